// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "tests/support/talk_fixture.h"

using namespace ownwords;
using namespace ownwords::test;
using talk::Status;

namespace {

const std::string choices = options({"a", "b"});
const std::string lists = R"("lists":{"ab":)" + choices
    + R"(,"still":[{"id":"later","text":{"en":"Later"},"state":"later"},{"id":"on","text":{"en":"On"},"state":"on"}]})";
const std::string sizes = R"("lists":{"size":[{"id":"ok","text":{"en":"Fine"}},)"
                          R"({"id":"smaller","text":{"en":"Smaller"},"revisit":"step"}]})";
const std::string again = R"("again":{"en":"Another?"})";

} // namespace

TEST_CASE("The end comes after the last question, nothing need be answered", "[trail]")
{
    const auto pack = packOf({q("hi", "say"), q("a"), q("b")});
    Sitter sitter(pack);
    CHECK(sitter.walked() == Places{"hi", "a", "b", "end"});
    CHECK(sitter.status("a") == Status::Shown);
    CHECK(sitter.talk.next(stampAt()).error().code == ErrorCode::NotAllowed);
    sitter.back();
    CHECK(sitter.at() == "b");
    sitter.back();
    CHECK(sitter.at() == "a");
    sitter.finish();
    CHECK(sitter.at() == "end");
    CHECK(sitter.story().others.empty());
    sitter.back();
    CHECK(sitter.at() == "a");
    sitter.finish().go("b");
    CHECK(sitter.at() == "b");
    Sitter none(pack);
    none.finish();
    CHECK(none.at() == "end");
}

TEST_CASE("Back walks the way that was walked and skips what is hidden now", "[trail]")
{
    const auto pack = packOf(
        {q("a", "one", R"("list":"ab")"), q("b", "words", R"("when":{"q":"a","is":"a"})"), q("c"), q("d")}, lists);
    Sitter sitter(pack);
    sitter.pick({"a"}).next().next().go("a").go("d").back();
    CHECK(sitter.at() == "a");
    sitter.pick({"b"}).back();
    CHECK(sitter.at() == "c");
    CHECK(sitter.talk.go(sitter.slot("b"), stampAt()).error().code == ErrorCode::NotFound);
    sitter.back();
    CHECK(sitter.at() == "a"); // b is hidden
    const auto first = sitter.talk.back(stampAt());
    REQUIRE_FALSE(first);
    CHECK(first.error().code == ErrorCode::NotAllowed);
}

TEST_CASE("Carry on goes to the first open question", "[trail]")
{
    const auto pack = packOf({q("hi", "say"), q("a"), q("b"), q("c")});
    Sitter sitter(pack);
    sitter.go("b").say("x").carryOn();
    CHECK(sitter.at() == "a");
    sitter.pass().go("hi").carryOn();
    CHECK(sitter.at() == "c");
    sitter.say("y").carryOn();
    CHECK(sitter.at() == "end");
    sitter.go("b").clear().go("c").carryOn();
    CHECK(sitter.at() == "b");
}

TEST_CASE("Each not now is offered once more after the end, and only once", "[trail]")
{
    const std::string follow = R"("followups":[{"id":"f","kind":"words","text":{"en":"?"}}])";
    const auto pack = packOf({q("a"), q("b", "words", follow), q("c"), q("d")});
    Sitter sitter(pack);
    sitter.pass().pass().pass(true).say("x").next();
    CHECK(sitter.at() == "a");
    sitter.pass();
    CHECK(sitter.at() == "b");
    sitter.say("now").next();
    CHECK(sitter.at() == "b/f");
    sitter.next();
    CHECK(sitter.at() == "end");
    sitter.back().next();
    CHECK(sitter.at() == "end"); // a is still not now, and is not offered a third time
    sitter.go("c").say("opened after all");
    CHECK(sitter.status("c") == Status::Answered);
}

TEST_CASE("Nobody passes a gate before each visible question in it was shown", "[trail]")
{
    const auto pack = loadPack(packText({section("open", {q("a", "one", R"("list":"ab")")}),
                                            section("ours",
                                                {q("g1"), q("g2", "words", R"("when":{"q":"a","is":"a"})"),
                                                    q("extra", "words", R"("on_request":true)")},
                                                R"("gate":true)"),
                                            section("rest", {q("z")})},
        lists));
    Sitter sitter(pack);
    CHECK(sitter.talk.go(sitter.slot("z"), stampAt()).error().code == ErrorCode::NotAllowed);
    sitter.pick({"a"}).go("g2");
    CHECK(sitter.talk.go(sitter.slot("z"), stampAt()).error().code == ErrorCode::NotAllowed);
    sitter.next();
    CHECK(sitter.at() == "g1"); // next does not leave the gate either
    sitter.go("z");
    CHECK(sitter.at() == "z");
}

TEST_CASE("A question on request is reached by go only", "[trail]")
{
    const auto pack = packOf({q("a"), q("b", "words", R"("on_request":true)"), q("c")});
    Sitter sitter(pack);
    CHECK(sitter.walked() == Places{"a", "c", "end"});
    sitter.go("b").pass();
    CHECK(sitter.at() == "c");
    sitter.next();
    CHECK(sitter.at() == "end"); // not offered again
    sitter.carryOn();
    CHECK(sitter.at() == "a");
}

TEST_CASE("A choice leads back to an earlier question once and returns", "[trail]")
{
    const auto pack = packOf({loop("goals_loop", "goals",
                                  {q("goal"), q("step"), q("size", "one", R"("list":"size")"), q("end_word")}, again),
                                 q("after")},
        sizes);
    Sitter sitter(pack);
    sitter.say("run").next().say("a marathon").next().pick({"smaller"}).next();
    CHECK(sitter.at() == "goals[1]/step");
    CHECK(sitter.value("goals[1]/step")->words == Places{"a marathon"});
    sitter.say("a mile").next();
    CHECK(sitter.at() == "goals[1]/size");
    sitter.next();
    CHECK(sitter.at() == "goals[1]/end_word");
    sitter.go("goals[1]/size").pick({"smaller"}).next();
    CHECK(sitter.at() == "goals[1]/step"); // said again: once again
    sitter.next().pick({"ok"}).next();
    CHECK(sitter.at() == "goals[1]/end_word");
}

TEST_CASE("Loops: begun when empty, another one, again, a full collection", "[trail]")
{
    const auto pack = packOf({loop("cards", "gifts", {q("gift"), q("why")}, again), q("after")},
        R"("collections":{"gifts":{"title":{"en":"G"},"max":2}})");
    Sitter empty(pack);
    CHECK(empty.walked() == Places{"gifts[new]/gift", "gifts[new]/why", "cards/again", "after", "end"});
    CHECK(empty.words("gifts").empty());
    Sitter sitter(pack);
    sitter.say("painting").next().next().again(true);
    CHECK(sitter.at() == "gifts[2]/gift");
    sitter.say("cooking").next().next();
    CHECK(sitter.at() == "after"); // two is the most: nothing more is asked for
    CHECK(sitter.words("gifts") == Places{"painting", "cooking"});
    Sitter passed(pack);
    passed.pass().pass().again(false).say("x").next();
    CHECK(passed.at() == "gifts[new]/gift");
}

TEST_CASE("An empty loop is left alone when it has no again, and can be opened by go when it has", "[trail]")
{
    const auto pack
        = packOf({q("a"), loop("none", "hopes", {q("hope_more")}), loop("cards", "gifts", {q("gift")}, again)});
    Sitter sitter(pack);
    CHECK(sitter.visible() == Places{"a", "gift", "cards/again"});
    const auto stops = talk::walk(sitter.talk.state(), sitter.talk.chain());
    REQUIRE(sitter.talk.go(stops[1].slot, stampAt()));
    sitter.say("singing");
    CHECK(sitter.words("gifts") == Places{"singing"});
    CHECK(sitter.at() == "gifts[1]/gift");
}

TEST_CASE("only_new is asked for items begun by again", "[trail]")
{
    const auto pack = packOf({q("feed", "words", R"("adds_to":"gifts")"),
        loop("cards", "gifts", {q("gift", "words", R"("only_new":true)"), q("why")}, again)});
    Sitter sitter(pack);
    sitter.say("painting").next();
    CHECK(sitter.at() == "gifts[1]/why");
    sitter.next().again(true);
    CHECK(sitter.at() == "gifts[2]/gift");
    CHECK(sitter.say("cooking").walked() == Places{"gifts[2]/gift", "gifts[2]/why", "cards/again", "end"});
    CHECK(sitter.words("gifts") == Places{"painting", "cooking"});
}

TEST_CASE("Which items a loop is about is settled when it is reached", "[trail]")
{
    const auto pack
        = packOf({q("feed", "words", R"("many":true,"adds_to":"goals")"),
                     loop("all", "goals", {q("still", "one", R"("list":"still")"), q("more")}, R"("only":["on"])")},
            lists);
    Sitter sitter(pack);
    sitter.say("one").say("two").next().pick({"later"});
    CHECK(sitter.visible() == Places{"feed", "still", "more", "still", "more"}); // put aside in it, still in it
    sitter.next();
    CHECK(sitter.at() == "goals[2]/still"); // but not asked about any further
    sitter.pick({"on"}).next();
    CHECK(sitter.at() == "goals[2]/more");
    // In the next talk the loop runs without it.
    Sitter second = Sitter::begin(sitter.talk.save(), sitter.talk.state().packs(), setupOf(pack, {}, 2));
    CHECK(second.walked() == Places{"feed", "goals[2]/still", "goals[2]/more", "end"});
}

TEST_CASE("What is typed becomes one answer on leaving, a pass keeps it as it is", "[trail]")
{
    const auto pack = packOf({q("a"), q("b"), q("c", "one", R"("list":"ab","own_words":true)")}, lists);
    Sitter sitter(pack);
    const std::size_t before = sitter.events();
    sitter.type("dra").type("draft one");
    CHECK(sitter.events() == before);
    CHECK(sitter.status("a") == Status::Shown);
    sitter.next();
    CHECK(sitter.value("a")->words == Places{"draft one"});
    CHECK(sitter.talk.draft(sitter.slot("a")) == nullptr);
    sitter.type("kept").pass();
    CHECK(sitter.status("b") == Status::NotNow);
    REQUIRE(sitter.talk.draft(sitter.slot("b")));
    CHECK(*sitter.talk.draft(sitter.slot("b")) == "kept");
    // Kept over closing and opening, offered back, not said.
    Sitter later = Sitter::resume(sitter.talk.save(), sitter.talk.state().packs(), setupOf(pack, {}, 2));
    REQUIRE(later.talk.draft(later.slot("b")));
    CHECK(later.status("b") == Status::NotNow);
    CHECK(later.story().others.size() == 1);
    later.go("b").type("");
    CHECK(later.talk.draft(later.slot("b")) == nullptr);
}

TEST_CASE("20,000 characters can be said, more is refused and stays in the box", "[trail]")
{
    const auto pack = packOf({q("a"), q("b")});
    const auto times = [](std::size_t n, const std::string& text) {
        std::string all;
        for (std::size_t i = 0; i < n; ++i)
            all += text;
        return all;
    };
    for (const std::string& unit : {std::string("x"), std::string("\xC3\xA9"), std::string("\xF0\x9F\x99\x82")}) {
        Sitter sitter(pack);
        const std::string tooLong = times(talk::longestAnswer + 1, unit);
        const auto refused = sitter.talk.say(tooLong, 0, stampAt());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::TooLong);
        REQUIRE(sitter.talk.draft(sitter.slot("a")));
        CHECK(*sitter.talk.draft(sitter.slot("a")) == tooLong);
        CHECK(sitter.status("a") == Status::Shown);
        CHECK_FALSE(sitter.talk.next(stampAt()));
        CHECK(sitter.at() == "a");
        sitter.finish(); // closing is always possible
        REQUIRE(sitter.talk.draft(sitter.slot("a")));
        sitter.go("b").say(times(talk::longestAnswer, unit));
        CHECK(text::codePoints(sitter.value("b")->words.front()) == talk::longestAnswer);
    }
    Sitter sitter(pack);
    CHECK(sitter.talk.type(times(talk::longestDraft + 1, "x")).error().code == ErrorCode::TooLong);
    CHECK(sitter.talk.say("\xED\xA0\x80", 0, stampAt()).error().code == ErrorCode::Invalid);
    CHECK(sitter.talk.type("\xFF").error().code == ErrorCode::Invalid);
    CHECK(sitter.talk.draft(sitter.slot("a")) == nullptr);
}

TEST_CASE("What is not stored makes no event and is in no file, typed or said", "[trail]")
{
    const auto pack = packOf(
        {q("a", "words", R"("store":false,"followups":[{"id":"f","kind":"words","text":{"en":"?"}}])"), q("b")});
    Sitter sitter(pack);
    const std::size_t before = sitter.events();
    sitter.type("CANARY one");
    CHECK(sitter.json().find("CANARY") == std::string::npos);
    CHECK(*sitter.talk.draft(sitter.slot("a")) == "CANARY one");
    sitter.say("CANARY two");
    CHECK(sitter.events() == before);
    CHECK(sitter.value("a")->words == Places{"CANARY two"});
    sitter.next().type("CANARY three");
    CHECK(sitter.at() == "a/f");
    sitter.next();
    CHECK(sitter.at() == "b");
    CHECK(sitter.json().find("CANARY") == std::string::npos);
    sitter.go("a").pass();
    CHECK(sitter.status("a") == Status::NotNow);
}

TEST_CASE("What is not possible is refused and changes nothing", "[trail]")
{
    const auto pack = packOf({q("hi", "say"), q("a", "one", R"("list":"ab")"), q("n", "number"), q("d", "date"),
                                 loop("cards", "gifts", {q("gift")}, again)},
        lists);
    Sitter sitter(pack);
    const auto stamp = stampAt();
    const auto refused = [&](const Result<>& move, ErrorCode code) { return !move && move.error().code == code; };
    CHECK(refused(sitter.talk.say("x", 0, stamp), ErrorCode::NotAllowed));
    CHECK(refused(sitter.talk.clear(stamp), ErrorCode::NotAllowed));
    CHECK(refused(sitter.talk.confirm(stamp), ErrorCode::NotAllowed));
    CHECK(refused(sitter.talk.again(true, stamp), ErrorCode::NotAllowed));
    sitter.next();
    const std::size_t before = sitter.events();
    CHECK(refused(sitter.talk.pick({"z"}, std::nullopt, stamp), ErrorCode::NotFound));
    CHECK(refused(sitter.talk.pick({"a", "b"}, std::nullopt, stamp), ErrorCode::NotAllowed));
    CHECK(refused(sitter.talk.pick({}, std::nullopt, stamp), ErrorCode::NotAllowed));
    CHECK(refused(sitter.talk.number(3, stamp), ErrorCode::NotAllowed));
    CHECK(refused(sitter.talk.date(*parseDate("2026-06-09"), stamp), ErrorCode::NotAllowed));
    CHECK(refused(sitter.talk.say("x", 2, stamp), ErrorCode::NotFound));
    CHECK(refused(sitter.talk.say("", 0, stamp), ErrorCode::NotAllowed));
    CHECK(refused(sitter.talk.remove(idOf<ItemTag>(9), stamp), ErrorCode::NotFound));
    CHECK(refused(sitter.talk.go(sitter.slot("none"), stamp), ErrorCode::NotFound));
    CHECK(refused(sitter.talk.redact(sitter.slot("a"), stamp), ErrorCode::NotFound));
    CHECK_FALSE(sitter.talk.undo(stamp));
    CHECK_FALSE(sitter.talk.redo(stamp));
    CHECK(sitter.events() == before);
    CHECK(
        talk::Talk::begin(newRecord(), {}, setupOf(pack, {"no_such_flag"}), stamp).error().code == ErrorCode::NotFound);
    CHECK(talk::Talk::resume(newRecord(), {}, setupOf(pack), stamp).error().code == ErrorCode::NotFound);
}

TEST_CASE("Every kind takes own words, numbers and days are kept as said", "[trail]")
{
    const auto pack = packOf({q("a", "one", R"("list":"ab")"), q("n", "number", R"("min":1,"max":5)"),
                                 q("d", "date", R"("none":{"en":"No date"})")},
        lists);
    Sitter sitter(pack);
    sitter.say("neither").next().number(99).next().say("after Easter").next();
    CHECK(sitter.value("a")->words == Places{"neither"});
    CHECK(sitter.value("n")->number == 99);
    CHECK(sitter.value("d")->words == Places{"after Easter"});
    sitter.go("d").pick({"none"});
    CHECK(sitter.value("d")->none);
    CHECK(sitter.value("d")->words.empty());
    sitter.go("n").say("a few");
    CHECK_FALSE(sitter.value("n")->number);
}

TEST_CASE("A full sitting is closed and another continues it", "[trail]")
{
    const auto pack = packOf({q("a"), q("b")});
    Sitter sitter(pack);
    const std::string words(19'000, 'x');
    for (int i = 0; i < 120; ++i) {
        sitter.say(words + std::to_string(i));
        sitter.talk.save();
    }
    sitter.next().type("half a w");
    const record::Record record = sitter.talk.save();
    REQUIRE(record.sittings.size() == 2);
    CHECK(record.sittings[1].continues == record.sittings[0].id);
    CHECK(record::sizeOf(record.sittings[0]) >= record::fullSitting);
    CHECK(record::sizeOf(record.sittings[1]) < record::fullSitting);
    const auto folded = talk::State::fold(record, sitter.talk.state().packs());
    REQUIRE(folded);
    CHECK(folded->chains().size() == 1);
    CHECK(folded->value(0, {{}, {}, "a", {}})->words.front() == words + "119");
    Sitter again = Sitter::resume(record, sitter.talk.state().packs(), setupOf(pack));
    CHECK(again.at() == "b");
    REQUIRE(again.talk.draft({{}, {}, "b", {}}) != nullptr);
    CHECK(*again.talk.draft({{}, {}, "b", {}}) == "half a w");
}
