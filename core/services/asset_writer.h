#pragma once

#include "core/catalog/asset.h"
#include "core/storage/asset_repository.h"
#include "core/storage/import_repository.h"
#include "core/storage/writer.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// A file that has been read and whose bytes are stored: what becomes of it in the tables.
struct IncomingAsset {
    Asset asset;                         ///< as it will be if it is new: facts, texts, the main file; without tags
    std::vector<QStringList> tags;       ///< paths: keywords of the file, folders, what its name says
    std::vector<QStringList> categories; ///< paths, for the products that it is new to
    std::optional<TagId> tagWith;
    std::vector<ProductId> products; ///< whose media it joins
};

struct WrittenAsset {
    AssetId asset;
    ImportOutcome outcome = ImportOutcome::Present; ///< Added, or Present when its bytes were here already
};

/// Adds assets and puts them into products, inside one transaction. The same bytes are one asset: a second file joins
/// what is there (and brings it back from the trash). Call prepare() once, write() for each, then finish().
class AssetWriter
{
public:
    /// @param attachAt  place among the products' media before which they go, in this order; -1 = at the end
    AssetWriter(EditContext& edit, int attachAt) : m_edit(edit), m_assets(edit.db), m_attachAt(attachAt) {}

    Result<> prepare(std::span<const IncomingAsset* const> incoming);
    Result<WrittenAsset> write(const IncomingAsset& incoming);
    /// Writes the products' media. Products that are gone meanwhile are left out: their pictures are in the Inbox.
    Result<> finish();

private:
    Result<WrittenAsset> present(AssetId id, const IncomingAsset& incoming);
    Result<> addCategories(AssetId asset, Product& product);
    Result<std::vector<TagId>> tagsOf(const IncomingAsset& incoming);

    EditContext& m_edit;
    AssetRepository m_assets;
    int m_attachAt;
    QHash<QString, AssetId> m_byHash;
    QHash<QStringList, TagId> m_tags;
    QHash<QStringList, CategoryId> m_categories;
    QHash<AssetId, std::vector<QStringList>> m_wantedCategories;
    std::vector<ProductId> m_productOrder;
    QHash<ProductId, std::vector<AssetId>> m_media;
};

} // namespace vitrine
