#include "core/storage/import_repository.h"

#include "core/base/uuid.h"

#include <array>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kOutcomeNames{u"added",           u"present",   u"product_added",
                                   u"product_changed", u"unchanged", u"skipped"};

QString outcomeName(ImportOutcome outcome)
{
    return QString::fromUtf16(kOutcomeNames[size_t(outcome)]);
}

ImportOutcome outcomeFromName(const QString& name)
{
    for (size_t i = 0; i < kOutcomeNames.size(); ++i) {
        if (name == QStringView(kOutcomeNames[i]))
            return ImportOutcome(i);
    }
    return ImportOutcome::Skipped;
}

ImportRun runOf(const Statement& row)
{
    return {row.id<ImportId>(0), row.id<StepId>(1), row.text(2), row.text(3), row.integer(4), row.integer(5)};
}

const QString kRunningSql = u"SELECT import_run.id, step, fingerprint, request, total, import_run.started_utc "
                            "FROM import_run JOIN step ON step.id = import_run.step "
                            "WHERE import_run.state = 'running' AND step.state = 'open'"_s;

} // namespace

Result<ImportId> ImportRepository::begin(StepId step, const QString& fingerprint, const QString& request, qint64 total,
                                         UtcMillis now)
{
    TRY_ASSIGN(Statement insert, prepared,
               m_db.prepare(u"INSERT INTO import_run (uuid, step, fingerprint, request, total, state, started_utc) "
                            "VALUES (?, ?, ?, ?, ?, 'running', ?)"_s));
    insert.bind(newUuid()).bind(step).bind(fingerprint).bind(request).bind(total).bind(now);
    TRY_VOID(insert.run());
    return ImportId(m_db.lastInsertId());
}

Result<std::optional<ImportRun>> ImportRepository::running(const QString& fingerprint)
{
    TRY_ASSIGN(Statement select, prepared,
               m_db.prepare(kRunningSql + u" AND fingerprint = ? ORDER BY import_run.id DESC"_s));
    select.bind(fingerprint);
    TRY_ASSIGN(const bool found, stepped, select.next());
    return found ? std::optional(runOf(select)) : std::nullopt;
}

Result<std::vector<ImportRun>> ImportRepository::allRunning()
{
    TRY_ASSIGN(Statement select, prepared, m_db.prepare(kRunningSql + u" ORDER BY import_run.id"_s));
    std::vector<ImportRun> runs;
    while (true) {
        TRY_ASSIGN(const bool found, stepped, select.next());
        if (!found)
            return runs;
        runs.push_back(runOf(select));
    }
}

Result<> ImportRepository::close(ImportId import, const QString& state, UtcMillis now)
{
    TRY_ASSIGN(Statement update, prepared,
               m_db.prepare(u"UPDATE import_run SET state = ?, finished_utc = ? WHERE id = ?"_s));
    return update.bind(state).bind(now).bind(import).run();
}

Result<> ImportRepository::finish(ImportId import, UtcMillis now)
{
    return close(import, u"done"_s, now);
}

Result<> ImportRepository::cancel(ImportId import, UtcMillis now)
{
    TRY_ASSIGN(Statement remove, prepared, m_db.prepare(u"DELETE FROM import_item WHERE import = ?"_s));
    TRY_VOID(remove.bind(import).run());
    return close(import, u"cancelled"_s, now);
}

Result<> ImportRepository::record(ImportId import, const ImportItem& item)
{
    TRY_ASSIGN(Statement insert, prepared,
               m_db.prepare(u"INSERT INTO import_item (import, source, outcome, reason, product, asset) "
                            "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (import, source) DO UPDATE SET "
                            "outcome = excluded.outcome, reason = excluded.reason, product = excluded.product, "
                            "asset = excluded.asset"_s));
    insert.bind(import).bind(item.source).bind(outcomeName(item.outcome)).bind(item.reason);
    return insert.bind(item.product).bind(item.asset).run();
}

Result<QSet<QString>> ImportRepository::settledSources(ImportId import)
{
    TRY_ASSIGN(Statement select, prepared,
               m_db.prepare(u"SELECT source FROM import_item WHERE import = ? AND outcome <> 'skipped'"_s));
    select.bind(import);
    QSet<QString> sources;
    while (true) {
        TRY_ASSIGN(const bool found, stepped, select.next());
        if (!found)
            return sources;
        sources.insert(select.text(0));
    }
}

Result<std::vector<ImportItem>> ImportRepository::items(ImportId import)
{
    TRY_ASSIGN(Statement select, prepared,
               m_db.prepare(u"SELECT source, outcome, reason, product, asset FROM import_item WHERE import = ?"_s));
    select.bind(import);
    std::vector<ImportItem> items;
    while (true) {
        TRY_ASSIGN(const bool found, stepped, select.next());
        if (!found)
            return items;
        ImportItem item{select.text(0), outcomeFromName(select.text(1)), select.text(2)};
        if (!select.isNull(3))
            item.product = select.id<ProductId>(3);
        if (!select.isNull(4))
            item.asset = select.id<AssetId>(4);
        items.push_back(std::move(item));
    }
}

Result<qint64> ImportRepository::itemCount(ImportId import)
{
    TRY_ASSIGN(Statement select, prepared, m_db.prepare(u"SELECT count(*) FROM import_item WHERE import = ?"_s));
    select.bind(import);
    TRY_VOID([&]() -> Result<> {
        TRY_ASSIGN(const bool found, stepped, select.next());
        return found ? Result<>() : Result<>(fail(ErrorCode::Internal, u"count(*) returned no row."_s));
    }());
    return select.integer(0);
}

} // namespace vitrine
