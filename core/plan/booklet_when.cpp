// SPDX-License-Identifier: Apache-2.0
#include "core/plan/booklet_when.h"

#include "core/plan/booklet_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace ownwords::plan {

namespace {

using pack::Condition;
using Op = Condition::Op;

enum class Truth { No, Maybe, Yes };

Truth flagHolds(std::string_view flag, bool together)
{
    constexpr std::array neverOnPaper{"no_penalty", "shared", "keep", "take", "talk_only"};
    if (flag == "together")
        return together ? Truth::Yes : Truth::No;
    if (flag == "alone")
        return together ? Truth::No : Truth::Yes;
    const bool isNever = std::find(neverOnPaper.begin(), neverOnPaper.end(), flag) != neverOnPaper.end();
    return isNever ? Truth::No : Truth::Maybe;
}

Truth holds(const Condition& condition, bool together)
{
    switch (condition.op) {
    case Op::Flag:
        return flagHolds(condition.id, together);
    case Op::All: {
        Truth all = Truth::Yes;
        for (const Condition& part : condition.parts)
            all = std::min(all, holds(part, together));
        return all;
    }
    case Op::Any: {
        Truth any = Truth::No;
        for (const Condition& part : condition.parts)
            any = std::max(any, holds(part, together));
        return any;
    }
    case Op::Not: {
        const Truth inner = condition.parts.empty() ? Truth::Maybe : holds(condition.parts.front(), together);
        return inner == Truth::Yes ? Truth::No : inner == Truth::No ? Truth::Yes : Truth::Maybe;
    }
    default:
        return Truth::Maybe; // an answer nobody has given yet
    }
}

std::string numberText(double number)
{
    std::array<char, 32> digits{};
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return {digits.data(), result.ptr};
}

// Says conditions about one pack in one language.
class Teller {
public:
    Teller(const pack::Pack& pack, const pack::Question* parent, std::string_view lang)
        : m_pack(pack)
        , m_parent(parent)
        , m_lang(lang)
    {
    }

    std::string tell(const Condition& condition) const
    {
        switch (condition.op) {
        case Op::Is:
        case Op::Any:
            return tellPicks(condition);
        case Op::All:
            return tellOnlyPart(condition);
        case Op::Says:
            return tellPhrase(condition);
        case Op::MoreThan:
            return words(Word::IfMoreThan, numberText(condition.number));
        case Op::AtLeast:
            return words(Word::IfAtLeast, numberText(condition.number));
        case Op::LessThan:
            return words(Word::IfLessThan, numberText(condition.number));
        case Op::AtMost:
            return words(Word::IfAtMost, numberText(condition.number));
        case Op::Passed:
            return words(Word::IfLeftOpen);
        case Op::Fell:
            return words(Word::IfLower);
        case Op::Rose:
            return words(Word::IfHigher);
        default:
            return {};
        }
    }

private:
    // The text of the option that a condition is about; nothing when it is about something else.
    std::optional<std::string> optionOf(const Condition& condition) const
    {
        const pack::Question* const source = condition.question.empty() ? m_parent : m_pack.find(condition.question);
        if (condition.op != Op::Is || source == nullptr)
            return std::nullopt;
        const auto list = m_pack.lists.find(source->list);
        if (list == m_pack.lists.end())
            return std::nullopt;
        for (const pack::Option& option : list->second) {
            if (option.id == condition.id)
                return "“" + m_pack.wording(option.text, m_lang) + "”";
        }
        return std::nullopt;
    }

    std::string tellPicks(const Condition& condition) const
    {
        const std::vector<Condition> itself{condition};
        std::string picks;
        for (const Condition& part : condition.op == Op::Any ? condition.parts : itself) {
            const auto option = optionOf(part);
            if (!option)
                return {};
            picks = picks.empty() ? *option : words(Word::Or, picks, *option);
        }
        return picks.empty() ? std::string() : words(Word::IfTicked, picks);
    }

    // Of several that must all hold: the one that can be said, when there is just one.
    std::string tellOnlyPart(const Condition& condition) const
    {
        std::string told;
        for (const Condition& part : condition.parts) {
            const std::string one = tell(part);
            if (!one.empty() && !told.empty())
                return {};
            told += one;
        }
        return told;
    }

    std::string tellPhrase(const Condition& condition) const
    {
        const auto phrases = m_pack.phrases.find(condition.id);
        if (phrases == m_pack.phrases.end())
            return {};
        const auto inLanguage = phrases->second.find(m_lang);
        if (inLanguage == phrases->second.end() || inLanguage->second.empty())
            return {};
        return words(Word::IfLike, inLanguage->second.front());
    }

    const pack::Pack& m_pack;
    const pack::Question* m_parent;
    std::string_view m_lang;
};

} // namespace

Company companyFor(const pack::Condition* condition, const Company& within)
{
    if (condition == nullptr)
        return within;
    return {within.withCoach && holds(*condition, true) != Truth::No,
        within.alone && holds(*condition, false) != Truth::No};
}

std::string whenInWords(
    const pack::Condition& condition, const pack::Pack& pack, const pack::Question* parent, std::string_view lang)
{
    return Teller(pack, parent, lang).tell(condition);
}

} // namespace ownwords::plan
