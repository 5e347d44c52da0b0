#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/catalog/attribute.h"
#include "core/catalog/localized_text.h"
#include "core/catalog/money.h"

#include <QString>

#include <optional>
#include <vector>

namespace vitrine {

/// Draft = being prepared, Active = on sale, Archived = kept, not on sale, Blocked = frozen by an operator.
enum class ProductState { Draft, Active, Archived, Blocked };

/// A titled text of a product ("Ingredients", "Care"); several may share a title.
struct TextBlock {
    QString language; ///< BCP 47, empty = default
    QString title;
    QString body;
    bool operator==(const TextBlock&) const = default;
};

enum class ProductLinkKind { Related, Accessory, Replacement, Variant, PartOf };

struct ProductLink {
    ProductId target;
    ProductLinkKind kind = ProductLinkKind::Related;
    bool operator==(const ProductLink&) const = default;
};

/// What is sold. `media` is in display order; `cover` is one of them, or empty: then the first picture stands for it.
struct Product {
    ProductId id;
    QString uuid;
    QString sku; ///< trimmed, case kept, unique among living products; empty = none
    LocalizedText name;
    LocalizedText description;
    std::vector<TextBlock> texts;
    ProductState state = ProductState::Draft;
    QString gtin; ///< digits as typed, checked; empty = none
    QString brand;
    std::optional<Money> price;
    std::vector<CategoryId> categories;
    std::vector<AttributeValue> attributes;
    std::vector<TagId> tags;
    std::vector<AssetId> media;
    std::optional<AssetId> cover;
    std::vector<ProductLink> links;
    UtcMillis createdUtc = 0;
    UtcMillis updatedUtc = 0;
    std::optional<UtcMillis> trashedUtc;
    bool operator==(const Product&) const = default;
};

/// Limits of a product's values, checked by the edit services and by import alike.
inline constexpr int kMaxProductNameChars = 512;
inline constexpr int kMaxDescriptionChars = 64 * 1024;
inline constexpr int kMaxTextBlocks = 64;
inline constexpr int kMaxBrandChars = 256;
inline constexpr int kMaxMediaPerProduct = 1000;

} // namespace vitrine
