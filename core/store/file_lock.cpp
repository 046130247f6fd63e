// SPDX-License-Identifier: Apache-2.0
#include "core/store/disk.h"
#include "core/store/place.h"
#include "core/store/sqlite_store.h"

#include <QByteArrayList>
#include <QFile>
#include <QLockFile>

#include <sqlite3.h>

namespace ownwords::store {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t ballastBytes = 4U << 20U;

QString textOf(const fs::path& path)
{
    return QString::fromStdU16String(path.u16string());
}

// The third line that QLockFile writes is this computer's name, which often is a person's. Its other lines (process,
// program, random ids of the machine and of this start) are all it needs to know a dead owner.
void takeNameOut([[maybe_unused]] const fs::path& lock)
{
#ifdef Q_OS_UNIX // elsewhere the file cannot be opened a second time
    QFile file(textOf(lock));
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return;
    QByteArrayList lines = file.readAll().split('\n');
    if (lines.size() < 3)
        return;
    lines[2].clear();
    const QByteArray rest = lines.join('\n');
    file.seek(0);
    file.write(rest);
    file.flush();
    file.resize(rest.size());
#endif
}

Bytes randomBytes(std::uintmax_t size)
{
    Bytes bytes(static_cast<std::size_t>(size), '\0');
    sqlite3_randomness(static_cast<int>(bytes.size()), bytes.data());
    return bytes;
}

} // namespace

struct FileLock::State {
    explicit State(const QString& path)
        : file(path)
    {
    }

    QLockFile file;
};

Result<FileLock> FileLock::take(const fs::path& file)
{
    const auto place = placeOf(file);
    if (!place)
        return tl::unexpected<Error>(place.error());
    const fs::path lock = withSuffix(*place, ".lock");
    auto state = std::make_unique<State>(textOf(lock));
    state->file.setStaleLockTime(0); // a talk may last for hours; only a dead owner's lock is taken over
    if (state->file.tryLock(0)) {
        takeNameOut(lock);
        return FileLock(std::move(state));
    }
    switch (state->file.error()) {
    case QLockFile::LockFailedError:
        return fail(ErrorCode::Busy, "lock");
    case QLockFile::PermissionError:
        return fail(ErrorCode::ReadOnly, "lock");
    default:
        return fail(ErrorCode::CannotWrite, "lock");
    }
}

FileLock::FileLock(std::unique_ptr<State> state)
    : m_state(std::move(state))
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
