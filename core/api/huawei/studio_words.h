#pragma once

#include "core/catalog/listing.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine {

/// How products and assets are called on MetaStudio's wire.

/// ACTIVED = on sale, BLOCK = blocked, DELETED = in the trash, UNACTIVED = everything else.
QString productStateWord(const Product& product);
/// What a listing by that word asks for; nullopt for no such word.
std::optional<std::vector<ProductClass>> productClasses(const QString& word);

/// Keys of Asset::properties.
inline constexpr QStringView kStudioType = u"metastudio.type";
inline constexpr QStringView kStudioState = u"metastudio.state";     ///< of a ready asset, if not ACTIVED
inline constexpr QStringView kStudioDeleted = u"metastudio.deleted"; ///< "force": it is not to be restored from outside
inline constexpr QStringView kStudioForced = u"force";               ///< its value
inline constexpr QStringView kStudioUser = u"metastudio.app_user_id";
inline constexpr QStringView kStudioSystem = u"metastudio.system."; ///< begins the keys of system properties
inline constexpr QStringView kStudioFields = u"metastudio.fields";  ///< fields that are only kept, as a JSON object

/// IMAGE, VIDEO, AUDIO, MUSIC, PPT, COMMON_FILE, BUSINESS_CARD_TEMPLET, MATERIAL. An asset that came through another
/// door is called by its kind.
QString assetTypeWord(const Asset& asset);
/// nullopt: no such type, or one that is closed to ordinary users.
std::optional<AssetKind> assetKindOfType(const QString& word);
std::vector<AssetClass> assetTypeClasses(const QString& word);

/// CREATING, FAILED, UNACTIVED, ACTIVED, DELETING (trash), DELETED (forced), BLOCK, WAITING_DELETE.
QString assetStateWord(const Asset& asset);
std::optional<AssetClass> assetStateClass(const QString& word);

/// MAIN, COVER, PAGE, SAMPLE, OTHER; TEMPORARY and PACKAGE are kept as OTHER.
std::optional<FileRole> fileRoleOf(const QString& category);
QString fileCategoryWord(FileRole role);
/// Which categories a type takes. Source: "Creating a File".
bool typeTakesCategory(const QString& type, const QString& category);
QString fileStateWord(const AssetFile& file);

/// A file's name outside: a UUID made from the project and the file's number, so that it can be read back.
QString fileUuid(const QString& projectId, AssetFileId file);
std::optional<AssetFileId> fileFromUuid(const QString& projectId, const QString& uuid);

} // namespace vitrine
