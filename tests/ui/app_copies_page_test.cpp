// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"
#include "ui/kit/look.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QLayout>
#include <QTest>

#include <algorithm>

// How the page with the copies asks, tells and waits. What it does is in app_backup_test.
using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

constexpr int patience = 20000; // milliseconds

// Every distance between the things that are seen, in no order.
QList<int> gaps(WindowKit& app)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QList<int> all;
    for (const QLayout* const layout : app.window().findChildren<QLayout*>()) {
        if (!layout->parentWidget()->isVisible())
            continue;
        const QMargins around = layout->contentsMargins();
        all << layout->spacing() << around.left() << around.top() << around.right() << around.bottom();
    }
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

TEST_CASE("The page of a person grows with the text", "[copies]")
{
    const PlainLook plain;
    WindowKit app;
    keepOne(app);
    const PersonId person = app.onlyPerson();
    const auto again = [&] {
        if (app.session().page() == Session::Page::Person)
            app.session().closePerson();
        app.session().openPerson(person);
        REQUIRE(app.session().page() == Session::Page::Person);
        QTest::qWait(0);
    };
    again();
    const QList<int> small = gaps(app);
    look().setTextSize(200);
    const QList<int> grown = gaps(app);
    CHECK(small != grown);
    again();
    CHECK(gaps(app) == grown);
}

TEST_CASE("Settings and copies grow with the text", "[copies]")
{
    const PlainLook plain;
    WindowKit app;
    coachAtSettings(app);
    if (GENERATE(false, true)) {
        app.session().toBackups();
        app.press(q("Make one now"));
    }
    const bool isBackups = app.session().page() == Session::Page::Backups;
    const auto again = [&] {
        if (isBackups) {
            app.press(q("Back"));
            app.session().toBackups();
        } else {
            app.session().toBackups();
            app.press(q("Back"));
            app.press(q("My secret words and my sheet"));
            app.press(q("Choose new secret words"));
            app.press(q("Use secret words of my own"));
        }
    };
    again();
    const QList<int> small = gaps(app);
    look().setTextSize(200);
    const QList<int> grown = gaps(app);
    CHECK(small != grown);
    again();
    CHECK(gaps(app) == grown);
}

TEST_CASE("The page with the copies is heard when it comes, and leaves the focus where it is", "[copies]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    coachAtSettings(app);
    app.session().toBackups();
    const auto isThere = [&] { return app.button(q("Make one now")) != nullptr; };
    SECTION("on the page")
    {
        REQUIRE(QTest::qWaitFor(isThere, patience));
        CHECK(app.focus() == app.button(q("Back")));
        CHECK(app.focus()->accessibleDescription() == q("Copies of the file. Make one now, or bring one back."));
    }
    SECTION("above it")
    {
        app.button(q("Help"))->setFocus();
        REQUIRE(QTest::qWaitFor(isThere, patience));
        CHECK(app.focus() == app.button(q("Help")));
    }
    SECTION("on what is made anew")
    {
        app.press(q("Make one now"));
        REQUIRE(QTest::qWaitFor([&] { return app.has(q("A copy was made and checked")) && isThere(); }, patience));
        (void)careNow(app);
        CHECK(app.focus() == app.button(q("Make one now")));
    }
}

TEST_CASE("A question about a copy is not taken away by a copy that was being made", "[copies]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    coachAtSettings(app);
    app.session().toBackups();
    app.press(q("Make one now"));
    REQUIRE(QTest::qWaitFor([&] { return app.button(q("Bring it back")) != nullptr; }, patience));
    app.later(std::chrono::minutes(30)); // within the hour both are kept
    click(app, q("Make one now"));
    click(app, q("Bring it back"));
    REQUIRE(QTest::qWaitFor([&] { return app.button(q("Leave it as it is")) != nullptr; }, patience));
    (void)careNow(app); // the list that was asked for came before
    CHECK(app.focus() == app.button(q("Leave it as it is")));
    CHECK(app.focus()->accessibleDescription().startsWith(q("Bring this copy back?\n")));
    CHECK(app.focus()->accessibleDescription().contains(q("People in this copy: 0. People there are now: 0.")));
    app.press(q("Leave it as it is"));
    CHECK(app.focus() == app.button(q("Make one now"))); // that copy is ready, too
    CHECK_FALSE(app.has(q("Bring this copy back?")));
}

TEST_CASE("A copy that may not be brought back can be asked for again", "[copies]")
{
    WindowKit app;
    coachAtSettings(app);
    app.session().toBackups();
    app.press(q("Make one now"));
    app.press(q("Bring it back"));
    app.session().desk().signOut(&app.window(), [](const Result<>&) {});
    app.key(Qt::Key_Tab);
    QWidget* const yes = app.focus();
    app.key(Qt::Key_Space);
    CHECK(app.session().page() == Session::Page::Backups);
    CHECK(app.focus() == yes);
    CHECK(app.button(q("Bring it back")) == yes);
    signInCoach(app, "Sam");
    app.press(q("Bring it back"));
    CHECK(app.has(q("The copy is back.")));
}
