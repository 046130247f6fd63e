// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_kit.h"
#include "ui/kit/look.h"
#include "ui/kit/words_edit.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

using namespace ownwords;
using namespace ownwords::test;
using std::chrono::minutes;
using std::chrono::seconds;
using viewmodel::Session;

namespace {

// No word of a talk is anywhere in the window.
bool says(WindowKit& app, const QString& words)
{
    for (const QWidget* const widget : app.window().findChildren<QWidget*>()) {
        const bool isShown = widget->isVisible();
        if (isShown && (widget->accessibleName().contains(words) || widget->accessibleDescription().contains(words)))
            return true;
    }
    return app.has(words) || app.window().windowTitle().contains(words);
}

void tickFor(WindowKit& app, seconds time)
{
    app.later(time);
    QTest::qWait(1100); // the lock looks once a second
}

} // namespace

TEST_CASE("Hide shows a blank page, locks what is kept, and loses not a letter")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    app.type(q("half a sent"));
    app.press(q("Hide"));
    CHECK(app.session().page() == Session::Page::Hidden);
    CHECK_FALSE(app.session().hasRecord());
    CHECK_FALSE(says(app, q("half a sent")));
    CHECK_FALSE(says(app, q("gone well")));
    CHECK(app.window().windowTitle() == q("Ownwords"));
    app.press(q("Come back"));
    CHECK(app.has(q("What was kept is safe. Sign in, and go on where you were.")));
    app.signIn(q("Sunny"));
    app.press(q("Carry on talking"));
    CHECK(app.box()->words() == q("half a sent"));
}

TEST_CASE("What was typed while a save was on its way is kept by Hide, by a break and by closing")
{
    WindowKit app(WindowKit::Mode::Threaded);
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    for (const char letter : std::string("typed in a hurry")) { // without a turn of the event loop between
        app.box()->insertPlainText(QChar::fromLatin1(letter));
        app.talk().keepNow();
    }
    app.box()->insertPlainText(q("!"));
    SECTION("Hide")
    {
        app.session().hide();
    }
    SECTION("a break")
    {
        app.session().part();
    }
    SECTION("closing") { }
    app.startAgain(WindowKit::End::Closed);
    app.signIn(q("Sunny"));
    REQUIRE(QTest::qWaitFor([&] { return app.button(q("Carry on talking")) != nullptr; }, 5000));
    app.press(q("Carry on talking"));
    CHECK(app.box()->words() == q("typed in a hurry!"));
}

TEST_CASE("Words in memory are asked about before they are wiped")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Use it once"));
    app.press(q("Go on without numbers"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    app.type(q("only for today"));
    const auto answer = [](const char* text) { QTimer::singleShot(0, [text] { answerDialog(text); }); };
    answer("Leave it as it is");
    app.press(q("Finish and wipe"));
    CHECK(app.box()->words() == q("only for today"));
    answer("Leave it as it is");
    CHECK_FALSE(app.window().close());
    answer("Wipe them now");
    app.press(q("Finish and wipe"));
    CHECK(app.has(q("What you said is wiped")));
    CHECK(app.has(q("Nothing you said was kept on this computer.")));
    CHECK_FALSE(app.session().hasRecord());
}

TEST_CASE("Esc twice hides, also from a dialog, once does not, slowly does not")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.key(Qt::Key_Escape);
    CHECK(app.session().page() == Session::Page::Talk);
    QTest::qWait(800);
    app.key(Qt::Key_Escape);
    CHECK(app.session().page() == Session::Page::Talk);
    QTest::qWait(800);
    SECTION("from the page")
    {
        app.key(Qt::Key_Escape);
        app.key(Qt::Key_Escape);
        CHECK(app.session().page() == Session::Page::Hidden);
    }
    SECTION("from help")
    {
        QTimer::singleShot(100, [&] {
            QWidget* const dialog = QApplication::activeModalWidget();
            REQUIRE(dialog != nullptr);
            QTest::keyClick(dialog->windowHandle(), Qt::Key_Escape);
            app.key(Qt::Key_Escape);
        });
        app.press(q("Help"));
        CHECK(QTest::qWaitFor([&] { return app.session().page() == Session::Page::Hidden; }, 2000));
        CHECK(QApplication::activeModalWidget() == nullptr);
    }
}

TEST_CASE("Words in memory wait behind the numbers chosen for them, and are wiped after five wrong ones", "[hide]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Use it once"));
    CHECK(app.has(q("Your words are not kept on this computer. If it stops, they are gone.")));
    app.fill(q("Choose 4 numbers"), q("12"));
    app.press(q("Begin the talk"));
    CHECK(app.has(q("Use 4 numbers or more.")));
    app.fill(q("Choose 4 numbers"), q("1234"));
    app.press(q("Begin the talk"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    app.type(q("only for today"));
    SECTION("the right ones")
    {
        app.press(q("Hide"));
        CHECK_FALSE(says(app, q("only for today")));
        app.fill(q("Type your 4"), q("1234"));
        app.press(q("Come back"));
        CHECK(app.box()->words() == q("only for today"));
    }
    SECTION("wrong ones")
    {
        app.press(q("Hide"));
        CHECK(app.session().setCode("9999")); // what was chosen for this talk stays
        for (int i = 0; i < Session::mostTries; ++i) {
            CHECK(app.session().hasRecord());
            app.fill(q("Type your 4"), q("9999"));
            app.press(q("Come back"));
        }
        CHECK_FALSE(app.session().hasRecord());
        CHECK(app.has(q("What you said is wiped")));
    }
    SECTION("nobody comes back")
    {
        app.press(q("Hide"));
        tickFor(app, minutes(10));
        CHECK_FALSE(app.session().hasRecord());
    }
    SECTION("somebody who was away for four minutes, twice")
    {
        for (int time = 0; time < 2; ++time) {
            tickFor(app, minutes(4));
            REQUIRE(app.session().page() == Session::Page::Hidden);
            app.fill(q("Type your 4"), q("1234"));
            app.press(q("Come back"));
            CHECK(app.box()->words() == q("only for today"));
            tickFor(app, minutes(1)); // the quiet time began anew
            CHECK(app.session().page() == Session::Page::Talk);
        }
    }
    SECTION("somebody who hid for four minutes")
    {
        app.press(q("Hide"));
        tickFor(app, minutes(4));
        app.fill(q("Type your 4"), q("1234"));
        app.press(q("Come back"));
        tickFor(app, minutes(1));
        CHECK(app.session().page() == Session::Page::Talk);
    }
}

TEST_CASE("Words in memory without numbers are wiped by Hide and by the lock: whoever comes next cannot choose some",
    "[hide]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Use it once"));
    app.press(q("Go on without numbers"));
    CHECK(app.has(q("They are wiped as well when you hide them or go away for a while.")));
    app.press(q("Choose 4 numbers"));
    app.press(q("Go on without numbers"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    app.type(q("only for today"));
    SECTION("Hide")
    {
        app.press(q("Hide"));
    }
    SECTION("the lock, which is said before")
    {
        tickFor(app, seconds(151));
        CHECK(app.has(q("Are you still here? In half a minute your words are wiped.")));
        CHECK(app.session().hasRecord());
        tickFor(app, seconds(40));
    }
    REQUIRE(app.session().page() == Session::Page::Hidden);
    CHECK_FALSE(app.session().hasRecord());
    CHECK(app.window().findChildren<QLineEdit*>().isEmpty());
    CHECK_FALSE(says(app, q("wiped"))); // a hidden page says nothing of a talk
    app.session().setCode("1234");
    CHECK_FALSE(app.session().comeBack("1234"));
    app.press(q("Come back"));
    CHECK(app.has(q("What you said is wiped")));
    CHECK(app.has(q("Nothing you said was kept on this computer.")));
    app.press(q("Back to the start"));
    app.press(q("Use it once"));
    CHECK(app.session().page() == Session::Page::Numbers);
}

TEST_CASE("Numbers can be chosen later in the talk", "[hide]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Start or carry on"));
    app.press(q("Just talk"));
    app.press(q("Back"));
    CHECK(app.has(q("Good to see you.")));
    app.press(q("Just talk"));
    app.press(q("Go on without numbers"));
    app.press(q("Choose 4 numbers"));
    app.fill(q("Choose 4 numbers"), q("1234"));
    app.press(q("Back to the talk"));
    CHECK(app.has(q("If this computer stops, these words are gone.")));
    CHECK_FALSE(app.has(q("They are wiped as well")));
    app.goTo(q("What has gone well for you lately? It can be small."));
    app.type(q("only for today"));
    app.press(q("Hide"));
    app.fill(q("Type your 4"), q("1234"));
    app.press(q("Come back"));
    CHECK(app.box()->words() == q("only for today"));
}

TEST_CASE("After three quiet minutes kept words lock, a still sentence comes before, with a way to stay")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    app.type(q("thinking"));
    tickFor(app, seconds(151));
    CHECK(app.has(q("Are you still here? This will close in half a minute.")));
    SECTION("they stay")
    {
        app.press(q("Stay"));
        CHECK_FALSE(app.has(q("Are you still here?")));
        CHECK(app.session().page() == Session::Page::Talk);
        CHECK(app.box()->words() == q("thinking"));
    }
    SECTION("they answer by a switch or by voice: no key, no mouse")
    {
        QAccessible::queryAccessibleInterface(app.box())->editableTextInterface()->insertText(0, q("Still "));
        QTest::qWait(0);
        CHECK_FALSE(app.has(q("Are you still here?")));
        tickFor(app, seconds(151));
        CHECK(app.has(q("Are you still here?")));
        QAccessible::queryAccessibleInterface(app.button(q("Next")))
            ->actionInterface()
            ->doAction(QAccessibleActionInterface::pressAction());
        CHECK(QTest::qWaitFor([&] { return !app.has(q("Are you still here?")); }, 2000)); // it looks pressed first
        tickFor(app, seconds(100));
        CHECK(app.session().page() == Session::Page::Talk);
    }
    SECTION("they press Next when the time is over already")
    {
        app.later(seconds(40));
        QTest::keyClick(app.button(q("Next")), Qt::Key_Space);
        QTest::qWait(1100);
        CHECK(app.session().page() == Session::Page::Hidden);
    }
    SECTION("they are gone")
    {
        tickFor(app, seconds(40));
        CHECK(app.session().page() == Session::Page::Hidden);
        CHECK_FALSE(app.session().hasRecord());
        app.press(q("Come back"));
        app.signIn(q("Sunny"));
        app.press(q("Carry on talking"));
        CHECK(app.box()->words() == q("thinking"));
    }
}

TEST_CASE("The text size of the last person does not stay")
{
    const PlainLook plain;
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    app.type(q("my secret"));
    look().setTextSize(200);
    app.press(q("Lock")); // so at 200 %
    CHECK(look().textSize() == 100);
}
