// SPDX-License-Identifier: Apache-2.0
#include "app/gui/desktop_lock.h"
#include "app/gui/desktop_settings.h"
#include "tests/ui/desktop_fakes.h"
#include "tests/ui/window_kit.h"
#include "ui/kit/look.h"
#include "ui/kit/words_edit.h"

#include <QDBusMessage>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ownwords;
using namespace ownwords::test;
using kit::DesktopWishes;
using viewmodel::Session;

namespace {

constexpr int patience = 10000; // milliseconds

const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString gnome = QStringLiteral("org.gnome.desktop.interface");
const QString program = QStringLiteral(OWNWORDS_GUI);

// A bus, and the program's end of it. Without dbus-daemon there is nothing to test with.
class Bus {
public:
    Bus() { qputenv("DBUS_SESSION_BUS_ADDRESS", bus.address().toUtf8()); }
    ~Bus()
    {
        if (m_before.isNull())
            qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        else
            qputenv("DBUS_SESSION_BUS_ADDRESS", m_before);
    }
    Bus(const Bus&) = delete;
    Bus& operator=(const Bus&) = delete;

    bool isMissing() const
    {
        if (!bus.isThere())
            WARN("skipped: there is no dbus-daemon here");
        return !bus.isThere();
    }

    PrivateBus bus;

private:
    QByteArray m_before = qgetenv("DBUS_SESSION_BUS_ADDRESS");
};

DesktopWishes lastOf(const QSignalSpy& told)
{
    return told.isEmpty() ? DesktopWishes() : told.back().front().value<DesktopWishes>();
}

bool tells(const QSignalSpy& told, const DesktopWishes& wishes)
{
    return QTest::qWaitFor([&] { return !told.isEmpty() && lastOf(told) == wishes; }, patience);
}

// What the second process of the program says, as a line.
QByteArray said(int& exitCode)
{
    QProcess process;
    process.start(program, {QLatin1String(gui::askOption)});
    REQUIRE(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, patience));
    exitCode = process.exitCode();
    return process.readAllStandardOutput();
}

// It takes some messages until the bus passes on what happens in the own session.
bool isListening(FakeLogind& logind, QSignalSpy& left)
{
    const bool isHeard = QTest::qWaitFor(
        [&] {
            logind.lock(FakeLogind::ownSession());
            QTest::qWait(20);
            return !left.isEmpty();
        },
        patience);
    QTest::qWait(300); // what else was sent meanwhile
    left.clear();
    return isHeard;
}

} // namespace

TEST_CASE("What the desktop wishes comes through as a line")
{
    for (const DesktopWishes& wishes :
        {DesktopWishes{}, DesktopWishes{true, true, true}, DesktopWishes{false, false, true},
            DesktopWishes{true, false, false}, DesktopWishes{std::nullopt, true, false}})
        CHECK(gui::wishesIn(gui::wishLine(wishes)) == wishes);
    CHECK(gui::wishesIn("\xFF no such word\n") == DesktopWishes{});
}

TEST_CASE("The portal's settings are asked for, and heard when they change")
{
    Bus on;
    if (on.isMissing())
        return;
    FakePortal portal(on.bus.connection());
    portal.set(appearance, QStringLiteral("color-scheme"), 1U);
    portal.set(gnome, QStringLiteral("enable-animations"), true);
    gui::DesktopSettings settings(on.bus.connection(), program);
    const QSignalSpy told(&settings, &gui::DesktopSettings::told);
    settings.ask();
    CHECK(tells(told, {true, false, false}));
    portal.set(appearance, QStringLiteral("color-scheme"), 2U);
    CHECK(tells(told, {false, false, false}));
    portal.set(appearance, QStringLiteral("contrast"), 1U);
    CHECK(tells(told, {false, true, false}));
    portal.set(gnome, QStringLiteral("enable-animations"), false);
    CHECK(tells(told, {false, true, true}));
    portal.set(appearance, QStringLiteral("color-scheme"), 0U);
    CHECK(tells(told, {std::nullopt, true, true}));
}

TEST_CASE("Each way in which a desktop says it is understood")
{
    Bus on;
    if (on.isMissing())
        return;
    struct Says {
        QString space;
        const char* key;
        QVariant value;
        QByteArray line;
    };
    FakePortal portal(on.bus.connection());
    const QString a11y = QStringLiteral("org.gnome.desktop.a11y.interface");
    for (const Says& says : {Says{appearance, "color-scheme", 1U, "dark\n"}, Says{appearance, "color-scheme", 9U, "\n"},
             Says{appearance, "contrast", 1U, "contrast\n"}, Says{appearance, "contrast", 0U, "\n"},
             Says{appearance, "reduced-motion", 1U, "still\n"}, Says{a11y, "high-contrast", true, "contrast\n"},
             Says{a11y, "high-contrast", false, "\n"}, Says{gnome, "gtk-theme", q("HighContrast"), "contrast\n"},
             Says{gnome, "gtk-theme", q("HighContrastInverse"), "dark contrast\n"},
             Says{gnome, "gtk-theme", q("Adwaita"), "\n"}, Says{gnome, "enable-animations", false, "still\n"},
             Says{gnome, "cursor-blink", false, "still\n"}, Says{gnome, "cursor-blink", true, "\n"}}) {
        portal.forget();
        portal.set(says.space, q(says.key), says.value);
        INFO(says.key);
        int exitCode = 1;
        CHECK(said(exitCode) == says.line);
        CHECK(exitCode == 0);
    }
}

TEST_CASE("A desktop without a portal, or without a bus, says nothing and holds nothing up")
{
    int exitCode = 0;
    SECTION("no portal")
    {
        const Bus on;
        if (on.isMissing())
            return;
        CHECK(said(exitCode).isEmpty());
    }
    SECTION("no bus")
    {
        const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
        CHECK(said(exitCode).isEmpty());
        if (!bus.isNull())
            qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
        if (!runtime.isNull())
            qputenv("XDG_RUNTIME_DIR", runtime);
    }
    CHECK(exitCode == 1);
}

TEST_CASE("Only a bus behind a local socket is asked")
{
    const QTemporaryDir folder;
    const QString trace = folder.filePath(q("started"));
    const QString starts = q("unixexec:path=/bin/touch,argv1=") + trace;
    const QByteArray before = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    for (const QString& address : QStringList{starts, starts + q(";unix:path=/none"), q("unix:path=/none;") + starts}) {
        INFO(address.toStdString());
        qputenv("DBUS_SESSION_BUS_ADDRESS", address.toUtf8());
        int exitCode = 0;
        CHECK(said(exitCode).isEmpty());
        CHECK(exitCode == 1);
        CHECK_FALSE(QFile::exists(trace));
    }
    if (before.isNull())
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    else
        qputenv("DBUS_SESSION_BUS_ADDRESS", before);
}

TEST_CASE("A screen that is locked, a session that is left and a computer that goes to sleep are noticed")
{
    Bus on;
    if (on.isMissing())
        return;
    FakeLogind logind(on.bus.connection());
    gui::DesktopLock lock;
    QSignalSpy left(&lock, &gui::DesktopLock::left);
    lock.listenToLogind(on.bus.connection());
    REQUIRE(isListening(logind, left));
    REQUIRE(QTest::qWaitFor([&] { return logind.isDelayed(); }, patience));
    const auto isNoticed
        = [&left](int times) { return QTest::qWaitFor([&] { return left.count() == times; }, patience); };
    logind.lock(FakeLogind::otherSession());
    logind.change(FakeLogind::otherSession(), q("LockedHint"), true);
    logind.change(FakeLogind::ownSession(), q("LockedHint"), false);
    logind.change(FakeLogind::ownSession(), q("Active"), true);
    logind.lock(FakeLogind::ownSession());
    CHECK(isNoticed(1)); // the first four, which came before it, were not meant
    logind.change(FakeLogind::ownSession(), q("LockedHint"), true);
    CHECK(isNoticed(2));
    logind.change(FakeLogind::ownSession(), q("Active"), false);
    CHECK(isNoticed(3));
    logind.prepareForSleep(true);
    CHECK(isNoticed(4));
    CHECK(logind.isDelayed()); // until it is locked
    lock.locked();
    CHECK(QTest::qWaitFor([&] { return !logind.isDelayed(); }, patience));
    CHECK(logind.delays() == 1);
    logind.prepareForSleep(false);
    CHECK(QTest::qWaitFor([&] { return logind.isDelayed(); }, patience));
    CHECK(logind.delays() == 2);
    CHECK(left.count() == 4);
}

TEST_CASE("A sleep that was called off lets go of no later one, and without an answer it comes all the same")
{
    Bus on;
    if (on.isMissing())
        return;
    FakeLogind logind(on.bus.connection());
    gui::DesktopLock lock(nullptr, std::chrono::milliseconds(300));
    QSignalSpy left(&lock, &gui::DesktopLock::left);
    lock.listenToLogind(on.bus.connection());
    REQUIRE(isListening(logind, left));
    REQUIRE(QTest::qWaitFor([&] { return logind.isDelayed(); }, patience));
    logind.prepareForSleep(true);
    logind.prepareForSleep(false);
    REQUIRE(QTest::qWaitFor([&] { return logind.delays() == 2; }, patience));
    REQUIRE(QTest::qWaitFor([&] { return logind.isDelayed(); }, patience));
    lock.locked(); // of the one that was called off
    QTest::qWait(1000); // and its time is over
    CHECK(logind.isDelayed());
    logind.prepareForSleep(true);
    CHECK(QTest::qWaitFor([&] { return !logind.isDelayed(); }, patience));
}

TEST_CASE("The desk says when all that was asked of it is done, and not before")
{
    WindowKit app(WindowKit::Mode::Threaded);
    app.makeFile();
    app.signUp(q("Sunny"));
    viewmodel::Desk& desk = app.session().desk();
    std::vector<QString> order;
    desk.changeWords({"Moon", "only i know these"}, &app.session(), [&](const auto& changed) {
        CHECK(changed);
        order.push_back(q("words"));
    });
    desk.signOut(&app.session(), [&](const auto&) { order.push_back(q("signed out")); });
    desk.whenDone(&app.session(), [&] { order.push_back(q("done")); });
    CHECK(order.empty());
    CHECK(QTest::qWaitFor([&] { return !order.empty() && order.back() == q("done"); }, patience));
    CHECK(order == std::vector{q("words"), q("signed out"), q("done")});
}

TEST_CASE("Screen savers are heard, whichever desktop they are of")
{
    Bus on;
    if (on.isMissing())
        return;
    gui::DesktopLock lock;
    const QSignalSpy left(&lock, &gui::DesktopLock::left);
    lock.listenToScreenSaver(on.bus.connection());
    QDBusConnection saver = on.bus.connection();
    int times = 0;
    for (const char* const name : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"}) {
        for (const bool isActive : {false, true}) {
            QDBusMessage changed
                = QDBusMessage::createSignal(QStringLiteral("/ScreenSaver"), QLatin1String(name), q("ActiveChanged"));
            changed << isActive;
            saver.send(changed);
        }
        ++times;
        INFO(name);
        CHECK(QTest::qWaitFor([&] { return left.count() == times; }, patience));
    }
}

TEST_CASE("When the screen is locked, kept words are locked at once and nothing of them stays in the window")
{
    Bus on;
    if (on.isMissing())
        return;
    FakeLogind logind(on.bus.connection());
    WindowKit app;
    gui::DesktopLock lock;
    QSignalSpy left(&lock, &gui::DesktopLock::left);
    lock.listenToLogind(on.bus.connection());
    REQUIRE(isListening(logind, left));
    QObject::connect(&lock, &gui::DesktopLock::left, &app.session(), &Session::hide);
    app.makeFile();
    app.signUp(q("Sunny"));
    app.goTo(q("What has gone well for you lately? It can be small."));
    app.type(q("half a sent"));
    logind.lock(FakeLogind::ownSession());
    REQUIRE(QTest::qWaitFor([&] { return app.session().page() == Session::Page::Hidden; }, patience));
    CHECK_FALSE(app.session().hasRecord());
    CHECK_FALSE(app.has(q("half a sent")));
    app.press(q("Come back"));
    app.signIn(q("Sunny"));
    app.press(q("Carry on talking"));
    CHECK(app.box()->words() == q("half a sent"));
}
