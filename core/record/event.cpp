// SPDX-License-Identifier: Apache-2.0
#include "core/record/event.h"

#include "core/base/hash.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>
#include <utility>

namespace ownwords::record {

namespace {

constexpr std::array kindNames{
    std::pair{Kind::Begin, std::string_view("begin")},
    std::pair{Kind::Show, std::string_view("show")},
    std::pair{Kind::Go, std::string_view("go")},
    std::pair{Kind::Back, std::string_view("back")},
    std::pair{Kind::Answer, std::string_view("answer")},
    std::pair{Kind::Pass, std::string_view("pass")},
    std::pair{Kind::Clear, std::string_view("clear")},
    std::pair{Kind::Confirm, std::string_view("confirm")},
    std::pair{Kind::IdeaShown, std::string_view("idea_shown")},
    std::pair{Kind::ItemAdd, std::string_view("item_add")},
    std::pair{Kind::ItemRemove, std::string_view("item_remove")},
    std::pair{Kind::ItemRestore, std::string_view("item_restore")},
    std::pair{Kind::ItemMove, std::string_view("item_move")},
    std::pair{Kind::Undo, std::string_view("undo")},
    std::pair{Kind::Redact, std::string_view("redact")},
    std::pair{Kind::Migrate, std::string_view("migrate")},
    std::pair{Kind::Finish, std::string_view("finish")},
    std::pair{Kind::Add, std::string_view("add")},
    std::pair{Kind::Say, std::string_view("say")},
    std::pair{Kind::State, std::string_view("state")},
    std::pair{Kind::Tick, std::string_view("tick")},
    std::pair{Kind::Note, std::string_view("note")},
    std::pair{Kind::Reply, std::string_view("reply")},
    std::pair{Kind::Day, std::string_view("day")},
    std::pair{Kind::Contact, std::string_view("contact")},
    std::pair{Kind::Seen, std::string_view("seen")},
};

json::Value strings(const std::vector<std::string>& texts)
{
    std::vector<json::Value> items;
    items.reserve(texts.size());
    for (const std::string& text : texts)
        items.push_back(json::string(text));
    return json::array(std::move(items));
}

template <typename Tag>
std::string textOf(const Id<Tag>& id)
{
    return id.isNull() ? std::string() : id.toText();
}

template <typename Tag>
json::Value ids(const std::vector<Id<Tag>>& list)
{
    std::vector<json::Value> items;
    items.reserve(list.size());
    for (const auto& id : list)
        items.push_back(json::string(textOf(id)));
    return json::array(std::move(items));
}

void addText(json::Value& object, std::string_view key, const std::string& text)
{
    if (!text.empty())
        json::add(object, key, json::string(text));
}

template <typename Tag>
void addId(json::Value& object, std::string_view key, const Id<Tag>& id)
{
    if (!id.isNull())
        json::add(object, key, json::string(id.toText()));
}

// Reads the members of an object one by one; the first wrong one is remembered and makes the whole reading fail.
class Fields {
public:
    explicit Fields(const json::Value& object)
        : m_object(object)
    {
        if (object.type != json::Type::Object)
            m_wrong = "object";
    }

    void read(std::string_view key, std::string& into) { readAs(key, json::Type::String, into, &json::Value::text); }
    void read(std::string_view key, bool& into) { readAs(key, json::Type::Boolean, into, &json::Value::boolean); }

    void read(std::string_view key, std::optional<double>& into)
    {
        double number = 0;
        if (m_object.find(key) != nullptr) {
            readAs(key, json::Type::Number, number, &json::Value::number);
            into = number;
        }
    }

    template <typename Tag>
    void read(std::string_view key, Id<Tag>& into)
    {
        const json::Value* const value = m_object.find(key);
        if (value == nullptr || (value->type == json::Type::String && value->text.empty()))
            return;
        const auto id = value->type == json::Type::String ? Id<Tag>::fromText(value->text) : std::nullopt;
        if (id)
            into = *id;
        else
            m_wrong = key;
    }

    void read(std::string_view key, std::optional<Date>& into)
    {
        std::string text;
        read(key, text);
        if (text.empty())
            return;
        into = parseDate(text);
        if (!into)
            m_wrong = key;
    }

    void read(std::string_view key, std::vector<std::string>& into)
    {
        eachText(key, [&](const std::string& text) { into.push_back(text); });
    }

    template <typename Tag>
    void read(std::string_view key, std::vector<Id<Tag>>& into)
    {
        eachText(key, [&](const std::string& text) {
            const auto id = text.empty() ? std::optional(Id<Tag>()) : Id<Tag>::fromText(text);
            if (id)
                into.push_back(*id);
            else
                m_wrong = key;
        });
    }

    void refuse(std::string_view key) { m_wrong = key; }

    Result<> done() const
    {
        if (m_wrong.empty())
            return {};
        return fail(ErrorCode::Invalid, "event: " + m_wrong);
    }

private:
    template <typename T>
    void readAs(std::string_view key, json::Type type, T& into, T json::Value::*member)
    {
        const json::Value* const value = m_object.find(key);
        if (value == nullptr)
            return;
        if (value->type == type)
            into = value->*member;
        else
            m_wrong = key;
    }

    template <typename Use>
    void eachText(std::string_view key, Use use)
    {
        const json::Value* const value = m_object.find(key);
        if (value == nullptr)
            return;
        if (value->type != json::Type::Array)
            m_wrong = key;
        for (const json::Value& item : value->items) {
            if (item.type == json::Type::String)
                use(item.text);
            else
                m_wrong = key;
        }
    }

    const json::Value& m_object;
    std::string m_wrong;
};

Result<Value> valueFrom(const json::Value& json)
{
    Value value;
    Fields fields(json);
    fields.read("words", value.words);
    fields.read("picked", value.picked);
    fields.read("number", value.number);
    fields.read("date", value.date);
    fields.read("none", value.none);
    OWNWORDS_TRY(fields.done());
    return value;
}

} // namespace

std::string_view toText(Kind kind)
{
    for (const auto& [known, name] : kindNames) {
        if (known == kind)
            return name;
    }
    return {};
}

std::optional<Kind> kindFrom(std::string_view text)
{
    for (const auto& [kind, name] : kindNames) {
        if (name == text)
            return kind;
    }
    return std::nullopt;
}

json::Value toJson(const Value& value)
{
    json::Value object = json::object();
    if (!value.words.empty())
        json::add(object, "words", strings(value.words));
    if (!value.picked.empty())
        json::add(object, "picked", strings(value.picked));
    if (value.number)
        json::add(object, "number", json::number(*value.number));
    if (value.date)
        json::add(object, "date", json::string(ownwords::toText(*value.date)));
    if (value.none)
        json::add(object, "none", json::boolean(true));
    return object;
}

json::Value toJson(const Payload& payload)
{
    json::Value object = json::object();
    json::add(object, "kind", json::string(toText(payload.kind)));
    const bool hasSlot = payload.kind == Kind::Show || payload.kind == Kind::Go || payload.kind == Kind::Back;
    if (hasSlot || !payload.slot.empty())
        json::add(object, "slot", json::string(payload.slot));
    if (payload.kind == Kind::Answer || payload.kind == Kind::Say)
        json::add(object, "value", toJson(payload.value));
    if (!payload.items.empty())
        json::add(object, "items", ids(payload.items));
    addId(object, "item", payload.item);
    if (payload.kind == Kind::ItemMove)
        json::add(object, "after", json::string(textOf(payload.after)));
    // `of` is a parent item for things that are made, an event for things that are about an event.
    addId(object, payload.kind == Kind::Reply ? "to" : "of", payload.event);
    addId(object, "of", payload.of);
    if (!payload.events.empty())
        json::add(object, "events", ids(payload.events));
    addText(object, "collection", payload.collection);
    addText(object, "field", payload.field);
    addText(object, "state", payload.state);
    addText(object, "why", payload.why);
    addText(object, "words", payload.words);
    addText(object, "from", payload.from);
    addText(object, "to", payload.to);
    addText(object, "pack", payload.pack);
    if (!payload.flags.empty())
        json::add(object, "flags", strings(payload.flags));
    addText(object, "lang", payload.lang);
    addText(object, "consent", payload.consent);
    if (payload.date)
        json::add(object, "date", json::string(ownwords::toText(*payload.date)));
    if (payload.again)
        json::add(object, "again", json::boolean(true));
    return object;
}

Result<Payload> payloadFrom(const json::Value& json)
{
    Payload payload;
    std::string kind;
    Fields fields(json);
    fields.read("kind", kind);
    OWNWORDS_TRY(fields.done());
    payload.kind = kindFrom(kind).value_or(Kind::Unknown);
    if (payload.kind == Kind::Unknown)
        return payload;
    if (const json::Value* const value = json.find("value")) {
        auto read = valueFrom(*value);
        if (!read)
            return tl::unexpected(read.error());
        payload.value = *std::move(read);
    }
    const bool aboutEvent = payload.kind == Kind::Undo || payload.kind == Kind::Confirm;
    if (aboutEvent)
        fields.read("of", payload.event);
    else
        fields.read("of", payload.of);
    if (payload.kind == Kind::Reply)
        fields.read("to", payload.event);
    else
        fields.read("to", payload.to);
    fields.read("slot", payload.slot);
    fields.read("items", payload.items);
    fields.read("item", payload.item);
    fields.read("after", payload.after);
    fields.read("events", payload.events);
    fields.read("collection", payload.collection);
    fields.read("field", payload.field);
    fields.read("state", payload.state);
    fields.read("why", payload.why);
    fields.read("words", payload.words);
    fields.read("from", payload.from);
    fields.read("pack", payload.pack);
    fields.read("flags", payload.flags);
    fields.read("lang", payload.lang);
    fields.read("consent", payload.consent);
    fields.read("date", payload.date);
    fields.read("again", payload.again);
    OWNWORDS_TRY(fields.done());
    return payload;
}

std::string commitmentOf(std::string_view saltHex, std::string_view raw)
{
    std::string bytes(saltHex);
    bytes += '|';
    bytes += raw;
    return blake2b256Hex(bytes);
}

Event makeEvent(Header header, Payload payload, const IdBytes& salt)
{
    Event event;
    event.header = std::move(header);
    event.payload = std::move(payload);
    event.raw = json::write(toJson(event.payload), json::Style::Canonical);
    event.salt = Id<struct SaltTag>(salt).toText();
    event.commitment = commitmentOf(event.salt, event.raw);
    return event;
}

bool mayBeRedacted(Kind kind)
{
    return kind != Kind::Begin && kind != Kind::Migrate && kind != Kind::Undo && kind != Kind::Redact;
}

void redact(Event& event)
{
    event.payload = {};
    event.payload.kind = Kind::Redacted;
    event.raw.clear();
    event.salt.clear();
}

bool before(const Header& a, const Header& b)
{
    return std::tie(a.n, a.dev, a.id) < std::tie(b.n, b.dev, b.id);
}

std::string unknownKeys(const json::Value& object, const std::vector<std::string_view>& known)
{
    json::Value unknown = json::object();
    for (const json::Member& member : object.members) {
        if (std::find(known.begin(), known.end(), member.key) == known.end())
            json::add(unknown, member.key, member.value);
    }
    return unknown.members.empty() ? std::string() : json::write(unknown, json::Style::Canonical);
}

void addUnknown(json::Value& object, const std::string& unknown)
{
    if (unknown.empty())
        return;
    for (const json::Member& member : json::parse(unknown).root.members)
        json::add(object, member.key, member.value);
}

json::Value toJson(const Event& event)
{
    const Header& header = event.header;
    json::Value object = json::object();
    json::add(object, "id", json::string(header.id.toText()));
    json::add(object, "n", json::number(static_cast<double>(header.n)));
    json::add(object, "dev", json::string(header.dev.toText()));
    json::add(object, "at", json::string(ownwords::toText(header.at)));
    json::add(object, "tz", json::number(header.tzMinutes));
    json::add(object, "by", json::string(header.by));
    json::add(object, "who", json::string(header.who));
    json::add(object, "typed_by", json::string(header.typedBy));
    json::add(object, "lang", json::string(header.lang));
    json::add(object, "c", json::string(event.commitment));
    json::add(object, "salt", json::string(event.salt));
    if (event.payload.kind != Kind::Redacted)
        json::add(object, "payload", json::parse(event.raw).root);
    addUnknown(object, event.unknown);
    return object;
}

Result<Event> eventFrom(const json::Value& json)
{
    Event event;
    Header& header = event.header;
    std::string at;
    std::optional<double> n;
    std::optional<double> tz;
    Fields fields(json);
    fields.read("id", header.id);
    fields.read("n", n);
    fields.read("dev", header.dev);
    fields.read("at", at);
    fields.read("tz", tz);
    fields.read("by", header.by);
    fields.read("who", header.who);
    fields.read("typed_by", header.typedBy);
    fields.read("lang", header.lang);
    fields.read("c", event.commitment);
    fields.read("salt", event.salt);
    const auto time = parseTime(at);
    constexpr double mostEvents = 9007199254740991.0; // what a JSON number holds exactly
    if (header.id.isNull())
        fields.refuse("id");
    if (!n || *n < 1 || *n > mostEvents || std::trunc(*n) != *n)
        fields.refuse("n");
    if (!time)
        fields.refuse("at");
    if (tz && (*tz < -1440 || *tz > 1440 || std::trunc(*tz) != *tz))
        fields.refuse("tz");
    OWNWORDS_TRY(fields.done());
    header.n = static_cast<std::int64_t>(*n);
    header.at = *time;
    header.tzMinutes = static_cast<int>(tz.value_or(0));
    static const std::vector<std::string_view> known{
        "id", "n", "dev", "at", "tz", "by", "who", "typed_by", "lang", "c", "salt", "payload"};
    event.unknown = unknownKeys(json, known);
    const json::Value* const payload = json.find("payload");
    if (payload == nullptr) {
        redact(event);
        return event;
    }
    auto read = payloadFrom(*payload);
    if (!read)
        return tl::unexpected(read.error());
    event.payload = *std::move(read);
    event.raw = json::write(*payload, json::Style::Canonical);
    if (commitmentOf(event.salt, event.raw) != event.commitment)
        return fail(ErrorCode::Invalid, "event: c");
    return event;
}

} // namespace ownwords::record
