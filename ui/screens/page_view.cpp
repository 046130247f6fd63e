// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/page_view.h"

#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"
#include "ui/screens/page_sheet.h"

#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ownwords::screens {

namespace {

constexpr std::chrono::seconds patience(1); // a wait shorter than that is better not spoken of
constexpr double zoomStep = 1.25;
constexpr double widestAt100 = 860; // a page at zoom 1
constexpr int narrowest = 100; // pixels

} // namespace

PageView::PageView(viewmodel::PagePainter& painter, QWidget* parent)
    : QWidget(parent)
    , m_painter(painter)
    , m_column(new QVBoxLayout(this))
    , m_wait(kit::helper(QString()))
{
    m_wait->setAlignment(Qt::AlignHCenter);
    m_wait->hide();
    m_column->addWidget(m_wait);
    m_column->addStretch(1);
    kit::followLook(this, [this] {
        m_column->setContentsMargins({});
        m_column->setSpacing(kit::px(16));
        fit();
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { m_wait->setVisible(m_painter.isLayingOut()); });
    m_patience.start();
    connect(&m_painter, &viewmodel::PagePainter::laidOut, this, &PageView::showPages);
    connect(&m_painter, &viewmodel::PagePainter::begun, this, [this] { m_patience.start(); });
    connect(&m_painter, &viewmodel::PagePainter::painted, this, [this](int page, const viewmodel::Picture& picture) {
        if (page < pageCount())
            m_sheets[page]->setPicture(picture);
    });
    connect(&m_painter, &viewmodel::PagePainter::failed, m_wait, &QWidget::hide);
    retranslate();
}

QList<QWidget*> PageView::sheets() const
{
    return {m_sheets.begin(), m_sheets.end()};
}

bool PageView::hasPicture(int page) const
{
    return page < pageCount() && m_sheets[page]->hasPicture();
}

QString PageView::pageText(int page) const
{
    return page < pageCount() ? m_sheets[page]->accessibleDescription() : QString();
}

void PageView::clear()
{
    m_patience.stop();
    m_wait->hide();
    qDeleteAll(m_sheets);
    m_sheets.clear();
}

void PageView::showPages()
{
    m_patience.stop();
    m_wait->hide();
    const auto& sheets = m_painter.sheets();
    const int count = static_cast<int>(sheets.size());
    while (m_sheets.size() > count)
        delete m_sheets.takeLast();
    for (int i = 0; i < count; ++i) {
        if (i == m_sheets.size()) {
            m_sheets.append(new PageSheet(m_painter, i, this));
            m_column->insertWidget(m_column->count() - 1, m_sheets.back(), 0, Qt::AlignHCenter);
        }
        m_sheets[i]->setSheet(sheets.at(static_cast<std::size_t>(i)));
    }
    fit();
    nameSheets();
}

void PageView::setRoom(int width)
{
    m_room = width;
    fit();
}

void PageView::fit()
{
    const double fitting = std::clamp(m_room, narrowest, kit::px(widestAt100));
    const int width = static_cast<int>(std::lround(fitting * m_zoom));
    for (PageSheet* const sheet : m_sheets)
        sheet->setPageWidth(width);
}

void PageView::nameSheets()
{
    const auto& sheets = m_painter.sheets();
    for (int i = 0; i < pageCount(); ++i) {
        m_sheets[i]->setAccessibleName(tr("Page %1 of %2").arg(i + 1).arg(pageCount()));
        m_sheets[i]->setAccessibleDescription(kit::fromUtf8(sheets.at(static_cast<std::size_t>(i)).text));
    }
}

void PageView::setZoom(double zoom)
{
    const double within = std::clamp(zoom, leastZoom, mostZoom);
    // Exactly 1 is "as wide as there is room": never missed by a rounding.
    const double now = std::abs(within - 1) < 0.01 ? 1 : within;
    if (now == m_zoom)
        return;
    m_zoom = now;
    fit();
}

void PageView::wheelEvent(QWheelEvent* event)
{
    const int turn = event->angleDelta().y();
    if (!event->modifiers().testFlag(Qt::ControlModifier) || turn == 0) {
        event->ignore();
        return;
    }
    setZoom(turn > 0 ? m_zoom * zoomStep : m_zoom / zoomStep);
}

void PageView::keyPressEvent(QKeyEvent* event)
{
    const bool isControl = event->modifiers().testFlag(Qt::ControlModifier);
    if (isControl && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal))
        setZoom(m_zoom * zoomStep);
    else if (isControl && event->key() == Qt::Key_Minus)
        setZoom(m_zoom / zoomStep);
    else if (isControl && event->key() == Qt::Key_0)
        setZoom(1);
    else
        QWidget::keyPressEvent(event);
}

void PageView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PageView::retranslate()
{
    setAccessibleName(tr("The pages"));
    m_wait->setText(tr("Making the pages …"));
    nameSheets();
}

} // namespace ownwords::screens
