// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output_file.h"

#include "app/cli/built_in.h"
#include "app/cli/messages.h"
#include "core/base/ids.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>

namespace ownwords::cli {

namespace fs = std::filesystem;

namespace {

fs::path folderOf(const fs::path& path)
{
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// One name for one file, whichever way it is written.
fs::path realName(const fs::path& path)
{
    std::error_code error;
    const fs::path absolute = fs::weakly_canonical(fs::absolute(path, error), error);
    return error ? path.lexically_normal() : absolute;
}

Outcome<> checkOutput(const std::string& path, bool mayReplace)
{
    std::error_code error;
    const fs::path folder = folderOf(path);
    if (!fs::is_directory(folder, error))
        return stop(ExitCode::CannotReadOrWrite, messages::noFolder(path, folder.string()));
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status) || !fs::path(path).has_filename())
        return stop(ExitCode::CannotReadOrWrite, messages::outputIsFolder(path));
    if (!fs::exists(status))
        return {};
    if (!fs::is_regular_file(status))
        return stop(ExitCode::CannotReadOrWrite, messages::outputIsDevice(path));
    if (!mayReplace)
        return stop(ExitCode::CannotReadOrWrite, messages::outputExists(path));
    return {};
}

// A file under a temporary name: gone again unless it was published.
class Draft {
public:
    Draft(const Output& output, bool mayReplace)
        : m_output(output)
        , m_mayReplace(mayReplace)
        , m_target(mayReplace ? realName(output.path) : fs::path(output.path))
        , m_name(folderOf(m_target) / (".ownwords-" + EventId(freshBytes()).toText() + ".part"))
    {
    }
    ~Draft()
    {
        if (m_isThere)
            ::unlink(m_name.c_str());
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    Outcome<> write()
    {
        const int handle = ::open(m_name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (handle < 0)
            return failed(errno);
        m_isThere = true;
        struct stat old { };
        if (m_mayReplace && ::stat(m_target.c_str(), &old) == 0)
            std::ignore = ::fchmod(handle, old.st_mode & 0777U);
        int error = writeAll(handle);
        if (error == 0 && ::fsync(handle) != 0)
            error = errno;
        if (::close(handle) != 0 && error == 0)
            error = errno;
        return error == 0 ? Outcome<>() : failed(error);
    }

    // Gives the file its name. Without leave to replace, a file that came up meanwhile stays.
    Outcome<> publish()
    {
        if (m_mayReplace) {
            if (::rename(m_name.c_str(), m_target.c_str()) != 0)
                return failed(errno);
            m_isThere = false;
        } else if (::link(m_name.c_str(), m_target.c_str()) != 0) {
            if (errno == EEXIST || fs::exists(m_target))
                return stop(ExitCode::CannotReadOrWrite, messages::outputExists(m_output.path));
            // A file system without hard links, such as that of a memory stick.
            if (::rename(m_name.c_str(), m_target.c_str()) != 0)
                return failed(errno);
            m_isThere = false;
        }
        m_isPublished = true;
        syncFolder();
        return {};
    }

    void takeBack()
    {
        if (m_isPublished && !m_mayReplace)
            ::unlink(m_target.c_str());
    }

private:
    int writeAll(int handle) const
    {
        const std::string& bytes = m_output.bytes;
        for (std::size_t done = 0; done < bytes.size();) {
            const ssize_t count = ::write(handle, bytes.data() + done, bytes.size() - done);
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                return count < 0 ? errno : ENOSPC;
            done += static_cast<std::size_t>(count);
        }
        return 0;
    }

    void syncFolder() const
    {
        const int folder = ::open(folderOf(m_target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder < 0)
            return;
        ::fsync(folder);
        ::close(folder);
    }

    Outcome<> failed(int error) const
    {
        return stop(ExitCode::CannotReadOrWrite, messages::cannotWrite(m_output.path, error));
    }

    const Output& m_output;
    bool m_mayReplace;
    fs::path m_target;
    fs::path m_name;
    bool m_isThere = false;
    bool m_isPublished = false;
};

} // namespace

Outcome<> checkOutputs(const std::vector<std::string>& paths, const std::vector<std::string>& inputs, bool mayReplace)
{
    std::vector<fs::path> names;
    for (const std::string& path : paths) {
        if (path.empty())
            continue;
        const fs::path name = realName(path);
        if (std::find(names.begin(), names.end(), name) != names.end())
            return stop(ExitCode::WrongUsage, messages::sameOutputTwice(path));
        names.push_back(name);
        const auto isIt = [&](const std::string& input) { return !input.empty() && realName(input) == name; };
        if (std::any_of(inputs.begin(), inputs.end(), isIt))
            return stop(ExitCode::WrongUsage, messages::outputIsInput(path));
    }
    for (const std::string& path : paths) {
        if (path.empty())
            continue;
        if (auto good = checkOutput(path, mayReplace); !good)
            return good;
    }
    return {};
}

Outcome<> writeOutputs(const std::vector<Output>& outputs, bool mayReplace)
{
    std::vector<std::unique_ptr<Draft>> drafts;
    for (const Output& output : outputs) {
        drafts.push_back(std::make_unique<Draft>(output, mayReplace));
        if (auto written = drafts.back()->write(); !written)
            return written;
    }
    for (const auto& draft : drafts) {
        auto published = draft->publish();
        if (published)
            continue;
        for (const auto& earlier : drafts)
            earlier->takeBack();
        return published;
    }
    return {};
}

} // namespace ownwords::cli
