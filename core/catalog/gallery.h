#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/catalog/decimal.h"

#include <QMap>
#include <QRect>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace vitrine {

enum class GalleryKeyType { Text, Number };

/// A key that entries of a gallery may carry.
struct GalleryKey {
    QString key;
    GalleryKeyType type = GalleryKeyType::Text;
    bool operator==(const GalleryKey&) const = default;
};

/// A named, searchable set of entries: an Alibaba instance, a Huawei v1 instance, a Huawei v2 service.
struct Gallery {
    GalleryId id;
    QString uuid;
    QString name;
    QString description;
    std::optional<qint64> capacity; ///< entries; nullopt = unlimited
    std::vector<GalleryKey> tagKeys;
    std::vector<GalleryKey> attributeKeys;
    UtcMillis createdUtc = 0;
    std::optional<UtcMillis> trashedUtc;
    bool operator==(const Gallery&) const = default;
};

/// The built-in virtual gallery that holds every picture of every living product; its name cannot be taken. Its entries
/// are made from the products: item key = SKU (the product's UUID without one), picture name = the asset's UUID; their
/// ids are below 0 and valid as long as the product shows the picture. Writes to it edit the product.
inline constexpr QStringView kCatalogueGallery = u"catalogue";
inline constexpr GalleryId kCatalogueGalleryId{-1};

/// What an entry is found by. Byte for byte: "A" is not "a".
struct EntryKey {
    GalleryId gallery;
    QString itemKey;
    QString pictureName;
    bool operator==(const EntryKey&) const = default;
};

/// A picture's place in a gallery. (gallery, itemKey, pictureName) is its identity, compared byte for byte.
struct Entry {
    EntryId id;
    GalleryId gallery;
    QString itemKey;
    QString pictureName;
    AssetId asset;
    std::optional<QRect> region; ///< oriented pixels, half-open: x, y, width, height
    std::optional<qint64> category;
    QString customContent;
    QString description;
    QStringList keywords;
    QMap<QString, std::variant<qint64, QString>> attributes;
    QMap<QString, std::variant<QString, Decimal>> tags; ///< key:value
    UtcMillis createdUtc = 0;
    bool operator==(const Entry&) const = default;
};

} // namespace vitrine
