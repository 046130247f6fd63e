// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/share_form.h"

#include "ui/kit/buttons.h"
#include "ui/kit/choice_list.h"
#include "ui/kit/day_picker.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/text.h"
#include "ui/kit/tick_box.h"
#include "ui/screens/fields.h"
#include "ui/screens/said.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace ownwords::screens {

namespace {

QString idOf(const viewmodel::OtherCoach& coach)
{
    return kit::fromUtf8(coach.id.toText());
}

QString standingOf(const viewmodel::OtherCoach& coach, const QString& organisation)
{
    const QString name = kit::fromUtf8(coach.name);
    if (!coach.isConfirmed)
        return ShareForm::tr("%1, not confirmed by anyone").arg(name);
    return organisation.isEmpty() ? ShareForm::tr("%1, confirmed").arg(name)
                                  : ShareForm::tr("%1, confirmed by %2").arg(name, organisation);
}

// Ends that are often wanted. Long enough for a few talks, short enough to be asked again.
QList<kit::DaySuggestion> endsFrom(Date today)
{
    QList<kit::DaySuggestion> ends;
    const auto add = [&](const QString& text, const char* span) {
        if (const auto day = moved(today, span))
            ends.append({text.arg(dateText(*day)), toQt(*day)});
    };
    add(ShareForm::tr("3 months: %1"), "3m");
    add(ShareForm::tr("6 months: %1"), "6m");
    add(ShareForm::tr("A year: %1"), "1y");
    return ends;
}

} // namespace

ShareForm::ShareForm(
    std::vector<viewmodel::OtherCoach> coaches, const QString& organisation, Date today, QWidget* parent)
    : Card(Kind::Plain, parent)
    , m_coaches(std::move(coaches))
    , m_who(new kit::ChoiceList(kit::ChoiceList::Mode::One))
    , m_about(kit::body({}))
    , m_compare(new QWidget)
    , m_askThem(kit::body({}))
    , m_keyWords(kit::title({}))
    , m_isSame(new kit::TickBox(tr("They are the same check words")))
    , m_purpose(new QLineEdit)
    , m_until(new kit::DayPicker)
    , m_trouble(new kit::SpokenText)
    , m_shareRow(new QWidget)
    , m_share(kit::button(kit::ButtonKind::Primary, tr("Let the&m look")))
{
    column()->addWidget(kit::title(tr("Let somebody look")));
    column()->addWidget(
        kit::body(tr("They see everything you say here, but not what you are still typing. They can add "
                     "notes and promises, and you see all of them.")));
    column()->addWidget(kit::helper(
        tr("It is all or nothing here. To share only a part, print your plan and choose what goes on it.")));
    addWho(organisation);
    addHow(today);
    auto* const row = new kit::FlowLayout(m_shareRow); // a long name wraps
    row->addWidget(m_share);
    column()->addWidget(m_shareRow);
    connect(m_who, &kit::ChoiceList::pickedChanged, this, &ShareForm::showPicked);
    connect(m_share, &QAbstractButton::clicked, this, &ShareForm::share);
    connect(m_purpose, &QLineEdit::returnPressed, this, &ShareForm::share);
    showPicked();
}

void ShareForm::addWho(const QString& organisation)
{
    QList<kit::Choice> choices;
    for (const viewmodel::OtherCoach& coach : m_coaches)
        choices.append({idOf(coach), standingOf(coach, organisation), coach.isHere});
    m_who->setAccessibleName(tr("Who?"));
    m_who->setChoices(choices);
    column()->addWidget(kit::title(tr("Who?")));
    column()->addWidget(m_who);
    m_who->setVisible(!isOnlyOne());
    if (isOnlyOne()) // nothing is to be chosen
        column()->addWidget(kit::body(choices.front().text));
    column()->addWidget(m_about);
    auto* const compare = new QVBoxLayout(m_compare);
    compare->setContentsMargins({});
    compare->addWidget(m_askThem);
    compare->addWidget(m_keyWords);
    compare->addWidget(m_isSame);
    m_keyWords->setSelectable(true);
    column()->addWidget(m_compare);
}

void ShareForm::addHow(Date today)
{
    addField(column(), tr("What for? Say it in your own &words."), m_purpose);
    auto* const offered = new kit::FlowLayout;
    auto* const goals = new kit::Chip(tr("To help me with my goals"));
    goals->setAccessibleName(tr("What for? %1").arg(goals->words()));
    offered->addWidget(goals);
    column()->addLayout(offered);
    connect(goals, &QAbstractButton::clicked, this, [this, goals] { m_purpose->setText(goals->words()); });
    column()->addWidget(kit::title(tr("Until when?")));
    column()->addWidget(kit::helper(tr("You can stop it before that, at any time.")));
    m_until->setAccessibleName(tr("Until when?"));
    m_until->setSuggestions(endsFrom(today));
    m_until->setEarliest(toQt(today));
    m_until->setNoneText(tr("No end"));
    m_until->setNoneAllowed(true);
    column()->addWidget(m_until);
}

const viewmodel::OtherCoach* ShareForm::picked() const
{
    if (isOnlyOne())
        return &m_coaches.front();
    const QStringList ids = m_who->picked();
    const auto found = std::find_if(m_coaches.begin(), m_coaches.end(),
        [&](const viewmodel::OtherCoach& coach) { return ids.contains(idOf(coach)); });
    return found == m_coaches.end() ? nullptr : &*found;
}

void ShareForm::showPicked()
{
    m_trouble->clear();
    m_isSame->setChecked(false); // the words of another coach are others
    const viewmodel::OtherCoach* const coach = picked();
    m_compare->setVisible(coach != nullptr && !coach->isHere);
    const QString name = coach == nullptr ? QString() : kit::fromUtf8(coach->name);
    QString about;
    if (coach != nullptr && coach->isHere)
        about = tr("%1 is here beside you.").arg(name);
    else if (coach != nullptr && !coach->isConfirmed)
        about = tr("Nobody here has said who %1 is. Share only with people you know.").arg(name);
    m_about->setText(about);
    m_about->setVisible(!about.isEmpty());
    if (coach == nullptr)
        return;
    m_askThem->setText(
        tr("Ask %1 to show you their check words. If they are these four, you know that it is %1:").arg(name));
    m_keyWords->setText(kit::fromUtf8(coach->keyWords));
    m_share->setText(tr("Let %1 look").arg(kit::literal(name)));
}

void ShareForm::share()
{
    m_trouble->clear();
    const viewmodel::OtherCoach* const coach = picked();
    if (coach == nullptr)
        return tell(m_who, m_who, tr("Choose who may look."));
    if (!coach->isHere && !m_isSame->isChecked())
        return tell(m_compare, m_isSame, tr("Compare the check words first. Tick the box when they are the same."));
    if (m_purpose->text().trimmed().isEmpty())
        return tell(m_purpose, m_purpose, tr("Say what it is for. A few words are enough."));
    if (!m_until->date() && !m_until->none())
        return tell(m_until, m_until, tr("Choose until when, or choose No end."));
    vault::Sharing sharing;
    sharing.keyWords = coach->keyWords;
    sharing.purpose = kit::toUtf8(m_purpose->text());
    if (m_until->date())
        sharing.until = fromQt(*m_until->date());
    emit shareAsked(coach->id, sharing);
}

// Right under what it is about.
void ShareForm::tell(QWidget* place, QWidget* control, const QString& sentence)
{
    column()->removeWidget(m_trouble);
    column()->insertWidget(column()->indexOf(place) + 1, m_trouble);
    m_trouble->tell(*control, sentence);
}

void ShareForm::tellTrouble(const QString& sentence)
{
    tell(m_shareRow, m_share, sentence);
}

} // namespace ownwords::screens
