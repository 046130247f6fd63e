// SPDX-License-Identifier: Apache-2.0
#include "app/gui/desktop_settings.h"

#include <QDBusMessage>
#include <QDBusVariant>
#include <QList>
#include <QVariant>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace ownwords::gui {

namespace {

constexpr int patience = 2000; // milliseconds for one answer
constexpr std::chrono::milliseconds calm(100);
constexpr const char* portal = "org.freedesktop.portal.Desktop";
constexpr const char* portalPath = "/org/freedesktop/portal/desktop";
constexpr const char* settingsInterface = "org.freedesktop.portal.Settings";

struct Setting {
    const char* space;
    const char* key;
    void (*take)(kit::DesktopWishes& wishes, const QVariant& value);
};

void takeScheme(kit::DesktopWishes& wishes, const QVariant& value)
{
    constexpr uint preferDark = 1;
    constexpr uint preferLight = 2;
    if (value.toUInt() == preferDark || value.toUInt() == preferLight)
        wishes.isDark = value.toUInt() == preferDark;
}

void takeContrast(kit::DesktopWishes& wishes, const QVariant& value)
{
    wishes.wantsContrast = wishes.wantsContrast || value.toInt() == 1; // also of a bool
}

// Before desktops had a setting for contrast, it was a theme of their widgets.
void takeThemeName(kit::DesktopWishes& wishes, const QVariant& value)
{
    const QString name = value.toString();
    if (!name.startsWith(QLatin1String("HighContrast")))
        return;
    wishes.wantsContrast = true;
    if (name == QLatin1String("HighContrastInverse"))
        wishes.isDark = true;
}

void takeStillness(kit::DesktopWishes& wishes, const QVariant& value)
{
    wishes.wantsStillness = wishes.wantsStillness || value.toInt() == 1;
}

void takeMotion(kit::DesktopWishes& wishes, const QVariant& value)
{
    wishes.wantsStillness = wishes.wantsStillness || !value.toBool();
}

// The freedesktop ones are those of the portal's documentation; older desktops offer GNOME's own.
constexpr std::array settings{
    Setting{"org.freedesktop.appearance", "color-scheme", takeScheme},
    Setting{"org.freedesktop.appearance", "contrast", takeContrast},
    Setting{"org.freedesktop.appearance", "reduced-motion", takeStillness},
    Setting{"org.gnome.desktop.a11y.interface", "high-contrast", takeContrast},
    Setting{"org.gnome.desktop.interface", "gtk-theme", takeThemeName},
    Setting{"org.gnome.desktop.interface", "enable-animations", takeMotion},
    Setting{"org.gnome.desktop.interface", "cursor-blink", takeMotion},
};

QVariant unwrapped(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

DesktopSettings::DesktopSettings(const QDBusConnection& session, QString program, QObject* parent)
    : QObject(parent)
    , m_program(std::move(program))
{
    m_calm.setSingleShot(true);
    m_calm.setInterval(calm);
    connect(&m_calm, &QTimer::timeout, this, &DesktopSettings::ask);
    connect(&m_asking, &QProcess::finished, this, &DesktopSettings::takeAnswer);
    QDBusConnection bus = session;
    bus.connect(QString(), QLatin1String(portalPath), QLatin1String(settingsInterface),
        QStringLiteral("SettingChanged"), this, SLOT(settingChanged(QString, QString)));
}

DesktopSettings::~DesktopSettings()
{
    m_asking.disconnect(this);
    m_asking.kill();
    m_asking.waitForFinished();
}

void DesktopSettings::ask()
{
    if (m_asking.state() != QProcess::NotRunning) {
        m_calm.start(); // what it asks now may be old
        return;
    }
    m_asking.start(m_program, {QLatin1String(askOption)}, QIODevice::ReadOnly);
}

void DesktopSettings::takeAnswer()
{
    if (m_asking.exitStatus() == QProcess::NormalExit && m_asking.exitCode() == 0)
        emit told(wishesIn(m_asking.readAllStandardOutput()));
}

void DesktopSettings::settingChanged(const QString& space, const QString& key)
{
    const bool isOurs = std::any_of(settings.begin(), settings.end(), [&](const Setting& setting) {
        return space == QLatin1String(setting.space) && key == QLatin1String(setting.key);
    });
    if (isOurs)
        m_calm.start();
}

std::optional<kit::DesktopWishes> readWishes(const QDBusConnection& session)
{
    kit::DesktopWishes wishes;
    bool isThere = false;
    for (const Setting& setting : settings) {
        QDBusMessage call = QDBusMessage::createMethodCall(
            QLatin1String(portal), QLatin1String(portalPath), QLatin1String(settingsInterface), QStringLiteral("Read"));
        call << QString::fromLatin1(setting.space) << QString::fromLatin1(setting.key);
        const QDBusMessage answer = session.call(call, QDBus::Block, patience);
        const bool isAnswer = answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty();
        if (!isAnswer && !answer.errorName().startsWith(QLatin1String("org.freedesktop.portal.Error")))
            return isThere ? std::optional(wishes) : std::nullopt; // nobody there, or nobody who answers
        isThere = true;
        if (isAnswer)
            setting.take(wishes, unwrapped(answer.arguments().first()));
    }
    return wishes;
}

QByteArray wishLine(const kit::DesktopWishes& wishes)
{
    QList<QByteArray> words;
    if (wishes.isDark)
        words.append(*wishes.isDark ? "dark" : "light");
    if (wishes.wantsContrast)
        words.append("contrast");
    if (wishes.wantsStillness)
        words.append("still");
    return words.join(' ') + '\n';
}

kit::DesktopWishes wishesIn(const QByteArray& line)
{
    const QList<QByteArray> words = line.simplified().split(' ');
    kit::DesktopWishes wishes;
    if (words.contains("dark") || words.contains("light"))
        wishes.isDark = words.contains("dark");
    wishes.wantsContrast = words.contains("contrast");
    wishes.wantsStillness = words.contains("still");
    return wishes;
}

} // namespace ownwords::gui
