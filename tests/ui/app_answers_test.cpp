// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"
#include "ui/kit/choice_list.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/page_preview.h"
#include "ui/screens/speaker_row.h"

#include <QAbstractButton>
#include <QTest>

// Answers in the window: given one after the other, changed, taken away; and what the talk says around them.
using namespace ownwords;
using namespace ownwords::test;

namespace {

const QString comeToYou = q("What do people come to you for?");

QStringList said(WindowKit& app)
{
    QStringList all;
    for (const auto& entry : app.talk().entries())
        all.append(QString::fromStdString(entry.words));
    return all;
}

QString focusName(WindowKit& app)
{
    return app.focus() == nullptr ? QString() : app.focus()->accessibleName();
}

void answerTwice(WindowKit& app)
{
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(comeToYou);
    app.type(q("fixing bikes"));
    app.press(q("Add one more"));
    app.type(q("a listening ear"));
    app.press(q("Add one more"));
}

QStringList ticked(WindowKit& app)
{
    for (const auto* const list : app.window().findChildren<kit::ChoiceList*>()) {
        if (list->isVisible())
            return list->picked();
    }
    return {};
}

} // namespace

TEST_CASE("Each of several answers has a button that takes it away, also by keyboard", "[answers]")
{
    const int size = GENERATE(100, 200);
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, size);
    answerTwice(app);
    CHECK(app.has(q("You said this so far. Press it to change it.")));
    keepPicture(app.window(), q("answers-entries-%1").arg(size));
    CHECK(clippedTexts(&app.window()) == QStringList());
    app.box()->setFocus();
    for (int tabs = 0; tabs < 6 && focusName(app) != q("Take away “fixing bikes”"); ++tabs)
        app.key(Qt::Key_Tab);
    REQUIRE(focusName(app) == q("Take away “fixing bikes”"));
    app.key(Qt::Key_Return);
    CHECK(said(app) == QStringList{q("a listening ear")});
    CHECK(focusName(app) == q("Take away “a listening ear”")); // the next one, not the beginning of the page
    app.press(q("Undo"));
    CHECK(said(app).size() == 2);
    app.press(q("Take away “a listening ear”"));
    app.press(q("Take away “fixing bikes”"));
    CHECK(app.focus() == app.box());
    CHECK_FALSE(app.has(q("You said this so far.")));
    CHECK(app.session().story().gifts.empty());
}

TEST_CASE("An answer is changed in the box, and an emptied box takes it away", "[answers]")
{
    WindowKit app;
    answerTwice(app);
    const auto last = q("Next");
    SECTION("changed with the button, what stood in the box is kept")
    {
        app.type(q("my soup"));
        app.press(q("fixing bikes"));
        CHECK(said(app) == QStringList{q("fixing bikes"), q("a listening ear"), q("my soup")});
        CHECK(app.box()->words() == q("fixing bikes"));
        app.type(q(" for kids"));
        app.press(q("Keep the change"));
        CHECK(app.box()->words().isEmpty());
        CHECK(said(app) == QStringList{q("fixing bikes for kids"), q("a listening ear"), q("my soup")});
    }
    SECTION("changed by going on: it is not said twice")
    {
        app.press(q("fixing bikes"));
        app.type(q(" for kids"));
        app.press(last);
        app.press(q("Back"));
        CHECK(said(app) == QStringList{q("fixing bikes for kids"), q("a listening ear")});
    }
    SECTION("not changed: all stays as it was")
    {
        app.press(q("fixing bikes"));
        app.press(last);
        app.press(q("Back"));
        CHECK(said(app) == QStringList{q("fixing bikes"), q("a listening ear")});
    }
    SECTION("emptied, and gone on")
    {
        app.press(q("fixing bikes"));
        app.box()->selectAll();
        app.key(Qt::Key_Delete);
        app.press(last);
        CHECK(app.session().story().gifts.size() == 1);
        app.press(q("Back"));
        CHECK(said(app) == QStringList{q("a listening ear")});
    }
    SECTION("emptied, and the change kept")
    {
        app.press(q("a listening ear"));
        app.box()->selectAll();
        app.key(Qt::Key_Delete);
        app.press(q("Keep the change"));
        CHECK(said(app) == QStringList{q("fixing bikes")});
        CHECK(app.button(q("Add one more")) != nullptr);
    }
    SECTION("another is taken away meanwhile")
    {
        app.press(q("a listening ear"));
        app.press(q("Take away “fixing bikes”"));
        CHECK(app.box()->words().isEmpty());
        app.press(last);
        app.press(q("Back"));
        CHECK(said(app) == QStringList{q("a listening ear")});
    }
}

TEST_CASE("The parts to print stand ticked as they will be printed, and none of them is none", "[answers]")
{
    const int size = GENERATE(100, 200);
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, size);
    app.makeFile();
    app.signUp(q("Sunny"));
    app.holdATalk();
    app.goTo(q("What do you want on your page? Tick the parts to print."));
    const QStringList all = ticked(app);
    QTest::qWait(50); // laid out
    keepPicture(app.window(), q("answers-parts-%1").arg(size));
    CHECK(clippedTexts(&app.window()) == QStringList());
    CHECK(all.contains(q("gifts")));
    CHECK(all.contains(q("promises")));
    CHECK(app.button(q("Add your own")) == nullptr);
    CHECK_FALSE(app.has(q("Nothing is ticked, so your page will be empty.")));
    app.press(q("What I bring"));
    QStringList rest = all;
    rest.removeAll(q("gifts"));
    CHECK(ticked(app) == rest);
    CHECK(app.session().story().print->count("gifts") == 0);
    CHECK(app.session().story().print->count("promises") == 1);
    for (QAbstractButton* const card : app.window().findChildren<QAbstractButton*>()) {
        if (card->isVisible() && card->isChecked() && rest.contains(card->objectName()))
            card->click();
    }
    CHECK(ticked(app).isEmpty());
    CHECK(app.has(q("Nothing is ticked, so your page will be empty.")));
    QTest::qWait(50);
    keepPicture(app.window(), q("answers-nothing-%1").arg(size));
    app.press(q("Next"));
    REQUIRE(app.session().story().print);
    CHECK(app.session().story().print->empty());
    app.press(q("Back"));
    CHECK(ticked(app).isEmpty());
}

TEST_CASE("Where one thing is asked for nothing speaks of a choice that is not there", "[answers]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("If you could start with just one thing, what would it be?"));
    keepPicture(app.window(), q("answers-one-thing"));
    CHECK_FALSE(app.has(q("Pick one")));
    CHECK(app.talk().screen().anotherWay == "What would you like to start with?");
}

TEST_CASE("A step of the talk is ticked when something was said there, not by passing by", "[answers]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What name shall we call you?"));
    app.say(q("Sunny"));
    app.goTo(comeToYou);
    CHECK(app.button(q("Before we start, done")) != nullptr);
    CHECK(app.button(q("What is going well, done")) == nullptr);
    CHECK(app.button(q("What is going well")) != nullptr);
    app.goTo({});
    CHECK(app.button(q("My goal, in my words, done")) == nullptr);
}

TEST_CASE("Without a step nobody is asked when, and nothing leads up to a sentence that is not there", "[answers]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("If you could start with just one thing, what would it be?"));
    app.type(q("get a shed for bikes where each of us can come by and mend things"));
    app.press(q("Next"));
    CHECK(app.has(q("Your words so far: get a shed for bikes where each of us can come by and mend t…")));
    CHECK_FALSE(app.has(q("…."))); // the dots end the sentence
    app.goTo(q("What is one small thing you could do first? Small is best."));
    app.press(q("Next"));
    CHECK(app.question() == q("What might get in the way?"));
    app.press(q("Next"));
    CHECK(app.question() == q("This is what you said"));
    constexpr std::size_t firstStep = 5; // the section
    REQUIRE(app.talk().goToSection(firstStep));
    QTest::qWait(50);
    CHECK(app.question() == q("What is one small thing you could do first? Small is best."));
    app.say(q("ask Dawn for the key"));
    app.press(q("On a day I pick"));
    app.press(q("Next"));
    CHECK(app.has(q("On a day I pick")));
    CHECK_FALSE(app.has(q("“On a day I pick”"))); // picked, not said
    keepPicture(app.window(), q("answers-day"));
    REQUIRE(app.talk().giveDate(Date(std::chrono::year(2026) / 6 / 5)));
    QTest::qWait(50);
    keepPicture(app.window(), q("answers-day-picked"));
    app.press(q("Next"));
    app.goTo(q("A day in mind makes it easier to start."));
    const QString plan = q("On Friday 5 June 2026, I will “ask Dawn for the key”.");
    CHECK(app.has(plan));
    CHECK_FALSE(app.has(q("“") + plan)); // no quotes around quotes
    app.goTo(q("Say your plan out loud. Or let the computer read it to you."));
    CHECK(app.has(plan)); // the day is still in it
    keepPicture(app.window(), q("answers-plan"));
}

TEST_CASE("The page that is asked about stands above the coach's tip", "[answers]")
{
    WindowKit app;
    app.sitDown();
    app.press(q("Just talk"));
    app.press(q("Go on without numbers"));
    app.goTo(q("Does this page sound like you?"));
    const auto* const page = app.window().findChild<screens::PagePreview*>();
    const auto* const speaker = app.window().findChild<screens::SpeakerRow*>();
    REQUIRE((page != nullptr && speaker != nullptr));
    QTest::qWait(50);
    keepPicture(app.window(), q("answers-page"));
    CHECK(page->mapTo(&app.window(), QPoint()).y() < speaker->mapTo(&app.window(), QPoint()).y());
    CHECK(page->mapTo(&app.window(), QPoint()).y() < app.window().height() / 2 + 60);
}
