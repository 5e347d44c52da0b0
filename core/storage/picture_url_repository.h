#pragma once

#include "core/base/id.h"
#include "core/storage/connection.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

enum class PictureUrlState { Waiting, Fetched, Failed };

/// A picture's address that a table named for a product.
struct PictureUrl {
    qint64 id = 0;
    ProductId product;
    QString url;
    PictureUrlState state = PictureUrlState::Waiting;
    QString reason;               ///< why it failed
    std::optional<AssetId> asset; ///< what it became
};

/// Picture addresses that wait for the user's word. Errors: as of Statement.
class PictureUrlRepository
{
public:
    explicit PictureUrlRepository(Connection& db) : m_db(db) {}

    /// Adds those that the product does not have yet, behind the others; how many were added.
    Result<int> add(ProductId product, const QStringList& urls);
    /// Of living products, waiting ones and (if asked for) failed ones, by product and position, above `afterId`.
    Result<std::vector<PictureUrl>> open(bool withFailed, qint64 afterId, int limit);
    Result<std::vector<PictureUrl>> ofProduct(ProductId product);
    Result<> markFetched(qint64 id, AssetId asset);
    Result<> markFailed(qint64 id, const QString& reason);
    Result<> remove(qint64 id);
    /// How many open() would give with failed ones.
    Result<qint64> openCount();
    /// Waiting ones of living products.
    Result<qint64> waitingCount();

private:
    Connection& m_db;
};

} // namespace vitrine
