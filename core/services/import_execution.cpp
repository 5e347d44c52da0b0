#include "core/services/import_execution.h"

#include "core/services/chunk_size.h"
#include "core/services/draft_writer.h"
#include "core/services/file_bringer.h"
#include "core/storage/picture_url_repository.h"

#include <algorithm>
#include <map>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Links and addresses of so many products in one transaction.
constexpr size_t kProductBatch = 200;

} // namespace

ImportExecution::ImportExecution(Catalogue& catalogue, const ImportPlan& plan, ImportRunner& runner,
                                 const JobContext& job)
    : m_catalogue(catalogue), m_plan(plan), m_runner(runner), m_job(job), m_made(plan.products.size())
{}

Result<> ImportExecution::run()
{
    TRY_VOID(writeProducts());
    TRY_VOID(writeLinks());
    TRY_VOID(bringFiles());
    return writeUrls();
}

Result<> ImportExecution::writeProducts()
{
    ChunkSize batch;
    for (size_t first = 0; first < m_plan.products.size();) {
        TRY_VOID(m_job.checkpoint());
        const size_t last = std::min(m_plan.products.size(), first + batch.value());
        TRY_VOID(batch.measure(last - first, [&] { return writeProductBatch(first, last); }));
        first = last;
    }
    return {};
}

Result<> ImportExecution::writeProductBatch(size_t first, size_t last)
{
    std::vector<const PlannedProduct*> open;
    std::vector<size_t> places;
    for (size_t i = first; i < last; ++i) {
        const PlannedProduct& product = m_plan.products[i];
        if (const auto settled = m_runner.settledProducts().constFind(product.source());
            settled != m_runner.settledProducts().constEnd()) {
            m_made[i] = *settled;
        } else {
            open.push_back(&product);
            places.push_back(i);
        }
    }
    if (open.empty())
        return {};
    std::vector<Result<WrittenDraft>> written;
    TRY_VOID(m_runner.append([&](EditContext& edit) -> Result<> {
        written.clear(); // the edit is run again when its group failed because of another edit
        DraftWriter writer(edit);
        TRY_VOID(writer.prepare(open));
        for (const PlannedProduct* product : open) {
            Result<WrittenDraft> one = writer.write(*product);
            if (!one.ok() && one.error().code != ErrorCode::InvalidInput)
                return one.error();
            const ImportItem item = one.ok()
                                        ? ImportItem{product->source(), one.value().outcome, {}, one.value().product}
                                        : ImportItem{product->source(), ImportOutcome::Skipped, one.error().detail};
            TRY_VOID(m_runner.record(edit, item));
            written.push_back(std::move(one));
        }
        return {};
    }));
    for (size_t i = 0; i < open.size(); ++i) {
        m_runner.advance(open[i]->source());
        if (!written[i].ok()) {
            m_runner.skip(open[i]->source(), written[i].error().detail);
            continue;
        }
        const WrittenDraft& draft = written[i].value();
        m_made[places[i]] = draft.product;
        for (const QString& warning : draft.warnings)
            m_runner.warn(open[i]->source(), warning);
        if (draft.outcome != ImportOutcome::Unchanged)
            m_runner.touched(draft.product);
    }
    return {};
}

Result<> ImportExecution::writeLinks()
{
    std::vector<const PlannedProduct*> linked;
    for (const PlannedProduct& product : m_plan.products) {
        if (!product.values.links.empty() && !product.values.sku.isEmpty())
            linked.push_back(&product);
    }
    for (size_t first = 0; first < linked.size(); first += kProductBatch) {
        TRY_VOID(m_job.checkpoint());
        const std::span batch = std::span(linked).subspan(first, std::min(kProductBatch, linked.size() - first));
        std::vector<WrittenDraft> written;
        TRY_VOID(m_runner.append([&](EditContext& edit) -> Result<> {
            written.clear();
            DraftWriter writer(edit);
            TRY_VOID(writer.prepare(batch));
            for (const PlannedProduct* product : batch) {
                TRY_ASSIGN(WrittenDraft one, linkedNow, writer.writeLinks(product->values));
                written.push_back(std::move(one));
            }
            return {};
        }));
        for (size_t i = 0; i < batch.size(); ++i) {
            for (const QString& warning : written[i].warnings)
                m_runner.warn(batch[i]->source(), warning);
        }
    }
    return {};
}

std::optional<ProductId> ImportExecution::productOf(const ProductTarget& target) const
{
    if (target.planned >= 0 && size_t(target.planned) < m_made.size())
        return m_made[size_t(target.planned)];
    return target.existing;
}

std::vector<ProductId> ImportExecution::productsOf(const PlannedFile& file) const
{
    std::vector<ProductId> products;
    if (const auto product = productOf(file.target))
        products.push_back(*product);
    for (const ProductTarget& target : file.alsoFor) {
        if (const auto product = productOf(target))
            products.push_back(*product);
    }
    return products;
}

Result<> ImportExecution::bringFiles()
{
    FileBringer bringer(m_catalogue, m_plan, m_runner, m_job);
    return bringer.bring([this](const PlannedFile& file) { return productsOf(file); });
}

Result<> ImportExecution::writeUrls()
{
    std::vector<std::pair<ProductId, QStringList>> wanted;
    std::map<ProductId, size_t> places;
    for (const PlannedUrl& url : m_plan.urls) {
        const auto product = productOf(url.target);
        if (!product)
            continue;
        const auto [place, isNew] = places.try_emplace(*product, wanted.size());
        if (isNew)
            wanted.push_back({*product, {}});
        wanted[place->second].second << url.url;
    }
    for (size_t first = 0; first < wanted.size(); first += kProductBatch) {
        TRY_VOID(m_job.checkpoint());
        const size_t last = std::min(wanted.size(), first + kProductBatch);
        int added = 0;
        TRY_VOID(m_runner.append([&](EditContext& edit) -> Result<> {
            added = 0;
            PictureUrlRepository urls(edit.db);
            for (size_t i = first; i < last; ++i) {
                TRY_ASSIGN(const int some, noted, urls.add(wanted[i].first, wanted[i].second));
                added += some;
            }
            return {};
        }));
        m_runner.countUrls(added);
    }
    return {};
}

} // namespace vitrine
