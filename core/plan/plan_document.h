// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/pack/pack.h"
#include "core/plan/page_document.h"
#include "core/talk/story.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ownwords::plan {

// What the organisation promised about the home of whoever talks, as it was signed.
struct HomePolicy {
    std::string text;
    std::string name;
    std::string role;
    Date date{};
};

// What the goal plan says, as values: unticked and private parts are absent already. Says nothing of how it looks.
struct PlanDocument {
    std::string lang = "en";
    bool ourDeal = false; // "Our deal" needs at least one promise of the landlord's side; an ask is none
    bool together = false;
    bool signatures = true;
    std::optional<talk::Said> called;
    std::optional<Date> saidOn; // the day of the last words
    std::optional<talk::When> lookBack;
    std::vector<talk::Gift> gifts;
    std::vector<talk::Said> matters;
    std::vector<talk::Goal> goals; // confirmed: read back, and "yes, that is what I said"
    std::vector<talk::Goal> thinking; // not confirmed yet: kept with all that was said about them, never as a goal
    std::vector<talk::Said> stillThinking; // newer wordings of confirmed goals
    std::vector<talk::Goal> later; // put off at the read-back or since
    std::vector<talk::Said> hopes;
    std::vector<talk::Promise> promises; // the landlord's side first
    std::vector<talk::Ask> asks;
    std::vector<talk::Helper> helpers;
    std::vector<talk::Other> others;
    std::vector<talk::Other> contact;
    std::vector<talk::Said> notes;
    std::optional<HomePolicy> policy; // which stood when the talk began, and stands today
};

// The language the plan's own headings and labels are there in, for somebody who wants `lang`. English until a
// translation is shipped: a heading must not claim to be in a language it is not in.
std::string planLanguage(std::string_view lang);

// The plan of everything said so far, cut to the parts that were ticked (all but private ones when nobody was asked).
PlanDocument makePlan(const talk::Story& story, std::string_view lang);

// The plan block by block, with its headings and labels.
PageDocument pagesOf(const PlanDocument& plan);

// The talk as a booklet to fill in by hand.
PageDocument bookletOf(const pack::Pack& pack, std::string_view lang);

// The same pages as plain UTF-8 text: the twin for those who cannot use a PDF.
std::string plainText(const PageDocument& pages);

} // namespace ownwords::plan
