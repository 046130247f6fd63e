// SPDX-License-Identifier: Apache-2.0
#include "core/usecase/people.h"
#include "core/vault/resets.h"
#include "ui/viewmodel/desk_file.h"

#include <utility>

// What a coach does, alone or with a person beside them.
namespace ownwords::viewmodel {

// Confirmed where the file says so; what cannot be read says nothing in a coach's favour.
Result<SignedInCoach> Desk::File::takeCoach(Result<vault::OpenCoach> taken)
{
    if (!taken)
        return tl::unexpected<Error>(taken.error());
    coach = *std::move(taken);
    const auto row = place->store.coach(coach->id);
    if (!row || !*row)
        return SignedInCoach{coach->id, coach->name, false, {}};
    const bool isConfirmed = vault::isConfirmed(*place, **row).value_or(false);
    return SignedInCoach{coach->id, coach->name, isConfirmed, vault::keyWords(**row, place->words)};
}

void Desk::newCoach(const vault::SignIn& signIn, const std::string& name, QObject* listener, const Then<NewCoach>& then)
{
    ask<NewCoach>(
        listener,
        [signIn, name](File& file) -> Result<NewCoach> {
            auto made = vault::createCoach(*file.place, signIn, name);
            if (!made)
                return tl::unexpected<Error>(made.error());
            file.hasChanged = true;
            if (auto info = vault::fileInfo(*file.place))
                file.info = *std::move(info); // the first coach is the founder now
            auto coach = file.takeCoach(std::move(made->coach));
            if (!coach)
                return tl::unexpected<Error>(coach.error());
            return NewCoach{*std::move(coach), std::move(made->recoveryCode)};
        },
        then);
}

void Desk::signInCoach(const vault::SignIn& signIn, QObject* listener, const Then<SignedInCoach>& then)
{
    ask<SignedInCoach>(
        listener, [signIn](File& file) { return file.takeCoach(vault::unlockCoach(*file.place, signIn)); }, then);
}

void Desk::signInCoachWithCode(const std::string& code, QObject* listener, const Then<SignedInCoach>& then)
{
    ask<SignedInCoach>(
        listener, [code](File& file) { return file.takeCoach(vault::unlockCoachWithCode(*file.place, code)); }, then);
}

void Desk::newCoachWords(const vault::SignIn& signIn, QObject* listener, const Then<std::string>& then)
{
    askCoach<std::string>(
        listener,
        [signIn](File& file, vault::OpenCoach& coach) {
            auto code = vault::newCoachWordsAndCode(*file.place, coach, signIn);
            file.hasChanged = file.hasChanged || code.has_value();
            return code;
        },
        then);
}

void Desk::people(QObject* listener, const Then<std::vector<vault::ListedPerson>>& then)
{
    askCoach<std::vector<vault::ListedPerson>>(
        listener,
        [](File& file, vault::OpenCoach& coach) -> Result<std::vector<vault::ListedPerson>> {
            if (file.person)
                return fail(ErrorCode::NotAllowed, "a record is open");
            return vault::peopleOf(*file.place, coach);
        },
        then);
}

void Desk::openShared(const PersonId& person, QObject* listener, const Then<OpenedRecord>& then)
{
    askCoach<OpenedRecord>(
        listener,
        [person](
            File& file, vault::OpenCoach& coach) { return file.take(vault::openShared(*file.place, coach, person)); },
        then);
}

void Desk::closePerson(QObject* listener, const Then<>& then)
{
    ask<void>(
        listener,
        [](File& file) -> Result<> {
            Result<> out;
            if (file.person)
                out = vault::signOut(*file.place, *file.person);
            file.person.reset();
            return out;
        },
        then);
}

void Desk::knowThisOne(QObject* listener, const Then<>& then)
{
    askCoach<void>(
        listener,
        [](File& file, vault::OpenCoach& coach) -> Result<> {
            if (!file.person)
                return fail(ErrorCode::NotAllowed, "no record is open");
            return vault::remember(*file.place, coach, *file.person);
        },
        then);
}

void Desk::giveUp(const PersonId& person, QObject* listener, const Then<>& then)
{
    askCoach<void>(
        listener,
        [person](File& file, vault::OpenCoach& coach) -> Result<> {
            OWNWORDS_TRY(vault::giveUp(*file.place, coach, person));
            file.person.reset();
            file.hasChanged = true;
            return {};
        },
        then);
}

void Desk::newKept(QObject* listener, const Then<OpenedRecord>& then)
{
    askCoach<OpenedRecord>(
        listener,
        [](File& file, vault::OpenCoach& coach) -> Result<OpenedRecord> {
            auto kept = vault::createKept(*file.place, coach);
            file.hasChanged = file.hasChanged || kept.has_value();
            return file.take(std::move(kept));
        },
        then);
}

void Desk::makeMine(const vault::SignIn& signIn, bool keepSharing, QObject* listener, const Then<NewRecord>& then)
{
    askCoach<NewRecord>(
        listener,
        [signIn, keepSharing](File& file, vault::OpenCoach& coach) -> Result<NewRecord> {
            if (!file.person)
                return fail(ErrorCode::NotAllowed, "no record is open");
            vault::OpenPerson& person = *file.person;
            auto packs = usecase::packsOf(*file.opened.store, person.record);
            if (!packs)
                return tl::unexpected<Error>(packs.error());
            auto code = vault::makeMine(*file.place, person, signIn, keepSharing);
            if (!code)
                return tl::unexpected<Error>(code.error());
            file.hasChanged = true;
            // The person is beside them: this is the identity from now on. A coach who could not remember it is told so
            // when they open it, and the person can share again; the code is seen only now.
            if (keepSharing)
                (void)vault::remember(*file.place, coach, person);
            return NewRecord{file.tell(*std::move(packs)), *std::move(code)};
        },
        then);
}

void Desk::resetWords(const vault::SignIn& signIn, QObject* listener, const Then<NewRecord>& then)
{
    askCoach<NewRecord>(
        listener,
        [signIn](File& file, vault::OpenCoach& coach) -> Result<NewRecord> {
            if (!file.person)
                return fail(ErrorCode::NotAllowed, "no record is open");
            const PersonId id = file.person->id;
            auto shared = vault::openShared(*file.place, coach, id); // a reset that fails leaves what is open as it is
            if (!shared)
                return tl::unexpected<Error>(shared.error());
            auto packs = usecase::packsOf(*file.opened.store, shared->record);
            if (!packs)
                return tl::unexpected<Error>(packs.error());
            return file.takeNew(vault::resetByCoach(*file.place, coach, *std::move(shared), signIn), *std::move(packs));
        },
        then);
}

} // namespace ownwords::viewmodel
