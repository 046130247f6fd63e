// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QDBusVariant>
#include <QMap>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

namespace ownwords::test {

// A message bus of its own for one test, over a local socket; the machine's are left alone.
class PrivateBus {
public:
    PrivateBus();
    ~PrivateBus();
    PrivateBus(const PrivateBus&) = delete;
    PrivateBus& operator=(const PrivateBus&) = delete;

    bool isThere() const { return !m_address.isEmpty(); } // not where dbus-daemon is missing
    QString address() const { return m_address; }
    // A new one each time, as if of another program.
    QDBusConnection connection();

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
    QStringList m_connections;
};

// The portal of a desktop, with the settings that the test gives it.
class FakePortal : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit FakePortal(const QDBusConnection& bus);

    void set(const QString& space, const QString& key, const QVariant& value);
    void forget() { m_values.clear(); }

public slots: // called over D-Bus by name
    // NOLINTNEXTLINE(readability-identifier-naming)
    QDBusVariant Read(const QString& space, const QString& key);

private:
    QDBusConnection m_bus;
    QMap<QString, QVariant> m_values;
};

class FakeLogind : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    explicit FakeLogind(const QDBusConnection& bus);
    ~FakeLogind() override;

    void prepareForSleep(bool isBefore);
    void lock(const QString& session); // the last part of its path
    void change(const QString& session, const QString& property, bool value);
    int delays() const { return m_delays; } // ever asked for
    bool isDelayed() const; // somebody holds the last one

    static QString ownSession() { return QStringLiteral("_31"); }
    static QString otherSession() { return QStringLiteral("_32"); }

public slots: // called over D-Bus by name
    // NOLINTBEGIN(readability-identifier-naming)
    QDBusObjectPath GetSession(const QString& id);
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& who, const QString& why, const QString& mode);
    // NOLINTEND(readability-identifier-naming)

private:
    QDBusConnection m_bus;
    int m_delays = 0;
    int m_readEnd = -1;
};

} // namespace ownwords::test
