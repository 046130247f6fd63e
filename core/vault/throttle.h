// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/place.h"

namespace ownwords::vault {

// Slows a person at the keyboard who guesses; does nothing against a copied file. Never a lock-out, or anyone could
// lock out anyone: after 3 wrong tries 2, 4, 8 ... seconds, at most 30. Kept in the file, so that starting again does
// not help; a clock that was set back makes nobody wait longer than 30 s.
struct Throttle {
    static constexpr int freeTries = 3;
    static constexpr std::chrono::seconds longest{30};

    int failures = 0;
    TimePoint last;

    std::chrono::seconds waitAt(TimePoint now) const; // 0 = try
    void failed(TimePoint now);
    void succeeded() { *this = {}; }

    bool operator==(const Throttle&) const = default;
};

Result<Throttle> readThrottle(Place& place);
Result<> writeThrottle(Place& place, const Throttle& throttle);

} // namespace ownwords::vault
