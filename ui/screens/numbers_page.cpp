// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/numbers_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/fields.h"

#include <QLineEdit>

namespace ownwords::screens {

using viewmodel::Session;

NumbersPage::NumbersPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_numbers(new QLineEdit)
    , m_trouble(new kit::SpokenText)
{
    const bool isTalking = session.talk() != nullptr;
    auto* const page = new kit::ScrollPage;
    QVBoxLayout* const column = page->column();
    column->addWidget(kit::heading(tr("4 numbers to come back")));
    column->addWidget(kit::body(tr("Your words are not kept on this computer. If it stops, they are gone.")));
    auto* const card = new kit::Card(kit::Card::Kind::Chosen);
    card->column()->addWidget(kit::title(tr("When you hide them, or go away for a while")));
    card->column()->addWidget(kit::body(
        tr("Then your words wait for 10 minutes. Only your numbers bring them back. After that they are wiped.")));
    m_numbers->setInputMethodHints(Qt::ImhDigitsOnly);
    addField(card->column(), tr("Choose 4 &numbers, or more"), m_numbers);
    card->column()->addWidget(m_trouble);
    auto* const next
        = kit::button(kit::ButtonKind::Primary, isTalking ? tr("&Back to the talk") : tr("&Begin the talk"));
    card->column()->addWidget(next, 0, Qt::AlignLeading);
    column->addWidget(card);
    const QString wiped = tr("Then your words are wiped as soon as you hide them or go away for a while.");
    auto* const without = kit::button(kit::ButtonKind::Quiet, tr("Go on &without numbers"));
    without->setAccessibleDescription(wiped);
    column->addWidget(without, 0, Qt::AlignLeading);
    column->addWidget(kit::helper(wiped));
    if (!isTalking) {
        auto* const back = kit::button(kit::ButtonKind::Quiet, tr("Bac&k"), QStringLiteral("back"));
        column->addWidget(back, 0, Qt::AlignLeading);
        connect(back, &QAbstractButton::clicked, &session, &Session::leaveNumbers);
    }
    column->addStretch();
    fill({page});
    kit::followLook(this, [this] { m_numbers->setMaximumWidth(kit::px(220)); });
    connect(m_numbers, &QLineEdit::returnPressed, this, &NumbersPage::choose);
    connect(next, &QAbstractButton::clicked, this, &NumbersPage::choose);
    connect(without, &QAbstractButton::clicked, &session, &Session::goOnInMemory);
}

void NumbersPage::choose()
{
    if (m_session.setCode(kit::toUtf8(m_numbers->text())))
        m_session.goOnInMemory();
    else
        m_trouble->tell(*m_numbers, tr("Use 4 numbers or more."));
}

QWidget* NumbersPage::firstFocus()
{
    return m_numbers;
}

QString NumbersPage::toRead() const
{
    return tr(
        "Your words are not kept on this computer. Choose 4 numbers. They bring your words back when you hid them "
        "or went away.");
}

} // namespace ownwords::screens
