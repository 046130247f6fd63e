// SPDX-License-Identifier: Apache-2.0
#include "core/store/backups.h"
#include "core/vault/house.h"
#include "tests/ui/care_kit.h"
#include "tests/ui/file_vault.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/words_edit.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;
namespace fs = std::filesystem;

namespace {

const QString onlyCoaches = QStringLiteral("Only a confirmed coach can set this, while no record is open.");

// A file with a confirmed coach, who looks at the settings.
void toSettings(WindowKit& app)
{
    app.makeFile();
    addCoach(app, "sam", "Sam");
    app.session().toSettings();
}

void backUpNow(WindowKit& app)
{
    QObject listener;
    bool isMade = false;
    app.session().desk().backUpNow(&listener, [&](const Result<vault::BackedUp>& made) { isMade = made.has_value(); });
    REQUIRE(isMade);
}

std::int64_t rowsOfPeople(const fs::path& file)
{
    const auto opened = store::openFile(file);
    REQUIRE(opened);
    return opened->store->personCount().value();
}

// What Help says now.
QString help(WindowKit& app)
{
    QString all;
    QTimer::singleShot(0, [&all] {
        QWidget* const dialog = QApplication::activeModalWidget();
        if (dialog == nullptr)
            return;
        for (const QLabel* const label : dialog->findChildren<QLabel*>())
            all += label->text() + QLatin1Char('\n');
        dialog->close();
    });
    app.press(q("Help"));
    return all;
}

void addContact(WindowKit& app, const char* name, const char* how)
{
    openForm(app, "Add a contact");
    app.fill(q("Who it is"), q(name));
    app.fill(q("How to reach them, and when"), q(how));
    app.press(q("Add this contact"));
}

} // namespace

TEST_CASE("Settings are for a confirmed coach, and not beside anybody's record", "[settings]")
{
    WindowKit app;
    app.makeFile();
    SECTION("nobody is signed in")
    {
        app.session().toSettings();
        CHECK(app.has(onlyCoaches));
        CHECK_FALSE(app.has(q("When a record locks by itself")));
    }
    SECTION("a resident")
    {
        app.signUp(q("Sunny"));
        app.session().toSettings();
        CHECK(app.session().page() == Session::Page::Talk);
    }
    SECTION("a resident beside a coach")
    {
        addCoach(app, "sam", "Sam");
        CHECK(isCareAllowed(app));
        app.signUp(q("Sunny"));
        app.session().toSettings();
        CHECK(app.session().page() == Session::Page::Talk);
    }
    SECTION("a coach whom nobody confirmed")
    {
        addCoach(app, "sam", "Sam");
        signOut(app);
        addCoach(app, "jo", "Jo");
        app.session().toSettings();
        CHECK(app.has(onlyCoaches));
    }
    QObject listener;
    std::optional<Error> refused;
    const auto change = [](vault::House& house) { house.alone = std::chrono::minutes(59); };
    app.session().desk().changeHouse({}, change, &listener, [&](const Result<>& result) {
        if (!result)
            refused = result.error();
    });
    CHECK_FALSE(isCareAllowed(app));
    REQUIRE(refused);
    CHECK(refused->code == ErrorCode::NotAllowed);
}

TEST_CASE("Lock times are checked, kept in the file and count at once", "[settings]")
{
    WindowKit app;
    toSettings(app);
    app.press(q("When a record locks by itself"));
    const QString alone = q("Minutes when somebody is alone");
    for (const char* const wrong : {"0", "61", "", "five", "-3", "2.5"}) {
        app.fill(alone, q(wrong).isEmpty() ? q(" ") : q(wrong));
        app.press(q("Set these times"));
        CHECK(app.has(q("Type a number from 1 to 60.")));
        CHECK(app.focus() == app.field(alone));
    }
    app.fill(alone, q("7"));
    app.fill(q("Minutes when two sit together"), q("20"));
    app.press(q("Set these times"));
    CHECK(app.has(q("The times are set.")));
    const bool isLater = GENERATE(false, true);
    signOut(app);
    if (isLater)
        app.startAgain(WindowKit::End::Closed);
    app.signUp(q("Sunny"));
    app.later(std::chrono::minutes(6));
    QTest::qWait(1200);
    CHECK(app.session().page() == Session::Page::Talk);
    app.later(std::chrono::minutes(2));
    CHECK(QTest::qWaitFor([&] { return app.session().page() == Session::Page::Hidden; }, 5000));
}

TEST_CASE("Times that were written into the file with other tools stay within their bounds", "[settings]")
{
    WindowKit app;
    toSettings(app);
    app.press(q("When a record locks by itself"));
    app.press(q("Set these times"));
    signOut(app);
    app.letGo();
    runSql(app.file(),
        "UPDATE meta SET v = CAST(x'686f7531' || x'ffffffffffffffff' || x'0000000000000000' || x'00000000' "
        "AS BLOB) WHERE k = 'house'");
    app.startAgain(WindowKit::End::Closed);
    REQUIRE(app.session().file().house);
    CHECK(app.session().file().house->alone == std::chrono::minutes(60));
    CHECK(app.session().file().house->together == std::chrono::minutes(1));
}

TEST_CASE("Contacts for help are added, changed, moved and taken away, for everybody and at once", "[settings]")
{
    WindowKit app;
    toSettings(app);
    CHECK(help(app).contains(q("Night line"))); // of this computer
    app.press(q("Need help now?"));
    app.press(q("Add a contact"));
    CHECK(app.focus() == app.field(q("Who it is")));
    app.press(q("Add this contact"));
    CHECK(app.has(q("Say who it is, and how to reach them.")));
    app.fill(q("Who it is"), q("The desk"));
    app.press(q("Add this contact"));
    CHECK(app.has(q("Say who it is, and how to reach them.")));
    addContact(app, "The desk", "downstairs, until six");
    CHECK(app.field(q("Who it is")) == nullptr); // closed after use
    CHECK(app.focus() == app.button(q("Add a contact")));
    addContact(app, "Samaritans", "116 123");
    app.press(q("Move Samaritans up"));
    app.press(q("Take Night line away"));
    app.press(q("Take the contact away"));
    app.press(q("Change The desk"));
    CHECK(app.focus() == app.field(q("Who it is")));
    app.fill(q("How to reach them, and when"), q("downstairs, until eight"));
    app.press(q("Keep the change"));
    CHECK(app.has(q("The contact is changed.")));
    signOut(app);
    if (GENERATE(false, true))
        app.startAgain(WindowKit::End::Closed);
    const QString shown = help(app);
    CHECK_FALSE(shown.contains(q("Night line")));
    CHECK(shown.contains(q("The desk\ndownstairs, until eight")));
    CHECK(shown.indexOf(q("Samaritans")) < shown.indexOf(q("The desk")));
}

TEST_CASE("Places for copies are added and taken away, and it is said when one is not there", "[settings]")
{
    WindowKit app;
    toSettings(app);
    const fs::path stick = app.file().parent_path() / "stick";
    fs::create_directory(stick);
    app.press(q("Copies of the file"));
    app.press(q("Add a place for copies"));
    answerFileDialog(app, stick);
    CHECK(app.has(q("Copies go there from now on.")));
    app.press(q("Make one or bring one back"));
    app.press(q("Make one now"));
    CHECK(app.has(q("A copy was made and checked, in “backups” and “stick”.")));
    CHECK_FALSE(fs::is_empty(stick));
    fs::rename(stick, stick.parent_path() / "pulled out");
    app.press(q("Make one now"));
    CHECK(app.has(q("Not every place for copies is here now.")));
    CHECK(app.has(q("This place is not here now. Plug its drive in.")));
    app.press(q("Back"));
    const QString name = QString::fromStdString(fs::weakly_canonical(stick).string());
    CHECK(app.has(name + q(" (not here now)")));
    app.press(q("Take away the place ") + name);
    CHECK(app.has(name));
    app.press(q("Take the place away"));
    CHECK(app.has(q("No more copies go there.")));
    CHECK_FALSE(app.has(name));
}

TEST_CASE("Coaches are confirmed and taken away", "[settings]")
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
    CHECK(app.has(q("Sam · you · confirmed")));
    CHECK(app.has(q("Jo · not confirmed by anyone")));
    CHECK(app.has(q("“Confirmed” means: a coach here said that this is a colleague.")));
    CHECK(app.button(q("Take away the coach Sam")) == nullptr);
    app.press(q("This is a colleague: Jo"));
    app.press(q("Yes, Jo is a colleague"));
    CHECK(app.has(q("Jo is confirmed.")));
    CHECK(app.has(q("Jo · confirmed")));
    app.press(q("Take away the coach Jo"));
    CHECK(app.has(q("They can see nobody's record any more")));
    CHECK(app.has(q("Make a copy of the file first: nothing else brings such records back.")));
    app.press(q("Leave it as it is"));
    CHECK(app.has(q("Jo · confirmed")));
    app.press(q("Take away the coach Jo"));
    app.press(q("Take the coach away"));
    CHECK(app.has(q("Jo is no coach here any more.")));
    CHECK_FALSE(app.has(q("Jo · ")));
}

TEST_CASE("A coach leaves when somebody confirmed stays, and can sign in no more", "[settings]")
{
    WindowKit app;
    app.makeFile();
    app.signUpCoach(q("Sam"));
    signOut(app);
    addCoach(app, "jo", "Jo");
    signOut(app);
    app.signInCoach(q("Sam"));
    app.session().toSettings();
    app.press(q("Coaches of this file"));
    CHECK(app.has(q("You cannot stop being a coach while nobody else here is confirmed. Confirm a colleague first.")));
    CHECK(app.button(q("Stop being a coach")) == nullptr);
    app.press(q("This is a colleague: Jo"));
    app.press(q("Yes, Jo is a colleague"));
    CHECK_FALSE(app.has(q("You cannot stop")));
    app.press(q("Stop being a coach"));
    CHECK(app.has(q("Your secret words and your sheet then open nothing")));
    app.press(q("Leave it as it is"));
    CHECK(app.has(q("Sam · you · confirmed")));
    SECTION("but not while a record is kept")
    {
        app.session().desk().newKept(&app.window(), [](const auto& kept) { REQUIRE(kept); });
        app.session().desk().closePerson(&app.window(), [](const auto& closed) { REQUIRE(closed); });
        app.press(q("Stop being a coach")); // what stands on the page is older
        app.press(q("Yes, stop being a coach"));
        CHECK(app.has(q("You keep somebody's record, or nobody else here is confirmed. Nothing has changed here.")));
        CHECK(app.session().coach());
        app.session().leaveSettings();
        app.session().toSettings();
        CHECK(app.has(q("You cannot stop being a coach while you keep somebody's record: they would lose it.")));
        CHECK(app.button(q("Stop being a coach")) == nullptr);
    }
    SECTION("yes")
    {
        app.press(q("Stop being a coach"));
        app.press(q("Yes, stop being a coach"));
        CHECK(app.has(q("You are no coach here any more")));
        CHECK_FALSE(app.session().coach());
        CHECK_FALSE(isCareAllowed(app));
        app.press(q("Back to the start"));
        app.press(q("I am a coach"));
        app.fill(q("Your sign-in name"), q("Sam"));
        app.fill(q("Your secret words"), WindowKit::words());
        app.press(q("Sign in"));
        CHECK(app.has(q("That name and those secret words do not open anything here.")));
        app.startAgain(WindowKit::End::Closed);
        signInCoach(app, "jo");
        app.session().toSettings();
        app.press(q("Coaches of this file"));
        CHECK(app.has(q("Jo · you · confirmed"))); // the organisation's word outlives its first coach
        CHECK_FALSE(app.has(q("Sam · ")));
    }
}

TEST_CASE("A coach sets new words and gets a new sheet, and the old ones open nothing", "[settings]")
{
    WindowKit app;
    toSettings(app);
    const QString fresh = q("seven slow snails walk home");
    app.press(q("My secret words and my sheet"));
    CHECK_FALSE(app.has(q("These are four secret words for you."))); // not unasked, on a screen that others may see
    app.press(q("Choose new secret words"));
    CHECK(app.focus() == app.field(q("My sign-in name from now on")));
    app.type(q("samantha"));
    app.press(q("Not now"));
    CHECK(app.focus() == app.button(q("Choose new secret words")));
    app.press(q("Choose new secret words"));
    CHECK(app.field(q("My sign-in name from now on"))->text().isEmpty());
    app.press(q("Set them and make a sheet"));
    CHECK(app.has(q("Type the name you sign in with.")));
    app.fill(q("My sign-in name from now on"), q("sam"));
    app.press(q("Set them and make a sheet"));
    CHECK(app.has(q("These are not the four secret words above.")));
    app.press(q("Use secret words of my own"));
    app.fill(q("Secret words of your own"), fresh);
    app.fill(q("Type them once more"), fresh);
    app.press(q("Set them and make a sheet"));
    REQUIRE(app.session().page() == Session::Page::Sheet);
    const std::string code = app.session().recoveryCode();
    app.fill(q("To show that you have it"), QString::fromStdString(code).right(5));
    app.press(q("Go on"));
    CHECK(app.session().page() == Session::Page::Settings);
    CHECK(app.button(q("Choose new secret words")) != nullptr); // where it was asked for
    app.press(q("Coaches of this file"));
    CHECK(app.has(q("Sam · you · confirmed")));
    signOut(app);
    QObject listener;
    std::vector<bool> opens;
    const auto note = [&](const Result<viewmodel::SignedInCoach>& coach) { opens.push_back(coach.has_value()); };
    app.session().desk().signInCoach({"sam", WindowKit::words().toStdString()}, &listener, note);
    app.session().desk().signInCoach({"sam", fresh.toStdString()}, &listener, note);
    app.session().desk().signInCoachWithCode(code, &listener, note);
    CHECK(opens == std::vector{false, true, true});
}

TEST_CASE("Records nobody opened for years are offered, held and let go, as counts", "[settings]")
{
    WindowKit app;
    app.makeFile();
    addCoach(app, "sam", "Sam");
    signOut(app);
    app.signUp(q("Sunny"));
    signOut(app);
    const fs::path kept = app.file().parent_path() / "backups" / "ownwords-20260604T110000Z-before-9.backup";
    signInCoach(app, "sam");
    backUpNow(app);
    fs::copy_file(store::backupsIn(kept.parent_path())->front().path, kept);
    signOut(app);
    const auto days = [&](int count) {
        for (int i = 0; i < count; ++i)
            app.startAgain(WindowKit::End::Closed, std::chrono::hours(24));
    };
    app.startAgain(WindowKit::End::Closed, std::chrono::hours(24 * 365 * 4));
    signInCoach(app, "sam");
    app.session().toSettings();
    app.press(q("Old records"));
    CHECK(app.has(q("Not opened for 3 years: 0"))); // a clock may be wrong: three days of use are needed
    CHECK(app.button(q("Hold them for 30 days")) == nullptr);
    signOut(app);
    days(3);
    signInCoach(app, "sam");
    app.session().toSettings();
    app.press(q("Old records"));
    CHECK(app.has(q("Not opened for 3 years: 1")));
    app.press(q("Hold them for 30 days"));
    CHECK(app.has(q("Held from today: 1.")));
    CHECK(app.has(q("Held now: 1")));
    CHECK(app.button(q("Let them go for good")) == nullptr);
    signOut(app);
    days(31);
    signInCoach(app, "sam");
    app.session().toSettings();
    app.press(q("Old records"));
    CHECK(app.has(q("Held long enough to let go: 1")));
    REQUIRE(rowsOfPeople(kept) == 1);
    app.press(q("Let them go for good"));
    app.press(q("Let them go"));
    CHECK(app.has(q("Let go for good: 1.")));
    const auto copies = store::backupsIn(kept.parent_path()).value();
    CHECK(copies.size() > 1);
    for (const store::Backup& copy : copies)
        CHECK(rowsOfPeople(copy.path) == 0);
    CHECK(app.has(q("Held now: 0")));
    signOut(app);
    app.press(q("Start or carry on"));
    app.fill(q("Your sign-in name"), q("Sunny"));
    app.fill(q("Your secret words"), WindowKit::words());
    app.press(q("Open what I said"));
    CHECK_FALSE(app.session().hasRecord());
}

TEST_CASE("With one language the settings say so in a sentence", "[settings]")
{
    WindowKit app;
    toSettings(app);
    app.press(q("Language"));
    CHECK(app.has(q("This window speaks English. There is no other language on this computer yet.")));
}

TEST_CASE(
    "One part of the settings stands there at a time, and is come to by mouse and keys at every size", "[settings]")
{
    const PlainLook plain;
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, GENERATE(100, 200));
    toSettings(app);
    const QString lock = q("When a record locks by itself");
    const auto isSeen = [&](const QString& title) {
        for (const QLabel* const label : app.window().findChildren<QLabel*>()) {
            if (label->text() == title && label->isVisible())
                return !label->visibleRegion().isEmpty();
        }
        return false;
    };
    CHECK(isSeen(q("Settings")));
    app.press(lock);
    CHECK(QTest::qWaitFor([&] { return isSeen(lock); }));
    CHECK(app.has(q("Minutes when somebody is alone")));
    CHECK_FALSE(app.has(q("No promise is signed")));
    CHECK(app.focus() == app.button(lock));
    if (look().textSize() == 100)
        app.key(Qt::Key_Down);
    else // they stand in rows, where another one is below
        app.press(q("Need help now?"));
    CHECK(app.focus() == app.button(q("Need help now?")));
    CHECK(QTest::qWaitFor([&] { return isSeen(q("Need help now?")); }));
    CHECK_FALSE(app.has(q("Minutes when somebody is alone")));
    app.key(Qt::Key_Tab);
    CHECK(app.focus() == app.button(q("Change Night line")));
    app.key(Qt::Key_Backtab);
    CHECK(app.focus() == app.button(q("Need help now?"))); // one stop for all of them
    app.press(q("Copies of the file"));
    app.press(q("Make one or bring one back"));
    app.press(q("Back"));
    CHECK(app.has(q("A copy is made at sign-out"))); // where one was
}
