// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/theme.h"

#include <QByteArray>
#include <QDBusConnection>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QTimer>

namespace ownwords::gui {

// What the desktop asks of all its programs: the settings of its portal (org.freedesktop.portal.Settings), now and when
// they change. The portal answers no process whose memory is closed to others, as this one's is (core/guard): it looks
// into /proc to see who asks. So a short-lived second process of the program asks in its place.
class DesktopSettings : public QObject {
    Q_OBJECT

public:
    // `program` with askOption writes wishLine() and ends.
    DesktopSettings(const QDBusConnection& session, QString program, QObject* parent = nullptr);
    ~DesktopSettings() override;

    // Answers with told(), or never: a desktop without a portal is normal.
    void ask();

signals:
    void told(const ownwords::kit::DesktopWishes& wishes);

private:
    Q_SLOT void settingChanged(const QString& space, const QString& key); // heard over D-Bus, found by its name
    void takeAnswer();

    QString m_program;
    QProcess m_asking;
    QTimer m_calm; // a change of theme comes as many changes
};

inline constexpr const char* askOption = "--desktop-wishes";

// What the second process does: asks, and waits for the answer. Nothing where there is no portal.
std::optional<kit::DesktopWishes> readWishes(const QDBusConnection& session);

// A line of words, and back.
QByteArray wishLine(const kit::DesktopWishes& wishes);
kit::DesktopWishes wishesIn(const QByteArray& line);

} // namespace ownwords::gui
