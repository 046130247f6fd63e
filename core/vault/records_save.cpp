// SPDX-License-Identifier: Apache-2.0
#include "core/vault/records.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace ownwords::vault {

namespace {

constexpr int mostTries = 8; // reloading when somebody else saves between our reading and our writing

// A sitting as it will be written.
struct Change {
    OpenSitting sitting;
    std::vector<record::Stretch> added;
    TimePoint last;
};

// One save: compares, judges, signs, writes.
class Saver {
public:
    Saver(Place& place, OpenPerson& person, const Saying& saying)
        : m_place(place)
        , m_person(person)
        , m_saying(saying)
    {
    }

    Result<Saved> run()
    {
        if (m_place.store.isReadOnly())
            return fail(ErrorCode::ReadOnly, "save");
        Saved saved;
        for (int tries = 0; tries < mostTries; ++tries) {
            m_changes.clear();
            OWNWORDS_TRY(collect());
            saved.redacted = m_redacted.size();
            saved.changed = !m_changes.empty();
            if (!saved.changed)
                return saved;
            const auto written = write();
            if (written) {
                finish();
                return saved;
            }
            if (written.error().code != ErrorCode::Conflict)
                return tl::unexpected(written.error());
            if (!m_renumber)
                rememberDrafts();
            OWNWORDS_TRY(load(m_place, m_person));
            saved.reloaded = true;
            m_renumber = true;
        }
        return fail(ErrorCode::Busy, "save: others save all the time");
    }

private:
    const record::Sitting* storedSitting(const SittingId& id) const
    {
        const auto& all = m_person.record.sittings;
        const auto place = std::lower_bound(
            all.begin(), all.end(), id, [](const record::Sitting& a, const SittingId& b) { return a.id < b; });
        return place != all.end() && place->id == id ? &*place : nullptr;
    }

    // The usual case, without a look at every event.
    static bool endsAlike(const record::Sitting& a, const record::Sitting& b)
    {
        if (a.stretches.size() != b.stretches.size())
            return false;
        return a.stretches.empty()
            || (!a.stretches.back().events.empty() && !b.stretches.back().events.empty()
                && a.stretches.back().events.back().header.id == b.stretches.back().events.back().header.id);
    }

    // The events of `said` that are not stored yet. NotAllowed when the stored ones are not all in it.
    Result<std::vector<const record::Event*>> newEvents(const record::Sitting& said) const
    {
        const record::Sitting* const known = storedSitting(said.id);
        if (known != nullptr && endsAlike(said, *known))
            return std::vector<const record::Event*>();
        std::unordered_set<EventId> stored;
        if (known != nullptr) {
            for (const record::Stretch& stretch : known->stretches) {
                for (const record::Event& event : stretch.events)
                    stored.insert(event.header.id);
            }
        }
        const std::size_t before = stored.size();
        std::size_t met = 0;
        std::vector<const record::Event*> fresh;
        for (const record::Stretch& stretch : said.stretches) {
            for (const record::Event& event : stretch.events) {
                if (stored.contains(event.header.id))
                    ++met;
                else
                    fresh.push_back(&event);
            }
        }
        if (met != before && !m_renumber) // after a reload there may be more than the talk knows
            return fail(ErrorCode::NotAllowed, "save: does not go on from what is stored");
        return fresh;
    }

    Result<> collect()
    {
        m_redacted.clear();
        std::int64_t shift = 0;
        if (m_renumber)
            shift = shiftAfterReload();
        for (const record::Sitting& said : m_saying.record.sittings)
            OWNWORDS_TRY(collect(said, shift));
        return redactEverywhere();
    }

    void rememberDrafts()
    {
        for (const auto& [id, sitting] : m_person.sittings)
            m_draftsBefore[id] = sitting.drafts;
    }

    // After a reload, drafts that the talk did not touch are the other program's, which may have gone on typing.
    bool draftsChanged(const record::Sitting& said) const
    {
        if (m_renumber) {
            const auto before = m_draftsBefore.find(said.id);
            return before == m_draftsBefore.end() ? !said.drafts.empty() : said.drafts != before->second;
        }
        const auto known = m_person.sittings.find(said.id);
        return known == m_person.sittings.end() ? !said.drafts.empty() : said.drafts != known->second.drafts;
    }

    // What our new events' clocks must grow by to stand after everything that is stored.
    std::int64_t shiftAfterReload() const
    {
        std::unordered_set<EventId> stored;
        for (const record::Placed& placed : record::inOrder(m_person.record))
            stored.insert(placed.event->header.id);
        std::int64_t first = INT64_MAX;
        for (const record::Placed& placed : record::inOrder(m_saying.record)) {
            if (!stored.contains(placed.event->header.id))
                first = std::min(first, placed.event->header.n);
        }
        return first == INT64_MAX ? 0 : std::max<std::int64_t>(0, record::lastN(m_person.record) + 1 - first);
    }

    Result<> collect(const record::Sitting& said, std::int64_t shift)
    {
        const auto known = m_person.sittings.find(said.id);
        const bool isNew = known == m_person.sittings.end();
        const auto fresh = newEvents(said);
        if (!fresh)
            return tl::unexpected(fresh.error());
        if (fresh->empty() && !draftsChanged(said) && !isNew)
            return {};
        if (isNew && fresh->empty() && said.drafts.empty())
            return {}; // nothing was said in it yet
        OWNWORDS_TRY(mayExtend(said, isNew));
        Change change;
        if (isNew) {
            change.sitting.document.head = said;
            change.sitting.document.head.stretches.clear();
            change.sitting.document.head.drafts.clear();
        } else {
            change.sitting = known->second;
        }
        OWNWORDS_TRY(append(change, *fresh, shift));
        OWNWORDS_TRY(takeDrafts(change, said));
        m_changes.emplace(said.id, std::move(change));
        return {};
    }

    // A sitting is extended only by the signer who began it; a file's device is the same for all its programs.
    Result<> mayExtend(const record::Sitting& said, bool isNew) const
    {
        const bool mine = said.by == m_person.signer() || (m_person.coach && said.by == signerOf(m_person.coach->id));
        if (!mine)
            return fail(ErrorCode::NotAllowed, "save: a sitting of another signer");
        if (!isNew && !m_person.sittings.at(said.id).mayGrow)
            return fail(ErrorCode::NotAllowed, "save: this sitting was changed by somebody; begin another one");
        const bool reported = std::any_of(m_person.problems.begin(), m_person.problems.end(),
            [&](const Problem& problem) { return problem.sitting == said.id; });
        if (isNew && reported)
            return fail(ErrorCode::NotAllowed, "save: this sitting does not open; begin another one");
        return {};
    }

    const crypto::SigningKeys* keysOf(const std::string& signer) const
    {
        if (m_person.owner && !m_person.isKept() && signer == residentSigner)
            return &m_person.owner->keyring.identity;
        if (m_person.coach && signer == signerOf(m_person.coach->id))
            return &m_person.coach->identity;
        return nullptr;
    }

    Result<> maySay(const record::Event& event) const
    {
        const auto coach = coachOf(event.header.by);
        if (!coach || m_person.isKept())
            return {};
        const auto isPromise = [&](const ItemId& item) {
            const std::string collection = m_saying.collectionOf ? m_saying.collectionOf(item) : std::string();
            return collection == "promises" || collection == "asks";
        };
        if (event.header.who == residentSigner || !coachMaySay(event.payload, isPromise))
            return fail(ErrorCode::NotAllowed, "save: a coach's key cannot say this for a resident");
        return {};
    }

    // Runs of events of one signer become a stretch each.
    Result<> append(Change& change, const std::vector<const record::Event*>& events, std::int64_t shift)
    {
        std::vector<record::Event> run;
        for (std::size_t i = 0; i < events.size(); ++i) {
            OWNWORDS_TRY(maySay(*events[i]));
            record::Event event = *events[i];
            event.header.n += shift;
            if (event.payload.kind == record::Kind::Redact)
                m_redacted.insert(event.payload.events.begin(), event.payload.events.end());
            run.push_back(std::move(event));
            const std::string& by = events[i]->header.by;
            if (i + 1 == events.size() || events[i + 1]->header.by != by)
                OWNWORDS_TRY(closeRun(change, std::exchange(run, {}), by));
        }
        return {};
    }

    Result<> closeRun(Change& change, std::vector<record::Event> events, const std::string& by)
    {
        const crypto::SigningKeys* const keys = keysOf(by);
        if (keys == nullptr)
            return fail(ErrorCode::NotAllowed, "save: the key to sign this is not open");
        SittingDocument& document = change.sitting.document;
        const std::string prev = document.stretches.empty() ? std::string(64, '0') : document.stretches.back().hash;
        record::Stretch stretch{prev, by, {}, std::move(events)};
        sign(stretch, m_person.id, document.head.id, *keys);
        if (!m_person.signers.accept(stretch, {m_person.id, document.head.id, document.stretches.size()}))
            return fail(ErrorCode::NotAllowed, "save: words for somebody whose key did not sign");
        for (const record::Event& event : stretch.events)
            change.last = std::max(change.last, event.header.at);
        document.append(stretch);
        change.added.push_back(std::move(stretch));
        return {};
    }

    Result<> takeDrafts(Change& change, const record::Sitting& said)
    {
        if (!draftsChanged(said))
            return {};
        const auto key = draftKeyFor(m_person, said.by);
        if (!key)
            return fail(ErrorCode::NotAllowed, "save: drafts of another signer");
        change.sitting.drafts = said.drafts;
        change.sitting.document.drafts = sealDrafts(*key, m_person.id, said.id, said.drafts);
        return {};
    }

    // Empties what the new redactions name, in whichever sitting it lies.
    Result<> redactEverywhere()
    {
        if (m_redacted.empty())
            return {};
        if (!m_person.owner)
            return fail(ErrorCode::NotAllowed, "save: only the resident takes words out");
        for (auto& [id, change] : m_changes) {
            if (const auto touched = redactIn(change.sitting.document, m_redacted); !touched)
                return tl::unexpected(touched.error());
        }
        for (const auto& [id, sitting] : m_person.sittings) {
            if (m_changes.contains(id))
                continue;
            OpenSitting copy = sitting;
            const auto touched = redactIn(copy.document, m_redacted);
            if (!touched)
                return tl::unexpected(touched.error());
            if (*touched)
                m_changes.emplace(id, Change{std::move(copy), {}, {}});
        }
        return {};
    }

    Result<> write()
    {
        m_manifest = m_person.manifest;
        m_manifest.lastSaved = m_place.now();
        m_manifest.summary = m_saying.summary;
        return m_place.store.transaction([&]() -> Result<> {
            for (auto& [id, change] : m_changes)
                OWNWORDS_TRY(writeSitting(id, change));
            return writeManifest();
        });
    }

    Result<> writeSitting(const SittingId& id, Change& change)
    {
        const std::int64_t read = m_person.sittings.contains(id) ? m_person.sittings.at(id).version : 0;
        change.sitting.version = read + 1;
        Entry& entry = m_manifest.entries[id];
        entry.version = read + 1;
        entry.epoch = m_person.epoch;
        entry.type = change.sitting.document.head.type;
        entry.last = std::max(entry.last, change.last);
        entry.head = change.sitting.document.headNow();
        Bytes sealed = sealRecord(
            {m_person.id, id, read + 1, m_person.epoch}, m_person.dataKey, change.sitting.document.toBytes());
        return m_place.store.putRecord({m_person.id, id, read + 1, std::move(sealed)}, read);
    }

    Result<> writeManifest()
    {
        const std::int64_t rev = m_person.rev + 1;
        const store::ManifestRow row{
            m_person.id, rev, sealManifest({m_person.id, rev, m_person.epoch}, m_person.dataKey, m_manifest)};
        return m_person.replaceManifest ? m_place.store.replaceManifest(row)
                                        : m_place.store.putManifest(row, m_person.rev);
    }

    // The transaction stands: what is in memory follows it.
    void finish()
    {
        m_person.manifest = std::move(m_manifest);
        ++m_person.rev;
        m_person.replaceManifest = false;
        for (auto& [id, change] : m_changes) {
            record::Sitting& said = sittingInRecord(change.sitting.document.head);
            said.stretches.insert(said.stretches.end(), change.added.begin(), change.added.end());
            said.drafts = change.sitting.drafts;
            m_person.sittings.insert_or_assign(id, std::move(change.sitting));
        }
        if (m_redacted.empty())
            return;
        record::applyRedactions(m_person.record);
        store::Ledger ledger; // first: whether the log can be emptied or not, no backup may bring these words back
        ledger.redacted[m_person.id] = {m_redacted.begin(), m_redacted.end()};
        noteInLedgers(m_place, ledger);
        (void)m_place.store.checkpoint(store::Checkpoint::Truncate); // else at sign-out
    }

    record::Sitting& sittingInRecord(const record::Sitting& head)
    {
        auto& all = m_person.record.sittings;
        const auto place = std::lower_bound(
            all.begin(), all.end(), head.id, [](const record::Sitting& a, const SittingId& b) { return a.id < b; });
        if (place != all.end() && place->id == head.id)
            return *place;
        return *all.insert(place, head);
    }

    Place& m_place;
    OpenPerson& m_person;
    const Saying& m_saying;
    std::map<SittingId, Change> m_changes;
    std::map<SittingId, Drafts> m_draftsBefore; // as the talk had read them, when somebody else saved since
    Manifest m_manifest;
    std::unordered_set<EventId> m_redacted;
    bool m_renumber = false;
};

} // namespace

Result<Saved> save(Place& place, OpenPerson& person, const Saying& saying)
{
    return Saver(place, person, saying).run();
}

} // namespace ownwords::vault
