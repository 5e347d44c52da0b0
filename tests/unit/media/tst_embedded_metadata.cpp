#include "core/media/embedded_metadata.h"
#include "core/media/keyword_paths.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_file.h"
#include "tests/unit/media/samples.h"

#include <QTemporaryDir>

#include <exiv2/exiv2.hpp>

#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

using Field = std::pair<const char*, std::string>;

/// The pattern as a JPEG with these EXIF, IPTC and XMP fields, by their Exiv2 keys.
QByteArray tagged(const std::vector<Field>& fields)
{
    const QByteArray jpeg = encoded(pattern(), "jpg");
    const auto image =
        Exiv2::ImageFactory::open(reinterpret_cast<const Exiv2::byte*>(jpeg.constData()), long(jpeg.size()));
    image->readMetadata();
    for (const auto& [key, value] : fields) {
        const std::string name = key;
        if (name.starts_with("Exif"))
            image->exifData()[name] = value;
        else if (name.starts_with("Xmp"))
            image->xmpData()[name] = value;
        else
            image->iptcData().add(Exiv2::IptcKey(name), Exiv2::Value::create(Exiv2::string).release());
        if (name.starts_with("Iptc"))
            (image->iptcData().end() - 1)->setValue(value);
    }
    image->writeMetadata();
    Exiv2::BasicIo& io = image->io();
    if (io.open() != 0)
        qFatal("The tagged sample cannot be read back.");
    const Exiv2::DataBuf data = io.read(long(io.size()));
    return QByteArray(reinterpret_cast<const char*>(data.pData_), qsizetype(data.size_));
}

EmbeddedMetadata read(const std::vector<Field>& fields)
{
    const auto metadata = readEmbeddedMetadata(MediaSource::memory(tagged(fields), u"the sample"_s));
    if (!metadata.ok())
        qFatal("%s", qPrintable(metadata.error().detail));
    return metadata.value();
}

QStringList joined(const std::vector<QStringList>& paths)
{
    QStringList all;
    for (const QStringList& path : paths)
        all.append(path.join(u'>'));
    return all;
}

QByteArray xmpPacket(const QByteArray& inside)
{
    return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
           "<rdf:Description rdf:about='' xmlns:dc='http://purl.org/dc/elements/1.1/' "
           "xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:lr='http://ns.adobe.com/lightroom/1.0/' "
           "xmlns:exif='http://ns.adobe.com/exif/1.0/'>" +
           inside + "</rdf:Description></rdf:RDF></x:xmpmeta>";
}

} // namespace

class TestEmbeddedMetadata : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // Before any thread of the tests uses it.
        QVERIFY(readEmbeddedMetadata(MediaSource::memory(encoded(pattern(), "jpg"), u"x"_s)).ok());
    }

    void read_noMetadata_isEmpty()
    {
        for (const char* format : {"jpg", "png", "bmp", "webp"}) {
            const auto metadata = readEmbeddedMetadata(MediaSource::memory(encoded(pattern(), format), u"x"_s));
            QCOMPARE(metadata.value(), EmbeddedMetadata());
        }
        QCOMPARE(readEmbeddedMetadata(MediaSource::memory("no picture", u"x"_s)).value(), EmbeddedMetadata());
    }

    void keywords_everyHierarchy_isReadBeforeFlatOnes()
    {
        const EmbeddedMetadata metadata = read({{"Xmp.digiKam.TagsList", "Food/Tea/Green"},
                                                {"Xmp.MicrosoftPhoto.LastKeywordXMP", "Places/Hangzhou"},
                                                {"Xmp.lr.hierarchicalSubject", "Food|Tea|Green"},
                                                {"Xmp.mediapro.CatalogSets", "Shop|Spring"},
                                                {"Xmp.dc.subject", "Green"},
                                                {"Iptc.Application2.Keywords", "Sale"},
                                                {"Iptc.Application2.Keywords", "tea"}});
        QCOMPARE(joined(metadata.keywords),
                 QStringList({u"Food>Tea>Green"_s, u"Places>Hangzhou"_s, u"Shop>Spring"_s, u"Sale"_s}));
    }

    void keywords_flatOnly_areMergedAndSplit()
    {
        const std::string utf16 = "84 0 101 0 97 0 59 0 54 117 0 0"; // "Tea;" and one Chinese letter
        const EmbeddedMetadata metadata = read(
            {{"Exif.Image.XPKeywords", utf16}, {"Iptc.Application2.Keywords", "Sale;Tea"}, {"Xmp.dc.subject", "sale"}});
        QCOMPARE(joined(metadata.keywords), QStringList({u"sale"_s, u"Tea"_s, QString(QChar(0x7536))}));
    }

    void keywords_ancestorsAndDoubles_areLeftOut()
    {
        KeywordPaths keywords;
        keywords.addPath(u"Animal"_s, u'/');
        keywords.addPath(u"Animal/Dog"_s, u'/');
        keywords.addPath(u"ANIMAL | dog "_s, u'|');
        keywords.addPath(u"Animal"_s, u'|');
        keywords.addPath(u"_Digikam_Internal_Tags_/Pick Label Accepted"_s, u'/');
        keywords.addPath(u" / / "_s, u'/');
        keywords.addFlat(u"dog;Cat; ;animal"_s);
        QCOMPARE(joined(keywords.take()), QStringList({u"Animal>Dog"_s, u"Cat"_s}));
    }

    void keywords_acdsee_assignedOnesCount()
    {
        KeywordPaths keywords;
        addAcdseeCategories(u"<Categories><Category Assigned=\"0\">Places<Category Assigned=\"1\">Berlin</Category>"
                            "</Category><Category Assigned=\"1\">Sale</Category><Category>broken"_s,
                            keywords);
        QCOMPARE(joined(keywords.take()), QStringList({u"Places>Berlin"_s, u"Sale"_s}));
    }

    void texts_order_isXmpExifIptc()
    {
        EmbeddedMetadata metadata = read({{"Xmp.dc.title", "lang=\"x-default\" Tea"},
                                          {"Iptc.Application2.ObjectName", "other"},
                                          {"Exif.Image.ImageDescription", "From EXIF"},
                                          {"Iptc.Application2.Caption", "From IPTC"},
                                          {"Exif.Image.Artist", "A. Potter"},
                                          {"Iptc.Application2.Copyright", "IPTC rights"},
                                          {"Exif.Image.Copyright", "EXIF rights"}});
        QCOMPARE(metadata.title.text(), u"Tea"_s);
        QCOMPARE(metadata.description.text(), u"From EXIF"_s);
        QCOMPARE(metadata.creator, u"A. Potter"_s);
        QCOMPARE(metadata.rights, u"IPTC rights"_s);
        metadata = read(
            {{"Exif.Image.ImageDescription", "OLYMPUS DIGITAL CAMERA"}, {"Iptc.Application2.Caption", "From IPTC"}});
        QCOMPARE(metadata.description.text(), u"From IPTC"_s);
    }

    void texts_languages_areKept()
    {
        const QByteArray xmp =
            xmpPacket("<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>Green tea</rdf:li>"
                      "<rdf:li xml:lang='zh-Hans'>\xE7\xBB\xBF\xE8\x8C\xB6</rdf:li></rdf:Alt></dc:description>"
                      "<dc:creator><rdf:Seq><rdf:li>A</rdf:li><rdf:li>B</rdf:li></rdf:Seq></dc:creator>");
        const EmbeddedMetadata metadata = readXmp(xmp, u"x"_s).value();
        QCOMPARE(metadata.description.text(), u"Green tea"_s);
        QCOMPARE(metadata.description.best(u"zh-Hans-CN"_s), u"绿茶"_s);
        QCOMPARE(metadata.creator, u"A; B"_s);
    }

    void texts_oldEncodings_areRead()
    {
        QCOMPARE(read({{"Iptc.Application2.Caption", "Caf\xE9"}}).description.text(), u"Café"_s);
        QCOMPARE(read({{"Iptc.Application2.Caption", "\xE8\x8C\xB6"}}).description.text(), u"茶"_s);
    }

    void taken_sources_areRead_data()
    {
        QTest::addColumn<QList<QPair<QString, QString>>>("fields");
        QTest::addColumn<QString>("clock");
        QTest::addColumn<QString>("offset");
        using Fields = QList<QPair<QString, QString>>;
        const auto original = qMakePair(u"Exif.Photo.DateTimeOriginal"_s, u"2024:05:17 13:45:10"_s);
        QTest::newRow("camera without offset") << Fields{original} << u"2024-05-17T13:45:10.000Z"_s << u"-"_s;
        QTest::newRow("with offset") << Fields{original, {u"Exif.Photo.OffsetTimeOriginal"_s, u"+02:00"_s}}
                                     << u"2024-05-17T13:45:10.000Z"_s << u"7200"_s;
        QTest::newRow("with fraction") << Fields{original, {u"Exif.Photo.SubSecTimeOriginal"_s, u"25"_s}}
                                       << u"2024-05-17T13:45:10.250Z"_s << u"-"_s;
        QTest::newRow("with GPS time") << Fields{original,
                                                 {u"Exif.GPSInfo.GPSDateStamp"_s, u"2024:05:17"_s},
                                                 {u"Exif.GPSInfo.GPSTimeStamp"_s, u"5/1 45/1 2/1"_s}}
                                       << u"2024-05-17T13:45:10.000Z"_s << u"28800"_s;
        QTest::newRow("XMP") << Fields{{u"Xmp.exif.DateTimeOriginal"_s, u"2024-05-17T13:45:10-05:30"_s}}
                             << u"2024-05-17T13:45:10.000Z"_s << u"-19800"_s;
        QTest::newRow("IPTC") << Fields{{u"Iptc.Application2.DateCreated"_s, u"2024-05-17"_s}}
                              << u"2024-05-17T00:00:00.000Z"_s << u"-"_s;
        QTest::newRow("clock never set") << Fields{{u"Exif.Photo.DateTimeOriginal"_s, u"0000:00:00 00:00:00"_s}}
                                         << QString() << QString();
        QTest::newRow("nonsense") << Fields{{u"Exif.Photo.DateTimeOriginal"_s, u"2024:99:17 13:45:10"_s}} << QString()
                                  << QString();
    }

    void taken_sources_areRead()
    {
        using Fields = QList<QPair<QString, QString>>;
        QFETCH(Fields, fields);
        QFETCH(QString, clock);
        QFETCH(QString, offset);
        std::vector<QByteArray> keys;
        std::vector<Field> all;
        keys.reserve(size_t(fields.size()));
        for (const auto& [key, value] : fields) {
            keys.push_back(key.toLatin1());
            all.emplace_back(keys.back().constData(), value.toStdString());
        }
        const auto taken = read(all).taken;
        QCOMPARE(taken.has_value(), !clock.isEmpty());
        if (!taken)
            return;
        QCOMPARE(taken->clock.toString(Qt::ISODateWithMs), clock);
        QCOMPARE(taken->offsetSeconds ? QString::number(*taken->offsetSeconds) : u"-"_s, offset);
        if (taken->offsetSeconds)
            QCOMPARE(taken->utc(), taken->clock.toMSecsSinceEpoch() - *taken->offsetSeconds * 1000LL);
    }

    void rating_values_areClamped()
    {
        QCOMPARE(read({{"Xmp.xmp.Rating", "4"}}).rating, 4);
        QCOMPARE(read({{"Xmp.xmp.Rating", "99"}}).rating, 5);
        QCOMPARE(read({{"Xmp.xmp.Rating", "-1"}}).rating, 0);
        QVERIFY(read({{"Xmp.xmp.Rating", "-1"}}).isRejected);
        QCOMPARE(read({{"Exif.Image.Rating", "3"}}).rating, 3);
        QCOMPARE(read({{"Xmp.xmp.Rating", "good"}}).rating, std::nullopt);
    }

    void gps_present_isFlagged()
    {
        QVERIFY(read({{"Exif.GPSInfo.GPSLatitude", "30/1 15/1 0/1"}}).hasGps);
        QVERIFY(!read({{"Exif.Image.Artist", "A"}}).hasGps);
    }

    void sidecar_bothNames_areFound()
    {
        QTemporaryDir folder;
        QVERIFY(!readSidecar(folder.filePath(u"a.jpg"_s)).value().has_value());
        writtenFile(folder.filePath(u"a.xmp"_s), xmpPacket("<xmp:Rating>2</xmp:Rating>"));
        QCOMPARE(readSidecar(folder.filePath(u"a.jpg"_s)).value()->rating, 2);
        writtenFile(folder.filePath(u"a.jpg.xmp"_s), xmpPacket("<xmp:Rating>5</xmp:Rating>"));
        QCOMPARE(readSidecar(folder.filePath(u"a.jpg"_s)).value()->rating, 5);
        writtenFile(folder.filePath(u"a.jpg.xmp"_s), "<broken");
        QCOMPARE(readSidecar(folder.filePath(u"a.jpg"_s)).error().code, ErrorCode::Corrupt);
    }

    void merge_sidecar_winsWhereItSpeaks()
    {
        EmbeddedMetadata embedded =
            read({{"Exif.Image.Artist", "A"}, {"Xmp.dc.subject", "old"}, {"Xmp.xmp.Rating", "1"}});
        const EmbeddedMetadata sidecar =
            readXmp(xmpPacket(
                        "<lr:hierarchicalSubject><rdf:Bag><rdf:li>New|Tag</rdf:li></rdf:Bag></lr:hierarchicalSubject>"),
                    u"x"_s)
                .value();
        const EmbeddedMetadata merged = mergeMetadata(sidecar, embedded);
        QCOMPARE(joined(merged.keywords), QStringList({u"New>Tag"_s}));
        QCOMPARE(merged.creator, u"A"_s);
        QCOMPARE(merged.rating, 1);
    }

    void read_damagedBlocks_neverCrash()
    {
        const QByteArray whole = tagged({{"Exif.Image.Artist", "A"},
                                         {"Exif.GPSInfo.GPSLatitude", "30/1 15/1 0/1"},
                                         {"Xmp.dc.subject", "x"},
                                         {"Iptc.Application2.Caption", "y"}});
        quint32 state = 7;
        for (int round = 0; round < 400; ++round) {
            QByteArray bytes = whole;
            for (int i = 0; i < 1 + round % 8; ++i) {
                state = state * 1664525 + 1013904223;
                bytes[qsizetype(state >> 8) % std::min<qsizetype>(bytes.size(), 1200)] = char(state >> 3);
            }
            const auto metadata = readEmbeddedMetadata(MediaSource::memory(bytes, u"x"_s));
            QVERIFY(metadata.ok() || metadata.error().code == ErrorCode::Corrupt);
        }
    }

    void read_deeplyNestedXmp_isCorruptNotACrash()
    {
        const QByteArray xmp = xmpPacket(QByteArray("<dc:a rdf:parseType='Resource'>").repeated(50'000) +
                                         QByteArray("</dc:a>").repeated(50'000));
        QCOMPARE(readXmp(xmp, u"x"_s).error().code, ErrorCode::Corrupt);
        MediaLimits limits;
        limits.metadataBytes = 1000;
        QCOMPARE(readXmp(xmp, u"x"_s, limits).error().code, ErrorCode::TooLarge);
    }

    void read_severalThreads_giveTheSame()
    {
        const QByteArray bytes = tagged({{"Xmp.digiKam.TagsList", "Food/Tea"}, {"Exif.Image.Artist", "A"}});
        std::atomic<int> failures = 0;
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&] {
                for (int i = 0; i < 30; ++i) {
                    const auto metadata = readEmbeddedMetadata(MediaSource::memory(bytes, u"x"_s));
                    failures += metadata.ok() && metadata.value().keywords.size() == 1 ? 0 : 1;
                }
            });
        }
        threads.clear();
        QCOMPARE(failures.load(), 0);
    }
};

VITRINE_REGISTER_TEST(TestEmbeddedMetadata)
#include "tst_embedded_metadata.moc"
