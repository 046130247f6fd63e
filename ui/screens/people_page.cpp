// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/people_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/error_text.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/screens/people_list.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <chrono>

namespace ownwords::screens {

using viewmodel::PeopleModel;
using viewmodel::Session;

namespace {

constexpr double leastList = 240; // pixels at 100 %: with a large text the page scrolls instead
constexpr std::chrono::milliseconds typingPause(700); // in typing, before it is said how many were found
constexpr double corner = 12; // pixels at 100 %: rows end above the round corners of their frame
constexpr int largeText = 150; // percent: from here on the ways stand under the heading
constexpr std::array ways{PeopleModel::Show::Everyone, PeopleModel::Show::TalkSoon, PeopleModel::Show::Promises};

} // namespace

PeoplePage::PeoplePage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_people(session.desk(), session.timeZone(), session.coach() ? session.coach()->name : std::string())
    , m_bar(new kit::MessageBar)
    , m_search(new QLineEdit)
    , m_rows(new PeopleRows(m_people, this))
    , m_list(new PeopleList(*m_rows))
    , m_header(new PeopleHeader(*m_list))
    , m_frame(new QFrame)
    , m_count(kit::helper({}))
    , m_found(new kit::SpokenText)
    , m_nobody(new kit::SpokenText)
{
    auto* const page = new kit::ScrollPage;
    page->setMeasure(130);
    QVBoxLayout* const column = page->column();
    column->addWidget(top());
    column->addWidget(finder());
    column->addWidget(m_found);
    m_frame->setProperty("role", QStringLiteral("strip"));
    auto* const inside = new QVBoxLayout(m_frame);
    inside->setSpacing(0);
    inside->addWidget(m_header);
    inside->addWidget(m_list, 1);
    m_list->setProperty("role", QStringLiteral("rows"));
    m_list->setAccessibleName(tr("People I work with"));
    column->addWidget(m_frame, 1);
    column->addWidget(m_nobody);
    column->addWidget(m_count);
    if (session.coach())
        column->addWidget(
            kit::helper(tr("Your check words: %1. Somebody who shares with you while you are not there compares them "
                           "with you. They open nothing.")
                            .arg(kit::fromUtf8(session.coach()->keyWords))));
    column->addStretch();
    fill({m_bar, page});
    kit::followLook(this, [this, inside] {
        m_list->setMinimumHeight(kit::px(leastList));
        inside->setContentsMargins(2, 2, 2, kit::px(corner));
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_people.setSearch(kit::toUtf8(text.trimmed()));
        tellCount();
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this,
        [this] { m_found->say(tr("%n found.", nullptr, static_cast<int>(m_people.rows().size()))); });
    connect(m_search, &QLineEdit::returnPressed, this, &PeoplePage::takeFound);
    connect(m_list, &PeopleList::chosen, this, &PeoplePage::open);
    connect(&m_people, &PeopleModel::loaded, this, &PeoplePage::tellCount);
    connect(&m_people, &PeopleModel::failed, this, [this](const Error& error) {
        m_bar->tell(kit::MessageBar::Kind::Trouble, kit::sentence(kit::troubleOf(error, kit::Doing::OpenPerson)),
            {{tr("Try again"), [this] { m_people.load(); }}});
    });
    show(PeopleModel::Show::Everyone);
    m_people.load();
    tellCount();
}

QWidget* PeoplePage::top()
{
    auto* const row = new QWidget;
    auto* const line = new QBoxLayout(QBoxLayout::LeftToRight, row);
    line->setContentsMargins({});
    line->addWidget(kit::heading(tr("People I work with")), 1);
    auto* const buttons = new QHBoxLayout;
    line->addLayout(buttons);
    line->setAlignment(buttons, Qt::AlignLeading);
    auto* const talk = kit::button(kit::ButtonKind::Primary, tr("Sit down for a &talk"), QStringLiteral("people"));
    auto* const colleagues = kit::button(kit::ButtonKind::Quiet, tr("&Colleagues"));
    colleagues->setAccessibleDescription(tr("Open what a colleague sent, and save your key for them."));
    auto* const settings = kit::button(kit::ButtonKind::Quiet, tr("&Settings"));
    settings->setAccessibleDescription(tr("Lock times, contacts, copies and colleagues."));
    for (kit::Button* const way : {colleagues, settings, talk})
        buttons->addWidget(way, 0, Qt::AlignTop);
    kit::followLook(this, [line] {
        const bool isLarge = kit::textSize() >= largeText;
        line->setDirection(isLarge ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    });
    connect(colleagues, &QAbstractButton::clicked, &m_session, &Session::toColleagues);
    connect(settings, &QAbstractButton::clicked, &m_session, &Session::toSettings);
    connect(talk, &QAbstractButton::clicked, &m_session, &Session::sitDown);
    return row;
}

QWidget* PeoplePage::finder()
{
    auto* const row = new QWidget;
    auto* const flow = new kit::FlowLayout(row);
    m_search->setPlaceholderText(tr("Find a person, goal, gift or promise"));
    m_search->setAccessibleName(tr("Find a person, goal, gift or promise"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    flow->addWidget(m_search);
    auto* const group = new QButtonGroup(this);
    for (std::size_t i = 0; i < ways.size(); ++i) {
        auto* const chip = new kit::Chip({});
        chip->setCheckable(true);
        chip->setAutoExclusive(true);
        group->addButton(chip);
        flow->addWidget(chip);
        m_chips.at(i) = chip;
        connect(chip, &QAbstractButton::clicked, this, [this, i] { show(ways.at(i)); });
    }
    m_chips.front()->setChecked(true);
    kit::followLook(this, [this, flow] {
        flow->setSpacing(kit::px(14));
        m_search->setMinimumWidth(kit::px(420));
    });
    return row;
}

void PeoplePage::show(PeopleModel::Show which)
{
    m_people.setShow(which);
    if (which == PeopleModel::Show::Promises)
        m_header->setTitles({tr("Name"), tr("What was promised"), {}, tr("By")});
    else
        m_header->setTitles({tr("Name"), tr("Says they want to"), tr("Next"), tr("Next talk")});
    tellCount();
}

void PeoplePage::tellCount()
{
    m_chips[0]->setWords(tr("Everyone %1").arg(m_people.count(ways[0])));
    m_chips[1]->setWords(tr("Talk soon %1").arg(m_people.count(ways[1])));
    m_chips[2]->setWords(tr("My promises %1").arg(m_people.count(ways[2])));
    m_frame->setVisible(m_people.isLoading() || !m_people.people().empty());
    m_count->setText(m_people.isLoading() ? tr("Opening the list ...") : onlyThese());
    m_found->clear();
    m_pause.stop();
    if (m_people.isLoading() || !m_people.rows().empty())
        tellNobody({});
    else if (m_people.people().empty())
        tellNobody(tr("Nobody shares with you just now. You see only people who share with you, and those whose record "
                      "you keep for them."));
    else
        tellNobody(m_people.isSearching() ? tr("Nothing like that is in the list.")
                                          : tr("Nothing here just now. That is fine."));
    if (m_people.isSearching() && !m_people.rows().empty())
        m_pause.start();
}

// The same for the eye and the ear.
QString PeoplePage::onlyThese()
{
    return tr("You see only people who share with you, and those whose record you keep for them.");
}

// In the place of the count, and heard once: not at each letter of a search.
void PeoplePage::tellNobody(const QString& sentence)
{
    m_count->setVisible(sentence.isEmpty());
    if (sentence.isEmpty())
        m_nobody->clear();
    else if (m_nobody->isHidden() || m_nobody->text() != sentence)
        m_nobody->say(sentence);
}

void PeoplePage::open(int row)
{
    const vault::ListedPerson& person = m_people.people().at(m_people.rows().at(static_cast<std::size_t>(row)).person);
    if (!person.problem)
        return m_session.openPerson(person.person);
    QList<kit::MessageAction> ways;
    if (person.problem == ErrorCode::KeyChanged)
        ways.append({tr("Sit down together"), [this] { m_session.sitDown(); }});
    m_bar->tell(kit::MessageBar::Kind::News, m_rows->line(row).problem, ways);
}

// Enter: to whom the search found, and down to the list when they are several.
void PeoplePage::takeFound()
{
    if (m_people.rows().size() == 1)
        open(0);
    else if (!m_people.rows().empty())
        m_list->setFocus(Qt::OtherFocusReason);
}

// From the search down into the list, as people expect.
bool PeoplePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Down) {
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return Page::eventFilter(watched, event);
}

QWidget* PeoplePage::firstFocus()
{
    return m_search;
}

QString PeoplePage::toRead() const
{
    return tr("People I work with. Type to find somebody, or go down the list.") + QLatin1Char(' ') + onlyThese();
}

} // namespace ownwords::screens
