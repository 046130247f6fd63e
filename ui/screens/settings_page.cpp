// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/settings_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/error_text.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/renewed.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/tab_order.h"
#include "ui/kit/text.h"
#include "ui/screens/question.h"
#include "ui/screens/settings_contacts.h"
#include "ui/screens/settings_policy.h"

#include <QAbstractButton>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace ownwords::screens {

namespace {

constexpr double waysWidth = 250; // pixels at 100 %
constexpr double beginning = 72; // of a part, pixels at 100 %: its name can be read
constexpr int largeText = 150; // percent: from here on the ways stand above the parts

QString nameOf(SettingsPart part)
{
    switch (part) {
    case SettingsPart::Promise:
        return SettingsPage::tr("The promise about homes");
    case SettingsPart::Lock:
        return SettingsPage::tr("When a record locks by itself");
    case SettingsPart::Contacts:
        return SettingsPage::tr("Need help now?");
    case SettingsPart::Places:
        return SettingsPage::tr("Copies of the file");
    case SettingsPart::Coaches:
        return SettingsPage::tr("Coaches of this file");
    case SettingsPart::OwnWords:
        return SettingsPage::tr("My secret words and my sheet");
    case SettingsPart::Untouched:
        return SettingsPage::tr("Old records");
    case SettingsPart::Language:
        return SettingsPage::tr("Language");
    }
    return {};
}

// Under the line in which `above` stands.
void insertUnder(const QAbstractButton& above, QWidget* made)
{
    auto* const column = qobject_cast<QBoxLayout*>(above.parentWidget()->layout());
    int at = 0;
    for (int i = 0; i < column->count(); ++i) {
        QLayoutItem* const item = column->itemAt(i);
        QLayout* const line = item->layout();
        if (item->widget() == &above || (line != nullptr && line->indexOf(&above) >= 0))
            at = i + 1;
    }
    column->insertWidget(at, made);
}

} // namespace

SettingsPage::SettingsPage(viewmodel::Session& session, QStringList languages, const QList<Contact>& contacts,
    SettingsPart first, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_languages(std::move(languages))
    , m_page(new kit::ScrollPage)
    , m_bar(new kit::MessageBar)
    , m_back(kit::button(kit::ButtonKind::Quiet, tr("&Back"), QStringLiteral("back")))
    , m_halves(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_waysBox(new QWidget)
    , m_waysRow(new kit::FlowLayout(m_waysBox))
    , m_column(new QVBoxLayout)
    , m_shown(first)
{
    m_page->setMeasure(110);
    for (const Contact& contact : contacts)
        m_usual.contacts.push_back({kit::toUtf8(contact.name), kit::toUtf8(contact.how)});
    m_usual.alone = session.usualLock(viewmodel::Session::Company::Alone);
    m_usual.together = session.usualLock(viewmodel::Session::Company::Together);
    QVBoxLayout* const column = m_page->column();
    column->addWidget(kit::heading(tr("Settings")));
    column->addWidget(kit::body(tr("They count for everybody who uses this file. Nothing about any person is here.")));
    column->addWidget(m_back, 0, Qt::AlignLeading);
    column->addLayout(m_halves, 1);
    m_halves->addWidget(m_waysBox, 0, Qt::AlignTop);
    m_halves->addLayout(m_column, 1);
    m_waysBox->setAccessibleName(tr("Settings"));
    fill({m_bar, m_page});
    connect(m_back, &QAbstractButton::clicked, &session, &viewmodel::Session::leaveSettings);
    connect(&session, &viewmodel::Session::failed, this, [this](viewmodel::Session::Doing doing, const Error& error) {
        if (doing == viewmodel::Session::Doing::NewWords)
            hand(Part::OwnWords).failed(error);
    });
    kit::followLook(this, [this] { arrange(); });
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
            renewHere(*care, *changed);
        else
            build(*care,
                {Part::Promise, Part::Lock, Part::Contacts, Part::Places, Part::Coaches, Part::OwnWords,
                    Part::Untouched, Part::Language});
    });
}

// A coach whom nobody confirmed sees to their own words all the same.
void SettingsPage::tellRefused(const Error& error)
{
    const bool isOwnOnly = error.code == ErrorCode::NotAllowed && m_session.coach() && !m_session.coach()->isConfirmed
        && m_parts.empty();
    if (!isOwnOnly) {
        m_bar->tell(kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(error, kit::Doing::Set)));
        return;
    }
    build({}, {Part::OwnWords, Part::Language});
    m_bar->tell(kit::MessageBar::Kind::News, tr("What counts for everybody is set by a coach who is confirmed."));
}

void SettingsPage::build(const viewmodel::Care& care, std::initializer_list<Part> parts)
{
    for (const Part part : parts) // first: so Tab comes to them first
        addWay(part);
    for (const Part part : parts) {
        m_parts[part] = new kit::Renewed;
        m_column->addWidget(m_parts[part]);
        make(care, part);
        renew(care, part);
    }
    m_column->addStretch();
    arrange();
    m_ways[m_parts.contains(m_shown) ? m_shown : *parts.begin()]->setChecked(true);
}

void SettingsPage::addWay(Part part)
{
    auto* const way = new kit::Chip(nameOf(part));
    way->setCheckable(true);
    way->setAutoExclusive(true);
    way->setTextAtStart(true);
    way->setObjectName(QStringLiteral("settingsPart"));
    m_ways[part] = way;
    m_waysRow->addWidget(way);
    connect(way, &QAbstractButton::toggled, this, [this, part](bool isShown) {
        if (isShown)
            showPart(part);
    });
}

// Beside each other while there is room for both.
void SettingsPage::arrange()
{
    const bool isBeside = kit::textSize() < largeText;
    m_halves->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_halves->setSpacing(kit::px(isBeside ? 24 : 16));
    m_column->setSpacing(kit::px(18));
    m_waysRow->setSpacing(kit::px(8));
    const int width = isBeside ? kit::px(waysWidth) : 0;
    m_waysBox->setMinimumWidth(width);
    m_waysBox->setMaximumWidth(isBeside ? width : QWIDGETSIZE_MAX);
    m_halves->setAlignment(m_waysBox, isBeside ? Qt::AlignTop : Qt::Alignment());
    for (kit::Chip* const way : std::as_const(m_ways))
        way->setMinimumWidth(width);
}

void SettingsPage::showPart(Part part)
{
    leaveQuestion();
    if (part != m_shown)
        m_bar->clear(); // it was about the other one
    m_shown = part;
    kit::stopOnlyAt(m_ways[part], QList<QAbstractButton*>(m_ways.cbegin(), m_ways.cend()));
    for (auto one = m_parts.cbegin(); one != m_parts.cend(); ++one)
        one.value()->setVisible(one.key() == part);
    emit partShown(part);
    if (isVisible())
        QTimer::singleShot(0, this, &SettingsPage::bringIntoView); // when it is laid out
}

// With a large text it begins below the window's edge.
void SettingsPage::bringIntoView()
{
    const kit::Renewed* const part = m_parts[m_shown];
    m_page->ensureVisible(0, part->mapTo(m_page->widget(), QPoint()).y() + kit::px(beginning), 0, 0);
}

// The forms: only once.
void SettingsPage::make(const viewmodel::Care& care, Part part)
{
    switch (part) {
    case Part::Promise:
        m_promise = new PolicyCard(hand(part));
        m_parts[part]->renew(m_promise);
        break;
    case Part::Lock:
        m_parts[part]->renew(lockCard(hand(part), care.house.value_or(m_usual)));
        break;
    case Part::Contacts:
        m_contacts = new ContactsCard(hand(part));
        m_parts[part]->renew(m_contacts);
        break;
    case Part::OwnWords:
        m_parts[part]->renew(ownWordsCard(hand(part)));
        break;
    case Part::Language:
        m_parts[part]->renew(languageCard(m_languages));
        break;
    case Part::Places:
    case Part::Coaches:
    case Part::Untouched:
        break;
    }
}

void SettingsPage::renew(const viewmodel::Care& care, Part part)
{
    switch (part) {
    case Part::Promise:
        m_promise->setFound(care.policy);
        break;
    case Part::Contacts:
        m_contacts->setContacts(care.house.value_or(m_usual).contacts);
        break;
    case Part::Places:
        m_parts[part]->renew(placesCard(hand(part), care.places));
        break;
    case Part::Coaches:
        m_parts[part]->renew(coachesCard(hand(part), care));
        break;
    case Part::Untouched:
        m_parts[part]->renew(untouchedCard(hand(part), care.untouched));
        break;
    case Part::Lock: // shows what was typed, and that is set
    case Part::OwnWords:
    case Part::Language:
        break;
    }
}

// Who stood in it, and finds nothing to press there any more, stands at its name.
void SettingsPage::renewHere(const viewmodel::Care& care, Part part)
{
    const bool wasHere = m_parts[part]->isAncestorOf(window()->focusWidget());
    renew(care, part);
    if (wasHere && !m_parts[part]->isAncestorOf(window()->focusWidget()))
        m_ways[part]->setFocus(Qt::OtherFocusReason);
}

CareHand SettingsPage::hand(Part part)
{
    return {m_session, this, m_usual,
        [this, part](const QString& sentence, kit::MessageBar::Kind kind) {
            m_bar->tell(kind, sentence);
            reload(part);
        },
        [this](const Error& error) {
            m_bar->tell(kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(error, kit::Doing::Set)));
        },
        [this, part](QAbstractButton& asking, const CareHand::Asked& asked, const std::function<void()>& act) {
            ask(part, asking, asked, act);
        }};
}

void SettingsPage::ask(
    Part part, QAbstractButton& asking, const CareHand::Asked& asked, const std::function<void()>& act)
{
    leaveQuestion();
    m_bar->clear();
    m_question = new Question(asked.question, asked.sentences, asked.yes);
    insertUnder(asking, m_question);
    kit::tabThrough(&asking, kit::controlsIn(m_question));
    m_question->show();
    m_question->takeFocus();
    connect(m_question, &Question::declined, &asking, [this, &asking] {
        leaveQuestion();
        asking.setFocus(Qt::OtherFocusReason);
    });
    connect(m_question, &Question::agreed, this, [this, part, act] {
        leaveQuestion();
        kit::usableIn(m_parts[part]).constFirst()->setFocus(Qt::OtherFocusReason); // what asked is there at least
        act();
    });
}

void SettingsPage::leaveQuestion()
{
    if (m_question.isNull())
        return;
    m_question->hide();
    m_question->deleteLater(); // it may be the one that asked
    m_question = nullptr;
}

QWidget* SettingsPage::firstFocus()
{
    return m_back;
}

QString SettingsPage::toRead() const
{
    return m_question.isNull() ? tr("Settings. They count for everybody who uses this file.") : m_question->toRead();
}

} // namespace ownwords::screens
