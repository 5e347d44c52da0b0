#include "core/archive/archive_reader.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>

#include <archive.h>
#include <archive_entry.h>

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {

struct Planted {
    QByteArray name;
    QByteArray bytes;
    int type = AE_IFREG;
    QByteArray target = {};
};

enum class Format { Zip, Tar, TarGz, TarXz, SevenZip };

/// `options` as libarchive takes them: "hdrcharset=GB18030" (names are then given in UTF-8), "encryption=traditional".
void writeArchive(const QString& path, Format format, const std::vector<Planted>& members,
                  const char* options = nullptr)
{
    archive* out = archive_write_new();
    switch (format) {
    case Format::Zip:
        archive_write_set_format_zip(out);
        break;
    case Format::SevenZip:
        archive_write_set_format_7zip(out);
        break;
    default:
        archive_write_set_format_ustar(out);
        if (format == Format::TarGz)
            archive_write_add_filter_gzip(out);
        if (format == Format::TarXz)
            archive_write_add_filter_xz(out);
    }
    QVERIFY(!options || archive_write_set_options(out, options) == ARCHIVE_OK);
    QCOMPARE(archive_write_set_passphrase(out, "secret"), ARCHIVE_OK);
    QCOMPARE(archive_write_open_filename(out, QFile::encodeName(path).constData()), ARCHIVE_OK);
    for (const Planted& member : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, member.name.constData());
        archive_entry_set_filetype(entry, unsigned(member.type));
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_mtime(entry, 1'700'000'000, 0);
        if (member.type == AE_IFLNK)
            archive_entry_set_symlink(entry, member.target.constData());
        else
            archive_entry_set_size(entry, member.bytes.size());
        archive_write_header(out, entry);
        archive_write_data(out, member.bytes.constData(), size_t(member.bytes.size()));
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
}

} // namespace

class TestArchiveReader : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString path(const QString& name) const { return m_folder->filePath(name); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void unpack_everyFormat_givesTheBytesBack_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("zip") << int(Format::Zip);
        QTest::newRow("tar") << int(Format::Tar);
        QTest::newRow("tar.gz") << int(Format::TarGz);
        QTest::newRow("tar.xz") << int(Format::TarXz);
        QTest::newRow("7z") << int(Format::SevenZip);
    }

    void unpack_everyFormat_givesTheBytesBack()
    {
        QFETCH(const int, format);
        const QByteArray big(300'000, 'v');
        writeArchive(path(u"a"_s), Format(format), {{"front/a.jpg", "first"}, {"b.jpg", big}, {"c.jpg", "third"}});
        const auto listed = listArchive(path(u"a"_s), {}, {});
        QVERIFY2(listed.ok(), qPrintable(listed.ok() ? QString() : listed.error().detail));
        QCOMPARE(listed.value().members.size(), size_t(3));
        QCOMPARE(listed.value().members[0].path, u"front/a.jpg"_s);
        QCOMPARE(listed.value().members[0].modifiedUtc, 1'700'000'000'000);
        QHash<QString, QByteArray> unpacked;
        const auto done = unpackArchive(path(u"a"_s), {u"front/a.jpg"_s, u"b.jpg"_s}, m_folder->path(), {},
                                        [&](const QString& member, const QString& name) -> Result<> {
                                            QFile file(name);
                                            if (!file.open(QIODevice::ReadOnly))
                                                return fail(ErrorCode::Io, name);
                                            unpacked.insert(member, file.readAll());
                                            return {};
                                        },
                                        {});
        QVERIFY(done.ok());
        QCOMPARE(unpacked.size(), 2);
        QCOMPARE(unpacked[u"front/a.jpg"_s], QByteArray("first"));
        QCOMPARE(unpacked[u"b.jpg"_s], big);
    }

    void list_hostileMembers_areRefusedWithTheirReason()
    {
        writeArchive(path(u"a.tar"_s), Format::Tar,
                     {{"../climb.jpg", "x"},
                      {"good/../../climb.jpg", "x"},
                      {"/etc/passwd", "x"},
                      {"C:\\windows\\x.jpg", "x"},
                      {"link.jpg", "", AE_IFLNK, "/etc/passwd"},
                      {"new\nline.jpg", "x"},
                      {"pipe", "", AE_IFIFO},
                      {"twice.jpg", "1"},
                      {"./twice.jpg", "2"},
                      {"good.jpg", "x"}});
        const auto listed = listArchive(path(u"a.tar"_s), {}, {});
        QVERIFY(listed.ok());
        QCOMPARE(listed.value().members.size(), size_t(2));
        QCOMPARE(listed.value().refused.size(), size_t(8));
        for (const RefusedMember& refused : listed.value().refused)
            QVERIFY(!refused.reason.isEmpty());
    }

    void list_namesOfOtherEncodings_areRead()
    {
        writeArchive(path(u"a.tar"_s), Format::Tar,
                     {{"1\xe9\x87\x91\xe8\x89\xb2.jpg", "x"}, {"\xbd\xf0\xc9\xab.jpg", "y"}, {"caf\x82.jpg", "z"}});
        const auto listed = listArchive(path(u"a.tar"_s), {}, {});
        QVERIFY(listed.ok());
        QCOMPARE(listed.value().members[0].path, u"1金色.jpg"_s);
        QCOMPARE(listed.value().members[1].path, u"金色.jpg"_s);
        QCOMPARE(listed.value().members[2].path, u"café.jpg"_s);
    }

    void list_zipNamesWithoutTheirEncoding_areReadAndReported()
    {
        writeArchive(path(u"cn.zip"_s), Format::Zip, {{u"绿茶/照片.jpg"_s.toUtf8(), "x"}}, "hdrcharset=GB18030");
        writeArchive(path(u"fr.zip"_s), Format::Zip, {{u"Crème.jpg"_s.toUtf8(), "x"}}, "hdrcharset=CP437");
        writeArchive(path(u"utf.zip"_s), Format::Zip, {{u"🍵\u202Ex.jpg"_s.toUtf8(), "x"}}, "hdrcharset=UTF-8");
        const auto name = [this](const QString& file) {
            const auto listed = listArchive(path(file), {}, {});
            if (!listed.ok() || listed.value().members.size() != 1)
                return QString();
            return listed.value().members[0].nameEncoding + u' ' + listed.value().members[0].path;
        };
        QCOMPARE(name(u"cn.zip"_s), u"GB18030 绿茶/照片.jpg"_s);
        QCOMPARE(name(u"fr.zip"_s), u"IBM437 Crème.jpg"_s);
        QCOMPARE(name(u"utf.zip"_s), u"UTF-8 🍵\u202Ex.jpg"_s);
    }

    void list_encryptedMembers_areRefused()
    {
        writeArchive(path(u"a.zip"_s), Format::Zip, {{"a.jpg", "hidden"}}, "encryption=traditional");
        const auto listed = listArchive(path(u"a.zip"_s), {}, {});
        QVERIFY(listed.ok());
        QVERIFY(listed.value().members.empty());
        QCOMPARE(listed.value().refused.size(), size_t(1));
        QVERIFY(listed.value().refused[0].reason.contains(u"encrypted"_s));
    }

    void list_hardLink_isRefused()
    {
        // A tar that names a file outside as the one to be linked: the type byte becomes '1', the target is written.
        writeArchive(path(u"a.tar"_s), Format::Tar, {{"a.jpg", ""}});
        QFile file(path(u"a.tar"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        bytes[156] = '1';
        bytes.replace(157, 11, "/etc/passwd");
        quint32 sum = 8 * ' ';
        for (int i = 0; i < 512; ++i)
            sum += i >= 148 && i < 156 ? 0 : quint8(bytes[i]);
        bytes.replace(148, 7, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
        QVERIFY(file.seek(0) && file.write(bytes) == bytes.size());
        file.close();
        const auto listed = listArchive(path(u"a.tar"_s), {}, {});
        QVERIFY(listed.ok());
        QCOMPARE(listed.value().refused.size(), size_t(1));
        QVERIFY(listed.value().refused[0].reason.contains(u"link"_s));
    }

    void unpack_sizeThatLies_isStoppedByWhatComesOut()
    {
        // The directory and the header of the ZIP say one byte; twenty million come out.
        writeArchive(path(u"a.zip"_s), Format::Zip, {{"a.bmp", QByteArray(20'000'000, '\0')}});
        QFile file(path(u"a.zip"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        const QByteArray size = QByteArray::fromHex("002d3101");
        for (qsizetype at = bytes.indexOf(size); at >= 0; at = bytes.indexOf(size, at))
            bytes.replace(at, 4, QByteArray::fromHex("01000000"));
        QVERIFY(file.seek(0) && file.write(bytes) == bytes.size());
        file.close();
        const ArchiveLimits limits{.ratioFreeBytes = 1'000'000};
        const auto unpacked = unpackArchive(path(u"a.zip"_s), {u"a.bmp"_s}, m_folder->path(), limits,
                                            [](const QString&, const QString&) { return Result<>(); }, {});
        QVERIFY(!unpacked.ok());
        QVERIFY(unpacked.error().code == ErrorCode::TooLarge || unpacked.error().code == ErrorCode::Corrupt);
        QVERIFY(QFileInfo(path(u"member-1"_s)).size() < 10'000'000);
    }

    void unpack_bomb_stopsAtTheRatio()
    {
        writeArchive(path(u"bomb.tgz"_s), Format::TarGz, {{"zeros.bmp", QByteArray(20'000'000, '\0')}});
        const ArchiveLimits limits{.ratioFreeBytes = 1'000'000};
        const auto listed = listArchive(path(u"bomb.tgz"_s), limits, {});
        QVERIFY(!listed.ok());
        QCOMPARE(listed.error().code, ErrorCode::TooLarge);
        const auto unpacked = unpackArchive(path(u"bomb.tgz"_s), {u"zeros.bmp"_s}, m_folder->path(), limits,
                                            [](const QString&, const QString&) { return Result<>(); }, {});
        QVERIFY(!unpacked.ok());
        QCOMPARE(unpacked.error().code, ErrorCode::TooLarge);
    }

    void list_tooManyMembers_isTooLarge()
    {
        std::vector<Planted> members;
        for (int i = 0; i < 20; ++i)
            members.push_back({QByteArray::number(i) + ".jpg", "x"});
        writeArchive(path(u"a.zip"_s), Format::Zip, members);
        QCOMPARE(listArchive(path(u"a.zip"_s), {.members = 10}, {}).error().code, ErrorCode::TooLarge);
    }

    void list_damaged_saysSo()
    {
        QByteArray noise(100'000, '\0');
        quint32 state = 1;
        for (char& byte : noise) {
            state = state * 1664525 + 1013904223;
            byte = char(state >> 24);
        }
        writeArchive(path(u"a.tgz"_s), Format::TarGz, {{"a.jpg", noise}, {"b.jpg", "b"}});
        QFile file(path(u"a.tgz"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(file.size() / 2));
        file.close();
        const auto listed = listArchive(path(u"a.tgz"_s), {}, {});
        QVERIFY(!listed.ok());
        QVERIFY(listed.error().code == ErrorCode::Corrupt || listed.error().code == ErrorCode::InvalidInput);
    }

    void list_noArchive_isInvalidInput()
    {
        QFile file(path(u"a.zip"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is a text and no archive");
        file.close();
        const auto listed = listArchive(file.fileName(), {}, {});
        QVERIFY(!listed.ok());
        QVERIFY(listed.error().code == ErrorCode::InvalidInput || listed.error().code == ErrorCode::Corrupt);
        QCOMPARE(listArchive(path(u"none.zip"_s), {}, {}).error().code, ErrorCode::NotFound);
    }

    void unpack_cancelled_stops()
    {
        writeArchive(path(u"a.zip"_s), Format::Zip, {{"a.jpg", "x"}});
        std::stop_source stop;
        stop.request_stop();
        JobContext job;
        job.stop = stop.get_token();
        QCOMPARE(listArchive(path(u"a.zip"_s), {}, job).error().code, ErrorCode::Cancelled);
    }
};

VITRINE_REGISTER_TEST(TestArchiveReader)
#include "tst_archive_reader.moc"
