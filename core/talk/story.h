// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/state.h"

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace ownwords::talk {

// What one person has said so far, by what it is for: plain values for the home screen, the plan and record.json. Read
// by roles, never by a pack's question ids. Hidden, undone, cleared and redacted answers are not in it.

// Words exactly as said, with when, by whom and in which language.
struct Said {
    std::string words;
    std::string lang;
    std::string who;
    Date day = Date();
    EventId event;

    bool operator==(const Said&) const = default;
};

// A number on a line, with the words people gave for it.
struct Rating {
    double number = 0;
    double low = 0;
    double high = 10;
    Said said; // words empty when only a number was given
    std::vector<Said> reasons; // answers to its follow-ups
};

// A day, or own words in its place.
struct When {
    std::optional<Date> date;
    Said said;
    bool none = false; // "no date"
    bool isChoice = false; // the words are those of an option
};

struct Gift {
    ItemId id;
    Said words;
    std::string feel; // option text
    std::string share; // option text; empty = just for me
    std::string privatePart; // see Other
};

struct Hope {
    ItemId id;
    Said words;
    std::string privatePart;
};

struct Helper {
    ItemId id;
    Said words;
    std::vector<Said> asks; // what to ask them
    std::string privatePart;
};

struct Step {
    ItemId id;
    Said words;
    std::string state; // open did some changed
    std::vector<When> when;
    std::vector<Said> obstacles;
    std::vector<Said> plans; // "then I will"
    std::vector<Rating> sure; // oldest first
};

struct Goal {
    ItemId id;
    std::optional<Said> confirmed; // the latest wording that was read back and confirmed
    std::optional<Said> unconfirmed; // a newer wording, or the only one
    std::vector<Said> earlier; // older confirmed wordings
    std::optional<Said> beganAs; // the hope or words it was chosen from
    std::string state; // on later rest let_go done
    std::vector<Said> why;
    std::vector<Said> whose;
    std::vector<Said> instead;
    std::vector<Said> signs;
    std::vector<Rating> howFar;
    std::vector<Step> steps;
    std::vector<Rating> sure; // about the goal when it has no step
    std::vector<When> when;
    std::vector<Said> obstacles;
    std::vector<Said> plans;
    std::vector<Helper> helpers;
    std::vector<Said> strengths;
    std::vector<Said> notes;
};

struct Promise {
    ItemId id;
    Said words;
    bool mine = false;
    std::optional<Said> who;
    std::optional<When> by;
    std::string tickedByUs; // open done part not_yet; empty = nobody said
    std::string theySay;
    std::vector<Said> notes;
};

struct Ask {
    ItemId id;
    Said words;
};

// An answer with no place of its own: printed with its question under "Also said". What a pack calls private is printed
// only when its own part "private:<question>" was ticked; `privatePart` is that id, empty for all else.
struct Other {
    std::string question; // as it was asked
    std::string questionLang;
    Said said;
    std::string privatePart;
};

struct Story {
    std::optional<Said> called;
    std::vector<Gift> gifts;
    std::vector<Hope> hopes; // those that became goals are not in it
    std::vector<Said> matters;
    std::vector<Goal> goals;
    std::vector<Helper> helpers; // not tied to a goal
    std::vector<Promise> promises; // both sides
    std::vector<Ask> asks; // not promised yet
    std::vector<Other> contact;
    std::vector<Said> notes;
    std::optional<When> lookBack;
    std::vector<Other> others;
    std::optional<std::set<std::string>> print; // part ids ticked; nothing = nobody was asked
    bool together = false; // the latest talk was with a coach
    std::optional<Date> begun; // the day of the latest talk's first words
    std::optional<Date> lastSaid;
};

Story storyOf(const State& state);

} // namespace ownwords::talk
