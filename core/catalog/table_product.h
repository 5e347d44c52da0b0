#pragma once

#include "core/catalog/attribute.h"
#include "core/catalog/money.h"
#include "core/catalog/product.h"

#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace vitrine {

/// A picture (or film, or sound) that a table names: either a path as written (relative to the table, or absolute) or
/// an http(s) address.
struct TablePicture {
    QString path;
    QString url;
    QString altText;
    int position = 0; ///< order the table asks for, from 1; 0 = as the rows come
    bool operator==(const TablePicture&) const = default;
};

/// A free field by name: the catalogue's attribute with this key is used, or made with this type and unit.
/// No value clears it; several are for ManyOf.
struct TableAttribute {
    QString key;  ///< as attributeKey() makes it
    QString name; ///< as the table writes it
    QStringList values;
    AttributeType type = AttributeType::Text;
    QString unit;
    bool operator==(const TableAttribute&) const = default;
};

struct TableLink {
    QString sku;
    ProductLinkKind kind = ProductLinkKind::Related;
    bool operator==(const TableLink&) const = default;
};

enum class ListUse { Add, Replace };

/// A product as a row (or a group of rows) of a table describes it: by names, not ids. What a table does not say is not
/// set and stays as it is in the catalogue. Texts as in ProductPatch: per language, an empty text removes.
/// All values are checked (limits, check digits); SKU, GTIN or name is there.
struct TableProduct {
    QString table; ///< the table's name in messages, usually its path
    qint64 line = 0;
    QString sku;
    std::map<QString, QString> names;
    std::map<QString, QString> descriptions;
    std::optional<QString> gtin; ///< digits; empty removes
    std::optional<QString> brand;
    std::optional<std::optional<Money>> price; ///< inner nullopt removes
    std::optional<ProductState> state;
    std::vector<QStringList> categories; ///< paths, outermost name first
    ListUse categoryUse = ListUse::Add;
    std::vector<QStringList> tags;
    ListUse tagUse = ListUse::Add;
    std::vector<TableAttribute> attributes;
    std::vector<TablePicture> pictures; ///< in display order; added to what the product has
    std::vector<TableLink> links;
    bool operator==(const TableProduct&) const = default;

    /// The name to be shown: default language first.
    QString name() const { return names.empty() ? QString() : names.begin()->second; }
};

} // namespace vitrine
