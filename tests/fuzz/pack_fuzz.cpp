// SPDX-License-Identifier: Apache-2.0
#include "core/pack/loader.h"
#include "core/pack/outline.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

// Any bytes: a pack that can be written, read again and put on paper, or at least one message. Never neither.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace ownwords;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const pack::Loaded loaded = pack::load(bytes);
    if (!loaded.pack) {
        if (loaded.messages.empty())
            std::abort();
        return 0;
    }
    const pack::Loaded again = pack::load(json::write(loaded.pack->source, json::Style::Canonical));
    if (!again.pack || again.pack->hash != loaded.pack->hash)
        std::abort();
    if (pack::outline(*loaded.pack, "en").empty())
        std::abort();
    return 0;
}
