#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>

namespace vitrine::bench {

/// An application that knows how long its event loop was held by one event at most: while it is held, the window does
/// not answer.
class StallMeter : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        QElapsedTimer timer;
        timer.start();
        const bool handled = QApplication::notify(receiver, event);
        m_longestMs = std::max(m_longestMs, double(timer.nsecsElapsed()) / 1e6);
        return handled;
    }
    double longestMs() const { return m_longestMs; }
    void reset() { m_longestMs = 0; }

private:
    double m_longestMs = 0;
};

} // namespace vitrine::bench
