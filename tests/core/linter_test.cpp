// SPDX-License-Identifier: Apache-2.0
#include "core/pack/linter.h"
#include "core/pack/reading.h"
#include "tests/support/catch_compat.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace ownwords;
using namespace ownwords::pack;
using json::Position;

namespace {

// A pack of one section; `title` and what follows stand in lines of their own, so that places are easy to tell.
std::string packOf(const std::string& questions, const std::string& more = {}, const std::string& languages = "\"en\"")
{
    return "{ \"format\": \"conversation-pack/1\", \"id\": \"test\", \"version\": \"1\", \"languages\": [" + languages
        + "],\n\"title\": { \"en\": \"A talk\" },\n" + more
        + "\"sections\": [ { \"id\": \"one\", \"title\":\n{ \"en\": \"One\" }, \"questions\": [\n" + questions
        + "\n] } ] }";
}

const std::string goal
    = R"({ "id": "goal", "kind": "words", "role": "goal", "read_back": true, "text": { "en": "What do you want?" } })";

Pack loaded(const std::string& bytes)
{
    Loaded result = load(bytes);
    for (const Message& message : result.messages)
        UNSCOPED_INFO(toText("pack", message));
    REQUIRE(result.pack.has_value());
    return std::move(*result.pack);
}

Lint linted(const std::string& bytes, const std::vector<PlainWord>& words = {})
{
    const Pack pack = loaded(bytes);
    return lint(pack, words);
}

// The only warning of a pack that has one fault.
Message onlyWarning(const std::string& bytes, const std::vector<PlainWord>& words = {})
{
    const Lint result = linted(bytes, words);
    for (const Message& message : result.messages)
        UNSCOPED_INFO(toText("pack", message));
    REQUIRE(result.messages.size() == 1);
    CHECK(result.accepted == 0);
    return result.messages.front();
}

std::string fileText(const std::string& name)
{
    std::ifstream in(std::string(OWNWORDS_SOURCE_DIR) + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

const std::vector<PlainWord> deficit = {
    {{"service user", "client", "clients"}, "resident"},
    {{"needs"}, "what would help"},
    {{"complex needs"}, "a lot going on at once"},
    {{"hard to reach", "hand-off"}, "introduced to"},
    {{"failed to attend"}, "what got in the way?"},
};

} // namespace

TEST_CASE("lint: a plain pack has no warnings")
{
    const Lint result = linted(packOf(goal));
    CHECK(result.messages.empty());
    CHECK(result.accepted == 0);
}

TEST_CASE("lint W101: missing translations are counted per language")
{
    const std::string help = R"({ "id": "a", "kind": "words", "text": { "en": "Hello?", "cy": "Helo?" },
  "help": { "en": "Hi." }, "coach": { "en": "Wait." } },)";
    const Lint result = linted(packOf(help + "\n" + goal, {}, R"("en", "cy", "tlh")"));
    REQUIRE(result.messages.size() == 2);
    const Message& welsh = result.messages.back().text.find("Welsh") == std::string::npos ? result.messages.front()
                                                                                          : result.messages.back();
    CHECK(welsh.code == "W101");
    CHECK(welsh.at == Position{2, 10}); // the title, the first of five
    CHECK(welsh.text == "5 texts have no Welsh (cy) wording. The app shows the first language there, with a mark.");
    const Message& other = &welsh == &result.messages.front() ? result.messages.back() : result.messages.front();
    CHECK_THAT(other.text, Catch::StartsWith("6 texts have no "));

    const Lint one = linted(packOf(goal, {}, R"("en", "cy")"));
    REQUIRE(one.messages.size() == 1);
    CHECK_THAT(one.messages.front().text, Catch::StartsWith("3 texts"));
}

TEST_CASE("lint W104: languages are filled from the same answers")
{
    const std::string languages = R"("en", "cy")";
    const auto pack = [&](const std::string& english, const std::string& welsh) {
        return "{ \"format\": \"conversation-pack/1\", \"id\": \"test\", \"version\": \"1\", \"languages\": [\"en\", "
               "\"cy\"],\n"
               "\"title\": { \"en\": \"A\", \"cy\": \"A\" },\n\"sections\": [ { \"id\": \"one\", \"title\": { \"en\": "
               "\"A\", \"cy\": "
               "\"A\" }, \"questions\": [\n{ \"id\": \"goal\", \"kind\": \"words\", \"role\": \"goal\", \"read_back\": "
               "true, "
               "\"text\": { \"en\": \"A?\", \"cy\": \"A?\" } },\n{ \"id\": \"b\", \"kind\": \"words\", \"text\": "
               "{\n\"en\": \""
            + english + "\",\n\"cy\": \"" + welsh + "\" } } ] } ] }";
    };
    CHECK(linted(pack("{goal|So} it is.", "Dyna {goal|Felly}.")).messages.empty());
    const Message missing = onlyWarning(pack("{goal|So} it is.", "Dyna fe."));
    CHECK(missing.code == "W104");
    CHECK(missing.at == Position{7, 7});
    CHECK_THAT(missing.text, Catch::Contains("Welsh (cy)") && Catch::EndsWith("Put in {goal}."));
    const Message extra = onlyWarning(pack("It is.", "Dyna {goal|Felly}."));
    CHECK_THAT(extra.text, Catch::EndsWith("Take out {goal}."));
}

TEST_CASE("lint W108: a section that is hard to read is told at its title")
{
    const std::string hard = R"({ "id": "a", "kind": "words",
 "text": { "en": "Please describe any identified needs, barriers or vulnerabilities." } },)";
    const Message message = onlyWarning(packOf(hard + goal));
    CHECK(message.code == "W108");
    CHECK(message.at == Position{4, 1});
    CHECK_THAT(message.text, Catch::StartsWith("This section reads at grade ") && Catch::Contains("4 is the most"));

    // Coach tips and Welsh count for nothing, labels only when they are sentences.
    CHECK(linted(packOf(R"({ "id": "a", "kind": "words", "text": { "en": "Identified vulnerabilities?" } },)" + goal))
              .messages.empty()); // too few words to tell
    const std::string coach = R"({ "id": "a", "kind": "words", "text": { "en": "What is it that you want?" },
 "coach": { "en": "Please describe any identified needs, barriers or vulnerabilities." } },)";
    CHECK(linted(packOf(coach + goal)).messages.empty());
    const auto choice = [&](const std::string& label) {
        return packOf(
            R"({ "id": "a", "kind": "one", "list": "l", "text": { "en": "Which one of these is it for you?" } },)"
                + goal,
            R"("lists": { "l": [ { "id": "x", "text": { "en": ")" + label
                + R"(" } }, { "id": "y", "text": { "en": "No" } } ] },)" + "\n");
    };
    CHECK(linted(choice("Unidentified organisational vulnerabilities")).messages.empty());
    CHECK(onlyWarning(choice("Unidentified organisational vulnerabilities.")).code == "W108");
}

TEST_CASE("lint W109: long sentences, in every language and for the resident only")
{
    const std::string fifteen = "one two three four five six seven eight nine ten one two three four five";
    const auto pack = [&](const std::string& key, const std::string& text) {
        return packOf("{ \"id\": \"a\", \"kind\": \"words\", \"text\": { \"en\": \"What?\" },\n\"" + key
            + "\": { \"en\": \"" + text + "\" } },\n" + goal);
    };
    CHECK(linted(pack("help", fifteen + ".")).messages.empty());
    CHECK(linted(pack("help", fifteen + ". " + fifteen + "! \\\"" + fifteen + "?\\\" " + fifteen)).messages.empty());
    CHECK(linted(pack("coach", fifteen + " six.")).messages.empty());
    const Message message = onlyWarning(pack("help", "No. " + fifteen + " six."));
    CHECK(message.code == "W109");
    CHECK(message.at == Position{6, 17});
    CHECK_THAT(message.text, Catch::Contains("\"one two three four ...\" has 16 words"));

    const std::string fourteen = fifteen.substr(0, fifteen.rfind(' '));
    const std::string piped = packOf(
        goal + ",\n{ \"id\": \"b\", \"kind\": \"say\", \"text\": { \"en\": \"" + fourteen + " {goal|a b c d e}.\" } }");
    CHECK(linted(piped).messages.empty()); // what an answer fills counts as one word
    const std::string welsh = packOf("{ \"id\": \"a\", \"kind\": \"say\", \"text\": { \"en\": \"Hi.\", \"cy\": \""
            + fifteen + " chwech.\" }, \"lint_ok\": [\"W109\"] }, " + goal,
        {}, R"("en", "cy")");
    const Lint accepted = linted(welsh);
    CHECK(accepted.accepted == 1);
    CHECK(accepted.messages.size() == 1); // W101 of the others
}

TEST_CASE("lint W111: words that put people down, coach texts too")
{
    const auto pack = [&](const std::string& text, const std::string& more = {}) {
        return packOf("{ \"id\": \"a\", \"kind\": \"words\", \"text\": { \"en\": \"What?\" },\n\"coach\": { \"en\": \""
            + text + "\" }" + more + " },\n" + goal);
    };
    const Message message = onlyWarning(pack("Ask the Service\\nUSER."), deficit);
    CHECK(message.code == "W111");
    CHECK(message.at == Position{6, 18});
    CHECK_THAT(message.text, Catch::StartsWith("\"service user\"") && Catch::EndsWith("Better: resident."));
    CHECK_THAT(onlyWarning(pack("The hand off. Hand-off!"), deficit).text, Catch::StartsWith("\"hand-off\""));
    CHECK_THAT(onlyWarning(pack("Hard-to-reach"), deficit).text, Catch::StartsWith("\"hard to reach\""));
    CHECK_THAT(onlyWarning(pack("the client\u2019s words"), deficit).text, Catch::StartsWith("\"client\""));
    CHECK_THAT(onlyWarning(pack("They failed to attend"), deficit).text, Catch::EndsWith("what got in the way?"));

    // The longest counts once; parts of words and what a mark parts do not.
    CHECK_THAT(onlyWarning(pack("complex needs"), deficit).text, Catch::StartsWith("\"complex needs\""));
    CHECK(linted(pack("needs and complex needs"), deficit).messages.size() == 2);
    for (const char* good : {"clientele", "Be of service. User names are short.", "needless", "a service, user"})
        CHECK(linted(pack(good), deficit).messages.empty());

    const Lint accepted = linted(pack("client needs", ", \"lint_ok\": [\"W111\"]"), deficit);
    CHECK(accepted.messages.empty());
    CHECK(accepted.accepted == 2);
    CHECK(linted(pack("client", ", \"lint_ok\": [\"W109\"]"), deficit).messages.size() == 1);
}

TEST_CASE("lint W111: fallbacks are words, ids are not")
{
    const auto pack = [&](const std::string& text) {
        return packOf("{ \"id\": \"client\", \"kind\": \"words\", \"text\": { \"en\": \"Who?\" } },\n" + goal
            + ",\n{ \"id\": \"b\", \"kind\": \"say\", \"text\": { \"en\": \"" + text + "\" } }");
    };
    CHECK(linted(pack("Hello {client|you}."), deficit).messages.empty());
    CHECK(linted(pack("Hello {goal|client}."), deficit).messages.size() == 1);
    CHECK(linted(pack("Hello {goal|complex} needs."), deficit).messages.size() == 1);
}

TEST_CASE("lint W118: a pack asks for a goal and reads it back")
{
    const Message none = onlyWarning(packOf(R"({ "id": "a", "kind": "say", "text": { "en": "Hello." } })"));
    CHECK(none.code == "W118");
    CHECK(none.at == Position{2, 10});
    CHECK_THAT(none.text, Catch::StartsWith("No question asks for a goal."));

    const std::string unread = R"({ "id": "my_goal", "kind": "words", "role": "goal", "text": { "en": "What?" })";
    const Message message = onlyWarning(packOf(unread + " }"));
    CHECK(message.code == "W118");
    CHECK(message.at == Position{5, 1});
    CHECK_THAT(message.text, Catch::StartsWith("\"my_goal\" asks for a goal"));
    const Lint accepted = linted(packOf(unread + R"(, "lint_ok": ["W118"] })"));
    CHECK(accepted.messages.empty());
    CHECK(accepted.accepted == 1);
}

TEST_CASE("lint: options and sections accept a warning for themselves only")
{
    const auto pack = [&](const std::string& optionOk, const std::string& sectionOk) {
        return "{ \"format\": \"conversation-pack/1\", \"id\": \"t\", \"version\": \"1\", \"languages\": [\"en\"], "
               "\"title\": { "
               "\"en\": \"A\" }, \"lists\": { \"l\": [ { \"id\": \"x\", \"text\": { \"en\": \"client\" }"
            + optionOk
            + " }, { \"id\": \"y\", \"text\": { \"en\": \"No\" } } ] }, \"sections\": [ { \"id\": \"one\", \"title\": "
              "{ "
              "\"en\": \"Clients\" }"
            + sectionOk
            + ", \"questions\": [ { \"id\": \"q\", \"kind\": \"one\", \"list\": \"l\", \"text\": { "
              "\"en\": \"A client?\" } }, "
            + goal + " ] } ] }";
    };
    const std::string ok = R"(, "lint_ok": ["W111"])";
    CHECK(linted(pack("", ""), deficit).messages.size() == 3);
    CHECK(linted(pack(ok, ""), deficit).messages.size() == 2);
    CHECK(linted(pack(ok, ok), deficit).messages.size() == 1);
    CHECK(linted(pack(ok, ok), deficit).accepted == 2);
}

TEST_CASE("lint: at most fifty messages, by position")
{
    std::string questions = goal;
    for (int i = 0; i < 80; ++i)
        questions
            += ",\n{ \"id\": \"q" + std::to_string(i) + "\", \"kind\": \"say\", \"text\": { \"en\": \"A client.\" } }";
    const Lint result = linted(packOf(questions), deficit);
    REQUIRE(result.messages.size() == 50);
    for (std::size_t i = 0; i < result.messages.size(); ++i)
        CHECK(result.messages.at(i).at.line == static_cast<int>(6 + i));
}

TEST_CASE("lint: sentences and words are told apart")
{
    const auto sentences = [](std::string_view text) { return sentencesOf(text).size(); };
    CHECK(sentences("") == 0);
    CHECK(sentences(" ... ") == 0);
    CHECK(sentences("One") == 1);
    CHECK(sentences("One. Two! Three? Four") == 4);
    CHECK(sentences("It is 3.5 or so.") == 1);
    CHECK(sentences("He said \u201CNo.\u201D Then he left (now!).") == 2);
    CHECK(sentences("Wait... what?! Now.") == 3);
    CHECK(sentences("One line\nand one more\r\nand one") == 3);
    CHECK(sentences("\u4E00\u3002\u4E8C\u3002") == 2);
    CHECK(sentences("\u0645\u0627 \u0647\u0630\u0627\u061F \u0646\u0639\u0645") == 2);
    CHECK(sentencesOf("  One.  Two. ").at(1) == "Two.");

    const auto words = [](std::string_view text) { return wordsOf(text).size(); };
    CHECK(words("") == 0);
    CHECK(words("one two") == 2);
    CHECK(words("self-care isn't one\u2014it's two - or 3") == 7);
    CHECK(words("\u0174 \u00E9") == 2);
}

TEST_CASE("lint: syllables of everyday words")
{
    struct Case {
        std::string_view word;
        int count;
    };
    const std::vector<Case> cases = {{"a", 1}, {"I", 1}, {"home", 1}, {"homes", 1}, {"people", 2}, {"table", 2},
        {"apples", 2}, {"handled", 2}, {"called", 1}, {"wanted", 2}, {"needed", 2}, {"liked", 1}, {"places", 2},
        {"churches", 2}, {"likes", 1}, {"doing", 2}, {"being", 2}, {"playing", 2}, {"idea", 3}, {"area", 3},
        {"something", 2}, {"someone", 2}, {"everything", 3}, {"Sometimes", 2}, {"proud", 1}, {"neighbour", 2},
        {"landlord", 2}, {"resident", 3}, {"strengths", 1}, {"question", 2}, {"conversation", 4}, {"important", 3},
        {"vulnerabilities", 6}, {"safely", 2}, {"homeless", 2}, {"league", 1}, {"unique", 2}, {"capitalism", 5},
        {"video", 3}, {"piano", 3}, {"special", 2}, {"actual", 3}, {"quiet", 2}, {"happier", 3}, {"player", 2},
        {"basically", 3}, {"create", 2}, {"eye", 1}, {"the", 1}, {"she", 1}, {"tree", 1}, {"rhythm", 1}, {"don't", 1},
        {"didn't", 2}, {"you'll", 1}, {"it\u2019ll", 2}, {"we've", 1}, {"o'clock", 2}, {"self-care", 2}, {"one-off", 2},
        {"caf\u00E9", 2}, {"10", 1}, {"", 1}};
    for (const Case& c : cases) {
        CAPTURE(c.word);
        CHECK(syllables(c.word) == c.count);
    }
}

TEST_CASE("lint: the reading grade is Flesch and Kincaid's")
{
    CHECK(readingGrade("") == 0);
    CHECK(readingGrade(" - ") == 0);
    // 9 words, 9 syllables, 1 sentence
    CHECK(readingGrade("What is one thing that you can do well?") == Approx(0.39 * 9 + 11.8 - 15.59));
    // 5 + 2 words, 6 + 2 syllables, 2 sentences
    CHECK(readingGrade("You can stop any time. Well done!")
        == Approx(0.39 * 3.5 + 11.8 * syllables("any") / 7 + 11.8 * 6 / 7 - 15.59));
    CHECK(readingGrade("Please describe any identified needs, barriers or vulnerabilities.") > 10);
    CHECK(gradeOf({2, 10, 15}) == Approx(0.39 * 5 + 11.8 * 1.5 - 15.59));
}

TEST_CASE("lint: the list of plain words is read")
{
    const auto good = readPlainWords(
        R"({"format":"plain-words/1","language":"en","licence":"CC0","words":[{"avoid":["a b","c"],"try":"d"}]})");
    REQUIRE(good.has_value());
    REQUIRE(good->size() == 1);
    CHECK(good->front().avoid == std::vector<std::string>{"a b", "c"});
    CHECK(good->front().better == "d");

    const auto codeOf = [](std::string_view bytes) {
        const auto read = readPlainWords(bytes);
        return read ? ErrorCode::Internal : read.error().code;
    };
    CHECK(codeOf("") == ErrorCode::Invalid);
    CHECK(codeOf("[]") == ErrorCode::Invalid);
    CHECK(codeOf(R"({"format":"plain-words/2","language":"en","words":[]})") == ErrorCode::NewerFormat);
    CHECK(codeOf(R"({"format":"plain-words/1","language":"cy","words":[]})") == ErrorCode::Invalid);
    CHECK(codeOf(R"({"format":"plain-words/1","language":"en"})") == ErrorCode::Invalid);
    for (const char* entry : {R"({"avoid":[],"try":"d"})", R"({"avoid":["a"]})", R"({"avoid":["a"],"try":" "})",
             R"({"avoid":[1],"try":"d"})", R"({"avoid":["-"],"try":"d"})", R"("a")"})
        CHECK(codeOf(R"({"format":"plain-words/1","language":"en","words":[)" + std::string(entry) + "]}")
            == ErrorCode::Invalid);
}

TEST_CASE("lint: the shipped packs have no warnings")
{
    const auto words = readPlainWords(fileText("resources/words/plain_words.json"));
    REQUIRE(words.has_value());
    CHECK(words->size() > 40);
    for (const std::string name : {"first-talk", "review"}) {
        const Lint result = linted(fileText("resources/packs/" + name + "/pack.json"), *words);
        for (const Message& message : result.messages)
            UNSCOPED_INFO(toText(name, message));
        CHECK(result.messages.empty());
    }
}
