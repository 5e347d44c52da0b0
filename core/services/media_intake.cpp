#include "core/services/media_intake.h"

#include "core/media/media_pipeline.h"
#include "core/media/perceptual_hash.h"

#include <QFileInfo>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

DerivedMedia derivedOf(MediaProducts& products)
{
    DerivedMedia derived{.sha256 = products.sha256, .thumbRecipe = kThumbnailRecipe, .lookRecipe = kLookRecipe};
    for (Thumbnail& one : products.thumbnails) {
        derived.thumbs.emplace_back(
            one.edge, StoredThumb{one.mediaType, one.size.width(), one.size.height(), std::move(one.bytes)});
    }
    if (products.perceptualHash || !products.palette.empty() || !products.waveform.isEmpty())
        derived.look = AssetLook{products.perceptualHash, paletteToJson(products.palette), products.waveform};
    return derived;
}

void describe(const EmbeddedMetadata& metadata, Asset& asset)
{
    asset.title = metadata.title;
    asset.description = metadata.description;
    asset.creator = metadata.creator;
    asset.rights = metadata.rights;
    asset.rating = metadata.rating.value_or(0);
    asset.flag = metadata.isRejected ? AssetFlag::Reject : AssetFlag::None;
    if (metadata.taken)
        asset.takenUtc = metadata.taken->utc();
}

AssetFile fileOf(const MediaProducts& products)
{
    return {.sha256 = products.sha256,
            .bytes = products.bytes,
            .mediaType = products.facts->type.mediaType,
            .width = products.facts->width,
            .height = products.facts->height,
            .durationMs = products.facts->durationMs,
            .colourProfile = products.facts->colourProfile};
}

/// What makes a file unusable as a whole, if anything does.
Result<> requireUsable(const MediaProducts& products)
{
    if (const MediaFailure* failure = products.failure(MediaStage::Probe))
        return failure->error;
    if (!products.facts)
        return fail(ErrorCode::InvalidInput, u"It is neither a picture nor a film nor a sound."_s);
    const bool isPicture = products.facts->type.kind == ContentKind::Picture;
    if (const MediaFailure* failure = products.failure(MediaStage::Thumbnails); failure && isPicture)
        return failure->error; // a picture that cannot be decoded is damaged
    return {};
}

} // namespace

Result<TakenFile> takeFile(const PlannedFile& planned, const QString& localPath, bool inPlace, const JobContext& job)
{
    TRY_ASSIGN(MediaProducts products, processed,
               processFile(MediaSource::file(localPath), {.readsSidecar = planned.origin.member.isEmpty()}, {}, job));
    TRY_VOID(requireUsable(products));
    TakenFile taken{.tags = products.metadata.keywords, .path = localPath};
    taken.derived = derivedOf(products);
    taken.asset.kind = assetKind(products.facts->type.kind);
    taken.asset.source = planned.origin.source();
    describe(products.metadata, taken.asset);
    if (!planned.title.isEmpty())
        taken.asset.title.set({}, planned.title);
    AssetFile file = fileOf(products);
    const QString place = planned.origin.member.isEmpty() ? planned.origin.path : planned.origin.member;
    file.name = QFileInfo(place).fileName();
    if (inPlace) {
        file.storage = FileStorage::InPlace;
        file.path = localPath;
        file.pathModifiedUtc = planned.modifiedUtc;
    }
    taken.asset.files.push_back(std::move(file));
    for (const MediaFailure& failure : products.failures)
        taken.failures.push_back({stageName(failure.stage), failure.error.detail});
    return taken;
}

} // namespace vitrine
