// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"

#include "ui/kit/text.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QFileDialog>
#include <QLineEdit>
#include <QLocale>
#include <QTest>

#include <sqlite3.h>

#include <fstream>

namespace ownwords::test {

namespace {

constexpr int patience = 20000; // milliseconds

} // namespace

void addCoach(WindowKit& app, const char* signInName, const char* name)
{
    QObject listener;
    bool isMade = false;
    app.session().desk().newCoach({signInName, WindowKit::words().toStdString()}, name, &listener,
        [&](const Result<viewmodel::NewCoach>& made) { isMade = made.has_value(); });
    REQUIRE(isMade);
}

void signInCoach(WindowKit& app, const char* signInName, const QString& words)
{
    QObject listener;
    bool isIn = false;
    app.session().desk().signInCoach({signInName, words.toStdString()}, &listener,
        [&](const Result<viewmodel::SignedInCoach>& coach) { isIn = coach.has_value(); });
    REQUIRE(isIn);
}

void signOut(WindowKit& app)
{
    app.session().part();
    app.session().desk().signOut(&app.window(), [](const Result<>&) {});
    app.session().toWelcome();
}

void keepOne(WindowKit& app)
{
    app.sitDown();
    app.press(q("Sam keeps them for me"));
    app.press(q("Yes, Sam keeps it for me"));
    app.holdATalk();
    app.press(q("Take a break and lock"));
    app.press(q("Back to the start"));
    app.signInCoach(q("Sam"));
}

bool isCareAllowed(WindowKit& app)
{
    QObject listener;
    bool isAllowed = false;
    app.session().desk().care(&listener, [&](const Result<viewmodel::Care>& care) {
        isAllowed = care.has_value();
        CHECK((isAllowed || care.error().code == ErrorCode::NotAllowed));
    });
    return isAllowed;
}

void coachAtSettings(WindowKit& app)
{
    app.makeFile();
    app.signUpCoach(q("Sam"));
    app.session().toSettings();
    REQUIRE(QTest::qWaitFor([&] { return app.button(q("When a record locks by itself")) != nullptr; }, patience));
}

void openForm(WindowKit& app, const char* button)
{
    if (*button != '\0' && app.button(q(button)) != nullptr)
        app.press(q(button));
}

viewmodel::Care careNow(WindowKit& app)
{
    QObject listener;
    std::optional<viewmodel::Care> care;
    app.session().desk().care(&listener, [&](const Result<viewmodel::Care>& result) { care = result.value(); });
    REQUIRE(QTest::qWaitFor([&] { return care.has_value(); }, patience));
    QTest::qWait(0);
    return *care;
}

void click(WindowKit& app, const QString& text)
{
    INFO(text.toStdString());
    QAbstractButton* const wanted = app.button(text);
    REQUIRE(wanted != nullptr);
    QTest::mouseClick(wanted, Qt::LeftButton);
}

void answerFileDialog(WindowKit& app, const std::filesystem::path& path)
{
    auto* const dialog = app.window().findChild<QFileDialog*>();
    REQUIRE(dialog != nullptr);
    dialog->findChild<QLineEdit*>()->setText(kit::fromPath(path));
    static_cast<QDialog*>(dialog)->accept();
    const bool isTaken = dialog->result() == QDialog::Accepted;
    dialog->close();
    QTest::qWait(0);
    CHECK(isTaken);
}

QString offeredFile(WindowKit& app)
{
    auto* const dialog = app.window().findChild<QFileDialog*>();
    REQUIRE(dialog != nullptr);
    const QString name = kit::fromPath(kit::toPath(dialog->selectedFiles().value(0)).filename());
    dialog->close();
    return name;
}

namespace {

QDateTime firstMoment()
{
    return QDateTime(QDate(2026, 6, 4), QTime(12, 0), Qt::UTC).toLocalTime();
}

} // namespace

QString firstDay()
{
    return QLocale::c().toString(firstMoment().date(), q("dddd d MMMM yyyy"));
}

QString firstTime()
{
    return firstMoment().toString(q("HH:mm"));
}

void writeFile(const std::filesystem::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

void runSql(const std::filesystem::path& file, const char* statement)
{
    sqlite3* opened = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &opened) == SQLITE_OK);
    CHECK(sqlite3_exec(opened, statement, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(opened);
}

} // namespace ownwords::test
