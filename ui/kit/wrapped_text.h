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

    // Lays it out; the size it takes, at most `width` wide.
    QSizeF fit(qreal width);

    // In `rect` as laid out last, in the colour of the painter's pen. Without a horizontal flag every paragraph begins
    // at the side where it is read from; Qt::AlignLeft, AlignRight and AlignHCenter put all of them there instead.
    void draw(QPainter& painter, const QRectF& rect, Qt::Alignment alignment) const;

    static qreal widestWord(const QString& text, const QFont& font);

private:
    void addParagraph(const QString& text, const QFont& font, Qt::LayoutDirection neutral, Marks marks);

    std::vector<std::unique_ptr<QTextLayout>> m_paragraphs;
    QSizeF m_size;
};

} // namespace ownwords::kit
