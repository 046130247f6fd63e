// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/people_model.h"
#include "ui/viewmodel/session.h"

#include <QTimer>

#include <array>

class QFrame;
class QLineEdit;

namespace ownwords::kit {
class Button;
class Chip;
class MessageBar;
class SpokenText;
class TextLabel;
} // namespace ownwords::kit

namespace ownwords::screens {

class PeopleHeader;
class PeopleList;
class PeopleRows;

// The coach's desk: the people who chose to share, in their own words, and what our side promised them.
class PeoplePage : public Page {
    Q_OBJECT

public:
    explicit PeoplePage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    QWidget* top();
    QWidget* finder();
    void show(viewmodel::PeopleModel::Show which);
    void tellCount();
    static QString onlyThese(); // who is in the list
    void tellNobody(const QString& sentence); // empty = there is somebody
    void open(int row);
    void takeFound();
    bool eventFilter(QObject* watched, QEvent* event) override;

    viewmodel::Session& m_session;
    viewmodel::PeopleModel m_people;
    kit::MessageBar* m_bar;
    QLineEdit* m_search;
    std::array<kit::Chip*, 3> m_chips{};
    PeopleRows* m_rows;
    PeopleList* m_list;
    PeopleHeader* m_header;
    QFrame* m_frame; // around the list
    kit::TextLabel* m_count;
    kit::SpokenText* m_found; // how many, once there is a pause in typing
    kit::SpokenText* m_nobody;
    QTimer m_pause;
};

} // namespace ownwords::screens
