// SPDX-License-Identifier: Apache-2.0
#include "core/pack/outline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace ownwords::pack {

namespace {

using Op = Condition::Op;

std::string inQuotes(std::string_view words)
{
    return '"' + std::string(words) + '"';
}

std::string numberText(double number)
{
    std::array<char, 32> digits{};
    const auto result = std::to_chars(digits.begin(), digits.end(), number);
    return {digits.data(), result.ptr};
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator)
{
    std::string all;
    for (const std::string& part : parts)
        all += (all.empty() ? "" : std::string(separator)) + part;
    return all;
}

std::string_view kindSentence(Kind kind)
{
    switch (kind) {
    case Kind::Say:
        return "said, no answer";
    case Kind::Words:
        return "own words";
    case Kind::One:
        return "pick one";
    case Kind::Some:
        return "pick some";
    case Kind::Number:
        return "a number";
    case Kind::Scale:
        return "a scale";
    case Kind::Date:
        return "a date";
    case Kind::Loop:
        return "again for each item";
    }
    return {};
}

// "only when ...", but "not when ..." as it is.
std::string only(const std::string& condition)
{
    return condition.starts_with("not ") ? condition : "only " + condition;
}

class Outline {
public:
    Outline(const Pack& pack, std::string_view language)
        : m_pack(pack)
        , m_language(language)
    {
    }

    std::string write()
    {
        line(0, words(m_pack.title) + " (" + m_pack.id + ' ' + m_pack.version + ')');
        words(0, "", m_pack.about);
        for (std::size_t i = 0; i < m_pack.sections.size(); ++i)
            writeSection(m_pack.sections[i], i + 1);
        return std::move(m_text);
    }

private:
    void line(int step, const std::string& text)
    {
        const std::string indent(static_cast<std::size_t>(step) * 2, ' ');
        std::string shown = text;
        for (std::size_t at = shown.find('\n'); at != std::string::npos; at = shown.find('\n', at + 1))
            shown.insert(at + 1, indent + "  ");
        m_text += indent + shown + '\n';
    }
    // A text after its heading, or nothing when there is no such text.
    void words(int step, const std::string& heading, const Text& text)
    {
        if (!text.empty())
            line(step, heading + words(text));
    }
    std::string words(const Text& text) const { return m_pack.wording(text, m_language); }

    void writeSection(const Section& section, std::size_t number);
    void writeQuestion(const Question& question, int step, const Question* parent);
    void writeTexts(const Question& question, int step);
    void writeOptions(const Question& question, int step);
    void writeOption(const Option& option, int step);
    void writeRange(const Question& question, int step);
    void writeEffects(const Question& question, int step);
    void writeHabits(const Question& question, int step);
    std::string test(const Condition& condition, const Question* parent) const;
    std::string group(const Condition& condition, const Question* parent, std::string_view word) const;
    std::string flagTest(const std::string& flag, bool yes) const;
    std::string compared(const Condition& condition, const Question* parent, std::string_view how) const;
    std::string optionWords(const Condition& condition, const Question* parent) const;
    std::string says(const std::string& phrase, std::string_view which) const;
    std::string contrary(const Condition& condition, const Question* parent) const;

    const Pack& m_pack;
    std::string_view m_language;
    std::string m_text;
};

void Outline::writeSection(const Section& section, std::size_t number)
{
    line(0, "");
    line(0, std::to_string(number) + ". " + words(section.title) + " [" + section.id + ']');
    if (section.when)
        line(1, only(test(*section.when, nullptr)));
    if (section.gate)
        line(1, "all of this is shown before anything after it");
    for (const Question& question : section.questions)
        writeQuestion(question, 1, nullptr);
}

void Outline::writeQuestion(const Question& question, int step, const Question* parent)
{
    const std::string role = question.role == Role::None ? "" : ", role " + std::string(toText(question.role));
    const std::string follows = parent == nullptr ? "" : "then, ";
    line(step, "- [" + question.id + "] " + follows + std::string(kindSentence(question.kind)) + role);
    if (question.when)
        line(step + 1, parent == nullptr ? only(test(*question.when, parent)) : test(*question.when, parent));
    else if (parent != nullptr)
        line(step + 1, "after every answer");
    writeTexts(question, step + 1);
    writeOptions(question, step + 1);
    writeRange(question, step + 1);
    writeEffects(question, step + 1);
    writeHabits(question, step + 1);
    for (const Question& followUp : question.followups)
        writeQuestion(followUp, step + 1, &question);
    if (question.kind == Kind::Loop)
        line(step + 1,
            "for each of " + question.over + (question.only.empty() ? "" : " that is " + joined(question.only, " or "))
                + ':');
    for (const Question& inner : question.questions)
        writeQuestion(inner, step + 2, nullptr);
    words(step + 1, "and then: ", question.again);
}

void Outline::writeTexts(const Question& question, int step)
{
    words(step, "", question.text);
    words(step, "sentence: ", question.sentence);
    words(step, "read aloud: ", question.say);
    words(step, "help: ", question.help);
    words(step, "another way: ", question.anotherWay);
    for (const Text& idea : question.ideas)
        words(step, "idea: ", idea);
    words(step, "about each: ", question.each);
    words(step, "coach: ", question.coach);
}

void Outline::writeOptions(const Question& question, int step)
{
    const auto list = m_pack.lists.find(question.list);
    if (list != m_pack.lists.end()) {
        for (const Option& option : list->second)
            writeOption(option, step);
    }
    if (question.from == "@parts")
        line(step, "( ) the parts of the printed page");
    else if (!question.from.empty())
        line(step, "( ) each of " + question.from);
    if (question.ownWords)
        line(step, "( ) own words");
}

void Outline::writeOption(const Option& option, int step)
{
    std::vector<std::string> effects;
    if (!option.addsTo.empty())
        effects.push_back("adds to " + option.addsTo);
    if (!option.state.empty())
        effects.push_back("makes it " + inQuotes(option.state));
    if (!option.revisit.empty())
        effects.push_back("goes back to " + inQuotes(option.revisit));
    const std::string arrow = effects.empty() ? "" : " -> " + joined(effects, ", ");
    line(step, "( ) " + words(option.text) + " [" + option.id + ']' + arrow);
}

void Outline::writeRange(const Question& question, int step)
{
    if (question.kind == Kind::Some && question.max)
        line(step, "at most " + numberText(*question.max) + " of them");
    else if (question.min && question.max)
        line(step, "from " + numberText(*question.min) + " to " + numberText(*question.max));
    else if (question.min)
        line(step, numberText(*question.min) + " or more");
    else if (question.max)
        line(step, numberText(*question.max) + " or less");
    if (question.ends)
        line(step, inQuotes(words(question.ends->low)) + " to " + inQuotes(words(question.ends->high)));
    if (!question.suggest.empty())
        line(step, "offers " + joined(question.suggest, ", "));
    words(step, "or: ", question.none);
}

void Outline::writeEffects(const Question& question, int step)
{
    if (!question.addsTo.empty()) {
        const std::string each = question.many ? "each entry adds to " : "adds to ";
        line(step, each + question.addsTo + (question.offer ? ", after a yes" : ""));
    }
    if (question.readBack)
        line(step, "the words are read back");
    if (question.role == Role::Promise)
        line(step, question.mySide ? "a promise of the person's own" : "a promise of our side");
}

void Outline::writeHabits(const Question& question, int step)
{
    if (question.coachSpeaks)
        line(step, "the coach answers");
    if (question.onRequest)
        line(step, "behind a button only");
    if (question.onlyNew)
        line(step, "for new items only");
    if (question.isPrivate)
        line(step, "not printed unless ticked");
    if (!question.store)
        line(step, "never stored");
}

std::string Outline::flagTest(const std::string& flag, bool yes) const
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> sentences{
        {{"alone", "talking alone"}, {"together", "talking together"}, {"review", "looking back at an earlier talk"},
            {"shared", "the record is shared with a coach"}, {"no_penalty", "a no-penalty promise is signed"},
            {"keep", "the talk is kept"}, {"take", "the talk is taken away"}, {"talk_only", "nothing is kept"}}};
    for (const auto& [id, sentence] : sentences) {
        if (id == flag)
            return (yes ? "when " : "not when ") + std::string(sentence);
    }
    return (yes ? "when " : "not when ") + inQuotes(flag) + " is set";
}

std::string Outline::says(const std::string& phrase, std::string_view which) const
{
    const auto found = m_pack.phrases.find(phrase);
    if (found == m_pack.phrases.end() || found->second.empty())
        return "if the answer is " + std::string(which) + ": " + inQuotes(phrase);
    auto language = found->second.find(m_language);
    if (language == found->second.end())
        language = found->second.find(m_pack.languages.front());
    if (language == found->second.end())
        language = found->second.begin();
    return "if the answer is " + std::string(which) + ": " + joined(language->second, ", ");
}

// The words of the option that a condition names, or its id.
std::string Outline::optionWords(const Condition& condition, const Question* parent) const
{
    const Question* const asked = parent != nullptr ? parent : m_pack.find(condition.question);
    const auto list = asked == nullptr ? m_pack.lists.end() : m_pack.lists.find(asked->list);
    if (list != m_pack.lists.end()) {
        for (const Option& option : list->second) {
            if (option.id == condition.id)
                return inQuotes(words(option.text));
        }
    }
    return inQuotes(condition.id);
}

std::string Outline::compared(const Condition& condition, const Question* parent, std::string_view how) const
{
    std::string sentence = parent != nullptr ? "when the number is " : "when " + inQuotes(condition.question) + " is ";
    if (how == "more than" || how == "less than")
        return sentence + std::string(how) + ' ' + numberText(condition.number);
    return sentence + numberText(condition.number) + ' ' + std::string(how);
}

std::string Outline::group(const Condition& condition, const Question* parent, std::string_view word) const
{
    std::vector<std::string> parts;
    for (const Condition& part : condition.parts)
        parts.push_back(test(part, parent));
    return parts.size() == 1 ? parts.front() : '(' + joined(parts, ' ' + std::string(word) + ' ') + ')';
}

// The sentence for `not`.
std::string Outline::contrary(const Condition& condition, const Question* parent) const
{
    switch (condition.op) {
    case Op::Flag:
        return flagTest(condition.id, false);
    case Op::Says:
        return says(condition.id, "none of");
    case Op::Passed:
        return "when it is answered";
    case Op::Not:
        return test(condition.parts.front(), parent);
    default:
        return "not " + test(condition, parent);
    }
}

std::string Outline::test(const Condition& condition, const Question* parent) const
{
    const std::string subject = parent != nullptr ? "the answer" : inQuotes(condition.question);
    switch (condition.op) {
    case Op::All:
        return group(condition, parent, "and");
    case Op::Any:
        return group(condition, parent, "or");
    case Op::Not:
        return contrary(condition.parts.front(), parent);
    case Op::Flag:
        return flagTest(condition.id, true);
    case Op::Answered:
        return "if " + subject + (condition.yes ? " is answered" : " is not answered");
    case Op::Is:
        return "if " + subject + " is " + optionWords(condition, parent);
    case Op::IsNot:
        return "if " + subject + " is not " + optionWords(condition, parent);
    case Op::MoreThan:
        return compared(condition, parent, "more than");
    case Op::AtLeast:
        return compared(condition, parent, "or more");
    case Op::LessThan:
        return compared(condition, parent, "less than");
    case Op::AtMost:
        return compared(condition, parent, "or less");
    case Op::Says:
        return says(condition.id, "one of");
    case Op::FewerWordsThan:
        return "if the answer has fewer than " + numberText(condition.number) + " words";
    case Op::Passed:
        return "when it is passed";
    case Op::Fell:
        return "when the number is lower than last time";
    case Op::Rose:
        return "when the number is higher than last time";
    }
    return {};
}

} // namespace

std::string outline(const Pack& pack, std::string_view language)
{
    return Outline(pack, language).write();
}

} // namespace ownwords::pack
