// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace ownwords {

// A value or an Error: std::expected of C++23, by the library that stands in for it until then.
template <typename T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

} // namespace ownwords

#define OWNWORDS_JOIN_(a, b) a##b
#define OWNWORDS_JOIN(a, b) OWNWORDS_JOIN_(a, b)

// Leaves the function with the error of `expression`, a Result<>. The line in the name lets one stand in a lambda of
// another.
#define OWNWORDS_TRY(expression)                                                                                       \
    do {                                                                                                               \
        if (const auto& OWNWORDS_JOIN(tried, __LINE__) = (expression); !OWNWORDS_JOIN(tried, __LINE__))                \
            return tl::unexpected<ownwords::Error>(OWNWORDS_JOIN(tried, __LINE__).error());                            \
    } while (false)
