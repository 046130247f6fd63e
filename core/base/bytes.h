// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ownwords {

// Bytes that are not text: sealed values, keys in public, files.
using Bytes = std::string;
using BytesView = std::string_view;

// Public halves of Ed25519 and X25519 keys.
using PublicKey = std::array<std::uint8_t, 32>;

inline BytesView viewOf(const PublicKey& key)
{
    return {reinterpret_cast<const char*>(key.data()), key.size()};
}

} // namespace ownwords
