#include "core/api/calls/upload_store.h"
#include "tests/support/test_database.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kDayMs = 24 * 3600 * 1000;
}

class TestUploadStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = UploadStore::open(path(), m_clock, 1000).take();
    }

    void put_reservedKey_isFoundWithItsHash()
    {
        const QByteArray key = m_store->reserve("files/1");
        QCOMPARE(m_store->purposeOf(key), "files/1");
        QVERIFY(!m_store->find(key));
        QVERIFY(m_store->put(key, "image/png", HttpBody("abc")).ok());
        const auto object = m_store->find(key);
        QVERIFY(object);
        QCOMPARE(object->body.bytes(), "abc");
        QCOMPARE(object->mediaType, "image/png");
        QCOMPARE(object->md5Base64, "kAFQmDzST7DWlj99KOF/cg==");
        QCOMPARE(object->purpose, "files/1");
    }

    void put_again_replaces()
    {
        const QByteArray key = m_store->reserve({});
        QVERIFY(m_store->put(key, {}, HttpBody("first")).ok());
        QVERIFY(m_store->put(key, {}, HttpBody("second")).ok());
        QCOMPARE(m_store->find(key)->body.bytes(), "second");
        m_store->remove(key);
        QVERIFY(!m_store->find(key) && !m_store->purposeOf(key));
        QCOMPARE(QDir(path()).entryList(QDir::Files).size(), 0);
    }

    void put_unknownKeyOrTooLarge_isRefused()
    {
        QCOMPARE(m_store->put("nobody", {}, HttpBody("x")).error().code, ErrorCode::NotFound);
        const QByteArray key = m_store->reserve({});
        QCOMPARE(m_store->put(key, {}, HttpBody(QByteArray(1001, 'x'))).error().code, ErrorCode::TooLarge);
    }

    void put_overTheBytes_dropsTheOldest()
    {
        const QByteArray first = m_store->reserve({}), second = m_store->reserve({}), third = m_store->reserve({});
        for (const QByteArray& key : {second, first, third})
            QVERIFY(m_store->put(key, {}, HttpBody(QByteArray(400, 'x'))).ok());
        QVERIFY(!m_store->find(second));
        QVERIFY(m_store->find(first) && m_store->find(third));
    }

    void find_afterADay_isGone()
    {
        const QByteArray key = m_store->reserve({});
        QVERIFY(m_store->put(key, {}, HttpBody("x")).ok());
        m_clock.set(m_clock.now() + kDayMs + 1);
        QVERIFY(!m_store->find(key));
    }

    void remove_bodyStillHeld_keepsItsBytes()
    {
        const QByteArray key = m_store->reserve({});
        QVERIFY(m_store->put(key, {}, HttpBody("held")).ok());
        const auto object = m_store->find(key);
        m_store->remove(key);
        QCOMPARE(object->body.bytes(), "held");
    }

    void open_leftovers_areEmptied()
    {
        m_store.reset();
        QFile file(path() + u"/left"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        m_store = UploadStore::open(path(), m_clock, 1000).take();
        QVERIFY(!QFile::exists(path() + u"/left"_s));
    }

private:
    QString path() const { return m_folder->path() + u"/uploads"_s; }

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<UploadStore> m_store;
};

VITRINE_REGISTER_TEST(TestUploadStore)
#include "tst_upload_store.moc"
