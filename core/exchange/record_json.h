// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/record/record.h"
#include "core/talk/pack_index.h"

#include <string>
#include <string_view>
#include <vector>

namespace ownwords::exchange {

inline constexpr std::size_t largestRecord = 64U << 20U; // bytes

// What is not in the record itself.
struct ExportInfo {
    TimePoint at;
    std::string app; // "ownwords 0.1.0"
    std::string lang = "en";
};

// `person-record/1`: readable parts for people and other programs, the packs used, and `events`: the sittings exactly
// as they are. Reading it back gives the same record. NotFound when a pack is missing.
Result<std::string> writeRecord(const record::Record& record, const talk::Packs& packs, const ExportInfo& info,
    const std::vector<json::Member>& unknown = {});

struct ReadRecord {
    record::Record record;
    talk::Packs packs;
    std::vector<json::Member> unknown; // top-level keys a newer version added: written back as they are
};

// Errors: TooLarge; Invalid (not JSON, not a person-record, a damaged event: `detail` has line:column and a plain
// sentence); NewerFormat. A record with event kinds of a newer version is read with `readOnly` set.
Result<ReadRecord> readRecord(std::string_view bytes);

} // namespace ownwords::exchange
