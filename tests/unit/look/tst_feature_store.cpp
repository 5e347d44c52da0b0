#include "core/storage/feature_store.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

FeatureKey key(int number, const QRect& region = {})
{
    return {u"%1"_s.arg(number, 64, 16, QChar(u'0')), region};
}

StoredFeature feature(const QByteArray& values)
{
    return {values, QRect(1, 2, 30, 40), {}};
}

std::optional<StoredFeature> only(const FeatureStore& store, const FeatureKey& wanted, const QString& recipe)
{
    return must(store.fetch({&wanted, 1}, recipe)).front();
}

void putOne(FeatureStore& store, const FeatureKey& where, const StoredFeature& what, const QString& recipe = u"r"_s)
{
    const std::pair<FeatureKey, StoredFeature> one{where, what};
    must(store.put({&one, 1}, recipe));
}

} // namespace

class TestFeatureStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"cache/features.sqlite"_s);
    }

    void put_thenFetch_givesItBackByKeyRegionAndRecipe()
    {
        const auto store = must(FeatureStore::open(m_path, DatabaseAccess::ReadWrite));
        putOne(*store, key(1), feature("whole"));
        putOne(*store, key(1, {5, 5, 9, 9}), feature("part"));
        putOne(*store, key(1), feature("other"), u"s"_s);
        QCOMPARE(only(*store, key(1), u"r"_s), feature("whole"));
        QCOMPARE(only(*store, key(1, {5, 5, 9, 9}), u"r"_s), feature("part"));
        QCOMPARE(only(*store, key(1), u"s"_s), feature("other"));
        QVERIFY(!only(*store, key(1, {5, 5, 9, 8}), u"r"_s));
        QVERIFY(!only(*store, key(2), u"r"_s));
    }

    void put_again_replaces()
    {
        const auto store = must(FeatureStore::open(m_path, DatabaseAccess::ReadWrite));
        putOne(*store, key(1), {{}, {}, u"It is damaged."_s});
        putOne(*store, key(1), feature("now"));
        QCOMPARE(only(*store, key(1), u"r"_s), feature("now"));
    }

    void prune_removesWhatIsNotKept()
    {
        const auto store = must(FeatureStore::open(m_path, DatabaseAccess::ReadWrite));
        for (int i = 0; i < 10; ++i)
            putOne(*store, key(i), feature("x"));
        QCOMPARE(must(store->prune([](const QString& sha256) { return sha256.endsWith(u'3'); })), qint64(9));
        QVERIFY(only(*store, key(3), u"r"_s));
        QVERIFY(!only(*store, key(4), u"r"_s));
    }

    void space_putAndRemoved_comesAndGoes()
    {
        const auto store = must(FeatureStore::open(m_path, DatabaseAccess::ReadWrite));
        QVERIFY(!must(store->space(u"r"_s)));
        const StoredSpace space{u"pca"_s, u"{}"_s, "numbers"};
        must(store->putSpace(u"r"_s, space));
        QCOMPARE(must(store->space(u"r"_s)), std::optional(space));
        QVERIFY(!must(store->space(u"s"_s)));
        must(store->putSpace(u"r"_s, std::nullopt));
        QVERIFY(!must(store->space(u"r"_s)));
    }

    void open_readOnly_isAsIfEmptyAndRefusesWrites()
    {
        const auto store = must(FeatureStore::open(m_path, DatabaseAccess::ReadOnly));
        QVERIFY(!only(*store, key(1), u"r"_s));
        const std::pair<FeatureKey, StoredFeature> one{key(1), feature("x")};
        QCOMPARE(store->put({&one, 1}, u"r"_s).error().code, ErrorCode::Unavailable);
        QVERIFY(!QFile::exists(m_path));
    }

    void open_damagedFile_isMadeAnew_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("rubbish") << QByteArray(4000, 'x');
        QTest::newRow("the beginning of a database only") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("nothing") << QByteArray();
    }
    void open_damagedFile_isMadeAnew()
    {
        QFETCH(QByteArray, bytes);
        QDir().mkpath(m_folder->filePath(u"cache"_s));
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto store = must(FeatureStore::open(m_path, DatabaseAccess::ReadWrite));
        putOne(*store, key(1), feature("x"));
        QVERIFY(only(*store, key(1), u"r"_s));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

VITRINE_REGISTER_TEST(TestFeatureStore)
#include "tst_feature_store.moc"
