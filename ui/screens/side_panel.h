// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/talk_model.h"

#include <QFrame>

class QScrollArea;
class QVBoxLayout;

namespace ownwords::screens {

// Where am I, and what did I say so far: the sections of the talk, and the person's own words, to go back to.
class SidePanel : public QFrame {
    Q_OBJECT

public:
    explicit SidePanel(viewmodel::TalkModel& model, QWidget* parent = nullptr);

    void refresh();

signals:
    void failed(const ownwords::Error& error);

private:
    void addSections();
    void addOnRequest();
    void addSaid();

    viewmodel::TalkModel& m_model;
    QScrollArea* m_scroll;
    QWidget* m_inside = nullptr;
    QVBoxLayout* m_column = nullptr; // of what is inside now
};

} // namespace ownwords::screens
