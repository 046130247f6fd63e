// SPDX-License-Identifier: Apache-2.0
#include "app/gui/desktop_lock.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <array>
#include <utility>

namespace ownwords::gui {

namespace {

const QString logind = QStringLiteral("org.freedesktop.login1");
const QString sessionInterface = QStringLiteral("org.freedesktop.login1.Session");
constexpr std::array screenSavers{"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver", "org.xfce.ScreenSaver"};

QDBusMessage callToManager(const QString& method)
{
    return QDBusMessage::createMethodCall(
        logind, QStringLiteral("/org/freedesktop/login1"), QStringLiteral("org.freedesktop.login1.Manager"), method);
}

} // namespace

DesktopLock::DesktopLock(QObject* parent, std::chrono::milliseconds timeToLock)
    : QObject(parent)
    , m_system(QString())
{
    m_sleepTimer.setSingleShot(true);
    m_sleepTimer.setInterval(timeToLock);
    connect(&m_sleepTimer, &QTimer::timeout, this, &DesktopLock::letSleep);
}

void DesktopLock::listenToScreenSaver(QDBusConnection session)
{
    for (const char* const name : screenSavers)
        session.connect(QString(), QString(), QLatin1String(name), QStringLiteral("ActiveChanged"), this,
            SLOT(screenSaverChanged(bool)));
}

void DesktopLock::listenToLogind(QDBusConnection system)
{
    m_system = std::move(system);
    m_system.connect(logind, QString(), QStringLiteral("org.freedesktop.login1.Manager"),
        QStringLiteral("PrepareForSleep"), this, SLOT(preparingForSleep(bool)));
    findSession();
    delaySleep();
}

// "auto": the session of this process, else the one its account has at the screen.
void DesktopLock::findSession()
{
    QDBusMessage call = callToManager(QStringLiteral("GetSession"));
    call << QStringLiteral("auto");
    auto* const waiting = new QDBusPendingCallWatcher(m_system.asyncCall(call), this);
    connect(waiting, &QDBusPendingCallWatcher::finished, this, [this, waiting] {
        const QDBusPendingReply<QDBusObjectPath> reply = *waiting;
        if (!reply.isError())
            followSession(reply.value().path());
        waiting->deleteLater();
    });
}

void DesktopLock::followSession(const QString& path)
{
    m_system.connect(logind, path, sessionInterface, QStringLiteral("Lock"), this, SLOT(screenLocked()));
    m_system.connect(logind, path, QStringLiteral("org.freedesktop.DBus.Properties"),
        QStringLiteral("PropertiesChanged"), this, SLOT(sessionChanged(QString, QVariantMap, QStringList)));
}

void DesktopLock::delaySleep()
{
    QDBusMessage call = callToManager(QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep") << tr("Ownwords") << tr("Locks what is open before the computer sleeps.")
         << QStringLiteral("delay");
    auto* const waiting = new QDBusPendingCallWatcher(m_system.asyncCall(call), this);
    connect(waiting, &QDBusPendingCallWatcher::finished, this, [this, waiting] {
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *waiting;
        if (!reply.isError())
            m_delay = reply.value();
        waiting->deleteLater();
    });
}

void DesktopLock::screenLocked()
{
    emit left();
}

void DesktopLock::screenSaverChanged(bool isActive)
{
    if (isActive)
        emit left();
}

void DesktopLock::preparingForSleep(bool isBefore)
{
    if (!isBefore) {
        m_sleepTimer.stop();
        delaySleep();
        return;
    }
    m_sleepTimer.start();
    emit left();
}

void DesktopLock::locked()
{
    if (!m_sleepTimer.isActive()) // no sleep comes, or it was called off meanwhile
        return;
    m_sleepTimer.stop();
    letSleep();
}

void DesktopLock::sessionChanged(const QString& interface, const QVariantMap& changed, const QStringList& /*unknown*/)
{
    if (interface != sessionInterface)
        return;
    const bool isLocked = changed.value(QStringLiteral("LockedHint"), false).toBool();
    const bool isTaken = !changed.value(QStringLiteral("Active"), true).toBool();
    if (isLocked || isTaken)
        emit left();
}

} // namespace ownwords::gui
