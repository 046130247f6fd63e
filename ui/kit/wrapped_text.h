// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QString>
#include <QTextLayout>

#include <memory>
#include <vector>

class QPainter;

namespace ownwords::kit {

// Text broken into lines for one width: between words, and inside a word only where the word alone is too wide. Each
// paragraph runs in its own direction. For widgets that draw their own text and must never cut any.
class WrappedText {
public:
    enum class Marks {
        Literal, // "&" is a character
        Mnemonic, // "&Next": the letter after it is underlined; "&&" is a character
    };

    // `neutral` is the direction of paragraphs without a letter.
    WrappedText(const QString& text, const QFont& font, Qt::LayoutDirection neutral, Marks marks = Marks::Literal);

    // The size it takes, at most `width` wide. Widths that were asked for before cost nothing.
    QSizeF fit(qreal width);

    // In `rect` as it fitted last, in the colour of the painter's pen. Without a horizontal flag every paragraph begins
    // at the side where it is read from; Qt::AlignLeft, AlignRight and AlignHCenter put all of them there instead.
    void draw(QPainter& painter, const QRectF& rect, Qt::Alignment alignment);

    static qreal widestWord(const QString& text, const QFont& font);

private:
    // Lines break in the same places for every width from the widest line to the one they were broken for.
    struct Fit {
        qreal from;
        qreal to;
        QSizeF size;
        bool holds(qreal width) const { return from <= width && width <= to; }
    };

    void addParagraph(const QString& text, const QFont& font, Qt::LayoutDirection neutral, Marks marks);
    Fit layOut(qreal width);

    std::vector<std::unique_ptr<QTextLayout>> m_paragraphs;
    std::vector<Fit> m_fits;
    Fit m_laidOut{1, 0, {}};
    qreal m_width = 0; // asked for last
};

// Keeps the text of a widget as it was broken last: a layout asks for the same sizes many times.
class KeptText {
public:
    WrappedText& of(const QString& text, const QFont& font, Qt::LayoutDirection neutral,
        WrappedText::Marks marks = WrappedText::Marks::Literal);

private:
    QString m_text;
    QFont m_font;
    Qt::LayoutDirection m_neutral = Qt::LeftToRight;
    WrappedText::Marks m_marks = WrappedText::Marks::Literal;
    std::unique_ptr<WrappedText> m_wrapped;
};

} // namespace ownwords::kit
