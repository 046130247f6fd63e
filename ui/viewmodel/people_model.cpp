// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/people_model.h"

#include "core/base/text.h"

#include <algorithm>
#include <utility>

namespace ownwords::viewmodel {

namespace {

constexpr std::chrono::days soon(14);

// Days in order, then what has none.
Date dayOfPromise(const vault::Summary::Promise& promise)
{
    return parseDate(promise.by).value_or(Date(std::chrono::year::max(), std::chrono::December, std::chrono::day(31)));
}

} // namespace

bool isOpen(const vault::Summary::Promise& promise)
{
    return promise.state != "done";
}

std::optional<std::size_t> nextPromise(const vault::Summary& summary)
{
    std::optional<std::size_t> next;
    for (std::size_t i = 0; i < summary.ourPromises.size(); ++i) {
        const vault::Summary::Promise& promise = summary.ourPromises[i];
        if (isOpen(promise) && (!next || dayOfPromise(promise) < dayOfPromise(summary.ourPromises[*next])))
            next = i;
    }
    return next;
}

PeopleModel::PeopleModel(Desk& desk, std::function<int()> tzMinutes, std::string coach, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_tzMinutes(std::move(tzMinutes))
    , m_coach(std::move(coach))
{
}

void PeopleModel::load()
{
    m_isLoading = true;
    m_desk.people(this, [this](const Result<std::vector<vault::ListedPerson>>& result) {
        m_isLoading = false;
        if (!result) {
            emit failed(result.error());
            return;
        }
        m_people = *result;
        arrange();
        emit loaded();
    });
}

Date PeopleModel::today() const
{
    return dayOf(m_desk.now(), m_tzMinutes());
}

bool isNamed(std::string_view who, std::string_view coach)
{
    const std::string said = text::foldCase(who.substr(0, who.find(',')));
    const std::string name = text::foldCase(coach);
    return said == name || said == name.substr(0, name.find(' '));
}

bool PeopleModel::isMine(const vault::Summary::Promise& promise) const
{
    return promise.who.empty() || isNamed(promise.who, m_coach);
}

bool PeopleModel::isSoon(const vault::ListedPerson& person) const
{
    const auto day = parseDate(person.summary.lookBack);
    return day && std::chrono::sys_days(*day) <= std::chrono::sys_days(today()) + soon;
}

int PeopleModel::count(Show show) const
{
    std::ptrdiff_t all = 0;
    for (const vault::ListedPerson& person : m_people) {
        const auto& promises = person.summary.ourPromises;
        if (show == Show::Promises)
            all += std::count_if(promises.begin(), promises.end(),
                [this](const vault::Summary::Promise& promise) { return isOpen(promise) && isMine(promise); });
        else
            all += show == Show::Everyone || isSoon(person) ? 1 : 0;
    }
    return static_cast<int>(all);
}

void PeopleModel::setShow(Show show)
{
    m_show = show;
    arrange();
}

void PeopleModel::setSearch(const std::string& words)
{
    m_search = words;
    arrange();
}

void PeopleModel::arrange()
{
    m_rows.clear();
    for (const vault::ListedPerson* const person : vault::found(m_people, m_search)) {
        const auto index = static_cast<std::size_t>(person - m_people.data());
        if (m_show == Show::Everyone || (m_show == Show::TalkSoon && isSoon(*person)))
            m_rows.push_back({index, std::nullopt});
        for (std::size_t i = 0; m_show == Show::Promises && i < person->summary.ourPromises.size(); ++i) {
            if (isOpen(person->summary.ourPromises[i]))
                m_rows.push_back({index, i});
        }
    }
    const auto place = [this](const Row& row) {
        const vault::Summary& summary = m_people[row.person].summary;
        if (!row.promise)
            return std::pair(false, *parseDate(summary.lookBack));
        const vault::Summary::Promise& promise = summary.ourPromises[*row.promise];
        return std::pair(!isMine(promise), dayOfPromise(promise));
    };
    if (m_show != Show::Everyone)
        std::stable_sort(
            m_rows.begin(), m_rows.end(), [&](const Row& one, const Row& other) { return place(one) < place(other); });
    emit rowsChanged();
}

} // namespace ownwords::viewmodel
