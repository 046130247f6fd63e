// SPDX-License-Identifier: Apache-2.0
#include "core/talk/story.h"

#include "core/talk/screen.h"
#include "core/talk/story_teller.h"
#include "core/talk/value_text.h"

#include <algorithm>
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

bool isReason(const Stop& stop)
{
    if (stop.what != Stop::What::Followup || stop.parent == nullptr)
        return false;
    const Role role = stop.parent->role;
    const bool isRating = role == Role::Sure || (role == Role::Measure && stop.parent->kind == Kind::Scale);
    return isRating && (stop.question->role == Role::None || stop.question->role == Role::Other);
}

// A follow-up about a day goes on with its question's role: "Pick a day" asks "which day?".
Role roleOf(const Stop& stop)
{
    if (stop.what == Stop::What::Each)
        return Role::None;
    const Role role = stop.question->role;
    const Role parent = stop.parent == nullptr ? Role::None : stop.parent->role;
    const bool goesOn = parent == Role::When || parent == Role::By || parent == Role::LookBack;
    return role == Role::None && goesOn ? parent : role;
}

} // namespace

Story storyOf(const State& state)
{
    return StoryTeller(state).tell();
}

StoryTeller::StoryTeller(const State& state)
    : m_state(state)
    , m_visible(state.chains().size())
{
}

Story StoryTeller::tell()
{
    std::vector<std::size_t> chains(m_state.chains().size());
    for (std::size_t i = 0; i < chains.size(); ++i)
        chains[i] = i;
    std::sort(chains.begin(), chains.end(),
        [this](std::size_t a, std::size_t b) { return m_state.chain(a).begunAt < m_state.chain(b).begunAt; });
    for (const std::size_t chain : chains)
        readChain(chain);
    readEvents();
    tellGoals();
    tellGifts();
    tellHopes();
    tellPeople();
    tellPromises();
    tellRest();
    tellReplies();
    return std::move(m_story);
}

void StoryTeller::readChain(std::size_t chain)
{
    const std::vector<Stop> stops = walk(m_state, chain);
    for (const Stop& stop : stops)
        m_visible[chain].insert(stop.slot);
    if (m_state.chain(chain).pack != nullptr)
        m_story.together = m_state.chain(chain).hasFlag("together");
    std::optional<Date> first;
    for (const Stop& stop : stops) {
        const Entry* const said = stop.what == Stop::What::Again ? nullptr : m_state.answer(chain, stop.slot);
        if (said == nullptr)
            continue;
        const Role role = roleOf(stop);
        place({said, stop, role, privatePart(*said)});
        const Date day = dayOf(said->header.at, said->header.tzMinutes);
        first = std::min(first.value_or(day), day);
        m_story.lastSaid = std::max(m_story.lastSaid.value_or(day), day);
    }
    if (first)
        m_story.begun = first;
    readRetired(chain);
}

// Asked in an older version of the pack only: kept, under the question as it was asked.
void StoryTeller::readRetired(std::size_t chain)
{
    for (const auto& [slot, pack] : m_state.chain(chain).retired) {
        const Entry* const said = m_state.answer(chain, slot);
        const pack::Question* const question = pack->question(slot);
        if (said == nullptr || question == nullptr)
            continue;
        const Answer answer{said, {slot, Stop::What::Question, question, nullptr, nullptr, 0}, Role::Other, {}};
        // What became an item is told as that.
        for (Said& entry : said->payload.items.empty() ? saids(answer) : leftover(answer))
            m_story.others.push_back(otherOf(answer, std::move(entry)));
    }
}

void StoryTeller::place(const Answer& answer)
{
    const Slot& slot = answer.stop.slot;
    const bool hasItem = !slot.item.isNull();
    for (Said& said : leftover(answer)) {
        if (!answer.stop.question->addsTo.empty() && answer.role != Role::None && answer.role != Role::Ally)
            m_story.others.push_back(otherOf(answer, std::move(said)));
    }
    if (hasItem)
        m_fields[slot.item].push_back(answer);
    else
        placeOutside(answer);
}

// An answer that is about no item.
void StoryTeller::placeOutside(const Answer& answer)
{
    const bool makesItems = !answer.stop.question->addsTo.empty();
    const bool keepsOwnPart = answer.role == Role::Contact || answer.role == Role::Gift || answer.role == Role::Hope
        || answer.role == Role::Ally || answer.role == Role::Print;
    if (!answer.privatePart.empty() && !keepsOwnPart) {
        for (Said& said : makesItems ? leftover(answer) : saids(answer))
            m_story.others.push_back(otherOf(answer, std::move(said)));
        return;
    }
    switch (answer.role) {
    case Role::Name:
        if (!wordsOnly(answer).empty())
            m_story.called = wordsOnly(answer).front();
        break;
    case Role::Matters:
        append(m_story.matters, saids(answer));
        break;
    case Role::LookBack:
        m_story.lookBack = whenOf(answer);
        break;
    case Role::Contact:
        for (Said& said : saids(answer))
            m_story.contact.push_back(otherOf(answer, std::move(said)));
        break;
    case Role::Print:
        m_story.print = std::set<std::string>(
            answer.entry->payload.value.picked.begin(), answer.entry->payload.value.picked.end());
        break;
    case Role::Note:
        append(m_story.notes, saids(answer));
        break;
    case Role::Ally:
        for (std::size_t i = 0; i < answer.entry->payload.value.picked.size(); ++i) {
            const auto& items = answer.entry->payload.items;
            const auto person = ItemId::fromText(answer.entry->payload.value.picked[i]);
            const bool isMade = i < items.size() && !items[i].isNull();
            if (!person && !isMade)
                m_story.helpers.push_back({{}, saids(answer)[i], {}, answer.privatePart});
        }
        for (Said& said : makesItems ? leftover(answer) : wordsOnly(answer))
            m_story.helpers.push_back({{}, std::move(said), {}, answer.privatePart});
        break;
    case Role::Gift:
    case Role::Hope:
    case Role::Ask:
    case Role::Promise:
        if (!makesItems)
            placeWords(answer);
        break;
    case Role::Other:
        for (Said& said : saids(answer))
            m_story.others.push_back(otherOf(answer, std::move(said)));
        break;
    case Role::None:
    case Role::Heard:
        for (Said& said : makesItems ? leftover(answer) : wordsOnly(answer))
            m_story.others.push_back(otherOf(answer, std::move(said)));
        break;
    default:
        if (!makesItems)
            placeGoal(answer);
        break;
    }
}

// Gifts, hopes, asks and promises of packs without collections.
void StoryTeller::placeWords(const Answer& answer)
{
    for (Said& said : saids(answer)) {
        if (answer.role == Role::Gift)
            m_story.gifts.push_back({{}, std::move(said), {}, {}, answer.privatePart});
        else if (answer.role == Role::Hope)
            m_story.hopes.push_back({{}, std::move(said), answer.privatePart});
        else if (answer.role == Role::Ask)
            m_story.asks.push_back({{}, std::move(said)});
        else
            m_story.promises.push_back({{}, std::move(said), answer.stop.question->mySide, {}, {}, {}, {}, {}});
    }
}

// A goal and its parts, of packs without a goals loop.
void StoryTeller::placeGoal(const Answer& answer)
{
    if (answer.role == Role::Goal) {
        Goal goal;
        goal.state = "on";
        std::map<std::size_t, const Entry*> confirmed;
        for (const Entry* const said : m_state.history(answer.entry->chain, answer.stop.slot)) {
            const auto at = m_state.confirmedAt(*said);
            if (at && said->isActive() && !said->payload.value.words.empty())
                confirmed.emplace(*at, said);
        }
        const bool isWaiting = !m_state.isConfirmed(*answer.entry) && !wordsOnly(answer).empty();
        nameFrom(goal, confirmed, isWaiting ? answer.entry : nullptr);
        m_loose.emplace_back(std::move(goal), std::vector<Answer>());
        return;
    }
    const std::vector<const Item*> goals = m_state.items("goals");
    if (!m_loose.empty())
        m_loose.back().second.push_back(answer);
    else if (!goals.empty())
        m_fields[goals.front()->id].push_back(answer);
    else
        for (Said& said : saids(answer))
            m_story.others.push_back(otherOf(answer, std::move(said)));
}

// Goals and promises tell their notes themselves; all other notes stand together.
bool StoryTeller::hasOwnNotes(const ItemId& id) const
{
    const Item* const item = id.isNull() ? nullptr : m_state.item(id);
    return item != nullptr
        && (item->collection == "goals" || item->collection == "promises" || m_state.promisedAt(*item).has_value());
}

// What was written outside a talk.
void StoryTeller::readEvents()
{
    for (std::size_t i = 0; i < m_state.size(); ++i) {
        const Entry& entry = m_state.entry(i);
        if (!entry.isActive())
            continue;
        const record::Payload& payload = entry.payload;
        const bool hasWords = payload.kind == EventKind::Add || payload.kind == EventKind::Say
            || payload.kind == EventKind::Note || payload.kind == EventKind::Reply;
        const Date day = dayOf(entry.header.at, entry.header.tzMinutes);
        if (hasWords)
            m_story.lastSaid = std::max(m_story.lastSaid.value_or(day), day);
        if (payload.kind == EventKind::Day && payload.date)
            m_story.lookBack = When{payload.date, saidAs(entry, {}), false, false};
        else if (payload.kind == EventKind::Contact)
            m_story.contact.push_back({{}, {}, saidAs(entry, payload.words), "contact"});
        else if (payload.kind == EventKind::Note && !hasOwnNotes(payload.item))
            m_story.notes.push_back(saidAs(entry, payload.words));
        else if (payload.kind == EventKind::Say)
            placeField(entry);
    }
}

// Each under the note that it answers, after other answers to it. Where that is gone, with the notes about nothing
// special: the words are never lost.
void StoryTeller::tellReplies()
{
    std::vector<std::vector<Said>*> lists{&m_story.notes};
    for (Goal& goal : m_story.goals)
        lists.push_back(&goal.notes);
    for (Promise& promise : m_story.promises)
        lists.push_back(&promise.notes);
    std::map<EventId, EventId> latest; // answer to this one
    for (std::size_t i = 0; i < m_state.size(); ++i) {
        const Entry& entry = m_state.entry(i);
        if (!entry.isActive() || entry.payload.kind != EventKind::Reply)
            continue;
        const EventId behind = latest.try_emplace(entry.payload.event, entry.payload.event).first->second;
        latest[entry.payload.event] = entry.header.id;
        std::vector<Said>* list = &m_story.notes;
        auto place = list->end();
        for (std::vector<Said>* const notes : lists) {
            const auto note
                = std::find_if(notes->begin(), notes->end(), [&](const Said& said) { return said.event == behind; });
            if (note == notes->end())
                continue;
            list = notes;
            place = note + 1;
        }
        list->insert(place, saidAs(entry, entry.payload.words));
    }
}

void StoryTeller::placeField(const Entry& entry)
{
    static const pack::Question asked;
    const Role role = pack::roleFrom(entry.payload.field).value_or(Role::Other);
    Stop stop;
    stop.question = &asked;
    stop.slot.item = entry.payload.item;
    m_fields[entry.payload.item].push_back({&entry, stop, role, {}});
}

bool StoryTeller::isVisible(const Entry& entry) const
{
    return entry.payload.kind != EventKind::Answer || m_visible[entry.chain].contains(entry.slot)
        || m_state.chain(entry.chain).retired.contains(entry.slot);
}

std::string StoryTeller::privatePart(const Entry& entry) const
{
    const Slot parent{entry.slot.collection, entry.slot.item, entry.slot.question, {}};
    const pack::Question* const question = entry.pack ? entry.pack->question(entry.slot) : nullptr;
    const pack::Question* const asked = entry.pack ? entry.pack->question(parent) : nullptr;
    const bool isPrivate = (question != nullptr && question->isPrivate) || (asked != nullptr && asked->isPrivate);
    return isPrivate ? "private:" + entry.slot.question : std::string();
}

Said StoryTeller::saidAs(const Entry& entry, std::string words) const
{
    const record::Header& header = entry.header;
    return {std::move(words), header.lang, header.who, dayOf(header.at, header.tzMinutes), header.id};
}

std::optional<Said> StoryTeller::saidOf(const Item& item) const
{
    const State::Wording wording = m_state.wordsOf(item);
    if (wording.entry == nullptr || wording.text.empty() || !isVisible(*wording.entry))
        return std::nullopt;
    return saidAs(*wording.entry, wording.text);
}

std::vector<Said> StoryTeller::saids(const Answer& answer) const
{
    std::vector<Said> all;
    const Entry& entry = *answer.entry;
    if (entry.pack == nullptr || answer.stop.question == nullptr)
        return wordsOnly(answer);
    const std::size_t options = answer.stop.question->list.empty() ? 0 : entry.payload.value.picked.size();
    for (std::string& text :
        entryTexts(m_state, *entry.pack, *answer.stop.question, entry.payload.value, entry.header.lang)) {
        all.push_back(saidAs(entry, std::move(text)));
        if (all.size() <= options)
            all.back().lang = languageAsked(entry);
    }
    return all;
}

std::vector<Said> StoryTeller::wordsOnly(const Answer& answer) const
{
    std::vector<Said> all;
    for (const std::string& words : answer.entry->payload.value.words)
        all.push_back(saidAs(*answer.entry, words));
    return all;
}

std::vector<Said> StoryTeller::leftover(const Answer& answer) const
{
    std::vector<Said> all;
    const record::Payload& payload = answer.entry->payload;
    if (answer.stop.question->addsTo.empty())
        return all;
    for (std::size_t i = 0; i < payload.value.words.size(); ++i) {
        const std::size_t place = payload.value.picked.size() + i;
        const bool isMade = place < payload.items.size() && !payload.items[place].isNull();
        const Item* const item = isMade ? m_state.item(payload.items[place]) : nullptr;
        // An offered item that was not accepted is still somebody's words; so is one that no list of the story tells.
        const bool isUntold = item != nullptr && m_state.isLive(*item) && !isListed(item->collection);
        if (item == nullptr || !m_state.isMade(*item) || isUntold)
            all.push_back(saidAs(*answer.entry, payload.value.words[i]));
    }
    return all;
}

When StoryTeller::whenOf(const Answer& answer) const
{
    const record::Value& value = answer.entry->payload.value;
    const bool isChoice = value.words.empty() && !value.picked.empty();
    const std::vector<Said> picked = isChoice ? saids(answer) : std::vector<Said>();
    if (!picked.empty())
        return {value.date, picked.front(), value.none, true};
    return {value.date, saidAs(*answer.entry, value.words.empty() ? std::string() : value.words.front()), value.none,
        false};
}

Rating StoryTeller::ratingOf(const Answer& answer) const
{
    Rating rating;
    const record::Value& value = answer.entry->payload.value;
    rating.number = value.number.value_or(0);
    rating.low = answer.stop.question->min.value_or(0);
    rating.high = answer.stop.question->max.value_or(10);
    rating.said = saidAs(*answer.entry, value.words.empty() ? std::string() : value.words.front());
    const auto about = m_fields.find(answer.stop.slot.item);
    if (about == m_fields.end())
        return rating;
    for (const Answer& other : about->second) {
        const bool isMine = other.entry->chain == answer.entry->chain && other.stop.parent == answer.stop.question;
        if (isMine && isReason(other.stop))
            append(rating.reasons, wordsOnly(other));
    }
    return rating;
}

Other StoryTeller::otherOf(const Answer& answer, Said said) const
{
    return {askedText(m_state, *answer.entry), languageAsked(*answer.entry), std::move(said), answer.privatePart};
}

} // namespace ownwords::talk
