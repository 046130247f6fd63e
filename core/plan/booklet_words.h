// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/page_document.h"

#include <string>
#include <string_view>

// Inside of the booklet: every word on it that is not the pack's. One table, so that it can be translated (context
// "Booklet").
namespace ownwords::plan {

enum class Word {
    HowToUse,
    MoreRoom,
    Keep,
    Today,
    Page,
    WithCoach,
    Alone,
    CoachWrites,
    JustForYou,
    TickOne,
    TickAny,
    SomethingElse,
    LookBack, // %1: the title of a collection
    ANumber,
    ADay,
    ScaleAlt, // %1, %2: the numbers at the ends
    ReadAgain,
    YesMyWords,
    OnlyIfYouWant,
    CopyForMore,
    IfTicked, // %1: one option or several
    Or,
    IfLike, // %1: a phrase
    IfMoreThan, // %1: a number
    IfAtLeast,
    IfLessThan,
    IfAtMost,
    IfLeftOpen,
    IfLower,
    IfHigher,
};

// The words in the program's language, with %1 and %2 filled.
std::string words(Word word, std::string_view first = {}, std::string_view second = {});

// The same as text of a page in `pageLang`: marked as English when there is no translation into that.
Run run(Word word, std::string_view pageLang, std::string_view first = {}, std::string_view second = {});

// "Goal 2" for the reserved collections, "Pets: 2" for a pack's own.
std::string itemName(std::string_view collection, std::string_view title, int number);

// What a part of the printed plan is called where one ticks what to print; empty for ids that are not parts.
std::string partName(std::string_view part);

} // namespace ownwords::plan
