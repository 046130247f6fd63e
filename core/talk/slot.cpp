// SPDX-License-Identifier: Apache-2.0
#include "core/talk/slot.h"

namespace ownwords::talk {

std::string toText(const Slot& slot)
{
    std::string text;
    if (!slot.collection.empty())
        text = slot.collection + '[' + slot.item.toText() + "]/";
    text += slot.question;
    if (!slot.followup.empty())
        text += '/' + slot.followup;
    return text;
}

std::optional<Slot> slotFrom(std::string_view text)
{
    Slot slot;
    if (text.empty())
        return slot;
    if (const auto open = text.find('['); open != std::string_view::npos) {
        const auto close = text.find("]/", open);
        if (open == 0 || close == std::string_view::npos)
            return std::nullopt;
        const auto item = ItemId::fromText(text.substr(open + 1, close - open - 1));
        if (!item)
            return std::nullopt;
        slot.collection = text.substr(0, open);
        slot.item = *item;
        text.remove_prefix(close + 2);
    }
    const auto slash = text.find('/');
    slot.question = text.substr(0, slash);
    if (slash != std::string_view::npos)
        slot.followup = text.substr(slash + 1);
    if (slot.question.empty() || (slash != std::string_view::npos && slot.followup.empty()))
        return std::nullopt;
    return slot;
}

} // namespace ownwords::talk
