// SPDX-License-Identifier: Apache-2.0
#include "core/talk/migration.h"
#include "core/talk/value_text.h"
#include "tests/support/talk_fixture.h"

#include <functional>

using namespace ownwords;
using namespace ownwords::test;

namespace {

const std::string scale = R"("min":0,"max":10,"ends":{"low":{"en":"No"},"high":{"en":"Yes"}})";

// The first version, as the edits below find it: each question on a line of its own.
std::string firstVersion()
{
    const std::string lists
        = R"("lists":{"ready":[{"id":"yes","text":{"en":"Yes, I am"}},{"id":"maybe","text":{"en":"Maybe"}},{"id":"no","text":{"en":"No"}}],)"
          R"("fun":[{"id":"music","text":{"en":"Music"}},{"id":"walks","text":{"en":"Walks"}},{"id":"games","text":{"en":"Games"}}]})";
    return packText(
        {section("hello",
             {q("name", "words", R"("role":"name")"),
                 "\n" + q("good_day", "words", R"("followups":[{"id":"small","kind":"words","text":{"en":"?"}}])"),
                 "\n" + q("ready", "one", R"("list":"ready")"),
                 "\n" + q("fun", "some", R"("list":"fun","own_words":true)"), "\n" + q("far", "scale", scale),
                 "\n" + q("rooms", "number"), "\n" + q("day", "date", R"("none":{"en":"No date yet"})"),
                 "\n" + q("other_day", "date", R"("none":{"en":"No date yet"})")}),
            section("cards",
                {loop("gift_cards", "gifts", {q("gift"), "\n" + q("how", "words", "\"lines\":2")},
                     R"("again":{"en":"More?"})"),
                    "\n" + q("last")})},
        lists);
}

// Everything answered, two gifts, one thing said twice.
Sitter answered()
{
    Sitter sitter(loadPack(firstVersion()));
    sitter.say("Bo").say("Bobby").next().say("sun").next().say("the park").next().pick({"maybe"}).next();
    sitter.pick({"walks", "music"})
        .say("dancing")
        .next()
        .number(7)
        .next()
        .number(2)
        .next()
        .date("2026-06-09")
        .next()
        .pick({"none"})
        .next();
    sitter.say("painting")
        .next()
        .say("slowly")
        .next()
        .again(true)
        .say("cooking")
        .next()
        .say("with love")
        .next()
        .again(false)
        .say("bye");
    return sitter;
}

std::string edited(std::string text, const std::vector<std::pair<std::string, std::string>>& edits)
{
    for (const auto& [from, to] : edits) {
        const auto at = text.find(from);
        INFO(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    return text;
}

// All that was ever said, entry by entry as people see it, in no order.
std::multiset<std::string> allSaid(const talk::State& state)
{
    std::multiset<std::string> all;
    for (std::size_t i = 0; i < state.size(); ++i) {
        const talk::Entry& entry = state.entry(i);
        const record::Value& value = entry.payload.value;
        if (entry.payload.kind != record::Kind::Answer)
            continue;
        const pack::Question* const question = entry.pack->question(entry.slot);
        REQUIRE(question);
        for (const std::string& picked : value.picked)
            all.insert(talk::optionText(*entry.pack, *question, picked, "en"));
        all.insert(value.words.begin(), value.words.end());
        if (value.number)
            all.insert(talk::numberText(*value.number));
        if (value.date)
            all.insert(toText(*value.date));
        if (value.none)
            all.insert("No date yet");
    }
    return all;
}

std::size_t answersIn(const std::string& recordJson)
{
    const json::Parsed parsed = json::parse(recordJson, {1U << 26U, 64});
    REQUIRE(parsed.problems.empty());
    std::size_t count = 0;
    for (const json::Value& talk : parsed.root.find("talks")->items) {
        for (const char* const part : {"answers", "set_aside", "retired"})
            count += talk.find(part)->items.size();
    }
    return count;
}

struct Edit {
    std::string name;
    std::vector<std::pair<std::string, std::string>> changes;
    std::string report; // without its first words
};

const std::string asIs = "14 answers stay as they are.\n";
const std::string allButOne = "13 answers stay as they are.\n";

} // namespace

TEST_CASE("No edit of a pack loses or rewords what was said", "[migration]")
{
    const std::string asWords = "Asked in another way and kept as own words: ";
    const std::string gone = "Not asked any more and kept under \"Asked before\": ";
    const std::string choice = "A choice is gone and is kept as own words: ";
    const std::vector<Edit> table{
        {"nothing", {}, asIs},
        {"other wording", {{"Ask name", "What is your name?"}}, asIs},
        {"renamed", {{R"("id":"good_day")", R"("id":"best_day","was":["good_day"])"}}, asIs},
        {"renamed without was", {{R"("id":"good_day")", R"("id":"best_day")"}},
            "12 answers stay as they are.\n" + gone + "good_day (1), good_day/small (1).\nNew questions: best_day.\n"},
        {"option renamed", {{R"("id":"maybe")", R"("id":"perhaps","was":["maybe"])"}}, asIs},
        {"option dropped", {{R"({"id":"maybe","text":{"en":"Maybe"}},)", ""}}, allButOne + choice + "ready (1).\n"},
        {"one of two picks dropped", {{R"({"id":"music","text":{"en":"Music"}},)", ""}},
            allButOne + choice + "fun (1).\n"},
        {"words to one", {{R"("id":"last","kind":"words")", R"("id":"last","kind":"one","list":"ready")"}}, asIs},
        {"one to words",
            {{R"("id":"ready","kind":"one")", R"("id":"ready","kind":"words")"}, {R"(,"list":"ready")", ""}},
            allButOne + asWords + "ready (1).\n"},
        {"one to some", {{R"("id":"ready","kind":"one")", R"("id":"ready","kind":"some")"}}, asIs},
        {"some to one", {{R"("id":"fun","kind":"some")", R"("id":"fun","kind":"one")"}}, asIs},
        {"another list",
            {{R"("id":"ready","kind":"one","text":{"en":"Ask ready"},"list":"ready")",
                R"("id":"ready","kind":"one","text":{"en":"Ask ready"},"list":"fun")"}},
            allButOne + choice + "ready (1).\n"},
        {"scale to words", {{R"("id":"far","kind":"scale")", R"("id":"far","kind":"words")"}, {"," + scale, ""}},
            allButOne + asWords + "far (1).\n"},
        {"scale to number", {{R"("id":"far","kind":"scale")", R"("id":"far","kind":"number")"}, {"," + scale, ""}},
            asIs},
        {"number to one", {{R"("id":"rooms","kind":"number")", R"("id":"rooms","kind":"one","list":"ready")"}},
            allButOne + asWords + "rooms (1).\n"},
        {"words to number", {{R"("id":"last","kind":"words")", R"("id":"last","kind":"number")"}}, asIs},
        {"date to words",
            {{R"("id":"day","kind":"date")", R"("id":"day","kind":"words")"}, {R"(,"none":{"en":"No date yet"})", ""}},
            allButOne + asWords + "day (1).\n"},
        {"no date to words",
            {{R"("id":"other_day","kind":"date","text":{"en":"Ask other_day"},"none":{"en":"No date yet"})",
                R"("id":"other_day","kind":"words","text":{"en":"Ask other_day"})"}},
            allButOne + asWords + "other_day (1).\n"},
        {"reordered",
            {{R"("id":"name")", R"("id":"swap")"},
                {R"("id":"last","kind":"words","text":{"en":"Ask last"})",
                    R"("id":"name","kind":"words","text":{"en":"Ask name"})"},
                {R"("id":"swap")", R"("id":"last")"}},
            asIs},
        {"section split",
            {{",\n" + q("far", "scale", scale),
                R"(]},{"id":"split","title":{"en":"Split"},"questions":[)" + q("far", "scale", scale)}},
            asIs},
        {"loop deleted",
            {{loop("gift_cards", "gifts", {q("gift"), "\n" + q("how", "words", "\"lines\":2")},
                  R"("again":{"en":"More?"})")
                    + ",\n",
                ""}},
            "10 answers stay as they are.\n" + gone + "gift (2), how (2).\n"},
        {"loop renamed", {{R"("id":"gift_cards")", R"("id":"talents","was":["gift_cards"])"}}, asIs},
        {"question deleted", {{"\n" + q("rooms", "number") + ",", ""}}, allButOne + gone + "rooms (1).\n"},
        {"question in a loop deleted", {{",\n" + q("how", "words", "\"lines\":2"), ""}},
            "12 answers stay as they are.\n" + gone + "how (2).\n"},
        {"follow-up renamed", {{R"("id":"small")", R"("id":"tiny","was":["small"])"}}, asIs},
        {"follow-up deleted", {{R"(,"followups":[{"id":"small","kind":"words","text":{"en":"?"}}])", ""}},
            allButOne + gone + "good_day/small (1).\n"},
        {"moved out of the loop",
            {{",\n" + q("how", "words", "\"lines\":2"), ""}, {"\n" + q("last"), "\n" + q("last") + "," + q("how")}},
            "12 answers stay as they are.\n" + gone + "how (2).\nNew questions: how.\n"},
        {"moved into the loop",
            {{",\n" + q("last"), ""}, {"\n" + q("how", "words", "\"lines\":2"), "\n" + q("how") + "," + q("last")}},
            allButOne + gone + "last (1).\nNew questions: last.\n"},
        {"question added", {{"\n" + q("last"), "\n" + q("last") + "," + q("extra")}}, asIs + "New questions: extra.\n"},
        {"hidden now", {{R"("id":"last",)", R"("id":"last","when":{"q":"ready","is":"no"},)"}}, asIs},
        {"two become one",
            {{R"("id":"last",)", R"("id":"name_and_last","was":["name","last"],)"},
                {q("name", "words", R"("role":"name")") + ",", ""}},
            asIs},
        {"an id changes hands",
            {{R"("id":"last",)", R"("id":"new_last","was":["last"],)"},
                {R"("id":"name",)", R"("id":"last_name","was":["name"],)"}},
            asIs},
    };
    CHECK(table.size() >= 20);
    Sitter before = answered();
    const record::Record old = before.talk.save();
    const auto said = allSaid(before.talk.state());
    const std::size_t answers = answersIn(before.json());
    for (const Edit& edit : table) {
        INFO(edit.name);
        const auto pack = loadPack(edited(edited(firstVersion(), edit.changes), {{"\"1.0.0\"", "\"1.1.0\""}}));
        const talk::PackIndex index(pack);
        const talk::MigrationReport report = talk::previewMigration(before.talk.state(), before.talk.chain(), index);
        CHECK(talk::toText(report) == "From version 1.0.0 to 1.1.0: " + edit.report);
        Sitter after = Sitter::resume(old, before.talk.state().packs(), setupOf(pack, {}, 2));
        CHECK((allSaid(after.talk.state()) == said));
        const record::Record now = after.talk.save();
        CHECK(now.sittings[0] == old.sittings[0]);
        // Two answers of which one question is left are one answer and an earlier one.
        CHECK(answersIn(after.json()) == (edit.name == "two become one" ? answers - 1 : answers));
        CHECK(exchange::readRecord(after.json()));
        CHECK(after.words("gifts").size() == 2);
    }
}

TEST_CASE("Where the place is gone the talk goes on at the first open question", "[migration]")
{
    const auto first = packOf({q("a"), q("b"), q("c"), q("d")});
    Sitter sitter(first);
    sitter.say("x").next().next();
    REQUIRE(sitter.at() == "c");
    Sitter gone = Sitter::resume(
        sitter.talk.save(), sitter.talk.state().packs(), setupOf(packOf({q("a"), q("b"), q("d")}, {}, "2.0.0"), {}, 2));
    CHECK(gone.at() == "b");
    Sitter renamed = Sitter::resume(sitter.talk.save(), sitter.talk.state().packs(),
        setupOf(packOf({q("a"), q("b"), q("sea", "words", R"("was":["c"])"), q("d")}, {}, "2.0.0"), {}, 3));
    CHECK(renamed.at() == "sea");
    renamed.back();
    CHECK(renamed.at() == "b");
}

TEST_CASE("What was being typed moves with its question", "[migration]")
{
    Sitter sitter(packOf({q("a"), q("b")}));
    sitter.type("half a").pass().type("half b");
    const auto second = packOf({q("alpha", "words", R"("was":["a"])"), q("c")}, {}, "2.0.0");
    Sitter later = Sitter::resume(sitter.talk.save(), sitter.talk.state().packs(), setupOf(second, {}, 2));
    REQUIRE(later.talk.draft(later.slot("alpha")));
    CHECK(*later.talk.draft(later.slot("alpha")) == "half a");
    CHECK(later.json().find("half b") != std::string::npos);
}

TEST_CASE("A question that comes back two versions later has its answers again", "[migration]")
{
    Sitter one(packOf({q("a"), q("b")}));
    one.say("first words").next();
    const auto without = packOf({q("b")}, {}, "2.0.0");
    Sitter two = Sitter::resume(one.talk.save(), one.talk.state().packs(), setupOf(without, {}, 2));
    CHECK(two.story().others.at(0).question == "Ask a");
    CHECK(two.story().others.at(0).said.words == "first words");
    Sitter three = Sitter::resume(
        two.talk.save(), two.talk.state().packs(), setupOf(packOf({q("b"), q("a")}, {}, "3.0.0"), {}, 3));
    CHECK(three.value("a")->words == Places{"first words"});
    CHECK(three.talk.state().chain(0).retired.empty());
    CHECK(three.story().others.size() == 1);
}

TEST_CASE("A device that had not moved yet is understood all the same", "[migration]")
{
    const auto first = packOf({q("a"), q("b"), q("c")});
    const auto second = packOf({q("alpha", "words", R"("was":["a"])"), q("b")}, {}, "2.0.0");
    Sitter start(first);
    start.say("start");
    const record::Record common = start.talk.save();
    const auto packs = start.talk.state().packs();
    Sitter moved = Sitter::resume(common, packs, setupOf(second, {}, 2));
    Sitter stayed = Sitter::resume(common, packs, setupOf(first, {}, 3));
    stayed.next().say("b here").next().say("c here").go("a").say("a again").go("b").say("b again");
    const auto both = record::merge(moved.talk.save(), stayed.talk.save());
    REQUIRE(both);
    const auto state = talk::State::fold(*both, moved.talk.state().packs());
    REQUIRE(state);
    CHECK(state->value(0, moved.slot("alpha"))->words == Places{"a again"});
    CHECK(state->value(0, moved.slot("b"))->words == Places{"b again"});
    CHECK(state->chain(0).retired.size() == 1);
    const auto others = talk::storyOf(*state).others;
    CHECK(others.size() == 3);
}

TEST_CASE("Read-back that was given stays given", "[migration]")
{
    const std::string goal = R"("role":"goal","read_back":true)";
    Sitter sitter(packOf({q("goal", "words", goal)}));
    sitter.say("sleep").confirm();
    Sitter later = Sitter::resume(sitter.talk.save(), sitter.talk.state().packs(),
        setupOf(packOf({q("aim", "words", goal + R"(,"was":["goal"])")}, {}, "2.0.0"), {}, 2));
    CHECK(later.story().goals.at(0).confirmed->words == "sleep");
}

TEST_CASE("The same version with other words is refused", "[migration]")
{
    Sitter sitter(packOf({q("a")}));
    sitter.say("x");
    const auto other = packOf({q("a"), q("b")});
    const auto resumed = talk::Talk::resume(sitter.talk.save(), sitter.talk.state().packs(), setupOf(other), stampAt());
    REQUIRE_FALSE(resumed);
    CHECK(resumed.error().code == ErrorCode::Exists);
    const auto begun = talk::Talk::begin(sitter.talk.save(), sitter.talk.state().packs(), setupOf(other), stampAt());
    REQUIRE_FALSE(begun);
    CHECK(begun.error().code == ErrorCode::Exists);
}

TEST_CASE("Without its pack a record does not open, and says which one is missing", "[migration]")
{
    Sitter sitter(packOf({q("a")}));
    const auto state = talk::State::fold(sitter.talk.save(), {});
    REQUIRE_FALSE(state);
    CHECK(state.error().code == ErrorCode::NotFound);
    CHECK(state.error().detail == "pack " + sitter.talk.pack().pack().hash);
}
