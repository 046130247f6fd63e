// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

class QVBoxLayout;

namespace ownwords::kit {
class Button;
class Card;
class ScrollPage;
} // namespace ownwords::kit

namespace ownwords::screens {

class Question;
class ReaderCard;
class ShareForm;

// Who can see this: who, since when, until when, for what; to share it, to stop that, and what a reset changed.
class SharingPage : public Page {
    Q_OBJECT

public:
    explicit SharingPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;
    QString ownWordsToRead() const override;

private:
    void build();
    void addLeave(QVBoxLayout* column);
    void addKept(QVBoxLayout* column);
    void addReset(QVBoxLayout* column);
    void askToUndo();
    void addReaders(QVBoxLayout* column);
    void addEarlier(QVBoxLayout* column);
    void addForm(QVBoxLayout* column);
    void addWords(QVBoxLayout* column);
    QString coachName(const CoachId& coach) const;
    void done(viewmodel::Session::SharingStep step, const CoachId& coach);
    void tellTrouble(viewmodel::Session::Doing doing, const Error& error);

    viewmodel::Session& m_session;
    kit::ScrollPage* m_page;
    QWidget* m_inside = nullptr;
    kit::Button* m_leave = nullptr;
    kit::Card* m_reset = nullptr;
    kit::Button* m_undo = nullptr;
    Question* m_question = nullptr; // about the reset
    QString m_intro; // who can look, in a sentence
    QString m_later; // that there is time for it; empty = it was asked for
    QStringList m_resetSaid;
    ShareForm* m_form = nullptr;
    std::vector<ReaderCard*> m_cards;
    CoachId m_stopping; // with whom
};

} // namespace ownwords::screens
