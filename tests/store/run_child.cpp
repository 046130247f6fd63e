// SPDX-License-Identifier: Apache-2.0
#include "tests/store/samples.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace ownwords::test {

namespace fs = std::filesystem;

namespace {

std::string quoted(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + '\'';
}

std::string starterOf(RunAs who)
{
    // An ordinary user is one already.
    if (who == RunAs::OrdinaryUser && ::geteuid() == 0)
        return "setpriv --reuid=65534 --clear-groups ";
    if (who == RunAs::OwnMounts)
        return "unshare -Urm ";
    return {};
}

} // namespace

Ran runChild(const TempFolder& folder, const std::vector<std::string>& arguments, RunAs who)
{
    const QTemporaryDir open; // the build folder may be closed to others
    const fs::path place = open.path().toStdString();
    fs::permissions(place, fs::perms(0755));
    fs::permissions(folder.path(), fs::perms(0755));
    const fs::path program = place / "store_child";
    fs::copy_file(OWNWORDS_STORE_CHILD, program);
    fs::permissions(program, fs::perms(0755));
    std::string command = starterOf(who) + quoted(program.string());
    for (const std::string& argument : arguments)
        command += ' ' + quoted(argument);
    if (who == RunAs::TwoOfUs)
        command += " & other=$!; " + command + " && wait $other";
    const fs::path out = place / "out";
    const int status = std::system(("exec </dev/null >" + quoted(out.string()) + " 2>&1; " + command).c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contentsOf(out)};
}

} // namespace ownwords::test
