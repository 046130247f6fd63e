// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/coach_forms.h"

#include "ui/kit/buttons.h"
#include "ui/kit/day_picker.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/said.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace ownwords::screens {

namespace {

class FormText {
    Q_DECLARE_TR_FUNCTIONS(FormText)
};

constexpr std::array promiseAhead{3, 7, 14}; // days, offered
constexpr std::array talkAhead{7, 14, 28};

// What is being typed or chosen, in PersonModel::type().
constexpr const char* promiseField = "promise";
constexpr const char* promisedAskField = "promise_ask"; // its id
constexpr const char* promiseByField = "promise_by"; // YYYY-MM-DD
constexpr const char* noteField = "note";
constexpr const char* notedGoalField = "note_goal"; // its id

template <std::size_t size>
void offerDays(kit::DayPicker& picker, const std::array<int, size>& ahead, Date from)
{
    const QDate today = toQt(from);
    QList<kit::DaySuggestion> days;
    for (const int count : ahead) {
        const QDate day = today.addDays(count);
        days.append({weekday(fromQt(day)), day});
    }
    picker.setSuggestions(days);
    picker.setEarliest(today);
}

// Of the list, the one whose id was typed in `field`; nullptr = none, or it is gone.
template <typename Item>
const Item* chosenIn(const std::vector<Item>& items, const std::string& id)
{
    const auto found
        = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id.toText() == id; });
    return found == items.end() || found->id.isNull() ? nullptr : &*found;
}

std::string idText(const ItemId& item)
{
    return item.isNull() ? std::string() : item.toText();
}

QString whyNot(const Error& error)
{
    return error.code == ErrorCode::TooLong
        ? FormText::tr("That is more text than fits in one place. Please use fewer words here.")
        : FormText::tr("That could not be added just now. Nothing is lost.");
}

} // namespace

AboutLine::AboutLine(const QString& leave, QWidget* parent)
    : QWidget(parent)
    , m_about(kit::body({}))
    , m_leave(kit::button(kit::ButtonKind::Quiet, leave, QStringLiteral("close")))
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_about);
    column->addWidget(m_leave, 0, Qt::AlignLeading);
    connect(m_leave, &QAbstractButton::clicked, this, &AboutLine::left);
    hide();
}

void AboutLine::tell(const QString& sentence)
{
    m_about->setText(sentence);
    m_leave->setAccessibleDescription(sentence);
    setVisible(!sentence.isEmpty());
}

PromiseForm::PromiseForm(viewmodel::PersonModel& person, QWidget* parent)
    : Card(Kind::Plain, parent)
    , m_person(person)
    , m_about(new AboutLine(tr("Promise something else")))
    , m_asked(kit::helper({}))
    , m_words(new kit::WordsEdit)
    , m_by(new kit::DayPicker)
    , m_trouble(new kit::SpokenText)
{
    column()->addWidget(kit::title(tr("Promise something")));
    column()->addWidget(m_about);
    column()->addWidget(m_asked);
    m_words->setMostLines(6);
    column()->addWidget(m_words);
    addDay();
    column()->addWidget(m_trouble);
    auto* const button = kit::button(kit::ButtonKind::Secondary, tr("Pro&mise it"), QStringLiteral("check"));
    column()->addWidget(button, 0, Qt::AlignLeading);
    takeUp();
    connect(m_about, &AboutLine::left, this, [this] {
        setAsk(nullptr);
        m_words->setFocus();
    });
    connect(m_words, &kit::WordsEdit::wordsChanged, this,
        [this] { m_person.type(promiseField, kit::toUtf8(m_words->words())); });
    connect(m_by, &kit::DayPicker::changed, this,
        [this] { m_person.type(promiseByField, m_by->date() ? toText(fromQt(*m_by->date())) : std::string()); });
    connect(m_words, &kit::WordsEdit::submitted, this, &PromiseForm::add);
    connect(button, &QAbstractButton::clicked, this, &PromiseForm::add);
}

void PromiseForm::addDay()
{
    column()->addWidget(kit::helper(tr("By when?")));
    m_by->setAccessibleName(tr("By when?"));
    offerDays(*m_by, promiseAhead, m_person.today());
    column()->addWidget(m_by);
}

void PromiseForm::takeUp()
{
    const talk::Story story = m_person.story();
    setAsk(chosenIn(story.asks, m_person.draft(promisedAskField)));
    m_words->setWords(kit::fromUtf8(m_person.draft(promiseField)));
    const auto by = parseDate(m_person.draft(promiseByField));
    if (by && std::chrono::sys_days(*by) >= std::chrono::sys_days(m_person.today()))
        m_by->setDate(toQt(*by));
}

void PromiseForm::setAsk(const talk::Ask* ask)
{
    m_ask = ask == nullptr ? ItemId() : ask->id;
    m_person.type(promisedAskField, idText(m_ask));
    const QString about = ask == nullptr ? QString() : tr("You promise: %1").arg(kit::fromUtf8(ask->words.words));
    m_about->tell(about);
    m_words->setAccessibleDescription(about);
    const QString asked
        = ask == nullptr ? tr("What will you do?") : tr("How will you do it? You can leave this empty.");
    m_asked->setText(asked);
    m_words->setAccessibleName(asked);
}

void PromiseForm::promiseAsk(const talk::Ask& ask)
{
    setAsk(&ask);
    m_trouble->tell(*m_by, tr("By when will you do this?"));
}

bool PromiseForm::isTyping() const
{
    return !m_words->words().trimmed().isEmpty();
}

void PromiseForm::add()
{
    m_trouble->clear();
    const bool hasWords = !m_words->words().trimmed().isEmpty();
    if (m_ask.isNull() && !hasWords)
        return m_trouble->tell(*m_words, tr("Say what you will do first."));
    if (!m_by->date())
        return m_trouble->tell(*m_by, tr("By when will you do this?"));
    const auto done
        = m_person.promise(hasWords ? kit::toUtf8(m_words->words()) : std::string(), fromQt(*m_by->date()), m_ask);
    if (!done)
        return m_trouble->tell(*m_words, whyNot(done.error()));
    setAsk(nullptr);
    m_by->setDate(std::nullopt);
    m_person.type(promiseByField, {});
    m_words->setWords({});
    m_person.type(promiseField, {});
    emit added();
}

NoteForm::NoteForm(viewmodel::PersonModel& person, QWidget* parent)
    : Card(Kind::Plain, parent)
    , m_person(person)
    , m_about(new AboutLine(tr("Not about this goal")))
    , m_words(new kit::WordsEdit)
    , m_trouble(new kit::SpokenText)
{
    column()->addWidget(kit::title(tr("Write a note")));
    column()->addWidget(kit::helper(tr("Write it so that you would gladly read it to them: they see every note.")));
    column()->addWidget(m_about);
    m_words->setAccessibleName(tr("Your note"));
    m_words->setMostLines(8);
    column()->addWidget(m_words);
    column()->addWidget(m_trouble);
    auto* const button = kit::button(kit::ButtonKind::Secondary, tr("Add the &note"), QStringLiteral("plus"));
    column()->addWidget(button, 0, Qt::AlignLeading);
    m_words->setWords(kit::fromUtf8(m_person.draft(noteField)));
    const talk::Story story = m_person.story();
    setGoal(chosenIn(story.goals, m_person.draft(notedGoalField)));
    connect(m_about, &AboutLine::left, this, [this] {
        setGoal(nullptr);
        m_words->setFocus();
    });
    connect(m_words, &kit::WordsEdit::wordsChanged, this,
        [this] { m_person.type(noteField, kit::toUtf8(m_words->words())); });
    connect(m_words, &kit::WordsEdit::submitted, this, &NoteForm::add);
    connect(button, &QAbstractButton::clicked, this, &NoteForm::add);
}

void NoteForm::setGoal(const talk::Goal* goal)
{
    m_goal = goal == nullptr ? ItemId() : goal->id;
    m_person.type(notedGoalField, idText(m_goal));
    const QString about = goal == nullptr ? QString() : tr("About: %1").arg(wordsOf(*goal));
    m_about->tell(about);
    m_words->setAccessibleDescription(about);
}

void NoteForm::writeTo(const talk::Goal& goal)
{
    setGoal(&goal);
    m_words->setFocus();
}

bool NoteForm::isTyping() const
{
    return !m_words->words().trimmed().isEmpty();
}

void NoteForm::add()
{
    m_trouble->clear();
    if (m_words->words().trimmed().isEmpty())
        return m_trouble->tell(*m_words, tr("Write your note first."));
    const auto done = m_person.note(m_goal, kit::toUtf8(m_words->words()));
    if (!done)
        return m_trouble->tell(*m_words, whyNot(done.error()));
    setGoal(nullptr);
    m_words->setWords({});
    m_person.type(noteField, {});
    emit added();
}

NextTalkForm::NextTalkForm(viewmodel::PersonModel& person, QWidget* parent)
    : Card(Kind::Plain, parent)
    , m_person(person)
    , m_now(kit::body({}))
    , m_day(new kit::DayPicker)
    , m_trouble(new kit::SpokenText)
{
    column()->addWidget(kit::title(tr("The next talk")));
    column()->addWidget(m_now);
    column()->addWidget(kit::helper(tr("When do you look at it again together?")));
    m_day->setAccessibleName(tr("When do you look at it again together?"));
    offerDays(*m_day, talkAhead, m_person.today());
    column()->addWidget(m_day);
    column()->addWidget(m_trouble);
    auto* const button = kit::button(kit::ButtonKind::Secondary, tr("Set the day"), QStringLiteral("check"));
    column()->addWidget(button, 0, Qt::AlignLeading);
    tellDay();
    connect(&m_person, &viewmodel::PersonModel::changed, this, &NextTalkForm::tellDay);
    connect(button, &QAbstractButton::clicked, this, &NextTalkForm::set);
}

void NextTalkForm::tellDay()
{
    const auto day = m_person.story().lookBack;
    m_now->setText(day ? tr("Set for %1.").arg(dayOf(*day)) : QString());
    m_now->setVisible(day.has_value());
}

void NextTalkForm::set()
{
    m_trouble->clear();
    if (!m_day->date())
        return m_trouble->tell(*m_day, tr("Choose a day first."));
    const auto done = m_person.lookBackOn(fromQt(*m_day->date()));
    if (!done)
        return m_trouble->tell(*m_day, whyNot(done.error()));
    m_day->setDate(std::nullopt);
    emit added();
}

} // namespace ownwords::screens
