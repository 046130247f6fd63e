// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"
#include "tests/ui/file_vault.h"
#include "ui/kit/look.h"
#include "ui/kit/message_bar.h"
#include "ui/kit/words_edit.h"
#include "ui/screens/header_bar.h"
#include "ui/screens/help_dialog.h"
#include "ui/screens/people_list.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>

// What stands above the page or over it: messages, the window for files, help.
using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

// The messages that are there now.
QStringList messages(WindowKit& app)
{
    QStringList said;
    for (const kit::MessageBar* const bar : app.window().findChildren<kit::MessageBar*>()) {
        if (bar->isVisible())
            said.append(bar->sentence());
    }
    return said;
}

// Sunny's record, which Sam kept until Sunny made it theirs without Sam: Sam may look, and does not know the new key.
PersonId makeStrange(WindowKit& app)
{
    keepOne(app);
    const PersonId person = app.onlyPerson();
    signOut(app);
    app.letGo();
    {
        FileVault file(app);
        const std::string words = WindowKit::words().toStdString();
        auto coach = vault::unlockCoach(file.place(), {"Sam", words});
        REQUIRE(coach);
        auto kept = vault::openShared(file.place(), *coach, person);
        REQUIRE(kept);
        REQUIRE(vault::makeMine(file.place(), *kept, {"Sunny", words}, true));
    }
    app.session().openFile(app.file());
    REQUIRE(app.session().page() == Session::Page::Welcome);
    app.signInCoach(q("Sam"));
    return person;
}

// As Enter on the first line of the list does it.
void openFirst(WindowKit& app)
{
    auto* const list = app.window().findChild<screens::PeopleList*>();
    REQUIRE(list != nullptr);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    app.key(Qt::Key_Return);
}

} // namespace

TEST_CASE("Escape closes what is said above the page, and twice it hides", "[message]")
{
    WindowKit app;
    coachAtSettings(app);
    app.press(q("When a record locks by itself"));
    app.press(q("Set these times"));
    REQUIRE(messages(app) == QStringList{q("The times are set.")});
    app.key(Qt::Key_Escape);
    CHECK(messages(app) == QStringList());
    CHECK(app.session().page() == Session::Page::Settings);
    app.key(Qt::Key_Escape);
    CHECK(app.session().page() == Session::Page::Hidden);
}

TEST_CASE("What was only said goes by itself, and what must be read stays", "[message]")
{
    WindowKit app;
    coachAtSettings(app);
    for (kit::MessageBar* const bar : app.window().findChildren<kit::MessageBar*>())
        bar->setPassingTime(std::chrono::milliseconds(50));
    app.press(q("When a record locks by itself"));
    app.press(q("Set these times"));
    CHECK(app.has(q("The times are set.")));
    SECTION("goes")
    {
        CHECK(QTest::qWaitFor([&] { return messages(app).isEmpty(); }, 5000));
    }
    SECTION("not while the focus is in it")
    {
        app.button(q("Close this message"))->setFocus();
        QTest::qWait(300);
        CHECK(messages(app).size() == 1);
    }
    SECTION("not an error that came after it")
    {
        app.session().desk().signOut(&app.window(), [](const Result<>&) {});
        app.press(q("Set these times"));
        QTest::qWait(300);
        CHECK(app.has(q("Only a confirmed coach can set this, while no record is open.")));
    }
}

TEST_CASE("A record with another key opens again when the coach says who sits beside them", "[message]")
{
    WindowKit app;
    const PersonId person = makeStrange(app);
    openFirst(app);
    REQUIRE(app.session().page() == Session::Page::People);
    CHECK(app.has(q("This is not the record you knew, so it does not open. Sit down with the person")));
    app.press(q("Sit down together"));
    app.signIn(q("Sunny"));
    CHECK(app.has(q("Sam, this is not the record that you knew. Do you know the person who signed in just now?")));
    const bool isKnown = GENERATE(true, false);
    if (isKnown) {
        app.press(q("Yes, I know them"));
        CHECK(app.has(q("Sam can open this record again.")));
    }
    signOut(app);
    app.signInCoach(q("Sam"));
    openFirst(app);
    CHECK((app.session().page() == Session::Page::Person) == isKnown);
    if (isKnown)
        CHECK(app.session().opened()->record.person == person);
}

TEST_CASE("A coach who gives up access is told of what they typed and did not add", "[message]")
{
    WindowKit app;
    app.makeFile();
    app.signUpCoach(q("Sam"));
    app.session().keepForThem();
    app.session().toMakeItMine();
    app.session().setNewWords({{"Sunny", WindowKit::words().toStdString()}, {}, true});
    signOut(app);
    app.signInCoach(q("Sam"));
    openFirst(app);
    REQUIRE(app.session().page() == Session::Page::Person);
    const bool isTyping = GENERATE(true, false);
    if (isTyping) {
        app.box()->setFocus();
        app.type(q("ring the council"));
    }
    QString asked;
    QTimer::singleShot(0, [&asked] {
        QWidget* const dialog = QApplication::activeModalWidget();
        if (dialog == nullptr)
            return;
        for (const QLabel* const label : dialog->findChildren<QLabel*>())
            asked += label->text();
        dialog->close();
    });
    app.press(q("Give up access"));
    CHECK(asked.contains(q("Give up access to this record?")));
    CHECK(asked.contains(q("what you typed and did not add goes")) == isTyping);
}

TEST_CASE(
    "Who comes back after Hide reads that what was kept is safe, also where the coach signs in first", "[message]")
{
    WindowKit app;
    app.sitDown();
    app.press(q("Hide"));
    app.press(q("Come back"));
    REQUIRE(app.session().page() == Session::Page::CoachStart);
    CHECK(app.has(q("What was kept is safe. Sign in, and go on where you were.")));
}

TEST_CASE("At 200 % the buttons above a talk stand in one row, also while it is read aloud", "[message]")
{
    const PlainLook plain;
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, 200);
    app.makeFile();
    app.signUp(q("Sunny"));
    for (screens::HeaderBar* const bar : app.window().findChildren<screens::HeaderBar*>()) {
        for (const bool isReading : {false, true}) {
            bar->setReading(isReading);
            QTest::qWait(50);
            CHECK(app.button(q("Help"))->y() == app.button(q("Hide"))->y());
        }
    }
}

TEST_CASE("The bar is no higher than its buttons, whatever the text size was before", "[message]")
{
    const PlainLook plain;
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, 200);
    app.makeFile();
    look().setTextSize(100);
    QTest::qWait(50);
    const auto bars = app.window().findChildren<screens::HeaderBar*>();
    REQUIRE(bars.size() == 1);
    CHECK(bars.front()->height() < 2 * app.button(q("Hide"))->height());
}

TEST_CASE("The window opens no larger than the screen has room for, with its frame", "[message]")
{
    CHECK(screens::MainWindow::firstSize(QSize(1920, 1080)) == QSize(1280, 800));
    const QSize small = screens::MainWindow::firstSize(QSize(1280, 800));
    CHECK(small.height() <= 800 - 37); // the title bar of GNOME
    CHECK(small.width() <= 1280);
}

TEST_CASE("The window for files has our icons, with room around them, and words on its buttons", "[message]")
{
    const PlainLook plain;
    WindowKit app(WindowKit::Mode::Inline, 1280, 800, GENERATE(100, 200));
    coachAtSettings(app);
    app.press(q("Copies of the file"));
    app.press(q("Add a place for copies"));
    auto* const dialog = app.window().findChild<QFileDialog*>();
    REQUIRE(dialog != nullptr);
    QTest::qWait(50);
    for (const QPushButton* const button : dialog->findChildren<QPushButton*>())
        CHECK(button->icon().isNull());
    CHECK(clippedTexts(dialog) == QStringList());
    for (const QAbstractButton* const button : dialog->findChildren<QAbstractButton*>()) {
        if (button->isVisible() && !button->icon().isNull())
            CHECK(button->iconSize().width() == kit::px(22));
    }
    keepPicture(*dialog, q("files-%1").arg(kit::textSize()));
    dialog->close();
}

TEST_CASE("Help says where to turn, and that nobody is watching", "[look]")
{
    screens::HelpDialog help({{q("Night line"), q("0800 000 000")}}, true);
    showAt(help, 760, 620);
    QStringList texts;
    for (const QLabel* const label : help.findChildren<QLabel*>())
        texts.append(label->text());
    const QString all = texts.join(QLatin1Char(' '));
    CHECK(all.contains(q("Night line")));
    CHECK(all.contains(q("Nobody is watching what you type here.")));
    CHECK(namelessControls(&help) == QStringList());
    CHECK(clippedTexts(&help) == QStringList());
}
