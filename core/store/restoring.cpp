// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "core/store/disk.h"
#include "core/store/file_opening.h"
#include "core/store/place.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

// What is done to copies that are not open: putting one back, and taking a person out of all.
namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 3> besides{"-wal", "-shm", "-journal"};

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
    OWNWORDS_TRY(rollBack(from, {}));
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

// Where `path` really lies; errors as openFile().
Result<fs::path> copyAt(const fs::path& path, int newestVersion)
{
    auto place = placeOf(path);
    if (!place)
        return place;
    OWNWORDS_TRY(checkIsFile(*place));
    OWNWORDS_TRY(checkHead(*place, {}, newestVersion));
    return place;
}

// A change that fails half-way is undone by whoever opens the copy next.
Result<std::unique_ptr<Connection>> openForTakingOut(const fs::path& place)
{
    auto connection = Connection::open(utf8(place), {}, {});
    if (!connection)
        return connection;
    const auto mode = (*connection)->textOf("PRAGMA journal_mode=DELETE");
    if (!mode)
        return tl::unexpected<Error>(mode.error());
    OWNWORDS_TRY((*connection)->execute("PRAGMA synchronous=EXTRA"));
    return connection;
}

// In a damaged copy, what is not found may still be there: looked at before and after.
Result<> takeOutAndBuildAnew(Connection& connection, const std::function<Result<>()>& takeOut)
{
    OWNWORDS_TRY(checkContent(connection));
    OWNWORDS_TRY(takeOut());
    OWNWORDS_TRY(connection.execute("VACUUM"));
    return checkContent(connection);
}

Result<> clean(const fs::path& path, const PersonId& person, const std::vector<IdBytes>& slots, int newestVersion)
{
    const auto place = copyAt(path, newestVersion);
    if (!place)
        return tl::unexpected<Error>(place.error());
    const auto connection = openForTakingOut(*place);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    return takeOutAndBuildAnew(**connection, [&] { return removeBytesOf(**connection, person, slots); });
}

// What a copy holds that a restore would leave out.
enum class Holds { Nothing, Grants, People };

Result<Holds> holdsOf(Connection& connection, const Ledger& ledger)
{
    for (const PersonId& person : ledger.erased) {
        const auto row = connection.prepare("SELECT 1 FROM person WHERE person_id = ?").bindId(person).step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (*row)
            return Holds::People;
    }
    for (const auto& [person, epoch] : ledger.leastEpoch) {
        const auto row = connection
                             .prepare("SELECT 1 FROM grant_ WHERE person_id = ?1 AND "
                                      "(SELECT epoch FROM person WHERE person_id = ?1) < ?2")
                             .bindId(person)
                             .bind(epoch)
                             .step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (*row)
            return Holds::Grants;
    }
    return Holds::Nothing;
}

Result<Holds> holdsOf(const fs::path& place, const Ledger& ledger)
{
    const auto connection = openForReading(place, {});
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    return holdsOf(**connection, ledger);
}

// Grants are few and short: they are zeroed where they lie (secure_delete), and the copy need not be built anew.
Result<> takeGrantsOut(Connection& connection, const Ledger& ledger)
{
    for (const std::string_view check : {"PRAGMA integrity_check(grant_)", "PRAGMA integrity_check(person)"}) {
        const auto found = connection.textOf(check);
        if (!found)
            return tl::unexpected<Error>(found.error());
        if (*found != "ok")
            return fail(ErrorCode::Damaged, "grants");
    }
    return applyLedger(connection, ledger);
}

// True: something was taken out.
Result<bool> bringCopyInStep(const fs::path& path, const Ledger& ledger, int newestVersion)
{
    const auto place = copyAt(path, newestVersion);
    if (!place)
        return tl::unexpected<Error>(place.error());
    const auto holds = holdsOf(*place, ledger);
    if (!holds)
        return tl::unexpected<Error>(holds.error());
    if (*holds == Holds::Nothing)
        return false;
    const auto connection = openForTakingOut(*place);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    OWNWORDS_TRY(*holds == Holds::Grants ? takeGrantsOut(**connection, ledger) : takeOutAndBuildAnew(**connection, [&] {
        return applyLedger(**connection, ledger);
    }));
    return true;
}

struct Found {
    std::vector<fs::path> copies; // backups, and files that a restore set aside
    std::vector<fs::path> unfinished;
};

Result<Found> filesIn(const fs::path& folder)
{
    std::error_code error;
    Found found;
    fs::directory_iterator entries(folder, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        std::error_code ignored;
        if (isUnfinished(entries->path()))
            found.unfinished.push_back(entries->path());
        else if (isCopy(entries->path()) && fs::is_regular_file(fs::symlink_status(entries->path(), ignored)))
            found.copies.push_back(entries->path());
    }
    if (error && error != std::errc::no_such_file_or_directory)
        return fail(ErrorCode::CannotRead, "folder of backups");
    return found;
}

// `change` answers whether there was anything to change.
Result<Cleaned> changeEach(const std::vector<fs::path>& copies,
    const std::function<Result<bool>(const fs::path& path, int newestVersion)>& change)
{
    const auto migrations = shippedMigrations();
    if (!migrations)
        return tl::unexpected<Error>(migrations.error());
    Cleaned result;
    for (const fs::path& path : copies) {
        const auto changed = change(path, newest(*migrations));
        if (!changed)
            result.failed.push_back(path);
        else if (*changed)
            result.cleaned.push_back(path);
    }
    return result;
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
    const auto found = filesIn(folder);
    if (!found)
        return tl::unexpected<Error>(found.error());
    auto result = changeEach(found->copies, [&](const fs::path& path, int newestVersion) -> Result<bool> {
        std::error_code error;
        if (!spared.empty() && fs::equivalent(path, spared, error))
            return false;
        OWNWORDS_TRY(clean(path, person, slots, newestVersion));
        return true;
    });
    if (!result)
        return result;
    for (const fs::path& path : found->unfinished) {
        if (!removeFile(path))
            result->failed.push_back(path);
    }
    return result;
}

Result<Cleaned> bringInStep(const fs::path& folder, const Ledger& ledger)
{
    const auto found = filesIn(folder);
    if (!found)
        return tl::unexpected<Error>(found.error());
    return changeEach(found->copies,
        [&](const fs::path& path, int newestVersion) { return bringCopyInStep(path, ledger, newestVersion); });
}

} // namespace ownwords::store
