#include "core/ingest/scan.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

using namespace vitrine;

namespace {

/// A folder of files made for one test.
class Tree
{
public:
    Tree()
    {
        m_root = m_dir.path() + u"/drop"_qs;
        QDir().mkpath(m_root);
    }
    /// Qt cannot remove a file whose name is not UTF-8.
    ~Tree() { std::filesystem::remove_all(m_dir.path().toStdString()); }
    QString root() const { return m_root; }
    QString path(const QString& relative) const { return m_root + u'/' + relative; }
    void file(const QString& relative, const QByteArray& content = "x") const
    {
        QDir().mkpath(QFileInfo(path(relative)).absolutePath());
        QFile file(path(relative));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    void rawFile(const QByteArray& name) const
    {
        const QByteArray full = m_root.toUtf8() + '/' + name;
        FILE* handle = std::fopen(full.constData(), "w");
        QVERIFY(handle);
        std::fputs("x", handle);
        std::fclose(handle);
    }
    QString outside() const { return m_dir.path(); }

private:
    QTemporaryDir m_dir;
    QString m_root;
};

QStringList names(const ScanResult& result)
{
    QStringList out;
    for (const ScannedFile& file : result.files)
        out.append((file.folders + QStringList{file.name}).join(u'/'));
    return out;
}

QString reasonOf(const ScanResult& result, const QString& ending)
{
    for (const PlannedSkip& skip : result.skips) {
        if (skip.source.endsWith(ending))
            return skip.reason;
    }
    return u"-"_qs;
}

ScanResult scanned(const QStringList& paths, const ScanOptions& options = {})
{
    Result<ScanResult> result = scanPaths(paths, options);
    return result.ok() ? std::move(result).take() : ScanResult();
}

} // namespace

class TestScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scanPaths_folder_isWalkedInNaturalOrder()
    {
        Tree tree;
        for (const QString& name :
             {u"b.jpg"_qs, u"a10.jpg"_qs, u"a2.jpg"_qs, u"Fruit/Apple/x.png"_qs, u"film.mp4"_qs, u"sound.mp3"_qs})
            tree.file(name);
        const ScanResult result = scanned({tree.root()});
        QCOMPARE(names(result), (QStringList{u"a2.jpg"_qs, u"a10.jpg"_qs, u"b.jpg"_qs, u"film.mp4"_qs,
                                             u"Fruit/Apple/x.png"_qs, u"sound.mp3"_qs}));
        QCOMPARE(result.files[0].root, u"drop"_qs);
        QCOMPARE(result.files[0].kind, AssetKind::Picture);
        QCOMPARE(result.files[3].kind, AssetKind::Video);
        QCOMPARE(result.files[5].kind, AssetKind::Sound);
        QCOMPARE(result.files[0].bytes, qint64(1));
        QVERIFY(result.files[0].modifiedUtc > 0);
        QVERIFY(result.skips.empty());
    }

    void scanPaths_thingsThatAreNoAssets_areSkippedWithReason_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reason");
        QTest::newRow("Finder") << u".DS_Store"_qs << u"operating system"_qs;
        QTest::newRow("Explorer") << u"Thumbs.db"_qs << u"operating system"_qs;
        QTest::newRow("resource fork") << u"._a.jpg"_qs << u"operating system"_qs;
        QTest::newRow("resource folder") << u"__MACOSX/a.jpg"_qs << u"-"_qs;
        QTest::newRow("hidden file") << u".secret.jpg"_qs << u"hidden"_qs;
        QTest::newRow("document") << u"notes.txt"_qs << u"neither"_qs;
        QTest::newRow("no ending") << u"README"_qs << u"neither"_qs;
        QTest::newRow("table inside") << u"sub/products.csv"_qs << u"table inside"_qs;
        QTest::newRow("archive that is none") << u"a.zip"_qs << u"a.zip"_qs;
    }
    void scanPaths_thingsThatAreNoAssets_areSkippedWithReason()
    {
        QFETCH(QString, name);
        QFETCH(QString, reason);
        Tree tree;
        tree.file(name, "plain words");
        tree.file(u"good.jpg"_qs);
        const ScanResult result = scanned({tree.root()});
        QCOMPARE(names(result), QStringList{u"good.jpg"_qs});
        QCOMPARE(result.skips.size(), size_t(1));
        QVERIFY2(reason == u"-" || reasonOf(result, name).contains(reason), qPrintable(reasonOf(result, name)));
    }

    void scanPaths_pictureWithoutEnding_isKnownByContent()
    {
        Tree tree;
        tree.file(u"scan001"_qs, QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0", 29));
        const ScanResult result = scanned({tree.root()});
        QCOMPARE(result.files.size(), size_t(1));
        QCOMPARE(result.files[0].kind, AssetKind::Picture);
    }

    void scanPaths_hostileNames_areTakenOrReported()
    {
        Tree tree;
        tree.file(u"tea 😀.jpg"_qs);
        tree.file(u"\u202egpj.txet\u202c.jpg"_qs);
        tree.file(u"شاي.jpg"_qs);
        tree.rawFile("caf\xe9.jpg");
        tree.rawFile("two\nlines.jpg");
        tree.rawFile("-rf.jpg");
        const ScanResult result = scanned({tree.root()});
        QCOMPARE(result.files.size(), size_t(4));
        QCOMPARE(result.skips.size(), size_t(2));
        QVERIFY(reasonOf(result, u"caf\ufffd.jpg"_qs).contains(u"UTF-8"));
        QVERIFY(reasonOf(result, u"two\nlines.jpg"_qs).contains(u"line break"));
    }

    void scanPaths_links_neverLeadOut()
    {
        Tree tree;
        tree.file(u"a.jpg"_qs);
        QFile secret(tree.outside() + u"/secret.jpg"_qs);
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write("s");
        secret.close();
        QVERIFY(QFile::link(secret.fileName(), tree.path(u"out.jpg"_qs)));
        QVERIFY(QFile::link(tree.path(u"a.jpg"_qs), tree.path(u"b.jpg"_qs)));
        QVERIFY(QFile::link(tree.root(), tree.path(u"loop"_qs)));
        QVERIFY(QFile::link(u"/nonexistent/x.jpg"_qs, tree.path(u"dead.jpg"_qs)));
        const ScanResult result = scanned({tree.root()});
        QCOMPARE(names(result), QStringList{u"a.jpg"_qs}); // b.jpg is the same file
        QVERIFY(reasonOf(result, u"out.jpg"_qs).contains(u"leads out"));
        QVERIFY(reasonOf(result, u"loop"_qs).contains(u"link"));
        QVERIFY(reasonOf(result, u"dead.jpg"_qs).contains(u"does not exist"));
    }

    void scanPaths_pipesAndEmptyFiles_areSkipped()
    {
        Tree tree;
        QCOMPARE(::mkfifo(tree.path(u"pipe.jpg"_qs).toUtf8().constData(), 0600), 0);
        tree.file(u"empty.jpg"_qs, QByteArray());
        const ScanResult result = scanned({tree.root()});
        QVERIFY(result.files.empty());
        QVERIFY(reasonOf(result, u"pipe.jpg"_qs).contains(u"not a file"));
        QVERIFY(reasonOf(result, u"empty.jpg"_qs).contains(u"empty"));
    }

    void scanPaths_unreadableFolder_isReported()
    {
        Tree tree;
        tree.file(u"closed/a.jpg"_qs);
        tree.file(u"open.jpg"_qs);
        QVERIFY(QFile::setPermissions(tree.path(u"closed"_qs), {}));
        QVERIFY(QFile::setPermissions(tree.outside(), QFile::Permissions(0x7755)));
        const bool root = ::geteuid() == 0; // root reads every folder, so somebody else looks
        if (root && ::seteuid(65534) != 0)
            QSKIP("root reads every folder, and this process may not act as another user");
        const ScanResult result = scanned({tree.root()});
        if (root)
            QCOMPARE(::seteuid(0), 0);
        QFile::setPermissions(tree.path(u"closed"_qs), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QCOMPARE(names(result), QStringList{u"open.jpg"_qs});
        QVERIFY(reasonOf(result, u"closed"_qs).contains(u"cannot be read"));
    }

    void scanPaths_limits_hold()
    {
        Tree tree;
        for (int i = 0; i < 20; ++i)
            tree.file(u"f%1.jpg"_qs.arg(i));
        ScanOptions options;
        options.limits.entries = 10;
        const auto many = scanPaths({tree.root()}, options);
        QVERIFY(!many.ok());
        QCOMPARE(many.error().code, ErrorCode::TooLarge);
        options.limits = {.depth = 2};
        tree.file(u"1/2/3/4/deep.jpg"_qs);
        const ScanResult deep = scanned({tree.root()}, options);
        QCOMPARE(deep.files.size(), size_t(20));
        QVERIFY(reasonOf(deep, u"1/2/3"_qs).contains(u"deeper"));
    }

    void scanPaths_oneFileTwice_comesOnce()
    {
        Tree tree;
        tree.file(u"a.jpg"_qs);
        tree.file(u"t.csv"_qs, "sku\nA\n");
        const ScanResult result = scanned(
            {tree.path(u"a.jpg"_qs), tree.root() + u"/./a.jpg"_qs, tree.path(u"t.csv"_qs), tree.path(u"t.csv"_qs)});
        QCOMPARE(result.files.size(), size_t(1));
        QCOMPARE(result.tables, QStringList{tree.path(u"t.csv"_qs)});
        QVERIFY(result.files[0].root.isEmpty());
    }

    void scanPaths_catalogueItself_isLeftOut()
    {
        Tree tree;
        tree.file(u"cat/blobs/ab.jpg"_qs);
        tree.file(u"a.jpg"_qs);
        ScanOptions options;
        options.excludedFolders = {tree.path(u"cat"_qs)};
        QCOMPARE(names(scanned({tree.root()}, options)), QStringList{u"a.jpg"_qs});
        QVERIFY(scanned({tree.path(u"cat/blobs"_qs)}, options).files.empty());
    }

    void scanPaths_absent_isNotFound()
    {
        const auto result = scanPaths({u"/nonexistent/folder"_qs}, {});
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::NotFound);
    }

    void scanPaths_cancelled_stops()
    {
        std::stop_source source;
        source.request_stop();
        JobContext job;
        job.stop = source.get_token();
        const auto result = scanPaths({u"/"_qs}, {}, job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }

    void scanPaths_archive_membersAreFiles()
    {
        Tree tree;
        tree.file(u"photos.zip"_qs, "PK");
        ScanOptions options;
        options.listArchive = [](const QString&, const JobContext&) -> Result<ArchiveContents> {
            return ArchiveContents{{{u"Fruit/b10.jpg"_qs, 5, 7},
                                    {u"Fruit/b2.jpg"_qs, 5, 7},
                                    {u"__MACOSX/._b.jpg"_qs, 5, 7},
                                    {u"inner.zip"_qs, 5, 7},
                                    {u"x.csv"_qs, 5, 7},
                                    {u"readme.txt"_qs, 5, 7},
                                    {u"none.txt"_qs, 0, 7}},
                                   {{u"../evil.jpg"_qs, u"Its path leads out of the archive."_qs}}};
        };
        const ScanResult dropped = scanned({tree.path(u"photos.zip"_qs)}, options);
        QCOMPARE(names(dropped), (QStringList{u"Fruit/b2.jpg"_qs, u"Fruit/b10.jpg"_qs}));
        QCOMPARE(dropped.files[0].root, u"photos"_qs);
        QCOMPARE(dropped.files[0].origin.source(), tree.path(u"photos.zip"_qs) + u"!/Fruit/b2.jpg"_qs);
        QCOMPARE(dropped.skips.size(), size_t(6));
        QVERIFY(reasonOf(dropped, u"../evil.jpg"_qs).contains(u"leads out"));
        const ScanResult nested = scanned({tree.root()}, options);
        QCOMPARE(names(nested).value(0), u"photos/Fruit/b2.jpg"_qs);
    }

    void scanPaths_brokenArchive_isOneSkip()
    {
        Tree tree;
        tree.file(u"bad.7z"_qs);
        ScanOptions options;
        options.listArchive = [](const QString&, const JobContext&) -> Result<ArchiveContents> {
            return fail(ErrorCode::Corrupt, u"The archive is damaged."_qs);
        };
        const ScanResult result = scanned({tree.root()}, options);
        QCOMPARE(reasonOf(result, u"bad.7z"_qs), u"The archive is damaged."_qs);
    }
};

VITRINE_REGISTER_TEST(TestScan)
#include "tst_scan.moc"
