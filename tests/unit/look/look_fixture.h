#pragma once

#include "core/services/edit_galleries.h"
#include "core/services/look_search.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/drawn_asset.h"
#include "tests/support/drawn_picture.h"

#include <QBuffer>
#include <QFile>

namespace vitrine::test {

/// A catalogue of drawn pictures with a search by look over it.
class LookFixture : public CatalogueFixture
{
public:
    ~LookFixture() { m_look.reset(); }

    LookSearch& look()
    {
        if (!m_look)
            m_look = must(LookSearch::open(catalogue()));
        return *m_look;
    }
    void closeLook() { m_look.reset(); }

    AssetId addBytes(const QByteArray& bytes, QSize size = {240, 200})
    {
        return addPictureBytes(*this, bytes, size, QStringLiteral("drawn-%1.png").arg(m_number++));
    }
    AssetId addDrawn(int motif, int variant = 0) { return addBytes(drawnPng(motif, variant)); }

    GalleryId addGallery(const QString& name)
    {
        Gallery gallery;
        gallery.name = name;
        return must(createGallery(catalogue(), actor(), gallery));
    }
    EntryId addEntry(GalleryId gallery, const QString& itemKey, AssetId asset, const std::optional<QRect>& region = {},
                     const QString& pictureName = {})
    {
        Entry entry;
        entry.itemKey = itemKey;
        entry.pictureName = pictureName;
        entry.asset = asset;
        entry.region = region;
        return must(putEntries(catalogue(), actor(), gallery, {&entry, 1})).entries.front();
    }

    std::vector<AssetId> found(const LookQuery& query)
    {
        std::vector<AssetId> assets;
        for (const LookHit& hit : must(look().find(query)).hits)
            assets.push_back(hit.asset);
        return assets;
    }

private:
    std::unique_ptr<LookSearch> m_look;
    int m_number = 0;
};

inline LookQuery likeBytes(const QByteArray& bytes)
{
    LookQuery query;
    query.examples.push_back({.bytes = bytes});
    return query;
}

inline LookQuery likeAsset(AssetId asset)
{
    LookQuery query;
    query.examples.push_back({.asset = asset});
    return query;
}

} // namespace vitrine::test
