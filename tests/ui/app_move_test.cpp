// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;
namespace fs = std::filesystem;

namespace {

const QString fileWords = QStringLiteral("nine blue boats at sea");

// Somebody with a record, on one computer.
void sitDown(WindowKit& app, const QString& name)
{
    app.makeFile();
    app.signUp(name);
    app.goTo(q("What name shall we call you?"));
    app.say(name);
}

// The file that the page makes, under words of its own.
fs::path takeAlong(WindowKit& app)
{
    app.session().toMove();
    app.press(q("Use secret words of my own"));
    app.fill(q("Secret words of your own"), fileWords);
    app.fill(q("Type them once more"), fileWords);
    app.press(q("Make the file"));
    const fs::path file = app.file().parent_path() / "my-record.ownwords-record";
    fs::remove(file);
    answerFileDialog(app, file);
    app.press(q("Save here anyway"));
    REQUIRE(QTest::qWaitFor([&] { return app.has(q("Saved in the folder")); }, 5000));
    return file;
}

void openFile(WindowKit& app, const fs::path& file, const QString& words = fileWords)
{
    app.press(q("Choose the file"));
    answerFileDialog(app, file);
    app.fill(q("The secret words of that file"), words);
    app.press(q("Open it"));
}

void keepHere(WindowKit& app, const QString& name)
{
    app.fill(q("A sign-in name"), name);
    app.press(q("Use secret words of my own"));
    app.fill(q("Secret words of your own"), WindowKit::words());
    app.fill(q("Type them once more"), WindowKit::words());
    app.press(q("Keep it here"));
}

// From Welcome.
void toBringing(WindowKit& app)
{
    app.press(q("Start or carry on"));
    app.press(q("I have a file from another computer"));
    REQUIRE(app.has(q("Bring your record here")));
}

// As somebody comes to an office with their stick.
void bring(WindowKit& app, const fs::path& file, const QString& name)
{
    toBringing(app);
    openFile(app, file);
    keepHere(app, name);
    REQUIRE(app.session().page() == Session::Page::Sheet);
    app.press(q("Not now. Ask me another day."));
}

} // namespace

TEST_CASE("A record is taken along in a file that does not tell what is in it", "[move]")
{
    WindowKit app;
    sitDown(app, q("Sunny"));
    app.session().toMove();
    app.press(q("Make the file"));
    CHECK(app.has(q("These are not the four secret words above. Look at them, and type them once more.")));
    app.press(q("Use secret words of my own"));
    app.fill(q("Secret words of your own"), q("short"));
    app.press(q("Make the file"));
    CHECK(app.has(q("These secret words are a little short. Use at least 10 letters.")));
    app.fill(q("Secret words of your own"), fileWords);
    app.fill(q("Type them once more"), q("nine blue boats"));
    app.press(q("Make the file"));
    CHECK(app.has(q("The two are not the same. Type your secret words once more.")));
    app.fill(q("Type them once more"), fileWords);
    app.press(q("Make the file"));
    CHECK(offeredFile(app) == q("my-record.ownwords-record"));
    const std::string bytes = contentsOf(takeAlong(app));
    CHECK(bytes.size() > 1000);
    CHECK(bytes.find("Sunny") == std::string::npos);
    app.press(q("Back"));
    CHECK(app.session().page() == Session::Page::Home);
    CHECK(app.has(q("Good to see you, Sunny.")));
}

TEST_CASE("The four offered words open the file elsewhere", "[move]")
{
    WindowKit home;
    sitDown(home, q("Sunny"));
    home.session().toMove();
    QString offered;
    for (const QLabel* const label : home.window().findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().split(QLatin1Char(' ')).size() == 4
            && label->text() == label->text().toLower())
            offered = label->text();
    }
    REQUIRE_FALSE(offered.isEmpty());
    home.fill(q("Type the four secret words"), offered);
    home.press(q("Make the file"));
    const fs::path file = home.file().parent_path() / "my-record.ownwords-record";
    answerFileDialog(home, file);
    home.press(q("Save here anyway"));
    REQUIRE(QTest::qWaitFor([&] { return fs::exists(file); }, 5000));
    WindowKit office;
    office.makeFile();
    toBringing(office);
    openFile(office, file, offered.toUpper());
    CHECK(office.has(q("Lock it on this computer")));
}

TEST_CASE("On another computer it becomes the same record under words of there, with a sheet", "[move]")
{
    WindowKit home;
    sitDown(home, q("Sunny"));
    const fs::path file = takeAlong(home);
    WindowKit office;
    office.makeFile();
    toBringing(office);
    openFile(office, file);
    CHECK(office.has(q("The file opens. It holds 1 talk")));
    office.press(q("Keep it here"));
    CHECK(office.has(q("Choose a name to sign in with. It can be made up.")));
    keepHere(office, q("Sunny at work"));
    REQUIRE(office.session().page() == Session::Page::Sheet);
    CHECK(office.has(q("Sunny at work")));
    CHECK(office.has(QString::fromStdString(office.session().recoveryCode())));
    office.press(q("Not now. Ask me another day."));
    CHECK(office.has(q("Good to see you, Sunny.")));
    office.press(q("Carry on talking"));
    CHECK(office.session().page() == Session::Page::Talk);
    office.press(q("Take a break and lock"));
    office.press(q("Back to the start"));
    office.signIn(q("Sunny at work"));
    CHECK(office.has(q("Good to see you, Sunny.")));
}

TEST_CASE("Both computers' words are put together after it was said what comes of it", "[move]")
{
    WindowKit home;
    sitDown(home, q("Sunny"));
    WindowKit office;
    office.makeFile();
    bring(office, takeAlong(home), q("Sunny"));
    office.press(q("Carry on talking"));
    office.goTo(q("What has gone well for you lately? It can be small."));
    office.say(q("the bus came on time"));
    const fs::path back = takeAlong(office);
    openFile(home, back);
    CHECK(home.has(q("Put both together?")));
    CHECK(home.has(q("1 new answer")));
    SECTION("yes")
    {
        home.press(q("Put them together"));
        CHECK(home.has(q("Both are one record now")));
        home.press(q("See what I said"));
        CHECK(home.session().page() == Session::Page::Home);
        home.window().findChild<QAbstractButton*>(q("allWords"))->click();
        CHECK(home.has(q("the bus came on time")));
        home.session().toMove();
        openFile(home, back);
        CHECK(home.has(q("There is nothing new in it. All of it is here already.")));
        CHECK(home.button(q("Put them together")) == nullptr);
        home.press(q("Back to my record"));
        home.press(q("Carry on talking"));
        CHECK(home.session().page() == Session::Page::Talk);
    }
    SECTION("not now")
    {
        home.press(q("Not now"));
        CHECK(home.session().page() == Session::Page::Home);
        home.window().findChild<QAbstractButton*>(q("allWords"))->click();
        CHECK_FALSE(home.has(q("the bus came on time")));
    }
}

TEST_CASE("What was taken out for good on one computer goes from the other one too", "[move]")
{
    WindowKit home;
    sitDown(home, q("Sunny"));
    home.goTo(q("What has gone well for you lately? It can be small."));
    home.say(q("a thing I regret saying"));
    WindowKit office;
    office.makeFile();
    bring(office, takeAlong(home), q("Sunny"));
    const auto answers = office.session().answersGiven();
    const auto regret = std::find_if(answers.begin(), answers.end(),
        [](const talk::AnswerGiven& answer) { return answer.text == "a thing I regret saying"; });
    REQUIRE(regret != answers.end());
    REQUIRE(office.session().openTalk()->takeOut(*regret));
    openFile(home, takeAlong(office));
    CHECK(home.has(q("taken out for good there")));
    SECTION("also from the copies")
    {
        home.press(q("Put them together"));
    }
    SECTION("the copies cannot be cleaned: both are one record all the same")
    {
        const fs::path copies = home.file().parent_path() / "backups";
        fs::remove_all(copies);
        writeFile(copies, "not a folder");
        home.press(q("Put them together"));
        CHECK_FALSE(home.has(q("Nothing has changed here")));
        CHECK(home.has(q("Copies of the file on this computer may still hold what you took out.")));
    }
    CHECK(home.has(q("Both are one record now")));
    home.press(q("See what I said"));
    home.window().findChild<QAbstractButton*>(q("allWords"))->click();
    CHECK_FALSE(home.has(q("a thing I regret saying")));
}

TEST_CASE("A file that cannot be brought in is answered in plain words, and nothing changes", "[move]")
{
    WindowKit home;
    sitDown(home, q("Sunny"));
    const fs::path good = takeAlong(home);
    const std::string bytes = contentsOf(good);
    WindowKit office;
    office.makeFile();
    toBringing(office);
    const fs::path bad = office.file().parent_path() / "bad.ownwords-record";
    SECTION("no file is chosen")
    {
        office.press(q("Open it"));
        CHECK(office.has(q("Choose the file first.")));
    }
    SECTION("other words")
    {
        openFile(office, good, q("eight green boats at sea"));
        CHECK(office.has(
            q("These secret words do not open this file, or it is not whole. Nothing has changed here. Check the "
              "secret words of the file, then try again.")));
        CHECK(office.focus() == office.field(q("The secret words of that file")));
    }
    SECTION("another kind of file")
    {
        writeFile(bad, "a shopping list");
        openFile(office, bad);
        CHECK(office.has(q("This is not a record that Ownwords saved. Nothing has changed here. Please choose another "
                           "file.")));
    }
    SECTION("of a newer program")
    {
        std::string newer = bytes;
        newer[3] = '2';
        writeFile(bad, newer);
        openFile(office, bad);
        CHECK(office.has(q("A newer Ownwords made this file. Nothing has changed here.")));
    }
    SECTION("cut short")
    {
        writeFile(bad, bytes.substr(0, bytes.size() / 2));
        openFile(office, bad);
        CHECK(office.has(q("or it is not whole. Nothing has changed here.")));
    }
    SECTION("one bit is another")
    {
        std::string changed = bytes;
        changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
        writeFile(bad, changed);
        openFile(office, bad);
        CHECK(office.has(q("or it is not whole. Nothing has changed here.")));
    }
    SECTION("for a coach")
    {
        writeFile(bad, "OWC1" + std::string(300, 'x'));
        openFile(office, bad);
        CHECK(office.has(q("This record was saved for a coach. Nothing has changed here.")));
    }
    SECTION("the drive was pulled out")
    {
        writeFile(bad, bytes);
        office.press(q("Choose the file"));
        answerFileDialog(office, bad);
        fs::remove(bad);
        office.press(q("Open it"));
        CHECK(office.has(q("There is no such file here. Nothing has changed here.")));
    }
    CHECK_FALSE(office.session().hasRecord());
    CHECK(office.session().page() == Session::Page::Move);
}

TEST_CASE("A record that is on this computer already is opened with its own words first", "[move]")
{
    WindowKit app;
    sitDown(app, q("Sunny"));
    const fs::path file = takeAlong(app);
    app.session().part();
    app.session().toWelcome();
    toBringing(app);
    openFile(app, file);
    CHECK(
        app.has(q("This record is on this computer already. Sign in with its secret words, then bring the file in from "
                  "there.")));
    CHECK_FALSE(app.session().hasRecord());
    app.session().toWelcome();
    app.signUp(q("Robin"));
    app.session().toMove();
    openFile(app, file);
    CHECK(app.has(q("This is another person's record, and it is on this computer already.")));
}

TEST_CASE("Nobody's record is mixed with another person's", "[move]")
{
    WindowKit home;
    sitDown(home, q("Sunny"));
    const fs::path file = takeAlong(home);
    WindowKit office;
    sitDown(office, q("Robin"));
    office.session().toMove();
    openFile(office, file);
    CHECK(office.has(q("This record does not go with the one that is open here. Nothing has changed here.")));
    CHECK(office.button(q("Put them together")) == nullptr);
}

TEST_CASE("A file that was opened is something to lock, and goes with whoever brought it", "[move]")
{
    WindowKit home;
    sitDown(home, q("Sunny"));
    const fs::path file = takeAlong(home);
    WindowKit office;
    office.makeFile();
    toBringing(office);
    CHECK_FALSE(office.session().isSignedIn());
    openFile(office, file);
    REQUIRE(office.has(q("Lock it on this computer")));
    CHECK(office.session().isSignedIn());
    SECTION("Hide")
    {
        office.press(q("Hide"));
        office.press(q("Come back"));
        CHECK(office.session().page() == Session::Page::Start);
    }
    SECTION("the lock, which is said before")
    {
        office.later(std::chrono::seconds(151));
        CHECK(QTest::qWaitFor([&] { return office.has(q("Are you still here?")); }, 5000));
        office.later(std::chrono::seconds(40));
        CHECK(QTest::qWaitFor([&] { return office.session().page() == Session::Page::Hidden; }, 5000));
    }
    SECTION("Lock")
    {
        office.press(q("Lock"));
        CHECK(office.has(q("Nothing you said was kept on this computer.")));
    }
    SECTION("Not now")
    {
        office.press(q("Not now"));
        CHECK(office.session().page() == Session::Page::Start);
    }
    CHECK_FALSE(office.session().isSignedIn());
    bool isGone = false;
    office.session().desk().bringNew({"Robin", WindowKit::words().toStdString()}, &office.window(),
        [&](const auto& made) { isGone = !made && made.error().code == ErrorCode::NotFound; });
    CHECK(isGone);
}

TEST_CASE("Hide while a record is being locked here leaves nobody signed in, and its words open it", "[move]")
{
    WindowKit home;
    sitDown(home, q("Sunny"));
    const fs::path file = takeAlong(home);
    WindowKit office(WindowKit::Mode::Threaded);
    office.makeFile();
    toBringing(office);
    openFile(office, file);
    REQUIRE(QTest::qWaitFor([&] { return office.has(q("Lock it on this computer")); }, 5000));
    office.session().bringNew({"Sunny", WindowKit::words().toStdString()}, &office.window(), [](const auto&) {});
    office.session().hide();
    office.session().desk().finish();
    QTest::qWait(50);
    CHECK(office.session().page() == Session::Page::Hidden);
    CHECK_FALSE(office.session().isSignedIn());
    office.press(q("Come back"));
    office.signIn(q("Sunny"));
    CHECK(office.session().wantsSheet());
    office.session().toMove();
    CHECK(office.session().page() == Session::Page::Move);
}

TEST_CASE("Words in memory only are not moved", "[move]")
{
    WindowKit app;
    app.makeFile();
    app.session().lookAround();
    app.session().goOnInMemory();
    app.session().toMove();
    CHECK(app.session().page() == Session::Page::Talk);
}
