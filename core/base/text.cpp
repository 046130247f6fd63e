// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <vector>

namespace ownwords::text {

namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// The length of the well-formed sequence at `offset` (Unicode 15, table 3-7), or 0.
std::size_t sequenceLength(std::string_view bytes, std::size_t offset)
{
    const auto byteAt = [&](std::size_t at) {
        return at < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[at])) : 0U;
    };
    const auto follows = [&](std::size_t at) { return (byteAt(at) & 0xC0U) == 0x80U; };
    const unsigned lead = byteAt(offset);
    const unsigned second = byteAt(offset + 1);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4 || !follows(offset + 1))
        return 0;
    if (lead < 0xE0)
        return 2;
    if (!follows(offset + 2))
        return 0;
    if (lead < 0xF0) {
        const bool overlong = lead == 0xE0 && second < 0xA0;
        const bool surrogate = lead == 0xED && second > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    const bool overlong = lead == 0xF0 && second < 0x90;
    const bool tooHigh = lead == 0xF4 && second > 0x8F;
    return overlong || tooHigh || !follows(offset + 3) ? 0 : 4;
}

bool isAsciiBlock(const char* bytes)
{
    std::uint64_t block = 0;
    std::memcpy(&block, bytes, sizeof block);
    return (block & 0x8080808080808080U) == 0;
}

bool isLineEnd(char32_t c)
{
    return c == U'\n' || c == U'\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Unicode's Quotation_Mark property, and what keyboards and correction put in an apostrophe's place.
bool isQuotationMark(char16_t c)
{
    constexpr std::u16string_view marks = u"\"'\u00AB\u00BB\u2039\u203A\u2E42\uFF02\uFF07\uFF62\uFF63`\u00B4\u02BC";
    return marks.find(c) != std::u16string_view::npos || (c >= 0x2018 && c <= 0x201F) || (c >= 0x300C && c <= 0x300F)
        || (c >= 0x301D && c <= 0x301F) || (c >= 0xFE41 && c <= 0xFE44);
}

} // namespace

std::optional<std::size_t> invalidUtf8At(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (at + sizeof(std::uint64_t) <= bytes.size() && isAsciiBlock(bytes.data() + at)) {
            at += sizeof(std::uint64_t);
            continue;
        }
        const std::size_t length = sequenceLength(bytes, at);
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

bool isValidUtf8(std::string_view bytes)
{
    return !invalidUtf8At(bytes).has_value();
}

char32_t nextCodePoint(std::string_view text, std::size_t& offset)
{
    const std::size_t length = sequenceLength(text, offset);
    if (length == 0) {
        ++offset;
        return 0xFFFD;
    }
    constexpr std::array<unsigned, 5> leadBits = {0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t codePoint = static_cast<unsigned char>(text[offset]) & leadBits.at(length);
    for (std::size_t i = 1; i < length; ++i)
        codePoint = codePoint << 6U | (static_cast<unsigned char>(text[offset + i]) & 0x3FU);
    offset += length;
    return codePoint;
}

std::size_t codePoints(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !isContinuation(c); }));
}

std::string firstCodePoints(std::string_view text, std::size_t n)
{
    std::size_t at = 0;
    for (std::size_t seen = 0; at < text.size(); ++at) {
        if (!isContinuation(text[at]) && seen++ == n)
            break;
    }
    return std::string(text.substr(0, at));
}

std::string firstLine(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t start = at;
        if (isLineEnd(nextCodePoint(text, at)))
            return std::string(text.substr(0, start));
    }
    return std::string(text);
}

bool isWhiteSpace(char32_t c)
{
    return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isBlank(std::string_view text)
{
    return wordCount(text) == 0;
}

std::size_t wordCount(std::string_view text)
{
    std::size_t words = 0;
    bool inWord = false;
    for (std::size_t at = 0; at < text.size();) {
        const bool space = isWhiteSpace(nextCodePoint(text, at));
        if (!space && !inWord)
            ++words;
        inWord = !space;
    }
    return words;
}

std::string foldForPhrase(std::string_view text)
{
    const QString folded = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toCaseFolded();
    QString kept;
    kept.reserve(folded.size());
    for (const QChar c : folded) {
        constexpr std::u16string_view dropped = u".,!?\u2026";
        if (dropped.find(c.unicode()) == std::u16string_view::npos && !isQuotationMark(c.unicode()))
            kept.append(c);
    }
    return kept.trimmed().toStdString();
}

std::string foldCase(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toCaseFolded().toStdString();
}

bool hasForbiddenControls(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextCodePoint(text, at);
        const bool control = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c <= 0x9F);
        const bool direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        if (control || direction || c == 0xFFFE || c == 0xFFFF)
            return true;
    }
    return false;
}

int editDistance(std::string_view first, std::string_view second)
{
    constexpr std::size_t longest = 100;
    if (first.size() > longest || second.size() > longest)
        return static_cast<int>(std::min<std::size_t>(std::max(first.size(), second.size()), 1U << 30U));
    std::vector<int> row(second.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (const char c : first) {
        int diagonal = row.front()++;
        for (std::size_t i = 0; i < second.size(); ++i) {
            const int replaced = diagonal + (c == second[i] ? 0 : 1);
            diagonal = row[i + 1];
            row[i + 1] = std::min({replaced, row[i] + 1, row[i + 1] + 1});
        }
    }
    return row.back();
}

} // namespace ownwords::text
