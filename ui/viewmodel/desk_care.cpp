// SPDX-License-Identifier: Apache-2.0
#include "core/vault/confirmed.h"
#include "ui/viewmodel/desk_file.h"

#include <utility>

// What a confirmed coach looks after: settings, colleagues, records nobody opened for years.
namespace ownwords::viewmodel {

namespace fs = std::filesystem;

namespace {

Result<std::vector<Care::Coach>> coachesOf(vault::Place& place, const CoachId& self)
{
    const auto rows = place.store.coaches();
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    std::vector<Care::Coach> coaches;
    for (const store::CoachRow& row : *rows)
        coaches.push_back({row.coach, row.name, vault::isConfirmed(place, row).value_or(false), row.coach == self});
    return coaches;
}

// Takes what was read; its error stays in the way of the rest.
template <typename T>
void read(Result<T>&& result, T& value, Result<>& soFar)
{
    if (result)
        value = *std::move(result);
    else if (soFar)
        soFar = tl::unexpected<Error>(result.error());
}

Result<Care> careOf(vault::Place& place, const vault::OpenCoach& coach)
{
    Care care;
    Result<> done;
    read(vault::mayLeave(place, coach), care.leaving, done);
    read(vault::house(place), care.house, done);
    read(vault::policy(place), care.policy, done);
    read(coachesOf(place, coach.id), care.coaches, done);
    read(backupPlacesOf(place), care.places, done);
    read(vault::untouched(place), care.untouched, done);
    OWNWORDS_TRY(done);
    return care;
}

// Marks the file as changed when it is.
template <typename T>
Result<T> changed(bool& hasChanged, Result<T> result)
{
    hasChanged = hasChanged || result.has_value();
    return result;
}

} // namespace

Result<> Desk::File::mayCare()
{
    if (!place || !coach || person)
        return fail(ErrorCode::NotAllowed, "only a coach who is signed in, and nobody's record open");
    return vault::mustBeConfirmed(*place, *coach);
}

void Desk::care(QObject* listener, const Then<Care>& then)
{
    askCare<Care>(
        listener, [](File& file, vault::OpenCoach& coach) { return careOf(*file.place, coach); }, then);
}

void Desk::changeHouse(
    const vault::House& usual, const std::function<void(vault::House&)>& change, QObject* listener, const Then<>& then)
{
    askCare<void>(
        listener,
        [usual, change](File& file, vault::OpenCoach& coach) -> Result<> {
            const auto found = vault::house(*file.place);
            if (!found)
                return tl::unexpected<Error>(found.error());
            vault::House house = found->value_or(usual);
            change(house);
            return changed(file.hasChanged, vault::setHouse(*file.place, coach, house));
        },
        then);
}

void Desk::setPolicy(const vault::Policy& policy, QObject* listener, const Then<>& then)
{
    askCare<void>(
        listener,
        [policy](File& file, vault::OpenCoach& coach) {
            return changed(file.hasChanged, vault::setPolicy(*file.place, coach, policy));
        },
        then);
}

void Desk::removePolicy(QObject* listener, const Then<>& then)
{
    askCare<void>(
        listener,
        [](File& file, vault::OpenCoach& coach) {
            return changed(file.hasChanged, vault::removePolicy(*file.place, coach));
        },
        then);
}

void Desk::addBackupFolder(const fs::path& folder, QObject* listener, const Then<>& then)
{
    askCare<void>(
        listener,
        [folder](File& file, vault::OpenCoach& /*coach*/) -> Result<> {
            std::error_code error;
            const fs::path real = fs::canonical(folder, error);
            if (error || !fs::is_directory(real, error))
                return fail(ErrorCode::NotFound, "folder");
            return changed(file.hasChanged, vault::addBackupFolder(*file.place, real));
        },
        then);
}

void Desk::removeBackupFolder(const fs::path& folder, QObject* listener, const Then<>& then)
{
    askCare<void>(
        listener,
        [folder](File& file, vault::OpenCoach& /*coach*/) {
            return changed(file.hasChanged, vault::removeBackupFolder(*file.place, folder));
        },
        then);
}

void Desk::vouchFor(const CoachId& coach, QObject* listener, const Then<>& then)
{
    askCare<void>(
        listener,
        [coach](File& file, vault::OpenCoach& voucher) {
            return changed(file.hasChanged, vault::vouch(*file.place, voucher, coach));
        },
        then);
}

void Desk::removeCoach(const CoachId& colleague, QObject* listener, const Then<>& then)
{
    askCare<void>(
        listener,
        [colleague](File& file, vault::OpenCoach& coach) -> Result<> {
            if (colleague == coach.id) // who goes would sit here signed in, and be nobody
                return fail(ErrorCode::NotAllowed, "only a colleague");
            return changed(file.hasChanged, vault::removeCoach(*file.place, coach, colleague));
        },
        then);
}

void Desk::leave(QObject* listener, const Then<>& then)
{
    askCare<void>(
        listener,
        [](File& file, vault::OpenCoach& coach) -> Result<> {
            OWNWORDS_TRY(changed(file.hasChanged, vault::removeCoach(*file.place, coach, coach.id)));
            return file.signOut();
        },
        then);
}

void Desk::hold(QObject* listener, const Then<std::size_t>& then)
{
    askCare<std::size_t>(
        listener,
        [](File& file, vault::OpenCoach& coach) { return changed(file.hasChanged, vault::hold(*file.place, coach)); },
        then);
}

void Desk::letGo(QObject* listener, const Then<vault::LetGo>& then)
{
    askCare<vault::LetGo>(
        listener,
        [](File& file, vault::OpenCoach& coach) { return changed(file.hasChanged, vault::letGo(*file.place, coach)); },
        then);
}

} // namespace ownwords::viewmodel
