#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QThread>

#include <algorithm>
#include <ctime>

namespace vitrine::bench {

/// Processor time of this thread in milliseconds: unlike the clock on the wall it does not run on while other programs
/// have the processor.
inline double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// A time by the wall's clock, and how much of it the processor worked for it.
struct Spent {
    double wallMs = 0, threadMs = 0;
};

/// An application that knows how long its event loop was held by one event at most, and by all together: while it is
/// held, the window does not answer. Events sent while another is handled count as part of that one.
class StallMeter : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0 || QThread::currentThread() != thread()) // events of other threads come through here too
            return QApplication::notify(receiver, event);
        const char* name = receiver->metaObject()->className(); // it may be gone afterwards
        const int type = event->type();
        QElapsedTimer timer;
        timer.start();
        const double before = bench::threadMs();
        ++m_depth;
        const bool handled = QApplication::notify(receiver, event);
        --m_depth;
        const Spent took{double(timer.nsecsElapsed()) / 1e6, bench::threadMs() - before};
        m_busy.wallMs += took.wallMs;
        m_busy.threadMs += took.threadMs;
        m_longest.threadMs = std::max(m_longest.threadMs, took.threadMs);
        if (took.wallMs > m_longest.wallMs) {
            m_longest.wallMs = took.wallMs;
            m_name = QStringLiteral("event %1 of %2").arg(type).arg(QLatin1String(name));
        }
        return handled;
    }
    /// The most of any one event, each of the two for itself.
    const Spent& longest() const { return m_longest; }
    /// Which event was the longest by the wall's clock.
    const QString& longestName() const { return m_name; }
    const Spent& busy() const { return m_busy; }
    void reset()
    {
        m_longest = m_busy = {};
        m_name.clear();
    }

private:
    int m_depth = 0;
    Spent m_longest, m_busy;
    QString m_name;
};

} // namespace vitrine::bench
