// SPDX-License-Identifier: Apache-2.0
// Linked into a program with a window. Where OWNWORDS_BENCH_PAINT is set, the program says in one line on stdout when
// its first paint was handed to the display, when it had nothing more to paint, and its memory then; and ends.
#include <QApplication>
#include <QEvent>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <cstring>

namespace {

constexpr int quietFor = 400; // milliseconds: less than a text cursor takes to blink

long long nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// Proportional set size in kB; -1 = this system does not say.
long pss()
{
    long kilobytes = -1;
    std::FILE* const file = std::fopen("/proc/self/smaps_rollup", "r");
    if (file == nullptr)
        return kilobytes;
    char line[256];
    while (kilobytes < 0 && std::fgets(line, sizeof line, file) != nullptr) {
        if (std::strncmp(line, "Pss:", 4) == 0)
            kilobytes = std::strtol(line + 4, nullptr, 10);
    }
    std::fclose(file);
    return kilobytes;
}

class FirstPaint : public QObject {
public:
    explicit FirstPaint(QObject* parent)
        : QObject(parent)
    {
        m_quiet.setSingleShot(true);
        m_quiet.setInterval(quietFor);
        connect(&m_quiet, &QTimer::timeout, this, [this] {
            std::printf("%lld %lld %ld\n", m_first, m_last, pss());
            std::fflush(stdout);
            QCoreApplication::quit();
        });
        qApp->installEventFilter(this);
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && watched->isWidgetType() && !m_isAsked) {
            m_isAsked = true;
            // What is painted in this round goes to the display before the loop comes to a timer.
            QTimer::singleShot(0, Qt::PreciseTimer, this, [this] {
                m_isAsked = false;
                m_last = nowNs();
                if (m_first == 0)
                    m_first = m_last;
                m_quiet.start();
            });
        }
        return false;
    }

private:
    QTimer m_quiet;
    long long m_first = 0;
    long long m_last = 0;
    bool m_isAsked = false;
};

void watch()
{
    if (qEnvironmentVariableIsSet("OWNWORDS_BENCH_PAINT"))
        new FirstPaint(qApp); // goes with the application
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)
