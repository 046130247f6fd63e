// SPDX-License-Identifier: Apache-2.0
#include "core/pack/linter.h"

#include "core/pack/messages.h"
#include "core/pack/pack_texts.h"
#include "core/pack/piping.h"
#include "core/pack/plain_words.h"
#include "core/pack/reading.h"

#include <QLocale>
#include <QString>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace ownwords::pack {

namespace {

// The bounds of resources/packs: what somebody who reads like a nine-year-old can take in.
constexpr double highestGrade = 4.0;
constexpr std::size_t longestSentence = 15; // words
constexpr int fewestForGrade = 10; // words: one greeting of two syllables would be grade 8

bool isEnglish(std::string_view language)
{
    return language == "en" || language.starts_with("en-");
}

// "Welsh (cy)", or the tag alone.
std::string nameOf(const std::string& language)
{
    const QLocale locale(QString::fromStdString(language));
    if (locale.language() == QLocale::C)
        return '"' + language + '"';
    return QLocale::languageToString(locale.language()).toStdString() + " (" + language + ")";
}

std::string counted(std::size_t n, const std::string& one, const std::string& many)
{
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::vector<Piece> piecesOf(std::string_view text)
{
    const Result<std::vector<Piece>> pieces = parsePiping(text);
    return pieces ? *pieces : std::vector<Piece>{Piece{std::string(text), {}, {}}};
}

// The text as it is measured: what an answer will fill counts as one short word.
std::string forMeasuring(std::string_view text)
{
    std::string plain;
    for (const Piece& piece : piecesOf(text))
        plain += piece.target.empty() ? piece.literal : "it";
    return plain;
}

// The pack's own words: a fallback is one, the id of a question is none.
std::string forWords(std::string_view text)
{
    std::string words;
    for (const Piece& piece : piecesOf(text))
        words += piece.target.empty() ? piece.literal : "|" + piece.fallback + "|";
    return words;
}

std::set<std::string> targetsOf(std::string_view text)
{
    std::set<std::string> targets;
    for (const Piece& piece : piecesOf(text)) {
        if (!piece.target.empty())
            targets.insert(piece.target);
    }
    return targets;
}

// "{a} and {b}"
std::string listed(const std::vector<std::string>& targets)
{
    std::string list;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (i > 0)
            list += i + 1 == targets.size() ? " and " : ", ";
        list += "{" + targets[i] + "}";
    }
    return list;
}

std::vector<std::string> missingFrom(const std::set<std::string>& some, const std::set<std::string>& all)
{
    std::vector<std::string> missing;
    std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(missing));
    return missing;
}

// The first words of a sentence, to find it by.
std::string beginningOf(std::string_view sentence)
{
    constexpr std::size_t enough = 4;
    const std::vector<std::string_view> words = wordsOf(sentence);
    const std::string_view last = words.at(std::min(enough, words.size()) - 1);
    const auto length = static_cast<std::size_t>(last.data() + last.size() - sentence.data());
    return quoted(std::string(sentence.substr(0, length)) + " ...");
}

std::string endedSentence(std::string text)
{
    if (!text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!'))
        text += '.';
    return text;
}

class Linter {
public:
    Linter(const Pack& pack, const std::vector<PlainWord>& words)
        : m_pack(pack)
        , m_words(words)
        , m_texts(textsOf(pack))
    {
    }

    Lint run();

private:
    using LintOk = std::vector<std::string>;

    bool isAccepted(const std::string& code, const LintOk* lintOk);
    void warn(const std::string& code, json::Position at, const LintOk* lintOk, std::string text);

    void checkTranslated(const std::string& language);
    void checkPiping(const PlacedText& placed);
    void checkSentences(const PlacedText& placed);
    void checkWords(const PlacedText& placed);
    void checkGrade(const Section& section);
    ReadingCounts countsOf(const Section& section, const std::string& language) const;
    void checkGoals();

    const Pack& m_pack;
    WordFinder m_words;
    std::vector<PlacedText> m_texts;
    Messages m_messages;
    int m_accepted = 0;
};

bool Linter::isAccepted(const std::string& code, const LintOk* lintOk)
{
    const bool accepted = lintOk != nullptr && std::find(lintOk->begin(), lintOk->end(), code) != lintOk->end();
    m_accepted += accepted ? 1 : 0;
    return accepted;
}

void Linter::warn(const std::string& code, json::Position at, const LintOk* lintOk, std::string text)
{
    if (!isAccepted(code, lintOk))
        m_messages.add(code, at, std::move(text));
}

void Linter::checkTranslated(const std::string& language)
{
    std::size_t missing = 0;
    json::Position first;
    for (const PlacedText& placed : m_texts) {
        if (placed.text->byLanguage.count(language) > 0 || isAccepted("W101", placed.lintOk))
            continue;
        first = missing == 0 ? placed.text->at : std::min(first, placed.text->at);
        ++missing;
    }
    if (missing > 0)
        m_messages.add("W101", first,
            counted(missing, "text has", "texts have") + " no " + nameOf(language)
                + " wording. The app shows the first language there, with a mark.");
}

void Linter::checkPiping(const PlacedText& placed)
{
    const auto base = placed.text->byLanguage.find(m_pack.languages.front());
    if (base == placed.text->byLanguage.end())
        return;
    const std::set<std::string> wanted = targetsOf(base->second.text);
    for (const auto& [language, wording] : placed.text->byLanguage) {
        const std::set<std::string> got = targetsOf(wording.text);
        if (got == wanted)
            continue;
        const std::vector<std::string> missing = missingFrom(got, wanted);
        const std::vector<std::string> extra = missingFrom(wanted, got);
        std::string what = "The " + nameOf(language) + " wording is filled from other answers than the first language.";
        if (!missing.empty())
            what += " Put in " + listed(missing) + (extra.empty() ? "." : " and take out " + listed(extra) + ".");
        else
            what += " Take out " + listed(extra) + ".";
        warn("W104", wording.at, placed.lintOk, what);
    }
}

void Linter::checkSentences(const PlacedText& placed)
{
    for (const auto& [language, wording] : placed.text->byLanguage) {
        const std::string text = forMeasuring(wording.text);
        for (const std::string_view sentence : sentencesOf(text)) {
            const std::size_t words = wordsOf(sentence).size();
            if (words > longestSentence)
                warn("W109", wording.at, placed.lintOk,
                    "The sentence " + beginningOf(sentence) + " has " + std::to_string(words)
                        + " words. Make two of it, or say it in " + std::to_string(longestSentence) + " or fewer.");
        }
    }
}

void Linter::checkWords(const PlacedText& placed)
{
    for (const auto& [language, wording] : placed.text->byLanguage) {
        if (!isEnglish(language))
            continue;
        for (const FoundWord& found : m_words.find(forWords(wording.text)))
            warn("W111", wording.at, placed.lintOk,
                quoted(found.avoid) + " is a word that puts people down or belongs to the system. "
                    + endedSentence("Better: " + found.entry->better));
    }
}

ReadingCounts Linter::countsOf(const Section& section, const std::string& language) const
{
    std::vector<PlacedText> texts = textsOf(section);
    for (const std::string_view list : listsOf(section)) {
        const auto options = m_pack.lists.find(list);
        if (options == m_pack.lists.end())
            continue;
        const std::vector<PlacedText> labels = textsOf(options->second);
        texts.insert(texts.end(), labels.begin(), labels.end());
    }
    ReadingCounts counts;
    for (const PlacedText& placed : texts) {
        const auto wording = placed.text->byLanguage.find(language);
        if (wording == placed.text->byLanguage.end() || placed.part == PlacedText::Part::None)
            continue;
        const std::string text = forMeasuring(wording->second.text);
        const bool isSentence = text.ends_with('.') || text.ends_with('!') || text.ends_with('?');
        if (placed.part == PlacedText::Part::Prose || isSentence)
            counts += readingCounts(text);
    }
    return counts;
}

void Linter::checkGrade(const Section& section)
{
    double grade = 0;
    for (const std::string& language : m_pack.languages) {
        const ReadingCounts counts = isEnglish(language) ? countsOf(section, language) : ReadingCounts{};
        if (counts.words >= fewestForGrade)
            grade = std::max(grade, gradeOf(counts));
    }
    const long tenths = std::lround(grade * 10);
    if (tenths > std::lround(highestGrade * 10))
        warn("W108", section.title.at, &section.lintOk,
            "This section reads at grade " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10)
                + ", and 4 is the most. Use shorter words and shorter sentences.");
}

void Linter::checkGoals()
{
    bool anyGoal = false;
    for (const Section& section : m_pack.sections) {
        for (const Question* question : questionsOf(section)) {
            if (question->role != Role::Goal)
                continue;
            anyGoal = true;
            if (!question->readBack)
                warn("W118", question->at, &question->lintOk,
                    quoted(question->id)
                        + " asks for a goal and does not read it back. Make it a question for own "
                          "words with \"read_back\": true.");
        }
    }
    if (!anyGoal)
        m_messages.add("W118", m_pack.title.at,
            "No question asks for a goal. Give one question the role \"goal\" and \"read_back\": true.");
}

Lint Linter::run()
{
    for (const std::string& language : m_pack.languages)
        checkTranslated(language);
    for (const PlacedText& placed : m_texts) {
        checkPiping(placed);
        checkWords(placed);
        if (placed.shown)
            checkSentences(placed);
    }
    for (const Section& section : m_pack.sections)
        checkGrade(section);
    checkGoals();
    return {m_messages.sorted(), m_accepted};
}

} // namespace

Lint lint(const Pack& pack, const std::vector<PlainWord>& words)
{
    return pack.languages.empty() ? Lint{} : Linter(pack, words).run();
}

} // namespace ownwords::pack
