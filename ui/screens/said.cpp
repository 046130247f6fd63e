// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/said.h"

#include "core/talk/value_text.h"
#include "ui/kit/text.h"

#include <QDateTime>

namespace ownwords::screens {

Date today(TimePoint now)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count()).date();
    return Date(std::chrono::year(day.year()), std::chrono::month(static_cast<unsigned>(day.month())),
        std::chrono::day(static_cast<unsigned>(day.day())));
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

QString dayOf(const talk::When& when)
{
    return kit::fromUtf8(when.date ? talk::weekdayText(*when.date, "en") : when.said.words);
}

QString inTheBox(const talk::Screen& screen)
{
    if (!screen.draft.empty())
        return kit::fromUtf8(screen.draft);
    return screen.takesMany || screen.value.words.empty() ? QString() : kit::fromUtf8(screen.value.words.front());
}

} // namespace ownwords::screens
