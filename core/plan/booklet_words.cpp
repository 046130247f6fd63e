// SPDX-License-Identifier: Apache-2.0
#include "core/plan/booklet_words.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace ownwords::plan {

namespace {

constexpr auto context = "Booklet";

const char* sourceOf(Word word)
{
    switch (word) {
    case Word::HowToUse:
        return QT_TRANSLATE_NOOP("Booklet",
            "This is your talk, on paper. Write as much or as little as you like. Skip what you do not want to "
            "answer.");
    case Word::MoreRoom:
        return QT_TRANSLATE_NOOP("Booklet", "If you need more room, use another sheet of paper.");
    case Word::Keep:
        return QT_TRANSLATE_NOOP("Booklet", "Keep this booklet where only the people you choose can read it.");
    case Word::Today:
        return QT_TRANSLATE_NOOP("Booklet", "Today’s date");
    case Word::Page:
        return QT_TRANSLATE_NOOP("Booklet", "Page {page} of {pages}");
    case Word::WithCoach:
        return QT_TRANSLATE_NOOP("Booklet", "If you do this with your coach:");
    case Word::Alone:
        return QT_TRANSLATE_NOOP("Booklet", "If you do this on your own:");
    case Word::CoachWrites:
        return QT_TRANSLATE_NOOP("Booklet", "Your coach writes here.");
    case Word::JustForYou:
        return QT_TRANSLATE_NOOP("Booklet", "This one is just for you.");
    case Word::TickOne:
        return QT_TRANSLATE_NOOP("Booklet", "Tick one.");
    case Word::TickAny:
        return QT_TRANSLATE_NOOP("Booklet", "Tick any that fit.");
    case Word::SomethingElse:
        return QT_TRANSLATE_NOOP("Booklet", "Something else:");
    case Word::LookBack:
        return QT_TRANSLATE_NOOP("Booklet", "Look back at “%1”. Write the ones that fit, or something new.");
    case Word::ANumber:
        return QT_TRANSLATE_NOOP("Booklet", "A number:");
    case Word::ADay:
        return QT_TRANSLATE_NOOP("Booklet", "Day, month and year:");
    case Word::ScaleAlt:
        return QT_TRANSLATE_NOOP("Booklet", "A line from %1 to %2 to mark by hand");
    case Word::ReadAgain:
        return QT_TRANSLATE_NOOP("Booklet", "Read your words again. Are they right?");
    case Word::YesMyWords:
        return QT_TRANSLATE_NOOP("Booklet", "Yes, that is what I said");
    case Word::CopyForMore:
        return QT_TRANSLATE_NOOP("Booklet", "If you have more than one, use a copy of these pages for each.");
    case Word::OnlyIfYouWant:
        return QT_TRANSLATE_NOOP("Booklet", "Only if you want to");
    case Word::IfTicked:
        return QT_TRANSLATE_NOOP("Booklet", "If you ticked %1:");
    case Word::Or:
        return QT_TRANSLATE_NOOP("Booklet", "%1 or %2");
    case Word::IfLike:
        return QT_TRANSLATE_NOOP("Booklet", "If your answer is “%1”:");
    case Word::IfMoreThan:
        return QT_TRANSLATE_NOOP("Booklet", "If your number is more than %1:");
    case Word::IfAtLeast:
        return QT_TRANSLATE_NOOP("Booklet", "If your number is %1 or more:");
    case Word::IfLessThan:
        return QT_TRANSLATE_NOOP("Booklet", "If your number is less than %1:");
    case Word::IfAtMost:
        return QT_TRANSLATE_NOOP("Booklet", "If your number is %1 or less:");
    case Word::IfLeftOpen:
        return QT_TRANSLATE_NOOP("Booklet", "If you left that open:");
    case Word::IfLower:
        return QT_TRANSLATE_NOOP("Booklet", "If your number is lower than last time:");
    case Word::IfHigher:
        return QT_TRANSLATE_NOOP("Booklet", "If your number is higher than last time:");
    }
    return "";
}

using Name = std::pair<std::string_view, const char*>;

constexpr std::array items{
    Name{"gifts", QT_TRANSLATE_NOOP("Booklet", "Gift %1")},
    Name{"hopes", QT_TRANSLATE_NOOP("Booklet", "Hope %1")},
    Name{"goals", QT_TRANSLATE_NOOP("Booklet", "Goal %1")},
    Name{"steps", QT_TRANSLATE_NOOP("Booklet", "Step %1")},
    Name{"people", QT_TRANSLATE_NOOP("Booklet", "Person %1")},
    Name{"places", QT_TRANSLATE_NOOP("Booklet", "Place %1")},
    Name{"asks", QT_TRANSLATE_NOOP("Booklet", "Ask %1")},
    Name{"promises", QT_TRANSLATE_NOOP("Booklet", "Promise %1")},
    Name{"notes", QT_TRANSLATE_NOOP("Booklet", "Note %1")},
};

constexpr std::array parts{
    Name{"called", QT_TRANSLATE_NOOP("Booklet", "My name")},
    Name{"gifts", QT_TRANSLATE_NOOP("Booklet", "My gifts")},
    Name{"matters", QT_TRANSLATE_NOOP("Booklet", "What matters to me")},
    Name{"hopes", QT_TRANSLATE_NOOP("Booklet", "My hopes for later")},
    Name{"goal", QT_TRANSLATE_NOOP("Booklet", "My goals")},
    Name{"steps", QT_TRANSLATE_NOOP("Booklet", "My steps")},
    Name{"sure", QT_TRANSLATE_NOOP("Booklet", "How sure I am")},
    Name{"helpers", QT_TRANSLATE_NOOP("Booklet", "Who and what can help")},
    Name{"promises", QT_TRANSLATE_NOOP("Booklet", "What we each will do")},
    Name{"asks", QT_TRANSLATE_NOOP("Booklet", "What I would like to ask")},
    Name{"contact", QT_TRANSLATE_NOOP("Booklet", "How to keep in touch")},
    Name{"look_back", QT_TRANSLATE_NOOP("Booklet", "The day we look at this again")},
    Name{"sign", QT_TRANSLATE_NOOP("Booklet", "Lines to sign on")},
};

// One pass, so that a "%2" inside what is filled in stays what it is.
std::string filled(std::string_view text, std::string_view first, std::string_view second)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view mark = text.substr(i, 2);
        if (mark != "%1" && mark != "%2") {
            result += text[i];
            continue;
        }
        result += mark == "%1" ? first : second;
        ++i;
    }
    return result;
}

std::string translated(const char* source)
{
    return QCoreApplication::translate(context, source).toStdString();
}

template <std::size_t Size>
std::string nameIn(const std::array<Name, Size>& names, std::string_view id)
{
    for (const auto& [known, source] : names) {
        if (known == id)
            return translated(source);
    }
    return {};
}

} // namespace

std::string words(Word word, std::string_view first, std::string_view second)
{
    return filled(translated(sourceOf(word)), first, second);
}

Run run(Word word, std::string_view pageLang, std::string_view first, std::string_view second)
{
    const bool isEnglish = translated(sourceOf(word)) == sourceOf(word);
    const bool pageIsEnglish = pageLang == "en" || pageLang.starts_with("en-");
    return {words(word, first, second), isEnglish && !pageIsEnglish ? "en" : "", false};
}

std::string itemName(std::string_view collection, std::string_view title, int number)
{
    const std::string name = nameIn(items, collection);
    if (name.empty())
        return std::string(title) + ": " + std::to_string(number);
    return filled(name, std::to_string(number), {});
}

std::string partName(std::string_view part)
{
    return nameIn(parts, part);
}

} // namespace ownwords::plan
