// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_kit.h"
#include "ui/kit/look.h"
#include "ui/kit/words_edit.h"

#include <QAbstractButton>
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
    CHECK(app.has(q("Your words are wiped")));
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

TEST_CASE("Words that are in memory only wait behind four numbers, and are wiped after five wrong ones")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Use it once"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    app.type(q("only for today"));
    app.press(q("Hide"));
    CHECK(app.has(q("Choose 4 numbers. You need them to come back.")));
    CHECK_FALSE(says(app, q("only for today")));
    app.type(q("12"));
    app.press(q("Come back"));
    CHECK(app.has(q("Use 4 numbers or more.")));
    app.focus()->setFocus();
    app.fill(q("Choose 4"), q("1234"));
    app.press(q("Come back"));
    CHECK(app.has(q("Type your 4 numbers.")));
    SECTION("the right ones")
    {
        app.fill(q("Type your 4"), q("1234"));
        app.press(q("Come back"));
        CHECK(app.box()->words() == q("only for today"));
    }
    SECTION("wrong ones")
    {
        for (int i = 0; i < Session::mostTries; ++i) {
            CHECK(app.session().hasRecord());
            app.fill(q("Type your 4"), q("9999"));
            app.press(q("Come back"));
        }
        CHECK_FALSE(app.session().hasRecord());
        CHECK(app.has(q("Your words are wiped")));
    }
    SECTION("nobody comes back")
    {
        tickFor(app, minutes(10));
        CHECK_FALSE(app.session().hasRecord());
    }
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
    app.press(q("Take a break"));
    CHECK(look().textSize() == 100);
}
