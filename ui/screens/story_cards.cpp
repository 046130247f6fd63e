// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/story_cards.h"

#include "core/talk/value_text.h"
#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/spark_line.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"
#include "ui/screens/said.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ownwords::screens {

namespace {

class StoryText {
    Q_DECLARE_TR_FUNCTIONS(StoryText)
};

struct Kept {
    const char* state;
    const char* words;
};
constexpr std::array<Kept, 3> keptWays{{{"done", QT_TRANSLATE_NOOP("StoryText", "Done")},
    {"part", QT_TRANSLATE_NOOP("StoryText", "A part of it")}, {"not_yet", QT_TRANSLATE_NOOP("StoryText", "Not yet")}}};

QString keptText(const std::string& state)
{
    const auto* const found
        = std::find_if(keptWays.begin(), keptWays.end(), [&](const Kept& kept) { return state == kept.state; });
    return found == keptWays.end() ? QString() : StoryText::tr(found->words);
}

QString promiseText(const talk::Promise& promise, const QString& mine)
{
    const QString who = promise.mine ? mine
        : promise.who                ? kit::fromUtf8(promise.who->words)
                                     : StoryText::tr("Our side");
    const QString text = StoryText::tr("%1: %2").arg(who, kit::fromUtf8(promise.words.words));
    return promise.by ? StoryText::tr("%1 · %2").arg(text, dayOf(*promise.by)) : text;
}

} // namespace

QString stateOf(const talk::Goal& goal)
{
    if (goal.state == "done")
        return StoryText::tr("I did it");
    if (goal.state == "rest")
        return StoryText::tr("Resting");
    if (goal.state == "later")
        return StoryText::tr("A hope for later");
    if (goal.state == "let_go")
        return StoryText::tr("Let go");
    return goal.confirmed ? StoryText::tr("Going for it") : StoryText::tr("Still thinking about it");
}

const talk::Step* nextStepOf(const talk::Goal& goal)
{
    const auto open = std::find_if(goal.steps.begin(), goal.steps.end(),
        [](const talk::Step& step) { return step.state.empty() || step.state == "open"; });
    if (open != goal.steps.end())
        return &*open;
    return goal.steps.empty() || goal.steps.back().state != "did" ? nullptr : &goal.steps.back();
}

QString textOf(const talk::Step& step)
{
    const QString words = kit::fromUtf8(step.words.words);
    if (step.state == "did")
        return StoryText::tr("Done: %1").arg(words);
    const QString day = step.when.empty() ? QString() : dayOf(step.when.back());
    return day.isEmpty() ? StoryText::tr("Next: %1").arg(words) : StoryText::tr("Next: %1 · %2").arg(words, day);
}

kit::QuoteCard* goalCard(const talk::Goal& goal)
{
    auto* const card = new kit::QuoteCard(wordsOf(goal));
    const bool goesOn = goal.confirmed && (goal.state.empty() || goal.state == "on");
    card->setBar(goesOn ? kit::QuoteCard::Bar::Gold : kit::QuoteCard::Bar::Teal);
    return card;
}

void addHowFar(QVBoxLayout* column, const talk::Goal& goal)
{
    if (goal.howFar.empty())
        return;
    QList<double> numbers;
    for (const talk::Rating& rating : goal.howFar)
        numbers.append(rating.number);
    const talk::Rating& last = goal.howFar.back();
    auto* const line = new kit::SparkLine(numbers, last.low, last.high);
    line->setAccessibleName(
        StoryText::tr("Where I am with this: %1").arg(kit::fromUtf8(talk::numberText(last.number))));
    kit::FlowLayout* const row = addLine(column);
    row->addWidget(kit::helper(StoryText::tr("Where I am with this, in my own numbers:")));
    row->addWidget(line);
}

kit::Card* tagCard(const QString& title, const std::vector<QString>& words, bool isGold)
{
    auto* const card = new kit::Card(isGold ? kit::Card::Kind::Gold : kit::Card::Kind::Plain);
    card->column()->addWidget(kit::title(title));
    kit::FlowLayout* const flow = addLine(card->column());
    for (const QString& entry : words)
        flow->addWidget(kit::tag(entry));
    return card;
}

std::vector<QString> giftsOf(const talk::Story& story)
{
    std::vector<QString> gifts;
    for (const talk::Gift& gift : story.gifts)
        gifts.push_back(kit::fromUtf8(gift.words.words));
    return gifts;
}

std::vector<QString> hopesOf(const talk::Story& story)
{
    std::vector<QString> hopes;
    for (const talk::Hope& hope : story.hopes)
        hopes.push_back(kit::fromUtf8(hope.words.words));
    return hopes;
}

QString authorOf(const talk::Said& note, const Names& names)
{
    if (const auto known = names.find(note.who); known != names.end())
        return kit::fromUtf8(known->second);
    return note.who == "resident" ? StoryText::tr("Me") : StoryText::tr("A coach");
}

QString noteText(const talk::Said& note, const Names& names)
{
    return StoryText::tr("%1, %2: %3").arg(authorOf(note, names), dayText(note.day), kit::fromUtf8(note.words));
}

void addNotes(QVBoxLayout* column, const std::vector<talk::Said>& notes, const NoteMaker& maker)
{
    for (const talk::Said& note : notes)
        column->addWidget(maker(note));
}

PromiseRow::PromiseRow(
    const talk::Promise& promise, Looking looking, const NoteMaker& maker, const QString& person, QWidget* parent)
    : QWidget(parent)
{
    QVBoxLayout* const column = kit::columnIn(this, 6);
    const bool isPerson = looking == Looking::Person;
    const QString text = promiseText(promise, isPerson ? StoryText::tr("Me") : person);
    column->addWidget(kit::body(text));
    const std::string& own = isPerson || promise.mine ? promise.theySay : promise.tickedByUs;
    const std::string& other = isPerson ? promise.tickedByUs : promise.theySay;
    if (isPerson || !promise.mine) {
        kit::FlowLayout* const chips = addLine(column);
        for (const Kept& way : keptWays) {
            auto* const chip = new kit::Chip(StoryText::tr(way.words));
            chip->setAccessibleName(StoryText::tr("%1. %2").arg(chip->words(), text));
            chip->setCheckable(true);
            chip->setChecked(own == way.state);
            chip->setMarked();
            chips->addWidget(chip);
            connect(chip, &QAbstractButton::clicked, this, [this, state = way.state](bool isChosen) {
                emit said(isChosen ? QString::fromLatin1(state) : QStringLiteral("open")); // pressed again: taken back
            });
        }
    } else if (!keptText(own).isEmpty()) {
        column->addWidget(kit::helper(keptText(own)));
    }
    if (!promise.mine && !keptText(other).isEmpty())
        column->addWidget(kit::helper(
            (isPerson ? StoryText::tr("Our side says: %1") : StoryText::tr("They say: %1")).arg(keptText(other))));
    addNotes(column, promise.notes, maker);
}

} // namespace ownwords::screens
