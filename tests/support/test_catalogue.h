#pragma once

#include "core/storage/writer.h"
#include "tests/support/test_database.h"

namespace vitrine::test {

/// A TestDatabase with a Writer, and short words for edits in raw SQL.
class TestCatalogue
{
public:
    TestCatalogue() { reopen(); }

    TestDatabase& base() { return m_base; }
    Writer& writer() { return *m_writer; }
    ManualClock& clock() { return m_clock; }
    /// Closes the writer (its open steps are then left as by a dead process) and opens it again.
    void reopen();
    void close() { m_writer.reset(); }

    /// One step of these statements.
    Result<StepId> run(const QStringList& statements, const QString& label = QStringLiteral("test"),
                       const QString& session = QStringLiteral("session"));
    StepId mustRun(const QStringList& statements, const QString& label = QStringLiteral("test"));
    static StepInfo info(const QString& label = QStringLiteral("test"),
                         const QString& session = QStringLiteral("session"), bool resumable = false);
    static Edit edit(const QStringList& statements);
    static Actor actor(const QString& session = QStringLiteral("session"));
    /// Every journalled table as text, row by row: equal texts are equal catalogues.
    QString content();

private:
    TestDatabase m_base;
    ManualClock m_clock;
    std::unique_ptr<Writer> m_writer;
};

} // namespace vitrine::test
