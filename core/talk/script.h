// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/date.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Talk scripts: a whole talk as a text file, a move a line, so that a talk can be played without a window: for tests,
// for samples, for trying a pack. What each move looks like: scripts.md beside this file.
namespace ownwords::talk {

// What a move asks for, by the word it begins with.
enum class Verb {
    Begin,
    Expect,
    ExpectText,
    Next,
    Say,
    Type,
    Pick,
    Scale,
    Number,
    Date,
    Pass,
    Decline,
    Confirm,
    Later,
    Again,
    Back,
    Go,
    CarryOn,
    Clear,
    Remove,
    Restore,
    Move,
    Undo,
    Redo,
    Redact,
    Lang,
    As,
    Day,
    Tick,
    Note,
    Finish,
};

// One move. `names` are its words that are no text of a person: flags, option ids, addresses, "yes", "2w".
struct ScriptMove {
    Verb verb = Verb::Next;
    int line = 0; // 1-based, where it begins
    std::vector<std::string> names;
    std::optional<std::string> words; // of `say`, `type`, `note`, `expect-text`, `pick ... +`: byte for byte
    std::size_t place = 0; // `say #2`, `move ITEM 2`; 0 = none
    double number = 0;
    std::optional<ownwords::Date> date;

    bool operator==(const ScriptMove&) const = default;
};

// Why a script cannot be read or played on: `line` is 1-based; 0 = before its first move. `message` is a sentence or
// more that says what to do, and holds nothing that a resident said.
struct ScriptFailure {
    int line = 0;
    std::string message;

    bool operator==(const ScriptFailure&) const = default;
};

// Reads a script of UTF-8 bytes. The first mistake in it is the failure.
tl::expected<std::vector<ScriptMove>, ScriptFailure> parseScript(std::string_view bytes);

// The word a move begins with ("carry_on"), and how the whole move is written ("go SLOT").
std::string_view wordOf(Verb verb);
std::string_view usageOf(Verb verb);

// The move as it can be shown to anybody: its word and names, and "..." for a text.
std::string toText(const ScriptMove& move);

} // namespace ownwords::talk
