// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/text.h"
#include "ui/screens/people_list.h"
#include "ui/screens/said.h"

namespace ownwords::screens {

using viewmodel::PeopleModel;

namespace {

QString problemText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NoConsent:
        return PeopleRows::tr("Does not share with you any more, or the time is over.");
    case ErrorCode::KeyChanged:
        return PeopleRows::tr("This is not the record you knew, so it does not open. Sit down with the person: they "
                              "sign in, and you say if it is them.");
    default:
        return PeopleRows::tr("This does not open as it was left. Tell the person who looks after this computer.");
    }
}

QString quoted(const std::string& words)
{
    return PeopleRows::tr("“%1”").arg(kit::fromUtf8(words));
}

// "I promised: ...", or in the name of whoever did.
QString promised(const vault::Summary::Promise& promise, bool isMine)
{
    const QString words = kit::fromUtf8(promise.words);
    if (promise.who.empty())
        return PeopleRows::tr("We promised: %1").arg(words);
    return isMine ? PeopleRows::tr("I promised: %1").arg(words)
                  : PeopleRows::tr("%1 promised: %2").arg(kit::fromUtf8(promise.who), words);
}

} // namespace

PeopleRows::PeopleRows(PeopleModel& people, QObject* parent)
    : QAbstractListModel(parent)
    , m_people(people)
{
    connect(&people, &PeopleModel::rowsChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int PeopleRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_people.rows().size());
}

QString PeopleRows::dayText(const std::string& day) const
{
    const auto date = parseDate(day);
    if (!date)
        return kit::fromUtf8(day);
    if (*date == m_people.today())
        return tr("Today");
    return shortWeekday(*date);
}

PeopleLine PeopleRows::line(int row) const
{
    const PeopleModel::Row& shown = m_people.rows().at(static_cast<std::size_t>(row));
    const vault::ListedPerson& person = m_people.people().at(shown.person);
    const vault::Summary& summary = person.summary;
    PeopleLine line;
    line.name = summary.called.empty() ? tr("(no name said)") : kit::fromUtf8(summary.called);
    if (person.problem) {
        line.problem = problemText(*person.problem);
        line.words = line.problem;
        return line;
    }
    if (person.isKept)
        line.custody = tr("You keep it for them");
    const auto promise = shown.promise ? shown.promise : viewmodel::nextPromise(summary);
    const QString by = promise ? dayText(summary.ourPromises[*promise].by) : QString();
    line.day = shown.promise ? by : dayText(summary.lookBack);
    line.isToday = line.day == tr("Today") || by == tr("Today");
    if (shown.promise) {
        line.words = promised(summary.ourPromises[*promise], m_people.isMine(summary.ourPromises[*promise]));
        return line;
    }
    if (!summary.goals.empty()) {
        const int more = static_cast<int>(summary.goals.size()) - 1;
        line.words = quoted(summary.goals.front());
        if (more > 0)
            line.words = tr("%1 and %n more", nullptr, more).arg(line.words);
    } else {
        line.words = summary.gifts.empty() ? tr("No goal yet. That is fine.")
                                           : tr("Brings: %1").arg(kit::fromUtf8(summary.gifts.front()));
    }
    line.isPromise = promise.has_value();
    const QString when = line.isPromise ? by : dayText(summary.nextStepBy);
    line.next = line.isPromise ? promised(summary.ourPromises[*promise], m_people.isMine(summary.ourPromises[*promise]))
                               : kit::fromUtf8(summary.nextStep);
    if (!when.isEmpty() && !line.next.isEmpty())
        line.next = tr("%1 · %2").arg(line.next, when);
    return line;
}

QVariant PeopleRows::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const PeopleLine line = this->line(index.row());
    QStringList parts{line.name, line.custody, line.words, line.next};
    if (!line.day.isEmpty())
        parts.append(m_people.shown() == PeopleModel::Show::Promises ? tr("By: %1").arg(line.day)
                                                                     : tr("Next talk: %1").arg(line.day));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(". "));
}

} // namespace ownwords::screens
