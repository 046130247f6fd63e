// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_kit.h"
#include "ui/kit/look.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/page.h"
#include "ui/screens/people_list.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

// The way in with a coach beside one, what the coach must not see, and the way home from a talk.
using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

void leave(WindowKit& app)
{
    app.press(q("Take a break and lock"));
    app.press(q("Back to the start"));
}

void comeBackTogether(WindowKit& app)
{
    app.press(q("Sit down together"));
    app.fill(q("Your sign-in name"), q("Sam"));
    app.fill(q("Your secret words"), WindowKit::words());
    app.press(q("Sign in"));
    REQUIRE(app.session().page() == Session::Page::Start);
}

std::size_t recordsOf(WindowKit& app)
{
    std::size_t count = 0;
    app.session().desk().people(&app.session(), [&count](const auto& people) { count = people.value().size(); });
    return count;
}

// Four words in a row: those that are offered, wherever they stand.
QString fourWordsShown(WindowKit& app)
{
    for (const QLabel* const label : app.window().findChildren<QLabel*>()) {
        const QStringList words = label->text().split(QLatin1Char(' '));
        const bool isPlain = std::all_of(words.begin(), words.end(), [](const QString& word) {
            return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return c.isLower(); });
        });
        if (label->isVisible() && words.size() == 4 && isPlain)
            return label->text();
    }
    return {};
}

// What a person sees of it, in the window.
bool isInSight(const QWidget* widget)
{
    return widget != nullptr && widget->visibleRegion().boundingRect().size() == widget->size();
}

// As every page: names, letters, room.
void looksRight(WindowKit& app, const char* name)
{
    INFO(name);
    QWidget& window = app.window();
    CHECK(QTest::qWaitFor(
        [&] {
            return clippedTexts(&window).isEmpty() && smallTargets(&window).isEmpty()
                && sidewaysScrolls(&window).isEmpty();
        },
        3000));
    CHECK(namelessControls(&window) == QStringList());
    CHECK(sharedMnemonics(&window) == QStringList());
    keepPicture(window, q("way-") + QString::number(kit::textSize()) + QLatin1Char('-') + q(name));
}

} // namespace

TEST_CASE("Whose record a coach keeps comes back to it without secret words", "[way]")
{
    WindowKit app;
    app.sitDown();
    app.session().keepForThem();
    app.goTo(q("What name shall we call you?"));
    app.say(q("Sunny"));
    const PersonId sunny = app.session().opened()->record.person;
    leave(app);
    comeBackTogether(app);

    app.press(q("Sam keeps mine"));
    CHECK(app.has(q("Please look away, or let Sam turn the screen.")));
    CHECK(app.session().page() == Session::Page::Start);
    app.press(q("Not now"));
    CHECK_FALSE(app.has(q("Please look away, or let Sam turn the screen.")));
    CHECK(app.focus() == app.button(q("Sam keeps mine")));
    app.press(q("Sam keeps mine"));
    app.press(q("Open Sam’s list"));
    REQUIRE(app.session().page() == Session::Page::People);
    app.session().openPerson(app.onlyPerson());
    app.press(q("Sit down for a talk"));
    CHECK(app.session().opened()->record.person == sunny);
    CHECK(app.session().company() == Session::Company::Together);
}

TEST_CASE("Without a coach who is signed in nobody is sent to a list", "[way]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Start or carry on"));
    CHECK_FALSE(app.has(q("No secret words are needed")));
}

TEST_CASE("A record that a coach keeps begins only after it was said what that means", "[way]")
{
    WindowKit app;
    app.sitDown();
    app.press(q("Sam keeps them for me"));
    CHECK(app.has(q("That means that Sam could read it without you.")));
    CHECK(app.session().page() == Session::Page::Start);
    CHECK_FALSE(app.session().hasRecord());
    app.press(q("Not now"));
    CHECK(recordsOf(app) == 0);
    app.press(q("Sam keeps them for me"));
    app.press(q("Yes, Sam keeps it for me"));
    CHECK(app.session().page() == Session::Page::Talk);
    CHECK(app.session().isKept());
    leave(app);
    app.signInCoach(q("Sam"));
    CHECK(recordsOf(app) == 1);
}

TEST_CASE("A talk can be left for home and locks nobody", "[way]")
{
    WindowKit app;
    app.sitDown();
    app.press(q("Keep them here"));
    app.chooseWords(q("Sunny"));
    app.press(q("Later. On to the talk"));
    app.goTo(q("What name shall we call you?"));
    app.type(q("half a na"));
    app.press(q("My goals"));
    CHECK(app.session().page() == Session::Page::Home);
    CHECK(app.session().hasRecord());
    CHECK(app.session().coach());
    CHECK(app.has(q("Sam sees it just now, because they sit beside you.")));
    CHECK(app.button(q("My goals")) == nullptr); // one is there
    app.press(q("Carry on talking"));
    CHECK(app.question() == q("What name shall we call you?"));
    CHECK(app.box()->words() == q("half a na"));
}

TEST_CASE("Words in memory have no home to go to", "[way]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Use it once"));
    app.press(q("Go on without numbers"));
    REQUIRE(app.session().page() == Session::Page::Talk);
    CHECK(app.button(q("My goals")) == nullptr);
}

TEST_CASE("Sharing can wait: it is offered again at the end of the talk, until somebody can look", "[way]")
{
    WindowKit app;
    app.sitDown();
    app.press(q("Keep them here"));
    app.chooseWords(q("Sunny"));
    REQUIRE(app.session().page() == Session::Page::Sharing);
    CHECK(app.has(q("You can let somebody look now, after the talk, or never.")));
    CHECK(app.window().page()->toRead().contains(q("after the talk, or never.")));
    app.press(q("Later. On to the talk"));
    const auto goToEnd = [&app] {
        constexpr int mostSteps = 200;
        for (int step = 0; step < mostSteps && !app.talk().screen().atEnd; ++step)
            app.press(app.wayOn());
        REQUIRE(app.talk().screen().atEnd);
    };
    goToEnd();
    CHECK_FALSE(app.session().opened()->whoCanSee.isShared());
    app.press(q("Let Sam look at this after today"));
    REQUIRE(app.session().page() == Session::Page::Sharing);
    app.press(q("To help me with my goals"));
    app.press(q("No end"));
    app.press(q("Let Sam look"));
    CHECK(app.session().opened()->whoCanSee.isShared());
    app.press(q("Back"));
    CHECK_FALSE(app.has(q("Sam sees it just now, because they sit beside you."))); // and later, too
    app.session().carryOn();
    REQUIRE(app.talk().screen().atEnd);
    CHECK(app.window().findChild<QAbstractButton*>(q("shareNow")) == nullptr);
}

TEST_CASE("Beside a coach new secret words and the code are shown when their person asks for them", "[way]")
{
    WindowKit app;
    app.sitDown();
    app.press(q("Keep them here"));
    CHECK(app.has(q("Sam, please look away now.")));
    CHECK(app.window().page()->toRead().contains(q("Sam, please look away now.")));
    CHECK(fourWordsShown(app).isEmpty());
    app.fill(q("A sign-in name"), q("Sunny"));
    app.press(q("Go on"));
    CHECK(app.has(q("Choose first: four secret words, or secret words of your own.")));
    app.press(q("Show me four secret words"));
    const QString offered = fourWordsShown(app);
    CHECK_FALSE(offered.isEmpty());
    CHECK(app.focus() == app.field(q("Type the four secret words")));
    app.type(offered);
    app.press(q("Go on"));
    REQUIRE(QTest::qWaitFor([&] { return app.session().page() == Session::Page::Sheet; }, 5000));

    const QString code = q(app.session().recoveryCode().c_str());
    CHECK(app.has(q("Sam, please look away now.")));
    CHECK_FALSE(app.has(code));
    app.press(q("Show my code"));
    CHECK(app.has(code));
    CHECK(app.focus() == app.field(q("To show that you have it")));
    app.type(code.right(5));
    app.press(q("Go on"));
    CHECK(app.session().page() == Session::Page::Sharing);
}

TEST_CASE("Who is alone is asked for nothing more", "[way]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("I am a coach"));
    app.press(q("Make my sign-in")); // their own
    CHECK_FALSE(app.has(q("please look away now.")));
    CHECK_FALSE(fourWordsShown(app).isEmpty());
    app.press(q("Back"));
    app.press(q("Back"));
    app.press(q("Start or carry on"));
    app.press(q("Keep them here"));
    CHECK_FALSE(app.has(q("please look away now.")));
    CHECK_FALSE(fourWordsShown(app).isEmpty());
    app.chooseWords(q("Sunny"));
    CHECK(app.session().page() == Session::Page::Talk);
}

TEST_CASE("Secret words of one's own are dots, both times, until it is wanted otherwise", "[way]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Start or carry on"));
    app.press(q("Keep them here"));
    QLineEdit* const typed = app.field(q("Type the four secret words"));
    CHECK(typed->echoMode() == QLineEdit::Normal); // they stand above it anyway
    app.press(q("Use secret words of my own"));
    QLineEdit* const first = app.field(q("Secret words of your own"));
    CHECK(app.focus() == first);
    CHECK(first->echoMode() == QLineEdit::Password);
    CHECK(typed->echoMode() == QLineEdit::Password);
    app.button(q("Show what I type"))->click();
    CHECK(first->echoMode() == QLineEdit::Normal);
    CHECK(typed->echoMode() == QLineEdit::Normal);
    app.press(q("Use four ready secret words"));
    app.press(q("Use secret words of my own"));
    CHECK(typed->echoMode() == first->echoMode());
}

TEST_CASE("What a coach added can be taken back where it is said, by its name", "[way]")
{
    WindowKit app;
    app.sitDown();
    app.session().keepForThem();
    leave(app);
    app.signInCoach(q("Sam"));
    app.session().openPerson(app.onlyPerson());
    const auto note = [&app] {
        for (kit::WordsEdit* const box : app.window().findChildren<kit::WordsEdit*>()) {
            if (box->isVisible() && box->accessibleName() == q("Your note"))
                box->setFocus();
        }
        app.type(q("a good day"));
        app.press(q("Add the note"));
        QTest::qWait(20);
    };
    note();
    REQUIRE(app.session().story().notes.size() == 1);
    CHECK(app.has(q("They can see your note now."))); // no name was said
    app.press(q("Undo the note"));
    QTest::qWait(20);
    CHECK(app.session().story().notes.empty());
    CHECK_FALSE(app.has(q("They can see your note now.")));
    CHECK(app.has(q("Your note is taken back.")));
    CHECK(app.focus() != nullptr);
    note();
    CHECK_FALSE(app.has(q("Your note is taken back.")));
}

TEST_CASE("The question about sharing comes into sight with its two ways", "[way]")
{
    const int textSize = GENERATE(100, 150);
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, textSize);
    app.sitDown();
    app.press(q("Keep them here"));
    app.chooseWords(q("Sunny"));
    app.press(q("To help me with my goals"));
    app.press(q("No end"));
    app.press(q("Let Sam look"));
    app.press(q("Stop sharing with Sam"));
    CHECK(QTest::qWaitFor(
        [&] {
            return isInSight(app.button(q("Leave it as it is"))) && isInSight(app.button(q("Stop sharing with Sam")));
        },
        3000));
    keepPicture(app.window(), q("way-") + QString::number(textSize) + q("-stop-sharing"));
}

TEST_CASE("The way in beside a coach can be read and pressed at any size", "[way]")
{
    const int textSize = GENERATE(100, 200);
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, textSize);
    app.sitDown();
    looksRight(app, "start");
    app.press(q("Sam keeps mine"));
    looksRight(app, "kept-before");
    app.press(q("Not now"));
    app.press(q("Sam keeps them for me"));
    looksRight(app, "keep-for-them");
    app.press(q("Not now"));
    app.press(q("Keep them here"));
    looksRight(app, "words-hidden");
    app.press(q("Show me four secret words"));
    looksRight(app, "words-shown");
    app.press(q("Use secret words of my own"));
    looksRight(app, "words-own");
    app.press(q("Use four ready secret words"));
    app.chooseWords(q("Sunny"));
    looksRight(app, "sharing-later");
    app.press(q("Later. On to the talk"));
    app.goTo(q("What name shall we call you?"));
    looksRight(app, "talk");
    app.press(q("My goals"));
    looksRight(app, "home");
}
