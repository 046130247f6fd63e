// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/coaches.h"

// A coach's keys in public, in a small file that goes to a colleague who has another file: with it they can send a
// record to this coach. It is no secret. Anybody can write any name into such a file, so that it is the colleague's own
// is shown by its four check words (keyWords()), compared by telephone.
namespace ownwords::vault {

inline constexpr std::size_t largestCard = 16U << 10U; // bytes

Bytes coachCard(const OpenCoach& coach);

// Id, name and keys; neither notebook nor voucher. Invalid: not such a file. NewerFormat. Tampered: it is not whole, or
// not made by who holds the keys in it.
Result<store::CoachRow> coachFromCard(BytesView file);

} // namespace ownwords::vault
