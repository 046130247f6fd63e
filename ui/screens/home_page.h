// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/screens/paper.h"
#include "ui/screens/story_cards.h"
#include "ui/viewmodel/session.h"

#include <QPointer>

class QVBoxLayout;

namespace ownwords::kit {
class Button;
class Card;
class MessageBar;
class ScrollPage;
} // namespace ownwords::kit

namespace ownwords::screens {

class NoteRow;

// What is mine: goals in my words with the next step, both sides of the deal, what I bring, hopes for later; and what I
// may do with all of it.
class HomePage : public Page {
    Q_OBJECT

public:
    explicit HomePage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;
    QString ownWordsToRead() const override;

private:
    void build();
    void addStory(QVBoxLayout* column);
    void addMyWords(QVBoxLayout* column);
    void showWords(bool isShown);
    void addTop(const talk::Story& story);
    void addNews(QVBoxLayout* column, const talk::Story& story);
    QString newsOf(const talk::Story& story) const; // what coaches added since the person was here; empty = nothing
    void showNews();
    void foundNew(QWidget* what);
    QWidget* note(const talk::Said& note);
    NoteMaker noteMaker();
    void answer(NoteRow& row, const EventId& to, const std::string& words);
    void takeAnswerBack(const EventId& to, const std::string& words);
    QWidget* goals(const talk::Story& story);
    QWidget* goal(const talk::Goal& goal);
    QWidget* aside(const talk::Story& story);
    kit::Card* deal(const talk::Story& story);
    Names names() const; // of those who wrote in it
    kit::Card* mine();
    kit::Button* changeOf(const talk::Goal& goal);
    void reword(const ItemId& goal);
    void change(const ItemId& item, const std::string& state);
    void saveEverything();

    viewmodel::Session& m_session;
    kit::ScrollPage* m_page;
    kit::MessageBar* m_bar;
    Paper* m_paper;
    QWidget* m_inside = nullptr;
    kit::Button* m_carryOn = nullptr;
    QWidget* m_first = nullptr;
    QPointer<QWidget> m_firstNew;
    bool m_showsWords = false;
};

} // namespace ownwords::screens
