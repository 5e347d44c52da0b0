#include "ui/drops/drop_content.h"

#include "core/ingest/scan.h"
#include "ui/editors/drag_contents.h"
#include "ui/services/drop_handler.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QMimeData>

namespace vitrine {

namespace {
constexpr int kCountingMs = 300;
constexpr qint64 kMostCounted = 20000;

template <class IdT>
std::vector<IdT> idsOf(const QMimeData& data, const char* form)
{
    std::vector<IdT> ids;
    for (const QByteArray& one : data.data(QString::fromLatin1(form)).split(',')) {
        if (const qint64 value = one.toLongLong(); value > 0)
            ids.emplace_back(value);
    }
    return ids;
}

void sortUrls(const QList<QUrl>& urls, DropContent& content)
{
    for (const QUrl& url : urls) {
        if (url.isLocalFile()) {
            const QString path = url.toLocalFile();
            (kindByName(path) == NameKind::Table ? content.tables : content.paths) << path;
        } else if (url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https")) {
            content.urls << url;
        }
    }
}

/// A spreadsheet's cells arrive as lines with tabs; two columns and two rows at least make a table.
QString tableText(const QMimeData& data)
{
    const QString text = data.text();
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    return lines.size() >= 2 && lines.first().contains(u'\t') ? text : QString();
}
} // namespace

DropContent contentOf(const QMimeData& data)
{
    DropContent content;
    if (const auto dragged = assetsOf(data)) {
        content.assets = dragged->assets;
        content.from = dragged->from;
        return content; // the files that travel along are for other programs
    }
    content.products = idsOf<ProductId>(data, kProductsMime);
    content.tags = idsOf<TagId>(data, kTagsMime);
    if (!content.products.empty() || !content.tags.empty())
        return content;
    sortUrls(data.urls(), content);
    if (!content.paths.isEmpty() || !content.tables.isEmpty())
        return content;
    content.hasImage = data.hasImage();
    if (!content.hasImage && content.urls.isEmpty())
        content.table = tableText(data);
    return content;
}

void putProducts(QMimeData& data, const std::vector<ProductId>& products)
{
    QStringList ids;
    for (const ProductId product : products)
        ids << QString::number(product.value());
    data.setData(QString::fromLatin1(kProductsMime), ids.join(u',').toLatin1());
}

FileCount countFiles(const QStringList& paths)
{
    QElapsedTimer time;
    time.start();
    FileCount count;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            ++count.files;
            continue;
        }
        QDirIterator each(path, QDir::Files | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            each.next();
            ++count.files;
            if (time.elapsed() > kCountingMs || count.files > kMostCounted) {
                count.more = true;
                return count;
            }
        }
    }
    return count;
}

} // namespace vitrine
