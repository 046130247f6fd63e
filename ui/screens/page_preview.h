// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/story.h"
#include "ui/viewmodel/page_painter.h"

#include <QWidget>

namespace ownwords::screens {

class PageView;

// The page as it would print now, inside another page: "Does this page sound like you?"
class PagePreview : public QWidget {
    Q_OBJECT

public:
    PagePreview(talk::Story story, Date today, QWidget* parent = nullptr);

signals:
    void laidOut(); // its pages can be reached by keyboard now

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    viewmodel::PagePainter m_painter;
    PageView* m_view;
};

} // namespace ownwords::screens
