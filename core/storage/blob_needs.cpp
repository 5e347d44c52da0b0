#include "core/storage/blob_needs.h"

#include "core/storage/id_list.h"
#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

template <class IdT>
Result<> forgetBy(Connection& db, const QString& column, std::span<const IdT> ids)
{
    const QString list = idListJson(ids);
    const QString condition = u"%1 IN (SELECT value FROM json_each(?))"_s.arg(column);
    TRY_VOID(runSql(
        db, u"UPDATE step SET undoable = 0 WHERE id IN (SELECT DISTINCT step FROM journal WHERE %1)"_s.arg(condition),
        list));
    return runSql(db, u"DELETE FROM journal WHERE %1"_s.arg(condition), list);
}

} // namespace

Result<> forgetThings(Connection& db, std::span<const ProductId> products, std::span<const AssetId> assets)
{
    TRY_VOID(forgetBy(db, u"product"_s, products));
    return forgetBy(db, u"asset"_s, assets);
}

Result<QSet<QString>> blobsInUse(Connection& db, InTrash inTrash)
{
    TRY_ASSIGN(const std::vector<QString> names, read,
               readRows(
                   db,
                   u"SELECT DISTINCT sha256 FROM asset_file JOIN asset ON asset.id = asset_file.asset "
                   "WHERE sha256 <> '' AND (? OR trashed_utc IS NULL)"_s,
                   [](Statement& row) { return row.text(0); }, int(inTrash == InTrash::Count)));
    return QSet<QString>(names.begin(), names.end());
}

Result<std::vector<NamedBlob>> managedBlobs(Connection& db)
{
    return readRows(
        db,
        u"SELECT sha256, max(bytes), max(media_type) FROM asset_file WHERE storage = 'managed' AND sha256 <> '' "
        "GROUP BY sha256 ORDER BY sha256"_s,
        [](Statement& row) {
            return NamedBlob{row.text(0), row.integer(1), row.text(2)};
        });
}

Result<qint64> newestJournalLine(Connection& db)
{
    return readNumber(db, u"SELECT coalesce(max(id), 0) FROM journal"_s);
}

Result<bool> blobNamedSince(Connection& db, const QString& sha256, qint64 line)
{
    TRY_ASSIGN(const qint64 named, asked,
               readNumber(db,
                          u"SELECT EXISTS (SELECT 1 FROM asset_file WHERE sha256 = ?) OR EXISTS (SELECT 1 FROM journal "
                          "WHERE id > ? AND table_name = 'asset_file' AND (instr(old, ?) > 0 OR instr(new, ?) > 0))"_s,
                          sha256, line, sha256, sha256));
    return named != 0;
}

Result<> forgetBlob(Connection& db, const QString& sha256)
{
    return runSql(db, u"DELETE FROM blob WHERE sha256 = ?"_s, sha256);
}

} // namespace vitrine
