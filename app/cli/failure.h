// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace ownwords::cli {

// What the program says to its caller.
enum class ExitCode {
    Done = 0,
    InputHasErrors = 1,
    WrongUsage = 2,
    MoveFailed = 3, // a move or an expectation of a talk script
    CannotReadOrWrite = 4,
    Locked = 5, // wrong words, or nobody agreed to it
    Damaged = 6, // a file or a record is not as it was saved
};

// Why the program stops, and the sentence the person reads: what is wrong and what to do next.
struct Failure {
    ExitCode code = ExitCode::InputHasErrors;
    std::string sentence;
};

template <typename T = void>
using Outcome = tl::expected<T, Failure>;

[[nodiscard]] inline tl::unexpected<Failure> stop(ExitCode code, std::string sentence)
{
    return tl::unexpected<Failure>(Failure{code, std::move(sentence)});
}

} // namespace ownwords::cli
