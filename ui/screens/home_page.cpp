// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/home_page.h"

#include "ui/kit/buttons.h"
#include "ui/kit/card_row.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/labels.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/scroll_page.h"
#include "ui/kit/tab_order.h"
#include "ui/kit/text.h"
#include "ui/kit/tick_box.h"
#include "ui/screens/my_words.h"
#include "ui/screens/note_row.h"
#include "ui/screens/said.h"
#include "ui/screens/sharing_card.h"
#include "ui/screens/story_cards.h"
#include "ui/screens/take_out.h"
#include "ui/screens/whats_new.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QPointer>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace ownwords::screens {

namespace {

QString nameOf(const EventId& note)
{
    return kit::fromUtf8(note.toText());
}

} // namespace

HomePage::HomePage(viewmodel::Session& session, QWidget* parent)
    : Page(parent)
    , m_session(session)
    , m_page(new kit::ScrollPage)
    , m_bar(new kit::MessageBar)
    , m_paper(new Paper(this, m_bar, viewmodel::SavePlaces()))
{
    m_page->setMeasure(120);
    fill({m_bar, m_page});
    build();
    connect(&session, &viewmodel::Session::pageChanged, m_paper, &Paper::stop);
    connect(&session, &viewmodel::Session::storyChanged, this, &HomePage::build, Qt::QueuedConnection);
}

void HomePage::build()
{
    const qsizetype stoodAt = kit::controlsIn(m_inside).indexOf(focusWidget());
    if (m_inside != nullptr) {
        m_inside->hide();
        m_inside->deleteLater();
    }
    m_firstNew = nullptr;
    m_inside = new QWidget;
    QVBoxLayout* const column = kit::columnIn(m_inside, 18);
    m_page->column()->addWidget(m_inside);
    if (m_showsWords)
        addMyWords(column);
    else
        addStory(column);
    m_inside->show();
    kit::focusAgain(m_inside, stoodAt);
}

void HomePage::addStory(QVBoxLayout* column)
{
    const talk::Story story = m_session.story();
    addTop(story);
    auto* const halves = new kit::CardRow;
    halves->setLeastWidth(420);
    halves->addCard(goals(story));
    halves->addCard(aside(story));
    column->addWidget(halves);
    column->addStretch();
}

void HomePage::addMyWords(QVBoxLayout* column)
{
    auto* const words = new MyWords(m_session.answersGiven());
    column->addWidget(words);
    connect(words, &MyWords::left, this, [this] { showWords(false); });
    connect(words, &MyWords::unwanted, this, [this](const talk::AnswerGiven& answer) {
        const QPointer<HomePage> here(this); // Hide may take it away while the question stands there
        if (!askToTakeOut(this) || here.isNull())
            return;
        viewmodel::TalkModel* const talk = m_session.openTalk();
        if (talk != nullptr && !talk->takeOut(answer)) // else the cause is said
            emit trouble(tr("That could not be taken out just now. Please try again."));
    });
    m_first = words->firstFocus();
}

void HomePage::showWords(bool isShown)
{
    m_showsWords = isShown;
    build();
    m_page->verticalScrollBar()->setValue(0);
    m_first->setFocus();
}

void HomePage::addTop(const talk::Story& story)
{
    auto* const column = static_cast<QVBoxLayout*>(m_inside->layout());
    const QString name = story.called ? kit::fromUtf8(story.called->words) : QString();
    column->addWidget(kit::heading(name.isEmpty() ? tr("Good to see you.") : tr("Good to see you, %1.").arg(name)));
    const auto& opened = m_session.opened();
    if (opened && opened->lastSaved)
        column->addWidget(kit::helper(tr("Last saved on %1.").arg(dayText(today(*opened->lastSaved)))));
    if (m_session.talk() == nullptr && m_session.hasUnsaidWords())
        column->addWidget(kit::body(tr("You were in the middle of something. Your words are still in the box.")));
    if (story.lookBack && !dayOf(*story.lookBack).isEmpty())
        column->addWidget(kit::helper(tr("The next talk: %1").arg(dayOf(*story.lookBack))));
    addNews(column, story);
    auto* const ways = new kit::FlowLayout;
    const bool isNew = !m_session.hasTalk();
    const bool goesOn = isNew || m_session.canCarryOn();
    const QString way = isNew ? tr("&Begin the talk") : goesOn ? tr("&Carry on talking") : tr("Look back to&gether");
    m_carryOn = kit::button(kit::ButtonKind::Primary, way, QStringLiteral("next"));
    m_carryOn->setIconSide(kit::Button::IconSide::End);
    auto* const plan = kit::button(kit::ButtonKind::Secondary, tr("&Print or save my plan"), QStringLiteral("print"));
    ways->addWidget(m_carryOn);
    m_first = m_carryOn;
    ways->addWidget(plan);
    if (m_session.wantsSheet()) {
        auto* const sheet
            = kit::button(kit::ButtonKind::Quiet, tr("Make my &sheet with the code"), QStringLiteral("lock"));
        ways->addWidget(sheet);
        connect(sheet, &QAbstractButton::clicked, &m_session, &viewmodel::Session::newSheet);
    }
    column->addLayout(ways);
    connect(m_carryOn, &QAbstractButton::clicked, &m_session, [this, goesOn] {
        if (goesOn)
            m_session.carryOn();
        else
            m_session.lookBack();
    });
    connect(plan, &QAbstractButton::clicked, &m_session, &viewmodel::Session::toPlan);
    ways->setSpacing(kit::px(12));
}

// That coaches added something, and the way to it: each stands where it belongs, and says that it is new.
void HomePage::addNews(QVBoxLayout* column, const talk::Story& story)
{
    const QString news = newsOf(story);
    if (news.isEmpty())
        return;
    auto* const row = new kit::FlowLayout;
    row->setSpacing(kit::px(12));
    row->addWidget(kit::body(news));
    auto* const show = kit::button(kit::ButtonKind::Quiet, tr("Show me what is &new"), QStringLiteral("down"));
    row->addWidget(show);
    column->addLayout(row);
    connect(show, &QAbstractButton::clicked, this, &HomePage::showNews);
}

QString HomePage::newsOf(const talk::Story& story) const
{
    return m_session.opened() ? whatIsNew(story, m_session.opened()->newFromOthers, names()) : QString();
}

void HomePage::showNews()
{
    if (!m_firstNew)
        return;
    m_page->ensureWidgetVisible(m_firstNew, 0, kit::px(16));
    if (const QList<QWidget*> controls = kit::controlsIn(m_firstNew); !controls.isEmpty())
        controls.front()->setFocus(Qt::TabFocusReason);
}

void HomePage::foundNew(QWidget* what)
{
    if (!m_firstNew)
        m_firstNew = what;
}

QWidget* HomePage::note(const talk::Said& note)
{
    const bool isNewNote = m_session.opened() && isNew(note, m_session.opened()->newFromOthers);
    auto* const row = new NoteRow(noteText(note, names()), isNewNote);
    if (isNewNote)
        foundNew(row);
    if (note.who == vault::residentSigner || note.event.isNull())
        return row;
    row->setObjectName(nameOf(note.event));
    row->letAnswer(kit::fromUtf8(m_session.typedReply(note.event)));
    connect(row, &NoteRow::typed, this, [this, to = note.event](const QString& words) {
        viewmodel::TalkModel* const talk = m_session.openTalk();
        if (talk != nullptr)
            (void)talk->typeReply(to, kit::toUtf8(words)); // what is too long is told when it is to be said
    });
    connect(row, &NoteRow::answered, this,
        [this, row, to = note.event](const QString& words) { answer(*row, to, kit::toUtf8(words)); });
    return row;
}

void HomePage::answer(NoteRow& row, const EventId& to, const std::string& words)
{
    viewmodel::TalkModel* const talk = m_session.openTalk();
    if (talk == nullptr)
        return; // the cause is said
    const auto done = talk->reply(to, words);
    if (!done && done.error().code == ErrorCode::TooLong)
        row.tellTrouble(tr("That is more text than fits in one place. Please use fewer words here."));
    else if (!done)
        row.tellTrouble(tr("That could not be added just now. Nothing is lost."));
    else
        m_bar->tell(kit::MessageBar::Kind::Done, tr("Your answer stands below the note. Who can see this can read it."),
            {{tr("Undo"), [this, to, words] { takeAnswerBack(to, words); }}});
}

// Its words stand in the box again.
void HomePage::takeAnswerBack(const EventId& to, const std::string& words)
{
    viewmodel::TalkModel* const talk = m_session.openTalk();
    if (talk == nullptr)
        return;
    if (!talk->undo()) {
        emit trouble(tr("There is nothing to take back."));
        return;
    }
    (void)talk->typeReply(to, words); // it fitted before
    build();
    if (auto* const row = m_inside->findChild<NoteRow*>(nameOf(to)))
        row->takeFocus();
}

NoteMaker HomePage::noteMaker()
{
    return [this](const talk::Said& said) { return note(said); };
}

QWidget* HomePage::goals(const talk::Story& story)
{
    auto* const half = new QWidget;
    QVBoxLayout* const column = kit::columnIn(half, 18);
    column->addWidget(kit::title(tr("My goals")));
    for (const talk::Goal& goal : story.goals)
        column->addWidget(this->goal(goal));
    if (story.goals.empty())
        column->addWidget(kit::body(m_session.hasTalk()
                ? tr("There is no goal here yet. That is fine. Carry on talking when you like.")
                : tr("There is no goal here yet. That is fine. Begin the talk when you like.")));
    column->addStretch();
    return half;
}

QWidget* HomePage::goal(const talk::Goal& goal)
{
    kit::QuoteCard* const card = goalCard(goal);
    auto* const line = new kit::FlowLayout;
    line->setSpacing(kit::px(10));
    line->addWidget(kit::tag(stateOf(goal)));
    line->addWidget(changeOf(goal));
    card->column()->addLayout(line);
    if (const talk::Step* const step = nextStepOf(goal)) {
        auto* const box = new kit::TickBox(textOf(*step));
        box->setChecked(step->state == "did");
        connect(box, &kit::TickBox::toggled, this,
            [this, id = step->id](bool isDone) { change(id, isDone ? "did" : "open"); });
        card->column()->addWidget(box);
    }
    addHowFar(card->column(), goal);
    addNotes(card->column(), goal.notes, noteMaker());
    return card;
}

QWidget* HomePage::aside(const talk::Story& story)
{
    auto* const half = new QWidget;
    QVBoxLayout* const column = kit::columnIn(half, 18);
    if (kit::Card* const card = deal(story))
        column->addWidget(card);
    if (const std::vector<QString> gifts = giftsOf(story); !gifts.empty())
        column->addWidget(tagCard(tr("What I bring"), gifts, true));
    if (const std::vector<QString> hopes = hopesOf(story); !hopes.empty())
        column->addWidget(tagCard(tr("Hopes for later"), hopes, false));
    if (!story.notes.empty()) {
        auto* const notes = new kit::Card;
        notes->column()->addWidget(kit::title(tr("Notes")));
        addNotes(notes->column(), story.notes, noteMaker());
        column->addWidget(notes);
    }
    if (const auto& opened = m_session.opened(); opened && opened->isOwn) {
        const auto& coach = m_session.coach();
        auto* const sharing = new SharingCard(*opened, coach ? kit::fromUtf8(coach->name) : QString());
        column->addWidget(sharing);
        connect(sharing, &SharingCard::pageAsked, &m_session, &viewmodel::Session::toSharing);
    }
    column->addWidget(mine());
    column->addStretch();
    return half;
}

kit::Card* HomePage::deal(const talk::Story& story)
{
    if (story.promises.empty() && story.asks.empty())
        return nullptr;
    const bool isDeal = std::any_of(
        story.promises.begin(), story.promises.end(), [](const talk::Promise& promise) { return !promise.mine; });
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(isDeal ? tr("Our deal") : tr("What I will do")));
    for (const talk::Promise& promise : story.promises) {
        auto* const row = new PromiseRow(promise, PromiseRow::Looking::Person, noteMaker());
        connect(row, &PromiseRow::said, this,
            [this, item = promise.id](const QString& state) { change(item, state.toStdString()); });
        if (m_session.opened() && isNew(promise, m_session.opened()->newFromOthers)) {
            kit::Card* const fresh = newCard();
            fresh->column()->addWidget(row);
            card->column()->addWidget(fresh);
            foundNew(fresh);
        } else {
            card->column()->addWidget(row);
        }
    }
    for (const talk::Ask& ask : story.asks)
        card->column()->addWidget(kit::body(tr("I would like to ask: %1").arg(kit::fromUtf8(ask.words.words))));
    return card;
}

Names HomePage::names() const
{
    return m_session.opened() ? m_session.opened()->names : Names();
}

void HomePage::change(const ItemId& item, const std::string& state)
{
    m_bar->clear(); // its Undo would take this back
    viewmodel::TalkModel* const talk = m_session.openTalk();
    const auto done = talk == nullptr ? Result<>(fail(ErrorCode::NotFound, "talk")) : talk->tick(item, state);
    if (!done)
        emit trouble(tr("That could not be changed just now. Nothing is lost."));
}

// To the question that asked for it.
void HomePage::reword(const ItemId& goal)
{
    viewmodel::TalkModel* const talk = m_session.openTalk();
    if (talk == nullptr)
        return; // the cause is said
    const auto slot = talk->slotOf(goal, pack::Role::Goal);
    if (!slot || !talk->goTo(*slot))
        emit news(tr("This talk does not ask for it. Look back together, and say it in new words there."));
    else
        m_session.carryOn();
}

// What becomes of a goal without a talk about it. The words stay as they are.
kit::Button* HomePage::changeOf(const talk::Goal& goal)
{
    auto* const button = kit::button(kit::ButtonKind::Quiet, tr("Change"), QStringLiteral("pencil"));
    button->setAccessibleName(tr("Change: %1").arg(wordsOf(goal)));
    connect(button, &QAbstractButton::clicked, this, [this, button, id = goal.id] {
        auto* const menu = new QMenu(button);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const auto way = [&](const QString& text, const char* state) {
            connect(menu->addAction(text), &QAction::triggered, this, [this, id, state] { change(id, state); });
        };
        connect(menu->addAction(tr("Say it in other words")), &QAction::triggered, this, [this, id] { reword(id); });
        way(tr("I did it!"), "done");
        way(tr("I am going for it"), "on");
        way(tr("Let it rest for now"), "rest");
        way(tr("Let it go"), "let_go");
        menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    return button;
}

void HomePage::saveEverything()
{
    auto everything = m_session.everything();
    if (!everything) {
        emit trouble(tr("That did not work just now. Nothing is lost."));
        return;
    }
    PaperJob job;
    job.data = *std::move(everything);
    job.stem = tr("all-my-words");
    job.name = tr("All I said");
    m_paper->save(job, Paper::Format::Data);
}

// What the person may do with all of it.
kit::Card* HomePage::mine()
{
    auto* const card = new kit::Card;
    card->column()->addWidget(kit::title(tr("These words are yours")));
    if (m_session.isKept())
        card->column()->addWidget(kit::helper(
            tr("Kept for you by %1. Make it yours at any time.").arg(kit::fromUtf8(m_session.opened()->keptBy))));
    else
        card->column()->addWidget(kit::helper(tr("Save a copy, or take them out, at any time.")));
    if (m_session.isKept()) {
        auto* const own = kit::button(kit::ButtonKind::Secondary, tr("Make it m&ine"), QStringLiteral("lock"));
        card->column()->addWidget(own, 0, Qt::AlignLeading);
        connect(own, &QAbstractButton::clicked, &m_session, &viewmodel::Session::toMakeItMine);
    }
    auto* const all = kit::button(kit::ButtonKind::Quiet, tr("Save a cop&y of all I said"), QStringLiteral("save"));
    all->setAccessibleDescription(tr("Saves all you ever said here as one file that other programs can read."));
    card->column()->addWidget(all, 0, Qt::AlignLeading);
    connect(all, &QAbstractButton::clicked, this, &HomePage::saveEverything);
    auto* const some = kit::button(kit::ButtonKind::Quiet, tr("See all I said, take so&me out"), QStringLiteral("eye"));
    card->column()->addWidget(some, 0, Qt::AlignLeading);
    some->setObjectName(QStringLiteral("allWords"));
    connect(some, &QAbstractButton::clicked, this, [this] { showWords(true); });
    if (m_session.keeping() == viewmodel::Session::Keeping::Keep) {
        auto* const move
            = kit::button(kit::ButtonKind::Quiet, tr("To or from another comp&uter"), QStringLiteral("drive"));
        card->column()->addWidget(move, 0, Qt::AlignLeading);
        connect(move, &QAbstractButton::clicked, &m_session, &viewmodel::Session::toMove);
    }
    auto* const erase
        = kit::button(kit::ButtonKind::Quiet, tr("Take everything &out for good"), QStringLiteral("trash"));
    card->column()->addWidget(erase, 0, Qt::AlignLeading);
    connect(erase, &QAbstractButton::clicked, this, [this] {
        if (askToErase(this))
            m_session.erase();
    });
    return card;
}

QWidget* HomePage::firstFocus()
{
    return m_first;
}

QString HomePage::toRead() const
{
    if (m_showsWords)
        return tr("This is all that you said. Choose what to take out.");
    const talk::Story story = m_session.story();
    const QString goals
        = tr("Good to see you. You have %n goal(s) here.", nullptr, static_cast<int>(story.goals.size()));
    const QString news = newsOf(story);
    return news.isEmpty() ? goals : goals + QLatin1Char(' ') + news;
}

QString HomePage::ownWordsToRead() const
{
    QStringList words;
    if (m_showsWords) {
        for (const talk::AnswerGiven& answer : m_session.answersGiven())
            words.append(kit::fromUtf8(answer.text));
        return words.join(QStringLiteral(".\n"));
    }
    for (const talk::Goal& goal : m_session.story().goals)
        words.append(wordsOf(goal));
    return words.join(QStringLiteral(".\n"));
}

} // namespace ownwords::screens
