#pragma once

#include "core/catalog/product_query.h"
#include "core/storage/product_search_found.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine {

/// What the rows of a query are ordered by in SQL; the id decides between equals, in the same direction.
struct SearchOrder {
    SqlPart key; ///< an expression over p or a, never NULL
    bool isText = false;
    bool descending = false;

    QString direction() const { return descending ? QStringLiteral("DESC") : QStringLiteral("ASC"); }
};

/// The order of a query that is not ordered by fit.
SearchOrder searchOrder(const FoundSet& found, const ProductQuery& query);

/// The last row of a page: opaque outside, some texts inside. nullopt = no cursor of ours.
QString encodeCursor(const QStringList& parts);
std::optional<QStringList> decodeCursor(const QString& cursor);

} // namespace vitrine
