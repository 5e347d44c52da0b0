#pragma once

#include "core/storage/connection.h"

#include <QStringList>
#include <QStringView>

#include <span>

namespace vitrine {

/// A table whose every change is journalled, and which product or asset a row of it speaks about: SQL over the row,
/// `{row}` standing for NEW or OLD. `thing` is what the table holds, in plain words ("tag of a product").
struct JournalledTable {
    QStringView name;
    QStringView product;
    QStringView asset;
    QStringView thing;
    int since = 1; ///< the schema version that brings the table
};

/// The one list. Rules of a journalled table (a test checks them): `id INTEGER PRIMARY KEY AUTOINCREMENT`, STRICT, no
/// BLOB and no REAL column (they do not survive JSON), no ON DELETE or ON UPDATE action, never written with OR REPLACE.
std::span<const JournalledTable> journalledTables();

/// Everything else in the schema: bookkeeping and what is derived. A table in neither list fails the test.
std::span<const QStringView> unjournalledTables();

/// nullptr when the table is not journalled.
const JournalledTable* journalledTable(QStringView name);

/// Column names in the order of the table. Errors: Internal when there is no such table.
Result<QStringList> tableColumns(Connection& db, QStringView table);

/// Drops the triggers that write the journal: the writes of a migration are no step.
Result<> dropJournalTriggers(Connection& db);

/// Makes them anew from the columns that the tables have now. They write (current step, table, key, product, asset,
/// `schemaVersion`, old, new); an UPDATE that changes nothing writes nothing; outside a step every write fails.
Result<> createJournalTriggers(Connection& db, int schemaVersion);

} // namespace vitrine
