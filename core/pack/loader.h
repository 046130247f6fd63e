// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/pack.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ownwords::pack {

// Something said about a pack file: P001-P022 are errors (the pack is refused), W1xx are warnings.
struct Message {
    std::string code;
    json::Position at;
    std::string text; // one or two plain sentences: what is wrong and what to do

    bool isError() const { return !code.empty() && code.front() == 'P'; }
    bool operator==(const Message&) const = default;
};

// `first-talk.json:31:18: error P009: "goal" asks about ...`
std::string toText(std::string_view file, const Message& message);

// The size in bytes of a media file named in the pack ("media/yes.svg"), or nothing when it is not there.
using MediaSize = std::function<std::optional<std::uintmax_t>(std::string_view path)>;

struct Loaded {
    std::optional<Pack> pack; // there exactly when no message is an error
    std::vector<Message> messages; // at most 50, sorted by position
};

// Reads a pack, all or nothing. Limits and codes: README.md beside this file. Without `mediaSize` media files are not
// looked for (their names are checked all the same).
Loaded load(std::string_view bytes, const MediaSize& mediaSize = {});

// The same from a value that was read already (a pack inside record.json).
Loaded load(const json::Value& value, const MediaSize& mediaSize = {});

// P019, pointing into `b`: two packs of the same id and version that say different things. Talks are kept by version,
// so one of them would be shown with the other's questions.
std::optional<Message> versionClash(const Pack& a, const Pack& b);

} // namespace ownwords::pack
