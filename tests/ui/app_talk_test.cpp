// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/window_kit.h"
#include "ui/kit/choice_list.h"
#include "ui/kit/scale_picker.h"
#include "ui/kit/text.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/page_preview.h"
#include "ui/screens/page_view.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWidget>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

std::vector<std::string> giftsOf(const talk::Story& story)
{
    std::vector<std::string> gifts;
    for (const talk::Gift& gift : story.gifts)
        gifts.push_back(gift.words.words);
    return gifts;
}

// Says yes both times to what is pressed next.
void sayYesNext(const char* first, const char* second)
{
    QTimer::singleShot(0, [first, second] {
        QTimer::singleShot(50, [second] { answerDialog(second); });
        answerDialog(first);
    });
}

} // namespace

TEST_CASE("A person who has never seen it says two gifts, a goal, a step and a deal, and comes back the next day")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.holdATalk();
    const talk::Story said = app.session().story();
    CHECK(said.called->words == "Sunny");
    CHECK(giftsOf(said) == std::vector<std::string>{"fixing bikes", "a listening ear"});
    REQUIRE(said.goals.size() == 1);
    CHECK(said.goals.front().confirmed->words == "I want to fix bikes with the kids on our street.");
    CHECK(said.goals.front().steps.front().words.words == "ask Dawn for the key");
    REQUIRE(said.promises.size() == 1);
    const QString standsAt = app.question();
    app.press(q("Take a break and lock"));
    CHECK(app.has(q("What you said is locked")));
    CHECK_FALSE(app.session().hasRecord());

    app.startAgain(WindowKit::End::Closed, std::chrono::hours(24));
    CHECK(app.has(q("Hello. Who is here today?")));
    CHECK_FALSE(app.has(q("Sunny"))); // nobody's name
    app.signIn(q("sunny"));
    CHECK(app.has(q("Good to see you, Sunny.")));
    CHECK(app.has(q("“I want to fix bikes with the kids on our street.”")));
    CHECK(app.has(q("bring my tools")));
    keepPicture(app.window(), q("scene-home"));
    CHECK(app.button(q("Next: ask Dawn for the key")) != nullptr);
    app.press(q("Next: ask Dawn for the key"));
    CHECK(app.session().story().goals.front().steps.front().state == "did");
    app.press(q("Carry on talking"));
    CHECK(app.question() == standsAt);
    CHECK(giftsOf(app.session().story()) == giftsOf(said));
}

TEST_CASE("A goal can rest or be reached without a talk, and everything can be taken along")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.holdATalk();
    app.session().toHome();
    chooseNext("I did it!");
    app.press(q("Change: I want to fix bikes with the kids on our street."));
    QTest::qWait(50);
    CHECK(app.session().story().goals.front().state == "done");
    CHECK(app.has(q("I did it")));
    const auto everything = app.session().everything();
    REQUIRE(everything);
    CHECK(everything->find("I want to fix bikes with the kids on our street.") != std::string::npos);
    CHECK(everything->find("a listening ear") != std::string::npos);
}

TEST_CASE("Everything can be taken out for good: asked twice, with a receipt, and nobody signs in to it again")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.session().toHome();
    sayYesNext("Take everything out", "Yes, take everything out for good");
    app.press(q("Take everything out for good"));
    CHECK(app.has(q("What you said is taken out for good")));
    CHECK(app.has(q("Your receipt")));
    app.press(q("Back to the start"));
    app.press(q("Start or carry on"));
    app.fill(q("Your sign-in name"), q("Sunny"));
    app.fill(q("Your secret words"), WindowKit::words());
    app.press(q("Open what I said"));
    CHECK_FALSE(app.session().hasRecord());
}

TEST_CASE("Every question can be skipped: a talk without one answer ends in a kind page")
{
    WindowKit app;
    app.makeFile();
    app.press(q("Use it once"));
    app.press(q("Go on without numbers"));
    CHECK(app.has(q("If this computer stops, these words are gone.")));
    for (int step = 0; step < 200 && !app.talk().screen().atEnd; ++step) {
        if (app.button(q("No, go on")) != nullptr)
            app.press(q("No, go on"));
        else
            app.press(app.button(q("Not for me")) != nullptr ? q("Not for me") : q("Next"));
    }
    REQUIRE(app.talk().screen().atEnd);
    CHECK(app.has(q("That is the end of this talk")));
    QTimer::singleShot(0, [] { answerDialog("Leave it as it is"); });
    app.press(q("Finish, and wipe what I said"));
    CHECK(app.session().hasRecord());
    app.press(q("See my page"));
    CHECK(app.session().page() == Session::Page::Plan);
}

TEST_CASE("What is typed is in the file after a second, however the program ends")
{
    WindowKit app(WindowKit::Mode::Threaded);
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    const QString words = QString::fromUtf8(
        "  my nan\xC2\xA0s cake \xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 "
        "\xD8\xB4\xD9\x83\xD8\xB1\xD8\xA7 ");
    REQUIRE(app.focus() == app.box());
    app.box()->insertPlainText(words);
    CHECK_FALSE(app.talk().isKept());
    REQUIRE(QTest::qWaitFor([&] { return app.talk().isKept(); }, 5000));
    app.startAgain(WindowKit::End::Killed);
    app.signIn(q("Sunny"));
    CHECK(app.has(q("You were in the middle of something. Your words are still in the box.")));
    app.press(q("Carry on talking"));
    CHECK(app.question() == q("What has gone well for you lately? It can be small."));
    CHECK(app.box()->words() == words);
}

TEST_CASE("Somebody who types without a pause is saved while they type")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    QSignalSpy kept(&app.talk(), &viewmodel::TalkModel::keptChanged);
    int saves = 0;
    for (int i = 0; i < 40; ++i) {
        QTest::keyClicks(app.box(), q("word "));
        QTest::qWait(50); // never a pause as long as the wait before a save
        saves += app.talk().isKept() ? 1 : 0;
    }
    CHECK(saves > 0);
    CHECK(app.box()->words() == q("word ").repeated(40));
}

TEST_CASE("The box holds 20,000 characters as one answer, more is kept as it is and said kindly")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What are you proud of?"));
    app.box()->insertPlainText(q("a").repeated(20'001));
    app.press(q("Next"));
    CHECK(app.question() == q("What are you proud of?"));
    CHECK(app.has(q("That is more than one answer can hold. All of it is still here.")));
    CHECK(app.box()->words().size() == 20'001);
    app.key(Qt::Key_Backspace);
    app.press(q("Next"));
    CHECK(app.question() == q("What did it take to do that?"));
    CHECK(app.has(q("a").repeated(200))); // the follow-up stands under what it follows
}

TEST_CASE("Undo takes back typing first, then the last answer, and says which question changed")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What name shall we call you?"));
    app.say(q("Sunny"));
    REQUIRE(app.session().story().called.has_value());
    app.type(q("oh"));
    QTest::keyClick(app.box(), Qt::Key_Z, Qt::ControlModifier);
    CHECK(app.box()->words().isEmpty());
    CHECK(app.session().story().called.has_value());
    QTest::keyClick(app.box(), Qt::Key_Z, Qt::ControlModifier);
    CHECK_FALSE(app.session().story().called.has_value());
    CHECK(app.question() == q("What name shall we call you?"));
    CHECK(app.has(q("Taken back: the answer to “What name shall we call you?”.")));
}

TEST_CASE("Who has only a mouse can take back the last answer, too")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What name shall we call you?"));
    app.say(q("Sunny"));
    app.press(q("Undo"));
    CHECK(app.question() == q("What name shall we call you?"));
    CHECK(app.box()->words().isEmpty());
}

TEST_CASE("Words can be taken out for good, asked twice")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What are you proud of?"));
    app.say(q("something unsafe to keep"));
    app.press(q("Back"));
    sayYesNext("Take them out", "Yes, take them out for good");
    app.press(q("Take this out for good"));
    CHECK(app.box()->words().isEmpty());
    app.press(q("Take a break and lock"));
    app.startAgain(WindowKit::End::Closed);
    QFile file(QString::fromStdString(app.file().string()));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK_FALSE(file.readAll().contains("something unsafe"));
    app.signIn(q("Sunny"));
    for (const record::Placed& placed : record::inOrder(app.session().opened()->record))
        CHECK(placed.event->raw.find("something unsafe") == std::string::npos);
}

TEST_CASE("A screen reader hears section and question with the answer, and the help as its description")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What name shall we call you?"));
    REQUIRE(app.focus() == app.box());
    const QAccessibleInterface* const box = QAccessible::queryAccessibleInterface(app.box());
    CHECK(box->text(QAccessible::Name) == q("Before we start: What name shall we call you?"));
    CHECK(box->text(QAccessible::Description) == q("A first name or a nickname is fine."));
}

TEST_CASE("From Home all that was said can be seen, also of an earlier talk, and taken out for good")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.holdATalk();
    app.goTo({});
    app.session().toHome();
    app.press(q("Look back together")); // another talk: what is taken out belongs to the one before
    app.session().toHome();
    app.press(q("See all I said, take some out"));
    CHECK(app.has(q("All that you said")));
    CHECK(app.has(q("“fixing bikes, a listening ear”")));
    const QString asked = q("What will you do on your side?");
    CHECK(app.has(asked + q(" · Thursday 4 June 2026")));
    sayYesNext("Take them out", "Yes, take them out for good");
    app.press(q("Take this out for good: bring my tools"));
    QTest::qWait(50);
    CHECK_FALSE(app.has(q("“bring my tools”")));
    CHECK(app.has(q("“fixing bikes, a listening ear”")));
    CHECK(app.focus() != nullptr);
    app.press(q("Back"));
    CHECK_FALSE(app.has(q("bring my tools")));
    app.press(q("Lock"));
    app.startAgain(WindowKit::End::Closed);
    app.signIn(q("Sunny"));
    for (const record::Placed& placed : record::inOrder(app.session().opened()->record))
        CHECK(placed.event->raw.find("bring my tools") == std::string::npos);
    CHECK(app.session().story().promises.empty());
}

TEST_CASE("Home stands still while it is used: the focus stays where it was")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.holdATalk();
    app.session().toHome();
    const auto pressed = [&](const QString& name, const QString& after) {
        QAbstractButton* const box = app.button(name);
        REQUIRE(box != nullptr);
        box->setFocus();
        app.key(Qt::Key_Space);
        QTest::qWait(50);
        const auto* const now = qobject_cast<QAbstractButton*>(app.focus());
        REQUIRE(now != nullptr);
        CHECK(now->accessibleName() == after);
        return now->isChecked();
    };
    CHECK(pressed(q("Next: ask Dawn for the key"), q("Done: ask Dawn for the key")));
    CHECK(pressed(q("Not yet. Me: bring my tools"), q("Not yet. Me: bring my tools")));
    CHECK(app.session().story().promises.front().theySay == "not_yet");
    CHECK_FALSE(pressed(q("Not yet. Me: bring my tools"), q("Not yet. Me: bring my tools"))); // and taken back
    CHECK(app.session().story().promises.front().theySay == "open");
}

TEST_CASE("From the answer Tab leads through the question to the ways on, and never over the top row")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    for (const char* const question : {"What name shall we call you?", "What do people come to you for?"}) {
        app.goTo(q(question));
        REQUIRE(app.focus() == app.box());
        QStringList passed;
        while (app.focus() != app.button(q("Next")) && passed.size() < 30) {
            app.key(Qt::Key_Tab);
            passed.append(qobject_cast<QAbstractButton*>(app.focus()) != nullptr
                    ? qobject_cast<QAbstractButton*>(app.focus())->text().remove(QLatin1Char('&'))
                    : QString());
        }
        CHECK(passed.size() < 30);
        CHECK_FALSE(passed.contains(q("Hide")));
        passed.removeAll(q("Undo")); // there once something can be taken back
        CHECK(passed.mid(passed.size() - 4) == QStringList{q("Back"), q("Not for me"), q("Not now"), q("Next")});
    }
}

TEST_CASE("The page is shown where it is asked about, and words that were taken away are in no list")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What do people come to you for?"));
    app.type(q("fixing bikes"));
    app.press(q("Add one more"));
    app.type(q("a listening ear"));
    app.press(q("Add one more"));
    app.press(q("Take away “fixing bikes”"));
    CHECK(app.window().findChild<screens::PagePreview*>() == nullptr);
    app.press(q("Next"));
    CHECK(app.has(q("a listening ear")));
    CHECK_FALSE(app.has(q("fixing bikes")));
    app.goTo(q("Does this page sound like you?"));
    const auto* const preview = app.window().findChild<screens::PagePreview*>();
    REQUIRE(preview != nullptr);
    auto* const view = preview->findChild<screens::PageView*>();
    REQUIRE(QTest::qWaitFor([&] { return view->pageCount() > 0 && view->hasPicture(0); }, 5000));
    CHECK(view->pageText(0).contains(q("a listening ear")));
}

TEST_CASE("Who comes back to words that were begun goes on at their end")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    app.type(q("I went on Satur"));
    app.press(q("Next"));
    app.press(q("Back"));
    app.type(q("day"));
    CHECK(app.box()->words() == q("I went on Saturday"));
}
