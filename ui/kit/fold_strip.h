// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QString>

class QVBoxLayout;

namespace ownwords::kit {

class Button;
class TextLabel;

// A strip that opens and folds away what is under its title: tips for a coach, prompts for who is stuck. Whether it is
// open stays as it is when the texts change.
class FoldStrip : public QFrame {
    Q_OBJECT

public:
    explicit FoldStrip(const QString& title, const QString& text = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setText(const QString& text); // empty = no paragraph
    QVBoxLayout* column() const { return m_column; } // for more than text
    bool isFolded() const { return m_folded; }
    void setFolded(bool folded); // foldedChanged() is not emitted

signals:
    void foldedChanged(bool folded); // by the person

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();

    QString m_words;
    Button* m_title;
    QWidget* m_inside;
    QVBoxLayout* m_column;
    TextLabel* m_text;
    bool m_folded = true;
};

} // namespace ownwords::kit
