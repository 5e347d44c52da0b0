#include "core/catalog/names.h"

#include <span>

namespace vitrine {
namespace {

// In the order of the enumerators.
constexpr QStringView kProductStateNames[] = {u"draft", u"active", u"archived", u"blocked"};
constexpr QStringView kProductLinkKindNames[] = {u"related", u"accessory", u"replacement", u"variant", u"part_of"};
constexpr QStringView kAssetKindNames[] = {u"picture", u"video", u"sound", u"other"};
constexpr QStringView kAssetStateNames[] = {u"creating", u"ready", u"failed"};
constexpr QStringView kAssetFlagNames[] = {u"none", u"pick", u"reject"};
constexpr QStringView kFileRoleNames[] = {u"main", u"cover", u"page", u"sample", u"other"};
constexpr QStringView kFileStateNames[] = {u"creating", u"ready", u"failed"};
constexpr QStringView kFileStorageNames[] = {u"managed", u"in_place"};
constexpr QStringView kAttributeTypeNames[] = {u"text", u"number", u"yes_no", u"date", u"one_of", u"many_of"};
constexpr QStringView kGalleryKeyTypeNames[] = {u"text", u"number"};
constexpr QStringView kActorKindNames[] = {u"window", u"api_key", u"command_line", u"system"};
constexpr QStringView kStepStateNames[] = {u"open", u"committed", u"abandoned"};

template <class Enum>
QString nameOf(std::span<const QStringView> names, Enum value)
{
    const auto at = size_t(value);
    return at < names.size() ? names[at].toString() : QString();
}

template <class Enum>
std::optional<Enum> valueOf(std::span<const QStringView> names, QStringView name)
{
    const QStringView wanted = name.trimmed();
    for (size_t i = 0; i < names.size(); ++i) {
        if (wanted.compare(names[i], Qt::CaseInsensitive) == 0)
            return Enum(int(i));
    }
    return std::nullopt;
}

} // namespace

QString productStateName(ProductState state)
{
    return nameOf(kProductStateNames, state);
}
std::optional<ProductState> productStateFromName(QStringView name)
{
    return valueOf<ProductState>(kProductStateNames, name);
}

QString productLinkKindName(ProductLinkKind kind)
{
    return nameOf(kProductLinkKindNames, kind);
}
std::optional<ProductLinkKind> productLinkKindFromName(QStringView name)
{
    return valueOf<ProductLinkKind>(kProductLinkKindNames, name);
}

QString assetKindName(AssetKind kind)
{
    return nameOf(kAssetKindNames, kind);
}
std::optional<AssetKind> assetKindFromName(QStringView name)
{
    return valueOf<AssetKind>(kAssetKindNames, name);
}

QString assetStateName(AssetState state)
{
    return nameOf(kAssetStateNames, state);
}
std::optional<AssetState> assetStateFromName(QStringView name)
{
    return valueOf<AssetState>(kAssetStateNames, name);
}

QString assetFlagName(AssetFlag flag)
{
    return nameOf(kAssetFlagNames, flag);
}
std::optional<AssetFlag> assetFlagFromName(QStringView name)
{
    return valueOf<AssetFlag>(kAssetFlagNames, name);
}

QString fileRoleName(FileRole role)
{
    return nameOf(kFileRoleNames, role);
}
std::optional<FileRole> fileRoleFromName(QStringView name)
{
    return valueOf<FileRole>(kFileRoleNames, name);
}

QString fileStateName(FileState state)
{
    return nameOf(kFileStateNames, state);
}
std::optional<FileState> fileStateFromName(QStringView name)
{
    return valueOf<FileState>(kFileStateNames, name);
}

QString fileStorageName(FileStorage storage)
{
    return nameOf(kFileStorageNames, storage);
}
std::optional<FileStorage> fileStorageFromName(QStringView name)
{
    return valueOf<FileStorage>(kFileStorageNames, name);
}

QString attributeTypeName(AttributeType type)
{
    return nameOf(kAttributeTypeNames, type);
}
std::optional<AttributeType> attributeTypeFromName(QStringView name)
{
    return valueOf<AttributeType>(kAttributeTypeNames, name);
}

QString galleryKeyTypeName(GalleryKeyType type)
{
    return nameOf(kGalleryKeyTypeNames, type);
}
std::optional<GalleryKeyType> galleryKeyTypeFromName(QStringView name)
{
    return valueOf<GalleryKeyType>(kGalleryKeyTypeNames, name);
}

QString actorKindName(ActorKind kind)
{
    return nameOf(kActorKindNames, kind);
}
std::optional<ActorKind> actorKindFromName(QStringView name)
{
    return valueOf<ActorKind>(kActorKindNames, name);
}

QString stepStateName(StepState state)
{
    return nameOf(kStepStateNames, state);
}
std::optional<StepState> stepStateFromName(QStringView name)
{
    return valueOf<StepState>(kStepStateNames, name);
}

} // namespace vitrine
