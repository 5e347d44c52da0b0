#pragma once

#include "core/ingest/import_plan.h"
#include "core/storage/attribute_repository.h"
#include "core/storage/import_repository.h"
#include "core/storage/product_repository.h"
#include "core/storage/writer.h"

#include <QHash>

#include <span>

namespace vitrine {

/// What writing one draft did. `warnings`: values that could not be used, the rest was.
struct WrittenDraft {
    ProductId product;
    ImportOutcome outcome = ImportOutcome::Unchanged; ///< ProductAdded, ProductChanged or Unchanged
    QStringList warnings;
};

/// Turns drafts into products inside one transaction: finds the product by SKU or makes it, and finds or makes the
/// categories, tags, attributes and options that the draft names. What a draft does not set stays; lists are added to.
/// Links are not written: their targets may come later (see writeLinks). One writer serves one transaction only, since
/// others may change anything between two. Errors: those of the repositories; InvalidInput (a rule of the product).
class DraftWriter
{
public:
    explicit DraftWriter(EditContext& edit);

    /// Reads what the drafts speak of in a few queries; call once before write().
    Result<> prepare(std::span<const PlannedProduct* const> planned);
    /// The product with the draft's SKU, else the one that the plan found, else a new one.
    Result<WrittenDraft> write(const PlannedProduct& planned);
    /// Adds the links of a draft (which has a SKU) to targets that exist now. Others are named in the warnings.
    Result<WrittenDraft> writeLinks(const ProductDraft& draft);

private:
    const Product* stored(const PlannedProduct& planned) const;
    void remember(const Product& product);
    Result<> merge(const ProductDraft& draft, Product& product, QStringList& warnings);
    Result<> mergeWords(const ProductDraft& draft, Product& product);
    Result<> mergeAttribute(const DraftAttribute& attribute, Product& product, QStringList& warnings);
    Result<> readDefinitions();
    Result<std::optional<AttributeId>> knownAttribute(const QString& key);
    Result<AttributeDefinition> definitionOf(const DraftAttribute& attribute);
    Result<AttributeOptions> optionsOf(AttributeDefinition& definition, const QStringList& labels);
    Result<CategoryId> categoryOf(const QStringList& path);
    Result<TagId> tagOf(const QStringList& path);

    EditContext& m_edit;
    ProductRepository m_products;
    AttributeRepository m_attributes;
    QHash<ProductId, Product> m_stored; ///< as stored now, kept up with what is written
    QHash<QString, ProductId> m_bySku;
    QHash<QString, AttributeDefinition> m_definitions;
    bool m_definitionsRead = false;
    QHash<QStringList, CategoryId> m_categories;
    QHash<QStringList, TagId> m_tags;
};

} // namespace vitrine
