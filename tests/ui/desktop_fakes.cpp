// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/desktop_fakes.h"

#include <QDBusMessage>
#include <QFile>

#include <poll.h>
#include <unistd.h>

#include <array>

namespace ownwords::test {

namespace {

QDBusMessage signalOf(const char* path, const char* interface, const char* name)
{
    return QDBusMessage::createSignal(QLatin1String(path), QLatin1String(interface), QLatin1String(name));
}

QString pathOf(const QString& session)
{
    return QStringLiteral("/org/freedesktop/login1/session/") + session;
}

} // namespace

PrivateBus::PrivateBus()
{
    QFile config(m_folder.filePath(QStringLiteral("bus.conf")));
    if (!config.open(QIODevice::WriteOnly))
        return;
    config.write("<busconfig><listen>unix:dir=" + m_folder.path().toUtf8()
        + "</listen><policy context=\"default\"><allow own=\"*\"/><allow send_destination=\"*\"/>"
          "<allow receive_sender=\"*\"/></policy></busconfig>\n");
    config.close();
    m_daemon.start(QStringLiteral("dbus-daemon"),
        {QStringLiteral("--nofork"), QStringLiteral("--nopidfile"), QStringLiteral("--print-address"),
            QStringLiteral("--config-file=") + config.fileName()});
    if (m_daemon.waitForStarted() && m_daemon.waitForReadyRead())
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
}

PrivateBus::~PrivateBus()
{
    for (const QString& name : m_connections)
        QDBusConnection::disconnectFromBus(name);
    m_daemon.kill();
    m_daemon.waitForFinished();
}

QDBusConnection PrivateBus::connection()
{
    m_connections.append(m_address + QString::number(m_connections.size()));
    return QDBusConnection::connectToBus(m_address, m_connections.back());
}

FakePortal::FakePortal(const QDBusConnection& bus)
    : m_bus(bus)
{
    m_bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this, QDBusConnection::ExportAllSlots);
    m_bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
}

void FakePortal::set(const QString& space, const QString& key, const QVariant& value)
{
    m_values[space + QLatin1Char('/') + key] = value;
    QDBusMessage changed
        = signalOf("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", "SettingChanged");
    changed << space << key << QVariant::fromValue(QDBusVariant(value));
    m_bus.send(changed);
}

QDBusVariant FakePortal::Read(const QString& space, const QString& key)
{
    const QVariant value = m_values.value(space + QLatin1Char('/') + key);
    if (!value.isValid()) {
        sendErrorReply(QStringLiteral("org.freedesktop.portal.Error.NotFound"), QStringLiteral("no such setting"));
        return {};
    }
    return QDBusVariant(QVariant::fromValue(QDBusVariant(value))); // twice, as the portal does
}

FakeLogind::FakeLogind(const QDBusConnection& bus)
    : m_bus(bus)
{
    m_bus.registerObject(QStringLiteral("/org/freedesktop/login1"), this, QDBusConnection::ExportAllSlots);
    m_bus.registerService(QStringLiteral("org.freedesktop.login1"));
}

FakeLogind::~FakeLogind()
{
    if (m_readEnd >= 0)
        close(m_readEnd);
}

void FakeLogind::prepareForSleep(bool isBefore)
{
    QDBusMessage prepare = signalOf("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep");
    prepare << isBefore;
    m_bus.send(prepare);
}

void FakeLogind::lock(const QString& session)
{
    m_bus.send(signalOf(pathOf(session).toUtf8().constData(), "org.freedesktop.login1.Session", "Lock"));
}

void FakeLogind::change(const QString& session, const QString& property, bool value)
{
    QDBusMessage changed
        = signalOf(pathOf(session).toUtf8().constData(), "org.freedesktop.DBus.Properties", "PropertiesChanged");
    changed << QStringLiteral("org.freedesktop.login1.Session") << QVariantMap{{property, value}} << QStringList();
    m_bus.send(changed);
}

bool FakeLogind::isDelayed() const
{
    pollfd other{m_readEnd, POLLIN, 0};
    return m_readEnd >= 0 && poll(&other, 1, 0) == 0; // closed: there is an end to read
}

QDBusObjectPath FakeLogind::GetSession(const QString& id)
{
    return QDBusObjectPath(pathOf(id == QStringLiteral("auto") ? ownSession() : otherSession()));
}

QDBusUnixFileDescriptor FakeLogind::Inhibit(
    const QString& what, const QString& /*who*/, const QString& /*why*/, const QString& mode)
{
    std::array<int, 2> ends{};
    if (what != QStringLiteral("sleep") || mode != QStringLiteral("delay") || pipe(ends.data()) != 0)
        return {};
    if (m_readEnd >= 0)
        close(m_readEnd);
    m_readEnd = ends[0];
    ++m_delays;
    const QDBusUnixFileDescriptor given(ends[1]); // a copy
    close(ends[1]);
    return given;
}

} // namespace ownwords::test
