#pragma once

#include "core/base/id.h"

#include <QHash>
#include <QString>

#include <span>
#include <type_traits>
#include <vector>

namespace vitrine {

/// "[3,1,2]": a list of ids as one bound value, for `json_each(?)`, whose `key` then gives back the order of the list.
template <class IdT>
QString idListJson(std::span<const IdT> ids)
{
    QString json(u'[');
    json.reserve(qsizetype(ids.size()) * 8 + 2);
    for (const IdT id : ids) {
        if (json.size() > 1)
            json += u',';
        if constexpr (std::is_same_v<IdT, qint64>)
            json += QString::number(id);
        else
            json += QString::number(id.value());
    }
    return json + u']';
}

/// Where each id stands in a page of values that have an `id`.
template <class Value>
QHash<qint64, size_t> placesById(const std::vector<Value>& page)
{
    QHash<qint64, size_t> places;
    places.reserve(qsizetype(page.size()));
    for (size_t i = 0; i < page.size(); ++i)
        places.insert(page[i].id.value(), i);
    return places;
}

} // namespace vitrine
