// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/window/watched_application.h"

#include "tests/bench/measure.h"

#include <QEvent>
#include <QMetaEnum>
#include <QWidget>

namespace ownwords::bench {

namespace {

constexpr qint64 patience = 10'000; // milliseconds
constexpr int beat = 5;
constexpr double frame = 16;
constexpr double nsInMs = 1e6;

} // namespace

WatchedApplication::WatchedApplication(int& argc, char** argv)
    : QApplication(argc, argv)
{
    m_clock.start();
    m_beat.start(beat);
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event)
{
    const bool isOutermost = m_depth == 0;
    const QEvent::Type type = event->type();
    const char* const className = receiver->metaObject()->className();
    const qint64 begun = m_clock.nsecsElapsed();
    ++m_depth;
    const bool taken = QApplication::notify(receiver, event);
    --m_depth;
    // The receiver may be gone after anything but a paint.
    if (type == QEvent::Paint && m_wanted && receiver->isWidgetType())
        m_isPainting = m_isPainting || m_wanted(*static_cast<QWidget*>(receiver));
    if (!isOutermost)
        return taken;
    // A paint goes to the display at the end of the event that it was part of.
    const qint64 ended = m_clock.nsecsElapsed();
    if (m_isPainting && !m_paintedAt)
        m_paintedAt = ended;
    const double time = static_cast<double>(ended - begun) / nsInMs;
    if (time > frame)
        ++m_over;
    if (time > m_longest) {
        m_longest = time;
        m_longestName = std::string(className) + ' ' + QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    }
    return taken;
}

double WatchedApplication::untilPainted(const std::string& what, const std::function<void()>& act, const Wanted& wanted)
{
    m_wanted = wanted;
    m_isPainting = false;
    m_paintedAt.reset();
    const qint64 begun = m_clock.nsecsElapsed();
    act();
    waitUntil(what + " painted", [this] { return m_paintedAt.has_value(); });
    m_wanted = nullptr;
    return static_cast<double>(*m_paintedAt - begun) / nsInMs;
}

void WatchedApplication::waitUntil(const std::string& what, const std::function<bool()>& isSo)
{
    QElapsedTimer waited;
    waited.start();
    while (!isSo()) {
        if (waited.elapsed() > patience)
            giveUp("waited in vain: " + what);
        processEvents(QEventLoop::WaitForMoreEvents);
        sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void WatchedApplication::pause(int milliseconds)
{
    QElapsedTimer waited;
    waited.start();
    waitUntil("time", [&] { return waited.elapsed() >= milliseconds; });
}

void WatchedApplication::forget()
{
    m_longest = 0;
    m_longestName.clear();
    m_over = 0;
}

} // namespace ownwords::bench
