#include "core/storage/ordered_links.h"

#include "core/storage/rows.h"

#include <QHash>
#include <QSet>

namespace vitrine {

using namespace Qt::StringLiterals;

OrderedLinks::OrderedLinks(Connection& db, const QString& table, const QString& other)
    : m_db(db), m_select(u"SELECT l.%2, l.position, o.trashed_utc IS NULL FROM %1 l JOIN %2 o ON o.id = l.%2"
                         " WHERE l.product = ? ORDER BY l.position, l.id"_s.arg(table, other)),
      m_insert(u"INSERT INTO %1 (product, %2, position) VALUES (?, ?, ?)"_s.arg(table, other)),
      m_move(u"UPDATE %1 SET position = ? WHERE product = ? AND %2 = ?"_s.arg(table, other)),
      m_remove(u"DELETE FROM %1 WHERE product = ? AND %2 = ?"_s.arg(table, other)),
      m_clear(u"DELETE FROM %1 WHERE product = ?"_s.arg(table))
{}

Result<std::vector<OrderedLinks::Link>> OrderedLinks::all(ProductId product)
{
    const auto read = [](Statement& row) { return Link{row.integer(0), int(row.integer(1)), row.integer(2) != 0}; };
    return readRows(m_db, m_select, read, product);
}

Result<> OrderedLinks::insert(ProductId product, qint64 other, int position)
{
    return runSql(m_db, m_insert, product, other, position);
}

Result<> OrderedLinks::write(ProductId product, const std::vector<qint64>& order)
{
    TRY_ASSIGN(const std::vector<Link> stored, read, all(product));
    const std::vector<qint64> wanted = withUnseen(stored, order);
    const QSet<qint64> kept(wanted.begin(), wanted.end());
    QHash<qint64, int> places;
    for (const Link& link : stored) {
        if (kept.contains(link.other))
            places.insert(link.other, link.position);
        else
            TRY_VOID(runSql(m_db, m_remove, product, link.other));
    }
    for (int i = 0; i < int(wanted.size()); ++i) {
        const auto place = places.constFind(wanted[size_t(i)]);
        if (place == places.constEnd())
            TRY_VOID(insert(product, wanted[size_t(i)], i));
        else if (*place != i)
            TRY_VOID(runSql(m_db, m_move, i, product, wanted[size_t(i)]));
    }
    return {};
}

Result<> OrderedLinks::clear(ProductId product)
{
    return runSql(m_db, m_clear, product);
}

std::vector<qint64> withUnseen(const std::vector<OrderedLinks::Link>& stored, const std::vector<qint64>& order)
{
    const QSet<qint64> seen(order.begin(), order.end());
    QHash<qint64, std::vector<qint64>> followers; // of a seen neighbour; 0 = at the front
    qint64 neighbour = 0;
    for (const OrderedLinks::Link& link : stored) {
        if (link.visible)
            neighbour = seen.contains(link.other) ? link.other : neighbour;
        else if (!seen.contains(link.other))
            followers[neighbour].push_back(link.other);
    }
    std::vector<qint64> all = followers.value(0);
    for (const qint64 other : order) {
        all.push_back(other);
        const std::vector<qint64> behind = followers.value(other);
        all.insert(all.end(), behind.begin(), behind.end());
    }
    return all;
}

} // namespace vitrine
