// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/json/document.h"
#include "tests/support/catch_compat.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

using namespace ownwords::json;
using namespace std::string_literals;
using Kind = Problem::Kind;

namespace {

Parsed parsed(std::string_view bytes)
{
    return parse(bytes);
}

// The only problem of a faulty input.
Problem problemOf(std::string_view bytes, const Limits& limits = {})
{
    const Parsed result = parse(bytes, limits);
    CAPTURE(bytes.substr(0, 80));
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems.front().what.ends_with('.'));
    return result.problems.front();
}

bool is(const Problem& problem, Kind kind, int line, int column)
{
    return problem.kind == kind && problem.at == Position{line, column};
}

Position placeOf(const Parsed& result, std::string_view key)
{
    const Value* const value = result.root.find(key);
    REQUIRE(value != nullptr);
    return value->at;
}

std::string fileText(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::filesystem::path corpus()
{
    const char* const given = std::getenv("OWNWORDS_CORPUS"); // NOLINT(concurrency-mt-unsafe)
    return given != nullptr ? std::filesystem::path(given)
                            : std::filesystem::path(OWNWORDS_SOURCE_DIR) / ".." / "shared" / "corpus";
}

const std::string sample = R"({ "format": "conversation-pack/1", "id": "uk.example.first", "languages": ["en", "cy"],
  "title": { "en": "A first talk", "cy": "Sgwrs gyntaf \u0175 \ud83d\udc83" }, "max": 12, "min": -0.5e3,
  "questions": [ { "id": "goal", "read_back": true, "when": { "any": [ { "q": "ready", "is": "yes" }, null, false ] } } ] }
)";

} // namespace

TEST_CASE("json: every kind of value is read")
{
    const Parsed result
        = parsed(R"({"n":null,"t":true,"f":false,"s":"a\"b\\\/\b\f\n\r\t\u00e9","i":42,"a":[1,[]],"o":{}})");
    REQUIRE(result.problems.empty());
    REQUIRE(result.root.type == Type::Object);
    CHECK(result.root.members.size() == 7);
    CHECK(result.root.find("n")->type == Type::Null);
    CHECK(result.root.find("t")->boolean);
    CHECK_FALSE(result.root.find("f")->boolean);
    CHECK(result.root.find("s")->text == "a\"b\\/\b\f\n\r\t\u00e9");
    CHECK(result.root.find("i")->number == 42);
    CHECK(result.root.find("i")->text == "42");
    CHECK(result.root.find("a")->items.size() == 2);
    CHECK(result.root.find("a")->items.at(1).type == Type::Array);
    CHECK(result.root.find("o")->type == Type::Object);
    CHECK(result.root.find("none") == nullptr);
    CHECK(result.root.find("a")->find("n") == nullptr);
    CHECK(result.root.members.front().key == "n");
    CHECK(result.root.members.back().key == "o");
}

TEST_CASE("json: whole numbers are told from others")
{
    const Parsed result
        = parsed("[0,-0,12,1.0,1e2,9007199254740991,9007199254740993,1.5,1e300,0.99999999999999999999,1e-400]");
    REQUIRE(result.problems.empty());
    std::string whole;
    for (const Value& item : result.root.items)
        whole += item.isInteger() ? 'y' : 'n';
    CHECK(whole == "yyyyyynnnny"); // 1e-400 is nothing but 0
    CHECK(result.root.items.at(9).text == "0.99999999999999999999");
    CHECK_FALSE(string("1").isInteger());
    CHECK(problemOf("[1e999]").kind == Kind::Syntax);
    CHECK(problemOf("[1.8e308]").kind == Kind::Syntax);
    CHECK(problemOf("[-" + std::string(400, '9') + "]").kind == Kind::Syntax);
}

TEST_CASE("json: values know where they stand")
{
    const Parsed result = parsed("{\n  \"a\": 1,\n\t\"b\" : [\n  true, \"x\" ],\"c\":{\"d\":null}}");
    REQUIRE(result.problems.empty());
    CHECK(result.root.at == Position{1, 1});
    CHECK(result.root.members.at(0).at == Position{2, 3});
    CHECK(placeOf(result, "a") == Position{2, 8});
    CHECK(result.root.members.at(1).at == Position{3, 2});
    CHECK(placeOf(result, "b") == Position{3, 8});
    CHECK(result.root.find("b")->items.at(0).at == Position{4, 3});
    CHECK(result.root.find("b")->items.at(1).at == Position{4, 9});
    CHECK(placeOf(result, "c") == Position{4, 19});
    CHECK(result.root.find("c")->find("d")->at == Position{4, 24});
}

TEST_CASE("json: places after each line end, tab, byte order mark and wide character")
{
    CHECK(placeOf(parsed("{\r\n\"a\":\r\n7}"), "a") == Position{3, 1});
    CHECK(placeOf(parsed("{\r\"a\":\r7}"), "a") == Position{3, 1});
    CHECK(placeOf(parsed("{\n\r\"a\":7}"), "a") == Position{3, 5});
    CHECK(placeOf(parsed("{\r\n\r\n\n\r\t\"a\":7}"), "a") == Position{5, 6});
    CHECK(placeOf(parsed("{\t\t\"a\":\t7}"), "a") == Position{1, 9});
    CHECK(placeOf(parsed("{\"k\":\"\u00e9\u20ac\U0001F483\", \"a\":7}"), "a") == Position{1, 17});
    CHECK(placeOf(parsed("{\"k\":\"\u2028\u0085\", \"a\":7}"), "a") == Position{1, 16}); // no line ends in JSON
    CHECK(placeOf(parsed("{\"\U0001F483\":\"\\ud83d\\udc83\", \"a\":7}"), "a") == Position{1, 26});

    const Parsed marked = parsed("\xEF\xBB\xBF{\"a\":7}");
    REQUIRE(marked.problems.size() == 1);
    CHECK(is(marked.problems.front(), Kind::ByteOrderMark, 1, 1));
    CHECK(placeOf(marked, "a") == Position{1, 6});

    CHECK(is(problemOf("{\r\n  \"\U0001F483\": ?}"), Kind::Syntax, 2, 8));
    CHECK(is(problemOf("[\"a\r\nb\"]"), Kind::Syntax, 1, 4));
}

TEST_CASE("json: syntax faults have a place and say what to do")
{
    struct Case {
        std::string bytes;
        Position at;
        std::string part;
    };
    const std::vector<Case> cases = {
        {"", {1, 1}, "is empty"},
        {" \n\t ", {1, 1}, "is empty"},
        {"[1 2]", {1, 4}, "a comma or a closing square bracket"},
        {"{\"a\":1 \"b\":2}", {1, 8}, "a comma or a closing curly bracket"},
        {"{\"a\" 1}", {1, 6}, "a colon"},
        {"{a:1}", {1, 2}, "a key in quotation marks"},
        {"[1,\n]", {2, 1}, "comma too many"},
        {"{\"a\":1,}", {1, 8}, "comma too many"},
        {"{\"a\":}", {1, 6}, "expected a text"},
        {"[\n nul]", {2, 2}, "expected a text"},
        {"[True]", {1, 2}, "expected a text"},
        {"['a']", {1, 2}, "straight double quotation marks"},
        {"[\u201Ca\u201D]", {1, 2}, "straight double quotation marks"},
        {"[1, // one\n 2]", {1, 5}, "Comments"},
        {"[1", {1, 3}, "ends too early"},
        {"{\"a\":", {1, 6}, "ends too early"},
        {"[\"abc", {1, 2}, "no closing quotation mark"},
        {"[\"a\\qb\"]", {1, 4}, "backslash"},
        {"[\"\\u12g4\"]", {1, 3}, "Four digits"},
        {"[\"a\nb\"]", {1, 4}, "line break"},
        {"[\"a\0b\"]"s, {1, 4}, "control character"},
        {"[1.]", {1, 4}, "digit after the point"},
        {"[1e]", {1, 4}, "digit after the e"},
        {"123\0"s, {1, 4}, "extra here"},
        {"{}\n}", {2, 1}, "extra here"},
        {"[]\0"s, {1, 3}, "extra here"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.bytes);
        const Problem problem = problemOf(c.bytes);
        CHECK(problem.kind == Kind::Syntax);
        CHECK(problem.at.line == c.at.line);
        CHECK(problem.at.column == c.at.column);
        CHECK_THAT(problem.what, Catch::Contains(c.part));
    }
}

TEST_CASE("json: a key twice is reported and the first is kept")
{
    const Parsed result = parsed("{\"a\":1,\n \"b\":{\"x\":1,\"x\":2},\n \"a\":[3],\"\\u0061\":4}");
    REQUIRE(result.problems.size() == 3);
    CHECK(is(result.problems.at(0), Kind::DuplicateKey, 2, 13));
    CHECK(is(result.problems.at(1), Kind::DuplicateKey, 3, 2));
    CHECK(is(result.problems.at(2), Kind::DuplicateKey, 3, 10));
    CHECK_THAT(result.problems.at(0).what, Catch::Contains("\"x\""));
    CHECK(result.root.members.size() == 2);
    CHECK(result.root.find("a")->number == 1);
    CHECK(result.root.find("b")->find("x")->number == 1);

    CHECK_THAT(problemOf("{\"my secret words\":1,\"my secret words\":2}").what, !Catch::Contains("secret"));
}

TEST_CASE("json: a key twice among very many is found")
{
    std::string bytes = "{";
    for (int i = 0; i < 100'000; ++i)
        bytes += "\"k" + std::to_string(i) + "\":0,\n";
    bytes += "\"k99999\":1}";
    const Parsed result = parsed(bytes);
    REQUIRE(result.problems.size() == 1);
    CHECK(is(result.problems.front(), Kind::DuplicateKey, 100'001, 1));
    CHECK(result.root.members.size() == 100'000);

    std::string same = "{\"a\":1";
    for (int i = 0; i < 1000; ++i)
        same += ",\"a\":1";
    CHECK(parsed(same + "}").problems.size() == 50);
}

TEST_CASE("json: text that is not UTF-8 and half characters are refused with their place")
{
    CHECK(is(problemOf("{\n\"\u00e9\": \"ab\xFF\"}"), Kind::BadText, 2, 9));
    CHECK(is(problemOf("[\"\xED\xA0\x80\"]"), Kind::BadText, 1, 3));
    CHECK(is(problemOf("\xFF\xFE[\0]\0"s), Kind::BadText, 1, 1));
    CHECK(is(problemOf("\xEF\xBB{}"), Kind::BadText, 1, 1));
    CHECK(is(problemOf("[1,\"a\\uD83D\"]"), Kind::BadText, 1, 4));
    CHECK(is(problemOf("[1,\"\\uD83D\\u0041\"]"), Kind::BadText, 1, 4));
    CHECK(is(problemOf("[1,\"a\\uDC83\"]"), Kind::BadText, 1, 4));
    CHECK(is(problemOf("{\"\\udc83\":1}"), Kind::BadText, 1, 2));
    CHECK(parsed("[\"\\uDC83\",\"\\uDFFF\"]").problems.size() == 2);
    CHECK(parsed("[\"\uD7FF\uE000\\uD7FF\\uE000\"]").problems.empty()); // the neighbours of surrogates
}

TEST_CASE("json: depth is limited at the bracket that goes too deep")
{
    const Limits limits{4U << 20U, 3};
    CHECK(parse("[[{}]]", limits).problems.empty());
    CHECK(is(problemOf("[\n[{\"a\":[]}]]", limits), Kind::TooDeep, 2, 7));
    CHECK(is(problemOf("[[[{}]]]", limits), Kind::TooDeep, 1, 4));
    CHECK(parsed(std::string(32, '[') + std::string(32, ']')).problems.empty());
    CHECK(is(problemOf(std::string(33, '[') + std::string(33, ']')), Kind::TooDeep, 1, 33));
    CHECK(is(problemOf(std::string(4'000'000, '[')), Kind::TooDeep, 1, 33));
    std::string bomb;
    for (int i = 0; i < 500'000; ++i)
        bomb += "{\"a\":";
    CHECK(is(problemOf(bomb), Kind::TooDeep, 1, 161));
}

TEST_CASE("json: size is limited before anything is read")
{
    const Limits limits{10, 32};
    CHECK(parse("[12345678]", limits).problems.empty());
    const Parsed result = parse("[123456789]", limits);
    REQUIRE(result.problems.size() == 1);
    CHECK(is(result.problems.front(), Kind::TooLarge, 1, 1));
    CHECK(result.root.type == Type::Null);
    CHECK_THAT(problemOf(std::string((4U << 20U) + 1, ' ')).what, Catch::Contains("4 MiB"));
}

TEST_CASE("json: every string comes back byte for byte")
{
    std::string all;
    for (char32_t c = 0; c < 0x110000; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        if (c < 0x80) {
            all += static_cast<char>(c);
        } else if (c < 0x800) {
            all += static_cast<char>(0xC0U | c >> 6U);
            all += static_cast<char>(0x80U | (c & 0x3FU));
        } else {
            if (c < 0x10000) {
                all += static_cast<char>(0xE0U | c >> 12U);
            } else {
                all += static_cast<char>(0xF0U | c >> 18U);
                all += static_cast<char>(0x80U | (c >> 12U & 0x3FU));
            }
            all += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
            all += static_cast<char>(0x80U | (c & 0x3FU));
        }
    }
    REQUIRE(ownwords::text::isValidUtf8(all));
    for (const std::string& text : {""s, "\0"s, "a\0b"s, "\x7F"s, "\u2028\u2029"s, "\uFEFFx"s, "\uFFFE\uFFFF\uFDD0"s,
             "\"\\/\b\f\n\r\t\x1F"s, "\U0001F483\u200D"s, " e\u0301 "s, all}) {
        Value value = object();
        add(value, text, string(text));
        for (const Style style : {Style::Canonical, Style::Compact, Style::Readable}) {
            const Parsed back = parse(write(value, style));
            REQUIRE(back.problems.empty());
            REQUIRE(back.root.members.size() == 1);
            CHECK(back.root.members.front().key == text);
            CHECK(back.root.members.front().value.text == text);
        }
    }
    CHECK(write(string("\u2028\x7F\uFEFF/"), Style::Compact) == "\"\u2028\x7F\uFEFF/\"");
    CHECK(write(string("\0\x1F"s), Style::Compact) == "\"\\u0000\\u001F\"");
}

TEST_CASE("json: the three styles of writing")
{
    Value inner = object();
    add(inner, "b", array({number(1), number(-0.5), boolean(true), Value{}}));
    add(inner, "a", array());
    add(inner, "B", object());
    CHECK(write(inner, Style::Compact) == R"({"b":[1,-0.5,true,null],"a":[],"B":{}})");
    CHECK(write(inner, Style::Canonical) == R"({"B":{},"a":[],"b":[1,-0.5,true,null]})");
    CHECK(write(inner, Style::Readable)
        == "{\n  \"b\": [\n    1,\n    -0.5,\n    true,\n    null\n  ],\n  \"a\": [],\n  \"B\": {}\n}");

    const Parsed keys = parsed("{\"\u00e9\":1,\"z\":2,\"\U0001F483\":3,\"\uFB01\":4}");
    CHECK(write(keys.root, Style::Canonical) == "{\"z\":2,\"\u00e9\":1,\"\uFB01\":4,\"\U0001F483\":3}"); // by byte
}

TEST_CASE("json: formatting does not change the canonical bytes")
{
    const Parsed one = parsed(" { \"b\" : 1.0 , \"a\" : [ 1e2 , \"\\u0041\" ] } ");
    const Parsed two = parsed("{\"a\":[100,\"A\"],\"b\":1}");
    CHECK(write(one.root, Style::Canonical) == write(two.root, Style::Canonical));
    CHECK(write(two.root, Style::Canonical) == R"({"a":[100,"A"],"b":1})");
    const std::string once = write(parsed(sample).root, Style::Canonical);
    CHECK(write(parsed(once).root, Style::Canonical) == once);
}

TEST_CASE("json: numbers are written shortest, and long ones keep their digits")
{
    const auto written = [](double value) { return write(number(value), Style::Compact); };
    CHECK(written(0) == "0");
    CHECK(written(-7) == "-7");
    CHECK(written(0.1) == "0.1");
    CHECK(written(1e21) == "1e+21");
    CHECK(written(1.0 / 3) == "0.3333333333333333");
    CHECK(written(9007199254740991) == "9007199254740991");
    CHECK(written(std::stod("inf")) == "null");
    CHECK(write(parsed("[12345678901234567890,-12345678901234567890,0.50]").root, Style::Compact)
        == "[12345678901234567890,-12345678901234567890,0.5]");
    for (const double value : {1e-7, 123456.789, 5e-324, 1.7976931348623157e308, 1e20})
        CHECK(parsed(written(value)).root.number == value);
}

TEST_CASE("json: JSONTestSuite")
{
    const std::filesystem::path folder = corpus() / "json-test-suite" / "test_parsing";
    if (!std::filesystem::exists(folder)) {
        std::cout << "skipped: no corpus\n";
        return;
    }
    const std::vector<std::string> twice = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"};
    int yes = 0;
    int no = 0;
    int either = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        CAPTURE(name);
        const Parsed result = parse(fileText(entry.path()), {4U << 20U, 1000});
        if (name.starts_with("y_")) {
            ++yes;
            const bool expectTwice = std::find(twice.begin(), twice.end(), name) != twice.end();
            CHECK(result.problems.size() == (expectTwice ? 1 : 0));
            for (const Problem& problem : result.problems)
                CHECK(problem.kind == Kind::DuplicateKey);
            CHECK(parse(write(result.root, Style::Readable)).problems.empty());
        } else if (name.starts_with("n_")) {
            ++no;
            CHECK_FALSE(result.problems.empty());
        } else {
            ++either;
            if (result.problems.empty())
                CHECK(parse(write(result.root, Style::Compact), {4U << 20U, 1000}).problems.empty());
        }
    }
    CHECK(yes == 95);
    CHECK(no == 188);
    CHECK(either == 35);
}

TEST_CASE("json: naughty strings come back byte for byte")
{
    const std::filesystem::path file = corpus() / "naughty-strings" / "blns.json";
    if (!std::filesystem::exists(file)) {
        std::cout << "skipped: no corpus\n";
        return;
    }
    const Parsed read = parse(fileText(file));
    REQUIRE(read.problems.empty());
    REQUIRE(read.root.items.size() > 400);
    const Parsed back = parse(write(read.root, Style::Readable));
    REQUIRE(back.problems.empty());
    REQUIRE(back.root.items.size() == read.root.items.size());
    for (std::size_t i = 0; i < read.root.items.size(); ++i)
        CHECK(back.root.items.at(i).text == read.root.items.at(i).text);
}

TEST_CASE("json: any mutation is read or refused, and what is read is written and read again")
{
    REQUIRE(parsed(sample).problems.empty());
    std::mt19937 random(20240229); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same every time, on purpose
    const auto below = [&random](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const std::string bytes = "{}[]\",:\\u0d8aeE+-.19 \n\r\t\x7F\x80\xED\xEF\xF0\xFF"s + '\0';
    int read = 0;
    int refused = 0;
    bool steady = true;
    for (int i = 0; i < 100'000; ++i) {
        std::string text = sample;
        for (std::size_t n = 1 + below(3); n > 0; --n) {
            const std::size_t at = below(text.size());
            switch (below(4)) {
            case 0:
                text.erase(at, 1 + below(8));
                break;
            case 1:
                text.insert(at, 1, bytes[below(bytes.size())]);
                break;
            case 2:
                text.insert(at, text.substr(below(text.size()), below(30)));
                break;
            default:
                text[at] = bytes[below(bytes.size())];
                break;
            }
        }
        const Parsed result = parse(text);
        if (!result.problems.empty()) {
            ++refused;
            continue;
        }
        ++read;
        const std::string once = write(result.root, Style::Canonical);
        steady = steady && write(parse(once).root, Style::Canonical) == once;
    }
    CHECK(steady);
    CHECK(read > 1000);
    CHECK(refused > 10'000);
}
