// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/story.h"
#include "core/talk/walk.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace ownwords::talk {

// Sorts what was said into a Story; used by storyOf() only. First every visible answer is given to the item it is about
// or to a list of its own, then the items are told one by one.
class StoryTeller {
public:
    explicit StoryTeller(const State& state);

    Story tell();

private:
    // One visible answer and what was asked.
    struct Answer {
        const Entry* entry = nullptr;
        Stop stop;
        pack::Role role = pack::Role::None;
        std::string privatePart;
    };

    void readChain(std::size_t chain);
    void readRetired(std::size_t chain);
    void place(const Answer& answer);
    void placeOutside(const Answer& answer);
    void placeWords(const Answer& answer);
    void placeGoal(const Answer& answer);
    void readEvents();
    void placeField(const Entry& entry);

    void tellGifts();
    void tellHopes();
    void tellPeople();
    void tellPromises();
    Promise promiseOf(const Item& item, const Said& said);
    void tellAsk(const Item& item, const Said& words);
    void tellGoals();
    void tellRest();
    void tellReplies();
    static bool isListed(const std::string& collection); // has a list of its own in the story
    void tellSteps(Goal& goal);
    void fillGoal(Goal& goal, const std::vector<Answer>& answers);
    static void addWhen(std::vector<When>& all, When when);
    void fillStep(Step& step, const Answer& answer);
    void nameGoal(Goal& goal, const Item& item);
    void nameFrom(Goal& goal, const std::map<std::size_t, const Entry*>& confirmed, const Entry* waiting);
    Step* stepFor(Goal& goal, const Answer& answer);
    Helper helperOf(const ItemId& id, const Answer& answer) const;

    bool hasOwnNotes(const ItemId& id) const;
    bool isVisible(const Entry& entry) const;
    std::string privatePart(const Entry& entry) const;
    std::optional<Said> saidOf(const Item& item) const; // nothing when its words are hidden
    std::vector<Said> saids(const Answer& answer) const; // every entry: picks by label, words as said
    std::vector<Said> wordsOnly(const Answer& answer) const;
    std::vector<Said> leftover(const Answer& answer) const; // own words that made no item
    When whenOf(const Answer& answer) const;
    Rating ratingOf(const Answer& answer) const;
    Other otherOf(const Answer& answer, Said said) const;
    Said saidAs(const Entry& entry, std::string words) const;

    const State& m_state;
    Story m_story;
    std::vector<std::set<Slot>> m_visible; // by chain
    std::map<ItemId, std::vector<Answer>> m_fields; // answers about an item
    std::vector<std::pair<Goal, std::vector<Answer>>> m_loose; // goals of packs without a goals loop
    std::set<ItemId> m_helping; // people named as a goal's helpers
    std::set<ItemId> m_chosen; // hopes that became goals
    std::set<ItemId> m_toldSteps;
};

} // namespace ownwords::talk
