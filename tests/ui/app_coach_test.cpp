// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"
#include "tests/ui/file_vault.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/people_list.h"
#include "ui/viewmodel/person_model.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTest>

#include <algorithm>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

screens::PeopleList& list(WindowKit& app)
{
    auto* const found = app.window().findChild<screens::PeopleList*>();
    REQUIRE(found != nullptr);
    return *found;
}

QStringList rows(WindowKit& app)
{
    QStringList all;
    const QAbstractItemModel& model = *list(app).model();
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.index(row, 0).data(Qt::AccessibleTextRole).toString());
    return all;
}

void open(WindowKit& app, int row)
{
    screens::PeopleList& people = list(app);
    people.setFocus();
    people.setCurrentIndex(people.model()->index(row, 0));
    app.key(Qt::Key_Return);
    REQUIRE(app.session().page() == Session::Page::Person);
}

kit::WordsEdit& boxNamed(WindowKit& app, const char* name)
{
    for (kit::WordsEdit* const box : app.window().findChildren<kit::WordsEdit*>()) {
        if (box->isVisible() && box->accessibleName() == q(name))
            return *box;
    }
    FAIL(name);
    return *app.box();
}

void write(WindowKit& app, const char* box, const char* words)
{
    boxNamed(app, box).setFocus();
    app.type(q(words));
}

// Sunny begins to talk with Sam beside them and lets Sam look. Afterwards nobody is signed in.
void talkAndShare(WindowKit& app)
{
    app.sitDown();
    CHECK(app.has(q("Good to have you both here.")));
    app.press(q("Keep them here"));
    app.chooseWords(q("Sunny"));
    REQUIRE(app.session().page() == Session::Page::Sharing); // the coach sits beside them
    app.fill(q("What for?"), q("To help me with my goals"));
    app.press(q("No end"));
    app.press(q("Let Sam look"));
    CHECK(app.session().opened()->whoCanSee.isShared());
    CHECK(app.button(q("Back")) == nullptr); // there is nothing yet to go back to
    app.press(q("Go on to the talk"));
    app.holdATalk();
    CHECK(app.talk().hasFlag("together"));
    CHECK(app.talk().hasFlag("shared"));
    app.press(q("Take a break and lock"));
    CHECK_FALSE(app.session().coach()); // either lock closes both
    app.press(q("Back to the start"));
}

// Sam finds them in the list, promises something and writes a note.
PersonId addAsSam(WindowKit& app)
{
    app.signInCoach(q("Sam"));
    REQUIRE(rows(app).size() == 1);
    CHECK(rows(app).front().contains(q("Sunny")));
    CHECK(rows(app).front().contains(q("“I want to fix bikes with the kids on our street.”")));
    open(app, 0);
    CHECK(app.has(q("Sunny: bring my tools"))); // theirs, and it is not "me" who looks
    write(app, "What will you do?", "ring the council");
    app.press(q("Sunday 7 June"));
    app.press(q("Promise it"));
    write(app, "Your note", "a kind and busy street");
    app.press(q("Add the note"));
    const PersonId sunny = app.session().opened()->record.person;
    app.press(q("Lock"));
    app.press(q("Back to the start"));
    return sunny;
}

} // namespace

TEST_CASE("The first coach founds the file, and their list says whom it holds", "[coach]")
{
    WindowKit app;
    app.makeFile();
    app.press(q("I am a coach"));
    CHECK(app.has(q("You are the first coach")));
    app.press(q("Back"));
    app.signUpCoach(q("Sam"));
    CHECK(app.session().coach()->isConfirmed);
    CHECK(q(app.session().coach()->keyWords.c_str()).split(QLatin1Char(' ')).size() == 4);
    CHECK(app.has(q(app.session().coach()->keyWords.c_str())));
    CHECK(app.has(q("Nobody shares with you just now.")));
    CHECK(rows(app).isEmpty());
    app.press(q("Lock"));
    CHECK_FALSE(app.session().coach());
    app.press(q("Back to the start"));

    app.press(q("I am a coach"));
    app.fill(q("Your sign-in name"), q("Sam"));
    app.fill(q("Your secret words"), q("not the right words"));
    app.press(q("Sign in"));
    CHECK(app.has(q("That name and those secret words do not open anything here.")));
    CHECK(app.focus()->accessibleDescription().contains(q("do not open anything here")));
}

TEST_CASE("A record that a coach keeps is shown as such, and can be made the person's own", "[coach]")
{
    WindowKit app;
    keepOne(app);
    REQUIRE(rows(app).size() == 1);
    CHECK(rows(app).front().contains(q("Sunny. You keep it for them. ")));
    const screens::PeopleLine line = dynamic_cast<const screens::PeopleRows&>(*list(app).model()).line(0);
    CHECK(line.name == q("Sunny")); // alone in bold
    open(app, 0);
    CHECK(app.has(q("Sunny")));
    CHECK(app.has(q("“I want to fix bikes with the kids on our street.”")));
    app.press(q("Sit down for a talk"));
    CHECK(app.has(q("Kept for you by Sam. Make it yours at any time.")));
    app.press(q("Make it mine"));
    app.fill(q("A sign-in name"), q("Sunny"));
    app.press(q("Use secret words of my own"));
    app.fill(q("Secret words of your own"), WindowKit::words());
    app.fill(q("Type them once more"), WindowKit::words());
    app.press(q("Go on"));
    REQUIRE(app.session().page() == Session::Page::Sheet);
    app.press(q("Not now. Ask me another day."));
    CHECK_FALSE(app.session().isKept());
    CHECK_FALSE(app.has(q("Kept for you")));
    app.press(q("Lock"));
    app.press(q("Back to the start"));
    app.signInCoach(q("Sam"));
    CHECK(rows(app).isEmpty()); // nobody said that Sam may go on looking
    app.press(q("Lock"));
    app.press(q("Back to the start"));
    app.signIn(q("Sunny"));
    CHECK(app.has(q("Good to see you, Sunny.")));
    app.press(q("Carry on talking")); // and the talk goes on under the person's own key
    CHECK(app.session().page() == Session::Page::Talk);
}

TEST_CASE("A coach adds a promise and a note under their own name, and can take the last one back", "[coach]")
{
    WindowKit app;
    keepOne(app);
    open(app, 0);
    app.press(q("Promise it"));
    CHECK(app.has(q("Say what you will do first.")));
    write(app, "What will you do?", "ring the council");
    app.press(q("Promise it"));
    CHECK(app.has(q("By when will you do this?")));
    app.press(q("Sunday 7 June"));
    app.press(q("Promise it"));
    CHECK(app.has(q("Sam: ring the council · Sunday 7 June")));
    CHECK(boxNamed(app, "What will you do?").words().isEmpty());

    app.press(q("Add the note"));
    CHECK(app.has(q("Write your note first.")));
    write(app, "Your note", "Kim came along too");
    app.press(q("Add the note"));
    QTest::qWait(20);
    CHECK(app.has(q("Sam, Thursday 4 June 2026: Kim came along too")));
    CHECK(app.has(q("Sunny can see your note now.")));
    app.press(q("Undo the note"));
    QTest::qWait(20);
    CHECK(app.has(q("Your note is taken back.")));
    CHECK_FALSE(app.has(q("Sunny can see your note now.")));
    CHECK_FALSE(app.has(q("Kim came along too")));
    CHECK(app.has(q("ring the council")));
    app.press(q("A part of it. Sam: ring the council · Sunday 7 June"));
    CHECK(app.session().story().promises.back().tickedByUs == "part");

    app.press(q("Back to the list"));
    CHECK(rows(app).front().contains(q("I promised: ring the council · Sun 7 Jun")));
    app.press(q("My promises 1"));
    CHECK(rows(app).size() == 1);
    open(app, 0);
    CHECK(app.has(q("ring the council")));
}

TEST_CASE("What a coach writes is kept as of the language they write in", "[coach]")
{
    WindowKit app;
    app.makeFile();
    app.signUpCoach(q("Sam"));
    app.session().keepForThem();
    viewmodel::PersonModel::Setup setup;
    setup.coach = *app.session().coach();
    setup.now = [&] { return app.now(); };
    setup.tzMinutes = [] { return 60; };
    record::Record kept;
    setup.keep = [&](viewmodel::Snapshot&& snapshot, const auto&) { kept = snapshot.record; };
    setup.lang = "cy";
    viewmodel::PersonModel person(*app.session().opened(), std::move(setup));
    REQUIRE(person.note({}, "Dyn caredig iawn"));
    REQUIRE_FALSE(kept.sittings.empty());
    CHECK(kept.sittings.back().stretches.front().events.front().header.lang == "cy");
}

TEST_CASE("What a coach was typing is there again after the lock", "[coach]")
{
    WindowKit app;
    keepOne(app);
    open(app, 0);
    write(app, "Your note", "Kim came al");
    app.key(Qt::Key_Escape);
    app.key(Qt::Key_Escape);
    CHECK(app.session().page() == Session::Page::Hidden);
    CHECK_FALSE(app.session().coach());
    app.session().comeBack();
    app.fill(q("Your sign-in name"), q("Sam"));
    app.fill(q("Your secret words"), WindowKit::words());
    app.press(q("Sign in"));
    open(app, 0);
    CHECK(boxNamed(app, "Your note").words() == q("Kim came al"));
}

TEST_CASE("The list finds people by name, goal, gift and promise as one types", "[coach]")
{
    WindowKit app;
    keepOne(app);
    for (const char* const words : {"sun", "BIKES with", "listening"}) {
        app.fill(q("Find a person"), q(words));
        CHECK(rows(app).size() == 1);
    }
    app.fill(q("Find a person"), q("nobody at all"));
    CHECK(rows(app).isEmpty());
    CHECK(app.has(q("Nothing like that is in the list.")));
    app.fill(q("Find a person"), q("sun"));
    SECTION("down the list")
    {
        app.key(Qt::Key_Down);
        CHECK(app.focus() == &list(app));
    }
    app.key(Qt::Key_Return); // also from the search: it found one
    CHECK(app.session().page() == Session::Page::Person);
}

// The scene that this window was built for.
TEST_CASE("A coach and a resident share a talk, the resident ticks, answers back and leaves, nothing stays", "[coach]")
{
    WindowKit app;
    talkAndShare(app);
    const KeptByCoach kept = keptBy(app, {"Sam", WindowKit::words().toStdString()}, addAsSam(app));

    app.startAgain(WindowKit::End::Closed, std::chrono::hours(24));
    app.signIn(q("Sunny"));
    CHECK(app.has(q("Sam: ring the council · Sunday 7 June")));
    CHECK(app.has(q("Sam, Thursday 4 June 2026: a kind and busy street")));
    app.press(q("Not yet. Sam: ring the council · Sunday 7 June"));
    CHECK(app.session().story().promises.back().theySay == "not_yet");
    app.press(q("See or change who"));
    app.press(q("Stop sharing with Sam"));
    CHECK(app.has(q("ring the council"))); // what Sam will no longer see
    app.press(q("Stop sharing with Sam"));
    CHECK_FALSE(app.session().opened()->whoCanSee.isShared());
    app.press(q("Lock"));
    app.press(q("Back to the start"));

    app.signInCoach(q("Sam"));
    CHECK(rows(app).isEmpty());
    CHECK(app.has(q("Nobody shares with you just now.")));
    app.startAgain(WindowKit::End::Closed);
    CHECK_FALSE(opensAnything(app, kept));
}

TEST_CASE("What a coach added is heard, counted and marked when its person comes home, once", "[coach]")
{
    WindowKit app;
    talkAndShare(app);
    app.signIn(q("Sunny"));
    CHECK_FALSE(app.has(q("New from")));
    app.press(q("Lock"));
    app.press(q("Back to the start"));
    addAsSam(app);
    app.signIn(q("Sunny"));
    const QString news = q("New from Sam: 1 note, 1 promise.");
    CHECK(app.has(news));
    CHECK(app.focus()->accessibleDescription().contains(news)); // on arrival
    QStringList marks;
    for (const QLabel* const label : app.window().findChildren<QLabel*>()) {
        if (label->isVisible() && label->text() == q("New"))
            marks.append(label->text());
    }
    CHECK(marks.size() == 2);
    app.press(q("Show me what is new"));
    CHECK(app.focus()->accessibleName() == q("Done. Sam: ring the council · Sunday 7 June"));
    app.press(q("Lock"));
    app.press(q("Back to the start"));
    app.signIn(q("Sunny"));
    CHECK(app.has(q("a kind and busy street")));
    CHECK_FALSE(app.has(news));
    CHECK(app.button(q("Show me what is new")) == nullptr);
}

TEST_CASE("A resident answers a coach's note, takes it back, says it again, and the coach reads it", "[coach]")
{
    WindowKit app;
    talkAndShare(app);
    addAsSam(app);
    app.signIn(q("Sunny"));
    const QString note = q("Sam, Thursday 4 June 2026: a kind and busy street");
    app.window().activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&app.window()));
    app.press(q("Answer this note: ") + note);
    const QString box = q("Your answer to: ") + note;
    CHECK(app.focus() == &boxNamed(app, box.toUtf8()));
    CHECK(QTest::qWaitFor([&] { return !app.focus()->visibleRegion().isEmpty(); })); // brought into view
    app.press(q("Add my answer"));
    CHECK(app.has(q("Write your answer first.")));
    app.type(q("and a noisy"));
    app.key(Qt::Key_Escape);
    app.key(Qt::Key_Escape);
    REQUIRE(app.session().page() == Session::Page::Hidden);
    app.session().comeBack();
    app.session().signIn("Sunny", WindowKit::words().toStdString());
    CHECK(boxNamed(app, box.toUtf8()).words() == q("and a noisy")); // nothing typed is lost
    write(app, box.toUtf8(), " one!");
    app.press(q("Add my answer"));
    const QString answer = q("Me, Thursday 4 June 2026: and a noisy one!");
    CHECK(app.has(answer));
    CHECK(app.focus()->accessibleName() == q("Answer this note: ") + note); // the box is closed again
    CHECK(app.has(q("Your answer stands below the note.")));
    app.press(q("Undo"));
    CHECK_FALSE(app.has(answer));
    CHECK(app.focus() == &boxNamed(app, box.toUtf8()));
    CHECK(boxNamed(app, box.toUtf8()).words() == q("and a noisy one!"));
    app.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(app.has(answer));
    const auto notes = app.session().story().notes;
    REQUIRE(notes.size() == 2);
    CHECK(notes.back().who == "resident");
    app.press(q("Lock"));
    app.press(q("Back to the start"));
    app.signInCoach(q("Sam"));
    open(app, 0);
    CHECK(app.has(q("Sunny, Thursday 4 June 2026: and a noisy one!")));
}

TEST_CASE("What a coach wrote before the first talk can be answered and ticked", "[coach]")
{
    WindowKit app;
    app.sitDown();
    app.press(q("Keep them here"));
    app.chooseWords(q("Sunny"));
    app.press(q("To help me with my goals"));
    app.press(q("No end"));
    app.press(q("Let Sam look"));
    app.press(q("Lock"));
    app.press(q("Back to the start"));
    app.signInCoach(q("Sam"));
    open(app, 0);
    write(app, "What will you do?", "ring the council");
    app.press(q("Sunday 7 June"));
    app.press(q("Promise it"));
    write(app, "Your note", "welcome");
    app.press(q("Add the note"));
    app.press(q("Lock"));
    app.press(q("Back to the start"));
    app.signIn(q("Sunny"));
    app.press(q("Answer this note: Sam, Thursday 4 June 2026: welcome"));
    app.type(q("thank you"));
    app.press(q("Add my answer"));
    CHECK(app.has(q("Me, Thursday 4 June 2026: thank you")));
    app.press(q("Not yet. Sam: ring the council · Sunday 7 June"));
    CHECK(app.session().story().promises.back().theySay == "not_yet");
    CHECK(app.session().page() == Session::Page::Home);
}

TEST_CASE("What was promised of two together stays when one of them changes something alone", "[coach]")
{
    WindowKit app;
    app.sitDown();
    app.press(q("Keep them here"));
    app.chooseWords(q("Sunny"));
    app.press(q("Later. On to the talk"));
    app.holdATalk();
    app.goTo(q("What will we do on our side?"));
    app.say(q("find out about a light"));
    app.press(q("Take a break and lock"));
    app.press(q("Back to the start"));
    app.signIn(q("Sunny"));
    CHECK(app.has(q("Our side: find out about a light")));
    app.press(q("Not yet. Me: bring my tools"));
    CHECK(app.has(q("Our side: find out about a light")));
    app.press(q("Carry on talking"));
    app.press(q("Take a break and lock"));
    app.press(q("Back to the start"));
    app.signIn(q("Sunny"));
    CHECK(app.has(q("Our side: find out about a light")));
}

TEST_CASE("Words that were marked as the coach's stay marked, wherever they stand", "[coach]")
{
    WindowKit app;
    app.sitDown();
    app.press(q("Keep them here"));
    app.chooseWords(q("Sunny"));
    app.press(q("Later. On to the talk"));
    app.goTo(q("What do you like about where you live?"));
    app.press(q("my coach's"));
    app.box()->setFocus();
    app.say(q("the big kitchen"));
    app.press(q("Back"));
    CHECK(app.button(q("my coach's"))->isChecked());
    app.box()->setFocus();
    app.type(q(" here"));
    app.press(q("Next"));
    app.press(q("Back"));
    CHECK(app.button(q("my coach's"))->isChecked());
    const auto given = app.session().answersGiven();
    const auto kitchen = std::find_if(
        given.begin(), given.end(), [](const auto& answer) { return answer.text == "the big kitchen here"; });
    REQUIRE(kitchen != given.end());
    CHECK(kitchen->who == "coach");
    app.session().toHome();
    app.press(q("See all I said, take some out"));
    CHECK(app.has(q("These are my coach's words.")));
}

TEST_CASE("Hide that comes while something is being opened is not undone by it", "[coach]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    app.makeFile();
    app.signUpCoach(q("Sam"));
    app.press(q("Lock"));
    app.press(q("Back to the start"));
    app.press(q("I am a coach"));
    app.session().signInCoach("Sam", WindowKit::words().toStdString());
    app.session().hide();
    REQUIRE(QTest::qWaitFor([&] { return !app.session().isBusy(); }));
    CHECK(app.session().page() == Session::Page::Hidden);
    CHECK_FALSE(app.session().isSignedIn());
}
