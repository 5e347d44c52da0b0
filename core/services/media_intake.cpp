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
    const MediaFacts facts = products.facts.value_or(MediaFacts{.type = products.type});
    return {.sha256 = products.sha256,
            .bytes = products.bytes,
            .mediaType = facts.type.mediaType,
            .width = facts.width,
            .height = facts.height,
            .durationMs = facts.durationMs,
            .colourProfile = facts.colourProfile};
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

/// A reason as people can use it: with the place that the file came from, not the one where it lies for a moment.
QString toldOf(const Error& error, const MediaSource& bytes, const IntakeRequest& request)
{
    QString reason = error.detail;
    return bytes.isFile() && !request.source.isEmpty() ? reason.replace(bytes.name(), request.source) : reason;
}

enum class Contents { MediaOnly, Anything };

Result<TakenFile> take(const MediaSource& bytes, const IntakeRequest& request, Contents contents, const JobContext& job)
{
    TRY_ASSIGN(MediaProducts products, processed, processFile(bytes, {.readsSidecar = request.readsSidecar}, {}, job));
    if (contents == Contents::MediaOnly)
        TRY_VOID(requireUsable(products));
    TakenFile taken{.derived = derivedOf(products), .bytes = bytes};
    taken.incoming.tags = products.metadata.keywords;
    Asset& asset = taken.incoming.asset;
    asset.kind = products.facts ? assetKind(products.facts->type.kind) : AssetKind::Other;
    asset.source = request.source;
    describe(products.metadata, asset);
    if (!request.title.isEmpty())
        asset.title.set({}, request.title);
    AssetFile file = fileOf(products);
    file.name = QFileInfo(request.name).fileName();
    if (request.inPlace) {
        file.storage = FileStorage::InPlace;
        file.path = bytes.name();
        file.pathModifiedUtc = request.modifiedUtc;
    }
    asset.files.push_back(std::move(file));
    for (const MediaFailure& failure : products.failures)
        taken.failures.push_back({stageName(failure.stage), toldOf(failure.error, bytes, request)});
    return taken;
}

Result<TakenFile> told(Result<TakenFile> taken, const MediaSource& bytes, const IntakeRequest& request)
{
    if (taken.ok())
        return taken;
    return Error{taken.error().code, toldOf(taken.error(), bytes, request), taken.error().where};
}

} // namespace

Result<TakenFile> takeMedia(const MediaSource& bytes, const IntakeRequest& request, const JobContext& job)
{
    return told(take(bytes, request, Contents::MediaOnly, job), bytes, request);
}

Result<TakenFile> takeAnything(const MediaSource& bytes, const IntakeRequest& request, const JobContext& job)
{
    return told(take(bytes, request, Contents::Anything, job), bytes, request);
}

Result<TakenFile> takeFile(const PlannedFile& planned, const QString& localPath, bool inPlace, const JobContext& job)
{
    const bool isMember = !planned.origin.member.isEmpty();
    return takeMedia(MediaSource::file(localPath),
                     {.name = isMember ? planned.origin.member : planned.origin.path,
                      .source = planned.origin.source(),
                      .title = planned.title,
                      .readsSidecar = !isMember,
                      .inPlace = inPlace,
                      .modifiedUtc = planned.modifiedUtc},
                     job);
}

} // namespace vitrine
