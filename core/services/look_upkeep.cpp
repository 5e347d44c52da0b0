#include "core/services/look_upkeep.h"

#include "core/storage/blob_needs.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/duplicate_store.h"
#include "core/storage/feature_store.h"
#include "core/storage/reader_pool.h"

#include <QFile>

namespace vitrine {

Result<qint64> pruneDescriptors(const Catalogue& catalogue, const std::function<bool(const QString&)>& keep,
                                const JobContext& job)
{
    if (catalogue.mode() != OpenMode::ReadWrite)
        return 0;
    const CatalogueFiles files(catalogue.folder());
    if (QFile::exists(files.duplicates())) {
        TRY_ASSIGN(const auto duplicates, found, DuplicateStore::open(files.duplicates(), DatabaseAccess::ReadWrite));
        TRY_ASSIGN([[maybe_unused]] const qint64 marks, forgotten, duplicates->prune(keep, job));
    }
    if (!QFile::exists(files.features()))
        return 0;
    TRY_ASSIGN(const auto features, opened, FeatureStore::open(files.features(), DatabaseAccess::ReadWrite));
    return features->prune(keep, job);
}

Result<qint64> pruneDescriptors(const Catalogue& catalogue, const JobContext& job)
{
    using Names = QSet<QString>;
    TRY_ASSIGN(const Names named, read, catalogue.readers().read<Names>([](Connection& db) { return blobsInUse(db); }));
    return pruneDescriptors(
        catalogue, [&](const QString& sha256) { return named.contains(sha256); }, job);
}

} // namespace vitrine
