// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/note_row.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/fields.h"

#include <QVBoxLayout>

namespace ownwords::screens {

NoteRow::NoteRow(const QString& text, bool isNew, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins({});
    if (isNew) {
        kit::Card* const card = newCard();
        m_column->addWidget(card);
        m_column = card->column();
    }
    kit::followLook(this, [this] { m_column->setSpacing(kit::px(6)); });
    m_column->addWidget(kit::body(text));
}

void NoteRow::letAnswer(const QString& typed)
{
    m_open = kit::button(kit::ButtonKind::Quiet, tr("Answer"), QStringLiteral("pencil"));
    m_open->setObjectName(QStringLiteral("answerNote"));
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
    focusSoon(m_box); // where it stands is known then
    m_open->hide();
}

void NoteRow::takeFocus()
{
    focusSoon(m_box);
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

kit::Card* newCard()
{
    auto* const card = new kit::Card(kit::Card::Kind::Gold);
    card->column()->addWidget(kit::helper(NoteRow::tr("New")));
    return card;
}

} // namespace ownwords::screens
