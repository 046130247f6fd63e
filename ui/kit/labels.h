// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/wrapped_text.h"

#include <QFrame>
#include <QLabel>

class QPushButton;
class QVBoxLayout;

namespace ownwords::kit {

// Text that wraps at words, and inside a word only where the word is wider than the label: nothing is ever cut. Always
// plain text ("<b>" and "&" are shown as they are), each paragraph in its own direction, a quote also at its own side.
// Its height follows its width.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    explicit TextLabel(const QString& text, QWidget* parent = nullptr);

    // The person may mark and copy it, by mouse and keyboard: for codes and names, not for every sentence.
    void setSelectable(bool on);

    // The width one reads well, in characters; wider text wraps. 0 = as wide as there is room.
    void setMeasure(int characters);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    WrappedText& wrapped() const;

    mutable KeptText m_kept;
    int m_measure = 0;
};

// The sizes of text: heading 26 pt (one a screen), title 17 bold (of a card), body 14, helper 12 in Muted, quote 17 (a
// person's own words). A role can be changed later with setTextRole().
TextLabel* heading(const QString& text, QWidget* parent = nullptr);
TextLabel* title(const QString& text, QWidget* parent = nullptr);
TextLabel* body(const QString& text, QWidget* parent = nullptr);
TextLabel* helper(const QString& text, QWidget* parent = nullptr);
TextLabel* quote(const QString& text, QWidget* parent = nullptr);

// A word or two in a soft round shape that cannot be pressed ("Going for it", "fixing bikes"). To press: Chip.
TextLabel* tag(const QString& text, QWidget* parent = nullptr);

// Sets the property that the style sheet goes by, also on a widget that is already shown.
void setTextRole(QWidget* widget, const QString& role);

// A rounded panel with a column for its contents.
class Card : public QFrame {
    Q_OBJECT

public:
    enum class Kind {
        Plain,
        Chosen, // the one that most people want: an outline in Teal
        Gold, // strengths
        Done, // what is reached
    };

    explicit Card(Kind kind = Kind::Plain, QWidget* parent = nullptr);

    void setKind(Kind kind);
    QVBoxLayout* column() const { return m_column; }

private:
    QVBoxLayout* m_column;
};

// A person's own words: a bar at the side where reading starts, the words large, and below them, where wanted, a quiet
// line and a link. The quotation marks around them are ours, not part of words().
class QuoteCard : public QFrame {
    Q_OBJECT

public:
    enum class Bar { Gold, Teal }; // Teal: a goal that rests

    explicit QuoteCard(const QString& words, QWidget* parent = nullptr);

    void setWords(const QString& words);
    void setSentence(const QString& sentence); // made of words that stand in quotes in it: none around it
    QString words() const { return m_words; }
    void setBar(Bar bar);
    void setHelper(const QString& text); // empty = no line
    QPushButton* setLink(const QString& text); // a small button after the helper line; empty = none (then null)
    QVBoxLayout* column() const { return m_column; } // for more below

signals:
    void linkClicked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showFooter();

    QString m_words;
    Bar m_bar = Bar::Gold;
    QVBoxLayout* m_column;
    TextLabel* m_quote;
    QWidget* m_footer;
    TextLabel* m_helper;
    QPushButton* m_link;
};

} // namespace ownwords::kit
