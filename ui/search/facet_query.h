#pragma once

#include "core/catalog/facet.h"

#include <QString>

#include <span>

namespace vitrine {

/// Whether the words already narrow to this facet value.
bool holdsFacet(const ProductQuery& words, const FacetCount& value);
/// The query text with this value added to, or taken out of, the filter of its field. Values of one facet are
/// alternatives ("tag:red,blue"); other parts of the text stay as they were typed.
QString toggleFacet(const QString& text, const FacetCount& value);
/// Without any filter of the facets of these values.
QString withoutFacets(const QString& text, std::span<const FacetCount> values);

} // namespace vitrine
