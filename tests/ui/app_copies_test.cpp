// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "tests/ui/care_kit.h"

#include <QAbstractButton>

#include <sqlite3.h>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;
namespace fs = std::filesystem;

// What lies in the copies of a file, and what is done to them.
namespace {

std::vector<store::Backup> copiesOf(const WindowKit& app)
{
    return store::backupsIn(app.file().parent_path() / "backups").value();
}

void makeCopy(WindowKit& app)
{
    QObject listener;
    bool isMade = false;
    app.session().desk().backUpNow(&listener, [&](const Result<vault::BackedUp>& made) { isMade = made.has_value(); });
    REQUIRE(isMade);
}

// With the sqlite3 tool's powers.
int countIn(const fs::path& file, const std::string& table)
{
    sqlite3* opened = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &opened) == SQLITE_OK);
    sqlite3_stmt* counted = nullptr;
    const std::string query = "SELECT count(*) FROM " + table;
    REQUIRE(sqlite3_prepare_v2(opened, query.c_str(), -1, &counted, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_step(counted) == SQLITE_ROW);
    const int count = sqlite3_column_int(counted, 0);
    sqlite3_finalize(counted);
    sqlite3_close(opened);
    return count;
}

} // namespace

TEST_CASE("Bringing a copy back after a mistake does not push that copy out with one of the mistake", "[copies]")
{
    WindowKit app;
    app.makeFile();
    addCoach(app, "sam", "Sam");
    makeCopy(app);
    const fs::path good = copiesOf(app).front().path;
    app.later(std::chrono::hours(2));
    addCoach(app, "jo", "Jo"); // and now the file has changed, and the last copy is over an hour old
    signInCoach(app, "sam");
    app.session().toBackups();
    app.press(q("Bring it back"));
    app.press(q("Bring it back"));
    CHECK(app.has(q("The copy is back.")));
    CHECK(copiesOf(app).size() == 1);
    CHECK(fs::exists(good));
    CHECK(countIn(app.file(), "coach") == 1);
}
