#include "core/services/draft_writer.h"

#include "core/base/uuid.h"
#include "core/catalog/product_rules.h"
#include "core/services/edit_steps.h"
#include "core/storage/attribute_values.h"
#include "core/storage/category_repository.h"
#include "core/storage/tag_repository.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

template <class T>
void addOnce(std::vector<T>& list, const T& value)
{
    if (std::find(list.begin(), list.end(), value) == list.end())
        list.push_back(value);
}

void mergeTexts(const LocalizedText& from, LocalizedText& into)
{
    for (auto text = from.all().cbegin(); text != from.all().cend(); ++text)
        into.set(text.key(), text.value());
}

void mergeTextBlocks(const std::vector<TextBlock>& from, std::vector<TextBlock>& into)
{
    for (const TextBlock& block : from) {
        const auto same = std::find_if(into.begin(), into.end(), [&](const TextBlock& stored) {
            return stored.title == block.title && stored.language == block.language;
        });
        if (same == into.end())
            into.push_back(block);
        else
            same->body = block.body;
    }
}

void clearField(DraftClear field, Product& product)
{
    switch (field) {
    case DraftClear::Description:
        product.description = {};
        break;
    case DraftClear::Gtin:
        product.gtin.clear();
        break;
    case DraftClear::Brand:
        product.brand.clear();
        break;
    case DraftClear::Price:
        product.price.reset();
        break;
    case DraftClear::Categories:
        product.categories.clear();
        break;
    case DraftClear::Tags:
        product.tags.clear();
        break;
    }
}

void mergeFields(const ProductDraft& draft, Product& product)
{
    for (const DraftClear field : draft.clears)
        clearField(field, product);
    mergeTexts(draft.name, product.name);
    mergeTexts(draft.description, product.description);
    mergeTextBlocks(draft.texts, product.texts);
    if (draft.state)
        product.state = *draft.state;
    if (draft.gtin)
        product.gtin = *draft.gtin;
    if (draft.brand)
        product.brand = *draft.brand;
    if (draft.price)
        product.price = draft.price;
}

void setAttribute(Product& product, AttributeValue value)
{
    const auto stored = std::find_if(product.attributes.begin(), product.attributes.end(),
                                     [&](const AttributeValue& other) { return other.attribute == value.attribute; });
    if (stored == product.attributes.end())
        product.attributes.push_back(std::move(value));
    else
        *stored = std::move(value);
}

bool hasOptions(AttributeType type)
{
    return type == AttributeType::OneOf || type == AttributeType::ManyOf;
}

} // namespace

DraftWriter::DraftWriter(EditContext& edit) : m_edit(edit), m_products(edit.db), m_attributes(edit.db) {}

Result<> DraftWriter::prepare(std::span<const PlannedProduct* const> planned)
{
    QStringList skus;
    std::vector<ProductId> wanted;
    for (const PlannedProduct* product : planned) {
        skus << product->values.sku;
        for (const DraftLink& link : product->values.links)
            skus << link.sku;
        if (product->existing)
            wanted.push_back(*product->existing);
    }
    skus.removeDuplicates();
    skus.removeAll(QString());
    TRY_ASSIGN(const auto ids, looked, m_products.bySku(skus));
    wanted.insert(wanted.end(), ids.cbegin(), ids.cend());
    TRY_ASSIGN(const std::vector<ProductId> living, checked, m_products.living(withoutDoubles<ProductId>(wanted)));
    TRY_ASSIGN(const std::vector<Product> found, read, m_products.fetch(living));
    for (const Product& product : found)
        remember(product);
    return {};
}

void DraftWriter::remember(const Product& product)
{
    m_stored.insert(product.id, product);
    if (!product.sku.isEmpty())
        m_bySku.insert(product.sku, product.id);
}

const Product* DraftWriter::stored(const PlannedProduct& planned) const
{
    ProductId id = planned.values.sku.isEmpty() ? ProductId() : m_bySku.value(planned.values.sku);
    if (!id.isValid() && planned.existing)
        id = *planned.existing;
    const auto product = m_stored.constFind(id);
    return product == m_stored.constEnd() ? nullptr : &*product;
}

Result<WrittenDraft> DraftWriter::write(const PlannedProduct& planned)
{
    const Product* before = stored(planned);
    Product product = before ? *before : Product{.uuid = newUuid(), .createdUtc = m_edit.now};
    if (product.sku.isEmpty())
        product.sku = planned.values.sku;
    WrittenDraft written;
    TRY_VOID(merge(planned.values, product, written.warnings));
    TRY_VOID(validateProduct(product));
    if (before) {
        TRY_ASSIGN(const bool changed, updated, m_products.update(*before, product));
        written.outcome = changed ? ImportOutcome::ProductChanged : ImportOutcome::Unchanged;
    } else {
        TRY_ASSIGN(product.id, inserted, m_products.insert(product));
        written.outcome = ImportOutcome::ProductAdded;
    }
    written.product = product.id;
    remember(product);
    return written;
}

Result<WrittenDraft> DraftWriter::writeLinks(const ProductDraft& draft)
{
    const auto before = m_stored.constFind(m_bySku.value(draft.sku));
    if (before == m_stored.constEnd())
        return WrittenDraft{};
    Product product = *before;
    WrittenDraft written{product.id, ImportOutcome::Unchanged, {}};
    for (const DraftLink& link : draft.links) {
        const ProductId target = m_bySku.value(link.sku);
        if (!target.isValid())
            written.warnings << u"There is no product with the SKU %1 to link to."_s.arg(link.sku);
        else if (target != product.id)
            addOnce(product.links, {target, link.kind});
    }
    TRY_ASSIGN(const bool changed, updated, m_products.update(*before, product));
    if (changed)
        written.outcome = ImportOutcome::ProductChanged;
    remember(product);
    return written;
}

Result<> DraftWriter::merge(const ProductDraft& draft, Product& product, QStringList& warnings)
{
    mergeFields(draft, product);
    TRY_VOID(mergeWords(draft, product));
    for (const QString& key : draft.clearAttributes) {
        TRY_ASSIGN(const std::optional<AttributeId> known, looked, knownAttribute(key));
        if (known)
            std::erase_if(product.attributes, [&](const AttributeValue& value) { return value.attribute == *known; });
    }
    for (const DraftAttribute& attribute : draft.attributes)
        TRY_VOID(mergeAttribute(attribute, product, warnings));
    return {};
}

Result<> DraftWriter::mergeWords(const ProductDraft& draft, Product& product)
{
    for (const QStringList& path : draft.categories) {
        TRY_ASSIGN(const CategoryId category, found, categoryOf(path));
        addOnce(product.categories, category);
    }
    for (const QStringList& path : draft.tags) {
        TRY_ASSIGN(const TagId tag, found, tagOf(path));
        addOnce(product.tags, tag);
    }
    return {};
}

Result<> DraftWriter::mergeAttribute(const DraftAttribute& attribute, Product& product, QStringList& warnings)
{
    TRY_ASSIGN(AttributeDefinition definition, found, definitionOf(attribute));
    if (hasOptions(definition.type)) {
        QStringList labels = attribute.value.split(u'\n', Qt::SkipEmptyParts);
        if (definition.type == AttributeType::OneOf)
            labels = labels.mid(0, 1);
        TRY_ASSIGN(AttributeOptions options, made, optionsOf(definition, labels));
        setAttribute(product, {definition.id, std::move(options)});
        return {};
    }
    if (auto value = attributeFromStored(definition.type, attribute.value))
        setAttribute(product, {definition.id, std::move(*value)});
    else
        warnings << u"'%1' does not fit the attribute %2."_s.arg(attribute.value, definition.name);
    return {};
}

Result<> DraftWriter::readDefinitions()
{
    if (std::exchange(m_definitionsRead, true))
        return {};
    TRY_ASSIGN(const auto all, read, m_attributes.all());
    for (const AttributeDefinition& definition : all)
        m_definitions.insert(definition.key, definition);
    return {};
}

Result<std::optional<AttributeId>> DraftWriter::knownAttribute(const QString& key)
{
    TRY_VOID(readDefinitions());
    const auto known = m_definitions.constFind(key);
    return known == m_definitions.constEnd() ? std::nullopt : std::optional(known->id);
}

Result<AttributeDefinition> DraftWriter::definitionOf(const DraftAttribute& attribute)
{
    TRY_VOID(readDefinitions());
    if (const auto known = m_definitions.constFind(attribute.key); known != m_definitions.constEnd())
        return *known;
    AttributeDefinition definition{.uuid = newUuid(),
                                   .key = attribute.key,
                                   .name = attribute.name,
                                   .type = attribute.type,
                                   .unit = attribute.unit};
    TRY_ASSIGN(definition.id, inserted, m_attributes.insert(definition));
    m_definitions.insert(definition.key, definition);
    return definition;
}

Result<AttributeOptions> DraftWriter::optionsOf(AttributeDefinition& definition, const QStringList& labels)
{
    const auto idOf = [&](const QString& label) {
        const auto option = std::find_if(definition.options.begin(), definition.options.end(),
                                         [&](const AttributeOption& known) { return known.label == label; });
        return option == definition.options.end() ? AttributeOptionId() : option->id;
    };
    AttributeDefinition wanted = definition;
    for (const QString& label : labels) {
        if (!idOf(label).isValid())
            wanted.options.push_back({{}, label});
    }
    if (wanted != definition) {
        TRY_VOID([&]() -> Result<> {
            TRY_ASSIGN(const bool changed, updated, m_attributes.update(definition, wanted));
            Q_UNUSED(changed);
            TRY_ASSIGN(const auto stored, read, m_attributes.fetchOne(definition.id));
            definition = stored.value_or(wanted);
            return {};
        }());
        m_definitions.insert(definition.key, definition);
    }
    AttributeOptions options;
    for (const QString& label : labels)
        addOnce(options, idOf(label));
    return options;
}

Result<CategoryId> DraftWriter::categoryOf(const QStringList& path)
{
    if (const auto known = m_categories.constFind(path); known != m_categories.constEnd())
        return *known;
    TRY_ASSIGN(const CategoryId category, ensured, CategoryRepository(m_edit.db).ensurePath(path));
    m_categories.insert(path, category);
    return category;
}

Result<TagId> DraftWriter::tagOf(const QStringList& path)
{
    if (const auto known = m_tags.constFind(path); known != m_tags.constEnd())
        return *known;
    TRY_ASSIGN(const TagId tag, ensured, TagRepository(m_edit.db).ensurePath(path));
    m_tags.insert(path, tag);
    return tag;
}

} // namespace vitrine
