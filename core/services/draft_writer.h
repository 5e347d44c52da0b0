#pragma once

#include "core/catalog/product_draft.h"
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
    Result<> prepare(std::span<const ProductDraft* const> drafts);
    Result<WrittenDraft> write(const ProductDraft& draft);
    /// Adds the links of a draft whose targets exist now. Targets that do not are named in the warnings.
    Result<WrittenDraft> writeLinks(const ProductDraft& draft);

private:
    Result<> merge(const ProductDraft& draft, Product& product, QStringList& warnings);
    Result<> mergeWords(const ProductDraft& draft, Product& product);
    Result<> mergeAttribute(const DraftAttribute& attribute, Product& product, QStringList& warnings);
    Result<AttributeDefinition> definitionOf(const DraftAttribute& attribute);
    Result<AttributeOptions> optionsOf(AttributeDefinition& definition, const QStringList& labels);
    Result<CategoryId> categoryOf(const QStringList& path);
    Result<TagId> tagOf(const QStringList& path);

    EditContext& m_edit;
    ProductRepository m_products;
    AttributeRepository m_attributes;
    QHash<QString, Product> m_bySku; ///< as stored now, kept up with what is written
    QHash<QString, AttributeDefinition> m_definitions;
    bool m_definitionsRead = false;
    QHash<QStringList, CategoryId> m_categories;
    QHash<QStringList, TagId> m_tags;
};

} // namespace vitrine
