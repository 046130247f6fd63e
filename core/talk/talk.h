// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/state.h"
#include "core/talk/walk.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ownwords::talk {

// The longest answer, in code points. More is refused with the text kept as a draft; nothing is cut.
inline constexpr std::size_t longestAnswer = 20'000;
inline constexpr std::size_t longestDraft = 1'000'000;

// A flag that begins so pins which policy stood when the talk began: "policy:" and its hash.
inline constexpr std::string_view policyPin = "policy:";

// Who does something, when, where, in which language. `who` empty = the one the question is for.
struct Stamp {
    TimePoint at;
    int tzMinutes = 0;
    std::string by = "resident";
    std::string who;
    std::string typedBy = "resident";
    std::string lang = "en";
};

// A talk that is open: takes moves, turns them into events, shows where it stands. Every call either succeeds or leaves
// everything as it was. Errors: NotAllowed = not possible here; NotFound = no such slot, item or option; TooLong = over
// the limit (the text is kept as a draft); Invalid = not text.
class Talk {
public:
    struct Setup {
        std::shared_ptr<const pack::Pack> pack;
        std::vector<std::string>
            flags; // alone together review shared no_penalty keep take talk_only, or the pack's; pins
        DeviceId device;
        FreshBytes fresh; // ids and salts
    };

    // A new talk on a record (which may be empty and new).
    static Result<Talk> begin(record::Record record, Packs packs, Setup setup, const Stamp& stamp);
    // Goes on with the latest talk of this pack's id: a new sitting that continues it. With a newer version of the pack
    // the talk moves there first; when the place where it stood is gone, it carries on at the first open question.
    // NotFound when there is none. Both: Exists when another pack has this id and version.
    static Result<Talk> resume(record::Record record, Packs packs, Setup setup, const Stamp& stamp);

    // Where the talk stands: nothing = at the end.
    std::optional<Stop> current() const;
    const State& state() const { return m_state; }
    std::size_t chain() const { return m_chain; }
    const PackIndex& pack() const { return *m_state.chain(m_chain).pack; }
    // What is being typed in the slot, not said yet; nullptr = nothing.
    const std::string* draft(const Slot& slot) const;
    // Everything said so far, what is new as one more stretch of the open sitting.
    const record::Record& save();

    Result<> next(const Stamp& stamp);
    Result<> back(const Stamp& stamp);
    Result<> go(const Slot& slot, const Stamp& stamp);
    Result<> carryOn(const Stamp& stamp);
    Result<> finish(const Stamp& stamp);

    // Own words, to any question. `entry` (1-based) edits one of several entries; 0 = the answer, or one entry more.
    Result<> say(std::string_view words, std::size_t entry, const Stamp& stamp);
    // Takes one of several entries (1-based) back: the thing it made goes, or else its words.
    Result<> unsay(std::size_t entry, const Stamp& stamp);
    Result<> type(std::string_view words); // a draft
    Result<> pick(const std::vector<std::string>& options, const std::optional<std::string>& words, const Stamp& stamp);
    Result<> number(double number, const Stamp& stamp);
    Result<> date(Date date, const Stamp& stamp);
    Result<> pass(bool forGood, const Stamp& stamp);
    Result<> confirm(const Stamp& stamp);
    Result<> later(const Stamp& stamp);
    Result<> again(bool yes, const Stamp& stamp);
    Result<> clear(const Stamp& stamp);
    Result<> showIdea(const Stamp& stamp);

    Result<> remove(const ItemId& item, const Stamp& stamp);
    Result<> restore(const ItemId& item, const Stamp& stamp);
    Result<> move(const ItemId& item, std::size_t place, const Stamp& stamp); // 1-based
    Result<> tick(const ItemId& item, const std::string& state, const Stamp& stamp);
    Result<> note(const ItemId& item, std::string_view words, const Stamp& stamp);

    // An answer to what somebody wrote, event `to`. What is typed for it stands at replySlot() in the drafts.
    Result<> reply(const EventId& to, std::string_view words, const Stamp& stamp);
    Result<> typeReply(const EventId& to, std::string_view words);

    // The slot that changed (empty for changes to items). Only the signer's own latest change is taken back.
    bool canUndo(const std::string& by) const { return undoable(by) != nullptr; }
    Result<Slot> undo(const Stamp& stamp);
    Result<Slot> redo(const Stamp& stamp);
    // Takes everything ever said in the slot out for good; `chain`: of an earlier talk of this person.
    Result<> redact(const Slot& slot, const Stamp& stamp) { return redact(m_chain, slot, stamp); }
    Result<> redact(std::size_t chain, const Slot& slot, const Stamp& stamp);

    // What `from: "@parts"` offers now: part ids of the plan; goals as goal:<item id>.
    std::vector<std::string> parts() const;

private:
    Talk(record::Record record, State state, Setup setup);

    static Result<Talk> open(record::Record record, const Packs& packs, Setup setup, const SittingId& continues,
        record::Payload begin, const Stamp& stamp);
    Result<> put(record::Payload payload, const Stamp& stamp);
    Result<Stop> here() const;
    Result<> showStop(const Stop* stop, bool again, const Stamp& stamp);
    Result<> moveOn(const Stamp& stamp);
    Result<> showOpen(const Stamp& stamp);
    Result<> offerAgain(const std::vector<Stop>& stops, const Stamp& stamp);
    Result<> commitDraft(const Stamp& stamp);
    Result<> answer(const Stop& stop, record::Value value, const Stamp& stamp);
    Result<> put(const Stop& stop, record::Value value, std::vector<ItemId> items, const Stamp& stamp);
    std::vector<ItemId> itemsFor(const Stop& stop, const record::Value& value) const;
    std::size_t roomIn(const std::string& collection, const Stop& stop, const std::vector<ItemId>& kept) const;
    ItemId knownItem(const Stop& stop, const record::Value& value, std::size_t index) const;
    Result<> changeItem(const ItemId& item, record::Kind kind, const Stamp& stamp);
    Stamp spokenBy(const Stop& stop, const Stamp& stamp) const;
    const Stop* closedGate(const std::vector<Stop>& stops, std::size_t section) const;
    bool isPutAside(const Stop& stop) const;
    bool isOpen(const Stop& stop) const;
    std::optional<Slot> dueRevisit(const Stop& stop) const;
    void carryDrafts(const PackIndex& from, const PackIndex& to);
    std::map<std::string, std::string>& draftsFor(const Stop& stop);
    void dropDraft(const Slot& slot);
    const Entry* undoable(const std::string& by) const; // the latest change of this signer that stands
    void blank(std::size_t chain, const Slot& slot, const std::vector<EventId>& events);
    Result<> goTo(Slot slot, const Slot& from, bool again, const Stamp& stamp);
    const Chain& myChain() const { return m_state.chain(m_chain); }
    record::Sitting& sitting() { return m_record.sittings.back(); }
    const record::Sitting& sitting() const { return m_record.sittings.back(); }

    record::Record m_record; // the open sitting is the last one
    State m_state;
    Setup m_setup;
    std::vector<record::Event> m_events; // not saved yet
    std::map<std::string, std::string> m_unstoredDrafts; // of answers that are not stored: never in the record
    std::size_t m_chain = 0;
    std::int64_t m_n = 0;
};

} // namespace ownwords::talk
