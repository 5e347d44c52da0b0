#pragma once

#include "core/catalog/localized_text.h"
#include "core/catalog/money.h"
#include "core/catalog/product.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

/// An attribute by its words: what a table's column and cell say. `type` is how the text should be stored where the
/// catalogue does not know the attribute yet; `value` is text in the stored form of that type (core/catalog/decimal.h,
/// "1"/"0", ISO date; several options of ManyOf are separated by '\n').
struct DraftAttribute {
    QString key;  ///< folded, as in AttributeDefinition
    QString name; ///< the column's header
    AttributeType type = AttributeType::Text;
    QString value;
    QString unit = {}; ///< of a Number, where the attribute is made
    bool operator==(const DraftAttribute&) const = default;
};

/// A link to another product by its SKU.
struct DraftLink {
    QString sku;
    ProductLinkKind kind = ProductLinkKind::Related;
    bool operator==(const DraftLink&) const = default;
};

/// A picture that a table names: a path relative to the table (or absolute), or an http(s) address.
struct DraftPicture {
    QString place;
    bool isUrl = false;
    int order = 0; ///< as the table asks for, from 1; 0 = as the rows come
    QString title; ///< alternative text
    bool operator==(const DraftPicture&) const = default;
};

/// A field that a table empties (only dialects whose rule says so): what the draft sets for it comes after that, so
/// Categories and Tags with values mean "these and no others".
enum class DraftClear { Description, Gtin, Brand, Price, Categories, Tags };

/// A product as a table (or another foreign source) describes it: in words, before anything is looked up or made.
/// What is not set leaves the stored value alone; categories, tags, attributes, pictures and links are added.
struct ProductDraft {
    qint64 line = 0; ///< in the source, from 1
    QString sku;     ///< normalised; empty: known by its GTIN, else by its name
    LocalizedText name;
    LocalizedText description;
    std::vector<TextBlock> texts;
    std::optional<ProductState> state;
    std::optional<QString> gtin; ///< checked digits
    std::optional<QString> brand;
    std::optional<Money> price;
    std::vector<QStringList> categories; ///< paths, from the top
    std::vector<QStringList> tags;       ///< paths
    std::vector<DraftAttribute> attributes;
    std::vector<DraftPicture> pictures;
    std::vector<DraftLink> links;
    std::vector<DraftClear> clears;
    QStringList clearAttributes; ///< keys
    bool operator==(const ProductDraft&) const = default;
};

/// Puts what a later row says on top of `into`: single values are replaced, lists grow by what is new, an attribute by
/// its key is replaced. `line` stays that of the first.
void mergeDraft(ProductDraft& into, const ProductDraft& later);

} // namespace vitrine
