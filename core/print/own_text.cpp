// SPDX-License-Identifier: Apache-2.0
#include "core/print/own_text.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

namespace ownwords::print {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t Size>
bool isIn(const std::array<Range, Size>& ranges, char32_t character)
{
    return std::any_of(ranges.begin(), ranges.end(),
        [character](const Range& range) { return character >= range.first && character <= range.last; });
}

// Arrows, fractions, the minus sign and the like may share a glyph with another character in some font: left out.
constexpr std::array plainRanges{Range{0x20, 0x7E}, Range{0xA1, 0xAC}, Range{0xAE, 0xB4}, Range{0xB6, 0x17F},
    Range{0x386, 0x3CE}, Range{0x400, 0x45F}, Range{0x1E80, 0x1E85}, Range{0x1EF2, 0x1EF3}, Range{0x2013, 0x2014},
    Range{0x2018, 0x201A}, Range{0x201C, 0x201E}, Range{0x2022, 0x2022}, Range{0x2026, 0x2026}, Range{0x20AC, 0x20AC}};

// Unicode 15, DerivedCoreProperties.txt, Default_Ignorable_Code_Point.
constexpr std::array ignorableRanges{Range{0xAD, 0xAD}, Range{0x34F, 0x34F}, Range{0x61C, 0x61C}, Range{0x115F, 0x1160},
    Range{0x17B4, 0x17B5}, Range{0x180B, 0x180F}, Range{0x200B, 0x200F}, Range{0x202A, 0x202E}, Range{0x2060, 0x206F},
    Range{0x3164, 0x3164}, Range{0xFE00, 0xFE0F}, Range{0xFEFF, 0xFEFF}, Range{0xFFA0, 0xFFA0}, Range{0xFFF0, 0xFFF8},
    Range{0x1BCA0, 0x1BCA3}, Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF}};

constexpr std::array oddRanges{Range{0xE000, 0xF8FF}, Range{0xFB00, 0xFB06}, Range{0xFB1D, 0xFDFF},
    Range{0xFE70, 0xFEFE}, Range{0xFFFD, 0xFFFD}, Range{0xF0000, 0x10FFFD}};

bool isControl(char32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

bool isLineEnd(char32_t character)
{
    return (character >= 0x0A && character <= 0x0D) || character == 0x85 || character == 0x2028 || character == 0x2029;
}

} // namespace

bool isPlain(char32_t character)
{
    return isIn(plainRanges, character);
}

bool isInvisible(char32_t character)
{
    return isControl(character) || character == 0x2028 || character == 0x2029 || isIn(ignorableRanges, character);
}

bool isOdd(char32_t character)
{
    return isIn(oddRanges, character);
}

void appendShown(std::string& shown, std::string_view words)
{
    bool afterReturn = false;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t from = at;
        const char32_t character = text::nextCodePoint(words, at);
        if (isLineEnd(character)) {
            if (!(character == '\n' && afterReturn))
                shown += '\n';
        } else if (character == '\t') {
            shown += "    ";
        } else if (!isControl(character) && character != 0xFEFF) {
            shown.append(words, from, at - from);
        }
        afterReturn = character == '\r';
    }
}

std::u32string codePoints(std::string_view words)
{
    std::u32string points;
    points.reserve(words.size());
    for (std::size_t at = 0; at < words.size();)
        points += text::nextCodePoint(words, at);
    return points;
}

void appendUtf8(std::string& text, char32_t character)
{
    const auto put = [&text](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
    if (character < 0x80) {
        put(character);
        return;
    }
    const unsigned more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    constexpr std::array<char32_t, 4> lead{0, 0xC0, 0xE0, 0xF0};
    put(lead.at(more) | (character >> (6 * more)));
    for (unsigned left = more; left > 0; --left)
        put(0x80U | ((character >> (6 * (left - 1))) & 0x3FU));
}

std::string pdfText(std::string_view text)
{
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }))
        return std::string(text);
    std::string utf16 = "\xFE\xFF";
    const auto put = [&utf16](char32_t unit) {
        utf16 += static_cast<char>(static_cast<unsigned char>(unit >> 8U));
        utf16 += static_cast<char>(static_cast<unsigned char>(unit & 0xFFU));
    };
    for (const char32_t point : codePoints(text)) {
        if (point < 0x10000) {
            put(point);
            continue;
        }
        put(0xD800 + ((point - 0x10000) >> 10U));
        put(0xDC00 + ((point - 0x10000) & 0x3FFU));
    }
    return utf16;
}

bool isRightToLeftLetter(char32_t character)
{
    // The blocks that Unicode keeps for right-to-left scripts (DerivedBidiClass.txt), with U+200F.
    constexpr std::array ranges{Range{0x5BE, 0x8FF}, Range{0x200F, 0x200F}, Range{0xFB1D, 0xFDFF},
        Range{0xFE70, 0xFEFC}, Range{0x10800, 0x10FFF}, Range{0x1E800, 0x1EFFF}};
    const bool digit = (character >= 0x660 && character <= 0x669) || (character >= 0x6F0 && character <= 0x6F9);
    return isIn(ranges, character) && !digit;
}

bool isRightToLeft(std::string_view lang)
{
    constexpr std::array<std::string_view, 9> primary{"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv"};
    const std::string_view first = lang.substr(0, lang.find('-'));
    if (lang.find("-Latn") != std::string_view::npos)
        return false;
    return std::find(primary.begin(), primary.end(), first) != primary.end()
        || lang.find("-Arab") != std::string_view::npos;
}

} // namespace ownwords::print
