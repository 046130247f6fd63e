// SPDX-License-Identifier: Apache-2.0
#include "core/vault/documents.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

constexpr std::size_t most = 1'000'000;

void write(Writer& out, const Consent& consent)
{
    out.id(consent.id).id(consent.coach).text(consent.name).key(consent.boxKey).key(consent.signKey);
    out.time(consent.when);
    write(out, consent.until);
    out.text(consent.purpose).flag(consent.confirmed).flag(consent.ended);
}

Consent readConsent(Reader& in)
{
    Consent consent;
    consent.id = in.idBytes();
    consent.coach = in.id<CoachId>();
    consent.name = in.text();
    consent.boxKey = in.key();
    consent.signKey = in.key();
    consent.when = in.time();
    consent.until = readDate(in);
    consent.purpose = in.text();
    consent.confirmed = in.flag();
    consent.ended = in.flag();
    return consent;
}

void readConsentsAndSigners(Reader& in, Keyring& keyring)
{
    for (std::size_t left = in.count(most); left > 0 && in.isGood(); --left)
        keyring.retiredSlots.push_back(in.idBytes());
    for (std::size_t left = in.count(most); left > 0 && in.isGood(); --left)
        keyring.consents.push_back(readConsent(in));
    for (std::size_t left = in.count(most); left > 0 && in.isGood(); --left)
        keyring.formerSigners.push_back(readFormer(in));
    for (std::size_t left = in.count(most); left > 0 && in.isGood(); --left) {
        const auto sitting = in.id<SittingId>();
        keyring.heads[sitting] = readHead(in);
    }
}

// 32 bytes from the reader as a key; zeros when they are not there.
crypto::Secret readSecret(Reader& in)
{
    const BytesView bytes = in.raw(32);
    return bytes.empty() ? crypto::Secret() : crypto::Secret::copyOf(bytes);
}

Bytes seenText(const Notebook::Seen& seen)
{
    Writer out("");
    out.text(seen.grantHash).text(seen.dataKey).key(seen.identity).number(seen.epoch);
    write(out, seen.until);
    return out.take();
}

Notebook::Seen readSeen(Reader& in)
{
    Notebook::Seen seen;
    seen.grantHash = in.text(64);
    seen.dataKey = in.text(64);
    seen.identity = in.key();
    seen.epoch = in.integer();
    seen.until = readDate(in);
    return seen;
}

} // namespace

void write(Writer& out, const FormerSigner& former)
{
    out.id(former.coach).key(former.signKey).flag(former.ended).count(former.reach.size());
    for (const auto& [sitting, count] : former.reach)
        out.id(sitting).count(count);
}

FormerSigner readFormer(Reader& in)
{
    FormerSigner former;
    former.coach = in.id<CoachId>();
    former.signKey = in.key();
    former.ended = in.flag();
    for (std::size_t left = in.count(most); left > 0 && in.isGood(); --left) {
        const auto sitting = in.id<SittingId>();
        former.reach[sitting] = in.count(most * 10);
    }
    return former;
}

const Consent* Keyring::consentFor(const CoachId& coach) const
{
    const auto found = std::find_if(consents.begin(), consents.end(),
        [&](const Consent& consent) { return consent.coach == coach && !consent.ended; });
    return found == consents.end() ? nullptr : &*found;
}

const FormerSigner* Keyring::keeper() const
{
    const auto found = std::find_if(formerSigners.begin(), formerSigners.end(),
        [](const FormerSigner& signer) { return !signer.ended && !signer.coach.isNull(); });
    return found == formerSigners.end() ? nullptr : &*found;
}

Bytes sealKeyring(const PersonId& person, const crypto::Secret& rootKey, const Keyring& keyring)
{
    Writer out("rng1");
    out.number(keyring.epoch).raw(keyring.dataKey.view()).raw(keyring.identity.seed.view());
    out.id(keyring.wordsSlot).id(keyring.recoverySlot).key(keyring.recoveryKey).flag(keyring.recoveryProven);
    out.time(keyring.resetAt).key(keyring.organisation).count(keyring.retiredSlots.size());
    for (const IdBytes& locator : keyring.retiredSlots)
        out.id(locator);
    out.count(keyring.consents.size());
    for (const Consent& consent : keyring.consents)
        write(out, consent);
    out.count(keyring.formerSigners.size());
    for (const FormerSigner& former : keyring.formerSigners)
        write(out, former);
    out.count(keyring.heads.size());
    for (const auto& [sitting, head] : keyring.heads) {
        out.id(sitting);
        write(out, head);
    }
    Bytes plain = out.take();
    Bytes sealed = crypto::seal(crypto::derive(rootKey, 1, "keyring_"), plain, Writer("ring").id(person).take());
    crypto::wipe(plain);
    return sealed;
}

Result<Keyring> openKeyring(const PersonId& person, const crypto::Secret& rootKey, BytesView sealed)
{
    auto plain = crypto::open(crypto::derive(rootKey, 1, "keyring_"), sealed, Writer("ring").id(person).take());
    if (!plain)
        return tl::unexpected(plain.error());
    Reader in(*plain, "rng1");
    Keyring keyring;
    keyring.epoch = in.integer();
    keyring.dataKey = readSecret(in);
    keyring.identity = crypto::SigningKeys::fromSeed(readSecret(in));
    keyring.wordsSlot = in.idBytes();
    keyring.recoverySlot = in.idBytes();
    keyring.recoveryKey = in.key();
    keyring.recoveryProven = in.flag();
    keyring.resetAt = in.time();
    keyring.organisation = in.key();
    readConsentsAndSigners(in, keyring);
    const auto whole = in.end();
    crypto::wipe(*plain);
    OWNWORDS_TRY(whole);
    return keyring;
}

Bytes sealNotebook(const CoachId& coach, const crypto::Secret& rootKey, const Notebook& notebook)
{
    Writer out("nbk1");
    out.raw(notebook.box.secret.view()).raw(notebook.identity.seed.view());
    out.id(notebook.wordsSlot).id(notebook.recoverySlot).key(notebook.recoveryKey);
    out.count(notebook.pins.size());
    for (const auto& [person, pin] : notebook.pins)
        out.id(person).key(pin.identity).number(pin.epoch).number(pin.rev);
    out.count(notebook.seen.size());
    for (const auto& [person, seen] : notebook.seen)
        out.id(person).raw(seenText(seen));
    Bytes plain = out.take();
    Bytes sealed = crypto::seal(crypto::derive(rootKey, 1, "notebook"), plain, Writer("note").id(coach).take());
    crypto::wipe(plain);
    return sealed;
}

Result<Notebook> openNotebook(const CoachId& coach, const crypto::Secret& rootKey, BytesView sealed)
{
    auto plain = crypto::open(crypto::derive(rootKey, 1, "notebook"), sealed, Writer("note").id(coach).take());
    if (!plain)
        return tl::unexpected(plain.error());
    Reader in(*plain, "nbk1");
    Notebook notebook;
    notebook.box = crypto::BoxKeys::fromSecret(readSecret(in));
    notebook.identity = crypto::SigningKeys::fromSeed(readSecret(in));
    notebook.wordsSlot = in.idBytes();
    notebook.recoverySlot = in.idBytes();
    notebook.recoveryKey = in.key();
    for (std::size_t left = in.count(most); left > 0 && in.isGood(); --left) {
        const auto person = in.id<PersonId>();
        Notebook::Pin pin;
        pin.identity = in.key();
        pin.epoch = in.integer();
        pin.rev = in.integer();
        notebook.pins.emplace(person, pin);
    }
    for (std::size_t left = in.count(most); left > 0 && in.isGood(); --left) {
        const auto person = in.id<PersonId>();
        notebook.seen.emplace(person, readSeen(in));
    }
    const auto whole = in.end();
    crypto::wipe(*plain);
    OWNWORDS_TRY(whole);
    return notebook;
}

} // namespace ownwords::vault
