// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/record/record.h"
#include "core/talk/pack_index.h"
#include "core/talk/slot.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ownwords::talk {

// One event as the fold sees it. `order` is its place in the fold; `pack` what was asked from when it was said.
struct Entry {
    record::Header header;
    record::Payload payload;
    std::size_t order = 0;
    std::size_t chain = 0;
    Slot slot;
    std::shared_ptr<const PackIndex> pack;
    Slot askedSlot; // as it was asked then, also after the talk moved to a newer version
    std::shared_ptr<const PackIndex> askedIn;
    bool undone = false;
    bool redacted = false;

    bool isActive() const { return !undone && !redacted; }
};

// What undo can take back. `show`, `go`, `back`, `redact`, `migrate`, `begin`, `finish` cannot be undone.
bool isChange(record::Kind kind);

enum class Status { Unseen, Shown, Answered, NotNow, NotForMe };

// One step of the way a person walked through a talk.
struct TrailStep {
    Slot slot;
    Slot returnTo; // a revisit goes back there
    bool again = false; // second offer of a "not now"
};

// A talk: the sittings that continue one another.
struct Chain {
    SittingId root;
    record::SittingType type = record::SittingType::Talk;
    std::shared_ptr<const PackIndex> pack;
    std::vector<std::string> flags;
    std::string lang;
    std::vector<TrailStep> trail;
    std::set<Slot> offeredAgain;
    std::map<Slot, std::size_t> revisitedFrom; // slot -> order of the revisit that left from it
    std::map<std::string, std::size_t> loopReached; // loop id -> order of its first showing
    std::map<std::string, ItemId> provisional; // loop id -> the item that waits for its first answer
    std::vector<EventId> changes; // what undo can take back, oldest first; undos of undos included
    std::map<Slot, std::shared_ptr<const PackIndex>> retired; // asked in an older version of the pack only
    std::size_t begunAt = 0;
    bool finished = false;

    bool hasFlag(std::string_view flag) const;
};

// Something a collection holds.
struct Item {
    ItemId id;
    std::string collection;
    ItemId parent;
    std::vector<std::size_t> makers; // entries: answers and additions that brought it up
    std::vector<std::size_t> removals; // entries: remove and restore
    std::vector<std::size_t> states; // entries: state, tick, and answers whose option sets a state
    std::vector<std::size_t> notes;
    std::vector<std::size_t> fields; // entries: `say` outside a talk, and answers to a question with a role
    bool begunByAgain = false;
};

// State = fold(events, packs): a pure function without clock, random numbers, locale or files. Fold one event more and
// it is what folding all of them gives. Rules: core/record/README.md and core/talk/README.md.
class State {
public:
    explicit State(Packs packs);

    // The whole record at once, in fold order. NotFound when a pack is missing (detail: its hash).
    static Result<State> fold(const record::Record& record, const Packs& packs);

    // Makes a sitting known before its first event.
    void open(const record::Sitting& sitting);
    // One event more; it must come after all folded ones in (n, dev, id).
    Result<> apply(const record::Event& event, const SittingId& sitting);
    void addPack(std::shared_ptr<const PackIndex> pack);
    // An answer that is not stored (store: false): lives here only.
    void setUnstored(std::size_t chain, const Slot& slot, record::Value value);

    const std::vector<Chain>& chains() const { return m_chains; }
    const Chain& chain(std::size_t index) const { return m_chains[index]; }
    std::optional<std::size_t> chainOf(const SittingId& sitting) const;
    std::optional<std::size_t> latestChain() const; // the talk that was spoken in last
    const Entry& entry(std::size_t index) const { return m_entries[index]; }
    std::size_t size() const { return m_entries.size(); }
    const Packs& packs() const { return m_packs; }
    const Entry* find(const EventId& id) const;

    Status status(std::size_t chain, const Slot& slot) const;
    // The answer that stands in a slot, or nullptr (passed, cleared, undone, never given).
    const Entry* answer(std::size_t chain, const Slot& slot) const;
    const record::Value* value(std::size_t chain, const Slot& slot) const; // also answers that are not stored
    // All that was ever said in a slot and stands unredacted, oldest first.
    std::vector<const Entry*> history(std::size_t chain, const Slot& slot) const;
    bool isConfirmed(const Entry& answer) const { return confirmedAt(answer).has_value(); }
    std::optional<std::size_t> confirmedAt(const Entry& answer) const; // fold order of the confirm that stands
    std::vector<Slot> slotsOf(std::size_t chain) const; // every slot something was said in, sorted

    const Item* item(const ItemId& id) const;
    bool isLive(const Item& item) const;
    // Live items in their order; `parent` null = all.
    std::vector<const Item*> items(const std::string& collection, const ItemId& parent = {}) const;
    // An ask that has who and by when is a promise since this entry; nothing for all else.
    std::optional<std::size_t> promisedAt(const Item& item) const;
    std::vector<const Item*> removedItems(const std::string& collection) const;
    // The state as it was before fold order `before`; empty for items that have none. Of a promise only the person's
    // word counts: what the landlord's side ticked is the other fact.
    std::string stateOf(const Item& item, std::size_t before = SIZE_MAX) const;
    std::string stateSaidIn(const Entry& entry) const; // the state that this entry gives; empty when it gives none
    // The entry that gives the item its words, and which part of it. The latest wording, or with `confirmed` the latest
    // confirmed one.
    struct Wording {
        const Entry* entry = nullptr;
        std::string text;
    };
    Wording wordsOf(const Item& item) const;
    bool isCurrent(const Entry& entry) const; // active, and still the answer of its slot
    bool isMade(const Item& item) const; // something that stands brought it up
    bool hasOwnWording(const Item& item) const { return fieldWordsOf(item).entry != nullptr; } // a field of its role
    // Where in the collection the item stood when it was removed, 1-based.
    std::size_t placeWhenRemoved(const Item& item) const;
    // The latest number of this role and item before `entry` in another slot or talk.
    std::optional<double> earlierNumber(const Entry& entry, pack::Role role) const;

private:
    struct SlotKey {
        std::size_t chain = 0;
        Slot slot;
        bool operator==(const SlotKey&) const = default;
    };
    struct SlotKeyHash {
        std::size_t operator()(const SlotKey& key) const noexcept
        {
            return std::hash<Slot>()(key.slot) * 31U + key.chain;
        }
    };
    struct SlotHistory {
        std::vector<std::size_t> entries; // answers, passes and clears
        std::optional<record::Value> unstored;
        bool shown = false;
    };

    void applySlotEvent(Entry& entry);
    void applyAnswer(const Entry& entry, std::size_t index);
    void applyMove(const Entry& entry);
    void applyItemEvent(const Entry& entry, std::size_t index);
    void applyUndo(const Entry& entry);
    Result<> applyRedaction(const record::Payload& redaction);
    Result<> rebuild();
    Result<> applyMigration(const Entry& entry, const SittingId& sitting);
    void carryPlaces(Chain& chain, const PackIndex& from, const PackIndex& to);
    void carryEntry(Entry& entry, const Slot& to, const std::shared_ptr<const PackIndex>& pack);
    void carryLate(Entry& entry, const SittingId& sitting);
    void noteChange(const Entry& entry);
    void makeItem(const ItemId& id, const std::string& collection, const ItemId& parent, std::size_t maker, bool again);
    const SlotHistory* historyOf(std::size_t chain, const Slot& slot) const;
    const Entry* latest(const SlotHistory& history) const;
    bool makerStands(const Item& item, std::size_t maker) const;
    bool isRewordedAfter(const Item& item, std::size_t removedAt) const;
    Wording wordsOf(const Item& item, int depth) const;
    Wording fieldWordsOf(const Item& item) const;
    Wording madeWordsOf(const Item& item, int depth) const;

    // An event as it came in, for folding again without the words that were taken out.
    struct Logged {
        record::Event event;
        SittingId sitting;
    };

    Packs m_packs;
    std::vector<Entry> m_entries;
    std::vector<Logged> m_log; // beside each entry
    std::unordered_map<EventId, std::size_t> m_byId;
    std::unordered_set<EventId> m_redacted;
    std::unordered_map<EventId, std::vector<std::size_t>> m_confirms;
    std::unordered_map<SlotKey, SlotHistory, SlotKeyHash> m_slots;
    std::unordered_map<ItemId, Item> m_items;
    std::unordered_map<ItemId, std::vector<std::size_t>> m_early; // entries about items that are not made yet
    std::map<std::string, std::vector<ItemId>, std::less<>> m_collections; // in the order they came up
    std::map<std::string, std::vector<std::size_t>, std::less<>> m_moves; // item_move entries
    std::vector<Chain> m_chains;
    std::map<SittingId, std::size_t> m_chainOf;
    std::map<SittingId, std::shared_ptr<const PackIndex>> m_packOf; // what a sitting was asked from last
};

} // namespace ownwords::talk
