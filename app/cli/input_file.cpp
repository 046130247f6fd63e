// SPDX-License-Identifier: Apache-2.0
#include "app/cli/input_file.h"

#include "app/cli/messages.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <utility>

namespace ownwords::cli {

namespace {

class OpenFile {
public:
    explicit OpenFile(const std::string& path)
        : m_handle(::open(path.c_str(), O_RDONLY | O_CLOEXEC))
    {
    }
    ~OpenFile()
    {
        if (m_handle >= 0)
            ::close(m_handle);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    int handle() const { return m_handle; }

private:
    int m_handle;
};

// Reads up to `most` bytes; the number of the error when reading failed.
tl::expected<std::string, int> readUpTo(int handle, std::size_t most)
{
    std::string bytes;
    std::array<char, 1U << 16U> part{};
    while (bytes.size() < most) {
        const ssize_t count = ::read(handle, part.data(), std::min(part.size(), most - bytes.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return tl::unexpected(errno);
        if (count == 0)
            break;
        bytes.append(part.data(), static_cast<std::size_t>(count));
    }
    return bytes;
}

// The file up to a byte more than `kind.largest`: enough to see that it is too large.
Outcome<std::string> readBeginning(const std::string& path, const InputKind& kind)
{
    const OpenFile file(path);
    struct stat about { };
    if (file.handle() < 0 || ::fstat(file.handle(), &about) != 0)
        return stop(ExitCode::CannotReadOrWrite,
            errno == ENOENT ? messages::missingFile(path, kind.name) : messages::cannotRead(path, errno));
    if (S_ISDIR(about.st_mode))
        return stop(ExitCode::CannotReadOrWrite, messages::isFolder(path, kind.name));
    auto bytes = readUpTo(file.handle(), kind.largest + 1);
    if (!bytes)
        return stop(ExitCode::CannotReadOrWrite, messages::cannotRead(path, bytes.error()));
    return *std::move(bytes);
}

} // namespace

Outcome<std::string> readInput(const std::string& path, const InputKind& kind)
{
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (!error && size > kind.largest)
        return stop(ExitCode::InputHasErrors, messages::tooLarge(path, kind.name, kind.largest));
    auto bytes = readBeginning(path, kind);
    if (bytes && bytes->size() > kind.largest)
        return stop(ExitCode::InputHasErrors, messages::tooLarge(path, kind.name, kind.largest));
    if (bytes && bytes->empty())
        return stop(ExitCode::InputHasErrors, messages::emptyFile(path, kind.name));
    return bytes;
}

Outcome<pack::Loaded> loadPackFile(const std::string& path)
{
    // Empty and too large are said by the loader, with a code.
    const auto bytes = readBeginning(path, {"pack", largestPack});
    if (!bytes)
        return tl::unexpected(bytes.error());
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    return pack::load(*bytes, [&](std::string_view media) -> std::optional<std::uintmax_t> {
        std::error_code error;
        const std::filesystem::path file = folder / media;
        const bool isFile = std::filesystem::is_regular_file(file, error);
        const std::uintmax_t size = isFile ? std::filesystem::file_size(file, error) : 0;
        return isFile && !error ? std::optional(size) : std::nullopt;
    });
}

Outcome<pack::Pack> readPackFile(const std::string& path)
{
    auto loaded = loadPackFile(path);
    if (!loaded)
        return tl::unexpected(loaded.error());
    if (loaded->pack)
        return *std::move(loaded->pack);
    std::string lines;
    for (const pack::Message& message : loaded->messages)
        lines += (lines.empty() ? "" : "\n") + pack::toText(path, message);
    return stop(ExitCode::InputHasErrors, lines);
}

Outcome<exchange::ReadRecord> readRecordFile(const std::string& path)
{
    const auto bytes = readInput(path, {"record", exchange::largestRecord});
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto read = exchange::readRecord(*bytes);
    if (!read)
        return stop(ExitCode::InputHasErrors, messages::badRecord(path, read.error()));
    return *std::move(read);
}

Outcome<std::vector<talk::ScriptMove>> readScriptFile(const std::string& path)
{
    const auto bytes = readInput(path, {"talk script", largestScript});
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto script = talk::parseScript(*bytes);
    if (!script)
        return stop(ExitCode::InputHasErrors, messages::scriptFailed(path, script.error()));
    return *std::move(script);
}

} // namespace ownwords::cli
