#include "core/storage/thumbnail_store.h"

#include "core/storage/rows.h"

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// Raised when the tables change: a file of another version is thrown away.
constexpr qint64 kVersion = 1;

QStringList tables()
{
    return {
        u"CREATE TABLE IF NOT EXISTS thumb (sha256 TEXT NOT NULL, edge INTEGER NOT NULL, recipe INTEGER NOT NULL, "
        "media_type TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, bytes BLOB NOT NULL, "
        "UNIQUE (sha256, edge, recipe)) STRICT"_s,
        u"CREATE TABLE IF NOT EXISTS look (sha256 TEXT NOT NULL, recipe INTEGER NOT NULL, "
        "perceptual_hash INTEGER, palette TEXT NOT NULL, waveform BLOB NOT NULL, "
        "PRIMARY KEY (sha256, recipe)) STRICT, WITHOUT ROWID"_s,
    };
}

Result<> putOne(Connection& db, const DerivedMedia& media)
{
    for (const auto& [edge, thumb] : media.thumbs) {
        TRY_VOID(runSql(db,
                        u"INSERT INTO thumb (sha256, edge, recipe, media_type, width, height, bytes) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET media_type = excluded.media_type, "
                        "width = excluded.width, height = excluded.height, bytes = excluded.bytes"_s,
                        media.sha256, edge, qint64(media.thumbRecipe), thumb.mediaType, thumb.width, thumb.height,
                        thumb.bytes));
    }
    if (!media.look)
        return {};
    const auto& hash = media.look->perceptualHash;
    return runSql(db,
                  u"INSERT INTO look (sha256, recipe, perceptual_hash, palette, waveform) "
                  "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET perceptual_hash = excluded.perceptual_hash, "
                  "palette = excluded.palette, waveform = excluded.waveform"_s,
                  media.sha256, qint64(media.lookRecipe), hash ? std::optional(qint64(*hash)) : std::nullopt,
                  media.look->paletteJson, media.look->waveform);
}

Result<> forgetFiles(Connection& db, std::span<const QString> hashes)
{
    for (const QString& hash : hashes) {
        TRY_VOID(runSql(db, u"DELETE FROM thumb WHERE sha256 = ?"_s, hash));
        TRY_VOID(runSql(db, u"DELETE FROM look WHERE sha256 = ?"_s, hash));
    }
    return {};
}

} // namespace

ThumbnailStore::ThumbnailStore(const QString& path, DatabaseAccess access) : m_file(path, access, kVersion, tables()) {}

Result<std::unique_ptr<ThumbnailStore>> ThumbnailStore::open(const QString& path, DatabaseAccess access)
{
    std::unique_ptr<ThumbnailStore> store(new ThumbnailStore(path, access));
    TRY_VOID(store->m_file.open());
    return store;
}

Result<std::optional<StoredThumb>> ThumbnailStore::thumbnail(const ThumbKey& key) const
{
    std::optional<StoredThumb> found;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        const auto read = [](Statement& row) {
            return StoredThumb{row.text(0), int(row.integer(1)), int(row.integer(2)), row.blob(3)};
        };
        TRY_ASSIGN(
            found, row,
            readRow(
                db,
                u"SELECT media_type, width, height, bytes FROM thumb WHERE sha256 = ? AND edge = ? AND recipe = ?"_s,
                read, key.sha256, key.edge, qint64(key.recipe)));
        return {};
    }));
    return found;
}

Result<std::optional<AssetLook>> ThumbnailStore::look(const QString& sha256, quint64 recipe) const
{
    std::optional<AssetLook> found;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        const auto read = [](Statement& row) { return AssetLook{optionalHash(row, 0), row.text(1), row.blob(2)}; };
        TRY_ASSIGN(found, row,
                   readRow(db, u"SELECT perceptual_hash, palette, waveform FROM look WHERE sha256 = ? AND recipe = ?"_s,
                           read, sha256, qint64(recipe)));
        return {};
    }));
    return found;
}

Result<std::vector<QString>> ThumbnailStore::missing(std::span<const QString> hashes, const QString& sql, qint64 first,
                                                     std::optional<qint64> second) const
{
    std::vector<QString> absent(hashes.begin(), hashes.end());
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        std::vector<QString> notFound;
        TRY_ASSIGN(Statement query, prepared, db.prepare(sql));
        for (const QString& hash : hashes) {
            query.bind(hash).bind(first);
            if (second)
                query.bind(*second);
            TRY_ASSIGN(const bool found, stepped, query.next());
            if (!found)
                notFound.push_back(hash);
        }
        absent = std::move(notFound);
        return {};
    }));
    return absent;
}

Result<std::vector<QString>> ThumbnailStore::missingThumbnails(std::span<const QString> hashes, int edge,
                                                               quint64 recipe) const
{
    return missing(hashes, u"SELECT 1 FROM thumb WHERE sha256 = ? AND edge = ? AND recipe = ?"_s, edge, qint64(recipe));
}

Result<std::vector<QString>> ThumbnailStore::missingLooks(std::span<const QString> hashes, quint64 recipe) const
{
    return missing(hashes, u"SELECT 1 FROM look WHERE sha256 = ? AND recipe = ?"_s, qint64(recipe), std::nullopt);
}

Result<> ThumbnailStore::forEachHash(quint64 recipe,
                                     const std::function<Result<>(const QString&, quint64)>& visit) const
{
    return m_file.use([&](Connection& db) -> Result<> {
        TRY_ASSIGN(
            Statement rows, prepared,
            db.prepare(u"SELECT sha256, perceptual_hash FROM look WHERE recipe = ? AND perceptual_hash IS NOT NULL "
                       "ORDER BY sha256"_s));
        rows.bind(qint64(recipe));
        for (;;) {
            TRY_ASSIGN(const bool more, stepped, rows.next());
            if (!more)
                return {};
            TRY_VOID(visit(rows.text(0), quint64(rows.integer(1))));
        }
    });
}

Result<> ThumbnailStore::put(std::span<const DerivedMedia> media)
{
    return m_file.write([&](Connection& db) -> Result<> {
        for (const DerivedMedia& one : media)
            TRY_VOID(putOne(db, one));
        return {};
    });
}

Result<qint64> ThumbnailStore::prune(const std::function<bool(const QString&)>& keep, const JobContext& job)
{
    constexpr size_t kFilesATransaction = 500;
    std::vector<QString> useless;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        const auto read = [](Statement& row) { return row.text(0); };
        TRY_ASSIGN(useless, rows, readRows(db, u"SELECT sha256 FROM thumb UNION SELECT sha256 FROM look"_s, read));
        std::erase_if(useless, keep);
        return {};
    }));
    if (m_file.access() == DatabaseAccess::ReadOnly)
        return 0;
    for (size_t begin = 0; begin < useless.size(); begin += kFilesATransaction) {
        TRY_VOID(job.checkpoint());
        job.report({qint64(begin), qint64(useless.size()), m_file.path()});
        const auto part = std::span(useless).subspan(begin, std::min(kFilesATransaction, useless.size() - begin));
        TRY_VOID(m_file.write([&](Connection& db) { return forgetFiles(db, part); }));
    }
    return qint64(useless.size());
}

qint64 ThumbnailStore::fileBytes() const
{
    return m_file.bytes();
}

} // namespace vitrine
