// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/vault_folder.h"
#include "tests/support/catch_compat.h"

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fstream>

using namespace ownwords;
using namespace ownwords::test;

namespace {

// The program as a child that goes on beside the test, at a terminal of its own.
class Child {
public:
    Child(const VaultFolder& vault, const Arguments& arguments)
    {
        m_pid = ::forkpty(&m_terminal, nullptr, nullptr, nullptr);
        if (m_pid == 0)
            start(vault, arguments);
        REQUIRE(m_pid > 0);
    }
    ~Child()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        ::close(m_terminal);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    // Reads until `text` was said after what was waited for before. False: the program ended without.
    bool waitFor(const std::string& text)
    {
        for (;;) {
            const auto at = m_said.find(text, m_heard);
            if (at != std::string::npos) {
                m_heard = at + text.size();
                return true;
            }
            if (!readMore())
                return false;
        }
    }
    void type(const std::string& line) const { REQUIRE(::write(m_terminal, line.data(), line.size()) > 0); }
    void kill() const { ::kill(m_pid, SIGKILL); }
    // Everything that is still said, and how it ended.
    int end()
    {
        while (readMore()) { }
        int status = 0;
        ::waitpid(m_pid, &status, 0);
        m_pid = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    const std::string& said() const { return m_said; }

private:
    [[noreturn]] static void start(const VaultFolder& vault, const Arguments& arguments)
    {
        std::vector<const char*> all{OWNWORDS_CLI_TESTFLOOR};
        for (const std::string& argument : arguments)
            all.push_back(argument.c_str());
        all.push_back(nullptr);
        if (::chdir(vault.folder().path().c_str()) == 0)
            ::execv(OWNWORDS_CLI_TESTFLOOR, const_cast<char* const*>(all.data()));
        ::_exit(127);
    }

    bool readMore()
    {
        std::array<char, 4096> part{};
        const ssize_t count = ::read(m_terminal, part.data(), part.size());
        if (count <= 0)
            return false;
        m_said.append(part.data(), static_cast<std::size_t>(count));
        return true;
    }

    pid_t m_pid = -1;
    int m_terminal = -1;
    std::string m_said;
    std::size_t m_heard = 0;
};

std::size_t lastIn(const std::string& said, const std::string& before)
{
    const auto at = said.rfind(before);
    return at == std::string::npos ? 0 : std::strtoul(said.c_str() + at + before.size(), nullptr, 10);
}

} // namespace

TEST_CASE("Saves are counted on over runs")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    CHECK(vault.good(vault.as({"store", "soak"}, "ann", {"--verify"})).out == "last 0\n");
    const Ran first = vault.good(vault.as({"store", "soak"}, "ann", {"--saves", "12"}));
    CHECK(first.out.starts_with("saved 1\nsaved 2\n"));
    CHECK(first.out.ends_with("saved 12\n"));
    CHECK(vault.good(vault.as({"store", "soak"}, "ann", {"--verify"})).out == "last 12\n");
    CHECK(vault.good(vault.as({"store", "soak"}, "ann", {"--saves", "9"})).out.starts_with("saved 13\n"));
    CHECK(vault.good(vault.as({"store", "soak"}, "ann", {"--verify"})).out == "last 21\n");
}

TEST_CASE("A program that is killed while it saves has lost no save that it told of")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    std::size_t least = 0;
    for (int round = 1; round <= 4; ++round) {
        CAPTURE(round);
        {
            Child child(vault, vault.as({"store", "soak"}, "ann", {"--saves", "100000"}));
            REQUIRE(child.waitFor("saved " + std::to_string(least + static_cast<std::size_t>(7 * round))));
            child.kill();
            CHECK(child.end() == -1);
            least = lastIn(child.said().substr(0, child.said().rfind('\n')), "saved ");
        }
        const Ran ran = vault.good(vault.as({"store", "soak"}, "ann", {"--verify"}));
        const std::size_t found = lastIn(ran.out, "last ");
        CHECK(found >= least);
        CHECK(found <= least + 2); // one may be saved and not told of
        least = found;
    }
}

TEST_CASE("A file that another program has open is left to it")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addPerson("ann");
    vault.addPerson("bob");
    Child child(vault, vault.as({"store", "soak"}, "ann", {"--saves", "100000"}));
    REQUIRE(child.waitFor("saved 3"));
    for (const Arguments& arguments : {vault.as({"person", "unlock"}, "bob"), Arguments{"store", "info", "s.ownwords"},
             Arguments{"store", "restore", "s.ownwords", "--from", "x"}}) {
        const Ran ran = vault.bad(arguments, 4, "s.ownwords: Another program has this file open.");
        CHECK(lines(ran.err) == 1);
    }
    child.kill();
    CHECK(child.end() == -1);
    vault.good(vault.as({"person", "unlock"}, "bob")); // a dead program's lock stops nobody
}

TEST_CASE("Words are typed at a terminal and not shown")
{
    const VaultFolder vault;
    vault.newStore();
    Child add(vault, {"person", "add", "--store", "s.ownwords", "--name", "ann"});
    REQUIRE(add.waitFor("Press Enter to take them, or type your own (10 letters or more): "));
    REQUIRE(add.waitFor("Your secret words: "));
    add.type("\n"); // the four that were offered
    REQUIRE(add.waitFor("Recovery code: "));
    REQUIRE(add.waitFor("the last five letters and numbers of the code (Enter = later): "));
    add.type("00000\n");
    REQUIRE(add.waitFor("Those are not the last five letters and numbers."));
    REQUIRE(add.waitFor("(Enter = later): "));
    const std::string code = codeIn(add.said());
    REQUIRE(code.size() == 29);
    add.type(code.substr(24) + '\n');
    REQUIRE(add.waitFor("The code counts as kept."));
    CHECK(add.end() == 0);
    const std::string offered = add.said().substr(add.said().find("or more): ") + 10);
    const std::string words = offered.substr(0, offered.find('\r'));
    CHECK(std::count(words.begin(), words.end(), ' ') == 3);

    Child change(vault, {"person", "change-words", "--store", "s.ownwords", "--name", "ann"});
    REQUIRE(change.waitFor("Your secret words: "));
    change.type(words + '\n');
    REQUIRE(change.waitFor("New secret words: "));
    change.type("words that nobody sees\n");
    REQUIRE(change.waitFor("New secret words, once more: "));
    change.type("words that nobody sees\n");
    CHECK(change.end() == 0);
    CHECK_FALSE(holds(change.said(), words));
    CHECK_FALSE(holds(change.said(), "nobody sees"));
    vault.good({"person", "unlock", "--store", "s.ownwords", "--name", "ann", "--words-file",
        vault.words("ann", "words that nobody sees")});

    Child twoWays(vault, vault.as({"person", "add"}, "bob"));
    CHECK(twoWays.waitFor("(Enter = later): "));
    twoWays.type("\n");
    CHECK(twoWays.end() == 0);
    Child stopped(vault, {"person", "unlock", "--store", "s.ownwords", "--name", "ann"});
    REQUIRE(stopped.waitFor("Your secret words: "));
    stopped.type("\x03"); // Ctrl+C
    CHECK(stopped.end() == -1);
}

TEST_CASE("At a terminal nobody shares without having compared the check words")
{
    const VaultFolder vault;
    vault.newStore();
    vault.addCoach("Sam Hill", "sam");
    vault.addPerson("ann");
    const Arguments share = vault.as({"person", "share"}, "ann", {"--coach", "Sam Hill", "--purpose", "help"});
    Child no(vault, share);
    REQUIRE(no.waitFor("Type yes to share: "));
    no.type("\n");
    REQUIRE(no.waitFor("Nothing was shared."));
    CHECK(no.end() == 1);
    CHECK(holds(vault.good(vault.as({"person", "unlock"}, "ann")).out, "Shared with nobody"));
    Child yes(vault, share);
    REQUIRE(yes.waitFor("Type yes to share: "));
    yes.type("yes\n");
    CHECK(yes.end() == 0);
    CHECK(holds(vault.good(vault.as({"person", "unlock"}, "ann")).out, "Shared with Sam Hill"));
}
