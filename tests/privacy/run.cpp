// SPDX-License-Identifier: Apache-2.0
#include "tests/privacy/run.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace ownwords::test {

namespace fs = std::filesystem;

namespace {

void setEnvironment(const TestFolder& folder)
{
    const auto set = [](const char* name, const std::string& value) { ::setenv(name, value.c_str(), 1); };
    set("HOME", folder.home().string());
    set("TMPDIR", folder.tmp().string());
    for (const char* const name : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
             "XDG_RUNTIME_DIR", "TMP", "TEMP", "TEMPDIR"})
        ::unsetenv(name);
    const char* const before = std::getenv("ASAN_OPTIONS");
    set("ASAN_OPTIONS", (before == nullptr ? std::string() : std::string(before) + ':') + "detect_leaks=0");
}

[[noreturn]] void become(const TestFolder& folder, const std::vector<std::string>& command, int output)
{
    setEnvironment(folder);
    std::vector<char*> arguments;
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str())); // NOLINT: execvp changes nothing
    arguments.push_back(nullptr);
    const int nothing = ::open("/dev/null", O_RDONLY);
    const bool ready = ::dup2(nothing, STDIN_FILENO) >= 0 && ::dup2(output, STDOUT_FILENO) >= 0
        && ::dup2(output, STDERR_FILENO) >= 0 && ::chdir(folder.work().c_str()) == 0;
    if (ready)
        ::execvp(arguments.front(), arguments.data());
    ::_exit(127);
}

// `PID name(...) = result`, without the PID: there is a file for each process.
Call callFrom(const std::string& line)
{
    Call call;
    call.text = line;
    call.name = line.substr(0, line.find('('));
    const std::size_t end = line.rfind(" = ");
    call.succeeded = end != std::string::npos && line.compare(end + 3, 1, "-") != 0;
    return call;
}

bool isOpening(const std::string& name)
{
    return name == "open" || name == "openat" || name == "openat2" || name == "creat";
}

// Names in quotes; strace shows no other texts for these calls.
std::vector<std::string> quoted(const std::string& line)
{
    std::vector<std::string> texts;
    for (std::size_t at = line.find('"'); at != std::string::npos;) {
        const std::size_t end = line.find('"', at + 1);
        if (end == std::string::npos)
            break;
        texts.push_back(line.substr(at + 1, end - at - 1));
        at = line.find('"', end + 1);
    }
    return texts;
}

bool changes(const Call& call)
{
    if (isOpening(call.name)) {
        return call.name == "creat" || call.text.find("O_WRONLY") != std::string::npos
            || call.text.find("O_RDWR") != std::string::npos || call.text.find("O_CREAT") != std::string::npos
            || call.text.find("O_TRUNC") != std::string::npos;
    }
    static const std::vector<std::string> beginnings{"mkdir", "rmdir", "unlink", "rename", "link", "symlink", "mknod",
        "truncate", "chmod", "fchmodat", "chown", "lchown", "fchownat", "utime", "futimesat", "setxattr", "lsetxattr",
        "removexattr", "lremovexattr"};
    return std::any_of(beginnings.begin(), beginnings.end(),
        [&](const std::string& beginning) { return call.name.starts_with(beginning); });
}

} // namespace

TestFolder::TestFolder()
    : m_path(fs::canonical(m_folder.path().toStdString()))
{
    for (const fs::path& part : {home(), tmp(), work()})
        fs::create_directory(part);
}

Finished run(const TestFolder& folder, const std::vector<std::string>& command)
{
    std::array<int, 2> output{};
    if (::pipe2(output.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    const pid_t child = ::fork();
    if (child == 0)
        become(folder, command, output[1]);
    ::close(output[1]);
    Finished finished;
    std::array<char, 4096> part{};
    for (ssize_t size = 0; (size = ::read(output[0], part.data(), part.size())) > 0;)
        finished.output.append(part.data(), static_cast<std::size_t>(size));
    ::close(output[0]);
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child)
        throw std::runtime_error("no child");
    finished.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return finished;
}

Watched watch(const TestFolder& folder, const std::string& what, const std::vector<std::string>& command)
{
    const QTemporaryDir place; // not in the folder that is looked at
    const fs::path prefix = fs::path(place.path().toStdString()) / "calls";
    std::vector<std::string> traced{
        "strace", "-ff", "-qq", "-s", "4096", "-e", "signal=none", "-e", "trace=" + what, "-o", prefix.string(), "--"};
    traced.insert(traced.end(), command.begin(), command.end());
    Watched watched;
    watched.finished = run(folder, traced);
    for (const fs::directory_entry& entry : fs::directory_iterator(prefix.parent_path())) {
        std::ifstream file(entry.path());
        for (std::string line; std::getline(file, line);)
            watched.calls.push_back(callFrom(line));
    }
    return watched;
}

std::vector<std::string> Watched::linesWith(const std::string& part) const
{
    std::vector<std::string> lines;
    for (const Call& call : calls) {
        if (call.text.find(part) != std::string::npos)
            lines.push_back(call.text);
    }
    return lines;
}

std::set<std::string> Watched::changedFiles(const fs::path& workingFolder) const
{
    std::set<std::string> files;
    for (const Call& call : calls) {
        if (!call.succeeded || !changes(call))
            continue;
        for (const std::string& name : quoted(call.text))
            files.insert((workingFolder / name).lexically_normal().string());
    }
    return files;
}

} // namespace ownwords::test
