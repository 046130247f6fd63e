// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace ownwords::kit {

// Where a person writes in own words. What it gives back is what the box holds, character for character: no-break
// spaces, tabs, spaces at the end and a leading U+FEFF stay. It never corrects, never shows a placeholder, and is never
// read-only while something is saved. Tab leaves it; Ctrl+Enter says "done here".
//
// What a text box cannot hold as it is, by the nature of Qt's: CR, CRLF, U+2029, U+FDD0 and U+FDD1 become a line break
// when they are pasted; Shift+Enter gives U+2028, which stays; halves of surrogate pairs are left out.
class WordsEdit : public QPlainTextEdit {
    Q_OBJECT
    Q_PROPERTY(int mostLines READ mostLines WRITE setMostLines)

public:
    explicit WordsEdit(QWidget* parent = nullptr);

    QString words() const; // line breaks are '\n'
    void setWords(const QString& words); // empties undo; wordsChanged() is not emitted

    // It grows with its text from four lines to this many, then scrolls.
    int mostLines() const { return m_mostLines; }
    void setMostLines(int lines);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void wordsChanged();
    void submitted(); // Ctrl+Enter
    void undoBeyond(); // Ctrl+Z with nothing left to undo here
    void pasteCleaned(); // something that is no character was left out of a paste

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    void undoHereOrBeyond();
    void follow();
    int neededHeight() const;
    int heightOfLines(int lines) const;

    QString m_given; // by setWords(), while nobody typed
    bool m_untouched = false;
    bool m_setting = false;
    int m_mostLines = 12;
    int m_height = 0;
};

} // namespace ownwords::kit
