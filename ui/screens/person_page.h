// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/screens/story_cards.h"
#include "ui/viewmodel/session.h"

class QVBoxLayout;

namespace ownwords::kit {
class Button;
class Card;
class MessageBar;
class ScrollPage;
} // namespace ownwords::kit

namespace ownwords::screens {

class NextTalkForm;
class NoteForm;
class PromiseForm;

// Somebody as their coach sees them: what the person sees, and what the coach may add. The person sees all of that.
class PersonPage : public Page {
    Q_OBJECT

public:
    explicit PersonPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;
    QString ownWordsToRead() const override;

private:
    QWidget* top();
    QWidget* added();
    QWidget* formOf(viewmodel::PersonModel::Added what) const;
    void addForms(QVBoxLayout* column);
    bool isTyping() const; // something that is not added yet
    kit::Card* about();
    void build();
    QWidget* goals(const talk::Story& story);
    NoteMaker noteMaker() const;
    kit::Card* deal(const talk::Story& story);
    QWidget* ask(const talk::Ask& ask);
    QString standing() const; // whose it is, and who chose what
    void tick(const ItemId& promise, const std::string& state);
    void tellAdded(viewmodel::PersonModel::Added what);
    void undo();
    void showWords(bool isShown);

    viewmodel::Session& m_session;
    kit::MessageBar* m_bar;
    kit::ScrollPage* m_page;
    QVBoxLayout* m_storyColumn = nullptr;
    QWidget* m_story = nullptr;
    kit::Button* m_talk = nullptr;
    kit::Button* m_undo = nullptr;
    kit::Button* m_said = nullptr; // leads to all that they said
    QWidget* m_whole = nullptr; // the page without these words
    QWidget* m_words = nullptr; // all that they said, while it is looked at
    PromiseForm* m_promise = nullptr; // nullptr: nothing can be added
    NoteForm* m_note = nullptr;
    NextTalkForm* m_nextTalk = nullptr;
};

} // namespace ownwords::screens
