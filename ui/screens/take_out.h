// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace ownwords::screens {

// Asks twice, as what is taken out for good cannot come back: from the file, its log and every copy.
bool askToTakeOut(QWidget* parent);
// The same for everything that is kept of the person.
bool askToErase(QWidget* parent);
// Before words that are in memory only are wiped.
bool askToLeave(QWidget* parent);
// Before a coach gives up what somebody shares with them.
bool askToGiveUp(QWidget* parent, bool isTyping); // `isTyping`: something that is not added yet

} // namespace ownwords::screens
