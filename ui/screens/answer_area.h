// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/talk_model.h"

#include <QWidget>

namespace ownwords::kit {
class WordsEdit;
} // namespace ownwords::kit

namespace ownwords::screens {

// The controls that one question is answered with; made anew for every question. What is typed or picked goes to the
// model at once.
class AnswerArea : public QWidget {
    Q_OBJECT

public:
    // The one for where the talk stands now.
    static AnswerArea* make(viewmodel::TalkModel& model, QWidget* parent);

    // What an answer begins with; nullptr = there is nothing to answer.
    virtual QWidget* focusTarget() = 0;
    // The model changed and the question is still the same: picks, entries.
    virtual void refresh() { }
    // Names and describes what is answered with, for screen readers.
    void describe(const QString& name, const QString& description);

signals:
    void submitted(); // Ctrl+Enter: as Next
    void undoAsked(); // Ctrl+Z with nothing left to undo in the box
    void failed(const ownwords::Error& error);
    void pasteCleaned();

protected:
    explicit AnswerArea(viewmodel::TalkModel& model, QWidget* parent);

    viewmodel::TalkModel& model() { return m_model; }
    // Says an error, if there is one.
    bool worked(const Result<>& result);
    // A box whose words are the draft of this question.
    kit::WordsEdit* makeBox(const QString& words);

private:
    viewmodel::TalkModel& m_model;
};

} // namespace ownwords::screens
