#include "core/storage/row_words.h"

#include "core/storage/journal_triggers.h"
#include "core/storage/step_rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Columns that name a row by themselves, the best first.
constexpr QStringView kNameColumns[] = {u"name", u"title",   u"label",    u"sku", u"alias",
                                        u"key",  u"keyword", u"item_key", u"url", u"language"};
/// Columns that name a row by the thing that it points to.
constexpr std::pair<QStringView, QStringView> kReferences[] = {{u"tag", u"tag"},
                                                               {u"category", u"category"},
                                                               {u"attribute", u"attribute"},
                                                               {u"asset", u"asset"},
                                                               {u"target", u"product"}};
/// Whose row it is.
constexpr QStringView kOwners[] = {u"product", u"asset", u"entry", u"tag", u"attribute", u"gallery"};

qint64 referenceIn(const Cells& cells, QStringView column)
{
    const auto found = cells.constFind(column.toString());
    const auto* id = found == cells.constEnd() ? nullptr : std::get_if<qint64>(&*found);
    return id ? *id : 0;
}

/// First row of a query about a row; nullopt when there is none or it fails.
std::optional<QString> firstText(Connection& db, const QString& sql, const QString& table, qint64 rowId)
{
    auto select = db.prepare(sql);
    if (!select.ok())
        return std::nullopt;
    const auto found = select.value().bind(table).bind(rowId).next();
    return found.ok() && found.value() ? std::optional(select.value().text(0)) : std::nullopt;
}

} // namespace

Cells RowWords::cells(const QString& table, qint64 rowId)
{
    if (const auto row = currentCells(m_db, table, rowId); row.ok() && row.value())
        return *row.value();
    const auto json = firstText(m_db,
                                u"SELECT coalesce(new, old) FROM journal WHERE table_name = ? AND row_id = ? "
                                "ORDER BY id DESC LIMIT 1"_s,
                                table, rowId);
    return json ? cellsOf(*json) : Cells();
}

QString RowWords::name(const QString& table, const Cells& row)
{
    for (const QStringView column : kNameColumns) {
        if (const QString text = cellText(row.value(column.toString())); !text.isEmpty())
            return text;
    }
    if (table == u"asset"_s) {
        const auto name = firstText(m_db, u"SELECT name FROM asset_file WHERE ? <> '' AND asset = ? AND name <> ''"_s,
                                    table, referenceIn(row, u"id"));
        return name.value_or(QString());
    }
    for (const auto& [column, target] : kReferences) {
        const qint64 id = column == table ? 0 : referenceIn(row, column);
        if (id > 0)
            return name(target.toString(), cells(target.toString(), id));
    }
    return {};
}

QString RowWords::describe(const QString& table, const Cells& row)
{
    const QString what = noun(table);
    const QString own = name(table, row);
    QString text = own.isEmpty() ? u"%1 %2"_s.arg(what).arg(referenceIn(row, u"id")) : u"%1 \"%2\""_s.arg(what, own);
    for (const QStringView owner : kOwners) {
        const qint64 id = owner == table ? 0 : referenceIn(row, owner);
        if (id == 0 || owner == what)
            continue;
        const QString ownerName = name(owner.toString(), cells(owner.toString(), id));
        return text +
               (ownerName.isEmpty() ? u" of %1 %2"_s.arg(owner).arg(id) : u" of %1 \"%2\""_s.arg(owner, ownerName));
    }
    return text;
}

QString RowWords::describe(const QString& table, qint64 rowId)
{
    Cells row = cells(table, rowId);
    row.insert(u"id"_s, rowId);
    return describe(table, row);
}

QString RowWords::laterStep(const QString& table, qint64 rowId, const QString& column, qint64 afterId)
{
    auto select = m_db.prepare(u"SELECT "_s + journalColumns() +
                               u", journal.step FROM journal WHERE table_name = ? "
                               "AND row_id = ? AND id > ? ORDER BY id DESC"_s);
    if (!select.ok())
        return u"another program"_s;
    Statement& rows = select.value();
    rows.bind(table).bind(rowId).bind(afterId);
    while (true) {
        const auto more = rows.next();
        if (!more.ok() || !more.value())
            return u"another program"_s;
        const JournalRow row = readJournalRow(rows);
        const bool whole = column.isEmpty() || row.kind != JournalKind::Update;
        if (!whole && !differingColumns(cellsOf(row.before), cellsOf(row.after)).contains(column))
            continue;
        const auto step = requireStep(m_db, rows.id<StepId>(8));
        return step.ok() ? u"step %1 (%2)"_s.arg(step.value().id.value()).arg(englishLabel(step.value().label))
                         : u"another program"_s;
    }
}

QString RowWords::value(const QString& table, const QString& column, const Cell& cell)
{
    const auto* id = std::get_if<qint64>(&cell);
    const auto target =
        id ? firstText(
                 m_db,
                 u"SELECT \"table\" FROM pragma_foreign_key_list(?) WHERE \"from\" = '%1' AND ? > 0"_s.arg(column),
                 table, *id)
           : std::nullopt;
    const QString known = target ? name(*target, cells(*target, *id)) : QString();
    return known.isEmpty() ? cellText(cell) : known;
}

QString RowWords::noun(const QString& table)
{
    const JournalledTable* known = journalledTable(table);
    return known ? known->thing.toString().section(u" of a"_s, 0, 0) : table;
}

QString RowWords::field(const QString& column)
{
    static const QHash<QString, QString> words{{u"price_minor"_s, u"price"_s},
                                               {u"price_currency"_s, u"currency"_s},
                                               {u"sku"_s, u"SKU"_s},
                                               {u"sku_key"_s, u"SKU"_s},
                                               {u"gtin"_s, u"GTIN"_s},
                                               {u"gtin14"_s, u"GTIN"_s},
                                               {u"trashed_utc"_s, u"place in the trash"_s},
                                               {u"taken_utc"_s, u"date taken"_s},
                                               {u"created_utc"_s, u"date created"_s},
                                               {u"name_key"_s, u"name"_s},
                                               {u"alias_key"_s, u"alias"_s}};
    return words.value(column, QString(column).replace(u'_', u' '));
}

} // namespace vitrine
