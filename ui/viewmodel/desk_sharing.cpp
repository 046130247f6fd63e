// SPDX-License-Identifier: Apache-2.0
#include "core/vault/resets.h"
#include "ui/viewmodel/desk_file.h"

#include <algorithm>

// What a person decides about their record: who can see it, and with which words it opens.
namespace ownwords::viewmodel {

namespace {

// What the file does not tell just now counts as "can look": nobody is to feel alone who is not.
bool canLook(vault::Place& place, const vault::OpenPerson& person, const vault::Consent& consent)
{
    if (consent.ended || vault::isOver(consent.until, place.now()))
        return false;
    const auto grant = place.store.grant(consent.coach, person.id);
    return !grant || grant->has_value();
}

bool isOpenTo(const vault::Keyring& keyring, const CoachId& coach)
{
    return keyring.consentFor(coach) != nullptr;
}

} // namespace

bool WhoCanSee::isShared() const
{
    return std::any_of(readers.begin(), readers.end(), [](const Reader& reader) { return reader.canLook; });
}

std::vector<std::string> WhoCanSee::names() const
{
    std::vector<std::string> names;
    for (const Reader& reader : readers) {
        if (reader.canLook)
            names.push_back(reader.name);
    }
    return names;
}

WhoCanSee Desk::File::whoCanSee()
{
    WhoCanSee who;
    if (!person || !person->owner || person->isKept())
        return who;
    const vault::Keyring& keyring = person->owner->keyring;
    const auto isHere = [this](const CoachId& id) { return coach && coach->id == id; };
    for (const vault::Consent& consent : keyring.consents) {
        if (consent.hadAccess()) // others stand there only for checking what was signed
            who.readers.push_back({consent.coach, consent.name, consent.when, consent.until, consent.purpose,
                consent.confirmed, canLook(*place, *person, consent), isHere(consent.coach)});
    }
    for (const store::CoachRow& row : place->store.coaches().value_or(std::vector<store::CoachRow>())) {
        if (!isOpenTo(keyring, row.coach))
            who.others.push_back(
                {row.coach, row.name, vault::isConfirmed(*place, row, keyring.organisation).value_or(false),
                    isHere(row.coach), vault::keyWords(row, place->words)});
    }
    if (!person->resetUndo)
        return who;
    who.undoTakesWords = !person->resetUndo->words;
    for (const vault::Consent& before : person->resetUndo->before.consents) {
        if (!before.ended && !vault::isOver(before.until, place->now()) && !isOpenTo(keyring, before.coach))
            who.shutOut.push_back(before.name);
    }
    return who;
}

WhoCanSee Desk::File::closeInCopies()
{
    WhoCanSee who = whoCanSee();
    const auto receipt = vault::closeInBackups(*place);
    if (!receipt) {
        who.notClosed = {place->file.parent_path()};
        return who;
    }
    who.notClosed = receipt->failed;
    who.notClosed.insert(who.notClosed.end(), receipt->notSeen.begin(), receipt->notSeen.end());
    return who;
}

void Desk::whoCanSee(QObject* listener, const Then<WhoCanSee>& then)
{
    askPerson<WhoCanSee>(
        listener, [](File& file, vault::OpenPerson&) -> Result<WhoCanSee> { return file.whoCanSee(); }, then);
}

void Desk::share(const CoachId& coach, const vault::Sharing& sharing, QObject* listener, const Then<WhoCanSee>& then)
{
    askPerson<WhoCanSee>(
        listener,
        [coach, sharing](File& file, vault::OpenPerson& person) -> Result<WhoCanSee> {
            vault::OpenCoach* const present = file.coach && file.coach->id == coach ? &*file.coach : nullptr;
            OWNWORDS_TRY(vault::share(*file.place, person, coach, sharing, present));
            file.hasChanged = true;
            return file.whoCanSee();
        },
        then);
}

void Desk::withdraw(const CoachId& coach, QObject* listener, const Then<WhoCanSee>& then)
{
    askPerson<WhoCanSee>(
        listener,
        [coach](File& file, vault::OpenPerson& person) -> Result<WhoCanSee> {
            OWNWORDS_TRY(vault::withdraw(*file.place, person, coach));
            file.hasChanged = true;
            return file.closeInCopies();
        },
        then);
}

void Desk::undoReset(const std::optional<vault::SignIn>& signIn, QObject* listener, const Then<WhoCanSee>& then)
{
    askPerson<WhoCanSee>(
        listener,
        [signIn](File& file, vault::OpenPerson& person) -> Result<WhoCanSee> {
            OWNWORDS_TRY(vault::undoReset(*file.place, person, signIn));
            file.hasChanged = true;
            return file.closeInCopies();
        },
        then);
}

void Desk::changeWords(const vault::SignIn& signIn, QObject* listener, const Then<WhoCanSee>& then)
{
    askPerson<WhoCanSee>(
        listener,
        [signIn](File& file, vault::OpenPerson& person) -> Result<WhoCanSee> {
            OWNWORDS_TRY(vault::changeWords(*file.place, person, signIn));
            file.hasChanged = true;
            return file.whoCanSee();
        },
        then);
}

} // namespace ownwords::viewmodel
