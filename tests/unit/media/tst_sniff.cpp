#include "core/media/sniff.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace Qt::StringLiterals;

class TestSniff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sniff_content_isRecognised_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<ContentKind>("kind");
        QTest::addColumn<QString>("mediaType");
        addPictures();
        addFilmsAndSounds();
        addOthers();
    }

    void sniff_content_isRecognised()
    {
        QFETCH(QByteArray, head);
        QFETCH(ContentKind, kind);
        QFETCH(QString, mediaType);
        const Sniffed sniffed = sniff(QByteArrayView(head));
        QCOMPARE(sniffed.mediaType, mediaType);
        QCOMPARE(sniffed.kind, kind);
    }

    void sniff_everyBeginningOfASample_neverReadsBeyond()
    {
        for (const QByteArray& sample : {box("mif1", "mif1heic"), mpegFrames(), riff("WAVE")}) {
            for (qsizetype length = 0; length <= sample.size(); ++length)
                QVERIFY(!sniff(QByteArrayView(QByteArray(sample.constData(), length))).mediaType.isEmpty());
        }
    }

    void sniff_misleadingName_isIgnored()
    {
        const auto sniffed = sniff(MediaSource::memory("GIF89a", u"photo.jpg"_s));
        QCOMPARE(sniffed.value().mediaType, u"image/gif"_s);
    }

    void fileEnding_knownAndUnknown_areAnswered()
    {
        QCOMPARE(fileEnding(u"image/jpeg"_s), u"jpg"_s);
        QCOMPARE(fileEnding(u"image/x-unheard-of"_s), u"bin"_s);
    }

private:
    static void row(const char* name, const QByteArray& head, ContentKind kind, const QString& type)
    {
        QTest::newRow(name) << head << kind << type;
    }

    static void addPictures()
    {
        using enum ContentKind;
        row("jpeg", "\xFF\xD8\xFF\xE0", Picture, u"image/jpeg"_s);
        row("png", "\x89PNG\r\n\x1A\n", Picture, u"image/png"_s);
        row("gif", "GIF89a", Picture, u"image/gif"_s);
        row("bmp", QByteArray("BM") + QByteArray(12, '\0') + QByteArray("\x28\0\0\0", 4), Picture, u"image/bmp"_s);
        row("text that begins with BM", "BM,a product by the name", Text, u"text/plain"_s);
        row("webp", riff("WEBP"), Picture, u"image/webp"_s);
        row("riff of something else", riff("XXXX"), Unknown, u"application/octet-stream"_s);
        row("tiff little", QByteArray("II*\0", 4), Picture, u"image/tiff"_s);
        row("tiff big", QByteArray("MM\0*", 4), Picture, u"image/tiff"_s);
        row("svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", Picture, u"image/svg+xml"_s);
        row("svg after declaration and comment", "\xEF\xBB\xBF<?xml version='1.0'?><!-- x -->\n<svg/>", Picture,
            u"image/svg+xml"_s);
        row("svg with a prefix", "<s:svg xmlns:s='http://www.w3.org/2000/svg'>", Picture, u"image/svg+xml"_s);
        row("ppm", "P6\n2 2\n255\n", Picture, u"image/x-portable-pixmap"_s);
        row("pgm", "P2\n2 2\n255\n", Picture, u"image/x-portable-graymap"_s);
        row("a product number is no ppm", "P6X;name", Text, u"text/plain"_s);
        row("heic", box("heic", "mif1heic"), Picture, u"image/heic"_s);
        row("heic by its compatible brand", box("mif1", "mif1heic"), Picture, u"image/heic"_s);
        row("avif by its compatible brand", box("mif1", "mif1avif"), Picture, u"image/avif"_s);
        row("avif", box("avif", "avifmif1"), Picture, u"image/avif"_s);
    }

    static void addFilmsAndSounds()
    {
        using enum ContentKind;
        row("mp4", box("isom", "isomavc1"), Video, u"video/mp4"_s);
        row("mov", box("qt  ", "qt  "), Video, u"video/quicktime"_s);
        row("old mov", QByteArray("\0\0\1\0moov", 8), Video, u"video/quicktime"_s);
        row("webm", "\x1A\x45\xDF\xA3\x9F\x42\x82\x84webm", Video, u"video/webm"_s);
        row("mkv", "\x1A\x45\xDF\xA3\x9F\x42\x82\x88matroska", Video, u"video/x-matroska"_s);
        row("avi", riff("AVI "), Video, u"video/x-msvideo"_s);
        row("m4a", box("M4A ", "M4A mp42"), Sound, u"audio/mp4"_s);
        row("mp3 with tag", QByteArray("ID3\4\0\0", 6), Sound, u"audio/mpeg"_s);
        row("mp3 frames", mpegFrames(), Sound, u"audio/mpeg"_s);
        row("one accidental frame header", mpegFrames().first(4) + QByteArray(600, '\1'), Unknown,
            u"application/octet-stream"_s);
        row("wav", riff("WAVE"), Sound, u"audio/x-wav"_s);
        row("flac", "fLaC", Sound, u"audio/flac"_s);
        row("ogg", "OggS" + QByteArray(24, '\1') + "vorbis", Sound, u"audio/ogg"_s);
        row("opus", "OggS" + QByteArray(24, '\1') + "OpusHead", Sound, u"audio/opus"_s);
    }

    static void addOthers()
    {
        using enum ContentKind;
        row("zip", "PK\3\4abc", Archive, u"application/zip"_s);
        row("xlsx", "PK\3\4..[Content_Types].xml...xl/workbook.xml", Archive,
            u"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_s);
        row("tar", QByteArray(257, 'x') + "ustar", Archive, u"application/x-tar"_s);
        row("7z", "7z\xBC\xAF\x27\x1C", Archive, u"application/x-7z-compressed"_s);
        row("gzip", "\x1F\x8B\x08", Archive, u"application/gzip"_s);
        row("zstd", "\x28\xB5\x2F\xFD", Archive, u"application/zstd"_s);
        row("table in UTF-8", "sku,name\nT-1,T\xC3\xA9\n", Text, u"text/plain"_s);
        row("table in GB18030", "sku,name\nT-1,\xB2\xE8\n", Text, u"text/plain"_s);
        row("table in UTF-16", QByteArray("\xFF\xFEs\0k\0u\0", 8), Text, u"text/plain"_s);
        row("other xml", "<?xml version='1.0'?><rss/>", Text, u"text/xml"_s);
        row("html", "<!DOCTYPE html><html><body>", Unknown, u"text/html"_s);
        row("pdf", "%PDF-1.7", Unknown, u"application/pdf"_s);
        row("nothing", "", Unknown, u"application/octet-stream"_s);
        row("zeros", QByteArray(100, '\0'), Unknown, u"application/octet-stream"_s);
    }

    static QByteArray riff(const char* form) { return QByteArray("RIFF\x10\0\0\0", 8) + form + "data"; }

    static QByteArray box(const char* major, const char* compatible)
    {
        const QByteArray brands(compatible);
        QByteArray bytes("\0\0\0", 3);
        return bytes + char(16 + brands.size()) + "ftyp" + major + QByteArray(4, '\0') + brands;
    }

    /// Two frames of MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes each.
    static QByteArray mpegFrames()
    {
        const QByteArray frame = QByteArray("\xFF\xFB\x90\x00", 4) + QByteArray(413, 'x');
        return frame + frame;
    }
};

VITRINE_REGISTER_TEST(TestSniff)
#include "tst_sniff.moc"
