#include "ui/views/inspector_asset.h"

#include "ui/editors/chip_field.h"
#include "ui/editors/date_field.h"
#include "ui/editors/flag_field.h"
#include "ui/editors/language_bar.h"
#include "ui/editors/long_text_field.h"
#include "ui/editors/product_search.h"
#include "ui/editors/rating_field.h"
#include "ui/editors/vocabulary.h"
#include "ui/services/session.h"
#include "ui/text_format.h"
#include "ui/theme.h"
#include "ui/views/inspector_facts.h"
#include "ui/views/inspector_fields.h"
#include "ui/views/inspector_saves.h"
#include "ui/views/inspector_suggestion.h"
#include "ui/views/inspector_suggestions.h"
#include "ui/views/inspector_values.h"
#include "ui/views/picture_preview.h"

#include <QPushButton>

namespace vitrine {

namespace {
using AssetFields = InspectorFields<AssetId, MergedAssets, AssetSave>;

QString titleOf(const MergedAssets& merged)
{
    if (!merged.single)
        return AssetInspector::tr("%1 pictures").arg(formatCount(merged.count()));
    if (!merged.single->title.text().isEmpty())
        return merged.single->title.text();
    const AssetFile* file = merged.single->mainFile();
    return file ? file->name : assetKindText(merged.single->kind);
}
} // namespace

struct AssetInspector::Data {
    Session& session;
    Vocabulary& vocabulary;
    ProductSearch search;
    AssetFields fields;
    std::map<QString, FieldEditor*> byName;
    QVBoxLayout* column = nullptr;
    PicturePreview* preview = nullptr;
    LanguageBar* languages = nullptr;
    ChipField* products = nullptr;
    QWidget* suggestion = nullptr;
    QLabel* suggestionText = nullptr;
    InspectorSuggestions* suggestions = nullptr;
    AssetFacts* facts = nullptr;
    QLabel* sum = nullptr;
    QString language;
    AssetId previewed;
    ProductId suggested;
    LatestRun guessing;
};

AssetInspector::AssetInspector(Session& session, Vocabulary& vocabulary, UnsavedDrafts& drafts, QWidget* parent)
    : QWidget(parent),
      m_data(new Data{session, vocabulary, ProductSearch(session),
                      AssetFields(session, drafts, this,
                                  {DraftSubject::Assets,
                                   [](Catalogue& catalogue, const auto& ids, const JobContext& job) {
                                       return readMergedAssets(catalogue, ids, job);
                                   },
                                   [](Catalogue& catalogue, const Actor& actor, const auto& ids,
                                      const AssetSave& save) { return writeAssets(catalogue, actor, ids, save); },
                                   &titleOf, [this](const MergedAssets& merged) { show(merged); },
                                   [this](const Error& error) {
                                       m_data->session.notifier.complain(tr("Could not read the picture"), error);
                                   }})})
{
    m_data->column = new QVBoxLayout(this);
    m_data->column->setContentsMargins(theme::kSpace12, theme::kSpace8, theme::kSpace12, theme::kSpace12);
    m_data->column->setSpacing(theme::kSpace4);
    m_data->preview = new PicturePreview(session, this);
    m_data->preview->setMinimumHeight(fontMetrics().height() * 14);
    m_data->column->addWidget(m_data->preview);
    makeRatings();
    makeTexts();
    makeFacts();
    makeLists();
    m_data->column->addStretch(1);
    connect(&session.changes, &ChangeRelay::changed, this, &AssetInspector::apply);
    connect(&vocabulary, &Vocabulary::changed, this, [this] {
        if (!m_data->fields.ids().empty())
            m_data->fields.reload();
    });
}

AssetInspector::~AssetInspector() = default;

void AssetInspector::addField(FieldEditor* editor, const QString& name)
{
    m_data->byName[name] = editor;
    editor->setObjectName(name);
    m_data->column->addWidget(editor);
    editor->setReadOnly(!m_data->session.isWritable());
}

void AssetInspector::makeRatings()
{
    auto* rating = new RatingField(tr("Rating"), this);
    addField(rating, QStringLiteral("rating"));
    m_data->fields.bind(
        rating, QStringLiteral("rating"), [rating](const MergedAssets& merged) { rating->setStored(merged.rating); },
        [rating](AssetSave& save) { save.patch.rating = rating->rating(); });
    auto* flag = new FlagField(tr("Mark"), this);
    addField(flag, QStringLiteral("flag"));
    m_data->fields.bind(
        flag, QStringLiteral("flag"), [flag](const MergedAssets& merged) { flag->setStored(merged.flag); },
        [flag](AssetSave& save) { save.patch.flag = flag->flag(); });
}

void AssetInspector::makeTexts()
{
    m_data->languages = new LanguageBar(this);
    m_data->column->addWidget(m_data->languages);
    connect(m_data->languages, &LanguageBar::languageChanged, this, [this](const QString& language) {
        m_data->fields.turn([this, language] { m_data->language = language; });
    });
    auto* title = new TextField(tr("&Title"), this);
    title->setPlaceholder(tr("None"));
    addField(title, QStringLiteral("title"));
    m_data->fields.bind(
        title, [this] { return QStringLiteral("title/") + m_data->language; },
        [this, title](const MergedAssets& merged) {
            title->setStored(textIn(merged.titles, m_data->language, merged.count()));
        },
        [this, title](AssetSave& save) { save.patch.titles[m_data->language] = title->text(); });
    auto* description = new LongTextField(tr("&Description"), this);
    description->setLabelAlwaysAbove();
    description->setPlaceholder(tr("None"));
    addField(description, QStringLiteral("description"));
    m_data->fields.bind(
        description, [this] { return QStringLiteral("description/") + m_data->language; },
        [this, description](const MergedAssets& merged) {
            description->setStored(textIn(merged.descriptions, m_data->language, merged.count()));
        },
        [this, description](AssetSave& save) { save.patch.descriptions[m_data->language] = description->text(); });
}

void AssetInspector::makeFacts()
{
    auto* creator = new TextField(tr("&Creator"), this);
    creator->setPlaceholder(tr("None"));
    addField(creator, QStringLiteral("creator"));
    m_data->fields.bind(
        creator, QStringLiteral("creator"),
        [creator](const MergedAssets& merged) { creator->setStored(merged.creator); },
        [creator](AssetSave& save) { save.patch.creator = creator->text(); });
    auto* rights = new TextField(tr("&Rights"), this);
    rights->setPlaceholder(tr("None"));
    addField(rights, QStringLiteral("rights"));
    m_data->fields.bind(
        rights, QStringLiteral("rights"), [rights](const MergedAssets& merged) { rights->setStored(merged.rights); },
        [rights](AssetSave& save) { save.patch.rights = rights->text(); });
    auto* taken = new DateField(tr("Ta&ken"), DatePrecision::Minute, this);
    taken->setPlaceholder(tr("Not known"));
    addField(taken, QStringLiteral("taken"));
    m_data->fields.bind(
        taken, QStringLiteral("taken"), [taken](const MergedAssets& merged) { taken->setStoredTime(merged.taken); },
        [taken](AssetSave& save) { save.patch.takenUtc = taken->time(); });
}

void AssetInspector::makeLists()
{
    Vocabulary& words = m_data->vocabulary;
    auto* tags = new ChipField(tr("Ta&gs"), this);
    offerTags(*tags, words);
    addField(tags, QStringLiteral("tags"));
    m_data->fields.bind(
        tags, QStringLiteral("tags"),
        [tags, &words](const MergedAssets& merged) {
            tags->setStored(chipsOf(merged.tags, merged.count(), [&words](TagId id) { return words.tagChip(id); }));
        },
        [tags](AssetSave& save) {
            save.patch.addTags = idsOf<TagId>(tags->changes().addKeys);
            save.patch.removeTags = idsOf<TagId>(tags->changes().removeKeys);
            save.patch.addTagPaths = tags->changes().addTexts;
        });
    m_data->suggestions = new InspectorSuggestions(m_data->session, this);
    m_data->column->addWidget(m_data->suggestions);
    auto* products = m_data->products = new ChipField(tr("&Products"), this);
    products->setPlaceholder(tr("Attach to a product"));
    products->setFreeText(false, tr("No product is called that; choose one from the list."));
    products->setSource(m_data->search.source());
    addField(products, QStringLiteral("products"));
    connect(products, &ChipField::openRequested, this,
            [this](const QString& key) { Q_EMIT productRequested(ProductId(key.toLongLong())); });
    m_data->fields.bind(
        products, QStringLiteral("products"),
        [products](const MergedAssets& merged) {
            std::vector<Chip> chips;
            for (const ProductSummary& product : merged.products) {
                const QString name = product.name.isEmpty() ? product.sku : product.name;
                chips.push_back({QString::number(product.id.value()), name, product.sku, {}, 1, 1, true});
            }
            products->setStored(chips);
        },
        [products](AssetSave& save) {
            save.attachTo = idsOf<ProductId>(products->changes().addKeys);
            save.detachFrom = idsOf<ProductId>(products->changes().removeKeys);
        });
    makeGuess();
    m_data->facts = new AssetFacts(m_data->session, this);
    m_data->column->addWidget(m_data->facts);
    m_data->sum = new QLabel(this);
    m_data->sum->setForegroundRole(QPalette::PlaceholderText);
    m_data->column->addWidget(m_data->sum);
}

/// The product that the name of a file in the Inbox speaks of.
void AssetInspector::makeGuess()
{
    m_data->suggestion = new QWidget(this);
    m_data->suggestionText = new QLabel(m_data->suggestion);
    m_data->suggestionText->setWordWrap(true);
    auto* attach = new QPushButton(tr("&Attach"), m_data->suggestion);
    auto* row = new QHBoxLayout(m_data->suggestion);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_data->suggestionText, 1);
    row->addWidget(attach);
    m_data->suggestion->hide();
    m_data->column->addWidget(m_data->suggestion);
    connect(attach, &QPushButton::clicked, this, [this] {
        m_data->fields.edit(tr("Attach to the product"), [ids = m_data->fields.ids(), product = m_data->suggested](
                                                             Catalogue& catalogue, const Actor& actor) {
            return attachMedia(catalogue, actor, product, ids);
        });
    });
}

void AssetInspector::showAssets(std::vector<AssetId> assets)
{
    m_data->fields.show(std::move(assets));
}

void AssetInspector::leave()
{
    m_data->fields.leave();
    m_data->suggestions->clear();
    m_data->preview->clear();
    m_data->previewed = {};
}

void AssetInspector::commit()
{
    m_data->fields.commit();
}

void AssetInspector::focusName()
{
    field(QStringLiteral("title"))->setFocus(Qt::ShortcutFocusReason);
}

void AssetInspector::focusTags()
{
    field(QStringLiteral("tags"))->setFocus(Qt::ShortcutFocusReason);
}

FieldEditor* AssetInspector::field(const QString& name) const
{
    const auto found = m_data->byName.find(name);
    return found == m_data->byName.end() ? nullptr : found->second;
}

PicturePreview* AssetInspector::preview() const
{
    return m_data->preview;
}

void AssetInspector::show(const MergedAssets& merged)
{
    const bool single = merged.single.has_value();
    for (QWidget* widget : {static_cast<QWidget*>(m_data->preview), static_cast<QWidget*>(m_data->facts),
                            static_cast<QWidget*>(m_data->products)})
        widget->setVisible(single);
    m_data->sum->setVisible(!single);
    m_data->sum->setText(tr("%1 together").arg(formatBytes(merged.bytes)));
    m_data->languages->setLanguages(merged.languages);
    m_data->suggestion->hide();
    if (single) {
        m_data->facts->show(*merged.single);
        if (m_data->previewed != merged.single->id) {
            m_data->previewed = merged.single->id;
            m_data->preview->showAsset(merged.single->id);
        }
        m_data->suggestions->showAsset(merged.single->id);
        if (merged.products.empty() && m_data->session.isWritable())
            suggest(*merged.single);
    } else {
        m_data->suggestions->clear();
        m_data->preview->clear();
        m_data->previewed = {};
    }
    Q_EMIT titleChanged(titleOf(merged));
}

/// For a picture of the Inbox: the product that its file name speaks of.
void AssetInspector::suggest(const Asset& asset)
{
    const AssetFile* file = asset.mainFile();
    if (!file)
        return;
    m_data->guessing.start<std::optional<ProductGuess>>(
        m_data->session.runner, this,
        [&catalogue = m_data->session.catalogue, name = file->name] { return guessProduct(catalogue, name); },
        [this, id = asset.id](Result<std::optional<ProductGuess>> guess) {
            const bool same = m_data->fields.ids() == std::vector{id};
            if (!guess.ok() || !guess.value() || !same)
                return;
            const ProductSummary& product = guess.value()->product;
            m_data->suggested = product.id;
            m_data->suggestionText->setText(
                tr("The file name says %1: it may belong to %2.")
                    .arg(guess.value()->matched, product.name.isEmpty() ? product.sku : product.name));
            m_data->suggestion->show();
        });
}

void AssetInspector::apply(const ChangeSet& changes)
{
    const auto& ids = m_data->fields.ids();
    const auto touched = [&changes](AssetId id) { return changes.assets.contains(id); };
    const auto& products = m_data->fields.values().products;
    const bool named = std::any_of(products.begin(), products.end(), [&](const ProductSummary& product) {
        return changes.products.contains(product.id);
    });
    if (changes.everything || named || std::any_of(ids.begin(), ids.end(), touched))
        m_data->fields.reload();
}

} // namespace vitrine
