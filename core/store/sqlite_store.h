// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store.h"

#include <chrono>
#include <filesystem>
#include <memory>

// A store in one SQLite file: opening, checking, copying it. The settings and their order: README.md beside this file.
namespace ownwords::store {

class Connection;

// How the file keeps its promise over a power cut. WalFull is used; the others are for media without shared memory
// (DeleteExtra) and for the tests that show what they lose.
enum class Durability { WalFull, DeleteExtra, WalOff };

struct OpenSettings {
    Durability durability = Durability::WalFull;
    std::string vfs; // empty = the system's; tests hand in one that fails or forgets
    // The type of the file system a folder lies on ("ext4", "nfs4"), so that network folders can be tested; empty =
    // asked from the system.
    std::string fileSystemType;
    bool checkFirst = false; // quick_check, also when the last close was clean and the last check is recent
    std::chrono::sys_days today{}; // for the weekly check; the epoch = no check by date
    std::function<void(int percent)> progress; // of a check, 0 to 100; worth showing when it takes over a second
};

// How the file was when it was opened.
struct OpenedFile {
    std::unique_ptr<Store> store;
    bool readOnly = false; // read-only medium or file, or one cut short: looking and printing only
    bool withoutWal = false; // DeleteExtra was used, because the medium cannot do WAL
    bool wasChecked = false;
    std::vector<std::string> damage; // what quick_check found; the store is open all the same
    std::filesystem::path migratedFrom; // the backup made before a migration; empty = none was needed
};

// Makes a new file with the schema of today. Exists: there is something already (it is never replaced); ReadOnly,
// NetworkFolder, NotFound (no such folder), DiskFull.
Result<OpenedFile> createFile(const std::filesystem::path& path, const OpenSettings& settings = {});

// NotFound; Invalid (a folder, not a regular file, or empty: detail says which); NotOurFile; NewerFormat (detail = the
// version it needs); Damaged (not even the schema can be read); Tampered (the schema is not ours: a trigger, a view, a
// table more); NetworkFolder; Busy; CannotRead. A read-only file is no error, see OpenedFile, but for one of an older
// version, which would have to be brought up to date first: ReadOnly.
Result<OpenedFile> openFile(const std::filesystem::path& path, const OpenSettings& settings = {});

// integrity_check of an open file's whole content: findings, none = good.
Result<std::vector<std::string>> checkFile(const std::filesystem::path& path, const OpenSettings& settings = {});

// A verified copy: VACUUM INTO a hidden name beside `copy`, synced, opened, quick_check, renamed, folder synced.
// Exists, DiskFull, Damaged (the copy does not check).
Result<> copyFile(Store& from, const std::filesystem::path& copy);

// The ballast: 4 MB beside the file, given back to the disk when it is full, so that erasing (which needs room) works.
Result<> keepBallast(const std::filesystem::path& file); // makes it when it is missing
bool releaseBallast(const std::filesystem::path& file); // whether there was one

// One writing program a file, as a courtesy to people: the lock is advice, correctness of the store does not depend on
// it. It lies on <file>.lock, an empty SQLite file, so that the system takes it back however its owner ends. Lives as
// long as the object, and takes its file away with it. Busy: another has it, also after `wait`.
class FileLock {
public:
    static Result<FileLock> take(const std::filesystem::path& file, std::chrono::milliseconds wait = {});
    // The same for a program that opens a file that may be there or not: nothing where there is no file, or where no
    // lock can be made: a place without writing needs none, and a full disk must not keep anybody from reading. Busy.
    static Result<std::optional<FileLock>> takeWhereWritable(const std::filesystem::path& file);
    FileLock(FileLock&&) noexcept;
    FileLock& operator=(FileLock&&) noexcept;
    ~FileLock();

private:
    FileLock(std::filesystem::path file, std::unique_ptr<Connection> connection);

    std::filesystem::path m_file;
    std::unique_ptr<Connection> m_connection; // nullptr: moved away
};

} // namespace ownwords::store
