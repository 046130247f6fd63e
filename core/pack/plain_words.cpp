// SPDX-License-Identifier: Apache-2.0
#include "core/pack/plain_words.h"

#include "core/base/text.h"

#include <QString>

#include <algorithm>
#include <optional>
#include <utility>

namespace ownwords::pack {

namespace {

// The text's words in folded case; an empty one stands where a mark parts phrases.
std::vector<std::string> foldedWords(std::string_view text)
{
    const std::string folded
        = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toCaseFolded().toStdString();
    constexpr std::u32string_view joining = U"-'\u2019\u2010\u2011";
    std::vector<std::string> words;
    bool inWord = false;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t start = at;
        const char32_t c = text::nextCodePoint(folded, at);
        if (QChar::isLetterOrNumber(c) || QChar::isMark(c)) {
            if (!inWord)
                words.emplace_back();
            words.back().append(folded, start, at - start);
            inWord = true;
            continue;
        }
        inWord = false;
        const bool parts = !text::isWhiteSpace(c) && joining.find(c) == std::u32string_view::npos;
        if (parts && !words.empty() && !words.back().empty())
            words.emplace_back();
    }
    return words;
}

bool startsAt(const std::vector<std::string>& text, std::size_t at, const std::vector<std::string>& phrase)
{
    return phrase.size() <= text.size() - at
        && std::equal(phrase.begin(), phrase.end(), text.begin() + static_cast<std::ptrdiff_t>(at));
}

tl::unexpected<Error> faultAt(json::Position at, const std::string& what)
{
    return fail(
        ErrorCode::Invalid, "plain words " + std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + what);
}

const std::string& textOf(const json::Value* value)
{
    static const std::string none;
    return value != nullptr && value->type == json::Type::String ? value->text : none;
}

Result<PlainWord> readEntry(const json::Value& entry)
{
    const json::Value* const avoid = entry.find("avoid");
    PlainWord word;
    word.better = textOf(entry.find("try"));
    if (avoid == nullptr || avoid->type != json::Type::Array || avoid->items.empty() || text::isBlank(word.better))
        return faultAt(entry.at, "an entry needs a list \"avoid\" and a text \"try\"");
    for (const json::Value& item : avoid->items) {
        if (foldedWords(textOf(&item)).empty())
            return faultAt(item.at, "a word to avoid must be a text with letters in it");
        word.avoid.push_back(item.text);
    }
    return word;
}

} // namespace

WordFinder::WordFinder(const std::vector<PlainWord>& words)
{
    for (const PlainWord& entry : words) {
        for (const std::string& avoid : entry.avoid) {
            std::vector<std::string> folded = foldedWords(avoid);
            if (folded.empty())
                continue;
            std::vector<Phrase>& phrases = m_byFirstWord[folded.front()];
            phrases.push_back({std::move(folded), {avoid, &entry}});
        }
    }
    for (auto& [first, phrases] : m_byFirstWord)
        std::stable_sort(phrases.begin(), phrases.end(),
            [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
}

std::vector<FoundWord> WordFinder::find(std::string_view text) const
{
    const std::vector<std::string> words = foldedWords(text);
    std::vector<FoundWord> found;
    std::size_t at = 0;
    while (at < words.size()) {
        const auto phrases = m_byFirstWord.find(words[at]);
        const Phrase* match = nullptr;
        if (phrases != m_byFirstWord.end()) {
            const auto longest = std::find_if(phrases->second.begin(), phrases->second.end(),
                [&](const Phrase& phrase) { return startsAt(words, at, phrase.words); });
            match = longest == phrases->second.end() ? nullptr : &*longest;
        }
        at += match == nullptr ? 1 : match->words.size();
        const bool isNew = match != nullptr && std::none_of(found.begin(), found.end(), [match](const FoundWord& old) {
            return old.avoid == match->found.avoid;
        });
        if (isNew)
            found.push_back(match->found);
    }
    return found;
}

Result<std::vector<PlainWord>> readPlainWords(std::string_view bytes)
{
    const json::Parsed parsed = json::parse(bytes);
    if (!parsed.problems.empty())
        return faultAt(parsed.problems.front().at, parsed.problems.front().what);
    const std::string& format = textOf(parsed.root.find("format"));
    if (format != "plain-words/1")
        return fail(format.starts_with("plain-words/") ? ErrorCode::NewerFormat : ErrorCode::Invalid,
            "plain words: \"format\" is not plain-words/1");
    if (textOf(parsed.root.find("language")) != "en")
        return fail(ErrorCode::Invalid, "plain words: \"language\" is not en");
    const json::Value* const list = parsed.root.find("words");
    if (list == nullptr || list->type != json::Type::Array)
        return faultAt(parsed.root.at, "the list \"words\" is missing");
    std::vector<PlainWord> words;
    for (const json::Value& entry : list->items) {
        Result<PlainWord> word = readEntry(entry);
        if (!word)
            return tl::unexpected<Error>(word.error());
        words.push_back(std::move(*word));
    }
    return words;
}

} // namespace ownwords::pack
