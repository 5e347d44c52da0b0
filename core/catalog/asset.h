#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/catalog/localized_text.h"

#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace vitrine {

enum class AssetKind { Picture, Video, Sound, Other };
/// Creating = its main file is not there yet; Failed = it could not be read (see `failure`).
enum class AssetState { Creating, Ready, Failed };
enum class AssetFlag { None, Pick, Reject };
enum class FileRole { Main, Cover, Page, Sample, Other };
enum class FileState { Creating, Ready, Failed };
enum class FileStorage { Managed, InPlace };

/// One file of an asset. The bytes are a blob named by `sha256` (64 hex digits; empty until they have arrived),
/// either copied into the catalogue or left at `path`.
struct AssetFile {
    AssetFileId id;
    FileRole role = FileRole::Main;
    FileState state = FileState::Ready;
    QString failure;
    QString name; ///< the file name it came with
    QString sha256;
    qint64 bytes = 0;
    QString mediaType; ///< "image/jpeg", sniffed from the content
    int width = 0;     ///< oriented pixels; 0 for sounds
    int height = 0;
    qint64 durationMs = 0;
    QString colourProfile; ///< description of the embedded profile; empty = sRGB assumed
    FileStorage storage = FileStorage::Managed;
    QString path; ///< InPlace only: absolute
    UtcMillis pathModifiedUtc = 0;
    bool operator==(const AssetFile&) const = default;
};

/// One picture, video or sound with its metadata. May belong to many products or to none (then it is in the Inbox).
struct Asset {
    AssetId id;
    QString uuid;
    AssetKind kind = AssetKind::Picture;
    AssetState state = AssetState::Ready;
    QString failure; ///< why it failed, one sentence
    LocalizedText title;
    LocalizedText description;
    QString creator;
    QString rights;
    std::optional<UtcMillis> takenUtc;
    int rating = 0; ///< 0..5
    AssetFlag flag = AssetFlag::None;
    QString source; ///< where the file came from: a path or an address, for people
    std::vector<AssetFile> files;
    std::vector<TagId> tags;
    /// What other programs keep with it and people do not see ("metastudio.type"): dotted lower-case keys, never empty
    /// values.
    QMap<QString, QString> properties;
    UtcMillis createdUtc = 0;
    UtcMillis updatedUtc = 0;
    std::optional<UtcMillis> trashedUtc;
    bool operator==(const Asset&) const = default;

    /// The file that stands for the asset; nullptr while it is being created.
    const AssetFile* mainFile() const
    {
        for (const AssetFile& file : files) {
            if (file.role == FileRole::Main)
                return &file;
        }
        return nullptr;
    }
};

} // namespace vitrine
