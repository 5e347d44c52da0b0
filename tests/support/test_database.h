#pragma once

#include "core/base/clock.h"
#include "core/storage/connection.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>

namespace vitrine::test {

/// A clock that stands still until a test moves it. Any thread.
class ManualClock final : public Clock
{
public:
    UtcMillis now() const override { return m_now.load(); }
    void set(UtcMillis now) { m_now.store(now); }
    void advance(qint64 milliseconds) { m_now.fetch_add(milliseconds); }

private:
    std::atomic<UtcMillis> m_now{1'700'000'000'000};
};

/// A migrated catalogue database in a temporary folder with one connection that writes. For tests of repositories:
/// `beginStep()` opens a step and makes it the current one, so that journalled tables may be written without a Writer.
class TestDatabase
{
public:
    TestDatabase();

    Connection& db() { return *m_connection; }
    QString path() const;
    QString folder() const { return m_folder.path(); }
    /// Makes a committed step the current one and returns it; writes until endStep() are journalled under it.
    StepId beginStep(const QString& label = QStringLiteral("test"));
    void endStep();
    /// First column of the first row; 0 or empty when there is none. Aborts the test program on wrong SQL.
    qint64 integer(const QString& sql);
    QString text(const QString& sql);
    void exec(const QString& sql);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
};

/// The value of a Result that must be one; the program ends with its error otherwise.
template <class T>
T must(Result<T> result)
{
    if (!result.ok())
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(result).take();
}

} // namespace vitrine::test
