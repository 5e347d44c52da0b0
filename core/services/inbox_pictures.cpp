// The half of look_proposals.h that is about what is asked for: the Inbox, and what a group of files may be called.
#include "core/services/look_proposals.h"

#include "core/services/browse.h"
#include "core/services/search.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr qsizetype kShortestName = 3;

bool isFiller(QChar c)
{
    return c.isDigit() || !c.isLetter();
}

/// "Green tea_03.jpg" -> "Green tea"; "IMG_0012" -> "IMG".
QString withoutNumber(QString text)
{
    while (!text.isEmpty() && isFiller(text.back()))
        text.chop(1);
    return text.replace(u'_', u' ').simplified();
}

QString stem(const QString& fileName)
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    return dot > 0 ? fileName.left(dot) : fileName;
}

QString commonBeginning(std::span<const PictureToPlace> pictures)
{
    QString common = stem(pictures.front().fileName);
    for (const PictureToPlace& picture : pictures) {
        const QString other = stem(picture.fileName);
        const auto end = std::mismatch(common.begin(), common.end(), other.begin(), other.end()).first;
        common.truncate(end - common.begin());
    }
    return withoutNumber(common);
}

} // namespace

QString nameForCluster(std::span<const PictureToPlace> pictures)
{
    if (pictures.empty())
        return {};
    if (const QString common = commonBeginning(pictures); common.size() >= kShortestName)
        return common;
    const QStringList& folders = pictures.front().folders;
    const bool sameFolder =
        std::ranges::all_of(pictures, [&](const PictureToPlace& picture) { return picture.folders == folders; });
    if (sameFolder && !folders.isEmpty())
        return folders.last();
    const QString first = withoutNumber(stem(pictures.front().fileName));
    return first.isEmpty() ? stem(pictures.front().fileName) : first;
}

Result<InboxPictures> inboxPictures(const Catalogue& catalogue, int limit)
{
    ProductQuery query;
    query.scope = QueryScope::Inbox;
    query.sort = SortKey::Added;
    query.direction = SortDirection::Descending;
    TRY_ASSIGN(const SearchOutcome outcome, searched, searchIds(catalogue, query));
    InboxPictures inbox;
    inbox.total = qint64(outcome.ids.size());
    std::vector<AssetId> ids;
    for (const qint64 id : std::span(outcome.ids).first(std::min(outcome.ids.size(), size_t(std::max(limit, 0)))))
        ids.emplace_back(id);
    TRY_ASSIGN(const std::vector<Asset> found, read, assets(catalogue, ids));
    for (const Asset& asset : found) {
        const AssetFile* file = asset.mainFile();
        if (!file || file->state != FileState::Ready)
            continue;
        PictureToPlace picture;
        picture.fileName = file->name;
        picture.picture.asset = asset.id;
        picture.isPicture = asset.kind == AssetKind::Picture;
        inbox.assets.push_back(asset.id);
        inbox.pictures.push_back(std::move(picture));
    }
    return inbox;
}

} // namespace vitrine
