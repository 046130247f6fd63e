// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_kit.h"
#include "ui/kit/spoken_text.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLineEdit>
#include <QTest>

using namespace ownwords::test;

// What a screen reader says of what has the focus, and of texts that appear. tests/window hears it from outside.
namespace {

QString description(WindowKit& app)
{
    return app.focus()->accessibleDescription();
}

// The text that is spoken because it is there.
ownwords::kit::SpokenText* spoken(WindowKit& app)
{
    for (auto* const text : app.window().findChildren<ownwords::kit::SpokenText*>()) {
        if (text->isVisible())
            return text;
    }
    return nullptr;
}

class Appearances : public QObject {
public:
    explicit Appearances(QObject& widget) { widget.installEventFilter(this); }

    int count = 0;

    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        count += event->type() == QEvent::Show ? 1 : 0;
        return false;
    }
};

} // namespace

TEST_CASE("A page says itself with what gets the focus, once", "[heard]")
{
    WindowKit app;
    app.makeFile();
    CHECK(description(app).startsWith(q("Hello. Who is here today?")));
    CHECK(description(app).contains(q("Just me")));
    QWidget* const first = app.focus();
    app.key(Qt::Key_Tab);
    CHECK_FALSE(first->accessibleDescription().contains(q("Hello")));
    CHECK(first->accessibleDescription().contains(q("Just me")));
    app.press(q("Start or carry on"));
    CHECK(description(app).contains(q("Have you been here before?")));
}

TEST_CASE("Who sits down together hears whose turn it is", "[heard]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Sit down together"));
    CHECK(description(app).contains(q("Coach, you are the first one here.")));
    app.press(q("Make my sign-in"));
    CHECK(description(app).contains(q("You only see people who choose to share with you.")));
    app.press(q("Back"));
    app.press(q("Back"));
    app.signUpCoach(q("Sam"));
    app.press(q("Sit down for a talk"));
    CHECK(description(app).contains(q("Sam is signed in. Now it is the turn of the one who talks")));
}

TEST_CASE("What is wrong with a field is spoken each time, and forgotten when it is tried again", "[heard]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Start or carry on"));
    app.press(q("Keep them here"));
    app.fill(q("A sign-in name"), q("Sunny"));
    app.press(q("Go on"));
    ownwords::kit::SpokenText* const trouble = spoken(app);
    REQUIRE(trouble != nullptr);
    CHECK(QAccessible::queryAccessibleInterface(trouble)->role() == QAccessible::Notification);
    CHECK(trouble->accessibleName().contains(q("These are not the four secret words above.")));
    CHECK(description(app) == trouble->accessibleName());
    const Appearances again(*trouble);
    app.press(q("Go on"));
    CHECK(again.count == 1);
    QLineEdit* const typed = app.field(q("Type the four secret words"));
    app.press(q("Use secret words of my own"));
    CHECK(typed->accessibleDescription().isEmpty());
}

TEST_CASE("What is wrong with new words for a file is spoken like that of a sign-in", "[heard]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.session().toMove();
    app.press(q("Make the file"));
    REQUIRE(spoken(app) != nullptr);
    CHECK(spoken(app)->accessibleName().contains(q("These are not the four secret words above.")));
    CHECK(description(app) == spoken(app)->accessibleName());
}

TEST_CASE("Other offered words are heard when they are asked for, and never while they are hidden", "[heard]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Start or carry on"));
    app.press(q("Keep them here"));
    CHECK(spoken(app) == nullptr);
    app.press(q("Show me other secret words"));
    ownwords::kit::SpokenText* const others = spoken(app);
    REQUIRE(others != nullptr);
    CHECK(QAccessible::queryAccessibleInterface(others)->role() == QAccessible::Notification);
    const QStringList heard = others->accessibleName().split(QLatin1Char('\n'));
    REQUIRE(heard.size() == 2);
    CHECK(heard.first() == q("Here are four other secret words."));
    CHECK(heard.last().split(QLatin1Char(' ')).size() == 4);
    CHECK(app.has(heard.last())); // those that stand there
    const Appearances again(*others);
    app.press(q("Show me other secret words"));
    CHECK(again.count == 1);
    CHECK_FALSE(others->accessibleName().contains(heard.last()));
    app.press(q("Use secret words of my own"));
    CHECK(spoken(app) == nullptr);
    app.press(q("Use four ready secret words"));
    CHECK(spoken(app) == nullptr);
    CHECK(again.count == 1);
}

TEST_CASE("Of screens with nothing to answer, one after the other is heard", "[heard]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    CHECK(app.focus() == app.button(q("Next")));
    CHECK(description(app).contains(q("This is your talk.")));
    CHECK(spoken(app) == nullptr);
    app.press(q("Next"));
    REQUIRE(spoken(app) != nullptr); // the focus stays where it is
    CHECK(spoken(app)->accessibleName().contains(q("You are here on your own.")));
    CHECK(spoken(app)->accessibleName().contains(q("If you want help now")));
    CHECK(spoken(app)->text().startsWith(q("You are here on your own.")));
    app.press(q("Next"));
    CHECK(spoken(app) == nullptr);
    CHECK(app.button(q("Next"))->accessibleDescription().isEmpty());
}

TEST_CASE("Sections of a talk are heard as buttons, one of them as the place where one is", "[heard]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    int here = 0;
    for (QAbstractButton* const button : app.window().findChildren<QAbstractButton*>()) {
        if (!button->isVisible() || button->property("role") != q("section"))
            continue;
        const bool isHere = button->accessibleName().endsWith(q(", you are here"));
        CHECK(QAccessible::queryAccessibleInterface(button)->role() == QAccessible::Button);
        CHECK(button->property("here").toBool() == isHere);
        here += isHere ? 1 : 0;
    }
    CHECK(here == 1);
}

TEST_CASE("The question is heard with cards, with buttons and with what was said", "[heard]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What can you make, fix, grow, cook or care for?"));
    CHECK(app.focus()->property("text").toString() == q("I can cook or bake"));
    CHECK(description(app).contains(q("What can you make, fix, grow, cook or care for?")));
    CHECK(description(app).contains(q("Tick all that fit.")));
    app.goTo(q("Is there another gift?"));
    CHECK(app.focus() == app.button(q("No, go on")));
    CHECK(app.focus()->accessibleName().isEmpty()); // what it says is its name
    CHECK(description(app).contains(q("Is there another gift?")));
    app.goTo(q("Say it how you would tell a friend. What do you want?"));
    app.say(q("I want to fix bikes."));
    CHECK(app.focus() == app.button(q("Yes, that is what I said")));
    CHECK(description(app) == q("Here are your words. Is that what you said?\nI want to fix bikes."));
}
