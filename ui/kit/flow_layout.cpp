// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace ownwords::kit {

struct FlowLayout::Row {
    struct Place {
        QLayoutItem* item;
        QSize size;
    };
    QList<Place> places;
    int width = 0;
    int height = 0;
};

FlowLayout::FlowLayout(QWidget* parent, Align side)
    : QLayout(parent)
    , m_align(side)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    const QMargins around = contentsMargins();
    QSize size(0, 0);
    for (const QLayoutItem* const item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize hint = item->sizeHint();
        size = QSize(
            size.width() + (size.width() > 0 ? spacing() : 0) + hint.width(), std::max(size.height(), hint.height()));
    }
    return size + QSize(around.left() + around.right(), around.top() + around.bottom());
}

QSize FlowLayout::minimumSize() const
{
    const QMargins around = contentsMargins();
    QSize size(0, 0);
    for (const QLayoutItem* const item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size + QSize(around.left() + around.right(), around.top() + around.bottom());
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool move) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int top = inner.top();
    Row row;
    const auto finish = [&] {
        if (row.places.isEmpty())
            return;
        if (move)
            placeRow(row, inner, top);
        top += row.height + spacing();
        row = Row();
    };
    for (QLayoutItem* const item : m_items) {
        if (item->isEmpty())
            continue;
        const int width = std::min(item->sizeHint().width(), inner.width());
        const int height = item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
        if (!row.places.isEmpty() && row.width + spacing() + width > inner.width())
            finish();
        row.width += (row.places.isEmpty() ? 0 : spacing()) + width;
        row.height = std::max(row.height, height);
        row.places.append({item, QSize(width, height)});
    }
    finish();
    const int used = top == inner.top() ? 0 : top - inner.top() - spacing();
    return used + contentsMargins().top() + contentsMargins().bottom();
}

void FlowLayout::placeRow(const Row& row, const QRect& inner, int top) const
{
    const Qt::LayoutDirection direction
        = parentWidget() == nullptr ? Qt::LeftToRight : parentWidget()->layoutDirection();
    int left = m_align == Align::Start ? inner.left() : inner.left() + inner.width() - row.width;
    for (const Row::Place& place : row.places) {
        const QRect box(QPoint(left, top + (row.height - place.size.height()) / 2), place.size);
        place.item->setGeometry(QStyle::visualRect(direction, inner, box));
        left += place.size.width() + spacing();
    }
}

} // namespace ownwords::kit
