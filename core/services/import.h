#pragma once

#include "core/catalog/step.h"
#include "core/ingest/file_choice.h"
#include "core/jobs/job_context.h"
#include "core/services/catalogue.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

enum class FolderRule { Ignore, Categories, Tags };

/// What is to be brought in and how.
struct ImportRequest {
    QStringList paths;                    ///< files, folders, archives
    QStringList tables;                   ///< CSV, TSV
    QHash<QString, QString> columnFields; ///< `--map column=field`
    bool inPlace = false;                 ///< leave originals where they are
    FolderRule folders = FolderRule::Ignore;
    std::optional<ProductId> attachTo; ///< everything becomes media of this product
    std::vector<ProductId> attachAlso; ///< with attachTo: and of these
    std::optional<TagId> tagWith;      ///< everything gets this tag
    int attachAt = -1;                 ///< place among the product's media
    std::vector<FileChoice> choices;   ///< where files go that nothing else places
};

struct SkippedItem {
    QString path; ///< of the file, or "table.csv:17"
    QString reason;
};

struct ImportReport {
    qint64 productsAdded = 0, productsChanged = 0, assetsAdded = 0, duplicates = 0, waitingUrls = 0;
    std::vector<SkippedItem> skipped;
    std::vector<SkippedItem> warnings; ///< values that were left out; the rest of their row came in
    std::vector<ProductId> products;   ///< touched, at most 10,000
    std::vector<AssetId> assets;       ///< added or found, at most 10,000
    double seconds = 0;
    StepId step; ///< invalid when nothing changed
};

/// Reads everything that is to come in and says what would happen, changing nothing.
Result<std::shared_ptr<const ImportPlan>> planImport(Catalogue& catalogue, const ImportRequest& request,
                                                     const JobContext& job = {});
/// A plan made without choices, with these: for files that it leaves to the Inbox.
ImportPlan withChoices(const ImportPlan& plan, std::span<const FileChoice> choices);
/// The counts and skipped items that applyImport would report. `duplicates` counts files already here.
ImportReport previewOf(const ImportPlan& plan);
/// The counts and skipped items that importAll would report, changing nothing.
Result<ImportReport> previewImport(Catalogue& catalogue, const ImportRequest& request, const JobContext& job = {});
/// Applies a plan as one step, continuing where a killed run of the same plan stopped. Things that appeared since the
/// plan was made are not doubled. Cancelled: what was done so far is taken back.
Result<ImportReport> applyImport(Catalogue& catalogue, const Actor& actor, const ImportPlan& plan,
                                 const JobContext& job = {});
/// Plan and apply. Bounded memory, whatever the number of files.
Result<ImportReport> importAll(Catalogue& catalogue, const Actor& actor, const ImportRequest& request,
                               const JobContext& job = {});

/// An import that a crash interrupted: go on, or take it back.
struct InterruptedImport {
    ImportId id;
    QString description;
    qint64 done = 0, total = 0;
    UtcMillis startedUtc = 0;
};
Result<std::vector<InterruptedImport>> interruptedImports(const Catalogue& catalogue);
Result<ImportReport> continueImport(Catalogue& catalogue, const Actor& actor, ImportId import,
                                    const JobContext& job = {});
Result<> abandonImport(Catalogue& catalogue, ImportId import, const JobContext& job = {});

struct FetchOptions {
    bool allowPrivateAddresses = false;
    qint64 maxBytes = 64LL << 20; ///< of one picture
};
/// Fetches the picture addresses that tables named, waiting and failed ones, of living products: only by this call,
/// which the user's click makes. A few pictures are one step; when it is cancelled or the disk is full, what arrived
/// stays and the next call goes on from there. An address that fails is skipped, its reason kept with it. Errors:
/// Cancelled, Io, Unavailable (read-only).
Result<ImportReport> fetchWaitingPictures(Catalogue& catalogue, const Actor& actor, const FetchOptions& options,
                                          const JobContext& job = {});

/// Makes missing thumbnails and looks of stored files and of originals in place, as after the cache was deleted or the
/// way of making them changed; how many files were described. Those that failed before wait for retryFailedMedia, which
/// looks at them again and records what fails still. Errors: Cancelled (what was made stays), Io, Unavailable.
/// countMissingMedia: how many it would look at.
Result<qint64> describeMissingMedia(Catalogue& catalogue, const JobContext& job = {});
Result<qint64> countMissingMedia(Catalogue& catalogue);
Result<> retryFailedMedia(Catalogue& catalogue, const JobContext& job = {});

} // namespace vitrine
