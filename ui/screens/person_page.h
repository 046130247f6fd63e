// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/screens/story_cards.h"
#include "ui/viewmodel/session.h"

class QVBoxLayout;

namespace ownwords::kit {
class Button;
class Card;
class DayPicker;
class ScrollPage;
class SpokenText;
class WordsEdit;
} // namespace ownwords::kit

namespace ownwords::screens {

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
    kit::Card* promiseForm();
    kit::Card* noteForm();
    kit::Card* about();
    void build();
    QWidget* goals(const talk::Story& story);
    NoteMaker noteMaker() const;
    kit::Card* deal(const talk::Story& story);
    void addPromise();
    void promiseAsk(const talk::Ask& ask);
    void addNote();
    QString whyNot(const Error& error) const;
    void undo();

    viewmodel::Session& m_session;
    kit::ScrollPage* m_page;
    QVBoxLayout* m_storyColumn = nullptr;
    QWidget* m_story = nullptr;
    kit::Button* m_talk = nullptr;
    kit::Button* m_undo = nullptr;
    kit::SpokenText* m_promiseTrouble;
    kit::WordsEdit* m_promise;
    kit::DayPicker* m_by;
    kit::SpokenText* m_noteTrouble;
    kit::WordsEdit* m_note;
    ItemId m_ask; // what the person asked for stands in the box
    QString m_asked;
};

} // namespace ownwords::screens
