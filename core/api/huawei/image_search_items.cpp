#include "core/api/huawei/image_search_items.h"

#include "core/api/calls/family_errors.h"
#include "core/services/edit_galleries.h"

#include <QLocale>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownChars = 200;

} // namespace

QString itemIdOf(const Entry& entry)
{
    return entry.pictureName.isEmpty() ? entry.itemKey : entry.itemKey + u'/' + entry.pictureName;
}

EntryKey keyOf(const Entry& entry)
{
    return {entry.gallery, entry.itemKey, entry.pictureName};
}

Result<std::vector<Entry>> entriesOfItemId(const Catalogue& catalogue, GalleryId gallery, const QString& itemId)
{
    TRY_ASSIGN(std::vector<Entry> found, read, entriesOfItem(catalogue, gallery, itemId));
    for (const Entry& entry : found) {
        if (entry.pictureName.isEmpty())
            return std::vector{entry};
    }
    if (!found.empty())
        return found;
    // A name may hold slashes, and an item key may: every cut is tried.
    for (qsizetype cut = itemId.indexOf(u'/'); cut > 0; cut = itemId.indexOf(u'/', cut + 1)) {
        const QString name = itemId.mid(cut + 1);
        if (name.isEmpty())
            continue;
        TRY_ASSIGN(const std::optional<Entry> entry, looked, findEntry(catalogue, {gallery, itemId.left(cut), name}));
        if (entry)
            return std::vector{*entry};
    }
    return found;
}

Result<std::optional<Entry>> entryOfItemId(const Catalogue& catalogue, GalleryId gallery, const QString& itemId)
{
    TRY_ASSIGN(const std::vector<Entry> found, read, entriesOfItemId(catalogue, gallery, itemId));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

Result<Decimal> decimalOf(double number)
{
    return Decimal::parse(QString::number(number, 'f', QLocale::FloatingPointShortest));
}

void noteText(ApiCall& call, const QString& name, const QString& text)
{
    call.decoded.push_back({name, text.left(kShownChars), {}});
}

void noteSentPicture(ApiCall& call, const QString& name, const QByteArray& bytes)
{
    call.decoded.push_back({name, u"%1 bytes"_s.arg(bytes.size()), bytes});
}

ApiFailure internalFailure(ApiFamily family, const Error& error)
{
    qWarning("image search: %s", qPrintable(error.detail));
    return error.code == ErrorCode::Unavailable ? familyErrors(family).busy : familyErrors(family).internal;
}

} // namespace vitrine
