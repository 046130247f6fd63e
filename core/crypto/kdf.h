// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/secret.h"

#include <chrono>
#include <functional>

// From words a person types to a key: Argon2id, made slow on purpose.
namespace ownwords::crypto {

// What one derivation costs: passes, and bytes of memory.
struct KdfCost {
    std::uint64_t passes = 0;
    std::uint64_t memory = 0;

    bool operator==(const KdfCost&) const = default;
};

// The least and the most that is accepted, compiled in (64 MiB with 3 passes; 256 MiB with 4): a file that asks for
// less was made weak by somebody. Defined in kdf_floor.cpp; the programs for tests link kdf_testfloor.cpp in its place,
// and are never installed.
KdfCost kdfFloor();
KdfCost kdfCeiling();
bool isAllowed(const KdfCost& cost); // floor <= cost <= ceiling, both numbers

// The most of memory first, then passes, that takes about `target` on this machine; within floor and ceiling. A machine
// too slow for the floor gets the floor. `measure` says how long one derivation takes; without it, it is measured here.
using KdfTimer = std::function<Result<std::chrono::milliseconds>(const KdfCost&)>;
KdfCost calibrate(std::chrono::milliseconds target = std::chrono::milliseconds(700), const KdfTimer& measure = {});

// What a sign-in name and words open: where the slot lies, and the key to it. One derivation gives both, so that
// neither can be guessed without paying for the other.
struct WordsKey {
    IdBytes locator{};
    Secret key;
};

using Salt = std::array<std::uint8_t, 16>;

// `name` and `words` as made by phrase.h. Invalid: cost not allowed. NoMemory.
Result<WordsKey> keyFromWords(BytesView name, BytesView words, const Salt& salt, const KdfCost& cost);

} // namespace ownwords::crypto
