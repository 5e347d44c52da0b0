#include "core/storage/database_salvage.h"

#include "core/storage/journal_rows.h"
#include "core/storage/journal_triggers.h"
#include "core/storage/migrations.h"
#include "core/storage/rows.h"
#include "core/storage/transaction.h"

#include <QFile>

#include <algorithm>
#include <limits>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QStringList& columns)
{
    QStringList parts;
    for (const QString& column : columns)
        parts << u"\"%1\""_s.arg(column);
    return parts.join(u", "_s);
}

/// Copies one table row by row, stepping over what cannot be read.
class TableSalvage
{
public:
    TableSalvage(Connection& from, Connection& to, QString table) : m_from(from), m_to(to), m_table(std::move(table)) {}

    Result<> run(SalvageReport& report, const JobContext& job)
    {
        TRY_VOID(findColumns());
        qint64 after = std::numeric_limits<qint64>::min();
        qint64 gap = 1;
        while (true) {
            TRY_VOID(job.checkpoint());
            const qint64 before = after;
            TRY_ASSIGN(const bool readable, copied, copyAfter(after, report));
            if (readable)
                return {};
            m_damaged = true;
            gap = after > before ? 1 : gap * 2; // past the page that cannot be read, in growing steps
            after = std::max<qint64>(after, 0) + gap;
            if (after > m_last)
                return {};
        }
    }

    bool damaged() const { return m_damaged; }

private:
    /// Columns of both; a table that the damaged file cannot name any more has none.
    Result<> findColumns()
    {
        TRY_ASSIGN(const QStringList wanted, known, tableColumns(m_to, m_table));
        const auto there = tableColumns(m_from, m_table);
        for (const QString& column : wanted) {
            if (there.ok() && there.value().contains(column))
                m_columns << column;
        }
        m_damaged = m_columns.isEmpty();
        // The last key ever given stands in another table too, in case the end of this one is what is damaged.
        const auto last = readNumber(m_from, u"SELECT seq FROM sqlite_sequence WHERE name = ?"_s, m_table);
        const auto greatest = readNumber(m_from, u"SELECT max(rowid) FROM \"%1\""_s.arg(m_table));
        m_last = std::max(last.ok() ? last.value() : 1'000'000, greatest.ok() ? greatest.value() : 0);
        return {};
    }

    /// false = reading broke off behind `after`.
    Result<bool> copyAfter(qint64& after, SalvageReport& report)
    {
        if (m_columns.isEmpty())
            return true;
        auto rows = m_from.prepare(selectAfter());
        if (!rows.ok())
            return after > m_last;
        TRY_ASSIGN(
            Statement insert, prepared,
            m_to.prepare(u"INSERT OR IGNORE INTO \"%1\" (%2) SELECT %3"_s.arg(m_table, quoted(m_columns), values())));
        rows.value().bind(after);
        while (true) {
            const auto more = rows.value().next();
            if (!more.ok())
                return false;
            if (!more.value())
                return true;
            const qint64 key = rows.value().integer(0);
            // A key out of a damaged page: a great one would leave out what is behind it, one out of order begin anew.
            if (key > m_last || (key <= after && !isKeyless()))
                return false;
            after = key;
            const Cells cells = cellsOf(rows.value().text(1));
            for (const QString& column : std::as_const(m_columns))
                bindCell(insert, cells.value(column));
            if (insert.run().ok()) // a row whose own content is damaged breaks a rule of the new table
                report.rows += m_to.changedRows();
            else
                m_damaged = true;
        }
    }

    /// Tables keyed by a text are read in one go, as far as it goes.
    QString selectAfter() const
    {
        const QString key = isKeyless() ? u"0"_s : u"rowid"_s;
        return u"SELECT %3, %1 FROM \"%2\" WHERE %3 > ? ORDER BY 1"_s.arg(rowAsJson(m_table, m_columns), m_table, key);
    }

    bool isKeyless() const { return m_table == u"blob"_s; }
    QString values() const { return QStringList(m_columns.size(), u"?"_s).join(u", "_s); }

    Connection& m_from;
    Connection& m_to;
    QString m_table;
    QStringList m_columns;
    qint64 m_last = 0;
    bool m_damaged = false;
};

/// One reference that leads nowhere.
struct Dangling {
    QString table;
    qint64 row = 0;
    QString column;
    bool optional = false;
};

Result<std::vector<Dangling>> danglingReferences(Connection& db)
{
    return readRows(
        db,
        u"SELECT c.\"table\", c.rowid, k.\"from\", (SELECT \"notnull\" = 0 FROM pragma_table_info(c.\"table\") "
        "WHERE name = k.\"from\") FROM pragma_foreign_key_check c JOIN pragma_foreign_key_list(c.\"table\") k "
        "ON k.id = c.fkid"_s,
        [](const Statement& row) {
            return Dangling{row.text(0), row.integer(1), row.text(2), row.integer(3) != 0};
        });
}

/// Until nothing refers to what is not there.
Result<> dropDangling(Connection& db, SalvageReport& report)
{
    while (true) {
        TRY_ASSIGN(const std::vector<Dangling> all, found, danglingReferences(db));
        if (all.empty())
            return {};
        for (const Dangling& one : all) {
            // An attribute value is either an option or a text: without its option nothing is left of it.
            const bool emptied = one.optional && one.table != u"product_attribute"_s;
            TRY_VOID(runSql(db,
                            emptied ? u"UPDATE \"%1\" SET \"%2\" = NULL WHERE rowid = ?"_s.arg(one.table, one.column)
                                    : u"DELETE FROM \"%1\" WHERE rowid = ?"_s.arg(one.table),
                            one.row));
            report.droppedRows += emptied ? 0 : db.changedRows();
        }
    }
}

Result<> fill(Connection& from, Connection& to, SalvageReport& report, const JobContext& job)
{
    TRY_VOID(to.exec(u"PRAGMA foreign_keys = OFF"_s));
    TRY_ASSIGN(Transaction transaction, begun, Transaction::begin(to));
    TRY_VOID(dropJournalTriggers(to));
    QStringList tables{u"meta"_s, u"blob"_s};
    for (const JournalledTable& table : journalledTables())
        tables << table.name.toString();
    for (const QString& table : std::as_const(tables)) {
        TableSalvage salvage(from, to, table);
        TRY_VOID(salvage.run(report, job));
        if (salvage.damaged())
            report.damaged << table;
        job.report({.done = report.rows, .total = 0, .step = table});
    }
    TRY_VOID(dropDangling(to, report));
    TRY_VOID(createJournalTriggers(to, currentSchemaVersion()));
    return transaction.commit();
}

DatabaseHealth healthOf(const std::vector<QString>& findings)
{
    const auto isAboutAnIndex = [](const QString& finding) {
        return finding.contains(u"missing from index"_s) || finding.contains(u"entries in index"_s) ||
               finding.contains(u"non-unique entry in index"_s);
    };
    if (findings == std::vector<QString>{u"ok"_s})
        return DatabaseHealth::Whole;
    return std::all_of(findings.begin(), findings.end(), isAboutAnIndex) ? DatabaseHealth::IndexesDamaged
                                                                         : DatabaseHealth::Damaged;
}

} // namespace

Result<DatabaseHealth> databaseHealth(const QString& path)
{
    const auto ask = [&]() -> Result<DatabaseHealth> {
        TRY_ASSIGN(const auto db, opened, Connection::open(path, DatabaseAccess::ReadOnly));
        TRY_ASSIGN([[maybe_unused]] const int version, known, schemaVersion(*db));
        TRY_ASSIGN(const std::vector<QString> findings, checked,
                   readRows(*db, u"PRAGMA integrity_check(100)"_s, [](const Statement& row) { return row.text(0); }));
        return healthOf(findings);
    };
    const Result<DatabaseHealth> health = ask();
    return !health.ok() && health.error().code == ErrorCode::Corrupt ? DatabaseHealth::Damaged : health;
}

Result<> rebuildIndexes(const QString& path)
{
    TRY_ASSIGN(const auto db, opened, Connection::open(path, DatabaseAccess::ReadWrite));
    return db->exec(u"REINDEX"_s);
}

Result<SalvageReport> salvageDatabase(const QString& source, const QString& target, UtcMillis now,
                                      const JobContext& job)
{
    if (QFile::exists(target))
        return fail(ErrorCode::Conflict, u"\"%1\" exists already; salvage goes into a new file."_s.arg(target));
    TRY_ASSIGN(const std::unique_ptr<Connection> from, opened, Connection::open(source, DatabaseAccess::Salvage));
    TRY_ASSIGN([[maybe_unused]] const MigrationReport made, migrated, migrateDatabase(target, now));
    TRY_ASSIGN(const std::unique_ptr<Connection> to, created, Connection::open(target, DatabaseAccess::ReadWrite));
    SalvageReport report;
    TRY_VOID(fill(*from, *to, report, job));
    if (report.rows == 0)
        return fail(ErrorCode::Corrupt, u"Nothing could be read from \"%1\"; restore a backup."_s.arg(source));
    return report;
}

} // namespace vitrine
