// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/screens/page.h"
#include "ui/screens/paper.h"
#include "ui/viewmodel/page_painter.h"
#include "ui/viewmodel/plan_model.h"
#include "ui/viewmodel/save_places.h"
#include "ui/viewmodel/session.h"

class QFrame;
class QScrollArea;
class QVBoxLayout;

namespace ownwords::kit {
class Button;
class ChoiceList;
class FoldStrip;
class MessageBar;
class TextLabel;
} // namespace ownwords::kit

namespace ownwords::screens {

class PageView;

// The plan before it is printed or saved: its parts to tick beside the very pages that will come out. Where there is
// little room the parts fold away above the pages.
class PlanPage : public Page {
    Q_OBJECT

public:
    explicit PlanPage(
        viewmodel::Session& session, viewmodel::SavePlaces places = viewmodel::SavePlaces(), QWidget* parent = nullptr);
    ~PlanPage() override;

    QWidget* firstFocus() override;
    QString toRead() const override;
    QString ownWordsToRead() const override;

    viewmodel::PlanModel& model() { return m_model; }
    Paper& paper() { return *m_paper; }
    PageView& view() { return *m_view; }
    kit::MessageBar& bar() { return *m_bar; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeParts();
    QWidget* makePages();
    void makeBottom();
    void takeTicks();
    void showPages();
    void orderFocus();
    void fold(bool isNarrow);
    void placeBottom();
    void fit();
    PaperJob job() const;

    viewmodel::Session& m_session;
    viewmodel::PlanModel m_model;
    viewmodel::PagePainter m_painter;
    kit::MessageBar* m_bar;
    Paper* m_paper;
    QWidget* m_top; // what this page is
    QWidget* m_choices; // parts and size
    kit::ChoiceList* m_parts;
    kit::ChoiceList* m_size;
    kit::TextLabel* m_missing;
    QScrollArea* m_side; // where the two stand when there is room
    QVBoxLayout* m_sideColumn;
    kit::FoldStrip* m_strip; // where they stand when there is not
    QScrollArea* m_pages;
    QVBoxLayout* m_pagesColumn;
    PageView* m_view;
    QVBoxLayout* m_outer;
    QFrame* m_bottom; // the ways out of here
    QFrame* m_line; // over it, while it stands still
    QList<kit::Button*> m_ways; // print, save
    bool m_isNarrow = false;
    bool m_movesAlong = false; // the ways stand above the pages: below there is no room for them
};

} // namespace ownwords::screens
