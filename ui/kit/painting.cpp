// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/painting.h"

#include "ui/kit/icon.h"
#include "ui/kit/look.h"

#include <QPainter>
#include <QPen>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace ownwords::kit {

namespace {

QRectF onDots(const QRectF& rect, const QTransform& toDots)
{
    const QRectF dots = toDots.mapRect(rect);
    const QPointF topLeft(std::round(dots.left()), std::round(dots.top()));
    const QPointF bottomRight(std::round(dots.right()), std::round(dots.bottom()));
    return toDots.inverted().mapRect(QRectF(topLeft, bottomRight));
}

} // namespace

void drawBox(QPainter& painter, const QRectF& rect, double radius, const QColor& fill, const QColor& edge, double width)
{
    const QTransform toDots = painter.deviceTransform();
    const double line = width > 0 ? std::max(1.0, std::round(width * toDots.m11())) / toDots.m11() : 0;
    const double half = line / 2;
    const QRectF middle = onDots(rect, toDots).adjusted(half, half, -half, -half);
    const double round = std::max(0.0, std::min({radius - half, middle.width() / 2, middle.height() / 2}));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line > 0 ? QPen(edge, line) : QPen(Qt::NoPen));
    painter.setBrush(fill);
    painter.drawRoundedRect(middle, round, round);
    painter.restore();
}

void drawRing(QPainter& painter, const QRectF& rect, double radius, const QColor& colour)
{
    drawBox(painter, rect, radius, Qt::transparent, colour, 2);
}

void drawMark(QPainter& painter, const QRect& place, CardMark mark, bool on, bool focused)
{
    const bool round = mark == CardMark::Round;
    const QColor edge = colour(on || focused ? Token::Teal : Token::Edge);
    const double radius = round ? place.width() / 2.0 : px(6);
    drawBox(painter, place, radius, colour(on && !round ? Token::Teal : Token::Card), edge, stroke(focused ? 3 : 2));
    if (!on)
        return;
    const int inset = px(round ? 6 : 2);
    const QRect inner = place.adjusted(inset, inset, -inset, -inset);
    if (round)
        drawBox(painter, inner, inner.width() / 2.0, edge, edge, 0);
    else
        icon(QStringLiteral("check"), Token::OnTeal).paint(&painter, inner);
}

} // namespace ownwords::kit
