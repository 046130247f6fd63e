// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/talk.h"

#include <optional>
#include <string>
#include <vector>

namespace ownwords::talk {

// What the app knows at the moment of drawing and no event may hold.
struct Surroundings {
    std::string lang = "en";
    Date today{}; // for suggested days
    std::string readers; // who can read this talk, in words; empty = the pack's fallback stands there
    std::string coach; // the coach's name; empty = the pack's fallback
};

// What one place of a talk shows, as plain values: all texts in the person's language, with everything filled in.
struct Screen {
    struct Choice {
        std::string id;
        std::string text;
        bool picked = false;
    };
    struct Suggestion {
        std::string span; // "2w"
        Date date;
    };
    bool atEnd = false;
    Slot slot;
    Stop::What what = Stop::What::Question;
    pack::Kind kind = pack::Kind::Words;
    std::string sectionTitle;
    std::size_t section = 0;
    std::string loopText; // the heading over a loop's questions
    std::string itemWords; // which item this is about
    std::string text; // the question
    std::string sentence; // built from whole answers; empty when one of them is missing
    std::string help;
    std::string coachTip;
    std::string anotherWay;
    std::vector<std::string> ideas;
    std::vector<Choice> choices;
    std::vector<Suggestion> suggestions;
    std::string noneText;
    std::string lowText; // words at the ends of a scale
    std::string highText;
    double low = 0;
    double high = 10;
    Status status = Status::Unseen;
    record::Value value; // what stands in the slot
    std::string draft; // typed, not said yet
    std::vector<std::string> saidBefore; // earlier wordings that still exist, oldest first
    bool takesOwnWords = false;
    bool takesMany = false; // own words one after the other, each an entry of its own
    bool readBack = false;
    bool confirmed = false;
    bool outOfRange = false; // kept as said; earns one gentle line
};

Screen screenOf(const Talk& talk, const Surroundings& around);

// A pack's text with its pipes filled: `{q|fallback}` by the first line of the answer, at most 60 code points and then
// an ellipsis; on a `say` whole answers. Plain text only.
std::string filled(const Talk& talk, const Stop& stop, const pack::Text& text, const Surroundings& around);

// What an answer was asked, its pipes filled; and the language that was in (the pack may not have the person's).
std::string askedText(const State& state, const Entry& answer);
std::string languageAsked(const Entry& answer);

} // namespace ownwords::talk
