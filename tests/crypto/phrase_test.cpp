// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/crypto/phrase.h"
#include "tests/support/catch_compat.h"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace ownwords;
using namespace std::string_literals;
using crypto::foldName;
using crypto::foldWords;
using crypto::isLongEnough;
using crypto::WordList;

namespace {

// 1,296 words of no language: baaing, babing, bacing ... nyxing.
std::vector<std::string> madeWords()
{
    std::vector<std::string> words;
    for (const char first : "bdfgln"s) {
        for (const char second : "aehiloruy"s) {
            for (char third = 'a'; third <= 'x'; ++third)
                words.push_back(std::string{first, second, third} + "ing");
        }
    }
    return words;
}

std::string textOf(const std::vector<std::string>& words)
{
    std::string text = "# Made for a test.\n\n";
    for (const std::string& word : words)
        text += word + '\n';
    return text;
}

WordList madeList()
{
    auto list = WordList::parse(textOf(madeWords()));
    REQUIRE(list);
    return std::move(*list);
}

// Counts up from `start`: 16 bytes that differ from call to call.
FreshBytes counted(std::uint64_t start)
{
    return [next = start]() mutable {
        IdBytes bytes{};
        std::memcpy(bytes.data(), &next, sizeof next);
        ++next;
        return bytes;
    };
}

void checkRefused(const std::string& text, const std::string& detail)
{
    const auto refused = WordList::parse(text);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Invalid);
    CHECK(refused.error().detail == detail);
}

// A code point as UTF-8; none for surrogates.
std::string utf8(char32_t c)
{
    const auto tail = [&](unsigned shift) { return static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
    if (c < 0x80)
        return {static_cast<char>(c)};
    if (c < 0x800)
        return {static_cast<char>(0xC0U | c >> 6U), tail(0)};
    if (c < 0x10000)
        return {static_cast<char>(0xE0U | c >> 12U), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | c >> 18U), tail(12), tail(6), tail(0)};
}

} // namespace

TEST_CASE("a list of words is read whole or not at all")
{
    const std::vector<std::string> words = madeWords();
    CHECK(madeList().words() == words);
    // The last line may have no end; comments may stand behind words.
    std::string text = textOf(words);
    text.pop_back();
    CHECK(WordList::parse(text).value().words() == words);
    const std::size_t end = text.find("baging");
    text.replace(end, 6, "baging  # a word of none");
    CHECK(WordList::parse(text).value().words() == words);

    checkRefused("", "0 words, not 1296");
    checkRefused("# nothing\n\n", "0 words, not 1296");
    checkRefused(textOf({words.begin(), words.end() - 1}), "1295 words, not 1296");
    std::vector<std::string> changed = words;
    changed.emplace_back("zzzzz");
    checkRefused(textOf(changed), "1297 words, not 1296");
    changed = words;
    changed[5] = changed[4] + "s"; // the same three letters
    checkRefused(textOf(changed), "line 8: not after the word before by its first three letters");
    changed = words;
    std::swap(changed[100], changed[101]);
    checkRefused(textOf(changed), "line 104: not after the word before by its first three letters");
    for (const char* const bad : {"ba", "Baaing", "ba-ing", "b\xC3\xA9ing", "baa ing", "baaing\r", "\tbaaing"}) {
        changed = words;
        changed[0] = bad;
        checkRefused(textOf(changed), "line 3: not a word of three lower-case letters or more");
    }
}

TEST_CASE("three letters are enough for every word, two for none")
{
    const WordList list = madeList();
    for (const std::string& word : list.words()) {
        for (std::size_t letters = 0; letters <= word.size(); ++letters)
            REQUIRE(list.completed(word.substr(0, letters)) == (letters < 3 ? "" : word));
        REQUIRE(list.completed(word + 's').empty());
    }
    CHECK(list.completed("BaA") == "baaing");
    CHECK(list.completed("BAAING") == "baaing");
    CHECK(list.completed("bax") == "baxing");
    CHECK(list.completed("baz").empty());
    CHECK(list.completed("zzz").empty());
    CHECK(list.completed("aaa").empty());
    CHECK(list.completed("baaxng").empty());
    CHECK(list.completed("b\xC3\xA9").empty());
    CHECK(WordList().completed("bread").empty());
}

TEST_CASE("words are offered by chance, each as often as the others")
{
    const WordList list = madeList();
    CHECK(list.offer(0, counted(0)).empty());
    CHECK(list.offer(1, counted(0)) == list.words()[0]);
    CHECK(list.offer(4, counted(1295))
        == list.words()[1295] + ' ' + list.words()[0] + ' ' + list.words()[1] + ' ' + list.words()[2]);
    CHECK(WordList().offer(4, counted(0)).empty());

    std::map<std::string, int> seen;
    const FreshBytes fresh = counted(0);
    for (int i = 0; i < 1296; ++i)
        ++seen[list.offer(1, fresh)];
    CHECK(seen.size() == 1296);
    CHECK(isLongEnough(list.offer(4, fresh), list));
}

TEST_CASE("a name counts without its case, its spaces and the way it was typed")
{
    const std::string sam = foldName("sam jones");
    CHECK(sam == "sam jones");
    for (const char* const typed : {"Sam Jones", "SAM JONES", "  sam \t jones\n", "sam\u00A0jones",
             "sam\u3000\u2003jones", "\uFF33\uFF41\uFF4D jones", "\uFEFFsam jones", "sam\u2028jones"})
        CHECK(foldName(typed) == sam);
    CHECK(foldName("samjones") != sam);
    CHECK(foldName("sam-jones") != sam);

    CHECK(foldName("Ser\u00E9na") == foldName("SERE\u0301NA"));
    CHECK(foldName("STRA\u1E9EE") == foldName("Stra\u00DFe")); // one letter for one letter: not the same as "ss"
    CHECK(foldName("\uFB01ona") == "fiona");
    CHECK(foldName("\u039F\u0394\u03A5\u03A3\u03A3\u0395\u03A5\u03A3")
        == foldName("\u03BF\u03B4\u03C5\u03C3\u03C3\u03B5\u03C5\u03C2"));
    CHECK(foldName("\u0645\u0631\u064A\u0645") == "\u0645\u0631\u064A\u0645");
    CHECK(foldName("").empty());
    CHECK(foldName(" \t\u2003").empty());
    CHECK(foldName("a\xFFz") == "a\xFFz"); // no text: kept apart from every text, and from other such bytes
    CHECK(foldName("a\xFEz") != foldName("a\xFFz"));
    CHECK(foldName("a\0b"s) == "a\0b"s);
}

TEST_CASE("folding a folded name changes nothing, for every character there is")
{
    std::size_t changed = 0;
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c == 0xD800)
            c = 0xE000;
        const std::string once = foldName("n" + utf8(c) + "n");
        changed += foldName(once) == once && text::isValidUtf8(once) ? 0 : 1;
    }
    CHECK(changed == 0);
}

TEST_CASE("four words of the list count in whatever way they are typed")
{
    const WordList list = madeList();
    const std::string four = "baaing deding fising naxing";
    CHECK(foldWords(four, list) == four);
    for (const char* const typed : {
             "BAAING Deding fising NAXING",
             "baa ded fis nax",
             "Baa-ded-fisi-naxi",
             "baa.ded.fis.nax.",
             "baa, ded, fis, nax",
             "baa_ded_fis_nax",
             "  baaing\tdeding \r\n fising\u00A0naxing\n",
             "baa \u2013 ded \u2014 fis\u2011nax",
             "--baa - ded -- fis ... nax--",
             "\uFEFFbaa ded fis nax",
             "\uFF22\uFF41\uFF41 ded\uFF0Cfis\uFF0Dnax", // full-width letters
             "baa\u2026ded\u2026fis\u2026nax",
         }) {
        CAPTURE(typed);
        CHECK(foldWords(typed, list) == four);
        CHECK(isLongEnough(typed, list));
    }
    CHECK(foldWords("baa baa baa baa", list) == "baaing baaing baaing baaing");
}

TEST_CASE("a phrase of one's own counts as it was typed")
{
    const WordList list = madeList();
    for (const char* const own : {
             "baaing deding fising", // three words of the list
             "baaing deding fising naxing baaing", // five
             "baaing deding fising nothing", // one that is not in it
             "baaing deding fising naxings",
             "baaing deding fi naxing",
             "baaing/deding/fising/naxing", // no sign that stands between words
             "My Dog  is called REX ",
             " baaing, deding",
             "Ffoniwch fy nghath \u2013 cyn nos!",
             "",
             "\n",
         }) {
        CAPTURE(own);
        CHECK(foldWords(own, list) == own);
    }
    // Only how it is encoded is made one.
    CHECK(foldWords("caf\u00E9 \uFB01sh", list) == "caf\u00E9 fish");
    CHECK(foldWords("cafe\u0301 fish", list) == "caf\u00E9 fish");
    CHECK(foldWords("CAFE\u0301 fish", list) != foldWords("cafe\u0301 fish", list));
    CHECK(foldWords("h\xE9llo w\xF6rld", list) == "h\xE9llo w\xF6rld"); // bytes of another encoding
    CHECK(foldWords("baa ded fis nax", WordList()) == "baa ded fis nax");
}

TEST_CASE("a newer Unicode would make the same key of old words")
{
    // U+1E030 has a compatibility form since Unicode 15 only, so it stays.
    CHECK(foldWords("\U0001E030 and some more", WordList()) == "\U0001E030 and some more");
}

TEST_CASE("four words of the list or ten letters of one's own protect a file")
{
    const WordList list = madeList();
    CHECK(isLongEnough("baa ded fis nax", list));
    CHECK(isLongEnough("baadedfisn", list));
    CHECK(isLongEnough("my dog Rex", list));
    CHECK(isLongEnough("\u0645\u0631\u064A\u0645\u0645\u0631\u064A\u0645\u0645\u0631", list));
    CHECK_FALSE(isLongEnough("", list));
    CHECK_FALSE(isLongEnough("my dog Re", list));
    CHECK_FALSE(isLongEnough("1234", list));
    CHECK_FALSE(isLongEnough("baa ded", list));
    CHECK_FALSE(isLongEnough("\u0645\u0631\u064A\u0645", list)); // 8 bytes, 4 code points
    CHECK_FALSE(isLongEnough("          ", list));
    CHECK_FALSE(isLongEnough("   1234567   ", list));
    CHECK_FALSE(isLongEnough("\u2003\u2003\u2003 1 2 3 \n\n\n\n", list));
    CHECK_FALSE(isLongEnough("e\u0301e\u0301e\u0301e\u0301e\u0301", list)); // 10 code points, 5 letters
    CHECK_FALSE(isLongEnough("\uFDFA", list)); // 1 code point that NFKC makes 18 of
    CHECK_FALSE(isLongEnough("h\xE9llo w\xF6rld, how are you?", list));
}

TEST_CASE("the list of words that is shipped is a list of words")
{
    const std::filesystem::path path(OWNWORDS_SOURCE_DIR "/resources/words/four_words.txt");
    if (!std::filesystem::exists(path)) {
        WARN("skipped: " << path.filename() << " is not there");
        return;
    }
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto list = WordList::parse(text);
    if (!list)
        FAIL(list.error().detail);
    std::set<std::string> prefixes;
    for (const std::string& word : list->words()) {
        prefixes.insert(word.substr(0, 3));
        CHECK(list->completed(word.substr(0, 3)) == word);
    }
    CHECK(prefixes.size() == 1296);
    const std::string offered = list->offer(4, counted(77));
    CHECK(foldWords(offered, *list) == offered);
}
