// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/settings_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/error_text.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/tab_order.h"
#include "ui/kit/text.h"
#include "ui/screens/settings_contacts.h"
#include "ui/screens/settings_policy.h"

#include <QVBoxLayout>

#include <utility>

namespace ownwords::screens {

SettingsPage::SettingsPage(
    viewmodel::Session& session, QStringList languages, const QList<Contact>& contacts, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_languages(std::move(languages))
    , m_page(new kit::ScrollPage)
    , m_bar(new kit::MessageBar)
    , m_back(kit::button(kit::ButtonKind::Quiet, tr("&Back"), QStringLiteral("back")))
    , m_column(new QVBoxLayout)
{
    for (const Contact& contact : contacts)
        m_usual.contacts.push_back({kit::toUtf8(contact.name), kit::toUtf8(contact.how)});
    m_usual.alone = session.usualLock(viewmodel::Session::Company::Alone);
    m_usual.together = session.usualLock(viewmodel::Session::Company::Together);
    QVBoxLayout* const column = m_page->column();
    column->addWidget(kit::heading(tr("Settings")));
    column->addWidget(kit::body(tr("They count for everybody who uses this file. Nothing about any person is here.")));
    column->addWidget(m_back, 0, Qt::AlignLeading);
    column->addLayout(m_column);
    fill({m_bar, m_page});
    connect(m_back, &QAbstractButton::clicked, &session, &viewmodel::Session::leaveSettings);
    connect(&session, &viewmodel::Session::failed, this, [this](viewmodel::Session::Doing doing, const Error& error) {
        if (doing == viewmodel::Session::Doing::NewWords)
            hand(Part::OwnWords).failed(error);
    });
    kit::followLook(this, [this] { m_column->setSpacing(kit::px(18)); });
    reload({});
}

void SettingsPage::reload(std::optional<Part> changed)
{
    m_session.desk().care(this, [this, changed](const Result<viewmodel::Care>& care) {
        if (!care) {
            tellRefused(care.error());
            return;
        }
        m_session.careTaken(*care);
        if (changed)
            renew(*care, *changed);
        else
            build(*care,
                {Part::Promise, Part::House, Part::Places, Part::Coaches, Part::OwnWords, Part::Untouched,
                    Part::Language});
    });
}

// A coach whom nobody confirmed sees to their own words all the same.
void SettingsPage::tellRefused(const Error& error)
{
    const bool isOwnOnly = error.code == ErrorCode::NotAllowed && m_session.coach() && !m_session.coach()->isConfirmed
        && m_cards.empty();
    if (!isOwnOnly) {
        m_bar->tell(kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(error, kit::Doing::Set)));
        return;
    }
    m_bar->tell(kit::MessageBar::Kind::News, tr("What counts for everybody is set by a coach who is confirmed."));
    build({}, {Part::OwnWords, Part::Language});
}

void SettingsPage::build(const viewmodel::Care& care, std::initializer_list<Part> parts)
{
    for (const Part part : parts) {
        m_cards[part] = cardsOf(care, part);
        for (QWidget* const card : std::as_const(m_cards[part]))
            m_column->addWidget(card);
    }
    m_column->addStretch();
}

void SettingsPage::renew(const viewmodel::Care& care, Part part)
{
    const QList<QWidget*> old = m_cards[part];
    m_cards[part] = cardsOf(care, part);
    for (qsizetype i = 0; i < old.size(); ++i) {
        const qsizetype stoodAt = kit::controlsIn(old.at(i)).indexOf(focusWidget());
        QWidget* const card = m_cards[part].at(i);
        delete m_column->replaceWidget(old.at(i), card);
        old.at(i)->hide();
        old.at(i)->deleteLater(); // it may be the one that asked
        card->show();
        kit::focusAgain(card, stoodAt); // what was set must not throw anybody back to the top
    }
    QWidget* before = m_back;
    for (const QList<QWidget*>& cards : std::as_const(m_cards)) {
        for (const QWidget* const card : cards) {
            const QList<QWidget*> controls = kit::controlsIn(card);
            for (QWidget* const control : controls) {
                if (control->window() != window()) // a calendar that is folded away
                    continue;
                setTabOrder(before, control);
                before = control;
            }
        }
    }
}

QList<QWidget*> SettingsPage::cardsOf(const viewmodel::Care& care, Part part)
{
    const CareHand hand = this->hand(part);
    const vault::House house = care.house.value_or(m_usual);
    switch (part) {
    case Part::Promise:
        return {new PolicyCard(hand, care.policy)};
    case Part::House:
        return {lockCard(hand, house), new ContactsCard(hand, house)};
    case Part::Places:
        return {placesCard(hand, care.places)};
    case Part::Coaches:
        return {coachesCard(hand, care)};
    case Part::OwnWords:
        return {ownWordsCard(hand)};
    case Part::Untouched:
        return {untouchedCard(hand, care.untouched)};
    case Part::Language:
        break;
    }
    return {languageCard(m_languages)};
}

CareHand SettingsPage::hand(Part part)
{
    return {m_session, this,
        [this, part](const QString& sentence) {
            m_bar->tell(kit::MessageBar::Kind::Done, sentence);
            reload(part);
        },
        [this](const Error& error) {
            m_bar->tell(kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(error, kit::Doing::Set)));
        },
        [this](const QString& question, const QString& yes, const std::function<void()>& act) {
            m_bar->tell(kit::MessageBar::Kind::News, question, {{yes, act}, {tr("Leave it as it is"), {}}});
        }};
}

QWidget* SettingsPage::firstFocus()
{
    return m_back;
}

QString SettingsPage::toRead() const
{
    return tr("Settings. They count for everybody who uses this file.");
}

} // namespace ownwords::screens
