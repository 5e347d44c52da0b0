#pragma once

#include "core/storage/asset_repository.h"
#include "core/storage/blob_store.h"
#include "tests/support/catalogue_fixture.h"

namespace vitrine::test {

/// A picture with this as its file.
inline AssetId addReadyAsset(CatalogueFixture& fixture, const AssetFile& file)
{
    AssetId id;
    fixture.edit([&](EditContext& context) -> Result<> {
        Asset asset;
        asset.files = {file};
        asset.createdUtc = context.now;
        TRY_ASSIGN(id, inserted, AssetRepository(context.db).insert(asset));
        return {};
    });
    return id;
}

/// A ready picture of these bytes in the catalogue.
inline AssetId addPictureBytes(CatalogueFixture& fixture, const QByteArray& bytes, QSize size, const QString& name)
{
    const StoredBlob blob = must(fixture.catalogue().blobs().putBytes(bytes));
    AssetFile file;
    file.name = name;
    file.sha256 = blob.sha256;
    file.bytes = blob.bytes;
    file.mediaType = name.endsWith(QStringLiteral("jpg")) ? QStringLiteral("image/jpeg") : QStringLiteral("image/png");
    file.width = size.width();
    file.height = size.height();
    return addReadyAsset(fixture, file);
}

} // namespace vitrine::test
