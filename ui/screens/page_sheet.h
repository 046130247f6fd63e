// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/page_painter.h"

#include <QLabel>
#include <QTimer>

namespace ownwords::screens {

// One page of a PageView. A label with a picture, so that a screen reader takes it for one. It asks for its picture
// when it is drawn and has none, or one of another size; until then the old one stands there.
class PageSheet : public QLabel {
    Q_OBJECT

public:
    PageSheet(viewmodel::PagePainter& painter, int page, QWidget* parent);

    void setSheet(const viewmodel::PagePainter::Sheet& sheet); // another page came in its place
    void setPicture(const viewmodel::Picture& picture);
    bool hasPicture() const { return m_picture != nullptr; }
    void setPageWidth(int pixels); // the height follows

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double wantedDpi() const;
    void fit();

    viewmodel::PagePainter& m_painter;
    int m_page;
    double m_pageWidth = 1; // points
    double m_pageHeight = 1;
    int m_width = 1; // pixels
    viewmodel::Picture m_picture;
    double m_askedDpi = 0; // 0 = a picture is to be asked for
    QTimer m_asking; // so that a window that is being drawn larger asks once
};

} // namespace ownwords::screens
