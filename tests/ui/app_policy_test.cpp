// SPDX-License-Identifier: Apache-2.0
#include "core/vault/house.h"
#include "tests/ui/care_kit.h"
#include "tests/ui/file_vault.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/page_view.h"

#include <QAbstractButton>
#include <QTest>

// The promise about homes: who signs it, where it is said, and for whom it stands.
using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

void signPromise(WindowKit& app)
{
    openForm(app, "Write down a promise");
    app.box()->setFocus();
    app.type(q("Nothing you say here changes your home."));
    app.fill(q("Name of who promises it"), q("Ada Smith"));
    app.fill(q("What they are, like"), q("housing manager"));
    app.press(q("Sign this promise"));
}

// The question about the home, as a talk that begins now asks it.
bool asksAboutHome(WindowKit& app)
{
    app.session().lookAround();
    app.session().goOnInMemory();
    app.press(q("Next"));
    const bool isAsked = app.question().startsWith(q("Your home is safe"));
    app.session().part();
    app.session().toWelcome();
    return isAsked;
}

} // namespace

TEST_CASE("A signed promise about homes is said when a talk begins and stands on the plan", "[settings]")
{
    WindowKit app;
    coachAtSettings(app);
    CHECK(app.has(q("No promise is signed, so nobody is told that their home is safe.")));
    app.press(q("Write down a promise"));
    CHECK(app.focus() == app.box());
    app.press(q("Sign this promise"));
    CHECK(app.has(q("A promise needs its words, a name, and what they are.")));
    CHECK(app.focus() == app.box());
    signOut(app);
    CHECK_FALSE(asksAboutHome(app));
    signInCoach(app, "Sam");
    app.session().toSettings();
    signPromise(app);
    CHECK(app.has(q("The promise stands. New talks begin with it.")));
    CHECK(app.has(q("Ada Smith, housing manager, on ") + firstDay()));
    CHECK(app.box() == nullptr); // closed after use
    CHECK(app.focus() == app.button(q("Put another promise in its place")));
    signOut(app);
    CHECK(asksAboutHome(app));
    SECTION("on the plan of a talk that began with it")
    {
        app.session().lookAround();
        app.session().goOnInMemory();
        const auto policy = app.session().homePolicy();
        REQUIRE(policy);
        CHECK(policy->text == "Nothing you say here changes your home.");
        CHECK(policy->name == "Ada Smith");
        CHECK(policy->role == "housing manager");
        app.press(q("Next")); // where the talk says that the home is safe stands what was signed, and by whom
        CHECK(app.question().startsWith(q("Your home is safe")));
        CHECK(app.has(q("“Nothing you say here changes your home.”")));
        keepPicture(app.window(), q("scene-promise"));
        CHECK(app.has(q("Ada Smith, housing manager, on ") + firstDay().section(QLatin1Char(' '), 1)));
        CHECK(app.focus()->accessibleDescription().contains(q("Nothing you say here changes your home.")));
        app.press(q("Next"));
        CHECK_FALSE(app.has(q("Nothing you say here changes your home.")));
        app.goTo(q("What are you proud of?"));
        app.say(q("my garden"));
        app.session().toPlan();
        const auto* const pages = app.window().findChild<screens::PageView*>();
        REQUIRE(pages != nullptr);
        REQUIRE(QTest::qWaitFor([&] { return pages->pageCount() > 0 && pages->hasPicture(0); }, 5000));
        keepPicture(app.window(), q("scene-promise-plan"));
        CHECK(pages->pageText(0).contains(q("What I was promised about my home")));
        app.session().part();
        app.session().toWelcome();
    }
    SECTION("not where the file was changed by other tools")
    {
        app.letGo();
        runSql(app.file(), "UPDATE meta SET v = CAST(replace(v, 'Ada', 'Eve') AS BLOB) WHERE k = 'policy'");
        app.startAgain(WindowKit::End::Closed);
        CHECK_FALSE(asksAboutHome(app));
        signInCoach(app, "Sam");
        app.session().toSettings();
        CHECK(app.has(q("The promise that was here is not shown: it was changed")));
    }
    SECTION("not after it was taken away")
    {
        signInCoach(app, "Sam");
        app.session().toSettings();
        app.press(q("Take the promise away"));
        app.press(q("Take it away"));
        CHECK(app.has(q("The promise is taken away.")));
        signOut(app);
        CHECK_FALSE(asksAboutHome(app));
    }
}

TEST_CASE("A promise that is signed later counts for talks that begin later, and for none that goes on", "[settings]")
{
    WindowKit app;
    coachAtSettings(app);
    signOut(app);
    app.signUp(q("Sunny"));
    app.press(q("Next"));
    CHECK_FALSE(app.talk().hasFlag("no_penalty"));
    signOut(app);
    signInCoach(app, "Sam");
    app.session().toSettings();
    signPromise(app);
    signOut(app);
    app.signIn(q("Sunny"));
    CHECK_FALSE(app.session().homePolicy());
    app.session().carryOn();
    CHECK_FALSE(app.talk().hasFlag("no_penalty"));
    CHECK_FALSE(app.session().homePolicy());
    app.session().lookBack();
    CHECK(app.talk().hasFlag("no_penalty"));
    CHECK(app.session().homePolicy());
    signOut(app);
    app.signIn(q("Sunny")); // a talk that began with it goes on with it
    REQUIRE(app.session().openTalk() != nullptr);
    CHECK(app.talk().hasFlag("no_penalty"));
    CHECK(app.session().homePolicy());
    signOut(app);
    signInCoach(app, "Sam");
    app.session().toSettings();
    app.press(q("Take the promise away"));
    app.press(q("Take it away"));
    signOut(app);
    app.signIn(q("Sunny"));
    REQUIRE(app.session().openTalk() != nullptr);
    CHECK_FALSE(app.talk().hasFlag("no_penalty"));
    CHECK_FALSE(app.session().homePolicy());
}

TEST_CASE("A promise of somebody who took the founder's place is none to those who knew the founder", "[settings]")
{
    WindowKit app;
    coachAtSettings(app);
    signPromise(app);
    signOut(app);
    app.signUp(q("Sunny"));
    app.press(q("Next"));
    CHECK(app.talk().hasFlag("no_penalty"));
    REQUIRE(app.session().homePolicy());
    signOut(app);
    app.letGo();
    {
        FileVault file(app);
        const auto eve = vault::createCoach(file.place(), {"eve", WindowKit::words().toStdString()}, "Eve");
        auto info = vault::fileInfo(file.place());
        REQUIRE((eve && info));
        info->founder = eve->coach.id;
        info->founderKey = eve->coach.notebook.identity.open;
        REQUIRE(vault::writeFileInfo(file.place(), *info));
        const vault::Policy before = vault::policy(file.place())->standing.value_or(vault::StandingPolicy()).policy;
        CHECK(before == vault::Policy()); // Sam's does not stand here any more
        REQUIRE(vault::setPolicy(file.place(), eve->coach,
            {"Eve", "nobody", Date(std::chrono::year(2026) / 6 / 4), "Nothing you say here changes your home."}));
    }
    app.startAgain(WindowKit::End::Closed);
    CHECK(asksAboutHome(app)); // whom nobody told who the founder is
    app.signIn(q("Sunny"));
    CHECK_FALSE(app.session().homePolicy());
    app.session().carryOn();
    CHECK_FALSE(app.talk().hasFlag("no_penalty"));
    app.session().lookBack();
    CHECK_FALSE(app.talk().hasFlag("no_penalty"));
    CHECK_FALSE(app.session().homePolicy());
}
