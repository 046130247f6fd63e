// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "tests/support/random_sitting.h"
#include "tests/support/state_dump.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

using namespace ownwords;
using namespace ownwords::test;

namespace {

const exchange::ExportInfo info{stampAt().at, "test", "en"};

std::string again(const exchange::ReadRecord& read)
{
    const auto text = exchange::writeRecord(read.record, read.packs, info, read.unknown);
    REQUIRE(text);
    return *text;
}

// `text` with the first `from` replaced.
std::string changed(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

// The sitting's end as the format writes it, for putting one event more into the file.
std::string withEvent(Sitter& sitter, const std::string& payload)
{
    record::Record record = sitter.talk.save();
    record::Header header = record.sittings[0].stretches[0].events[0].header;
    header.id = idOf<EventTag>(77);
    header.n = record::lastN(record) + 1;
    record::Payload note;
    note.kind = record::Kind::Note;
    note.words = "PLACE";
    record::Event event = record::makeEvent(header, note, IdBytes{1});
    event.raw = payload;
    event.commitment = record::commitmentOf(event.salt, event.raw);
    record::append(record.sittings[0], {event}, "resident");
    const auto text = exchange::writeRecord(record, sitter.talk.state().packs(), info);
    REQUIRE(text);
    return *text;
}

std::vector<std::string> oddTexts()
{
    std::vector<std::string> texts{"CR\r\nLF\nCR\r end", "nbsp\xC2\xA0 and \xE2\x80\xAF", "\xEF\xBB\xBF leading mark",
        "line\xE2\x80\xA8 paragraph\xE2\x80\xA9",
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",
        "\xD8\xA3\xD9\x86\xD8\xA7 \xD8\xA8\xD8\xAE\xD9\x8A\xD8\xB1", "\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xB7\x90", " \t ",
        "\"\\/\b\f", "<b>bold</b> <img src=x onerror=alert(1)>", "\xE2\x80\xAEreversed", "e\xCC\x81 not \xC3\xA9",
        "{who|x}", std::string("nul \0 in it", 11), "\x7F\x01\x1F"};
    std::string longest;
    for (std::size_t i = 0; i < talk::longestAnswer; ++i)
        longest += i % 7 == 0 ? "\xF0\x9F\x99\x82" : "x";
    texts.push_back(longest);
    return texts;
}

} // namespace

TEST_CASE("What people say comes back byte for byte", "[record_json]")
{
    std::vector<std::string> texts = oddTexts();
    const char* const named = std::getenv("OWNWORDS_CORPUS");
    const std::filesystem::path corpus = named != nullptr ? named : OWNWORDS_SOURCE_DIR "/../shared/corpus";
    if (std::ifstream file(corpus / "naughty-strings/blns.json", std::ios::binary); file) {
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        const json::Parsed parsed = json::parse(bytes);
        REQUIRE(parsed.problems.empty());
        for (const json::Value& value : parsed.root.items)
            texts.push_back(value.text);
        std::cout << "naughty strings: " << parsed.root.items.size() << '\n';
        CHECK(parsed.root.items.size() > 400);
    } else {
        std::cout << "naughty strings: skipped, no corpus\n";
    }
    std::erase_if(texts, [](const std::string& text) { return text.empty(); });
    const auto pack = packOf({q("many", "words", R"("many":true,"adds_to":"notes")"), q("b")});
    for (std::size_t first = 0; first < texts.size(); first += 30) {
        const std::size_t last = std::min(texts.size(), first + 30);
        const std::vector<std::string> some(texts.data() + first, texts.data() + last);
        Sitter sitter(pack);
        for (const std::string& text : some)
            sitter.say(text);
        sitter.next().type(some.front());
        const auto read = exchange::readRecord(sitter.json());
        REQUIRE(read);
        const auto state = talk::State::fold(read->record, read->packs);
        REQUIRE(state);
        const record::Value* const back = state->value(0, sitter.slot("many"));
        REQUIRE(back);
        CHECK((back->words == some));
        CHECK(read->record.sittings[0].drafts.at("b") == some.front());
        CHECK((again(*read) == sitter.json()));
    }
}

TEST_CASE("A record that is read and written is the same", "[record_json]")
{
    const auto pack = randomPack();
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        RandomSitter sitter(seed, Sitter(pack));
        for (int move = 0; move < 40; ++move)
            sitter.moveAndSave();
        const std::string text = sitter.talk().json();
        const auto read = exchange::readRecord(text);
        INFO("seed " << seed);
        REQUIRE(read);
        CHECK(again(*read) == text);
        CHECK(read->record == sitter.talk().talk.save());
        const auto state = talk::State::fold(read->record, read->packs);
        REQUIRE(state);
        CHECK(dumpOf(*state) == dumpOf(sitter.talk().talk.state()));
    }
}

TEST_CASE("Keys of a newer version at the top are kept", "[record_json]")
{
    Sitter sitter(packOf({q("a")}));
    sitter.say("x");
    const std::string text
        = changed(sitter.json(), "\n}\n", ",\n  \"later\": {\n    \"a\": [\n      1,\n      null\n    ]\n  }\n}\n");
    const auto read = exchange::readRecord(text);
    REQUIRE(read);
    CHECK(again(*read) == text);
}

TEST_CASE("An event of an unknown kind makes the record read-only and is kept as it is", "[record_json]")
{
    const auto pack = packOf({q("a")});
    Sitter sitter(pack);
    sitter.say("x");
    const std::string text = withEvent(sitter, R"({"deep":{"b":[1.5,true,"é"]},"kind":"sing","slot":7})");
    const auto read = exchange::readRecord(text);
    REQUIRE(read);
    CHECK(read->record.readOnly);
    CHECK(again(*read) == text);
    const auto begun = talk::Talk::begin(read->record, read->packs, setupOf(pack), stampAt());
    REQUIRE_FALSE(begun);
    CHECK(begun.error().code == ErrorCode::NewerFormat);
    CHECK(
        talk::Talk::resume(read->record, read->packs, setupOf(pack), stampAt()).error().code == ErrorCode::NewerFormat);
    // Keys that this version does not know, in an event that it does know.
    const std::string known = withEvent(sitter, R"({"kind":"note","mood":"good","words":"hi"})");
    const auto readKnown = exchange::readRecord(known);
    REQUIRE(readKnown);
    CHECK_FALSE(readKnown->record.readOnly);
    CHECK(again(*readKnown) == known);
}

TEST_CASE("Damaged, strange and newer files are refused with a place and a sentence", "[record_json]")
{
    Sitter sitter(packOf({q("a"), q("b")}));
    sitter.say("my own words").next().say("two");
    const std::string good = sitter.json();
    const std::string event = record::inOrder(sitter.talk.save())[0].event->header.id.toText();
    const std::string second = record::inOrder(sitter.talk.save())[1].event->header.id.toText();
    const std::string hash = sitter.talk.pack().pack().hash;
    const auto rest = good.substr(good.find("\"events\""));
    const auto inEvents = [&](const std::string& from, const std::string& to) {
        return good.substr(0, good.size() - rest.size()) + changed(rest, from, to);
    };
    std::string deep;
    for (int i = 0; i < 5000; ++i)
        deep += "[";
    struct Row {
        std::string name;
        std::string text;
        ErrorCode code = ErrorCode::Invalid;
    };
    const std::vector<Row> table{
        {"empty", ""},
        {"binary", std::string("\x00\xFF\x89PNG\r\n", 8)},
        {"a list", "[]"},
        {"another format", R"({"format":"shopping/1"})"},
        {"format is a number", R"({"format":1})"},
        {"newer", changed(good, "person-record/1", "person-record/2"), ErrorCode::NewerFormat},
        {"partial", changed(good, "\"events\": [", "\"elsewhere\": [")},
        {"key twice", changed(good, "\"language\": \"en\"", "\"language\": \"en\",\n  \"language\": \"en\"")},
        {"deep", R"({"format":"person-record/1","events":)" + deep},
        {"a word changed", inEvents("my own words", "my own wordz")},
        {"a salt changed", inEvents("\"salt\": \"", "\"salt\": \"0")},
        {"an event twice", inEvents(second, event)},
        {"no person", changed(good, "\"person\": {", "\"somebody\": {")},
        {"person's id", changed(good, "\"id\": \"ee", "\"id\": \"zz")},
        {"no packs", changed(good, "\"packs\": [", "\"no_packs\": [")},
        {"pack changed", changed(good, "\"Ask a\"", "\"Ask A\"")},
        {"pack hash", changed(good, "\"hash\": \"" + hash.substr(0, 8), "\"hash\": \"" + std::string(8, '0'))},
        {"pack damaged", changed(good, "\"kind\": \"words\"", "\"kind\": \"sing\"")},
        {"sitting type", inEvents("\"type\": \"talk\"", "\"type\": \"party\"")},
        {"n is a fraction", inEvents("\"n\": 1,", "\"n\": 1.5,")},
        {"n is zero", inEvents("\"n\": 1,", "\"n\": 0,")},
        {"time", inEvents("\"at\": \"2026-06-04T", "\"at\": \"2026-13-04T")},
        {"event id", inEvents("\"id\": \"" + event, "\"id\": \"" + event.substr(1) + "g")},
        {"value is a text", inEvents("\"value\": {", "\"value\": \"x\", \"was\": {")},
    };
    for (const Row& row : table) {
        const auto read = exchange::readRecord(row.text);
        INFO(row.name);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == row.code);
        INFO(read.error().detail);
        CHECK(read.error().detail.find(':') != std::string::npos);
        CHECK(read.error().detail.find("my own") == std::string::npos);
    }
    CHECK(exchange::readRecord(good));
}

TEST_CASE("A file that was cut off anywhere is refused", "[record_json]")
{
    Sitter sitter(packOf({q("a")}));
    sitter.say("words");
    const std::string good = sitter.json();
    for (std::size_t i = 0; i < 50; ++i)
        CHECK_FALSE(exchange::readRecord(good.substr(0, good.size() * i / 50)));
    std::string huge(exchange::largestRecord + 1, ' ');
    CHECK(exchange::readRecord(huge).error().code == ErrorCode::TooLarge);
}

TEST_CASE("Bytes changed anywhere never crash the reader", "[record_json]")
{
    Sitter sitter(packOf({q("a")}));
    sitter.say("words").next();
    const std::string good = sitter.json();
    std::mt19937 random(5);
    std::size_t refused = 0;
    for (int i = 0; i < 400; ++i) {
        std::string text = good;
        const std::size_t at = random() % text.size();
        text[at] = static_cast<char>(random() % 256);
        const auto read = exchange::readRecord(text);
        refused += read ? 0 : 1;
        if (read)
            CHECK(exchange::writeRecord(read->record, read->packs, info, read->unknown));
    }
    CHECK(refused > 100);
}
