// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/labels.h"

#include "ui/kit/look.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace ownwords::kit {

namespace {

const QString quoteRole = QStringLiteral("quote");
constexpr double widestLine = 640; // pixels at 100 % that a label asks for when nobody gave it a measure

TextLabel* labelOf(const QString& role, const QString& text, QWidget* parent)
{
    auto* const label = new TextLabel(text, parent);
    setTextRole(label, role);
    return label;
}

} // namespace

TextLabel::TextLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setText(text);
}

void TextLabel::setSelectable(bool on)
{
    setTextInteractionFlags(on ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard : Qt::NoTextInteraction);
    setFocusPolicy(on ? Qt::StrongFocus : Qt::NoFocus);
    if (on && accessibleName().isEmpty())
        setAccessibleName(text());
}

WrappedText& TextLabel::wrapped() const
{
    return m_kept.of(text(), font(), layoutDirection());
}

void TextLabel::setMeasure(int characters)
{
    m_measure = characters;
    updateGeometry();
}

QSize TextLabel::sizeHint() const
{
    ensurePolished();
    const QMargins around = contentsMargins();
    const int most = m_measure > 0 ? fontMetrics().averageCharWidth() * m_measure : px(widestLine);
    const QSizeF size = wrapped().fit(most);
    return size.toSize() + QSize(around.left() + around.right(), around.top() + around.bottom());
}

QSize TextLabel::minimumSizeHint() const
{
    ensurePolished();
    const QMargins around = contentsMargins();
    // A word longer than this breaks: a label must not make its window wider than the screen.
    const qreal word = std::min<qreal>(WrappedText::widestWord(text(), font()), px(160));
    return {static_cast<int>(word) + around.left() + around.right(),
        fontMetrics().height() + around.top() + around.bottom()};
}

int TextLabel::heightForWidth(int width) const
{
    ensurePolished();
    const QMargins around = contentsMargins();
    int inner = width - around.left() - around.right();
    if (m_measure > 0)
        inner = std::min(inner, fontMetrics().averageCharWidth() * m_measure);
    return static_cast<int>(wrapped().fit(inner).height()) + around.top() + around.bottom();
}

void TextLabel::paintEvent(QPaintEvent* event)
{
    if (textInteractionFlags().testFlag(Qt::TextSelectableByMouse)) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    drawFrame(&painter);
    QRectF inner = contentsRect();
    if (m_measure > 0) {
        const qreal width = std::min<qreal>(inner.width(), fontMetrics().averageCharWidth() * m_measure);
        if (layoutDirection() == Qt::RightToLeft)
            inner.setLeft(inner.right() - width);
        else
            inner.setWidth(width);
    }
    const QSizeF size = wrapped().fit(inner.width());
    painter.setPen(palette().color(foregroundRole()));
    const bool fits = size.height() < inner.height();
    Qt::Alignment where = alignment() & (Qt::AlignHCenter | (fits ? Qt::AlignVCenter : Qt::AlignTop));
    // A page that is read from the right keeps its lines there, also those that are not translated yet; a person's own
    // words begin where their language does.
    if (layoutDirection() == Qt::RightToLeft && property("role").toString() != quoteRole)
        where |= Qt::AlignRight;
    wrapped().draw(painter, inner, where);
}

void TextLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

TextLabel* heading(const QString& text, QWidget* parent)
{
    return labelOf(QStringLiteral("heading"), text, parent);
}

TextLabel* title(const QString& text, QWidget* parent)
{
    return labelOf(QStringLiteral("title"), text, parent);
}

TextLabel* body(const QString& text, QWidget* parent)
{
    return labelOf(QStringLiteral("body"), text, parent);
}

TextLabel* helper(const QString& text, QWidget* parent)
{
    return labelOf(QStringLiteral("helper"), text, parent);
}

TextLabel* quote(const QString& text, QWidget* parent)
{
    return labelOf(quoteRole, text, parent);
}

TextLabel* tag(const QString& text, QWidget* parent)
{
    TextLabel* const label = labelOf(QStringLiteral("tag"), text, parent);
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    return label;
}

void setTextRole(QWidget* widget, const QString& role)
{
    if (widget->property("role").toString() == role)
        return;
    widget->setProperty("role", role);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->updateGeometry();
}

} // namespace ownwords::kit
