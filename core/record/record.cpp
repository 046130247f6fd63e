// SPDX-License-Identifier: Apache-2.0
#include "core/record/record.h"

#include "core/base/hash.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace ownwords::record {

namespace {

constexpr std::array sittingNames{
    std::pair{SittingType::Talk, std::string_view("talk")},
    std::pair{SittingType::Review, std::string_view("review")},
    std::pair{SittingType::Changes, std::string_view("changes")},
    std::pair{SittingType::Coach, std::string_view("coach")},
};

const std::string& firstPrev()
{
    static const std::string zeros(64, '0');
    return zeros;
}

// Stretches in an order that does not depend on which side they came from.
bool earlier(const Stretch& a, const Stretch& b)
{
    if (a.events.empty() || b.events.empty())
        return a.events.size() < b.events.size();
    return before(a.events.front().header, b.events.front().header);
}

void mergeInto(Sitting& mine, const Sitting& theirs)
{
    std::unordered_set<std::string> known;
    for (const Stretch& stretch : mine.stretches)
        known.insert(hashOf(stretch));
    for (const Stretch& stretch : theirs.stretches) {
        if (known.insert(hashOf(stretch)).second)
            mine.stretches.push_back(stretch);
    }
    std::stable_sort(mine.stretches.begin(), mine.stretches.end(), earlier);
    mine.drafts.insert(theirs.drafts.begin(), theirs.drafts.end());
}

std::string textMember(const json::Value& object, std::string_view key)
{
    const json::Value* const value = object.find(key);
    return value != nullptr && value->type == json::Type::String ? value->text : std::string();
}

const std::vector<json::Value>& arrayMember(const json::Value& object, std::string_view key)
{
    static const std::vector<json::Value> none;
    const json::Value* const value = object.find(key);
    return value != nullptr ? value->items : none;
}

} // namespace

std::string_view toText(SittingType type)
{
    for (const auto& [known, name] : sittingNames) {
        if (known == type)
            return name;
    }
    return {};
}

std::optional<SittingType> sittingTypeFrom(std::string_view text)
{
    for (const auto& [type, name] : sittingNames) {
        if (name == text)
            return type;
    }
    return std::nullopt;
}

std::string hashOf(const Stretch& stretch)
{
    std::string bytes = stretch.prev;
    const auto add = [&bytes](std::string_view text) { (bytes += '|') += text; };
    add(stretch.by);
    bytes.reserve(bytes.size() + stretch.events.size() * 300);
    for (const Event& event : stretch.events) {
        const Header& header = event.header;
        add(header.id.toText());
        add(std::to_string(header.n));
        add(header.dev.toText());
        add(ownwords::toText(header.at));
        add(std::to_string(header.tzMinutes));
        add(header.by);
        add(header.who);
        add(header.typedBy);
        add(header.lang);
        add(event.commitment);
    }
    return blake2b256Hex(bytes);
}

void append(Sitting& sitting, std::vector<Event> events, std::string by)
{
    if (events.empty())
        return;
    std::string prev = sitting.stretches.empty() ? firstPrev() : hashOf(sitting.stretches.back());
    sitting.stretches.push_back({std::move(prev), std::move(by), {}, std::move(events)});
}

std::size_t sizeOf(const Sitting& sitting)
{
    constexpr std::size_t header = 400; // ids, times and hashes as JSON
    std::size_t bytes = 0;
    for (const Stretch& stretch : sitting.stretches) {
        for (const Event& event : stretch.events)
            bytes += event.raw.size() + header;
    }
    return bytes;
}

std::int64_t lastN(const Record& record)
{
    std::int64_t last = 0;
    for (const Placed& placed : inOrder(record))
        last = std::max(last, placed.event->header.n);
    return last;
}

void applyRedactions(Record& record)
{
    std::unordered_set<EventId> named;
    for (const Placed& placed : inOrder(record)) {
        const Payload& payload = placed.event->payload;
        if (payload.kind == Kind::Redact)
            named.insert(payload.events.begin(), payload.events.end());
    }
    if (named.empty())
        return;
    for (Sitting& sitting : record.sittings) {
        for (Stretch& stretch : sitting.stretches) {
            for (Event& event : stretch.events) {
                if (named.contains(event.header.id) && mayBeRedacted(event.payload.kind))
                    redact(event);
            }
        }
    }
}

Result<Record> merge(const Record& mine, const Record& theirs)
{
    if (mine.person != theirs.person)
        return fail(ErrorCode::Invalid, "merge: another person");
    Record merged = mine;
    for (const Sitting& sitting : theirs.sittings) {
        const auto same = std::find_if(merged.sittings.begin(), merged.sittings.end(),
            [&](const Sitting& known) { return known.id == sitting.id; });
        if (same == merged.sittings.end())
            merged.sittings.push_back(sitting);
        else
            mergeInto(*same, sitting);
    }
    std::sort(
        merged.sittings.begin(), merged.sittings.end(), [](const Sitting& a, const Sitting& b) { return a.id < b.id; });
    merged.readOnly = mine.readOnly || theirs.readOnly;
    applyRedactions(merged);
    return merged;
}

std::vector<Placed> inOrder(const Record& record)
{
    std::vector<Placed> all;
    for (std::size_t i = 0; i < record.sittings.size(); ++i) {
        for (const Stretch& stretch : record.sittings[i].stretches) {
            for (const Event& event : stretch.events)
                all.push_back({&event, i});
        }
    }
    std::sort(all.begin(), all.end(),
        [](const Placed& a, const Placed& b) { return before(a.event->header, b.event->header); });
    return all;
}

json::Value toJson(const Stretch& stretch)
{
    json::Value part = json::object();
    json::add(part, "prev", json::string(stretch.prev));
    json::add(part, "by", json::string(stretch.by));
    json::add(part, "sig", json::string(stretch.sig));
    std::vector<json::Value> events;
    for (const Event& event : stretch.events)
        events.push_back(toJson(event));
    json::add(part, "events", json::array(std::move(events)));
    return part;
}

Result<Stretch> stretchFrom(const json::Value& json)
{
    Stretch stretch{textMember(json, "prev"), textMember(json, "by"), textMember(json, "sig"), {}};
    const std::vector<json::Value>& items = arrayMember(json, "events");
    constexpr std::size_t usual = 256; // more room only for what is there: an event takes many times its JSON
    stretch.events.reserve(std::min(items.size(), usual));
    for (const json::Value& item : items) {
        auto event = eventFrom(item);
        if (!event)
            return tl::unexpected(event.error());
        stretch.events.push_back(*std::move(event));
    }
    return stretch;
}

json::Value toJson(const Sitting& sitting)
{
    json::Value object = json::object();
    json::add(object, "sitting", json::string(sitting.id.toText()));
    json::add(object, "type", json::string(toText(sitting.type)));
    if (!sitting.continues.isNull())
        json::add(object, "continues", json::string(sitting.continues.toText()));
    json::add(object, "dev", json::string(sitting.dev.toText()));
    json::add(object, "by", json::string(sitting.by));
    std::vector<json::Value> stretches;
    for (const Stretch& stretch : sitting.stretches)
        stretches.push_back(toJson(stretch));
    json::add(object, "stretches", json::array(std::move(stretches)));
    if (!sitting.drafts.empty()) {
        json::Value drafts = json::object();
        for (const auto& [slot, text] : sitting.drafts)
            json::add(drafts, slot, json::string(text));
        json::add(object, "drafts", std::move(drafts));
    }
    addUnknown(object, sitting.unknown);
    return object;
}

Result<Sitting> sittingFrom(const json::Value& json)
{
    Sitting sitting;
    const auto id = SittingId::fromText(textMember(json, "sitting"));
    const auto type = sittingTypeFrom(textMember(json, "type"));
    const auto dev = DeviceId::fromText(textMember(json, "dev"));
    if (!id || !type || !dev)
        return fail(ErrorCode::Invalid, "sitting: id, type or dev");
    sitting.id = *id;
    sitting.type = *type;
    sitting.dev = *dev;
    sitting.by = textMember(json, "by");
    if (const json::Value* const continues = json.find("continues")) {
        const auto earlierSitting = SittingId::fromText(continues->text);
        if (!earlierSitting)
            return fail(ErrorCode::Invalid, "sitting: continues");
        sitting.continues = *earlierSitting;
    }
    for (const json::Value& item : arrayMember(json, "stretches")) {
        auto stretch = stretchFrom(item);
        if (!stretch)
            return tl::unexpected(stretch.error());
        sitting.stretches.push_back(*std::move(stretch));
    }
    if (const json::Value* const drafts = json.find("drafts")) {
        for (const json::Member& draft : drafts->members)
            sitting.drafts.emplace(draft.key, draft.value.text);
    }
    sitting.unknown = unknownKeys(json, {"sitting", "type", "continues", "dev", "by", "stretches", "drafts"});
    return sitting;
}

} // namespace ownwords::record
