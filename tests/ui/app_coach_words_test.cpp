// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/care_kit.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>

// New words and a new sheet of a coach, from the settings.
using namespace ownwords;
using namespace ownwords::test;
using viewmodel::Session;

namespace {

constexpr int patience = 20000; // milliseconds
const QString fresh = q("seven slow snails walk home");

void fillOwnWords(WindowKit& app)
{
    app.press(q("My secret words and my sheet"));
    app.press(q("Choose new secret words"));
    app.fill(q("My sign-in name from now on"), q("Sam"));
    app.press(q("Use secret words of my own"));
    CHECK(app.focus() == app.field(q("Secret words of your own")));
    app.fill(q("Secret words of your own"), fresh);
    app.fill(q("Type them once more"), fresh);
}

bool opensWith(
    WindowKit& app, const std::function<void(QObject*, const viewmodel::Then<viewmodel::SignedInCoach>&)>& way)
{
    QObject listener;
    std::optional<bool> opens;
    way(&listener, [&](const Result<viewmodel::SignedInCoach>& coach) { opens = coach.has_value(); });
    REQUIRE(QTest::qWaitFor([&] { return opens.has_value(); }, patience));
    app.session().desk().signOut(&listener, [](const Result<>&) {});
    return *opens;
}

bool opensWithCode(WindowKit& app, const std::string& code)
{
    return opensWith(app,
        [&](QObject* listener, const auto& then) { app.session().desk().signInCoachWithCode(code, listener, then); });
}

bool opensWithWords(WindowKit& app, const QString& words)
{
    return opensWith(app, [&](QObject* listener, const auto& then) {
        app.session().desk().signInCoach({"Sam", words.toStdString()}, listener, then);
    });
}

} // namespace

TEST_CASE("A coach who presses twice gets one sheet, and its code opens", "[settings]")
{
    WindowKit app(WindowKit::Mode::Threaded);
    coachAtSettings(app);
    fillOwnWords(app);
    QLineEdit* const last = app.field(q("Type them once more"));
    QTest::keyClick(last, Qt::Key_Return);
    CHECK(app.button(q("Setting them ...")) != nullptr);
    QTest::keyClick(last, Qt::Key_Return);
    click(app, q("Setting them ..."));
    SECTION("and waits")
    {
        REQUIRE(QTest::qWaitFor([&] { return app.session().page() == Session::Page::Sheet; }, patience));
        const std::string code = app.session().recoveryCode();
        app.session().desk().finish();
        signOut(app);
        CHECK(opensWithCode(app, code));
    }
    SECTION("and goes back meanwhile")
    {
        click(app, q("Back"));
        CHECK(QTest::qWaitFor([&] { return app.session().page() == Session::Page::Sheet; }, patience));
        signOut(app);
    }
    SECTION("and hides meanwhile")
    {
        app.session().hide();
        app.session().desk().finish();
        QTest::qWait(0);
        CHECK(app.session().page() == Session::Page::Hidden);
        CHECK(app.session().recoveryCode().empty());
    }
    CHECK(opensWithWords(app, fresh));
    CHECK_FALSE(opensWithWords(app, WindowKit::words()));
}

TEST_CASE("When new words cannot be set it is said, and the old ones still open", "[settings]")
{
    WindowKit app;
    coachAtSettings(app);
    fillOwnWords(app);
    app.session().desk().signOut(&app.window(), [](const Result<>&) {});
    app.press(q("Set them and make a sheet"));
    CHECK(app.session().page() == Session::Page::Settings);
    CHECK(app.has(q("Only a confirmed coach can set this, while no record is open.")));
    CHECK(app.button(q("Set them and make a sheet")) != nullptr);
    CHECK(opensWithWords(app, WindowKit::words()));
    CHECK_FALSE(opensWithWords(app, fresh));
}
