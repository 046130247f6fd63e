// SPDX-License-Identifier: Apache-2.0
#include "ui/viewmodel/desk_file.h"

#include <QFile>

#include <utility>

// A record that goes to another computer, or comes from one.
namespace ownwords::viewmodel {

namespace fs = std::filesystem;

namespace {

Result<vault::Exported> openedFrom(vault::Place& place, const Bytes& bytes, const std::string& words)
{
    const auto kind = vault::kindOf(bytes);
    if (!kind)
        return tl::unexpected<Error>(kind.error());
    if (*kind == vault::ExportKind::ForCoach)
        return fail(ErrorCode::NotAllowed, "export: for a coach");
    auto exported = vault::openExport(place, bytes, words);
    if (exported)
        OWNWORDS_TRY(usecase::checkPacks(*exported));
    return exported;
}

// NotFound: nothing was brought.
Result<> hasBrought(const Held<vault::Exported>& brought)
{
    return brought ? Result<>() : fail(ErrorCode::NotFound, "nothing was brought");
}

} // namespace

Result<Bytes> contentOf(const fs::path& path, std::size_t most)
{
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.exists() ? ErrorCode::CannotRead : ErrorCode::NotFound, "a file from elsewhere");
    if (file.size() > static_cast<qint64>(most))
        return fail(ErrorCode::TooLarge, "a file from elsewhere");
    Bytes bytes(static_cast<std::size_t>(file.size()), '\0');
    if (file.read(bytes.data(), file.size()) != file.size())
        return fail(ErrorCode::CannotRead, "a file from elsewhere");
    return bytes;
}

void Desk::takeAlong(const std::string& words, QObject* listener, const Then<Bytes>& then)
{
    askPerson<Bytes>(
        listener,
        [words](File& file, vault::OpenPerson& person) -> Result<Bytes> {
            const auto packs = usecase::packBytesOf(*file.opened.store, person.record);
            if (!packs)
                return tl::unexpected<Error>(packs.error());
            return vault::exportWithWords(*file.place, person, words, *packs);
        },
        then);
}

void Desk::openBrought(const fs::path& from, const std::string& words, QObject* listener, const Then<Brought>& then)
{
    ask<Brought>(
        listener,
        [from, words](File& file) -> Result<Brought> {
            file.brought.reset();
            const auto bytes = contentOf(from, vault::largestExport);
            if (!bytes)
                return tl::unexpected<Error>(bytes.error());
            auto opened = openedFrom(*file.place, *bytes, words);
            if (!opened)
                return tl::unexpected<Error>(opened.error());
            const auto known = file.place->store.person(opened->person);
            if (!known)
                return tl::unexpected<Error>(known.error());
            Brought brought;
            brought.talks = opened->sittings.size();
            if (!*known) {
                brought.way = Brought::Way::New;
            } else if (file.person && file.person->id == opened->person && file.person->owner) {
                brought.way = Brought::Way::Merge;
                const auto preview = usecase::previewMerge(*file.place, *file.person, *opened);
                if (!preview)
                    return tl::unexpected<Error>(preview.error());
                brought.preview = *preview;
            } else {
                brought.way = Brought::Way::SignInFirst;
                return brought; // nothing can be done with it now, so it is not kept
            }
            if (file.person && brought.way != Brought::Way::Merge) // one record at a time
                return fail(ErrorCode::KeyChanged, "export: of another person");
            file.brought = *std::move(opened);
            return brought;
        },
        then);
}

void Desk::dropBrought()
{
    m_queue->post([file = m_file.get()] { file->brought.reset(); });
}

void Desk::bringNew(const vault::SignIn& signIn, QObject* listener, const Then<NewRecord>& then)
{
    ask<NewRecord>(
        listener,
        [signIn](File& file) -> Result<NewRecord> {
            OWNWORDS_TRY(hasBrought(file.brought));
            auto made = vault::importPerson(*file.place, *file.brought, signIn);
            if (!made)
                return tl::unexpected<Error>(made.error());
            file.brought.reset();
            auto packs = usecase::packsOf(*file.opened.store, made->person.record); // they came with it
            return file.takeNew(std::move(made), packs ? *std::move(packs) : talk::Packs());
        },
        then);
}

void Desk::bringMerged(QObject* listener, const Then<Merged>& then)
{
    askPerson<Merged>(
        listener,
        [](File& file, vault::OpenPerson& person) -> Result<Merged> {
            OWNWORDS_TRY(hasBrought(file.brought));
            const auto preview = usecase::previewMerge(*file.place, person, *file.brought);
            if (!preview)
                return tl::unexpected<Error>(preview.error());
            OWNWORDS_TRY(vault::merge(*file.place, person, *file.brought));
            file.brought.reset();
            file.hasChanged = true;
            Merged merged;
            // What was taken out there is now taken out here, and so it goes from the copies. Both are one record by
            // now, whatever becomes of these.
            if (preview->takenOut > 0) {
                const auto receipt = vault::takeOutOfBackups(*file.place, person);
                merged.areCopiesCleaned = receipt && receipt->failed.empty();
                if (receipt)
                    merged.notCleaned = receipt->failed;
            }
            auto packs = usecase::packsOf(*file.opened.store, person.record);
            if (!packs)
                return tl::unexpected<Error>(packs.error());
            merged.opened = file.tell(*std::move(packs));
            return merged;
        },
        then);
}

} // namespace ownwords::viewmodel
