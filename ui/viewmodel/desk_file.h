// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/held.h"
#include "core/store/place.h"
#include "core/store/sqlite_store.h"
#include "core/vault/coaches.h"
#include "core/vault/transfer.h"
#include "ui/viewmodel/desk.h"

// Inside of the desk only: what its jobs work on, in the queue's thread.
namespace ownwords::viewmodel {

// The open file with its lock, who is signed in, and the record that is open in it.
struct Desk::File {
    std::optional<store::FileLock> lock; // given back after the store is closed
    store::OpenedFile opened;
    std::optional<vault::Place> place;
    vault::FileInfo info;
    Held<vault::OpenCoach> coach;
    Held<vault::OpenPerson> person;
    Held<vault::Exported> brought; // a record that came in a file
    bool hasChanged = false; // since the last backup
    Result<> kept; // how the last save of the open record ended

    void close();
    // The file at `path`, with its lock, for whoever comes.
    Result<OpenedFile> openAt(const std::filesystem::path& path, const Setup& setup);
    // NotAllowed unless a confirmed coach is signed in and no record is open.
    Result<> mayCare();
    Result<> open(const std::filesystem::path& path, store::OpenedFile file, const Setup& setup);
    Result<OpenedFile> ready();
    // Keeps the keys, and says what the windows may know.
    Result<OpenedRecord> take(Result<vault::OpenPerson> taken);
    // The same after what cannot be undone: nothing may fail any more, so its packs were read before.
    OpenedRecord take(vault::OpenPerson taken, talk::Packs packs);
    Result<NewRecord> takeNew(Result<vault::NewPerson> made, talk::Packs packs = {});
    OpenedRecord tell(talk::Packs packs); // of the record that is open
    Result<SignedInCoach> takeCoach(Result<vault::OpenCoach> taken);
    WhoCanSee whoCanSee(); // the record that is open
    // A rolling backup after something changed. A copy of a damaged file would push a good one out.
    void backUp();
    // Whoever is signed in, the coach too: either lock closes both.
    Result<> signOut();
    // The same without a copy.
    Result<> letKeysGo();
    // After sharing was taken back: the copies too, as far as they can be reached.
    WhoCanSee closeInCopies();
};

// A file from elsewhere. NotFound, CannotRead, TooLarge: over `most` bytes.
Result<Bytes> contentOf(const std::filesystem::path& path, std::size_t most);

// All folders of copies, the one beside the file first.
Result<std::vector<BackupPlace>> backupPlacesOf(vault::Place& place);

template <typename T>
void Desk::ask(QObject* listener, std::function<Result<T>(File&)> job, const Then<T>& then)
{
    m_queue->run(
        listener,
        [file = m_file.get(), job = std::move(job)]() -> Result<T> {
            if (!file->place)
                return fail(ErrorCode::NotAllowed, "no file is open");
            return job(*file);
        },
        then);
}

template <typename T>
void Desk::askPerson(QObject* listener, std::function<Result<T>(File&, vault::OpenPerson&)> job, const Then<T>& then)
{
    ask<T>(
        listener,
        [job = std::move(job)](File& file) -> Result<T> {
            if (!file.person)
                return fail(ErrorCode::NotAllowed, "no record is open");
            return job(file, *file.person);
        },
        then);
}

template <typename T>
void Desk::askCoach(QObject* listener, std::function<Result<T>(File&, vault::OpenCoach&)> job, const Then<T>& then)
{
    ask<T>(
        listener,
        [job = std::move(job)](File& file) -> Result<T> {
            if (!file.coach)
                return fail(ErrorCode::NotAllowed, "no coach is signed in");
            return job(file, *file.coach);
        },
        then);
}

template <typename T>
void Desk::askCare(QObject* listener, std::function<Result<T>(File&, vault::OpenCoach&)> job, const Then<T>& then)
{
    ask<T>(
        listener,
        [job = std::move(job)](File& file) -> Result<T> {
            OWNWORDS_TRY(file.mayCare());
            return job(file, *file.coach);
        },
        then);
}

} // namespace ownwords::viewmodel
