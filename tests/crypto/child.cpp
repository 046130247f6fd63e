// SPDX-License-Identifier: Apache-2.0
#include "tests/crypto/child.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <iterator>
#include <stdexcept>

namespace ownwords::test {

namespace fs = std::filesystem;

namespace {

constexpr uid_t nobody = 65534;

void must(bool done, const char* what)
{
    if (!done)
        throw std::runtime_error(what);
}

std::array<int, 2> newPipe()
{
    std::array<int, 2> ends{};
    must(::pipe2(ends.data(), O_CLOEXEC) == 0, "no pipe");
    return ends;
}

std::vector<std::string> asOrdinaryUser(std::vector<std::string> command)
{
    if (::geteuid() != 0)
        return command;
    const std::string id = std::to_string(nobody);
    std::vector<std::string> whole = {"setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--"};
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
}

} // namespace

Folder::Folder()
{
    std::string name = (fs::temp_directory_path() / "ownwords-crypto-XXXXXX").string();
    must(::mkdtemp(name.data()) != nullptr, "no temporary folder");
    m_path = name;
    if (::geteuid() == 0)
        must(::chown(name.c_str(), nobody, nobody) == 0, "no folder for an ordinary user");
}

Folder::~Folder()
{
    std::error_code error;
    fs::remove_all(m_path, error);
}

std::string Folder::bring(const fs::path& program) const
{
    const fs::path copy = m_path / program.filename();
    fs::copy_file(program, copy);
    fs::permissions(copy, fs::perms(0755));
    return copy.string();
}

std::size_t Folder::files() const
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(m_path), fs::directory_iterator()));
}

Child::Child(const Folder& folder, const std::vector<std::string>& command)
{
    std::vector<std::string> whole = asOrdinaryUser(command);
    std::vector<char*> arguments;
    for (std::string& part : whole)
        arguments.push_back(part.data());
    arguments.push_back(nullptr);
    const std::array<int, 2> input = newPipe();
    const std::array<int, 2> output = newPipe();
    m_pid = ::fork();
    must(m_pid >= 0, "no child");
    if (m_pid == 0) {
        const bool ready = ::dup2(input[0], STDIN_FILENO) == STDIN_FILENO
            && ::dup2(output[1], STDOUT_FILENO) == STDOUT_FILENO && ::chdir(folder.path().c_str()) == 0;
        if (ready)
            ::execvp(arguments.front(), arguments.data());
        ::_exit(127);
    }
    ::close(input[0]);
    ::close(output[1]);
    m_input = input[1];
    m_output = output[0];
}

Child::~Child()
{
    rest();
    status();
    ::close(m_output);
}

std::string Child::line()
{
    std::string line;
    for (char c = 0; ::read(m_output, &c, 1) == 1 && c != '\n';)
        line += c;
    return line;
}

std::string Child::rest()
{
    if (m_input >= 0)
        ::close(m_input);
    m_input = -1;
    std::string all;
    std::array<char, 4096> part{};
    for (ssize_t size = 0; (size = ::read(m_output, part.data(), part.size())) > 0;)
        all.append(part.data(), static_cast<std::size_t>(size));
    return all;
}

int Child::status()
{
    if (m_status == -1)
        must(::waitpid(m_pid, &m_status, 0) == m_pid, "no child to wait for");
    return m_status;
}

bool has(const std::string& text, std::string_view line)
{
    return ('\n' + text).find('\n' + std::string(line) + '\n') != std::string::npos;
}

} // namespace ownwords::test
