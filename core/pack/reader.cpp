// SPDX-License-Identifier: Apache-2.0
#include "core/pack/reader.h"

#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace ownwords::pack {

namespace {

constexpr std::size_t mostTextPoints = 2000;
constexpr std::uintmax_t mostMediaBytes = 1U << 20U; // one file
constexpr std::uintmax_t mostMediaBytesInAll = 20U << 20U;

std::string nothingGood(std::string_view key, const std::string& name)
{
    return asKey(key) + " in " + name + ' ';
}

std::string limitText(std::string_view key, const std::string& name, std::size_t most, std::string_view unit)
{
    return nothingGood(key, name) + "has more than " + std::to_string(most) + ' ' + std::string(unit)
        + ", the most there can be. Make it shorter.";
}

} // namespace

Reader::Reader(Context& context, const json::Value& object, std::string name)
    : m_context(context)
    , m_object(object)
    , m_name(std::move(name))
{
    if (!isObject())
        m_context.say("P005", object.at, "Here " + m_name + " should stand, in curly brackets: { }.");
}

json::Position Reader::keyAt(std::string_view key) const
{
    for (const json::Member& member : m_object.members) {
        if (member.key == key)
            return member.at;
    }
    return m_object.at;
}

void Reader::onlyKeys(const std::vector<std::string_view>& keys) const
{
    for (const json::Member& member : m_object.members) {
        if (std::find(keys.begin(), keys.end(), member.key) != keys.end() || !m_context.messages.wants(member.at))
            continue;
        m_context.say("P003", member.at,
            "There is no key " + quoted(member.key) + " in " + m_name + ". "
                + suggest(m_context, member.at, member.key, keys, "Take it out."));
    }
}

void Reader::need(const std::vector<std::string_view>& keys) const
{
    for (const std::string_view key : keys) {
        if (isObject() && !has(key))
            m_context.say("P004", m_object.at, asKey(key) + " is missing in " + m_name + ". Add it.");
    }
}

void Reader::refuseKey(std::string_view key, std::string_view why) const
{
    if (has(key))
        m_context.say("P003", keyAt(key), nothingGood(key, m_name) + std::string(why));
}

void Reader::wrong(const json::Value& value, std::string_view key, std::string_view rule) const
{
    m_context.say("P005", value.at, nothingGood(key, m_name) + "must be " + std::string(rule) + '.');
}

const json::Value* Reader::typed(std::string_view key, json::Type type, std::string_view rule) const
{
    const json::Value* const value = m_object.find(key);
    if (value == nullptr || value->type == type)
        return value;
    wrong(*value, key, rule);
    return nullptr;
}

bool Reader::boolean(std::string_view key, bool fallback) const
{
    const json::Value* const value = typed(key, json::Type::Boolean, "true or false, without quotation marks");
    return value == nullptr ? fallback : value->boolean;
}

std::string Reader::string(std::string_view key, std::size_t longest) const
{
    const json::Value* const value = typed(key, json::Type::String, "a text in quotation marks");
    if (value == nullptr)
        return {};
    if (text::codePoints(value->text) > longest)
        m_context.say("P013", value->at, limitText(key, m_name, longest, "characters"));
    return value->text;
}

std::optional<double> Reader::number(std::string_view key) const
{
    const json::Value* const value = typed(key, json::Type::Number, "a number, without quotation marks");
    return value == nullptr ? std::nullopt : std::optional(value->number);
}

std::optional<int> Reader::whole(std::string_view key, int least, int most) const
{
    const json::Value* const value = m_object.find(key);
    if (value == nullptr)
        return std::nullopt;
    if (value->isInteger() && value->number >= least && value->number <= most)
        return static_cast<int>(value->number);
    wrong(*value, key, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
}

std::string Reader::id(std::string_view key) const
{
    const json::Value* const value = typed(key, json::Type::String, "an id in quotation marks");
    if (value == nullptr)
        return {};
    checkId(m_context, value->text, value->at);
    return value->text;
}

const std::vector<json::Value>* Reader::items(std::string_view key, std::size_t least, std::size_t most) const
{
    const json::Value* const value = typed(key, json::Type::Array, "a list in square brackets: [ ]");
    if (value == nullptr)
        return nullptr;
    if (value->items.size() < least)
        wrong(*value, key, "a list of at least " + std::to_string(least));
    if (value->items.size() > most)
        m_context.say("P013", value->at, limitText(key, m_name, most, "entries"));
    return &value->items;
}

const std::vector<json::Member>* Reader::members(std::string_view key) const
{
    const json::Value* const value = typed(key, json::Type::Object, "in curly brackets: { }");
    return value == nullptr ? nullptr : &value->members;
}

std::vector<std::string> Reader::ids(std::string_view key) const
{
    std::vector<std::string> found;
    const json::Value* const value = typed(key, json::Type::Array, "a list of ids in square brackets: [ ]");
    if (value == nullptr)
        return found;
    for (const json::Value& item : value->items) {
        if (item.type != json::Type::String)
            wrong(item, key, "a list of ids in quotation marks");
        else if (checkId(m_context, item.text, item.at))
            found.push_back(item.text);
    }
    return found;
}

std::vector<std::string> Reader::strings(
    std::string_view key, bool (*isGood)(std::string_view), std::string_view rule, std::size_t most) const
{
    std::vector<std::string> found;
    const std::vector<json::Value>* const values = items(key, 0, most);
    if (values == nullptr)
        return found;
    std::set<std::string_view> seen;
    for (const json::Value& item : *values) {
        if (item.type != json::Type::String || !isGood(item.text))
            wrong(item, key, rule);
        else if (!seen.insert(item.text).second)
            m_context.say("P007", item.at,
                quoted(item.text) + " stands twice in " + asKey(key) + " of " + m_name + ". Take one out.");
        else
            found.push_back(item.text);
    }
    return found;
}

std::vector<std::string> Reader::lintOk() const
{
    constexpr std::size_t most = 20;
    const auto isWarning = [](std::string_view code) {
        return code.size() == 4 && code.starts_with("W1")
            && std::all_of(code.begin() + 2, code.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    return strings("lint_ok", isWarning, R"(a list of warnings that are fine here, such as ["W109"])", most);
}

std::optional<std::size_t> Reader::word(std::string_view key, const std::vector<std::string_view>& words) const
{
    const json::Value* const value = typed(key, json::Type::String, "a word in quotation marks");
    if (value == nullptr)
        return std::nullopt;
    const auto found = std::find(words.begin(), words.end(), value->text);
    if (found != words.end())
        return static_cast<std::size_t>(found - words.begin());
    m_context.say("P005", value->at,
        nothingGood(key, m_name) + "cannot be " + quoted(value->text) + ". "
            + suggest(m_context, value->at, value->text, words, "It is one of " + oneOf(words) + '.'));
    return std::nullopt;
}

Text Reader::readText(const json::Value& value, std::string_view key, const TextScope& scope) const
{
    Text found;
    found.at = value.at;
    if (value.type != json::Type::Object) {
        wrong(value, key, R"(a text in each language, such as { "en": "Hello" })");
        return found;
    }
    for (const json::Member& member : value.members) {
        const std::string& words = member.value.text;
        if (!isLanguage(member.key))
            m_context.say("P003", member.at,
                quoted(member.key) + " in " + asKey(key) + " of " + m_name
                    + " is no language. Use a code such as `en` or `cy`.");
        else if (member.value.type != json::Type::String)
            wrong(member.value, key, "a text in quotation marks in each language");
        else if (words.empty() && member.key != m_context.base)
            wrong(member.value, key, "words in each language it names; leave a language out when there are none yet");
        else if (text::codePoints(words) > mostTextPoints)
            m_context.say("P013", member.value.at, limitText(key, m_name, mostTextPoints, "characters"));
        else
            found.byLanguage.emplace(member.key, Wording{words, member.value.at});
    }
    const json::Value* const first = value.find(m_context.base);
    if (!m_context.base.empty() && (first == nullptr || (first->type == json::Type::String && first->text.empty())))
        m_context.say("P014", value.at,
            nothingGood(key, m_name) + "has no words in " + quoted(m_context.base)
                + ", the first language of the pack. Add them.");
    for (const auto& [language, wording] : found.byLanguage)
        checkPiping(m_context, wording, scope, m_name);
    return found;
}

Text Reader::text(std::string_view key, const TextScope& scope) const
{
    const json::Value* const value = m_object.find(key);
    return value == nullptr ? Text() : readText(*value, key, scope);
}

std::vector<Text> Reader::texts(std::string_view key, std::size_t most, const TextScope& scope) const
{
    std::vector<Text> found;
    if (const std::vector<json::Value>* const values = items(key, 0, most)) {
        for (const json::Value& value : *values)
            found.push_back(readText(value, key, scope));
    }
    return found;
}

void Reader::checkMedia(const json::Value& value) const
{
    if (value.type != json::Type::String || !isMediaPath(value.text)) {
        m_context.say("P015", value.at,
            "A picture or sound must be a file in the folder `media`, named with letters, digits, _ and -, and ending "
            "in svg, png, jpg, ogg or wav, such as \"media/yes.svg\".");
        return;
    }
    if (!m_context.mediaSize || !m_context.media.insert(value.text).second)
        return;
    const std::optional<std::uintmax_t> size = m_context.mediaSize(value.text);
    if (!size) {
        m_context.say("P015", value.at,
            "The file " + quoted(value.text) + " is not there. Put it beside the pack, or take it out here.");
        return;
    }
    if (*size > mostMediaBytes)
        m_context.say("P015", value.at, "The file " + quoted(value.text) + " is larger than 1 MiB. Make it smaller.");
    const bool fitted = m_context.mediaBytes <= mostMediaBytesInAll;
    m_context.mediaBytes += std::min(*size, mostMediaBytesInAll);
    if (fitted && m_context.mediaBytes > mostMediaBytesInAll)
        m_context.say("P013", value.at,
            "With " + quoted(value.text)
                + " the pictures and sounds are more than 20 MiB together. Make them smaller, or use fewer.");
}

std::string Reader::media(std::string_view key) const
{
    const json::Value* const value = m_object.find(key);
    if (value == nullptr)
        return {};
    checkMedia(*value);
    return value->text;
}

std::map<std::string, std::string, std::less<>> Reader::audio(std::string_view key) const
{
    std::map<std::string, std::string, std::less<>> found;
    if (const std::vector<json::Member>* const languages = members(key)) {
        for (const json::Member& member : *languages) {
            if (!isLanguage(member.key))
                m_context.say("P003", member.at,
                    quoted(member.key) + " in " + asKey(key) + " of " + m_name
                        + " is no language. Use a code such as `en` or `cy`.");
            checkMedia(member.value);
            found.emplace(member.key, member.value.text);
        }
    }
    return found;
}

std::string Reader::collection(std::string_view key) const
{
    std::string found = id(key);
    const json::Value* const value = m_object.find(key);
    if (!found.empty() && !m_context.index.hasCollection(found) && m_context.messages.wants(value->at))
        m_context.say("P011", value->at,
            asKey(key) + " in " + m_name + " names the collection " + quoted(found) + ", which is not there. "
                + suggest(m_context, value->at, found, m_context.index.collectionIds(),
                    "Add it to `collections`, or use one that is there."));
    return found;
}

} // namespace ownwords::pack
