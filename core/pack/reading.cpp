// SPDX-License-Identifier: Apache-2.0
#include "core/pack/reading.h"

#include "core/base/text.h"

#include <QChar>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ownwords::pack {

namespace {

bool isOneOf(char32_t c, std::u32string_view set)
{
    return set.find(c) != std::u32string_view::npos;
}

// Latin, Greek, Arabic, Urdu and Indic ends want white space after them; those of East Asia do not.
bool endsSentence(char32_t c)
{
    return isOneOf(c, U".!?\u2026\u061F\u06D4\u0964") || isOneOf(c, U"\u3002\uFF01\uFF1F");
}

// What may stand between the mark and the white space after it.
bool closes(char32_t c)
{
    return isOneOf(c, U"\"')]}\u2019\u201D\u00BB\u203A") || endsSentence(c);
}

bool isLineEnd(char32_t c)
{
    return isOneOf(c, U"\n\r\u0085\u2028\u2029");
}

// Where the sentence that begins at `from` is over.
std::size_t sentenceEnd(std::string_view text, std::size_t from)
{
    std::size_t at = from;
    while (at < text.size()) {
        const char32_t c = text::nextCodePoint(text, at);
        if (isLineEnd(c) || isOneOf(c, U"\u3002\uFF01\uFF1F"))
            return at;
        if (!endsSentence(c))
            continue;
        std::size_t after = at;
        char32_t next = U' ';
        while (after < text.size()) {
            at = after;
            next = text::nextCodePoint(text, after);
            if (!closes(next))
                break;
            at = after;
        }
        if (at >= text.size() || text::isWhiteSpace(next))
            return at;
    }
    return text.size();
}

std::string_view trimmed(std::string_view text)
{
    std::size_t begin = text.size();
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (text::isWhiteSpace(text::nextCodePoint(text, at)))
            continue;
        begin = std::min(begin, start);
        end = at;
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

// ---- syllables -------------------------------------------------------------------------------------------------

bool isVowel(char c)
{
    return std::string_view("aeiouy*").find(c) != std::string_view::npos; // * stands for a letter that is not ASCII
}

// A letter of the word, counted from the end (0 = last), or ' ' when the word is shorter.
char fromEnd(std::string_view word, std::size_t n)
{
    return n < word.size() ? word[word.size() - 1 - n] : ' ';
}

bool isConsonant(char c)
{
    return c != ' ' && !isVowel(c);
}

bool in(char c, std::string_view set)
{
    return set.find(c) != std::string_view::npos;
}

// Whether the vowel at `i` is heard apart from the vowel before it: "di-al", "vide-o", "do-ing", "play-er".
bool splits(std::string_view word, std::size_t i)
{
    const char before = i >= 2 ? word[i - 2] : ' ';
    const std::string_view pair = word.substr(i - 1, 2);
    const std::string_view rest = word.substr(i);
    if (pair[0] == 'y')
        return isVowel(before);
    if (rest.starts_with("ing"))
        return true;
    if (pair == "ia")
        return !in(before, "ctgsx");
    if (pair == "io" || pair == "iu")
        return !in(before, "ctgs");
    if (pair == "ua")
        return !in(before, "qg");
    if (pair == "eo")
        return !rest.starts_with("ou");
    if (pair == "ie")
        return rest == "er" || rest == "ers" || rest == "est" || rest.starts_with("et");
    return false;
}

int vowelGroups(std::string_view word)
{
    int groups = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool continues = i > 0 && isVowel(word[i - 1]);
        if (isVowel(word[i]) && (!continues || splits(word, i)))
            ++groups;
    }
    return groups;
}

// "table", "apples", "handled": the e is silent, but the l makes a syllable. Not in "called" or "curled".
bool endsInConsonantL(std::string_view stem)
{
    return fromEnd(stem, 0) == 'l' && isConsonant(fromEnd(stem, 1)) && !in(fromEnd(stem, 1), "lrw");
}

// Whether the e of a last -e, -es or -ed is silent.
bool hasSilentEnd(std::string_view word)
{
    const char last = word.empty() ? ' ' : word.back();
    if (last == 'e')
        return word.size() > 2 && isConsonant(fromEnd(word, 1)) && !endsInConsonantL(word.substr(0, word.size() - 1));
    if (word.size() < 4 || fromEnd(word, 1) != 'e' || !isConsonant(fromEnd(word, 2)))
        return false;
    const std::string_view stem = word.substr(0, word.size() - 2);
    if (endsInConsonantL(stem))
        return false;
    if (last == 'd')
        return !in(stem.back(), "td");
    return last == 's' && !in(stem.back(), "sxzcg") && !stem.ends_with("ch") && !stem.ends_with("sh");
}

// Syllables that the letters show too many (-1) or too few (+1).
int correction(std::string_view word)
{
    constexpr std::array<std::string_view, 7> afterSilentE = {"ly", "ness", "less", "ful", "fully", "ment", "ments"};
    int sum = hasSilentEnd(word) ? -1 : 0;
    for (const std::string_view end : afterSilentE) { // "safely", "homeless"
        const std::string_view stem = word.substr(0, word.size() - std::min(word.size(), end.size()));
        if (word.ends_with(end) && fromEnd(stem, 0) == 'e' && isConsonant(fromEnd(stem, 1))
            && isVowel(fromEnd(stem, 2)))
            --sum;
    }
    if (word.ends_with("ically"))
        --sum;
    for (const std::string_view end : {"gue", "gues", "gued", "que", "ques", "qued"}) // "league", "unique"
        sum -= word.ends_with(end) ? 1 : 0;
    if (word.ends_with("ism") || word.ends_with("isms"))
        ++sum;
    return sum;
}

// Everyday words that the rules get wrong, or 0.
int exception(std::string_view word)
{
    using Entry = std::pair<std::string_view, int>;
    constexpr std::array<Entry, 18> words = {{{"people", 2}, {"idea", 3}, {"ideas", 3}, {"area", 3}, {"areas", 3},
        {"anyone", 3}, {"business", 2}, {"client", 2}, {"clients", 2}, {"create", 2}, {"creates", 2}, {"created", 3},
        {"evening", 2}, {"evenings", 2}, {"eye", 1}, {"eyes", 1}, {"safety", 2}, {"tired", 2}}};
    const auto* const found
        = std::find_if(words.begin(), words.end(), [word](const Entry& e) { return e.first == word; });
    return found == words.end() ? 0 : found->second;
}

// "something", "everyone": the e in the middle is not heard.
int ofFirstHalf(std::string_view& word)
{
    for (const auto& [half, count] : {std::pair<std::string_view, int>{"some", 1}, {"every", 2}}) {
        if (word.starts_with(half) && word.size() > half.size() + 2) {
            word.remove_prefix(half.size());
            return count;
        }
    }
    return 0;
}

// `word` in lower case; `shortened` is what stood after an apostrophe ("ll"), or empty.
int syllablesOfPart(std::string_view word, std::string_view shortened)
{
    if (const int known = exception(word))
        return known;
    const int firstHalf = ofFirstHalf(word);
    const int counted = firstHalf + std::max(1, vowelGroups(word) + correction(word));
    const char before = fromEnd(word, 0);
    const bool notHeardAlone = shortened == "t" && before == 'n' && isConsonant(fromEnd(word, 1)); // "did-n't"
    const bool willHeardAlone = shortened == "ll" && isConsonant(before); // "it-'ll"
    return counted + (notHeardAlone || willHeardAlone ? 1 : 0);
}

} // namespace

ReadingCounts& ReadingCounts::operator+=(const ReadingCounts& other)
{
    sentences += other.sentences;
    words += other.words;
    syllables += other.syllables;
    return *this;
}

std::vector<std::string_view> sentencesOf(std::string_view text)
{
    std::vector<std::string_view> sentences;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = sentenceEnd(text, at);
        const std::string_view sentence = trimmed(text.substr(at, end - at));
        if (!wordsOf(sentence).empty())
            sentences.push_back(sentence);
        at = end;
    }
    return sentences;
}

std::vector<std::string_view> wordsOf(std::string_view text)
{
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    bool hasLetter = false;
    const auto endWord = [&](std::size_t end, std::size_t next) {
        if (hasLetter)
            words.push_back(text.substr(begin, end - begin));
        hasLetter = false;
        begin = next;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = text::nextCodePoint(text, at);
        if (text::isWhiteSpace(c) || isOneOf(c, U"\u2013\u2014"))
            endWord(start, at);
        else
            hasLetter = hasLetter || QChar::isLetterOrNumber(c);
    }
    endWord(text.size(), text.size());
    return words;
}

ReadingCounts readingCounts(std::string_view englishText)
{
    ReadingCounts counts;
    for (const std::string_view sentence : sentencesOf(englishText)) {
        ++counts.sentences;
        for (const std::string_view word : wordsOf(sentence)) {
            ++counts.words;
            counts.syllables += syllables(word);
        }
    }
    return counts;
}

double gradeOf(const ReadingCounts& counts)
{
    if (counts.words == 0)
        return 0;
    return 0.39 * counts.words / std::max(1, counts.sentences) + 11.8 * counts.syllables / counts.words - 15.59;
}

double readingGrade(std::string_view text)
{
    return gradeOf(readingCounts(text));
}

int syllables(std::string_view word)
{
    int sum = 0;
    std::string part;
    std::string shortened;
    bool afterApostrophe = false;
    const auto endPart = [&] {
        constexpr std::size_t longestShortened = 2; // "ll", "ve"; not "o'clock"
        if (!part.empty())
            sum += syllablesOfPart(part, shortened);
        if (shortened.size() > longestShortened)
            sum += syllablesOfPart(shortened, {});
        part.clear();
        shortened.clear();
        afterApostrophe = false;
    };
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = QChar::toLower(text::nextCodePoint(word, at));
        if (isOneOf(c, U"'\u2019") && !part.empty())
            afterApostrophe = true;
        else if (!QChar::isLetter(c))
            endPart();
        else
            (afterApostrophe ? shortened : part) += c < 0x80 ? static_cast<char>(c) : '*';
    }
    endPart();
    return std::max(1, sum);
}

} // namespace ownwords::pack
