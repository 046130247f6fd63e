// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/talk/screen.h"
#include "core/talk/story.h"

#include <QDate>
#include <QString>
#include <QStringList>

// What was said and when, as the pages show it.
namespace ownwords::screens {

QDate toQt(Date date);
Date fromQt(const QDate& date);
Date today(TimePoint now); // the day of a moment, where this computer stands
QString wordsOf(const talk::Goal& goal); // the confirmed wording, else what stands unconfirmed
QString dayText(Date day); // "Tuesday 9 June 2026"
QString dateText(Date day); // "9 June 2026"
QString weekday(Date day); // "Tuesday 9 June"
QString shortWeekday(Date day); // "Tue 9 Jun"
QString dayOf(const talk::When& when); // "Tuesday 9 June", or the person's words for it
QString listed(const QStringList& parts); // "Jo, Max and Sam"
// What stands in the box of a question: what is being typed, else the answer that was given.
QString inTheBox(const talk::Screen& screen);

} // namespace ownwords::screens
