#pragma once

#include "core/catalog/product_draft.h"
#include "core/exchange/table_import.h"
#include "core/exchange/table_profile.h"
#include "core/exchange/table_reader.h"

#include <functional>
#include <map>

namespace vitrine {

/// One row with every cell read, before a dialect groups rows into products.
struct RowValues {
    ProductDraft product;
    QString groupKey, rowType, rowId, parent;
    QString priceText;
    std::map<int, QString> optionNames, optionValues;
    std::map<int, QString> attributeNames;
    std::map<int, QStringList> attributeValues;
    std::vector<DraftPicture> variantPictures;
    QStringList related, accessories;
    int picturePosition = 0;
    QString pictureAlt;
    bool usable = true; ///< false: an error was reported, the row must not be used
};

/// Reads the cells of a row by the mapping. Wrong values are reported and left out; a wrong SKU makes the row unusable.
RowValues rowValues(const TableRow& row, const TableMapping& mapping, const TableImportOptions& options,
                    const QString& table, const std::function<void(const TableIssue&)>& issue);

} // namespace vitrine
