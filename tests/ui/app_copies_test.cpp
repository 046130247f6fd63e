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

// Sunny shares with Sam, who made a copy of it. Sunny looks at who can see her record.
void shareAndCopy(WindowKit& app)
{
    app.makeFile();
    addCoach(app, "sam", "Sam");
    signOut(app);
    app.signUp(q("Sunny"));
    app.session().toSharing();
    app.session().share(app.session().opened()->whoCanSee.others.front().id, {"for my goals", std::nullopt});
    REQUIRE(app.session().opened()->whoCanSee.isShared());
    signOut(app);
    signInCoach(app, "sam");
    app.later(std::chrono::hours(2));
    makeCopy(app);
    signOut(app);
    app.signIn(q("Sunny"));
    app.session().toSharing();
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

TEST_CASE("When sharing stops, the copies open to the coach no more either", "[copies]")
{
    WindowKit app;
    shareAndCopy(app);
    const fs::path copy = copiesOf(app).front().path;
    REQUIRE(countIn(copy, "grant_") == 1);
    app.press(q("Stop sharing with Sam"));
    CHECK(app.has(q("Copies of the file that were made before are closed to Sam too, where they can be reached.")));
    app.press(q("Stop sharing with Sam"));
    CHECK(app.has(q("Sam can no longer see this.")));
    CHECK(countIn(copy, "grant_") == 0);
    CHECK(countIn(copy, "person") == 1); // the person's own words open it as before
    CHECK(countIn(app.file(), "grant_") == 0);
}

TEST_CASE("A copy is not opened as a file: it is brought back", "[copies]")
{
    WindowKit app;
    shareAndCopy(app);
    signOut(app);
    const fs::path copy = copiesOf(app).front().path;
    const std::string before = contentsOf(copy);
    app.session().openFile(copy);
    CHECK(app.session().page() == Session::Page::FirstRun);
    CHECK(app.has(q("This is a copy of a file.")));
    CHECK(contentsOf(copy) == before);
    CHECK_FALSE(fs::exists(copy.string() + ".ballast"));
}

TEST_CASE("What a coach changed lies in the file, not in its log, once the coach has left", "[copies]")
{
    WindowKit app;
    app.makeFile();
    addCoach(app, "sam", "Sam");
    const fs::path log = app.file().string() + "-wal";
    REQUIRE(fs::file_size(log) > 0);
    QObject listener;
    bool hasLeft = false;
    app.session().desk().signOut(&listener, [&](const Result<>& left) { hasLeft = left.has_value(); });
    CHECK(hasLeft);
    CHECK(fs::file_size(log) == 0);
}

TEST_CASE("A place that no copy gets to is named, and the others have theirs", "[copies]")
{
    WindowKit app;
    app.makeFile();
    addCoach(app, "sam", "Sam");
    const fs::path stick = app.file().parent_path() / "stick";
    fs::create_directory(stick);
    app.session().toSettings();
    app.press(q("Copies of the file"));
    app.press(q("Add a place for copies"));
    answerFileDialog(app, stick);
    app.session().toBackups();
    app.press(q("Make one now"));
    fs::remove(stick / "ownwords.ledger");
    fs::create_directory(stick / "ownwords.ledger"); // nothing can be written there now
    app.later(std::chrono::hours(2));
    app.press(q("Make one now"));
    CHECK(app.has(q("A copy was made and checked, in “backups”. No copy could be made in “stick”: ")));
    CHECK(app.has(q("The last copy did not get here.")));
    app.press(q("Back"));
    CHECK(app.has(QString::fromStdString(fs::canonical(stick).string()) + q(" (the last copy did not get there)")));
    CHECK(copiesOf(app).size() == 1);
}

TEST_CASE("Where a copy cannot be reached when sharing stops, that is said", "[copies]")
{
    WindowKit app;
    shareAndCopy(app);
    std::string damaged = contentsOf(copiesOf(app).front().path);
    damaged.resize(damaged.size() / 2);
    writeFile(copiesOf(app).front().path, damaged);
    app.press(q("Stop sharing with Sam"));
    app.press(q("Stop sharing with Sam"));
    CHECK(app.has(q("Sam can no longer see this.")));
    CHECK(app.has(q("These copies could not be reached just now, and may still open: ")));
}
