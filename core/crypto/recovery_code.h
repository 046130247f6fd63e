// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/crypto/sealed.h"

// The code on the recovery sheet: 120 random bits as 24 letters of Crockford's alphabet and a check letter over GF(32)
// (x^5+x^2+1), in five groups of five. Every single slip and every swap of neighbours is caught.
namespace ownwords::crypto {

std::string newRecoveryCode(); // "7KQ2M-..."

// As typed: any case, spaces and hyphens anywhere, O for 0, I and L for 1. The 25 letters without hyphens, or Invalid.
Result<std::string> foldRecoveryCode(std::string_view typed);

// What the code opens: where its slot lies, and the key pair the slot is sealed to, so that the slot can be written
// again without the code.
struct RecoveryKeys {
    IdBytes locator{};
    BoxKeys box;
};
RecoveryKeys keysFromCode(std::string_view folded);

} // namespace ownwords::crypto
