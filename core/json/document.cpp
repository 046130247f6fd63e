// SPDX-License-Identifier: Apache-2.0
#include "core/json/document.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ownwords::json {

namespace {

// "0.99999999999999999999" is 1 as a double, but not a whole number.
bool hasFraction(std::string_view digits)
{
    const std::size_t point = digits.find('.');
    if (point == std::string_view::npos || digits.find_first_of("eE") != std::string_view::npos)
        return false;
    return digits.find_first_not_of('0', point + 1) != std::string_view::npos;
}

} // namespace

const Value* Value::find(std::string_view key) const
{
    const auto found
        = std::find_if(members.begin(), members.end(), [key](const Member& member) { return member.key == key; });
    return found == members.end() ? nullptr : &found->value;
}

bool Value::isInteger() const
{
    constexpr double firstInexact = 9007199254740992.0; // 2^53
    return type == Type::Number && std::trunc(number) == number && std::fabs(number) < firstInexact
        && !hasFraction(text);
}

Value string(std::string_view text)
{
    Value value;
    value.type = Type::String;
    value.text = text;
    return value;
}

Value number(double number)
{
    Value value;
    value.type = Type::Number;
    value.number = number;
    return value;
}

Value boolean(bool boolean)
{
    Value value;
    value.type = Type::Boolean;
    value.boolean = boolean;
    return value;
}

Value array(std::vector<Value> items)
{
    Value value;
    value.type = Type::Array;
    value.items = std::move(items);
    return value;
}

Value object()
{
    Value value;
    value.type = Type::Object;
    return value;
}

void add(Value& object, std::string_view key, Value value)
{
    object.members.push_back({std::string(key), {}, std::move(value)});
}

} // namespace ownwords::json
