// SPDX-License-Identifier: Apache-2.0
#include "core/print/character_map.h"

#include "core/print/own_text.h"

#include <glib.h>

#include <array>
#include <charconv>

namespace ownwords::print {
namespace {

std::string hexOf(const std::u32string& letters)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char32_t letter : letters) {
        for (int shift = 12; shift >= 0; shift -= 4)
            hex += digits[(letter >> static_cast<unsigned>(shift)) & 15U];
    }
    return hex;
}

// The letters of a presentation form or ligature; empty when there is nothing to take apart.
std::u32string lettersOf(char32_t character)
{
    std::array<gunichar, G_UNICHAR_MAX_DECOMPOSITION_LENGTH> parts{};
    const gsize count = g_unichar_fully_decompose(character, TRUE, parts.data(), parts.size());
    std::u32string letters;
    for (gsize i = 0; i < count; ++i)
        letters += static_cast<char32_t>(parts.at(i));
    return count == 1 && letters[0] == character ? std::u32string() : letters;
}

} // namespace

std::string withPlainLetters(std::string_view map)
{
    std::string result;
    result.reserve(map.size());
    const std::size_t begin = map.find("begincodespacerange");
    for (std::size_t at = 0; at < map.size();) {
        const std::size_t open = map.find('<', at);
        const std::size_t close = open == std::string_view::npos ? open : map.find('>', open);
        if (close == std::string_view::npos) {
            result += map.substr(at);
            break;
        }
        result += map.substr(at, open + 1 - at);
        const std::string_view digits = map.substr(open + 1, close - open - 1);
        unsigned value = 0;
        const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        // A value stands after a code on the same line; codes stand first.
        const bool isValue
            = begin != std::string_view::npos && open > begin && open > 1 && map.substr(open - 2, 2) == "> ";
        const bool whole = digits.size() == 4 && end.ptr == digits.data() + digits.size();
        const std::u32string letters = isValue && whole && isOdd(value) ? lettersOf(value) : std::u32string();
        result += letters.empty() ? std::string(digits) : hexOf(letters);
        result += '>';
        at = close + 1;
    }
    return result;
}

} // namespace ownwords::print
