#pragma once

#include "core/storage/connection.h"
#include "core/storage/id_list.h"

#include <QHash>
#include <QString>

#include <vector>

namespace vitrine {

/// A page of products or assets whose children are being read: one query a kind of child, whatever the page's size.
template <class Value>
class PageLoader
{
public:
    PageLoader(Connection& db, std::vector<Value>& page) : m_db(db), m_page(page), m_places(placesById(page))
    {
        std::vector<decltype(Value::id)> ids;
        ids.reserve(page.size());
        for (const Value& value : page)
            ids.push_back(value.id);
        m_json = idListJson(std::span<const decltype(Value::id)>(ids));
    }

    /// Runs `sql`, whose one value is the list of ids and whose first column is the id of the value that a row belongs
    /// to, and calls `add(value, row)` for each row.
    template <class Add>
    Result<> each(const QString& sql, const Add& add)
    {
        TRY_ASSIGN(Statement rows, prepared, m_db.prepare(sql));
        rows.bind(m_json);
        while (true) {
            TRY_ASSIGN(const bool more, stepped, rows.next());
            if (!more)
                return {};
            const auto place = m_places.constFind(rows.integer(0));
            if (place != m_places.constEnd())
                add(m_page[*place], rows);
        }
    }

private:
    Connection& m_db;
    std::vector<Value>& m_page;
    QHash<qint64, size_t> m_places;
    QString m_json;
};

} // namespace vitrine
