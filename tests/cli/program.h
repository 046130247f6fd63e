// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// Runs the real ownwords-cli in a folder of its own.
namespace ownwords::test {

struct Ran {
    int code = 0;
    std::string out;
    std::string err;
};

class Folder {
public:
    Folder(); // new and empty; gone at the end
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    void write(const std::string& name, std::string_view bytes) const;
    std::string read(const std::string& name) const;
    bool has(const std::string& name) const;
    // Names of all files and folders in it, also hidden ones, sorted.
    std::vector<std::string> names() const;

    // Runs the program here. `before`: shell commands that set limits for it ("ulimit -f 1").
    Ran run(const std::vector<std::string>& arguments, const std::string& before = {}) const;
    // The same with another program: the path of its file.
    Ran runProgram(
        const std::string& program, const std::vector<std::string>& arguments, const std::string& before = {}) const;

private:
    std::filesystem::path m_path;
};

bool holds(const std::string& text, std::string_view part);
std::size_t lines(const std::string& text);

} // namespace ownwords::test
