// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/failure.h"
#include "core/exchange/record_json.h"
#include "core/pack/loader.h"
#include "core/talk/script.h"

#include <optional>
#include <string>
#include <vector>

namespace ownwords::cli {

inline constexpr std::size_t largestPack = 4U << 20U; // bytes; conversation-pack/1
inline constexpr std::size_t largestScript = 4U << 20U;

// What a file is for, in the words of a message ("pack", "record", "talk script"), and how large it may be.
struct InputKind {
    std::string name;
    std::size_t largest = 0; // bytes
};

// The whole file; never more than a byte over `kind.largest` is read. Missing, a folder, unreadable: CannotReadOrWrite.
// Empty or too large: InputHasErrors.
Outcome<std::string> readInput(const std::string& path, const InputKind& kind);

// A pack file with its media looked for beside it. Problems of the pack are messages; a file that cannot be read is a
// failure.
Outcome<pack::Loaded> loadPackFile(const std::string& path);

// A pack to work with: its errors are one failure, a line each.
Outcome<pack::Pack> readPackFile(const std::string& path);
Outcome<exchange::ReadRecord> readRecordFile(const std::string& path);
Outcome<std::vector<talk::ScriptMove>> readScriptFile(const std::string& path);

} // namespace ownwords::cli
