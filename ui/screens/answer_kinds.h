// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/answer_area.h"

class QLineEdit;
class QVBoxLayout;

namespace ownwords::kit {
class ChoiceList;
class DayPicker;
class FoldStrip;
class ScalePicker;
class SpokenText;
} // namespace ownwords::kit

namespace ownwords::screens {

class Entries;

// Something that is only said: nothing to answer.
class NothingToAnswer : public AnswerArea {
    Q_OBJECT

public:
    NothingToAnswer(viewmodel::TalkModel& model, QWidget* parent);
    QWidget* focusTarget() override { return nullptr; }
};

// Own words: one answer, or several one after the other.
class WordsAnswer : public AnswerArea {
    Q_OBJECT

public:
    WordsAnswer(viewmodel::TalkModel& model, QWidget* parent);
    QWidget* focusTarget() override;
    void refresh() override;

private:
    kit::WordsEdit* m_box;
    Entries* m_entries = nullptr; // when the question takes several
};

// Cards to pick one or some of, and own words beside them.
class ChoiceAnswer : public AnswerArea {
    Q_OBJECT

public:
    ChoiceAnswer(viewmodel::TalkModel& model, QWidget* parent);
    QWidget* focusTarget() override;
    void refresh() override;

private:
    void showChoices();

    kit::ChoiceList* m_list;
    kit::FoldStrip* m_own;
    kit::WordsEdit* m_box;
    kit::SpokenText* m_nothing; // said where no part of the page is ticked
    Entries* m_entries = nullptr;
};

// A number on a line, a day, or any number; own words in their place are as good.
class PickAnswer : public AnswerArea {
    Q_OBJECT

public:
    PickAnswer(viewmodel::TalkModel& model, QWidget* parent);
    QWidget* focusTarget() override;
    void refresh() override;

private:
    QWidget* makePicker();
    void showValue();

    kit::ScalePicker* m_scale = nullptr;
    kit::DayPicker* m_day = nullptr;
    QLineEdit* m_number = nullptr;
    kit::WordsEdit* m_box;
};

// "Here are your words. Is that what you said?"
class ReadBack : public AnswerArea {
    Q_OBJECT

public:
    ReadBack(viewmodel::TalkModel& model, QWidget* parent);
    QWidget* focusTarget() override { return m_yes; }

private:
    QWidget* m_yes;
};

// "Is there another one?"
class AnotherOne : public AnswerArea {
    Q_OBJECT

public:
    AnotherOne(viewmodel::TalkModel& model, QWidget* parent);
    QWidget* focusTarget() override { return m_yes; }

private:
    QWidget* m_yes;
};

} // namespace ownwords::screens
