#include "core/services/edit_products.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/change_feed.h"
#include "core/storage/rows.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <mutex>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

Result<> overwrite(const QString& path, qint64 from, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(from) || file.write(bytes) != bytes.size())
        return fail(ErrorCode::Io, path);
    return {};
}

/// The products that a subscription heard of.
class Ear
{
public:
    explicit Ear(Catalogue& catalogue)
        : m_subscription(catalogue.changes().subscribe([this](const ChangeSet& changes) {
              const std::lock_guard lock(m_mutex);
              for (auto it = changes.products.begin(); it != changes.products.end(); ++it)
                  m_heard.insert(it.key());
          }))
    {}
    bool heard(ProductId id) const
    {
        const std::lock_guard lock(m_mutex);
        return m_heard.contains(id);
    }

private:
    mutable std::mutex m_mutex;
    QSet<ProductId> m_heard;
    ChangeFeed::Subscription m_subscription; // last: gone first
};

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void create_newFolder_laysItOutWithItsIdentity()
    {
        CatalogueFixture fixture;
        const CatalogueFiles files(fixture.folder());
        QVERIFY(QFile::exists(files.database()));
        QVERIFY(QDir(files.blobs()).exists());
        QVERIFY(QDir(files.cache()).exists());
        const QString projectId = fixture.text(u"SELECT value FROM meta WHERE key = 'project_id'"_s);
        QVERIFY(QRegularExpression(u"^[0-9a-f]{32}$"_s).match(projectId).hasMatch());
        QVERIFY(!QUuid::fromString(fixture.text(u"SELECT value FROM meta WHERE key = 'uuid'"_s)).isNull());
        fixture.reopen();
        QCOMPARE(fixture.text(u"SELECT value FROM meta WHERE key = 'project_id'"_s), projectId);
    }

    void create_whereSomethingIs_isAConflict()
    {
        QTemporaryDir folder;
        const ManualClock clock;
        const QString path = folder.filePath(u"c"_s);
        must(Catalogue::create(path, clock));
        QCOMPARE(Catalogue::create(path, clock).error().code, ErrorCode::Conflict);
        writePng(folder.filePath(u"other/a.png"_s), Qt::red);
        QCOMPARE(Catalogue::create(folder.filePath(u"other"_s), clock).error().code, ErrorCode::Conflict);
        QCOMPARE(Catalogue::create(folder.filePath(u"other/a.png"_s), clock).error().code, ErrorCode::Conflict);
        QCOMPARE(Catalogue::create(folder.filePath(u"other/a.png/x"_s), clock).error().code, ErrorCode::Io);
    }

    void open_noCatalogueThere_isNotFound()
    {
        QTemporaryDir folder;
        const ManualClock clock;
        const auto result = Catalogue::open(folder.path(), clock);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QVERIFY(result.error().detail.contains(folder.path()));
    }

    void open_damagedFile_saysWhatToDo()
    {
        CatalogueFixture fixture;
        fixture.addProducts(300);
        fixture.close();
        const QString database = CatalogueFiles(fixture.folder()).database();
        must(overwrite(database, 0, QByteArray(8192, 'x')));
        const auto result = Catalogue::open(fixture.folder(), fixture.clock());
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Corrupt);
        QVERIFY2(result.error().detail.contains(u"--repair"_s), qPrintable(result.error().detail));
    }

    void open_newerFile_isUnavailable()
    {
        CatalogueFixture fixture;
        fixture.close();
        {
            const auto db =
                must(Connection::open(CatalogueFiles(fixture.folder()).database(), DatabaseAccess::ReadWrite));
            must(db->exec(u"PRAGMA user_version = 9999"_s));
        }
        for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
            const auto result = Catalogue::open(fixture.folder(), fixture.clock(), mode);
            QVERIFY(!result.ok());
            QCOMPARE(result.error().code, ErrorCode::Unavailable);
        }
    }

    void close_afterEdits_leavesEverythingInTheOneFile()
    {
        CatalogueFixture fixture;
        fixture.addProducts(300);
        fixture.close();
        const QString database = CatalogueFiles(fixture.folder()).database();
        QVERIFY(!QFileInfo::exists(database + u"-wal"_s));
        const QString alone = fixture.sources() + u"/alone.sqlite"_s;
        QVERIFY(QFile::copy(database, alone));
        const auto db = must(Connection::open(alone, DatabaseAccess::ReadOnly));
        QCOMPARE(must(readNumber(*db, u"SELECT count(*) FROM product"_s)), 300);
    }

    void open_cacheDeleted_comesBack()
    {
        CatalogueFixture fixture;
        const ProductId id = fixture.addProduct(u"1"_s, u"Tea"_s);
        fixture.close();
        QVERIFY(QDir(CatalogueFiles(fixture.folder()).cache()).removeRecursively());
        fixture.reopen();
        QVERIFY(QDir(CatalogueFiles(fixture.folder()).cache()).exists());
        QCOMPARE(fixture.product(id).name.text(), u"Tea"_s);
    }

    void open_readOnlyBesideAWriter_readsAndFollows()
    {
        CatalogueFixture fixture;
        const auto reader = must(Catalogue::open(fixture.folder(), fixture.clock(), OpenMode::ReadOnly));
        Ear ear(*reader);
        const ProductId id = fixture.addProduct(u"1"_s, u"Tea"_s);
        QTRY_VERIFY(ear.heard(id));
        QCOMPARE(must(productSummaries(*reader, std::span(&id, 1))).front().name, u"Tea"_s);
    }

    void changes_ownEdits_areHeard()
    {
        CatalogueFixture fixture;
        Ear ear(fixture.catalogue());
        const ProductId id = fixture.addProduct(u"1"_s, u"Tea"_s);
        QTRY_VERIFY(ear.heard(id));
    }

    void undo_afterReopening_stillWorks()
    {
        CatalogueFixture fixture;
        const ProductId id = fixture.addProduct(u"1"_s, u"Tea"_s);
        ProductPatch patch;
        patch.names[{}] = u"Coffee"_s;
        const StepId step = must(changeProducts(fixture.catalogue(), fixture.actor(), std::span(&id, 1), patch));
        fixture.reopen();
        fixture.undo(step);
        QCOMPARE(fixture.product(id).name.text(), u"Tea"_s);
    }

    void open_stepLeftOpenByACrash_isTakenBack()
    {
        CatalogueFixture fixture;
        const QString before = fixture.content();
        const StepId step = must(fixture.catalogue().writer().beginStep({fixture.actor(), {u"test"_s, {}}, false}));
        must(fixture.catalogue().writer().append(step, [](EditContext& context) {
            return context.db.exec(u"INSERT INTO setting (key, value) VALUES ('a', 'b')"_s);
        }));
        fixture.reopen();
        QCOMPARE(fixture.content(), before);
    }
};

VITRINE_REGISTER_TEST(TestCatalogue)
#include "tst_catalogue.moc"
