// SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite_store.h"
#include "tests/ui/window_kit.h"
#include "ui/kit/words_edit.h"

#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QTest>

#include <sqlite3.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

void write(const std::filesystem::path& file, const std::string& bytes)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

} // namespace

// Each ends in a sentence and a way on.
TEST_CASE("A file that does not open is said kindly, and there is a way on without it", "[trouble]")
{
    std::optional<store::FileLock> other;
    WindowKit app;
    SECTION("another program's file")
    {
        write(app.file(), std::string(4096, 'x'));
    }
    SECTION("an empty file")
    {
        write(app.file(), {});
    }
    SECTION("a folder in its place")
    {
        std::filesystem::create_directories(app.file());
    }
    SECTION("another copy of the program has it")
    {
        app.makeFile();
        app.session().openFile(app.file().parent_path() / "none.ownwords"); // lets go of the first
        other.emplace(*store::FileLock::take(app.file()));
    }
    app.startAgain(WindowKit::End::Closed);
    CHECK(app.session().page() == Session::Page::FirstRun);
    CHECK_FALSE(app.session().hasFile());
    app.press(q("Go on without keeping anything"));
    app.press(q("Use it once"));
    app.press(q("Go on without numbers"));
    CHECK(app.session().page() == Session::Page::Talk);
}

TEST_CASE("A file of a newer version, one that may only be read, and a damaged one say so", "[trouble]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.press(q("Take a break and lock"));
    app.letGo();
    const auto change = [&](qint64 at, const QByteArray& bytes) {
        QFile file(QString::fromStdString(app.file().string()));
        REQUIRE(file.open(QIODevice::ReadWrite));
        file.seek(at);
        file.write(bytes);
    };
    SECTION("newer")
    {
        change(60, QByteArray::fromHex("00000063")); // user_version: sqlite.org/fileformat2.html
        app.startAgain(WindowKit::End::Closed);
        CHECK(app.session().page() == Session::Page::FirstRun);
        CHECK(app.has(q("newer")));
    }
    SECTION("cut short")
    {
        std::filesystem::resize_file(app.file(), std::filesystem::file_size(app.file()) / 2);
        app.startAgain(WindowKit::End::Closed);
        CHECK((app.has(q("damaged")) || app.has(q("can only be read"))));
    }
    app.session().goOnWithoutFile();
    app.press(q("Use it once"));
    app.press(q("Go on without numbers"));
    CHECK(app.session().page() == Session::Page::Talk);
}

TEST_CASE("A talk that was changed behind our back is named by its day, what opens is shown", "[trouble]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What name shall we call you?"));
    app.say(q("Sunny"));
    app.press(q("Take a break and lock"));
    app.letGo();
    sqlite3* file = nullptr;
    REQUIRE(sqlite3_open(app.file().c_str(), &file) == SQLITE_OK);
    CHECK(sqlite3_exec(file,
              "UPDATE record SET sealed = CAST(substr(sealed, 1, 99) || x'00' || substr(sealed, 101) AS BLOB)", nullptr,
              nullptr, nullptr)
        == SQLITE_OK);
    sqlite3_close(file);
    app.startAgain(WindowKit::End::Closed, std::chrono::hours(24));
    app.signIn(q("Sunny"));
    const QDate day = QDateTime(QDate(2026, 6, 4), QTime(12, 0), Qt::UTC).toLocalTime().date(); // where one sits
    const QString text = QLocale::c().toString(day, q("dddd d MMMM yyyy"));
    CHECK(app.has(q("What was said on %1 is not as it was left. What still opens is shown.").arg(text)));
}

TEST_CASE("The disk takes nothing more: said, nothing is lost, and it is saved when there is room again", "[trouble]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit full{4096, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &full) == 0);
    app.type(q("all of this is still here"));
    const bool isSaid = QTest::qWaitFor(
        [&] { return app.has(q("What you said last is not saved yet. What you said is still here on the screen.")); },
        5000);
    const QString inTheBox = app.box()->words();
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    CHECK(isSaid);
    CHECK_FALSE(app.talk().isKept());
    CHECK(inTheBox == q("all of this is still here"));
    CHECK(QTest::qWaitFor([&] { return app.talk().isKept(); }, 10'000));
}

TEST_CASE("Wrong words and a wrong name are answered alike, in kind words", "[trouble]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.press(q("Take a break and lock"));
    app.press(q("Back to the start"));
    app.press(q("Start or carry on"));
    const auto answer = [&](const QString& name, const QString& words) {
        app.fill(q("Your sign-in name"), name);
        app.fill(q("Your secret words"), words);
        app.press(q("Open what I said"));
        CHECK_FALSE(app.session().hasRecord());
        CHECK(app.focus() == app.field(q("Your secret words")));
        return app.focus()->accessibleDescription();
    };
    const QString wrongWords = answer(q("Sunny"), q("something else"));
    const QString wrongName = answer(q("Somebody"), WindowKit::words());
    CHECK_FALSE(wrongWords.isEmpty());
    CHECK(wrongWords == wrongName);
}

TEST_CASE("Caps Lock is named where dots hide what is typed", "[trouble]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Start or carry on"));
    app.field(q("Your secret words"))->setFocus();
    CHECK_FALSE(app.has(q("Caps Lock is on.")));
    const auto letter = [&](const char* text, Qt::KeyboardModifiers with = {}) {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_A, with, q(text));
        QApplication::sendEvent(app.focus(), &press);
    };
    letter("A", Qt::ShiftModifier);
    CHECK_FALSE(app.has(q("Caps Lock is on.")));
    letter("A");
    CHECK(app.has(q("Caps Lock is on.")));
    CHECK(app.focus()->accessibleDescription() == q("Caps Lock is on."));
    letter("a");
    CHECK_FALSE(app.has(q("Caps Lock is on.")));
}

TEST_CASE("Too many wrong tries: wait some seconds, never a lock-out", "[trouble]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.press(q("Take a break and lock"));
    app.press(q("Back to the start"));
    app.press(q("Start or carry on"));
    for (int i = 0; i < 5; ++i) {
        app.fill(q("Your sign-in name"), q("Sunny"));
        app.fill(q("Your secret words"), q("not these words"));
        app.press(q("Open what I said"));
    }
    CHECK(app.focus()->accessibleDescription().contains(q("second")));
    app.later(std::chrono::seconds(31));
    app.signIn(q("Sunny"));
    CHECK(app.session().page() == Session::Page::Home);
}

TEST_CASE("The clock was set back: the talk goes on and nothing locks too late", "[trouble]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What name shall we call you?"));
    app.later(-std::chrono::hours(24 * 365));
    app.say(q("Sunny"));
    QTest::qWait(1100);
    CHECK(app.session().page() == Session::Page::Talk);
    app.press(q("Take a break and lock"));
    app.startAgain(WindowKit::End::Closed);
    app.signIn(q("Sunny"));
    CHECK(app.has(q("Good to see you, Sunny.")));
}

TEST_CASE("The words for a new record are checked where they are typed", "[trouble]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Start or carry on"));
    app.press(q("Keep them here"));
    app.press(q("Go on"));
    CHECK(app.has(q("Choose a name to sign in with. It can be made up.")));
    CHECK(app.focus() == app.field(q("A sign-in name")));
    app.fill(q("A sign-in name"), q("Sunny"));
    app.press(q("Go on"));
    CHECK(app.has(q("These are not the four secret words above. Look at them, and type them once more.")));
    app.press(q("Use secret words of my own"));
    app.fill(q("Secret words of your own"), q("short"));
    app.press(q("Go on"));
    CHECK(app.has(q("These secret words are a little short. Use at least 10 letters.")));
    app.fill(q("Secret words of your own"), WindowKit::words());
    app.fill(q("Type them once more"), q("red bikes on a hill"));
    app.press(q("Go on"));
    CHECK(app.has(q("The two are not the same. Type your secret words once more.")));
}

TEST_CASE("The end of the code shows that the sheet is kept, a slip is said and can be mended", "[trouble]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Start or carry on"));
    app.press(q("Keep them here"));
    app.session().setNewWords({{"Sunny", WindowKit::words().toStdString()}, {}, true});
    REQUIRE(app.session().page() == Session::Page::Sheet);
    const QString code = QString::fromStdString(app.session().recoveryCode());
    CHECK(app.has(code));
    app.fill(q("To show that you have it"), q("zzzzz"));
    app.press(q("Go on"));
    CHECK(app.has(q("Those are not the last five letters and numbers. Look at the code again.")));
    app.fill(q("To show that you have it"), code.right(5).toLower());
    app.press(q("Go on"));
    REQUIRE(app.session().page() == Session::Page::Talk);
    app.press(q("Take a break and lock"));
    app.press(q("Back to the start"));
    app.press(q("Start or carry on"));
    app.press(q("I forgot them. I have the sheet with the code."));
    app.fill(q("The code on your sheet"), code.toLower());
    app.press(q("Open what I said"));
    CHECK(app.session().page() == Session::Page::Home);
}
