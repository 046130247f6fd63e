// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/painting.h"

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

} // namespace ownwords::kit
