#include "core/storage/asset_properties.h"

#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Result<> insertOne(Connection& db, AssetId asset, const QString& key, const QString& value)
{
    return runSql(db, u"INSERT INTO asset_property (asset, key, value) VALUES (?, ?, ?)"_s, asset, key, value);
}

} // namespace

Result<> insertProperties(Connection& db, AssetId asset, const AssetProperties& properties)
{
    for (auto one = properties.cbegin(); one != properties.cend(); ++one)
        TRY_VOID(insertOne(db, asset, one.key(), one.value()));
    return {};
}

Result<> updateProperties(Connection& db, AssetId asset, const AssetProperties& before, const AssetProperties& after)
{
    for (auto one = before.cbegin(); one != before.cend(); ++one) {
        if (!after.contains(one.key()))
            TRY_VOID(runSql(db, u"DELETE FROM asset_property WHERE asset = ? AND key = ?"_s, asset, one.key()));
    }
    for (auto one = after.cbegin(); one != after.cend(); ++one) {
        const auto old = before.constFind(one.key());
        if (old == before.cend()) {
            TRY_VOID(insertOne(db, asset, one.key(), one.value()));
        } else if (*old != *one) {
            TRY_VOID(runSql(db, u"UPDATE asset_property SET value = ? WHERE asset = ? AND key = ?"_s, one.value(),
                            asset, one.key()));
        }
    }
    return {};
}

} // namespace vitrine
