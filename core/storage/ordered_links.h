#pragma once

#include "core/storage/connection.h"

#include <QString>

#include <vector>

namespace vitrine {

/// The ordered links of one product to its assets or categories: table (product, <other>, position) with dense
/// positions. Links whose other end is in the trash stay, unseen, and keep their place among the seen ones.
class OrderedLinks
{
public:
    /// @param table "product_asset" or "product_category"   @param other "asset" or "category": column and table
    OrderedLinks(Connection& db, const QString& table, const QString& other);

    struct Link {
        qint64 other = 0;
        int position = 0;
        bool visible = true;
    };
    /// All links of `product` in order, with those that lead into the trash.
    Result<std::vector<Link>> all(ProductId product);
    /// Adds a link; nothing is read (for new products and imports that count positions themselves).
    Result<> insert(ProductId product, qint64 other, int position);
    /// Makes `order` what is seen: adds, removes and moves as few rows as possible.
    Result<> write(ProductId product, const std::vector<qint64>& order);
    /// Removes every link of `product`, seen or not.
    Result<> clear(ProductId product);

private:
    Connection& m_db;
    QString m_select, m_insert, m_move, m_remove, m_clear;
};

/// Where everything stands when the seen links take the order `order`: an unseen link stays behind the same neighbour.
std::vector<qint64> withUnseen(const std::vector<OrderedLinks::Link>& stored, const std::vector<qint64>& order);

} // namespace vitrine
