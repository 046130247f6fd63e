// SPDX-License-Identifier: Apache-2.0
#include "core/talk/replies.h"

#include <algorithm>
#include <string_view>

namespace ownwords::talk {

namespace {

constexpr std::string_view mark = "reply:"; // no question has a colon in its id

} // namespace

bool isAnswer(const Entry& entry)
{
    const record::Kind kind = entry.payload.kind;
    return !entry.redacted && (kind == record::Kind::Answer || kind == record::Kind::Reply);
}

Slot replySlot(const EventId& to)
{
    Slot slot;
    slot.question = std::string(mark) + to.toText();
    return slot;
}

std::optional<EventId> repliedTo(const Slot& slot)
{
    const std::string_view question = slot.question;
    return question.starts_with(mark) ? EventId::fromText(question.substr(mark.size())) : std::nullopt;
}

std::string replyDraft(const record::Record& record, const EventId& to)
{
    const std::string name = toText(replySlot(to));
    const auto typed = std::find_if(record.sittings.rbegin(), record.sittings.rend(),
        [&](const record::Sitting& sitting) { return sitting.drafts.contains(name); });
    return typed == record.sittings.rend() ? std::string() : typed->drafts.at(name);
}

} // namespace ownwords::talk
