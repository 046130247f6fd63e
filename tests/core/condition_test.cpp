// SPDX-License-Identifier: Apache-2.0
#include "core/talk/screen.h"
#include "tests/support/talk_fixture.h"

#include <map>

using namespace ownwords;
using namespace ownwords::test;
using talk::Status;

namespace {

const std::string twoLists = R"("lists":{"ab":)" + options({"a", "b", "c"}) + "}";

// What may have become of the question that the condition looks at.
enum class Given { Absent, Shown, Passed, Declined, Hidden, A, B, AandB, OwnWords, Many, Zero, Five, Cleared, Undone };

// Puts the question `src` of the pack into one of these ways; the talk stands on it.
void give(Sitter& sitter, Given given)
{
    sitter.next(); // from "gate", which shows `src`
    if (given == Given::Absent)
        return;
    sitter.go("gate").pick({"a"}).next();
    REQUIRE(sitter.at() == "src");
    const std::map<Given, std::vector<std::string>> picks{{Given::A, {"a"}}, {Given::B, {"b"}},
        {Given::AandB, {"a", "b"}}, {Given::Hidden, {"a"}}, {Given::Cleared, {"a"}}, {Given::Undone, {"a"}}};
    const bool isNumber = sitter.talk.pack().find("src")->question->kind == pack::Kind::Scale;
    if (const auto pick = picks.find(given); pick != picks.end()) {
        if (isNumber)
            sitter.number(5);
        else
            sitter.pick(pick->second);
    }
    if (given == Given::Zero || given == Given::Five)
        sitter.number(given == Given::Zero ? 0 : 5);
    if (given == Given::OwnWords || given == Given::Many)
        sitter.say("a");
    if (given == Given::Many)
        sitter.say("b");
    if (given == Given::Passed || given == Given::Declined)
        sitter.pass(given == Given::Declined);
    if (given == Given::Cleared)
        sitter.clear();
    if (given == Given::Undone)
        sitter.undo();
    if (given == Given::Hidden)
        sitter.go("gate").pick({"b"});
}

bool holds(const std::string& kind, const std::string& condition, Given given)
{
    const std::string list = kind == "scale" ? R"("min":0,"max":10,"ends":{"low":{"en":"No"},"high":{"en":"Yes"}})"
                                             : R"("list":"ab","own_words":true)";
    const auto pack
        = packOf({q("gate", "one", R"("list":"ab")"), q("src", kind, list + R"(,"when":{"q":"gate","is":"a"})"),
                     q("target", "words", R"("when":)" + condition)},
            twoLists);
    Sitter sitter(pack);
    give(sitter, given);
    return sitter.sees("target");
}

} // namespace

TEST_CASE("A condition looks at an answer that may be absent, hidden or in own words", "[condition]")
{
    struct Row {
        std::string kind;
        std::string test;
        std::vector<Given> yes; // all others: no
    };
    using G = Given;
    const std::vector<G> choices{
        G::Absent, G::Shown, G::Passed, G::Declined, G::Hidden, G::A, G::B, G::OwnWords, G::Cleared, G::Undone};
    const std::vector<G> numbers{G::Absent, G::Shown, G::Passed, G::Declined, G::Hidden, G::Zero, G::Five, G::OwnWords};
    const std::vector<Row> table{
        {"one", R"("answered":true)", {G::A, G::B, G::OwnWords}},
        {"one", R"("answered":false)", {G::Absent, G::Shown, G::Passed, G::Declined, G::Hidden, G::Cleared, G::Undone}},
        {"one", R"("is":"a")", {G::A}},
        {"one", R"("is_not":"a")",
            {G::Absent, G::Shown, G::Passed, G::Declined, G::Hidden, G::B, G::OwnWords, G::Cleared, G::Undone}},
        {"some", R"("answered":true)", {G::A, G::B, G::AandB, G::OwnWords, G::Many}},
        {"some", R"("is":"a")", {G::A, G::AandB}},
        {"some", R"("is":"b")", {G::B, G::AandB}},
        {"some", R"("is_not":"a")",
            {G::Absent, G::Shown, G::Passed, G::Declined, G::Hidden, G::B, G::OwnWords, G::Many, G::Cleared,
                G::Undone}},
        {"scale", R"("answered":true)", {G::Zero, G::Five, G::OwnWords}},
        {"scale", R"("more_than":0)", {G::Five}},
        {"scale", R"("at_least":0)", {G::Zero, G::Five}},
        {"scale", R"("less_than":5)", {G::Zero}},
        {"scale", R"("at_most":5)", {G::Zero, G::Five}},
        {"scale", R"("at_most":4.5)", {G::Zero}},
    };
    std::size_t rows = 0;
    for (const Row& row : table) {
        std::vector<Given> ways = row.kind == "scale" ? numbers : choices;
        if (row.kind == "some")
            ways.insert(ways.end(), {G::AandB, G::Many});
        for (const Given given : ways) {
            const bool expected = std::find(row.yes.begin(), row.yes.end(), given) != row.yes.end();
            INFO(row.kind << ' ' << row.test << " given " << static_cast<int>(given));
            CHECK(holds(row.kind, R"({"q":"src",)" + row.test + '}', given) == expected);
            ++rows;
        }
    }
    CHECK(rows == 4 * choices.size() + 4 * (choices.size() + 2) + 6 * numbers.size());
}

TEST_CASE("Conditions are joined with all, any, not and flags", "[condition]")
{
    struct Row {
        std::string condition;
        bool alone;
        bool together;
    };
    const std::vector<Row> table{
        {R"({"flag":"alone"})", true, false},
        {R"({"not":{"flag":"alone"}})", false, true},
        {R"({"all":[{"flag":"alone"},{"q":"src","is":"a"}]})", true, false},
        {R"({"all":[{"flag":"alone"},{"q":"src","is":"b"}]})", false, false},
        {R"({"any":[{"flag":"together"},{"q":"src","is":"b"}]})", false, true},
        {R"({"any":[{"not":{"q":"src","is":"a"}},{"all":[{"flag":"together"},{"q":"src","is_not":"b"}]}]})", false,
            true},
    };
    for (const Row& row : table) {
        const auto pack
            = packOf({q("src", "one", R"("list":"ab")"), q("target", "words", R"("when":)" + row.condition)}, twoLists);
        for (const bool alone : {true, false}) {
            Sitter sitter(pack, {alone ? "alone" : "together"});
            sitter.pick({"a"});
            INFO(row.condition << ' ' << alone);
            CHECK(sitter.sees("target") == (alone ? row.alone : row.together));
        }
    }
}

TEST_CASE("What hangs on a hidden answer is hidden with it, and all of it comes back", "[condition]")
{
    const auto pack = loadPack(packText(
        {section("one", {q("a", "one", R"("list":"ab")")}),
            section("two", {q("b", "one", R"("list":"ab","followups":[{"id":"f","kind":"words","text":{"en":"?"}}])")},
                R"("when":{"q":"a","is":"a"})"),
            section("three", {q("c", "words", R"("when":{"q":"b","is":"a"})")})},
        twoLists));
    const std::string odd = "\xEF\xBB\xBFline\r\nline\xC2\xA0\xE2\x80\xA8 end ";
    Sitter sitter(pack);
    sitter.pick({"a"}).next().pick({"a"}).next().say("why not").next().say(odd);
    REQUIRE(sitter.at() == "c");
    sitter.go("a").pick({"b"});
    CHECK(sitter.visible() == Places{"a"});
    CHECK(sitter.story().others.empty());
    const std::string hidden = sitter.json();
    CHECK(hidden.find("\"set_aside\": [\n        {") != std::string::npos);
    CHECK(hidden.find("why not") != std::string::npos);
    sitter.pick({"a"});
    CHECK(sitter.visible() == Places{"a", "b", "b/f", "c"});
    CHECK(sitter.value("c")->words == Places{odd});
    CHECK(sitter.value("b/f")->words == Places{"why not"});
    CHECK(sitter.status("b") == Status::Answered);
}

TEST_CASE("In a loop a condition looks at the same item, also over two loops", "[condition]")
{
    const auto pack
        = packOf({loop("first", "gifts", {q("gift"), q("love", "one", R"("list":"ab")")}, R"("again":{"en":"More?"})"),
                     loop("second", "gifts", {q("more", "words", R"("when":{"q":"love","is":"a"})")})},
            twoLists);
    Sitter sitter(pack);
    sitter.say("painting").next().pick({"a"}).next().again(true);
    sitter.say("cooking").next().pick({"b"}).next().again(true);
    sitter.say("singing").next().pick({"a"}).next().again(false);
    CHECK(sitter.walked() == Places{"gifts[1]/more", "gifts[3]/more", "end"});
}

TEST_CASE("What leads up to a sentence is there only when the sentence can be said", "[condition]")
{
    const std::string day
        = R"("list":"ab","followups":[{"id":"day","kind":"date","when":{"is":"a"},"text":{"en":"?"}}])";
    const auto pack = packOf({loop("goals_loop", "goals",
                                  {q("step"), q("when_so", "one", day),
                                      q("lead", "say", R"("sentence":{"en":"On {when_so/day}, I will {step}."})")},
                                  R"("again":{"en":"More?"})"),
                                 q("bye", "say")},
        twoLists);
    Sitter sitter(pack);
    talk::Surroundings around;
    CHECK(sitter.visible() == Places{"step", "when_so", "goals_loop/again", "bye"});
    sitter.say("ask Dawn").next().pick({"a"});
    CHECK_FALSE(sitter.sees("lead"));
    sitter.next().date("2026-06-08").next();
    CHECK(sitter.at() == "goals[1]/lead");
    CHECK(talk::screenOf(sitter.talk, around).sentence == "On Monday 8 June 2026, I will “ask Dawn”.");
    sitter.go("goals[1]/when_so/day").say("my birthday").go("goals[1]/lead");
    CHECK(talk::screenOf(sitter.talk, around).sentence == "On “my birthday”, I will “ask Dawn”.");
    sitter.go("goals[1]/when_so").pick({"b"}); // hides the day
    CHECK_FALSE(sitter.sees("lead"));
}
