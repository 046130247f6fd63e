// SPDX-License-Identifier: Apache-2.0
#include "core/json/document.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace ownwords::json {

namespace {

std::string digitsOf(const Value& value)
{
    const bool integerAsWritten
        = !value.text.empty() && value.text.find_first_not_of("-0123456789") == std::string::npos;
    if (integerAsWritten && !value.isInteger())
        return value.text; // more digits than a double holds: they are kept
    if (!std::isfinite(value.number))
        return "null"; // JSON has no such number
    std::array<char, 32> digits{};
    const auto end = value.isInteger()
        ? std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::int64_t>(value.number))
        : std::to_chars(digits.data(), digits.data() + digits.size(), value.number);
    return {digits.data(), end.ptr};
}

std::vector<const Member*> inOrder(const Value& object, Style style)
{
    std::vector<const Member*> members;
    members.reserve(object.members.size());
    for (const Member& member : object.members)
        members.push_back(&member);
    if (style == Style::Canonical)
        std::stable_sort(
            members.begin(), members.end(), [](const Member* a, const Member* b) { return a->key < b->key; });
    return members;
}

rapidjson::SizeType lengthOf(std::string_view text)
{
    return static_cast<rapidjson::SizeType>(text.size());
}

template <typename Writer>
void writeValue(Writer& writer, const Value& value, Style style)
{
    switch (value.type) {
    case Type::Null:
        writer.Null();
        break;
    case Type::Boolean:
        writer.Bool(value.boolean);
        break;
    case Type::Number: {
        const std::string digits = digitsOf(value);
        writer.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
        break;
    }
    case Type::String:
        writer.String(value.text.data(), lengthOf(value.text));
        break;
    case Type::Array:
        writer.StartArray();
        for (const Value& item : value.items)
            writeValue(writer, item, style);
        writer.EndArray();
        break;
    case Type::Object:
        writer.StartObject();
        for (const Member* member : inOrder(value, style)) {
            writer.Key(member->key.data(), lengthOf(member->key));
            writeValue(writer, member->value, style);
        }
        writer.EndObject();
        break;
    }
}

} // namespace

std::string write(const Value& value, Style style)
{
    rapidjson::StringBuffer buffer;
    if (style == Style::Readable) {
        rapidjson::PrettyWriter<rapidjson::StringBuffer> writer(buffer);
        writer.SetIndent(' ', 2);
        writeValue(writer, value, style);
    } else {
        rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
        writeValue(writer, value, style);
    }
    return {buffer.GetString(), buffer.GetSize()};
}

} // namespace ownwords::json
