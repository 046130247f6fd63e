// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/page_painter.h"

#include <QList>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace ownwords::kit {
class TextLabel;
} // namespace ownwords::kit

namespace ownwords::screens {

class PageSheet;

// The pages that will print, one under the other, as wide as there is room for; to be put into a scroll area. A page is
// painted only when it comes into sight. A screen reader finds each page by its number and hears what it says.
// Ctrl with the wheel, + and - make it larger and smaller, Ctrl+0 as it was.
class PageView : public QWidget {
    Q_OBJECT

public:
    explicit PageView(viewmodel::PagePainter& painter, QWidget* parent = nullptr);

    int pageCount() const { return static_cast<int>(m_sheets.size()); }
    QList<QWidget*> sheets() const; // one a page; they take the focus
    bool hasPicture(int page) const;
    QString pageText(int page) const; // what its accessible description says
    // The width there is to show pages in, without scrolling sideways.
    void setRoom(int width);
    void setZoom(double zoom); // 1 = as wide as there is room, up to the width of paper
    double zoom() const { return m_zoom; }
    // Forgets pages and pictures.
    void clear();

    static constexpr double leastZoom = 0.5;
    static constexpr double mostZoom = 4;

protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void showPages();
    void nameSheets();
    void fit();
    void retranslate();

    viewmodel::PagePainter& m_painter;
    QVBoxLayout* m_column;
    kit::TextLabel* m_wait;
    QTimer m_patience;
    QList<PageSheet*> m_sheets;
    int m_room = 0;
    double m_zoom = 1;
};

} // namespace ownwords::screens
