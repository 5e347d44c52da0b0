#pragma once

#include "core/base/id.h"
#include "core/storage/connection.h"

#include <QString>

#include <vector>

namespace vitrine {

/// The tags of products or of assets (product_tag, asset_tag). Links to tags in the trash stay, unseen.
class TagLinks
{
public:
    /// @param owner "product" or "asset"
    TagLinks(Connection& db, const QString& owner);

    Result<> insert(qint64 owner, const std::vector<TagId>& tags);
    /// Writes what differs between two sets of seen tags.
    Result<> update(qint64 owner, const std::vector<TagId>& before, const std::vector<TagId>& after);
    Result<> clear(qint64 owner);
    /// Whatever carries `from` carries `into` afterwards, once.
    Result<> moveAll(TagId from, TagId into);
    /// The same for at most `limit` owners; how many it were. 0 = only owners that carry both are left.
    Result<int> moveSome(TagId from, TagId into, int limit);
    /// For PageLoader: owner, tag; living tags by name.
    static QString pageSql(const QString& owner);

private:
    Connection& m_db;
    QString m_insert, m_remove, m_clear, m_dropDoubles, m_move, m_moveSome;
};

} // namespace vitrine
