// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/scroll_page.h"

#include "ui/kit/look.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ownwords::kit {

namespace {

constexpr double leastMargin = 24;
constexpr double around = 16; // kept free around what is brought into view

// What is pressed must not move away under the pointer.
bool isPressed()
{
    return QApplication::mouseButtons() != Qt::NoButton;
}

void bringIntoViewOf(QScrollArea& area, QWidget* focused)
{
    if (focused != nullptr && area.widget() != nullptr && area.widget()->isAncestorOf(focused) && !isPressed())
        area.ensureWidgetVisible(focused, 0, px(around));
}

} // namespace

void bringFocusIntoView(QScrollArea& area)
{
    QObject::connect(qApp, &QApplication::focusChanged, &area,
        [&area](QWidget* /*before*/, QWidget* now) { bringIntoViewOf(area, now); });
}

ScrollPage::ScrollPage(QWidget* parent)
    : QScrollArea(parent)
    , m_page(new QWidget)
    , m_column(new QVBoxLayout(m_page))
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    m_page->setProperty("role", QStringLiteral("page"));
    setWidget(m_page);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* /*before*/, QWidget* now) { bringIntoView(now); });
    followLook(this, [this] {
        m_column->setSpacing(px(12));
        verticalScrollBar()->setSingleStep(px(24));
        fit();
    });
}

// What has the focus inside loses it while the page goes: that is not followed any more.
ScrollPage::~ScrollPage()
{
    if (qApp != nullptr)
        disconnect(qApp, nullptr, this, nullptr);
}

void ScrollPage::setMeasure(int characters)
{
    m_measure = characters;
    fit();
}

void ScrollPage::toTop()
{
    verticalScrollBar()->setValue(0);
}

void ScrollPage::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void ScrollPage::fit()
{
    const int most = QFontMetrics(QApplication::font()).averageCharWidth() * m_measure;
    const int side = std::max(px(leastMargin), (viewport()->width() - most) / 2);
    m_column->setContentsMargins(side, px(40), side, px(32));
}

void ScrollPage::bringIntoView(QWidget* focused)
{
    disconnect(m_followed);
    auto* const edit = qobject_cast<QPlainTextEdit*>(focused);
    if (edit == nullptr || !m_page->isAncestorOf(edit)) {
        bringIntoViewOf(*this, focused);
        return;
    }
    // A tall field is not seen whole: the line that is written in must be.
    const auto follow = [this, edit = QPointer(edit)] {
        if (edit == nullptr || isPressed()) // it went before its turn came
            return;
        const QRect line = edit->cursorRect();
        const QPoint middle = edit->viewport()->mapTo(m_page, line.center());
        ensureVisible(middle.x(), middle.y(), 0, line.height() / 2 + px(around));
    };
    if (edit->height() < viewport()->height())
        bringIntoViewOf(*this, edit);
    follow();
    m_followed = connect(edit, &QPlainTextEdit::cursorPositionChanged, this, follow, Qt::QueuedConnection);
}

} // namespace ownwords::kit
