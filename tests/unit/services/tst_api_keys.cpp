#include "core/services/api_keys.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {

const QString kUuid = u"6f1d2c3b-0000-4000-8000-000000000001"_s;

int modeOf(const QString& path)
{
    struct stat info {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? int(info.st_mode & 0777) : -1;
}

/// The umask for as long as it lives.
struct Umask {
    explicit Umask(mode_t mask) : before(::umask(mask)) {}
    ~Umask() { ::umask(before); }
    mode_t before;
};

} // namespace

class TestApiKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_parent = std::make_unique<QTemporaryDir>();
        m_folder = m_parent->path() + u"/keys"_s;
    }

    void add_everythingOpenToAll_isReadableByTheOwnerOnly()
    {
        const Umask open(0);
        ApiKeyStore store(m_folder, kUuid);
        QVERIFY(store.add(u"sdk"_s, ApiRights::ReadWrite, 5).ok());
        QCOMPARE(modeOf(m_folder), 0700);
        const QDir folder(m_folder);
        QVERIFY(!folder.entryList(QDir::Files).isEmpty());
        for (const QString& file : folder.entryList(QDir::Files))
            QCOMPARE(modeOf(folder.filePath(file)), 0600);
    }

    void add_key_hasTheDocumentedForm()
    {
        ApiKeyStore store(m_folder, kUuid);
        const auto added = store.add(u" sdk "_s, ApiRights::ReadOnly, 5);
        QVERIFY(added.ok());
        QCOMPARE(added.value().key.name, u"sdk"_s);
        QVERIFY(QRegularExpression(u"^VI[A-Z0-9]{18}$"_s).match(added.value().key.accessKey).hasMatch());
        QVERIFY(QRegularExpression(u"^[A-Za-z0-9]{40}$"_s).match(added.value().secretKey).hasMatch());
        const auto found = store.find(added.value().key.accessKey);
        QVERIFY(found.ok() && found.value());
        QCOMPARE(found.value()->secretKey, added.value().secretKey);
        QCOMPARE(found.value()->key.rights, ApiRights::ReadOnly);
    }

    void add_nameInUse_isAConflict()
    {
        ApiKeyStore store(m_folder, kUuid);
        QVERIFY(store.add(u"sdk"_s, ApiRights::ReadWrite, 5).ok());
        QCOMPARE(store.add(u"sdk"_s, ApiRights::ReadWrite, 6).error().code, ErrorCode::Conflict);
        QVERIFY(store.revoke(u"sdk"_s, 7).ok());
        QVERIFY(store.add(u"sdk"_s, ApiRights::ReadWrite, 8).ok());
    }

    void add_badName_isRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << u"  "_s;
        QTest::newRow("too long") << QString(65, u'x');
        QTest::newRow("control character") << u"a\nb"_s;
    }
    void add_badName_isRefused()
    {
        QFETCH(const QString, name);
        ApiKeyStore store(m_folder, kUuid);
        QCOMPARE(store.add(name, ApiRights::ReadWrite, 5).error().code, ErrorCode::InvalidInput);
    }

    void find_anotherProcessChangedIt_seesIt()
    {
        ApiKeyStore mine(m_folder, kUuid), other(m_folder, kUuid);
        QVERIFY(mine.list().value().empty());
        const auto added = other.add(u"sdk"_s, ApiRights::ReadWrite, 5);
        QVERIFY(mine.find(added.value().key.accessKey).value().has_value());
        QVERIFY(other.revoke(added.value().key.accessKey, 9).ok());
        QVERIFY(!mine.find(added.value().key.accessKey).value().has_value());
        const auto list = mine.list();
        QCOMPARE(list.value().size(), 1u);
        QCOMPARE(list.value().front().revokedUtc, std::optional<UtcMillis>(9));
    }

    void revoke_key_forgetsItsSecret()
    {
        ApiKeyStore store(m_folder, kUuid);
        const auto added = store.add(u"sdk"_s, ApiRights::ReadWrite, 5);
        QVERIFY(store.revoke(u"sdk"_s, 9).ok());
        QFile file(m_folder + u'/' + kUuid + u".json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(added.value().secretKey.toUtf8()));
        QCOMPARE(store.revoke(u"sdk"_s, 10).error().code, ErrorCode::NotFound);
    }

    void list_twoKeys_newestFirst()
    {
        ApiKeyStore store(m_folder, kUuid);
        QVERIFY(store.add(u"one"_s, ApiRights::ReadWrite, 5).ok());
        QVERIFY(store.add(u"two"_s, ApiRights::ReadWrite, 6).ok());
        QCOMPARE(store.list().value().front().name, u"two"_s);
    }

    void find_fileReadableByOthers_isRefused()
    {
        ApiKeyStore store(m_folder, kUuid);
        const auto added = store.add(u"sdk"_s, ApiRights::ReadWrite, 5);
        const QString file = m_folder + u'/' + kUuid + u".json"_s;
        QCOMPARE(::chmod(QFile::encodeName(file).constData(), 0644), 0);
        const auto found = store.find(added.value().key.accessKey);
        QVERIFY(!found.ok());
        QCOMPARE(found.error().code, ErrorCode::Io);
        QVERIFY(found.error().detail.contains(file));
    }

    void find_damagedFile_isAnError()
    {
        ApiKeyStore store(m_folder, kUuid);
        QVERIFY(store.add(u"sdk"_s, ApiRights::ReadWrite, 5).ok());
        QFile file(m_folder + u'/' + kUuid + u".json"_s);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{broken");
        file.close();
        QCOMPARE(store.find(u"VIX"_s).error().code, ErrorCode::Io);
        QCOMPARE(store.add(u"new"_s, ApiRights::ReadWrite, 6).error().code, ErrorCode::Io);
    }

private:
    std::unique_ptr<QTemporaryDir> m_parent;
    QString m_folder;
};

VITRINE_REGISTER_TEST(TestApiKeys)
#include "tst_api_keys.moc"
