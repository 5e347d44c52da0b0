#include "core/storage/counts_repository.h"

#include "core/storage/picture_url_repository.h"
#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Living assets that no living product shows. Assets of living products are counted through the index of links, which
/// is much faster than asking asset by asset.
Result<qint64> inboxCount(Connection& db, qint64 livingAssets)
{
    TRY_ASSIGN(const qint64 linked, linkedRead, readNumber(db, u"SELECT count(DISTINCT asset) FROM product_asset"_s));
    // corrections for the few things in the trash
    TRY_ASSIGN(const qint64 trashedLinked, trashedRead,
               readNumber(db, u"SELECT count(*) FROM asset a WHERE a.trashed_utc IS NOT NULL AND EXISTS"
                              " (SELECT 1 FROM product_asset l WHERE l.asset = a.id)"_s));
    TRY_ASSIGN(const qint64 onlyTrashed, onlyRead,
               readNumber(db,
                          u"SELECT count(DISTINCT l.asset) FROM product p"
                          " CROSS JOIN product_asset l ON l.product = p.id"
                          " JOIN asset a ON a.id = l.asset AND a.trashed_utc IS NULL"
                          " WHERE p.trashed_utc IS NOT NULL AND NOT EXISTS (SELECT 1 FROM product_asset o"
                          " JOIN product q ON q.id = o.product AND q.trashed_utc IS NULL WHERE o.asset = l.asset)"_s));
    return livingAssets - (linked - trashedLinked - onlyTrashed);
}

} // namespace

Result<CatalogueCounts> readCounts(Connection& db)
{
    CatalogueCounts counts;
    TRY_ASSIGN(counts.trashedProducts, trashedProducts,
               readNumber(db, u"SELECT count(*) FROM product WHERE trashed_utc IS NOT NULL"_s));
    TRY_ASSIGN(counts.trashedAssets, trashedAssets,
               readNumber(db, u"SELECT count(*) FROM asset WHERE trashed_utc IS NOT NULL"_s));
    TRY_ASSIGN(const qint64 products, allProducts, readNumber(db, u"SELECT count(*) FROM product"_s));
    TRY_ASSIGN(const qint64 assets, allAssets, readNumber(db, u"SELECT count(*) FROM asset"_s));
    counts.products = products - counts.trashedProducts;
    counts.assets = assets - counts.trashedAssets;
    TRY_ASSIGN(counts.inbox, inbox, inboxCount(db, counts.assets));
    TRY_ASSIGN(counts.waitingUrls, waiting, PictureUrlRepository(db).waitingCount());
    return counts;
}

} // namespace vitrine
