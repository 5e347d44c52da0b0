#pragma once

#include "core/catalog/attribute.h"

#include <QString>

#include <optional>

namespace vitrine {

using AttributeScalar = decltype(AttributeValue::value);

/// The stored form of everything but options: text as it is, a decimal's digits, "0"/"1", an ISO date.
QString storedAttributeText(const AttributeScalar& value);
/// The reverse; nullopt when the text does not have the form of `type`, or the type has options.
std::optional<AttributeScalar> attributeFromStored(AttributeType type, const QString& text);

} // namespace vitrine
