// SPDX-License-Identifier: Apache-2.0
#include "core/exchange/record_json.h"

#include "core/exchange/readable_parts.h"
#include "core/pack/loader.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace ownwords::exchange {

namespace {

constexpr std::string_view formatName = "person-record/1";
constexpr int deepest = 40; // a pack of the deepest kind (32) lies inside

constexpr std::array<std::string_view, 12> ownKeys{"format", "exported_at", "app", "language", "person", "packs",
    "talks", "collections", "goals", "promises", "shared", "events"};

std::string placeOf(const json::Position& at)
{
    return std::to_string(at.line) + ':' + std::to_string(at.column);
}

tl::unexpected<Error> refuse(const json::Position& at, const std::string& why)
{
    return fail(ErrorCode::Invalid, placeOf(at) + ": " + why);
}

json::Value packsJson(const talk::State& state)
{
    std::vector<std::string> hashes;
    for (std::size_t i = 0; i < state.size(); ++i) {
        const record::Payload& payload = state.entry(i).payload;
        for (const std::string& hash :
            {payload.pack, payload.kind == record::Kind::Migrate ? payload.to : std::string()}) {
            if (!hash.empty() && std::find(hashes.begin(), hashes.end(), hash) == hashes.end())
                hashes.push_back(hash);
        }
    }
    std::vector<json::Value> packs;
    for (const std::string& hash : hashes) {
        const auto found = state.packs().find(hash);
        if (found == state.packs().end())
            continue;
        const pack::Pack& pack = found->second->pack();
        json::Value object = json::object();
        json::add(object, "id", json::string(pack.id));
        json::add(object, "version", json::string(pack.version));
        json::add(object, "hash", json::string(hash));
        json::add(object, "pack", pack.source);
        packs.push_back(std::move(object));
    }
    return json::array(std::move(packs));
}

Result<> readPacks(const json::Value& root, talk::Packs& packs)
{
    const json::Value* const list = root.find("packs");
    if (list == nullptr)
        return {};
    for (const json::Value& entry : list->items) {
        const json::Value* const source = entry.find("pack");
        const json::Value* const hash = entry.find("hash");
        if (source == nullptr || hash == nullptr)
            return refuse(entry.at, "A pack in this record is not whole.");
        pack::Loaded loaded = pack::load(*source);
        if (!loaded.pack) {
            const pack::Message& message = loaded.messages.front();
            return refuse(message.at, "A pack in this record is damaged: " + message.text);
        }
        if (loaded.pack->hash != hash->text)
            return refuse(hash->at, "A pack in this record was changed after the record was made.");
        talk::addPack(packs, std::make_shared<const pack::Pack>(*std::move(loaded.pack)));
    }
    return {};
}

Result<> readSittings(const json::Value& root, const json::Value& events, record::Record& record)
{
    const json::Value* const person = root.find("person");
    const json::Value* const id = person == nullptr ? nullptr : person->find("id");
    const auto personId = id == nullptr ? std::nullopt : PersonId::fromText(id->text);
    if (!personId)
        return refuse(root.at, "The record does not say whose it is: person.id is missing.");
    record.person = *personId;
    std::unordered_set<EventId> known;
    for (const json::Value& entry : events.items) {
        auto sitting = record::sittingFrom(entry);
        if (!sitting)
            return refuse(entry.at, "A part of this record is damaged (" + sitting.error().detail + ").");
        for (const record::Stretch& stretch : sitting->stretches) {
            for (const record::Event& event : stretch.events) {
                record.readOnly = record.readOnly || event.payload.kind == record::Kind::Unknown;
                if (!known.insert(event.header.id).second)
                    return refuse(entry.at, "The same event is in this record twice.");
            }
        }
        record.sittings.push_back(*std::move(sitting));
    }
    return {};
}

Result<> checkFormat(const json::Value& root)
{
    const json::Value* const format = root.find("format");
    if (format == nullptr || format->type != json::Type::String || !format->text.starts_with("person-record/"))
        return refuse(root.at, "This is not a record of Ownwords: it has no \"format\": \"person-record/1\".");
    if (format->text != formatName)
        return fail(ErrorCode::NewerFormat, placeOf(format->at) + ": This record was made by a newer version.");
    return {};
}

} // namespace

Result<std::string> writeRecord(const record::Record& record, const talk::Packs& packs, const ExportInfo& info,
    const std::vector<json::Member>& unknown)
{
    const auto state = talk::State::fold(record, packs);
    if (!state)
        return tl::unexpected(state.error());
    const talk::Story story = talk::storyOf(*state);
    json::Value root = json::object();
    json::add(root, "format", json::string(formatName));
    json::add(root, "exported_at", json::string(toText(info.at)));
    json::add(root, "app", json::string(info.app));
    json::add(root, "language", json::string(info.lang));
    json::Value person = json::object();
    json::add(person, "id", json::string(record.person.toText()));
    if (story.called)
        json::add(person, "called", json::string(story.called->words));
    json::add(root, "person", std::move(person));
    json::add(root, "packs", packsJson(*state));
    json::add(root, "talks", talksJson(*state));
    json::add(root, "collections", collectionsJson(*state));
    json::add(root, "goals", goalsJson(story));
    json::add(root, "promises", promisesJson(story));
    json::add(root, "shared", json::array());
    std::vector<json::Value> sittings;
    for (const record::Sitting& sitting : record.sittings)
        sittings.push_back(record::toJson(sitting));
    json::add(root, "events", json::array(std::move(sittings)));
    for (const json::Member& member : unknown)
        json::add(root, member.key, member.value);
    return json::write(root, json::Style::Readable) + '\n';
}

Result<ReadRecord> readRecord(std::string_view bytes)
{
    if (bytes.size() > largestRecord)
        return fail(ErrorCode::TooLarge, std::to_string(largestRecord));
    const json::Parsed parsed = json::parse(bytes, {largestRecord, deepest});
    if (!parsed.problems.empty())
        return refuse(parsed.problems.front().at, parsed.problems.front().what);
    const json::Value& root = parsed.root;
    OWNWORDS_TRY(checkFormat(root));
    const json::Value* const events = root.find("events");
    if (events == nullptr || events->type != json::Type::Array)
        return refuse(
            root.at, "This record holds only parts (no \"events\"): it can be read by people, not carried on.");
    ReadRecord read;
    OWNWORDS_TRY(readPacks(root, read.packs));
    OWNWORDS_TRY(readSittings(root, *events, read.record));
    for (const json::Member& member : root.members) {
        if (std::find(ownKeys.begin(), ownKeys.end(), member.key) == ownKeys.end())
            read.unknown.push_back(member);
    }
    // What the events say must make sense with the packs that are there.
    const auto state = talk::State::fold(read.record, read.packs);
    if (!state)
        return refuse(events->at, "This record needs a pack that is not in it (" + state.error().detail + ").");
    return read;
}

} // namespace ownwords::exchange
