// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"
#include "ui/kit/labels.h"
#include "ui/kit/spoken_text.h"
#include "ui/kit/words_edit.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QDateEdit>
#include <QLineEdit>
#include <QTest>

// How the settings ask, tell and wait: for whoever presses twice, listens or uses keys only.
using namespace ownwords;
using namespace ownwords::test;
namespace kit = ownwords::kit;

namespace {

constexpr int patience = 20000; // milliseconds

std::vector<std::string> contactNames(WindowKit& app)
{
    std::vector<std::string> names;
    for (const vault::House::Contact& contact : careNow(app).house.value_or(vault::House()).contacts)
        names.push_back(contact.name);
    return names;
}

void fillContact(WindowKit& app, const char* name, const char* how)
{
    app.press(q("Need help now?"));
    openForm(app, "Add a contact");
    app.fill(q("Who it is"), q(name));
    app.fill(q("How to reach them, and when"), q(how));
}

void addContact(WindowKit& app, const char* name, const char* how)
{
    fillContact(app, name, how);
    app.press(q("Add this contact"));
    const QString change = q("Change ") + q(name);
    REQUIRE(QTest::qWaitFor([&] { return app.button(change) != nullptr; }, patience));
}

QWidget* cardOf(QWidget* widget)
{
    while (widget != nullptr && qobject_cast<kit::Card*>(widget) == nullptr)
        widget = widget->parentWidget();
    return widget;
}

// The text that was spoken about what has the focus.
kit::SpokenText* spokenOfFocus(WindowKit& app)
{
    for (auto* const text : app.window().findChildren<kit::SpokenText*>()) {
        if (text->isVisible() && text->accessibleName() == app.focus()->accessibleDescription())
            return text;
    }
    return nullptr;
}

} // namespace

TEST_CASE("Two quick changes of the settings are both made", "[care]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    coachAtSettings(app);
    addContact(app, "The desk", "downstairs");
    addContact(app, "Samaritans", "116 123");
    SECTION("two contacts are taken away")
    {
        for (const char* const name : {"Take Night line away", "Take Samaritans away"}) {
            click(app, q(name));
            click(app, q("Take the contact away"));
        }
        CHECK(contactNames(app) == std::vector<std::string>{"The desk"});
    }
    SECTION("times are set and a contact is added")
    {
        fillContact(app, "The vicar", "on Sundays");
        app.press(q("When a record locks by itself"));
        app.fill(q("Minutes when somebody is alone"), q("7"));
        click(app, q("Set these times"));
        click(app, q("Need help now?"));
        click(app, q("Add this contact"));
        CHECK(contactNames(app) == std::vector<std::string>{"Night line", "The desk", "Samaritans", "The vicar"});
        CHECK(careNow(app).house->alone == std::chrono::minutes(7));
    }
    SECTION("one contact is added twice")
    {
        fillContact(app, "The vicar", "on Sundays");
        click(app, q("Add this contact"));
        click(app, q("Add this contact"));
        CHECK(contactNames(app) == std::vector<std::string>{"Night line", "The desk", "Samaritans", "The vicar"});
    }
    SECTION("one contact is changed twice")
    {
        click(app, q("Change The desk"));
        app.fill(q("How to reach them, and when"), q("upstairs"));
        click(app, q("Keep the change"));
        click(app, q("Keep the change"));
        CHECK(contactNames(app) == std::vector<std::string>{"Night line", "The desk", "Samaritans"});
        CHECK(careNow(app).house->contacts.at(1).how == "upstairs");
    }
    SECTION("one contact is moved up twice")
    {
        click(app, q("Move Samaritans up"));
        click(app, q("Move Samaritans up"));
        CHECK(contactNames(app) == std::vector<std::string>{"Samaritans", "Night line", "The desk"});
    }
}

TEST_CASE("What is typed in the settings stays while something else is set", "[care]")
{
    WindowKit app;
    coachAtSettings(app);
    const auto typed = [&](const char* name) { return app.field(q(name))->text(); };
    SECTION("a contact, while times are set")
    {
        fillContact(app, "Samaritans", "116 123");
        app.press(q("When a record locks by itself"));
        app.press(q("Set these times"));
        CHECK(app.has(q("The times are set.")));
        app.press(q("Need help now?"));
        CHECK_FALSE(app.has(q("The times are set."))); // it was said beside them
        CHECK(typed("Who it is") == q("Samaritans"));
        app.press(q("Add this contact"));
        CHECK(app.has(q("Samaritans: 116 123")));
        app.press(q("Add a contact"));
        CHECK(typed("Who it is").isEmpty());
        CHECK(typed("How to reach them, and when").isEmpty());
    }
    SECTION("minutes, while a contact is added")
    {
        app.press(q("When a record locks by itself"));
        app.fill(q("Minutes when two sit together"), q("9"));
        addContact(app, "Samaritans", "116 123");
        app.press(q("When a record locks by itself"));
        CHECK(typed("Minutes when two sit together") == q("9"));
    }
    SECTION("the change of a contact, while another one is moved and taken away")
    {
        addContact(app, "Samaritans", "116 123");
        app.press(q("Change Samaritans"));
        app.fill(q("How to reach them, and when"), q("116 123, day and night"));
        app.press(q("Move Samaritans up"));
        app.press(q("Take Night line away"));
        app.press(q("Take the contact away"));
        CHECK(typed("Who it is") == q("Samaritans"));
        app.press(q("Keep the change"));
        CHECK(app.has(q("Samaritans: 116 123, day and night")));
        CHECK_FALSE(app.has(q("Night line")));
        app.press(q("Add a contact"));
        CHECK(app.button(q("Add this contact")) != nullptr);
    }
    SECTION("the change of a contact who is taken away")
    {
        app.press(q("Need help now?"));
        app.press(q("Change Night line"));
        app.press(q("Take Night line away"));
        app.press(q("Take the contact away"));
        CHECK(typed("Who it is") == q("Night line"));
        app.press(q("Add this contact"));
        CHECK(app.has(q("Night line: 0800 000 000, day and night")));
    }
    SECTION("a promise, while the one before is taken away")
    {
        const auto fillPromise = [&](const char* words) {
            openForm(app, "Write down a promise");
            openForm(app, "Put another promise in its place");
            app.box()->setFocus();
            app.type(q(words));
            app.fill(q("Name of who promises it"), q("Ada Smith"));
            app.fill(q("What they are, like"), q("housing manager"));
        };
        fillPromise("Nothing you say here changes your home.");
        app.press(q("Sign this promise"));
        app.press(q("Put another promise in its place"));
        CHECK(app.box()->words().isEmpty());
        CHECK(typed("Name of who promises it").isEmpty());
        fillPromise("Your home stays yours.");
        app.press(q("Take the promise away"));
        app.press(q("Take it away"));
        CHECK(app.has(q("No promise is signed")));
        CHECK(app.box()->words() == q("Your home stays yours."));
        CHECK(typed("Name of who promises it") == q("Ada Smith"));
    }
}

TEST_CASE("A question of the settings stands where it was asked, and the keys go on from there", "[care]")
{
    WindowKit app;
    app.makeFile();
    for (const auto& [signInName, name] : {std::pair("sam", "Sam"), std::pair("jo", "Jo"), std::pair("kim", "Kim")}) {
        addCoach(app, signInName, name);
        signOut(app);
    }
    signInCoach(app, "sam");
    app.session().toSettings();
    const QString no = q("Leave it as it is");
    app.press(q("Coaches of this file"));
    app.press(q("Take away the coach Jo"));
    CHECK(app.focus() == app.button(no));
    CHECK(app.focus()->accessibleDescription().startsWith(q("Take Jo away?\nThey can see nobody's record any more")));
    CHECK(cardOf(app.focus()) == cardOf(app.button(q("Take away the coach Jo"))));
    CHECK(app.focus()->mapTo(&app.window(), QPoint()).y()
        > app.button(q("Take away the coach Jo"))->mapTo(&app.window(), QPoint()).y());
    CHECK(app.focus()->mapTo(&app.window(), QPoint()).y()
        < app.button(q("Take away the coach Kim"))->mapTo(&app.window(), QPoint()).y());
    app.key(Qt::Key_Backtab);
    CHECK(app.focus() == app.button(q("Take away the coach Jo")));
    app.key(Qt::Key_Tab);
    app.key(Qt::Key_Tab);
    CHECK(app.focus() == app.button(q("Take the coach away")));
    app.key(Qt::Key_Tab);
    CHECK(app.focus() == app.button(q("This is a colleague: Kim")));

    app.press(no);
    CHECK(app.button(no) == nullptr);
    CHECK(app.focus() == app.button(q("Take away the coach Jo")));
    CHECK(app.has(q("Jo · not confirmed by anyone")));

    app.press(q("Take away the coach Jo"));
    app.key(Qt::Key_Tab);
    app.key(Qt::Key_Space);
    CHECK(app.has(q("Jo is no coach here any more.")));
    CHECK(app.button(no) == nullptr);
    CHECK(app.focus() == app.button(q("This is a colleague: Kim"))); // the first one of the card
    app.key(Qt::Key_Backtab);
    CHECK(app.focus() == app.button(q("Coaches of this file"))); // the way to this part

    app.press(q("Take away the coach Kim"));
    app.press(q("Take the coach away"));
    CHECK(app.focus() == app.button(q("Coaches of this file"))); // nothing is left to press in the card
}

TEST_CASE("One question stands at a time", "[care]")
{
    WindowKit app;
    coachAtSettings(app);
    addContact(app, "Samaritans", "116 123");
    app.press(q("Take Night line away"));
    app.press(q("Take Samaritans away"));
    CHECK_FALSE(app.has(q("Take Night line away?")));
    CHECK(app.has(q("Take Samaritans away?")));
    CHECK(app.focus()->accessibleDescription().contains(q("Samaritans")));
    app.press(q("Take the contact away"));
    CHECK(contactNames(app) == std::vector<std::string>{"Night line"});
    CHECK(app.focus() == app.button(q("Change Night line")));
}

TEST_CASE("It is asked before a colleague is confirmed and before a contact for help is taken away", "[care]")
{
    WindowKit app;
    app.makeFile();
    addCoach(app, "sam", "Sam");
    signOut(app);
    addCoach(app, "jo", "Jo");
    signOut(app);
    signInCoach(app, "sam");
    app.session().toSettings();
    app.press(q("Coaches of this file"));
    const auto isJoConfirmed = [&] { return careNow(app).coaches.front().isConfirmed; };
    app.press(q("This is a colleague: Jo"));
    CHECK(app.has(q("they read: “Jo, confirmed”.")));
    CHECK_FALSE(isJoConfirmed());
    app.press(q("Leave it as it is"));
    CHECK_FALSE(isJoConfirmed());
    app.press(q("This is a colleague: Jo"));
    app.press(q("Yes, Jo is a colleague"));
    CHECK(app.has(q("Jo is confirmed.")));
    CHECK(isJoConfirmed());

    app.press(q("Need help now?"));
    app.press(q("Take Night line away"));
    CHECK(app.has(q("Who needs help does not find them under Help any more.")));
    app.press(q("Leave it as it is"));
    CHECK(app.has(q("Night line: 0800 000 000")));
    CHECK_FALSE(careNow(app).house); // nothing was set
}

TEST_CASE("What is wrong in the settings is spoken, each time, and forgotten when it is mended", "[care]")
{
    WindowKit app;
    coachAtSettings(app);
    struct Wrong {
        const char* part;
        const char* open; // what is closed there
        const char* field;
        const char* typed;
        const char* press;
        const char* said;
    };
    const auto wrong = GENERATE(Wrong{"When a record locks by itself", "", "Minutes when somebody is alone", "0",
                                    "Set these times", "Type a number from 1 to 60."},
        Wrong{"When a record locks by itself", "", "Minutes when two sit together", "61", "Set these times",
            "Type a number from 1 to 60."},
        Wrong{"Need help now?", "Add a contact", "Who it is", " ", "Add this contact",
            "Say who it is, and how to reach them."},
        Wrong{"The promise about homes", "Write down a promise", "Name of who promises it", " ", "Sign this promise",
            "A promise needs its words, a name, and what they are."},
        Wrong{"My secret words and my sheet", "Choose new secret words", "My sign-in name from now on", " ",
            "Set them and make a sheet", "Type the name you sign in with."});
    INFO(wrong.field);
    app.press(q(wrong.part));
    openForm(app, wrong.open);
    if (q(wrong.press) == q("Sign this promise")) {
        app.box()->setFocus();
        app.type(q("Your home stays yours."));
    }
    app.fill(q(wrong.field), q(wrong.typed));
    app.press(q(wrong.press));
    QLineEdit* const field = app.field(q(wrong.field));
    CHECK(app.focus() == field);
    kit::SpokenText* const trouble = spokenOfFocus(app);
    REQUIRE(trouble != nullptr);
    CHECK(trouble->text() == q(wrong.said));
    CHECK(QAccessible::queryAccessibleInterface(trouble)->role() == QAccessible::Notification);
    app.fill(q(wrong.field), q("12"));
    CHECK_FALSE(app.has(q(wrong.said)));
    CHECK(field->accessibleDescription().isEmpty());
    app.press(q(wrong.press));
    CHECK(field->accessibleDescription().isEmpty());
}

TEST_CASE("A promise cannot be signed on a day that is still to come", "[care]")
{
    WindowKit app;
    coachAtSettings(app);
    app.press(q("Write down a promise"));
    app.press(q("Another day"));
    auto* const day = app.window().findChild<QDateEdit*>(q("day"));
    REQUIRE(day != nullptr);
    day->setDate(day->maximumDate());
    QTest::keyClick(day, Qt::Key_Up);
    app.box()->setFocus();
    app.type(q("Your home stays yours."));
    app.fill(q("Name of who promises it"), q("Ada Smith"));
    app.fill(q("What they are, like"), q("housing manager"));
    app.press(q("Sign this promise"));
    CHECK(app.has(q("Ada Smith, housing manager, on ") + firstDay()));
}
