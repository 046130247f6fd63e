// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/talk/story_teller.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ownwords::talk {

namespace {

using pack::Kind;
using pack::Role;
using EventKind = record::Kind;

template <typename T>
void append(std::vector<T>& to, std::vector<T> more)
{
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool isReasonOf(const Stop& stop, Role role)
{
    return stop.what == Stop::What::Followup && stop.parent != nullptr && stop.parent->role == role
        && (stop.question->role == Role::None || stop.question->role == Role::Other);
}

// Nothing shared: "just for me" is the default of sharing, and every pack calls it so.
template <typename Answer>
bool picks(const Answer& answer, const std::string& option)
{
    const auto& picked = answer.entry->payload.value.picked;
    return std::find(picked.begin(), picked.end(), option) != picked.end();
}

} // namespace

void StoryTeller::tellGifts()
{
    for (const Item* const item : m_state.items("gifts")) {
        const auto said = saidOf(*item);
        if (!said)
            continue;
        Gift gift{item->id, *said, {}, {}, privatePart(*m_state.wordsOf(*item).entry)};
        for (const Answer& answer : m_fields[item->id]) {
            const std::vector<Said> entries = saids(answer);
            if (answer.role == Role::Feel && !answer.entry->payload.value.picked.empty())
                gift.feel = entries.front().words;
            else if (answer.role == Role::Share && !entries.empty())
                gift.share = picks(answer, "just_me") ? std::string() : entries.front().words;
            else if (answer.role != Role::Gift)
                for (Said& words : wordsOnly(answer))
                    if (words.words != said->words)
                        m_story.others.push_back(otherOf(answer, std::move(words)));
        }
        m_story.gifts.push_back(std::move(gift));
    }
}

void StoryTeller::tellHopes()
{
    for (const Item* const item : m_state.items("hopes")) {
        const auto said = saidOf(*item);
        if (said && !m_chosen.contains(item->id))
            m_story.hopes.push_back({item->id, *said, privatePart(*m_state.wordsOf(*item).entry)});
    }
}

void StoryTeller::tellPeople()
{
    for (const char* const collection : {"people", "places"}) {
        for (const Item* const item : m_state.items(collection)) {
            const auto said = saidOf(*item);
            if (said && !m_helping.contains(item->id))
                m_story.helpers.push_back({item->id, *said, {}, privatePart(*m_state.wordsOf(*item).entry)});
        }
    }
}

void StoryTeller::tellPromises()
{
    for (const Item* const item : m_state.items("promises")) {
        if (const auto said = saidOf(*item))
            m_story.promises.push_back(promiseOf(*item, *said));
    }
    for (const Item* const item : m_state.items("asks")) {
        const auto said = saidOf(*item);
        if (said && m_state.promisedAt(*item))
            m_story.promises.push_back(promiseOf(*item, *said));
        else if (said)
            tellAsk(*item, *said);
    }
}

Promise StoryTeller::promiseOf(const Item& item, const Said& said)
{
    Promise promise;
    promise.id = item.id;
    promise.words = said;
    promise.mine = isMine(m_state, item);
    for (const Answer& answer : m_fields[item.id]) {
        const std::vector<Said> entries = saids(answer);
        if (answer.role == Role::Who && !entries.empty())
            promise.who = entries.front();
        else if (answer.role == Role::By)
            promise.by = whenOf(answer);
        else if (answer.role != Role::Promise && answer.role != Role::Ask)
            append(promise.notes, wordsOnly(answer));
    }
    for (const std::size_t index : item.states) {
        const Entry& tick = m_state.entry(index);
        const bool isCoach = tick.header.who.starts_with("coach");
        if (m_state.isCurrent(tick))
            (isCoach ? promise.tickedByUs : promise.theySay) = m_state.stateSaidIn(tick);
    }
    for (const std::size_t index : item.notes) {
        if (m_state.entry(index).isActive())
            promise.notes.push_back(saidAs(m_state.entry(index), m_state.entry(index).payload.words));
    }
    return promise;
}

// The wording that was confirmed last leads; a newer one waits beside it; what it was chosen from is kept.
void StoryTeller::nameGoal(Goal& goal, const Item& item)
{
    std::map<std::size_t, const Entry*> confirmed; // by the order of their confirmation
    const Entry* waiting = nullptr;
    for (const std::size_t index : item.fields) {
        const Entry& entry = m_state.entry(index);
        const pack::Question* const question = entry.pack ? entry.pack->question(entry.slot) : nullptr;
        const bool isSay = entry.payload.kind == EventKind::Say && pack::roleFrom(entry.payload.field) == Role::Goal;
        const bool isGoal = isSay || (question != nullptr && question->role == Role::Goal);
        const bool stands = isSay || m_state.status(entry.chain, entry.slot) == Status::Answered;
        if (!isGoal || !stands || !entry.isActive() || entry.payload.value.words.empty() || !isVisible(entry))
            continue;
        if (const auto at = m_state.confirmedAt(entry))
            confirmed.emplace(*at, &entry);
        else if (m_state.isCurrent(entry))
            waiting = &entry;
    }
    nameFrom(goal, confirmed, waiting);
    for (const std::size_t maker : item.makers) {
        const Entry& entry = m_state.entry(maker);
        if (!m_state.isCurrent(entry) || !isVisible(entry) || entry.slot.item == item.id)
            continue;
        const auto& items = entry.payload.items;
        const auto made = static_cast<std::size_t>(std::find(items.begin(), items.end(), item.id) - items.begin());
        const record::Value& value = entry.payload.value;
        if (entry.payload.kind == EventKind::Add)
            goal.beganAs = saidAs(entry, entry.payload.words);
        else if (made < value.picked.size()) {
            const auto hope = ItemId::fromText(value.picked[made]);
            const Item* const source = hope ? m_state.item(*hope) : nullptr;
            if (source != nullptr) {
                goal.beganAs = saidOf(*source);
                m_chosen.insert(source->id);
            }
        } else if (made - value.picked.size() < value.words.size()) {
            goal.beganAs = saidAs(entry, value.words[made - value.picked.size()]);
        }
    }
    if (!goal.confirmed && !goal.unconfirmed)
        goal.unconfirmed = std::exchange(goal.beganAs, std::nullopt);
    const std::string leading = goal.confirmed ? goal.confirmed->words
        : goal.unconfirmed                     ? goal.unconfirmed->words
                                               : "";
    // Words that the goal says anyway are not told twice.
    if (goal.beganAs
        && text::foldForPhrase(leading).find(text::foldForPhrase(goal.beganAs->words)) != std::string::npos)
        goal.beganAs.reset();
}

void StoryTeller::nameFrom(Goal& goal, const std::map<std::size_t, const Entry*>& confirmed, const Entry* waiting)
{
    for (const auto& [at, entry] : confirmed) {
        if (goal.confirmed)
            goal.earlier.push_back(*goal.confirmed);
        goal.confirmed = saidAs(*entry, entry->payload.value.words.front());
    }
    if (waiting != nullptr && (confirmed.empty() || waiting->order > confirmed.rbegin()->second->order))
        goal.unconfirmed = saidAs(*waiting, waiting->payload.value.words.front());
}

void StoryTeller::tellGoals()
{
    for (const Item* const item : m_state.items("goals")) {
        Goal goal;
        goal.id = item->id;
        goal.state = m_state.stateOf(*item);
        nameGoal(goal, *item);
        tellSteps(goal);
        fillGoal(goal, m_fields[item->id]);
        for (const std::size_t index : item->notes) {
            if (m_state.entry(index).isActive())
                goal.notes.push_back(saidAs(m_state.entry(index), m_state.entry(index).payload.words));
        }
        m_story.goals.push_back(std::move(goal));
    }
    for (auto& [goal, answers] : m_loose) {
        if (&goal == &m_loose.front().first)
            tellSteps(goal);
        fillGoal(goal, answers);
        m_story.goals.push_back(goal);
    }
}

// The goal's steps; steps without a parent belong to the first goal of a pack without a goals loop.
void StoryTeller::tellSteps(Goal& goal)
{
    for (const Item* const item : m_state.items("steps")) {
        const auto said = saidOf(*item);
        if (!said || item->parent != goal.id)
            continue;
        Step step;
        step.id = item->id;
        step.words = *said;
        step.state = m_state.stateOf(*item);
        goal.steps.push_back(std::move(step));
        m_toldSteps.insert(item->id);
        for (const Answer& answer : m_fields[item->id])
            fillStep(goal.steps.back(), answer);
    }
}

// When, obstacle, plan and sureness said about a goal belong to the step that was made in the same talk.
Step* StoryTeller::stepFor(Goal& goal, const Answer& answer)
{
    Step* latest = nullptr;
    for (Step& step : goal.steps) {
        const Entry* const made = m_state.find(step.words.event);
        if (made != nullptr && made->chain == answer.entry->chain && made->slot.item == answer.stop.slot.item
            && latest == nullptr)
            latest = &step;
    }
    if (latest == nullptr && !goal.steps.empty())
        latest = &goal.steps.back();
    return latest;
}

// What was picked ("on a day") gives way to what was said about it ("Tuesday").
void StoryTeller::addWhen(std::vector<When>& all, When when)
{
    if (when.isChoice && !all.empty())
        return;
    if (!when.isChoice)
        std::erase_if(all, [](const When& other) { return other.isChoice; });
    if (when.date || when.none || !when.said.words.empty())
        all.push_back(std::move(when));
}

void StoryTeller::fillStep(Step& step, const Answer& answer)
{
    switch (answer.role) {
    case Role::When:
    case Role::By:
        addWhen(step.when, whenOf(answer));
        break;
    case Role::Obstacle:
        append(step.obstacles, saids(answer));
        break;
    case Role::Plan:
        append(step.plans, saids(answer));
        break;
    case Role::Sure:
        if (answer.entry->payload.value.number || !wordsOnly(answer).empty())
            step.sure.push_back(ratingOf(answer));
        break;
    default:
        if (answer.role != Role::Step && !isReasonOf(answer.stop, Role::Sure))
            for (Said& said : wordsOnly(answer))
                m_story.others.push_back(otherOf(answer, std::move(said)));
        break;
    }
}

Helper StoryTeller::helperOf(const ItemId& id, const Answer& answer) const
{
    Helper helper;
    helper.id = id;
    helper.privatePart = answer.privatePart;
    if (const Item* const item = m_state.item(id))
        helper.words = saidOf(*item).value_or(Said());
    Slot asked = answer.stop.slot;
    asked.followup = '#' + id.toText();
    if (const Entry* const said = m_state.answer(answer.entry->chain, asked)) {
        for (const std::string& words : said->payload.value.words)
            helper.asks.push_back(saidAs(*said, words));
    }
    return helper;
}

void StoryTeller::fillGoal(Goal& goal, const std::vector<Answer>& answers)
{
    for (const Answer& answer : answers) {
        if (!answer.privatePart.empty() && answer.role != Role::Goal) {
            for (Said& said : saids(answer))
                m_story.others.push_back(otherOf(answer, std::move(said)));
            continue;
        }
        switch (answer.role) {
        case Role::Goal:
        case Role::State:
        case Role::Kept:
            break;
        case Role::Why:
            append(goal.why, saids(answer));
            break;
        case Role::Whose:
            append(goal.whose, saids(answer));
            break;
        case Role::Instead:
            append(goal.instead, saids(answer));
            break;
        case Role::Measure:
            if (answer.entry->payload.value.number || answer.stop.question->kind == Kind::Scale)
                goal.howFar.push_back(ratingOf(answer));
            else
                append(goal.signs, saids(answer));
            break;
        case Role::Strengths:
            append(goal.strengths, saids(answer));
            break;
        case Role::Note:
            append(goal.notes, saids(answer));
            break;
        case Role::Step:
            if (answer.stop.question->addsTo.empty()) {
                for (Said& said : saids(answer)) {
                    Step step;
                    step.words = std::move(said);
                    step.state = "open";
                    goal.steps.push_back(std::move(step));
                }
            }
            break;
        case Role::Ally:
            for (const ItemId& id : answeredItems(m_state, answer.entry->chain, answer.stop.slot)) {
                goal.helpers.push_back(helperOf(id, answer));
                m_helping.insert(id);
            }
            if (answer.stop.question->addsTo.empty())
                for (Said& said : wordsOnly(answer))
                    goal.helpers.push_back({{}, std::move(said), {}, answer.privatePart});
            break;
        case Role::When:
        case Role::By:
        case Role::Obstacle:
        case Role::Plan:
        case Role::Sure: {
            Step* const step = stepFor(goal, answer);
            Step loose;
            fillStep(step == nullptr ? loose : *step, answer);
            append(goal.when, std::move(loose.when));
            append(goal.obstacles, std::move(loose.obstacles));
            append(goal.plans, std::move(loose.plans));
            append(goal.sure, std::move(loose.sure));
            break;
        }
        default: {
            const bool isReason = isReasonOf(answer.stop, Role::Sure)
                || (isReasonOf(answer.stop, Role::Measure) && answer.stop.parent->kind == Kind::Scale);
            const bool isEach = answer.stop.what == Stop::What::Each; // told with the helper
            if (isReason || isEach)
                break;
            for (Said& said : answer.role == Role::Other ? saids(answer) : wordsOnly(answer))
                m_story.others.push_back(otherOf(answer, std::move(said)));
            break;
        }
        }
    }
}

} // namespace ownwords::talk
