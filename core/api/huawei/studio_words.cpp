#include "core/api/huawei/studio_words.h"

#include <algorithm>
#include <array>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

struct TypeKind {
    QStringView type;
    AssetKind kind;
    bool isUsual; ///< what an asset of that kind is called unless something else was said
};
constexpr TypeKind kTypes[] = {
    {u"IMAGE", AssetKind::Picture, true},
    {u"VIDEO", AssetKind::Video, true},
    {u"AUDIO", AssetKind::Sound, true},
    {u"MUSIC", AssetKind::Sound, false},
    {u"COMMON_FILE", AssetKind::Other, true},
    {u"PPT", AssetKind::Other, false},
    {u"BUSINESS_CARD_TEMPLET", AssetKind::Other, false},
    {u"MATERIAL", AssetKind::Other, false},
};

const TypeKind* typeKind(const QString& word)
{
    const auto* found =
        std::find_if(std::begin(kTypes), std::end(kTypes), [&word](const TypeKind& each) { return each.type == word; });
    return found == std::end(kTypes) ? nullptr : found;
}

AssetClass withState(const QString& word)
{
    return {.state = AssetState::Ready, .trashed = false, .property = kStudioState.toString(), .value = word};
}

AssetClass inTrash(std::optional<QString> mark)
{
    return {.trashed = true, .property = kStudioDeleted.toString(), .value = std::move(mark)};
}

} // namespace

QString productStateWord(const Product& product)
{
    if (product.trashedUtc)
        return u"DELETED"_s;
    switch (product.state) {
    case ProductState::Active:
        return u"ACTIVED"_s;
    case ProductState::Blocked:
        return u"BLOCK"_s;
    default:
        return u"UNACTIVED"_s;
    }
}

std::optional<std::vector<ProductClass>> productClasses(const QString& word)
{
    using Classes = std::vector<ProductClass>;
    if (word == u"ACTIVED")
        return Classes{{ProductState::Active, false}};
    if (word == u"UNACTIVED")
        return Classes{{ProductState::Draft, false}, {ProductState::Archived, false}};
    if (word == u"BLOCK")
        return Classes{{ProductState::Blocked, false}};
    if (word == u"DELETED")
        return Classes{{std::nullopt, true}};
    return std::nullopt;
}

QString assetTypeWord(const Asset& asset)
{
    const QString said = asset.properties.value(kStudioType.toString());
    if (!said.isEmpty())
        return said;
    const auto* usual = std::find_if(std::begin(kTypes), std::end(kTypes), [&asset](const TypeKind& each) {
        return each.isUsual && each.kind == asset.kind;
    });
    return usual->type.toString();
}

std::optional<AssetKind> assetKindOfType(const QString& word)
{
    const TypeKind* type = typeKind(word);
    return type ? std::optional(type->kind) : std::nullopt;
}

std::vector<AssetClass> assetTypeClasses(const QString& word)
{
    std::vector<AssetClass> classes{{.property = kStudioType.toString(), .value = word}};
    if (const TypeKind* type = typeKind(word); type && type->isUsual)
        classes.push_back({.kind = type->kind, .property = kStudioType.toString()});
    return classes;
}

QString assetStateWord(const Asset& asset)
{
    if (asset.trashedUtc)
        return asset.properties.contains(kStudioDeleted.toString()) ? u"DELETED"_s : u"DELETING"_s;
    if (asset.state == AssetState::Creating)
        return u"CREATING"_s;
    if (asset.state == AssetState::Failed)
        return u"FAILED"_s;
    return asset.properties.value(kStudioState.toString(), u"ACTIVED"_s);
}

std::optional<AssetClass> assetStateClass(const QString& word)
{
    if (word == u"CREATING")
        return AssetClass{.state = AssetState::Creating, .trashed = false};
    if (word == u"FAILED")
        return AssetClass{.state = AssetState::Failed, .trashed = false};
    if (word == u"ACTIVED")
        return AssetClass{.state = AssetState::Ready, .trashed = false, .property = kStudioState.toString()};
    if (word == u"UNACTIVED" || word == u"BLOCK" || word == u"WAITING_DELETE")
        return withState(word);
    if (word == u"DELETED")
        return inTrash(kStudioForced.toString());
    if (word == u"DELETING")
        return inTrash(std::nullopt);
    return std::nullopt;
}

std::optional<FileRole> fileRoleOf(const QString& category)
{
    if (category == u"MAIN")
        return FileRole::Main;
    if (category == u"COVER")
        return FileRole::Cover;
    if (category == u"PAGE")
        return FileRole::Page;
    if (category == u"SAMPLE")
        return FileRole::Sample;
    if (category == u"OTHER" || category == u"TEMPORARY" || category == u"PACKAGE")
        return FileRole::Other;
    return std::nullopt;
}

QString fileCategoryWord(FileRole role)
{
    switch (role) {
    case FileRole::Main:
        return u"MAIN"_s;
    case FileRole::Cover:
        return u"COVER"_s;
    case FileRole::Page:
        return u"PAGE"_s;
    case FileRole::Sample:
        return u"SAMPLE"_s;
    case FileRole::Other:
        return u"OTHER"_s;
    }
    Q_UNREACHABLE();
}

bool typeTakesCategory(const QString& type, const QString& category)
{
    if (type == u"IMAGE" || type == u"AUDIO" || type == u"MUSIC")
        return category == u"MAIN";
    if (type == u"VIDEO" || type == u"BUSINESS_CARD_TEMPLET")
        return category == u"MAIN" || category == u"COVER";
    if (type == u"PPT")
        return QStringList{u"MAIN"_s, u"COVER"_s, u"PAGE"_s, u"OTHER"_s}.contains(category);
    return true;
}

QString fileStateWord(const AssetFile& file)
{
    switch (file.state) {
    case FileState::Creating:
        return u"CREATING"_s;
    case FileState::Ready:
        return u"CREATED"_s;
    case FileState::Failed:
        return file.failure == u"CANCELLED" ? u"CANCELLED"_s : u"FAILED"_s;
    }
    Q_UNREACHABLE();
}

QString fileUuid(const QString& projectId, AssetFileId file)
{
    const QString start = projectId.leftJustified(18, u'0', true);
    const QString number = QString::number(file.value(), 16).rightJustified(12, u'0');
    // Version 8, "custom", of RFC 9562: the bits are ours.
    return u"%1-%2-8%3-a%4-%5"_s.arg(start.first(8), start.sliced(8, 4), start.sliced(12, 3), start.sliced(15, 3),
                                     number);
}

std::optional<AssetFileId> fileFromUuid(const QString& projectId, const QString& uuid)
{
    bool isNumber = false;
    const AssetFileId file(uuid.last(std::min<qsizetype>(12, uuid.size())).toLongLong(&isNumber, 16));
    return isNumber && uuid.toLower() == fileUuid(projectId, file) ? std::optional(file) : std::nullopt;
}

} // namespace vitrine
