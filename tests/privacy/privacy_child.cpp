// SPDX-License-Identifier: Apache-2.0
// What the tests of privacy run in a process of its own: a whole session that is watched, and a disk that is full.
#include "core/guard/process_guard.h"
#include "core/store/backups.h"
#include "core/usecase/people.h"
#include "tests/privacy/traces.h"
#include "tests/support/vault_fixture.h"

#include <sys/mount.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

using namespace ownwords;
using namespace ownwords::test;

namespace {

namespace fs = std::filesystem;

std::size_t librariesOfNetwork()
{
    std::ifstream maps("/proc/self/maps");
    std::size_t found = 0;
    for (std::string line; std::getline(maps, line);)
        found += line.find("libQt6Network") == std::string::npos ? 0 : 1;
    return found;
}

void moveToAnotherFile(VaultFixture& home, const vault::OpenPerson& person, const vault::OpenCoach& coach)
{
    const auto packs = worked(usecase::packBytesOf(home.store(), person.record));
    const Bytes own = worked(vault::exportWithWords(home.place(), person, "a gate painted twice in green", packs));
    const Bytes forCoach = worked(vault::exportForCoach(person, coach.notebook.box.open, packs));
    worked(vault::openExportForCoach(coach, forCoach));
    VaultFixture other;
    const auto exported = worked(vault::openExport(other.place(), own, "a gate painted twice in green"));
    worked(vault::importPerson(other.place(), exported, VaultFixture::signIn("Alice")));
}

// Everything a day at one computer brings.
void session()
{
    VaultFixture home;
    vault::OpenCoach coach = home.coach("Jo").coach;
    vault::OpenPerson person = home.person("Alice").person;
    worked(vault::share(home.place(), person, coach.id, {"to plan together", std::nullopt}, &coach));
    home.say(person, {"Everything about bees.", "A garden with a gate."});
    worked(vault::peopleOf(home.place(), coach));
    worked(vault::openShared(home.place(), coach, person.id));
    worked(vault::backUp(home.place()));
    worked(vault::changeWords(home.place(), person, VaultFixture::signIn("Alice II")));
    moveToAnotherFile(home, person, coach);
    worked(vault::withdraw(home.place(), person, coach.id));
    worked(vault::signOut(home.place(), person));
    home.close();
    const auto backups = worked(store::backupsIn(home.folder() / "backups"));
    worked(store::restoreBackup(backups.front().path, home.file(), home.now()));
    home.reopen();
    person = home.unlock("Alice");
    worked(vault::erase(home.place(), person));
}

int protectedSession()
{
    const bool isProtected = guard::protectProcess().has_value();
    session();
    std::cout << "protected " << isProtected << "\nlibraries of network " << librariesOfNetwork() << '\n';
    return 0;
}

// Rows of nobody until there is no room for one more, then the last bytes of the disk.
void fill(VaultFixture& home)
{
    for (std::size_t i = 0;; ++i) {
        std::string hash = std::to_string(i);
        hash.insert(0, 64 - hash.size(), '0');
        const auto put = home.store().putPack(hash, crypto::randomBytes(20'000));
        if (!put && put.error().code != ErrorCode::DiskFull)
            worked(put);
        if (!put)
            break;
    }
    std::ofstream rest(home.folder() / "rest", std::ios::binary);
    while (rest.write("12345678", 8).flush())
        ;
}

void addTraces(Traces& traces, const VaultFixture& home, const vault::OpenPerson& person)
{
    const std::string where = " WHERE person_id = x'" + person.id.toText() + '\'';
    for (const char* const what : {"keyring FROM person", "sealed FROM manifest", "sealed FROM record"}) {
        for (const Bytes& value : VaultFixture::rawSql(home.file(), std::string("SELECT ") + what + where))
            traces.add(what, value);
    }
    const auto& id = person.id.bytes();
    traces.add("id", {reinterpret_cast<const char*>(id.data()), id.size()});
}

int fullDisk(bool withBallast)
{
    const char* const folder = std::getenv("TMPDIR"); // where the fixture makes its own
    if (folder == nullptr || ::mount("tmpfs", folder, "tmpfs", 0, "size=12m") != 0) {
        std::cout << "no small disk\n";
        return 1;
    }
    VaultFixture home;
    vault::OpenPerson neighbour = home.person("Bob").person;
    home.say(neighbour, {"My own garden."});
    vault::OpenPerson person = home.person("Alice").person;
    home.say(person, {std::string(15'000, 'x'), std::string(15'000, 'y'), std::string(15'000, 'z')});
    Traces traces;
    addTraces(traces, home, person);
    if (withBallast)
        worked(store::keepBallast(home.file()));
    fill(home);
    std::cout << "full " << (fs::space(folder).available == 0) << '\n';
    talk::Talk talk = home.talk(neighbour);
    home.answer(talk, std::string(15'000, 'w'));
    const auto refused = usecase::save(home.place(), neighbour, talk);
    std::cout << "change refused " << (!refused && refused.error().code == ErrorCode::DiskFull) << '\n';
    // Another day, another month: the file is opened again, and the person signs in to leave.
    home.reopen();
    home.pass(std::chrono::hours(24 * 40));
    person = home.unlock("Alice");
    const bool before = !traces.foundIn(folder).empty();
    const auto receipt = vault::erase(home.place(), person);
    std::cout << "erased " << (receipt && receipt->failed.empty()) << '\n';
    if (!receipt) {
        std::cout << "full again " << (receipt.error().code == ErrorCode::DiskFull) << '\n';
        return 0;
    }
    std::cout << "traces before " << before << " after " << traces.foundIn(folder).size() << '\n';
    home.reopen();
    std::cout << "neighbour " << (wordsIn(home.unlock("Bob").record) == std::vector<std::string>{"My own garden."})
              << '\n';
    home.close();
    std::cout << "damage " << worked(store::checkFile(home.file())).size() << '\n';
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    const std::string mode = count == 2 ? arguments[1] : "";
    try {
        if (mode == "session")
            return protectedSession();
        if (mode == "full" || mode == "full-without-ballast")
            return fullDisk(mode == "full");
        return 64;
    } catch (const std::exception& error) {
        std::cout << "failed: " << error.what() << '\n';
        return 1;
    }
}
