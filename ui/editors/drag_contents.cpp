#include "ui/editors/drag_contents.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>
#include <QUrl>

namespace vitrine {

namespace {
constexpr quint32 kMostAssets = 1'000'000;

QString mimeType()
{
    return QString::fromUtf16(kAssetsMimeType);
}
} // namespace

void putAssets(QMimeData& mime, const DraggedAssets& assets)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << assets.from.value() << quint32(assets.assets.size());
    for (const AssetId asset : assets.assets)
        out << asset.value();
    mime.setData(mimeType(), bytes);
}

std::optional<DraggedAssets> assetsOf(const QMimeData& mime)
{
    if (!mime.hasFormat(mimeType()))
        return std::nullopt;
    QDataStream in(mime.data(mimeType()));
    qint64 from = 0;
    quint32 count = 0;
    in >> from >> count;
    DraggedAssets assets;
    assets.from = ProductId(from);
    for (quint32 index = 0; index < count && count <= kMostAssets && in.status() == QDataStream::Ok; ++index) {
        qint64 id = 0;
        in >> id;
        if (in.status() == QDataStream::Ok)
            assets.assets.push_back(AssetId(id));
    }
    return assets.assets.size() == count && count > 0 ? std::optional(assets) : std::nullopt;
}

QStringList pathsOf(const QMimeData& mime)
{
    QStringList paths;
    for (const QUrl& url : mime.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

bool hasDroppable(const QMimeData& mime)
{
    return mime.hasFormat(mimeType()) || !pathsOf(mime).isEmpty();
}

} // namespace vitrine
