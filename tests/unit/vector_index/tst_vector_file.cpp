#include "tests/support/test_registry.h"
#include "tests/unit/vector_index/random_vectors.h"
#include "tests/unit/vector_index/saved_index.h"

#include <QFile>

#include <sys/wait.h>
#include <unistd.h>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kDimensions = 48;
constexpr VectorSlot kSlots = 9000; ///< more than one block

/// An index with a file that holds it; every tenth slot is empty.
struct Saved {
    QTemporaryDir folder;
    QString path = folder.filePath(u"look.index"_s);
    RandomVectors source{kDimensions, 5, 30};
    ExactIndex index{kDimensions};

    Saved()
    {
        for (VectorSlot slot = 0; slot < kSlots; ++slot) {
            if (slot % 10 != 3 && !index.put(slot, source.next()).ok())
                qFatal("a vector was refused");
        }
        if (const auto saved = saveIndex(index, path, kSlots, fileKey(kDimensions)); !saved.ok())
            qFatal("%s", qPrintable(saved.error().detail));
    }
    QByteArray bytes() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray& bytes) const
    {
        QFile::remove(path); // a new file, as a copy makes it
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("a file was not written");
    }
    Result<LoadedVectors> load() const { return loadVectorFile(path, fileKey(kDimensions)); }
};

QString codeOf(const Result<LoadedVectors>& loaded)
{
    return loaded.ok() ? u"ok"_s : errorCodeName(loaded.error().code);
}

std::vector<VectorMatch> nearest(const VectorIndex& index, const Vector& question)
{
    return index.search({question, 20}).value().matches;
}

} // namespace

class TestVectorFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void load_whatWasSaved_answersTheSame()
    {
        Saved saved;
        const auto loaded = saved.load();
        QVERIFY2(loaded.ok(), qPrintable(codeOf(loaded)));
        const LoadedVectors& vectors = loaded.value();
        QCOMPARE(vectors.index->size(), saved.index.size());
        QCOMPARE(vectors.step, quint64(7));
        QCOMPARE(vectors.labels.size(), size_t(kSlots));
        QVERIFY(vectors.labels[3].isEmpty());
        QVERIFY(vectors.labels[8999] == slotLabel(8999));
        for (int i = 0; i < 30; ++i) {
            const Vector question = saved.source.next();
            QCOMPARE(nearest(*vectors.index, question), nearest(saved.index, question));
        }
    }

    void load_thenEdited_leavesTheFileAsItIs()
    {
        Saved saved;
        const QByteArray before = saved.bytes();
        const auto loaded = saved.load();
        ExactIndex& index = *loaded.value().index;
        const Vector own = saved.source.next();
        QVERIFY(index.put(3, own).ok());
        QVERIFY(index.put(20'000, own).ok());
        QVERIFY(index.remove(8));
        QCOMPARE(index.changes(), qint64(3));
        QCOMPARE(index.search({own, 2}).value().matches[0].slot, VectorSlot(3));
        QCOMPARE(index.search({own, 2}).value().matches[1].slot, VectorSlot(20'000));
        Vector unchanged(kDimensions), original(kDimensions);
        QVERIFY(index.fetch(4, unchanged) && saved.index.fetch(4, original));
        QCOMPARE(unchanged, original);
        QCOMPARE(saved.bytes(), before);
    }

    void load_nothingInIt_givesAnEmptyIndex()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"look.index"_s);
        QVERIFY(saveIndex(ExactIndex(kDimensions), path, 0, fileKey(kDimensions)).ok());
        QCOMPARE(loadVectorFile(path, fileKey(kDimensions)).value().index->size(), qint64(0));
    }

    void load_otherKey_isAConflict_data()
    {
        QTest::addColumn<VectorFileKey>("key");
        QTest::newRow("another space") << VectorFileKey{kDimensions, QByteArray(32, 'x'), 7};
        QTest::newRow("another number of dimensions") << fileKey(kDimensions + 1);
        QTest::newRow("of a later step than the catalogue has") << fileKey(kDimensions, 6);
    }
    void load_otherKey_isAConflict()
    {
        QFETCH(VectorFileKey, key);
        Saved saved;
        QCOMPARE(codeOf(loadVectorFile(saved.path, key)), u"conflict"_s);
    }

    void load_damagedFile_isRefusedWithAWord_data()
    {
        QTest::addColumn<int>("keep"); // bytes from the beginning; below 0: without so many at the end
        QTest::addColumn<int>("at");   // where the word stands instead; -1 = nowhere
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << 0 << -1 << QByteArray() << u"corrupt"_s;
        QTest::newRow("cut in the header") << 40 << -1 << QByteArray() << u"corrupt"_s;
        QTest::newRow("cut after the header") << 72 << -1 << QByteArray() << u"corrupt"_s;
        QTest::newRow("cut in the middle") << 500'000 << -1 << QByteArray() << u"corrupt"_s;
        QTest::newRow("the last byte missing") << -1 << -1 << QByteArray() << u"corrupt"_s;
        QTest::newRow("something else") << 1'000'000 << 0 << QByteArray("SQLite format 3") << u"corrupt"_s;
        QTest::newRow("another version") << 1 << 0 << QByteArray() << u"corrupt"_s;
        QTest::newRow("an older version") << INT_MAX << 8 << QByteArray("\x01") << u"conflict"_s;
        QTest::newRow("a newer version") << INT_MAX << 8 << QByteArray("\x03") << u"conflict"_s;
        QTest::newRow("other dimensions") << INT_MAX << 12 << QByteArray("\x40") << u"conflict"_s;
        QTest::newRow("no dimensions") << INT_MAX << 12 << QByteArray(4, '\0') << u"corrupt"_s;
        QTest::newRow("as many rows as can be") << INT_MAX << 16 << QByteArray(8, '\xff') << u"corrupt"_s;
        QTest::newRow("a few more rows") << INT_MAX << 16 << QByteArray("\xff\xff") << u"corrupt"_s;
        QTest::newRow("fewer rows") << INT_MAX << 16 << QByteArray("\x10\x20") << u"corrupt"_s;
        QTest::newRow("a checksum") << INT_MAX << 80 << QByteArray("abc") << u"corrupt"_s;
    }
    void load_damagedFile_isRefusedWithAWord()
    {
        QFETCH(int, keep);
        QFETCH(int, at);
        QFETCH(QByteArray, word);
        QFETCH(QString, code);
        Saved saved;
        QByteArray bytes = saved.bytes();
        bytes = keep < 0 ? bytes.chopped(-keep) : bytes.left(keep);
        if (at >= 0)
            bytes.replace(at, word.size(), word);
        saved.write(bytes);
        const auto loaded = saved.load();
        QCOMPARE(codeOf(loaded), code);
        QVERIFY(loaded.error().detail.contains(saved.path));
    }

    void load_noFileOrAFolder_saysSo()
    {
        QTemporaryDir folder;
        QCOMPARE(codeOf(loadVectorFile(folder.filePath(u"none"_s), fileKey(kDimensions))), u"not_found"_s);
        QVERIFY(!loadVectorFile(folder.path(), fileKey(kDimensions)).ok());
    }

    void load_anyBitFlipped_isRefusedOrChangesNothing()
    {
        Saved saved;
        const QByteArray good = saved.bytes();
        std::mt19937 random(3);
        int refused = 0;
        const Vector question = saved.source.next();
        for (int round = 0; round < 60; ++round) {
            QByteArray bytes = good;
            const auto place = qsizetype(random() % quint32(bytes.size()));
            bytes[place] = char(bytes[place] ^ (1 << random() % 8));
            saved.write(bytes);
            const auto loaded = saved.load();
            if (loaded.ok()) // in the gap between two sections
                QCOMPARE(nearest(*loaded.value().index, question), nearest(saved.index, question));
            else
                ++refused;
        }
        QVERIFY(refused >= 50);
    }

    void search_fileCutShortWhileInUse_goesOnByBytes()
    {
        Saved saved;
        const auto loaded = saved.load();
        ExactIndex& index = *loaded.value().index;
        QCOMPARE(::truncate(QFile::encodeName(saved.path).constData(), 4096), 0);
        const Vector question = saved.source.next();
        const auto found = nearest(index, question), wanted = nearest(saved.index, question);
        for (size_t i = 0; i < wanted.size(); ++i)
            QVERIFY(std::abs(found[i].cosine - wanted[i].cosine) < .02);
        Vector row(kDimensions);
        QVERIFY(index.fetch(11, row));
        QVERIFY(index.put(12, question).ok()); // takes its rows out of the file
        QCOMPARE(nearest(index, question).front().slot, VectorSlot(12));
        QCOMPARE(codeOf(saved.load()), u"corrupt"_s);
    }

    void search_fileReplacedOrRemovedWhileInUse_goesOn()
    {
        Saved saved;
        const auto loaded = saved.load();
        const Vector question = saved.source.next();
        ExactIndex other(kDimensions);
        QVERIFY(other.put(0, question).ok());
        QVERIFY(saveIndex(other, saved.path, 1, fileKey(kDimensions)).ok());
        QCOMPARE(nearest(*loaded.value().index, question), nearest(saved.index, question));
        QVERIFY(QFile::remove(saved.path));
        QCOMPARE(nearest(*loaded.value().index, question), nearest(saved.index, question));
    }

    void create_whileAnotherWrites_isUnavailable()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"look.index"_s);
        auto first = VectorFileWriter::create(path, fileKey(kDimensions), 0);
        QVERIFY(first.ok());
        QCOMPARE(VectorFileWriter::create(path, fileKey(kDimensions), 0).error().code, ErrorCode::Unavailable);
        QVERIFY(first.value()->finish().ok());
        QVERIFY(VectorFileWriter::create(path, fileKey(kDimensions), 0).ok());
    }

    void create_notFinished_leavesTheOldFile()
    {
        Saved saved;
        const QByteArray before = saved.bytes();
        {
            const auto writer = VectorFileWriter::create(saved.path, fileKey(kDimensions), 5);
            QVERIFY(writer.value()->add(RawRows(5, kDimensions), std::vector<VectorLabel>(5)).ok());
        }
        QCOMPARE(saved.bytes(), before);
        QCOMPARE(QDir(saved.folder.path()).entryList(QDir::Files), QStringList{u"look.index"_s});
        QFile left(saved.path + u".new"_s); // as a killed writer leaves it
        QVERIFY(left.open(QIODevice::WriteOnly) && left.write(QByteArray(100'000, 'x')) == 100'000);
        left.close();
        QVERIFY(saveIndex(saved.index, saved.path, kSlots, fileKey(kDimensions)).ok());
        QCOMPARE(saved.bytes(), before);
    }

    void create_whereNothingCanBeWritten_isAnIoError()
    {
        QCOMPARE(VectorFileWriter::create(u"/nowhere/at/all/look.index"_s, fileKey(kDimensions), 1).error().code,
                 ErrorCode::Io);
    }

    void finish_wrongBlocks_areRefused()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"look.index"_s);
        const auto writer = VectorFileWriter::create(path, fileKey(kDimensions), 5);
        QVERIFY(!writer.value()->add(RawRows(4, kDimensions), std::vector<VectorLabel>(4)).ok());
        QVERIFY(!writer.value()->finish().ok());
    }

    void finish_killedAtAnyMoment_leavesAWholeFile()
    {
        Saved saved;
        std::mt19937 random(11);
        for (int round = 0; round < 12; ++round) {
            const pid_t child = ::fork();
            if (child == 0) {
                while (true)
                    (void)saveIndex(saved.index, saved.path, kSlots, fileKey(kDimensions)).ok();
            }
            ::usleep(random() % 30'000);
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            const auto loaded = saved.load();
            QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.error().detail));
            QCOMPARE(loaded.value().index->size(), saved.index.size());
        }
    }
};

VITRINE_REGISTER_TEST(TestVectorFile)
#include "tst_vector_file.moc"
