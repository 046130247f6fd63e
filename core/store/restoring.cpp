// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "core/store/disk.h"
#include "core/store/file_opening.h"
#include "core/store/place.h"

#include <algorithm>
#include <array>

// What is done to copies that are not open: putting one back, and taking a person out of all.
namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 3> besides{"-wal", "-shm", "-journal"};
constexpr std::string_view setAsideMark = ".before-restore-";

Result<> checkContent(Connection& connection)
{
    const auto findings = findDamage(connection, true, {});
    if (!findings)
        return tl::unexpected<Error>(findings.error());
    if (!findings->empty())
        return fail(ErrorCode::Damaged, findings->front());
    return {};
}

Result<> removeBytesOf(Connection& connection, const PersonId& person, const std::vector<IdBytes>& slots)
{
    Transaction transaction(connection);
    OWNWORDS_TRY(transaction.begin());
    for (const IdBytes& slot : slots)
        OWNWORDS_TRY(connection.prepare("DELETE FROM slot WHERE locator = ?").bindId(slot).run());
    OWNWORDS_TRY(connection.prepare("DELETE FROM person WHERE person_id = ?").bindId(person).run());
    return transaction.commit();
}

Result<> applyLedger(Connection& connection, const Ledger& ledger)
{
    Transaction transaction(connection);
    OWNWORDS_TRY(transaction.begin());
    for (const PersonId& person : ledger.erased)
        OWNWORDS_TRY(connection.prepare("DELETE FROM person WHERE person_id = ?").bindId(person).run());
    for (const auto& [person, epoch] : ledger.leastEpoch) {
        OWNWORDS_TRY(connection
                         .prepare("DELETE FROM grant_ WHERE person_id = ?1 AND "
                                  "(SELECT epoch FROM person WHERE person_id = ?1) < ?2")
                         .bindId(person)
                         .bind(epoch)
                         .run());
    }
    return transaction.commit();
}

// The copy at `part` becomes what may stand as the file: without those who were erased.
Result<> prepareCopy(const fs::path& part, const Ledger& ledger, const std::vector<Migration>& migrations)
{
    const auto connection = Connection::open(utf8(part), {}, {});
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    OWNWORDS_TRY(checkCopy(**connection, migrations));
    const auto mode = (*connection)->textOf("PRAGMA journal_mode=DELETE");
    if (!mode)
        return tl::unexpected<Error>(mode.error());
    OWNWORDS_TRY((*connection)->execute("PRAGMA synchronous=EXTRA"));
    OWNWORDS_TRY(applyLedger(**connection, ledger));
    OWNWORDS_TRY((*connection)->execute("VACUUM"));
    return checkContent(**connection);
}

// A plain copy of the bytes: a backup is never open, and has no log.
Result<> copyBytes(const fs::path& from, const fs::path& to)
{
    OWNWORDS_TRY(makeEmptyFile(to));
    std::error_code error;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
    if (error)
        return tl::unexpected<Error>(errorOfFile(error, "copying"));
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, error);
    return syncFile(to);
}

// The old file keeps its log. The log must be gone before another file has the name it belongs to.
Result<fs::path> setAside(const fs::path& file, TimePoint now)
{
    std::error_code error;
    if (!fs::exists(fs::symlink_status(file, error))) {
        for (const std::string_view suffix : besides)
            OWNWORDS_TRY(removeFile(withSuffix(file, suffix)));
        return fs::path();
    }
    fs::path aside;
    Result<> moved;
    do {
        aside = withSuffix(file, std::string(setAsideMark) + compactText(now));
        now += std::chrono::seconds(1);
        moved = moveToNewName(file, aside);
    } while (!moved && moved.error().code == ErrorCode::Exists);
    if (!moved)
        return tl::unexpected<Error>(moved.error());
    for (const std::string_view suffix : besides) {
        if (fs::exists(withSuffix(file, suffix), error))
            OWNWORDS_TRY(moveToNewName(withSuffix(file, suffix), withSuffix(aside, suffix)));
    }
    return aside;
}

Result<> clean(const fs::path& path, const PersonId& person, const std::vector<IdBytes>& slots, int newestVersion)
{
    const auto place = placeOf(path);
    if (!place)
        return tl::unexpected<Error>(place.error());
    OWNWORDS_TRY(checkIsFile(*place));
    OWNWORDS_TRY(checkHead(*place, {}, newestVersion));
    const auto connection = Connection::open(utf8(*place), {}, {});
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    const auto mode = (*connection)->textOf("PRAGMA journal_mode=DELETE");
    if (!mode)
        return tl::unexpected<Error>(mode.error());
    OWNWORDS_TRY((*connection)->execute("PRAGMA synchronous=EXTRA"));
    OWNWORDS_TRY(checkContent(**connection)); // in a damaged copy, what is not found may still be there
    OWNWORDS_TRY(removeBytesOf(**connection, person, slots));
    OWNWORDS_TRY((*connection)->execute("VACUUM"));
    return checkContent(**connection);
}

} // namespace

Result<> checkCopy(Connection& connection, const std::vector<Migration>& migrations)
{
    const auto version = connection.integerOf("PRAGMA user_version");
    if (!version)
        return tl::unexpected<Error>(version.error());
    const auto found = schemaOf(connection);
    if (!found)
        return tl::unexpected<Error>(found.error());
    const auto expected = schemaAt(migrations, static_cast<int>(*version));
    if (!expected)
        return tl::unexpected<Error>(expected.error());
    if (*found != *expected)
        return fail(ErrorCode::Tampered, "schema");
    return checkContent(connection);
}

Result<RestoreStart> startRestore(const fs::path& backup, const fs::path& file)
{
    auto migrations = shippedMigrations();
    if (!migrations)
        return tl::unexpected<Error>(migrations.error());
    auto from = placeOf(backup);
    if (!from)
        return tl::unexpected<Error>(from.error());
    auto place = placeOf(file);
    if (!place)
        return tl::unexpected<Error>(place.error());
    OWNWORDS_TRY(checkIsFile(*from));
    OWNWORDS_TRY(checkHead(*from, {}, newest(*migrations)));
    auto ledger = readLedger(ledgerOf(*place));
    if (!ledger)
        return tl::unexpected<Error>(ledger.error());
    const auto beside = readLedger(from->parent_path() / "ownwords.ledger");
    if (!beside)
        return tl::unexpected<Error>(beside.error());
    ledger->join(*beside);
    return RestoreStart{*std::move(from), *std::move(place), *std::move(ledger), *std::move(migrations)};
}

Result<fs::path> restoreBackup(const fs::path& backup, const fs::path& file, TimePoint now)
{
    const auto start = startRestore(backup, file);
    if (!start)
        return tl::unexpected<Error>(start.error());
    const fs::path part = unfinished(start->place);
    OWNWORDS_TRY(removeFile(part));
    Result<> done = copyBytes(start->from, part);
    if (done)
        done = prepareCopy(part, start->ledger, start->migrations);
    if (done)
        done = addToLedger(ledgerOf(start->place), start->ledger);
    if (!done) {
        (void)removeFile(part);
        for (const std::string_view suffix : besides)
            (void)removeFile(withSuffix(part, suffix));
        return tl::unexpected<Error>(done.error());
    }
    auto aside = setAside(start->place, now);
    if (!aside)
        return aside;
    OWNWORDS_TRY(moveToNewName(part, start->place));
    return aside;
}

Result<Cleaned> removeFromBackups(
    const fs::path& folder, const PersonId& person, const std::vector<IdBytes>& slots, const fs::path& spared)
{
    const auto migrations = shippedMigrations();
    if (!migrations)
        return tl::unexpected<Error>(migrations.error());
    const auto backups = backupsIn(folder);
    if (!backups)
        return tl::unexpected<Error>(backups.error());
    std::vector<fs::path> paths;
    for (const Backup& backup : *backups)
        paths.push_back(backup.path);
    // Files that a restore set aside lie beside the file, not among the backups; here when it is the same folder.
    std::error_code error;
    std::vector<fs::path> unfinishedCopies;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
        const std::string name = utf8(entry.path().filename());
        const std::size_t mark = name.find(setAsideMark);
        if (mark != std::string::npos && parseCompact(std::string_view(name).substr(mark + setAsideMark.size())))
            paths.push_back(entry.path());
        if (isUnfinished(entry.path()))
            unfinishedCopies.push_back(entry.path());
    }
    Cleaned result;
    for (const fs::path& path : unfinishedCopies) {
        if (!removeFile(path))
            result.failed.push_back(path);
    }
    for (const fs::path& path : paths) {
        if (!spared.empty() && fs::equivalent(path, spared, error))
            continue;
        const bool isClean = clean(path, person, slots, newest(*migrations)).has_value();
        (isClean ? result.cleaned : result.failed).push_back(path);
    }
    return result;
}

} // namespace ownwords::store
