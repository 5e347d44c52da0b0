#pragma once

#include "core/catalog/product.h"
#include "ui/editors/chip_field.h"

class QComboBox;

namespace vitrine {

/// Links to other products: a kind, a search for the other one, chips of what is linked.
class LinkField final : public ChipField
{
    Q_OBJECT
public:
    explicit LinkField(const QString& label, QWidget* parent = nullptr);
    /// The kind that a new link gets.
    ProductLinkKind kind() const;
    /// `found` products become suggestions of links of the chosen kind.
    void setProductSource(Suggest search);

    static QString keyOf(const ProductLink& link);
    static std::optional<ProductLink> linkOf(const QString& key);
    static QString kindText(ProductLinkKind kind);

private:
    QComboBox* m_kind;
};

} // namespace vitrine
