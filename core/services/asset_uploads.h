#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/step.h"
#include "core/jobs/job_context.h"
#include "core/media/media_source.h"
#include "core/services/catalogue.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace vitrine {

/// Assets that exist before their files do, as programs make them: first the asset, then a place for a file, then its
/// bytes. Steps, durability and threads as in edit_assets.h. Errors of all: InvalidInput (a rule, named), NotFound
/// (asset or file is gone), Conflict (in the trash), Unavailable.

struct NewAsset {
    AssetKind kind = AssetKind::Picture;
    QString title, description;
    QStringList tagPaths;              ///< found or made
    QMap<QString, QString> properties; ///< Asset::properties
};
struct MadeAsset {
    AssetId asset;
    QString uuid;
};
/// Its state is Creating until its main file has arrived.
Result<MadeAsset> createAsset(Catalogue& catalogue, const Actor& actor, const NewAsset& wanted);

/// Makes the place for a file that will arrive. Errors also: Conflict (the asset has a main file, or a cover file, that
/// did not fail).
Result<AssetFileId> reserveFile(Catalogue& catalogue, const Actor& actor, AssetId asset, FileRole role,
                                const QString& name);
/// The bytes have arrived: they are stored, looked at and become the file's. A main file makes the asset Ready. Errors
/// also: what makes the file unusable as picture, video or sound (for a main file of these kinds); then the file is
/// Failed with that reason.
Result<StepId> completeFile(Catalogue& catalogue, const Actor& actor, AssetFileId file, const MediaSource& bytes,
                            const JobContext& job = {});
/// The bytes will not come; the file is Failed with `reason`, and so is an asset whose main file it is.
Result<StepId> failFile(Catalogue& catalogue, const Actor& actor, AssetFileId file, const QString& reason);
/// Takes the file out of its asset (its bytes stay until the trash is emptied); an asset without a main file is
/// Creating.
Result<StepId> removeFile(Catalogue& catalogue, const Actor& actor, AssetFileId file);

/// The asset that a file belongs to, with all its files; nullopt = no such file.
Result<std::optional<Asset>> assetOfFile(const Catalogue& catalogue, AssetFileId file);

} // namespace vitrine
