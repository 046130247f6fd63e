// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ownwords {

// A day of the calendar, without time or zone.
using Date = std::chrono::year_month_day;

// Milliseconds since 1970 in UTC.
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

// "2026-06-04"; nothing for anything else, and for days that do not exist.
std::optional<Date> parseDate(std::string_view text);
std::string toText(Date date);

// "2026-06-04T12:00:00.000Z"
std::optional<TimePoint> parseTime(std::string_view text);
std::string toText(TimePoint time);

// The day it was, there where it was said.
Date dayOf(TimePoint time, int tzMinutes);

// `date` moved by "2w", "10d", "3m" or "1y" (a month's last day stays a last day); nothing for other texts.
std::optional<Date> moved(Date date, std::string_view span);

} // namespace ownwords
