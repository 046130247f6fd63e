// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QRect>
#include <QRectF>

class QPainter;

namespace ownwords::kit {

// A rounded box whose edge, `width` pixels wide, lies inside `rect`. Both are moved by less than a dot of the screen,
// so that lines are sharp where a pixel is one and a half dots.
void drawBox(
    QPainter& painter, const QRectF& rect, double radius, const QColor& fill, const QColor& edge, double width);

// The ring around what has the focus: 2 pixels at the border of `rect`. What is drawn inside leaves ringRoom pixels, so
// that the ring stands apart from it, on Teal too.
void drawRing(QPainter& painter, const QRectF& rect, double radius, const QColor& colour);
inline constexpr int ringRoom = 4;

enum class CardMark { Round, Square };

// The mark of a radio button or a check box, by shape as well as by colour.
void drawMark(QPainter& painter, const QRect& place, CardMark mark, bool on, bool focused);

} // namespace ownwords::kit
