#include "ui/look/picture_intake.h"

#include "core/ingest/scan.h"
#include "core/media/picture.h"
#include "core/services/browse.h"
#include "core/services/media_view.h"

#include <QBuffer>
#include <QFileInfo>
#include <QMimeData>

namespace vitrine {

namespace {
constexpr int kPreviewPx = 512;
/// Larger files are read again where they are instead of being kept in memory.
constexpr qint64 kMostKept = 48LL << 20;

Result<QuestionPicture> pictureOfFile(const QString& path)
{
    const MediaSource source = MediaSource::file(path);
    TRY_ASSIGN(const Picture picture, decoded, decodePicture(source, kPreviewPx));
    QuestionPicture result{{}, QFileInfo(path).fileName(), picture.image, picture.facts.size, false};
    TRY_ASSIGN(const qint64 bytes, known, source.size());
    if (bytes > kMostKept) {
        result.example.path = path;
        return result;
    }
    TRY_ASSIGN(result.example.bytes, read, source.all(kMostKept));
    return result;
}

/// As PNG: nothing of what was dropped is lost.
Result<QuestionPicture> pictureOfImage(const QImage& image, const QString& name)
{
    QuestionPicture result;
    QBuffer buffer(&result.example.bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG", 60))
        return fail(ErrorCode::InvalidInput, QStringLiteral("The picture could not be read."));
    result.name = name;
    result.size = image.size();
    result.preview = image.width() <= kPreviewPx && image.height() <= kPreviewPx
                         ? image
                         : image.scaled(kPreviewPx, kPreviewPx, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return result;
}

Result<QuestionPicture> pictureOfAsset(Catalogue& catalogue, AssetId asset, const QString& name)
{
    TRY_ASSIGN(const MediaView view, seen, viewAsset(catalogue, asset, {kPreviewPx, kPreviewPx}));
    if (view.image.isNull())
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1 is no picture.").arg(name));
    QuestionPicture result;
    result.example.asset = asset;
    result.name = name;
    result.size = view.size;
    result.preview = view.image.scaled(kPreviewPx, kPreviewPx, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return result;
}

Result<> addAssets(Catalogue& catalogue, const std::vector<AssetId>& assets, std::vector<QuestionPicture>& into)
{
    TRY_ASSIGN(const std::vector<AssetSummary> summaries, read, assetSummaries(catalogue, assets));
    for (const AssetSummary& summary : summaries) {
        if (summary.kind != AssetKind::Picture)
            continue;
        TRY_ASSIGN(QuestionPicture picture, seen, pictureOfAsset(catalogue, summary.id, summary.name));
        into.push_back(std::move(picture));
    }
    return {};
}

Result<> addProducts(Catalogue& catalogue, const std::vector<ProductId>& products, std::vector<QuestionPicture>& into)
{
    TRY_ASSIGN(const std::vector<ProductSummary> summaries, read, productSummaries(catalogue, products));
    for (const ProductSummary& summary : summaries) {
        if (!summary.picture)
            continue;
        const QString name = summary.name.isEmpty() ? summary.sku : summary.name;
        TRY_ASSIGN(QuestionPicture picture, seen, pictureOfAsset(catalogue, *summary.picture, name));
        into.push_back(std::move(picture));
    }
    return {};
}

template <class T>
std::vector<T> firstOf(std::vector<T> values)
{
    if (values.size() > size_t(kMostQuestionPictures))
        values.resize(size_t(kMostQuestionPictures));
    return values;
}
} // namespace

PictureSources picturesIn(const QMimeData& data)
{
    const DropContent content = contentOf(data);
    PictureSources sources;
    sources.assets = firstOf(content.assets);
    sources.products = firstOf(content.products);
    for (const QString& path : content.paths) {
        if (kindByName(path) == NameKind::Picture && sources.paths.size() < kMostQuestionPictures)
            sources.paths << path;
    }
    if (sources.isEmpty() && content.hasImage)
        sources.image = qvariant_cast<QImage>(data.imageData());
    return sources;
}

Result<std::vector<QuestionPicture>> readPictures(Catalogue& catalogue, const PictureSources& sources)
{
    std::vector<QuestionPicture> pictures;
    TRY_VOID(addAssets(catalogue, sources.assets, pictures));
    TRY_VOID(addProducts(catalogue, sources.products, pictures));
    for (const QString& path : sources.paths) {
        TRY_ASSIGN(QuestionPicture picture, read, pictureOfFile(path));
        pictures.push_back(std::move(picture));
    }
    if (!sources.image.isNull()) {
        TRY_ASSIGN(QuestionPicture picture, read, pictureOfImage(sources.image, sources.imageName));
        pictures.push_back(std::move(picture));
    }
    if (pictures.empty())
        return fail(ErrorCode::NotFound, QStringLiteral("There is no picture to look for."));
    return pictures;
}

PictureQuestion withPictures(PictureQuestion question, const std::vector<QuestionPicture>& pictures,
                             QuestionChange change)
{
    if (change == QuestionChange::Replace)
        question = {};
    for (QuestionPicture picture : pictures) {
        picture.unlike = change == QuestionChange::Unlike && !question.isEmpty();
        const auto same = [&picture](const QuestionPicture& other) {
            QuestionPicture like = other;
            like.unlike = picture.unlike;
            return like == picture;
        };
        std::erase_if(question.pictures, same); // "not like this" of a wanted one turns it round
        if (question.pictures.size() < size_t(kMostQuestionPictures))
            question.pictures.push_back(picture);
    }
    question.settle();
    return question;
}

PictureIntake::PictureIntake(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void PictureIntake::take(const PictureSources& sources, QuestionChange change)
{
    m_session.runner.run<std::vector<QuestionPicture>>(
        Lane::Look, this, [&catalogue = m_session.catalogue, sources] { return readPictures(catalogue, sources); },
        [this, change](Result<std::vector<QuestionPicture>> result) {
            if (!result.ok())
                return m_session.notifier.complain(tr("Could not take this picture"), result.error());
            Q_EMIT ready(result.value(), change);
        });
}

} // namespace vitrine
