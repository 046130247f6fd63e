// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/people_list.h"

#include "ui/kit/look.h"
#include "ui/kit/painting.h"
#include "ui/kit/wrapped_text.h"

#include <QAccessible>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>
#include <cmath>

namespace ownwords::screens {

namespace {

constexpr std::size_t columns = 4;
constexpr double leastForColumns = 760; // pixels at 100 %; below it lines stand under each other
constexpr std::array<double, columns> shares{0.16, 0.41, 0.29, 0.14}; // of the width
constexpr double side = 20;
constexpr double above = 14;
constexpr double between = 16;
constexpr double corner = 12; // of the frame around header and list
constexpr double quiet = 12.0 / 14; // of the size of text, as helper text is
constexpr int batch = 40; // rows that are measured before the window may do something else

struct Cell {
    QString text;
    QFont font;
    kit::Token token = kit::Token::Ink;
    QRectF place; // within the row; its height is what the text takes
    QString below; // a quiet line under the text
};
using Cells = std::array<Cell, columns>;

bool hasColumns(int width)
{
    return width >= kit::px(leastForColumns);
}

kit::WrappedText textOf(const Cell& cell, Qt::LayoutDirection direction)
{
    return {cell.text, cell.font, direction};
}

kit::WrappedText belowOf(const Cell& cell, Qt::LayoutDirection direction)
{
    QFont font = cell.font;
    font.setBold(false);
    font.setPointSizeF(font.pointSizeF() * quiet);
    return {cell.below, font, direction};
}

double heightOf(const Cell& cell, double room, Qt::LayoutDirection direction)
{
    const double text = cell.text.isEmpty() ? 0 : textOf(cell, direction).fit(room).height();
    return cell.below.isEmpty() ? text : text + belowOf(cell, direction).fit(room).height();
}

Cells cellsOf(const PeopleLine& line, const QFont& font)
{
    QFont bold = font;
    bold.setBold(true);
    const kit::Token words = line.problem.isEmpty() ? kit::Token::Ink : kit::Token::Muted;
    return {{{line.name, bold, kit::Token::Ink, {}, line.custody}, {line.words, font, words, {}, {}},
        {line.next, line.isPromise ? bold : font, line.isPromise ? kit::Token::TealDeep : kit::Token::Ink, {}, {}},
        {line.day, font, kit::Token::Ink, {}, {}}}};
}

// The places of the cells of one row; returns its height.
int arrange(Cells& cells, int width, Qt::LayoutDirection direction)
{
    const double inner = width - 2.0 * kit::px(side);
    double left = kit::px(side);
    double bottom = kit::px(above);
    double tallest = 0;
    for (std::size_t i = 0; i < columns; ++i) {
        Cell& cell = cells.at(i);
        const bool isBeside = hasColumns(width);
        const double room = isBeside ? inner * shares.at(i) - (i + 1 < columns ? kit::px(between) : 0) : inner;
        const double height = heightOf(cell, room, direction);
        cell.place = QRectF(left, isBeside ? kit::px(above) : bottom, room, height);
        if (isBeside)
            left += inner * shares.at(i);
        else
            bottom += height;
        tallest = std::max(tallest, height);
        if (direction == Qt::RightToLeft)
            cell.place.moveLeft(width - cell.place.right());
    }
    const double used = hasColumns(width) ? kit::px(above) + tallest : bottom;
    return static_cast<int>(std::ceil(used)) + kit::px(above);
}

void drawCell(QPainter& painter, const Cell& cell, const QPointF& from, Qt::LayoutDirection direction)
{
    QRectF place = cell.place.translated(from);
    kit::WrappedText text = textOf(cell, direction);
    const QSizeF size = text.fit(place.width());
    painter.setPen(kit::colour(cell.token));
    text.draw(painter, place, Qt::AlignTop);
    if (cell.below.isEmpty())
        return;
    place.setTop(place.top() + size.height());
    kit::WrappedText below = belowOf(cell, direction);
    below.fit(place.width());
    painter.setPen(kit::colour(kit::Token::Muted));
    below.draw(painter, place, Qt::AlignTop);
}

class RowPainter : public QStyledItemDelegate {
public:
    RowPainter(const PeopleRows& rows, QListView* list)
        : QStyledItemDelegate(list)
        , m_rows(rows)
        , m_list(*list)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const int width = m_list.viewport()->width();
        Cells cells = cellsOf(m_rows.line(index.row()), m_list.font());
        return {width, std::max(arrange(cells, width, option.direction), kit::px(58))};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const PeopleLine line = m_rows.line(index.row());
        Cells cells = cellsOf(line, m_list.font());
        arrange(cells, option.rect.width(), option.direction);
        const bool isHere = m_list.currentIndex() == index && m_list.hasFocus();
        const bool isUnder = option.state.testFlag(QStyle::State_MouseOver);
        painter->save();
        painter->fillRect(option.rect,
            kit::colour(isUnder    ? kit::Token::TealSoft
                    : line.isToday ? kit::Token::GoldSoft
                                   : kit::Token::Card));
        painter->setPen(kit::colour(kit::Token::Line));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        for (const Cell& cell : cells)
            drawCell(*painter, cell, option.rect.topLeft(), option.direction);
        if (isHere)
            kit::drawRing(
                *painter, QRectF(option.rect).adjusted(2, 2, -2, -2), kit::px(10), kit::colour(kit::Token::Teal));
        painter->restore();
    }

private:
    const PeopleRows& m_rows;
    const QListView& m_list;
};

} // namespace

PeopleList::PeopleList(PeopleRows& rows, QWidget* parent)
    : QListView(parent)
{
    setProperty("role", QStringLiteral("rows"));
    setModel(&rows);
    setItemDelegate(new RowPainter(rows, this));
    setLayoutMode(Batched);
    setBatchSize(batch);
    setResizeMode(Adjust);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick, nullptr, this) == 0) // else activated()
            emit chosen(index.row());
    });
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) { emit chosen(index.row()); });
    kit::followLook(this, [this] { verticalScrollBar()->setSingleStep(kit::px(24)); });
}

void PeopleList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void PeopleList::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

// Who comes by keyboard stands on a row at once.
void PeopleList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
    QMetaObject::invokeMethod(this, &PeopleList::sayWhereWeAre, Qt::QueuedConnection);
}

// After Qt told of the list itself, which would be the last thing heard.
void PeopleList::sayWhereWeAre()
{
    if (!hasFocus() || !currentIndex().isValid())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(currentIndex().row());
    QAccessible::updateAccessibility(&event);
}

QModelIndex PeopleList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int rows = model()->rowCount();
    const QModelIndex here = currentIndex();
    if ((action != MovePageDown && action != MovePageUp) || !here.isValid())
        return QListView::moveCursor(action, modifiers);
    const int step = action == MovePageDown ? 1 : -1;
    int row = here.row();
    for (int walked = 0; row + step >= 0 && row + step < rows && walked < viewport()->height(); row += step)
        walked += visualRect(model()->index(row, 0)).height();
    return model()->index(row, 0);
}

PeopleHeader::PeopleHeader(const PeopleList& list, QWidget* parent)
    : QWidget(parent)
    , m_list(list)
{
    // When the bar comes or goes the columns move.
    connect(list.verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] { update(); });
    kit::followLook(this, [this] { fit(); });
}

void PeopleHeader::setTitles(const QStringList& titles)
{
    m_titles = titles;
    update();
}

void PeopleHeader::fit()
{
    setFixedHeight(hasColumns(width()) ? fontMetrics().height() + kit::px(above) * 2 : kit::px(corner));
}

void PeopleHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void PeopleHeader::paintEvent(QPaintEvent* /*event*/)
{
    if (!hasColumns(width()))
        return;
    QPainter painter(this);
    painter.setPen(kit::colour(kit::Token::Line));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    QFont bold = font();
    bold.setBold(true);
    Cells cells;
    for (std::size_t i = 0; i < columns; ++i)
        cells.at(i) = {m_titles.value(static_cast<qsizetype>(i)), bold, kit::Token::Muted, {}, {}};
    const int room = m_list.viewport()->width();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft; // then the bar is at the left
    const QPointF from(isMirrored ? width() - room : 0, 0);
    arrange(cells, room, layoutDirection());
    for (const Cell& cell : cells)
        drawCell(painter, cell, from, layoutDirection());
    painter.setPen(kit::colour(kit::Token::Line));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace ownwords::screens
