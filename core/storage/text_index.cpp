#include "core/storage/text_index.h"

#include "core/storage/entry_text.h"
#include "core/storage/rows.h"
#include "core/storage/text_index_changes.h"
#include "core/storage/text_index_documents.h"
#include "core/storage/text_index_words.h"

#include <QStringList>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Rises with every change of what is stored; folding follows the Unicode tables of Qt.
QString recipe()
{
    return u"2 unicode %1"_s.arg(int(QChar::currentUnicodeVersion()));
}

struct State {
    qint64 journalId = -1;
    QString recipe;
};

Result<State> readState(Connection& db)
{
    TRY_ASSIGN(
        const std::optional<State> state, read,
        readRow(db, u"SELECT journal_id, recipe FROM derived_state WHERE name = 'text_index'"_s, [](Statement& row) {
            return State{row.integer(0), row.text(1)};
        }));
    return state.value_or(State{});
}

/// The last id that the journal gave away; the newest rows may be gone.
Result<qint64> journalEnd(Connection& db)
{
    return readNumber(db, u"SELECT seq FROM sqlite_sequence WHERE name = 'journal'"_s);
}

Result<> writeState(Connection& db)
{
    TRY_ASSIGN(const qint64 end, read, journalEnd(db));
    return runSql(
        db,
        u"INSERT INTO derived_state (name, journal_id, recipe) VALUES ('text_index', ?, ?) ON CONFLICT (name) "
        "DO UPDATE SET journal_id = excluded.journal_id, recipe = excluded.recipe"_s,
        end, recipe());
}

template <class... Values>
Result<std::vector<qint64>> readIds(Connection& db, const QString& sql, const Values&... values)
{
    return readRows(
        db, sql, [](Statement& row) { return row.integer(0); }, values...);
}

using IndexThings = Result<> (*)(Connection&, std::span<const qint64>, TextParts);

/// Things that need the same parts go together, in batches.
Result<> inBatches(Connection& db, const std::map<qint64, TextParts>& things, IndexThings index)
{
    std::map<int, std::vector<qint64>> alike;
    for (const auto& [id, parts] : things)
        alike[parts.toInt()].push_back(id);
    for (const auto& [parts, ids] : alike) {
        for (size_t at = 0; at < ids.size(); at += kTextIndexBatch) {
            const size_t count = std::min<size_t>(kTextIndexBatch, ids.size() - at);
            TRY_VOID(index(db, std::span(ids).subspan(at, count), TextParts::fromInt(parts)));
        }
    }
    return {};
}

/// Entries whose own words changed, and those whose picture joined or left a product.
Result<> indexChangedEntries(Connection& db, const TextIndexChanges& changes)
{
    const std::vector<qint64> linked(changes.linked.begin(), changes.linked.end());
    TRY_ASSIGN(const std::vector<qint64> shown, read, entriesOfAssets(db, linked));
    std::map<qint64, TextParts> entries;
    for (const qint64 id : changes.entries)
        entries.emplace(id, kAllTextParts);
    for (const qint64 id : shown)
        entries.emplace(id, kAllTextParts);
    return inBatches(
        db, entries, +[](Connection& of, std::span<const qint64> ids, TextParts) { return indexEntries(of, ids); });
}

/// Everything that the journal rows above `afterJournalId` are about.
Result<> indexChanged(Connection& db, qint64 afterJournalId)
{
    TRY_ASSIGN(const TextIndexChanges changes, read, readTextIndexChanges(db, afterJournalId));
    if (changes.tags)
        TRY_VOID(refreshTagWords(db));
    if (changes.categories)
        TRY_VOID(refreshCategoryWords(db));
    for (const qint64 option : changes.options) {
        TRY_VOID(runSql(db,
                        u"INSERT INTO text_index_due (kind, id) VALUES ('product_option', ?) "
                        "ON CONFLICT (kind, id) DO UPDATE SET done_up_to = 0"_s,
                        option));
    }
    TRY_VOID(inBatches(db, changes.assets, &indexAssets));
    TRY_VOID(inBatches(db, changes.products, &indexProducts));
    return indexChangedEntries(db, changes);
}

struct Due {
    QString kind;
    qint64 id = 0;
    qint64 doneUpTo = 0;
};

/// The next carriers of one note, and how they are indexed.
struct Carriers {
    QString sql; ///< binds: the note's id, the last id done, how many
    IndexThings index = &indexProducts;
};

Carriers carriersOf(const QString& kind)
{
    if (kind == u"asset_tag"_s)
        return {u"SELECT asset FROM asset_tag WHERE tag = ? AND asset > ? ORDER BY asset LIMIT ?"_s, &indexAssets};
    if (kind == u"product_tag"_s)
        return {u"SELECT product FROM product_tag WHERE tag = ? AND product > ? ORDER BY product LIMIT ?"_s};
    if (kind == u"product_category"_s)
        return {u"SELECT product FROM product_category WHERE category = ? AND product > ? ORDER BY product LIMIT ?"_s};
    if (kind == u"product_option"_s)
        return {u"SELECT DISTINCT product FROM product_attribute WHERE option = ? AND product > ? "
                "ORDER BY product LIMIT ?"_s};
    const bool assets = kind == u"assets"_s;
    return {u"SELECT id FROM %1 WHERE id > max(?, ?) ORDER BY id LIMIT ?"_s.arg(assets ? u"asset"_s : u"product"_s),
            assets ? &indexAssets : &indexProducts};
}

/// Indexes at most `limit` things of one note; the number done.
Result<int> indexDue(Connection& db, const Due& due, int limit)
{
    const Carriers carriers = carriersOf(due.kind);
    TRY_ASSIGN(const std::vector<qint64> ids, read, readIds(db, carriers.sql, due.id, due.doneUpTo, limit));
    TRY_VOID(carriers.index(db, ids, kAllTextParts));
    if (int(ids.size()) < limit)
        TRY_VOID(runSql(db, u"DELETE FROM text_index_due WHERE kind = ? AND id = ?"_s, due.kind, due.id));
    else
        TRY_VOID(runSql(db, u"UPDATE text_index_due SET done_up_to = ? WHERE kind = ? AND id = ?"_s, ids.back(),
                        due.kind, due.id));
    return int(ids.size());
}

/// One batch of what is noted; the number of things indexed, and whether more is noted.
struct BatchDone {
    int things = 0;
    bool more = false;
};
Result<BatchDone> indexBatch(Connection& db)
{
    BatchDone done;
    while (done.things < kTextIndexBatch) {
        TRY_ASSIGN(const std::optional<Due> due, read,
                   readRow(db, u"SELECT kind, id, done_up_to FROM text_index_due LIMIT 1"_s, [](Statement& row) {
                       return Due{row.text(0), row.integer(1), row.integer(2)};
                   }));
        if (!due)
            return done;
        TRY_ASSIGN(const int things, indexed, indexDue(db, *due, kTextIndexBatch - done.things));
        done.things += things;
    }
    TRY_ASSIGN(const qint64 left, counted, readNumber(db, u"SELECT count(*) FROM text_index_due"_s));
    done.more = left > 0;
    return done;
}

/// An empty index of the same shape: much faster than deleting every row, and works on a damaged one.
Result<> recreate(Connection& db, const QString& table)
{
    TRY_ASSIGN(
        const std::optional<QString> sql, read,
        readRow(
            db, u"SELECT sql FROM sqlite_schema WHERE name = ?"_s, [](Statement& row) { return row.text(0); }, table));
    if (!sql)
        return fail(ErrorCode::Corrupt, u"The text index \"%1\" is missing from the catalogue."_s.arg(table));
    TRY_VOID(db.exec(u"DROP TABLE %1"_s.arg(table)));
    return db.exec(*sql);
}

/// Forgets all that is derived here and notes everything as due.
Result<> startAnew(Connection& db)
{
    TRY_VOID(recreate(db, u"product_text_index"_s));
    TRY_VOID(recreate(db, u"asset_text_index"_s));
    TRY_VOID(recreate(db, u"entry_text_index"_s));
    for (const QString& table : {u"tag_words"_s, u"category_words"_s, u"product_facet"_s, u"asset_facet"_s,
                                 u"facet_count"_s, u"text_index_due"_s})
        TRY_VOID(runSql(db, u"DELETE FROM %1"_s.arg(table)));
    TRY_VOID(refreshTagWords(db));
    TRY_VOID(refreshCategoryWords(db));
    TRY_VOID(runSql(db, u"INSERT INTO text_index_due (kind, id) VALUES ('products', 0), ('assets', 0)"_s));
    return writeState(db);
}

/// Whether every journal row after `journalId` is still there to be read.
Result<bool> canFollow(Connection& db, qint64 journalId)
{
    TRY_ASSIGN(const qint64 end, endRead, journalEnd(db));
    if (journalId < 0 || journalId > end)
        return false;
    TRY_ASSIGN(const qint64 rows, counted, readNumber(db, u"SELECT count(*) FROM journal WHERE id > ?"_s, journalId));
    return rows == end - journalId;
}

} // namespace

/// The index knows by itself up to where it is true, so it asks the journal from there. One that has to be made anew
/// begins with what this commit changed.
Result<> TextIndexRefresher::refresh(Connection& db, qint64 afterJournalId, UtcMillis)
{
    TRY_ASSIGN(const State state, read, readState(db));
    const bool known = state.recipe == recipe();
    if (!known)
        TRY_VOID(startAnew(db));
    TRY_VOID(indexChanged(db, known ? state.journalId : afterJournalId));
    TRY_ASSIGN(const BatchDone done, indexed, indexBatch(db));
    Q_UNUSED(done);
    return writeState(db);
}

Result<bool> TextIndexRefresher::isBehind(Connection& db)
{
    TRY_ASSIGN(const State state, read, readState(db));
    TRY_ASSIGN(const qint64 end, endRead, journalEnd(db));
    TRY_ASSIGN(const qint64 due, counted, readNumber(db, u"SELECT count(*) FROM text_index_due"_s));
    return state.recipe != recipe() || state.journalId != end || due > 0;
}

Result<bool> TextIndexRefresher::catchUp(Connection& db)
{
    return catchUpTextIndex(db);
}

Result<bool> catchUpTextIndex(Connection& db)
{
    TRY_ASSIGN(const State state, read, readState(db));
    TRY_ASSIGN(const bool follows, checked, canFollow(db, state.journalId));
    if (state.recipe != recipe() || !follows)
        TRY_VOID(startAnew(db));
    else
        TRY_VOID(indexChanged(db, state.journalId));
    TRY_VOID(writeState(db));
    TRY_ASSIGN(const BatchDone done, indexed, indexBatch(db));
    return done.more;
}

Result<> rebuildTextIndex(Connection& db, const JobContext& job)
{
    TRY_ASSIGN(const qint64 total, counted,
               readNumber(db, u"SELECT (SELECT count(*) FROM product) + (SELECT count(*) FROM asset)"_s));
    TRY_VOID(startAnew(db));
    BatchDone done{.things = 0, .more = true};
    for (qint64 things = 0; done.more; things += done.things) {
        TRY_VOID(job.checkpoint());
        TRY_ASSIGN(done, indexed, indexBatch(db));
        job.report({.done = things + done.things, .total = total, .step = u"text index"_s});
    }
    return {};
}

namespace {

/// The index itself: every word where it should be. FTS5 answers a damaged one with an error.
Result<> checkStructure(Connection& db, const QString& index, QStringList& problems)
{
    const auto checked = db.exec(u"INSERT INTO %1 (%1) VALUES ('integrity-check')"_s.arg(index));
    if (checked.ok())
        return {};
    if (checked.error().code != ErrorCode::Corrupt)
        return checked.error();
    problems.append(u"The text index \"%1\" is damaged; 'check --repair' makes it anew."_s.arg(index));
    return {};
}

Result<> checkRows(Connection& db, const QString& table, QStringList& problems)
{
    TRY_ASSIGN(
        const qint64 missing, countedMissing,
        readNumber(db, u"SELECT count(*) FROM %1 WHERE id NOT IN (SELECT id FROM %1_text_index_content)"_s.arg(table)));
    TRY_ASSIGN(
        const qint64 stale, countedStale,
        readNumber(db, u"SELECT count(*) FROM %1_text_index_content WHERE id NOT IN (SELECT id FROM %1)"_s.arg(table)));
    if (missing > 0 || stale > 0)
        problems.append(u"The text index misses %1 and holds %2 too many of the table \"%3\"; "
                        "'check --repair' makes it anew."_s.arg(missing)
                            .arg(stale)
                            .arg(table));
    return {};
}

Result<> checkFacets(Connection& db, const QString& table, QStringList& problems)
{
    TRY_ASSIGN(const qint64 living, countedLiving,
               readNumber(db, u"SELECT count(*) FROM %1 WHERE trashed_utc IS NULL"_s.arg(table)));
    TRY_ASSIGN(const qint64 known, countedKnown,
               readNumber(db, u"SELECT count FROM facet_count WHERE scope = ? AND facet = 'all='"_s, table));
    if (living != known)
        problems.append(
            u"The facets count %1 of the table \"%2\", but %3 are there; 'check --repair' counts again."_s.arg(known)
                .arg(table)
                .arg(living));
    return {};
}

} // namespace

Result<QStringList> checkTextIndex(Connection& db)
{
    QStringList problems;
    TRY_ASSIGN(const State state, read, readState(db));
    TRY_ASSIGN(const qint64 due, counted, readNumber(db, u"SELECT count(*) FROM text_index_due"_s));
    TRY_ASSIGN(const qint64 end, endRead, journalEnd(db));
    const bool isCurrent =
        due == 0 && state.recipe == recipe() && state.journalId == end; // else it is known to be behind
    for (const QString& table : {u"product"_s, u"asset"_s, u"entry"_s}) {
        TRY_VOID(checkStructure(db, table + u"_text_index"_s, problems));
        if (isCurrent)
            TRY_VOID(checkRows(db, table, problems));
        if (isCurrent && table != u"entry")
            TRY_VOID(checkFacets(db, table, problems));
    }
    return problems;
}

} // namespace vitrine
