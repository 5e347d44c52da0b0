#include "core/storage/product_search_order.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <limits>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// Things without the value stand last in both directions.
QString lastWhenMissing(bool descending)
{
    return descending ? u"-1"_s : QString::number(std::numeric_limits<qint64>::max());
}

SearchOrder newestFirst(const FoundSet& found)
{
    const QString alias = found.thing() == SearchThing::Product ? u"p"_s : u"a"_s;
    return {SqlPart(alias + (found.trashed() ? u".trashed_utc"_s : u".created_utc"_s)), false, true};
}

SearchOrder productOrder(const FoundSet& found, SortKey key, bool descending)
{
    const QString missing = lastWhenMissing(descending);
    switch (key) {
    case SortKey::Name:
        return {SqlPart(u"p.name COLLATE NOCASE"_s), true, descending};
    case SortKey::Sku:
        return {SqlPart(u"coalesce(p.sku, %1) COLLATE NOCASE"_s.arg(descending ? u"''"_s : u"char(1114111)"_s)), true,
                descending};
    case SortKey::Updated:
        return {SqlPart(u"coalesce((SELECT updated_utc FROM product_touch WHERE product = p.id), p.created_utc)"_s),
                false, descending};
    case SortKey::Price:
        return {SqlPart(u"coalesce(%1, %2)"_s.arg(scaledPrice(), missing)), false, descending};
    case SortKey::Rating:
        return {SqlPart(u"coalesce((SELECT max(a.rating) FROM product_asset l JOIN asset a ON a.id = l.asset "
                        "AND a.trashed_utc IS NULL WHERE l.product = p.id), %1)"_s.arg(missing)),
                false, descending};
    case SortKey::Added:
        return {SqlPart(u"p.created_utc"_s), false, descending};
    case SortKey::Relevance:
    case SortKey::MediaOrder: // of assets
        break;
    }
    return newestFirst(found);
}

SearchOrder assetOrder(const FoundSet& found, const ProductQuery& query, bool descending)
{
    switch (query.sort) {
    case SortKey::Name:
        return {SqlPart(u"coalesce(nullif(a.title, ''), (SELECT name FROM asset_file WHERE asset = a.id "
                        "AND role = 'main'), '') COLLATE NOCASE"_s),
                true, descending};
    case SortKey::Updated:
        return {SqlPart(u"coalesce((SELECT updated_utc FROM asset_touch WHERE asset = a.id), a.created_utc)"_s), false,
                descending};
    case SortKey::Rating:
        return {SqlPart(u"a.rating"_s), false, descending};
    case SortKey::Added:
        return {SqlPart(u"a.created_utc"_s), false, descending};
    case SortKey::Relevance:
    case SortKey::MediaOrder:
        if (query.ofProduct)
            return {SqlPart(u"coalesce((SELECT position FROM product_asset WHERE product = ? AND asset = a.id), 0)"_s,
                            query.ofProduct->value()),
                    false, descending};
        break;
    case SortKey::Sku:
    case SortKey::Price:
        break; // of products
    }
    return newestFirst(found);
}

} // namespace

SearchOrder searchOrder(const FoundSet& found, const ProductQuery& query)
{
    const bool descending = query.direction == SortDirection::Descending;
    return found.thing() == SearchThing::Product ? productOrder(found, query.sort, descending)
                                                 : assetOrder(found, query, descending);
}

QString encodeCursor(const QStringList& parts)
{
    const QByteArray json = QJsonDocument(QJsonArray::fromStringList(parts)).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<QStringList> decodeCursor(const QString& cursor)
{
    const auto bytes = QByteArray::fromBase64Encoding(cursor.toLatin1(), QByteArray::Base64UrlEncoding |
                                                                             QByteArray::AbortOnBase64DecodingErrors);
    const QJsonDocument json = bytes ? QJsonDocument::fromJson(*bytes) : QJsonDocument();
    if (!json.isArray())
        return std::nullopt;
    QStringList parts;
    for (const QJsonValue& part : json.array())
        parts.append(part.toString());
    return parts;
}

} // namespace vitrine
