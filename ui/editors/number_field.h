#pragma once

#include "core/catalog/decimal.h"
#include "ui/editors/text_field.h"

#include <optional>

class QLabel;

namespace vitrine {

/// An exact decimal number with a unit behind it. Empty = no value.
class NumberField final : public TextField
{
    Q_OBJECT
public:
    NumberField(const QString& label, const QString& unit, QWidget* parent = nullptr);
    void setStoredNumber(const Merged<std::optional<Decimal>>& stored);
    /// nullopt when empty. Only after commitRequested, when the text is known to be a number.
    std::optional<Decimal> number() const;
};

} // namespace vitrine
