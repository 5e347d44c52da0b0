#pragma once

#include "core/storage/journal_rows.h"

#include <QMap>
#include <QRandomGenerator>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace vitrine::test {

/// What a column of the reference may hold.
struct ReferenceColumn {
    QString name;
    Cell standard;             ///< what an insert writes unless it chooses
    std::vector<Cell> choices; ///< what edits may write; empty = left alone
    QString target;            ///< the table it refers to; empty = none
};

struct ReferenceTable {
    QString name;
    std::vector<ReferenceColumn> columns; ///< without id, in the order of the table
    /// Columns that must differ together among rows whose `living` column (if named) is NULL and that hold no NULL.
    std::vector<QStringList> unique;
    QString living;
    const ReferenceColumn* column(const QString& name) const;
};

/// One change of one row; no `before` = it appeared, no `after` = it went.
struct ReferenceLine {
    QString table;
    qint64 id = 0;
    std::optional<Cells> before;
    std::optional<Cells> after;
};

/// A catalogue as plain maps in memory with the rules between its tables, and undo as the design words it: written
/// without a line of SQL, to compare the real one with.
class ReferenceCatalogue
{
public:
    explicit ReferenceCatalogue(std::vector<ReferenceTable> tables) : m_tables(std::move(tables)) {}

    const std::vector<ReferenceTable>& tables() const { return m_tables; }
    const ReferenceTable& table(const QString& name) const;
    const std::map<qint64, Cells>& rows(const QString& table) const { return m_rows[table]; }

    /// false = a rule forbids it; nothing is done then.
    bool apply(const ReferenceLine& line);
    /// The inverse of `lines`, newest first, all or nothing; the lines that it wrote, or nullopt = something stands in
    /// the way.
    std::optional<std::vector<ReferenceLine>> undo(const std::vector<ReferenceLine>& lines);
    /// The inverse of `lines` as far as nobody else changed the rows since. `kept` = whether anything had to stay.
    std::vector<ReferenceLine> rollBack(const std::vector<ReferenceLine>& lines, bool& kept);
    /// As TestCatalogue::content().
    QString content() const;

private:
    enum class Outcome { Done, Changed, Referenced };
    Outcome invert(const ReferenceLine& line, std::vector<ReferenceLine>& written, bool partly);
    Outcome write(const ReferenceLine& line, std::vector<ReferenceLine>& written);
    std::vector<ReferenceLine> invertAll(const std::vector<ReferenceLine>& lines, bool partly, bool& complete);
    bool isUnique(const ReferenceTable& table, qint64 id, const Cells& row) const;
    bool parentsExist(const ReferenceTable& table, const Cells& row) const;
    bool isReferenced(const QString& table, qint64 id) const;

    std::vector<ReferenceTable> m_tables;
    mutable std::map<QString, std::map<qint64, Cells>> m_rows;
};

/// The tables of a real catalogue with values to choose from.
std::vector<ReferenceTable> referenceTables(Connection& db);

} // namespace vitrine::test
