// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "tests/privacy/run.h"
#include "tests/privacy/traces.h"
#include "tests/vault/kit.h"

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;

namespace {

namespace fs = std::filesystem;

std::vector<Bytes> column(Kit& kit, const std::string& what, const PersonId& person)
{
    return kit.sql("SELECT " + what + " WHERE person_id = ?", {bytesOf(person.bytes())});
}

// Everything that lies in the file for one person now.
void addAll(Traces& traces, Kit& kit, const vault::OpenPerson& person)
{
    for (const char* const what : {"keyring FROM person", "reset FROM person", "sealed FROM manifest",
             "sealed FROM record", "record_id FROM record", "sealed FROM grant_"}) {
        for (const Bytes& value : column(kit, what, person.id))
            traces.add(what, value);
    }
    const vault::Keyring& keyring = person.owner->keyring;
    std::vector<IdBytes> locators = keyring.retiredSlots;
    locators.push_back(keyring.wordsSlot);
    locators.push_back(keyring.recoverySlot);
    for (const IdBytes& locator : locators) {
        traces.add("locator", bytesOf(locator));
        const auto slot = kit.store().slot(locator);
        REQUIRE(slot);
        if (*slot)
            traces.add("slot", (*slot)->sealed);
    }
    traces.add("id", bytesOf(person.id.bytes()));
}

// Everything the file says of everybody else.
std::vector<Bytes> others(Kit& kit, const PersonId& but)
{
    std::vector<Bytes> all;
    for (const char* const table : {"person", "manifest", "record", "grant_"}) {
        const std::string name = table;
        const std::string value = name == "person" ? "keyring" : "sealed";
        for (Bytes& bytes : kit.sql("SELECT person_id || " + value + " FROM " + name
                     + " WHERE person_id <> ? ORDER BY person_id, " + value,
                 {bytesOf(but.bytes())}))
            all.push_back(std::move(bytes));
    }
    return all;
}

std::vector<std::string> wordsOfPerson(Kit& kit, const std::string& name)
{
    return wordsOf(kit.unlock(name).record);
}

} // namespace

// Test 10.
TEST_CASE("after erasing, no byte of the person is in file, log or any copy, and others are as they were", "[erase]")
{
    Kit kit;
    vault::OpenCoach coach = kit.addCoach("Jo");
    vault::OpenPerson person = kit.addPerson("Alice").person;
    vault::OpenPerson neighbour = kit.addPerson("Bob").person;
    const fs::path elsewhere = kit.folder() / "stick";
    fs::create_directory(elsewhere);
    REQUIRE(vault::addBackupFolder(kit.place(), elsewhere));

    Traces traces;
    const SittingId first = newSitting();
    REQUIRE(kit.say(person, first, std::string(9'000, 'a') + " bees in the old shed"));
    REQUIRE(kit.say(neighbour, newSitting(), "My own garden"));
    REQUIRE(vault::share(kit.place(), person, coach.id, {"to plan", std::nullopt}, &coach));
    REQUIRE(vault::share(kit.place(), neighbour, coach.id, {"to plan", std::nullopt}, &coach));
    addAll(traces, kit, person);
    REQUIRE(vault::backUp(kit.place()));
    kit.advance(std::chrono::hours(30));
    REQUIRE(vault::changeWords(kit.place(), person, {"Alice", "a walk along the harbour wall"}));
    REQUIRE(vault::newRecoveryCode(kit.place(), person));
    REQUIRE(kit.say(person, first, "and a boat"));
    REQUIRE(kit.type(person, first, "half a sentence"));
    REQUIRE(vault::signOut(kit.place(), person));
    addAll(traces, kit, person);
    REQUIRE(vault::backUp(kit.place()));
    // A restore sets a file aside; it holds everybody, too.
    const auto backups = store::backupsIn(kit.folder() / "backups");
    REQUIRE(backups);
    REQUIRE(backups->size() == 2);
    kit.close();
    const auto aside = store::restoreBackup(backups->front().path, kit.file(), kit.now());
    REQUIRE(aside);
    kit.open();
    auto again = vault::unlock(kit.place(), {"Alice", "a walk along the harbour wall"});
    REQUIRE(again);
    addAll(traces, kit, *again);
    const std::vector<Bytes> before = others(kit, person.id);
    const std::vector<std::string> neighbourWords = wordsOfPerson(kit, "Bob");

    REQUIRE(traces.samples() > 500);
    REQUIRE_FALSE(traces.foundInFile(kit.file()).empty()); // the search finds what is there
    for (const store::Backup& backup : *backups)
        REQUIRE_FALSE(traces.foundInFile(backup.path).empty());
    REQUIRE_FALSE(traces.foundInFile(*aside).empty());

    const auto receipt = vault::erase(kit.place(), *again);
    REQUIRE(receipt);
    CHECK(receipt->failed.empty());
    CHECK(receipt->notSeen.empty());
    CHECK(receipt->cleaned.size() == 5); // two in each folder, and the one that was set aside
    CHECK(traces.foundIn(kit.folder()) == std::vector<std::string>());

    CHECK(others(kit, person.id) == before);
    CHECK(wordsOfPerson(kit, "Bob") == neighbourWords);
    const auto people = vault::peopleOf(kit.place(), coach);
    REQUIRE(people);
    CHECK(people->size() == 1);
    kit.close();
    CHECK(traces.foundIn(kit.folder()) == std::vector<std::string>());
    for (const store::Backup& backup : *backups) {
        const auto findings = store::checkFile(backup.path);
        REQUIRE(findings);
        CHECK(findings->empty());
    }
}

TEST_CASE("a copy that is too damaged to be cleaned is named to the person", "[erase]")
{
    Kit kit;
    vault::OpenPerson person = kit.addPerson("Alice").person;
    REQUIRE(kit.say(person, newSitting(), "bees"));
    REQUIRE(vault::backUp(kit.place()));
    const auto backups = store::backupsIn(kit.folder() / "backups");
    REQUIRE(backups);
    Bytes bytes = slurp(backups->front().path);
    bytes.replace(bytes.size() / 2, 4096, 4096, '\x5A');
    spit(backups->front().path, bytes);
    const auto receipt = vault::erase(kit.place(), person);
    REQUIRE(receipt);
    CHECK(receipt->cleaned.empty());
    CHECK(receipt->failed == std::vector{backups->front().path});
}

TEST_CASE("words that were taken out are in no copy, and the fresh one has the rest", "[erase]")
{
    Kit kit;
    vault::OpenPerson person = kit.addPerson("Alice").person;
    const SittingId sitting = newSitting();
    REQUIRE(kit.say(person, sitting, "keep this"));
    REQUIRE(kit.say(person, sitting, "take this out"));
    Traces traces;
    addAll(traces, kit, person);
    REQUIRE(vault::backUp(kit.place()));
    const auto old = store::backupsIn(kit.folder() / "backups");
    REQUIRE(old);
    kit.close();
    const auto aside = store::restoreBackup(old->front().path, kit.file(), kit.now());
    REQUIRE(aside);
    kit.open();
    person = kit.unlock("Alice");
    REQUIRE_FALSE(traces.foundInFile(*aside).empty());
    kit.advance(std::chrono::hours(30)); // two copies of one day would be thinned out

    REQUIRE(kit.takeOut(person, sitting, "take this out"));
    const auto receipt = vault::takeOutOfBackups(kit.place(), person);
    REQUIRE(receipt);
    CHECK(receipt->failed.empty());
    CHECK(receipt->cleaned.size() == 2);
    CHECK(receipt->notSeen.empty());
    CHECK(traces.foundInFile(*aside).empty());
    CHECK(traces.foundInFile(old->front().path).empty());
    const auto fresh = store::backupsIn(kit.folder() / "backups");
    REQUIRE(fresh);
    REQUIRE(fresh->size() == 2);
    kit.close();
    REQUIRE(store::restoreBackup(fresh->front().path, kit.file(), kit.now()));
    kit.open();
    const std::vector<std::string> words = wordsOf(kit.unlock("Alice").record);
    CHECK(std::count(words.begin(), words.end(), "keep this") == 1);
    CHECK(std::count(words.begin(), words.end(), "take this out") == 0);
}

// Test 5, with the vault's own call, on a real small disk that is mounted for the child alone.
TEST_CASE("erasing works on a full disk", "[erase]")
{
    const TestFolder folder;
    const Finished done = run(folder, {"unshare", "-Urm", OWNWORDS_PRIVACY_CHILD, "full"});
    CHECK(done.output == "full 1\nchange refused 1\nerased 1\ntraces before 1 after 0\nneighbour 1\ndamage 0\n");
    CHECK(done.status == 0);
}

TEST_CASE("without the ballast it does not: the test above can fail", "[erase]")
{
    const TestFolder folder;
    const Finished done = run(folder, {"unshare", "-Urm", OWNWORDS_PRIVACY_CHILD, "full-without-ballast"});
    CHECK(done.output == "full 1\nchange refused 1\nerased 0\nfull again 1\n");
}
