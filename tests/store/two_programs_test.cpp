// SPDX-License-Identifier: Apache-2.0
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
    const auto nameless = [&] { return contentsOf(folder / "a.ownwords.lock").empty(); };
    {
        const FileLock lock = must(FileLock::take(file));
        CHECK(codeOf(FileLock::take(file)) == ErrorCode::Busy);
        CHECK(runChild(folder, {"die-with-lock", file.string()}).code != 0);
    }
    CHECK(nameless());
    CHECK(folder.names() == std::vector<std::string>{"a.ownwords.lock"});
    REQUIRE(runChild(folder, {"die-with-lock", file.string()}).code == 0);
    CHECK(nameless());
    const FileLock taken = must(FileLock::take(file));
    CHECK(codeOf(FileLock::take(folder / "no" / "such")) == ErrorCode::NotFound);
}
