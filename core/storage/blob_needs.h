#pragma once

#include "core/base/id.h"
#include "core/storage/connection.h"

#include <QSet>
#include <QString>

#include <span>
#include <vector>

namespace vitrine {

/// Which bytes the tables need, and what emptying the trash takes away for good beside the rows themselves.

/// Forgets the journal's lines about these things; the steps that held them cannot be undone any more. The lines of
/// other things in those steps stay, for their timelines. Inside Writer::maintain.
Result<> forgetThings(Connection& db, std::span<const ProductId> products, std::span<const AssetId> assets);
enum class InTrash { Count, Ignore };
/// Every blob that a row of an asset names; of assets in the trash too, or not.
Result<QSet<QString>> blobsInUse(Connection& db, InTrash inTrash = InTrash::Count);
/// Managed main and other files that must be there: hash, size and media type, each hash once.
struct NamedBlob {
    QString sha256;
    qint64 bytes = 0;
    QString mediaType;
};
Result<std::vector<NamedBlob>> managedBlobs(Connection& db);
/// The newest line of the journal: what the sets above are true up to.
Result<qint64> newestJournalLine(Connection& db);
/// Whether a row names the blob now, or a line of the journal above `line` does. Cheap; inside Writer::maintain it
/// tells whether a blob that was unneeded at `line` still is.
Result<bool> blobNamedSince(Connection& db, const QString& sha256, qint64 line);
/// Forgets that a blob was stored.
Result<> forgetBlob(Connection& db, const QString& sha256);

} // namespace vitrine
