// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace ownwords {

// SHA-256 (FIPS 180-4) as 64 lower-case hex digits: names a pack by what it says.
std::string sha256Hex(std::string_view bytes);

// BLAKE2b with 32 bytes out (RFC 7693), unkeyed, as 64 lower-case hex digits: names states and texts of a record.
// Leaves nothing of them behind in memory (core/crypto/hash.cpp).
std::string blake2b256Hex(std::string_view bytes);

} // namespace ownwords
