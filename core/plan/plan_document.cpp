// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plan_document.h"

#include <algorithm>
#include <utility>

namespace ownwords::plan {

namespace {

using talk::Goal;
using talk::Story;

// Which parts the person ticked; without an answer all but private ones.
class Ticks {
public:
    explicit Ticks(const Story& story)
        : m_print(story.print)
    {
    }

    bool has(const std::string& part) const { return !m_print || m_print->contains(part); }
    bool hasExplicitly(const std::string& part) const { return m_print && m_print->contains(part); }
    bool shows(const std::string& privatePart) const { return privatePart.empty() || hasExplicitly(privatePart); }

private:
    const std::optional<std::set<std::string>>& m_print;
};

void addGoal(PlanDocument& plan, const Goal& said, const Ticks& ticks)
{
    Goal goal = said;
    if (!ticks.has("steps")) {
        goal.steps.clear();
        goal.when.clear();
        goal.obstacles.clear();
        goal.plans.clear();
    }
    if (!ticks.has("sure")) {
        goal.sure.clear();
        for (talk::Step& step : goal.steps)
            step.sure.clear();
    }
    if (!ticks.has("helpers"))
        goal.helpers.clear();
    if (goal.state == "let_go")
        return;
    if (goal.state == "later") {
        if (ticks.has("hopes"))
            plan.later.push_back(std::move(goal));
        return;
    }
    if (!goal.id.isNull() && !ticks.has("goal:" + goal.id.toText()))
        return;
    if (!goal.confirmed) {
        plan.thinking.push_back(std::move(goal));
        return;
    }
    if (goal.unconfirmed)
        plan.stillThinking.push_back(*goal.unconfirmed);
    plan.goals.push_back(std::move(goal));
}

void addPromises(PlanDocument& plan, const Story& story)
{
    plan.promises = story.promises;
    std::stable_partition(
        plan.promises.begin(), plan.promises.end(), [](const talk::Promise& promise) { return !promise.mine; });
    plan.ourDeal = std::any_of(
        plan.promises.begin(), plan.promises.end(), [](const talk::Promise& promise) { return !promise.mine; });
}

} // namespace

std::string planLanguage(std::string_view lang)
{
    const std::string_view english = "en";
    const bool isEnglish = lang == english || lang.starts_with("en-");
    return std::string(isEnglish ? lang : english);
}

PlanDocument makePlan(const Story& story, std::string_view lang)
{
    const Ticks ticks(story);
    PlanDocument plan;
    plan.lang = lang;
    plan.together = story.together;
    plan.saidOn = story.lastSaid;
    plan.signatures = ticks.has("sign");
    if (ticks.has("called"))
        plan.called = story.called;
    const bool isPast = story.lookBack && story.lookBack->date && plan.saidOn && *story.lookBack->date <= *plan.saidOn;
    if (ticks.has("look_back") && !isPast)
        plan.lookBack = story.lookBack;
    if (ticks.has("matters"))
        plan.matters = story.matters;
    for (const talk::Gift& gift : story.gifts) {
        if (ticks.has("gifts") && ticks.shows(gift.privatePart))
            plan.gifts.push_back(gift);
    }
    for (const Goal& goal : story.goals)
        addGoal(plan, goal, ticks);
    for (const talk::Hope& hope : story.hopes) {
        if (ticks.has("hopes") && ticks.shows(hope.privatePart))
            plan.hopes.push_back(hope.words);
    }
    if (ticks.has("promises"))
        addPromises(plan, story);
    if (ticks.has("asks"))
        plan.asks = story.asks;
    for (const talk::Helper& helper : story.helpers) {
        if (ticks.has("helpers") && ticks.shows(helper.privatePart))
            plan.helpers.push_back(helper);
    }
    for (const talk::Other& other : story.others) {
        if (other.privatePart.empty() ? ticks.has("other") : ticks.hasExplicitly(other.privatePart))
            plan.others.push_back(other);
    }
    for (const talk::Other& contact : story.contact) {
        if (contact.privatePart.empty() ? ticks.has("contact") : ticks.hasExplicitly("contact"))
            plan.contact.push_back(contact);
    }
    if (ticks.has("other"))
        plan.notes = story.notes;
    return plan;
}

} // namespace ownwords::plan
