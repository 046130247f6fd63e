// SPDX-License-Identifier: Apache-2.0
#include "tests/durability/child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace ownwords::test {

Child::Child(const std::vector<std::string>& arguments)
{
    std::vector<std::string> command = arguments;
    command.insert(command.begin(), OWNWORDS_DURABILITY_CHILD);
    std::vector<char*> pointers;
    pointers.reserve(command.size() + 1);
    for (std::string& part : command)
        pointers.push_back(part.data());
    pointers.push_back(nullptr);
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    m_pid = ::fork();
    if (m_pid < 0)
        throw std::runtime_error("no child");
    if (m_pid == 0) {
        if (::dup2(pipe[1], STDOUT_FILENO) == STDOUT_FILENO)
            ::execv(pointers.front(), pointers.data());
        ::_exit(127);
    }
    ::close(pipe[1]);
    m_output = pipe[0];
}

Child::~Child()
{
    kill();
    ::close(m_output);
}

std::string Child::line()
{
    std::string line;
    for (char c = 0; ::read(m_output, &c, 1) == 1;) {
        if (c == '\n')
            return line;
        line += c;
    }
    return {}; // what was cut off was never said
}

void Child::kill()
{
    if (m_isRunning)
        ::kill(m_pid, SIGKILL);
    end();
}

int Child::end()
{
    if (m_isRunning)
        ::waitpid(m_pid, &m_status, 0);
    m_isRunning = false;
    return WIFEXITED(m_status) ? WEXITSTATUS(m_status) : -1;
}

} // namespace ownwords::test
