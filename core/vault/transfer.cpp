// SPDX-License-Identifier: Apache-2.0
#include "core/vault/transfer.h"

#include "core/crypto/recovery_code.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

constexpr std::string_view withWordsTag = "OWX1";
constexpr std::string_view forCoachTag = "OWC1";
constexpr std::size_t most = 100'000;

void writeSittings(Writer& out, const OpenPerson& person, bool withDrafts)
{
    out.count(person.sittings.size());
    for (const auto& [id, sitting] : person.sittings) {
        SittingDocument document = sitting.document;
        document.drafts.clear();
        out.text(document.toBytes());
        const Drafts none;
        const Drafts& drafts = withDrafts ? sitting.drafts : none;
        out.count(drafts.size());
        for (const auto& [slot, words] : drafts)
            out.text(slot).text(words);
    }
}

Bytes bodyOf(const OpenPerson& person, const PackBytes& packs, bool withIdentity)
{
    Writer out("exp1");
    out.id(person.id).key(person.signers.resident).flag(withIdentity);
    if (withIdentity)
        out.raw(person.owner->keyring.identity.seed.view());
    write(out, person.manifest.summary);
    out.count(person.signers.former.size());
    for (const FormerSigner& former : person.signers.former)
        write(out, former);
    out.count(person.signers.coaches.size());
    for (const auto& [coach, key] : person.signers.coaches) {
        std::string name;
        if (person.owner) {
            for (const Consent& consent : person.owner->keyring.consents)
                name = consent.coach == coach && !consent.name.empty() ? consent.name : name;
        }
        out.id(coach).key(key).text(name);
    }
    out.count(packs.size());
    for (const auto& [hash, bytes] : packs)
        out.text(hash).text(bytes);
    writeSittings(out, person, withIdentity);
    return out.take();
}

void readSigners(Reader& in, Exported& exported)
{
    for (std::size_t left = in.count(most); left > 0 && in.isGood(); --left)
        exported.signers.former.push_back(readFormer(in));
    for (std::size_t left = in.count(most); left > 0 && in.isGood(); --left) {
        const auto coach = in.id<CoachId>();
        exported.signers.coaches[coach] = in.key();
        exported.coachNames.emplace_back(coach, in.text(10'000));
    }
}

// Keeps what is signed by whom it names, in the document and in the record.
void takeSitting(Exported& exported, SittingDocument::Read read)
{
    judge(read, exported.person, exported.signers, nullptr);
    exported.record.sittings.push_back(sittingOf(read));
    std::vector<SittingDocument::Stored> good;
    for (SittingDocument::Stored& stretch : read.document.stretches) {
        if (stretch.accepted)
            good.push_back(std::move(stretch));
        else
            ++exported.refused;
    }
    read.document.stretches = std::move(good);
    exported.sittings.push_back(std::move(read.document));
}

Result<> readSittings(Reader& in, Exported& exported)
{
    for (std::size_t left = in.count(most); left > 0 && in.isGood(); --left) {
        auto read = SittingDocument::fromBytes(in.text());
        if (!read)
            return tl::unexpected(read.error());
        Drafts drafts;
        for (std::size_t more = in.count(most); more > 0 && in.isGood(); --more) {
            std::string slot(in.text());
            drafts.emplace(std::move(slot), in.text());
        }
        const SittingId id = read->document.head.id;
        takeSitting(exported, *std::move(read));
        exported.record.sittings.back().drafts = drafts;
        if (!drafts.empty())
            exported.drafts.emplace(id, std::move(drafts));
    }
    return {};
}

// A sitting that this file does not have yet.
OpenSitting& addSitting(OpenPerson& person, SittingDocument document, const Exported& exported)
{
    const SittingId id = document.head.id;
    OpenSitting sitting{std::move(document), {}, 0, true};
    const auto drafts = exported.drafts.find(id);
    if (drafts != exported.drafts.end() && sitting.document.head.by == residentSigner)
        sitting.drafts = drafts->second;
    if (const auto key = draftKeyFor(person, sitting.document.head.by); key && !sitting.drafts.empty())
        sitting.document.drafts = sealDrafts(*key, person.id, id, sitting.drafts);
    Entry entry;
    entry.type = sitting.document.head.type;
    for (const record::Placed& placed : record::inOrder(exported.record)) {
        if (exported.record.sittings[placed.sitting].id == id)
            entry.last = std::max(entry.last, placed.event->header.at);
    }
    person.manifest.entries.insert_or_assign(id, entry);
    return person.sittings.insert_or_assign(id, std::move(sitting)).first->second;
}

// What this person's own keys vouch for among the stretches of an export: its list of former signers proves nothing
// here.
std::vector<SittingDocument::Stored> vouchedFor(
    const OpenPerson& person, const SittingDocument& document, const Exported& exported)
{
    Signers signers = person.signers;
    signers.coaches.insert(exported.signers.coaches.begin(), exported.signers.coaches.end()); // known ones stay
    std::vector<SittingDocument::Stored> good;
    for (std::size_t i = 0; i < document.stretches.size(); ++i) {
        const auto stretch = record::stretchFrom(json::parse(document.stretches[i].json, {64U << 20U, 64}).root);
        if (stretch && signers.accept(*stretch, {person.id, document.head.id, i}))
            good.push_back(document.stretches[i]);
    }
    return good;
}

Result<> checkNew(Place& place, const Exported& exported)
{
    const auto known = place.store.person(exported.person);
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return fail(ErrorCode::Exists, "person");
    return {};
}

Result<> storePacks(Place& place, const Exported& exported)
{
    for (const auto& [hash, bytes] : exported.packs)
        OWNWORDS_TRY(place.store.putPack(hash, bytes));
    return {};
}

// Coaches who signed: their keys must stay known, and none of them gets access by an import.
void addKnownCoaches(Keyring& keyring, const Exported& exported, TimePoint now)
{
    for (const auto& [coach, name] : exported.coachNames) {
        const bool isKnown = std::any_of(keyring.consents.begin(), keyring.consents.end(),
            [&, id = coach](const Consent& consent) { return consent.coach == id; });
        if (!isKnown)
            keyring.consents.push_back({crypto::randomId(), coach, name, {}, exported.signers.coaches.at(coach), now,
                std::nullopt, "imported", false, true});
    }
    for (const FormerSigner& former : exported.signers.former) {
        if (former.ended)
            keyring.formerSigners.push_back(former);
    }
}

// One more rekey seals everything that fill() put into the open person.
Result<> sealImported(Place& place, OpenPerson& person, const Exported& exported)
{
    for (const SittingDocument& document : exported.sittings)
        addSitting(person, document, exported);
    person.manifest.summary = exported.summary;
    Rekey request;
    request.change = [&](Keyring& keyring) -> Result<> {
        addKnownCoaches(keyring, exported, place.now());
        return {};
    };
    OWNWORDS_TRY(storePacks(place, exported));
    OWNWORDS_TRY(rekey(place, person, request));
    return load(place, person);
}

// Who was here once, and is not any more, had another identity here.
void forget(OpenCoach& coach, const PersonId& person)
{
    coach.notebook.pins.erase(person);
    coach.notebook.seen.erase(person);
}

// As it is kept here: the person's own identity becomes one that signed before.
Exported keptFrom(const Exported& exported)
{
    Exported kept;
    kept.person = exported.person;
    kept.signers = exported.signers;
    kept.coachNames = exported.coachNames;
    kept.summary = exported.summary;
    kept.packs = exported.packs;
    kept.sittings = exported.sittings;
    kept.record = exported.record;
    FormerSigner resident{CoachId(), exported.signers.resident, true, {}};
    for (const SittingDocument& document : exported.sittings)
        resident.reach[document.head.id] = document.stretches.size();
    kept.signers.former.push_back(std::move(resident));
    return kept;
}

// What either side took out is out of both.
Result<> redactAsSaid(OpenPerson& person, const record::Record& theirs, store::Ledger& ledger)
{
    std::unordered_set<EventId> named;
    for (const record::Record* const side : {&std::as_const(person.record), &theirs}) {
        for (const record::Placed& placed : record::inOrder(*side)) {
            const record::Payload& payload = placed.event->payload;
            if (payload.kind == record::Kind::Redact)
                named.insert(payload.events.begin(), payload.events.end());
        }
    }
    if (named.empty())
        return {};
    for (auto& [id, sitting] : person.sittings) {
        if (const auto done = redactIn(sitting.document, named); !done)
            return tl::unexpected(done.error());
    }
    ledger.redacted[person.id] = {named.begin(), named.end()};
    return {};
}

// The sittings of both in the open person; nothing is written yet.
Result<> fill(OpenPerson& person, const Exported& exported, store::Ledger& ledger)
{
    for (const SittingDocument& document : exported.sittings) {
        std::vector<SittingDocument::Stored> theirs = vouchedFor(person, document, exported);
        const auto known = person.sittings.find(document.head.id);
        if (known == person.sittings.end()) {
            SittingDocument whole = document;
            whole.stretches = std::move(theirs);
            addSitting(person, std::move(whole), exported);
            continue;
        }
        auto& own = known->second.document.stretches;
        for (SittingDocument::Stored& stretch : theirs) {
            const bool isThere = std::any_of(
                own.begin(), own.end(), [&](const SittingDocument::Stored& one) { return one.hash == stretch.hash; });
            if (!isThere)
                own.push_back(std::move(stretch));
        }
    }
    return redactAsSaid(person, exported.record, ledger);
}

} // namespace

Result<Bytes> exportWithWords(Place& place, const OpenPerson& person, std::string_view words, const PackBytes& packs)
{
    if (!person.owner || person.isKept())
        return fail(ErrorCode::NotAllowed, "export: only the resident, with their own words");
    if (!crypto::isLongEnough(words, place.words))
        return fail(ErrorCode::Invalid, "words: too short");
    const auto info = fileInfo(place);
    if (!info)
        return tl::unexpected(info.error());
    const crypto::Salt salt = crypto::randomId();
    const auto key = crypto::keyFromWords({}, crypto::foldWords(words, place.words), salt, info->cost);
    if (!key)
        return tl::unexpected(key.error());
    const Bytes head = Writer(withWordsTag).number(info->cost.passes).number(info->cost.memory).id(salt).take();
    Bytes body = bodyOf(person, packs, true);
    Bytes file = head + crypto::seal(key->key, body, head);
    crypto::wipe(body);
    return file;
}

Result<Bytes> exportForCoach(const OpenPerson& person, const PublicKey& coachKey, const PackBytes& packs)
{
    if (!person.owner)
        return fail(ErrorCode::NotAllowed, "export: only the resident");
    Bytes body = bodyOf(person, packs, false);
    const Bytes sealed = crypto::sealTo(coachKey, body);
    crypto::wipe(body);
    if (sealed.empty()) // a key that anybody could open
        return fail(ErrorCode::KeyChanged, "export: the coach's key");
    return Bytes(forCoachTag) + sealed;
}

Result<ExportKind> kindOf(BytesView file)
{
    if (file.starts_with(withWordsTag))
        return ExportKind::WithWords;
    if (file.starts_with(forCoachTag))
        return ExportKind::ForCoach;
    const bool isNewer
        = file.size() > 4 && (file.starts_with("OWX") || file.starts_with("OWC")) && file[3] > '1' && file[3] <= '9';
    return fail(isNewer ? ErrorCode::NewerFormat : ErrorCode::Invalid, "export: its first letters");
}

Result<Exported> exportedFrom(BytesView body)
{
    Reader in(body, "exp1");
    Exported exported;
    exported.person = in.id<PersonId>();
    exported.signers.resident = in.key();
    if (in.flag()) {
        const BytesView seed = in.raw(32);
        if (!seed.empty())
            exported.identitySeed = crypto::Secret::copyOf(seed);
    }
    exported.summary = readSummary(in);
    readSigners(in, exported);
    for (std::size_t left = in.count(most); left > 0 && in.isGood(); --left) {
        std::string hash(in.text(64));
        exported.packs.emplace(std::move(hash), in.text());
    }
    exported.record.person = exported.person;
    OWNWORDS_TRY(readSittings(in, exported));
    OWNWORDS_TRY(in.end());
    record::applyRedactions(exported.record);
    return exported;
}

Result<Exported> openExport(Place& place, BytesView file, std::string_view words)
{
    Reader in(file, withWordsTag);
    const std::uint64_t passes = in.number();
    const std::uint64_t memory = in.number();
    const crypto::Salt salt = in.idBytes();
    const BytesView head = file.substr(0, in.position());
    const BytesView sealed = in.rest();
    if (!in.isGood() || file.size() > largestExport || !crypto::isAllowed({passes, memory}))
        return fail(ErrorCode::Invalid, "export: its head");
    const auto key = crypto::keyFromWords({}, crypto::foldWords(words, place.words), salt, {passes, memory});
    if (!key)
        return tl::unexpected(key.error());
    auto body = crypto::open(key->key, sealed, head);
    if (!body)
        return fail(ErrorCode::WrongWords, "export");
    auto exported = exportedFrom(*body);
    crypto::wipe(*body);
    return exported;
}

Result<Exported> openExportForCoach(const OpenCoach& coach, BytesView file)
{
    if (!file.starts_with(forCoachTag) || file.size() > largestExport)
        return fail(ErrorCode::Invalid, "export: not for a coach");
    auto body = crypto::openBox(coach.notebook.box, file.substr(forCoachTag.size()));
    if (!body)
        return fail(ErrorCode::WrongWords, "export: for another coach");
    auto exported = exportedFrom(*body);
    crypto::wipe(*body);
    return exported;
}

Result<NewPerson> importPerson(Place& place, const Exported& exported, const SignIn& signIn)
{
    if (!exported.identitySeed)
        return fail(ErrorCode::NotAllowed, "import: made for a coach");
    OWNWORDS_TRY(checkNew(place, exported));
    auto made = createPerson(place, signIn, {exported.person, &*exported.identitySeed});
    if (!made)
        return made;
    OWNWORDS_TRY(sealImported(place, made->person, exported));
    return made;
}

Result<OpenPerson> importKept(Place& place, OpenCoach& coach, const Exported& exported)
{
    OWNWORDS_TRY(checkNew(place, exported));
    forget(coach, exported.person);
    auto person = createKept(place, coach, exported.person);
    const auto sealed = person ? sealImported(place, *person, keptFrom(exported)) : Result<>();
    if (person && sealed)
        return person;
    // Or an empty record would stand in the way of trying again.
    forget(coach, exported.person);
    (void)place.store.removePerson(exported.person);
    return tl::unexpected(person ? sealed.error() : person.error());
}

Result<record::Record> merged(const OpenPerson& person, const Exported& exported)
{
    if (person.id != exported.person)
        return fail(ErrorCode::Invalid, "merge: another person");
    if (person.signers.resident != exported.signers.resident)
        return fail(ErrorCode::KeyChanged, "merge: another identity");
    return record::merge(person.record, exported.record);
}

Result<> merge(Place& place, OpenPerson& person, const Exported& exported)
{
    if (!person.owner || person.isKept())
        return fail(ErrorCode::NotAllowed, "merge: only the resident");
    if (const auto possible = merged(person, exported); !possible)
        return tl::unexpected(possible.error());
    store::Ledger ledger;
    OWNWORDS_TRY(fill(person, exported, ledger));
    Rekey request;
    request.change = [&](Keyring& keyring) -> Result<> {
        addKnownCoaches(keyring, exported, place.now());
        return {};
    };
    request.refill = [&](OpenPerson& again) { return fill(again, exported, ledger); };
    const auto stored = storePacks(place, exported);
    const auto sealed = stored ? rekey(place, person, request) : stored;
    OWNWORDS_TRY(load(place, person)); // as the file has it now, also when nothing was written
    if (!sealed)
        return tl::unexpected(sealed.error());
    return ledger.redacted.empty() ? Result<>() : addToLedgers(place, ledger);
}

} // namespace ownwords::vault
