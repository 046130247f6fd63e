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
