// SPDX-License-Identifier: Apache-2.0
#include "core/pack/loader.h"

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/pack/index.h"
#include "core/pack/messages.h"
#include "core/pack/read_question.h"
#include "core/pack/reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ownwords::pack {

namespace {

constexpr std::string_view formatName = "conversation-pack/1";
constexpr json::Limits fileLimits{4U << 20U, 32};
constexpr std::size_t mostLanguages = 20;
constexpr std::size_t mostSections = 50;
constexpr std::size_t mostFlags = 10;
constexpr std::size_t mostPhrases = 30;
constexpr std::size_t mostPhrasePoints = 60;
constexpr int mostItems = 50;

std::string codeOf(json::Problem::Kind kind)
{
    switch (kind) {
    case json::Problem::Kind::DuplicateKey:
        return "P002";
    case json::Problem::Kind::BadText:
        return "P022";
    case json::Problem::Kind::TooDeep:
    case json::Problem::Kind::TooLarge:
        return "P013";
    default:
        return "P001";
    }
}

// P022 for every text and key of the file. What is no UTF-8 at all was said by the JSON reader already.
void checkCharacters(Messages& messages, const json::Value& value)
{
    const auto check = [&](std::string_view text, json::Position at) {
        if (text::isValidUtf8(text) && text::hasForbiddenControls(text))
            messages.add("P022", at,
                "This text holds a character that cannot be seen and could mislead: a control character, or one that "
                "turns the direction of writing round. Take it out.");
    };
    check(value.text, value.at);
    for (const json::Value& item : value.items)
        checkCharacters(messages, item);
    for (const json::Member& member : value.members) {
        check(member.key, member.at);
        checkCharacters(messages, member.value);
    }
}

// A newer format of ours, which this loader must not guess at: "conversation-pack/2".
bool isNewerFormat(std::string_view format)
{
    constexpr std::string_view stem = "conversation-pack/";
    if (!format.starts_with(stem))
        return false;
    const std::string_view number = format.substr(stem.size());
    const bool digits = !number.empty() && number.size() < 10
        && std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits && std::stoi(std::string(number)) > 1;
}

// The first language when it is good: the others are checked against it before the rest of the pack is read.
std::string baseLanguage(const json::Value& root)
{
    const json::Value* const languages = root.find("languages");
    if (languages == nullptr || languages->items.empty())
        return {};
    const std::string& base = languages->items.front().text;
    return isLanguage(base) ? base : std::string();
}

class PackReader {
public:
    PackReader(Context& context, const json::Value& root)
        : m_context(context)
        , m_reader(context, root, "the pack")
    {
    }

    Pack read()
    {
        if (m_reader.isObject()) {
            m_reader.onlyKeys({"$schema", "format", "id", "version", "languages", "title", "about", "licence",
                "authors", "lists", "sections", "checked", "flags", "collections", "phrases"});
            m_reader.need({"format", "id", "version", "languages", "title", "sections"});
            readHead();
            readFlags();
            readLists();
            readCollections();
            readPhrases();
            checkChecked();
            readSections();
        }
        return std::move(m_pack);
    }

private:
    void readHead();
    void readAuthors();
    void readLanguages();
    void readFlags();
    void readLists();
    void readCollections();
    Collection readCollection(const json::Member& member);
    void checkParents();
    void readPhrases();
    void readPhrase(const json::Member& phrase);
    void checkChecked();
    void readSections();

    Context& m_context;
    Reader m_reader;
    Pack m_pack;
};

void PackReader::readHead()
{
    const json::Value* const format = m_reader.find("format");
    if (format != nullptr && format->text != formatName)
        m_reader.wrong(*format, "format", "\"" + std::string(formatName) + '"');
    m_reader.string("$schema", fileLimits.bytes);
    constexpr std::size_t longestName = 80;
    m_pack.id = m_reader.string("id", longestName);
    if (!m_pack.id.empty() && !isPackId(m_pack.id))
        m_context.say("P006", m_reader.find("id")->at,
            quoted(m_pack.id)
                + " cannot be the id of a pack. Use small letters, digits, dots and -, such as "
                  "\"uk.example.first-talk\".");
    m_pack.version = m_reader.string("version", longestName);
    const json::Value* const version = m_reader.find("version");
    if (version != nullptr && version->type == json::Type::String && !isVersion(m_pack.version))
        m_reader.wrong(*version, "version", "one to three numbers with dots between, such as \"1.0.2\"");
    readLanguages();
    m_pack.title = m_reader.text("title");
    m_pack.about = m_reader.text("about");
    m_pack.licence = m_reader.string("licence", longestName);
    readAuthors();
}

void PackReader::readAuthors()
{
    constexpr std::size_t longest = 120;
    const std::vector<json::Value>* const authors = m_reader.items("authors", 0, fileLimits.bytes);
    if (authors == nullptr)
        return;
    for (const json::Value& author : *authors) {
        if (author.type != json::Type::String)
            m_reader.wrong(author, "authors", "a list of names in quotation marks");
        else if (text::codePoints(author.text) > longest)
            m_context.say("P013", author.at, "A name in `authors` is longer than 120 characters. Make it shorter.");
        else
            m_pack.authors.push_back(author.text);
    }
}

void PackReader::readLanguages()
{
    m_reader.items("languages", 1, mostLanguages);
    m_pack.languages
        = m_reader.strings("languages", isLanguage, R"(a list of codes such as "en" or "cy")", mostLanguages);
}

void PackReader::readFlags()
{
    const auto isText = [](std::string_view) { return true; };
    m_pack.flags = m_reader.strings("flags", isText, "a list of ids in quotation marks", mostFlags);
    const json::Value* const flags = m_reader.find("flags");
    for (std::size_t i = 0; flags != nullptr && i < flags->items.size(); ++i) {
        if (flags->items[i].type == json::Type::String)
            checkId(m_context, flags->items[i].text, flags->items[i].at);
    }
}

void PackReader::readLists()
{
    const std::vector<json::Member>* const lists = m_reader.members("lists");
    if (lists == nullptr)
        return;
    for (const json::Member& list : *lists) {
        checkId(m_context, list.key, list.at);
        m_pack.lists.emplace(list.key, readOptions(m_context, list.value, list.key));
    }
}

Collection PackReader::readCollection(const json::Member& member)
{
    const Reader reader(m_context, member.value, "the collection " + quoted(member.key));
    reader.onlyKeys({"title", "max", "of", "keep"});
    reader.need({"title", "max"});
    Collection collection;
    collection.id = member.key;
    collection.title = reader.text("title");
    const json::Value* const max = reader.find("max");
    if (max != nullptr && max->isInteger() && max->number > mostItems)
        m_context.say("P013", max->at,
            "`max` in " + reader.name() + " is more than " + std::to_string(mostItems)
                + ", the most items there can be. Make it smaller.");
    else
        collection.max = reader.whole("max", 1, mostItems).value_or(mostItems);
    if (reader.has("of"))
        collection.of = reader.collection("of");
    collection.keep = reader.boolean("keep");
    return collection;
}

void PackReader::readCollections()
{
    const std::vector<json::Member>* const collections = m_reader.members("collections");
    if (collections == nullptr)
        return;
    for (const json::Member& member : *collections) {
        checkId(m_context, member.key, member.at);
        m_pack.collections.emplace(member.key, readCollection(member));
    }
    checkParents();
}

// A collection that belongs to itself, directly or round a corner, would have no first item.
void PackReader::checkParents()
{
    for (const auto& [id, collection] : m_pack.collections) {
        std::string parent = collection.of;
        for (std::size_t steps = 0; !parent.empty() && parent != id && steps < m_pack.collections.size(); ++steps) {
            const auto found = m_pack.collections.find(parent);
            parent = found == m_pack.collections.end() ? std::string() : found->second.of;
        }
        if (parent != id)
            continue;
        const json::Value* const of = m_reader.find("collections")->find(id)->find("of");
        m_context.say("P011", of->at,
            "By `of` the collection " + quoted(id) + " belongs to itself. Name another collection, or take `of` out.");
    }
}

void PackReader::readPhrase(const json::Member& phrase)
{
    const Reader reader(m_context, phrase.value, "the phrase " + quoted(phrase.key));
    auto& byLanguage = m_pack.phrases[phrase.key];
    for (const json::Member& member : phrase.value.members) {
        if (!isLanguage(member.key))
            m_context.say("P003", member.at,
                quoted(member.key) + " in " + reader.name() + " is no language. Use a code such as `en` or `cy`.");
        const std::vector<json::Value>* const sayings = reader.items(member.key, 0, mostPhrases);
        if (sayings == nullptr)
            continue;
        for (const json::Value& saying : *sayings) {
            if (saying.type != json::Type::String || saying.text.empty())
                reader.wrong(saying, member.key, "a list of texts in quotation marks, none of them empty");
            else if (text::codePoints(saying.text) > mostPhrasePoints)
                m_context.say("P013", saying.at,
                    "A saying in " + reader.name() + " is longer than " + std::to_string(mostPhrasePoints)
                        + " characters. Make it shorter.");
            else
                byLanguage[member.key].push_back(saying.text);
        }
    }
}

void PackReader::readPhrases()
{
    const std::vector<json::Member>* const phrases = m_reader.members("phrases");
    if (phrases == nullptr)
        return;
    for (const json::Member& phrase : *phrases) {
        checkId(m_context, phrase.key, phrase.at);
        readPhrase(phrase);
    }
}

// `checked` is for translators' tools: looked at, not kept.
void PackReader::checkChecked()
{
    const std::vector<json::Member>* const languages = m_reader.members("checked");
    if (languages == nullptr)
        return;
    const auto isHash = [](const json::Value& value) {
        return value.type == json::Type::String && value.text.size() == 8
            && value.text.find_first_not_of("0123456789abcdef") == std::string::npos;
    };
    for (const json::Member& language : *languages) {
        const Reader reader(m_context, language.value, "`checked` for " + quoted(language.key));
        if (!isLanguage(language.key))
            m_context.say("P003", language.at,
                quoted(language.key) + " in `checked` is no language. Use a code such as `en` or `cy`.");
        for (const json::Member& text : language.value.members) {
            if (!isHash(text.value))
                m_context.say("P005", text.value.at,
                    quoted(text.key) + " in " + reader.name() + " must be a text of 8 digits or letters a to f.");
        }
    }
}

void PackReader::readSections()
{
    const std::vector<json::Value>* const sections = m_reader.items("sections", 1, mostSections);
    if (sections == nullptr)
        return;
    for (const json::Value& section : *sections)
        m_pack.sections.push_back(readSection(m_context, section));
}

// Reads what JSON could make sense of. `messages`: what is known to be wrong already.
Loaded readPack(json::Value root, const MediaSize& mediaSize, Messages messages)
{
    const json::Value* const format = root.find("format");
    if (format != nullptr && isNewerFormat(format->text)) {
        messages.add("P018", format->at,
            "This pack has the format " + quoted(format->text)
                + ", which is newer than this program. Update Ownwords, "
                  "or ask for the pack as \""
                + std::string(formatName) + "\".");
        return {std::nullopt, messages.sorted()};
    }
    const Index index(root);
    Context context{index, mediaSize, baseLanguage(root), std::move(messages), {}, {}, 0, {}, 0};
    checkCharacters(context.messages, root);
    Pack pack = PackReader(context, root).read();
    if (!context.messages.empty())
        return {std::nullopt, context.messages.sorted()};
    const std::string canonical = json::write(root, json::Style::Canonical);
    if (canonical.size() > fileLimits.bytes) {
        context.say("P013", root.at, "The pack is larger than 4 MiB. Make it smaller.");
        return {std::nullopt, context.messages.sorted()};
    }
    pack.hash = sha256Hex(canonical);
    pack.source = std::move(root);
    return {std::move(pack), {}};
}

} // namespace

std::string toText(std::string_view file, const Message& message)
{
    return std::string(file) + ':' + std::to_string(message.at.line) + ':' + std::to_string(message.at.column) + ": "
        + (message.isError() ? "error " : "warning ") + message.code + ": " + message.text;
}

Loaded load(std::string_view bytes, const MediaSize& mediaSize)
{
    json::Parsed parsed = json::parse(bytes, fileLimits);
    Messages messages;
    bool readable = parsed.root.type != json::Type::Null; // null is no pack, nor is what was not read to its end
    for (const json::Problem& problem : parsed.problems) {
        messages.add(codeOf(problem.kind), problem.at, problem.what);
        const bool isInside
            = problem.kind == json::Problem::Kind::DuplicateKey || problem.kind == json::Problem::Kind::BadText;
        readable = readable && (isInside || problem.kind == json::Problem::Kind::ByteOrderMark);
    }
    if (!readable && !messages.empty())
        return {std::nullopt, messages.sorted()};
    return readPack(std::move(parsed.root), mediaSize, std::move(messages));
}

Loaded load(const json::Value& value, const MediaSize& mediaSize)
{
    return readPack(value, mediaSize, {});
}

std::optional<Message> versionClash(const Pack& a, const Pack& b)
{
    if (a.id != b.id || a.version != b.version || a.hash == b.hash)
        return std::nullopt;
    const json::Value* const version = b.source.find("version");
    return Message{"P019", version == nullptr ? b.source.at : version->at,
        "There is another pack " + quoted(b.id) + " with the version " + quoted(b.version)
            + ", and it says something else. Give this one a new version number."};
}

} // namespace ownwords::pack
