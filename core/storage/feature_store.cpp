#include "core/storage/feature_store.h"

#include "core/storage/rows.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// Raised when the table changes: a file of another version is thrown away.
constexpr qint64 kVersion = 3;
constexpr size_t kFilesATransaction = 500;

/// "x,y,width,height"; empty for an empty rectangle. The table's key must not hold NULL.
QString rectText(const QRect& rect)
{
    if (rect.isEmpty())
        return {};
    return u"%1,%2,%3,%4"_s.arg(rect.x()).arg(rect.y()).arg(rect.width()).arg(rect.height());
}

QRect rectFrom(const QString& text)
{
    const QStringList numbers = text.split(u',');
    if (numbers.size() != 4)
        return {};
    return {numbers[0].toInt(), numbers[1].toInt(), numbers[2].toInt(), numbers[3].toInt()};
}

Result<> putOne(Connection& db, const FeatureKey& key, const QString& recipe, const StoredFeature& feature)
{
    return runSql(db,
                  u"INSERT INTO feature (sha256, region, recipe, main_object, failure, numbers) "
                  "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET main_object = excluded.main_object, "
                  "failure = excluded.failure, numbers = excluded.numbers"_s,
                  key.sha256, rectText(key.region), recipe, rectText(feature.mainObject), feature.failure,
                  feature.values);
}

} // namespace

FeatureStore::FeatureStore(const QString& path, DatabaseAccess access)
    : m_file(path, access, kVersion,
             {u"CREATE TABLE IF NOT EXISTS feature (sha256 TEXT NOT NULL, region TEXT NOT NULL, recipe TEXT NOT NULL, "
              "main_object TEXT NOT NULL, failure TEXT NOT NULL, numbers BLOB NOT NULL, "
              "UNIQUE (sha256, region, recipe)) STRICT"_s,
              u"CREATE TABLE IF NOT EXISTS space (recipe TEXT PRIMARY KEY, method TEXT NOT NULL, facts TEXT NOT NULL, "
              "numbers BLOB NOT NULL) STRICT"_s,
              u"CREATE TABLE IF NOT EXISTS identity (value TEXT NOT NULL) STRICT"_s,
              // Two programs may make the tables one after the other.
              u"INSERT INTO identity SELECT hex(randomblob(16)) WHERE NOT EXISTS (SELECT 1 FROM identity)"_s})
{}

Result<std::unique_ptr<FeatureStore>> FeatureStore::open(const QString& path, DatabaseAccess access)
{
    std::unique_ptr<FeatureStore> store(new FeatureStore(path, access));
    TRY_VOID(store->m_file.open());
    return store;
}

Result<std::vector<std::optional<StoredFeature>>> FeatureStore::fetch(std::span<const FeatureKey> keys,
                                                                      const QString& recipe) const
{
    std::vector<std::optional<StoredFeature>> found;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        found.clear();
        const auto read = [](Statement& row) { return StoredFeature{row.blob(2), rectFrom(row.text(0)), row.text(1)}; };
        for (const FeatureKey& key : keys) {
            TRY_ASSIGN(auto one, row,
                       readRow(db,
                               u"SELECT main_object, failure, numbers FROM feature"
                               " WHERE sha256 = ? AND region = ? AND recipe = ?"_s,
                               read, key.sha256, rectText(key.region), recipe));
            found.push_back(std::move(one));
        }
        return {};
    }));
    found.resize(keys.size());
    return found;
}

Result<> FeatureStore::put(std::span<const std::pair<FeatureKey, StoredFeature>> features, const QString& recipe)
{
    return m_file.write([&](Connection& db) -> Result<> {
        for (const auto& [key, feature] : features)
            TRY_VOID(putOne(db, key, recipe, feature));
        return {};
    });
}

Result<std::optional<StoredSpace>> FeatureStore::space(const QString& recipe) const
{
    std::optional<StoredSpace> found;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        const auto read = [](Statement& row) { return StoredSpace{row.text(0), row.text(1), row.blob(2)}; };
        TRY_ASSIGN(found, row,
                   readRow(db, u"SELECT method, facts, numbers FROM space WHERE recipe = ?"_s, read, recipe));
        return {};
    }));
    return found;
}

Result<> FeatureStore::putSpace(const QString& recipe, const std::optional<StoredSpace>& space)
{
    return m_file.write([&](Connection& db) -> Result<> {
        TRY_VOID(runSql(db, u"DELETE FROM space WHERE recipe = ?"_s, recipe));
        if (!space)
            return {};
        return runSql(db, u"INSERT INTO space (recipe, method, facts, numbers) VALUES (?, ?, ?, ?)"_s, recipe,
                      space->method, space->facts, space->numbers);
    });
}

Result<QString> FeatureStore::identity() const
{
    std::optional<QString> found;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        const auto read = [](Statement& row) { return row.text(0); };
        TRY_ASSIGN(found, row, readRow(db, u"SELECT value FROM identity"_s, read));
        return {};
    }));
    return found.value_or(QString());
}

Result<qint64> FeatureStore::prune(const std::function<bool(const QString&)>& keep, const JobContext& job)
{
    std::vector<QString> useless;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        const auto read = [](Statement& row) { return row.text(0); };
        TRY_ASSIGN(useless, rows, readRows(db, u"SELECT DISTINCT sha256 FROM feature"_s, read));
        std::erase_if(useless, keep);
        return {};
    }));
    if (!isWritable())
        return 0;
    for (size_t begin = 0; begin < useless.size(); begin += kFilesATransaction) {
        TRY_VOID(job.checkpoint());
        const auto part = std::span(useless).subspan(begin, std::min(kFilesATransaction, useless.size() - begin));
        TRY_VOID(m_file.write([&](Connection& db) -> Result<> {
            for (const QString& sha256 : part)
                TRY_VOID(runSql(db, u"DELETE FROM feature WHERE sha256 = ?"_s, sha256));
            return {};
        }));
    }
    return qint64(useless.size());
}

} // namespace vitrine
