// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/spark_line.h"

#include "ui/kit/look.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ownwords::kit {

namespace {

constexpr double lineWidth = 130; // pixels at 100 %, of the line without its number
constexpr double numberRoom = 44;

} // namespace

SparkLine::SparkLine(QList<double> numbers, double low, double high, QWidget* parent)
    : QWidget(parent)
    , m_numbers(std::move(numbers))
    , m_low(low)
    , m_high(std::max(high, low + 1))
{
    setProperty("role", QStringLiteral("spark"));
}

QSize SparkLine::sizeHint() const
{
    const double line = m_numbers.size() > 1 ? lineWidth : 0;
    return {px(line + numberRoom), std::max(px(36), fontMetrics().height() + px(6))};
}

void SparkLine::paintEvent(QPaintEvent* /*event*/)
{
    if (m_numbers.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const double left = m_numbers.size() > 1 ? px(lineWidth) : 0;
    if (m_numbers.size() > 1) {
        QPainterPath path;
        const double step = (left - px(4)) / static_cast<double>(m_numbers.size() - 1);
        for (qsizetype i = 0; i < m_numbers.size(); ++i) {
            const double part = std::clamp((m_numbers[i] - m_low) / (m_high - m_low), 0.0, 1.0);
            const double x = px(2) + step * static_cast<double>(i);
            const QPointF point(isMirrored ? width() - x : x, px(4) + (height() - px(8)) * (1 - part));
            if (i == 0)
                path.moveTo(point);
            else
                path.lineTo(point);
        }
        painter.setPen(QPen(colour(Token::Teal), px(3), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(path);
    }
    painter.setPen(colour(Token::Ink));
    const QRectF room(isMirrored ? 0 : left, 0, width() - left, height());
    painter.drawText(room, Qt::AlignCenter, QLocale().toString(m_numbers.back(), 'g', 3));
}

} // namespace ownwords::kit
