#pragma once

#include "core/catalog/attribute.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine {

/// What one product's value becomes when its attribute changes its type.
struct ConvertedValue {
    std::optional<QString> stored; ///< for types without options
    QStringList labels;            ///< for one_of and many_of
    bool operator==(const ConvertedValue&) const = default;
};

/// @param shown  the value as people read it: text, number, "1"/"0", ISO date, or the labels of the options chosen
/// Words for yes and no: yes, no, true, false, 1, 0, y, n, 是, 否. Options are named by their labels, many_of separates
/// them by ';' or ','. Errors: InvalidInput names the value and the type.
Result<ConvertedValue> convertedValue(AttributeType from, const QStringList& shown, AttributeType to,
                                      const std::vector<AttributeOption>& options);

} // namespace vitrine
