#include "tests/support/test_database.h"

#include "core/storage/migrations.h"

namespace vitrine::test {

using namespace Qt::StringLiterals;

TestDatabase::TestDatabase()
{
    must(migrateDatabase(path(), 1'700'000'000'000));
    m_connection = must(Connection::open(path(), DatabaseAccess::ReadWrite));
}

QString TestDatabase::path() const
{
    return m_folder.filePath(u"catalogue.sqlite"_s);
}

StepId TestDatabase::beginStep(const QString& label)
{
    Statement insert = must(m_connection->prepare(
        u"INSERT INTO step (actor_kind, actor_name, session, label, state, started_utc, finished_utc) "
        "VALUES ('command_line', 'test', 'test', ?, 'committed', 1, 1)"_s));
    must(insert.bind(label).run());
    const StepId step(m_connection->lastInsertId());
    exec(u"UPDATE current_step SET step = %1"_s.arg(step.value()));
    return step;
}

void TestDatabase::endStep()
{
    exec(u"UPDATE current_step SET step = NULL"_s);
}

qint64 TestDatabase::integer(const QString& sql)
{
    return text(sql).toLongLong();
}

QString TestDatabase::text(const QString& sql)
{
    Statement statement = must(m_connection->prepare(sql));
    return must(statement.next()) ? statement.text(0) : QString();
}

void TestDatabase::exec(const QString& sql)
{
    must(m_connection->exec(sql));
}

} // namespace vitrine::test
