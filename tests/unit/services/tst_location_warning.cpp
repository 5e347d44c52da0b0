#include "core/services/location_warning.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kPlenty = 100LL * 1024 * 1024 * 1024;
}

class TestLocationWarning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void locationWarning_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("type");
        QTest::addColumn<qint64>("free");
        QTest::addColumn<QString>("marker");
        QTest::addColumn<QString>("word"); // empty = nothing to say
        const QString home = u"/people/ann/shop"_s;
        QTest::newRow("a disk of this machine") << home << u"ext4"_s << kPlenty << QString() << QString();
        QTest::newRow("NFS") << home << u"nfs4"_s << kPlenty << QString() << u"network"_s;
        QTest::newRow("a Windows share") << home << u"cifs"_s << kPlenty << QString() << u"network"_s;
        QTest::newRow("a folder over SSH") << home << u"fuse.sshfs"_s << kPlenty << QString() << u"network"_s;
        QTest::newRow("a disk through FUSE") << home << u"fuseblk"_s << kPlenty << QString() << QString();
        QTest::newRow("Dropbox") << u"/people/ann/Dropbox/shop"_s << u"ext4"_s << kPlenty << QString() << u"Dropbox"_s;
        QTest::newRow("OneDrive of a company")
            << u"/people/ann/OneDrive - Shop/x"_s << u"ext4"_s << kPlenty << QString() << u"OneDrive"_s;
        QTest::newRow("a name that only looks like it")
            << u"/people/ann/Dropbox-old/x"_s << u"ext4"_s << kPlenty << QString() << QString();
        QTest::newRow("a marker above") << home << u"ext4"_s << kPlenty << u"/people/ann/.stfolder"_s << u".stfolder"_s;
        QTest::newRow("a full disk") << home << u"ext4"_s << qint64(5 * 1024 * 1024) << QString() << u"nearly full"_s;
    }

    void locationWarning()
    {
        QFETCH(QString, folder);
        QFETCH(QString, type);
        QFETCH(qint64, free);
        QFETCH(QString, marker);
        QFETCH(QString, word);
        const QString warning = vitrine::locationWarning({folder, type, free, kPlenty * 2, marker});
        QCOMPARE(warning.isEmpty(), word.isEmpty());
        QVERIFY2(warning.contains(word), qPrintable(warning));
    }

    void catalogueLocation_belowAMarker_findsIt()
    {
        QTemporaryDir folder;
        QDir(folder.path()).mkpath(u"a/b"_s);
        QDir(folder.path()).mkpath(u".stfolder"_s);
        const CatalogueLocation location = catalogueLocation(folder.filePath(u"a/b"_s));
        QCOMPARE(location.marker, folder.filePath(u".stfolder"_s));
        QVERIFY(location.bytesTotal > 0);
        QVERIFY(!location.fileSystemType.isEmpty());
    }
};

VITRINE_REGISTER_TEST(TestLocationWarning)
#include "tst_location_warning.moc"
