// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace ownwords {

// What kind of thing went wrong, for the code that must decide what to do next.
enum class ErrorCode {
    Invalid, // the input is not what its format says
    NotFound, // a name, slot, item or pack that is not there
    NotAllowed, // understood, but not possible here and now
    TooLong, // words over the limit; the caller still holds them
    TooLarge, // a file over its limit
    NewerFormat, // made by a newer version: may be read, never guessed at
    CannotRead,
    CannotWrite,
    Exists,
    // Of the sealed store
    WrongWords, // nothing opens with these words: one code for a wrong name and wrong words alike
    Tampered, // sealed bytes are not what was sealed, or not where they belong
    RolledBack, // genuine, but older than what stands beside it
    KeyChanged, // another key than the one that was pinned
    NoConsent, // nobody agreed to this
    Conflict, // somebody else saved first: load again
    Damaged, // the file or one of its rows cannot be read
    NotOurFile, // a file of another program
    ReadOnly, // the place or the file may not be written
    DiskFull,
    Busy, // another program holds the file
    NetworkFolder, // a folder on another computer, or one that a program keeps in step with it
    NoMemory,
    NotInstalled, // a part of the program is missing on this computer
    TryLater, // too many wrong tries; `detail` = seconds to wait
    Internal,
};

// What went wrong, as data. `detail` is for the log and names ids and places only: it never
// holds what a resident said. The sentence a person reads is made from `code` at the edge.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string detail;

    bool operator==(const Error&) const = default;
};

} // namespace ownwords
