#include "core/catalog/names.h"
#include "core/storage/product_parts.h"
#include "core/storage/rows.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

bool holds(const std::vector<ProductLink>& links, const ProductLink& link)
{
    return std::find(links.begin(), links.end(), link) != links.end();
}

/// The links behind it move up, so that positions stay dense.
Result<> removeLink(Connection& db, ProductId product, const ProductLink& link)
{
    const QString kind = productLinkKindName(link.kind);
    TRY_ASSIGN(const std::optional<qint64> position, found,
               readRow(
                   db, u"SELECT position FROM product_link WHERE product = ? AND target = ? AND kind = ?"_s,
                   [](Statement& row) { return row.integer(0); }, product, link.target, kind));
    if (!position)
        return {};
    TRY_VOID(runSql(db, u"DELETE FROM product_link WHERE product = ? AND target = ? AND kind = ?"_s, product,
                    link.target, kind));
    return runSql(db, u"UPDATE product_link SET position = position - 1 WHERE product = ? AND position > ?"_s, product,
                  *position);
}

} // namespace

Result<> loadLinks(ProductPage& page)
{
    return page.each(
        u"SELECT l.product, l.target, l.kind FROM json_each(?) j"
        " JOIN product_link l ON l.product = j.value JOIN product t ON t.id = l.target"
        " WHERE t.trashed_utc IS NULL ORDER BY l.product, l.position, l.id"_s,
        [](Product& product, const Statement& row) {
            product.links.push_back(
                {row.id<ProductId>(1), productLinkKindFromName(row.text(2)).value_or(ProductLinkKind::Related)});
        });
}

Result<> updateLinks(Connection& db, ProductId product, const std::vector<ProductLink>& before,
                     const std::vector<ProductLink>& after)
{
    for (const ProductLink& link : before) {
        if (!holds(after, link))
            TRY_VOID(removeLink(db, product, link));
    }
    for (const ProductLink& link : after) {
        if (!holds(before, link)) {
            TRY_VOID(runSql(db,
                            u"INSERT INTO product_link (product, target, kind, position) VALUES (?, ?, ?,"
                            " (SELECT count(*) FROM product_link WHERE product = ?))"_s,
                            product, link.target, productLinkKindName(link.kind), product));
        }
    }
    return {};
}

} // namespace vitrine
