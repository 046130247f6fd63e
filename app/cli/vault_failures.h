// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/failure.h"
#include "core/base/error.h"

#include <string>

namespace ownwords::cli {

// What was being done when it failed: the same code means another thing when a file is opened, when words are set and
// when something is shared.
enum class Act {
    OpenFile,
    NewFile,
    Restore,
    BackupFolder,
    Unlock,
    NewWords,
    Code,
    Change, // words or sheet of an open record
    NewCoach,
    FindCoach,
    Vouch,
    RemoveCoach,
    KeepHouse,
    Share,
    Withdraw,
    OpenShared,
    GiveUp,
    Reset,
    UndoReset,
    MakeMine,
    Erase,
    Export,
    OpenExport,
    Import,
    Merge,
    Save,
    Packs,
};

// The sentence a person reads, what is safe and what to do next, and the program's exit code. `path` is the file as it
// was named. Holds nothing of `error` but the seconds to wait and the version that is needed.
Failure explain(const Error& error, const std::string& path, Act act = Act::OpenFile);

} // namespace ownwords::cli
