#pragma once

#include "core/base/result.h"
#include "core/catalog/attribute.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <span>
#include <vector>

namespace vitrine {

/// Whose table it is. Shopify has two header dialects; both are read alike.
enum class TableDialect { Generic, Shopify, WooCommerce, Google };

/// What a column says about a product or about its row.
enum class TableField {
    Ignored,
    Sku,
    Name,
    Description,
    Gtin,
    Brand,
    Price,
    Currency,
    Category,
    Tags,
    State,
    Picture,
    PicturePosition,
    PictureAlt,
    VariantPicture,
    Attribute,
    GroupKey,   ///< rows with the same one are one product and its variants
    OptionName, ///< numbered, with OptionValue: what tells the variants of a group apart
    OptionValue,
    RowType,       ///< "simple", "variation" ...
    RowId,         ///< the shop's own number, which other rows may point at
    Parent,        ///< SKU (or "id:7") of the product that this one is a variant of
    Related,       ///< SKUs
    Accessories,   ///< SKUs
    AttributeName, ///< numbered, with AttributeValues
    AttributeValues,
};

/// How a cell is written.
enum class CellForm {
    Plain,
    Html,       ///< made plain
    ShopText,   ///< HTML, or text with a literal \n for a line break
    Paths,      ///< "A/B" or "A > B"; several with ';', '|' or line breaks
    AnglePath,  ///< "A > B", one
    AnglePaths, ///< "A > B, C": commas between, "\," inside
    Words,      ///< several with ';', '|' or line breaks, else with commas
    CommaWords,
    EscapedWords, ///< commas between, "\," inside
    Flag,         ///< TRUE / FALSE: on sale or not
    ShopState,    ///< 1, 0, -1, 2
    Numbers,      ///< a number, kept as text
};

/// What an empty cell in a present column means.
enum class EmptyCell { Keeps, Clears };

/// One line of a profile. `alias` is matched against the folded header: '#' stands for a number, '*' for any further
/// words (they become part of the name, or the unit where `unit` is "*"), '@' for a currency code.
struct ColumnRule {
    TableField field;
    QStringView alias;
    CellForm form = CellForm::Plain;
    EmptyCell empty = EmptyCell::Keeps;
    QStringView key = {}; ///< Attribute: its key; empty = made from the header
    AttributeType type = AttributeType::Text;
    QStringView unit = {};
};

/// A dialect as data: it is recognised when every alias of `signature` is in the header. Rules come in order of
/// preference: of several columns for one field with one value (SKU, name, price ...) the one that matches the earlier
/// rule counts.
struct TableProfile {
    TableDialect dialect;
    QStringView name;
    std::span<const QStringView> signature;
    std::span<const ColumnRule> rules;
};

/// All profiles; the generic one, without signature, comes last and fits every table.
std::span<const TableProfile> tableProfiles();
const TableProfile& profileOf(const QStringList& header);

/// A column of one table and what it means there.
struct ColumnBinding {
    int column = 0; ///< from 0
    QString header;
    TableField field = TableField::Ignored;
    CellForm form = CellForm::Plain;
    EmptyCell empty = EmptyCell::Keeps;
    QString language; ///< Name, Description
    int number = 0;   ///< of numbered columns
    QString currency; ///< Price: named in the header
    QString key;      ///< Attribute
    AttributeType type = AttributeType::Text;
    QString unit;
    bool operator==(const ColumnBinding&) const = default;
};

enum class UnknownColumns { Attributes, LeaveOut };

struct TableMapping {
    TableDialect dialect = TableDialect::Generic;
    std::vector<ColumnBinding> columns; ///< in the order of the table
    QStringList unmapped;               ///< headers of the columns that are left out
    QStringList usedOverrides;          ///< keys of `overrides` that named a column of this table
};

/// Gives every column its meaning. `overrides` (column -> field, from `--map`) go first; a column is named by its
/// header (spelling of case and punctuation does not matter) or by its number from 1. Fields: sku name description gtin
/// brand price currency category tags state picture parent ignore, name:LANG, description:LANG, attr or attr:KEY.
/// Errors: InvalidInput (an unknown field, one field twice; the detail lists what there is).
Result<TableMapping> mapColumns(const QStringList& header, int columns, const QHash<QString, QString>& overrides,
                                UnknownColumns unknown = UnknownColumns::Attributes);

/// Each override must have named a column of at least one table. Errors: InvalidInput, with the columns there are.
Result<> checkOverridesUsed(const QHash<QString, QString>& overrides, std::span<const TableMapping> tables);

} // namespace vitrine
