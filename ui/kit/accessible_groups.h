// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ownwords::kit {

// Tells screen readers that a ChoiceList, a ScalePicker and a DayPicker are groups, whose name is the question, and
// that a MessageBar is a message, and that the title of a FoldStrip opens and closes. Once per program; more often does
// no harm.
void nameGroups();

} // namespace ownwords::kit
