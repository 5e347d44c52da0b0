#include "ui/views/inspector_product.h"

#include "core/services/search.h"
#include "ui/editors/chip_field.h"
#include "ui/editors/language_bar.h"
#include "ui/editors/media_strip.h"
#include "ui/editors/text_blocks_field.h"
#include "ui/editors/vocabulary.h"
#include "ui/text_format.h"
#include "ui/theme.h"
#include "ui/views/inspector_attributes.h"
#include "ui/views/inspector_product_data.h"
#include "ui/views/inspector_suggestions.h"
#include "ui/views/inspector_values.h"

#include <QFileDialog>

namespace vitrine {

namespace {
using ProductFields = InspectorFields<ProductId, MergedProducts, ProductPatch>;

QString titleOf(const MergedProducts& merged)
{
    if (!merged.single)
        return ProductInspector::tr("%1 products").arg(formatCount(merged.count()));
    const QString name = merged.single->name.text();
    if (!name.isEmpty())
        return name;
    return merged.single->sku.isEmpty() ? ProductInspector::tr("Product without a name") : merged.single->sku;
}
} // namespace

ProductInspector::ProductInspector(Session& session, Vocabulary& vocabulary, UnsavedDrafts& drafts, QWidget* parent)
    : QWidget(parent),
      m_data(new Data{
          session, vocabulary, ProductSearch(session),
          ProductFields(session, drafts, this,
                        {DraftSubject::Products,
                         [](Catalogue& catalogue, const auto& ids, const JobContext& job) {
                             return readMergedProducts(catalogue, ids, job);
                         },
                         [](Catalogue& catalogue, const Actor& actor, const auto& ids, const ProductPatch& patch) {
                             return changeProducts(catalogue, actor, ids, patch);
                         },
                         &titleOf, [this](const MergedProducts& merged) { show(merged); },
                         [this](const Error& error) {
                             m_data->session.notifier.complain(tr("Could not read the product"), error);
                         },
                         [this](FieldEditor& editor, const Error& error) {
                             if (&editor == field(QStringLiteral("sku")) && error.code == ErrorCode::Conflict)
                                 explainSku(editor);
                         }})})
{
    m_data->column = new QVBoxLayout(this);
    m_data->column->setContentsMargins(theme::kSpace12, theme::kSpace8, theme::kSpace12, theme::kSpace12);
    m_data->column->setSpacing(theme::kSpace4);
    makeMedia();
    makeTexts();
    makeFacts();
    makePrice();
    makeLists();
    makeBlocks();
    makeAttributes();
    makeLinks();
    m_data->times = new QLabel(this);
    m_data->times->setWordWrap(true);
    m_data->times->setFont(theme::captionFont(font()));
    m_data->times->setForegroundRole(QPalette::PlaceholderText);
    m_data->column->addWidget(m_data->times);
    m_data->column->addStretch(1);
    connect(&session.changes, &ChangeRelay::changed, this, &ProductInspector::apply);
    connect(&vocabulary, &Vocabulary::changed, this, [this] {
        if (!m_data->fields.ids().empty())
            m_data->fields.reload();
    });
}

ProductInspector::~ProductInspector() = default;

void ProductInspector::addField(FieldEditor* editor, const QString& name)
{
    m_data->byName[name] = editor;
    editor->setObjectName(name);
    m_data->column->addWidget(editor);
    editor->setReadOnly(!m_data->session.isWritable());
}

void ProductInspector::makeMedia()
{
    auto* strip = new MediaStrip(m_data->session.thumbnails, this);
    m_data->strip = strip;
    m_data->column->addWidget(strip);
    strip->setReadOnly(!m_data->session.isWritable());
    connect(strip, &MediaStrip::orderRequested, this, [this](const std::vector<AssetId>& order) {
        m_data->fields.edit(tr("Order the pictures"),
                            [id = *m_data->only(), order](Catalogue& catalogue, const Actor& actor) {
                                return orderMedia(catalogue, actor, id, order);
                            });
    });
    connect(strip, &MediaStrip::coverRequested, this, [this](AssetId cover) {
        m_data->fields.edit(tr("Choose the cover"),
                            [id = *m_data->only(), cover](Catalogue& catalogue, const Actor& actor) {
                                return setCover(catalogue, actor, id, cover);
                            });
    });
    connect(strip, &MediaStrip::removeRequested, this, [this](const std::vector<AssetId>& assets) {
        m_data->fields.edit(tr("Take pictures out of the product"),
                            [id = *m_data->only(), assets](Catalogue& catalogue, const Actor& actor) {
                                return detachMedia(catalogue, actor, id, assets);
                            });
    });
    connect(strip, &MediaStrip::assetsDropped, this, &ProductInspector::attach);
    connect(strip, &MediaStrip::filesDropped, this, [this](const QStringList& paths, int at) {
        if (const auto product = m_data->only())
            Q_EMIT filesDropped(paths, *product, at);
    });
    connect(strip, &MediaStrip::addRequested, this, &ProductInspector::chooseFiles);
    connect(strip, &MediaStrip::openRequested, this, &ProductInspector::assetRequested);
    connect(strip, &MediaStrip::copyRequested, this, &ProductInspector::copyRequested);
    connect(strip, &MediaStrip::similarRequested, this, &ProductInspector::similarRequested);
    connect(strip, &MediaStrip::dragOutRequested, this, [this](const std::vector<AssetId>& assets) {
        Q_EMIT dragOutRequested(assets, m_data->only().value_or(ProductId()));
    });
    connect(strip, &MediaStrip::previewRequested, this, [this](AssetId asset) {
        const std::vector<AssetId> order = m_data->strip->order();
        const auto place = std::find(order.begin(), order.end(), asset);
        Q_EMIT previewRequested(order, int(place - order.begin()));
    });
}

void ProductInspector::showProducts(std::vector<ProductId> products)
{
    if (products != m_data->fields.ids())
        m_data->attributes->forgetAdded();
    m_data->fields.show(std::move(products));
}

void ProductInspector::leave()
{
    m_data->suggestions->clear();
    m_data->fields.leave();
}

void ProductInspector::commit()
{
    m_data->fields.commit();
}

void ProductInspector::focusName()
{
    FieldEditor* name = field(QStringLiteral("name"));
    name->setFocus(Qt::ShortcutFocusReason);
    if (auto* line = qobject_cast<QLineEdit*>(name->focusProxy()))
        line->selectAll();
}

void ProductInspector::focusTags()
{
    m_data->tags->setFocus(Qt::ShortcutFocusReason);
}

FieldEditor* ProductInspector::field(const QString& name) const
{
    const auto found = m_data->byName.find(name);
    return found == m_data->byName.end() ? nullptr : found->second;
}

MediaStrip* ProductInspector::strip() const
{
    return m_data->strip;
}

/// What is in no field, and which fields there are.
void ProductInspector::show(const MergedProducts& merged)
{
    const bool single = merged.single.has_value();
    m_data->strip->setVisible(single);
    for (const QString& name : {QStringLiteral("sku"), QStringLiteral("gtin"), QStringLiteral("links")})
        field(name)->setVisible(single);
    if (single) {
        std::vector<StripItem> items;
        for (const AssetSummary& asset : merged.media)
            items.push_back({asset.id, asset.sha256, asset.name, asset.kind, asset.state});
        m_data->strip->setMedia(std::move(items), merged.single->cover);
        m_data->suggestions->showProduct(merged.single->id, merged.single->media);
        m_data->times->setText(tr("Added %1, changed %2")
                                   .arg(formatTime(merged.single->createdUtc), formatTime(merged.single->updatedUtc)));
    }
    if (!single)
        m_data->suggestions->clear();
    m_data->times->setVisible(single);
    std::set<QString> languages = merged.languages;
    m_data->languages->setLanguages(languages);
    m_data->attributes->show(merged);
    Q_EMIT titleChanged(titleOf(merged));
}

void ProductInspector::apply(const ChangeSet& changes)
{
    const auto touched = [&changes](ProductId id) { return changes.products.contains(id); };
    const auto& ids = m_data->fields.ids();
    const auto& media = m_data->fields.values().media;
    const bool pictures = std::any_of(media.begin(), media.end(),
                                      [&](const AssetSummary& asset) { return changes.assets.contains(asset.id); });
    if (changes.everything || pictures || std::any_of(ids.begin(), ids.end(), touched))
        m_data->fields.reload();
}

/// Names the product that has the SKU, and links to it.
void ProductInspector::explainSku(FieldEditor& editor)
{
    ProductQuery query;
    const QString sku = editor.draft().toString();
    query.filters.push_back({FilterField::Sku, {}, {sku}, {}, {}, false});
    m_data->conflict.start<std::vector<ProductSummary>>(
        m_data->session.runner, &editor,
        [&catalogue = m_data->session.catalogue, query]() -> Result<std::vector<ProductSummary>> {
            TRY_ASSIGN(const SearchPage page, found, searchPage(catalogue, query, 1, {}));
            return productSummaries(catalogue, idsOf<ProductId>(page.ids));
        },
        [&editor, sku](Result<std::vector<ProductSummary>> found) {
            if (!found.ok() || found.value().empty())
                return; // the plain reason stays
            const ProductSummary& owner = found.value().front();
            const QString name = owner.name.isEmpty() ? owner.sku : owner.name;
            editor.explainFailure(
                tr("%1 is the SKU of %2.")
                    .arg(sku.toHtmlEscaped(),
                         QStringLiteral("<a href=\"%1\">%2</a>").arg(owner.id.value()).arg(name.toHtmlEscaped())));
        });
}

void ProductInspector::attach(const std::vector<AssetId>& assets, ProductId from, int at)
{
    const auto product = m_data->only();
    if (!product)
        return;
    m_data->fields.edit(tr("Attach pictures"),
                        [to = *product, assets, from, at](Catalogue& catalogue, const Actor& actor) {
                            return from.isValid() && from != to ? moveMedia(catalogue, actor, from, to, assets, at)
                                                                : attachMedia(catalogue, actor, to, assets, at);
                        });
}

void ProductInspector::chooseFiles()
{
    const auto product = m_data->only();
    if (!product)
        return;
    auto* dialog = new QFileDialog(this, tr("Add pictures, films or sounds"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, id = *product](const QStringList& paths) { Q_EMIT filesDropped(paths, id, -1); });
    dialog->open();
}

} // namespace vitrine
