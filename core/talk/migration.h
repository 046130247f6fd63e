// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/record/event.h"
#include "core/talk/pack_index.h"

#include <string>

namespace ownwords::talk {

// Where a slot of `from` lives in a newer version of the pack: matched by question id, then by `was`. The end (an empty
// slot) when the newer version does not ask it any more: the slot is retired, its answers are kept.
Slot carriedSlot(const Slot& slot, const PackIndex& from, const PackIndex& to);

// Turns an answer given to `slot` of `from` into an answer to `carried` of `to`. Same kind: as it is. An option that is
// gone becomes own words with its old label; another kind carries the words. Nothing is lost, nothing is reworded, and
// each entry keeps the item it made.
void carry(record::Payload& answer, const Slot& slot, const PackIndex& from, const Slot& carried, const PackIndex& to,
    const std::string& lang);

} // namespace ownwords::talk
