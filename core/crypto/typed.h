// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ownwords::crypto {

// A hyphen or a dash, in all the forms that keyboards and programs that "correct" make of one.
inline bool isHyphen(char32_t c)
{
    return c == U'-' || c == 0xAD || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63
        || c == 0xFF0D;
}

} // namespace ownwords::crypto
