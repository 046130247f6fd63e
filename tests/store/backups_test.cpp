// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "tests/store/samples.h"
#include "tests/support/catch_compat.h"

#include <sqlite3.h>

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;
using namespace ownwords::store;
namespace fs = std::filesystem;

namespace {

TimePoint time(const std::string& text)
{
    const auto point = parseTime(text + ":00.000Z");
    REQUIRE(point);
    return *point;
}

Backup backup(const std::string& text, bool isKept = false)
{
    return {"ownwords-" + text, time(text), isKept};
}

const TimePoint now = std::chrono::sys_days{std::chrono::year(2026) / 11 / 22} + std::chrono::hours(10);

struct Filled {
    TempFolder folder;
    fs::path file = folder / "a.ownwords";
    OpenedFile opened = must(createFile(file));

    Filled() { writeFixture(*opened.store); }
    void close() { opened.store.reset(); }
    void open() { opened = must(openFile(file)); }
    std::string text() { return dumpFixture(*opened.store); }
};

// Leaves a file and its journal as a program does that ends in the middle of this.
void cutDuring(const fs::path& file, const char* statements)
{
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
    const std::string script = std::string("PRAGMA cache_size=1; BEGIN; ") + statements;
    REQUIRE(sqlite3_exec(handle, script.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    const std::string bytes = contentsOf(file);
    const std::string journal = contentsOf(file.string() + "-journal");
    sqlite3_close(handle);
    writeTo(file, bytes);
    writeTo(file.string() + "-journal", journal);
}

} // namespace

TEST_CASE("Which backups go")
{
    struct Row {
        const char* why;
        std::vector<Backup> there;
        std::vector<std::string> gone;
    };
    const std::string at = "2026-11-22T10:00"; // a Sunday
    const std::vector<Row> table{
        {"nothing is there", {}, {}},
        {"the newest of a day stays, the others go",
            {backup("2026-11-21T08:00"), backup("2026-11-21T09:00"), backup("2026-11-21T17:00")},
            {"2026-11-21T09:00", "2026-11-21T08:00"}},
        {"all of the last hour stay",
            {backup("2026-11-22T09:59"), backup("2026-11-22T09:30"), backup("2026-11-22T09:01")}, {}},
        {"older than an hour is no longer fresh", {backup("2026-11-22T09:30"), backup("2026-11-22T09:00")},
            {"2026-11-22T09:00"}},
        {"seven days, and then the newest of four weeks",
            {backup("2026-11-22T08:00"), backup("2026-11-21T08:00"), backup("2026-11-20T08:00"),
                backup("2026-11-19T08:00"), backup("2026-11-18T08:00"), backup("2026-11-17T08:00"),
                backup("2026-11-16T08:00"), backup("2026-11-15T08:00"), backup("2026-11-14T08:00"),
                backup("2026-11-09T08:00"), backup("2026-11-08T08:00"), backup("2026-11-02T08:00"),
                backup("2026-10-30T08:00")},
            {"2026-11-14T08:00", "2026-11-09T08:00", "2026-11-02T08:00"}},
        {"days without a backup do not count: a computer that was off keeps its copies",
            {backup("2026-11-22T08:00"), backup("2025-03-01T08:00"), backup("2025-02-01T08:00")}, {}},
        {"the fifth week goes when seven days are newer",
            {backup("2026-11-22T08:00"), backup("2026-11-21T08:00"), backup("2026-11-20T08:00"),
                backup("2026-11-19T08:00"), backup("2026-11-13T08:00"), backup("2026-11-06T08:00"),
                backup("2026-10-30T08:00"), backup("2026-10-23T08:00")},
            {"2026-10-23T08:00"}},
        {"those made before an update stay for good",
            {backup("2020-01-01T08:00", true), backup("2020-01-01T09:00", true), backup("2026-11-22T08:00")}, {}},
        {"one from the future stays: the clock was set back", {backup("2027-01-01T08:00"), backup("2027-01-01T09:00")},
            {}},
    };
    for (const Row& row : table) {
        CAPTURE(row.why);
        std::vector<Backup> shuffled = row.there;
        std::reverse(shuffled.begin(), shuffled.end());
        for (const auto& there : {row.there, shuffled}) {
            std::vector<std::string> gone;
            for (const Backup& old : outdated(there, time(at)))
                gone.push_back(old.path.string().substr(9));
            CHECK(gone == row.gone);
        }
    }
}

TEST_CASE("Only names that are ours are backups, newest first")
{
    const TempFolder folder;
    CHECK(must(backupsIn(folder / "missing")).empty());
    for (const char* name : {"ownwords-20261122T101500Z.backup", "ownwords-20261123T101500Z-before-2.backup",
             "ownwords-20261122T101500.backup", "ownwords-20261322T101500Z.backup", "ownwords-20261122T101500Z.backup~",
             "ownwords-20261122T101500Z-copy.backup", "ownwords.ledger", "holiday.backup",
             ".ownwords-20261122T101500Z.backup.unfinished"})
        writeTo(folder / name, "x");
    fs::create_directory(folder / "ownwords-20261124T101500Z.backup");
    const std::vector<Backup> expected{
        {folder / "ownwords-20261123T101500Z-before-2.backup", time("2026-11-23T10:15"), true},
        {folder / "ownwords-20261122T101500Z.backup", time("2026-11-22T10:15"), false},
    };
    CHECK(must(backupsIn(folder.path())) == expected);
}

TEST_CASE("A backup is a whole, closed copy with the ledger beside it, and old ones go only after it")
{
    Filled filled;
    const fs::path folder = filled.folder / "backups" / "of the house";
    Ledger ledger;
    ledger.erased.insert(personId(9));
    for (int hour = 1; hour <= 3; ++hour)
        must(makeBackup(*filled.opened.store, ledger, folder, now - std::chrono::hours(10 - hour)));
    const Backup made = must(makeBackup(*filled.opened.store, ledger, folder, now));
    CHECK(made == Backup{folder / "ownwords-20261122T100000Z.backup", now, false});
    CHECK(must(backupsIn(folder)) == std::vector{made});
    CHECK(must(readLedger(folder / "ownwords.ledger")) == ledger);
    const Backup second = must(makeBackup(*filled.opened.store, ledger, folder, now));
    CHECK(second.made == now + std::chrono::seconds(1));

    CHECK((fs::status(made.path).permissions() & fs::perms(0077)) == fs::perms::none);
    CHECK(must(checkFile(made.path)).empty());
    const OpenedFile copy = must(openFile(made.path));
    CHECK_FALSE(copy.wasChecked); // it was closed
    CHECK(dumpFixture(*copy.store) == filled.text());
}

TEST_CASE("When the copy fails nothing is removed")
{
    Filled filled;
    const fs::path folder = filled.folder / "backups";
    fs::create_directory(folder);
    for (int i = 0; i < 20; ++i)
        writeTo(
            folder / ("ownwords-202611" + std::to_string(10 + i / 10) + "T0" + std::to_string(i % 10) + "0000Z.backup"),
            "x");
    const auto before = must(backupsIn(folder));
    REQUIRE(before.size() == 20);
    REQUIRE_FALSE(outdated(before, now).empty());
    const auto failed = filled.opened.store->transaction([&]() -> Result<> {
        const auto made = makeBackup(*filled.opened.store, {}, folder, now);
        return made ? Result<>() : tl::unexpected<Error>(made.error());
    });
    CHECK(codeOf(failed) == ErrorCode::NotAllowed);
    CHECK(must(backupsIn(folder)) == before);
    CHECK_FALSE(fs::exists(folder / ".ownwords-20261122T100000Z.backup.unfinished"));
}

TEST_CASE("Restoring brings the rows back and sets the old file aside")
{
    Filled filled;
    const std::string before = filled.text();
    const Backup made = must(makeBackup(*filled.opened.store, {}, filled.folder / "backups", now));
    must(filled.opened.store->putRecord(recordRow(1, 200, 1, 99), 0));
    const std::string after = filled.text();
    filled.close();
    REQUIRE(runChild(filled.folder, {"crash", filled.file.string()}).code == 0); // leaves a log
    const fs::path aside = must(restoreBackup(made.path, filled.file, now));
    CHECK(aside == filled.folder / "a.ownwords.before-restore-20261122T100000Z");
    CHECK_FALSE(fs::exists(filled.folder / "a.ownwords-wal"));
    filled.open();
    CHECK(filled.text() == before);
    const OpenedFile old = must(openFile(aside));
    CHECK(dumpFixture(*old.store) == after);
    CHECK(must(old.store->records(personId(7))).rows.size() == 3); // from its log
    CHECK(fs::exists(made.path));
}

TEST_CASE("Restoring where there is no file")
{
    Filled filled;
    const std::string before = filled.text();
    const Backup made = must(makeBackup(*filled.opened.store, {}, filled.folder / "backups", now));
    filled.close();
    fs::remove(filled.file);
    writeTo(filled.folder / "a.ownwords-wal", "of a file that is gone");
    CHECK(must(restoreBackup(made.path, filled.file, now)).empty());
    filled.open();
    CHECK(filled.text() == before);
}

TEST_CASE("Restoring obeys both ledgers: who was erased stays erased, who withdrew stays withdrawn")
{
    Filled filled;
    addPerson(*filled.opened.store, 3, 2);
    must(filled.opened.store->putGrant({coachId(2), personId(2), "old key"}));
    const fs::path folder = filled.folder / "backups";
    Ledger beside;
    beside.leastEpoch[personId(1)] = 2; // person 1 is at epoch 1, person 2 at 7
    beside.leastEpoch[personId(2)] = 7;
    const Backup made = must(makeBackup(*filled.opened.store, beside, folder, now));
    Ledger own;
    own.erased.insert(personId(3));
    must(addToLedger(ledgerOf(filled.file), own));
    filled.close();
    must(restoreBackup(made.path, filled.file, now));
    CHECK_FALSE(holds(contentsOf(filled.file), asText(personId(3).bytes())));
    CHECK_FALSE(holds(contentsOf(filled.file), recordRow(3, 301, 1, 180).sealed));
    filled.open();
    CHECK(must(filled.opened.store->person(personId(3))) == std::nullopt);
    CHECK(must(filled.opened.store->grant(coachId(1), personId(1))) == std::nullopt);
    CHECK(must(filled.opened.store->grant(coachId(2), personId(2)))->sealed == "old key");
    CHECK(must(filled.opened.store->records(personId(1))).rows.size() == 3);
    own.join(beside);
    CHECK(must(readLedger(ledgerOf(filled.file))) == own);
}

TEST_CASE("A backup that is not good is not put in the place of anything")
{
    Filled filled;
    const Backup made = must(makeBackup(*filled.opened.store, {}, filled.folder / "backups", now));
    filled.close();
    const std::string file = contentsOf(filled.file);
    const std::string good = contentsOf(made.path);
    const auto refuses = [&](ErrorCode code) {
        CHECK(codeOf(restoreBackup(made.path, filled.file, now)) == code);
        CHECK(contentsOf(filled.file) == file);
        CHECK(filled.folder.names() == std::vector<std::string>{"a.ownwords", "backups"});
    };
    std::string damaged = good;
    damaged.replace(damaged.size() - 6000, 2000, std::string(2000, '\xee'));
    writeTo(made.path, damaged);
    refuses(ErrorCode::Damaged);
    writeTo(made.path, "hello");
    refuses(ErrorCode::NotOurFile);
    writeTo(made.path, good);
    runSql(made.path, "CREATE VIEW v AS SELECT 1");
    refuses(ErrorCode::Tampered);
    fs::remove(made.path);
    refuses(ErrorCode::NotFound);
    writeTo(made.path, good);
    writeTo(filled.folder / "backups" / "ownwords.ledger", "scribble\n");
    refuses(ErrorCode::Invalid);
}

TEST_CASE("A person is taken out of every copy: no byte of theirs is left, everybody else is as before")
{
    Filled filled;
    const fs::path folder = filled.folder / "backups";
    const fs::path other = filled.folder / "elsewhere";
    std::vector<std::string> theirs{asText(personId(1).bytes()), asText(locator(1)), asText(locator(2)), "slot one",
        "sealed to Si", "keyring of " + personId(1).toText(), "manifest 2 of " + personId(1).toText()};
    for (const RecordRow& row : must(filled.opened.store->records(personId(1))).rows) {
        theirs.push_back(asText(row.sitting.bytes()));
        theirs.push_back(row.sealed.substr(0, 64));
        theirs.push_back(row.sealed.substr(row.sealed.size() - 64));
    }
    for (int day = 0; day < 5; ++day)
        must(makeBackup(*filled.opened.store, {}, folder, now + std::chrono::days(day)));
    const Backup broken = must(makeBackup(*filled.opened.store, {}, folder, now + std::chrono::days(5)));
    std::string bytes = contentsOf(broken.path);
    bytes.replace(bytes.size() - 6000, 2000, std::string(2000, '\xee'));
    writeTo(broken.path, bytes);
    const Backup spared = must(makeBackup(*filled.opened.store, {}, folder, now + std::chrono::days(6)));
    const std::string sparedBytes = contentsOf(spared.path);
    writeTo(folder / ".ownwords-20261122T100000Z.backup.unfinished", theirs.front());
    for (const std::string& part : theirs)
        REQUIRE(holds(sparedBytes, part));

    const Cleaned cleaned = must(removeFromBackups(folder, personId(1), {locator(1), locator(2)}, spared.path));
    CHECK(cleaned.cleaned.size() == 5);
    CHECK(cleaned.failed == std::vector{broken.path});
    CHECK(contentsOf(spared.path) == sparedBytes);
    CHECK(contentsOf(broken.path) == bytes);
    for (const fs::path& path : cleaned.cleaned) {
        const std::string left = contentsOf(path);
        for (const std::string& part : theirs)
            CHECK_FALSE(holds(left, part));
        CHECK(must(checkFile(path)).empty());
        const OpenedFile copy = must(openFile(path));
        CHECK(must(copy.store->records(personId(2))).rows == must(filled.opened.store->records(personId(2))).rows);
        CHECK(must(copy.store->person(personId(2))) == must(filled.opened.store->person(personId(2))));
        CHECK(must(copy.store->coaches()) == must(filled.opened.store->coaches()));
    }
    CHECK_FALSE(fs::exists(folder / ".ownwords-20261122T100000Z.backup.unfinished"));
    CHECK(must(removeFromBackups(other, personId(1), {})).cleaned.empty());
}

TEST_CASE("A file that a restore set aside is cleaned when its folder is")
{
    Filled filled;
    const Backup made = must(makeBackup(*filled.opened.store, {}, filled.folder / "backups", now));
    filled.close();
    const fs::path aside = must(restoreBackup(made.path, filled.file, now));
    REQUIRE(holds(contentsOf(aside), asText(personId(1).bytes())));
    const Cleaned cleaned = must(removeFromBackups(filled.folder.path(), personId(1), {locator(1)}));
    CHECK(cleaned.cleaned == std::vector{aside});
    CHECK_FALSE(holds(contentsOf(aside), asText(personId(1).bytes())));
    CHECK(holds(contentsOf(filled.file), asText(personId(1).bytes())));
}

TEST_CASE("Copies are brought in step with the ledger: erased people and ended grants go, nothing else is touched")
{
    Filled filled;
    const fs::path folder = filled.folder / "backups";
    const Backup made = must(makeBackup(*filled.opened.store, {}, folder, now));
    const std::string before = contentsOf(made.path);
    Ledger ledger;
    ledger.erased.insert(personId(9)); // nobody here
    ledger.leastEpoch[personId(1)] = must(filled.opened.store->person(personId(1)))->epoch;
    ledger.leastEpoch[personId(9)] = 5;
    Cleaned cleaned = must(bringInStep(folder, ledger));
    CHECK(cleaned.cleaned.empty());
    CHECK(cleaned.failed.empty());
    CHECK(contentsOf(made.path) == before);

    ++ledger.leastEpoch[personId(1)];
    REQUIRE(holds(before, "sealed to Si"));
    CHECK(must(bringInStep(folder, ledger)).cleaned == std::vector{made.path});
    CHECK_FALSE(holds(contentsOf(made.path), "sealed to Si"));
    CHECK(must(checkFile(made.path)).empty());
    CHECK_FALSE(fs::exists(made.path.string() + "-journal"));
    {
        const OpenedFile copy = must(openFile(made.path));
        CHECK(must(copy.store->person(personId(1))) == must(filled.opened.store->person(personId(1))));
        CHECK(must(copy.store->personCount()) == must(filled.opened.store->personCount()));
    }
    CHECK(must(bringInStep(folder, ledger)).cleaned.empty());

    ledger.erased.insert(personId(1));
    CHECK(must(bringInStep(folder, ledger)).cleaned == std::vector{made.path});
    CHECK_FALSE(holds(contentsOf(made.path), asText(personId(1).bytes())));

    const Backup broken = must(makeBackup(*filled.opened.store, {}, folder, now + std::chrono::days(1)));
    std::string bytes = contentsOf(broken.path);
    bytes.replace(bytes.size() - 6000, 2000, std::string(2000, '\xee'));
    writeTo(broken.path, bytes);
    cleaned = must(bringInStep(folder, ledger));
    CHECK(cleaned.failed == std::vector{broken.path});
    CHECK(contentsOf(broken.path) == bytes);
}

TEST_CASE("A power cut while somebody is taken out of a copy leaves a copy that is whole")
{
    Filled filled;
    const fs::path folder = filled.folder / "backups";
    const Backup made = must(makeBackup(*filled.opened.store, {}, folder, now));
    const std::string whole = contentsOf(made.path);
    const std::string text = filled.text();
    filled.close();
    // The bytes of copy and journal in the middle of it.
    cutDuring(made.path, "DELETE FROM grant_; DELETE FROM record; DELETE FROM person");
    REQUIRE(contentsOf(made.path) != whole);
    REQUIRE(fs::file_size(made.path.string() + "-journal") > 0);
    SECTION("it is looked at")
    {
        CHECK(must(previewRestore(made.path, filled.file)).people > 0);
    }
    SECTION("it is brought back")
    {
        must(restoreBackup(made.path, filled.file, now));
        filled.open();
        CHECK(filled.text() == text);
    }
    SECTION("it is done again")
    {
        Ledger ledger;
        ledger.erased.insert(personId(1));
        CHECK(must(bringInStep(folder, ledger)).cleaned == std::vector{made.path});
        CHECK(must(checkFile(made.path)).empty());
    }
}

TEST_CASE("Only the house's own names are copies")
{
    for (const char* name : {"ownwords-20261122T101500Z.backup", "ownwords-20261122T101500Z-before-2.backup",
             "home.ownwords.before-restore-20261122T101500Z"})
        CHECK(isCopy(fs::path("folder") / name));
    for (const char* name : {"home.ownwords", "holiday.backup", "home.ownwords.before-restore-20261122T101500Z-wal",
             "ownwords-20261122T101500Z.backup.ledger", ""})
        CHECK_FALSE(isCopy(fs::path("folder") / name));
}

TEST_CASE("Copies and restores, again and again: equal each time, and nobody erased comes back")
{
    const long rounds = numberFromEnvironment("OWNWORDS_ROUNDS", 8);
    Filled filled;
    Ledger ledger;
    std::uint64_t person = 10;
    for (long round = 0; round < rounds; ++round) {
        addPerson(*filled.opened.store, person, 2);
        const TimePoint then = now + std::chrono::hours(2 * round);
        const std::string before = dump(*filled.opened.store, person - 1, 3, {});
        const Backup made = must(makeBackup(*filled.opened.store, ledger, filled.folder / "backups", then));
        ledger.erased.insert(personId(person));
        must(addToLedger(ledgerOf(filled.file), ledger));
        filled.close();
        must(restoreBackup(made.path, filled.file, then));
        filled.open();
        CHECK(dump(*filled.opened.store, person, 3, {}) == before);
        ++person;
    }
}

TEST_CASE("What a restore would change is counted without changing anything")
{
    Filled filled;
    addPerson(*filled.opened.store, 3, 2);
    const Backup made = must(makeBackup(*filled.opened.store, {}, filled.folder / "backups", now));
    RestorePreview same = must(previewRestore(made.path, filled.file));
    CHECK(same.people == same.peopleNow);
    CHECK(same.peopleGone + same.talksGone + same.talksShorter + same.erased + same.sharingEnds == 0);
    const std::size_t people = same.people;

    addPerson(*filled.opened.store, 4, 2);
    must(filled.opened.store->putRecord(recordRow(1, 200, 1, 99), 0)); // begun since
    RecordRow longer = must(filled.opened.store->records(personId(3))).rows.front();
    const std::int64_t version = longer.version;
    longer.version = version + 1;
    must(filled.opened.store->putRecord(longer, version)); // went on since
    Ledger ledger;
    ledger.erased.insert(personId(2));
    ledger.leastEpoch[personId(1)] = 2; // is at epoch 1 in the copy
    must(addToLedger(ledgerOf(filled.file), ledger));
    const std::string before = filled.text();
    RestorePreview expected;
    expected.people = people - 1;
    expected.peopleNow = people + 1;
    expected.peopleGone = 2; // person 4, and person 2, who is in this file still and not to come back
    expected.talksGone = 1;
    expected.talksShorter = 1;
    expected.erased = 1;
    expected.sharingEnds = 1;
    CHECK(must(previewRestore(made.path, filled.file)) == expected);
    CHECK(filled.text() == before);

    // New keys alone are nothing that was said.
    PersonRow rekeyed = *must(filled.opened.store->person(personId(3)));
    ++rekeyed.epoch;
    must(filled.opened.store->putPerson(rekeyed));
    expected.talksShorter = 0;
    CHECK(must(previewRestore(made.path, filled.file)) == expected);

    filled.close();
    writeTo(filled.file, "not a file of ours any more");
    expected = {};
    expected.people = people - 1;
    expected.erased = 1;
    expected.sharingEnds = 1;
    CHECK(must(previewRestore(made.path, filled.file)) == expected);
    fs::remove(filled.file);
    CHECK(must(previewRestore(made.path, filled.file)) == expected);
    CHECK(codeOf(previewRestore(filled.folder / "backups" / "none.backup", filled.file)) == ErrorCode::NotFound);
}
