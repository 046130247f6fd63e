// SPDX-License-Identifier: Apache-2.0
#include "tests/support/talk_fixture.h"

#include <map>
#include <random>

using namespace ownwords;
using namespace ownwords::test;
using talk::Status;

TEST_CASE("Undo takes back the latest change, redo gives it back", "[undo]")
{
    const auto pack = packOf({q("a"), q("b")});
    Sitter sitter(pack);
    sitter.say("one").say("two").next().say("three").undo();
    CHECK(sitter.status("b") == Status::Shown);
    sitter.undo();
    CHECK(sitter.value("a")->words == Places{"one"});
    sitter.redo().redo();
    CHECK(sitter.value("a")->words == Places{"two"});
    CHECK(sitter.value("b")->words == Places{"three"});
    CHECK_FALSE(sitter.talk.redo(stampAt()));
    sitter.undo().undo().undo();
    CHECK(sitter.status("a") == Status::Shown);
    CHECK_FALSE(sitter.talk.undo(stampAt()));
}

TEST_CASE("Moves never lose redo, a new change does", "[undo]")
{
    const auto pack = packOf({q("a"), q("b")});
    Sitter sitter(pack);
    sitter.say("one").undo().next().back().go("b").carryOn().finish().go("a").redo();
    CHECK(sitter.value("a")->words == Places{"one"});
    sitter.undo().next().say("new");
    CHECK_FALSE(sitter.talk.redo(stampAt()));
    sitter.undo().redo();
    CHECK(sitter.value("b")->words == Places{"new"});
    CHECK(sitter.value("a") == nullptr);
}

TEST_CASE("Undo names the place that changed", "[undo]")
{
    const auto pack = packOf({q("a", "words", R"("adds_to":"gifts")"), q("b")});
    Sitter sitter(pack);
    sitter.say("x").next().remove("gifts[1]");
    CHECK(sitter.talk.undo(stampAt())->isEnd()); // a change to an item
    CHECK(sitter.words("gifts") == Places{"x"});
    CHECK(*sitter.talk.undo(stampAt()) == sitter.slot("a"));
    CHECK(sitter.words("gifts").empty());
    CHECK(*sitter.talk.redo(stampAt()) == sitter.slot("a"));
}

TEST_CASE("Nobody undoes what another one said", "[undo]")
{
    const auto pack = packOf({q("a"), q("b")});
    Sitter sitter(pack);
    sitter.say("mine").next();
    CHECK_FALSE(sitter.talk.undo(coachStamp()));
    REQUIRE(sitter.talk.say("the coach's", 0, coachStamp()));
    sitter.undo(); // my own latest, not the coach's later one
    CHECK(sitter.value("a") == nullptr);
    CHECK(sitter.value("b")->words == Places{"the coach's"});
    CHECK_FALSE(sitter.talk.redo(coachStamp()));
    CHECK(sitter.talk.undo(coachStamp()));
    sitter.redo();
    CHECK(sitter.value("a")->words == Places{"mine"});
}

TEST_CASE("An undo of another one's event in a record is no undo", "[undo]")
{
    const auto pack = packOf({q("a")});
    Sitter sitter(pack);
    sitter.say("mine");
    record::Record record = sitter.talk.save();
    const record::Event& said = record.sittings.back().stretches.back().events.back();
    record::Header header = said.header;
    header.id = idOf<EventTag>(9);
    header.n += 1;
    header.by = "coach:sam";
    record::Payload undo;
    undo.kind = record::Kind::Undo;
    undo.event = said.header.id;
    record::append(record.sittings.back(), {record::makeEvent(header, undo, {})}, "coach:sam");
    const auto state = talk::State::fold(record, sitter.talk.state().packs());
    REQUIRE(state);
    CHECK(state->answer(0, sitter.slot("a")) != nullptr);
}

TEST_CASE("Another one, first answers and read-backs can be taken back", "[undo]")
{
    const auto pack = packOf({loop("cards", "gifts", {q("gift")}, R"("again":{"en":"More?"})"),
        q("goal", "words", R"("role":"goal","read_back":true)")});
    Sitter sitter(pack);
    sitter.say("one");
    CHECK(sitter.words("gifts") == Places{"one"});
    sitter.undo();
    CHECK(sitter.at() == "gifts[new]/gift"); // the place stays
    CHECK(sitter.words("gifts").empty());
    sitter.redo();
    CHECK(sitter.at() == "gifts[1]/gift");
    sitter.undo().say("other");
    CHECK(sitter.words("gifts") == Places{"other"});
    sitter.next().again(true);
    CHECK(sitter.at() == "gifts[2]/gift");
    sitter.undo();
    CHECK(sitter.at() == "cards/again");
    CHECK(sitter.talk.state().items("gifts").size() == 1);
    sitter.again(false).say("sleep").confirm();
    CHECK(sitter.story().goals.front().confirmed);
    sitter.undo();
    CHECK_FALSE(sitter.story().goals.front().confirmed);
    CHECK(sitter.story().goals.front().unconfirmed->words == "sleep");
}

// The engine against a model that copies everything before each change.
TEST_CASE("Random undo and redo agree with a model of snapshots", "[undo]")
{
    using Snapshot = std::map<std::string, std::string>;
    const auto pack = packOf({q("a"), q("b"), q("c"), q("d", "words", R"("adds_to":"gifts")")});
    const Places slots{"a", "b", "c", "d"};
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        std::mt19937 random(seed);
        Sitter sitter(pack);
        Snapshot now;
        std::vector<Snapshot> past;
        std::vector<Snapshot> future;
        const auto change = [&](const std::string& slot, const std::string& text) {
            past.push_back(now);
            future.clear();
            now[slot] = text;
        };
        for (int step = 0; step < 200; ++step) {
            const std::string slot = slots[random() % slots.size()];
            INFO("seed " << seed << " step " << step);
            const auto what = random() % 8;
            if (what < 3) {
                sitter.go(slot).say(std::to_string(step));
                change(slot, std::to_string(step));
            } else if (what == 3) {
                sitter.go(slot).pass(random() % 2 == 0);
                change(slot, "pass");
            } else if (what == 4) {
                sitter.go(slot);
            } else if (what < 7) {
                const bool isDone = sitter.talk.undo(sitter.stamp).has_value();
                CHECK(isDone == !past.empty());
                if (isDone) {
                    future.push_back(std::exchange(now, past.back()));
                    past.pop_back();
                }
            } else {
                const bool isDone = sitter.talk.redo(sitter.stamp).has_value();
                CHECK(isDone == !future.empty());
                if (isDone) {
                    past.push_back(std::exchange(now, future.back()));
                    future.pop_back();
                }
            }
            for (const std::string& each : slots) {
                const record::Value* const value = sitter.value(each);
                const auto status = sitter.status(each);
                const bool isPassed = status == Status::NotNow || status == Status::NotForMe;
                const std::string stands = value ? value->words.front() : isPassed ? "pass" : "";
                const auto expected = now.find(each);
                CHECK(stands == (expected == now.end() ? std::string() : expected->second));
            }
            const bool hasGift = now.contains("d") && now["d"] != "pass";
            CHECK(sitter.words("gifts") == (hasGift ? Places{now["d"]} : Places{}));
        }
    }
}
