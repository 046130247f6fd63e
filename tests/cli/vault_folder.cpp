// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/vault_folder.h"

#include "core/store/sqlite_store.h"
#include "tests/support/catch_compat.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace ownwords::test {

namespace fs = std::filesystem;

VaultFolder::VaultFolder()
{
    fs::create_directory(path("home"));
    fs::create_directory(path("tmp"));
}

Ran VaultFolder::run(const Arguments& arguments, const std::string& before) const
{
    const std::string places = "export HOME=\"$PWD/home\" TMPDIR=\"$PWD/tmp\" XDG_CACHE_HOME=\"$PWD/home\"";
    return m_folder.runProgram(OWNWORDS_CLI_TESTFLOOR, arguments, before.empty() ? places : places + " && " + before);
}

Ran VaultFolder::good(const Arguments& arguments) const
{
    Ran ran = run(arguments);
    INFO(arguments[0] << ' ' << (arguments.size() > 1 ? arguments[1] : std::string()));
    CAPTURE(ran.out, ran.err);
    REQUIRE(ran.code == 0);
    return ran;
}

Ran VaultFolder::bad(const Arguments& arguments, int code, std::string_view said) const
{
    Ran ran = run(arguments);
    INFO(arguments[0] << ' ' << (arguments.size() > 1 ? arguments[1] : std::string()));
    CAPTURE(ran.out, ran.err, said);
    CHECK(ran.code == code);
    CHECK(holds(ran.err, said));
    return ran;
}

std::string VaultFolder::words(const std::string& name, const std::string& text) const
{
    m_outside.write(name + ".words", (text.empty() ? name + " has words here" : text) + '\n');
    return out(name + ".words");
}

std::string VaultFolder::script(const std::string& name, std::string_view moves) const
{
    m_outside.write(name, moves);
    return out(name);
}

void VaultFolder::newStore() const
{
    good({"store", "new", "s.ownwords", "--organisation", "Hill Homes"});
}

std::string VaultFolder::addPerson(const std::string& name) const
{
    std::string code = codeIn(good(as({"person", "add"}, name)).out);
    REQUIRE(code.size() == 29);
    return code;
}

std::string VaultFolder::addCoach(const std::string& name, const std::string& signIn) const
{
    std::string code = codeIn(good(
        {"coach", "add", "--store", "s.ownwords", "--name", name, "--sign-in", signIn, "--words-file", words(signIn)})
                                  .out);
    REQUIRE(code.size() == 29);
    return code;
}

Arguments VaultFolder::as(Arguments command, const std::string& name, const Arguments& more) const
{
    command.insert(command.end(), {"--store", "s.ownwords", "--name", name, "--words-file", words(name)});
    command.insert(command.end(), more.begin(), more.end());
    return command;
}

void VaultFolder::talk(const std::string& name, std::string_view moves) const
{
    good(as({"talk"}, name, {"--script", script("a.talk", moves), "--date", "2026-06-04"}));
}

std::string VaultFolder::planOf(const std::string& name) const
{
    good(as({"plan"}, name, {"--date", "2026-06-04", "--pdf", out("plan.pdf"), "--text", out("plan.txt"), "--force"}));
    CHECK(m_outside.read("plan.pdf").starts_with("%PDF-"));
    return m_outside.read("plan.txt");
}

std::string VaultFolder::newestBackup() const
{
    std::string newest;
    for (const fs::directory_entry& entry : fs::directory_iterator(path("backups"))) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".backup"))
            newest = std::max(newest, "backups/" + name);
    }
    return newest;
}

void VaultFolder::edit(const std::function<void(store::Store&)>& change, const std::string& name) const
{
    const auto opened = store::openFile(path(name));
    REQUIRE(opened);
    change(*opened->store);
}

std::string codeIn(const std::string& said)
{
    constexpr std::string_view before = "Recovery code: ";
    const auto at = said.find(before);
    return at == std::string::npos ? std::string() : said.substr(at + before.size(), 29);
}

std::vector<std::string> filesWith(const fs::path& folder, std::string_view bytes)
{
    std::vector<std::string> found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string all((std::istreambuf_iterator<char>(file)), {});
        if (all.find(bytes) != std::string::npos)
            found.push_back(entry.path().string());
    }
    return found;
}

} // namespace ownwords::test
