// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/story_cards.h"

#include <set>

// What coaches added since the person was here last, so that it is heard and found.
namespace ownwords::screens {

bool isNew(const talk::Said& note, const std::set<EventId>& fresh);
bool isNew(const talk::Promise& promise, const std::set<EventId>& fresh);

// "New from Sam: 1 note, 2 promises." for each who wrote; empty = nothing is new.
QString whatIsNew(const talk::Story& story, const std::set<EventId>& fresh, const Names& names);

} // namespace ownwords::screens
