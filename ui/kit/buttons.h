// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/theme.h"
#include "ui/kit/wrapped_text.h"

#include <QPushButton>

namespace ownwords::kit {

enum class ButtonKind {
    Primary, // the one strong button of a screen
    Secondary, // an outline
    Quiet, // a link
    Danger, // what cannot be undone
    Bar, // the row at the top
};

// A push button whose text wraps when there is no room for one line, and that is never smaller than 44 x 44 pixels (at
// 100 %; WCAG 2.2, 2.5.5). Its shape is the style sheet's; its focus ring is its own, so that it can be seen on Teal.
class Button : public QPushButton {
    Q_OBJECT

public:
    enum class IconSide { Start, End };

    Button(ButtonKind kind, const QString& text, const QString& iconName, QWidget* parent);

    void setKind(ButtonKind kind);
    void setIconName(const QString& name); // empty = none
    void setIconWanted(bool isWanted); // where room is dear the words are enough
    void setIconSide(IconSide side); // Next has its arrow after the word
    void setTextAtStart(bool atStart); // instead of in the middle

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void keyPressEvent(QKeyEvent* event) override; // Enter presses it too, as people expect
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    // In pixels at 100 %: beside the text, above and below it, and between icon and text.
    struct Room {
        double side = 24;
        double above = 8;
        double gap = 8;
    };
    void setRoom(const Room& room);
    virtual Token textToken() const;
    virtual Token ringToken() const;
    virtual double radius() const { return 12; }

private:
    WrappedText& wrapped() const;
    QSizeF textSize(qreal width) const;
    int iconRoom() const;
    int iconEdge() const;
    void showIcon();

    mutable KeptText m_kept;
    ButtonKind m_kind;
    QString m_iconName;
    bool m_isIconWanted = true;
    IconSide m_iconSide = IconSide::Start;
    bool m_atStart = false;
    Room m_room;
    int m_height = 0; // that the width asked for last
};

// The usual way to make one. `text` may hold a mnemonic ("&Next"), so people's words go through literal().
Button* button(ButtonKind kind, const QString& text, const QString& iconName = {}, QWidget* parent = nullptr);

// A small round button that holds words, also a person's own: a long text wraps, nothing is left out, and "&" is only
// a character. Checkable chips with setAutoExclusive(true) are radio buttons to a screen reader.
class Chip : public Button {
    Q_OBJECT

public:
    explicit Chip(const QString& words, QWidget* parent = nullptr);

    void setWords(const QString& words);
    QString words() const { return m_words; }
    // A ring, and a tick when it is checked: what is picked must not look like what has the focus, nor like a tag.
    void setMarked();

protected:
    Token textToken() const override;
    Token ringToken() const override;
    double radius() const override { return 22; }

private:
    QString m_words;
};

} // namespace ownwords::kit
