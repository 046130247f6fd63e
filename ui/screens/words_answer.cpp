// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/answer_kinds.h"
#include "ui/screens/entries.h"
#include "ui/screens/said.h"

#include <QVBoxLayout>

namespace ownwords::screens {

namespace {

constexpr double gap = 12; // pixels at 100 %

} // namespace

NothingToAnswer::NothingToAnswer(viewmodel::TalkModel& model, QWidget* parent)
    : AnswerArea(model, parent)
{
}

WordsAnswer::WordsAnswer(viewmodel::TalkModel& model, QWidget* parent)
    : AnswerArea(model, parent)
    , m_box(makeBox(inTheBox(model.screen())))
{
    QVBoxLayout* const column = kit::columnIn(this, gap);
    column->addWidget(m_box);
    if (!model.screen().takesMany)
        return;
    m_entries = new Entries(model, *m_box);
    connect(m_entries, &Entries::failed, this, &AnswerArea::failed);
    column->addWidget(m_entries);
}

QWidget* WordsAnswer::focusTarget()
{
    return m_box;
}

void WordsAnswer::refresh()
{
    if (m_entries != nullptr)
        m_entries->refresh();
}

ReadBack::ReadBack(viewmodel::TalkModel& model, QWidget* parent)
    : AnswerArea(model, parent)
{
    QVBoxLayout* const column = kit::columnIn(this, gap);
    const auto& words = model.screen().value.words;
    auto* const quote = new kit::QuoteCard(words.empty() ? QString() : kit::fromUtf8(words.front()));
    quote->setHelper(tr("Your words, kept exactly as you said them."));
    column->addWidget(quote);
    auto* const yes = kit::button(kit::ButtonKind::Primary, tr("&Yes, that is what I said"), QStringLiteral("check"));
    auto* const again = kit::button(kit::ButtonKind::Secondary, tr("Let me say it a&gain"), QStringLiteral("pencil"));
    auto* const later = kit::button(kit::ButtonKind::Quiet, tr("It is a hope for la&ter"));
    m_yes = yes;
    for (QWidget* const answer : std::initializer_list<QWidget*>{yes, again, later})
        column->addWidget(answer, 0, Qt::AlignLeading);
    connect(yes, &QAbstractButton::clicked, this, [this] { worked(this->model().confirmReadBack()); });
    connect(again, &QAbstractButton::clicked, this, [this] { this->model().sayAgain(); });
    connect(later, &QAbstractButton::clicked, this, [this] { worked(this->model().keepForLater()); });
    later->setVisible(!model.screen().slot.item.isNull());
}

AnotherOne::AnotherOne(viewmodel::TalkModel& model, QWidget* parent)
    : AnswerArea(model, parent)
{
    QVBoxLayout* const column = kit::columnIn(this, gap);
    auto* const yes = kit::button(kit::ButtonKind::Secondary, tr("&Yes, one more"), QStringLiteral("plus"));
    auto* const no = kit::button(kit::ButtonKind::Primary, tr("&No, go on"), QStringLiteral("next"));
    m_yes = no;
    column->addWidget(no, 0, Qt::AlignLeading);
    column->addWidget(yes, 0, Qt::AlignLeading);
    connect(yes, &QAbstractButton::clicked, this, [this] { worked(this->model().another(true)); });
    connect(no, &QAbstractButton::clicked, this, [this] { worked(this->model().another(false)); });
}

} // namespace ownwords::screens
