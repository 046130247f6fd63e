// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/said.h"

#include "core/talk/value_text.h"
#include "ui/kit/text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ownwords::screens {

namespace {

class Said {
    Q_DECLARE_TR_FUNCTIONS(Said)
};

} // namespace

QDate toQt(Date date)
{
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
        static_cast<int>(static_cast<unsigned>(date.day()))};
}

Date fromQt(const QDate& date)
{
    return {std::chrono::year(date.year()), std::chrono::month(static_cast<unsigned>(date.month())),
        std::chrono::day(static_cast<unsigned>(date.day()))};
}

Date today(TimePoint now)
{
    return fromQt(QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count()).date());
}

QString wordsOf(const talk::Goal& goal)
{
    const auto& said = goal.confirmed ? goal.confirmed : goal.unconfirmed;
    return said ? kit::fromUtf8(said->words) : QString();
}

QString dayText(Date day)
{
    return kit::fromUtf8(talk::dayText(day, "en"));
}

QString dateText(Date day)
{
    return kit::fromUtf8(talk::shortDayText(day, "en"));
}

QString weekday(Date day)
{
    return kit::fromUtf8(talk::weekdayText(day, "en"));
}

QString shortWeekday(Date day)
{
    return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(toQt(day), QStringLiteral("ddd d MMM"));
}

QString dayOf(const talk::When& when)
{
    return when.date ? weekday(*when.date) : kit::fromUtf8(when.said.words);
}

QString listed(const QStringList& parts)
{
    QString text = parts.value(0);
    for (qsizetype i = 1; i < parts.size(); ++i)
        text = (i + 1 < parts.size() ? Said::tr("%1, %2") : Said::tr("%1 and %2")).arg(text, parts.at(i));
    return text;
}

QString inTheBox(const talk::Screen& screen)
{
    if (!screen.draft.empty())
        return kit::fromUtf8(screen.draft);
    return screen.takesMany || screen.value.words.empty() ? QString() : kit::fromUtf8(screen.value.words.front());
}

} // namespace ownwords::screens
