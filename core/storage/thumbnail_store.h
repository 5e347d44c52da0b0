#pragma once

#include "core/jobs/job_context.h"
#include "core/storage/derived_file.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// One small picture. `recipe` says how it was made (core/media: kThumbnailRecipe): another recipe is another picture.
struct ThumbKey {
    QString sha256;
    int edge = 0; ///< the square it was made to fit: 256 or 512
    quint64 recipe = 0;
    bool operator==(const ThumbKey&) const = default;
};

struct StoredThumb {
    QString mediaType; ///< "image/jpeg", or "image/png" where it has alpha
    int width = 0;     ///< at most the edge; smaller pictures are not enlarged
    int height = 0;
    QByteArray bytes;
    bool operator==(const StoredThumb&) const = default;
};

/// What a picture or sound looks like in figures, made from the same decode.
struct AssetLook {
    std::optional<quint64> perceptualHash;
    QString paletteJson;
    QByteArray waveform; ///< one peak a byte; empty but for sounds and films
    bool operator==(const AssetLook&) const = default;
};

/// What one file gave, to be stored together.
struct DerivedMedia {
    QString sha256;
    std::vector<std::pair<int, StoredThumb>> thumbs; ///< edge, picture
    quint64 thumbRecipe = 0;
    std::optional<AssetLook> look;
    quint64 lookRecipe = 0;
};

/// `cache/thumbs.sqlite`: thumbnails and looks by SHA-256 and recipe. Both live in one file because they come from one
/// decode and go together; `cache/features.sqlite` is left to the descriptors, which another process of making fills.
/// Derived data, kept as DerivedFile says. Errors of all: Io, Unavailable (read-only, or locked for 5 s).
class ThumbnailStore
{
public:
    /// ReadOnly never writes; where there is no file it is as if empty.
    static Result<std::unique_ptr<ThumbnailStore>> open(const QString& path, DatabaseAccess access);

    Result<std::optional<StoredThumb>> thumbnail(const ThumbKey& key) const;
    Result<std::optional<AssetLook>> look(const QString& sha256, quint64 recipe) const;
    /// Those of `hashes` without a thumbnail of this edge and recipe, in their order.
    Result<std::vector<QString>> missingThumbnails(std::span<const QString> hashes, int edge, quint64 recipe) const;
    Result<std::vector<QString>> missingLooks(std::span<const QString> hashes, quint64 recipe) const;
    /// Every perceptual hash of a recipe, in the order of the SHA-256. Stops at the visitor's first error.
    Result<> forEachHash(quint64 recipe,
                         const std::function<Result<>(const QString& sha256, quint64 hash)>& visit) const;

    /// Stores many in one transaction; replaces what is there under the same keys.
    Result<> put(std::span<const DerivedMedia> media);
    /// Removes everything of the files for which `keep` is false; returns how many files. In short transactions.
    Result<qint64> prune(const std::function<bool(const QString& sha256)>& keep, const JobContext& job = {});
    /// Bytes of the file on the disk.
    qint64 fileBytes() const;

private:
    explicit ThumbnailStore(const QString& path, DatabaseAccess access);
    Result<std::vector<QString>> missing(std::span<const QString> hashes, const QString& sql, qint64 first,
                                         std::optional<qint64> second) const;

    DerivedFile m_file;
};

} // namespace vitrine
