// SPDX-License-Identifier: Apache-2.0
#include "core/store/connection.h"
#include "core/store/disk.h"
#include "core/store/place.h"
#include "core/store/sqlite_store.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t ballastBytes = 4U << 20U;
constexpr int mostTries = 1000; // for a lock that others take and give back all the time

Bytes randomBytes(std::uintmax_t size)
{
    Bytes bytes(static_cast<std::size_t>(size), '\0');
    sqlite3_randomness(static_cast<int>(bytes.size()), bytes.data());
    return bytes;
}

// Without a journal file: the next owner of the name would find it while this one takes it away. (OFF is refused to a
// defensive connection.) Beginning writes the first page of an empty file, in memory only.
std::string begin(std::chrono::milliseconds wait)
{
    return "PRAGMA busy_timeout=" + std::to_string(wait.count()) + "; PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE";
}

// Nothing: the last owner took the file away while this one came for it.
Result<std::unique_ptr<Connection>> lockOn(const fs::path& lock, std::chrono::milliseconds wait)
{
    auto connection = Connection::open(utf8(lock), {}, {});
    if (connection && (*connection)->isReadOnly())
        return fail(ErrorCode::ReadOnly, "lock");
    const Result<> begun = connection ? (*connection)->execute(begin(wait)) : tl::unexpected<Error>(connection.error());
    int hasMoved = 0;
    if (connection)
        sqlite3_file_control((*connection)->handle(), "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved);
    std::error_code error;
    if (hasMoved != 0 || (!begun && !fs::exists(lock, error)))
        return nullptr;
    if (!begun)
        return tl::unexpected<Error>(begun.error());
    return connection;
}

// Perhaps it was taken away before it was opened, and made again by a third: then it opens for reading only, or not.
bool isPassing(const Error& error, const fs::path& lock)
{
    return error.code == ErrorCode::CannotRead || (error.code == ErrorCode::ReadOnly && QFileInfo(lock).isWritable());
}

} // namespace

Result<FileLock> FileLock::take(const fs::path& file, std::chrono::milliseconds wait)
{
    const auto place = placeOf(file);
    if (!place)
        return tl::unexpected<Error>(place.error());
    const fs::path lock = withSuffix(*place, ".lock");
    Error last{ErrorCode::Busy, "lock"};
    for (int tries = 0; tries < mostTries; ++tries) {
        const auto made = makeEmptyFile(lock);
        if (!made && made.error().code != ErrorCode::Exists)
            return tl::unexpected<Error>(made.error());
        auto connection = lockOn(lock, wait);
        if (connection && *connection)
            return FileLock(lock, *std::move(connection));
        if (!connection && !isPassing(connection.error(), lock))
            return tl::unexpected<Error>(connection.error());
        if (!connection)
            last = connection.error();
    }
    return tl::unexpected<Error>(last);
}

Result<std::optional<FileLock>> FileLock::takeWhereWritable(const fs::path& file)
{
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return std::nullopt;
    auto taken = take(file);
    if (taken)
        return *std::move(taken);
    if (taken.error().code == ErrorCode::Busy)
        return tl::unexpected<Error>(taken.error());
    return std::nullopt;
}

FileLock::FileLock(fs::path file, std::unique_ptr<Connection> connection)
    : m_file(std::move(file))
    , m_connection(std::move(connection))
{
}

FileLock::FileLock(FileLock&&) noexcept = default;

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_connection, other.m_connection);
    return *this;
}

FileLock::~FileLock()
{
    std::error_code ignored; // where an open file cannot be removed it stays, and is taken again
    if (m_connection)
        fs::remove(m_file, ignored);
}

Result<> keepBallast(const fs::path& file)
{
    const fs::path ballast = withSuffix(file, ".ballast");
    std::error_code error;
    if (fs::file_size(ballast, error) == ballastBytes && !error)
        return {};
    return replaceFile(ballast, randomBytes(ballastBytes)); // random: a disk that packs its files cannot pack this one
}

bool releaseBallast(const fs::path& file)
{
    std::error_code error;
    return fs::remove(withSuffix(file, ".ballast"), error);
}

} // namespace ownwords::store
