// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/records.h"

// Sittings that do not open, or were changed by somebody, out of the backups: the untouched copy is offered, and taken
// back when the person says so.
namespace ownwords::vault {

struct SoundCopy {
    SittingId sitting;
    std::filesystem::path backup;
    TimePoint made; // when the backup was
    std::size_t stretches = 0; // how much of the sitting it has

    bool operator==(const SoundCopy&) const = default;
};

// For each sitting with a problem the newest backup that has it whole, as far as the person's own keyring knows it.
// Only backups that the words of today open (those made before the words were changed are closed to them).
Result<std::vector<SoundCopy>> soundCopies(Place& place, const OpenPerson& person);

// Puts the copy in the place of what is there. NotFound: the backup is gone or does not have it (any more).
Result<> takeBack(Place& place, OpenPerson& person, const SoundCopy& copy);

} // namespace ownwords::vault
