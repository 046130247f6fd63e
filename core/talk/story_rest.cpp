// SPDX-License-Identifier: Apache-2.0
#include "core/talk/story_teller.h"

#include <algorithm>

// What has no place of its own in the story is told under the question that was asked, so that nothing is lost.
namespace ownwords::talk {

bool StoryTeller::isListed(const std::string& collection)
{
    static const std::set<std::string> lists{
        "gifts", "hopes", "goals", "steps", "people", "places", "promises", "asks"};
    return lists.contains(collection);
}

// Not promised yet: who and by when, if one of them was said, stand beside it.
void StoryTeller::tellAsk(const Item& item, const Said& words)
{
    m_story.asks.push_back({item.id, words});
    for (const Answer& answer : m_fields[item.id]) {
        for (Said& said : answer.role == pack::Role::Ask ? std::vector<Said>() : wordsOnly(answer)) {
            if (said.event != words.event)
                m_story.others.push_back(otherOf(answer, std::move(said)));
        }
    }
}

// Steps of no goal, things of a pack's own collections, and what else was said about hopes, people and places.
void StoryTeller::tellRest()
{
    std::vector<Answer> rest;
    for (const Item* const item : m_state.items("steps")) {
        const Entry* const words = m_state.wordsOf(*item).entry;
        if (!m_toldSteps.contains(item->id) && item->parent.isNull() && words != nullptr && isVisible(*words)) {
            const Answer asked{words, {}, pack::Role::Step, privatePart(*words)};
            m_story.others.push_back(otherOf(asked, saidAs(*words, m_state.wordsOf(*item).text)));
        }
    }
    for (const auto& [id, answers] : m_fields) {
        const Item* const item = m_state.item(id);
        if (item == nullptr || !m_state.isLive(*item))
            continue;
        const std::string& name = item->collection;
        const bool isLooseStep = name == "steps" && item->parent.isNull() && !m_toldSteps.contains(id);
        const bool isNamed = name == "hopes" || name == "people" || name == "places";
        const Entry* const words = m_state.wordsOf(*item).entry;
        for (const Answer& answer : answers) {
            if ((isNamed && answer.entry != words) || isLooseStep || !isListed(name))
                rest.push_back(answer);
        }
    }
    std::sort(
        rest.begin(), rest.end(), [](const Answer& a, const Answer& b) { return a.entry->order < b.entry->order; });
    for (const Answer& answer : rest) {
        for (Said& said : wordsOnly(answer))
            m_story.others.push_back(otherOf(answer, std::move(said)));
    }
}

} // namespace ownwords::talk
