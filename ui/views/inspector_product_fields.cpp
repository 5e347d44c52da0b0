#include "core/catalog/names.h"
#include "ui/editors/chip_field.h"
#include "ui/editors/choice_field.h"
#include "ui/editors/gtin_field.h"
#include "ui/editors/language_bar.h"
#include "ui/editors/link_field.h"
#include "ui/editors/long_text_field.h"
#include "ui/editors/price_field.h"
#include "ui/editors/text_blocks_field.h"
#include "ui/editors/vocabulary.h"
#include "ui/text_format.h"
#include "ui/views/inspector_attributes.h"
#include "ui/views/inspector_product_data.h"
#include "ui/views/inspector_suggestions.h"
#include "ui/views/inspector_values.h"

#include <array>

namespace vitrine {

namespace {
constexpr int kBrandsOffered = 12;
constexpr std::array kStates{ProductState::Draft, ProductState::Active, ProductState::Archived, ProductState::Blocked};
} // namespace

void ProductInspector::makeTexts()
{
    m_data->languages = new LanguageBar(this);
    m_data->column->addWidget(m_data->languages);
    connect(m_data->languages, &LanguageBar::languageChanged, this, [this](const QString& language) {
        m_data->fields.turn([this, language] {
            m_data->language = language;
            m_data->texts->setLanguage(language);
        });
    });
    auto* name = new TextField(tr("&Name"), this);
    name->setLimit(kMaxProductNameChars);
    name->setPlaceholder(tr("Name of the product"));
    addField(name, QStringLiteral("name"));
    m_data->fields.bind(
        name, [this] { return QStringLiteral("name/") + m_data->language; },
        [this, name](const MergedProducts& merged) {
            name->setStored(textIn(merged.names, m_data->language, merged.count()));
        },
        [this, name](ProductPatch& patch) { patch.names[m_data->language] = name->text(); });
    auto* description = new LongTextField(tr("&Description"), this);
    description->setLabelAlwaysAbove();
    description->setLimit(kMaxDescriptionChars);
    description->setPlaceholder(tr("What a customer should know"));
    addField(description, QStringLiteral("description"));
    m_data->fields.bind(
        description, [this] { return QStringLiteral("description/") + m_data->language; },
        [this, description](const MergedProducts& merged) {
            description->setStored(textIn(merged.descriptions, m_data->language, merged.count()));
        },
        [this, description](ProductPatch& patch) { patch.descriptions[m_data->language] = description->text(); });
}

void ProductInspector::makeFacts()
{
    auto* sku = new TextField(tr("S&KU"), this);
    sku->setPlaceholder(tr("None"));
    addField(sku, QStringLiteral("sku"));
    m_data->fields.bind(
        sku, QStringLiteral("sku"), [sku](const MergedProducts& merged) { sku->setStored(merged.sku); },
        [sku](ProductPatch& patch) { patch.sku = sku->text(); });
    connect(sku, &FieldEditor::linkActivated, this,
            [this](const QString& link) { Q_EMIT productRequested(ProductId(link.toLongLong())); });

    std::vector<Choice> states;
    for (const ProductState state : kStates)
        states.push_back({productStateName(state), productStateText(state)});
    auto* state = new ChoiceField(tr("St&ate"), std::move(states), this);
    addField(state, QStringLiteral("state"));
    m_data->fields.bind(
        state, QStringLiteral("state"),
        [state](const MergedProducts& merged) {
            Merged<QString> keys;
            for (const auto& [value, count] : merged.state.values())
                keys.add(productStateName(value), count);
            state->setStored(keys);
        },
        [state](ProductPatch& patch) { patch.state = productStateFromName(state->key()); });
}

void ProductInspector::makePrice()
{
    auto* price = new PriceField(tr("&Price"), this);
    addField(price, QStringLiteral("price"));
    const auto takeCurrency = [this, price] { price->setDefaultCurrency(m_data->vocabulary.currency()); };
    takeCurrency();
    connect(&m_data->vocabulary, &Vocabulary::changed, price, takeCurrency);
    m_data->fields.bind(
        price, QStringLiteral("price"), [price](const MergedProducts& merged) { price->setStoredPrice(merged.price); },
        [price](ProductPatch& patch) { patch.price = price->price(); });

    auto* gtin = new GtinField(tr("&GTIN"), this);
    gtin->setPlaceholder(tr("None"));
    addField(gtin, QStringLiteral("gtin"));
    m_data->fields.bind(
        gtin, QStringLiteral("gtin"), [gtin](const MergedProducts& merged) { gtin->setStored(merged.gtin); },
        [gtin](ProductPatch& patch) { patch.gtin = gtin->text(); });

    makeBrand();
}

void ProductInspector::makeBrand()
{
    auto* brand = new TextField(tr("&Brand"), this);
    brand->setPlaceholder(tr("None"));
    brand->setLimit(kMaxBrandChars);
    brand->setCompletion([this](const QString& prefix, const std::function<void(const QStringList&)>& found) {
        m_data->brands.start<std::vector<QString>>(
            m_data->session.runner, this,
            [&catalogue = m_data->session.catalogue, prefix] { return brands(catalogue, prefix, kBrandsOffered); },
            [found](Result<std::vector<QString>> result) {
                if (result.ok())
                    found(QStringList(result.value().begin(), result.value().end()));
            });
    });
    addField(brand, QStringLiteral("brand"));
    m_data->fields.bind(
        brand, QStringLiteral("brand"), [brand](const MergedProducts& merged) { brand->setStored(merged.brand); },
        [brand](ProductPatch& patch) { patch.brand = brand->text(); });
}

void ProductInspector::makeLists()
{
    Vocabulary& words = m_data->vocabulary;
    auto* categories = m_data->categories = new ChipField(tr("&Categories"), this);
    categories->setPlaceholder(tr("Add a category"));
    categories->setSource([&words](const QString& typed, const auto& found) { found(words.suggestCategories(typed)); });
    categories->setDescriber([&words](const QString& key) { return words.categoryChip(CategoryId(key.toLongLong())); });
    addField(categories, QStringLiteral("categories"));
    m_data->fields.bind(
        categories, QStringLiteral("categories"),
        [categories, &words](const MergedProducts& merged) {
            categories->setStored(
                chipsOf(merged.categories, merged.count(), [&words](CategoryId id) { return words.categoryChip(id); }));
        },
        [categories](ProductPatch& patch) {
            patch.addCategories = idsOf<CategoryId>(categories->changes().addKeys);
            patch.removeCategories = idsOf<CategoryId>(categories->changes().removeKeys);
            patch.addCategoryPaths = categories->changes().addTexts;
        });
    auto* tags = m_data->tags = new ChipField(tr("&Tags"), this);
    offerTags(*tags, words);
    addField(tags, QStringLiteral("tags"));
    m_data->fields.bind(
        tags, QStringLiteral("tags"),
        [tags, &words](const MergedProducts& merged) {
            tags->setStored(chipsOf(merged.tags, merged.count(), [&words](TagId id) { return words.tagChip(id); }));
        },
        [tags](ProductPatch& patch) {
            patch.addTags = idsOf<TagId>(tags->changes().addKeys);
            patch.removeTags = idsOf<TagId>(tags->changes().removeKeys);
            patch.addTagPaths = tags->changes().addTexts;
        });
    m_data->suggestions = new InspectorSuggestions(m_data->session, this);
    m_data->column->addWidget(m_data->suggestions);
}

void ProductInspector::makeLinks()
{
    auto* links = m_data->links = new LinkField(tr("&Links"), this);
    links->setProductSource(m_data->search.source());
    links->setDescriber([this](const QString& key) { return linkChip(key); });
    addField(links, QStringLiteral("links"));
    connect(links, &ChipField::openRequested, this, [this](const QString& key) {
        if (const auto link = LinkField::linkOf(key))
            Q_EMIT productRequested(link->target);
    });
    m_data->fields.bind(
        links, QStringLiteral("links"),
        [this, links](const MergedProducts& merged) {
            std::vector<Chip> chips;
            for (const auto& [link, count] : merged.links)
                chips.push_back(linkChip(LinkField::keyOf(link)));
            links->setStored(chips);
        },
        [links](ProductPatch& patch) {
            for (const QString& key : links->changes().addKeys)
                patch.addLinks.push_back(*LinkField::linkOf(key));
            for (const QString& key : links->changes().removeKeys)
                patch.removeLinks.push_back(*LinkField::linkOf(key));
        });
}

/// "Variant: Golden Delicious".
Chip ProductInspector::linkChip(const QString& key) const
{
    Chip chip;
    chip.key = key;
    chip.canOpen = true;
    const auto link = LinkField::linkOf(key);
    if (!link)
        return chip;
    const auto& names = m_data->fields.values().linkNames;
    const auto name = names.find(link->target.value());
    chip.text = name == names.end() ? LinkField::kindText(link->kind)
                                    : tr("%1: %2").arg(LinkField::kindText(link->kind), name->second);
    return chip;
}

void ProductInspector::makeBlocks()
{
    auto* texts = m_data->texts = new TextBlocksField(tr("Te&xts"), this);
    addField(texts, QStringLiteral("texts"));
    m_data->fields.bind(
        texts, QStringLiteral("texts"), [texts](const MergedProducts& merged) { texts->setStored(merged.texts); },
        [texts](ProductPatch& patch) { patch.texts = texts->blocks(); });
}

void ProductInspector::makeAttributes()
{
    auto* section = m_data->attributes = new AttributeSection(m_data->session, m_data->vocabulary, this);
    m_data->column->addWidget(section);
    section->setEnabled(m_data->session.isWritable());
    connect(section, &AttributeSection::editorAdded, this, [this](AttributeId id, const AttributeEditor& editor) {
        m_data->fields.bind(
            editor.editor, QStringLiteral("attribute/%1").arg(id.value()),
            [id, load = editor.load](const MergedProducts& merged) {
                const auto found = merged.attributes.find(id);
                if (found != merged.attributes.end())
                    return load(found->second);
                Merged<AttributeContent> none;
                none.fillUp(merged.count(), std::nullopt);
                load(none);
            },
            [id, value = editor.value](ProductPatch& patch) {
                if (const AttributeContent content = value())
                    patch.setAttributes.push_back({id, *content});
                else
                    patch.clearAttributes.push_back(id);
            });
        m_data->fields.fill(editor.editor);
    });
    connect(section, &AttributeSection::editorRemoved, this,
            [this](FieldEditor* editor) { m_data->fields.unbind(editor); });
    connect(section, &AttributeSection::clearRequested, this, [this](AttributeId id) {
        ProductPatch patch;
        patch.clearAttributes.push_back(id);
        m_data->fields.edit(tr("Remove the attribute"),
                            [ids = m_data->fields.ids(), patch](Catalogue& catalogue, const Actor& actor) {
                                return changeProducts(catalogue, actor, ids, patch);
                            });
    });
}

} // namespace vitrine
