// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/exchange/record_json.h"
#include "core/pack/loader.h"
#include "core/talk/story.h"
#include "core/talk/talk.h"
#include "tests/support/catch_compat.h"

#include <chrono>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Short ways to make a pack and hold a talk in a test.
namespace ownwords::test {

inline std::string joined(const std::vector<std::string>& parts, std::string_view between = ",")
{
    std::string all;
    for (const std::string& part : parts)
        all += (&part == &parts.front() ? "" : std::string(between)) + part;
    return all;
}

// Questions, loops, sections and packs as JSON; `more` is further members, `"role":"goal","read_back":true`.
inline std::string q(const std::string& id, const std::string& kind = "words", const std::string& more = {})
{
    return R"({"id":")" + id + R"(","kind":")" + kind + R"(","text":{"en":"Ask )" + id + R"("})"
        + (more.empty() ? "" : "," + more) + '}';
}

inline std::string loop(
    const std::string& id, const std::string& over, const std::vector<std::string>& inner, const std::string& more = {})
{
    return q(id, "loop",
        R"("over":")" + over + R"(","questions":[)" + joined(inner) + ']' + (more.empty() ? "" : "," + more));
}

inline std::string section(
    const std::string& id, const std::vector<std::string>& questions, const std::string& more = {})
{
    return R"({"id":")" + id + R"(","title":{"en":")" + id + R"("},"questions":[)" + joined(questions) + ']'
        + (more.empty() ? "" : "," + more) + '}';
}

inline std::string options(std::initializer_list<std::string_view> ids)
{
    std::vector<std::string> all;
    for (const std::string_view id : ids)
        all.push_back(R"({"id":")" + std::string(id) + R"(","text":{"en":"Label )" + std::string(id) + R"("}})");
    return '[' + joined(all) + ']';
}

inline std::string packText(
    const std::vector<std::string>& sections, const std::string& more = {}, const std::string& version = "1.0.0")
{
    return R"({"format":"conversation-pack/1","id":"uk.test.talk","version":")" + version
        + R"(","languages":["en","cy"],"title":{"en":"A talk"},)" + (more.empty() ? "" : more + ",") + R"("sections":[)"
        + joined(sections) + "]}";
}

inline std::shared_ptr<const pack::Pack> loadPack(const std::string& text)
{
    pack::Loaded loaded = pack::load(text);
    for (const pack::Message& message : loaded.messages)
        UNSCOPED_INFO(pack::toText("pack", message));
    REQUIRE(loaded.pack);
    return std::make_shared<const pack::Pack>(*std::move(loaded.pack));
}

// A pack of one section.
inline std::shared_ptr<const pack::Pack> packOf(
    const std::vector<std::string>& questions, const std::string& more = {}, const std::string& version = "1.0.0")
{
    return loadPack(packText({section("all", questions)}, more, version));
}

// Ids that count up; `series` keeps those of two devices apart.
inline FreshBytes countedIds(std::uint8_t series = 1)
{
    auto count = std::make_shared<std::uint32_t>(0);
    return [count, series] {
        ++*count;
        IdBytes bytes{};
        bytes[0] = series;
        for (std::size_t i = 0; i < 4; ++i)
            bytes[15 - i] = static_cast<std::uint8_t>(*count >> (8 * i));
        return bytes;
    };
}

template <typename Tag>
Id<Tag> idOf(std::uint8_t number)
{
    IdBytes bytes{};
    bytes[0] = 0xEE;
    bytes[15] = number;
    return Id<Tag>(bytes);
}

inline record::Record newRecord(std::uint8_t person = 1)
{
    record::Record record;
    record.person = idOf<PersonTag>(person);
    return record;
}

// Half past eleven in the morning of 4 June 2026, `minutes` later.
inline talk::Stamp stampAt(int minutes = 0)
{
    talk::Stamp stamp;
    stamp.at = TimePoint(std::chrono::sys_days(std::chrono::year(2026) / 6 / 4)) + std::chrono::minutes(690 + minutes);
    stamp.tzMinutes = 60;
    return stamp;
}

inline talk::Stamp coachStamp(int minutes = 0)
{
    talk::Stamp stamp = stampAt(minutes);
    stamp.by = "coach:sam";
    stamp.who = "coach:sam";
    stamp.typedBy = "coach:sam";
    return stamp;
}

inline talk::Talk::Setup setupOf(
    std::shared_ptr<const pack::Pack> pack, std::vector<std::string> flags = {}, std::uint8_t device = 1)
{
    return {std::move(pack), std::move(flags), idOf<DeviceTag>(device), countedIds(device)};
}

// A talk whose moves must work: a move that does not fails the test, naming its error.
class Sitter {
public:
    explicit Sitter(talk::Talk begun)
        : talk(std::move(begun))
    {
    }
    explicit Sitter(const std::shared_ptr<const pack::Pack>& pack, std::vector<std::string> flags = {})
        : Sitter(started(talk::Talk::begin(newRecord(), {}, setupOf(pack, std::move(flags)), stampAt())))
    {
    }

    // The same person, later: a new talk, or the old one carried on.
    static Sitter begin(const record::Record& record, const talk::Packs& packs, talk::Talk::Setup setup)
    {
        return Sitter(started(talk::Talk::begin(record, packs, std::move(setup), stampAt())));
    }
    static Sitter resume(const record::Record& record, const talk::Packs& packs, talk::Talk::Setup setup)
    {
        return Sitter(started(talk::Talk::resume(record, packs, std::move(setup), stampAt())));
    }

    Sitter& say(std::string_view words, std::size_t entry = 0) { return did(talk.say(words, entry, stamp)); }
    Sitter& type(std::string_view words) { return did(talk.type(words)); }
    Sitter& pick(const std::vector<std::string>& ids) { return did(talk.pick(ids, std::nullopt, stamp)); }
    Sitter& number(double n) { return did(talk.number(n, stamp)); }
    Sitter& date(std::string_view day) { return did(talk.date(*parseDate(day), stamp)); }
    Sitter& pass(bool forGood = false) { return did(talk.pass(forGood, stamp)); }
    Sitter& confirm() { return did(talk.confirm(stamp)); }
    Sitter& later() { return did(talk.later(stamp)); }
    Sitter& again(bool yes) { return did(talk.again(yes, stamp)); }
    Sitter& clear() { return did(talk.clear(stamp)); }
    Sitter& next() { return did(talk.next(stamp)); }
    Sitter& back() { return did(talk.back(stamp)); }
    Sitter& go(std::string_view address) { return did(talk.go(slot(address), stamp)); }
    Sitter& carryOn() { return did(talk.carryOn(stamp)); }
    Sitter& finish() { return did(talk.finish(stamp)); }
    Sitter& remove(std::string_view address) { return did(talk.remove(item(address), stamp)); }
    Sitter& restore(const ItemId& id) { return did(talk.restore(id, stamp)); }
    Sitter& move(std::string_view address, std::size_t place) { return did(talk.move(item(address), place, stamp)); }
    Sitter& tick(std::string_view address, const std::string& state)
    {
        return did(talk.tick(item(address), state, stamp));
    }
    Sitter& undo() { return did(talk.undo(stamp)); }
    Sitter& redo() { return did(talk.redo(stamp)); }
    Sitter& redact(std::string_view address) { return did(talk.redact(slot(address), stamp)); }

    // "gifts[2]/feel": items by place among the live ones.
    talk::Slot slot(std::string_view address) const
    {
        const auto open = address.find('[');
        if (open == std::string_view::npos)
            return *talk::slotFrom(address);
        const auto close = address.find("]/");
        talk::Slot inner = *talk::slotFrom(address.substr(close + 2));
        inner.collection = std::string(address.substr(0, open));
        inner.item = item(address.substr(0, close + 1));
        return inner;
    }
    ItemId item(std::string_view address) const
    {
        const auto open = address.find('[');
        const auto place = static_cast<std::size_t>(std::stoi(std::string(address.substr(open + 1))));
        const auto live = talk.state().items(talk.pack().scope(std::string(address.substr(0, open))));
        REQUIRE(place <= live.size());
        return live[place - 1]->id;
    }

    // Where the talk stands, as an address; "new" for an item that is not there yet.
    std::string at() const
    {
        const auto stop = talk.current();
        if (!stop)
            return "end";
        talk::Slot slot = stop->slot;
        std::string prefix;
        if (!slot.collection.empty()) {
            std::string place = "new";
            const auto live = talk.state().items(talk.pack().scope(slot.collection));
            for (std::size_t i = 0; i < live.size(); ++i)
                place = live[i]->id == slot.item ? std::to_string(i + 1) : place;
            prefix = slot.collection + '[' + place + "]/";
        }
        slot.collection.clear();
        return prefix + talk::toText(slot);
    }
    // All places, walked with `next` from here to the end.
    std::vector<std::string> walked()
    {
        std::vector<std::string> places{at()};
        while (places.back() != "end" && places.size() < 500) {
            next();
            places.push_back(at());
        }
        return places;
    }
    std::vector<std::string> words(std::string_view collection) const
    {
        std::vector<std::string> all;
        for (const talk::Item* const item : talk.state().items(talk.pack().scope(std::string(collection))))
            all.push_back(talk.state().wordsOf(*item).text);
        return all;
    }
    std::vector<std::string> visible() const
    {
        std::vector<std::string> all;
        for (const talk::Stop& stop : talk::walk(talk.state(), talk.chain())) {
            talk::Slot slot = stop.slot;
            slot.collection.clear();
            all.push_back(talk::toText(slot));
        }
        return all;
    }
    bool sees(const std::string& address) const
    {
        const auto all = visible();
        return std::find(all.begin(), all.end(), address) != all.end();
    }
    talk::Status status(std::string_view address) const { return talk.state().status(talk.chain(), slot(address)); }
    const record::Value* value(std::string_view address) const
    {
        return talk.state().value(talk.chain(), slot(address));
    }
    talk::Story story() const { return talk::storyOf(talk.state()); }
    std::size_t events() const { return talk.state().size(); }
    std::string json()
    {
        const auto text = exchange::writeRecord(talk.save(), talk.state().packs(), {stampAt().at, "test", "en"});
        REQUIRE(text);
        return *text;
    }

    talk::Talk talk;
    talk::Stamp stamp = stampAt();

private:
    static talk::Talk started(Result<talk::Talk> begun)
    {
        if (!begun)
            UNSCOPED_INFO(begun.error().detail);
        REQUIRE(begun);
        return *std::move(begun);
    }
    template <typename T>
    Sitter& did(const Result<T>& move)
    {
        if (!move)
            UNSCOPED_INFO(at() << ": " << static_cast<int>(move.error().code) << ' ' << move.error().detail);
        REQUIRE(move);
        stamp.at += std::chrono::seconds(1);
        return *this;
    }
};

using Places = std::vector<std::string>;

} // namespace ownwords::test
