// SPDX-License-Identifier: Apache-2.0
#include "core/talk/talk.h"

#include "core/talk/migration.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ownwords::talk {

namespace {

using pack::Kind;
using EventKind = record::Kind;

record::Payload payloadOf(EventKind kind, const Slot& slot = {})
{
    record::Payload payload;
    payload.kind = kind;
    payload.slot = toText(slot);
    return payload;
}

bool isOnRequest(const Stop& stop)
{
    return stop.what == Stop::What::Question && stop.question->onRequest;
}

Result<> checkSetup(const Packs& packs, const Talk::Setup& setup)
{
    for (const std::string& flag : setup.flags) {
        const auto& own = setup.pack->flags;
        if (!pack::isBuiltInFlag(flag) && !flag.starts_with(policyPin)
            && std::find(own.begin(), own.end(), flag) == own.end())
            return fail(ErrorCode::NotFound, "flag " + flag);
    }
    for (const auto& [hash, known] : packs) {
        const pack::Pack& other = known->pack();
        if (hash != setup.pack->hash && other.id == setup.pack->id && other.version == setup.pack->version)
            return fail(ErrorCode::Exists, "pack " + other.id + ' ' + other.version);
    }
    return {};
}

const Stop* stopAt(const std::vector<Stop>& stops, const Slot& slot)
{
    const auto found = std::find_if(stops.begin(), stops.end(), [&](const Stop& stop) { return stop.slot == slot; });
    return found == stops.end() ? nullptr : &*found;
}

// Where on the trail the talk stands: the last step that is still visible. nullptr = nowhere.
const TrailStep* standing(const Chain& chain, const std::vector<Stop>& stops)
{
    const auto step = std::find_if(chain.trail.rbegin(), chain.trail.rend(),
        [&](const TrailStep& candidate) { return candidate.slot.isEnd() || stopAt(stops, candidate.slot) != nullptr; });
    return step == chain.trail.rend() ? nullptr : &*step;
}

} // namespace

Talk::Talk(record::Record record, State state, Setup setup)
    : m_record(std::move(record))
    , m_state(std::move(state))
    , m_setup(std::move(setup))
    , m_n(record::lastN(m_record))
{
}

Result<Talk> Talk::open(record::Record record, const Packs& packs, Setup setup, const SittingId& continues,
    record::Payload begin, const Stamp& stamp)
{
    if (record.readOnly)
        return fail(ErrorCode::NewerFormat, "record");
    record::Sitting sitting;
    sitting.id = SittingId(setup.fresh());
    sitting.continues = continues;
    sitting.dev = setup.device;
    sitting.by = stamp.by;
    const auto& flags = begin.flags;
    if (std::find(flags.begin(), flags.end(), "review") != flags.end())
        sitting.type = record::SittingType::Review;
    record.sittings.push_back(sitting);
    auto state = State::fold(record, packs);
    if (!state)
        return tl::unexpected(state.error());
    Talk talk(std::move(record), *std::move(state), std::move(setup));
    talk.m_chain = talk.m_state.chainOf(sitting.id).value_or(0);
    OWNWORDS_TRY(talk.put(std::move(begin), stamp));
    return talk;
}

Result<Talk> Talk::begin(record::Record record, Packs packs, Setup setup, const Stamp& stamp)
{
    OWNWORDS_TRY(checkSetup(packs, setup));
    talk::addPack(packs, setup.pack);
    record::Payload begin = payloadOf(EventKind::Begin);
    begin.pack = setup.pack->hash;
    begin.flags = setup.flags;
    begin.lang = stamp.lang;
    auto talk = open(std::move(record), packs, std::move(setup), {}, std::move(begin), stamp);
    if (!talk)
        return talk;
    const std::vector<Stop> stops = walk(talk->m_state, talk->m_chain);
    const auto first = std::find_if(stops.begin(), stops.end(), [](const Stop& stop) { return !isOnRequest(stop); });
    OWNWORDS_TRY(talk->showStop(first == stops.end() ? nullptr : &*first, false, stamp));
    return talk;
}

Result<Talk> Talk::resume(record::Record record, Packs packs, Setup setup, const Stamp& stamp)
{
    OWNWORDS_TRY(checkSetup(packs, setup));
    talk::addPack(packs, setup.pack);
    const auto state = State::fold(record, packs);
    if (!state)
        return tl::unexpected(state.error());
    const record::Sitting* last = nullptr;
    const record::Header* lastSaid = nullptr;
    for (const record::Sitting& sitting : record.sittings) {
        const Chain& chain = state->chain(*state->chainOf(sitting.id));
        const bool isThisTalk = chain.pack != nullptr && chain.pack->pack().id == setup.pack->id;
        for (const record::Stretch& stretch : sitting.stretches) {
            if (!isThisTalk || stretch.events.empty()
                || (lastSaid != nullptr && before(stretch.events.back().header, *lastSaid)))
                continue;
            lastSaid = &stretch.events.back().header;
            last = &sitting;
        }
    }
    if (last == nullptr)
        return fail(ErrorCode::NotFound, "talk of " + setup.pack->id);
    const Chain& chain = state->chain(*state->chainOf(last->id));
    const std::string from = chain.pack->pack().hash;
    const std::string to = setup.pack->hash;
    const bool moves = isNewer(setup.pack->version, chain.pack->pack().version);
    record::Payload begin = payloadOf(EventKind::Begin);
    begin.pack = from;
    begin.flags = setup.flags.empty() ? chain.flags : setup.flags;
    begin.lang = stamp.lang;
    const SittingId continues = last->id;
    const auto index = static_cast<std::size_t>(last - record.sittings.data());
    auto drafts = std::exchange(record.sittings[index].drafts, {});
    auto talk = open(std::move(record), packs, std::move(setup), continues, std::move(begin), stamp);
    if (!talk)
        return talk;
    talk->sitting().drafts = std::move(drafts);
    if (!moves) // an older version at hand changes nothing
        return talk;
    const auto stood = talk->current();
    record::Payload migrate = payloadOf(EventKind::Migrate);
    migrate.from = from;
    migrate.to = to;
    const std::shared_ptr<const PackIndex> older = talk->myChain().pack;
    OWNWORDS_TRY(talk->put(std::move(migrate), stamp));
    talk->carryDrafts(*older, talk->pack());
    const auto stands = talk->current();
    if (stood && (!stands || stands->slot != carriedSlot(stood->slot, *older, talk->pack())))
        OWNWORDS_TRY(talk->showOpen(stamp));
    return talk;
}

// What is being typed moves with its question; where that is gone it is kept under its old name.
void Talk::carryDrafts(const PackIndex& from, const PackIndex& to)
{
    std::map<std::string, std::string> drafts;
    for (auto& [name, words] : sitting().drafts) {
        const auto slot = slotFrom(name);
        const Slot carried = slot ? carriedSlot(*slot, from, to) : Slot();
        drafts.emplace(carried.isEnd() ? name : toText(carried), std::move(words));
    }
    sitting().drafts = std::move(drafts);
}

Result<> Talk::put(record::Payload payload, const Stamp& stamp)
{
    record::Header header;
    header.id = EventId(m_setup.fresh());
    header.n = m_n + 1;
    header.dev = m_setup.device;
    header.at = stamp.at;
    header.tzMinutes = stamp.tzMinutes;
    header.by = stamp.by;
    header.who = stamp.who.empty() ? "resident" : stamp.who;
    header.typedBy = stamp.typedBy;
    header.lang = stamp.lang;
    record::Event event = record::makeEvent(std::move(header), std::move(payload), m_setup.fresh());
    OWNWORDS_TRY(m_state.apply(event, sitting().id));
    ++m_n;
    m_events.push_back(std::move(event));
    return {};
}

std::optional<Stop> Talk::current() const
{
    if (myChain().finished)
        return std::nullopt;
    const std::vector<Stop> stops = walk(m_state, m_chain);
    const TrailStep* const step = standing(myChain(), stops);
    if (step == nullptr || step->slot.isEnd())
        return std::nullopt;
    return *stopAt(stops, step->slot);
}

Result<Stop> Talk::here() const
{
    const auto stop = current();
    if (!stop)
        return fail(ErrorCode::NotAllowed, "the end");
    return *stop;
}

const std::string* Talk::draft(const Slot& slot) const
{
    for (const auto* const drafts : {&m_unstoredDrafts, &sitting().drafts}) {
        if (const auto found = drafts->find(toText(slot)); found != drafts->end())
            return &found->second;
    }
    return nullptr;
}

void Talk::dropDraft(const Slot& slot)
{
    m_unstoredDrafts.erase(toText(slot));
    sitting().drafts.erase(toText(slot));
}

const record::Record& Talk::save()
{
    record::append(sitting(), std::exchange(m_events, {}), sitting().by);
    if (record::sizeOf(sitting()) < record::fullSitting)
        return m_record;
    record::Sitting next;
    next.id = SittingId(m_setup.fresh());
    next.type = sitting().type;
    next.continues = sitting().id;
    next.dev = sitting().dev;
    next.by = sitting().by;
    next.drafts = std::exchange(sitting().drafts, {});
    m_state.open(next);
    m_record.sittings.push_back(std::move(next));
    return m_record;
}

// An item that was put aside in a loop (for later, let go, done) is not asked about any further, unless the loop is
// about just such items.
bool Talk::isPutAside(const Stop& stop) const
{
    if (stop.loop == nullptr || stop.what != Stop::What::Question || stop.slot.item.isNull())
        return false;
    const Item* const item = m_state.item(stop.slot.item);
    if (item == nullptr || m_state.status(m_chain, stop.slot) != Status::Unseen)
        return false;
    static constexpr std::array<std::string_view, 4> aside{"later", "rest", "let_go", "done"};
    const std::string now = m_state.stateOf(*item);
    const auto& only = stop.loop->only;
    return std::find(aside.begin(), aside.end(), now) != aside.end()
        && std::find(only.begin(), only.end(), now) == only.end();
}

// A gate lets nobody past before each visible slot in it was shown. The first such slot, or nullptr.
const Stop* Talk::closedGate(const std::vector<Stop>& stops, std::size_t section) const
{
    for (const Stop& stop : stops) {
        const bool isGate = stop.section < section && pack().pack().sections[stop.section].gate;
        const bool counts = stop.what != Stop::What::Again && !isOnRequest(stop);
        if (isGate && counts && m_state.status(m_chain, stop.slot) == Status::Unseen)
            return &stop;
    }
    return nullptr;
}

std::optional<Slot> Talk::dueRevisit(const Stop& stop) const
{
    const Entry* const said = m_state.answer(m_chain, stop.slot);
    if (said == nullptr)
        return std::nullopt;
    const auto done = myChain().revisitedFrom.find(stop.slot);
    if (done != myChain().revisitedFrom.end() && done->second > said->order)
        return std::nullopt;
    for (const std::string& picked : said->payload.value.picked) {
        const pack::Option* const option = pack().option(*stop.question, picked);
        const Place* const place
            = option == nullptr || option->revisit.empty() ? nullptr : pack().find(option->revisit);
        if (place == nullptr)
            continue;
        Slot target{{}, {}, option->revisit, {}};
        if (place->loop != nullptr) {
            target.collection = stop.slot.collection;
            target.item = stop.slot.item;
        }
        return target;
    }
    return std::nullopt;
}

Result<> Talk::showStop(const Stop* stop, bool again, const Stamp& stamp)
{
    Slot slot = stop == nullptr ? Slot() : stop->slot;
    if (!slot.collection.empty() && slot.item.isNull())
        slot.item = ItemId(m_setup.fresh());
    record::Payload payload = payloadOf(EventKind::Show, slot);
    payload.again = again;
    return put(std::move(payload), stamp);
}

// After the last slot each "not now" is offered once more, then comes the end.
Result<> Talk::offerAgain(const std::vector<Stop>& stops, const Stamp& stamp)
{
    for (const Stop& stop : stops) {
        const bool isOffered = myChain().offeredAgain.contains(stop.slot) || isOnRequest(stop);
        if (!isOffered && m_state.status(m_chain, stop.slot) == Status::NotNow)
            return showStop(&stop, true, stamp);
    }
    return showStop(nullptr, false, stamp);
}

Result<> Talk::moveOn(const Stamp& stamp)
{
    const std::vector<Stop> stops = walk(m_state, m_chain);
    const TrailStep* const step = standing(myChain(), stops);
    const bool isSecondRound = step != nullptr && step->again;
    const Stop* const from = step == nullptr ? nullptr : stopAt(stops, step->slot);
    if (from != nullptr) {
        if (!step->returnTo.isEnd() && stopAt(stops, step->returnTo) != nullptr)
            return showStop(stopAt(stops, step->returnTo), isSecondRound, stamp);
        if (const auto target = dueRevisit(*from); target && stopAt(stops, *target) != nullptr)
            return goTo(*target, from->slot, isSecondRound, stamp);
    }
    const auto next = std::find_if(from == nullptr ? stops.begin() : stops.begin() + (from - stops.data()) + 1,
        stops.end(), [&](const Stop& stop) { return !isOnRequest(stop) && !isPutAside(stop); });
    if (isSecondRound) {
        const bool isNew = next != stops.end() && m_state.status(m_chain, next->slot) == Status::Unseen;
        return isNew ? showStop(&*next, true, stamp) : offerAgain(stops, stamp);
    }
    const Stop* const gate = closedGate(stops, next == stops.end() ? SIZE_MAX : next->section);
    if (gate != nullptr)
        return showStop(gate, false, stamp);
    return next == stops.end() ? offerAgain(stops, stamp) : showStop(&*next, false, stamp);
}

Result<> Talk::next(const Stamp& stamp)
{
    const auto stop = here();
    if (!stop)
        return tl::unexpected(stop.error());
    OWNWORDS_TRY(commitDraft(stamp));
    return moveOn(stamp);
}

Result<> Talk::back(const Stamp& stamp)
{
    const std::vector<Stop> stops = walk(m_state, m_chain);
    const Chain& chain = myChain();
    const auto isHere = [&](const TrailStep& step) { return step.slot.isEnd() || stopAt(stops, step.slot) != nullptr; };
    auto step = chain.trail.rbegin();
    Slot now;
    if (!chain.finished) {
        while (step != chain.trail.rend() && !isHere(*step))
            ++step;
        if (step == chain.trail.rend())
            return fail(ErrorCode::NotAllowed, "the first question");
        now = step->slot;
    }
    while (step != chain.trail.rend() && (!isHere(*step) || step->slot.isEnd() || step->slot == now))
        ++step;
    if (step == chain.trail.rend())
        return fail(ErrorCode::NotAllowed, "the first question");
    const Slot target = step->slot;
    OWNWORDS_TRY(commitDraft(stamp));
    return put(payloadOf(EventKind::Back, target), stamp);
}

Result<> Talk::goTo(Slot slot, const Slot& from, bool again, const Stamp& stamp)
{
    if (!slot.collection.empty() && slot.item.isNull())
        slot.item = ItemId(m_setup.fresh());
    record::Payload payload = payloadOf(EventKind::Go, slot);
    payload.from = toText(from);
    payload.again = again;
    return put(std::move(payload), stamp);
}

Result<> Talk::go(const Slot& slot, const Stamp& stamp)
{
    const std::vector<Stop> stops = walk(m_state, m_chain);
    const Stop* const stop = stopAt(stops, slot);
    if (stop == nullptr)
        return fail(ErrorCode::NotFound, "slot");
    if (closedGate(stops, stop->section) != nullptr)
        return fail(ErrorCode::NotAllowed, "gate");
    OWNWORDS_TRY(commitDraft(stamp));
    return goTo(slot, {}, false, stamp);
}

// Whether `carry_on` stops there: not answered and not passed. What only speaks is done once it was shown.
bool Talk::isOpen(const Stop& stop) const
{
    const Status status = m_state.status(m_chain, stop.slot);
    const bool onlySpeaks = stop.what == Stop::What::Again || stop.question->kind == Kind::Say;
    if (isOnRequest(stop) || isPutAside(stop))
        return false;
    return status == Status::Unseen || (status == Status::Shown && !onlySpeaks);
}

Result<> Talk::carryOn(const Stamp& stamp)
{
    OWNWORDS_TRY(commitDraft(stamp));
    return showOpen(stamp);
}

Result<> Talk::showOpen(const Stamp& stamp)
{
    const std::vector<Stop> stops = walk(m_state, m_chain);
    const auto open = std::find_if(stops.begin(), stops.end(), [this](const Stop& stop) { return isOpen(stop); });
    return showStop(open == stops.end() ? nullptr : &*open, false, stamp);
}

Result<> Talk::finish(const Stamp& stamp)
{
    // Closing is always possible: a draft that is too long to be said waits where it is.
    if (const auto said = commitDraft(stamp); !said && said.error().code != ErrorCode::TooLong)
        return tl::unexpected(said.error());
    return put(payloadOf(EventKind::Finish), stamp);
}

Result<> Talk::again(bool yes, const Stamp& stamp)
{
    const auto stop = here();
    if (!stop || stop->what != Stop::What::Again)
        return fail(ErrorCode::NotAllowed, "again");
    if (!yes)
        return moveOn(stamp);
    record::Payload add = payloadOf(EventKind::ItemAdd);
    add.item = ItemId(m_setup.fresh());
    add.collection = stop->loop->over;
    const ItemId item = add.item;
    OWNWORDS_TRY(put(std::move(add), stamp));
    const std::vector<Stop> stops = walk(m_state, m_chain);
    const auto first = std::find_if(stops.begin(), stops.end(), [&](const Stop& candidate) {
        return candidate.loop != nullptr && candidate.loop->id == stop->loop->id && candidate.slot.item == item
            && !isOnRequest(candidate);
    });
    return first == stops.end() ? moveOn(stamp) : showStop(&*first, false, stamp);
}

} // namespace ownwords::talk
