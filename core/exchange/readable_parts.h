// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/talk/story.h"

// The parts of record.json that people and other programs read: derived from the events, never read back by us.
namespace ownwords::exchange {

// Each talk with its answers: the slot, the question as it was asked, the words, by whom and when, earlier wordings.
// Answers to questions that are hidden now stand under `set_aside`, those that a newer pack does not ask under
// `retired`.
json::Value talksJson(const talk::State& state);
json::Value collectionsJson(const talk::State& state);
json::Value goalsJson(const talk::Story& story);
json::Value promisesJson(const talk::Story& story);

} // namespace ownwords::exchange
