// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_kit.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/people_list.h"
#include "ui/viewmodel/people_model.h"
#include "ui/viewmodel/person_model.h"

#include <QAbstractButton>
#include <QApplication>
#include <QMouseEvent>
#include <QTest>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

const QString aLight = QStringLiteral("a light in the shed");

// A coach whose list holds one person, whose record they keep; in the talk, somebody may have promised something.
struct AtTheDesk {
    explicit AtTheDesk(const QString& who = {})
    {
        app.sitDown();
        app.press(q("Sam keeps them for me"));
        app.press(q("Yes, Sam keeps it for me"));
        app.goTo(q("What name shall we call you?"));
        app.say(q("Sunny"));
        app.goTo(q("What do people come to you for?"));
        app.type(q("fixing bikes"));
        app.press(q("Next"));
        app.goTo(q("What would you like to see put right first? It might be your home, your street, or how we treat "
                   "you."));
        app.say(aLight);
        app.goTo(q("Say it how you would tell a friend. What do you want?"));
        app.say(q("I want to fix bikes with the kids on our street."));
        app.press(q("Yes, that is what I said"));
        if (!who.isEmpty()) {
            app.goTo(q("What will we do on our side?"));
            app.say(q("paint the hall"));
            app.goTo(q("Who will do it?"));
            app.say(who);
        }
        app.press(q("Take a break and lock"));
        CHECK(app.has(q("The coach who keeps it for you can open it.")));
        CHECK_FALSE(app.has(q("Only your secret words open it.")));
        app.press(q("Back to the start"));
        app.signInCoach(q("Sam"));
    }

    screens::PeopleList& list()
    {
        auto* const found = app.window().findChild<screens::PeopleList*>();
        REQUIRE(found != nullptr);
        return *found;
    }

    QString row(int number) { return list().model()->index(number, 0).data(Qt::AccessibleTextRole).toString(); }

    void open()
    {
        list().setFocus();
        list().setCurrentIndex(list().model()->index(0, 0));
        app.key(Qt::Key_Return);
        REQUIRE(app.session().page() == Session::Page::Person);
    }

    kit::WordsEdit& box(const char* name)
    {
        for (kit::WordsEdit* const box : app.window().findChildren<kit::WordsEdit*>()) {
            if (box->isVisible() && box->accessibleName().startsWith(q(name)))
                return *box;
        }
        FAIL(name);
        return *app.box();
    }

    void write(const char* name, const char* words)
    {
        box(name).setFocus();
        app.type(q(words));
    }

    void promise(const char* words)
    {
        write("What will you do?", words);
        app.press(q("Sunday 7 June"));
        app.press(q("Promise it"));
        QTest::qWait(20);
    }

    WindowKit app;
};

} // namespace

TEST_CASE("A tick on somebody's page keeps the focus, and Tab reads their words before what may be added", "[person]")
{
    AtTheDesk at;
    at.open();
    at.promise("ring the council");
    const QString done = q("Done. Sam: ring the council · Sunday 7 June");
    at.app.button(done)->setFocus();
    at.app.key(Qt::Key_Space);
    QTest::qWait(20);
    CHECK(at.app.session().story().promises.back().tickedByUs == "done");
    CHECK(at.app.focus()->accessibleName() == done);
    at.app.button(q("Undo what I ticked"))->setFocus();
    at.app.key(Qt::Key_Tab);
    CHECK(at.app.focus()->accessibleName().startsWith(q("Write a note about it: I want to fix bikes")));
    at.app.press(q("Undo what I ticked"));
    QTest::qWait(20);
    CHECK(at.app.session().story().promises.back().tickedByUs.empty());
    CHECK(at.app.has(q("What you ticked is as it was before.")));
    at.app.press(q("Undo the promise"));
    QTest::qWait(20);
    CHECK(at.app.focus() == at.app.button(q("Sit down for a talk"))); // there is nothing more to take back
}

TEST_CASE("What was asked for is promised as such, beside what the coach was typing", "[person]")
{
    AtTheDesk at;
    at.open();
    CHECK(at.app.has(q("They would like to ask: ") + aLight));
    CHECK(at.app.has(q("Nobody has promised this yet.")));
    at.write("What will you do?", "with a timer");
    at.app.press(q("Promise this: ") + aLight);
    CHECK(at.app.has(q("You promise: ") + aLight));
    CHECK(at.box("How will you do it?").words() == q("with a timer"));
    at.app.press(q("Sunday 7 June"));
    at.app.press(q("Print or save the plan"));
    at.app.press(q("Back"));
    REQUIRE(at.app.session().page() == Session::Page::Person);
    CHECK(at.app.has(q("You promise: ") + aLight)); // it waits, with its day
    CHECK(at.box("How will you do it?").words() == q("with a timer"));
    at.app.press(q("Promise it"));
    QTest::qWait(20);
    const talk::Story story = at.app.session().story();
    CHECK(story.asks.empty());
    const talk::Promise& promise = story.promises.back();
    CHECK(kit::fromUtf8(promise.words.words) == aLight);
    REQUIRE(promise.notes.size() == 1);
    CHECK(promise.notes.front().words == "with a timer");
    CHECK_FALSE(at.app.has(q("They would like to ask")));
    CHECK(at.box("What will you do?").words().isEmpty());
}

TEST_CASE("An ask can be left again for a promise of one's own", "[person]")
{
    AtTheDesk at;
    at.open();
    at.app.press(q("Promise this: ") + aLight);
    at.app.press(q("Promise something else"));
    CHECK_FALSE(at.app.has(q("You promise: ")));
    at.promise("ring the council");
    CHECK(at.app.session().story().asks.size() == 1);
    CHECK(at.app.has(q("Sam: ring the council · Sunday 7 June")));
}

TEST_CASE("The second click of a double click on the list presses nothing on the page that came", "[person]")
{
    AtTheDesk at;
    const QPoint place = at.list().visualRect(at.list().model()->index(0, 0)).center();
    QTest::mouseClick(at.list().viewport(), Qt::LeftButton, {}, place);
    REQUIRE(at.app.session().page() == Session::Page::Person);
    QAbstractButton* const plan = at.app.button(q("Print or save the plan"));
    REQUIRE(plan != nullptr);
    const QPointF on = plan->rect().center();
    QMouseEvent again(QEvent::MouseButtonDblClick, on, plan->mapToGlobal(on), Qt::LeftButton, Qt::LeftButton, {});
    QApplication::sendEvent(plan, &again);
    QTest::mouseRelease(plan, Qt::LeftButton);
    CHECK(at.app.session().page() == Session::Page::Person);
    at.app.press(q("Print or save the plan")); // a click that is meant for it
    CHECK(at.app.session().page() == Session::Page::Plan);
}

TEST_CASE("A coach writes about a goal, and sets the day of the next talk, and the person sees both", "[person]")
{
    AtTheDesk at;
    at.open();
    at.app.press(q("Write a note about it: I want to fix bikes with the kids on our street."));
    CHECK(at.app.has(q("About: I want to fix bikes with the kids on our street.")));
    at.app.type(q("Kim would help"));
    at.app.press(q("Add the note"));
    at.app.press(q("Set the day"));
    CHECK(at.app.has(q("Choose a day first.")));
    QAbstractButton* day = nullptr; // the promise offers the same day, further up
    for (QAbstractButton* const button : at.app.window().findChildren<QAbstractButton*>()) {
        if (button->isVisible() && button->text() == q("Thursday 11 June"))
            day = button;
    }
    REQUIRE(day != nullptr);
    QTest::mouseClick(day, Qt::LeftButton);
    at.app.press(q("Set the day"));
    QTest::qWait(20);
    CHECK(at.app.has(q("Set for Thursday 11 June.")));
    REQUIRE(at.app.session().story().goals.front().notes.size() == 1);
    CHECK(at.app.session().story().goals.front().notes.front().words == "Kim would help");
    at.app.press(q("Sit down for a talk"));
    REQUIRE(at.app.session().page() == Session::Page::Home);
    CHECK(at.app.has(q("The next talk: Thursday 11 June")));
    CHECK(at.app.has(q("Kim would help")));
}

TEST_CASE("A coach sees all that was said, and takes nothing out", "[person]")
{
    AtTheDesk at;
    at.open();
    QAbstractButton* const said = at.app.button(q("All that they said"));
    REQUIRE(said != nullptr);
    at.app.press(q("All that they said"));
    CHECK(at.app.has(q("Only they can take words out.")));
    CHECK(at.app.has(q("fixing bikes")));
    CHECK(at.app.button(q("Take this out for good")) == nullptr);
    CHECK(at.app.focus() == at.app.button(q("Back")));
    at.app.press(q("Back"));
    CHECK(at.app.focus() == said);
    CHECK_FALSE(at.app.has(q("Only they can take words out.")));
}

TEST_CASE("My promises are those of who signed in, then come others' by name", "[person]")
{
    AtTheDesk at(q("Jo"));
    CHECK(at.app.button(q("My promises 0")) != nullptr);
    CHECK(at.row(0).contains(q("Jo promised: paint the hall")));
    at.open();
    at.promise("ring the council");
    at.app.press(q("Back to the list"));
    CHECK(at.row(0).contains(q("I promised: ring the council · Sun 7 Jun")));
    at.app.press(q("My promises 1"));
    REQUIRE(at.list().model()->rowCount() == 2);
    CHECK(at.row(0).contains(q("I promised: ring the council")));
    CHECK(at.row(1).contains(q("Jo promised: paint the hall")));
    at.app.press(q("Lock"));
    CHECK(at.app.has(q("The desk is locked")));
    CHECK_FALSE(at.app.has(q("Your words")));
}

TEST_CASE("What the coach promised in the talk is theirs, named as the talk asks for it", "[person]")
{
    AtTheDesk at(q("sam, housing coach"));
    CHECK(at.app.button(q("My promises 1")) != nullptr);
    CHECK(at.row(0).contains(q("I promised: paint the hall")));
    CHECK(viewmodel::isNamed("Sam", "Sam Hill"));
    CHECK(viewmodel::isNamed("Sam Hill, coach", "Sam Hill"));
    CHECK_FALSE(viewmodel::isNamed("Sam Jones, coach", "Sam Hill"));
    CHECK_FALSE(viewmodel::isNamed("Samir", "Sam Hill"));
}

TEST_CASE("How many the search found is said once there is a pause", "[person]")
{
    AtTheDesk at;
    at.app.fill(q("Find a person"), q("bikes"));
    REQUIRE(QTest::qWaitFor([&] { return at.app.has(q("1 found.")); }));
    at.app.fill(q("Find a person"), q("bikes and kites"));
    CHECK_FALSE(at.app.has(q("found.")));
    CHECK(at.app.has(q("Nothing like that is in the list.")));
}

TEST_CASE("Of a kept record the ear hears what the eye reads", "[person]")
{
    AtTheDesk at;
    at.open();
    CHECK(at.app.has(q("You keep this for them.")));
    CHECK(at.app.focus()->accessibleDescription().contains(q("You keep this for them.")));
    CHECK_FALSE(at.app.focus()->accessibleDescription().contains(q("chose to share")));
}
