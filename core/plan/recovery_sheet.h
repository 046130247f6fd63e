// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/date.h"
#include "core/plan/page_document.h"

#include <string>

namespace ownwords::plan {

// The sheet that opens a record when the words are forgotten. It bears the sign-in name and no other name, the code in
// five groups of five large letters, what it is for, and that it is a key: who finds it can read the record.
struct RecoverySheet {
    std::string signInName;
    std::string code; // "7KQ2M-..." (core/crypto/recovery_code.h)
    Date made;
    std::string lang = "en"; // of its own sentences
};

PageDocument pagesOf(const RecoverySheet& sheet);

} // namespace ownwords::plan
