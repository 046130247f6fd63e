// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <cstddef>
#include <string_view>

// Inside of reader.cpp: where RapidJSON reads from, and how its offsets become places.
namespace ownwords::json {

// Turns offsets into lines and columns. Offsets nearly always grow: it walks on from the last one, so that a whole file
// costs one pass.
class Places {
public:
    explicit Places(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    Position at(std::size_t offset);

private:
    std::string_view m_bytes;
    std::size_t m_offset = 0;
    Position m_at;
};

// A stream in RapidJSON's sense over bytes in memory, without an end mark. RapidJSON calls its handler when a token is
// over; this remembers where the token began.
class ByteStream {
public:
    using Ch = char;

    explicit ByteStream(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    // NOLINTBEGIN(readability-identifier-naming): RapidJSON gives the names
    Ch Peek() const { return m_offset < m_bytes.size() ? m_bytes[m_offset] : '\0'; }
    Ch Take();
    std::size_t Tell() const { return m_offset; }
    // RapidJSON compiles calls of these for reading in place, and never makes them here.
    Ch* PutBegin() { return nullptr; }
    void Put(Ch /*c*/) { }
    std::size_t PutEnd(const Ch* /*begin*/) { return 0; }
    // NOLINTEND(readability-identifier-naming)

    // The start of the text, number or word that is being read or was read last.
    std::size_t tokenStart() const { return m_tokenStart; }
    bool inToken() const { return m_inToken; }
    void endToken() { m_inToken = false; }

private:
    std::string_view m_bytes;
    std::size_t m_offset = 0;
    std::size_t m_tokenStart = 0;
    bool m_inToken = false;
};

inline ByteStream::Ch ByteStream::Take()
{
    const Ch c = Peek();
    if (!m_inToken) {
        constexpr std::string_view between = " \t\r\n,:[]{}";
        m_inToken = between.find(c) == std::string_view::npos;
        m_tokenStart = m_offset;
    }
    ++m_offset;
    return c;
}

inline Position Places::at(std::size_t offset)
{
    if (offset < m_offset) {
        m_offset = 0;
        m_at = {};
    }
    for (; m_offset < offset && m_offset < m_bytes.size(); ++m_offset) {
        const char c = m_bytes[m_offset];
        const bool firstOfTwo = c == '\r' && m_offset + 1 < m_bytes.size() && m_bytes[m_offset + 1] == '\n';
        if (c == '\n' || (c == '\r' && !firstOfTwo))
            m_at = {m_at.line + 1, 1};
        else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) // not inside of a character
            ++m_at.column;
    }
    return m_at;
}

} // namespace ownwords::json
