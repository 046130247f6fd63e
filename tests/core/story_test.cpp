// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plan_document.h"
#include "core/talk/screen.h"
#include "tests/support/talk_fixture.h"

using namespace ownwords;
using namespace ownwords::test;

namespace {

const std::string scale = R"("min":0,"max":10,"ends":{"low":{"en":"No"},"high":{"en":"Yes"}})";
const std::string again = R"("again":{"en":"Another?"})";

std::string othersOf(const talk::Story& story)
{
    std::string all;
    for (const talk::Other& other : story.others)
        all += other.question + '=' + other.said.words + ';';
    return all;
}

} // namespace

TEST_CASE("What has no place of its own is under the question that was asked", "[story]")
{
    const auto pack
        = packOf({q("a"), q("b", "words", R"("role":"other")"), q("c", "words", R"("adds_to":"notes","many":true)"),
                     loop("pets", "animals", {q("pet"), q("pet_name")}, again),
                     loop("friends", "people", {q("friend"), q("helps_how")}, again)},
            R"("collections":{"animals":{"title":{"en":"Animals"},"max":5}})");
    Sitter sitter(pack);
    sitter.say("one")
        .next()
        .say("two")
        .next()
        .say("three")
        .say("four")
        .next()
        .say("a dog")
        .next()
        .say("Rex")
        .next()
        .again(false);
    sitter.say("Ann").next().say("she listens").next();
    const talk::Story story = sitter.story();
    CHECK(othersOf(story)
        == "Ask a=one;Ask b=two;Ask c=three;Ask c=four;Ask pet=a dog;Ask pet_name=Rex;Ask helps_how=she listens;");
    REQUIRE(story.helpers.size() == 1);
    CHECK(story.helpers[0].words.words == "Ann");
}

TEST_CASE("Hidden, undone, cleared and passed answers are not told", "[story]")
{
    const auto pack
        = packOf({q("a", "one", R"("list":"ab")"), q("b", "words", R"("when":{"q":"a","is":"a"},"adds_to":"gifts")"),
                     q("c"), q("d"), q("e")},
            R"("lists":{"ab":)" + options({"a", "b"}) + "}");
    Sitter sitter(pack);
    sitter.pick({"a"}).next().say("hidden").next().say("cleared").clear().next().say("x").pass().say("undone").undo();
    CHECK(sitter.story().gifts.size() == 1);
    sitter.go("a").pick({"b"});
    CHECK(sitter.story().gifts.empty());
    CHECK(othersOf(sitter.story()).empty());
}

TEST_CASE("A talk without a goals loop tells one goal with its parts", "[story]")
{
    const auto pack = packOf({q("goal", "words", R"("role":"goal","read_back":true)"),
        q("why", "words", R"("role":"why")"), q("step", "words", R"("role":"step")"),
        q("when", "date", R"("role":"when")"), q("sure", "scale", R"("role":"sure",)" + scale)});
    Sitter sitter(pack);
    sitter.say("sleep")
        .confirm()
        .next()
        .say("I am tired")
        .next()
        .say("no phone")
        .next()
        .date("2026-06-09")
        .next()
        .number(6);
    const auto goals = sitter.story().goals;
    REQUIRE(goals.size() == 1);
    CHECK(goals[0].confirmed->words == "sleep");
    CHECK(goals[0].why.front().words == "I am tired");
    REQUIRE(goals[0].steps.size() == 1);
    CHECK(goals[0].steps[0].when.front().date == parseDate("2026-06-09"));
    CHECK(goals[0].steps[0].sure.front().number == 6);
}

TEST_CASE("Steps outside a goals loop are not lost beside goals", "[story]")
{
    const auto pack
        = packOf({loop("goals_loop", "goals", {q("goal", "words", R"("role":"goal","read_back":true)")}, again),
            q("any_step", "words", R"("adds_to":"steps","role":"step")")});
    Sitter sitter(pack);
    sitter.say("sleep").confirm().next().again(false).say("a loose step");
    const auto story = sitter.story();
    REQUIRE(story.goals.size() == 1);
    CHECK(story.goals[0].steps.empty());
    CHECK(othersOf(story) == "Ask any_step=a loose step;");
}

TEST_CASE("Numbers and wordings of several talks stand beside each other, the oldest first", "[story]")
{
    const auto pack = packOf({loop("goals_loop", "goals",
        {q("goal", "words", R"("role":"goal","read_back":true)"), q("far", "scale", R"("role":"measure",)" + scale)},
        again)});
    Sitter first(pack);
    first.say("sleep").confirm().next().number(3);
    Sitter second = Sitter::begin(first.talk.save(), first.talk.state().packs(), setupOf(pack, {"together"}, 2));
    second.stamp = stampAt(60 * 24 * 30);
    second.say("sleep well").next().number(5);
    auto goal = second.story().goals.at(0);
    CHECK(goal.confirmed->words == "sleep");
    CHECK(goal.unconfirmed->words == "sleep well");
    REQUIRE(goal.howFar.size() == 2);
    CHECK(goal.howFar[0].number == 3);
    CHECK(goal.howFar[1].number == 5);
    second.back().confirm();
    goal = second.story().goals.at(0);
    CHECK(goal.confirmed->words == "sleep well");
    CHECK(goal.earlier.at(0).words == "sleep");
    CHECK(second.story().together);
    CHECK(second.story().begun == parseDate("2026-07-04"));
}

TEST_CASE("Of two confirmed wordings the one confirmed last leads", "[story]")
{
    const auto pack
        = packOf({loop("goals_loop", "goals", {q("goal", "words", R"("role":"goal","read_back":true)")}, again)});
    Sitter first(pack);
    first.say("start");
    const record::Record common = first.talk.save();
    const auto packs = first.talk.state().packs();
    Sitter here = Sitter::resume(common, packs, setupOf(pack, {}, 2));
    Sitter there = Sitter::resume(common, packs, setupOf(pack, {}, 3));
    here.say("here").next().back().next().back().confirm(); // said first, confirmed last
    there.say("there").confirm();
    const auto merged = record::merge(here.talk.save(), there.talk.save());
    REQUIRE(merged);
    const auto state = talk::State::fold(*merged, packs);
    REQUIRE(state);
    const auto goal = talk::storyOf(*state).goals.at(0);
    CHECK(goal.confirmed->words == "here");
    CHECK(goal.earlier.at(0).words == "there");
    CHECK(state->wordsOf(*state->items("goals").at(0)).text == "here");
}

TEST_CASE("What a pack calls private is in the plan only when it was ticked", "[story]")
{
    const auto pack = packOf(
        {q("a", "words", R"("private":true)"), q("b"), q("print", "some", R"("role":"print","from":"@parts")")});
    Sitter sitter(pack);
    sitter.say("secret").next().say("open").next();
    const auto words = [&] {
        std::string all;
        for (const talk::Other& other : plan::makePlan(sitter.story(), "en").others)
            all += other.said.words + ';';
        return all;
    };
    CHECK(words() == "open;");
    sitter.pick({"other", "private:a"});
    CHECK(words() == "secret;open;");
    sitter.pick({"private:a"});
    CHECK(words() == "secret;");
    CHECK(sitter.talk.pick({"private:b"}, std::nullopt, stampAt()).error().code == ErrorCode::NotFound);
}

TEST_CASE("Only a promise of the landlord's side makes it a deal", "[story]")
{
    const auto pack = packOf({q("ask", "words", R"("role":"ask","adds_to":"asks")"),
        loop("mine", "promises", {q("mp", "words", R"("role":"promise","side":"mine")")}, again),
        loop("ours", "promises", {q("op", "words", R"("role":"promise","speaker":"coach")")}, again)});
    Sitter sitter(pack);
    sitter.say("mend the damp").next().say("I tidy").next().again(false);
    CHECK_FALSE(plan::makePlan(sitter.story(), "en").ourDeal);
    sitter.say("we paint");
    const auto plan = plan::makePlan(sitter.story(), "en");
    CHECK(plan.ourDeal);
    CHECK(plan.promises.front().words.words == "we paint");
    CHECK(plan.asks.size() == 1);
}

TEST_CASE("Pipes show plain text: one line, sixty characters, tags and all", "[story]")
{
    const auto pack = packOf({q("who"), R"({"id":"hello","kind":"words","text":{"en":"Well, {who|friend}: go on"}})",
        R"({"id":"long","kind":"say","text":{"en":"[{who|friend}]"},"sentence":{"en":"I am {who} and {hello}."}})"});
    Sitter sitter(pack);
    const talk::Surroundings around{};
    sitter.next();
    CHECK(talk::screenOf(sitter.talk, around).text == "Well, friend: go on");
    sitter.back().say("<b>Bo</b> <img src=x>").next();
    CHECK(talk::screenOf(sitter.talk, around).text == "Well, <b>Bo</b> <img src=x>: go on");
    const std::string astral = "\xF0\x9F\x99\x82";
    std::string sixty;
    for (int i = 0; i < 60; ++i)
        sixty += astral;
    sitter.back().say(sixty + "x").next();
    CHECK(talk::screenOf(sitter.talk, around).text == "Well, " + sixty + "\xE2\x80\xA6: go on");
    sitter.back().say("one\r\ntwo").next();
    CHECK(talk::screenOf(sitter.talk, around).text == "Well, one\xE2\x80\xA6: go on");
    CHECK_FALSE(sitter.sees("long")); // its sentence lacks an answer
    sitter.say("thanks").next();
    CHECK(talk::screenOf(sitter.talk, around).text == "[one\r\ntwo]"); // whole words where nothing is asked
    CHECK(talk::screenOf(sitter.talk, around).sentence
        == "I am \xE2\x80\x9Cone\r\ntwo\xE2\x80\x9D and \xE2\x80\x9Cthanks\xE2\x80\x9D.");
}

TEST_CASE("To print no part is an answer, and no part is printed then", "[story]")
{
    const auto pack
        = packOf({q("matters", "words", R"("role":"matters")"), q("parts", "some", R"("role":"print","from":"@parts")"),
                     q("other", "some", R"("list":"ab")")},
            R"("lists":{"ab":)" + options({"a", "b"}) + "}");
    Sitter sitter(pack);
    sitter.say("my sister").next();
    CHECK_FALSE(sitter.story().print);
    sitter.pick({});
    REQUIRE(sitter.story().print);
    CHECK(sitter.story().print->empty());
    CHECK(plan::makePlan(sitter.story(), "en").matters.empty());
    const talk::Story again = Sitter::resume(sitter.talk.save(), sitter.talk.state().packs(), setupOf(pack)).story();
    CHECK(again.print == sitter.story().print);
    sitter.pick({"matters"});
    CHECK(plan::makePlan(sitter.story(), "en").matters.size() == 1);
    sitter.next();
    CHECK(sitter.talk.pick({}, std::nullopt, stampAt()).error().code == ErrorCode::NotAllowed);
}
