// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/story.h"
#include "ui/viewmodel/talk_model.h"

#include <QWidget>

namespace ownwords::kit {
class Card;
} // namespace ownwords::kit

namespace ownwords::screens {

// What was said about one goal, when its questions are done: the words largest, and each card leads to its one
// question.
class GoalSummary : public QWidget {
    Q_OBJECT

public:
    GoalSummary(const viewmodel::TalkModel& model, const ItemId& goal, QWidget* parent = nullptr);

signals:
    void slotAsked(const ownwords::talk::Slot& slot);

private:
    using Cards = std::vector<kit::Card*>;

    void addWords(const talk::Goal& goal);
    Cards aboutGoal(const talk::Goal& goal);
    Cards helping(const talk::Goal& goal);
    // A card with a link that leads to where this is asked.
    kit::Card* card(const QString& title, pack::Role role, bool isGold = false);

    const viewmodel::TalkModel& m_model;
    ItemId m_goal;
};

} // namespace ownwords::screens
