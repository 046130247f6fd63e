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

// Leaves the function with the error of `expression`, a Result<>.
#define OWNWORDS_TRY(expression)                                                                                       \
    do {                                                                                                               \
        if (const auto ownwordsTry = (expression); !ownwordsTry)                                                       \
            return tl::unexpected<ownwords::Error>(ownwordsTry.error());                                               \
    } while (false)
