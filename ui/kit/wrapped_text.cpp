// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/wrapped_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace ownwords::kit {

namespace {

// The direction of its first letter that has one.
Qt::LayoutDirection directionOf(const QString& text, Qt::LayoutDirection neutral)
{
    if (text.isRightToLeft())
        return Qt::RightToLeft;
    const bool hasLetter = std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
    return hasLetter ? Qt::LeftToRight : neutral;
}

// Takes the mnemonic marks out; where the underlined letter stands then, or -1.
int takeMarks(QString& text)
{
    int underlined = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != QLatin1Char('&'))
            continue;
        text.remove(i, 1);
        if (i < text.size() && text.at(i) != QLatin1Char('&'))
            underlined = static_cast<int>(i);
    }
    return underlined;
}

} // namespace

WrappedText::WrappedText(const QString& text, const QFont& font, Qt::LayoutDirection neutral, Marks marks)
{
    for (const QString& paragraph : text.split(QLatin1Char('\n')))
        addParagraph(paragraph, font, neutral, marks);
}

void WrappedText::addParagraph(const QString& text, const QFont& font, Qt::LayoutDirection neutral, Marks marks)
{
    QString shown = text;
    const int underlined = marks == Marks::Mnemonic ? takeMarks(shown) : -1;
    auto layout = std::make_unique<QTextLayout>(shown, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(directionOf(shown, neutral));
    layout->setTextOption(option);
    if (underlined >= 0) {
        QTextLayout::FormatRange range;
        range.start = underlined;
        range.length = 1;
        range.format.setFontUnderline(true);
        layout->setFormats({range});
    }
    m_paragraphs.push_back(std::move(layout));
}

QSizeF WrappedText::fit(qreal width)
{
    m_width = std::max(width, 1.0);
    const auto known
        = std::find_if(m_fits.begin(), m_fits.end(), [this](const Fit& fit) { return fit.holds(m_width); });
    if (known != m_fits.end())
        return known->size;
    m_laidOut = layOut(m_width);
    m_fits.push_back(m_laidOut);
    return m_laidOut.size;
}

WrappedText::Fit WrappedText::layOut(qreal width)
{
    qreal height = 0;
    qreal widest = 0;
    for (const auto& paragraph : m_paragraphs) {
        paragraph->beginLayout();
        for (QTextLine line = paragraph->createLine(); line.isValid(); line = paragraph->createLine()) {
            line.setLineWidth(width);
            line.setPosition(QPointF(0, height));
            height += line.height();
            widest = std::max(widest, line.naturalTextWidth());
        }
        paragraph->endLayout();
    }
    return {std::min(std::ceil(widest), width), width, QSizeF(std::ceil(widest), std::ceil(height))};
}

void WrappedText::draw(QPainter& painter, const QRectF& rect, Qt::Alignment alignment)
{
    if (!m_laidOut.holds(m_width))
        m_laidOut = layOut(m_width);
    const qreal height = m_laidOut.size.height();
    const qreal top = alignment.testFlag(Qt::AlignVCenter) ? rect.top() + (rect.height() - height) / 2 : rect.top();
    for (const auto& paragraph : m_paragraphs) {
        const bool ownRight = paragraph->textOption().textDirection() == Qt::RightToLeft;
        const bool atRight = alignment.testFlag(Qt::AlignRight) || (ownRight && !alignment.testFlag(Qt::AlignLeft));
        for (int i = 0; i < paragraph->lineCount(); ++i) {
            const QTextLine line = paragraph->lineAt(i);
            const qreal room = rect.width() - line.naturalTextWidth();
            const qreal before = alignment.testFlag(Qt::AlignHCenter) ? room / 2 : atRight ? room : 0;
            line.draw(&painter, QPointF(rect.left() + before, top));
        }
    }
}

qreal WrappedText::widestWord(const QString& text, const QFont& font)
{
    const QFontMetricsF metrics(font);
    qreal widest = 0;
    for (const QString& word : text.simplified().split(QLatin1Char(' ')))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return std::ceil(widest);
}

WrappedText& KeptText::of(const QString& text, const QFont& font, Qt::LayoutDirection neutral, WrappedText::Marks marks)
{
    if (m_wrapped && m_text == text && m_font == font && m_neutral == neutral && m_marks == marks)
        return *m_wrapped;
    m_text = text;
    m_font = font;
    m_neutral = neutral;
    m_marks = marks;
    m_wrapped = std::make_unique<WrappedText>(text, font, neutral, marks);
    return *m_wrapped;
}

} // namespace ownwords::kit
