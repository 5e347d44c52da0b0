#pragma once

#include "core/ingest/scan.h"

#include <QHash>
#include <QString>

#include <optional>

namespace vitrine {

/// Finds the file that a table's cell means. One instance a plan; it remembers folders it has listed.
class PictureFinder
{
public:
    /// `scanned` must outlive the finder.
    explicit PictureFinder(const std::vector<ScannedFile>& scanned);

    struct Found {
        FileOrigin origin;
        qint64 bytes = 0;
        UtcMillis modifiedUtc = 0;
    };
    /// `written` as in the cell, relative to the folder of `table` unless absolute. The steps are those of
    /// plan_builder.h. Errors: NotFound, InvalidInput (a folder, an empty file, several scanned files of that name).
    Result<Found> find(const QString& table, const QString& written);

private:
    std::optional<Found> fileAt(const QString& path) const;
    std::optional<Found> inFolder(const QString& folder, const QString& name);
    Result<Found> amongScanned(const QString& written, const QString& name) const;

    const std::vector<ScannedFile>& m_scanned;
    QMultiHash<QString, size_t> m_byName;               ///< folded file name -> scanned file
    QHash<QString, QHash<QString, QString>> m_listings; ///< folder -> folded name -> name
};

} // namespace vitrine
