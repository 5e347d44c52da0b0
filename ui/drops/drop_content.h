#pragma once

#include "core/base/id.h"
#include "core/services/import.h"

#include <QImage>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <vector>

class QMimeData;

namespace vitrine {

/// What a drag or the clipboard carries, sorted. Nothing of it has been opened: files are known by name only.
struct DropContent {
    std::vector<AssetId> assets; ///< of this window
    ProductId from;              ///< the product they are dragged out of; invalid = none
    std::vector<ProductId> products;
    std::vector<TagId> tags;
    QStringList paths;  ///< files, folders, archives
    QStringList tables; ///< CSV, TSV
    QList<QUrl> urls;   ///< http and https
    bool hasImage = false;
    QString table; ///< text with several columns, as from a spreadsheet

    bool isForeign() const
    {
        return !paths.isEmpty() || !tables.isEmpty() || !urls.isEmpty() || hasImage || !table.isEmpty();
    }
    bool isEmpty() const { return assets.empty() && products.empty() && tags.empty() && !isForeign(); }
};

DropContent contentOf(const QMimeData& data);
/// The forms in which products and tags travel inside the program.
void putProducts(QMimeData& data, const std::vector<ProductId>& products);

/// How many files a drop brings, counted on disk for a short time. `more`: there are at least this many.
struct FileCount {
    qint64 files = 0;
    bool more = false;
};
/// Blocking, at most about 300 ms: on a worker.
FileCount countFiles(const QStringList& paths);

} // namespace vitrine
