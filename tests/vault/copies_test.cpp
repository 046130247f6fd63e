// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "core/store/ledger.h"
#include "tests/vault/kit.h"

using namespace ownwords;
using namespace ownwords::test;
namespace fs = std::filesystem;

// What is done while a place for copies cannot be written, and what becomes of the copies themselves.
namespace {

const vault::Sharing support{"to help with my goals", std::nullopt};

// Sunny, who shares with Jo, and a stick with copies.
struct Copied : Kit {
    Copied()
        : jo(addCoach("jo"))
        , sunny(addPerson("sunny").person)
    {
        fs::create_directory(stick);
        REQUIRE(vault::addBackupFolder(place(), stick));
        REQUIRE(vault::share(place(), sunny, jo.id, support, &jo));
        REQUIRE(say(sunny, talk, "I keep bees"));
        REQUIRE(vault::signOut(place(), sunny));
        REQUIRE(vault::backUp(place()));
    }

    // Nothing can be written to its ledger, by nobody: permissions do not stop everybody.
    void block() const
    {
        fs::remove(stick / "ownwords.ledger");
        fs::create_directory(stick / "ownwords.ledger");
    }
    store::Ledger ledger() const { return store::readLedger(store::ledgerOf(file())).value(); }

    fs::path stick = folder() / "stick";
    SittingId talk = newSitting();
    vault::OpenCoach jo;
    vault::OpenPerson sunny;
};

} // namespace

TEST_CASE_METHOD(Copied, "a place for copies that cannot be written keeps nobody from taking sharing back", "[copies]")
{
    block();
    REQUIRE(vault::withdraw(place(), sunny, jo.id));
    CHECK(vault::peopleOf(place(), jo).value().empty());
    CHECK(ledger().leastEpoch.at(sunny.id) == sunny.epoch);
    CHECK(fs::file_size(file().string() + "-wal") == 0);
}

TEST_CASE_METHOD(Copied, "nor from new words, which are said to count only when they do", "[copies]")
{
    block();
    const vault::SignIn fresh{"sunny", "quite other words for it"};
    REQUIRE(vault::changeWords(place(), sunny, fresh));
    CHECK(vault::unlock(place(), fresh));
    CHECK(vault::unlock(place(), signIn("sunny")).error().code == ErrorCode::WrongWords);
    CHECK(ledger().leastEpoch.at(sunny.id) == sunny.epoch);
}

TEST_CASE_METHOD(Copied, "nor from taking words out, or from a record of one's own with its code", "[copies]")
{
    block();
    const auto saved = takeOut(sunny, talk, "I keep bees");
    REQUIRE(saved);
    CHECK(saved->redacted == 1);
    CHECK(ledger().redacted.contains(sunny.id));
    auto kept = vault::createKept(place(), jo);
    REQUIRE(kept);
    const auto code = vault::makeMine(place(), *kept, {"robin", "a walk along the harbour wall"}, false);
    REQUIRE(code);
    CHECK(vault::unlockWithCode(place(), *code));
}

TEST_CASE_METHOD(Copied, "nor from being taken out, and the receipt names what could not be cleaned", "[copies]")
{
    block();
    const auto copies = store::backupsIn(stick).value();
    REQUIRE(copies.size() == 1);
    Bytes damaged = slurp(copies.front().path);
    damaged.replace(damaged.size() / 2, 4096, 4096, '\x5A');
    spit(copies.front().path, damaged);
    const auto receipt = vault::erase(place(), sunny);
    REQUIRE(receipt);
    CHECK(receipt->failed == std::vector{copies.front().path});
    CHECK(receipt->cleaned.size() == 1);
    CHECK(store().person(sunny.id).value() == std::nullopt);
    CHECK(ledger().erased.contains(sunny.id));
}

TEST_CASE_METHOD(Copied, "what the ledger missed is written when the person signs in next", "[copies]")
{
    REQUIRE(vault::withdraw(place(), sunny, jo.id));
    REQUIRE(takeOut(sunny, talk, "I keep bees"));
    const store::Ledger before = ledger();
    fs::remove(store::ledgerOf(file())); // as a power cut between the file and its ledger leaves it
    const auto again = unlock("sunny");
    CHECK(again.epoch == sunny.epoch);
    CHECK(ledger() == before);
}

TEST_CASE_METHOD(Copied, "a place that cannot be written is not taken as one for copies", "[copies]")
{
    const fs::path other = folder() / "other";
    fs::create_directories(other / "ownwords.ledger");
    CHECK_FALSE(vault::addBackupFolder(place(), other));
    CHECK(vault::backupFolders(place()).value() == std::vector{folder() / "backups", stick});
}

TEST_CASE_METHOD(Copied, "a place that cannot be written does not keep the copy from the others", "[copies]")
{
    const fs::path other = folder() / "other";
    fs::create_directory(other);
    REQUIRE(vault::addBackupFolder(place(), other));
    block();
    const auto made = vault::backUp(place());
    REQUIRE(made);
    REQUIRE(made->failed.size() == 1);
    CHECK(made->failed.front().folder == stick);
    CHECK(made->made.size() == 2);
    CHECK(store::backupsIn(other).value().size() == 1);
}

TEST_CASE_METHOD(Copied, "the copies are closed to whom sharing was taken back from, and to nobody else", "[copies]")
{
    auto max = addCoach("max");
    auto bob = addPerson("bob");
    REQUIRE(vault::share(place(), bob.person, jo.id, support, &jo));
    REQUIRE(vault::share(place(), sunny, max.id, support, &max));
    advance(std::chrono::hours(30));
    REQUIRE(vault::backUp(place()));
    const fs::path copy = store::backupsIn(stick).value().front().path;
    const fs::path away = folder() / "pulled out";
    const auto grants = [&](const fs::path& file, const CoachId& coach) {
        const auto opened = store::openFile(file);
        REQUIRE(opened);
        return opened->store->sharedWith(coach).value().size();
    };
    REQUIRE(grants(copy, jo.id) == 2);
    const bool isAway = GENERATE(false, true);
    if (isAway)
        fs::rename(stick, away);
    REQUIRE(vault::withdraw(place(), sunny, jo.id));
    const auto receipt = vault::closeInBackups(place());
    REQUIRE(receipt);
    CHECK(receipt->failed.empty());
    CHECK(receipt->notSeen == (isAway ? std::vector{stick} : std::vector<fs::path>()));
    CHECK(receipt->cleaned.size() == (isAway ? 2U : 4U));
    if (isAway) { // with the next copy that goes there
        fs::rename(away, stick);
        REQUIRE(grants(copy, jo.id) == 2);
        REQUIRE(vault::backUp(place()));
    }
    for (const fs::path& closed : {copy, store::backupsIn(folder() / "backups").value().back().path}) {
        CHECK(grants(closed, jo.id) <= 1); // bob's
        CHECK(store::checkFile(closed).value().empty());
    }
    CHECK(grants(copy, jo.id) == 1);
    CHECK(grants(copy, max.id) == 0); // a restore would end them as well: nobody can tell from there who may look
    CHECK(vault::openShared(place(), max, sunny.id)); // in the file max goes on
    const auto again = vault::closeInBackups(place());
    CHECK(again->cleaned.empty());
}

TEST_CASE_METHOD(Copied, "who came back by an export stays in the copies", "[copies]")
{
    const auto exported = vault::exportWithWords(place(), sunny, "words for the journey", {});
    REQUIRE(exported);
    REQUIRE(vault::erase(place(), sunny));
    const auto opened = vault::openExport(place(), *exported, "words for the journey");
    REQUIRE(opened);
    auto back = vault::importPerson(place(), *opened, signIn("sunny"));
    REQUIRE(back);
    advance(std::chrono::hours(30));
    REQUIRE(vault::backUp(place()));
    advance(std::chrono::hours(30));
    REQUIRE(vault::backUp(place()));
    const auto copies = store::backupsIn(folder() / "backups").value();
    for (const std::size_t newest : {0U, 1U})
        CHECK(slurp(copies.at(newest).path).find(bytesOf(sunny.id.bytes())) != Bytes::npos);
    unlock("sunny"); // from now on no copy that comes back leaves her out
    CHECK_FALSE(ledger().erased.contains(sunny.id));
}

TEST_CASE_METHOD(Copied, "records that are let go leave the copies too, those kept from an update as well", "[copies]")
{
    const fs::path kept = folder() / "backups" / "ownwords-20260604T110000Z-before-9.backup";
    fs::copy_file(store::backupsIn(kept.parent_path()).value().front().path, kept);
    auto bob = addPerson("bob");
    const auto useFor = [&](int days) {
        for (int i = 0; i < days; ++i, advance(std::chrono::hours(24)))
            REQUIRE(vault::noteDay(place()));
    };
    advance(std::chrono::hours(24 * 365 * 4));
    unlock("bob"); // his stays
    useFor(4);
    REQUIRE(vault::hold(place(), jo).value() == 1);
    useFor(32);
    const auto gone = vault::letGo(place(), jo);
    REQUIRE(gone);
    CHECK(gone->people == 1);
    CHECK(gone->receipt.cleaned.size() == 3);
    CHECK(gone->receipt.failed.empty());
    const Bytes id = bytesOf(sunny.id.bytes());
    CHECK(fileBytes().find(id) == Bytes::npos);
    for (const fs::path& path : gone->receipt.cleaned)
        CHECK(slurp(path).find(id) == Bytes::npos);
    CHECK_FALSE(fs::exists(kept.string() + "-journal"));
    CHECK(store().personCount().value() == 1);
    CHECK(vault::letGo(place(), jo)->people == 0);
}
