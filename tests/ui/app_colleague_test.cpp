// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"
#include "tests/ui/sharing_support.h"
#include "ui/screens/people_list.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QTest>

#include <sys/resource.h>

#include <csignal>

using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;
namespace fs = std::filesystem;

namespace {

// Four, that belong to the key of who is signed in.
QString keyWords(WindowKit& app)
{
    return q(app.session().coach()->keyWords.c_str());
}

// Another computer, with a coach of its own at their list.
void sitDownAs(WindowKit& app, const char* coach)
{
    app.makeFile();
    app.signUpCoach(q(coach));
}

// The key as the page saves it.
fs::path saveKey(WindowKit& app)
{
    app.press(q("Colleagues"));
    app.press(q("Save my key"));
    const fs::path file = app.file().parent_path() / "my-coach-key.ownwords-key";
    answerFileDialog(app, file);
    REQUIRE(QTest::qWaitFor([&] { return app.has(q("Saved in the folder")); }, 5000));
    app.press(q("Back"));
    return file;
}

void chooseKey(WindowKit& app, const fs::path& key)
{
    app.press(q("Choose their key"));
    answerFileDialog(app, key);
}

fs::path sentFile(WindowKit& app)
{
    return app.file().parent_path() / "record-for-a-coach.ownwords-record";
}

void makeFile(WindowKit& app)
{
    app.press(q("Make the file"));
    answerFileDialog(app, sentFile(app));
    app.press(q("Save here anyway"));
    REQUIRE(QTest::qWaitFor([&] { return app.has(q("Saved in the folder")); }, 5000));
}

// From the list of a coach who keeps one person.
fs::path send(WindowKit& app, const fs::path& key)
{
    app.session().openPerson(app.onlyPerson());
    app.press(q("Send it to a colleague"));
    chooseKey(app, key);
    app.press(q("They are the same check words"));
    app.press(q("I asked them, and they said yes"));
    makeFile(app);
    app.press(q("Back"));
    app.press(q("Back to the list"));
    return sentFile(app);
}

void openSent(WindowKit& app, const fs::path& file)
{
    if (app.session().page() == Session::Page::People)
        app.press(q("Colleagues"));
    app.press(q("Choose the file"));
    answerFileDialog(app, file);
}

std::vector<vault::ListedPerson> listed(WindowKit& app)
{
    std::vector<vault::ListedPerson> people;
    app.session().desk().people(&app.window(), [&](const auto& found) { people = found.value(); });
    return people;
}

} // namespace

TEST_CASE("A kept record goes to a colleague, the person is asked, and the colleague keeps it from then on", "[move]")
{
    WindowKit office;
    sitDownAs(office, "Jo");
    const fs::path key = saveKey(office);
    WindowKit home;
    keepOne(home);
    home.session().openPerson(home.onlyPerson());
    home.press(q("Send it to a colleague"));
    CHECK(home.button(q("Make the file")) == nullptr); // first: to whom
    chooseKey(home, key);
    CHECK(home.has(q("Ring Jo, and ask for the check words of their key.")));
    CHECK(home.has(keyWords(office)));
    CHECK(home.has(q("“May I send a copy of all you said here to Jo? Jo can read it and keeps it for you.")));
    home.press(q("Make the file"));
    CHECK(home.has(q("Compare the check words first.")));
    home.press(q("They are the same check words"));
    home.press(q("Make the file"));
    CHECK(home.has(q("Ask them first. Tick the box when they said yes.")));
    CHECK(home.session().story().notes.empty());
    home.press(q("I asked them, and they said yes"));
    makeFile(home);
    CHECK(home.has(q("Now give the file to Jo")));
    home.press(q("Make the file")); // once more: the note stands there already
    answerFileDialog(home, home.file().parent_path() / "again.ownwords-record");
    home.press(q("Save here anyway"));
    REQUIRE(QTest::qWaitFor([&] { return fs::exists(home.file().parent_path() / "again.ownwords-record"); }, 5000));
    home.press(q("Back"));
    REQUIRE(home.session().story().notes.size() == 1);
    CHECK(home.has(q("A copy of this record was made for Jo, a coach with another computer.")));
    const fs::path file = sentFile(home);
    for (const char* const said : {"Sunny", "fix bikes", "another computer"})
        CHECK(contentsOf(file).find(said) == std::string::npos);

    openSent(office, file);
    CHECK(office.has(q("Keep this record?")));
    for (const char* const line : {"Sunny", "1 talk", "1 goal", "1 promise"})
        CHECK(office.has(q(line)));
    CHECK(listed(office).empty()); // nothing has changed yet
    office.press(q("Keep it for them"));
    CHECK(office.has(q("Sunny is in your list now")));
    office.press(q("See my people"));
    REQUIRE(listed(office).size() == 1);
    CHECK(listed(office).front().isKept);
    const auto* const list = office.window().findChild<screens::PeopleList*>();
    CHECK(list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(q("You keep it for them")));
    office.session().openPerson(office.onlyPerson());
    CHECK(office.has(q("“I want to fix bikes with the kids on our street.”")));
    CHECK(office.has(q("A copy of this record was made for Jo")));
    office.press(q("Back to the list"));
    openSent(office, file);
    CHECK(office.has(q("Sunny is in your list already. Nothing has changed here.")));
    CHECK(office.button(q("Keep it for them")) == nullptr);
    home.session().closePerson();
    CHECK(listed(home).size() == 1); // it stays with who sent it
}

TEST_CASE("Not now, or Hide, and nothing of what was sent comes in", "[move]")
{
    WindowKit office;
    sitDownAs(office, "Jo");
    const fs::path key = saveKey(office);
    WindowKit home;
    keepOne(home);
    openSent(office, send(home, key));
    CHECK(office.has(q("Keep this record?")));
    if (GENERATE(true, false)) {
        office.press(q("Not now"));
        CHECK(office.session().page() == Session::Page::People);
    } else {
        office.session().hide();
        signInCoach(office, "Jo");
    }
    bool isKept = true;
    office.session().desk().keepSent(&office.window(), [&](const Result<>& kept) { isKept = kept.has_value(); });
    CHECK_FALSE(isKept);
    CHECK(listed(office).empty());
}

TEST_CASE("A file that no colleague sent, or that is not whole, is answered in plain words", "[move]")
{
    WindowKit office;
    sitDownAs(office, "Jo");
    const fs::path key = saveKey(office);
    WindowKit home;
    keepOne(home);
    const fs::path good = send(home, key);
    const std::string bytes = contentsOf(good);
    const fs::path bad = office.file().parent_path() / "bad.ownwords-record";
    QString said;
    SECTION("for another coach")
    {
        openSent(home, good); // who sent it is not who may open it
        CHECK(home.has(q("This file was made for another coach, or it is not whole. Nothing has changed here. Ask your "
                         "colleague to make it again, with your key.")));
        return;
    }
    SECTION("under words of its own")
    {
        writeFile(bad, "OWX1" + bytes.substr(4));
        said = q("This record has secret words of its own, and is for no coach. Nothing has changed here. Its person "
                 "brings it in "
                 "from the first page, with those words.");
    }
    SECTION("another kind of file")
    {
        writeFile(bad, "a shopping list");
        said = q("This is not a record that Ownwords saved. Nothing has changed here. Please choose another file.");
    }
    SECTION("a key")
    {
        fs::copy_file(key, bad);
        said = q("This is not a record that Ownwords saved.");
    }
    SECTION("of a newer program")
    {
        writeFile(bad, "OWC2" + bytes.substr(4));
        said = q("A newer Ownwords made this file. Nothing has changed here.");
    }
    SECTION("cut short")
    {
        writeFile(bad, bytes.substr(0, bytes.size() / 2));
        said = q("or it is not whole. Nothing has changed here.");
    }
    SECTION("one bit is another")
    {
        std::string changed = bytes;
        changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
        writeFile(bad, changed);
        said = q("or it is not whole. Nothing has changed here.");
    }
    SECTION("sealed for this coach, and nothing that Ownwords wrote")
    {
        viewmodel::Colleague jo;
        office.session().desk().openKey(key, &office.window(), [&](const auto& opened) { jo = opened.value(); });
        writeFile(bad, "OWC1" + crypto::sealTo(jo.boxKey, "exp1 and no more of it"));
        said = q("A part of this file does not open. Nothing has changed here. Ask your colleague to make it again.");
    }
    SECTION("the drive was pulled out")
    {
        bool isMissed = false;
        office.session().desk().openSent(bad, &office.window(),
            [&](const Result<viewmodel::Sent>& sent) { isMissed = sent.error().code == ErrorCode::NotFound; });
        CHECK(isMissed);
        return;
    }
    openSent(office, bad);
    CHECK(office.has(said));
    CHECK(office.button(q("Keep it for them")) == nullptr);
    CHECK(listed(office).empty());
}

TEST_CASE("A record that is here under its person's own words is not doubled by what a colleague sends", "[move]")
{
    WindowKit office;
    sitDownAs(office, "Jo");
    const fs::path key = saveKey(office);
    WindowKit home;
    keepOne(home);
    const fs::path file = send(home, key);
    openSent(office, file);
    office.press(q("Keep it for them"));
    office.press(q("See my people"));
    office.session().openPerson(office.onlyPerson());
    office.press(q("Make it theirs"));
    office.session().setNewWords({{"Sunny", WindowKit::words().toStdString()}, {}, false});
    office.press(q("Not now. Ask me another day."));
    signOut(office);
    office.signInCoach(q("Jo"));
    openSent(office, file);
    CHECK(office.has(
        q("This record is on this computer already. Nothing has changed here. Ask the person to share it with "
          "you here.")));
    CHECK(office.button(q("Keep it for them")) == nullptr);
}

TEST_CASE("A key that is none, or one's own, is answered in plain words", "[move]")
{
    WindowKit office;
    sitDownAs(office, "Jo");
    const fs::path key = saveKey(office);
    CHECK(contentsOf(key).size() < 200);
    WindowKit home;
    keepOne(home);
    const fs::path own = saveKey(home);
    home.session().openPerson(home.onlyPerson());
    home.press(q("Send it to a colleague"));
    const fs::path bad = home.file().parent_path() / "bad.ownwords-key";
    const auto answer = [&](const std::string& bytes) {
        writeFile(bad, bytes);
        chooseKey(home, bad);
        CHECK(home.button(q("Make the file")) == nullptr);
    };
    answer("a shopping list");
    CHECK(home.has(q("This is not a coach's key. Nothing has changed here. Please choose another file.")));
    std::string changed = contentsOf(key);
    changed[30] = static_cast<char>(changed[30] ^ 1); // in the key itself
    answer(changed);
    CHECK(home.has(q("This key is not whole, or somebody changed it. Nothing has changed here. Ask your colleague to "
                     "send it again.")));
    answer(contentsOf(key).substr(0, 60));
    CHECK(home.has(q("This key is not whole, or somebody changed it.")));
    answer("OWK2" + contentsOf(key).substr(4));
    CHECK(home.has(q("A newer Ownwords made this file.")));
    answer(std::string(100'000, 'x'));
    CHECK(home.has(q("That is bigger than Ownwords can take.")));
    answer(contentsOf(own));
    CHECK(home.has(q("This is your own key. Choose the one that your colleague gave you.")));
    chooseKey(home, key);
    home.press(q("They are the same check words"));
    WindowKit third;
    sitDownAs(third, "Kim");
    chooseKey(home, saveKey(third));
    CHECK(home.has(q("Ring Kim")));
    home.press(q("Make the file"));
    CHECK(home.has(q("Compare the check words first."))); // those of another key are others
}

TEST_CASE("Without its note in the record nothing is sent", "[move]")
{
    WindowKit office;
    sitDownAs(office, "Jo");
    const fs::path key = saveKey(office);
    WindowKit home;
    keepOne(home);
    home.session().openPerson(home.onlyPerson());
    home.press(q("Send it to a colleague"));
    chooseKey(home, key);
    home.press(q("They are the same check words"));
    home.press(q("I asked them, and they said yes"));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit full{4096, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &full) == 0);
    home.press(q("Make the file"));
    const bool isSaid = home.has(q("What you said last is not saved yet."));
    const bool isAskedWhere = home.window().findChild<QFileDialog*>() != nullptr;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    CHECK(isSaid);
    CHECK_FALSE(isAskedWhere);
}

TEST_CASE("What was shared with a coach only its person can send", "[move]")
{
    WindowKit office;
    sitDownAs(office, "Jo");
    const fs::path key = saveKey(office);
    WindowKit home;
    home.makeFile();
    home.signUp(q("Sunny"));
    home.goTo(q("What name shall we call you?"));
    home.say(q("Sunny"));
    home.goTo(q("What has gone well for you lately? It can be small."));
    home.type(q("not said yet"));
    QTest::qWait(1200); // it is on the disk, and being typed
    const CoachId sam = addCoach(home, "Sam");
    home.session().share(sam, {"to help me", std::nullopt});
    signOut(home);
    home.session().come(Session::Company::CoachOnly);
    home.session().signInCoach("Sam", signInOf("Sam").words);
    home.session().openPerson(home.onlyPerson());
    CHECK(home.has(q("Only they can send it to a coach who has another computer")));
    CHECK(home.button(q("Send it to a colleague")) == nullptr);
    home.session().toSend();
    CHECK(home.session().page() == Session::Page::Person);
    viewmodel::Colleague jo;
    home.session().desk().openKey(key, &home.window(), [&](const auto& opened) { jo = opened.value(); });
    std::optional<Error> refused;
    home.session().desk().sendTo(jo, &home.window(), [&](const Result<Bytes>& made) {
        if (!made)
            refused = made.error();
    });
    REQUIRE(refused);
    CHECK(refused->code == ErrorCode::NotAllowed);
    signOut(home);

    home.signIn(q("Sunny"));
    home.session().toMove();
    home.press(q("Send it to a coach"));
    chooseKey(home, key);
    CHECK(home.has(q("Jo can read all you said here, but not what you are still typing.")));
    home.press(q("They are the same check words"));
    home.press(q("Make the file"));
    CHECK(home.has(q("Tick the box if you want that.")));
    home.press(q("Yes, I want that"));
    makeFile(home);
    home.press(q("Back"));
    CHECK(home.session().page() == Session::Page::Move);
    CHECK(home.session().story().notes.empty()); // it is their own doing

    openSent(office, sentFile(home));
    office.press(q("Keep it for them"));
    office.press(q("See my people"));
    office.session().openPerson(office.onlyPerson());
    CHECK(office.has(q("Sunny")));
    CHECK_FALSE(office.session().hasUnsaidWords());
}

TEST_CASE("Who lets a coach keep their record is told what comes before taking it along", "[move]")
{
    WindowKit app;
    keepOne(app);
    app.session().openPerson(app.onlyPerson());
    app.press(q("Sit down for a talk"));
    app.press(q("To or from another computer"));
    CHECK(app.has(q("Kept for you by Sam. Make it yours at any time.")));
    CHECK(app.button(q("Make the file")) == nullptr);
    CHECK(app.button(q("Choose the file")) == nullptr);
    CHECK(app.button(q("Send it to a coach")) == nullptr);
    app.press(q("Make it mine"));
    CHECK(app.session().page() == Session::Page::NewWords);
}

TEST_CASE("Colleagues are for a coach, and not beside anybody's record", "[move]")
{
    WindowKit app;
    app.makeFile();
    app.session().toColleagues();
    CHECK(app.session().page() == Session::Page::Welcome);
    addCoach(app, "Sam");
    app.signUp(q("Sunny"));
    app.session().toColleagues();
    CHECK(app.session().page() == Session::Page::Talk);
}
