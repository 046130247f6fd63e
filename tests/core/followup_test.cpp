// SPDX-License-Identifier: Apache-2.0
#include "tests/support/talk_fixture.h"

using namespace ownwords;
using namespace ownwords::test;

namespace {

const std::string extras = R"("lists":{"ab":)" + options({"a", "b"}) + R"(},"phrases":{"nothing":{)"
    + R"("en":["nothing","don't know"],"cy":["dim byd","dwn i ddim"]}})";

std::string followup(const std::string& id, const std::string& when = {})
{
    return R"({"id":")" + id + R"(","kind":"words","text":{"en":"?"})" + (when.empty() ? "" : R"(,"when":)" + when)
        + '}';
}

std::shared_ptr<const pack::Pack> packWith(const std::string& kind, const std::string& when)
{
    const std::string own = kind == "one" || kind == "some" ? R"("list":"ab","own_words":true,)"
        : kind == "scale" ? R"("min":0,"max":10,"ends":{"low":{"en":"No"},"high":{"en":"Yes"}},)"
                          : "";
    return packOf({q("src", kind, own + R"("followups":[)" + followup("f", when) + ']')}, extras);
}

bool offered(const std::string& kind, const std::string& when, const std::string& given, const std::string& lang = "en")
{
    talk::Stamp stamp = stampAt();
    stamp.lang = lang;
    auto begun = talk::Talk::begin(newRecord(), {}, setupOf(packWith(kind, when), {"alone"}), stamp);
    REQUIRE(begun);
    Sitter sitter(*std::move(begun));
    if (given == "<pass>" || given == "<decline>")
        sitter.pass(given == "<decline>");
    else if (given.starts_with("pick "))
        sitter.pick({given.substr(5)});
    else if (given.starts_with("number "))
        sitter.number(std::stod(given.substr(7)));
    else if (!given.empty())
        sitter.say(given);
    return sitter.sees("src/f");
}

} // namespace

TEST_CASE("Follow-ups come after answers, and after a pass only those that ask for it", "[followup]")
{
    struct Row {
        std::string kind;
        std::string when;
        std::string given;
        bool yes;
    };
    const std::string nothing = R"({"says":"nothing"})";
    const std::vector<Row> table{
        {"words", "", "", false},
        {"words", "", "A day", true},
        {"words", "", "<pass>", false},
        {"words", "", "<decline>", false},
        {"words", R"({"passed":true})", "<pass>", true},
        {"words", R"({"passed":true})", "<decline>", true},
        {"words", R"({"passed":true})", "A day", false},
        {"words", R"({"passed":true})", "", false},
        {"words", R"({"any":[{"passed":true},{"says":"nothing"}]})", "<pass>", true},
        {"words", R"({"any":[{"passed":true},{"says":"nothing"}]})", "Nothing!", true},
        {"words", R"({"any":[{"passed":true},{"says":"nothing"}]})", "A day", false},
        {"words", R"({"not":{"says":"nothing"}})", "A day", true},
        {"words", R"({"not":{"says":"nothing"}})", "nothing", false},
        {"words", R"({"not":{"says":"nothing"}})", "<pass>", false},
        {"words", R"({"all":[{"passed":true},{"not":{"says":"nothing"}}]})", "<pass>", false},
        {"words", R"({"all":[{"passed":true},{"flag":"alone"}]})", "<pass>", true},
        {"words", R"({"all":[{"passed":true},{"flag":"together"}]})", "<pass>", false},
        {"words", nothing, "  Nothing. ", true},
        {"words", nothing, "\xE2\x80\x9CNOTHING\xE2\x80\x9D", true},
        {"words", nothing, "don\xE2\x80\x99t know", true},
        {"words", nothing, "dont know?", true},
        {"words", nothing, "Dim byd", true},
        {"words", nothing, "dwn i ddim...", true},
        {"words", nothing, "nothing much", false},
        {"words", nothing, "know", false},
        {"words", R"({"fewer_words_than":3})", "two words", true},
        {"words", R"({"fewer_words_than":3})", "these three words", false},
        {"words", R"({"fewer_words_than":3})", "<pass>", false},
        {"one", R"({"is":"a"})", "pick a", true},
        {"one", R"({"is":"a"})", "pick b", false},
        {"one", R"({"is":"a"})", "a", false},
        {"one", R"({"is":"a"})", "<pass>", false},
        {"one", R"({"is_not":"a"})", "pick b", true},
        {"one", R"({"is_not":"a"})", "a", true},
        {"one", R"({"is_not":"a"})", "pick a", false},
        {"one", R"({"is_not":"a"})", "<pass>", false},
        {"one", R"({"is_not":"a"})", "", false},
        {"one", R"({"not":{"is":"a"}})", "<pass>", false},
        {"one", R"({"fewer_words_than":3})", "pick a", false},
        {"some", R"({"is":"b"})", "pick b", true},
        {"scale", R"({"at_least":1})", "number 1", true},
        {"scale", R"({"at_least":1})", "number 0", false},
        {"scale", R"({"at_least":1})", "quite", false},
        {"scale", R"({"at_most":0})", "number 0", true},
        {"scale", R"({"more_than":10})", "number 11", true},
        {"scale", R"({"less_than":5})", "<pass>", false},
    };
    for (const Row& row : table) {
        for (const std::string lang : {"en", "cy"}) {
            INFO(row.kind << ' ' << row.when << " given " << row.given << " in " << lang);
            CHECK(offered(row.kind, row.when, row.given, lang) == row.yes);
        }
    }
}

TEST_CASE("Follow-ups come in order, one at a time, and stay when the parent is edited", "[followup]")
{
    const auto pack
        = packOf({q("src", "words",
                      R"("followups":[)" + followup("small", R"({"says":"nothing"})") + ','
                          + followup("good", R"({"not":{"says":"nothing"}})") + ',' + followup("also") + ']'),
                     q("after")},
            extras);
    Sitter sitter(pack);
    sitter.say("nothing");
    CHECK(sitter.walked() == Places{"src", "src/small", "src/also", "after", "end"});
    sitter.go("src/small").say("my tea").go("src").say("a walk");
    CHECK(sitter.visible() == Places{"src", "src/good", "src/also", "after"});
    sitter.say("nothing");
    CHECK(sitter.value("src/small")->words == Places{"my tea"});
    CHECK(sitter.value("src")->words == Places{"nothing"});
}

TEST_CASE("A number fell or rose against the latest earlier one of the same role and item", "[followup]")
{
    const std::string scale
        = R"("role":"sure","min":0,"max":10,"ends":{"low":{"en":"No"},"high":{"en":"Yes"}},"followups":[)"
        + followup("down", R"({"fell":true})") + ',' + followup("up", R"({"rose":true})") + ']';
    const auto pack = packOf({q("goal", "words", R"("many":true,"adds_to":"goals")"),
        loop("goals_loop", "goals", {q("sure", "scale", scale)})});
    Sitter first(pack);
    first.say("one").say("two").next().number(6);
    CHECK_FALSE(first.sees("sure/down"));
    first.next().number(3);
    const auto record = first.talk.save();
    const auto places = [&](double one, double two) {
        Sitter second = Sitter::begin(record, first.talk.state().packs(), setupOf(pack, {}, 2));
        second.next().number(one).go("goals[2]/sure").number(two).go("goals[1]/sure");
        return second.walked();
    };
    const std::string a = "goals[1]/sure";
    const std::string b = "goals[2]/sure";
    CHECK(places(5, 4) == Places{a, a + "/down", b, b + "/up", "end"});
    CHECK(places(6, 3) == Places{a, b, "end"});
    CHECK(places(7, 2) == Places{a, a + "/up", b, b + "/down", "end"});
    // Editing the number within one talk is no change against itself.
    Sitter third = Sitter::begin(record, first.talk.state().packs(), setupOf(pack, {}, 3));
    third.next().number(9).number(6);
    CHECK(third.visible() == Places{"goal", "sure", "sure"});
}

TEST_CASE("A number without a role is compared with nothing", "[followup]")
{
    const auto pack
        = packOf({q("x", "number"), q("y", "number", R"("followups":[)" + followup("down", R"({"fell":true})") + ']')});
    Sitter sitter(pack);
    sitter.number(9).next().number(1);
    CHECK(sitter.visible() == Places{"x", "y"});
}
