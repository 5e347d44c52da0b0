#include "core/storage/tree_order.h"

#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

Result<CountById> linkCounts(Connection& db, const QString& table, const QString& word, const QString& owner)
{
    // All links are counted through the index alone; those of owners in the trash, few, are taken off again.
    CountById counts;
    TRY_ASSIGN(Statement all, prepared, db.prepare(u"SELECT %2, count(*) FROM %1 GROUP BY %2"_s.arg(table, word)));
    while (true) {
        TRY_ASSIGN(const bool more, stepped, all.next());
        if (!more)
            break;
        counts.insert(all.integer(0), all.integer(1));
    }
    TRY_ASSIGN(Statement trashed, trashedPrepared,
               db.prepare(u"SELECT l.%2, count(*) FROM %3 o CROSS JOIN %1 l ON l.%3 = o.id"
                          " WHERE o.trashed_utc IS NOT NULL GROUP BY l.%2"_s.arg(table, word, owner)));
    while (true) {
        TRY_ASSIGN(const bool more, stepped, trashed.next());
        if (!more)
            return counts;
        counts[trashed.integer(0)] -= trashed.integer(1);
    }
}

} // namespace vitrine
