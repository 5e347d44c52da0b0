#include "core/storage/duplicate_rows.h"

#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

ContentAsset readContent(const Statement& row)
{
    return {row.text(0), row.id<AssetId>(1), row.integer(2) != 0};
}

} // namespace

Result<std::vector<ContentAsset>> DuplicateRows::contents()
{
    return readRows(m_db,
                    u"SELECT f.sha256, a.id, a.kind = 'video' FROM asset a"
                    " JOIN asset_file f ON f.asset = a.id AND f.role = 'main' AND f.state = 'ready'"
                    " WHERE a.kind IN ('picture', 'video') AND a.trashed_utc IS NULL AND f.sha256 <> ''"
                    " ORDER BY f.sha256, a.id"_s,
                    readContent);
}

Result<std::vector<ContentAsset>> DuplicateRows::shared()
{
    return readRows(m_db,
                    u"SELECT f.sha256, a.id, a.kind = 'video' FROM asset_file f JOIN asset a ON a.id = f.asset"
                    " WHERE f.role = 'main' AND f.state = 'ready' AND a.trashed_utc IS NULL AND f.sha256 IN"
                    " (SELECT g.sha256 FROM asset_file g JOIN asset b ON b.id = g.asset"
                    " WHERE g.role = 'main' AND g.state = 'ready' AND g.sha256 <> '' AND b.trashed_utc IS NULL"
                    " GROUP BY g.sha256 HAVING count(*) > 1) ORDER BY f.sha256, a.id"_s,
                    readContent);
}

} // namespace vitrine
