// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/page_document.h"
#include "core/talk/story.h"

#include <string>
#include <vector>

namespace ownwords::plan {

// What the goal plan says, as values: whose words, which parts, in which order. Says nothing of how it looks.
struct PlanDocument {
    struct Labelled {
        std::string label;
        talk::Said said;
    };
    struct PlanStep {
        talk::Step step;
    };
    std::string lang = "en";
    bool ourDeal = false; // only with at least one promise of the landlord's side
    talk::Story story; // only what is printed: unticked and private parts are absent
    std::vector<talk::Goal> goals; // confirmed, in order
    std::vector<talk::Said> stillThinking; // words not confirmed
    std::vector<talk::Said> hopes; // for later, goals put aside among them
    std::optional<Date> saidOn;
    bool signatures = true;
};

struct PlanOptions {
    std::string lang = "en";
};

PlanDocument makePlan(const talk::Story& story, const PlanOptions& options);

// The plan block by block, with its headings and labels in the plan's language.
PageDocument pagesOf(const PlanDocument& plan);

// The talk as a booklet to fill in by hand.
PageDocument bookletOf(const pack::Pack& pack, std::string_view lang);

// The same pages as plain UTF-8 text: the twin for those who cannot use a PDF.
std::string plainText(const PageDocument& pages);

} // namespace ownwords::plan
