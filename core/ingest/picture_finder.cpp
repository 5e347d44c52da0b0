#include "core/ingest/picture_finder.h"

#include "core/base/text_fold.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace vitrine {
namespace {

Error notFound(const QString& written)
{
    return fail(ErrorCode::NotFound, QStringLiteral("The picture '%1' was not found.").arg(written.left(200)));
}

} // namespace

PictureFinder::PictureFinder(const std::vector<ScannedFile>& scanned) : m_scanned(scanned)
{
    for (size_t i = 0; i < scanned.size(); ++i)
        m_byName.insert(foldCase(scanned[i].name), i);
}

std::optional<PictureFinder::Found> PictureFinder::fileAt(const QString& path) const
{
    const QFileInfo info(path);
    if (!info.isFile())
        return std::nullopt;
    return Found{{QDir::cleanPath(info.absoluteFilePath()), {}}, info.size(), info.lastModified().toMSecsSinceEpoch()};
}

/// A file of this name in the table's own folder, whatever the case.
std::optional<PictureFinder::Found> PictureFinder::inFolder(const QString& folder, const QString& name)
{
    auto listing = m_listings.find(folder);
    if (listing == m_listings.end()) {
        listing = m_listings.insert(folder, {});
        for (const QString& entry : QDir(folder).entryList(QDir::Files))
            listing->insert(foldCase(entry), entry);
    }
    const QString entry = listing->value(foldCase(name));
    return entry.isEmpty() ? std::nullopt : fileAt(folder + u'/' + entry);
}

Result<PictureFinder::Found> PictureFinder::amongScanned(const QString& written, const QString& name) const
{
    const auto hits = m_byName.values(foldCase(name));
    if (hits.isEmpty())
        return notFound(written);
    if (hits.size() > 1)
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("The picture '%1' fits %2 of the imported files; write its folder too.")
                        .arg(written.left(200))
                        .arg(hits.size()));
    const ScannedFile& file = m_scanned[hits.front()];
    return Found{file.origin, file.bytes, file.modifiedUtc};
}

Result<PictureFinder::Found> PictureFinder::find(const QString& table, const QString& written)
{
    const QString folder = QFileInfo(table).absolutePath();
    const QString slashes = QString(written).replace(u'\\', u'/');
    const QString name = slashes.section(u'/', -1);
    if (name.isEmpty() || written.contains(QChar(u'\0')))
        return notFound(written);
    std::optional<Found> found = fileAt(QDir(folder).absoluteFilePath(written));
    if (!found)
        found = fileAt(QDir(folder).absoluteFilePath(slashes));
    if (!found)
        found = inFolder(folder, name);
    if (!found)
        return amongScanned(written, name);
    if (found->bytes == 0)
        return fail(ErrorCode::InvalidInput, QStringLiteral("The picture '%1' is empty.").arg(written.left(200)));
    return *found;
}

} // namespace vitrine
