// SPDX-License-Identifier: Apache-2.0
#include "core/vault/confirmed.h"
#include "core/vault/taking_out.h"

#include <algorithm>

namespace ownwords::vault {

namespace {

constexpr auto daysKey = "days";
constexpr std::size_t mostDays = 90;
constexpr std::ptrdiff_t daysNeeded = 3;

std::int64_t today(const Place& place)
{
    return std::chrono::floor<std::chrono::days>(place.now()).time_since_epoch().count();
}

std::int64_t monthOfDay(std::int64_t day)
{
    return monthOf(TimePoint(std::chrono::days(day)));
}

Result<std::vector<std::int64_t>> daysUsed(Place& place)
{
    const auto bytes = place.store.meta(daysKey);
    if (!bytes)
        return tl::unexpected(bytes.error());
    std::vector<std::int64_t> days;
    if (!*bytes)
        return days;
    Reader in(**bytes, "day1");
    for (std::size_t left = in.count(mostDays); left > 0 && in.isGood(); --left)
        days.push_back(in.integer());
    OWNWORDS_TRY(in.end());
    return days;
}

// Records whose month is past, each with whether the file was used on enough days since, or since they are held.
struct Candidate {
    store::PersonRow row;
    bool isOffered = false;
    bool isDue = false;
};

Result<std::vector<Candidate>> candidates(Place& place)
{
    const auto days = daysUsed(place);
    const auto rows = place.store.untouchedSince(monthOf(place.now()));
    if (!days || !rows)
        return tl::unexpected(days ? rows.error() : days.error());
    std::vector<Candidate> all;
    for (const store::PersonRow& row : *rows) {
        const auto past = std::count_if(
            days->begin(), days->end(), [&](std::int64_t day) { return monthOfDay(day) > row.keepUntil; });
        const auto sinceHeld
            = std::count_if(days->begin(), days->end(), [&](std::int64_t day) { return day > row.heldSince; });
        const bool isHeld = row.heldSince != 0;
        all.push_back({row, !isHeld && past >= daysNeeded,
            isHeld && today(place) - row.heldSince >= daysHeld && sinceHeld >= daysNeeded});
    }
    return all;
}

} // namespace

Result<> noteDay(Place& place)
{
    if (place.store.isReadOnly())
        return {};
    auto days = daysUsed(place);
    if (!days)
        return tl::unexpected(days.error());
    const std::int64_t now = today(place);
    if (std::find(days->begin(), days->end(), now) != days->end())
        return {};
    days->push_back(now);
    if (days->size() > mostDays)
        days->erase(days->begin());
    Writer out("day1");
    out.count(days->size());
    for (const std::int64_t day : *days)
        out.number(day);
    return place.store.putMeta(daysKey, out.bytes());
}

Result<Untouched> untouched(Place& place)
{
    const auto all = candidates(place);
    if (!all)
        return tl::unexpected(all.error());
    Untouched counts;
    for (const Candidate& candidate : *all) {
        counts.offered += candidate.isOffered ? 1 : 0;
        counts.held += candidate.row.heldSince != 0 ? 1 : 0;
        counts.due += candidate.isDue ? 1 : 0;
    }
    return counts;
}

Result<std::size_t> hold(Place& place, const OpenCoach& coach)
{
    OWNWORDS_TRY(mustBeConfirmed(place, coach));
    const auto all = candidates(place);
    if (!all)
        return tl::unexpected(all.error());
    std::size_t held = 0;
    for (const Candidate& candidate : *all) {
        if (!candidate.isOffered)
            continue;
        OWNWORDS_TRY(place.store.setHeldSince(candidate.row.person, today(place)));
        ++held;
    }
    return held;
}

Result<LetGo> letGo(Place& place, const OpenCoach& coach)
{
    OWNWORDS_TRY(mustBeConfirmed(place, coach));
    const auto all = candidates(place);
    if (!all)
        return tl::unexpected(all.error());
    std::vector<PersonId> due;
    for (const Candidate& candidate : *all) {
        if (candidate.isDue)
            due.push_back(candidate.row.person);
    }
    return takeOut(place, due);
}

} // namespace ownwords::vault
