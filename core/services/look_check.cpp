#include "core/services/look_check.h"

#include "core/exchange/table_reader.h"
#include "core/jobs/ordered_parallel.h"
#include "core/services/browse.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kProducts = 5;
constexpr int kPictures = 1000;

/// The products of hits, as SKUs.
class Skus
{
public:
    explicit Skus(const Catalogue& catalogue) : m_catalogue(catalogue) {}

    Result<QStringList> of(const std::vector<LookHit>& hits)
    {
        std::vector<ProductId> unknown;
        for (const LookHit& hit : hits) {
            if (hit.product.isValid() && !m_known.contains(hit.product))
                unknown.push_back(hit.product);
        }
        TRY_ASSIGN(const std::vector<ProductSummary> read, summaries, productSummaries(m_catalogue, unknown));
        for (const ProductSummary& product : read)
            m_known.insert(product.id, product.sku);
        QStringList skus;
        for (const LookHit& hit : hits)
            skus << m_known.value(hit.product);
        return skus;
    }

private:
    const Catalogue& m_catalogue;
    QHash<ProductId, QString> m_known;
};

struct Asked {
    LookFound products, pictures;
    double milliseconds = 0;
};

Result<Asked> ask(LookSearch& look, const QString& path, DetailCheck detail, const JobContext& job)
{
    LookQuery query;
    query.examples.push_back({.path = path});
    query.grouping = LookGrouping::Product;
    query.checkDetail = detail;
    query.limit = kProducts;
    QElapsedTimer timer;
    timer.start();
    Asked asked;
    TRY_ASSIGN(asked.products, byProduct, look.find(query, job));
    asked.milliseconds = double(timer.nsecsElapsed()) / 1e6;
    query.grouping = LookGrouping::Picture;
    query.limit = kPictures;
    TRY_ASSIGN(asked.pictures, byPicture, look.find(query, job));
    return asked;
}

double averagePrecision(const QStringList& skus, const QString& wanted)
{
    double hits = 0, sum = 0;
    for (qsizetype i = 0; i < skus.size(); ++i) {
        if (skus[i] != wanted)
            continue;
        ++hits;
        sum += hits / double(i + 1);
    }
    return hits > 0 ? sum / hits : 0;
}

bool isAboutOnePicture(const Error& error)
{
    return error.code != ErrorCode::Cancelled && error.code != ErrorCode::Internal;
}

} // namespace

Result<std::vector<LabelledPicture>> readLabelledPictures(const QString& table)
{
    TRY_ASSIGN(TableReader reader, opened, TableReader::openFile(table, {.header = HeaderRow::Present}));
    const QStringList header = reader.header();
    const qsizetype image = header.indexOf(u"image"_s);
    const qsizetype sku = std::max(header.indexOf(u"product_id"_s), header.indexOf(u"sku"_s));
    if (image < 0 || sku < 0)
        return fail(ErrorCode::InvalidInput, u"'%1' needs the columns image and product_id."_s.arg(table));
    const QDir folder = QFileInfo(table).dir();
    std::vector<LabelledPicture> pictures;
    while (true) {
        TRY_ASSIGN(const std::optional<TableRow> row, read, reader.next());
        if (!row)
            break;
        if (row->problem.isEmpty() && !row->cells.value(image).isEmpty())
            pictures.push_back({folder.filePath(row->cells.value(image)), row->cells.value(sku)});
    }
    if (pictures.empty())
        return fail(ErrorCode::InvalidInput, u"'%1' names no picture."_s.arg(table));
    return pictures;
}

Result<LookRecall> checkLook(LookSearch& look, const Catalogue& catalogue, std::span<const LabelledPicture> pictures,
                             DetailCheck detail, const JobContext& job)
{
    LookRecall recall;
    Skus skus(catalogue);
    std::vector<double> times;
    const auto consume = [&](qint64 i, Result<Asked>&& asked) -> Result<> {
        const LabelledPicture& picture = pictures[size_t(i)];
        job.report({i + 1, qint64(pictures.size()), picture.path});
        if (!asked.ok()) {
            if (!isAboutOnePicture(asked.error()))
                return asked.error();
            recall.skipped.push_back({picture.path, asked.error().detail});
            return {};
        }
        TRY_ASSIGN(const QStringList products, named, skus.of(asked.value().products.hits));
        TRY_ASSIGN(const QStringList byPicture, namedToo, skus.of(asked.value().pictures.hits));
        ++recall.queries;
        recall.top1 += products.value(0) == picture.sku ? 1 : 0;
        recall.top5 += products.contains(picture.sku) ? 1 : 0;
        recall.pictureTop1 += byPicture.value(0) == picture.sku ? 1 : 0;
        recall.map += averagePrecision(byPicture, picture.sku);
        times.push_back(asked.value().milliseconds);
        return {};
    };
    TRY_VOID(OrderedParallel<Result<Asked>>::run(
        qint64(pictures.size()), {}, [&](qint64 i) { return ask(look, pictures[size_t(i)].path, detail, job); },
        consume, job));
    const double all = double(std::max<qint64>(1, recall.queries));
    for (double* sum : {&recall.top1, &recall.top5, &recall.pictureTop1, &recall.map})
        *sum /= all;
    std::ranges::sort(times);
    recall.medianMs = times.empty() ? 0 : times[times.size() / 2];
    return recall;
}

} // namespace vitrine
