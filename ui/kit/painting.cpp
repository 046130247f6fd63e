// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/painting.h"

#include "ui/kit/icon.h"
#include "ui/kit/look.h"

#include <QPainter>
#include <QPen>

#include <algorithm>

namespace ownwords::kit {

void drawBox(QPainter& painter, const QRectF& rect, double radius, const QColor& fill, const QColor& edge, double width)
{
    const double half = width / 2;
    const QRectF middle = rect.adjusted(half, half, -half, -half);
    const double round = std::max(0.0, std::min({radius - half, middle.width() / 2, middle.height() / 2}));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(width > 0 ? QPen(edge, width) : QPen(Qt::NoPen));
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
    drawBox(painter, place, radius, colour(on && !round ? Token::Teal : Token::Card), edge, focused ? 3 : 2);
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
