// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Reads tests/data/vectors/crypto.txt.
namespace ownwords::test {

class Vector {
public:
    explicit Vector(std::string title)
        : m_title(std::move(title))
    {
    }

    const std::string& title() const { return m_title; }
    void add(const std::string& name, const std::string& text) { m_values[name] = text; }

    Bytes bytes(const std::string& name) const; // from hex
    std::uint64_t number(const std::string& name) const;

    template <std::size_t size>
    std::array<std::uint8_t, size> array(const std::string& name) const
    {
        std::array<std::uint8_t, size> array{};
        const Bytes read = bytes(name);
        if (read.size() != size)
            throw std::length_error(m_title + ": " + name);
        std::memcpy(array.data(), read.data(), size);
        return array;
    }

private:
    std::string m_title;
    std::map<std::string, std::string> m_values;
};

// All whose title begins with `kind`. Throws when there is none: a test of nothing is none.
std::vector<Vector> vectors(std::string_view kind);

Bytes fromHex(std::string_view hex);
std::string toHex(BytesView bytes);

template <std::size_t size>
BytesView viewOfArray(const std::array<std::uint8_t, size>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), size};
}

} // namespace ownwords::test
