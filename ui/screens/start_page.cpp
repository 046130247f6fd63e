// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/start_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/card_row.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/tab_order.h"
#include "ui/kit/text.h"
#include "ui/screens/question.h"
#include "ui/screens/sign_in_card.h"

#include <QVBoxLayout>

namespace ownwords::screens {

using viewmodel::Session;

StartPage::StartPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
{
    auto* const page = new kit::ScrollPage;
    page->setMeasure(110);
    const bool isTogether = session.company() == Session::Company::Together;
    page->column()->addWidget(kit::heading(isTogether ? tr("Good to have you both here.") : tr("Good to see you.")));
    if (isTogether && session.coach())
        m_turn = tr("%1 is signed in. Now it is the turn of the one who talks: these words are yours.")
                     .arg(kit::fromUtf8(session.coach()->name));
    if (!m_turn.isEmpty())
        page->column()->addWidget(kit::body(m_turn));
    auto* const cards = new kit::CardRow;
    cards->setLeastWidth(380);
    if (session.hasFile()) {
        m_signIn = new SignInCard(session, tr("I have been here before"), tr("&Open what I said"));
        cards->addCard(m_signIn);
        connect(m_signIn, &SignInCard::wordsGiven, &session, [&session](const QString& name, const QString& words) {
            session.signIn(kit::toUtf8(name), kit::toUtf8(words));
        });
        connect(m_signIn, &SignInCard::codeGiven, &session,
            [&session](const QString& code) { session.signInWithCode(kit::toUtf8(code)); });
        if (session.coach())
            addKeptBefore();
    }
    cards->addCard(newCard());
    page->column()->addWidget(cards);
    if (session.hasFile() && !session.file().readOnly) {
        auto* const move
            = kit::button(kit::ButtonKind::Quiet, tr("I have a &file from another computer"), QStringLiteral("drive"));
        move->setAccessibleDescription(tr("Bring your record here."));
        page->column()->addWidget(move, 0, Qt::AlignLeading);
        connect(move, &QAbstractButton::clicked, &session, &Session::toMove);
    }
    auto* const back = kit::button(kit::ButtonKind::Quiet, tr("&Back"), QStringLiteral("back"));
    page->column()->addWidget(back, 0, Qt::AlignLeading);
    page->column()->addStretch(1);
    fill({page});
    connect(back, &QAbstractButton::clicked, &session, [&session] {
        if (session.coach())
            session.toPeople();
        else
            session.toWelcome();
    });
}

kit::Card* StartPage::newCard()
{
    auto* const card = new kit::Card;
    QVBoxLayout* const column = card->column();
    column->addWidget(kit::title(m_session.hasFile() ? tr("This is my first time") : tr("Start a talk")));
    column->addWidget(kit::body(tr("What shall we do with your words?")));
    const auto way = [&](const QString& text, const QString& about, const QString& icon, Session::Keeping keeping) {
        auto* const button = kit::button(kit::ButtonKind::Secondary, text, icon);
        button->setAccessibleDescription(about);
        column->addWidget(button);
        column->addWidget(kit::helper(about));
        connect(button, &QAbstractButton::clicked, &m_session, [this, keeping] { m_session.choose(keeping); });
        return button;
    };
    if (m_session.hasFile() && !m_session.file().readOnly)
        m_keep = way(tr("&Keep them here"),
            tr("So you can look back. Locked with your secret words: only you can open them."), QStringLiteral("lock"),
            Session::Keeping::Keep);
    if (m_keep != nullptr && m_session.coach())
        addKeptByCoach(column);
    auto* const take = way(tr("Print them, then wipe &them"),
        tr("You take your page with you. If this computer stops before that, these words are gone."),
        QStringLiteral("print"), Session::Keeping::Take);
    way(tr("&Just talk"), tr("Nothing is kept. If this computer stops, these words are gone."), QStringLiteral("eye"),
        Session::Keeping::TalkOnly); // as on the page before it: nothing is kept
    if (m_keep == nullptr)
        m_keep = take;
    column->addStretch();
    return card;
}

// Custody: for somebody who wants no words of their own. It can be made theirs at any time.
void StartPage::addKeptByCoach(QVBoxLayout* column)
{
    const QString coach = kit::fromUtf8(m_session.coach()->name);
    addAsking(column, column->count(), tr("%1 keeps them for me").arg(coach),
        tr("No secret words to remember. %1 opens them with you, and could read them without you. You can make them "
           "yours at any time.")
            .arg(coach),
        {tr("Shall %1 keep a new record for you?").arg(coach),
            {tr("A record begins that is yours, and that %1 opens with you.").arg(coach),
                tr("You need no secret words for it. That means that %1 could read it without you.").arg(coach),
                tr("You can make it yours alone at any time, with secret words.")},
            tr("Yes, %1 keeps it for me").arg(coach)},
        &Session::keepForThem);
}

// Who has no secret words comes back through the coach's list. It names other people, so it is the coach who looks.
void StartPage::addKeptBefore()
{
    const QString coach = kit::fromUtf8(m_session.coach()->name);
    QVBoxLayout* const column = m_signIn->column();
    const int aboveStretch = column->count() - 1;
    addAsking(column, aboveStretch, tr("%1 keeps mine").arg(coach),
        tr("No secret words are needed: %1 opens it with you.").arg(coach),
        {tr("%1 looks for you in their list.").arg(coach),
            {tr("The names of other people stand there. Please look away, or let %1 turn the screen.").arg(coach)},
            tr("Open %1’s list").arg(coach)},
        &Session::toPeople);
}

// A way that asks first, in its own place.
void StartPage::addAsking(
    QVBoxLayout* column, int at, const QString& text, const QString& about, const Asked& asked, void (Session::*act)())
{
    auto* const way = new QWidget;
    QVBoxLayout* const inside = kit::columnIn(way, 12);
    auto* const button = kit::button(kit::ButtonKind::Secondary, kit::literal(text), QStringLiteral("heart"));
    button->setAccessibleDescription(about);
    inside->addWidget(button, 0, Qt::AlignLeading);
    inside->addWidget(kit::helper(about));
    column->insertWidget(at, way);
    connect(button, &QAbstractButton::clicked, this, [this, column, way, button, asked, act] {
        auto* const question = new Question(asked.question, asked.sentences, asked.yes);
        question->setNo(tr("Not now"));
        column->insertWidget(column->indexOf(way), question);
        kit::tabThrough(button, kit::controlsIn(question));
        question->show();
        question->takeFocus();
        way->hide();
        connect(question, &Question::agreed, &m_session, act);
        connect(question, &Question::declined, way, [way, button, question] {
            way->show();
            button->setFocus(Qt::OtherFocusReason);
            question->hide();
            question->deleteLater(); // it is the one that asks
        });
    });
}

QWidget* StartPage::firstFocus()
{
    return m_signIn != nullptr ? m_signIn->firstFocus() : m_keep;
}

QString StartPage::toRead() const
{
    const QString ways = tr("Have you been here before? Then type your name and your secret words. Is this your first "
                            "time? Then choose: keep your words here, print them and wipe them, or just talk.");
    if (m_session.coach())
        return m_turn + QLatin1Char('\n') + ways + QLatin1Char(' ')
            + tr("Does %1 keep it for you? Then choose that.").arg(kit::fromUtf8(m_session.coach()->name));
    return m_turn.isEmpty() ? ways : m_turn + QLatin1Char('\n') + ways;
}

} // namespace ownwords::screens
