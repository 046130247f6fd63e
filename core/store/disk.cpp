// SPDX-License-Identifier: Apache-2.0
#include "core/store/disk.h"

#include <QFile>

#include <cerrno>
#include <string>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#else
#include <io.h>
#endif

namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view unfinishedEnd = ".unfinished";

Result<> syncHandle(int handle, std::string_view doing)
{
#if defined(F_FULLFSYNC)
    const bool isDone = ::fcntl(handle, F_FULLFSYNC) == 0 || ::fsync(handle) == 0;
#elif defined(Q_OS_UNIX)
    const bool isDone = ::fsync(handle) == 0;
#else
    const bool isDone = ::_commit(handle) == 0;
#endif
    if (!isDone)
        return tl::unexpected<Error>(errorOfFile({errno, std::generic_category()}, doing));
    return {};
}

// The errno of what QFile just failed to do; QFile names only the kind.
Error errorOf(const QFile& file, int systemError, std::string_view doing)
{
    if (file.error() == QFileDevice::ResourceError)
        return {ErrorCode::DiskFull, std::string(doing)};
    return errorOfFile({systemError, std::generic_category()}, doing);
}

Result<> writeAll(const fs::path& path, BytesView bytes)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return tl::unexpected<Error>(errorOf(file, errno, "opening for writing"));
    const auto size = static_cast<qint64>(bytes.size());
    if (file.write(bytes.data(), size) != size)
        return tl::unexpected<Error>(errorOf(file, errno, "writing"));
    return syncHandle(file.handle(), "syncing");
}

bool isNoRoom(const std::error_code& error)
{
#ifdef EDQUOT
    if (error.value() == EDQUOT)
        return true;
#endif
    return error == std::errc::no_space_on_device || error == std::errc::file_too_large;
}

bool isDigits(std::string_view text)
{
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

std::string utf8(const fs::path& path)
{
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

Error errorOfFile(const std::error_code& error, std::string_view doing)
{
    ErrorCode code = ErrorCode::CannotWrite;
    if (isNoRoom(error))
        code = ErrorCode::DiskFull;
    else if (error == std::errc::permission_denied || error == std::errc::read_only_file_system
        || error == std::errc::operation_not_permitted)
        code = ErrorCode::ReadOnly;
    else if (error == std::errc::file_exists)
        code = ErrorCode::Exists;
    else if (error == std::errc::no_such_file_or_directory)
        code = ErrorCode::NotFound;
    return {code, std::string(doing) + ": " + std::to_string(error.value())};
}

Result<> makeEmptyFile(const fs::path& path)
{
    QFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return tl::unexpected<Error>(errorOf(file, errno, "making a file"));
    return {};
}

Result<> syncFile(const fs::path& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return tl::unexpected<Error>(errorOf(file, errno, "opening to sync"));
    return syncHandle(file.handle(), "syncing");
}

Result<> syncFolder([[maybe_unused]] const fs::path& folder)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return tl::unexpected<Error>(errorOfFile({errno, std::generic_category()}, "opening a folder"));
    Result<> done = syncHandle(handle, "syncing a folder");
    ::close(handle);
    return done;
#else
    return {};
#endif
}

Result<> removeFile(const fs::path& path)
{
    std::error_code error;
    fs::remove(path, error);
    if (error)
        return tl::unexpected<Error>(errorOfFile(error, "removing"));
    return {};
}

Result<> moveToNewName(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    if (fs::exists(fs::symlink_status(to, error)))
        return fail(ErrorCode::Exists, "moving");
    fs::rename(from, to, error);
    if (error)
        return tl::unexpected<Error>(errorOfFile(error, "moving"));
    return syncFolder(to.parent_path());
}

Result<> replaceFile(const fs::path& path, BytesView bytes)
{
    const fs::path beside = unfinished(path);
    OWNWORDS_TRY(removeFile(beside));
    OWNWORDS_TRY(makeEmptyFile(beside));
    const Result<> written = writeAll(beside, bytes);
    std::error_code error;
    if (written)
        fs::rename(beside, path, error);
    if (!written || error) {
        (void)removeFile(beside);
        return written ? tl::unexpected<Error>(errorOfFile(error, "renaming")) : written;
    }
    return syncFolder(path.parent_path());
}

fs::path unfinished(const fs::path& path)
{
    fs::path name = ".";
    name += path.filename();
    name += unfinishedEnd;
    return path.parent_path() / name;
}

bool isUnfinished(const fs::path& path)
{
    const std::string name = utf8(path.filename());
    return name.starts_with('.') && name.ends_with(unfinishedEnd);
}

fs::path withSuffix(const fs::path& path, std::string_view suffix)
{
    fs::path longer = path;
    longer += suffix;
    return longer;
}

std::string compactText(TimePoint time)
{
    std::string compact;
    for (const char c : toText(time).substr(0, 19)) {
        if (c != '-' && c != ':')
            compact += c;
    }
    return compact + 'Z';
}

std::optional<TimePoint> parseCompact(std::string_view text)
{
    if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z' || !isDigits(text.substr(0, 8))
        || !isDigits(text.substr(9, 6)))
        return std::nullopt;
    const auto part = [&](std::size_t from, std::size_t length) { return std::string(text.substr(from, length)); };
    return parseTime(part(0, 4) + '-' + part(4, 2) + '-' + part(6, 2) + 'T' + part(9, 2) + ':' + part(11, 2) + ':'
        + part(13, 2) + ".000Z");
}

} // namespace ownwords::store
