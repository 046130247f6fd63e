// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTemporaryDir>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

// Runs programs as a person at a fresh account would, and watches what they ask of the system. Nothing is skipped:
// where a tool is missing, its exit status is 127 and the test fails.
namespace ownwords::test {

// home, tmp and work, all empty, in a folder that goes at the end.
class TestFolder {
public:
    TestFolder();
    std::filesystem::path path() const { return m_path; }
    std::filesystem::path home() const { return m_path / "home"; }
    std::filesystem::path tmp() const { return m_path / "tmp"; }
    std::filesystem::path work() const { return m_path / "work"; }

private:
    QTemporaryDir m_folder;
    std::filesystem::path m_path;
};

struct Finished {
    int status = -1; // exit status; -1 = ended by a signal
    std::string output; // of both kinds
};

// In `work`, with HOME, TMPDIR and the folders of the desktop in `folder`, nothing to read, and no search for leaks:
// that needs to trace itself, which a program that is watched or protected cannot.
Finished run(const TestFolder& folder, const std::vector<std::string>& command);

// What a program asked of the system, of all its threads and children.
struct Call {
    std::string name; // "openat"
    std::string text; // the whole line
    bool succeeded = false;
};
struct Watched {
    Finished finished;
    std::vector<Call> calls;

    std::vector<std::string> linesWith(const std::string& part) const;
    // Files and folders that were made, written, renamed, removed or changed, by their absolute paths.
    std::set<std::string> changedFiles(const std::filesystem::path& workingFolder) const;
};
// `what` as strace's --trace: "%file,creat".
Watched watch(const TestFolder& folder, const std::string& what, const std::vector<std::string>& command);

} // namespace ownwords::test
