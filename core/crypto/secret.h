// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <cstddef>

namespace ownwords::crypto {

// Prepares libsodium and the memory for keys. Once, before anything else of core/crypto. NoMemory when the system gives
// no locked memory.
Result<> start();

// A key, 1 to 64 bytes, in memory that is locked (never swapped), guarded at both ends, left out of core dumps and
// wiped when given back. One slab for all keys: a sodium_malloc for each would cost 40 us (measured); it grows by
// slabs.
class Secret {
public:
    static constexpr std::size_t largest = 64;

    explicit Secret(std::size_t size = 32); // zeros
    ~Secret();
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    static Secret random(std::size_t size = 32);
    static Secret copyOf(BytesView bytes);
    Secret clone() const { return copyOf(view()); }

    std::uint8_t* data() { return m_bytes; }
    const std::uint8_t* data() const { return m_bytes; }
    std::size_t size() const { return m_size; }
    BytesView view() const { return {reinterpret_cast<const char*>(m_bytes), m_size}; }

private:
    std::uint8_t* m_bytes = nullptr;
    std::size_t m_size = 0;
};

// Keys that are alive: 0 after everything was locked.
std::size_t secretsAlive();
// Whether every byte of the slabs that no key uses is zero, for tests of locking.
bool freeSecretsAreZero();

void wipe(std::string& bytes) noexcept; // zeros and empties
// What functions that ended left on this thread's stack: short texts lie there, not in blocks that are cleared when
// they are given back. 256 KiB below the caller; a job of the desk used 13 (measured).
void wipeStack() noexcept;
Bytes randomBytes(std::size_t size);
IdBytes randomId();
// Takes the same time wherever the two differ.
bool sameBytes(BytesView a, BytesView b);

} // namespace ownwords::crypto
