// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/vault/documents.h"
#include "core/vault/place.h"

// Finding the slot that words or a code open, with wrong tries counted and one answer for everything that goes wrong.
namespace ownwords::vault {

// As typed.
struct SignIn {
    std::string name;
    std::string words;
};

struct OpenedSlot {
    SlotContent content;
    crypto::WordsKey words;
};

// WrongWords, TryLater (`detail` = seconds), and what reading the file gives.
Result<OpenedSlot> contentOfWords(Place& place, const SignIn& signIn, Holder holder);
// Also Invalid: a slip of a letter; no try is counted.
Result<SlotContent> contentOfCode(Place& place, std::string_view code, Holder holder);

// The key for new words. Invalid: a blank name or words that are too short. Exists: their slot is another's than `own`.
Result<crypto::WordsKey> keyForNewWords(Place& place, const SignIn& signIn, const IdBytes& own);

} // namespace ownwords::vault
