// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace ownwords::kit {
class Button;
class SpokenText;
class WordsEdit;
} // namespace ownwords::kit

namespace ownwords::screens {

// A note as the person reads it: whether it is new, and below it a box to answer it in, once that is asked for.
class NoteRow : public QWidget {
    Q_OBJECT

public:
    // `text`: the note with who wrote it and when.
    explicit NoteRow(const QString& text, bool isNew, QWidget* parent = nullptr);

    // `typed`: what stands in the box already; it is open then.
    void letAnswer(const QString& typed);
    void takeFocus(); // into the box
    void tellTrouble(const QString& sentence);

signals:
    void typed(const QString& words);
    void answered(const QString& words);

private:
    void open();
    void answer();

    QString m_text;
    QVBoxLayout* m_column;
    kit::Button* m_open = nullptr;
    QWidget* m_form = nullptr;
    kit::WordsEdit* m_box = nullptr;
    kit::SpokenText* m_trouble = nullptr;
};

// A small sign above what is new.
QWidget* newMark();

} // namespace ownwords::screens
