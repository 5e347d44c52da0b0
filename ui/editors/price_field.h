#pragma once

#include "core/catalog/money.h"
#include "ui/editors/text_field.h"

#include <optional>

namespace vitrine {

/// An amount with its currency in one line: "12.50 EUR". A text without a currency takes the one that was stored, or
/// the catalogue's usual one. Empty = no price.
class PriceField final : public TextField
{
    Q_OBJECT
public:
    explicit PriceField(const QString& label, QWidget* parent = nullptr);
    void setStoredPrice(const Merged<std::optional<Money>>& stored);
    /// Used for a text without a currency when nothing is stored, "EUR".
    void setDefaultCurrency(const QString& currency) { m_defaultCurrency = currency; }
    /// nullopt when empty. Only after commitRequested, when the text is known to be a price.
    std::optional<Money> price() const;
    /// "12.50 EUR" with the locale's decimal mark.
    static QString shown(const std::optional<Money>& price);

private:
    Result<Money> parsed(const QString& text) const;
    void chooseCurrency();
    QString m_defaultCurrency = QStringLiteral("EUR");
    QString m_storedCurrency;
};

} // namespace vitrine
