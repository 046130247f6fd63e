// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/person_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/card_row.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/tab_order.h"
#include "ui/kit/text.h"
#include "ui/screens/coach_forms.h"
#include "ui/screens/fields.h"
#include "ui/screens/my_words.h"
#include "ui/screens/said.h"
#include "ui/screens/story_cards.h"
#include "ui/screens/take_out.h"

#include <QPointer>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ownwords::screens {

using viewmodel::PersonModel;
using viewmodel::Session;

namespace {

// `spacing`: pixels at 100 %
QWidget* column(double spacing, QVBoxLayout*& layout)
{
    auto* const widget = new QWidget;
    layout = kit::columnIn(widget, spacing);
    return widget;
}

QString nameIn(const talk::Story& story)
{
    return story.called ? kit::fromUtf8(story.called->words) : PersonPage::tr("(no name said)");
}

QString canSee(const talk::Story& story, PersonModel::Added what)
{
    const bool hasName = story.called.has_value();
    const QString name = hasName ? kit::fromUtf8(story.called->words) : QString();
    switch (what) {
    case PersonModel::Added::Note:
        return hasName ? PersonPage::tr("%1 can see your note now.").arg(name)
                       : PersonPage::tr("They can see your note now.");
    case PersonModel::Added::Promise:
        return hasName ? PersonPage::tr("%1 can see your promise now.").arg(name)
                       : PersonPage::tr("They can see your promise now.");
    case PersonModel::Added::Day:
        return hasName ? PersonPage::tr("%1 can see the day of the next talk now.").arg(name)
                       : PersonPage::tr("They can see the day of the next talk now.");
    case PersonModel::Added::Tick:
        break; // is seen where it is ticked
    }
    return {};
}

QString undoOf(PersonModel::Added what)
{
    switch (what) {
    case PersonModel::Added::Note:
        return PersonPage::tr("&Undo the note");
    case PersonModel::Added::Promise:
        return PersonPage::tr("&Undo the promise");
    case PersonModel::Added::Day:
        return PersonPage::tr("&Undo the day");
    case PersonModel::Added::Tick:
        break;
    }
    return PersonPage::tr("&Undo what I ticked");
}

QString takenBack(PersonModel::Added what)
{
    switch (what) {
    case PersonModel::Added::Note:
        return PersonPage::tr("Your note is taken back. Nobody sees it here any more.");
    case PersonModel::Added::Promise:
        return PersonPage::tr("Your promise is taken back. Nobody sees it here any more.");
    case PersonModel::Added::Day:
        return PersonPage::tr("The day of the next talk is as it was before.");
    case PersonModel::Added::Tick:
        break;
    }
    return PersonPage::tr("What you ticked is as it was before.");
}

} // namespace

PersonPage::PersonPage(Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_bar(new kit::MessageBar)
    , m_page(new kit::ScrollPage)
{
    m_page->setMeasure(120);
    QVBoxLayout* inside = nullptr;
    m_whole = column(18, inside);
    m_page->column()->addWidget(m_whole);
    inside->addWidget(top());
    auto* const halves = new kit::CardRow;
    halves->setLeastWidth(420);
    halves->addCard(column(18, m_storyColumn));
    halves->addCard(added());
    inside->addWidget(halves);
    m_page->column()->addStretch();
    fill({m_bar, m_page});
    build();
    connect(&session, &Session::storyChanged, this, &PersonPage::build, Qt::QueuedConnection);
}

QWidget* PersonPage::top()
{
    QVBoxLayout* inside = nullptr;
    QWidget* const top = column(12, inside);
    auto* const back = kit::button(kit::ButtonKind::Quiet, tr("&Back to the list"), QStringLiteral("back"));
    inside->addWidget(back, 0, Qt::AlignLeading);
    inside->addWidget(kit::heading(nameIn(m_session.story())));
    inside->addWidget(kit::body(standing()));
    kit::FlowLayout* const ways = addLine(inside);
    m_talk = kit::button(kit::ButtonKind::Primary, tr("Sit down for a &talk"), QStringLiteral("people"));
    auto* const plan = kit::button(kit::ButtonKind::Secondary, tr("&Print or save the plan"), QStringLiteral("print"));
    m_undo = kit::button(kit::ButtonKind::Quiet, {}, QStringLiteral("undo"));
    m_undo->setObjectName(QStringLiteral("undo"));
    m_said = kit::button(kit::ButtonKind::Quiet, tr("All that they said"));
    for (kit::Button* const way : {m_talk, plan, m_said, m_undo})
        ways->addWidget(way);
    connect(back, &QAbstractButton::clicked, &m_session, &Session::closePerson);
    connect(m_talk, &QAbstractButton::clicked, &m_session, &Session::talkWithThem);
    connect(plan, &QAbstractButton::clicked, &m_session, &Session::toPlan);
    connect(m_said, &QAbstractButton::clicked, this, [this] { showWords(true); });
    connect(m_undo, &QAbstractButton::clicked, this, &PersonPage::undo);
    return top;
}

QWidget* PersonPage::added()
{
    QVBoxLayout* inside = nullptr;
    QWidget* const half = column(18, inside);
    if (m_session.person()->isReadOnly()) {
        inside->addWidget(kit::body(tr("A newer Ownwords wrote here. You can read it, and add nothing.")));
    } else {
        addForms(inside);
    }
    inside->addWidget(about());
    inside->addStretch();
    return half;
}

void PersonPage::addForms(QVBoxLayout* column)
{
    viewmodel::PersonModel& person = *m_session.person();
    m_promise = new PromiseForm(person);
    m_note = new NoteForm(person);
    m_nextTalk = new NextTalkForm(person);
    column->addWidget(m_promise);
    column->addWidget(m_note);
    column->addWidget(m_nextTalk);
    connect(m_promise, &PromiseForm::added, this, [this] { tellAdded(PersonModel::Added::Promise); });
    connect(m_note, &NoteForm::added, this, [this] { tellAdded(PersonModel::Added::Note); });
    connect(m_nextTalk, &NextTalkForm::added, this, [this] { tellAdded(PersonModel::Added::Day); });
}

// Above the page, wherever it is scrolled to: with the way to take it back.
void PersonPage::tellAdded(PersonModel::Added what)
{
    m_bar->tell(kit::MessageBar::Kind::Done, canSee(m_session.story(), what),
        {{undoOf(what).remove(QLatin1Char('&')), [this, what] {
              undo();
              if (const QList<QWidget*> controls = kit::controlsIn(formOf(what)); !controls.isEmpty())
                  controls.front()->setFocus(Qt::OtherFocusReason);
          }}});
}

QWidget* PersonPage::formOf(PersonModel::Added what) const
{
    if (what == PersonModel::Added::Note)
        return m_note;
    return what == PersonModel::Added::Promise ? static_cast<QWidget*>(m_promise) : m_nextTalk;
}

bool PersonPage::isTyping() const
{
    return (m_note != nullptr && m_note->isTyping()) || (m_promise != nullptr && m_promise->isTyping());
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
        way(tr("Make &it theirs"), tr("With them beside you: they choose secret words of their own."),
            QStringLiteral("lock"), [this] { m_session.toMakeItMine(); });
        way(tr("Send it to a &colleague"), tr("When they move to a coach who has another computer."),
            QStringLiteral("drive"), [this] { m_session.toSend(); });
        return card;
    }
    way(tr("They &forgot their secret words"),
        tr("With them beside you: set new secret words together. They will see that you helped, and can undo it."),
        QStringLiteral("lock"), [this] { m_session.toReset(); });
    way(tr("&Give up access"), tr("When they ask you to, or when you no longer work with them."),
        QStringLiteral("close"), [this] {
            const bool hasMore = isTyping();
            const QPointer<PersonPage> here(this); // Hide may take it away while the question stands there
            if (askToGiveUp(this, hasMore) && !here.isNull())
                m_session.giveUp();
        });
    inside->addWidget(
        kit::helper(tr("Only they can send it to a coach who has another computer: signed in, under “To or "
                       "from another computer”.")));
    return card;
}

void PersonPage::build()
{
    if (m_session.person() == nullptr)
        return;
    const qsizetype stoodAt = kit::controlsIn(m_story).indexOf(window()->focusWidget());
    if (m_story != nullptr) {
        m_story->hide();
        m_story->deleteLater();
    }
    QVBoxLayout* inside = nullptr;
    m_story = column(18, inside);
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
    kit::focusAgain(m_story, stoodAt);
    const bool canUndo = m_session.person()->canUndo();
    if (window()->focusWidget() == m_undo && !canUndo)
        m_talk->setFocus();
    m_undo->setVisible(canUndo);
    if (const auto last = m_session.person()->added())
        m_undo->setText(undoOf(*last));
    kit::tabThrough(m_undo, kit::controlsIn(m_story)); // it is read before what may be added
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
    QWidget* const part = column(18, inside);
    inside->addWidget(kit::title(tr("What they want")));
    for (const talk::Goal& goal : story.goals) {
        kit::QuoteCard* const card = goalCard(goal);
        auto* const line = new kit::FlowLayout;
        line->addWidget(kit::tag(stateOf(goal)));
        card->column()->addLayout(line);
        if (const talk::Step* const step = nextStepOf(goal))
            card->column()->addWidget(kit::body(textOf(*step)));
        addHowFar(card->column(), goal);
        addNotes(card->column(), goal.notes, noteMaker());
        if (m_note != nullptr) {
            auto* const write
                = kit::button(kit::ButtonKind::Quiet, tr("Write a note about it"), QStringLiteral("pencil"));
            write->setAccessibleName(tr("Write a note about it: %1").arg(wordsOf(goal)));
            card->column()->addWidget(write, 0, Qt::AlignLeading);
            connect(write, &QAbstractButton::clicked, this, [this, goal] { m_note->writeTo(goal); });
        }
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
    const QString person = story.called ? kit::fromUtf8(story.called->words) : tr("They");
    for (const talk::Promise& promise : story.promises) {
        auto* const row = new PromiseRow(promise, PromiseRow::Looking::OurSide, noteMaker(), person);
        row->setEnabled(!m_session.person()->isReadOnly());
        connect(row, &PromiseRow::said, this,
            [this, item = promise.id](const QString& state) { tick(item, state.toStdString()); });
        card->column()->addWidget(row);
    }
    for (const talk::Ask& ask : story.asks)
        card->column()->addWidget(this->ask(ask));
    return card;
}

QWidget* PersonPage::ask(const talk::Ask& ask)
{
    QVBoxLayout* inside = nullptr;
    QWidget* const part = column(6, inside);
    const QString words = kit::fromUtf8(ask.words.words);
    inside->addWidget(kit::body(tr("They would like to ask: %1").arg(words)));
    inside->addWidget(kit::helper(tr("Nobody has promised this yet.")));
    if (m_promise == nullptr)
        return part;
    auto* const promise = kit::button(kit::ButtonKind::Quiet, tr("Promise this"), QStringLiteral("check"));
    promise->setAccessibleName(tr("Promise this: %1").arg(words));
    inside->addWidget(promise, 0, Qt::AlignLeading);
    connect(promise, &QAbstractButton::clicked, this, [this, ask] { m_promise->promiseAsk(ask); });
    return part;
}

void PersonPage::tick(const ItemId& promise, const std::string& state)
{
    m_bar->clear(); // its Undo would take this back
    if (m_session.person()->tick(promise, state))
        return;
    emit trouble(tr("That could not be changed just now. Nothing is lost."));
    QMetaObject::invokeMethod(this, &PersonPage::build, Qt::QueuedConnection); // the chip shows what stands
}

void PersonPage::undo()
{
    const auto last = m_session.person()->added();
    m_bar->clear();
    if (last && m_session.person()->undo())
        m_bar->tell(kit::MessageBar::Kind::Done, takenBack(*last));
    else
        emit trouble(tr("There is nothing to take back."));
}

// As the person sees it; what they are still typing is theirs alone.
void PersonPage::showWords(bool isShown)
{
    if (m_words != nullptr) {
        m_words->hide();
        m_words->deleteLater();
        m_words = nullptr;
    }
    m_whole->setVisible(!isShown);
    if (isShown) {
        std::vector<talk::AnswerGiven> said = m_session.answersGiven();
        std::erase_if(said, [](const talk::AnswerGiven& answer) { return !answer.day.has_value(); });
        auto* const words = new MyWords(said, MyWords::Whose::Theirs);
        m_words = words;
        m_page->column()->insertWidget(0, words);
        connect(words, &MyWords::left, this, [this] { showWords(false); });
        words->firstFocus()->setFocus();
    } else {
        m_said->setFocus();
    }
    m_page->verticalScrollBar()->setValue(0);
}

QWidget* PersonPage::firstFocus()
{
    return m_talk;
}

QString PersonPage::standing() const
{
    return m_session.isKept() ? tr("You keep this for them. Make it theirs whenever they want.")
                              : tr("This is what they chose to share with you. What you add here, they see.");
}

QString PersonPage::toRead() const
{
    return m_words != nullptr ? tr("All that they said.")
                              : nameIn(m_session.story()) + QStringLiteral(". ") + standing();
}

QString PersonPage::ownWordsToRead() const
{
    QStringList words;
    for (const talk::Goal& goal : m_session.story().goals)
        words.append(wordsOf(goal));
    return words.join(QStringLiteral(".\n"));
}

} // namespace ownwords::screens
