#include "ui/drops/outgoing_files.h"

#include "core/services/browse.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QSet>

namespace vitrine {

namespace {
/// The file's own name, else the title with an ending that fits; never a path.
QString outgoingName(const Asset& asset)
{
    const AssetFile* file = asset.mainFile();
    QString name = file ? file->name : QString();
    if (name.isEmpty()) {
        const QString title = asset.title.text().isEmpty() ? QStringLiteral("picture") : asset.title.text();
        const QString ending = file ? QMimeDatabase().mimeTypeForName(file->mediaType).preferredSuffix() : QString();
        name = ending.isEmpty() ? title : title + u'.' + ending;
    }
    name.replace(u'/', u'_').replace(QChar(u'\0'), u'_');
    return name.startsWith(u'.') ? u'_' + name.mid(1) : name;
}

/// "tea.jpg", then "tea (2).jpg".
QString freeName(const QDir& folder, const QString& name, QSet<QString>& taken)
{
    const QFileInfo info(name);
    QString wanted = name;
    for (int number = 2; taken.contains(wanted) || folder.exists(wanted); ++number) {
        const QString ending = info.suffix().isEmpty() ? QString() : u'.' + info.suffix();
        wanted = QStringLiteral("%1 (%2)%3").arg(info.completeBaseName()).arg(number).arg(ending);
    }
    taken.insert(wanted);
    return wanted;
}
} // namespace

Result<QStringList> writeFiles(Catalogue& catalogue, const std::vector<AssetId>& ids, const QString& folder,
                               const JobContext& job)
{
    TRY_ASSIGN(const std::vector<Asset> all, loaded, assets(catalogue, ids));
    const QDir target(folder);
    QSet<QString> taken;
    QStringList written;
    for (const Asset& asset : all) {
        TRY_VOID(job.checkpoint());
        const auto source = mainFilePath(catalogue, asset.id);
        if (!source.ok()) {
            job.issue({outgoingName(asset), source.error().detail, false});
            continue;
        }
        const QString path = target.filePath(freeName(target, outgoingName(asset), taken));
        job.report({qint64(written.size()), qint64(all.size()), QFileInfo(path).fileName()});
        QFile file(source.value());
        if (!file.copy(path))
            return fail(ErrorCode::Io, QStringLiteral("%1 could not be written: %2.").arg(path, file.errorString()));
        written << path;
    }
    return written;
}

Result<std::vector<AssetId>> mediaOf(const Catalogue& catalogue, const std::vector<ProductId>& ids)
{
    TRY_ASSIGN(const std::vector<Product> all, loaded, products(catalogue, ids));
    std::vector<AssetId> media;
    for (const Product& product : all)
        media.insert(media.end(), product.media.begin(), product.media.end());
    return media;
}

} // namespace vitrine
