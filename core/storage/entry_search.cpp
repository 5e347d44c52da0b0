#include "core/storage/entry_search.h"

#include "core/base/text_fold.h"
#include "core/storage/entry_catalogue.h"
#include "core/storage/entry_filter_sql.h"
#include "core/storage/id_list.h"
#include "core/storage/text_index_query.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Longer questions are cut: the first words say what is meant.
constexpr qsizetype kMaxWords = 64;
/// What text_score (text_index_functions.h) gives for a word that is a whole name; see kColumnWeight and kFirstWord
/// there. Times 1000, as it gives it.
constexpr double kFullScore = 14'000;

/// Best first; the older of equals first. Links of the built-in gallery have ids below 0.
bool stands(const ScoredEntry& a, const ScoredEntry& b)
{
    if (a.score != b.score)
        return a.score > b.score;
    return std::abs(a.entry.value()) < std::abs(b.entry.value());
}

std::vector<ScoredEntry> inOrder(std::vector<ScoredEntry> found)
{
    std::sort(found.begin(), found.end(), &stands);
    return found;
}

/// Product or asset id -> score, from one of their text indexes.
Result<QHash<qint64, qint64>> scores(Connection& db, const QString& index, const ScoredMatch& match)
{
    SqlPart query(u"SELECT f.rowid, text_score(%1, ?) FROM %1 f WHERE f.%1 MATCH ?"_s.arg(index), match.layout,
                  match.expression);
    QHash<qint64, qint64> found;
    TRY_VOID(forEachRow(db, query, [&found](const FoundRow& row) { found.insert(row.integer(0), row.integer(1)); }));
    return found;
}

QString jsonOf(const QHash<qint64, qint64>& found)
{
    const std::vector<qint64> ids(found.keyBegin(), found.keyEnd());
    return idListJson(std::span<const qint64>(ids));
}

} // namespace

/// A text as a question to the text indexes: any of its words.
struct EntrySearch::Words {
    ScoredMatch match;
    int count = 0;

    explicit Words(const QString& text)
    {
        QStringList words = cjkBigrams(foldText(text), BigramUse::Ask);
        words.removeDuplicates();
        QStringList expressions, layouts;
        for (const QString& word : words.mid(0, kMaxWords)) {
            // Very short words are whole words: as starts they would fit nearly everything.
            const bool whole = word.size() <= 2 && !isCjk(word.front().unicode());
            const TextMatch one = textMatch({TextTerm{word, whole}});
            if (one.best.empty())
                continue;
            expressions << u'(' + one.best.front().expression + u')';
            layouts << one.best.front().layout;
        }
        match = {expressions.join(u" OR "_s), layouts.join(u'|')};
        count = int(expressions.size());
    }
    double score(qint64 textScore) const { return std::clamp(double(textScore) / (kFullScore * count), 0.0, 1.0); }
};

QString EntrySearch::idColumn() const
{
    return isCatalogue() ? u"l.id"_s : u"e.id"_s;
}

Result<SqlPart> EntrySearch::rows(const EntryFilter& filter) const
{
    TRY_ASSIGN(const SqlPart condition, made,
               entryCondition(filter, isCatalogue() ? EntryRows::Catalogue : EntryRows::Stored));
    SqlPart part;
    if (isCatalogue())
        part.sql = catalogueEntryRows() + u"WHERE "_s;
    else // the few assets in the trash are asked for, not every asset
        part = SqlPart(u" FROM entry e WHERE e.gallery = ? AND e.asset NOT IN (SELECT id FROM asset WHERE trashed_utc"
                       " IS NOT NULL) AND "_s,
                       m_gallery.value());
    part += condition;
    return part;
}

Result<std::vector<EntryId>> EntrySearch::select(const SqlPart& query)
{
    const qint64 factor = isCatalogue() ? -1 : 1;
    std::vector<EntryId> ids;
    TRY_VOID(forEachRow(m_db, query, [&](const FoundRow& row) { ids.emplace_back(factor * row.integer(0)); }));
    return ids;
}

Result<std::vector<EntryId>> EntrySearch::matching(const EntryFilter& filter)
{
    TRY_ASSIGN(const SqlPart from, made, rows(filter));
    SqlPart query(u"SELECT "_s + idColumn());
    query += from;
    query.sql += u" ORDER BY "_s + idColumn();
    return select(query);
}

Result<qint64> EntrySearch::count(const EntryFilter& filter)
{
    TRY_ASSIGN(const SqlPart from, made, rows(filter));
    SqlPart query(u"SELECT count(*)"_s);
    query += from;
    return selectInteger(m_db, query);
}

Result<std::vector<EntryId>> EntrySearch::page(const EntryFilter& filter, const std::optional<EntryId>& after,
                                               int offset, int limit)
{
    TRY_ASSIGN(const SqlPart from, made, rows(filter));
    SqlPart query(u"SELECT "_s + idColumn());
    query += from;
    query += SqlPart(u" AND %1 > ? ORDER BY %1 LIMIT ? OFFSET ?"_s.arg(idColumn()),
                     after ? std::abs(after->value()) : qint64(0), qint64(limit), qint64(offset));
    return select(query);
}

Result<std::vector<ScoredEntry>> EntrySearch::byText(const EntryFilter& filter, const QString& text)
{
    const Words words(text);
    if (words.count == 0)
        return std::vector<ScoredEntry>();
    return isCatalogue() ? catalogueByText(filter, words) : storedByText(filter, words);
}

Result<std::vector<ScoredEntry>> EntrySearch::storedByText(const EntryFilter& filter, const Words& words)
{
    TRY_ASSIGN(const SqlPart condition, made, entryCondition(filter, EntryRows::Stored));
    SqlPart query(u"SELECT e.id, text_score(entry_text_index, ?) FROM entry_text_index f"
                  " CROSS JOIN entry e ON e.id = f.rowid WHERE f.entry_text_index MATCH ? AND e.gallery = ?"
                  " AND e.asset NOT IN (SELECT id FROM asset WHERE trashed_utc IS NOT NULL) AND "_s,
                  words.match.layout, words.match.expression, m_gallery.value());
    query += condition;
    std::vector<ScoredEntry> found;
    TRY_VOID(forEachRow(m_db, query, [&](const FoundRow& row) {
        found.push_back({EntryId(row.integer(0)), words.score(row.integer(1))});
    }));
    return inOrder(std::move(found));
}

Result<std::vector<ScoredEntry>> EntrySearch::catalogueByText(const EntryFilter& filter, const Words& words)
{
    using Scores = QHash<qint64, qint64>;
    TRY_ASSIGN(const Scores products, byProduct, scores(m_db, u"product_text_index"_s, words.match));
    TRY_ASSIGN(const Scores assets, byAsset, scores(m_db, u"asset_text_index"_s, words.match));
    TRY_ASSIGN(const SqlPart from, made, rows(filter));
    SqlPart query(u"SELECT l.id, l.product, l.asset"_s);
    query += from;
    query += SqlPart(u" AND (l.product IN (SELECT value FROM json_each(?))"
                     " OR l.asset IN (SELECT value FROM json_each(?)))"_s,
                     jsonOf(products), jsonOf(assets));
    std::vector<ScoredEntry> found;
    TRY_VOID(forEachRow(m_db, query, [&](const FoundRow& row) {
        const qint64 score = products.value(row.integer(1)) + assets.value(row.integer(2));
        found.push_back({EntryId(-row.integer(0)), words.score(score)});
    }));
    return inOrder(std::move(found));
}

Result<std::vector<ScoredEntry>> EntrySearch::byKeywords(const EntryFilter& filter, const QStringList& keywords)
{
    QStringList folded;
    for (const QString& keyword : keywords)
        folded << foldCase(keyword);
    folded.removeDuplicates();
    TRY_ASSIGN(const SqlPart from, made, rows(filter));
    SqlPart query(isCatalogue() ? u"SELECT -l.id, fold_case(t.name)"_s : u"SELECT e.id, fold_case(k.keyword)"_s);
    // The joins stand before the conditions of `from`.
    SqlPart joins = from;
    joins.sql.replace(joins.sql.indexOf(u" WHERE "_s), 7,
                      isCatalogue() ? u" JOIN product_tag g ON g.product = l.product JOIN tag t ON t.id = g.tag"
                                      " AND t.trashed_utc IS NULL WHERE "_s
                                    : u" JOIN entry_keyword k ON k.entry = e.id WHERE "_s);
    query += joins;
    query.sql += isCatalogue() ? u" AND fold_case(t.name) IN "_s : u" AND fold_case(k.keyword) IN "_s;
    query += oneOf(folded);
    QHash<qint64, QSet<QByteArray>> had;
    TRY_VOID(forEachRow(m_db, query, [&had](const FoundRow& row) {
        const std::string_view word = row.utf8(1);
        had[row.integer(0)].insert(QByteArray(word.data(), qsizetype(word.size())));
    }));
    std::vector<ScoredEntry> found;
    for (auto it = had.cbegin(); it != had.cend(); ++it)
        found.push_back({EntryId(it.key()), double(it->size()) / double(folded.size())});
    return inOrder(std::move(found));
}

} // namespace vitrine
