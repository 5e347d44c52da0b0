#pragma once

#include "core/storage/journal_rows.h"

namespace vitrine {

/// Plain English for journalled rows, for messages: `product "Tea 250 g"`, `tag "Red" of product "Tea 250 g"`.
/// Works for rows that are gone too: their last journal line still knows their names. On errors it falls back to keys.
class RowWords
{
public:
    explicit RowWords(Connection& db) : m_db(db) {}

    QString describe(const QString& table, qint64 rowId);
    QString describe(const QString& table, const Cells& cells);
    /// `step 12 (Rename Tea 250 g)`: the newest step after journal row `afterId` that changed `column` of the row
    /// (empty = the row at all); "another program" when none is found.
    QString laterStep(const QString& table, qint64 rowId, const QString& column, qint64 afterId);
    /// What names the row among its like: "Red", "Tea 250 g"; empty when nothing does.
    QString name(const QString& table, const Cells& cells);
    /// A value as people read it: where the column refers to another row, that row's name.
    QString value(const QString& table, const QString& column, const Cell& cell);
    /// "product", "tag", "text block": what a row of a table is called.
    static QString noun(const QString& table);
    /// "price", "place in the trash": what a column is called.
    static QString field(const QString& column);

private:
    Cells cells(const QString& table, qint64 rowId);

    Connection& m_db;
};

} // namespace vitrine
