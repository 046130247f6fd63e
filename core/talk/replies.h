// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/record/record.h"
#include "core/talk/state.h"

#include <optional>
#include <string>

// Answers to what somebody wrote (`reply`, core/record/README.md). Each has a place like an answer to a question, so
// that what is typed for it is kept, and what was said there can be taken out.
namespace ownwords::talk {

bool isAnswer(const Entry& entry); // to a question or to what somebody wrote; its words still stand
Slot replySlot(const EventId& to);
std::optional<EventId> repliedTo(const Slot& slot); // nothing: it is another kind of place
// What is being typed for it, not said yet; empty = nothing.
std::string replyDraft(const record::Record& record, const EventId& to);

} // namespace ownwords::talk
