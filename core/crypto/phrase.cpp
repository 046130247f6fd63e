// SPDX-License-Identifier: Apache-2.0
#include "core/crypto/phrase.h"

#include "core/base/text.h"
#include "core/crypto/typed.h"

#include <QString>

#include <algorithm>
#include <cstring>
#include <optional>

namespace ownwords::crypto {

namespace {

constexpr std::size_t listSize = 1296; // six to the fourth: 10.3 bits a word
constexpr std::size_t shortestTyped = 3;
constexpr std::size_t wordsOfList = 4;

// QString::fromUtf8 drops a U+FEFF (byte order mark) at the very beginning. Harmless here: it is dropped whenever a
// name or words are folded, and nothing of what is folded is ever shown or kept.
QString decoded(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// Held to one version of Unicode: a later Qt may know more characters, and still must make the same key of a text.
QString compatible(const QString& text)
{
    return text.normalized(QString::NormalizationForm_KC, QChar::Unicode_14_0);
}

// Bytes that are not UTF-8 stay as they are: decoding would make one and the same of them all.
std::string compatible(std::string_view text)
{
    return text::isValidUtf8(text) ? compatible(decoded(text)).toStdString() : std::string(text);
}

std::string lowerAscii(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

bool isBetweenWords(char32_t c)
{
    return text::isWhiteSpace(c) || isHyphen(c) || c == U'.' || c == U',' || c == U'_';
}

template <typename IsBetween>
std::vector<std::string_view> split(std::string_view text, const IsBetween& isBetween)
{
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t here = at;
        const bool between = here == text.size() || isBetween(text::nextCodePoint(text, at));
        if (!between)
            continue;
        if (here > begin)
            parts.push_back(text.substr(begin, here - begin));
        begin = at;
        if (here == text.size())
            break;
    }
    return parts;
}

std::string joined(const std::vector<std::string_view>& parts)
{
    std::string joined;
    for (const std::string_view part : parts) {
        if (!joined.empty())
            joined += ' ';
        joined += part;
    }
    return joined;
}

// The four words of the list that were typed, or nothing when it is a phrase of one's own.
std::optional<std::string> fourOf(std::string_view words, const WordList& list)
{
    const std::vector<std::string_view> typed = split(words, isBetweenWords);
    if (typed.size() != wordsOfList)
        return std::nullopt;
    std::string four;
    for (const std::string_view part : typed) {
        const std::string word = list.completed(part);
        if (word.empty())
            return std::nullopt;
        four += four.empty() ? word : ' ' + word;
    }
    return four;
}

// Nothing when it is not lower-case letters, or too short to be known by three of them.
bool isWord(std::string_view line)
{
    return line.size() >= shortestTyped
        && std::all_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// How many code points lie between the outer white space.
std::size_t lengthWithin(std::string_view text)
{
    std::size_t length = 0;
    std::size_t seen = 0;
    for (std::size_t at = 0; at < text.size();) {
        const bool space = text::isWhiteSpace(text::nextCodePoint(text, at));
        if (space && length == 0)
            continue;
        ++seen;
        if (!space)
            length = seen;
    }
    return length;
}

} // namespace

Result<WordList> WordList::parse(std::string_view text)
{
    WordList list;
    list.m_words.reserve(listSize);
    for (std::size_t begin = 0, number = 1; begin < text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        begin = end + 1;
        line = line.substr(0, line.find('#'));
        line = line.substr(0, line.find_last_not_of(' ') + 1);
        if (line.empty())
            continue;
        const std::string where = "line " + std::to_string(number);
        if (!isWord(line))
            return fail(ErrorCode::Invalid, where + ": not a word of three lower-case letters or more");
        if (!list.m_words.empty() && list.m_words.back().substr(0, shortestTyped) >= line.substr(0, shortestTyped))
            return fail(ErrorCode::Invalid, where + ": not after the word before by its first three letters");
        list.m_words.emplace_back(line);
    }
    if (list.m_words.size() != listSize)
        return fail(ErrorCode::Invalid, std::to_string(list.m_words.size()) + " words, not 1296");
    return list;
}

std::string WordList::completed(std::string_view typed) const
{
    if (typed.size() < shortestTyped)
        return {};
    const std::string lower = lowerAscii(typed);
    const auto word = std::lower_bound(m_words.begin(), m_words.end(), lower);
    return word != m_words.end() && word->starts_with(lower) ? *word : std::string();
}

std::string WordList::offer(std::size_t count, const FreshBytes& fresh) const
{
    if (m_words.empty())
        return {};
    std::string offered;
    for (std::size_t i = 0; i < count; ++i) {
        // 8 bytes a word: of 2^64 numbers the lowest come up more often by less than one in 10^16.
        const IdBytes random = fresh();
        std::uint64_t number = 0;
        std::memcpy(&number, random.data(), sizeof number);
        offered += (i == 0 ? "" : " ") + m_words[number % m_words.size()];
    }
    return offered;
}

std::string foldName(std::string_view name)
{
    if (!text::isValidUtf8(name))
        return std::string(name);
    // Folding the case can take a text out of its normal form, so it is normalised once more.
    const std::string folded = compatible(compatible(decoded(name)).toCaseFolded()).toStdString();
    return joined(split(folded, text::isWhiteSpace));
}

std::string foldWords(std::string_view words, const WordList& list)
{
    const std::string normal = compatible(words);
    return fourOf(normal, list).value_or(normal);
}

bool isLongEnough(std::string_view words, const WordList& list)
{
    if (!text::isValidUtf8(words))
        return false;
    const std::string normal = compatible(words);
    // Of both forms the shorter: one letter may be typed as two code points, and one may be normalised to eighteen.
    return fourOf(normal, list).has_value() || std::min(lengthWithin(words), lengthWithin(normal)) >= shortestPhrase;
}

} // namespace ownwords::crypto
