// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/page_preview.h"

#include "core/plan/plan_document.h"
#include "ui/kit/error_text.h"
#include "ui/kit/labels.h"
#include "ui/screens/page_view.h"
#include "ui/viewmodel/plan_model.h"

#include <QResizeEvent>
#include <QVBoxLayout>

#include <utility>

namespace ownwords::screens {

PagePreview::PagePreview(talk::Story story, Date today, QWidget* parent)
    : QWidget(parent)
    , m_view(new PageView(m_painter))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_view);
    auto* const trouble = kit::body({});
    trouble->hide();
    column->addWidget(trouble);
    connect(&m_painter, &viewmodel::PagePainter::laidOut, this, &PagePreview::laidOut);
    connect(&m_painter, &viewmodel::PagePainter::failed, trouble, [trouble](const Error& error) {
        trouble->setText(kit::sentence(kit::troubleOf(error, kit::Doing::Print)));
        trouble->show();
    });
    const viewmodel::PlanModel model(std::move(story), plan::planLanguage("en"), today);
    m_painter.show(model.document(), model.theme());
}

void PagePreview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_view->setRoom(event->size().width());
}

} // namespace ownwords::screens
