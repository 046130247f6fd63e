// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/person_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/card_row.h"
#include "ui/kit/day_picker.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/said.h"
#include "ui/screens/story_cards.h"
#include "ui/screens/take_out.h"

#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ownwords::screens {

using viewmodel::Session;

namespace {

constexpr std::array daysAhead{3, 7, 14}; // offered for a promise

QWidget* column(int spacing, QVBoxLayout*& layout)
{
    auto* const widget = new QWidget;
    layout = new QVBoxLayout(widget);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    return widget;
}

QString nameIn(const talk::Story& story)
{
    return story.called ? kit::fromUtf8(story.called->words) : PersonPage::tr("(no name said)");
}

} // namespace

PersonPage::PersonPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_page(new kit::ScrollPage)
    , m_promiseTrouble(new kit::SpokenText)
    , m_promise(new kit::WordsEdit)
    , m_by(new kit::DayPicker)
    , m_noteTrouble(new kit::SpokenText)
    , m_note(new kit::WordsEdit)
{
    m_page->setMeasure(120);
    m_page->column()->addWidget(top());
    auto* const halves = new kit::CardRow;
    halves->setLeastWidth(420);
    halves->addCard(column(kit::px(18), m_storyColumn));
    halves->addCard(added());
    m_page->column()->addWidget(halves);
    m_page->column()->addStretch();
    fill({m_page});
    build();
    connect(&session, &Session::storyChanged, this, &PersonPage::build, Qt::QueuedConnection);
}

QWidget* PersonPage::top()
{
    QVBoxLayout* inside = nullptr;
    QWidget* const top = column(kit::px(12), inside);
    auto* const back = kit::button(kit::ButtonKind::Quiet, tr("&Back to the list"), QStringLiteral("back"));
    inside->addWidget(back, 0, Qt::AlignLeading);
    inside->addWidget(kit::heading(nameIn(m_session.story())));
    const QString name = kit::fromUtf8(m_session.person()->coachName());
    inside->addWidget(
        kit::body(m_session.isKept() ? tr("You keep this for them. Make it theirs whenever they want.")
                                     : tr("This is what they chose to share with you. What you add here, they see.")));
    auto* const ways = new kit::FlowLayout;
    ways->setSpacing(kit::px(12));
    m_talk = kit::button(kit::ButtonKind::Primary, tr("Sit down for a &talk"), QStringLiteral("people"));
    auto* const plan = kit::button(kit::ButtonKind::Secondary, tr("&Print or save the plan"), QStringLiteral("print"));
    m_undo = kit::button(kit::ButtonKind::Quiet, tr("&Undo"), QStringLiteral("undo"));
    m_undo->setAccessibleDescription(tr("Takes back what you added last."));
    for (kit::Button* const way : {m_talk, plan, m_undo})
        ways->addWidget(way);
    inside->addLayout(ways);
    connect(back, &QAbstractButton::clicked, &m_session, &Session::closePerson);
    connect(m_talk, &QAbstractButton::clicked, &m_session, &Session::talkWithThem);
    connect(plan, &QAbstractButton::clicked, &m_session, &Session::toPlan);
    connect(m_undo, &QAbstractButton::clicked, this, &PersonPage::undo);
    return top;
}

QWidget* PersonPage::added()
{
    QVBoxLayout* inside = nullptr;
    QWidget* const half = column(kit::px(18), inside);
    if (m_session.person()->isReadOnly()) {
        inside->addWidget(kit::body(tr("A newer Ownwords wrote here. You can read it, and add nothing.")));
    } else {
        inside->addWidget(promiseForm());
        inside->addWidget(noteForm());
    }
    inside->addWidget(about());
    inside->addStretch();
    return half;
}

kit::Card* PersonPage::promiseForm()
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("Promise something")));
    card->column()->addWidget(kit::helper(tr("What will you do?")));
    m_promise->setAccessibleName(tr("What will you do?"));
    m_promise->setMostLines(6);
    card->column()->addWidget(m_promise);
    card->column()->addWidget(kit::helper(tr("By when?")));
    m_by->setAccessibleName(tr("By when?"));
    const QDate today = toQt(m_session.person()->today());
    QList<kit::DaySuggestion> days;
    for (const int ahead : daysAhead) {
        const QDate day = today.addDays(ahead);
        days.append({weekday(fromQt(day)), day});
    }
    m_by->setSuggestions(days);
    m_by->setEarliest(today);
    card->column()->addWidget(m_by);
    card->column()->addWidget(m_promiseTrouble);
    auto* const add = kit::button(kit::ButtonKind::Secondary, tr("Pro&mise it"), QStringLiteral("check"));
    card->column()->addWidget(add, 0, Qt::AlignLeading);
    viewmodel::PersonModel& person = *m_session.person();
    m_promise->setWords(kit::fromUtf8(person.draft("promise")));
    connect(m_promise, &kit::WordsEdit::wordsChanged, &person,
        [this, &person] { person.type("promise", kit::toUtf8(m_promise->words())); });
    connect(m_promise, &kit::WordsEdit::submitted, this, &PersonPage::addPromise);
    connect(add, &QAbstractButton::clicked, this, &PersonPage::addPromise);
    return card;
}

kit::Card* PersonPage::noteForm()
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("Write a note")));
    card->column()->addWidget(
        kit::helper(tr("Write it so that you would gladly read it to them: they see every note.")));
    m_note->setAccessibleName(tr("Your note"));
    m_note->setMostLines(8);
    card->column()->addWidget(m_note);
    card->column()->addWidget(m_noteTrouble);
    auto* const add = kit::button(kit::ButtonKind::Secondary, tr("Add the &note"), QStringLiteral("plus"));
    card->column()->addWidget(add, 0, Qt::AlignLeading);
    viewmodel::PersonModel& person = *m_session.person();
    m_note->setWords(kit::fromUtf8(person.draft("note")));
    connect(m_note, &kit::WordsEdit::wordsChanged, &person,
        [this, &person] { person.type("note", kit::toUtf8(m_note->words())); });
    connect(m_note, &kit::WordsEdit::submitted, this, &PersonPage::addNote);
    connect(add, &QAbstractButton::clicked, this, &PersonPage::addNote);
    return card;
}

kit::Card* PersonPage::about()
{
    auto* const card = new kit::Card;
    QVBoxLayout* const inside = card->column();
    const auto way = [&](const QString& text, const QString& about, const QString& icon, auto act) {
        auto* const button = kit::button(kit::ButtonKind::Quiet, text, icon);
        button->setAccessibleDescription(about);
        inside->addWidget(button, 0, Qt::AlignLeading);
        inside->addWidget(kit::helper(about));
        connect(button, &QAbstractButton::clicked, this, act);
    };
    inside->addWidget(kit::title(tr("This record is theirs")));
    if (m_session.isKept()) {
        way(tr("Make &it theirs"), tr("With them beside you: they choose words of their own."), QStringLiteral("lock"),
            [this] { m_session.toMakeItMine(); });
        return card;
    }
    way(tr("They &forgot their words"),
        tr("With them beside you: set new words together. They will see that you helped, and can undo it."),
        QStringLiteral("lock"), [this] { m_session.toReset(); });
    way(tr("&Give up access"), tr("When they ask you to, or when you no longer work with them."),
        QStringLiteral("close"), [this] {
            const QPointer<PersonPage> here(this); // Hide may take it away while the question stands there
            if (askToGiveUp(this) && !here.isNull())
                m_session.giveUp();
        });
    return card;
}

void PersonPage::build()
{
    if (m_session.person() == nullptr)
        return;
    if (m_story != nullptr) {
        m_story->hide();
        m_story->deleteLater();
    }
    QVBoxLayout* inside = nullptr;
    m_story = column(kit::px(18), inside);
    const talk::Story story = m_session.story();
    inside->addWidget(goals(story));
    if (kit::Card* const card = deal(story))
        inside->addWidget(card);
    if (const std::vector<QString> gifts = giftsOf(story); !gifts.empty())
        inside->addWidget(tagCard(tr("What they bring"), gifts, true));
    if (const std::vector<QString> hopes = hopesOf(story); !hopes.empty())
        inside->addWidget(tagCard(tr("Hopes for later"), hopes, false));
    if (!story.notes.empty()) {
        auto* const notes = new kit::Card;
        notes->column()->addWidget(kit::title(tr("Notes")));
        addNotes(notes->column(), story.notes, noteMaker());
        inside->addWidget(notes);
    }
    inside->addStretch();
    m_storyColumn->addWidget(m_story);
    m_story->show();
    m_undo->setVisible(m_session.person()->canUndo());
}

NoteMaker PersonPage::noteMaker() const
{
    Names names = m_session.opened()->names;
    names[std::string(vault::residentSigner)] = kit::toUtf8(nameIn(m_session.story()));
    return [names](const talk::Said& note) { return kit::body(noteText(note, names)); };
}

QWidget* PersonPage::goals(const talk::Story& story)
{
    QVBoxLayout* inside = nullptr;
    QWidget* const part = column(kit::px(18), inside);
    inside->addWidget(kit::title(tr("What they want")));
    for (const talk::Goal& goal : story.goals) {
        kit::QuoteCard* const card = goalCard(goal);
        auto* const line = new kit::FlowLayout;
        line->addWidget(kit::tag(stateOf(goal)));
        card->column()->addLayout(line);
        if (const talk::Step* const step = nextStepOf(goal))
            card->column()->addWidget(kit::body(textOf(*step)));
        addNotes(card->column(), goal.notes, noteMaker());
        inside->addWidget(card);
    }
    if (story.goals.empty())
        inside->addWidget(kit::body(tr("There is no goal here yet. That is fine.")));
    return part;
}

kit::Card* PersonPage::deal(const talk::Story& story)
{
    if (story.promises.empty() && story.asks.empty())
        return nullptr;
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("Both sides")));
    viewmodel::PersonModel& person = *m_session.person();
    for (const talk::Promise& promise : story.promises) {
        auto* const row = new PromiseRow(promise, PromiseRow::Looking::OurSide, noteMaker());
        row->setEnabled(!person.isReadOnly());
        connect(row, &PromiseRow::said, this, [&person, item = promise.id](const QString& state) {
            (void)person.tick(item, state.toStdString()); // the item stands there
        });
        card->column()->addWidget(row);
    }
    for (const talk::Ask& ask : story.asks) {
        card->column()->addWidget(kit::body(tr("They would like to ask: %1").arg(kit::fromUtf8(ask.words.words))));
        if (person.isReadOnly())
            continue;
        auto* const promise = kit::button(kit::ButtonKind::Quiet, tr("Promise this"), QStringLiteral("check"));
        promise->setAccessibleName(tr("Promise this: %1").arg(kit::fromUtf8(ask.words.words)));
        card->column()->addWidget(promise, 0, Qt::AlignLeading);
        connect(promise, &QAbstractButton::clicked, this, [this, ask] { promiseAsk(ask); });
    }
    return card;
}

// Into the form: it still needs a day.
void PersonPage::promiseAsk(const talk::Ask& ask)
{
    m_ask = ask.id;
    m_promise->setWords(kit::fromUtf8(ask.words.words));
    m_asked = m_promise->words();
    m_promiseTrouble->tell(*m_by, tr("By when will you do this?"));
}

QString PersonPage::whyNot(const Error& error) const
{
    return error.code == ErrorCode::TooLong
        ? tr("That is more text than fits in one place. Please use fewer words here.")
        : tr("That could not be added just now. Nothing is lost.");
}

void PersonPage::addPromise()
{
    const QString words = m_promise->words();
    const bool isAsk = !m_ask.isNull() && words == m_asked;
    m_promiseTrouble->clear();
    if (words.trimmed().isEmpty())
        return m_promiseTrouble->tell(*m_promise, tr("Say what you will do first."));
    if (!m_by->date())
        return m_promiseTrouble->tell(*m_by, tr("By when will you do this?"));
    viewmodel::PersonModel& person = *m_session.person();
    const auto added
        = person.promise(isAsk ? std::string() : kit::toUtf8(words), fromQt(*m_by->date()), isAsk ? m_ask : ItemId());
    if (!added)
        return m_promiseTrouble->tell(*m_promise, whyNot(added.error()));
    m_ask = {};
    m_by->setDate(std::nullopt);
    m_promise->setWords({});
    person.type("promise", {});
    emit news(tr("Your promise stands there, and they see it."));
}

void PersonPage::addNote()
{
    m_noteTrouble->clear();
    if (m_note->words().trimmed().isEmpty())
        return m_noteTrouble->tell(*m_note, tr("Write your note first."));
    viewmodel::PersonModel& person = *m_session.person();
    const auto added = person.note({}, kit::toUtf8(m_note->words()));
    if (!added)
        return m_noteTrouble->tell(*m_note, whyNot(added.error()));
    m_note->setWords({});
    person.type("note", {});
    emit news(tr("Your note stands there, and they see it."));
}

void PersonPage::undo()
{
    if (!m_session.person()->undo())
        emit trouble(tr("There is nothing to take back."));
}

QWidget* PersonPage::firstFocus()
{
    return m_talk;
}

QString PersonPage::toRead() const
{
    return tr("%1. This is what they chose to share with you. What you add here, they see.")
        .arg(nameIn(m_session.story()));
}

QString PersonPage::ownWordsToRead() const
{
    QStringList words;
    for (const talk::Goal& goal : m_session.story().goals)
        words.append(wordsOf(goal));
    return words.join(QStringLiteral(".\n"));
}

} // namespace ownwords::screens
