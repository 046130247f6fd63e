// SPDX-License-Identifier: Apache-2.0
#include "core/json/document.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

// What the reader accepts must survive being written and read again, in every style.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) // NOLINT: libFuzzer gives the name
{
    using namespace ownwords::json;
    const Limits limits{1U << 20U, 64};
    const std::string_view bytes(reinterpret_cast<const char*>(data), size); // NOLINT: bytes are bytes
    const Parsed read = parse(bytes, limits);
    if (!read.problems.empty())
        return 0;
    const std::string canonical = write(read.root, Style::Canonical);
    for (const Style style : {Style::Canonical, Style::Compact, Style::Readable}) {
        const Parsed again = parse(write(read.root, style), {64U << 20U, 64});
        if (!again.problems.empty() || write(again.root, Style::Canonical) != canonical)
            std::abort();
    }
    return 0;
}
