// SPDX-License-Identifier: Apache-2.0
#include "tests/support/talk_fixture.h"

using namespace ownwords;
using namespace ownwords::test;

namespace {

const std::string lists = R"("lists":{"ab":)" + options({"a", "b"})
    + R"(,"yes":[{"id":"find_out","text":{"en":"Find out"},"adds_to":"asks"},{"id":"no","text":{"en":"No"}}]})";
const std::string again = R"("again":{"en":"Another?"})";

} // namespace

TEST_CASE("Two questions feed one collection, and an edit keeps its item", "[collection]")
{
    const auto pack = packOf({q("one", "words", R"("adds_to":"gifts")"),
                                 q("two", "some", R"("list":"ab","own_words":true,"adds_to":"gifts")")},
        lists);
    Sitter sitter(pack);
    sitter.say("painting").next().pick({"b", "a"}).say("cooking");
    CHECK(sitter.words("gifts") == Places{"painting", "Label b", "Label a", "cooking"});
    const ItemId first = sitter.item("gifts[1]");
    const ItemId own = sitter.item("gifts[4]");
    sitter.go("one").say("painting walls").go("two").pick({"a"}).say("baking", 1);
    CHECK(sitter.words("gifts") == Places{"painting walls", "Label a", "baking"});
    CHECK(sitter.item("gifts[1]") == first);
    CHECK(sitter.item("gifts[3]") == own);
}

TEST_CASE("Several gifts in one answer: each has its item, each can be edited", "[collection]")
{
    const auto pack = packOf({q("src", "words", R"("many":true,"adds_to":"gifts")")});
    Sitter sitter(pack);
    sitter.say("one").say("two").say("three");
    const ItemId second = sitter.item("gifts[2]");
    sitter.say("zwei", 2);
    CHECK(sitter.words("gifts") == Places{"one", "zwei", "three"});
    CHECK(sitter.item("gifts[2]") == second);
    CHECK(sitter.talk.say("x", 4, stampAt()).error().code == ErrorCode::NotFound);
    sitter.undo();
    CHECK(sitter.words("gifts") == Places{"one", "two", "three"});
}

TEST_CASE("Items are removed, put back and moved, their answers wait for them", "[collection]")
{
    const auto pack
        = packOf({q("src", "words", R"("many":true,"adds_to":"gifts")"), loop("cards", "gifts", {q("why")})});
    Sitter sitter(pack);
    sitter.say("one").say("two").say("three").next().next().say("because").move("gifts[3]", 1);
    CHECK(sitter.words("gifts") == Places{"three", "one", "two"});
    const ItemId two = sitter.item("gifts[3]");
    sitter.move("gifts[2]", 3); // one behind two
    CHECK(sitter.words("gifts") == Places{"three", "two", "one"});
    sitter.remove("gifts[2]");
    CHECK(sitter.words("gifts") == Places{"three", "one"}); // who stood behind it stays where it was
    CHECK(sitter.visible() == Places{"src", "why", "why"});
    CHECK(sitter.story().others.empty());
    CHECK(sitter.talk.restore(sitter.item("gifts[1]"), stampAt()).error().code == ErrorCode::NotAllowed);
    sitter.restore(two);
    CHECK(sitter.words("gifts") == Places{"three", "two", "one"});
    CHECK(sitter.value("gifts[2]/why")->words == Places{"because"});
    CHECK(sitter.talk.move(two, 4, stampAt()).error().code == ErrorCode::NotAllowed);
    sitter.undo().undo();
    CHECK(sitter.words("gifts") == Places{"three", "two", "one"});
    sitter.undo().undo();
    CHECK(sitter.words("gifts") == Places{"one", "two", "three"});
}

TEST_CASE("Edit beats remove, saying the same again does not", "[collection]")
{
    const auto pack = packOf({q("src", "words", R"("many":true,"adds_to":"gifts")")});
    Sitter sitter(pack);
    sitter.say("one").say("two").remove("gifts[1]").say("three");
    CHECK(sitter.words("gifts") == Places{"two", "three"});
    sitter.say("ONE", 1);
    CHECK(sitter.words("gifts") == Places{"ONE", "two", "three"});
}

TEST_CASE("Words over the most items of a collection are kept all the same", "[collection]")
{
    const std::string most = R"("collections":{"gifts":{"title":{"en":"G"},"max":2}})";
    const auto pack = packOf(
        {q("src", "words", R"("many":true,"adds_to":"gifts")"), q("pick", "some", R"("list":"ab","adds_to":"gifts")")},
        most + ',' + lists);
    Sitter sitter(pack);
    sitter.say("one").say("two").say("three");
    CHECK(sitter.words("gifts") == Places{"one", "two"});
    CHECK(sitter.value("src")->words == Places{"one", "two", "three"});
    const auto others = sitter.story().others;
    REQUIRE(others.size() == 1);
    CHECK(others.front().said.words == "three");
    sitter.remove("gifts[2]").next().pick({"a"});
    CHECK(sitter.words("gifts") == Places{"one", "Label a"});
    sitter.pick({"b"}); // one choice gives way to the other
    CHECK(sitter.words("gifts") == Places{"one", "Label b"});
}

TEST_CASE("A chosen item that was removed stays chosen, in the words it had", "[collection]")
{
    const auto pack = packOf({q("src", "words", R"("many":true,"adds_to":"gifts")"),
        q("which", "some", R"("from":"gifts","role":"matters")")});
    Sitter sitter(pack);
    sitter.say("one").say("two");
    const std::string one = sitter.item("gifts[1]").toText();
    const std::string two = sitter.item("gifts[2]").toText();
    sitter.next().pick({one}).remove("gifts[1]");
    CHECK(sitter.value("which")->picked == Places{one});
    CHECK(sitter.story().matters.front().words == "one");
    sitter.pick({one, two});
    sitter.pick({two});
    CHECK(sitter.talk.pick({one}, std::nullopt, stampAt()).error().code == ErrorCode::NotFound); // not anew
}

TEST_CASE("An offered gift is a gift after a yes only", "[collection]")
{
    const auto pack = packOf({q("took", "words", R"("adds_to":"gifts","offer":true)")});
    Sitter sitter(pack);
    sitter.say("I kept going");
    CHECK(sitter.words("gifts").empty());
    CHECK(sitter.story().others.size() == 1);
    sitter.confirm().confirm();
    CHECK(sitter.words("gifts") == Places{"I kept going"});
    CHECK(sitter.story().others.empty());
    sitter.undo();
    CHECK(sitter.words("gifts").empty());
    sitter.redo().say("I keep going"); // other words want another yes
    CHECK(sitter.words("gifts").empty());
    CHECK(sitter.story().others.size() == 1);
}

TEST_CASE("Goals are chosen from hopes, a fourth stays a hope", "[collection]")
{
    const auto pack = packOf({q("hopes_q", "words", R"("many":true,"adds_to":"hopes")"),
        q("choose", "some", R"("from":"hopes","own_words":true,"adds_to":"goals","max":3)"),
        loop("goals_loop", "goals", {q("goal", "words", R"("role":"goal","read_back":true)")})});
    Sitter sitter(pack);
    for (const char* const hope : {"h1", "h2", "h3", "h4", "h5"})
        sitter.say(hope);
    Places ids;
    for (int i = 1; i <= 4; ++i)
        ids.push_back(sitter.item("hopes[" + std::to_string(i) + ']').toText());
    sitter.next().pick(ids);
    CHECK(sitter.words("goals") == Places{"h1", "h2", "h3"});
    CHECK(sitter.value("choose")->picked == ids);
    auto story = sitter.story();
    REQUIRE(story.hopes.size() == 2);
    CHECK(story.hopes[0].words.words == "h4");
    CHECK(story.hopes[1].words.words == "h5");
    CHECK(story.goals[0].unconfirmed->words == "h1");
    sitter.next().say("my own way").confirm();
    story = sitter.story();
    CHECK(story.goals[0].confirmed->words == "my own way");
    CHECK(story.goals[0].beganAs->words == "h1");
    CHECK_FALSE(story.goals[0].unconfirmed);
    const ItemId first = sitter.item("goals[1]");
    sitter.go("choose").pick({ids[0], ids[3]});
    CHECK(sitter.item("goals[1]") == first);
    CHECK(sitter.words("goals") == Places{"my own way", "h4"});
}

TEST_CASE("Steps belong to the goal they were said about", "[collection]")
{
    const auto pack = packOf({q("g", "words", R"("many":true,"adds_to":"goals")"),
        loop("goals_loop", "goals", {q("step", "words", R"("many":true,"adds_to":"steps","role":"step")")}),
        loop("steps_loop", "steps",
            {q("sure", "scale", R"("role":"sure","min":0,"max":10,"ends":{"low":{"en":"No"},"high":{"en":"Yes"}})")})});
    Sitter sitter(pack);
    sitter.say("g1").say("g2").next().say("s1").say("s2").next().say("s3").next().number(7);
    const auto goals = sitter.story().goals;
    REQUIRE(goals.size() == 2);
    REQUIRE(goals[0].steps.size() == 2);
    REQUIRE(goals[1].steps.size() == 1);
    CHECK(goals[0].steps[1].words.words == "s2");
    CHECK(goals[0].steps[0].sure.front().number == 7);
    CHECK(sitter.talk.state().items("steps", sitter.item("goals[2]")).size() == 1);
}

TEST_CASE("An ask is a promise when the landlord's side gives who and by when", "[collection]")
{
    const auto pack = packOf(
        {q("wants", "some", R"("list":"yes","own_words":true)"), q("damp", "words", R"("adds_to":"asks","role":"ask")"),
            loop("deal", "asks",
                {q("who", "words", R"("role":"who","speaker":"coach")"),
                    q("by", "date", R"("role":"by","speaker":"coach")")})},
        lists);
    Sitter sitter(pack);
    sitter.pick({"find_out"}).next().say("mend the damp").next();
    CHECK(sitter.words("asks") == Places{"Find out", "mend the damp"});
    sitter.next().next().say("Pat");
    CHECK(sitter.at() == "asks[2]/who");
    CHECK(sitter.story().promises.empty());
    CHECK(sitter.story().asks.size() == 2);
    sitter.next().date("2026-07-01");
    const auto story = sitter.story();
    REQUIRE(story.promises.size() == 1);
    CHECK(story.promises[0].words.words == "mend the damp");
    CHECK_FALSE(story.promises[0].mine);
    CHECK(story.promises[0].who->words == "Pat");
    CHECK(story.promises[0].who->who == "coach");
    CHECK(story.asks.size() == 1);
}

TEST_CASE("Whether a promise was kept is two facts, and the person's stands", "[collection]")
{
    const auto pack
        = packOf({loop("ours", "promises", {q("promise", "words", R"("role":"promise","speaker":"coach")")}, again),
            loop("mine", "promises", {q("my_promise", "words", R"("role":"promise","side":"mine")")}, again)});
    Sitter sitter(pack);
    sitter.say("we fix it").next().again(false).say("I tidy").next();
    CHECK(sitter.words("promises") == Places{"we fix it", "I tidy"});
    CHECK(sitter.visible() == Places{"promise", "ours/again", "my_promise", "mine/again"});
    const ItemId ours = sitter.item("promises[1]");
    REQUIRE(sitter.talk.tick(ours, "done", coachStamp()));
    CHECK(sitter.talk.state().stateOf(*sitter.talk.state().item(ours)) == "open"); // nobody asked the person yet
    sitter.tick("promises[1]", "not_yet");
    REQUIRE(sitter.talk.tick(ours, "part", coachStamp()));
    const auto promises = sitter.story().promises;
    REQUIRE(promises.size() == 2);
    CHECK(promises[0].tickedByUs == "part");
    CHECK(promises[0].theySay == "not_yet");
    CHECK_FALSE(promises[0].mine);
    CHECK(promises[1].mine);
    CHECK(sitter.talk.state().stateOf(*sitter.talk.state().item(ours)) == "not_yet");
    CHECK(sitter.talk.tick(ours, "let_go", stampAt()).error().code == ErrorCode::NotAllowed);
    REQUIRE(sitter.talk.note(ours, "they came late", stampAt()));
    CHECK(sitter.story().promises[0].notes.front().words == "they came late");
}

TEST_CASE("The confirmed wording leads until a new one is confirmed", "[collection]")
{
    const auto pack
        = packOf({loop("goals_loop", "goals", {q("goal", "words", R"("role":"goal","read_back":true)")}, again)});
    Sitter sitter(pack);
    sitter.say("first");
    auto goal = [&] { return sitter.story().goals.at(0); };
    CHECK_FALSE(goal().confirmed);
    CHECK(goal().unconfirmed->words == "first");
    sitter.confirm();
    CHECK(goal().confirmed->words == "first");
    CHECK_FALSE(goal().unconfirmed);
    sitter.say("second");
    CHECK(goal().confirmed->words == "first");
    CHECK(goal().unconfirmed->words == "second");
    CHECK(sitter.words("goals") == Places{"first"});
    sitter.confirm();
    CHECK(goal().confirmed->words == "second");
    CHECK(goal().earlier.front().words == "first");
    CHECK(sitter.words("goals") == Places{"second"});
    sitter.later();
    CHECK(goal().state == "later");
    CHECK(goal().confirmed->words == "second");
    sitter.undo();
    CHECK(goal().state == "on");
    sitter.clear();
    CHECK(sitter.story().goals.empty());
}

TEST_CASE("One entry of many is taken back, and the others stay what they are", "[collection]")
{
    const std::string shrug = R"("followups":[{"id":"f","kind":"words","when":{"says":"none"},"text":{"en":"?"}}])";
    const auto pack = packOf({q("gift", "words", R"("many":true,"adds_to":"gifts",)" + shrug),
                                 q("when_free", "some", R"("list":"ab","own_words":true)"),
                                 loop("cards", "gifts", {q("feel", "words", R"("role":"feel")")})},
        R"("phrases":{"none":{"en":["dunno"]}},"lists":{"ab":)" + options({"a", "b"}) + "}");
    Sitter sitter(pack);
    const auto unsay = [&sitter](std::size_t entry) { return sitter.talk.unsay(entry, sitter.stamp); };
    CHECK(unsay(1).error().code == ErrorCode::NotFound);
    sitter.say("dunno").say("baking").say("mending");
    const ItemId mending = sitter.item("gifts[2]");
    sitter.go("gifts[2]/feel").say("I love it").go("gift");
    CHECK(unsay(4).error().code == ErrorCode::NotFound);
    REQUIRE(unsay(1)); // words that made nothing: they go, and what stands behind them stays itself
    CHECK(sitter.value("gift")->words == Places{"baking", "mending"});
    CHECK(sitter.item("gifts[2]") == mending);
    sitter.say("singing");
    CHECK(sitter.words("gifts") == Places{"baking", "mending", "singing"});
    REQUIRE(unsay(1));
    CHECK(sitter.words("gifts") == Places{"mending", "singing"});
    CHECK(sitter.value("gifts[1]/feel")->words == Places{"I love it"});
    sitter.undo();
    CHECK(sitter.words("gifts") == Places{"baking", "mending", "singing"});

    sitter.go("when_free").pick({"a"}).say("after tea").say("at six");
    REQUIRE(unsay(1));
    CHECK(sitter.value("when_free")->picked == Places{"a"});
    CHECK(sitter.value("when_free")->words == Places{"at six"});
    sitter.go("when_free").clear().say("never");
    REQUIRE(unsay(1));
    CHECK(sitter.value("when_free") == nullptr); // nothing is left of it
}
