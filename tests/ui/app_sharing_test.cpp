// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"
#include "tests/ui/file_vault.h"
#include "tests/ui/sharing_support.h"
#include "ui/kit/text.h"
#include "ui/screens/page.h"

#include <QAbstractButton>
#include <QDateEdit>
#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <map>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

const vault::SignIn theirWords{"Sunny2", "words that jo has chosen"};

// A file with a coach who founded it, one whom nobody confirmed, and Sunny, who is signed in at "Who can see this".
struct Shared {
    explicit Shared(bool joStays = false)
    {
        app.makeFile();
        if (!joStays) {
            jo = addCoach(app, "Jo");
            leaveDesk(app);
        }
        max = joStays ? CoachId() : addCoach(app, "Max");
        leaveDesk(app);
        if (joStays)
            jo = addCoach(app, "Jo");
        app.session().come(joStays ? Session::Company::Together : Session::Company::Alone);
        app.session().choose(Session::Keeping::Keep);
        app.session().setNewWords({{"Sunny", WindowKit::words().toStdString()}, {}, true});
        person = app.session().opened()->record.person;
        code = app.session().recoveryCode();
        app.session().sheetDone(false);
        app.session().toSharing();
    }

    // A card, a day or a box that begins with this.
    void choose(const QString& text)
    {
        INFO(text.toStdString());
        const auto all = app.window().findChildren<QAbstractButton*>();
        const auto found = std::find_if(all.begin(), all.end(), [&](const QAbstractButton* button) {
            return button->isVisible() && (button->text().startsWith(text) || button->accessibleName() == text);
        });
        REQUIRE(found != all.end());
        (*found)->click();
        QTest::qWait(0);
    }

    void shareWith(const QString& name, const QString& standing)
    {
        if (app.session().opened()->whoCanSee.others.size() > 1)
            choose(name + q(", ") + standing);
        else
            REQUIRE(app.has(name + q(", ") + standing));
        choose(q("They are the same check words"));
        app.press(q("To help me with my goals"));
        choose(q("3 months"));
        app.press(q("Let %1 look").arg(name));
        REQUIRE(app.has(name + q(" can see this now.")));
    }

    void shareWithBoth()
    {
        shareWith(q("Jo"), q("confirmed"));
        shareWith(q("Max"), q("not confirmed by anyone"));
    }

    bool canLook(const CoachId& coach)
    {
        const auto& readers = app.session().opened()->whoCanSee.readers;
        return std::any_of(readers.begin(), readers.end(),
            [&](const viewmodel::Reader& reader) { return reader.coach == coach && reader.canLook; });
    }

    bool opens(const vault::SignIn& words)
    {
        leaveDesk(app);
        bool opened = false;
        app.session().desk().signIn(words, &app.session(), [&](const auto& record) { opened = record.has_value(); });
        return opened;
    }

    WindowKit app;
    CoachId jo;
    CoachId max;
    PersonId person;
    std::string code;
};

} // namespace

TEST_CASE("Nobody but the person can open a new record, and it says how a coach gets here", "[sharing]")
{
    WindowKit app;
    app.makeFile();
    app.signUp(q("Sunny"));
    app.session().toSharing();
    CHECK(app.has(q("Nobody but you can open this.")));
    CHECK(app.has(q("There is no coach on this computer yet.")));
    CHECK(app.button(q("Let them look")) == nullptr);
    app.press(q("Back"));
    CHECK(app.session().page() == Session::Page::Home);
}

TEST_CASE("Sharing asks for everything it needs, in its place, and the coach can look then", "[sharing]")
{
    Shared at;
    WindowKit& app = at.app;
    app.press(q("Let them look"));
    CHECK(app.has(q("Choose who may look.")));
    at.choose(q("Jo, confirmed"));
    CHECK(app.has(q("Ask Jo to show you their check words. If they are these four, you know that it is Jo:")));
    const auto& others = app.session().opened()->whoCanSee.others;
    CHECK(app.has(kit::fromUtf8(others.front().keyWords)));
    app.press(q("Let Jo look"));
    CHECK(app.has(q("Compare the check words first.")));
    at.choose(q("They are the same check words"));
    CHECK(app.field(q("What for?"))->text().isEmpty()); // nobody puts words into their mouth
    app.press(q("Let Jo look"));
    CHECK(app.has(q("Say what it is for.")));
    CHECK(app.focus() == app.field(q("What for?")));
    app.fill(q("What for?"), q("to find a shed & tools"));
    app.press(q("Let Jo look"));
    CHECK(app.has(q("Choose until when")));
    CHECK_FALSE(at.canLook(at.jo));
    at.choose(q("3 months"));
    CHECK_FALSE(app.has(q("Choose until when")));
    app.press(q("Let Jo look"));
    CHECK(app.has(q("Jo can see this now.")));
    CHECK(app.has(q("Since 5 June 2026, until the end of 5 September 2026")));
    CHECK(app.has(q("to find a shed  tools"))); // has() takes "&" out

    app.session().part();
    const auto people = peopleOf(app, "Jo");
    REQUIRE(people.size() == 1);
    CHECK(people.front().person == at.person);
    CHECK_FALSE(people.front().problem);
    CHECK(peopleOf(app, "Max").empty());
}

TEST_CASE("Keys that somebody changed after the four words were shown get nothing", "[sharing]")
{
    Shared at;
    at.choose(q("Jo, confirmed"));
    at.choose(q("They are the same check words"));
    at.app.fill(q("What for?"), q("for my goals"));
    at.choose(q("No end"));
    runSql(at.app.file(), "UPDATE coach SET box_key = sign_key WHERE name = 'Jo'");
    at.app.press(q("Let Jo look"));
    CHECK(at.app.has(q("The key here is not the one we knew. Nobody new can see what you said.")));
    CHECK_FALSE(at.canLook(at.jo));
    CHECK_FALSE(at.app.session().opened()->whoCanSee.isShared());
}

TEST_CASE("The words of another coach are compared anew, and one whom nobody confirmed is named so", "[sharing]")
{
    Shared at;
    at.choose(q("Jo, confirmed"));
    at.choose(q("They are the same check words"));
    at.choose(q("Max, not confirmed by anyone"));
    CHECK(at.app.has(q("Nobody here has said who Max is.")));
    at.choose(q("No end"));
    at.app.press(q("To help me with my goals"));
    at.app.press(q("Let Max look"));
    CHECK(at.app.has(q("Compare the check words first.")));
    at.choose(q("They are the same check words"));
    at.app.press(q("Let Max look"));
    CHECK(at.canLook(at.max));
    CHECK_FALSE(at.canLook(at.jo));
    CHECK(at.app.has(q("until you stop it")));
    CHECK_FALSE(at.app.session().opened()->whoCanSee.readers.back().isConfirmed);
}

TEST_CASE("A coach who is beside the person needs no comparing", "[sharing]")
{
    Shared at(true);
    CHECK(at.app.has(q("Jo is here beside you.")));
    CHECK(at.app.button(q("They are the same check words")) == nullptr);
    at.choose(q("A year"));
    at.app.press(q("To help me with my goals"));
    at.app.press(q("Let Jo look"));
    CHECK(at.canLook(at.jo));
    CHECK(at.app.has(q("here beside you")));
    CHECK(at.app.has(q("There is nobody else on this computer to choose.")));
}

TEST_CASE("A day that is over is not taken, by the picker nor by the desk", "[sharing]")
{
    Shared at;
    at.choose(q("Jo, confirmed"));
    at.choose(q("Another day"));
    auto* const day = at.app.window().findChild<QDateEdit*>(q("day"));
    REQUIRE(day != nullptr);
    day->setDate(QDate(2020, 1, 1));
    CHECK(day->date() == QDate(2026, 6, 5));
    using namespace std::chrono;
    at.app.session().share(at.jo, {"for my goals", Date(year(2026), month(6), std::chrono::day(3))});
    CHECK(at.app.has(q("It needs a purpose, and a day that is not over. Nobody new can see what you said.")));
    CHECK_FALSE(at.canLook(at.jo));
}

TEST_CASE("Before it stops, open promises are shown, then the coach sees nothing", "[sharing]")
{
    Shared at(true);
    WindowKit& app = at.app;
    app.session().carryOn();
    app.goTo(q("What will we do on our side?"));
    app.say(q("ask the caretaker for the key"));
    app.session().toSharing();
    at.choose(q("No end"));
    app.press(q("To help me with my goals"));
    app.press(q("Let Jo look"));
    app.session().part();
    const KeptByCoach kept = keptBy(app, signInOf("Jo"), at.person);
    app.signIn(q("Sunny"));
    app.session().toSharing();
    app.press(q("Stop sharing with Jo"));
    CHECK(app.has(q("Jo will no longer see these promises that are still open:")));
    CHECK(app.has(q("– ask the caretaker for the key")));
    app.press(q("Leave it as it is"));
    CHECK_FALSE(app.has(q("– ask the caretaker for the key")));
    CHECK(at.canLook(at.jo));

    app.press(q("Stop sharing with Jo"));
    app.press(q("Stop sharing with Jo"));
    CHECK(app.has(q("Jo can no longer see this.")));
    CHECK(app.has(q("Nobody but you can open this.")));
    CHECK_FALSE(at.canLook(at.jo));
    at.choose(q("Who could see it before"));
    CHECK(app.has(q("for: To help me with my goals")));
    REQUIRE(app.session().story().promises.size() == 1); // stays with the person
    app.session().part();
    CHECK(peopleOf(app, "Jo").empty());
    app.session().desk().openShared(at.person, &app.session(), [](const auto& opened) {
        REQUIRE_FALSE(opened);
        CHECK(opened.error().code == ErrorCode::NoConsent);
    });
    leaveDesk(app);
    CHECK_FALSE(opensAnything(app, kept));
}

TEST_CASE("Leaving it as it is keeps the sharing, Hide takes the question away, and so does the lock", "[sharing]")
{
    Shared at;
    WindowKit& app = at.app;
    at.shareWithBoth();
    app.press(q("Stop sharing with Jo"));
    CHECK(app.has(q("Stop sharing with Jo?")));
    CHECK(app.has(q("What Jo has read, printed or copied stays with Jo.")));
    CHECK(app.has(q("promises that are still open")) == false);
    REQUIRE(app.focus() != nullptr);
    CHECK(app.focus() == app.button(q("Leave it as it is")));
    CHECK(app.focus()->accessibleDescription().contains(q("What Jo has read")));
    app.press(q("Leave it as it is"));
    CHECK(at.canLook(at.jo));
    CHECK(app.focus() == app.button(q("Stop sharing with Jo")));

    app.press(q("Stop sharing with Max"));
    SECTION("Hide")
    {
        app.press(q("Hide"));
    }
    SECTION("the lock")
    {
        app.later(std::chrono::minutes(4));
        REQUIRE(QTest::qWaitFor([&] { return app.session().page() == Session::Page::Hidden; }, 5000));
    }
    CHECK_FALSE(app.has(q("Max")));
    CHECK(app.button(q("Leave it as it is")) == nullptr);
    app.press(q("Come back"));
    app.signIn(q("Sunny"));
    app.session().toSharing();
    CHECK(at.canLook(at.max));
    CHECK(app.button(q("Leave it as it is")) == nullptr);
}

TEST_CASE("What a reset changed is said, and can be undone with the old words", "[sharing]")
{
    Shared at;
    WindowKit& app = at.app;
    at.shareWithBoth();
    app.session().part();
    app.session().toWelcome();
    resetBy(app, "Jo", at.person, theirWords);
    app.later(std::chrono::hours(24));
    app.signIn(q("Sunny"));
    CHECK(app.has(q("Jo set new secret words for your record. Yours still open it.")));
    app.press(q("See what changed"));
    CHECK(app.has(q("That was on 5 June 2026. The new secret words open your record, and so do yours")));
    CHECK(app.has(q("Since then these people can no longer see it: Max.")));
    CHECK_FALSE(at.canLook(at.max));
    CHECK(app.button(q("Set new secret words")) == nullptr);
    app.press(q("Undo it"));
    CHECK(app.has(q("These people can see it again: Max.")));
    CHECK(app.focus() == app.button(q("Leave it as it is")));
    app.press(q("Leave it as it is"));
    CHECK(app.session().opened()->reset);
    app.press(q("Undo it"));
    app.press(q("Yes, undo it"));
    CHECK(app.has(q("It is undone. Only your own secret words and your own code count now.")));
    CHECK_FALSE(app.has(q("Jo set new secret words for your record")));
    CHECK(at.canLook(at.jo));
    CHECK(at.canLook(at.max));
    app.session().part();
    CHECK_FALSE(at.opens(theirWords));
    CHECK(at.opens({"Sunny", WindowKit::words().toStdString()}));
}

TEST_CASE("A coach whom nobody confirmed is not confirmed by setting new words", "[sharing]")
{
    Shared at;
    at.shareWith(q("Max"), q("not confirmed by anyone"));
    at.app.session().part();
    at.app.session().toWelcome();
    resetBy(at.app, "Max", at.person, theirWords);
    at.app.signIn(q("Sunny"));
    at.app.press(q("See what changed"));
    CHECK(at.canLook(at.max));
    CHECK(at.app.has(q("not confirmed by anyone")));
    CHECK_FALSE(at.app.session().opened()->whoCanSee.readers.back().isConfirmed);
}

TEST_CASE("After a reset it is still known who wrote, under both words", "[sharing]")
{
    Shared at;
    at.shareWithBoth();
    at.app.session().part();
    at.app.session().toWelcome();
    resetBy(at.app, "Max", at.person, theirWords);
    const bool isNew = GENERATE(true, false);
    const vault::SignIn own{"Sunny", WindowKit::words().toStdString()};
    std::map<std::string, std::string> names;
    at.app.session().desk().signIn(isNew ? theirWords : own, &at.app.session(), [&](const auto& opened) {
        REQUIRE(opened);
        names = opened->names;
    });
    CHECK(names.at("coach:" + at.jo.toText()) == "Jo");
    CHECK(names.at("coach:" + at.max.toText()) == "Max");
}

TEST_CASE("With the code, undoing a reset asks for words to sign in with", "[sharing]")
{
    Shared at;
    WindowKit& app = at.app;
    at.shareWith(q("Jo"), q("confirmed"));
    app.session().part();
    app.session().toWelcome();
    resetBy(app, "Jo", at.person, theirWords);
    app.session().come(Session::Company::Alone);
    app.session().signInWithCode(at.code);
    app.session().toSharing();
    app.press(q("Undo it"));
    app.press(q("Yes, undo it"));
    CHECK(app.session().page() == Session::Page::NewWords);
    CHECK(app.has(q("You came in with your code.")));
    app.press(q("Back"));
    CHECK(app.session().opened()->reset);
    app.press(q("Undo it"));
    app.press(q("Yes, undo it"));
    app.fill(q("A sign-in name"), q("Sunny"));
    app.press(q("Use secret words of my own"));
    app.fill(q("Secret words of your own"), q("my own words again"));
    app.fill(q("Type them once more"), q("my own words again"));
    app.press(q("Go on"));
    CHECK(app.has(q("It is undone.")));
    CHECK_FALSE(app.session().opened()->reset);
    app.session().part();
    CHECK_FALSE(at.opens(theirWords));
    CHECK_FALSE(at.opens({"Sunny", WindowKit::words().toStdString()}));
    CHECK(at.opens({"Sunny", "my own words again"}));
}

TEST_CASE("New words count at once, and Back leaves the old ones", "[sharing]")
{
    Shared at;
    WindowKit& app = at.app;
    app.press(q("Set new secret words"));
    CHECK(app.has(q("Your old secret words open nothing any more then.")));
    app.press(q("Back"));
    CHECK(app.session().page() == Session::Page::Sharing);
    app.press(q("Set new secret words"));
    app.fill(q("A sign-in name"), q("Moon"));
    app.press(q("Use secret words of my own"));
    app.fill(q("Secret words of your own"), q("only i know these"));
    app.fill(q("Type them once more"), q("only i know these"));
    app.press(q("Go on"));
    CHECK(app.has(q("Your new secret words count from now on.")));
    CHECK(app.session().signInName() == "Moon");
    app.session().part();
    CHECK_FALSE(at.opens({"Sunny", WindowKit::words().toStdString()}));
    CHECK(at.opens({"Moon", "only i know these"}));
}

TEST_CASE("A talk says who can read it, as it is now", "[sharing]")
{
    Shared at;
    WindowKit& app = at.app;
    const auto readers = [&] {
        app.session().carryOn();
        return app.question();
    };
    app.session().carryOn();
    app.press(q("Next"));
    CHECK(readers().contains(q("Who can read this later: no one, unless you share it.")));
    app.session().toSharing();
    at.shareWithBoth();
    CHECK(readers().contains(q("Who can read this later: Jo and Max.")));
    app.session().lookBack(); // a talk that begins now is a shared one
    CHECK(app.talk().hasFlag("shared"));
    app.session().stopSharing(at.jo);
    app.session().lookBack();
    CHECK(app.talk().hasFlag("shared"));
    app.session().stopSharing(at.max);
    app.session().lookBack();
    CHECK_FALSE(app.talk().hasFlag("shared"));
}

TEST_CASE("The page is read aloud with whatever stands on it", "[sharing]")
{
    Shared at;
    at.shareWith(q("Jo"), q("confirmed"));
    const auto* page = at.app.window().page();
    CHECK(page->toRead().contains(q("Jo, confirmed. Since 5 June 2026")));
    CHECK_FALSE(page->toRead().contains(q("Stop sharing with Jo?")));
    CHECK(page->ownWordsToRead() == q("To help me with my goals"));
    at.app.press(q("Stop sharing with Jo"));
    CHECK(page->toRead().contains(q("Stop sharing with Jo?")));
}

TEST_CASE("Who sat beside somebody, and never could see the record, is not among those who could", "[sharing]")
{
    Shared at(true);
    CHECK(at.app.session().opened()->whoCanSee.readers.empty());
    CHECK_FALSE(at.app.has(q("Who could see it before")));
    CHECK(at.app.session().opened()->names.at("coach:" + at.jo.toText()) == "Jo"); // what they say is theirs
}

TEST_CASE("What was on its way when Hide came brings no page back", "[sharing]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    app.makeFile();
    app.signUp(q("Sunny"));
    Session& session = app.session();
    const vault::SignIn ownWords{"Moon", "only i know these"};
    SECTION("the page itself")
    {
        session.toSharing();
    }
    SECTION("sharing")
    {
        session.share(CoachId(), {"for my goals", std::nullopt});
    }
    SECTION("new words")
    {
        session.toChangeWords();
        session.setNewWords({ownWords, {}, true});
    }
    session.hide();
    session.desk().finish();
    REQUIRE(QTest::qWaitFor([&] { return !session.isBusy(); }, 5000));
    CHECK(session.page() == Session::Page::Hidden);
    CHECK(session.signInName().empty());
    CHECK_FALSE(session.hasRecord());
}

TEST_CASE("What could not be stopped is said beside the one it is about", "[sharing]")
{
    Shared at;
    WindowKit& app = at.app;
    at.shareWith(q("Jo"), q("confirmed"));
    app.session().desk().withdraw(at.jo, &app.session(), [](const auto& done) { REQUIRE(done); }); // elsewhere
    app.press(q("Stop sharing with Jo"));
    app.press(q("Stop sharing with Jo"));
    CHECK(app.has(q("They cannot see it any more.")));
    CHECK(app.focus() == app.button(q("Stop sharing with Jo")));
    CHECK(app.button(q("Leave it as it is")) == nullptr);
}
