// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/speaker_row.h"

#include "ui/kit/buttons.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"

#include <QButtonGroup>

namespace ownwords::screens {

SpeakerRow::SpeakerRow(viewmodel::TalkModel& model, QWidget* parent)
    : QWidget(parent)
{
    auto* const row = new kit::FlowLayout;
    setLayout(row);
    row->addWidget(kit::helper(tr("These words are:")));
    auto* const mine = new kit::Chip(tr("mine"));
    auto* const coach = new kit::Chip(tr("my coach's"));
    mine->setAccessibleName(tr("These words are mine"));
    coach->setAccessibleName(tr("These words are my coach's"));
    auto* const group = new QButtonGroup(this);
    for (kit::Chip* const chip : {mine, coach}) {
        chip->setCheckable(true);
        chip->setAutoExclusive(true);
        group->addButton(chip);
        row->addWidget(chip);
    }
    const auto stop = model.talk().current();
    bool coachSpeaks = stop && (stop->question->coachSpeaks || (stop->parent != nullptr && stop->parent->coachSpeaks));
    model.setSpeaker({}); // each question begins as it says itself, but for one that is answered: as it was said
    const talk::State& state = model.talk().state();
    if (const talk::Entry* const said = stop ? state.answer(model.talk().chain(), stop->slot) : nullptr) {
        coachSpeaks = said->header.who.starts_with("coach");
        model.setSpeaker(coachSpeaks ? "coach" : "resident");
    }
    (coachSpeaks ? coach : mine)->setChecked(true);
    connect(group, &QButtonGroup::buttonClicked, this,
        [&model, mine](const QAbstractButton* button) { model.setSpeaker(button == mine ? "resident" : "coach"); });
    kit::followLook(this, [row] { row->setSpacing(kit::px(8)); });
}

} // namespace ownwords::screens
