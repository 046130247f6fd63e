// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/pack.h"

#include <string>
#include <string_view>
#include <vector>

// Inside of the linter: every text of a pack, in the order of reading.
namespace ownwords::pack {

// A text and what the checks need to know of its place.
struct PlacedText {
    // How it counts towards the reading grade of its section: whole texts do, labels only when they are sentences.
    enum class Part { Prose, Label, None };

    const Text* text = nullptr;
    Part part = Part::None;
    bool shown = true; // to the resident; false: a tip for the coach
    const std::vector<std::string>* lintOk = nullptr; // of the section, question or option that holds it
};

// The texts of one section with its questions, follow-ups and loops; options of lists are not in it.
std::vector<PlacedText> textsOf(const Section& section);

// The texts of one list.
std::vector<PlacedText> textsOf(const std::vector<Option>& list);

// Every text once: title, about, collections, lists, sections.
std::vector<PlacedText> textsOf(const Pack& pack);

// The lists that the questions of a section offer, each once.
std::vector<std::string_view> listsOf(const Section& section);

// Every question of a section, inside of loops and follow-ups too.
std::vector<const Question*> questionsOf(const Section& section);

} // namespace ownwords::pack
