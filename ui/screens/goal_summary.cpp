// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/goal_summary.h"

#include "core/talk/value_text.h"
#include "ui/kit/buttons.h"
#include "ui/kit/card_row.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"
#include "ui/screens/said.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace ownwords::screens {

namespace {

constexpr double cardNeeds = 300; // pixels at 100 %

void addAll(kit::Card* card, const std::vector<talk::Said>& said)
{
    for (const talk::Said& words : said)
        card->column()->addWidget(kit::body(kit::fromUtf8(words.words)));
}

QWidget* halfOf(const std::vector<kit::Card*>& cards)
{
    auto* const half = new QWidget;
    QVBoxLayout* const column = kit::columnIn(half, 18);
    for (kit::Card* const card : cards)
        column->addWidget(card);
    column->addStretch();
    return half;
}

} // namespace

GoalSummary::GoalSummary(const viewmodel::TalkModel& model, const ItemId& goal, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_goal(goal)
{
    QVBoxLayout* const column = kit::columnIn(this, 18);
    const talk::Story story = talk::storyOf(model.talk().state());
    const auto found = std::find_if(
        story.goals.begin(), story.goals.end(), [&](const talk::Goal& candidate) { return candidate.id == goal; });
    if (found == story.goals.end())
        return;
    addWords(*found);
    auto* const halves = new kit::CardRow;
    halves->setLeastWidth(cardNeeds);
    for (const Cards& half : {aboutGoal(*found), helping(*found)}) {
        if (!half.empty())
            halves->addCard(halfOf(half));
    }
    column->addWidget(halves);
}

void GoalSummary::addWords(const talk::Goal& goal)
{
    auto* const words = new kit::QuoteCard(wordsOf(goal));
    words->setHelper(tr("Your words, kept exactly as you said them."));
    if (const auto slot = m_model.slotOf(m_goal, pack::Role::Goal)) {
        words->setLink(tr("Change"));
        connect(words, &kit::QuoteCard::linkClicked, this, [this, slot] { emit slotAsked(*slot); });
    }
    layout()->addWidget(words);
}

GoalSummary::Cards GoalSummary::aboutGoal(const talk::Goal& goal)
{
    Cards cards;
    if (!goal.why.empty()) {
        cards.push_back(card(tr("Why it matters to me"), pack::Role::Why));
        addAll(cards.back(), goal.why);
    }
    for (const talk::Step& step : goal.steps) {
        cards.push_back(card(tr("My first small step"), pack::Role::Step));
        addAll(cards.back(), {step.words});
        auto* const days = new kit::FlowLayout;
        for (const talk::When& when : step.when) {
            if (const QString day = dayOf(when); !day.isEmpty())
                days->addWidget(kit::tag(day));
        }
        cards.back()->column()->addLayout(days);
    }
    return cards;
}

GoalSummary::Cards GoalSummary::helping(const talk::Goal& goal)
{
    Cards cards;
    for (const talk::Step& step : goal.steps) {
        if (step.sure.empty())
            continue;
        const talk::Rating& sure = step.sure.back();
        cards.push_back(card(tr("How sure I am"), pack::Role::Sure));
        cards.back()->column()->addWidget(kit::title(
            tr("%1 of %2")
                .arg(kit::fromUtf8(talk::numberText(sure.number)), kit::fromUtf8(talk::numberText(sure.high)))));
        addAll(cards.back(), sure.reasons);
    }
    if (!goal.strengths.empty()) {
        cards.push_back(card(tr("Strengths that will help"), pack::Role::Strengths, true));
        auto* const tags = new kit::FlowLayout;
        for (const talk::Said& strength : goal.strengths)
            tags->addWidget(kit::tag(kit::fromUtf8(strength.words)));
        tags->setSpacing(kit::px(8));
        cards.back()->column()->addLayout(tags);
    }
    return cards;
}

kit::Card* GoalSummary::card(const QString& title, pack::Role role, bool isGold)
{
    auto* const card = new kit::Card(isGold ? kit::Card::Kind::Gold : kit::Card::Kind::Plain);
    auto* const head = new QHBoxLayout;
    head->addWidget(kit::title(title), 1);
    card->column()->addLayout(head);
    if (const auto slot = m_model.slotOf(m_goal, role)) {
        auto* const link = kit::button(kit::ButtonKind::Quiet, tr("Change"), QStringLiteral("pencil"));
        link->setAccessibleName(tr("Change: %1").arg(title));
        connect(link, &QAbstractButton::clicked, this, [this, slot] { emit slotAsked(*slot); });
        head->addWidget(link);
    }
    return card;
}

} // namespace ownwords::screens
