// SPDX-License-Identifier: Apache-2.0
#include "core/usecase/people.h"

#include "core/pack/loader.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace ownwords::usecase {

namespace {

using record::Record;
using record::Sitting;

void addNames(std::vector<std::string>& names, const Sitting& sitting)
{
    const auto add = [&](const std::string& hash) {
        if (!hash.empty() && std::find(names.begin(), names.end(), hash) == names.end())
            names.push_back(hash);
    };
    for (const record::Stretch& stretch : sitting.stretches) {
        for (const record::Event& event : stretch.events) {
            add(event.payload.pack);
            if (event.payload.kind == record::Kind::Migrate)
                add(event.payload.to);
        }
    }
}

// The packs a record was asked from, each once.
std::vector<std::string> packNames(const Record& record)
{
    std::vector<std::string> names;
    for (const Sitting& sitting : record.sittings)
        addNames(names, sitting);
    return names;
}

// The pack in these bytes, if it is the one of that hash.
Result<std::shared_ptr<const pack::Pack>> packFrom(const std::string& hash, BytesView bytes)
{
    pack::Loaded loaded = pack::load(bytes);
    if (!loaded.pack || loaded.pack->hash != hash)
        return fail(ErrorCode::Tampered, hash);
    return std::make_shared<const pack::Pack>(*std::move(loaded.pack));
}

Result<Bytes> packBytes(store::Store& store, const std::string& hash)
{
    auto bytes = store.pack(hash);
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (!*bytes)
        return fail(ErrorCode::NotFound, hash);
    return **std::move(bytes);
}

// Those of `record` that are not in `packs` yet: out of `brought` where they are there, else out of the store.
Result<> addPacks(talk::Packs& packs, store::Store& store, const Record& record, const vault::PackBytes& brought = {})
{
    for (const std::string& hash : packNames(record)) {
        if (packs.contains(hash))
            continue;
        const auto at = brought.find(hash);
        const auto bytes = at == brought.end() ? packBytes(store, hash) : Result<Bytes>(at->second);
        if (!bytes)
            return tl::unexpected(bytes.error());
        auto pack = packFrom(hash, *bytes);
        if (!pack)
            return tl::unexpected(pack.error());
        talk::addPack(packs, *std::move(pack));
    }
    return {};
}

std::size_t eventsIn(const Sitting& sitting)
{
    std::size_t count = 0;
    for (const record::Stretch& stretch : sitting.stretches)
        count += stretch.events.size();
    return count;
}

// Whether the file holds something that this talk does not know: another program saved since it was begun.
bool hasMore(const Record& stored, const Record& said)
{
    std::unordered_map<SittingId, const Sitting*> known;
    for (const Sitting& sitting : said.sittings)
        known.emplace(sitting.id, &sitting);
    return std::any_of(stored.sittings.begin(), stored.sittings.end(), [&](const Sitting& sitting) {
        const auto place = known.find(sitting.id);
        return place == known.end() || eventsIn(sitting) > eventsIn(*place->second);
    });
}

// What is stored and, after all of it, what this talk said since. The talk counts on from what it knew when it was
// begun, so its new events would stand between others, or before its own that were moved already.
Record joined(const Record& stored, const Record& said)
{
    std::unordered_set<EventId> known;
    for (const record::Placed& placed : record::inOrder(stored))
        known.insert(placed.event->header.id);
    std::int64_t shift = 0;
    for (const record::Placed& placed : record::inOrder(said)) {
        if (known.contains(placed.event->header.id))
            continue;
        shift = std::max<std::int64_t>(0, record::lastN(stored) + 1 - placed.event->header.n);
        break;
    }
    Record both = stored;
    for (const Sitting& sitting : said.sittings) {
        auto place = std::find_if(both.sittings.begin(), both.sittings.end(),
            [&](const Sitting& candidate) { return candidate.id == sitting.id; });
        if (place == both.sittings.end()) {
            both.sittings.push_back(sitting);
            place = both.sittings.end() - 1;
            place->stretches.clear();
        }
        place->drafts = sitting.drafts;
        for (const record::Stretch& stretch : sitting.stretches) {
            std::vector<record::Event> fresh;
            for (const record::Event& event : stretch.events) {
                if (known.contains(event.header.id))
                    continue;
                fresh.push_back(event);
                fresh.back().header.n += shift;
            }
            record::append(*place, std::move(fresh), stretch.by);
        }
    }
    return both;
}

// Reads the record anew when another program wrote it since. Without this, saving would notice it too, but the summary
// would then lack what the other one said. What cannot be looked up here is for saving to deal with.
Result<bool> catchUp(vault::Place& place, vault::OpenPerson& person)
{
    const auto row = place.store.manifest(person.id);
    if (!row || !*row || person.rev == 0 || (*row)->rev == person.rev)
        return false;
    OWNWORDS_TRY(vault::load(place, person));
    return true;
}

// The packs of sittings that are not in the file yet: a sitting names its packs when it begins.
Result<> keepNewPacks(
    store::Store& store, const vault::OpenPerson& person, const Record& said, const talk::Packs& packs)
{
    std::vector<std::string> names;
    for (const Sitting& sitting : said.sittings) {
        if (!person.sittings.contains(sitting.id))
            addNames(names, sitting);
    }
    for (const std::string& hash : names) {
        if (const auto found = packs.find(hash); found != packs.end())
            OWNWORDS_TRY(keepPack(store, found->second->pack()));
    }
    return {};
}

Result<talk::State> stateOf(store::Store& store, const Record& record, talk::Packs packs)
{
    OWNWORDS_TRY(addPacks(packs, store, record));
    return talk::State::fold(record, packs);
}

Result<vault::Saved> saveAs(
    vault::Place& place, vault::OpenPerson& person, const Record& said, const talk::State& state)
{
    const auto collectionOf = [&state](const ItemId& id) {
        const talk::Item* const item = state.item(id);
        return item == nullptr ? std::string() : item->collection;
    };
    return vault::save(place, person, {said, summaryOf(talk::storyOf(state)), collectionOf});
}

std::string dayOrWords(const talk::When& when)
{
    return when.date ? toText(*when.date) : when.said.words;
}

vault::Summary::Promise promiseOf(const talk::Promise& promise)
{
    vault::Summary::Promise shown;
    shown.words = promise.words.words;
    if (promise.by)
        shown.by = dayOrWords(*promise.by);
    shown.state = promise.tickedByUs;
    if (promise.who)
        shown.who = promise.who->words;
    return shown;
}

void addNextStep(vault::Summary& summary, const talk::Story& story)
{
    for (const talk::Goal& goal : story.goals) {
        if (!goal.confirmed || !(goal.state.empty() || goal.state == "on"))
            continue;
        for (const talk::Step& step : goal.steps) {
            if (!step.state.empty() && step.state != "open")
                continue;
            summary.nextStep = step.words.words;
            if (!step.when.empty())
                summary.nextStepBy = dayOrWords(step.when.back());
            return;
        }
    }
}

// In whatever order. What is being typed counts as well.
bool areAllIn(const Record& here, const Record& both)
{
    return std::all_of(both.sittings.begin(), both.sittings.end(), [&here](const Sitting& sitting) {
        return std::any_of(here.sittings.begin(), here.sittings.end(),
            [&sitting](const Sitting& known) { return known.id == sitting.id && known == sitting; });
    });
}

bool isAnswer(record::Kind kind)
{
    using record::Kind;
    return kind == Kind::Answer || kind == Kind::Add || kind == Kind::Say || kind == Kind::Note || kind == Kind::Reply
        || kind == Kind::Contact;
}

std::size_t goalsSaidTwoWays(const talk::State& mine, const talk::State& theirs)
{
    std::unordered_map<ItemId, std::string> leading;
    for (const talk::Goal& goal : talk::storyOf(mine).goals) {
        if (goal.confirmed)
            leading.emplace(goal.id, goal.confirmed->words);
    }
    std::size_t count = 0;
    for (const talk::Goal& goal : talk::storyOf(theirs).goals) {
        const auto here = leading.find(goal.id);
        if (goal.confirmed && here != leading.end() && here->second != goal.confirmed->words)
            ++count;
    }
    return count;
}

} // namespace

Result<talk::Packs> packsOf(store::Store& store, const record::Record& record)
{
    talk::Packs packs;
    OWNWORDS_TRY(addPacks(packs, store, record));
    return packs;
}

Result<> keepPack(store::Store& store, const pack::Pack& pack)
{
    return store.putPack(pack.hash, json::write(pack.source, json::Style::Compact));
}

// The goals are those that the plan prints as goals, in the words that were confirmed; what a pack calls private is in
// no list.
vault::Summary summaryOf(const talk::Story& story)
{
    vault::Summary summary;
    if (story.called)
        summary.called = story.called->words;
    for (const talk::Goal& goal : story.goals) {
        if (goal.confirmed && goal.state != "later" && goal.state != "let_go")
            summary.goals.push_back(goal.confirmed->words);
    }
    for (const talk::Gift& gift : story.gifts) {
        if (gift.privatePart.empty())
            summary.gifts.push_back(gift.words.words);
    }
    for (const talk::Promise& promise : story.promises) {
        if (!promise.mine)
            summary.ourPromises.push_back(promiseOf(promise));
    }
    addNextStep(summary, story);
    if (story.lookBack && story.lookBack->date)
        summary.lookBack = toText(*story.lookBack->date);
    return summary;
}

Result<vault::Saved> save(vault::Place& place, vault::OpenPerson& person, talk::Talk& talk)
{
    return save(place, person, talk.save(), talk.state());
}

Result<vault::Saved> save(vault::Place& place, vault::OpenPerson& person, const Record& said, const talk::State& state)
{
    const auto caughtUp = catchUp(place, person);
    if (!caughtUp)
        return tl::unexpected(caughtUp.error());
    OWNWORDS_TRY(keepNewPacks(place.store, person, said, state.packs()));
    Result<vault::Saved> saved;
    if (!hasMore(person.record, said)) {
        saved = saveAs(place, person, said, state);
    } else {
        // A summary that lacks something is made anew at the next save; words that wait for it are not safe.
        const Record both = joined(person.record, said);
        const auto whole = stateOf(place.store, both, state.packs());
        saved = saveAs(place, person, both, whole ? *whole : state);
    }
    if (saved)
        saved->reloaded = saved->reloaded || *caughtUp;
    return saved;
}

Result<MergePreview> previewMerge(vault::Place& place, const vault::OpenPerson& person, const vault::Exported& exported)
{
    const auto both = vault::merged(person, exported);
    if (!both)
        return tl::unexpected(both.error());
    talk::Packs packs;
    OWNWORDS_TRY(addPacks(packs, place.store, *both, exported.packs));
    const auto here = talk::State::fold(person.record, packs);
    const auto there = talk::State::fold(exported.record, packs);
    const auto merged = talk::State::fold(*both, packs);
    for (const auto* const state : {&here, &there, &merged}) {
        if (!*state)
            return tl::unexpected(state->error());
    }
    MergePreview preview;
    for (std::size_t i = 0; i < merged->size(); ++i) {
        const talk::Entry& entry = merged->entry(i);
        const talk::Entry* const known = here->find(entry.header.id);
        if (known == nullptr && entry.isActive() && isAnswer(entry.payload.kind))
            ++preview.newAnswers;
        if (known != nullptr && entry.redacted && !known->redacted)
            ++preview.takenOut;
    }
    preview.goalsSaidTwoWays = goalsSaidTwoWays(*here, *there);
    preview.refused = exported.refused;
    preview.bringsNothing = areAllIn(person.record, *both);
    return preview;
}

Result<KeptPreview> previewKept(vault::Place& place, const vault::Exported& exported)
{
    talk::Packs packs;
    OWNWORDS_TRY(addPacks(packs, place.store, exported.record, exported.packs));
    const auto state = talk::State::fold(exported.record, packs);
    if (!state)
        return tl::unexpected(state.error());
    const talk::Story story = talk::storyOf(*state);
    KeptPreview preview;
    if (story.called)
        preview.called = story.called->words;
    const auto& sittings = exported.record.sittings;
    preview.talks
        = static_cast<std::size_t>(std::count_if(sittings.begin(), sittings.end(), [](const Sitting& sitting) {
              const bool isTalk
                  = sitting.type == record::SittingType::Talk || sitting.type == record::SittingType::Review;
              return isTalk && sitting.continues.isNull();
          }));
    preview.goals = story.goals.size();
    preview.promises = story.promises.size();
    preview.refused = exported.refused;
    return preview;
}

Result<> checkPacks(const vault::Exported& exported)
{
    for (const auto& [hash, bytes] : exported.packs) {
        if (const auto pack = packFrom(hash, bytes); !pack)
            return tl::unexpected(pack.error());
    }
    return {};
}

Result<vault::PackBytes> packBytesOf(store::Store& store, const record::Record& record)
{
    vault::PackBytes packs;
    for (const std::string& hash : packNames(record)) {
        auto bytes = packBytes(store, hash);
        if (!bytes)
            return tl::unexpected(bytes.error());
        if (const auto pack = packFrom(hash, *bytes); !pack)
            return tl::unexpected(pack.error());
        packs.emplace(hash, *std::move(bytes));
    }
    return packs;
}

} // namespace ownwords::usecase
