#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/storage/connection.h"

#include <QString>

#include <optional>
#include <vector>

namespace vitrine {

/// A running, finished or cancelled import. `fingerprint` tells whether a new call asks for the same thing;
/// `request` is what was asked for, as JSON, so that it can go on without the caller.
struct ImportRun {
    ImportId id;
    StepId step;
    QString fingerprint;
    QString request;
    qint64 total = 0; ///< items, as planned
    UtcMillis startedUtc = 0;
    QString holder; ///< who works on the step, or did (core/storage/holders.h)
};

enum class ImportOutcome { Added, Present, ProductAdded, ProductChanged, Unchanged, Skipped };

/// What became of one thing of an import. `source` is its path, "archive.zip!/member" or "table.csv:17".
struct ImportItem {
    QString source;
    ImportOutcome outcome = ImportOutcome::Added;
    QString reason;
    std::optional<ProductId> product;
    std::optional<AssetId> asset;
};

/// Bookkeeping of imports: written in the same transaction as the rows it speaks of, not journalled, so that a killed
/// import knows exactly what it had done. Use on the connection's thread.
class ImportRepository
{
public:
    explicit ImportRepository(Connection& db) : m_db(db) {}

    Result<ImportId> begin(StepId step, const QString& fingerprint, const QString& request, qint64 total,
                           UtcMillis now);
    /// The running import of this fingerprint, if its step is still open.
    Result<std::optional<ImportRun>> running(const QString& fingerprint);
    Result<std::vector<ImportRun>> allRunning();
    Result<> finish(ImportId import, UtcMillis now);
    /// Forgets an abandoned import: its items speak of rows that were taken back.
    Result<> cancel(ImportId import, UtcMillis now);

    /// A second outcome for the same source replaces the first.
    Result<> record(ImportId import, const ImportItem& item);
    /// What is done with; skipped things are not, a second try may succeed.
    struct SettledItem {
        QString source;
        std::optional<ProductId> product;
    };
    Result<std::vector<SettledItem>> settled(ImportId import);
    /// Whether the step has changed anything so far.
    Result<bool> changedAnything(StepId step);
    /// How many things had which outcome.
    struct Counts {
        qint64 added = 0, present = 0, productsAdded = 0, productsChanged = 0, all = 0;
    };
    Result<Counts> counts(ImportId import);
    /// Removes a finished run that changed nothing: no step stands behind it.
    Result<> forget(ImportId import);

private:
    Result<> removeItems(ImportId import);
    Result<> close(ImportId import, const QString& state, UtcMillis now);
    Connection& m_db;
};

} // namespace vitrine
