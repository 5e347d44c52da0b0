#include "core/catalog/product_draft.h"

#include <algorithm>

namespace vitrine {
namespace {

template <class List>
void addNew(List& into, const List& later)
{
    for (const auto& item : later) {
        if (std::find(into.begin(), into.end(), item) == into.end())
            into.push_back(item);
    }
}

void addTexts(LocalizedText& into, const LocalizedText& later)
{
    for (auto it = later.all().begin(); it != later.all().end(); ++it)
        into.set(it.key(), it.value());
}

void applyClear(ProductDraft& into, DraftClear clear)
{
    switch (clear) {
    case DraftClear::Description:
        into.description = {};
        break;
    case DraftClear::Gtin:
        into.gtin.reset();
        break;
    case DraftClear::Brand:
        into.brand.reset();
        break;
    case DraftClear::Price:
        into.price.reset();
        break;
    case DraftClear::Categories:
        into.categories.clear();
        break;
    case DraftClear::Tags:
        into.tags.clear();
        break;
    }
}

void dropAttribute(ProductDraft& draft, const QString& key)
{
    std::erase_if(draft.attributes, [&key](const DraftAttribute& attribute) { return attribute.key == key; });
}

} // namespace

void mergeDraft(ProductDraft& into, const ProductDraft& later)
{
    for (const DraftClear clear : later.clears)
        applyClear(into, clear);
    addNew(into.clears, later.clears);
    for (const QString& key : later.clearAttributes)
        dropAttribute(into, key);
    addNew(into.clearAttributes, later.clearAttributes);
    addTexts(into.name, later.name);
    addTexts(into.description, later.description);
    addNew(into.texts, later.texts);
    if (into.sku.isEmpty())
        into.sku = later.sku;
    if (later.state)
        into.state = later.state;
    if (later.gtin)
        into.gtin = later.gtin;
    if (later.brand)
        into.brand = later.brand;
    if (later.price)
        into.price = later.price;
    addNew(into.categories, later.categories);
    addNew(into.tags, later.tags);
    for (const DraftAttribute& attribute : later.attributes) {
        dropAttribute(into, attribute.key);
        into.attributes.push_back(attribute);
    }
    addNew(into.pictures, later.pictures);
    addNew(into.links, later.links);
}

} // namespace vitrine
