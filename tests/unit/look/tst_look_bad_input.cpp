#include "core/vision/embedder.h"
#include "tests/support/source_path.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"

#include <limits>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// A model that breaks on red pictures, in one of the ways models break, and looks at the colour of all others.
class BreakingEmbedder final : public Embedder
{
public:
    enum class Way { NoNumber, Infinite, WrongLength, Refuses };
    explicit BreakingEmbedder(Way way)
        : m_way(way), m_info{u"breaking"_s, {}, u"feedfacefeedface"_s, {{u"all"_s, 4, 1}}}
    {}
    const EmbedderInfo& info() const override { return m_info; }
    int workers() const override { return 2; }
    Result<PictureDescription> describe(const QImage& picture, const std::optional<QRect>&) const override
    {
        const QColor colour = picture.pixelColor(picture.width() / 2, picture.height() / 2);
        const QRect all({0, 0}, picture.size());
        if (colour.red() < 250)
            return PictureDescription{{float(colour.greenF()), float(colour.blueF()), .5F, .1F}, all};
        switch (m_way) {
        case Way::NoNumber:
            return PictureDescription{std::vector<float>(4, std::numeric_limits<float>::quiet_NaN()), all};
        case Way::Infinite:
            return PictureDescription{{std::numeric_limits<float>::infinity(), 0, 0, 0}, all};
        case Way::WrongLength:
            return PictureDescription{std::vector<float>(3, .5F), all};
        case Way::Refuses:
            break;
        }
        return fail(ErrorCode::Corrupt, u"The model came out wrong; is it damaged?"_s);
    }

private:
    Way m_way;
    EmbedderInfo m_info;
};

using Way = BreakingEmbedder::Way;

QImage transparentPicture()
{
    QImage image(60, 40, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    return image;
}

QImage plain(QSize size, const QColor& colour)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

QByteArray encoded(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        qFatal("a picture was not written");
    return bytes;
}

QByteArray animated()
{
    QFile file(sourcePath(u"tests/data/media/animated.gif"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestLookBadInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void find_modelBreaksOnSomePictures_losesOnlyThose_data()
    {
        QTest::addColumn<Way>("way");
        QTest::newRow("values that are no numbers") << Way::NoNumber;
        QTest::newRow("values without end") << Way::Infinite;
        QTest::newRow("too few values") << Way::WrongLength;
        QTest::newRow("an error") << Way::Refuses;
    }
    void find_modelBreaksOnSomePictures_losesOnlyThose()
    {
        QFETCH(Way, way);
        LookFixture fixture;
        const QByteArray good = pngBytes(QColor(0, 200, 40)), bad = pngBytes(QColor(255, 0, 0));
        const AssetId one = fixture.addBytes(good, {16, 12}), broken = fixture.addBytes(bad, {16, 12});
        for (int opening = 0; opening < 2; ++opening) { // the second time from what was stored
            const auto look = must(LookSearch::open(fixture.catalogue(), std::make_unique<BreakingEmbedder>(way)));
            QVERIFY(look->describeAll().ok());
            QCOMPARE(look->state().described, qint64(1));
            QCOMPARE(look->state().failed, qint64(1));
            const LookFound found = must(look->find(likeBytes(good)));
            QCOMPARE(found.hits.size(), size_t(1));
            QCOMPARE(found.hits.front().asset, one);
            for (const LookQuery& question : {likeBytes(bad), likeAsset(broken)}) {
                const auto refused = look->find(question);
                QVERIFY(!refused.ok());
                QCOMPARE(refused.error().code, ErrorCode::Corrupt);
                QVERIFY(refused.error().detail.contains(u"is it damaged?"_s));
            }
        }
    }

    void describe_fileIsAwayForATime_isTriedAgainAtTheNextOpening()
    {
        LookFixture fixture;
        const QByteArray bytes = drawnPng(2, 0);
        const AssetId asset = fixture.addBytes(bytes);
        const QString file = fixture.catalogue().blobs().path(must(fixture.catalogue().blobs().putBytes(bytes)).sha256);
        QVERIFY(QFile::rename(file, file + u".away"_s));
        QVERIFY(fixture.look().describeAll().ok());
        QCOMPARE(fixture.look().state().failed, qint64(1));
        fixture.closeLook();
        QVERIFY(QFile::rename(file + u".away"_s, file));
        QVERIFY(fixture.look().describeAll().ok());
        QCOMPARE(fixture.look().state().failed, qint64(0));
        QCOMPARE(fixture.found(likeBytes(bytes)), std::vector{asset});
    }

    void find_picturesOfOddKinds_areDescribedAndFindThemselves_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("one colour") << encoded(plain({80, 60}, Qt::darkGreen));
        QTest::newRow("white") << encoded(plain({80, 60}, Qt::white));
        QTest::newRow("black") << encoded(plain({80, 60}, Qt::black));
        QTest::newRow("one pixel") << encoded(plain({1, 1}, Qt::blue));
        QTest::newRow("a strip one pixel wide") << encoded(plain({1, 2000}, Qt::red));
        QTest::newRow("a strip one pixel high") << encoded(plain({2000, 1}, Qt::red));
        QTest::newRow("nothing but transparency") << encoded(transparentPicture());
        QTest::newRow("animated") << animated();
    }
    void find_picturesOfOddKinds_areDescribedAndFindThemselves()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(!bytes.isEmpty());
        LookFixture fixture;
        const AssetId odd = fixture.addBytes(bytes, {});
        const AssetId usual = fixture.addDrawn(5);
        QVERIFY(fixture.look().describeAll().ok());
        QCOMPARE(fixture.look().state().described, qint64(2));
        QCOMPARE(fixture.look().state().failed, qint64(0));
        const LookFound found = must(fixture.look().find(likeBytes(bytes)));
        QCOMPARE(found.hits.size(), size_t(2));
        QCOMPARE(found.hits.front().asset, odd);
        QVERIFY(found.hits.front().similarity > .99);
        QVERIFY(!found.region->isEmpty());
        QCOMPARE(must(fixture.look().find(likeAsset(usual))).hits.front().asset, usual);
    }

    void learn_poorTeachers_leaveTheSearchAsItWas_data()
    {
        QTest::addColumn<int>("products");
        QTest::addColumn<int>("each");
        QTest::newRow("no product") << 0 << 0;
        QTest::newRow("one product") << 1 << 8;
        QTest::newRow("one picture each") << 24 << 1;
    }
    void learn_poorTeachers_leaveTheSearchAsItWas()
    {
        QFETCH(int, products);
        QFETCH(int, each);
        LookFixture fixture;
        const AssetId loose = fixture.addDrawn(11);
        for (int product = 0; product < products; ++product) {
            std::vector<AssetId> media;
            for (int i = 0; i < each; ++i)
                media.push_back(fixture.addDrawn(product, i + 1));
            fixture.addProduct(u"P%1"_s.arg(product), {}, media);
        }
        const LearnReport report = must(fixture.look().learn());
        QVERIFY(!report.kept);
        QVERIFY(report.reason.contains(u"teaching needs 20 products"_s));
        QCOMPARE(fixture.look().state().projection, u"none"_s);
        QCOMPARE(fixture.look().state().described, qint64(1 + products * each));
        QCOMPARE(must(fixture.look().find(likeAsset(loose))).hits.front().asset, loose);
    }
};

VITRINE_REGISTER_TEST(TestLookBadInput)
#include "tst_look_bad_input.moc"
