// SPDX-License-Identifier: Apache-2.0
#include "core/pack/loader.h"
#include "core/plan/plan_document.h"
#include "tests/support/catch_compat.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace ownwords;
using namespace ownwords::plan;

namespace {

// A pack with one section of these questions; the lists and phrases are there for them to use.
std::string packWith(std::string_view questions)
{
    return R"({"format": "conversation-pack/1", "id": "org.example.small", "version": "1.0.0", "languages": ["en", "cy"],
        "title": {"en": "Small", "cy": "Bach"}, "licence": "CC0-1.0", "authors": ["Ann"],
        "flags": ["garden"],
        "collections": {"gifts": {"title": {"en": "My gifts"}, "max": 9}, "pets": {"title": {"en": "Pets"}, "max": 2}},
        "phrases": {"nothing": {"en": ["nothing", "nope"]}},
        "lists": {"mood": [{"id": "good", "text": {"en": "Good", "cy": "Da"}}, {"id": "bad", "text": {"en": "Bad"}},
            {"id": "odd", "text": {"en": "Odd"}}]},
        "sections": [{"id": "one", "title": {"en": "First part", "cy": "Rhan un"}, "questions": [)"
        + std::string(questions) + "]}]}";
}

pack::Pack loaded(const std::string& bytes)
{
    const pack::Loaded result = pack::load(bytes);
    for (const pack::Message& message : result.messages)
        UNSCOPED_INFO(pack::toText("pack", message));
    REQUIRE(result.pack);
    return *result.pack;
}

// The booklet as text, from the first section on.
std::string bookletText(std::string_view questions, std::string_view lang = "en")
{
    const std::string text = plainText(bookletOf(loaded(packWith(questions)), lang));
    const std::size_t start = text.find("== First part ==");
    return start == std::string::npos ? std::string() : text.substr(start);
}

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

int count(const std::string& text, std::string_view part)
{
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

constexpr std::string_view line = "________________________________________\n";

pack::Pack shipped(const std::string& name)
{
    std::ifstream file(std::string(OWNWORDS_SOURCE_DIR) + "/resources/packs/" + name + "/pack.json", std::ios::binary);
    return loaded({std::istreambuf_iterator<char>(file), {}});
}

// Every text of the pack that is asked, as the pages show it: without places.
std::vector<std::string> askedTexts(const std::vector<pack::Question>& questions)
{
    std::vector<std::string> texts;
    for (const pack::Question& question : questions) {
        const std::string& text = question.text.byLanguage.at("en").text;
        if (question.kind != pack::Kind::Say && question.kind != pack::Kind::Loop && !has(text, "{"))
            texts.push_back(text);
        for (const auto* inner : {&question.questions, &question.followups}) {
            const std::vector<std::string> more = askedTexts(*inner);
            texts.insert(texts.end(), more.begin(), more.end());
        }
    }
    return texts;
}

} // namespace

TEST_CASE("own words get as many lines as the question asks for, or three")
{
    const std::string text = bookletText(R"(
        {"id": "a", "kind": "words", "text": {"en": "How are you?"}, "help": {"en": "Just say."}, "lines": 2,
         "coach": {"en": "Wait."}, "ideas": [{"en": "An idea"}]},
        {"id": "b", "kind": "words", "text": {"en": "And now?"}})");
    CHECK(has(text, "How are you?\nJust say.\n\n" + std::string(line) + std::string(line) + "\nAnd now?\n"));
    CHECK(count(text, line) == 5);
    CHECK_FALSE(has(text, "Wait."));
    CHECK_FALSE(has(text, "An idea"));
}

TEST_CASE("options are boxes to tick, and own words stay possible")
{
    const std::string text = bookletText(R"(
        {"id": "a", "kind": "one", "list": "mood", "text": {"en": "Mood?"}},
        {"id": "b", "kind": "some", "list": "mood", "own_words": true, "text": {"en": "Moods?"}})");
    CHECK(has(text, "Mood?\nTick one.\n\n[ ] Good\n[ ] Bad\n[ ] Odd\n"));
    CHECK(has(
        text, "Moods?\nTick any that fit.\n\n[ ] Good\n[ ] Bad\n[ ] Odd\n\nSomething else:\n\n" + std::string(line)));
    CHECK(count(text, "Something else:") == 1);
}

TEST_CASE("numbers, days and scales have their place")
{
    const std::string text = bookletText(R"(
        {"id": "a", "kind": "number", "text": {"en": "How many?"}, "min": 0, "max": 9},
        {"id": "b", "kind": "date", "text": {"en": "Which day?"}, "none": {"en": "No date"}},
        {"id": "c", "kind": "scale", "text": {"en": "How sure?"}, "min": 0, "max": 3,
         "ends": {"low": {"en": "Not"}, "high": {"en": "Very"}}})");
    CHECK(has(text, "How many?\nA number:\n\n" + std::string(line)));
    CHECK(has(text, "Which day?\nDay, month and year:\n\n" + std::string(line) + "\n[ ] No date\n"));
    CHECK(has(text, "How sure?\n0  1  2  3 (0: Not, 3: Very)\n"));
}

TEST_CASE("follow-ups say when they are meant where that can be said")
{
    const std::string text = bookletText(R"(
        {"id": "a", "kind": "one", "list": "mood", "text": {"en": "Mood?"}, "followups": [
            {"id": "x", "text": {"en": "Why bad?"}, "when": {"any": [{"is": "bad"}, {"is": "odd"}]}},
            {"id": "y", "text": {"en": "Skipped?"}, "when": {"passed": true}}]},
        {"id": "b", "kind": "words", "text": {"en": "What is new?"}, "followups": [
            {"id": "x", "text": {"en": "Who helped?"}, "when": {"not": {"says": "nothing"}}},
            {"id": "y", "text": {"en": "What then?"}, "when": {"says": "nothing"}}]},
        {"id": "c", "kind": "number", "text": {"en": "How many?"}, "min": 0, "max": 9, "followups": [
            {"id": "x", "text": {"en": "So few?"}, "when": {"less_than": 3}},
            {"id": "y", "text": {"en": "It went down?"}, "when": {"fell": true}}]},
        {"id": "d", "kind": "words", "text": {"en": "Tell more?"}, "when": {"q": "a", "is": "good"}})");
    CHECK(has(text, "If you ticked “Bad” or “Odd”: Why bad?\n"));
    CHECK(has(text, "If you left that open: Skipped?\n"));
    CHECK(has(text, std::string(line) + "\nWho helped?\n")); // the usual way needs no word
    CHECK(has(text, "If your answer is “nothing”: What then?\n"));
    CHECK(has(text, "If your number is less than 3: So few?\n"));
    CHECK(has(text, "If your number is lower than last time: It went down?\n"));
    CHECK(has(text, "If you ticked “Good”: Tell more?\n"));
}

TEST_CASE("loops are there three times, or as often as there can be items")
{
    const std::string text = bookletText(R"(
        {"id": "cards", "kind": "loop", "over": "gifts", "text": {"en": "Your gifts."}, "again": {"en": "More?"},
         "questions": [{"id": "g", "kind": "words", "lines": 1, "text": {"en": "Which?"}}]},
        {"id": "animals", "kind": "loop", "over": "pets", "text": {"en": "Your pets."}, "again": {"en": "More?"},
         "questions": [{"id": "p", "kind": "words", "lines": 1, "text": {"en": "A name for {item|it}?"}}]},
        {"id": "told", "kind": "loop", "over": "gifts", "text": {"en": "To end."},
         "questions": [{"id": "s", "kind": "say", "text": {"en": "You have gifts."}}]})");
    CHECK(has(text, "Your gifts.\n\n=== Gift 1 ===\n\nWhich?\n" + std::string(line) + "\n=== Gift 2 ==="));
    CHECK(has(text, "=== Gift 3 ==="));
    CHECK_FALSE(has(text, "Gift 4"));
    CHECK(has(text, "=== Pets: 2 ===\n\nA name for it?\n"));
    CHECK_FALSE(has(text, "Pets: 3"));
    CHECK_FALSE(has(text, "More?"));
    CHECK(count(text, "You have gifts.") == 1);
}

TEST_CASE("sentences have blanks, texts have what stands there without an answer")
{
    const std::string text = bookletText(R"(
        {"id": "step", "kind": "words", "text": {"en": "What is first?"}},
        {"id": "day", "kind": "words", "text": {"en": "After what?"}},
        {"id": "s", "kind": "say", "text": {"en": "Well done, {step|you}."},
         "sentence": {"en": "When {day}, I will {step}."}})");
    CHECK(has(text, "Well done, you.\n\nWhen ________, I will ________.\n"));
}

TEST_CASE("read-back, private and the coach's questions are marked")
{
    const std::string text = bookletText(R"(
        {"id": "a", "kind": "words", "read_back": true, "lines": 1, "text": {"en": "What do you want?"}},
        {"id": "b", "kind": "words", "private": true, "text": {"en": "Your number?"}},
        {"id": "c", "kind": "words", "role": "promise", "speaker": "coach", "text": {"en": "What will we do?"}})");
    CHECK(has(text,
        "What do you want?\n" + std::string(line)
            + "\nRead your words again. Are they right?\n\n[ ] Yes, that is what I said\n"));
    CHECK(has(text, "Your number?\nThis one is just for you.\n"));
    CHECK(has(text, "What will we do?\nYour coach writes here.\n"));
}

TEST_CASE("what is asked on request stands in a last part, once, also out of a loop")
{
    const std::string text = bookletText(R"(
        {"id": "a", "kind": "words", "on_request": true, "text": {"en": "Hard times?"}, "followups": [
            {"id": "x", "text": {"en": "What helped?"}}]},
        {"id": "cards", "kind": "loop", "over": "gifts", "text": {"en": "Your gifts."}, "questions": [
            {"id": "g", "kind": "words", "text": {"en": "Which?"}},
            {"id": "h", "kind": "words", "on_request": true, "text": {"en": "Whose?"}}]},
        {"id": "b", "kind": "words", "text": {"en": "And now?"}})");
    const std::size_t part = text.find("== Only if you want to ==\n\nHard times?\n");
    REQUIRE(part != std::string::npos);
    CHECK(part > text.find("And now?"));
    CHECK(text.find("What helped?") > part);
    CHECK(text.find("Whose?") > part);
    CHECK(count(text, "Whose?") == 1);
    CHECK(count(text, "Hard times?") == 1);
    CHECK_FALSE(has(bookletText(R"({"id": "b", "kind": "words", "text": {"en": "Now?"}})"), "Only if"));
}

TEST_CASE("what depends on who is there says so, and what paper cannot know is left out")
{
    const std::string text = bookletText(R"(
        {"id": "a", "kind": "say", "text": {"en": "Your coach sees it."}, "when": {"flag": "together"}},
        {"id": "b", "kind": "say", "text": {"en": "No one sees it."}, "when": {"not": {"flag": "together"}}},
        {"id": "c", "kind": "say", "text": {"en": "Kept on a computer."}, "when": {"flag": "keep"}},
        {"id": "d", "kind": "say", "text": {"en": "The garden is open."}, "when": {"flag": "garden"}},
        {"id": "e", "kind": "words", "text": {"en": "Not kept?"}, "store": false},
        {"id": "f", "kind": "loop", "over": "gifts", "text": {"en": "Shared ones."}, "when": {"flag": "shared"},
         "questions": [{"id": "g", "kind": "words", "text": {"en": "Which?"}}]},
        {"id": "h", "kind": "words", "text": {"en": "A coach only?"}, "when": {"flag": "together"},
         "followups": [{"id": "x", "text": {"en": "Really?"}}]})");
    CHECK(has(text, "If you do this with your coach: Your coach sees it.\n"));
    CHECK(has(text, "If you do this on your own: No one sees it.\n"));
    CHECK(has(text, "\n\nThe garden is open.\n"));
    CHECK(count(text, "with your coach:") == 2); // a follow-up does not say it again
    for (const std::string_view gone : {"Kept on a computer.", "Not kept?", "Shared ones.", "Which?", "Gift 1"})
        CHECK_FALSE(has(text, gone));
}

TEST_CASE("a choice among one's own words is copied by hand, parts of the plan are ticked")
{
    const std::string text = bookletText(R"(
        {"id": "g", "kind": "words", "adds_to": "gifts", "text": {"en": "A gift?"}},
        {"id": "a", "kind": "some", "from": "gifts", "text": {"en": "Which of them?"}, "each": {"en": "Who is {item|it} for?"}},
        {"id": "b", "kind": "some", "role": "print", "from": "@parts", "text": {"en": "What to print?"}})");
    CHECK(has(text,
        "Which of them?\nLook back at “My gifts”. Write the ones that fit, or something new.\n\n" + std::string(line)));
    CHECK(has(text, "Who is it for?\n" + std::string(line)));
    CHECK(has(text, "[ ] My name\n[ ] My gifts\n"));
    CHECK(has(text, "[ ] Lines to sign on\n"));
    CHECK_FALSE(has(text, "[ ] \n"));
}

TEST_CASE("a language the pack does not speak throughout is marked where it does not")
{
    const PageDocument pages = bookletOf(loaded(packWith(R"(
        {"id": "a", "kind": "words", "text": {"en": "How are you?"}})")),
        "cy");
    CHECK(pages.lang == "cy");
    CHECK(pages.title == "Bach");
    const auto& section = pages.groups.back().blocks;
    CHECK(std::get<Heading>(section[0]).text == Run{"Rhan un", {}, false});
    CHECK(std::get<Paragraph>(section[1]).runs[0] == Run{"How are you?", "en", false});
    CHECK(bookletOf(loaded(packWith(R"({"id": "a", "kind": "words", "text": {"en": "Hm?"}})")), "de").lang == "en");
}

TEST_CASE("the shipped packs are whole on paper")
{
    const auto* const name = GENERATE("first-talk", "review");
    const pack::Pack pack = shipped(name);
    const PageDocument pages = bookletOf(pack, "en");
    const std::string text = plainText(pages);
    for (const pack::Section& section : pack.sections) {
        for (const std::string& asked : askedTexts(section.questions)) {
            CAPTURE(name, asked);
            CHECK(has(text, asked));
        }
    }
    CHECK_FALSE(has(text, "{"));
    CHECK_FALSE(has(text, "[ ] \n"));
    int level = 0;
    for (const Group& group : pages.groups) {
        for (const Block& block : group.blocks) {
            if (const auto* const heading = std::get_if<Heading>(&block)) {
                CHECK(heading->level <= level + 1);
                level = heading->level;
            }
        }
        CHECK_FALSE(std::holds_alternative<Heading>(group.blocks.back()));
    }
}
