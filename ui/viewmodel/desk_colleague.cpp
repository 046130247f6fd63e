// SPDX-License-Identifier: Apache-2.0
#include "core/vault/coach_card.h"
#include "ui/viewmodel/desk_file.h"

#include <utility>

// A record that goes from one coach to another who has a file of their own.
namespace ownwords::viewmodel {

namespace fs = std::filesystem;

namespace {

// NotAllowed: under words, so for the person and no coach.
Result<vault::Exported> sentIn(const vault::OpenCoach& coach, const Bytes& bytes)
{
    const auto kind = vault::kindOf(bytes);
    if (!kind)
        return tl::unexpected<Error>(kind.error());
    if (*kind == vault::ExportKind::WithWords)
        return fail(ErrorCode::NotAllowed, "export: under words");
    auto exported = vault::openExportForCoach(coach, bytes);
    if (exported)
        OWNWORDS_TRY(usecase::checkPacks(*exported));
    return exported;
}

// Exists: here, and not open to this coach.
Result<bool> isInList(vault::Place& place, const CoachId& coach, const PersonId& person)
{
    const auto known = place.store.person(person);
    if (!known)
        return tl::unexpected<Error>(known.error());
    if (!*known)
        return false;
    const auto grant = place.store.grant(coach, person);
    if (!grant)
        return tl::unexpected<Error>(grant.error());
    return *grant ? Result<bool>(true) : fail(ErrorCode::Exists, "person");
}

} // namespace

void Desk::ownKey(QObject* listener, const Then<Bytes>& then)
{
    askCoach<Bytes>(
        listener, [](File& /*file*/, vault::OpenCoach& coach) -> Result<Bytes> { return vault::coachCard(coach); },
        then);
}

void Desk::openKey(const fs::path& from, QObject* listener, const Then<Colleague>& then)
{
    ask<Colleague>(
        listener,
        [from](File& file) -> Result<Colleague> {
            const auto bytes = contentOf(from, vault::largestCard);
            if (!bytes)
                return tl::unexpected<Error>(bytes.error());
            const auto row = vault::coachFromCard(*bytes);
            if (!row)
                return tl::unexpected<Error>(row.error());
            const bool isSelf = file.coach && file.coach->notebook.box.open == row->boxKey;
            return Colleague{row->name, vault::keyWords(*row, file.place->words), row->boxKey, isSelf};
        },
        then);
}

void Desk::sendTo(const Colleague& colleague, QObject* listener, const Then<Bytes>& then)
{
    askPerson<Bytes>(
        listener,
        [key = colleague.boxKey](File& file, vault::OpenPerson& person) -> Result<Bytes> {
            const auto packs = usecase::packBytesOf(*file.opened.store, person.record);
            if (!packs)
                return tl::unexpected<Error>(packs.error());
            return vault::exportForCoach(person, key, *packs);
        },
        then);
}

void Desk::openSent(const fs::path& from, QObject* listener, const Then<Sent>& then)
{
    askCoach<Sent>(
        listener,
        [from](File& file, vault::OpenCoach& coach) -> Result<Sent> {
            file.brought.reset();
            const auto bytes = contentOf(from, vault::largestExport);
            if (!bytes)
                return tl::unexpected<Error>(bytes.error());
            auto exported = sentIn(coach, *bytes);
            if (!exported)
                return tl::unexpected<Error>(exported.error());
            const auto known = isInList(*file.place, coach.id, exported->person);
            if (!known)
                return tl::unexpected<Error>(known.error());
            const auto preview = usecase::previewKept(*file.place, *exported);
            if (!preview) // questions that are missing are a part of it that does not open
                return fail(ErrorCode::Tampered, "export: its packs");
            if (!*known)
                file.brought = *std::move(exported);
            return Sent{*preview, *known};
        },
        then);
}

void Desk::keepSent(QObject* listener, const Then<>& then)
{
    askCoach<void>(
        listener,
        [](File& file, vault::OpenCoach& coach) -> Result<> {
            if (!file.brought || file.person)
                return fail(ErrorCode::NotAllowed, "nothing was brought, or a record is open");
            auto person = vault::importKept(*file.place, coach, *file.brought);
            if (!person)
                return tl::unexpected<Error>(person.error());
            file.brought.reset();
            file.hasChanged = true;
            return vault::signOut(*file.place, *person);
        },
        then);
}

} // namespace ownwords::viewmodel
