// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/welcome_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/card_row.h"
#include "ui/kit/icon.h"
#include "ui/kit/labels.h"
#include "ui/kit/scroll_page.h"

#include <QVBoxLayout>

namespace ownwords::screens {

using viewmodel::Session;

WelcomePage::WelcomePage(Session& session, QWidget* parent)
    : Page(parent)
    , m_alone(kit::button(kit::ButtonKind::Primary, tr("&Start or carry on"), {}, this))
{
    auto* const together = kit::button(kit::ButtonKind::Secondary, tr("Sit down &together"), {}, this);
    auto* const looking = kit::button(kit::ButtonKind::Secondary, tr("&Use it once"), {}, this);
    auto* const page = new kit::ScrollPage(this);
    page->setMeasure(110);
    QVBoxLayout* const column = page->column();
    column->addWidget(kit::heading(tr("Hello. Who is here today?")));
    column->addWidget(kit::body(tr("This is a place to talk about what you are good at, what you care about, and what "
                                   "you want to do next. In your own words.")));
    auto* const ways = new kit::CardRow;
    kit::Card* const first = way(QStringLiteral("person"), tr("Just me"),
        tr("Go at your own pace. Skip anything. Stop when you like."), m_alone);
    first->setKind(kit::Card::Kind::Chosen);
    ways->addCard(first);
    ways->addCard(way(QStringLiteral("people"), tr("Me and my coach"),
        tr("Sit side by side. Your coach asks and listens. You both see the same screen."), together));
    ways->addCard(way(QStringLiteral("eye"), tr("Just looking"),
        tr("Try it. Nothing is kept on this computer when you finish."), looking));
    column->addWidget(ways);
    auto* const coach = kit::button(kit::ButtonKind::Quiet, tr("I am a &coach"), {}, this);
    coach->setVisible(session.hasFile());
    column->addWidget(coach, 0, Qt::AlignLeading);
    column->addStretch(1);
    fill({page});
    setTabOrder(m_alone, together);
    setTabOrder(together, looking);
    setTabOrder(looking, coach);
    connect(m_alone, &QAbstractButton::clicked, &session, [&session] { session.come(Session::Company::Alone); });
    connect(together, &QAbstractButton::clicked, &session, [&session] { session.come(Session::Company::Together); });
    connect(coach, &QAbstractButton::clicked, &session, [&session] { session.come(Session::Company::CoachOnly); });
    connect(looking, &QAbstractButton::clicked, &session, &Session::lookAround);
}

kit::Card* WelcomePage::way(const QString& iconName, const QString& title, const QString& text, kit::Button* button)
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::picture(iconName, kit::Token::Teal, 44));
    card->column()->addWidget(kit::title(title));
    card->column()->addWidget(kit::helper(text));
    card->column()->addWidget(button, 0, Qt::AlignLeading);
    card->column()->addStretch();
    button->setAccessibleDescription(title + QStringLiteral(". ") + text);
    return card;
}

QWidget* WelcomePage::firstFocus()
{
    return m_alone;
}

QString WelcomePage::toRead() const
{
    return tr("Hello. Who is here today? Just me. Me and my coach. Or just looking.");
}

} // namespace ownwords::screens
