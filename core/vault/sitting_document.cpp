// SPDX-License-Identifier: Apache-2.0
#include "core/vault/sitting_document.h"

#include <algorithm>
#include <utility>

namespace ownwords::vault {

namespace {

constexpr std::size_t mostStretches = 10'000'000;

Bytes draftsPlace(const PersonId& person, const SittingId& sitting)
{
    return Writer("drft").id(person).id(sitting).take();
}

Result<json::Value> jsonFrom(BytesView bytes)
{
    json::Parsed parsed = json::parse(bytes, {64U << 20U, 64});
    if (!parsed.problems.empty())
        return fail(ErrorCode::Tampered, "sitting: not JSON");
    return std::move(parsed.root);
}

} // namespace

Bytes SittingDocument::toBytes() const
{
    Writer out("sit1");
    out.text(json::write(record::toJson(head), json::Style::Canonical)).count(stretches.size());
    for (const Stored& stretch : stretches)
        out.text(stretch.json);
    out.text(drafts);
    return out.take();
}

Result<SittingDocument::Read> SittingDocument::fromBytes(BytesView bytes)
{
    Reader in(bytes, "sit1");
    Read read;
    const BytesView head = in.text();
    std::vector<BytesView> parts;
    for (std::size_t left = in.count(mostStretches); left > 0 && in.isGood(); --left)
        parts.push_back(in.text());
    read.document.drafts = in.text();
    OWNWORDS_TRY(in.end());
    const auto headJson = jsonFrom(head);
    if (!headJson)
        return tl::unexpected(headJson.error());
    auto sitting = record::sittingFrom(*headJson);
    if (!sitting)
        return tl::unexpected(sitting.error());
    read.document.head = *std::move(sitting);
    for (const BytesView part : parts) {
        const auto value = jsonFrom(part);
        if (!value)
            return tl::unexpected(value.error());
        auto stretch = record::stretchFrom(*value);
        if (!stretch)
            return tl::unexpected(stretch.error());
        read.document.stretches.push_back({Bytes(part), record::hashOf(*stretch), stretch->sig, false});
        read.stretches.push_back(*std::move(stretch));
    }
    return read;
}

void SittingDocument::append(const record::Stretch& stretch)
{
    stretches.push_back(
        {json::write(record::toJson(stretch), json::Style::Canonical), record::hashOf(stretch), stretch.sig, true});
}

Bytes SittingDocument::prefixHash(std::size_t count) const
{
    Writer out("hed1");
    for (std::size_t i = 0; i < count; ++i)
        out.text(stretches[i].hash).text(stretches[i].sig);
    return crypto::hash(out.bytes());
}

Head SittingDocument::headNow() const
{
    Head now{stretches.size(), prefixHash(stretches.size()), {}};
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        if (!stretches[i].accepted)
            now.unsignedOnes.push_back(i);
    }
    return now;
}

Result<bool> redactIn(SittingDocument& document, const std::unordered_set<EventId>& events)
{
    bool touched = false;
    for (SittingDocument::Stored& stored : document.stretches) {
        const auto value = jsonFrom(stored.json);
        if (!value)
            return tl::unexpected(value.error());
        auto stretch = record::stretchFrom(*value);
        if (!stretch)
            return tl::unexpected(stretch.error());
        bool here = false;
        for (record::Event& event : stretch->events) {
            const record::Kind kind = event.payload.kind;
            if (!events.contains(event.header.id) || kind == record::Kind::Redacted || !record::mayBeRedacted(kind))
                continue;
            record::redact(event);
            here = true;
        }
        if (here)
            stored.json = json::write(record::toJson(*stretch), json::Style::Canonical);
        touched = touched || here;
    }
    return touched;
}

Bytes sealDrafts(const crypto::Secret& key, const PersonId& person, const SittingId& sitting, const Drafts& drafts)
{
    if (drafts.empty())
        return {};
    Writer out("dft1");
    out.count(drafts.size());
    for (const auto& [slot, words] : drafts)
        out.text(slot).text(words);
    return crypto::seal(key, out.bytes(), draftsPlace(person, sitting));
}

Result<Drafts> openDrafts(const crypto::Secret& key, const PersonId& person, const SittingId& sitting, BytesView sealed)
{
    Drafts drafts;
    if (sealed.empty())
        return drafts;
    const auto plain = crypto::open(key, sealed, draftsPlace(person, sitting));
    if (!plain)
        return tl::unexpected(plain.error());
    Reader in(*plain, "dft1");
    for (std::size_t left = in.count(1'000'000); left > 0 && in.isGood(); --left) {
        std::string slot(in.text());
        drafts.emplace(std::move(slot), in.text());
    }
    OWNWORDS_TRY(in.end());
    return drafts;
}

bool judge(SittingDocument::Read& sitting, const PersonId& person, const Signers& signers, const Head* known)
{
    std::vector<SittingDocument::Stored>& stored = sitting.document.stretches;
    const bool fits = known == nullptr
        || (known->count <= stored.size() && sitting.document.prefixHash(known->count) == known->hash);
    std::size_t judged = 0;
    if (known != nullptr && fits) {
        judged = known->count;
        for (std::size_t i = 0; i < judged; ++i)
            stored[i].accepted = true;
        for (const std::size_t index : known->unsignedOnes) {
            if (index < judged)
                stored[index].accepted = false;
        }
    }
    for (std::size_t i = judged; i < stored.size(); ++i)
        stored[i].accepted = signers.accept(sitting.stretches[i], {person, sitting.document.head.id, i});
    return fits;
}

record::Sitting sittingOf(const SittingDocument::Read& sitting)
{
    record::Sitting said = sitting.document.head;
    for (std::size_t i = 0; i < sitting.stretches.size(); ++i) {
        if (sitting.document.stretches[i].accepted)
            said.stretches.push_back(sitting.stretches[i]);
    }
    return said;
}

record::Sitting takeSitting(SittingDocument::Read& sitting)
{
    record::Sitting said = sitting.document.head;
    for (std::size_t i = 0; i < sitting.stretches.size(); ++i) {
        if (sitting.document.stretches[i].accepted)
            said.stretches.push_back(std::move(sitting.stretches[i]));
    }
    sitting.stretches.clear();
    return said;
}

} // namespace ownwords::vault
