#include "core/services/look_check.h"
#include "core/vision/embedder.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"

#include <cmath>
#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// Looks at one colour of the middle and at its place in a list of faint traits, so that hundreds of pictures cost
/// nothing: a stand-in for a network.
class TraitEmbedder final : public Embedder
{
public:
    TraitEmbedder() : m_info{u"traits"_s, {}, u"0123456789abcdef"_s, {{u"traits"_s, 32, 1}}} {}
    const EmbedderInfo& info() const override { return m_info; }
    int workers() const override { return 2; }
    Result<PictureDescription> describe(const QImage& picture, const std::optional<QRect>&) const override
    {
        const QRgb pixel = picture.pixel(picture.width() / 2, picture.height() / 2);
        std::vector<float> values(32);
        // Red names the product, green is the light of the day: strong, and of no use.
        for (size_t i = 0; i < 16; ++i)
            values[i] = .3F * std::sin(float(qRed(pixel)) * (1.F + .37F * float(i)));
        for (size_t i = 16; i < 32; ++i)
            values[i] = std::sin(float(qGreen(pixel)) * (.1F + .05F * float(i)));
        double squares = 0;
        for (const float value : values)
            squares += double(value) * value;
        for (float& value : values)
            value = float(value / std::sqrt(squares));
        return PictureDescription{values, QRect({0, 0}, picture.size())};
    }

private:
    EmbedderInfo m_info;
};

/// `products` products with `each` pictures, told apart by red alone.
void fill(LookFixture& fixture, int products, int each)
{
    for (int product = 0; product < products; ++product) {
        std::vector<AssetId> media;
        for (int i = 0; i < each; ++i)
            media.push_back(
                fixture.addBytes(pngBytes(QColor(3 + product * 4, (product * 31 + i * 47) % 256, i)), {16, 12}));
        fixture.addProduct(u"P%1"_s.arg(product), {}, media);
    }
}

std::unique_ptr<LookSearch> opened(LookFixture& fixture)
{
    return must(LookSearch::open(fixture.catalogue(), std::make_unique<TraitEmbedder>()));
}

} // namespace

class TestLookLearning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void learn_enoughProducts_findsBetterAndSurvivesReopening()
    {
        LookFixture fixture;
        fill(fixture, 50, 6);
        auto look = opened(fixture);
        const LearnReport report = must(look->learn());
        QVERIFY2(report.kept, qPrintable(report.reason));
        QVERIFY(report.after.top1 > report.before.top1);
        QCOMPARE(report.products, qint64(50));
        QCOMPARE(report.pictures, qint64(300));
        QCOMPARE(look->state().projection, u"taught"_s);
        look = nullptr;
        look = opened(fixture);
        QVERIFY(look->describeAll().ok());
        QCOMPARE(look->state().projection, u"taught"_s);
        QCOMPARE(look->state().described, qint64(300));
        QCOMPARE(look->state().taught.method, report.method);
    }

    void forgetTaught_goesBackAndStaysUntaught()
    {
        LookFixture fixture;
        fill(fixture, 50, 6);
        auto look = opened(fixture);
        QVERIFY(must(look->learn()).kept);
        QVERIFY(look->forgetTaught().ok());
        QCOMPARE(look->state().projection, u"pca"_s);
        look = nullptr;
        look = opened(fixture);
        QVERIFY(look->describeAll().ok());
        QCOMPARE(look->state().projection, u"pca"_s);
        QCOMPARE(look->state().described, qint64(300));
        QVERIFY(must(look->learn()).kept);
    }

    void learn_tooLittle_keepsThePlainComparisonAndSaysWhy()
    {
        LookFixture fixture;
        fill(fixture, 1, 4);
        const auto look = opened(fixture);
        const LearnReport report = must(look->learn());
        QVERIFY(!report.kept);
        QVERIFY(!report.reason.isEmpty());
        QCOMPARE(look->state().projection, u"none"_s);
        QCOMPARE(look->state().described, qint64(4));
    }

    void find_whileLearning_alwaysFindsEverything()
    {
        LookFixture fixture;
        fill(fixture, 50, 6);
        const auto look = opened(fixture);
        QVERIFY(look->describeAll().ok());
        std::jthread learner([&] { (void)look->learn().ok(); });
        for (int i = 0; i < 30; ++i) {
            LookQuery query = likeBytes(pngBytes(QColor(3 + i * 4, 200, 0)));
            QCOMPARE(must(look->find(query)).total, qint64(300));
        }
    }

    void find_veryManyPictures_isApproximateAndShowsItsRecall()
    {
        LookFixture fixture;
        std::vector<StoredBlob> blobs;
        for (int i = 0; i < 400; ++i)
            blobs.push_back(
                must(fixture.catalogue().blobs().putBytes(pngBytes(QColor(3 + i % 20 * 12, i / 2, 0), {8, 8}))));
        fixture.edit([&](EditContext& context) -> Result<> {
            for (int i = 0; i < 12'000; ++i) { // thirty of each
                AssetFile file;
                file.sha256 = blobs[size_t(i) % blobs.size()].sha256;
                file.bytes = blobs[size_t(i) % blobs.size()].bytes;
                file.mediaType = u"image/png"_s;
                Asset asset;
                asset.files = {file};
                asset.createdUtc = context.now;
                TRY_VOID(AssetRepository(context.db).insert(asset));
            }
            return {};
        });
        const auto openLook = [&] {
            return must(LookSearch::open(fixture.catalogue(), std::make_unique<TraitEmbedder>(),
                                         {.leastForApproximate = 11'000}));
        };
        auto look = openLook();
        QVERIFY(look->describeAll().ok());
        QCOMPARE(look->state().described, qint64(12'000));
        (void)must(look->learn()); // whatever the background is at, the next is after it
        QTRY_VERIFY_WITH_TIMEOUT(look->state().isApproximate, 60'000);
        QVERIFY(look->state().indexRecall > .9 && look->state().indexRecall <= 1);
        LookQuery query = likeBytes(pngBytes(QColor(39, 101, 0), {8, 8}));
        query.limit = 20;
        for (const LookHit& hit : must(look->find(query)).hits)
            QVERIFY(hit.similarity > .999);
        look = nullptr;
        look = openLook(); // lists and recall come from the index file
        QVERIFY(look->state().isApproximate);
        QVERIFY(look->state().indexRecall > .9);
        QCOMPARE(must(look->find(query)).hits.size(), size_t(20));
    }

    void checkLook_onLabelledPictures_countsRightOnes()
    {
        LookFixture fixture;
        fill(fixture, 10, 3);
        const auto look = opened(fixture);
        QVERIFY(look->describeAll().ok());
        QStringList lines{u"image,product_id"_s};
        for (int product = 0; product < 10; ++product) {
            const QString name = u"q%1.png"_s.arg(product);
            writePng(fixture.sources() + u'/' + name, QColor(3 + product * 4, product * 31 % 256, 0));
            lines << name + u",P%1"_s.arg(product);
        }
        lines << u"missing.png,P1"_s;
        const QString table = fixture.sources() + u"/queries.csv"_s;
        QFile file(table);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lines.join(u'\n').toUtf8());
        file.close();
        const auto pictures = must(readLabelledPictures(table));
        QCOMPARE(pictures.size(), size_t(11));
        const LookRecall recall = must(checkLook(*look, fixture.catalogue(), pictures));
        QCOMPARE(recall.queries, qint64(10));
        QCOMPARE(recall.pictureTop1, 1.0); // each is one of the pictures
        QCOMPARE(recall.skipped.size(), size_t(1));
    }

    void readLabelledPictures_wrongTables_areRefused()
    {
        LookFixture fixture;
        QFile file(fixture.sources() + u"/wrong.csv"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("picture,name\na.png,A\n");
        file.close();
        QCOMPARE(readLabelledPictures(file.fileName()).error().code, ErrorCode::InvalidInput);
        QVERIFY(!readLabelledPictures(fixture.sources() + u"/nowhere.csv"_s).ok());
    }
};

VITRINE_REGISTER_TEST(TestLookLearning)
#include "tst_look_learning.moc"
