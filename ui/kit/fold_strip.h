// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/buttons.h"

#include <QFrame>
#include <QString>

class QVBoxLayout;

namespace ownwords::kit {

class TextLabel;

// The title of a FoldStrip, over its whole width and in the colour of text: it is no link. To a screen reader a button
// that is expanded or collapsed (accessible_groups.cpp).
class FoldTitle : public Button {
    Q_OBJECT

public:
    explicit FoldTitle(QWidget* parent);

    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }

protected:
    Token textToken() const override { return Token::Ink; }

private:
    bool m_folded = true;
};

// A strip that opens and folds away what is under its title: tips for a coach, prompts for who is stuck. Whether it is
// open stays as it is when the texts change.
class FoldStrip : public QFrame {
    Q_OBJECT

public:
    explicit FoldStrip(const QString& title, const QString& text = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setText(const QString& text); // empty = no paragraph
    QVBoxLayout* column() const { return m_column; } // for more than text
    bool isFolded() const { return m_title->isFolded(); }
    void setFolded(bool folded); // foldedChanged() is not emitted

signals:
    void foldedChanged(bool folded); // by the person

private:
    FoldTitle* m_title;
    QWidget* m_inside;
    QVBoxLayout* m_column;
    TextLabel* m_text;
};

} // namespace ownwords::kit
