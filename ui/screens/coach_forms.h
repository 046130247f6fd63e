// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/story.h"
#include "ui/kit/labels.h"
#include "ui/viewmodel/person_model.h"

namespace ownwords::kit {
class Button;
class DayPicker;
class SpokenText;
class WordsEdit;
} // namespace ownwords::kit

// What a coach may add to somebody's record, each as a card of its own. The person sees all of it. What is typed or
// chosen and not added yet is there again when the page is.
namespace ownwords::screens {

// What is written belongs to something that stands elsewhere on the page, and the way to leave that out again. Not seen
// while there is nothing.
class AboutLine : public QWidget {
    Q_OBJECT

public:
    explicit AboutLine(const QString& leave, QWidget* parent = nullptr);

    void tell(const QString& sentence); // empty = nothing

signals:
    void left();

private:
    kit::TextLabel* m_about;
    kit::Button* m_leave;
};

class PromiseForm : public kit::Card {
    Q_OBJECT

public:
    explicit PromiseForm(viewmodel::PersonModel& person, QWidget* parent = nullptr);

    void promiseAsk(const talk::Ask& ask); // it still needs a day
    bool isTyping() const; // words that are not added yet

signals:
    void added();

private:
    void addDay();
    void takeUp();
    void setAsk(const talk::Ask* ask);
    void add();

    viewmodel::PersonModel& m_person;
    AboutLine* m_about;
    kit::TextLabel* m_asked;
    kit::WordsEdit* m_words;
    kit::DayPicker* m_by;
    kit::SpokenText* m_trouble;
    ItemId m_ask; // what the person asked for; null = something of one's own
};

class NoteForm : public kit::Card {
    Q_OBJECT

public:
    explicit NoteForm(viewmodel::PersonModel& person, QWidget* parent = nullptr);

    void writeTo(const talk::Goal& goal);
    bool isTyping() const; // the same

signals:
    void added();

private:
    void setGoal(const talk::Goal* goal);
    void add();

    viewmodel::PersonModel& m_person;
    AboutLine* m_about;
    kit::WordsEdit* m_words;
    kit::SpokenText* m_trouble;
    ItemId m_goal; // null = about nothing special
};

// The day on which the two look at it again.
class NextTalkForm : public kit::Card {
    Q_OBJECT

public:
    explicit NextTalkForm(viewmodel::PersonModel& person, QWidget* parent = nullptr);

signals:
    void added();

private:
    void tellDay();
    void set();

    viewmodel::PersonModel& m_person;
    kit::TextLabel* m_now;
    kit::DayPicker* m_day;
    kit::SpokenText* m_trouble;
};

} // namespace ownwords::screens
