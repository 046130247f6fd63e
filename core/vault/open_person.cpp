// SPDX-License-Identifier: Apache-2.0
#include "core/vault/open_person.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

// Reading one person: the parts of load().
class Loader {
public:
    Loader(Place& place, OpenPerson& person)
        : m_place(place)
        , m_person(person)
    {
    }

    Result<> run()
    {
        m_person.sittings.clear();
        m_person.record = {};
        m_person.record.person = m_person.id;
        m_person.problems.clear();
        m_person.unknownAuthors.clear();
        OWNWORDS_TRY(readKeys());
        auto signers = signersOf(m_place, m_person);
        if (!signers)
            return tl::unexpected(signers.error());
        m_person.signers = *std::move(signers);
        OWNWORDS_TRY(readManifest());
        const auto rows = m_place.store.records(m_person.id);
        if (!rows)
            return tl::unexpected(rows.error());
        for (const store::RecordRow& row : rows->rows)
            readRow(row);
        for (const SittingId& sitting : rows->unreadable)
            report(sitting, ErrorCode::Damaged, false);
        findMissing(*rows);
        std::sort(m_person.record.sittings.begin(), m_person.record.sittings.end(),
            [](const record::Sitting& a, const record::Sitting& b) { return a.id < b.id; });
        record::applyRedactions(m_person.record);
        return {};
    }

private:
    Result<> readKeys()
    {
        const auto row = m_place.store.person(m_person.id);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return fail(ErrorCode::Tampered, "person: the row is missing");
        m_person.keepUntil = (*row)->keepUntil;
        if (!m_person.owner)
            return (*row)->epoch == m_person.epoch ? Result<>() : fail(ErrorCode::NoConsent, "the keys were changed");
        Owner& owner = *m_person.owner;
        if (owner.sealed != (*row)->keyring) {
            auto keyring = openKeyring(m_person.id, owner.rootKey, (*row)->keyring);
            if (!keyring)
                return fail(owner.sealed.empty() ? keyring.error().code : ErrorCode::Conflict, "keyring");
            owner.keyring = *std::move(keyring);
            owner.sealed = (*row)->keyring;
        }
        if (owner.keyring.epoch != (*row)->epoch)
            return fail(ErrorCode::RolledBack, "keyring: older than its row says");
        m_person.epoch = owner.keyring.epoch;
        m_person.dataKey = owner.keyring.dataKey.clone();
        return {};
    }

    Result<> readManifest()
    {
        const auto row = m_place.store.manifest(m_person.id);
        if (!row)
            return tl::unexpected(row.error());
        m_person.rev = *row ? (*row)->rev : 0;
        m_person.replaceManifest = false;
        if (*row) {
            auto manifest = openManifest({m_person.id, m_person.rev, m_person.epoch}, m_person.dataKey, (*row)->sealed);
            if (manifest) {
                m_person.manifest = *std::move(manifest);
                return {};
            }
        }
        // Every row authenticates itself, and the keyring knows how far each sitting was: the list can be made anew.
        m_person.manifest = {};
        m_person.replaceManifest = true;
        m_person.problems.push_back({{}, ErrorCode::Tampered, std::nullopt, true});
        return {};
    }

    void report(const SittingId& sitting, ErrorCode code, bool shown)
    {
        const auto entry = m_person.manifest.entries.find(sitting);
        const bool known = entry != m_person.manifest.entries.end() && entry->second.last != TimePoint();
        m_person.problems.push_back({sitting, code, known ? std::optional(entry->second.last) : std::nullopt, shown});
        m_reported.push_back(sitting);
    }

    void readRow(const store::RecordRow& row)
    {
        const auto entry = m_person.manifest.entries.find(row.sitting);
        const bool listed = entry != m_person.manifest.entries.end();
        if (!listed && !m_person.replaceManifest) // nobody who saved here made it
            return report(row.sitting, ErrorCode::Tampered, false);
        if (listed && entry->second.quarantined)
            return report(row.sitting, ErrorCode::Damaged, false);
        const std::int64_t expected = listed ? entry->second.version : row.version;
        const bool rolledBack = row.version < expected;
        auto plain = openRecord({m_person.id, row.sitting, row.version, m_person.epoch}, m_person.dataKey, row.sealed);
        auto read = plain ? SittingDocument::fromBytes(*plain) : tl::unexpected(plain.error());
        if (!read || read->document.head.id != row.sitting || row.version > expected)
            return report(row.sitting, rolledBack ? ErrorCode::RolledBack : ErrorCode::Tampered, false);
        take(*std::move(read), row, rolledBack);
    }

    void take(SittingDocument::Read read, const store::RecordRow& row, bool rolledBack)
    {
        const Head* known = nullptr;
        if (m_person.owner) {
            const auto& heads = m_person.owner->keyring.heads;
            const auto head = heads.find(row.sitting);
            known = head == heads.end() ? nullptr : &head->second;
        }
        const bool asKnown = judge(read, m_person.id, m_person.signers, known);
        for (std::size_t i = 0; i < read.stretches.size(); ++i) {
            noteAuthor(read, i);
            if (m_person.owner && !m_person.isKept() && (known == nullptr || i >= known->count))
                noteNews(read, i);
        }
        if (!m_person.manifest.entries.contains(row.sitting)) // the manifest is made anew
            m_person.manifest.entries[row.sitting]
                = {row.version, m_person.epoch, read.document.head.type, lastSaid(read), {}, false};
        if (rolledBack || !asKnown)
            report(row.sitting, rolledBack ? ErrorCode::RolledBack : ErrorCode::Tampered, true);
        m_person.record.sittings.push_back(takeSitting(read));
        OpenSitting open{std::move(read.document), {}, row.version, !rolledBack && asKnown};
        openDraftsOf(open);
        m_person.sittings.emplace(row.sitting, std::move(open));
    }

    void noteAuthor(const SittingDocument::Read& read, std::size_t index)
    {
        if (!read.document.stretches[index].accepted)
            m_person.unknownAuthors.push_back({read.document.head.id, read.stretches[index]});
        for (const record::Event& event : read.stretches[index].events) {
            if (event.payload.kind == record::Kind::Unknown)
                m_person.record.readOnly = true;
        }
    }

    void noteNews(const SittingDocument::Read& read, std::size_t index)
    {
        if (!read.document.stretches[index].accepted)
            return;
        for (const record::Event& event : read.stretches[index].events) {
            if (event.header.by != residentSigner)
                m_person.newFromOthers.insert(event.header.id);
        }
    }

    void openDraftsOf(OpenSitting& sitting)
    {
        const auto key = draftKeyFor(m_person, sitting.document.head.by);
        if (!key)
            return;
        auto drafts = openDrafts(*key, m_person.id, sitting.document.head.id, sitting.document.drafts);
        if (!drafts)
            return; // typed under words that were set since: only their holder opens them
        sitting.drafts = *std::move(drafts);
        m_person.record.sittings.back().drafts = sitting.drafts;
    }

    static TimePoint lastSaid(const SittingDocument::Read& read)
    {
        TimePoint last;
        for (const record::Stretch& stretch : read.stretches) {
            for (const record::Event& event : stretch.events)
                last = std::max(last, event.header.at);
        }
        return last;
    }

    // What manifest or keyring name, and no row has.
    void findMissing(const store::RecordRows& rows)
    {
        std::vector<SittingId> expected;
        for (const auto& [sitting, entry] : m_person.manifest.entries)
            expected.push_back(sitting);
        if (m_person.owner) {
            for (const auto& [sitting, head] : m_person.owner->keyring.heads)
                expected.push_back(sitting);
        }
        for (const SittingId& sitting : expected) {
            const bool isThere = std::any_of(
                rows.rows.begin(), rows.rows.end(), [&](const auto& row) { return row.sitting == sitting; });
            const bool isReported = std::find(m_reported.begin(), m_reported.end(), sitting) != m_reported.end();
            if (!isThere && !isReported)
                report(sitting, rows.complete ? ErrorCode::NotFound : ErrorCode::Damaged, false);
        }
    }

    Place& m_place;
    OpenPerson& m_person;
    std::vector<SittingId> m_reported;
};

} // namespace

std::string OpenPerson::signer() const
{
    if (owner && !isKept())
        return std::string(residentSigner);
    return coach ? signerOf(coach->id) : std::string();
}

Result<Signers> signersOf(Place& place, const OpenPerson& person)
{
    Signers signers = person.signers;
    if (person.owner) {
        const Keyring& keyring = person.owner->keyring;
        signers.resident = keyring.identity.open;
        signers.former = keyring.formerSigners;
        for (const Consent& consent : keyring.consents) // pinned when the person agreed
            signers.coaches[consent.coach] = consent.signKey;
    }
    const auto coaches = place.store.coaches();
    if (!coaches)
        return tl::unexpected(coaches.error());
    for (const store::CoachRow& coach : *coaches) {
        if (!person.owner)
            signers.coaches.emplace(coach.coach, coach.signKey);
    }
    if (person.coach)
        signers.coaches[person.coach->id] = person.coach->identity.open;
    return signers;
}

std::optional<crypto::Secret> draftKeyFor(const OpenPerson& person, std::string_view signer)
{
    if (person.coach && signer == signerOf(person.coach->id))
        return person.coach->draftKey.clone();
    if (person.owner && signer == residentSigner)
        return crypto::derive(person.owner->rootKey, 2, "drafts__");
    return std::nullopt;
}

Result<> load(Place& place, OpenPerson& person)
{
    return Loader(place, person).run();
}

} // namespace ownwords::vault
