// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/coach_start_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/card_row.h"
#include "ui/kit/labels.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/text.h"
#include "ui/screens/sign_in_card.h"

#include <QVBoxLayout>

namespace ownwords::screens {

using viewmodel::Session;

CoachStartPage::CoachStartPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
{
    auto* const page = new kit::ScrollPage;
    page->setMeasure(110);
    QVBoxLayout* const column = page->column();
    const bool isTogether = session.company() == Session::Company::Together;
    column->addWidget(kit::heading(isTogether ? tr("First the coach signs in.") : tr("Hello, coach.")));
    if (isTogether)
        column->addWidget(kit::body(tr("Then it is the turn of the one who talks. Whoever locks first locks both.")));
    auto* const cards = new kit::CardRow;
    cards->setLeastWidth(380);
    if (session.file().hasCoach) {
        m_signIn = new SignInCard(session, tr("I sign in here as a coach"), tr("&Sign in"));
        m_first = m_signIn->firstFocus();
        cards->addCard(m_signIn);
        connect(m_signIn, &SignInCard::wordsGiven, &session, [&session](const QString& name, const QString& words) {
            session.signInCoach(kit::toUtf8(name), kit::toUtf8(words));
        });
        connect(m_signIn, &SignInCard::codeGiven, &session,
            [&session](const QString& code) { session.signInCoachWithCode(kit::toUtf8(code)); });
    }
    auto* const fresh = new kit::Card;
    fresh->column()->addWidget(
        kit::title(session.file().hasCoach ? tr("I am new here") : tr("You are the first coach")));
    fresh->column()->addWidget(kit::body(
        session.file().hasCoach ? tr(
            "Make your own sign-in. A colleague who signs in here can confirm you. Until then people see that nobody "
            "did.")
                                : tr("Make your own sign-in. Coaches who come later are confirmed by you.")));
    auto* const make = kit::button(session.file().hasCoach ? kit::ButtonKind::Secondary : kit::ButtonKind::Primary,
        tr("&Make my sign-in"), QStringLiteral("plus"));
    make->setEnabled(!session.file().readOnly);
    if (session.file().readOnly)
        fresh->column()->addWidget(kit::helper(tr("The file on this computer can only be read just now.")));
    fresh->column()->addWidget(make, 0, Qt::AlignLeading);
    fresh->column()->addStretch();
    cards->addCard(fresh);
    column->addWidget(cards);
    kit::Button* without = nullptr;
    if (isTogether) {
        without = kit::button(kit::ButtonKind::Quiet, tr("&Go on without the coach signing in"));
        column->addWidget(without, 0, Qt::AlignLeading);
        connect(without, &QAbstractButton::clicked, &session, &Session::sitDown);
    }
    auto* const back = kit::button(kit::ButtonKind::Quiet, tr("&Back"), QStringLiteral("back"));
    column->addWidget(back, 0, Qt::AlignLeading);
    if (m_first == nullptr) // what can be pressed
        m_first = make->isEnabled() ? make : without != nullptr ? without : back;
    column->addStretch();
    fill({page});
    connect(make, &QAbstractButton::clicked, &session, &Session::toNewCoach);
    connect(back, &QAbstractButton::clicked, &session, &Session::toWelcome);
}

QWidget* CoachStartPage::firstFocus()
{
    return m_first;
}

QString CoachStartPage::toRead() const
{
    if (m_signIn == nullptr)
        return tr("Coach, you are the first one here. Make your own sign-in.");
    return tr("Coach, type your name and your secret words. Are you new here? Then make your own sign-in.");
}

} // namespace ownwords::screens
