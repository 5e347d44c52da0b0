#pragma once

#include "core/services/edit_products.h"

#include <QHash>

namespace vitrine {

using AttributeDefinitions = QHash<AttributeId, AttributeDefinition>;

/// `product` with the change made to it, normalised and checked by the rules of core/catalog. Pure: what only the
/// database knows (is a tag still there, is the SKU free) is checked by the caller.
/// Errors: InvalidInput (a rule, named), NotFound (an attribute that has no definition).
Result<Product> patchedProduct(const Product& product, const ProductPatch& patch,
                               const AttributeDefinitions& definitions);

/// What of a product a patch is about, as stable field names ("sku", "name", "tags"), for labels.
QStringList patchedFields(const ProductPatch& patch);

/// Sets texts per language: tags normalised, an empty text removes the language. Errors: InvalidInput.
Result<> setLocalized(LocalizedText& text, const std::map<QString, QString>& values);

/// Adds what is missing and takes out what is to go, keeping the order of the rest.
template <class Value>
void addAndRemove(std::vector<Value>& list, const std::vector<Value>& add, const std::vector<Value>& remove)
{
    std::erase_if(list,
                  [&](const Value& value) { return std::find(remove.begin(), remove.end(), value) != remove.end(); });
    for (const Value& value : add) {
        if (std::find(list.begin(), list.end(), value) == list.end())
            list.push_back(value);
    }
}

} // namespace vitrine
