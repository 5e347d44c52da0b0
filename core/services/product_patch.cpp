#include "core/services/product_patch.h"

#include "core/catalog/gtin.h"
#include "core/catalog/language.h"
#include "core/catalog/product_rules.h"
#include "core/catalog/sku.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<> patchWords(Product& product, const ProductPatch& patch)
{
    TRY_VOID(setLocalized(product.name, patch.names));
    TRY_VOID(setLocalized(product.description, patch.descriptions));
    if (!patch.texts)
        return {};
    product.texts = *patch.texts;
    for (TextBlock& block : product.texts) {
        TRY_ASSIGN(block.language, language, normalizedLanguage(block.language));
    }
    return {};
}

Result<> patchState(Product& product, ProductState state)
{
    if (!stateChangeAllowed(product.state, state)) {
        return fail(ErrorCode::InvalidInput,
                    u"A blocked product does not go straight on sale; make it a draft or archive it first."_s);
    }
    product.state = state;
    return {};
}

Result<> patchFields(Product& product, const ProductPatch& patch)
{
    if (patch.sku) {
        TRY_ASSIGN(product.sku, sku, normalizedSku(*patch.sku));
    }
    if (patch.gtin && patch.gtin->trimmed().isEmpty()) {
        product.gtin.clear();
    } else if (patch.gtin) {
        TRY_ASSIGN(const Gtin gtin, parsed, Gtin::parse(*patch.gtin));
        product.gtin = gtin.digits();
    }
    if (patch.state)
        TRY_VOID(patchState(product, *patch.state));
    if (patch.brand)
        product.brand = patch.brand->trimmed();
    if (patch.price)
        product.price = *patch.price;
    return {};
}

/// A cover that is not among the new media is unset, unless the patch sets it. Without a word about media all stays: a
/// cover in the trash is not seen among them.
Result<> patchMedia(Product& product, const ProductPatch& patch)
{
    if (!patch.media && !patch.cover)
        return {};
    const auto& media = patch.media ? *patch.media : product.media;
    if (patch.cover)
        product.cover = *patch.cover;
    else if (product.cover && std::find(media.begin(), media.end(), *product.cover) == media.end())
        product.cover.reset();
    product.media = media;
    return checkMedia(product.media, product.cover);
}

void removeAttribute(Product& product, AttributeId attribute)
{
    std::erase_if(product.attributes,
                  [attribute](const AttributeValue& value) { return value.attribute == attribute; });
}

void sortOptions(AttributeOptions& options, const AttributeDefinition& definition)
{
    const auto place = [&definition](AttributeOptionId id) {
        return std::find_if(definition.options.begin(), definition.options.end(),
                            [id](const AttributeOption& option) { return option.id == id; });
    };
    std::sort(options.begin(), options.end(),
              [&place](AttributeOptionId a, AttributeOptionId b) { return place(a) < place(b); });
}

/// An empty text and no options are no value.
bool isNothing(const AttributeValue& value)
{
    const auto* text = std::get_if<QString>(&value.value);
    const auto* options = std::get_if<AttributeOptions>(&value.value);
    return (text && text->isEmpty()) || (options && options->empty());
}

Result<> setAttribute(Product& product, AttributeValue value, const AttributeDefinitions& definitions)
{
    const auto definition = definitions.constFind(value.attribute);
    if (definition == definitions.constEnd())
        return fail(ErrorCode::NotFound, u"An attribute to be set was removed meanwhile."_s);
    if (isNothing(value)) {
        removeAttribute(product, value.attribute);
        return {};
    }
    TRY_VOID(checkAttributeValue(*definition, value));
    if (auto* options = std::get_if<AttributeOptions>(&value.value))
        sortOptions(*options, *definition);
    const auto old = std::find_if(product.attributes.begin(), product.attributes.end(),
                                  [&value](const AttributeValue& other) { return other.attribute == value.attribute; });
    if (old == product.attributes.end())
        product.attributes.push_back(std::move(value));
    else
        *old = std::move(value);
    return {};
}

} // namespace

Result<> setLocalized(LocalizedText& text, const std::map<QString, QString>& values)
{
    for (const auto& [tag, value] : values) {
        TRY_ASSIGN(const QString language, normalized, normalizedLanguage(tag));
        text.set(language, value.trimmed());
    }
    return {};
}

Result<Product> patchedProduct(const Product& product, const ProductPatch& patch,
                               const AttributeDefinitions& definitions)
{
    Product patched = product;
    TRY_VOID(patchWords(patched, patch));
    TRY_VOID(patchFields(patched, patch));
    addAndRemove(patched.categories, patch.addCategories, patch.removeCategories);
    if (patch.replacesTags)
        patched.tags.clear();
    addAndRemove(patched.tags, patch.addTags, patch.removeTags);
    addAndRemove(patched.links, patch.addLinks, patch.removeLinks);
    for (const AttributeId attribute : patch.clearAttributes)
        removeAttribute(patched, attribute);
    for (const AttributeValue& value : patch.setAttributes)
        TRY_VOID(setAttribute(patched, value, definitions));
    TRY_VOID(patchMedia(patched, patch));
    TRY_VOID(validateProduct(patched));
    return patched;
}

QStringList patchedFields(const ProductPatch& patch)
{
    QStringList fields;
    const auto note = [&fields](bool touched, QStringView name) {
        if (touched)
            fields << name.toString();
    };
    note(patch.sku.has_value(), u"sku");
    note(!patch.names.empty(), u"name");
    note(!patch.descriptions.empty(), u"description");
    note(patch.texts.has_value(), u"texts");
    note(patch.state.has_value(), u"state");
    note(patch.gtin.has_value(), u"gtin");
    note(patch.brand.has_value(), u"brand");
    note(patch.price.has_value(), u"price");
    note(!patch.addCategories.empty() || !patch.removeCategories.empty() || !patch.addCategoryPaths.empty(),
         u"categories");
    note(!patch.addTags.empty() || !patch.removeTags.empty() || !patch.addTagPaths.empty() || patch.replacesTags,
         u"tags");
    note(patch.media.has_value() || patch.cover.has_value(), u"media");
    note(!patch.setAttributes.empty() || !patch.clearAttributes.empty(), u"attributes");
    note(!patch.addLinks.empty() || !patch.removeLinks.empty(), u"links");
    return fields;
}

} // namespace vitrine
