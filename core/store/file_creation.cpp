// SPDX-License-Identifier: Apache-2.0
#include "core/store/disk.h"
#include "core/store/file_opening.h"
#include "core/store/place.h"
#include "core/store/sqlite_rows.h"

#include <array>

namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 4> besides{"", "-wal", "-shm", "-journal"};

// Written without WAL, so that the file itself says what it is before there is anything else.
Result<> writeSchema(const fs::path& place, const OpenSettings& settings, const std::vector<Migration>& migrations)
{
    const auto connection = Connection::open(utf8(place), {}, settings.vfs);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    OWNWORDS_TRY((*connection)->execute("PRAGMA page_size=4096; PRAGMA synchronous=EXTRA"));
    OWNWORDS_TRY(buildSchema(**connection, migrations));
    if (settings.today == std::chrono::sys_days{})
        return {};
    const std::string today = toText(Date(settings.today));
    return (*connection)->prepare("INSERT INTO meta (k, v) VALUES (?, ?)").bindText(checkedKey).bindBlob(today).run();
}

Result<> copyInto(Connection& from, const fs::path& part)
{
    const std::string name = utf8(part);
    OWNWORDS_TRY(from.prepare("VACUUM INTO ?").bindText(name).run());
    const auto copy = Connection::open(name, {}, from.vfs());
    if (!copy)
        return tl::unexpected<Error>(copy.error());
    // The copy is closed, whatever the original is.
    OWNWORDS_TRY((*copy)->prepare("DELETE FROM meta WHERE k = ?").bindText(openKey).run());
    const auto findings = findDamage(**copy, false, {});
    if (!findings)
        return tl::unexpected<Error>(findings.error());
    if (!findings->empty())
        return fail(ErrorCode::Damaged, "the copy: " + findings->front());
    return {};
}

} // namespace

Result<OpenedFile> createFileWith(
    const fs::path& path, const OpenSettings& settings, const std::vector<Migration>& migrations)
{
    const auto place = placeOf(path);
    if (!place)
        return tl::unexpected<Error>(place.error());
    OWNWORDS_TRY(refuseNetwork(*place, settings.fileSystemType));
    for (const std::string_view suffix : besides) { // a log left behind would be read into the new file
        std::error_code error;
        if (fs::exists(fs::symlink_status(withSuffix(*place, suffix), error)))
            return fail(ErrorCode::Exists, "file" + std::string(suffix));
    }
    OWNWORDS_TRY(makeEmptyFile(*place));
    Result<> written = writeSchema(*place, settings, migrations);
    if (written)
        written = syncFolder(place->parent_path());
    auto opened = written ? openFileWith(*place, settings, migrations)
                          : Result<OpenedFile>(tl::unexpected<Error>(written.error()));
    if (!opened) { // nobody has seen it yet
        for (const std::string_view suffix : besides)
            (void)removeFile(withSuffix(*place, suffix));
    }
    return opened;
}

Result<OpenedFile> createFile(const fs::path& path, const OpenSettings& settings)
{
    const auto migrations = shippedMigrations();
    if (!migrations)
        return tl::unexpected<Error>(migrations.error());
    return createFileWith(path, settings, *migrations);
}

Result<> copyConnection(Connection& from, const fs::path& path)
{
    const auto copy = placeOf(path);
    if (!copy)
        return tl::unexpected<Error>(copy.error());
    if (from.isInTransaction())
        return fail(ErrorCode::NotAllowed, "a copy inside a transaction");
    std::error_code error;
    if (fs::exists(fs::symlink_status(*copy, error)))
        return fail(ErrorCode::Exists, "copy");
    const fs::path part = unfinished(*copy);
    OWNWORDS_TRY(removeFile(part));
    OWNWORDS_TRY(makeEmptyFile(part));
    Result<> done = copyInto(from, part);
    if (done)
        done = syncFile(part);
    if (done)
        done = moveToNewName(part, *copy);
    if (done)
        return {};
    for (const std::string_view suffix : besides)
        (void)removeFile(withSuffix(part, suffix));
    // Sizes made up by a damaged page end in "disk full" as well.
    const auto findings = findDamage(from, false, {});
    if (findings && !findings->empty())
        return fail(ErrorCode::Damaged, done.error().detail);
    return done;
}

Result<> copyFile(Store& from, const fs::path& copy)
{
    auto* const store = dynamic_cast<SqliteStore*>(&from);
    if (store == nullptr)
        return fail(ErrorCode::NotAllowed, "not a file");
    return copyConnection(store->connection(), copy);
}

} // namespace ownwords::store
