#include "core/storage/gallery_repository.h"

#include "core/base/uuid.h"
#include "core/catalog/names.h"
#include "core/storage/page_loader.h"
#include "core/storage/rows.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Gallery readGallery(const Statement& row)
{
    Gallery gallery;
    gallery.id = row.id<GalleryId>(0);
    gallery.uuid = row.text(1);
    gallery.name = row.text(2);
    gallery.description = row.text(3);
    gallery.capacity = row.optionalInteger(4);
    gallery.createdUtc = row.integer(5);
    gallery.trashedUtc = row.optionalInteger(6);
    return gallery;
}

template <class... Values>
Result<std::vector<Gallery>> readGalleries(Connection& db, const QString& where, const Values&... values)
{
    TRY_ASSIGN(
        std::vector<Gallery> galleries, rows,
        readRows(
            db, u"SELECT id, uuid, name, description, capacity, created_utc, trashed_utc FROM gallery WHERE "_s + where,
            readGallery, values...));
    PageLoader<Gallery> page(db, galleries);
    TRY_VOID(
        page.each(u"SELECT k.gallery, k.purpose, k.key, k.type FROM json_each(?) j"
                  " JOIN gallery_key k ON k.gallery = j.value ORDER BY k.id"_s,
                  [](Gallery& gallery, const Statement& row) {
                      auto& keys = row.text(1) == u"tag" ? gallery.tagKeys : gallery.attributeKeys;
                      keys.push_back({row.text(2), galleryKeyTypeFromName(row.text(3)).value_or(GalleryKeyType::Text)});
                  }));
    return galleries;
}

Result<std::vector<GallerySummary>> withCounts(Connection& db, std::vector<Gallery> galleries)
{
    std::vector<GallerySummary> summaries;
    for (Gallery& gallery : galleries) {
        TRY_ASSIGN(const qint64 all, counted,
                   readNumber(db, u"SELECT count(*) FROM entry WHERE gallery = ?"_s, gallery.id));
        TRY_ASSIGN(const qint64 hidden, hiddenCounted,
                   readNumber(db,
                              u"SELECT count(*) FROM asset a CROSS JOIN entry e ON e.asset = a.id"
                              " WHERE a.trashed_utc IS NOT NULL AND e.gallery = ?"_s,
                              gallery.id));
        summaries.push_back({std::move(gallery), all - hidden});
    }
    return summaries;
}

const GalleryKey* find(const std::vector<GalleryKey>& keys, const QString& key)
{
    const auto it =
        std::find_if(keys.begin(), keys.end(), [&key](const GalleryKey& candidate) { return candidate.key == key; });
    return it == keys.end() ? nullptr : &*it;
}

} // namespace

Error GalleryRepository::explain(const Error& error, const QString& name)
{
    if (error.code != ErrorCode::Conflict)
        return error;
    return fail(ErrorCode::Conflict, u"There is a gallery named '%1' already; take another name."_s.arg(name));
}

Result<GalleryId> GalleryRepository::insert(const Gallery& gallery)
{
    const Result<> stored =
        runSql(m_db, u"INSERT INTO gallery (uuid, name, description, capacity, created_utc) VALUES (?, ?, ?, ?, ?)"_s,
               gallery.uuid.isEmpty() ? newUuid() : gallery.uuid, gallery.name, gallery.description, gallery.capacity,
               gallery.createdUtc);
    if (!stored.ok())
        return explain(stored.error(), gallery.name);
    const GalleryId id(m_db.lastInsertId());
    TRY_VOID(updateKeys(id, u"tag"_s, {}, gallery.tagKeys));
    TRY_VOID(updateKeys(id, u"attribute"_s, {}, gallery.attributeKeys));
    return id;
}

Result<bool> GalleryRepository::update(const Gallery& before, const Gallery& after)
{
    const bool row =
        before.name != after.name || before.description != after.description || before.capacity != after.capacity;
    if (row) {
        const Result<> stored =
            runSql(m_db, u"UPDATE gallery SET name = ?, description = ?, capacity = ? WHERE id = ?"_s, after.name,
                   after.description, after.capacity, before.id);
        if (!stored.ok())
            return explain(stored.error(), after.name);
    }
    TRY_VOID(updateKeys(before.id, u"tag"_s, before.tagKeys, after.tagKeys));
    TRY_VOID(updateKeys(before.id, u"attribute"_s, before.attributeKeys, after.attributeKeys));
    return row || before.tagKeys != after.tagKeys || before.attributeKeys != after.attributeKeys;
}

Result<> GalleryRepository::updateKeys(GalleryId gallery, const QString& purpose, const std::vector<GalleryKey>& before,
                                       const std::vector<GalleryKey>& after)
{
    for (const GalleryKey& key : before) {
        if (!find(after, key.key))
            TRY_VOID(runSql(m_db, u"DELETE FROM gallery_key WHERE gallery = ? AND purpose = ? AND key = ?"_s, gallery,
                            purpose, key.key));
    }
    for (const GalleryKey& key : after) {
        const GalleryKey* old = find(before, key.key);
        const QString type = galleryKeyTypeName(key.type);
        if (!old)
            TRY_VOID(runSql(m_db, u"INSERT INTO gallery_key (gallery, purpose, key, type) VALUES (?, ?, ?, ?)"_s,
                            gallery, purpose, key.key, type));
        else if (old->type != key.type)
            TRY_VOID(runSql(m_db, u"UPDATE gallery_key SET type = ? WHERE gallery = ? AND purpose = ? AND key = ?"_s,
                            type, gallery, purpose, key.key));
    }
    return {};
}

Result<> GalleryRepository::setTrashed(GalleryId gallery, std::optional<UtcMillis> trashedUtc)
{
    const Result<> stored =
        runSql(m_db, u"UPDATE gallery SET trashed_utc = ? WHERE id = ?"_s, std::optional<qint64>(trashedUtc), gallery);
    if (stored.ok())
        return {};
    TRY_ASSIGN(const std::optional<Gallery> named, found, fetchOne(gallery));
    return explain(stored.error(), named ? named->name : QString());
}

Result<> GalleryRepository::remove(GalleryId gallery)
{
    TRY_VOID(runSql(m_db, u"DELETE FROM gallery_key WHERE gallery = ?"_s, gallery));
    return runSql(m_db, u"DELETE FROM gallery WHERE id = ?"_s, gallery);
}

Result<std::vector<GallerySummary>> GalleryRepository::living()
{
    TRY_ASSIGN(std::vector<Gallery> galleries, read,
               readGalleries(m_db, u"trashed_utc IS NULL ORDER BY name COLLATE NOCASE, id"_s));
    return withCounts(m_db, std::move(galleries));
}

Result<std::vector<GallerySummary>> GalleryRepository::trashed()
{
    TRY_ASSIGN(std::vector<Gallery> galleries, read,
               readGalleries(m_db, u"trashed_utc IS NOT NULL ORDER BY trashed_utc DESC, id DESC"_s));
    return withCounts(m_db, std::move(galleries));
}

Result<std::optional<Gallery>> GalleryRepository::fetchOne(GalleryId gallery)
{
    return firstOf(readGalleries(m_db, u"id = ?"_s, gallery));
}

Result<std::optional<Gallery>> GalleryRepository::byName(const QString& name)
{
    return firstOf(readGalleries(m_db, u"name = ? AND trashed_utc IS NULL"_s, name));
}

Result<qint64> GalleryRepository::usesOfTagKey(GalleryId gallery, const QString& key)
{
    return readNumber(
        m_db, u"SELECT count(*) FROM entry_tag t JOIN entry e ON e.id = t.entry WHERE t.key = ? AND e.gallery = ?"_s,
        key, gallery);
}

Result<qint64> GalleryRepository::usesOfAttributeKey(GalleryId gallery, const QString& key)
{
    return readNumber(m_db,
                      u"SELECT count(*) FROM entry e JOIN entry_attribute a ON a.entry = e.id AND a.key = ?"
                      " WHERE e.gallery = ?"_s,
                      key, gallery);
}

} // namespace vitrine
