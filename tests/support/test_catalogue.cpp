#include "tests/support/test_catalogue.h"

#include "core/storage/journal_rows.h"
#include "core/storage/journal_triggers.h"

namespace vitrine::test {

using namespace Qt::StringLiterals;

void TestCatalogue::reopen()
{
    m_writer.reset();
    m_writer = must(Writer::open(m_base.path(), m_clock));
}

Actor TestCatalogue::actor(const QString& session)
{
    return {.kind = ActorKind::Window, .name = u"tester"_s, .session = session};
}

StepInfo TestCatalogue::info(const QString& label, const QString& session, bool resumable)
{
    return {.actor = actor(session), .label = {.code = label, .arguments = {}}, .resumable = resumable};
}

Edit TestCatalogue::edit(const QStringList& statements)
{
    return [statements](EditContext& context) -> Result<> {
        for (const QString& statement : statements)
            TRY_VOID(context.db.exec(statement));
        return {};
    };
}

Result<StepId> TestCatalogue::run(const QStringList& statements, const QString& label, const QString& session)
{
    return m_writer->run(info(label, session), edit(statements));
}

StepId TestCatalogue::mustRun(const QStringList& statements, const QString& label)
{
    return must(run(statements, label));
}

QString TestCatalogue::content()
{
    QString all;
    for (const JournalledTable& table : journalledTables()) {
        const QStringList columns = must(tableColumns(m_base.db(), table.name));
        Statement rows = must(
            m_base.db().prepare(u"SELECT %1 FROM \"%2\" t ORDER BY id"_s.arg(rowAsJson(u"t", columns), table.name)));
        while (must(rows.next()))
            all += table.name.toString() + u' ' + rows.text(0) + u'\n';
    }
    return all;
}

} // namespace vitrine::test
