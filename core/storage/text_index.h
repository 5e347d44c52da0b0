#pragma once

#include "core/jobs/job_context.h"
#include "core/storage/derived_refresh.h"

#include <QStringList>

namespace vitrine {

/// Full text, facets and facet counters of products and assets, kept true from the journal inside each commit. Where
/// one change touches very many (a tag on 100,000 products is renamed) the first part is done at once and the rest
/// noted: call catchUpTextIndex until nothing is left.
class TextIndexRefresher final : public DerivedRefresher
{
public:
    Result<> refresh(Connection& db, qint64 afterJournalId, UtcMillis now) override;
    Result<bool> isBehind(Connection& db) override;
    Result<bool> catchUp(Connection& db) override;
};

/// How many things one call of catchUpTextIndex, or one commit, may index beyond those that it changed itself.
inline constexpr int kTextIndexBatch = 500;

/// Finds out whether the index is the one that this program would have made of the journal up to now (another recipe,
/// another program wrote), notes what is missing, and does one batch of what is noted. true = more is left.
/// Writer's connection, inside a transaction.
Result<bool> catchUpTextIndex(Connection& db);

/// Makes everything anew, in the transaction of the caller. Progress counts products and assets.
Result<> rebuildTextIndex(Connection& db, const JobContext& job = {});

/// Compares the index with itself and with what the tables say: one plain sentence a problem.
/// Writer's connection (FTS5 checks itself by a write).
Result<QStringList> checkTextIndex(Connection& db);

} // namespace vitrine
