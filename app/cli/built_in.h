// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/date.h"
#include "core/base/ids.h"
#include "core/crypto/phrase.h"
#include "core/pack/linter.h"
#include "core/pack/pack.h"

#include <vector>

// What the program brings along or takes from the machine: the data in its resources, chance and today's date. The
// core gets all of it through parameters.
namespace ownwords::cli {

// The talk people start with.
pack::Pack firstTalk();

// The words the linter warns about.
std::vector<pack::PlainWord> plainWords();

// The words that secret words are offered from.
crypto::WordList fourWords();

// 16 bytes from the system's random source.
IdBytes freshBytes();

// Today where this machine stands.
Date today();

// The moment it is.
TimePoint now();

} // namespace ownwords::cli
