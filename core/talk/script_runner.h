// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/script.h"
#include "core/talk/talk.h"

#include <memory>
#include <string>
#include <vector>

namespace ownwords::talk {

// What a script is played on. The talk begins on `date`, in `lang`; the script can change both.
struct ScriptSetup {
    std::shared_ptr<const pack::Pack> pack;
    record::Record record; // empty and new, or one to go on with
    Packs packs;
    DeviceId device;
    FreshBytes fresh; // ids and salts
    Date date;
    std::string lang = "en";
    // Whose key signs everything, whoever speaks; empty: `as coach` signs as "coach", all else as "resident".
    std::string signer = {};
};

// How things stand after the last move.
struct PlayedScript {
    Talk talk;
    Date date;
    std::string lang;
};

// Plays a script. A record with a talk of this pack goes on with it, but `begin` after a finished one begins another.
// Every move is stamped with noon (UTC) of the script's day and a growing count of seconds. The first move that is not
// possible and the first expectation that fails end it: the message says why, what is on screen and what is possible
// there, with the pack's own words only. Line 0 = the record and the pack do not go together.
tl::expected<PlayedScript, ScriptFailure> playScript(const std::vector<ScriptMove>& script, ScriptSetup setup);

} // namespace ownwords::talk
