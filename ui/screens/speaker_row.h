// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/talk_model.h"

#include <QWidget>

namespace ownwords::screens {

// Two people share one keyboard: "These words are: mine / my coach's". Begins as the question says.
class SpeakerRow : public QWidget {
    Q_OBJECT

public:
    explicit SpeakerRow(viewmodel::TalkModel& model, QWidget* parent = nullptr);
};

} // namespace ownwords::screens
