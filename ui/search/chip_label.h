#pragma once

#include "core/catalog/product_query.h"

#include <QString>

namespace vitrine {

/// What a chip says: "Tag: Colour/Red", "Brand: not Acme", "Price: 10 to 20". In the user's language.
QString chipLabel(const Filter& filter);
QString filterFieldText(FilterField field, const QString& attributeName = {});
/// A fixed value in words ("draft" -> "Draft"); other values are returned as they are.
QString filterValueText(FilterField field, const QString& value);

} // namespace vitrine
