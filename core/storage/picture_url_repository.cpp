#include "core/storage/picture_url_repository.h"

#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

PictureUrl readUrl(const Statement& row)
{
    PictureUrl url;
    url.id = row.integer(0);
    url.product = row.id<ProductId>(1);
    url.url = row.text(2);
    const QString state = row.text(3);
    url.state = state == u"fetched"  ? PictureUrlState::Fetched
                : state == u"failed" ? PictureUrlState::Failed
                                     : PictureUrlState::Waiting;
    url.reason = row.text(4);
    if (!row.isNull(5))
        url.asset = row.id<AssetId>(5);
    return url;
}

} // namespace

Result<int> PictureUrlRepository::add(ProductId product, const QStringList& urls)
{
    int added = 0;
    for (const QString& url : urls) {
        TRY_VOID(runSql(m_db,
                        u"INSERT INTO product_picture_url (product, url, position, state)"
                        " SELECT ?, ?, (SELECT count(*) FROM product_picture_url WHERE product = ?), 'waiting'"
                        " WHERE NOT EXISTS (SELECT 1 FROM product_picture_url WHERE product = ? AND url = ?)"_s,
                        product, url, product, product, url));
        added += m_db.changedRows();
    }
    return added;
}

Result<std::vector<PictureUrl>> PictureUrlRepository::open(bool withFailed, qint64 afterId, int limit)
{
    return readRows(m_db,
                    u"SELECT u.id, u.product, u.url, u.state, u.reason, u.asset FROM product_picture_url u"
                    " JOIN product p ON p.id = u.product AND p.trashed_utc IS NULL"
                    " WHERE u.state IN ('waiting', ?) AND u.id > ? ORDER BY u.id LIMIT ?"_s,
                    readUrl, withFailed ? u"failed"_s : u"waiting"_s, afterId, limit);
}

Result<std::vector<PictureUrl>> PictureUrlRepository::ofProduct(ProductId product)
{
    return readRows(m_db,
                    u"SELECT id, product, url, state, reason, asset FROM product_picture_url WHERE product = ?"
                    " ORDER BY position, id"_s,
                    readUrl, product);
}

Result<> PictureUrlRepository::markFetched(qint64 id, AssetId asset)
{
    return runSql(m_db, u"UPDATE product_picture_url SET state = 'fetched', reason = '', asset = ? WHERE id = ?"_s,
                  asset, id);
}

Result<> PictureUrlRepository::markFailed(qint64 id, const QString& reason)
{
    return runSql(m_db, u"UPDATE product_picture_url SET state = 'failed', reason = ? WHERE id = ?"_s, reason, id);
}

Result<> PictureUrlRepository::remove(qint64 id)
{
    return runSql(m_db, u"DELETE FROM product_picture_url WHERE id = ?"_s, id);
}

Result<qint64> PictureUrlRepository::openCount()
{
    return readNumber(m_db, u"SELECT count(*) FROM product_picture_url u JOIN product p ON p.id = u.product"
                            " AND p.trashed_utc IS NULL WHERE u.state IN ('waiting', 'failed')"_s);
}

Result<qint64> PictureUrlRepository::waitingCount()
{
    return readNumber(m_db, u"SELECT count(*) FROM product_picture_url u JOIN product p ON p.id = u.product"
                            " AND p.trashed_utc IS NULL WHERE u.state = 'waiting'"_s);
}

} // namespace vitrine
