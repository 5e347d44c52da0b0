#include "ui/drops/drop_controller.h"

#include "core/services/edit_assets.h"
#include "core/services/edit_products.h"
#include "core/services/edit_vocabulary.h"

namespace vitrine {

namespace {
using Kind = DropPlace::Kind;

/// Contents are only looked at for drops of a size that is read in a moment.
constexpr qint64 kMostLookedAt = 400;

std::vector<ProductId> productsAt(const DropPlace& place)
{
    std::vector<ProductId> products{ProductId(place.id)};
    for (const qint64 other : place.others)
        products.emplace_back(other);
    return products;
}

ImportRequest requestFor(const DropContent& content, const DropPlace& place)
{
    ImportRequest request;
    request.paths = content.paths;
    request.tables = content.tables;
    if (place.kind == Kind::Product) {
        request.attachTo = ProductId(place.id);
        for (const qint64 other : place.others)
            request.attachAlso.emplace_back(other);
    }
    if (place.kind == Kind::Tag)
        request.tagWith = TagId(place.id);
    return request;
}
} // namespace

DropController::DropController(Session& session, const UserSettings& settings, QObject* parent)
    : DropHandler(parent), m_session(session), m_settings(settings), m_stop(std::make_shared<std::stop_source>())
{}

DropAnswer DropController::hover(const QMimeData& data, const DropPlace& place)
{
    if (m_hovered != &data) {
        leave();
        m_hovered = &data;
        m_content = contentOf(data);
        estimate();
    }
    return answer(place);
}

DropAnswer DropController::answer(const DropPlace& place) const
{
    FileEstimate known = m_files;
    known.productsLookedFor = m_settings.proposesProducts();
    return dropAnswer(m_content, place, known, m_session.isWritable());
}

void DropController::leave()
{
    m_stop->request_stop();
    m_counting.cancel();
    m_planning.cancel();
    m_hovered = nullptr;
    m_content = {};
    m_files = {};
}

/// Counts at once; then looks whether the files are here already, while the user makes up their mind.
void DropController::estimate()
{
    if (m_content.paths.isEmpty())
        return;
    m_stop = std::make_shared<std::stop_source>();
    const QStringList paths = m_content.paths;
    m_counting.start<FileCount>(
        m_session.runner, this, [paths]() -> Result<FileCount> { return countFiles(paths); },
        [this, paths](Result<FileCount> result) {
            if (!result.ok())
                return;
            m_files.count = result.value();
            Q_EMIT answerChanged();
            if (result.value().more || result.value().files > kMostLookedAt)
                return;
            ImportRequest request;
            request.paths = paths;
            m_planning.start<ImportReport>(
                m_session.runner, this,
                [&catalogue = m_session.catalogue, request, stop = m_stop] {
                    JobContext job;
                    job.stop = stop->get_token();
                    return previewImport(catalogue, request, job);
                },
                [this](Result<ImportReport> plan) {
                    if (!plan.ok())
                        return;
                    m_files.alreadyHere = plan.value().duplicates;
                    Q_EMIT answerChanged();
                });
        });
}

void DropController::drop(const QMimeData& data, const DropPlace& place)
{
    const DropContent content = contentOf(data);
    const DropAnswer answer = dropAnswer(content, place, m_files, m_session.isWritable());
    leave();
    if (!answer.accepted)
        return;
    if (!content.assets.empty())
        dropAssets(content, place);
    else if (!content.products.empty())
        dropProducts(content, place);
    else if (!content.tags.empty())
        dropTags(content, place);
    else
        dropForeign(content, place, data);
}

void DropController::run(const QString& what, const QString& done,
                         std::function<Result<StepId>(Catalogue&, const Actor&)> work)
{
    m_session.edit<StepId>(this, what, std::move(work), [this, what, done](Result<StepId> result) {
        if (!result.ok())
            return m_session.notifier.complain(what, result.error());
        if (result.value().isValid())
            m_session.notifier.inform(done, result.value());
    });
}

void DropController::dropAssets(const DropContent& content, const DropPlace& place)
{
    const int count = int(content.assets.size());
    const auto assets = content.assets;
    const ProductId from = content.from, product(place.id);
    if (place.kind == Kind::Product && !place.others.empty()) {
        run(tr("Could not attach the pictures"), tr("Attached %n picture(s) to %1", nullptr, count).arg(place.name),
            [=, into = productsAt(place)](Catalogue& c, const Actor& a) { return shareMedia(c, a, assets, into); });
    } else if (place.kind == Kind::Product && from.isValid()) {
        run(tr("Could not move the pictures"), tr("Moved %n picture(s) to %1", nullptr, count).arg(place.name),
            [=](Catalogue& c, const Actor& a) { return moveMedia(c, a, from, product, assets); });
    } else if (place.kind == Kind::Product) {
        run(tr("Could not attach the pictures"), tr("Attached %n picture(s) to %1", nullptr, count).arg(place.name),
            [=](Catalogue& c, const Actor& a) { return attachMedia(c, a, product, assets); });
    } else if (place.kind == Kind::Tag) {
        AssetPatch patch;
        patch.addTags = {TagId(place.id)};
        run(tr("Could not tag the pictures"), tr("Tagged %n picture(s) with %1", nullptr, count).arg(place.name),
            [=](Catalogue& c, const Actor& a) { return changeAssets(c, a, assets, patch); });
    } else if (place.kind == Kind::Inbox) {
        run(tr("Could not take the pictures out"), tr("Took %n picture(s) out of the product", nullptr, count),
            [=](Catalogue& c, const Actor& a) { return detachMedia(c, a, from, assets); });
    } else if (place.kind == Kind::Trash) {
        run(tr("Could not move to the trash"), tr("Moved %n picture(s) to the trash", nullptr, count),
            [=](Catalogue& c, const Actor& a) { return trashAssets(c, a, assets); });
    } else if (place.kind == Kind::AllProducts) {
        ProductPatch first;
        first.names[QString()] = tr("New product");
        m_session.edit<ProductId>(this, tr("Could not make a product"),
                                  [=](Catalogue& c, const Actor& a) { return createProduct(c, a, first, assets); });
    }
}

void DropController::dropProducts(const DropContent& content, const DropPlace& place)
{
    const int count = int(content.products.size());
    const auto products = content.products;
    if (place.kind == Kind::Trash)
        return run(tr("Could not move to the trash"), tr("Moved %n product(s) to the trash", nullptr, count),
                   [=](Catalogue& c, const Actor& a) { return trashProducts(c, a, products); });
    ProductPatch patch;
    if (place.kind == Kind::Tag)
        patch.addTags = {TagId(place.id)};
    else
        patch.addCategories = {CategoryId(place.id)};
    const QString done = place.kind == Kind::Tag ? tr("Tagged %n product(s) with %1", nullptr, count)
                                                 : tr("Put %n product(s) into %1", nullptr, count);
    run(tr("Could not change the products"), done.arg(place.name),
        [=](Catalogue& c, const Actor& a) { return changeProducts(c, a, products, patch); });
}

void DropController::dropTags(const DropContent& content, const DropPlace& place)
{
    const std::vector<TagId> tags = content.tags;
    if (place.kind == Kind::Tag) {
        TagPatch patch;
        patch.parent = TagId(place.id);
        return run(tr("Could not move the tag"), tr("Moved below %1").arg(place.name),
                   [=](Catalogue& c, const Actor& a) { return changeTag(c, a, tags.front(), patch); });
    }
    run(tr("Could not tag"), tr("Tagged %1").arg(place.name), [=](Catalogue& c, const Actor& a) -> Result<StepId> {
        if (place.kind == Kind::Product) {
            ProductPatch patch;
            patch.addTags = tags;
            return changeProducts(c, a, productsAt(place), patch);
        }
        AssetPatch patch;
        patch.addTags = tags;
        const AssetId ids[] = {AssetId(place.id)};
        return changeAssets(c, a, ids, patch);
    });
}

void DropController::dropForeign(const DropContent& content, const DropPlace& place, const QMimeData& data)
{
    const ImportRequest request = requestFor(content, place);
    if (!content.paths.isEmpty() || !content.tables.isEmpty())
        Q_EMIT importWanted(request);
    else if (content.hasImage)
        Q_EMIT imageDropped(qvariant_cast<QImage>(data.imageData()), request);
    else if (!content.urls.isEmpty())
        Q_EMIT downloadWanted(content.urls, request);
    else
        Q_EMIT tableDropped(content.table, request);
}

} // namespace vitrine
