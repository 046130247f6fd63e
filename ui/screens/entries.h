// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/talk_model.h"

#include <QWidget>

namespace ownwords::kit {
class Button;
class FlowLayout;
class WordsEdit;
} // namespace ownwords::kit

namespace ownwords::screens {

// Several answers to one question: what was given so far, and "Add one more" for what stands in the box.
class Entries : public QWidget {
    Q_OBJECT

public:
    Entries(viewmodel::TalkModel& model, kit::WordsEdit& box, QWidget* parent = nullptr);

    void refresh();

signals:
    void failed(const ownwords::Error& error);

private:
    void add();
    void take(const viewmodel::TalkModel::EntrySaid& entry);

    viewmodel::TalkModel& m_model;
    kit::WordsEdit& m_box;
    kit::FlowLayout* m_given;
    QWidget* m_givenRow;
    kit::Button* m_add;
    std::size_t m_editing = 0; // the entry that stands in the box; 0 = a new one
};

} // namespace ownwords::screens
