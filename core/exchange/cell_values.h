#pragma once

#include "core/base/result.h"
#include "core/catalog/product.h"
#include "core/catalog/product_draft.h"
#include "core/exchange/table_profile.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

/// HTML as plain text: blocks and <br> become line breaks, list items "- ", entities their letters, scripts nothing.
/// Text without a tag or entity comes back as it is.
QString plainFromHtml(const QString& html);

/// A cell's text by its form: HTML and literal \n undone for Html and ShopText, else as it is, trimmed.
QString cellText(const QString& cell, CellForm form);

/// The values of a cell that holds several, trimmed, without empty ones.
QStringList cellWords(const QString& cell, CellForm form);

/// Category or tag paths. Errors: InvalidInput (the first wrong one).
Result<std::vector<QStringList>> cellPaths(const QString& cell, CellForm form);

/// draft, active, archived, blocked and what others call them; nullopt for a word that says nothing about it.
std::optional<ProductState> cellState(const QString& cell, CellForm form);

/// TRUE, yes, 1, wahr ... ; nullopt otherwise.
std::optional<bool> cellFlag(const QString& cell);

/// The pictures of a cell: one path or address; several by line breaks, '|' or ';', or by commas where every piece
/// looks like a picture ("a, b.jpg" is one file). Errors: InvalidInput (an address that is not http or https).
Result<std::vector<DraftPicture>> cellPictures(const QString& cell, CellForm form);

/// A barcode as it should have been: a GTIN, with the leading zero back that a spreadsheet took (`restored`).
struct CellGtin {
    QString digits;
    bool restored = false;
};
Result<CellGtin> cellGtin(const QString& cell);

} // namespace vitrine
