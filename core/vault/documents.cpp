// SPDX-License-Identifier: Apache-2.0
#include "core/vault/documents.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

constexpr std::size_t mostSittings = 100'000;
constexpr std::size_t mostTexts = 10'000;

Bytes placeOf(const ManifestPlace& place)
{
    return Writer("man1").id(place.person).number(place.rev).number(place.epoch).take();
}

Bytes placeOf(const RecordPlace& place)
{
    return Writer("rec1").id(place.person).id(place.sitting).number(place.version).number(place.epoch).take();
}

Bytes slotText(const SlotContent& content)
{
    Writer out("slt1");
    out.count(static_cast<std::size_t>(content.holder)).id(content.id).raw(content.rootKey.view());
    return out.take();
}

Result<SlotContent> slotFrom(BytesView plain)
{
    Reader in(plain, "slt1");
    SlotContent content;
    const std::size_t holder = in.count(2);
    content.holder = static_cast<Holder>(std::max<std::size_t>(holder, 1));
    content.id = in.idBytes();
    const BytesView key = in.raw(32);
    OWNWORDS_TRY(in.end());
    content.rootKey = crypto::Secret::copyOf(key);
    return content;
}

void write(Writer& out, const std::vector<std::string>& texts)
{
    out.count(texts.size());
    for (const std::string& text : texts)
        out.text(text);
}

std::vector<std::string> readTexts(Reader& in)
{
    std::vector<std::string> texts;
    for (std::size_t left = in.count(mostTexts); left > 0 && in.isGood(); --left)
        texts.emplace_back(in.text());
    return texts;
}

void write(Writer& out, const Entry& entry)
{
    out.number(entry.version).number(entry.epoch).count(static_cast<std::size_t>(entry.type)).time(entry.last);
    write(out, entry.head);
    out.flag(entry.quarantined);
}

Entry readEntry(Reader& in)
{
    Entry entry;
    entry.version = in.integer();
    entry.epoch = in.integer();
    entry.type = static_cast<record::SittingType>(in.count(static_cast<std::size_t>(record::SittingType::Coach)));
    entry.last = in.time();
    entry.head = readHead(in);
    entry.quarantined = in.flag();
    return entry;
}

} // namespace

void write(Writer& out, const Head& head)
{
    out.count(head.count).text(head.hash).count(head.unsignedOnes.size());
    for (const std::size_t index : head.unsignedOnes)
        out.count(index);
}

Head readHead(Reader& in)
{
    Head head;
    head.count = in.count(10'000'000);
    head.hash = in.text(64);
    for (std::size_t left = in.count(head.count); left > 0 && in.isGood(); --left)
        head.unsignedOnes.push_back(in.count(head.count));
    return head;
}

void write(Writer& out, const Summary& summary)
{
    out.text(summary.called);
    write(out, summary.goals);
    write(out, summary.gifts);
    out.count(summary.ourPromises.size());
    for (const Summary::Promise& promise : summary.ourPromises)
        out.text(promise.words).text(promise.by).text(promise.state);
    out.text(summary.lookBack);
}

Summary readSummary(Reader& in)
{
    Summary summary;
    summary.called = in.text();
    summary.goals = readTexts(in);
    summary.gifts = readTexts(in);
    for (std::size_t left = in.count(mostTexts); left > 0 && in.isGood(); --left) {
        Summary::Promise promise;
        promise.words = in.text();
        promise.by = in.text();
        promise.state = in.text();
        summary.ourPromises.push_back(std::move(promise));
    }
    summary.lookBack = in.text();
    return summary;
}

void write(Writer& out, const std::optional<Date>& date)
{
    out.text(date ? toText(*date) : std::string());
}

std::optional<Date> readDate(Reader& in)
{
    return parseDate(in.text(10));
}

Bytes sealSlot(const IdBytes& locator, const crypto::Secret& key, const SlotContent& content)
{
    Bytes plain = slotText(content);
    Bytes sealed = crypto::seal(key, plain, Writer("slot").id(locator).take());
    crypto::wipe(plain);
    return sealed;
}

Result<SlotContent> openSlot(const IdBytes& locator, const crypto::Secret& key, BytesView sealed)
{
    auto plain = crypto::open(key, sealed, Writer("slot").id(locator).take());
    if (!plain)
        return tl::unexpected(plain.error());
    auto content = slotFrom(*plain);
    crypto::wipe(*plain);
    return content;
}

Bytes sealRecoverySlot(const PublicKey& recoveryKey, const SlotContent& content)
{
    Bytes plain = slotText(content);
    Bytes sealed = crypto::sealTo(recoveryKey, plain);
    crypto::wipe(plain);
    return sealed;
}

Result<SlotContent> openRecoverySlot(const crypto::BoxKeys& keys, BytesView sealed)
{
    auto plain = crypto::openBox(keys, sealed);
    if (!plain)
        return tl::unexpected(plain.error());
    auto content = slotFrom(*plain);
    crypto::wipe(*plain);
    return content;
}

namespace {

constexpr std::string_view firstManifestTag = "mnf1"; // had no next step, and nobody's name with a promise
constexpr std::string_view manifestTag = "mnf2";

} // namespace

Bytes sealManifest(const ManifestPlace& place, const crypto::Secret& dataKey, const Manifest& manifest)
{
    Writer out(manifestTag);
    out.time(manifest.lastSaved);
    write(out, manifest.summary);
    out.text(manifest.summary.nextStep).text(manifest.summary.nextStepBy);
    for (const Summary::Promise& promise : manifest.summary.ourPromises)
        out.text(promise.who);
    out.count(manifest.entries.size());
    for (const auto& [sitting, entry] : manifest.entries) {
        out.id(sitting);
        write(out, entry);
    }
    return crypto::seal(crypto::derive(dataKey, 2, "manifest"), out.bytes(), placeOf(place));
}

Result<Manifest> openManifest(const ManifestPlace& place, const crypto::Secret& dataKey, BytesView sealed)
{
    const auto plain = crypto::open(crypto::derive(dataKey, 2, "manifest"), sealed, placeOf(place));
    if (!plain)
        return tl::unexpected(plain.error());
    const bool isFirst = plain->starts_with(firstManifestTag);
    Reader in(*plain, isFirst ? firstManifestTag : manifestTag);
    Manifest manifest;
    manifest.lastSaved = in.time();
    manifest.summary = readSummary(in);
    if (!isFirst) {
        manifest.summary.nextStep = in.text();
        manifest.summary.nextStepBy = in.text();
        for (Summary::Promise& promise : manifest.summary.ourPromises)
            promise.who = in.text();
    }
    for (std::size_t left = in.count(mostSittings); left > 0 && in.isGood(); --left) {
        const auto sitting = in.id<SittingId>();
        manifest.entries.emplace(sitting, readEntry(in));
    }
    OWNWORDS_TRY(in.end());
    return manifest;
}

Bytes sealRecord(const RecordPlace& place, const crypto::Secret& dataKey, BytesView plain)
{
    return crypto::seal(crypto::derive(dataKey, 1, "records_"), plain, placeOf(place));
}

Result<Bytes> openRecord(const RecordPlace& place, const crypto::Secret& dataKey, BytesView sealed)
{
    return crypto::open(crypto::derive(dataKey, 1, "records_"), sealed, placeOf(place));
}

namespace {

Bytes grantText(const Grant& grant)
{
    Writer out("grt1");
    out.id(grant.person).id(grant.coach).number(grant.epoch).raw(grant.dataKey.view()).key(grant.identity);
    out.time(grant.when);
    write(out, grant.until);
    out.text(grant.purpose).count(grant.formerSigners.size());
    for (const FormerSigner& former : grant.formerSigners)
        write(out, former);
    out.flag(grant.rootKey.has_value());
    if (grant.rootKey)
        out.raw(grant.rootKey->view());
    return out.take();
}

} // namespace

Bytes sealGrant(const PublicKey& coachKey, const Grant& grant, const crypto::SigningKeys& identity)
{
    Bytes plain = grantText(grant);
    const crypto::Signature signature = identity.sign(plain);
    plain.append(signature.begin(), signature.end());
    Bytes sealed = crypto::sealTo(coachKey, plain);
    crypto::wipe(plain);
    return sealed;
}

Result<Grant> openGrant(
    const crypto::BoxKeys& coachKeys, const CoachId& coach, const PersonId& person, BytesView sealed)
{
    auto plain = crypto::openBox(coachKeys, sealed);
    if (!plain)
        return tl::unexpected(plain.error());
    Reader in(*plain, "grt1");
    Grant grant;
    grant.person = in.id<PersonId>();
    grant.coach = in.id<CoachId>();
    grant.epoch = in.integer();
    const BytesView dataKey = in.raw(32);
    grant.identity = in.key();
    grant.when = in.time();
    grant.until = readDate(in);
    grant.purpose = in.text();
    for (std::size_t left = in.count(mostTexts); left > 0 && in.isGood(); --left)
        grant.formerSigners.push_back(readFormer(in));
    const BytesView rootKey = in.flag() ? in.raw(32) : BytesView();
    const std::size_t signedSize = in.position();
    const BytesView signature = in.raw(64);
    OWNWORDS_TRY(in.end());
    if (!crypto::verify(grant.identity, BytesView(*plain).substr(0, signedSize), signature))
        return fail(ErrorCode::Tampered, "grant: signature");
    if (grant.person != person || grant.coach != coach)
        return fail(ErrorCode::Tampered, "grant: made for somebody else");
    grant.dataKey = crypto::Secret::copyOf(dataKey);
    if (!rootKey.empty())
        grant.rootKey = crypto::Secret::copyOf(rootKey);
    crypto::wipe(*plain);
    return grant;
}

} // namespace ownwords::vault
