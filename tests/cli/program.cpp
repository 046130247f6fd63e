// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.h"

#include <stdlib.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace ownwords::test {

namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string quoted(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

fs::path newFolder()
{
    std::string name = (fs::temp_directory_path() / "ownwords-cli-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("no temporary folder");
    return name;
}

} // namespace

Folder::Folder()
    : m_path(newFolder())
{
}

Folder::~Folder()
{
    std::error_code error;
    fs::remove_all(m_path, error);
}

void Folder::write(const std::string& name, std::string_view bytes) const
{
    std::ofstream file(m_path / name, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file.flush())
        throw std::runtime_error("cannot write " + name);
}

std::string Folder::read(const std::string& name) const
{
    return contents(m_path / name);
}

bool Folder::has(const std::string& name) const
{
    return fs::exists(m_path / name);
}

std::vector<std::string> Folder::names() const
{
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(m_path))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

Ran Folder::run(const std::vector<std::string>& arguments, const std::string& before) const
{
    return runProgram(OWNWORDS_CLI, arguments, before);
}

Ran Folder::runProgram(
    const std::string& program, const std::vector<std::string>& arguments, const std::string& before) const
{
    const fs::path out = m_path.string() + ".out";
    const fs::path err = m_path.string() + ".err";
    std::string command = "cd " + quoted(m_path.string()) + " && ";
    if (!before.empty())
        command += before + " && ";
    command += "exec " + quoted(program);
    for (const std::string& argument : arguments)
        command += ' ' + quoted(argument);
    const std::string shell = "( " + command + " ) </dev/null >" + quoted(out.string()) + " 2>" + quoted(err.string());
    const int status = std::system(shell.c_str());
    Ran ran{WIFEXITED(status) ? WEXITSTATUS(status) : -1, contents(out), contents(err)};
    fs::remove(out);
    fs::remove(err);
    return ran;
}

bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

std::size_t lines(const std::string& text)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

} // namespace ownwords::test
