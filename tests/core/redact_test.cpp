// SPDX-License-Identifier: Apache-2.0
#include "core/talk/answers_given.h"
#include "tests/support/state_dump.h"
#include "tests/support/talk_fixture.h"

using namespace ownwords;
using namespace ownwords::test;
using talk::Status;

namespace {

std::shared_ptr<const pack::Pack> thePack()
{
    return packOf({q("name", "words", R"("role":"name")"), q("many", "words", R"("many":true,"adds_to":"gifts")"),
        loop("cards", "gifts", {q("why")}), q("goal", "words", R"("role":"goal","read_back":true)")});
}

bool isAnywhere(Sitter& sitter, const std::string& text)
{
    return sitter.json().find(text) != std::string::npos || dumpOf(sitter.talk.state()).find(text) != std::string::npos;
}

std::vector<std::string> hashes(const record::Record& record)
{
    std::vector<std::string> all;
    for (const record::Sitting& sitting : record.sittings) {
        for (const record::Stretch& stretch : sitting.stretches)
            all.push_back(record::hashOf(stretch));
    }
    return all;
}

} // namespace

TEST_CASE("Redacted words are in no byte, saved before or not", "[redact]")
{
    for (const bool saved : {false, true}) {
        Sitter sitter(thePack());
        sitter.say("CANARY").next().say("keep me").go("name").say("CANARY again").say("CANARY undone").undo();
        if (saved)
            sitter.talk.save();
        sitter.type("CANARY typed").redact("name");
        CHECK_FALSE(isAnywhere(sitter, "CANARY"));
        CHECK(isAnywhere(sitter, "keep me"));
        CHECK(sitter.status("name") == Status::Shown);
        CHECK_FALSE(sitter.story().called);
    }
}

TEST_CASE("Redaction leaves headers, commitments and the hashes of stretches", "[redact]")
{
    Sitter sitter(thePack());
    sitter.say("CANARY").next();
    const auto before = hashes(sitter.talk.save());
    sitter.redact("name");
    const record::Record& record = sitter.talk.save();
    auto after = hashes(record);
    REQUIRE(after.size() == before.size() + 1);
    CHECK(record.sittings[0].stretches[1].prev == before.back());
    after.pop_back();
    CHECK(after == before);
    std::size_t blanked = 0;
    for (const record::Placed& placed : record::inOrder(record)) {
        const record::Event& event = *placed.event;
        const bool isBlank = event.payload.kind == record::Kind::Redacted;
        blanked += isBlank ? 1 : 0;
        CHECK(event.commitment.size() == 64);
        CHECK((isBlank ? event.raw.empty() && event.salt.empty()
                       : record::commitmentOf(event.salt, event.raw) == event.commitment));
    }
    CHECK(blanked == 1);
    CHECK(exchange::readRecord(sitter.json()));
}

TEST_CASE("Redaction beats undo, redo and merge in any order", "[redact]")
{
    const auto pack = thePack();
    Sitter sitter(pack);
    sitter.say("CANARY");
    const record::Record copy = sitter.talk.save();
    sitter.redact("name");
    CHECK_FALSE(sitter.talk.undo(stampAt()));
    CHECK_FALSE(sitter.talk.redo(stampAt()));
    const record::Record clean = sitter.talk.save();
    for (const auto& merged : {*record::merge(copy, clean), *record::merge(clean, copy)}) {
        const auto text = exchange::writeRecord(merged, sitter.talk.state().packs(), {stampAt().at, "test", "en"});
        REQUIRE(text);
        CHECK(text->find("CANARY") == std::string::npos);
    }
    Sitter undone(pack);
    undone.say("CANARY").undo().redact("name");
    CHECK_FALSE(undone.talk.redo(stampAt()));
    CHECK_FALSE(isAnywhere(undone, "CANARY"));
}

TEST_CASE("Folding on after a redaction is the same as folding all", "[redact]")
{
    Sitter sitter(thePack());
    sitter.say("A")
        .next()
        .say("one")
        .say("two")
        .next()
        .say("because")
        .move("gifts[2]", 1)
        .remove("gifts[1]")
        .go("goal");
    sitter.say("sleep").confirm().redact("many").say("sleep well");
    const auto full = talk::State::fold(sitter.talk.save(), sitter.talk.state().packs());
    REQUIRE(full);
    CHECK(dumpOf(*full) == dumpOf(sitter.talk.state()));
    CHECK_FALSE(isAnywhere(sitter, "\"one\""));
    // What was said about the gifts does not pass for their names; it is kept.
    CHECK(sitter.story().gifts.empty());
    CHECK(sitter.json().find("because") != std::string::npos);
}

TEST_CASE("A goal with words of its own outlives the words it was chosen from", "[redact]")
{
    const auto pack = packOf({q("src", "words", R"("adds_to":"goals")"),
        loop("goals_loop", "goals", {q("goal", "words", R"("role":"goal","read_back":true)")})});
    Sitter sitter(pack);
    sitter.say("CANARY").next().say("sleep").confirm().redact("src");
    CHECK_FALSE(isAnywhere(sitter, "CANARY"));
    CHECK(sitter.story().goals.at(0).confirmed->words == "sleep");
    CHECK_FALSE(sitter.story().goals.at(0).beganAs);
}

TEST_CASE("Redaction leaves what is typed in another talk", "[redact]")
{
    const auto pack = thePack();
    Sitter first(pack);
    first.type("half a name");
    Sitter second = Sitter::begin(first.talk.save(), first.talk.state().packs(), setupOf(pack, {}, 2));
    second.say("CANARY").redact("name");
    CHECK(second.json().find("half a name") != std::string::npos);
    CHECK_FALSE(isAnywhere(second, "CANARY"));
}

TEST_CASE("A redaction cannot be redacted, nor what gives a talk its meaning", "[redact]")
{
    Sitter sitter(thePack());
    sitter.say("CANARY").say("next").undo();
    const record::Record before = sitter.talk.save();
    sitter.redact("name");
    record::Record record = sitter.talk.save();
    record::Payload all;
    all.kind = record::Kind::Redact;
    for (const record::Placed& placed : record::inOrder(record)) {
        if (placed.event->payload.kind != record::Kind::Answer)
            all.events.push_back(placed.event->header.id);
    }
    record::Header header = record.sittings[0].stretches[0].events[0].header;
    header.id = idOf<EventTag>(200);
    header.n = record::lastN(record) + 1;
    record::append(record.sittings[0], {record::makeEvent(header, all, {})}, "resident");
    record::applyRedactions(record);
    const auto state = talk::State::fold(record, sitter.talk.state().packs());
    REQUIRE(state);
    CHECK(state->chain(0).pack != nullptr);
    const auto merged = record::merge(record, before);
    REQUIRE(merged);
    const auto again = talk::State::fold(*merged, sitter.talk.state().packs());
    REQUIRE(again);
    CHECK(dumpOf(*again).find("CANARY") == std::string::npos);
}

TEST_CASE("All that stands in the record is named with its place, and can be taken out of an earlier talk", "[redact]")
{
    Sitter before(thePack());
    before.say("CANARY first").next().say("kept").next().go("goal").say("undone CANARY").undo();
    before.go("gifts[1]/why").type("typed CANARY");
    Sitter sitter = Sitter::begin(before.talk.save(), before.talk.state().packs(), setupOf(thePack(), {}, 2));
    sitter.say("today");
    const auto given = talk::answersGiven(sitter.talk.state(), sitter.talk.save(), "en");
    std::vector<std::string> texts;
    for (const talk::AnswerGiven& answer : given)
        texts.push_back(answer.asked + ": " + answer.text);
    // What was undone is still in the record, and so in the list.
    CHECK(texts
        == std::vector<std::string>{"Ask name: CANARY first", "Ask many: kept", "Ask goal: undone CANARY",
            "Ask name: today", "Ask why: typed CANARY"});
    for (const talk::AnswerGiven& answer : given) {
        if (answer.text.find("CANARY") != std::string::npos)
            CHECK(sitter.talk.redact(answer.chain, answer.slot, sitter.stamp));
    }
    CHECK_FALSE(isAnywhere(sitter, "CANARY"));
    CHECK(isAnywhere(sitter, "kept"));
    CHECK(isAnywhere(sitter, "today"));
    CHECK(talk::answersGiven(sitter.talk.state(), sitter.talk.save(), "en").size() == 2);
    CHECK_FALSE(sitter.talk.redact(given.front().chain, given.front().slot, sitter.stamp)); // nothing is there any more
}
