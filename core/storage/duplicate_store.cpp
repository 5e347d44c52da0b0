#include "core/storage/duplicate_store.h"

#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Raised when the tables change: a file of another version is thrown away.
constexpr qint64 kVersion = 2;
constexpr double kScoreSteps = 1e6; ///< scores are kept as whole numbers
constexpr size_t kFilesATransaction = 500;

QStringList tables()
{
    return {
        u"CREATE TABLE IF NOT EXISTS mark (sha256 TEXT NOT NULL, part INTEGER NOT NULL, recipe INTEGER NOT NULL, "
        "hash INTEGER, marks BLOB NOT NULL, view BLOB NOT NULL, UNIQUE (sha256, part, recipe)) STRICT"_s,
        u"CREATE TABLE IF NOT EXISTS compared (class INTEGER NOT NULL, recipe TEXT NOT NULL, sha256 TEXT NOT NULL, "
        "under TEXT NOT NULL, PRIMARY KEY (class, recipe, sha256)) STRICT, WITHOUT ROWID"_s,
        u"CREATE TABLE IF NOT EXISTS pair (class INTEGER NOT NULL, recipe TEXT NOT NULL, first TEXT NOT NULL, "
        "second TEXT NOT NULL, score INTEGER NOT NULL, turned INTEGER NOT NULL, PRIMARY KEY (class, recipe, first, "
        "second)) STRICT, "
        "WITHOUT ROWID"_s,
    };
}

Result<> putOne(Connection& db, qint64 recipe, const StoredMarks& marks)
{
    return runSql(db,
                  u"INSERT INTO mark (sha256, part, recipe, hash, marks, view) VALUES (?, ?, ?, ?, ?, ?) "
                  "ON CONFLICT DO UPDATE SET hash = excluded.hash, marks = excluded.marks, view = excluded.view"_s,
                  marks.sha256, marks.part, recipe, marks.hash ? std::optional(qint64(*marks.hash)) : std::nullopt,
                  marks.marks, marks.view);
}

Result<> putPair(Connection& db, DuplicateClass kind, const QString& recipe, const StoredPair& pair)
{
    return runSql(db,
                  u"INSERT INTO pair (class, recipe, first, second, score, turned) VALUES (?, ?, ?, ?, ?, ?) "
                  "ON CONFLICT DO UPDATE SET score = excluded.score, turned = excluded.turned "
                  "WHERE excluded.score > score"_s,
                  int(kind), recipe, pair.pair.first, pair.pair.second, qint64(pair.score * kScoreSteps),
                  int(pair.isTurned));
}

Result<> forgetContent(Connection& db, const QString& sha256)
{
    TRY_VOID(runSql(db, u"DELETE FROM mark WHERE sha256 = ?"_s, sha256));
    TRY_VOID(runSql(db, u"DELETE FROM compared WHERE sha256 = ?"_s, sha256));
    return runSql(db, u"DELETE FROM pair WHERE first = ? OR second = ?"_s, sha256, sha256);
}

StoredPair readPair(const Statement& row)
{
    return {{row.text(0), row.text(1)}, double(row.integer(2)) / kScoreSteps, row.integer(3) != 0};
}

ComparedContent readCompared(const Statement& row)
{
    return {row.text(0), row.text(1)};
}

QString readName(const Statement& row)
{
    return row.text(0);
}

} // namespace

DuplicateStore::DuplicateStore(const QString& path, DatabaseAccess access) : m_file(path, access, kVersion, tables()) {}

Result<std::unique_ptr<DuplicateStore>> DuplicateStore::open(const QString& path, DatabaseAccess access)
{
    std::unique_ptr<DuplicateStore> store(new DuplicateStore(path, access));
    TRY_VOID(store->m_file.open());
    return store;
}

Result<> DuplicateStore::forEachMarks(qint64 recipe, const std::function<Result<>(StoredMarks&&)>& visit) const
{
    return m_file.use([&](Connection& db) -> Result<> {
        TRY_ASSIGN(Statement rows, prepared,
                   db.prepare(u"SELECT sha256, part, hash, marks FROM mark WHERE recipe = ? ORDER BY sha256, part"_s));
        rows.bind(recipe);
        while (true) {
            TRY_ASSIGN(const bool more, stepped, rows.next());
            if (!more)
                return {};
            TRY_VOID(visit({rows.text(0), int(rows.integer(1)), optionalHash(rows, 2), rows.blob(3), {}}));
        }
    });
}

Result<> DuplicateStore::putMarks(qint64 recipe, std::span<const StoredMarks> marks)
{
    return m_file.write([&](Connection& db) -> Result<> {
        for (const StoredMarks& one : marks)
            TRY_VOID(putOne(db, recipe, one));
        return {};
    });
}

Result<std::optional<StoredMarks>> DuplicateStore::marks(qint64 recipe, const QString& sha256, int part) const
{
    std::optional<StoredMarks> found;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        const auto read = [&](Statement& row) {
            return StoredMarks{sha256, part, optionalHash(row, 0), row.blob(1), row.blob(2)};
        };
        TRY_ASSIGN(found, row,
                   readRow(db, u"SELECT hash, marks, view FROM mark WHERE sha256 = ? AND part = ? AND recipe = ?"_s,
                           read, sha256, part, recipe));
        return {};
    }));
    return found;
}

Result<std::vector<ComparedContent>> DuplicateStore::compared(DuplicateClass kind, const QString& recipe) const
{
    std::vector<ComparedContent> found;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        TRY_ASSIGN(found, rows,
                   readRows(db, u"SELECT sha256, under FROM compared WHERE class = ? AND recipe = ? ORDER BY sha256"_s,
                            readCompared, int(kind), recipe));
        return {};
    }));
    return found;
}

Result<std::vector<ComparedContent>> DuplicateStore::compared(DuplicateClass kind) const
{
    std::vector<ComparedContent> found;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        TRY_ASSIGN(found, rows,
                   readRows(db, u"SELECT sha256, under FROM compared WHERE class = ? ORDER BY sha256"_s, readCompared,
                            int(kind)));
        return {};
    }));
    return found;
}

Result<> DuplicateStore::putCompared(DuplicateClass kind, const QString& recipe,
                                     std::span<const ComparedContent> contents, std::span<const StoredPair> pairs)
{
    return m_file.write([&](Connection& db) -> Result<> {
        for (const StoredPair& pair : pairs)
            TRY_VOID(putPair(db, kind, recipe, pair));
        for (const ComparedContent& content : contents) {
            TRY_VOID(runSql(db,
                            u"INSERT INTO compared (class, recipe, sha256, under) VALUES (?, ?, ?, ?) "
                            "ON CONFLICT DO UPDATE SET under = excluded.under"_s,
                            int(kind), recipe, content.sha256, content.under));
        }
        return {};
    });
}

Result<> DuplicateStore::forgetCompared(DuplicateClass kind, const QString& recipe, std::span<const QString> contents)
{
    return m_file.write([&](Connection& db) -> Result<> {
        for (const QString& content : contents) {
            TRY_VOID(runSql(db, u"DELETE FROM compared WHERE class = ? AND recipe = ? AND sha256 = ?"_s, int(kind),
                            recipe, content));
        }
        return {};
    });
}

Result<> DuplicateStore::keepOnly(DuplicateClass kind, const QString& recipe)
{
    return m_file.write([&](Connection& db) -> Result<> {
        TRY_VOID(runSql(db, u"DELETE FROM compared WHERE class = ? AND recipe <> ?"_s, int(kind), recipe));
        return runSql(db, u"DELETE FROM pair WHERE class = ? AND recipe <> ?"_s, int(kind), recipe);
    });
}

Result<std::vector<StoredPair>> DuplicateStore::pairs(DuplicateClass kind, const QString& recipe) const
{
    std::vector<StoredPair> found;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        TRY_ASSIGN(found, rows,
                   readRows(db, u"SELECT first, second, score, turned FROM pair WHERE class = ? AND recipe = ?"_s,
                            readPair, int(kind), recipe));
        return {};
    }));
    return found;
}

Result<std::vector<StoredPair>> DuplicateStore::pairs(DuplicateClass kind) const
{
    std::vector<StoredPair> found;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        TRY_ASSIGN(
            found, rows,
            readRows(db, u"SELECT first, second, score, turned FROM pair WHERE class = ?"_s, readPair, int(kind)));
        return {};
    }));
    return found;
}

Result<qint64> DuplicateStore::prune(const std::function<bool(const QString&)>& keep, const JobContext& job)
{
    std::vector<QString> useless;
    TRY_VOID(m_file.use([&](Connection& db) -> Result<> {
        TRY_ASSIGN(useless, rows,
                   readRows(db, u"SELECT sha256 FROM mark UNION SELECT sha256 FROM compared"_s, readName));
        std::erase_if(useless, keep);
        return {};
    }));
    for (size_t from = 0; isWritable() && from < useless.size(); from += kFilesATransaction) {
        TRY_VOID(job.checkpoint());
        const auto part = std::span(useless).subspan(from, std::min(kFilesATransaction, useless.size() - from));
        TRY_VOID(m_file.write([&](Connection& db) -> Result<> {
            for (const QString& content : part)
                TRY_VOID(forgetContent(db, content));
            return {};
        }));
    }
    return isWritable() ? qint64(useless.size()) : 0;
}

} // namespace vitrine
