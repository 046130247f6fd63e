// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"

#include <sodium.h>

#include <array>

namespace ownwords {

// Defined here, beside libsodium, because that one clears what it worked with: what is hashed are words that somebody
// said. (libb2, which Qt hashes with, leaves the last 128 bytes of them on the stack.)
std::string blake2b256Hex(std::string_view bytes)
{
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
        nullptr, 0); // cannot fail with these sizes
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * hash.size());
    for (const unsigned char byte : hash) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

} // namespace ownwords
