#include "ui/editors/link_field.h"

#include "core/catalog/names.h"
#include "ui/editors/field_frame.h"

#include <QComboBox>
#include <QPointer>

#include <array>

namespace vitrine {

namespace {
constexpr std::array kKinds{ProductLinkKind::Related, ProductLinkKind::Accessory, ProductLinkKind::Replacement,
                            ProductLinkKind::Variant, ProductLinkKind::PartOf};
} // namespace

LinkField::LinkField(const QString& label, QWidget* parent) : ChipField(label, parent), m_kind(new QComboBox(this))
{
    setLabelAlwaysAbove();
    m_kind->setFrame(false);
    m_kind->setAccessibleName(tr("Kind of the next link"));
    m_kind->setToolTip(m_kind->accessibleName());
    for (const ProductLinkKind each : kKinds)
        m_kind->addItem(kindText(each), int(each));
    frame()->addWidget(m_kind, Qt::AlignBottom);
    setFreeText(false, tr("No product is called that; choose one from the list."));
    setPlaceholder(tr("Add a product"));
}

ProductLinkKind LinkField::kind() const
{
    return ProductLinkKind(m_kind->currentData().toInt());
}

void LinkField::setProductSource(Suggest search)
{
    setSource([this, search = std::move(search)](const QString& typed,
                                                 const std::function<void(std::vector<Suggestion>)>& found) {
        search(typed, [self = QPointer(this), found](std::vector<Suggestion> products) {
            if (!self)
                return;
            for (Suggestion& product : products)
                product.key = keyOf({ProductId(product.key.toLongLong()), self->kind()});
            found(std::move(products));
        });
    });
}

QString LinkField::keyOf(const ProductLink& link)
{
    return productLinkKindName(link.kind) + u':' + QString::number(link.target.value());
}

std::optional<ProductLink> LinkField::linkOf(const QString& key)
{
    const auto kind = productLinkKindFromName(key.section(u':', 0, 0));
    const ProductId target(key.section(u':', 1).toLongLong());
    return kind && target.isValid() ? std::optional(ProductLink{target, *kind}) : std::nullopt;
}

QString LinkField::kindText(ProductLinkKind kind)
{
    switch (kind) {
    case ProductLinkKind::Related:
        return tr("Related");
    case ProductLinkKind::Accessory:
        return tr("Accessory");
    case ProductLinkKind::Replacement:
        return tr("Replacement");
    case ProductLinkKind::Variant:
        return tr("Variant");
    case ProductLinkKind::PartOf:
        return tr("Part of");
    }
    return {};
}

} // namespace vitrine
