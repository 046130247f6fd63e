// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/viewmodel/session.h"

class QVBoxLayout;

namespace ownwords::kit {
class Button;
class FoldStrip;
class ScrollPage;
} // namespace ownwords::kit

namespace ownwords::screens {

class AnswerArea;
class SidePanel;

// The talk, one question at a time: where I am at the side, the question with its help and its answer in the middle,
// the ways on below.
class TalkPage final : public Page {
    Q_OBJECT

public:
    explicit TalkPage(viewmodel::Session& session, QWidget* parent = nullptr);

    QWidget* firstFocus() override;
    QString toRead() const override;
    QString toHear() const override { return {}; }
    QString ownWordsToRead() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void showQuestion();
    QWidget* focusPlace();
    void orderFocus();
    void showEnd();
    void showSummary(const ItemId& goal);
    void addEyebrow();
    void addParent();
    void addHeading(const QString& text);
    void addQuestion();
    void addAnswer();
    void addHelp();
    void addPage();
    void addTogether();
    void addTakeOut();
    void addUndo();
    void makeBottom();
    void placeBottom();
    void showBottom();
    void moveOn();
    void undo();
    void tell(const Error& error);
    void tellResult(const Result<>& result);
    QString answerName() const;
    QString saidHere() const;
    std::optional<plan::HomePolicy> promiseHere() const; // about the home of who talks, where the talk says it
    static QString readBackQuestion();

    viewmodel::Session& m_session;
    viewmodel::TalkModel& m_model;
    SidePanel* m_side;
    kit::ScrollPage* m_page;
    QWidget* m_inside = nullptr; // the question that stands there
    QVBoxLayout* m_column = nullptr;
    AnswerArea* m_answer = nullptr;
    QWidget* m_end = nullptr; // where the focus goes at the end
    QVBoxLayout* m_middle;
    QWidget* m_bottom;
    kit::Button* m_back;
    kit::Button* m_undo = nullptr; // of the question that stands there
    kit::Button* m_notNow;
    kit::Button* m_notForMe;
    kit::Button* m_next;
    bool m_tipsFolded = true;
};

} // namespace ownwords::screens
