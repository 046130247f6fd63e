// SPDX-License-Identifier: Apache-2.0
#include "core/base/date.h"

#include <charconv>
#include <cstdio>

namespace ownwords {

namespace {

using namespace std::chrono;

// A number of exactly `digits` digits at `from`; -1 when it is none.
int digitsAt(std::string_view text, std::size_t from, std::size_t digits)
{
    if (from + digits > text.size())
        return -1;
    int value = 0;
    for (std::size_t i = from; i < from + digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

year_month_day lastDayIfNeeded(year_month_day date)
{
    return date.ok() ? date : year_month_day(date.year() / date.month() / last);
}

} // namespace

std::optional<Date> parseDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const int y = digitsAt(text, 0, 4);
    const int m = digitsAt(text, 5, 2);
    const int d = digitsAt(text, 8, 2);
    if (y < 0 || m < 0 || d < 0)
        return std::nullopt;
    const Date date(year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)));
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string toText(Date date)
{
    char text[24];
    const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {text, static_cast<std::size_t>(length)};
}

std::optional<TimePoint> parseTime(std::string_view text)
{
    if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.'
        || text[23] != 'Z')
        return std::nullopt;
    const auto date = parseDate(text.substr(0, 10));
    const int h = digitsAt(text, 11, 2);
    const int min = digitsAt(text, 14, 2);
    const int s = digitsAt(text, 17, 2);
    const int ms = digitsAt(text, 20, 3);
    if (!date || h < 0 || h > 23 || min < 0 || min > 59 || s < 0 || s > 59 || ms < 0)
        return std::nullopt;
    return sys_days(*date) + hours(h) + minutes(min) + seconds(s) + milliseconds(ms);
}

std::string toText(TimePoint time)
{
    const auto days = floor<std::chrono::days>(time);
    const hh_mm_ss<milliseconds> clock(time - days);
    char text[24];
    const int length = std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%03dZ",
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
    return toText(Date(days)) + std::string(text, static_cast<std::size_t>(length));
}

Date dayOf(TimePoint time, int tzMinutes)
{
    return Date(floor<days>(time + minutes(tzMinutes)));
}

std::optional<Date> moved(Date date, std::string_view span)
{
    if (span.size() < 2)
        return std::nullopt;
    int count = 0;
    const char* const end = span.data() + span.size() - 1;
    const auto [rest, error] = std::from_chars(span.data(), end, count);
    if (error != std::errc() || rest != end || count < 0)
        return std::nullopt;
    switch (span.back()) {
    case 'd':
        return Date(sys_days(date) + days(count));
    case 'w':
        return Date(sys_days(date) + weeks(count));
    case 'm':
        return lastDayIfNeeded(date + months(count));
    case 'y':
        return lastDayIfNeeded(date + years(count));
    default:
        return std::nullopt;
    }
}

} // namespace ownwords
