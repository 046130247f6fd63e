// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// Runs the little programs of these tests, as an ordinary user also when the tests run as root: much that must be
// refused is not refused to root. Nothing is skipped where that cannot be had: the program does not run, and its test
// fails.
namespace ownwords::test {

// An empty folder that the ordinary user may enter and write; gone at the end.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    // Copies a program here, from where the ordinary user may not be allowed to run it. How it is now called.
    std::string bring(const std::filesystem::path& program) const;
    const std::filesystem::path& path() const { return m_path; }
    std::size_t files() const;

private:
    std::filesystem::path m_path;
};

class Child {
public:
    // Starts it in `folder`.
    Child(const Folder& folder, const std::vector<std::string>& command);
    ~Child(); // waits for its end
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    pid_t pid() const { return m_pid; }
    std::string line(); // the next line of what it says; empty = it says nothing more
    std::string rest(); // closes its input, and all that it says until it ends
    int status(); // as of waitpid(); waits for its end

private:
    pid_t m_pid = -1;
    int m_input = -1;
    int m_output = -1;
    int m_status = -1;
};

bool has(const std::string& text, std::string_view line);

} // namespace ownwords::test
