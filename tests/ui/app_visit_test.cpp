// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "tests/ui/care_kit.h"
#include "ui/kit/words_edit.h"

#include <QTest>

#include <sys/resource.h>

#include <csignal>

// Who sits here, and what becomes of what they asked for when they go.
using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;
namespace fs = std::filesystem;

namespace {

// Whatever was asked of the desk is done, and its answers were heard.
void settle(WindowKit& app)
{
    for (int round = 0; round < 2; ++round) { // an answer may ask for more
        app.session().desk().finish();
        QTest::qWait(30);
    }
}

void leave(WindowKit& app)
{
    app.session().part();
    settle(app);
    app.press(q("Back to the start"));
}

// Sam is a coach here, and Sunny has a record of her own. Nobody is signed in.
void furnish(WindowKit& app)
{
    app.makeFile();
    app.signUpCoach(q("Sam"));
    leave(app);
    app.signUp(q("Sunny"));
    leave(app);
}

// And one whose record Sam keeps, with a word said. Sam is signed in.
PersonId keepKim(WindowKit& app)
{
    app.sitDown();
    app.press(q("Sam keeps them for me"));
    app.press(q("Yes, Sam keeps it for me"));
    REQUIRE(QTest::qWaitFor([&] { return app.session().page() == Session::Page::Talk; }, 5000));
    app.goTo(q("What name shall we call you?"));
    app.say(q("Kim"));
    leave(app);
    app.signInCoach(q("Sam"));
    return app.onlyPerson();
}

// What the desk says to somebody who asks without being signed in.
bool isDeskClosed(WindowKit& app)
{
    QObject listener;
    int refused = 0;
    const auto asked = [&refused](const auto& answer) {
        if (!answer && answer.error().code == ErrorCode::NotAllowed)
            ++refused;
    };
    app.session().desk().whoCanSee(&listener, asked);
    app.session().desk().people(&listener, asked);
    settle(app);
    return refused == 2;
}

// No file may grow any further, as on a full disk.
class FullDisk {
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        REQUIRE(::getrlimit(RLIMIT_FSIZE, &m_before) == 0);
        const rlimit full{4096, m_before.rlim_max};
        REQUIRE(::setrlimit(RLIMIT_FSIZE, &full) == 0);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
};

const std::string words = WindowKit::words().toStdString();

} // namespace

TEST_CASE(
    "Who hides while something is being opened for them is not signed in by it, also when they are back", "[hide]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    furnish(app);
    SECTION("a coach")
    {
        app.session().come(Session::Company::CoachOnly);
        app.session().signInCoach("Sam", words);
        app.session().hide();
        app.session().comeBack();
        CHECK(app.session().page() == Session::Page::CoachStart);
        settle(app);
        CHECK(app.session().page() == Session::Page::CoachStart);
    }
    SECTION("a resident")
    {
        app.session().come(Session::Company::Alone);
        app.session().signIn("Sunny", words);
        app.session().hide();
        app.session().comeBack();
        settle(app);
        CHECK(app.session().page() == Session::Page::Start);
    }
    SECTION("a resident who goes back to the start")
    {
        app.session().come(Session::Company::Alone);
        app.session().signIn("Sunny", words);
        app.press(q("Back"));
        settle(app);
        CHECK(app.session().page() == Session::Page::Welcome);
    }
    CHECK_FALSE(app.session().isBusy());
    CHECK_FALSE(app.session().isSignedIn());
    CHECK(isDeskClosed(app));
}

TEST_CASE("After such a Hide the next one signs in at once, and stays signed in", "[hide]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    furnish(app);
    app.session().come(Session::Company::Alone);
    app.session().signIn("Sunny", "words that do not open anything");
    app.session().hide();
    app.session().comeBack();
    app.session().signIn("Sunny", words);
    settle(app);
    REQUIRE(app.session().hasRecord());
    CHECK_FALSE(isDeskClosed(app));
}

TEST_CASE("A person whom a coach was opening is not shown after Hide", "[hide]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    const PersonId kim = keepKim(app);
    app.session().openPerson(kim);
    app.session().hide();
    app.session().comeBack();
    settle(app);
    CHECK(app.session().page() == Session::Page::CoachStart);
    CHECK_FALSE(app.session().isSignedIn());
    CHECK(isDeskClosed(app));
}

TEST_CASE("While a record is being opened the coach's list is not shown beside it", "[hide]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    furnish(app);
    app.signInCoach(q("Sam"));
    app.press(q("Sit down for a talk"));
    app.session().signIn("Sunny", words);
    app.press(q("Back"));
    CHECK(app.session().page() == Session::Page::Start);
    settle(app);
    CHECK(app.session().hasRecord());
    app.session().toPeople();
    CHECK_FALSE(app.session().page() == Session::Page::People);
    bool isRefused = false;
    app.session().desk().people(&app.session(),
        [&](const auto& people) { isRefused = !people && people.error().code == ErrorCode::NotAllowed; });
    settle(app);
    CHECK(isRefused);
}

TEST_CASE("What became of the file meanwhile is said to whoever comes back from Hide", "[hide]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    furnish(app);
    app.signInCoach(q("Sam"));
    app.session().desk().backUpNow(&app.session(), [](const auto&) {});
    settle(app);
    const auto copies = store::backupsIn(app.file().parent_path() / "backups");
    REQUIRE(copies.has_value());
    REQUIRE_FALSE(copies->empty());
    app.session().toSettings();
    app.session().toBackups();
    app.session().restore(copies->front().path);
    app.session().hide();
    SECTION("when it is done")
    {
        settle(app);
        CHECK(app.session().page() == Session::Page::Hidden);
        CHECK_FALSE(app.has(q("The copy is back.")));
        app.press(q("Come back"));
    }
    SECTION("before")
    {
        app.session().comeBack();
        CHECK(app.session().page() == Session::Page::Opening);
        settle(app);
        CHECK(app.session().page() == Session::Page::Welcome);
    }
    CHECK(app.has(q("The copy is back. Everybody signs in again.")));
    CHECK_FALSE(app.session().isBusy());
    CHECK(isDeskClosed(app));
}

TEST_CASE("Hide at First run comes back there, and a file that was made meanwhile is found", "[hide]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    REQUIRE(app.session().page() == Session::Page::FirstRun);
    SECTION("nothing was decided")
    {
        app.session().hide();
        app.press(q("Come back"));
        CHECK(app.session().page() == Session::Page::FirstRun);
    }
    SECTION("without a file, on purpose")
    {
        app.press(q("Go on without keeping anything"));
        app.session().hide();
        app.press(q("Come back"));
        CHECK(app.session().page() == Session::Page::Welcome);
    }
    SECTION("from the copies")
    {
        app.press(q("Bring back a copy of a file"));
        app.session().hide();
        app.press(q("Come back"));
        CHECK(app.session().page() == Session::Page::FirstRun);
    }
    SECTION("while one was made")
    {
        app.session().makeFile(app.file(), "Our house");
        app.session().hide();
        settle(app);
        CHECK(app.session().page() == Session::Page::Hidden);
        CHECK(app.session().hasFile());
        app.press(q("Come back"));
        CHECK(app.session().page() == Session::Page::Start);
    }
}

TEST_CASE("A file that does not open leaves nothing of the one before", "[hide]")
{
    WindowKit app;
    furnish(app);
    CHECK(app.session().file().hasCoach);
    app.letGo();
    CHECK_FALSE(app.session().hasFile());
    CHECK_FALSE(app.session().file().hasCoach);
}

TEST_CASE("A coach's new sheet that was left by Lock or Hide leads nobody else to the settings", "[coach]")
{
    WindowKit app;
    app.makeFile();
    app.signUpCoach(q("Sam"));
    app.press(q("Settings"));
    app.session().showCoachSheet("Sam", "ABCDE-FGHIJ");
    REQUIRE(app.session().page() == Session::Page::Sheet);
    SECTION("Lock")
    {
        leave(app);
    }
    SECTION("Hide")
    {
        app.session().hide();
        app.press(q("Come back"));
        app.press(q("Back"));
    }
    app.session().showCoachSheet("Sam", "ABCDE-FGHIJ"); // it was still being made
    CHECK(app.session().page() == Session::Page::Welcome);
    app.signInCoach(q("Sam"));
    app.press(q("Sit down for a talk"));
    app.press(q("Keep them here"));
    app.chooseWords(q("Sunny"));
    CHECK(app.session().page() == Session::Page::Sharing);
}

TEST_CASE("A coach's typed words that cannot be saved are not left behind", "[coach]")
{
    WindowKit app;
    const PersonId kim = keepKim(app);
    app.session().openPerson(kim);
    REQUIRE(app.session().page() == Session::Page::Person);
    app.box()->setFocus();
    app.type(q("ring the council"));
    {
        const FullDisk full;
        SECTION("to the list")
        {
            app.session().closePerson();
        }
        SECTION("to a talk")
        {
            app.session().talkWithThem();
        }
        SECTION("to new words")
        {
            app.session().toMakeItMine();
        }
        SECTION("Lock")
        {
            app.session().part();
        }
        CHECK(app.session().page() == Session::Page::Person);
        CHECK(app.has(q("What you said is still here on the screen.")));
        CHECK(app.box()->words() == q("ring the council"));
    }
    app.session().person()->type("promise", "ring the council."); // the next save
    app.session().closePerson();
    CHECK(app.session().page() == Session::Page::People);
    app.session().openPerson(kim);
    CHECK(app.box()->words() == q("ring the council."));
}

TEST_CASE("A person's last words that cannot be saved are not locked away unseen", "[coach]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    app.type(q("half a sent"));
    {
        const FullDisk full;
        app.press(q("Take a break and lock"));
        CHECK(app.session().page() == Session::Page::Talk);
        CHECK(app.has(q("What you said is still here on the screen.")));
        CHECK(app.box()->words() == q("half a sent"));
    }
    app.box()->setFocus();
    app.type(q("ence"));
    app.press(q("Take a break and lock"));
    CHECK(app.has(q("What you said is locked")));
    app.press(q("Back to the start"));
    app.signIn(q("Sunny"));
    app.press(q("Carry on talking"));
    CHECK(app.box()->words() == q("half a sentence"));
}

TEST_CASE("Nobody is kept from their record because the coach beside them cannot be written into it", "[coach]")
{
    WindowKit app;
    furnish(app);
    app.signInCoach(q("Sam"));
    app.press(q("Sit down for a talk"));
    {
        const FullDisk full;
        app.session().signIn("Sunny", words);
        CHECK(app.session().hasRecord());
        CHECK_FALSE(isDeskClosed(app));
    }
}

TEST_CASE("A coach hears that a record which they opened is not as it was left", "[coach]")
{
    WindowKit app;
    const PersonId kim = keepKim(app);
    app.letGo();
    runSql(
        app.file(), "UPDATE record SET sealed = CAST(substr(sealed, 1, 99) || x'00' || substr(sealed, 101) AS BLOB)");
    app.startAgain(WindowKit::End::Closed, std::chrono::hours(24));
    app.signInCoach(q("Sam"));
    app.session().openPerson(kim);
    REQUIRE(app.session().page() == Session::Page::Person);
    CHECK(app.has(q("is not as it was left. What still opens is shown.")));
    CHECK(app.has(q("Please tell the person, and who looks after this computer.")));
    app.press(q("Sit down for a talk"));
    CHECK(app.has(q("is not as it was left.")));
    CHECK(app.has(q("Please tell the person who looks after this computer.")));
}

TEST_CASE("A coach whom nobody confirmed sets their own new words and sheet, and nothing else", "[settings]")
{
    WindowKit app;
    app.makeFile();
    app.signUpCoach(q("Sam"));
    leave(app);
    app.signUpCoach(q("Jo"));
    CHECK_FALSE(app.session().coach()->isConfirmed);
    app.press(q("Settings"));
    CHECK(app.has(q("My secret words and my sheet")));
    CHECK_FALSE(app.has(q("Coaches of this file")));
    CHECK(app.has(q("What counts for everybody is set by a coach who is confirmed.")));
    app.press(q("Choose new secret words"));
    app.fill(q("My sign-in name from now on"), q("Jo Bee"));
    app.press(q("Use secret words of my own"));
    app.fill(q("Secret words of your own"), q("nine blue boats at sea"));
    app.fill(q("Type them once more"), q("nine blue boats at sea"));
    app.press(q("Set them and make a sheet"));
    REQUIRE(app.session().page() == Session::Page::Sheet);
    app.press(q("Not now. Ask me another day."));
    CHECK(app.session().page() == Session::Page::Settings);
    app.press(q("Back"));
    leave(app);
    app.press(q("I am a coach"));
    app.session().signInCoach("Jo Bee", "nine blue boats at sea");
    CHECK(app.session().page() == Session::Page::People);
}
