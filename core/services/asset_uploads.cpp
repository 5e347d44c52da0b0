#include "core/services/asset_uploads.h"

#include "core/base/uuid.h"
#include "core/catalog/text_rules.h"
#include "core/services/edit_assets.h"
#include "core/services/edit_checks.h"
#include "core/services/edit_steps.h"
#include "core/services/taken_store.h"
#include "core/storage/asset_repository.h"
#include "core/storage/reader_pool.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxFileNameChars = 256;

AssetFile* fileIn(Asset& asset, AssetFileId id)
{
    const auto file =
        std::find_if(asset.files.begin(), asset.files.end(), [id](const AssetFile& each) { return each.id == id; });
    return file == asset.files.end() ? nullptr : &*file;
}

Error noSuchFile()
{
    return fail(ErrorCode::NotFound, u"There is no such file; it was removed meanwhile."_s);
}

/// Changes one file and its asset in one step.
Result<StepId> changeFile(Catalogue& catalogue, const Actor& actor, const StepLabel& label, AssetFileId id,
                          const std::function<Result<>(EditContext&, Asset&, AssetFile&)>& change)
{
    return runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
        AssetRepository assets(context.db);
        TRY_ASSIGN(const std::optional<AssetId> owner, found, assets.ofFile(id));
        if (!owner)
            return noSuchFile();
        TRY_ASSIGN(const std::vector<Asset> page, fetched, editableAssets(context.db, std::span(&*owner, 1)));
        Asset after = page.front();
        AssetFile* file = fileIn(after, id);
        if (!file)
            return noSuchFile();
        TRY_VOID(change(context, after, *file));
        TRY_ASSIGN([[maybe_unused]] const bool changed, updated, assets.update(page.front(), after));
        return {};
    });
}

bool takesMediaOnly(const Asset& asset, FileRole role)
{
    return role == FileRole::Main && asset.kind != AssetKind::Other;
}

Result<TakenFile> take(const Asset& asset, const AssetFile& file, const MediaSource& bytes, const JobContext& job)
{
    const IntakeRequest request{.name = file.name, .source = file.name};
    if (!takesMediaOnly(asset, file.role))
        return takeAnything(bytes, request, job);
    TRY_ASSIGN(TakenFile taken, looked, takeMedia(bytes, request, job));
    if (taken.incoming.asset.kind != asset.kind)
        return fail(ErrorCode::InvalidInput, u"The bytes of '%1' are of another kind than their asset: %2."_s.arg(
                                                 file.name, taken.file().mediaType));
    return taken;
}

/// What the file says of itself, where nobody has said anything else.
void describe(Asset& asset, const Asset& read)
{
    if (asset.title.text().isEmpty())
        asset.title = read.title;
    if (asset.description.text().isEmpty())
        asset.description = read.description;
    if (asset.creator.isEmpty())
        asset.creator = read.creator;
    if (asset.rights.isEmpty())
        asset.rights = read.rights;
    if (!asset.takenUtc)
        asset.takenUtc = read.takenUtc;
}

Result<> writeCompleted(EditContext& context, const BlobStore& blobs, const TakenFile& taken, Asset& asset,
                        AssetFile& file)
{
    AssetFile arrived = taken.file();
    arrived.id = file.id;
    arrived.role = file.role;
    arrived.name = file.name;
    file = arrived;
    if (file.role == FileRole::Main) {
        asset.state = AssetState::Ready;
        asset.failure.clear();
        describe(asset, taken.incoming.asset);
    }
    TRY_VOID(recordStoredBytes(context, blobs, arrived));
    return recordFailures(context.db, arrived.sha256, taken.failures);
}

Result<> requireFreeRole(const Asset& asset, FileRole role)
{
    if (role != FileRole::Main && role != FileRole::Cover)
        return {};
    const bool taken = std::any_of(asset.files.begin(), asset.files.end(), [role](const AssetFile& file) {
        return file.role == role && file.state != FileState::Failed;
    });
    return taken ? Result<>(fail(ErrorCode::Conflict, u"The asset has such a file already; remove that one first."_s))
                 : Result<>();
}

} // namespace

Result<MadeAsset> createAsset(Catalogue& catalogue, const Actor& actor, const NewAsset& wanted)
{
    TRY_VOID(checkText(u"title"_s, wanted.title, kMaxAssetTitleChars, Lines::Single));
    TRY_VOID(checkText(u"description"_s, wanted.description, kMaxDescriptionChars, Lines::Many));
    Asset asset;
    asset.uuid = newUuid();
    asset.kind = wanted.kind;
    asset.state = AssetState::Creating;
    asset.title.set({}, wanted.title);
    asset.description.set({}, wanted.description);
    asset.properties = wanted.properties;
    MadeAsset made{{}, asset.uuid};
    TRY_ASSIGN([[maybe_unused]] const StepId step, ran,
               runStep(catalogue, actor, {u"create_asset"_s, {wanted.title}}, [&](EditContext& context) -> Result<> {
                   AssetPatch words;
                   words.addTagPaths = wanted.tagPaths;
                   TRY_ASSIGN(const AssetPatch named, worded, withWords(context.db, words));
                   asset.tags = withoutDoubles<TagId>(named.addTags);
                   asset.createdUtc = context.now;
                   TRY_ASSIGN(made.asset, inserted, AssetRepository(context.db).insert(asset));
                   return {};
               }));
    return made;
}

Result<AssetFileId> reserveFile(Catalogue& catalogue, const Actor& actor, AssetId asset, FileRole role,
                                const QString& name)
{
    TRY_VOID(checkText(u"file name"_s, name, kMaxFileNameChars, Lines::Single));
    AssetFileId reserved;
    TRY_ASSIGN([[maybe_unused]] const StepId step, ran,
               runStep(catalogue, actor, {u"reserve_file"_s, {name}}, [&](EditContext& context) -> Result<> {
                   TRY_ASSIGN(const std::vector<Asset> page, fetched, editableAssets(context.db, std::span(&asset, 1)));
                   TRY_VOID(requireFreeRole(page.front(), role));
                   Asset after = page.front();
                   std::erase_if(after.files, [role](const AssetFile& file) {
                       return role == FileRole::Main && file.role == role; // it failed, or it could not be reserved
                   });
                   if (role == FileRole::Main)
                       after.state = AssetState::Creating;
                   after.files.push_back({.role = role, .state = FileState::Creating, .name = name});
                   AssetRepository assets(context.db);
                   TRY_ASSIGN([[maybe_unused]] const bool changed, updated, assets.update(page.front(), after));
                   TRY_ASSIGN(const std::optional<Asset> stored, read, assets.fetchOne(asset));
                   reserved = stored ? stored->files.back().id : AssetFileId();
                   return {};
               }));
    return reserved;
}

Result<StepId> completeFile(Catalogue& catalogue, const Actor& actor, AssetFileId id, const MediaSource& bytes,
                            const JobContext& job)
{
    TRY_VOID(ensureWritable(catalogue));
    TRY_ASSIGN(std::optional<Asset> asset, found, assetOfFile(catalogue, id));
    const AssetFile* file = asset ? fileIn(*asset, id) : nullptr;
    if (!file)
        return noSuchFile();
    Result<TakenFile> looked = take(*asset, *file, bytes, job);
    if (!looked.ok() && looked.error().code != ErrorCode::Cancelled) {
        TRY_ASSIGN([[maybe_unused]] const StepId step, noted, failFile(catalogue, actor, id, looked.error().detail));
        return looked.error();
    }
    TRY_ASSIGN(TakenFile taken, usable, std::move(looked));
    TRY_ASSIGN([[maybe_unused]] const QString thumbnails, stored, storeTaken(catalogue, taken, job));
    return changeFile(catalogue, actor, {u"complete_file"_s, {file->name}}, id,
                      [&](EditContext& context, Asset& after, AssetFile& place) {
                          return writeCompleted(context, catalogue.blobs(), taken, after, place);
                      });
}

Result<StepId> failFile(Catalogue& catalogue, const Actor& actor, AssetFileId id, const QString& reason)
{
    TRY_ASSIGN(std::optional<Asset> asset, found, assetOfFile(catalogue, id));
    const AssetFile* named = asset ? fileIn(*asset, id) : nullptr;
    const QString name = named ? named->name : QString();
    return changeFile(catalogue, actor, {u"fail_file"_s, {name}}, id,
                      [&reason](EditContext&, Asset& after, AssetFile& file) -> Result<> {
                          file.state = FileState::Failed;
                          file.failure = reason;
                          if (file.role == FileRole::Main) {
                              after.state = AssetState::Failed;
                              after.failure = reason;
                          }
                          return {};
                      });
}

Result<StepId> removeFile(Catalogue& catalogue, const Actor& actor, AssetFileId id)
{
    TRY_ASSIGN(std::optional<Asset> asset, found, assetOfFile(catalogue, id));
    const AssetFile* named = asset ? fileIn(*asset, id) : nullptr;
    const QString name = named ? named->name : QString();
    return changeFile(catalogue, actor, {u"remove_file"_s, {name}}, id,
                      [id](EditContext&, Asset& after, AssetFile& file) -> Result<> {
                          if (file.role == FileRole::Main)
                              after.state = AssetState::Creating;
                          std::erase_if(after.files, [id](const AssetFile& each) { return each.id == id; });
                          return {};
                      });
}

Result<std::optional<Asset>> assetOfFile(const Catalogue& catalogue, AssetFileId file)
{
    using Found = std::optional<Asset>;
    return catalogue.readers().read<Found>([file](Connection& db) -> Result<Found> {
        AssetRepository assets(db);
        TRY_ASSIGN(const std::optional<AssetId> owner, found, assets.ofFile(file));
        if (!owner)
            return Found();
        return assets.fetchOne(*owner);
    });
}

} // namespace vitrine
