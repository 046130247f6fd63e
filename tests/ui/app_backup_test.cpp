// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "tests/ui/care_kit.h"

#include <QAbstractButton>
#include <QTest>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;
namespace fs = std::filesystem;

namespace {

// A file with a coach, and Sunny, who said her name. Nobody is signed in.
void furnish(WindowKit& app)
{
    app.makeFile();
    addCoach(app, "sam", "Sam");
    signOut(app);
    app.signUp(q("Sunny"));
    app.goTo(q("What name shall we call you?"));
    app.say(q("Sunny"));
    signOut(app);
}

fs::path onlyCopy(const WindowKit& app)
{
    const auto copies = store::backupsIn(app.file().parent_path() / "backups");
    REQUIRE(copies.has_value());
    REQUIRE_FALSE(copies->empty());
    return copies->front().path;
}

} // namespace

TEST_CASE("A coach sees when the last copy was made and where, and makes one more", "[backup]")
{
    WindowKit app;
    app.makeFile();
    addCoach(app, "sam", "Sam");
    app.session().toBackups();
    CHECK(app.has(q("There is no copy here yet.")));
    CHECK(app.has(q("No copy is here yet.")));
    app.press(q("Make one now"));
    CHECK(app.has(q("A copy was made and checked, in “backups”.")));
    const QString made = firstDay() + q(", ") + firstTime();
    CHECK(app.has(q("The last copy: %1, in “backups”.").arg(made)));
    CHECK(app.button(q("Bring back the copy of ") + made) != nullptr);
    CHECK(fs::exists(onlyCopy(app)));
    app.press(q("Back"));
    CHECK(app.session().page() == Session::Page::Settings);
}

TEST_CASE("What a copy would change is said first, and it is left as it is", "[backup]")
{
    WindowKit app;
    furnish(app);
    signInCoach(app, "sam");
    app.session().toBackups();
    app.later(std::chrono::hours(2));
    app.press(q("Make one now"));
    signOut(app);
    app.signUp(q("Robin"));
    signOut(app);
    app.signIn(q("Sunny"));
    app.session().carryOn();
    app.say(q("said after the copy"));
    signOut(app);
    signInCoach(app, "sam");
    app.session().toBackups();
    const std::string before = contentsOf(app.file());
    QAbstractButton* const newest = app.button(q("Bring it back"));
    REQUIRE(newest != nullptr);
    SECTION("the copy of before")
    {
        app.press(q("Choose a copy somewhere else"));
        answerFileDialog(app, app.file().parent_path() / "backups" / "ownwords-20260604T140000Z.backup");
        CHECK(app.has(q("People in this copy: 1. People there are now: 2.")));
        CHECK(app.has(q("Records that are new since then, and would be gone: 1.")));
        CHECK((app.has(q("Talks that were begun since then, and would be gone: 1."))
            || app.has(q("Talks that went on since then, and would lose what was said after it: 1."))));
    }
    SECTION("one of now")
    {
        app.later(std::chrono::hours(2));
        app.press(q("Make one now"));
        app.press(q("Bring it back"));
        CHECK(app.has(q("Nothing that was said since then would be gone.")));
    }
    CHECK(app.focus() == app.button(q("Leave it as it is")));
    app.press(q("Leave it as it is"));
    CHECK(app.has(q("Copies of the file")));
    CHECK(contentsOf(app.file()) == before);
}

TEST_CASE("A copy is brought back: the file of before is set aside, and everybody signs in again", "[backup]")
{
    WindowKit app;
    furnish(app);
    signInCoach(app, "sam");
    app.session().toBackups();
    app.later(std::chrono::hours(2));
    app.press(q("Make one now"));
    const fs::path copy = onlyCopy(app);
    signOut(app);
    app.signUp(q("Robin"));
    signOut(app);
    signInCoach(app, "sam");
    app.session().toBackups();
    app.press(q("Choose a copy somewhere else"));
    answerFileDialog(app, copy);
    app.press(q("Bring it back"));
    CHECK(app.session().page() == Session::Page::Welcome);
    CHECK(app.has(q("The copy is back. Everybody signs in again. What was there before lies beside it as "
                    "“home.ownwords.before-restore-20260604T140000Z”.")));
    CHECK(fs::exists(app.file().parent_path() / "home.ownwords.before-restore-20260604T140000Z"));
    CHECK_FALSE(isCareAllowed(app));
    app.press(q("Start or carry on"));
    app.fill(q("Your sign-in name"), q("Robin"));
    app.fill(q("Your secret words"), WindowKit::words());
    app.press(q("Open what I said"));
    CHECK_FALSE(app.session().hasRecord());
    app.signIn(q("Sunny"));
    CHECK(app.has(q("Good to see you, Sunny.")));
}

TEST_CASE("Who was taken out for good since a copy is counted, and stays out", "[backup]")
{
    WindowKit app;
    furnish(app);
    signInCoach(app, "sam");
    app.session().toBackups();
    app.later(std::chrono::hours(2));
    app.press(q("Make one now"));
    const fs::path copy = onlyCopy(app);
    const fs::path elsewhere = app.file().parent_path() / "ownwords-elsewhere.backup"; // not seen when she goes
    fs::copy_file(copy, elsewhere);
    signOut(app);
    app.signIn(q("Sunny"));
    app.session().erase();
    app.session().toWelcome();
    signInCoach(app, "sam");
    app.session().toBackups();
    app.press(q("Choose a copy somewhere else"));
    answerFileDialog(app, elsewhere);
    CHECK(app.has(q("People in this copy: 0. People there are now: 0.")));
    CHECK(app.has(q("People who were taken out for good since then. They stay out: 1.")));
    app.press(q("Bring it back"));
    app.press(q("Start or carry on"));
    app.fill(q("Your sign-in name"), q("Sunny"));
    app.fill(q("Your secret words"), WindowKit::words());
    app.press(q("Open what I said"));
    CHECK_FALSE(app.session().hasRecord());
}

TEST_CASE("A copy that is not good is named, and nothing is changed", "[backup]")
{
    WindowKit app;
    furnish(app);
    signInCoach(app, "sam");
    app.session().toBackups();
    app.later(std::chrono::hours(2));
    app.press(q("Make one now"));
    const fs::path copy = onlyCopy(app);
    const std::string good = contentsOf(copy);
    const fs::path bad = app.file().parent_path() / "ownwords-20260101T000000Z.backup";
    const std::string before = contentsOf(app.file());
    QString said;
    SECTION("not ours")
    {
        writeFile(bad, "hello");
        said = q("This is not a file of Ownwords.");
    }
    SECTION("damaged")
    {
        std::string damaged = good;
        damaged.replace(damaged.size() - 6000, 2000, std::string(2000, '\xee'));
        writeFile(bad, damaged);
        said = q("A part of the file does not open. All that was there before is still there. Please choose another");
    }
    SECTION("with something planted in it")
    {
        writeFile(bad, good);
        runSql(bad, "CREATE VIEW v AS SELECT 1");
        said = q("Something other than Ownwords has changed this file.");
    }
    SECTION("of a newer program")
    {
        writeFile(bad, good);
        runSql(bad, "PRAGMA user_version = 99");
        said = q("A newer Ownwords made this file.");
    }
    app.press(q("Choose a copy somewhere else"));
    answerFileDialog(app, bad);
    INFO(said.toStdString());
    CHECK(app.has(said));
    CHECK(app.button(q("Leave it as it is")) == nullptr);
    CHECK(contentsOf(app.file()) == before);
    CHECK(isCareAllowed(app));
}

TEST_CASE("Where the file does not open a copy is brought back from First run, without anybody signed in", "[backup]")
{
    WindowKit app;
    furnish(app);
    signInCoach(app, "sam");
    app.session().toBackups();
    app.later(std::chrono::hours(2));
    app.press(q("Make one now"));
    app.letGo();
    SECTION("it is no file any more")
    {
        writeFile(app.file(), "a disk that forgets");
    }
    SECTION("it is gone")
    {
        fs::remove(app.file());
    }
    app.startAgain(WindowKit::End::Closed);
    REQUIRE(app.session().page() == Session::Page::FirstRun);
    app.press(q("Bring back a copy of a file"));
    CHECK(app.has(q("Bring back a copy")));
    CHECK(app.button(q("Make one now")) == nullptr);
    app.press(q("Bring it back"));
    CHECK(app.has(q("People in this copy: 1. The file of today cannot be read")));
    app.press(q("Bring it back"));
    CHECK(app.session().page() == Session::Page::Welcome);
    CHECK(app.has(q("The copy is back.")));
    app.signIn(q("Sunny"));
    CHECK(app.has(q("Good to see you, Sunny.")));
}

TEST_CASE("Nobody but a coach brings a copy back over a file that opens", "[backup]")
{
    WindowKit app;
    furnish(app);
    signInCoach(app, "sam");
    app.session().toBackups();
    app.later(std::chrono::hours(2));
    app.press(q("Make one now"));
    const fs::path copy = onlyCopy(app);
    signOut(app);
    std::optional<Error> trouble;
    ErrorCode expected = ErrorCode::NotAllowed;
    const auto restore = [&] {
        QObject listener;
        trouble.reset();
        app.session().desk().restore(
            copy, app.file(), &listener, [&](const viewmodel::Restored& result) { trouble = result.trouble; });
    };
    SECTION("a resident")
    {
        app.signIn(q("Sunny"));
        restore();
    }
    SECTION("nobody")
    {
        restore();
    }
    SECTION("nobody, with the file let go of")
    {
        app.letGo();
        restore();
    }
    SECTION("a coach whom nobody confirmed")
    {
        addCoach(app, "jo", "Jo");
        restore();
    }
    SECTION("nobody, while another program has it open")
    {
        app.letGo();
        const auto theirs = store::FileLock::take(app.file());
        REQUIRE(theirs);
        const auto looked = fs::last_write_time(app.file());
        restore();
        CHECK(fs::last_write_time(app.file()) == looked); // not even opened
        expected = ErrorCode::Busy;
    }
    REQUIRE(trouble);
    CHECK(trouble->code == expected);
    CHECK_FALSE(fs::exists(app.file().parent_path() / "home.ownwords.before-restore-20260604T140000Z"));
}

TEST_CASE("Without a coach the page says who may be here", "[backup]")
{
    WindowKit app;
    app.makeFile();
    app.session().toBackups();
    CHECK(app.has(q("Only a confirmed coach can set this, while no record is open.")));
}
