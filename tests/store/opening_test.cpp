// SPDX-License-Identifier: Apache-2.0
#include "core/store/place.h"
#include "core/store/sqlite_rows.h"
#include "tests/store/samples.h"
#include "tests/support/catch_compat.h"
#include "tests/support/fault_vfs.h"

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;
using namespace ownwords::store;
namespace fs = std::filesystem;

namespace {

// A closed file with three persons.
fs::path makeFile(const TempFolder& folder, const std::string& name = "a.ownwords")
{
    const auto opened = must(createFile(folder / name));
    for (std::uint64_t i = 1; i <= 3; ++i)
        addPerson(*opened.store, i, 8);
    return folder / name;
}

// Opening fails with this code and leaves every byte and every name in the folder as it was.
void checkRefused(const TempFolder& folder, const fs::path& file, ErrorCode code, const std::string& detail = {},
    const OpenSettings& settings = {})
{
    const bool isFile = fs::is_regular_file(file);
    const std::string before = isFile ? contentsOf(file) : std::string();
    const auto names = folder.names();
    const auto opened = openFile(file, settings);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == code);
    if (!detail.empty())
        CHECK(opened.error().detail == detail);
    CHECK((!isFile || contentsOf(file) == before));
    CHECK(folder.names() == names);
}

std::int64_t pragma(const OpenedFile& opened, std::string_view name)
{
    return must(dynamic_cast<SqliteStore&>(*opened.store).connection().integerOf(name));
}

std::string pragmaText(const OpenedFile& opened, std::string_view name)
{
    return must(dynamic_cast<SqliteStore&>(*opened.store).connection().textOf(name));
}

} // namespace

TEST_CASE("A new file is ours, private, and never replaces anything")
{
    const TempFolder folder;
    const fs::path file = makeFile(folder);
    CHECK(folder.names() == std::vector<std::string>{"a.ownwords"});
    CHECK((fs::status(file).permissions() & fs::perms(0077)) == fs::perms::none);
    CHECK(contentsOf(file).substr(68, 4) == "OWN1");
    const std::string before = contentsOf(file);
    CHECK(codeOf(createFile(file)) == ErrorCode::Exists);
    CHECK(contentsOf(file) == before);
    writeTo(folder / "b.ownwords-wal", "left behind");
    CHECK(codeOf(createFile(folder / "b.ownwords")) == ErrorCode::Exists);
    CHECK(codeOf(createFile(folder / "missing" / "a.ownwords")) == ErrorCode::NotFound);
    CHECK(codeOf(createFile(folder / "c", on("cifs"))) == ErrorCode::NetworkFolder);
    CHECK_FALSE(fs::exists(folder / "c"));
}

TEST_CASE("The settings are the ones we mean")
{
    const TempFolder folder;
    const fs::path file = makeFile(folder);
    const OpenedFile opened = must(openFile(file));
    CHECK_FALSE(opened.readOnly);
    CHECK_FALSE(opened.withoutWal);
    CHECK_FALSE(opened.wasChecked);
    CHECK(opened.migratedFrom.empty());
    CHECK(pragmaText(opened, "PRAGMA journal_mode") == "wal");
    CHECK(pragma(opened, "PRAGMA synchronous") == 2);
    CHECK(pragma(opened, "PRAGMA secure_delete") == 1);
    CHECK(pragma(opened, "PRAGMA temp_store") == 2);
    CHECK(pragma(opened, "PRAGMA mmap_size") == 0);
    CHECK(pragma(opened, "PRAGMA cell_size_check") == 1);
    CHECK(pragma(opened, "PRAGMA foreign_keys") == 1);
    CHECK(pragma(opened, "PRAGMA trusted_schema") == 0);
    CHECK(pragma(opened, "PRAGMA fullfsync") == 1);
    CHECK(pragma(opened, "PRAGMA checkpoint_fullfsync") == 1);
    CHECK(pragma(opened, "PRAGMA busy_timeout") == 5000);
    CHECK(pragma(opened, "PRAGMA user_version") == 1);
}

TEST_CASE("The other modes are there when asked for")
{
    const TempFolder folder;
    const fs::path file = makeFile(folder);
    {
        const OpenedFile opened = must(openFile(file, with(Durability::DeleteExtra)));
        CHECK(pragmaText(opened, "PRAGMA journal_mode") == "delete");
        CHECK(pragma(opened, "PRAGMA synchronous") == 3);
        CHECK_FALSE(opened.withoutWal);
    }
    const OpenedFile opened = must(openFile(file, with(Durability::WalOff)));
    CHECK(pragmaText(opened, "PRAGMA journal_mode") == "wal");
    CHECK(pragma(opened, "PRAGMA synchronous") == 0);
}

TEST_CASE("What is not a file of ours is refused and left alone")
{
    const TempFolder folder;
    checkRefused(folder, folder / "missing", ErrorCode::NotFound);
    checkRefused(folder, folder / "no" / "such", ErrorCode::NotFound);
    fs::create_directory(folder / "sub");
    checkRefused(folder, folder / "sub", ErrorCode::Invalid, "folder");
    writeTo(folder / "empty", "");
    checkRefused(folder, folder / "empty", ErrorCode::Invalid, "empty");
    writeTo(folder / "text", std::string(5000, 'x'));
    checkRefused(folder, folder / "text", ErrorCode::NotOurFile);
    writeTo(folder / "short", "hello");
    checkRefused(folder, folder / "short", ErrorCode::NotOurFile);
    runSql(folder / "foreign", "CREATE TABLE a (b); PRAGMA user_version=1");
    checkRefused(folder, folder / "foreign", ErrorCode::NotOurFile);

    const fs::path file = makeFile(folder);
    fs::create_symlink(file, folder / "link");
    checkRefused(folder, folder / "link", ErrorCode::Invalid, "link");
    fs::create_directory_symlink(folder.path(), folder / "way");
    CHECK(openFile(folder / "way" / "a.ownwords").has_value()); // only the file itself must not be one
}

TEST_CASE("A newer file is not touched, and the version it needs is said")
{
    const TempFolder folder;
    const fs::path file = makeFile(folder);
    runSql(file, "PRAGMA user_version=12");
    checkRefused(folder, file, ErrorCode::NewerFormat, "12");
    CHECK(codeOf(checkFile(file)) == ErrorCode::NewerFormat);
}

TEST_CASE("Network folders are refused by the type of their file system")
{
    const TempFolder folder;
    const fs::path file = makeFile(folder);
    for (const char* type : {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afpfs", "NFS"})
        checkRefused(folder, file, ErrorCode::NetworkFolder, type, on(type));
    for (const char* type : {"ext4", "btrfs", "apfs", "NTFS", "fuseblk", "vfat", "overlay", "tmpfs"}) {
        CAPTURE(type);
        CHECK(openFile(file, on(type)).has_value());
    }
    CHECK(isKeptInStep("/home/a/OneDrive - Homes Ltd/b"));
    CHECK(isKeptInStep("/home/a/Dropbox/b"));
    CHECK_FALSE(isKeptInStep("/home/a/My Dropbox notes/b"));
    fs::create_directory(folder / "Dropbox");
    CHECK(codeOf(createFile(folder / "Dropbox" / "a")) == ErrorCode::NetworkFolder);
}

TEST_CASE("Anything more or less in the schema is Tampered")
{
    const char* const edits[] = {
        "CREATE TRIGGER t AFTER INSERT ON slot BEGIN DELETE FROM person; END",
        "CREATE VIEW v AS SELECT * FROM slot",
        "CREATE TABLE more (a)",
        "CREATE INDEX i ON record (version)",
        "DROP TABLE pack",
        "ALTER TABLE coach ADD COLUMN more BLOB",
    };
    for (const char* edit : edits) {
        CAPTURE(edit);
        const TempFolder folder;
        const fs::path file = makeFile(folder);
        runSql(file, edit);
        checkRefused(folder, file, ErrorCode::Tampered, "schema");
    }
}

TEST_CASE("A damaged or shortened file is never changed by opening it")
{
    const TempFolder folder;
    const fs::path file = makeFile(folder);
    const std::string whole = contentsOf(file);
    const auto damaged = [&](std::size_t at, std::size_t length) {
        std::string bytes = whole;
        bytes.replace(at, length, std::string(length, '\xee'));
        writeTo(file, bytes);
    };
    damaged(3, 1);
    checkRefused(folder, file, ErrorCode::Damaged, "head");
    damaged(100, 400);
    checkRefused(folder, file, ErrorCode::Damaged);
    damaged(18, 2); // a file format that no program writes
    checkRefused(folder, file, ErrorCode::Damaged);
    writeTo(file, whole.substr(0, 60));
    checkRefused(folder, file, ErrorCode::Damaged);

    // One page behind the schema: the rest can be read, so the file opens and says what is wrong.
    damaged(whole.size() - 8192, 4096);
    const std::string before = contentsOf(file);
    {
        const OpenedFile opened = must(openFile(file, checkedFirst()));
        CHECK(opened.wasChecked);
        CHECK_FALSE(opened.damage.empty());
        CHECK(must(opened.store->personCount()) == 3);
    }
    CHECK(contentsOf(file) == before);
    CHECK_FALSE(must(checkFile(file)).empty());
    CHECK(contentsOf(file) == before);
}

TEST_CASE("A file cut short is opened for looking, and shows what is left of it")
{
    const TempFolder folder;
    const fs::path file = makeFile(folder);
    const std::string whole = contentsOf(file);
    writeTo(file, whole.substr(0, whole.size() - 8000));
    const std::string before = contentsOf(file);
    {
        const OpenedFile opened = must(openFile(file));
        CHECK(opened.readOnly);
        CHECK_FALSE(opened.damage.empty());
        CHECK(must(opened.store->personCount()) == 3);
        std::size_t rows = 0;
        for (std::uint64_t i = 1; i <= 3; ++i)
            rows += must(opened.store->records(personId(i))).rows.size();
        CHECK(rows > 8); // of 24; which ones lay on the last pages is chance
        CHECK(codeOf(opened.store->putMeta("a", "b")) == ErrorCode::ReadOnly);
    }
    CHECK(contentsOf(file) == before);
    writeTo(file, whole.substr(0, 4096)); // the first page alone: the schema, and nothing else
    CHECK(must(openFile(file)).readOnly);
}

TEST_CASE("A file is checked when it was not closed, once a week, and when asked")
{
    using std::chrono::days;
    const TempFolder folder;
    const std::chrono::sys_days today{std::chrono::year(2026) / 11 / 22};
    const fs::path file = folder / "a.ownwords";
    must(createFile(file, at(today)));
    const auto isChecked = [&](const OpenSettings& settings) {
        const OpenedFile opened = must(openFile(file, settings));
        CHECK(opened.damage.empty());
        return opened.wasChecked;
    };
    CHECK_FALSE(isChecked(at(today + days(6))));
    CHECK(isChecked(at(today + days(7))));
    CHECK_FALSE(isChecked(at(today + days(8))));
    CHECK(isChecked(at(today + days(14))));
    CHECK(isChecked(at(today))); // the clock was set back
    CHECK_FALSE(isChecked(at(today + days(1))));
    CHECK_FALSE(isChecked({}));
    std::vector<int> percents;
    OpenSettings watched = checkedFirst();
    watched.progress = [&](int percent) { percents.push_back(percent); };
    CHECK(isChecked(watched));
    REQUIRE_FALSE(percents.empty());
    CHECK(std::is_sorted(percents.begin(), percents.end()));
    CHECK(percents.back() == 100);

    REQUIRE(runChild(folder, {"crash", file.string()}).code == 0);
    CHECK(fs::file_size(folder / "a.ownwords-wal") > 0);
    CHECK(isChecked({}));
    CHECK_FALSE(isChecked({}));
}

TEST_CASE("What a killed program had saved is there, from the log beside the file")
{
    const TempFolder folder;
    const fs::path file = makeFile(folder);
    REQUIRE(runChild(folder, {"crash", file.string()}).code == 0);
    REQUIRE(fs::file_size(folder / "a.ownwords-wal") > 0);
    CHECK(must(checkFile(file)).empty());
    REQUIRE(runChild(folder, {"crash", file.string()}).code == 1); // that person is there by now
    const OpenedFile opened = must(openFile(file));
    CHECK(must(opened.store->records(personId(7))).rows.size() == 3);
}

TEST_CASE("Where programs cannot share memory the file is kept without a log, and nothing is lost")
{
    const TempFolder folder;
    const fs::path file = makeFile(folder);
    REQUIRE(runChild(folder, {"crash", file.string()}).code == 0);
    FaultVfs vfs("unshared");
    vfs.takeSharedMemory();
    {
        const OpenedFile opened = must(openFile(file, through("unshared")));
        CHECK(opened.withoutWal);
        CHECK_FALSE(opened.readOnly);
        CHECK(pragmaText(opened, "PRAGMA journal_mode") == "delete");
        CHECK(pragma(opened, "PRAGMA synchronous") == 3);
        CHECK(must(opened.store->records(personId(7))).rows.size() == 3);
        addPerson(*opened.store, 8, 2);
    }
    CHECK(must(createFile(folder / "b", through("unshared"))).withoutWal);
    const OpenedFile opened = must(openFile(file));
    CHECK_FALSE(opened.withoutWal);
    CHECK(must(opened.store->records(personId(7))).rows.size() == 3);
    CHECK(must(opened.store->records(personId(8))).rows.size() == 2);
}

TEST_CASE("A file with rows that belong to nobody does not check")
{
    const TempFolder folder;
    const fs::path file = makeFile(folder);
    CHECK(must(checkFile(file)).empty());
    runSql(file, "DELETE FROM person");
    const auto findings = must(checkFile(file));
    REQUIRE_FALSE(findings.empty());
    CHECK(holds(findings.front(), "without what it belongs to"));
}
