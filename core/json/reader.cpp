// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/json/byte_stream.h"
#include "core/json/document.h"

#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

namespace ownwords::json {

namespace {

using Kind = Problem::Kind;

constexpr std::size_t mostProblems = 50; // a message list longer than this helps nobody, and a bomb could make millions
constexpr std::size_t mostBytes = 1U << 30U; // lines and columns are int, RapidJSON's sizes 32 bits

constexpr std::string_view halfCharacter
    = "This text has half a character in it (\\ud800 to \\udfff without its other half). Write the whole character.";

// Only what looks like a key of a format is repeated in a message: a key could hold a person's words.
std::string quoted(std::string_view key)
{
    const bool plain = !key.empty() && key.size() <= 60 && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'
            || c == '.' || c == '$' || c == '@';
    });
    return plain ? "\"" + std::string(key) + "\"" : "this key";
}

// The source is UTF-8 throughout, so a surrogate's bytes (ED A0..BF xx) can only come from an escape.
bool hasSurrogate(std::string_view text)
{
    for (std::size_t at = text.find('\xED'); at != std::string_view::npos; at = text.find('\xED', at + 1)) {
        if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0)
            return true;
    }
    return false;
}

// An array or object that is not closed yet.
struct Open {
    Value value;
    std::string key; // of the member that is being read
    Position keyAt;
    bool drop = false; // the key was there before: its value is read, but not kept
    std::set<std::string, std::less<>> seen; // used from `enoughToIndex` members on

    // Whether an earlier member has this key.
    bool has(std::string_view name)
    {
        constexpr std::size_t enoughToIndex = 16;
        if (value.members.size() < enoughToIndex)
            return value.find(name) != nullptr;
        if (seen.empty()) {
            for (const Member& member : value.members)
                seen.insert(member.key);
        }
        return !seen.emplace(name).second;
    }
};

// Makes values of what RapidJSON reports.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
public:
    Builder(ByteStream& stream, Places& places, const Limits& limits, Parsed& parsed)
        : m_stream(stream)
        , m_places(places)
        , m_limits(limits)
        , m_parsed(parsed)
    {
    }

    // NOLINTBEGIN(readability-identifier-naming): RapidJSON gives the names
    bool Null() { return keep(startToken(Type::Null)); }
    bool Bool(bool yes);
    bool RawNumber(const char* digits, rapidjson::SizeType length, bool copy);
    bool String(const char* text, rapidjson::SizeType length, bool copy);
    bool Key(const char* text, rapidjson::SizeType length, bool copy);
    bool StartObject() { return open(Type::Object); }
    bool EndObject(rapidjson::SizeType /*members*/) { return close(); }
    bool StartArray() { return open(Type::Array); }
    bool EndArray(rapidjson::SizeType /*items*/) { return close(); }
    // NOLINTEND(readability-identifier-naming)

    void report(Kind kind, Position at, std::string what)
    {
        if (m_parsed.problems.size() < mostProblems)
            m_parsed.problems.push_back({kind, at, std::move(what)});
    }

private:
    Value startToken(Type type)
    {
        Value value;
        value.type = type;
        value.at = m_places.at(m_stream.tokenStart());
        m_stream.endToken();
        return value;
    }

    bool keep(Value value);
    bool open(Type type);
    bool close();

    ByteStream& m_stream;
    Places& m_places;
    const Limits& m_limits;
    Parsed& m_parsed;
    std::vector<Open> m_open;
};

bool Builder::Bool(bool yes)
{
    Value value = startToken(Type::Boolean);
    value.boolean = yes;
    return keep(std::move(value));
}

bool Builder::RawNumber(const char* digits, rapidjson::SizeType length, bool /*copy*/)
{
    Value value = startToken(Type::Number);
    value.text.assign(digits, length);
    const auto result = std::from_chars(digits, digits + length, value.number);
    if (result.ec == std::errc::result_out_of_range) {
        const bool tooSmall = value.text.find("e-") != std::string::npos || value.text.find("E-") != std::string::npos;
        if (!tooSmall) {
            report(Kind::Syntax, value.at, "This number is too big. Write a smaller one.");
            return false;
        }
        value.number = 0;
    }
    return keep(std::move(value));
}

bool Builder::String(const char* text, rapidjson::SizeType length, bool /*copy*/)
{
    Value value = startToken(Type::String);
    value.text.assign(text, length);
    if (hasSurrogate(value.text))
        report(Kind::BadText, value.at, std::string(halfCharacter));
    return keep(std::move(value));
}

bool Builder::Key(const char* text, rapidjson::SizeType length, bool /*copy*/)
{
    Open& object = m_open.back();
    object.keyAt = startToken(Type::String).at;
    object.key.assign(text, length);
    object.drop = object.has(object.key);
    if (hasSurrogate(object.key))
        report(Kind::BadText, object.keyAt, std::string(halfCharacter));
    if (object.drop)
        report(Kind::DuplicateKey, object.keyAt,
            "The same object has " + quoted(object.key) + " already. Take one of the two away or rename it.");
    return true;
}

bool Builder::keep(Value value)
{
    if (m_open.empty()) {
        m_parsed.root = std::move(value);
        return true;
    }
    Open& parent = m_open.back();
    if (parent.value.type == Type::Array)
        parent.value.items.push_back(std::move(value));
    else if (!parent.drop)
        parent.value.members.push_back({std::move(parent.key), parent.keyAt, std::move(value)});
    return true;
}

bool Builder::open(Type type)
{
    const Position at = m_places.at(m_stream.Tell());
    if (m_open.size() >= static_cast<std::size_t>(std::max(m_limits.depth, 0))) {
        report(Kind::TooDeep, at,
            "Brackets stand inside brackets more than " + std::to_string(m_limits.depth)
                + " deep here. Make it flatter.");
        return false;
    }
    Open opened;
    opened.value.type = type;
    opened.value.at = at;
    m_open.push_back(std::move(opened));
    return true;
}

bool Builder::close()
{
    Value value = std::move(m_open.back().value);
    m_open.pop_back();
    return keep(std::move(value));
}

// What people write who do not know JSON by heart, told from the byte at the fault.
std::optional<std::string> usualMistake(std::string_view bytes, std::size_t at)
{
    if (at >= bytes.size())
        return "The file ends too early. Add what is missing, such as a closing bracket.";
    const std::string_view rest = bytes.substr(at);
    if (rest.front() == '/' || rest.front() == '#')
        return "Comments are not possible here. Take it away.";
    for (const std::string_view mark : {"'", "\u2018", "\u2019", "\u201C", "\u201D", "\u201E", "\u00AB"}) {
        if (rest.starts_with(mark))
            return "Put texts and keys in straight double quotation marks (\").";
    }
    const std::size_t before = bytes.substr(0, at).find_last_not_of(" \t\r\n");
    const bool afterComma = before != std::string_view::npos && bytes[before] == ',';
    if (afterComma && (rest.front() == ']' || rest.front() == '}'))
        return "There is a comma too many before this bracket. Take it away.";
    return std::nullopt;
}

std::string sentenceFor(rapidjson::ParseErrorCode code)
{
    const std::string missing = "Something is missing or extra here: expected ";
    switch (code) {
    case rapidjson::kParseErrorObjectMissName:
        return missing + "a key in quotation marks.";
    case rapidjson::kParseErrorObjectMissColon:
        return missing + "a colon after the key.";
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
        return missing + "a comma or a closing curly bracket.";
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
        return missing + "a comma or a closing square bracket.";
    case rapidjson::kParseErrorNumberMissFraction:
        return missing + "a digit after the point of this number.";
    case rapidjson::kParseErrorNumberMissExponent:
        return missing + "a digit after the e of this number.";
    case rapidjson::kParseErrorNumberTooBig:
        return "This number is too big. Write a smaller one.";
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
        return "Four digits or letters a to f must follow \\u.";
    default:
        return missing + "a text in quotation marks, a number, true, false, null or an opening bracket.";
    }
}

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20;
}

Problem faultInText(
    rapidjson::ParseErrorCode code, std::size_t at, const ByteStream& stream, Places& places, std::string_view bytes)
{
    if (at < bytes.size() && isControl(bytes[at]))
        return {Kind::Syntax, places.at(at),
            "A line break or control character stands inside a text. Write \\n for a line break, or close the "
            "quotation mark before it."};
    if (code == rapidjson::kParseErrorStringMissQuotationMark)
        return {Kind::Syntax, places.at(stream.tokenStart()), "This text has no closing quotation mark. Add it."};
    return {Kind::Syntax, places.at(at), "This backslash starts nothing that JSON knows. Write \\\\ for a backslash."};
}

Problem faultOf(const rapidjson::ParseResult& result, const ByteStream& stream, Places& places, std::string_view bytes)
{
    switch (result.Code()) {
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
        return {Kind::BadText, places.at(stream.tokenStart()), std::string(halfCharacter)};
    case rapidjson::kParseErrorStringMissQuotationMark:
    case rapidjson::kParseErrorStringEscapeInvalid:
        return faultInText(result.Code(), result.Offset(), stream, places, bytes);
    case rapidjson::kParseErrorValueInvalid: {
        const std::size_t at = stream.inToken() ? stream.tokenStart() : result.Offset(); // "nul" as a whole
        return {Kind::Syntax, places.at(at), usualMistake(bytes, at).value_or(sentenceFor(result.Code()))};
    }
    default:
        return {Kind::Syntax, places.at(result.Offset()),
            usualMistake(bytes, result.Offset()).value_or(sentenceFor(result.Code()))};
    }
}

void read(std::string_view bytes, const Limits& limits, Parsed& parsed)
{
    constexpr unsigned flags
        = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseStopWhenDoneFlag;
    ByteStream stream(bytes);
    Places places(bytes);
    Builder builder(stream, places, limits, parsed);
    rapidjson::Reader reader;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
    if (result.Code() == rapidjson::kParseErrorTermination)
        return; // the builder has said why
    if (result.IsError()) {
        const Problem fault = faultOf(result, stream, places, bytes);
        builder.report(fault.kind, fault.at, fault.what);
        return;
    }
    const std::size_t extra = bytes.find_first_not_of(" \t\r\n", stream.Tell());
    if (extra != std::string_view::npos)
        builder.report(Kind::Syntax, places.at(extra),
            "Something is extra here: the file is complete before it. Take it away, or look for a bracket that closes "
            "too early.");
}

std::string sizeSentence(std::size_t limit)
{
    const bool whole = limit >= (1U << 20U) && limit % (1U << 20U) == 0;
    const std::string size = whole ? std::to_string(limit >> 20U) + " MiB" : std::to_string(limit) + " bytes";
    return "The file is larger than " + size + ", the most that can be read. Make it smaller.";
}

} // namespace

Parsed parse(std::string_view bytes, const Limits& limits)
{
    Parsed parsed;
    const std::size_t limit = std::min(limits.bytes, mostBytes);
    if (bytes.size() > limit) {
        parsed.problems.push_back({Kind::TooLarge, {}, sizeSentence(limit)});
        return parsed;
    }
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byteOrderMark)) {
        bytes.remove_prefix(byteOrderMark.size());
        parsed.problems.push_back(
            {Kind::ByteOrderMark, {}, "The file begins with a byte order mark. Save it as UTF-8 without one."});
    }
    if (const std::optional<std::size_t> bad = text::invalidUtf8At(bytes)) {
        parsed.problems.push_back(
            {Kind::BadText, Places(bytes).at(*bad), "This is not UTF-8 text from here on. Save the file as UTF-8."});
        return parsed;
    }
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        parsed.problems.push_back({Kind::Syntax, {}, "The file is empty."});
        return parsed;
    }
    read(bytes, limits, parsed);
    return parsed;
}

} // namespace ownwords::json
