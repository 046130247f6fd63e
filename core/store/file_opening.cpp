// SPDX-License-Identifier: Apache-2.0
#include "core/store/file_opening.h"

#include "core/base/date.h"
#include "core/store/disk.h"
#include "core/store/ledger.h"
#include "core/store/place.h"
#include "core/store/sqlite_rows.h"

#include <utility>

namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

// The ways to open one file, each tried when the one before it cannot be; Rescue when the file is shorter than it says.
enum class Way { Writing, WritingWithoutWal, Reading, Rescue };

std::optional<std::chrono::sys_days> dayFrom(const std::optional<Bytes>& text)
{
    const auto date = text ? parseDate(*text) : std::nullopt;
    return date ? std::optional(std::chrono::sys_days(*date)) : std::nullopt;
}

bool isEmptyOrMissing(const fs::path& path)
{
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error || size == 0;
}

// Another way of opening may do where this one failed.
bool isAboutWriting(const Error& error)
{
    return error.code == ErrorCode::ReadOnly || error.code == ErrorCode::CannotWrite
        || error.code == ErrorCode::CannotRead || error.code == ErrorCode::DiskFull;
}

class Opening {
public:
    Opening(fs::path place, const OpenSettings& settings, const std::vector<Migration>& migrations)
        : m_place(std::move(place))
        , m_settings(settings)
        , m_migrations(migrations)
    {
    }

    Result<OpenedFile> run();

private:
    Result<OpenedFile> openSomehow();
    Result<OpenedFile> open(Way way);
    Result<> checkSchema();
    Result<> checkContent(OpenedFile& opened);
    Result<> setJournal(Way way);
    Result<> bringUpToDate(OpenedFile& opened);
    Result<bool> mark(const OpenedFile& opened);
    Result<std::optional<Bytes>> meta(std::string_view key);
    Result<> putMeta(std::string_view key, BytesView value);
    TimePoint nameOfNow() const;

    fs::path m_place;
    const OpenSettings& m_settings;
    const std::vector<Migration>& m_migrations;
    std::unique_ptr<Connection> m_connection;
    std::int64_t m_version = 0;
};

Result<std::optional<Bytes>> Opening::meta(std::string_view key)
{
    Statement query = m_connection->prepare("SELECT v FROM meta WHERE k = ?");
    const auto row = query.bindText(key).step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return *row ? std::optional(query.blob(0)) : std::nullopt;
}

Result<> Opening::putMeta(std::string_view key, BytesView value)
{
    return m_connection->prepare("INSERT INTO meta (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v")
        .bindText(key)
        .bindBlob(value)
        .run();
}

Result<> Opening::checkSchema()
{
    const auto id = m_connection->integerOf("PRAGMA application_id");
    if (!id)
        return tl::unexpected<Error>(id.error());
    if (*id != applicationId)
        return fail(ErrorCode::NotOurFile, "application id");
    const auto version = m_connection->integerOf("PRAGMA user_version");
    if (!version)
        return tl::unexpected<Error>(version.error());
    m_version = *version;
    if (m_version > newest(m_migrations))
        return fail(ErrorCode::NewerFormat, std::to_string(m_version));
    if (m_version < 1)
        return fail(ErrorCode::Tampered, "version");
    const auto found = schemaOf(*m_connection);
    if (!found)
        return tl::unexpected<Error>(found.error());
    const auto expected = schemaAt(m_migrations, static_cast<int>(m_version));
    if (!expected)
        return tl::unexpected<Error>(expected.error());
    if (*found != *expected)
        return fail(ErrorCode::Tampered, "schema");
    return {};
}

// When the last program did not close the file, once a week, and when asked.
Result<> Opening::checkContent(OpenedFile& opened)
{
    const auto isOpen = meta(openKey);
    const auto checked = meta(checkedKey);
    const bool isDamaged = !isOpen || !checked;
    bool isDue = isDamaged || *isOpen || m_settings.checkFirst;
    if (!isDue && m_settings.today != std::chrono::sys_days{}) {
        const auto last = dayFrom(*checked);
        isDue = !last || m_settings.today < *last || m_settings.today - *last >= std::chrono::days(7);
    }
    if (!isDue)
        return {};
    auto findings = findDamage(*m_connection, false, m_settings.progress);
    if (!findings)
        return tl::unexpected<Error>(findings.error());
    opened.wasChecked = true;
    opened.damage = *std::move(findings);
    if (isDamaged && opened.damage.empty())
        opened.damage.emplace_back("meta");
    return {};
}

Result<> Opening::setJournal(Way way)
{
    const bool isWal = way == Way::Writing && m_settings.durability != Durability::DeleteExtra;
    const auto mode = m_connection->textOf(isWal ? "PRAGMA journal_mode=WAL" : "PRAGMA journal_mode=DELETE");
    if (!mode)
        return tl::unexpected<Error>(mode.error());
    if (*mode != (isWal ? "wal" : "delete"))
        return fail(ErrorCode::CannotWrite, "journal mode");
    if (m_settings.durability == Durability::WalOff)
        return m_connection->execute("PRAGMA synchronous=OFF");
    OWNWORDS_TRY(m_connection->execute(isWal ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=EXTRA"));
    if (way != Way::WritingWithoutWal)
        return {};
    OWNWORDS_TRY(m_connection->execute("PRAGMA locking_mode=NORMAL"));
    return m_connection->execute("SELECT count(*) FROM meta"); // gives the lock back
}

// For the name of a backup: the day the caller says it is, else when the file was last written.
TimePoint Opening::nameOfNow() const
{
    if (m_settings.today != std::chrono::sys_days{})
        return m_settings.today;
    std::error_code error;
    const auto written = fs::last_write_time(m_place, error);
    if (error)
        return {};
    return std::chrono::floor<std::chrono::milliseconds>(fs::file_time_type::clock::to_sys(written));
}

Result<> Opening::bringUpToDate(OpenedFile& opened)
{
    const fs::path folder = m_place.parent_path() / "backups";
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return tl::unexpected<Error>(errorOfFile(error, "making the folder of backups"));
    const std::string end = "-before-" + std::to_string(newest(m_migrations)) + ".backup";
    TimePoint time = nameOfNow();
    Result<> copied;
    do {
        opened.migratedFrom = folder / ("ownwords-" + compactText(time) + end);
        time += std::chrono::seconds(1);
        copied = copyConnection(*m_connection, opened.migratedFrom);
    } while (!copied && copied.error().code == ErrorCode::Exists);
    if (!copied)
        return copied;
    // Also found beside the file itself, so an unreadable one does not stop the update.
    if (const auto ledger = readLedger(ledgerOf(m_place)))
        (void)addToLedger(folder / "ownwords.ledger", *ledger);
    return migrate(*m_connection, m_migrations);
}

// The first write, before anybody relies on one: WAL can be agreed to where writing it fails. False: the disk is full,
// and reading goes on.
Result<bool> Opening::mark(const OpenedFile& opened)
{
    Transaction transaction(*m_connection);
    Result<> done = transaction.begin();
    if (done)
        done = putMeta(openKey, "1");
    if (done && opened.wasChecked && m_settings.today != std::chrono::sys_days{})
        done = putMeta(checkedKey, toText(Date(m_settings.today)));
    if (done)
        done = transaction.commit();
    if (!done && done.error().code == ErrorCode::DiskFull)
        return false;
    if (!done)
        return tl::unexpected<Error>(done.error());
    return true;
}

Result<OpenedFile> Opening::open(Way way)
{
    const bool isReadOnly = way == Way::Reading || way == Way::Rescue;
    auto connection = isReadOnly ? openForReading(m_place, m_settings.vfs, way == Way::Rescue)
                                 : Connection::open(utf8(m_place), {}, m_settings.vfs);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    m_connection = *std::move(connection);
    if (!isReadOnly && m_connection->isReadOnly())
        return fail(ErrorCode::ReadOnly, "file");
    if (way == Way::WritingWithoutWal) // a log left by another computer can be read without shared memory only so
        OWNWORDS_TRY(m_connection->execute("PRAGMA locking_mode=EXCLUSIVE"));

    OpenedFile opened;
    opened.readOnly = isReadOnly;
    opened.withoutWal = way == Way::WritingWithoutWal;
    OWNWORDS_TRY(checkSchema());
    if (way == Way::Rescue)
        opened.damage.emplace_back("cut short");
    else
        OWNWORDS_TRY(checkContent(opened));
    const bool isOlder = m_version < newest(m_migrations);
    if (isOlder && opened.readOnly)
        return fail(ErrorCode::ReadOnly, "an older file must be brought up to date first");
    bool isMarked = false;
    if (!opened.readOnly) {
        OWNWORDS_TRY(setJournal(way));
        if (isOlder)
            OWNWORDS_TRY(bringUpToDate(opened));
        if (opened.damage.empty()) { // a damaged file is not changed by opening it
            const auto marked = mark(opened);
            if (!marked)
                return tl::unexpected<Error>(marked.error());
            isMarked = *marked;
        }
    }
    opened.store = std::make_unique<SqliteStore>(std::move(m_connection), opened.readOnly, isMarked);
    return opened;
}

Result<OpenedFile> Opening::run()
{
    auto opened = openSomehow();
    if (opened || opened.error().code != ErrorCode::Damaged)
        return opened;
    auto rescued = open(Way::Rescue);
    m_connection.reset();
    return rescued ? std::move(rescued) : std::move(opened);
}

Result<OpenedFile> Opening::openSomehow()
{
    std::optional<Error> first;
    if (isWritable(m_place)) {
        for (const Way way : {Way::Writing, Way::WritingWithoutWal}) {
            auto opened = open(way);
            m_connection.reset();
            if (opened || !isAboutWriting(opened.error()))
                return opened;
            if (!first)
                first = opened.error();
        }
    }
    auto opened = open(Way::Reading);
    m_connection.reset();
    if (!opened && first && isAboutWriting(opened.error()))
        return tl::unexpected<Error>(*first);
    return opened;
}

} // namespace

Result<> checkHead(const fs::path& place, const std::string& vfs, int newestVersion)
{
    const auto head = readHead(place, vfs);
    if (!head)
        return tl::unexpected<Error>(head.error());
    const bool isOurs = head->applicationId == applicationId;
    if (head->hasMagic && !head->isWhole)
        return fail(ErrorCode::Damaged, "shorter than its head");
    if (!head->hasMagic && isOurs)
        return fail(ErrorCode::Damaged, "head");
    if (!isOurs)
        return fail(ErrorCode::NotOurFile, head->hasMagic ? "application id" : "not SQLite");
    if (head->userVersion > static_cast<std::uint32_t>(newestVersion))
        return fail(ErrorCode::NewerFormat, std::to_string(head->userVersion));
    return {};
}

Result<> rollBack(const fs::path& place, const std::string& vfs)
{
    if (isEmptyOrMissing(withSuffix(place, "-journal")))
        return {};
    const auto connection = Connection::open(utf8(place), {}, vfs);
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    const auto read = (*connection)->integerOf("PRAGMA schema_version"); // reading is what undoes it
    return read ? Result<>() : tl::unexpected<Error>(read.error());
}

Result<std::unique_ptr<Connection>> openForReading(const fs::path& place, const std::string& vfs, bool isRescue)
{
    (void)rollBack(place, vfs); // where it cannot be, reading fails
    // With a log or a journal beside it, "cannot change" would show an older state without a word.
    const bool isAlone = isEmptyOrMissing(withSuffix(place, "-wal")) && isEmptyOrMissing(withSuffix(place, "-journal"));
    return Connection::open(utf8(place), {.isReadOnly = true, .isImmutable = isAlone, .isRescue = isRescue}, vfs);
}

Result<OpenedFile> openFileWith(
    const fs::path& path, const OpenSettings& settings, const std::vector<Migration>& migrations)
{
    auto place = placeOf(path);
    if (!place)
        return tl::unexpected<Error>(place.error());
    OWNWORDS_TRY(refuseNetwork(*place, settings.fileSystemType));
    OWNWORDS_TRY(checkIsFile(*place));
    OWNWORDS_TRY(checkHead(*place, settings.vfs, newest(migrations)));
    auto opened = Opening(*std::move(place), settings, migrations).run();
    // The head was ours, so what SQLite refuses as no database is one of ours with damage.
    if (!opened && opened.error().detail.starts_with("sqlite ")
        && (opened.error().code == ErrorCode::NotOurFile || opened.error().code == ErrorCode::Internal))
        return fail(ErrorCode::Damaged, opened.error().detail);
    return opened;
}

Result<OpenedFile> openFile(const fs::path& path, const OpenSettings& settings)
{
    const auto migrations = shippedMigrations();
    if (!migrations)
        return tl::unexpected<Error>(migrations.error());
    return openFileWith(path, settings, *migrations);
}

} // namespace ownwords::store
