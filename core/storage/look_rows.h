#pragma once

#include "core/base/id.h"
#include "core/storage/connection.h"

#include <QRect>
#include <QSize>
#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// A gallery entry of a picture, as far as finding by look needs it.
struct LookEntryRow {
    EntryId entry;
    GalleryId gallery;
    QString itemKey;
    std::optional<QRect> region;
    bool operator==(const LookEntryRow&) const = default;
};

/// A living picture whose file has arrived.
struct LookAssetRow {
    AssetId id;
    QString sha256;
    QSize size;                      ///< oriented pixels; empty = not known
    std::vector<ProductId> products; ///< living ones that show it, by name
    std::vector<LookEntryRow> entries;
};

/// What finding by look reads of the tables. Errors: as of Statement.
class LookRows
{
public:
    explicit LookRows(Connection& db) : m_db(db) {}

    /// Living pictures after `after`, by id.
    Result<std::vector<AssetId>> page(AssetId after, int limit);
    /// Those of `ids` that are living pictures, in order.
    Result<std::vector<LookAssetRow>> fetch(std::span<const AssetId> ids);
    /// The number of the newest line that the journal ever had: it grows with every change and never falls, also when
    /// lines are forgotten.
    Result<qint64> changesSoFar();
    /// Every picture that these products have, whatever its state.
    Result<std::vector<AssetId>> assetsOf(std::span<const ProductId> products);

private:
    Connection& m_db;
};

} // namespace vitrine
