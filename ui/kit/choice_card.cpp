// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/choice_card.h"

#include "ui/kit/look.h"
#include "ui/kit/painting.h"
#include "ui/kit/wrapped_text.h"

#include <QAbstractButton>
#include <QStyle>

#include <algorithm>

namespace ownwords::kit {

namespace {

constexpr double leastHeight = 56;
constexpr double side = 18;
constexpr double above = 12;
constexpr double markEdge = 24;
constexpr double gap = 12;
constexpr double leastText = 80;

int besideText()
{
    return 2 * px(side) + px(markEdge) + px(gap);
}

} // namespace

QSize choiceSizeHint(const QAbstractButton& card, const QString& words)
{
    card.ensurePolished();
    WrappedText wrapped(words, card.font(), card.layoutDirection());
    const int width = static_cast<int>(wrapped.fit(px(640)).width()) + 1 + besideText();
    return {width, choiceHeight(card, words, width)};
}

QSize choiceMinimum()
{
    return {besideText() + px(leastText), px(leastHeight)};
}

int choiceHeight(const QAbstractButton& card, const QString& words, int width)
{
    card.ensurePolished();
    WrappedText wrapped(words, card.font(), card.layoutDirection());
    const int text = static_cast<int>(wrapped.fit(width - besideText()).height());
    return std::max(px(leastHeight), text + 2 * px(above));
}

void drawChoice(QPainter& painter, const QAbstractButton& card, const QString& words, CardMark mark)
{
    const bool on = card.isChecked();
    const bool hovered = card.underMouse() && card.isEnabled();
    QRect box = card.rect();
    if (card.hasFocus()) {
        drawRing(painter, box, px(14), colour(Token::Teal));
        box.adjust(ringRoom, ringRoom, -ringRoom, -ringRoom);
    }
    const Token edge = on || hovered ? Token::Teal : Token::Edge;
    drawBox(painter, box, px(12), colour(on ? Token::TealSoft : Token::Card), colour(edge), stroke(on ? 2 : 1));

    const QRect inner = card.rect().adjusted(px(side), 0, -px(side), 0);
    const int size = px(markEdge);
    const QRect markBox(inner.left(), (card.height() - size) / 2, size, size);
    drawMark(painter, QStyle::visualRect(card.layoutDirection(), inner, markBox), mark, on, card.hasFocus());
    const QRect textBox = inner.adjusted(size + px(gap), 0, 0, 0);
    WrappedText wrapped(words, card.font(), card.layoutDirection());
    wrapped.fit(textBox.width());
    painter.setPen(colour(card.isEnabled() ? Token::Ink : Token::Muted));
    wrapped.draw(painter, QStyle::visualRect(card.layoutDirection(), inner, textBox),
        Qt::AlignVCenter | QStyle::visualAlignment(card.layoutDirection(), Qt::AlignLeft));
}

} // namespace ownwords::kit
