// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/theme.h"

#include <QObject>

class QWidget;

namespace ownwords::gui {

class DesktopLock;

// The desktop around the window, over D-Bus (local sockets only): how it wants its programs to look, and when it is
// left. Asked after the first picture of `window`, and never waited for.
class Desktop : public QObject {
    Q_OBJECT

public:
    explicit Desktop(QWidget& window, QObject* parent = nullptr);

    void locked(); // after left(): nothing is open any more, the computer may sleep

signals:
    void wishesChanged(const ownwords::kit::DesktopWishes& wishes);
    void left(); // the screen is locked, the computer goes to sleep, somebody else has the screen

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void listen();

    DesktopLock* m_lock = nullptr; // from the first picture on
};

// For askOption (desktop_settings.h), in a process of its own: writes what the desktop wishes. The program's exit code.
int tellWishes(int argc, char** argv);

} // namespace ownwords::gui
