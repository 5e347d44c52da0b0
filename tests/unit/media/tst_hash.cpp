#include "core/media/hash.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_file.h"

#include <QFile>
#include <QTemporaryDir>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestHash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hashBytes_standardVectors_matchTheStandard()
    {
        // FIPS 180-4 examples.
        QCOMPARE(hashBytes("abc").value(), u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
        QCOMPARE(hashBytes({}).value(), u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s);
    }

    void hashSource_fileOfSeveralPieces_equalsTheBytes()
    {
        const QByteArray bytes = QByteArray("0123456789abcdef").repeated(200'000);
        std::vector<Progress> reports;
        JobContext job;
        job.report = [&](const Progress& progress) { reports.push_back(progress); };
        QCOMPARE(hashSource(MediaSource::file(writeFile(bytes)), job).value(), hashBytes(bytes).value());
        QCOMPARE(reports.back().done, bytes.size());
        QCOMPARE(reports.back().total, bytes.size());
    }

    void hashSource_missingFile_isNotFoundAndNamed()
    {
        const auto result = hashSource(MediaSource::file(m_folder.filePath(u"no such"_s)));
        QCOMPARE(result.error().code, ErrorCode::NotFound);
        QVERIFY(result.error().detail.contains(u"no such"_s));
    }

    void hashSource_folder_isRefused()
    {
        QCOMPARE(hashSource(MediaSource::file(m_folder.path())).error().code, ErrorCode::InvalidInput);
    }

    void hashSource_cancelled_stops()
    {
        std::stop_source stop;
        stop.request_stop();
        JobContext job;
        job.stop = stop.get_token();
        QCOMPARE(hashSource(MediaSource::memory("abc", u"x"_s), job).error().code, ErrorCode::Cancelled);
    }

    void copyAndHash_sinkFails_returnsItsError()
    {
        const auto full = [](QByteArrayView) -> Result<> { return fail(ErrorCode::Io, u"full"_s); };
        QCOMPARE(copyAndHash(MediaSource::memory("abc", u"x"_s), full).error().detail, u"full"_s);
    }

    void copyAndHash_everyPiece_reachesTheSinkInOrder()
    {
        const QByteArray bytes = QByteArray(3'000'000, 'x') + "end";
        QByteArray copy;
        const auto result = copyAndHash(MediaSource::memory(bytes, u"x"_s), [&](QByteArrayView piece) {
            copy += piece;
            return Result<>();
        });
        QCOMPARE(result.value(), hashBytes(bytes).value());
        QCOMPARE(copy, bytes);
    }

private:
    QString writeFile(const QByteArray& bytes) { return writtenFile(m_folder.filePath(u"file"_s), bytes); }

    QTemporaryDir m_folder;
};

VITRINE_REGISTER_TEST(TestHash)
#include "tst_hash.moc"
