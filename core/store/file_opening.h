// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/connection.h"
#include "core/store/ledger.h"
#include "core/store/migrator.h"
#include "core/store/sqlite_store.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

// What the functions of sqlite_store.h are made of. The migrations are a parameter here, so that tests can bring a
// version that does not exist yet.
namespace ownwords::store {

Result<OpenedFile> createFileWith(
    const std::filesystem::path& path, const OpenSettings& settings, const std::vector<Migration>& migrations);
Result<OpenedFile> openFileWith(
    const std::filesystem::path& path, const OpenSettings& settings, const std::vector<Migration>& migrations);

// NotOurFile, Damaged (ours, but its first page is not whole) or NewerFormat, from the first 100 bytes: nothing is
// opened, so nothing of a foreign file is rolled back or recovered.
Result<> checkHead(const std::filesystem::path& place, const std::string& vfs, int newestVersion);

// For looking: as it is when a log lies beside it, else as a file that cannot change, because a read-only folder has no
// room for the log's index. `isRescue`: also one that was cut short.
Result<std::unique_ptr<Connection>> openForReading(
    const std::filesystem::path& place, const std::string& vfs, bool isRescue = false);

// What quick_check (or, `whole`, integrity_check and the references) finds; none = good. Damage is never an error here.
Result<std::vector<std::string>> findDamage(
    Connection& connection, bool whole, const std::function<void(int percent)>& progress);

// A copy that is whole and ours: as its schema says, as every page says. Damaged, Tampered.
Result<> checkCopy(Connection& connection, const std::vector<Migration>& migrations);

// What a restore and its preview begin with. Errors as checkHead() about the copy, those of a ledger, and of a path.
struct RestoreStart {
    std::filesystem::path from; // the copy
    std::filesystem::path place; // where it shall stand
    Ledger ledger; // of both places, joined
    std::vector<Migration> migrations;
};
Result<RestoreStart> startRestore(const std::filesystem::path& backup, const std::filesystem::path& file);

// copyFile for a connection.
Result<> copyConnection(Connection& from, const std::filesystem::path& copy);

// The store's own keys in `meta`.
constexpr std::string_view openKey = "open"; // set while a program has the file open: still set = it did not close it
constexpr std::string_view checkedKey = "checked"; // the day of the last good check, "2026-11-22"

} // namespace ownwords::store
