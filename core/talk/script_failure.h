// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/script.h"
#include "core/talk/talk.h"

#include <string>

namespace ownwords::talk {

// What is on screen and what is possible there, as the end of a message: address, question, moves. Answers that are
// filled into a question are left out: nothing a resident said may stand in a message.
std::string screenSentence(const Talk& talk);

// Why a move did not work, in a sentence.
std::string reasonFor(const Talk& talk, const ScriptMove& move, const Error& error);

} // namespace ownwords::talk
