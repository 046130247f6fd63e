// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QVariantMap>

#include <chrono>

namespace ownwords::gui {

// Says when the computer is left: its screen is locked, it goes to sleep, or another account takes the screen. Heard
// from logind (system bus) and from screen savers (session bus); a desktop without them is normal.
class DesktopLock : public QObject {
    Q_OBJECT

public:
    // `timeToLock`: sleep waits that long for locked(), and no longer. 5 s is InhibitDelayMaxSec of logind.conf, where
    // nobody set another.
    explicit DesktopLock(QObject* parent = nullptr, std::chrono::milliseconds timeToLock = std::chrono::seconds(5));

    void listenToScreenSaver(QDBusConnection session);
    // Sleep is also put off until locked() is said: what lies in memory then lies in the image of it, too.
    void listenToLogind(QDBusConnection system);
    void locked(); // all that left() asked for is done

signals:
    void left();

private:
    // Heard over D-Bus, which finds them by name.
    Q_SLOT void screenLocked();
    Q_SLOT void screenSaverChanged(bool isActive);
    Q_SLOT void preparingForSleep(bool isBefore);
    Q_SLOT void sessionChanged(const QString& interface, const QVariantMap& changed, const QStringList& unknown);

    void findSession();
    void followSession(const QString& path);
    void delaySleep();
    void letSleep() { m_delay = {}; }

    QDBusConnection m_system;
    QTimer m_sleepTimer; // runs from the word that sleep comes until it is let go
    QDBusUnixFileDescriptor m_delay; // sleep waits while it is open, for logind's InhibitDelayMaxSec at most
};

} // namespace ownwords::gui
