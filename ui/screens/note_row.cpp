// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/note_row.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/words_edit.h"

#include <QVBoxLayout>

namespace ownwords::screens {

NoteRow::NoteRow(const QString& text, bool isNew, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins({});
    kit::followLook(this, [this] { m_column->setSpacing(kit::px(6)); });
    if (isNew)
        m_column->addWidget(newMark(), 0, Qt::AlignLeading);
    m_column->addWidget(kit::body(text));
}

void NoteRow::letAnswer(const QString& typed)
{
    m_open = kit::button(kit::ButtonKind::Quiet, tr("Answer"), QStringLiteral("pencil"));
    m_open->setAccessibleName(tr("Answer this note: %1").arg(m_text));
    m_form = new QWidget;
    m_box = new kit::WordsEdit;
    m_box->setAccessibleName(tr("Your answer to: %1").arg(m_text));
    m_box->setMostLines(6);
    m_box->setWords(typed);
    m_trouble = new kit::SpokenText;
    auto* const add = kit::button(kit::ButtonKind::Secondary, tr("Add my answer"), QStringLiteral("plus"));
    auto* const inside = new QVBoxLayout(m_form);
    inside->setContentsMargins({});
    inside->addWidget(m_box);
    inside->addWidget(m_trouble);
    inside->addWidget(add, 0, Qt::AlignLeading);
    m_column->addWidget(m_open, 0, Qt::AlignLeading);
    m_column->addWidget(m_form);
    m_open->setVisible(typed.isEmpty());
    m_form->setVisible(!typed.isEmpty());
    connect(m_open, &QAbstractButton::clicked, this, &NoteRow::open);
    connect(m_box, &kit::WordsEdit::wordsChanged, this, [this] { emit this->typed(m_box->words()); });
    connect(m_box, &kit::WordsEdit::submitted, this, &NoteRow::answer);
    connect(add, &QAbstractButton::clicked, this, &NoteRow::answer);
}

void NoteRow::open()
{
    m_form->show();
    m_box->setFocus();
    m_open->hide();
}

void NoteRow::takeFocus()
{
    m_box->setFocus();
}

void NoteRow::answer()
{
    m_trouble->clear();
    if (m_box->words().trimmed().isEmpty())
        return tellTrouble(tr("Write your answer first."));
    emit answered(m_box->words());
}

void NoteRow::tellTrouble(const QString& sentence)
{
    m_trouble->tell(*m_box, sentence);
}

QWidget* newMark()
{
    return kit::tag(NoteRow::tr("New"));
}

} // namespace ownwords::screens
