// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/window_kit.h"

// Coaches of the window's file, made and used at its desk. For windows whose desk does everything at once.
namespace ownwords::test {

inline vault::SignIn signInOf(const std::string& name)
{
    return {name, name + " at the kitchen table"};
}

// Signed in until desk().signOut().
inline CoachId addCoach(WindowKit& app, const std::string& name)
{
    CoachId id;
    app.session().desk().newCoach(signInOf(name), name, &app.session(), [&](const Result<viewmodel::NewCoach>& made) {
        REQUIRE(made);
        id = made->coach.id;
    });
    return id;
}

inline void leaveDesk(WindowKit& app)
{
    app.session().desk().signOut(&app.session(), [](const Result<>& left) { REQUIRE(left); });
}

// Everybody who shares with this coach. Whoever was signed in before is not any more.
inline std::vector<vault::ListedPerson> peopleOf(WindowKit& app, const std::string& coach)
{
    leaveDesk(app);
    std::vector<vault::ListedPerson> people;
    viewmodel::Desk& desk = app.session().desk();
    desk.signInCoach(signInOf(coach), &app.session(), [](const auto& signedIn) { REQUIRE(signedIn); });
    desk.people(&app.session(), [&](const Result<std::vector<vault::ListedPerson>>& listed) {
        REQUIRE(listed);
        people = *listed;
    });
    return people;
}

// Puts words that the person does not know onto the record, as a coach does with somebody who forgot theirs.
inline void resetBy(WindowKit& app, const std::string& coach, const PersonId& person, const vault::SignIn& words)
{
    leaveDesk(app);
    viewmodel::Desk& desk = app.session().desk();
    desk.signInCoach(signInOf(coach), &app.session(), [](const auto& signedIn) { REQUIRE(signedIn); });
    desk.openShared(person, &app.session(), [](const auto& opened) { REQUIRE(opened); });
    desk.resetWords(words, &app.session(), [](const auto& made) { REQUIRE(made); });
    leaveDesk(app);
}

} // namespace ownwords::test
