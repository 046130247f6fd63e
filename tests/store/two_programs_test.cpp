// SPDX-License-Identifier: Apache-2.0
#include "core/store/ledger.h"
#include "tests/store/samples.h"
#include "tests/support/catch_compat.h"

#include <sqlite3.h>
#include <unistd.h>

using namespace ownwords;
using namespace ownwords::test;
using namespace ownwords::store;
namespace fs = std::filesystem;

TEST_CASE("Two programs add to one row: nothing is lost")
{
    constexpr int each = 200;
    const TempFolder folder;
    const fs::path file = folder / "a.ownwords";
    {
        const auto opened = must(createFile(file));
        addPerson(*opened.store, 1, 0);
    }
    const Ran ran = runChild(folder, {"increment", file.string(), std::to_string(each)}, RunAs::TwoOfUs);
    INFO(ran.out);
    REQUIRE(ran.code == 0);
    const auto opened = must(openFile(file));
    CHECK(must(opened.store->manifest(personId(1))) == manifestRow(1, 1 + 2 * each));
}

TEST_CASE("Two programs add to one ledger: nothing is lost")
{
    constexpr int each = 100;
    const TempFolder folder;
    const fs::path ledger = folder / "a.ledger";
    const Ran ran = runChild(folder, {"add-to-ledger", ledger.string(), std::to_string(each)}, RunAs::TwoOfUs);
    INFO(ran.out);
    CHECK(ran.code == 0);
    CHECK(must(readLedger(ledger)).erased.size() == 2 * each);
    CHECK(folder.names() == std::vector<std::string>{"a.ledger"});
}

TEST_CASE("A file that another program holds is Busy, not damaged")
{
    const TempFolder folder;
    const fs::path file = folder / "a.ownwords";
    const auto opened = must(createFile(file));
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(codeOf(opened.store->putMeta("a", "b")) == ErrorCode::Busy);
    CHECK(must(opened.store->meta("a")) == std::nullopt); // reading goes on
    REQUIRE(sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(other);
    must(opened.store->putMeta("a", "b"));
}

TEST_CASE("The lock is for one program, ends with it, and names nobody")
{
    const TempFolder folder;
    const fs::path file = folder / "a.ownwords";
    // Not opened to be looked at: closing it would give the lock back.
    const auto nameless = [&] { return fs::file_size(folder / "a.ownwords.lock") == 0; };
    {
        const FileLock lock = must(FileLock::take(file));
        CHECK(nameless());
        CHECK(codeOf(FileLock::take(file)) == ErrorCode::Busy);
        CHECK(runChild(folder, {"die-with-lock", file.string()}).code != 0);
    }
    CHECK(folder.names().empty());
    REQUIRE(runChild(folder, {"die-with-lock", file.string()}).code == 0);
    CHECK(nameless());
    const FileLock taken = must(FileLock::take(file));
    CHECK(codeOf(FileLock::take(folder / "no" / "such")) == ErrorCode::NotFound);
}
