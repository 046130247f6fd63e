// SPDX-License-Identifier: Apache-2.0
#include "app/cli/called_person.h"

namespace ownwords::cli {

namespace {

constexpr std::size_t shortestId = 8;

bool isCalled(const vault::ListedPerson& person, const std::string& called)
{
    const bool byName = !person.summary.called.empty() && person.summary.called == called;
    return byName || (called.size() >= shortestId && person.person.toText().starts_with(called));
}

} // namespace

Outcome<PersonId> personCalled(CoachSession& session, const std::string& called)
{
    const auto people = vault::peopleOf(session.place(), session.coach);
    if (!people)
        return tl::unexpected(session.failure(people.error(), Act::Unlock));
    const vault::ListedPerson* found = nullptr;
    for (const vault::ListedPerson& person : *people) {
        if (!isCalled(person, called))
            continue;
        if (found != nullptr)
            return tl::unexpected(session.failure({ErrorCode::Exists, {}}, Act::OpenShared));
        found = &person;
    }
    if (found == nullptr)
        return tl::unexpected(session.failure({ErrorCode::NotFound, {}}, Act::OpenShared));
    return found->person;
}

Outcome<vault::OpenPerson> openCalled(CoachSession& session, const std::string& called)
{
    const auto id = personCalled(session, called);
    if (!id)
        return tl::unexpected(id.error());
    auto person = vault::openShared(session.place(), session.coach, *id);
    if (!person)
        return tl::unexpected(session.failure(person.error(), Act::OpenShared));
    return *std::move(person);
}

void addCalled(CLI::App& command, std::string& called)
{
    command
        .add_option(
            "--called", called, "What the person is called, or the letters and figures that `coach people` shows")
        ->required()
        ->type_name("NAME");
}

} // namespace ownwords::cli
