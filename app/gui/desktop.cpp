// SPDX-License-Identifier: Apache-2.0
#include "app/gui/desktop.h"

#include "app/gui/desktop_lock.h"
#include "app/gui/desktop_settings.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <cstdio>

namespace ownwords::gui {

namespace {

// Asked first, because libdbus would else start a bus of its own ("autolaunch:"), start a program ("unixexec:") or ask
// another computer ("tcp:"). It tries each address of a list.
bool isBusAt(const char* variable, const QString& usualSocket)
{
    const QStringList addresses = qEnvironmentVariable(variable).split(QLatin1Char(';'), Qt::SkipEmptyParts);
    if (addresses.isEmpty())
        return QFile::exists(usualSocket);
    return std::all_of(addresses.begin(), addresses.end(),
        [](const QString& address) { return address.startsWith(QLatin1String("unix:")); });
}

bool hasSessionBus()
{
    return isBusAt("DBUS_SESSION_BUS_ADDRESS", qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
}

bool hasSystemBus()
{
    return isBusAt("DBUS_SYSTEM_BUS_ADDRESS", QStringLiteral("/run/dbus/system_bus_socket"));
}

} // namespace

Desktop::Desktop(QWidget& window, QObject* parent)
    : QObject(parent)
{
    window.installEventFilter(this);
}

bool Desktop::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        QTimer::singleShot(0, this, &Desktop::listen);
    }
    return QObject::eventFilter(watched, event);
}

void Desktop::listen()
{
    m_lock = new DesktopLock(this);
    connect(m_lock, &DesktopLock::left, this, &Desktop::left);
    if (hasSystemBus())
        m_lock->listenToLogind(QDBusConnection::systemBus());
    if (!hasSessionBus())
        return;
    const QDBusConnection session = QDBusConnection::sessionBus();
    m_lock->listenToScreenSaver(session);
    auto* const settings = new DesktopSettings(session, QCoreApplication::applicationFilePath(), this);
    connect(settings, &DesktopSettings::told, this, &Desktop::wishesChanged);
    settings->ask();
}

void Desktop::locked()
{
    if (m_lock != nullptr)
        m_lock->locked();
}

int tellWishes(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (!hasSessionBus())
        return 1;
    const std::optional<kit::DesktopWishes> wishes = readWishes(QDBusConnection::sessionBus());
    if (!wishes)
        return 1;
    return std::fputs(wishLine(*wishes).constData(), stdout) < 0 ? 1 : 0;
}

} // namespace ownwords::gui
