// SPDX-License-Identifier: Apache-2.0
#include "core/pack/piping.h"

namespace ownwords::pack {

Result<std::vector<Piece>> parsePiping(std::string_view text)
{
    std::vector<Piece> pieces;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        if (open != 0)
            pieces.push_back({std::string(text.substr(0, open)), {}, {}});
        if (open == std::string_view::npos)
            break;
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos)
            return fail(ErrorCode::Invalid, "a { that is not closed");
        const std::string_view inside = text.substr(open + 1, close - open - 1);
        const std::size_t bar = inside.find('|');
        const bool hasFallback = bar != std::string_view::npos;
        pieces.push_back({{}, std::string(inside.substr(0, bar)),
            hasFallback ? std::string(inside.substr(bar + 1)) : std::string()});
        text.remove_prefix(close + 1);
    }
    return pieces;
}

} // namespace ownwords::pack
