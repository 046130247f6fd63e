// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/failure.h"
#include "core/exchange/record_json.h"
#include "core/talk/state.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

// Where a talk goes on from, whether the record comes from a file or from a store.
namespace ownwords::cli {

// The talk of the record that was spoken in last.
struct Latest {
    std::shared_ptr<const pack::Pack> pack; // nullptr = none
    std::string lang;
    std::size_t chain = 0;
};

struct Start {
    exchange::ReadRecord read;
    std::optional<talk::State> state; // of `read`; nothing = the record is new
    Latest latest;

    std::string lang() const { return latest.lang.empty() ? "en" : latest.lang; }
};

// Nothing when a talk was asked from a pack that is not in `read` or what was said cannot be put together.
Result<Start> startFrom(exchange::ReadRecord read);

// The pack a talk goes on with: the one in the file at `path`; else that of the latest talk, or the first talk when it
// is a newer version of it.
Outcome<std::shared_ptr<const pack::Pack>> choosePack(const std::string& path, const Latest& latest);

// Going on with a newer version of the pack: says what becomes of the answers before it is done.
void tellMove(const Start& start, const std::shared_ptr<const pack::Pack>& pack);

} // namespace ownwords::cli
