// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/viewmodel/desk.h"

#include <QObject>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ownwords::viewmodel {

// Whether who promised something is this coach: by the whole name or the first one, and perhaps what they do after a
// comma, as the talk asks for it ("Sam, housing coach").
bool isNamed(std::string_view who, std::string_view coach);

// The people who share with a coach, as a list to look through: search over names, goals, gifts and our promises, whom
// to talk with soon, and what our side promised: mine by day, then others'. Nobody's numbers are in it, and nobody is
// ranked: by name, or by day. All in memory; there is no index on any disk.
class PeopleModel : public QObject {
    Q_OBJECT

public:
    enum class Show { Everyone, TalkSoon, Promises };
    // A person, or one promise made to them.
    struct Row {
        std::size_t person = 0; // into people()
        std::optional<std::size_t> promise; // into its ourPromises
    };

    // `coach`: what the coach who looks is called.
    PeopleModel(Desk& desk, std::function<int()> tzMinutes, std::string coach, QObject* parent = nullptr);

    void load();
    bool isLoading() const { return m_isLoading; }
    const std::vector<vault::ListedPerson>& people() const { return m_people; }
    const std::vector<Row>& rows() const { return m_rows; }
    int count(Show show) const; // without the search; of the promises, mine
    bool isMine(const vault::Summary::Promise& promise) const; // also one with which nobody is named
    void setShow(Show show);
    Show shown() const { return m_show; }
    void setSearch(const std::string& words);
    bool isSearching() const { return !m_search.empty(); }
    Date today() const;

signals:
    void loaded();
    void rowsChanged();
    void failed(const ownwords::Error& error);

private:
    void arrange();
    bool isSoon(const vault::ListedPerson& person) const; // the look-back is past, or at most two weeks ahead

    Desk& m_desk;
    std::function<int()> m_tzMinutes;
    std::string m_coach;
    std::vector<vault::ListedPerson> m_people;
    std::vector<Row> m_rows;
    std::string m_search;
    Show m_show = Show::Everyone;
    bool m_isLoading = false;
};

// The first promise of our side that is not done yet, by day, those without a day last; nothing = all done.
std::optional<std::size_t> nextPromise(const vault::Summary& summary);
bool isOpen(const vault::Summary::Promise& promise);

} // namespace ownwords::viewmodel
