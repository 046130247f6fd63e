// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>

class QWidget;

namespace ownwords::bench {

// An application that knows when something was painted, and for how long the loop of its windows stood still.
class WatchedApplication : public QApplication {
public:
    WatchedApplication(int& argc, char** argv);

    bool notify(QObject* receiver, QEvent* event) override;

    using Wanted = std::function<bool(const QWidget&)>;
    // Milliseconds from before `act` until a widget that is wanted was painted and handed to the display. Gives up
    // after ten seconds: `what` says what was waited for.
    double untilPainted(const std::string& what, const std::function<void()>& act, const Wanted& wanted);
    // Lets the loop run until it is so, or for some milliseconds.
    void waitUntil(const std::string& what, const std::function<bool()>& isSo);
    void pause(int milliseconds);

    // The longest single event since forget(), in milliseconds, and which it was.
    double longest() const { return m_longest; }
    const std::string& longestName() const { return m_longestName; }
    int countOver() const { return m_over; } // longer than a frame, 16 ms
    void forget();

private:
    QTimer m_beat; // so that a wait ends
    QElapsedTimer m_clock;
    Wanted m_wanted;
    std::optional<qint64> m_paintedAt;
    bool m_isPainting = false;
    int m_depth = 0;
    double m_longest = 0;
    std::string m_longestName;
    int m_over = 0;
};

} // namespace ownwords::bench
