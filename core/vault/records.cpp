// SPDX-License-Identifier: Apache-2.0
#include "core/vault/records.h"

#include "core/vault/resets.h"

#include <algorithm>
#include <set>
#include <utility>

namespace ownwords::vault {

namespace {

constexpr int mostTries = 8; // when another program saves between our reading and our writing

// Heads of everything that is as it should be; what is not keeps the head it had, so that it goes on being named.
std::map<SittingId, Head> headsNow(const OpenPerson& person)
{
    std::map<SittingId, Head> heads = person.owner->keyring.heads;
    for (const auto& [id, sitting] : person.sittings) {
        if (sitting.mayGrow)
            heads[id] = sitting.document.headNow();
    }
    return heads;
}

// The row to be written again. Conflict: another program changed the keyring since it was read.
Result<store::PersonRow> rowToChange(Place& place, const OpenPerson& person)
{
    auto row = place.store.person(person.id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::Tampered, "person: the row is missing");
    if ((*row)->keyring != person.owner->sealed)
        return fail(ErrorCode::Conflict, "keyring");
    return **std::move(row);
}

// A copy of a keyring through its own seal: secrets have no way to be copied by mistake.
Result<Keyring> copyOf(const OpenPerson& person)
{
    const crypto::Secret& key = person.owner->rootKey;
    return openKeyring(person.id, key, sealKeyring(person.id, key, person.owner->keyring));
}

// Beside the file, and in every backup folder that is there.
std::vector<std::filesystem::path> ledgersOf(Place& place)
{
    if (place.file.empty())
        return {};
    std::vector<std::filesystem::path> ledgers{store::ledgerOf(place.file)};
    const auto folders = backupFolders(place);
    for (const std::filesystem::path& folder : folders ? *folders : std::vector<std::filesystem::path>()) {
        std::error_code missing;
        if (std::filesystem::is_directory(folder, missing))
            ledgers.push_back(folder / "ownwords.ledger");
    }
    return ledgers;
}

// One change of keys, prepared and then written in one transaction.
class Rekeyer {
public:
    Rekeyer(Place& place, OpenPerson& person, const Rekey& request)
        : m_place(place)
        , m_person(person)
        , m_request(request)
        , m_rootKey(m_request.rootKey ? m_request.rootKey->clone() : person.owner->rootKey.clone())
        , m_dataKey(crypto::Secret::random())
        , m_epoch(std::max(person.epoch + 1, request.leastEpoch))
    {
    }

    Result<> run()
    {
        OWNWORDS_TRY(m_place.store.transaction([this] { return write(); }));
        m_person.owner->rootKey = std::move(m_rootKey);
        m_person.owner->keyring = std::move(*m_keyring);
        m_person.owner->sealed = std::move(m_sealed);
        m_person.dataKey = std::move(m_dataKey);
        m_person.epoch = m_epoch;
        m_person.manifest = std::move(m_manifest);
        ++m_person.rev;
        m_person.replaceManifest = false;
        for (auto& [id, sitting] : m_sittings)
            m_person.sittings.insert_or_assign(id, std::move(sitting));
        store::Ledger ledger;
        ledger.leastEpoch[m_person.id] = m_epoch;
        noteInLedgers(m_place, ledger);
        (void)m_place.store.checkpoint(store::Checkpoint::Truncate); // else at sign-out
        return {};
    }

private:
    Result<> write()
    {
        m_sittings.clear();
        auto row = rowToChange(m_place, m_person);
        if (!row)
            return tl::unexpected(row.error());
        auto keyring = copyOf(m_person);
        if (!keyring)
            return tl::unexpected(keyring.error());
        m_keyring = *std::move(keyring);
        m_keyring->heads = headsNow(m_person);
        m_keyring->dataKey = m_dataKey.clone();
        m_keyring->epoch = m_epoch;
        OWNWORDS_TRY(findThoseWithoutGrant());
        if (m_request.change)
            OWNWORDS_TRY(m_request.change(*m_keyring));
        for (const IdBytes& locator : m_request.dropSlots)
            OWNWORDS_TRY(m_place.store.removeSlot(locator));
        for (const store::SlotRow& slot : m_request.newSlots)
            OWNWORDS_TRY(m_place.store.putSlot(slot));
        OWNWORDS_TRY(keepReset(*row));
        row->epoch = m_epoch;
        row->keyring = sealKeyring(m_person.id, m_rootKey, *m_keyring);
        m_sealed = row->keyring;
        OWNWORDS_TRY(m_place.store.putPerson(*row));
        OWNWORDS_TRY(writeRecords());
        OWNWORDS_TRY(writeManifest());
        return writeGrants();
    }

    // Consents whose grant is gone: a coach who gave up, or left, gets none again. The next sign-in ends them and
    // says so.
    Result<> findThoseWithoutGrant()
    {
        m_withoutGrant.clear();
        for (const Consent& consent : m_keyring->consents) {
            const auto grant = m_place.store.grant(consent.coach, m_person.id);
            if (!grant)
                return tl::unexpected(grant.error());
            if (!*grant)
                m_withoutGrant.insert(consent.id);
        }
        return {};
    }

    // A reset that can still be undone must open the root key of today.
    Result<> keepReset(store::PersonRow& row)
    {
        if (m_request.endReset) {
            row.reset.clear();
            m_keyring->resetAt = {};
        }
        if (row.reset.empty() || !m_request.newRoot)
            return {};
        const auto& signers = m_keyring->formerSigners;
        const auto old = std::find_if(
            signers.rbegin(), signers.rend(), [](const FormerSigner& signer) { return signer.coach.isNull(); });
        if (old == signers.rend())
            return fail(ErrorCode::Tampered, "reset: whose it was is not known");
        auto reset = withNewRoot(row.reset, old->signKey, m_rootKey);
        if (!reset)
            return tl::unexpected(reset.error());
        row.reset = *std::move(reset);
        return {};
    }

    Result<> writeRecords()
    {
        m_manifest = m_person.manifest;
        for (auto& [id, entry] : m_manifest.entries) {
            const auto open = m_person.sittings.find(id);
            if (open == m_person.sittings.end()) {
                entry.quarantined = true; // does not open: carried as it is
                continue;
            }
            OWNWORDS_TRY(writeRecord(open->second, entry));
        }
        return {};
    }

    Result<> writeRecord(const OpenSitting& open, Entry& entry)
    {
        OpenSitting sitting = open;
        const SittingId& id = sitting.document.head.id;
        if (m_request.newRoot && sitting.document.head.by == residentSigner && !sitting.drafts.empty())
            sitting.document.drafts
                = sealDrafts(crypto::derive(m_rootKey, 2, "drafts__"), m_person.id, id, sitting.drafts);
        const auto read = versionInFile(open);
        if (!read)
            return tl::unexpected(read.error());
        entry.version = std::max(entry.version, *read) + 1;
        entry.epoch = m_epoch;
        const Bytes sealed
            = sealRecord({m_person.id, id, entry.version, m_epoch}, m_dataKey, sitting.document.toBytes());
        OWNWORDS_TRY(m_place.store.putRecord({m_person.id, id, entry.version, sealed}, *read));
        sitting.version = entry.version;
        m_sittings.emplace(id, std::move(sitting));
        return {};
    }

    // A merged sitting (version 0) may have a row here all the same: one that does not open, which it replaces.
    Result<std::int64_t> versionInFile(const OpenSitting& open)
    {
        if (open.version > 0)
            return open.version;
        const auto row = m_place.store.record(m_person.id, open.document.head.id);
        if (!row)
            return tl::unexpected(row.error());
        return *row ? (*row)->version : 0;
    }

    Result<> writeManifest()
    {
        const std::int64_t rev = m_person.rev + 1;
        const store::ManifestRow row{
            m_person.id, rev, sealManifest({m_person.id, rev, m_epoch}, m_dataKey, m_manifest)};
        return m_person.replaceManifest ? m_place.store.replaceManifest(row)
                                        : m_place.store.putManifest(row, m_person.rev);
    }

    Result<> writeGrants()
    {
        OWNWORDS_TRY(m_place.store.removeGrants(m_person.id));
        for (const Consent& consent : m_keyring->consents) {
            if (consent.ended || m_withoutGrant.contains(consent.id))
                continue;
            const auto coach = m_place.store.coach(consent.coach);
            if (!coach)
                return tl::unexpected(coach.error());
            if (*coach) // one who left since ends at the next sign-in
                OWNWORDS_TRY(m_place.store.putGrant(
                    {consent.coach, m_person.id, grantFor(m_person.id, *m_keyring, consent, m_rootKey)}));
        }
        return {};
    }

    Place& m_place;
    OpenPerson& m_person;
    const Rekey& m_request;
    crypto::Secret m_rootKey;
    crypto::Secret m_dataKey;
    std::int64_t m_epoch;
    std::optional<Keyring> m_keyring;
    Bytes m_sealed;
    Manifest m_manifest;
    std::map<SittingId, OpenSitting> m_sittings;
    std::set<IdBytes> m_withoutGrant; // ids of consents
};

} // namespace

Bytes grantFor(const PersonId& person, const Keyring& keyring, const Consent& consent, const crypto::Secret& rootKey)
{
    Grant grant;
    grant.person = person;
    grant.coach = consent.coach;
    grant.epoch = keyring.epoch;
    grant.dataKey = keyring.dataKey.clone();
    grant.identity = keyring.identity.open;
    grant.when = consent.when;
    grant.until = consent.until;
    grant.purpose = consent.purpose;
    grant.formerSigners = keyring.formerSigners;
    const FormerSigner* const keeper = keyring.keeper();
    if (keeper != nullptr && keeper->coach == consent.coach)
        grant.rootKey = rootKey.clone();
    return sealGrant(consent.boxKey, grant, keyring.identity);
}

Result<> changeKeyring(Place& place, OpenPerson& person, const std::function<Result<>(Keyring&)>& change,
    const std::function<Result<>(const Keyring&)>& alongside)
{
    for (int tries = 0; tries < mostTries; ++tries) {
        auto keyring = copyOf(person);
        if (!keyring)
            return tl::unexpected(keyring.error());
        OWNWORDS_TRY(change(*keyring));
        Bytes sealed = sealKeyring(person.id, person.owner->rootKey, *keyring);
        auto written = place.store.transaction([&]() -> Result<> {
            auto row = rowToChange(place, person);
            if (!row)
                return tl::unexpected(row.error());
            row->keyring = sealed;
            OWNWORDS_TRY(place.store.putPerson(*row));
            return alongside ? alongside(*keyring) : Result<>();
        });
        if (written) {
            person.owner->keyring = *std::move(keyring);
            person.owner->sealed = std::move(sealed);
            return {};
        }
        if (written.error().code != ErrorCode::Conflict)
            return written;
        OWNWORDS_TRY(load(place, person));
    }
    return fail(ErrorCode::Busy, "keyring: others change it all the time");
}

Result<> signOut(Place& place, OpenPerson& person)
{
    if (place.store.isReadOnly())
        return {};
    if (person.owner && headsNow(person) != person.owner->keyring.heads) {
        OWNWORDS_TRY(changeKeyring(place, person, [&](Keyring& keyring) -> Result<> {
            keyring.heads = headsNow(person);
            return {};
        }));
    }
    return place.store.checkpoint(store::Checkpoint::Truncate);
}

Result<> rekey(Place& place, OpenPerson& person, const Rekey& request)
{
    if (!person.owner)
        return fail(ErrorCode::NotAllowed, "keys: only the resident changes them");
    for (int tries = 0; tries < mostTries; ++tries) {
        auto done = Rekeyer(place, person, request).run();
        if (done || done.error().code != ErrorCode::Conflict)
            return done;
        OWNWORDS_TRY(load(place, person));
        if (request.refill)
            OWNWORDS_TRY(request.refill(person));
    }
    return fail(ErrorCode::Busy, "keys: others save all the time");
}

void noteInLedgers(Place& place, const store::Ledger& more)
{
    for (const std::filesystem::path& ledger : ledgersOf(place))
        (void)store::addToLedger(ledger, more); // of a folder of copies: else with the next copy that goes there
}

void takeBackErased(Place& place, const PersonId& person)
{
    for (const std::filesystem::path& ledger : ledgersOf(place))
        (void)store::takeBackErased(ledger, person);
}

} // namespace ownwords::vault
