#include "core/media/hash.h"
#include "core/storage/blob_store.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_file.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// The real disk, which is full after `room` bytes. Counts what is made durable.
class FailingDisk final : public FileOperations
{
public:
    explicit FailingDisk(qint64 room) : m_room(room) {}

    class Writer final : public FileWriter
    {
    public:
        Writer(FailingDisk& disk, QString path, std::unique_ptr<FileWriter> real)
            : m_disk(disk), m_path(std::move(path)), m_real(std::move(real))
        {}
        Result<> write(QByteArrayView bytes) override
        {
            const QByteArrayView fitting = bytes.first(std::min<qsizetype>(bytes.size(), m_disk.m_room));
            m_disk.m_room -= fitting.size();
            TRY_VOID(m_real->write(fitting));
            if (fitting.size() < bytes.size())
                return fail(ErrorCode::Io, u"'%1' cannot be written: No space left on device."_s.arg(m_path));
            return {};
        }
        Result<> close() override { return m_real->close(); }

    private:
        FailingDisk& m_disk;
        QString m_path;
        std::unique_ptr<FileWriter> m_real;
    };

    Result<std::unique_ptr<FileWriter>> create(const QString& path) override
    {
        TRY_ASSIGN(auto real, created, m_system.create(path));
        return std::unique_ptr<FileWriter>(std::make_unique<Writer>(*this, path, std::move(real)));
    }
    Result<bool> makeFolder(const QString& path) override { return m_system.makeFolder(path); }
    Result<> syncFile(const QString& path) override
    {
        ++syncedFiles;
        if (failSync)
            return fail(ErrorCode::Io, u"'%1' cannot be made durable: Input/output error."_s.arg(path));
        return m_system.syncFile(path);
    }
    Result<> syncFolder(const QString& path) override
    {
        syncedFolders.insert(path);
        return m_system.syncFolder(path);
    }
    Result<> rename(const QString& from, const QString& to) override { return m_system.rename(from, to); }
    Result<> remove(const QString& path) override { return m_system.remove(path); }
    Result<qint64> freeBytes(const QString&) override { return m_room; }

    bool failSync = false;
    int syncedFiles = 0;
    std::set<QString> syncedFolders;

private:
    SystemFileOperations m_system;
    qint64 m_room;
};

} // namespace

class TestBlobStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_blobs = m_folder->filePath(u"blobs"_s);
    }

    void putBytes_new_isStoredUnderItsHash()
    {
        const auto store = openStore();
        const auto stored = store->putBytes("abc");
        QCOMPARE(stored.value().sha256, kAbc);
        QCOMPARE(stored.value().bytes, 3);
        QVERIFY(!stored.value().wasThere);
        QCOMPARE(store->path(kAbc), m_blobs + u"/ba/"_s + kAbc.mid(2));
        QCOMPARE(store->read(kAbc, 100).value(), "abc");
        QCOMPARE(QFileInfo(store->path(kAbc)).permissions() & QFileDevice::WriteOwner, QFileDevice::Permissions());
    }

    void putFile_large_isCopiedAndHashed()
    {
        const QByteArray bytes = QByteArray("0123456789").repeated(300'000);
        const auto store = openStore();
        const StoredBlob stored = store->putFile(writeFile(u"source"_s, bytes)).value();
        QCOMPARE(stored.sha256, hashBytes(bytes).value());
        QCOMPARE(store->size(stored.sha256).value(), bytes.size());
        QVERIFY(store->verify(stored.sha256).ok());
    }

    void put_sameTwice_isStoredOnce()
    {
        const auto store = openStore();
        QVERIFY(store->putBytes("abc").ok());
        QVERIFY(store->putFile(writeFile(u"copy"_s, "abc")).value().wasThere);
        QCOMPARE(allFiles().size(), 1);
    }

    void batch_beforeSync_isInvisible_afterSyncDurable()
    {
        auto disk = std::make_shared<FailingDisk>(1000);
        const auto store = openStore(disk);
        BlobBatch batch(*store);
        QVERIFY(!batch.addBytes("abc").value().wasThere);
        QVERIFY(batch.addBytes("abc").value().wasThere);
        QVERIFY(batch.addBytes("def").ok());
        QVERIFY(!store->contains(kAbc));
        QCOMPARE(batch.pendingBytes(), 6);
        QVERIFY(batch.sync().ok());
        QVERIFY(store->contains(kAbc));
        QCOMPARE(disk->syncedFiles, 2);
        QVERIFY(disk->syncedFolders.contains(m_blobs));
        QVERIFY(disk->syncedFolders.contains(m_blobs + u"/ba"_s));
        QCOMPARE(batch.pendingBytes(), 0);
    }

    void batch_droppedBeforeSync_leavesNothing()
    {
        const auto store = openStore();
        {
            BlobBatch batch(*store);
            QVERIFY(batch.addBytes("abc").ok());
        }
        QVERIFY(!store->contains(kAbc));
        QCOMPARE(temporaryParts(), 0);
    }

    void add_diskFull_namesTheFileAndKeepsWhatWasThere()
    {
        const auto store = openStore(std::make_shared<FailingDisk>(5));
        QVERIFY(store->putBytes("abc").ok());
        const auto failed = store->putBytes("defghi");
        QCOMPARE(failed.error().code, ErrorCode::Io);
        QVERIFY(failed.error().detail.contains(m_blobs));
        QVERIFY(failed.error().detail.contains(u"No space left"_s));
        QCOMPARE(store->putFile(writeFile(u"big"_s, QByteArray(100, 'x'))).error().code, ErrorCode::Io);
        QCOMPARE(allFiles().size(), 1);
        QCOMPARE(temporaryParts(), 0);
        QVERIFY(store->verify(kAbc).ok());
    }

    void sync_deviceFails_showsNothing()
    {
        auto disk = std::make_shared<FailingDisk>(1000);
        const auto store = openStore(disk);
        disk->failSync = true;
        QCOMPARE(store->putBytes("abc").error().code, ErrorCode::Io);
        QVERIFY(!store->contains(kAbc));
        disk->failSync = false;
        QVERIFY(store->putBytes("abc").ok());
    }

    void put_cancelled_leavesNothing()
    {
        const auto store = openStore();
        std::stop_source stop;
        stop.request_stop();
        JobContext job;
        job.stop = stop.get_token();
        QCOMPARE(store->putFile(writeFile(u"source"_s, "abc"), job).error().code, ErrorCode::Cancelled);
        QCOMPARE(temporaryParts(), 0);
    }

    void put_blobOfWrongSizeIsThere_isHealed()
    {
        const auto store = openStore();
        QVERIFY(store->putBytes("abc").ok());
        writtenFile(store->path(kAbc), "ab");
        QVERIFY(!store->putBytes("abc").value().wasThere);
        QVERIFY(store->verify(kAbc).ok());
    }

    void verify_changedBytes_isCorrupt()
    {
        const auto store = openStore();
        QVERIFY(store->putBytes("abc").ok());
        writtenFile(store->path(kAbc), "abd");
        const auto verified = store->verify(kAbc);
        QCOMPARE(verified.error().code, ErrorCode::Corrupt);
        QVERIFY(verified.error().detail.contains(kAbc.mid(2)));
    }

    void read_wrongNames_areRefused()
    {
        const auto store = openStore();
        QCOMPARE(store->read(u"../../etc/passwd"_s, 100).error().code, ErrorCode::InvalidInput);
        QCOMPARE(store->read(kAbc.toUpper(), 100).error().code, ErrorCode::InvalidInput);
        QCOMPARE(store->read(kAbc, 100).error().code, ErrorCode::NotFound);
        QVERIFY(store->putBytes("abc").ok());
        QCOMPARE(store->read(kAbc, 2).error().code, ErrorCode::TooLarge);
    }

    void put_folderOrMissingFile_isRefused()
    {
        const auto store = openStore();
        QCOMPARE(store->putFile(m_folder->path()).error().code, ErrorCode::InvalidInput);
        QCOMPARE(store->putFile(m_folder->filePath(u"none"_s)).error().code, ErrorCode::NotFound);
    }

    void readOnly_writes_areRefusedAndReadsWork()
    {
        QVERIFY(openStore()->putBytes("abc").ok());
        const auto store = BlobStore::open(m_blobs, DatabaseAccess::ReadOnly, &newSha256);
        QCOMPARE(store.value()->read(kAbc, 100).value(), "abc");
        QCOMPARE(store.value()->putBytes("def").error().code, ErrorCode::Unavailable);
        QCOMPARE(store.value()->remove(kAbc).error().code, ErrorCode::Unavailable);
    }

    void remove_presentOrNot_succeeds()
    {
        const auto store = openStore();
        QVERIFY(store->putBytes("abc").ok());
        QVERIFY(store->remove(kAbc).ok());
        QVERIFY(!store->contains(kAbc));
        QVERIFY(store->remove(kAbc).ok());
    }

    void forEach_strangersInTheFolder_areNotBlobs()
    {
        const auto store = openStore();
        for (const char* text : {"abc", "def", "ghi"})
            QVERIFY(store->putBytes(text).ok());
        QVERIFY(QDir(m_blobs).mkpath(u"zz"_s));
        writeFile(u"blobs/zz/note.txt"_s, "hello");
        QStringList seen;
        QVERIFY(store
                    ->forEach([&](const QString& sha256, qint64 bytes) {
                        seen.append(sha256);
                        return bytes == 3 ? Result<>() : Result<>(fail(ErrorCode::Internal, u"size"_s));
                    })
                    .ok());
        QCOMPARE(seen.size(), 3);
        QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    }

    void open_afterACrash_removesOnlyWhatTheDeadLeft()
    {
        const auto living = openStore();
        BlobBatch batch(*living);
        QVERIFY(batch.addBytes("abc").ok());
        const QString dead = m_blobs + u"/tmp/00000000-0000-4000-8000-000000000000"_s;
        writeFile(QDir(m_folder->path()).relativeFilePath(dead + u"-0.part"_s), "half");
        writeFile(QDir(m_folder->path()).relativeFilePath(dead + u".lock"_s), "");
        const auto second = openStore();
        QCOMPARE(second->staleRemoved(), 1);
        QVERIFY(!QFile::exists(dead + u"-0.part"_s));
        QVERIFY(!QFile::exists(dead + u".lock"_s));
        QVERIFY(batch.sync().ok());
        QVERIFY(second->contains(kAbc));
    }

    void ensureRoom_nearlyFull_saysHowMuchIsMissing()
    {
        const auto store = openStore(std::make_shared<FailingDisk>(100LL << 20));
        QVERIFY(store->ensureRoom(10 << 20).ok());
        const auto refused = store->ensureRoom(200LL << 20);
        QCOMPARE(refused.error().code, ErrorCode::Io);
        QVERIFY(refused.error().detail.contains(u"100 MB free"_s));
    }

    void batches_severalThreadsSameBytes_allSucceed()
    {
        const auto store = openStore();
        std::atomic<int> failures = 0;
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 20; ++i)
                    failures += store->putBytes(QByteArray::number(i)).ok() ? 0 : 1;
            });
        }
        threads.clear();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(allFiles().size(), 20);
        QCOMPARE(temporaryParts(), 0);
    }

private:
    const QString kAbc = u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s;

    std::unique_ptr<BlobStore> openStore(std::shared_ptr<FileOperations> files = nullptr)
    {
        auto opened = BlobStore::open(m_blobs, DatabaseAccess::ReadWrite, &newSha256, std::move(files));
        if (!opened.ok())
            qFatal("%s", qPrintable(opened.error().detail));
        return std::move(opened).take();
    }

    QString writeFile(const QString& name, const QByteArray& bytes)
    {
        return writtenFile(m_folder->filePath(name), bytes);
    }

    QStringList allFiles() const
    {
        QStringList files;
        for (QDirIterator it(m_blobs, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            if (const QString path = it.next(); !path.contains(u"/blobs/tmp/"_s))
                files.append(path);
        }
        return files;
    }

    qsizetype temporaryParts() const { return QDir(m_blobs + u"/tmp"_s).entryList({u"*.part"_s}).size(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_blobs;
};

VITRINE_REGISTER_TEST(TestBlobStore)
#include "tst_blob_store.moc"
