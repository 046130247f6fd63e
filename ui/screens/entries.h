// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/talk_model.h"

#include <QWidget>

namespace ownwords::kit {
class Button;
class FlowLayout;
class TextLabel;
class WordsEdit;
} // namespace ownwords::kit

namespace ownwords::screens {

// Several answers to one question: what was given so far, each to be changed in the box or taken away, and "Add one
// more" for what stands in the box.
class Entries : public QWidget {
    Q_OBJECT

public:
    Entries(viewmodel::TalkModel& model, kit::WordsEdit& box, QWidget* parent = nullptr);

    void refresh();

signals:
    void failed(const ownwords::Error& error);

private:
    void addEntry(const viewmodel::TalkModel::EntrySaid& entry);
    void add();
    void change(const viewmodel::TalkModel::EntrySaid& entry);
    void takeAway(std::size_t place);
    bool worked(const Result<>& result);
    void emptyBox();

    viewmodel::TalkModel& m_model;
    kit::WordsEdit& m_box;
    kit::FlowLayout* m_given;
    QWidget* m_givenRow;
    kit::TextLabel* m_about;
    kit::Button* m_add;
    std::vector<viewmodel::TalkModel::EntrySaid> m_entries;
    QList<QWidget*> m_ways; // the button that takes it away, one an entry
};

} // namespace ownwords::screens
