// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/base/text.h"
#include "tests/support/catch_compat.h"

#include <string>
#include <vector>

using namespace ownwords;
using namespace std::string_literals;

TEST_CASE("UTF-8 is told from what is not")
{
    for (const std::string& good :
        {""s, "a"s, "\0"s, "plain ASCII that is longer than a block"s, "Beth sy'n dda, si\u0175r?"s,
            "\u07FF\u0800\uD7FF\uE000\uFFFD\uFFFE\uFFFF"s, "\U00010000\U0010FFFF"s, "12345678\u00E9"s})
        CHECK(text::isValidUtf8(good));

    struct Case {
        std::string bytes;
        std::size_t at;
    };
    const std::vector<Case> bad = {
        {"\x80", 0}, // continuation alone
        {"abc\xFF", 3},
        {"12345678abc\xC3", 11}, // cut after the lead
        {"\xC0\xAF", 0}, // overlong
        {"\xC1\xBF", 0},
        {"\xE0\x9F\xBF", 0},
        {"\xF0\x8F\xBF\xBF", 0},
        {"\xF4\x90\x80\x80", 0}, // over U+10FFFF
        {"\xF5\x80\x80\x80", 0},
        {"\xED\xA0\x80", 0}, // surrogates
        {"ok\xED\xBF\xBF", 2},
        {"\xE2\x82", 0},
        {"\xF0\x9F\x92", 0},
        {"\xE2\x82 ", 0},
    };
    for (const Case& c : bad) {
        CAPTURE(c.bytes.size(), c.at);
        CHECK_FALSE(text::isValidUtf8(c.bytes));
        CHECK(text::invalidUtf8At(c.bytes) == c.at);
    }
}

TEST_CASE("code points are counted and cut whole")
{
    CHECK(text::codePoints("") == 0);
    CHECK(text::codePoints("a\u00E9\u20AC\U0001F483") == 4);
    CHECK(text::codePoints("e\u0301") == 2);

    const std::string four = "a\u00E9\u20AC\U0001F483";
    CHECK(text::firstCodePoints(four, 0).empty());
    CHECK(text::firstCodePoints(four, 2) == "a\u00E9");
    CHECK(text::firstCodePoints(four, 3) == "a\u00E9\u20AC");
    CHECK(text::firstCodePoints(four, 4) == four);
    CHECK(text::firstCodePoints(four, 99) == four);

    std::size_t at = 0;
    std::vector<char32_t> walked;
    const std::string mixed = four + "\xFF" + "z";
    while (at < mixed.size())
        walked.push_back(text::nextCodePoint(mixed, at));
    CHECK(walked == std::vector<char32_t>{U'a', 0xE9, 0x20AC, 0x1F483, 0xFFFD, U'z'});
}

TEST_CASE("a first line ends at any line end")
{
    CHECK(text::firstLine("one") == "one");
    CHECK(text::firstLine("").empty());
    for (const char* end : {"\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085"})
        CHECK(text::firstLine("one  " + std::string(end) + "two") == "one  ");
}

TEST_CASE("words are runs of other than white space")
{
    CHECK(text::wordCount("") == 0);
    CHECK(text::wordCount(" \t\u00A0\u3000\n") == 0);
    CHECK(text::wordCount("one") == 1);
    CHECK(text::wordCount("  my own\u00A0place\u2003now ") == 4);
    CHECK(text::wordCount("a\u200Bb") == 1); // a zero-width space is not white space in Unicode
    CHECK(text::isBlank(" \u2029"));
    CHECK_FALSE(text::isBlank(" . "));
}

TEST_CASE("an answer is folded for comparing with a phrase")
{
    CHECK(text::foldForPhrase("  Nothing!! ") == "nothing");
    CHECK(text::foldForPhrase("Nothing .\n") == "nothing");
    CHECK(text::foldForPhrase("DON'T KNOW") == "dont know");
    CHECK(text::foldForPhrase("\u201CDon\u2019t know\u2026\u201D") == "dont know");
    CHECK(text::foldForPhrase("\u00ABno\u00BB, no?") == "no no");
    CHECK(text::foldForPhrase("DWN I DDIM \u0174\u0176") == "dwn i ddim \u0175\u0177");
    CHECK(text::foldForPhrase("no way") != text::foldForPhrase("no"));
    CHECK(text::foldForPhrase("?!").empty());
}

TEST_CASE("controls that hide something are found")
{
    for (const char* good :
        {"", "plain", "two\nlines\tand a tab", "\u200E \u200F \u2028", "\u0645\u0631\u062D\u0628\u0627"})
        CHECK_FALSE(text::hasForbiddenControls(good));
    for (const std::string& bad : {"a\rb"s, "\0"s, "\x1B[0m"s, "\x7F"s, "\u0085"s, "\u009F"s, "\u202A"s, "x\u202Ey"s,
             "\u2066"s, "\u2069"s, "\uFFFE"s, "\uFFFF"s})
        CHECK(text::hasForbiddenControls(bad));
}

TEST_CASE("edit distance counts single changes")
{
    CHECK(text::editDistance("", "") == 0);
    CHECK(text::editDistance("", "abc") == 3);
    CHECK(text::editDistance("followup", "followups") == 1);
    CHECK(text::editDistance("qusetions", "questions") == 2);
    CHECK(text::editDistance("kitten", "sitting") == 3);
    CHECK(text::editDistance("sitting", "kitten") == 3);
    CHECK(text::editDistance(std::string(1000, 'a'), "a") == 1000);
}

TEST_CASE("hashes are those of their standards")
{
    CHECK(sha256Hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256Hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(blake2b256Hex("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(sha256Hex("a\0b"s) != sha256Hex("a"));
}
