// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "core/store/file_opening.h"
#include "core/store/sqlite_rows.h"
#include "tests/store/samples.h"
#include "tests/support/catch_compat.h"

using namespace ownwords;
using namespace ownwords::test;
using namespace ownwords::store;
namespace fs = std::filesystem;

namespace {

const fs::path kept = fs::path(OWNWORDS_SOURCE_DIR) / "tests/data/stores";
const std::chrono::sys_days today{std::chrono::year(2026) / 11 / 22};

// The shipped versions and one that does not exist: it builds a table anew and adds another.
std::vector<Migration> withSecond(const std::string& more = {})
{
    std::vector<Migration> migrations = must(shippedMigrations());
    migrations.push_back({newest(migrations) + 1,
        "CREATE TABLE person_new (rid INTEGER PRIMARY KEY, person_id BLOB NOT NULL UNIQUE, epoch INTEGER NOT NULL, "
        "keep_until INTEGER NOT NULL, held_since INTEGER NOT NULL, keyring BLOB NOT NULL, reset BLOB NOT NULL, "
        "mark INTEGER NOT NULL DEFAULT 0) STRICT;"
        "INSERT INTO person_new SELECT rid, person_id, epoch, keep_until, held_since, keyring, reset, 5 FROM person;"
        "DROP TABLE person; ALTER TABLE person_new RENAME TO person;"
        "CREATE TABLE later (a BLOB) STRICT;"
            + more});
    return migrations;
}

std::string next()
{
    return std::to_string(newest(withSecond()));
}

fs::path copyOfFixture(const TempFolder& folder, const std::string& name)
{
    fs::copy_file(kept / name, folder / "a.ownwords");
    return folder / "a.ownwords";
}

} // namespace

TEST_CASE("A file of each released schema opens, and every row is what the text beside it says")
{
    int versions = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(kept)) {
        if (entry.path().extension() != ".db")
            continue;
        CAPTURE(entry.path().filename().string());
        const TempFolder folder;
        const fs::path file = copyOfFixture(folder, entry.path().filename().string());
        const OpenedFile opened = must(openFile(file, checkedFirst()));
        CHECK(opened.damage.empty());
        CHECK(dumpFixture(*opened.store) == contentsOf(fs::path(entry.path()).replace_extension(".txt")));
        ++versions;
    }
    CHECK(versions == newest(must(shippedMigrations())));
}

TEST_CASE("Bringing a file up to date makes a verified backup first and changes no row")
{
    const TempFolder folder;
    const fs::path file = copyOfFixture(folder, "v1.db");
    must(addToLedger(ledgerOf(file), {.erased = {personId(9)}, .leastEpoch = {}, .redacted = {}}));
    const std::string before = contentsOf(kept / "v1.txt");
    {
        const OpenedFile opened = must(openFileWith(file, at(today), withSecond()));
        CHECK(opened.migratedFrom == folder / "backups" / ("ownwords-20261122T000000Z-before-" + next() + ".backup"));
        CHECK(dumpFixture(*opened.store) == before);
        auto& connection = dynamic_cast<SqliteStore&>(*opened.store).connection();
        CHECK(must(connection.integerOf("PRAGMA user_version")) == newest(withSecond()));
        CHECK(must(connection.integerOf("SELECT min(mark) FROM person")) == 5);
        CHECK(must(connection.integerOf("PRAGMA foreign_keys")) == 1);
    }
    CHECK(must(readLedger(folder / "backups" / "ownwords.ledger")).erased.contains(personId(9)));
    const auto backups = must(backupsIn(folder / "backups"));
    REQUIRE(backups.size() == 1);
    CHECK(backups.front().isKept);
    CHECK(dumpFixture(*must(openFile(backups.front().path)).store) == before);
    CHECK(codeOf(openFile(file)) == ErrorCode::NewerFormat); // today's program and the file of tomorrow
    CHECK(must(openFileWith(file, {}, withSecond())).migratedFrom.empty());
}

TEST_CASE("A migration that fails leaves the file as it was, at every step")
{
    const char* const mistakes[] = {
        "INSERT INTO no_such_table VALUES (1);",
        "DELETE FROM person;", // leaves rows that belong to nobody
        "INSERT INTO later VALUES ('text');",
    };
    for (const char* mistake : mistakes) {
        CAPTURE(mistake);
        const TempFolder folder;
        const fs::path file = copyOfFixture(folder, "v1.db");
        CHECK_FALSE(openFileWith(file, at(today), withSecond(mistake)).has_value());
        CHECK_FALSE(openFileWith(file, at(today), withSecond(mistake)).has_value());
        CHECK(must(backupsIn(folder / "backups")).size() == 2);
        const OpenedFile opened = must(openFile(file, checkedFirst()));
        CHECK(opened.damage.empty());
        CHECK(dumpFixture(*opened.store) == contentsOf(kept / "v1.txt"));
    }
}

TEST_CASE("A file of an older version with a planted table is not brought up to date")
{
    const TempFolder folder;
    const fs::path file = copyOfFixture(folder, "v1.db");
    runSql(file, "CREATE TABLE later (a)");
    const std::string before = contentsOf(file);
    CHECK(codeOf(openFileWith(file, {}, withSecond())) == ErrorCode::Tampered);
    CHECK(contentsOf(file) == before);
    CHECK(folder.names() == std::vector<std::string>{"a.ownwords"});
}

TEST_CASE("When no backup can be made the file is not brought up to date")
{
    const TempFolder folder;
    const fs::path file = copyOfFixture(folder, "v1.db");
    writeTo(folder / "backups", "in the way");
    CHECK_FALSE(openFileWith(file, {}, withSecond()).has_value());
    CHECK(dumpFixture(*must(openFile(file)).store) == contentsOf(kept / "v1.txt"));
}

TEST_CASE("A new file of today has the schema that a migrated one has")
{
    const TempFolder folder;
    const fs::path old = copyOfFixture(folder, "v1.db");
    must(openFileWith(old, {}, withSecond()));
    must(createFileWith(folder / "b", {}, withSecond()));
    const auto schema = [](const fs::path& file) {
        const auto connection = must(openForReading(file, {}));
        return must(schemaOf(*connection));
    };
    CHECK(schema(old) == schema(folder / "b"));
    CHECK(schema(old) == must(schemaAt(withSecond(), newest(withSecond()))));
}
