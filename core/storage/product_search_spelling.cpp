#include "core/base/text_fold.h"
#include "core/storage/product_search.h"
#include "core/storage/product_search_sql.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

constexpr qint64 kFewFound = 5;   ///< from here on the words are taken as meant
constexpr qint64 kMuchBetter = 4; ///< times as many things must have the other word

/// Letters that may be wrong in a word of this length; short words are too near to each other.
int allowedDistance(qsizetype length)
{
    return length < 3 ? 0 : length < 6 ? 1 : 2;
}

bool isMendable(const QString& word)
{
    return allowedDistance(word.size()) > 0 && std::none_of(word.begin(), word.end(), [](QChar c) {
               return c.isDigit() || isCjk(c.unicode()) || c.isSurrogate();
           });
}

QString afterAll(const QString& start)
{
    return start + QChar(0xffff);
}

struct Candidate {
    QString word;
    int distance = 0;
    qint64 things = 0;
};

/// Adds the words of the index that start with `start` and are near to `word`.
Result<> addNearWords(Connection& db, const QString& words, const QString& word, const QString& start,
                      std::vector<Candidate>& candidates)
{
    const int allowed = allowedDistance(word.size());
    TRY_ASSIGN(
        const auto rows, read,
        selectTexts(db,
                    SqlPart(u"SELECT term, doc FROM %1 WHERE term >= ? AND term < ? "
                            "AND length(term) BETWEEN ? AND ?"_s.arg(words),
                            start, afterAll(start), qint64(word.size() - allowed), qint64(word.size() + allowed)),
                    2));
    for (const QStringList& row : rows) {
        const int distance = editDistance(word, row[0], allowed);
        if (distance > 0 && distance <= allowed)
            candidates.push_back({row[0], distance, row[1].toLongLong()});
    }
    return {};
}

/// Reading the words of an index costs time for each place where they stand, so the likeliest are read first: mistakes
/// are seldom in the first two letters.
Result<std::vector<Candidate>> nearWords(Connection& db, const QString& words, const QString& word)
{
    std::vector<Candidate> candidates;
    QStringList starts{word.left(2), QString{word[1]} + word[0], word.left(1)};
    starts.removeDuplicates();
    for (const QString& start : std::as_const(starts)) {
        TRY_VOID(addNearWords(db, words, word, start, candidates));
        if (!candidates.empty())
            break;
    }
    return candidates;
}

/// How many things have a word that starts so.
Result<qint64> thingsWith(Connection& db, const QString& words, const QString& start)
{
    return selectInteger(db, SqlPart(u"SELECT coalesce(sum(doc), 0) FROM %1 WHERE term >= ? AND term < ?"_s.arg(words),
                                     start, afterAll(start)));
}

/// The word that was probably meant; the same word where nothing is much better known.
Result<QString> mendWord(Connection& db, const QString& words, const QString& word)
{
    if (!isMendable(word))
        return word;
    TRY_ASSIGN(const std::vector<Candidate> candidates, read, nearWords(db, words, word));
    const auto best = std::ranges::min_element(candidates, [](const Candidate& a, const Candidate& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.things > b.things;
    });
    if (best == candidates.end())
        return word;
    TRY_ASSIGN(const qint64 things, counted, thingsWith(db, words, word));
    return best->things > things * kMuchBetter ? best->word : word;
}

} // namespace

Result<ProductQuery> mendSpelling(Connection& db, const ProductQuery& query, qint64 found)
{
    ProductQuery mended = query;
    if (found >= kFewFound)
        return mended;
    const bool products = query.scope == QueryScope::Products || query.scope == QueryScope::TrashedProducts;
    for (TextTerm& term : mended.terms) {
        if (term.negated)
            continue;
        QStringList spelt = foldText(term.text).split(u' ', Qt::SkipEmptyParts);
        bool changed = false;
        for (QString& word : spelt) {
            TRY_ASSIGN(const QString better, read,
                       mendWord(db, products ? u"product_words"_s : u"asset_words"_s, word));
            changed = changed || better != word;
            word = better;
        }
        if (changed)
            term.text = spelt.join(u' ');
        term.phrase = term.phrase || (changed && spelt.size() > 1);
    }
    return mended;
}

} // namespace vitrine
