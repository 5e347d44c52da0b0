#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/attribute.h"
#include "core/catalog/gallery.h"
#include "core/catalog/product.h"
#include "core/catalog/step.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace vitrine {

/// Stable lower-case names of the catalogue's enums, for the database, tables, queries and JSON. Never rename one.
/// The reverse ignores case and surrounding spaces; nullopt for anything else.

QString productStateName(ProductState state); ///< "draft", "active", "archived", "blocked"
std::optional<ProductState> productStateFromName(QStringView name);

QString productLinkKindName(ProductLinkKind kind); ///< "related", "accessory", "replacement", "variant", "part_of"
std::optional<ProductLinkKind> productLinkKindFromName(QStringView name);

QString assetKindName(AssetKind kind); ///< "picture", "video", "sound", "other"
std::optional<AssetKind> assetKindFromName(QStringView name);

QString assetStateName(AssetState state); ///< "creating", "ready", "failed"
std::optional<AssetState> assetStateFromName(QStringView name);

QString assetFlagName(AssetFlag flag); ///< "none", "pick", "reject"
std::optional<AssetFlag> assetFlagFromName(QStringView name);

QString fileRoleName(FileRole role); ///< "main", "cover", "page", "sample", "other"
std::optional<FileRole> fileRoleFromName(QStringView name);

QString fileStateName(FileState state); ///< "creating", "ready", "failed"
std::optional<FileState> fileStateFromName(QStringView name);

QString fileStorageName(FileStorage storage); ///< "managed", "in_place"
std::optional<FileStorage> fileStorageFromName(QStringView name);

QString attributeTypeName(AttributeType type); ///< "text", "number", "yes_no", "date", "one_of", "many_of"
std::optional<AttributeType> attributeTypeFromName(QStringView name);

QString galleryKeyTypeName(GalleryKeyType type); ///< "text", "number"
std::optional<GalleryKeyType> galleryKeyTypeFromName(QStringView name);

QString actorKindName(ActorKind kind); ///< "window", "api_key", "command_line", "system"
std::optional<ActorKind> actorKindFromName(QStringView name);

QString stepStateName(StepState state); ///< "open", "committed", "abandoned"
std::optional<StepState> stepStateFromName(QStringView name);

} // namespace vitrine
