// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

class QLineEdit;
class QVBoxLayout;

namespace ownwords::kit {
class Button;
class SpokenText;
class TickBox;
} // namespace ownwords::kit

namespace ownwords::screens {

class WordsForm;

// A way in, for a new record, a coach, a record that was kept by a coach, after words were forgotten, or instead of old
// ones: a sign-in name, and four offered words or words of one's own.
class NewWordsPage : public Page {
    Q_OBJECT

public:
    explicit NewWordsPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;

private:
    void addIntroduction(QVBoxLayout* column);
    QString about() const;
    bool isBesideCoach() const;
    void make();

    viewmodel::Session& m_session;
    QString m_lookAway; // what the coach beside them is asked; empty = nobody is
    QLineEdit* m_coachName = nullptr; // how people know a coach
    kit::TickBox* m_keepSharing = nullptr;
    QLineEdit* m_name;
    WordsForm* m_words;
    kit::SpokenText* m_trouble; // with the names
    kit::Button* m_make;
};

} // namespace ownwords::screens
