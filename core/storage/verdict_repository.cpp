#include "core/storage/verdict_repository.h"

#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

// As stored, in the order of the enums.
constexpr QStringView kClassNames[] = {u"exact", u"same_picture", u"same_product"};
constexpr QStringView kDecisionNames[] = {u"different", u"kept_first", u"kept_second"};

QString className(DuplicateClass kind)
{
    return kClassNames[size_t(kind)].toString();
}

QString decisionName(DuplicateDecision decision)
{
    return kDecisionNames[size_t(decision)].toString();
}

} // namespace

Result<std::set<ContentPair>> VerdictRepository::decided(DuplicateClass kind)
{
    const auto read = [](Statement& row) { return ContentPair{row.text(0), row.text(1)}; };
    TRY_ASSIGN(const std::vector<ContentPair> pairs, rows,
               readRows(m_db, u"SELECT first, second FROM duplicate_verdict WHERE class = ?"_s, read, className(kind)));
    return std::set<ContentPair>(pairs.begin(), pairs.end());
}

Result<> VerdictRepository::put(const DuplicateVerdict& verdict, UtcMillis now)
{
    const auto read = [](Statement& row) { return row.text(0); };
    TRY_ASSIGN(const std::optional<QString> there, found,
               readRow(m_db, u"SELECT verdict FROM duplicate_verdict WHERE class = ? AND first = ? AND second = ?"_s,
                       read, className(verdict.kind), verdict.pair.first, verdict.pair.second));
    const QString decision = decisionName(verdict.decision);
    if (there == decision)
        return {};
    if (!there)
        return runSql(m_db,
                      u"INSERT INTO duplicate_verdict (class, first, second, verdict, decided_utc)"
                      " VALUES (?, ?, ?, ?, ?)"_s,
                      className(verdict.kind), verdict.pair.first, verdict.pair.second, decision, now);
    return runSql(m_db,
                  u"UPDATE duplicate_verdict SET verdict = ?, decided_utc = ?"
                  " WHERE class = ? AND first = ? AND second = ?"_s,
                  decision, now, className(verdict.kind), verdict.pair.first, verdict.pair.second);
}

Result<> VerdictRepository::forget(DuplicateClass kind, const ContentPair& pair)
{
    return runSql(m_db, u"DELETE FROM duplicate_verdict WHERE class = ? AND first = ? AND second = ?"_s,
                  className(kind), pair.first, pair.second);
}

} // namespace vitrine
