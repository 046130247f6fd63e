// SPDX-License-Identifier: Apache-2.0
#include "core/store/connection.h"
#include "core/store/disk.h"
#include "core/store/place.h"
#include "core/store/sqlite_store.h"

#include <sqlite3.h>

namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t ballastBytes = 4U << 20U;

Bytes randomBytes(std::uintmax_t size)
{
    Bytes bytes(static_cast<std::size_t>(size), '\0');
    sqlite3_randomness(static_cast<int>(bytes.size()), bytes.data());
    return bytes;
}

} // namespace

Result<FileLock> FileLock::take(const fs::path& file, std::chrono::milliseconds wait)
{
    const auto place = placeOf(file);
    if (!place)
        return tl::unexpected<Error>(place.error());
    const fs::path lock = withSuffix(*place, ".lock");
    const auto made = makeEmptyFile(lock);
    if (!made && made.error().code != ErrorCode::Exists)
        return tl::unexpected<Error>(made.error());
    auto connection = Connection::open(utf8(lock), {}, {});
    if (!connection)
        return tl::unexpected<Error>(connection.error());
    if ((*connection)->isReadOnly())
        return fail(ErrorCode::ReadOnly, "lock");
    OWNWORDS_TRY((*connection)->execute("PRAGMA busy_timeout=" + std::to_string(wait.count()) + "; BEGIN EXCLUSIVE"));
    return FileLock(*std::move(connection));
}

FileLock::FileLock(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
{
}

FileLock::FileLock(FileLock&&) noexcept = default;
FileLock& FileLock::operator=(FileLock&&) noexcept = default;
FileLock::~FileLock() = default;

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
