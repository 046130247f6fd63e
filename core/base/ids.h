// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ownwords {

using IdBytes = std::array<std::uint8_t, 16>;

// Where new ids and salts come from: 16 fresh random bytes a call. The core invents none; tests hand in a counted one.
using FreshBytes = std::function<IdBytes()>;

// 16 random bytes that cannot be passed where another kind of id is wanted. As text: 32 lower-case hex digits.
// Random, so that two records can be merged without renumbering.
template <typename Tag>
class Id {
public:
    Id() = default;
    explicit Id(const IdBytes& bytes)
        : m_bytes(bytes)
    {
    }

    static std::optional<Id> fromText(std::string_view text)
    {
        if (text.size() != 32)
            return std::nullopt;
        IdBytes bytes{};
        for (std::size_t i = 0; i < 32; ++i) {
            const char c = text[i];
            const bool digit = c >= '0' && c <= '9';
            if (!digit && !(c >= 'a' && c <= 'f'))
                return std::nullopt;
            const int value = digit ? c - '0' : c - 'a' + 10;
            bytes[i / 2] = static_cast<std::uint8_t>(bytes[i / 2] * 16 + value);
        }
        return Id(bytes);
    }

    std::string toText() const
    {
        constexpr std::string_view digits = "0123456789abcdef";
        std::string text;
        text.reserve(32);
        for (const std::uint8_t byte : m_bytes) {
            text += digits[byte >> 4U];
            text += digits[byte & 15U];
        }
        return text;
    }

    bool isNull() const { return m_bytes == IdBytes{}; }
    const IdBytes& bytes() const { return m_bytes; }

    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes the 0 of a generated comparison for a pointer
    auto operator<=>(const Id&) const = default;
    bool operator==(const Id&) const = default;

private:
    IdBytes m_bytes{};
};

using PersonId = Id<struct PersonTag>;
using SittingId = Id<struct SittingTag>;
using EventId = Id<struct EventTag>;
using ItemId = Id<struct ItemTag>;
using DeviceId = Id<struct DeviceTag>;
using CoachId = Id<struct CoachTag>;

} // namespace ownwords

template <typename Tag>
struct std::hash<ownwords::Id<Tag>> {
    std::size_t operator()(const ownwords::Id<Tag>& id) const noexcept
    {
        std::size_t value = 0; // the bytes are random already
        std::memcpy(&value, id.bytes().data(), sizeof value);
        return value;
    }
};
