#include "core/vision/descriptor_join.h"
#include "core/vision/network_embedder.h"
#include "tests/support/drawn_picture.h"
#include "tests/support/test_registry.h"
#include "tests/unit/vision/pack_folder.h"

#include <QCoreApplication>
#include <cmath>
#include <numeric>
#include <thread>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

using MakeEngine = std::unique_ptr<NetworkEngine> (*)();

double cosine(const std::vector<float>& a, const std::vector<float>& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

Result<std::unique_ptr<NetworkEmbedder>> loaded(const PackFolder& folder, MakeEngine engine)
{
    TRY_ASSIGN(const ModelPack pack, read, readModelPack(folder.path()));
    return NetworkEmbedder::load(pack, engine());
}

/// The pack that the set-up makes; empty where it was not made.
QString defaultPack()
{
    for (const auto& place : {u"/models/default"_s, u"/../build/models/default"_s}) {
        const QString folder = QCoreApplication::applicationDirPath() + place;
        if (QFile::exists(folder + u"/model.json"_s))
            return folder;
    }
    return {};
}

/// What another program computed for a picture of tests/data/look.
std::vector<float> storedDescriptor(const QString& name)
{
    QFile file(sourcePath(u"tests/data/look/descriptors.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray bytes =
        QByteArray::fromBase64(QJsonDocument::fromJson(file.readAll())[name].toString().toLatin1());
    std::vector<float> values;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2) {
        qfloat16 half;
        std::memcpy(&half, bytes.constData() + i, 2);
        values.push_back(half);
    }
    return values;
}

} // namespace

/// The same demands on every engine.
class TestNetworkEmbedder : public QObject
{
    Q_OBJECT

    static void addEngines()
    {
        QTest::addColumn<MakeEngine>("engine");
        QTest::newRow("OpenCV") << MakeEngine(&openCvEngine);
        if (openVinoEngine())
            QTest::newRow("OpenVINO") << MakeEngine(&openVinoEngine);
    }

private Q_SLOTS:
    void describe_smallNetwork_givesUnitVectorsThatTellPicturesApart_data() { addEngines(); }
    void describe_smallNetwork_givesUnitVectorsThatTellPicturesApart()
    {
        QFETCH(MakeEngine, engine);
        const PackFolder folder;
        const auto embedder = loaded(folder, engine);
        QVERIFY2(embedder.ok(), embedder.ok() ? "" : qPrintable(embedder.error().detail));
        QCOMPARE(embedder.value()->info().dimensions(), 8);
        const auto one = embedder.value()->describe(drawnPicture(1), {}).value();
        const auto other = embedder.value()->describe(drawnPicture(2), {}).value();
        QVERIFY(std::abs(cosine(one.values, one.values) - 1) < 1e-4);
        QVERIFY(cosine(one.values, other.values) < .9999);
        QVERIFY(QRect(0, 0, 240, 200).contains(one.mainObject));
    }

    void describe_picturesWithoutContent_giveUnitVectors_data() { addEngines(); }
    void describe_picturesWithoutContent_giveUnitVectors()
    {
        QFETCH(MakeEngine, engine);
        const PackFolder folder;
        const auto embedder = loaded(folder, engine);
        for (const QSize size : {QSize(1, 1), QSize(1, 2000), QSize(2000, 1), QSize(90, 60)}) {
            for (const Qt::GlobalColor colour : {Qt::transparent, Qt::white, Qt::black, Qt::red}) {
                QImage picture(size, QImage::Format_ARGB32);
                picture.fill(colour);
                const auto described = embedder.value()->describe(picture, {});
                QVERIFY2(described.ok(), described.ok() ? "" : qPrintable(described.error().detail));
                QVERIFY(std::abs(cosine(described.value().values, described.value().values) - 1) < 1e-4);
                QVERIFY(QRect({0, 0}, size).contains(described.value().mainObject));
            }
        }
    }

    void describe_sameCallFromManyThreads_givesOneAnswer_data() { addEngines(); }
    void describe_sameCallFromManyThreads_givesOneAnswer()
    {
        QFETCH(MakeEngine, engine);
        const PackFolder folder;
        const auto embedder = loaded(folder, engine);
        const QImage picture = drawnPicture(4);
        const auto wanted = embedder.value()->describe(picture, {}).value().values;
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 6; ++t) {
                threads.emplace_back([&] {
                    for (int i = 0; i < 10; ++i)
                        wrong += cosine(embedder.value()->describe(picture, {}).value().values, wanted) < .9999 ? 1 : 0;
                });
            }
        }
        QCOMPARE(wrong.load(), 0);
    }

    void load_vectorOutput_isTakenAsItIs_data() { addEngines(); }
    void load_vectorOutput_isTakenAsItIs()
    {
        QFETCH(MakeEngine, engine);
        const PackFolder folder(u"good"_s, u"vector"_s);
        const auto embedder = loaded(folder, engine);
        QVERIFY(embedder.ok());
        QCOMPARE(embedder.value()->info().parts[0].dimensions, 8);
    }

    void load_valuesThatAreNoNumbers_areCorrupt_data() { addEngines(); }
    void load_valuesThatAreNoNumbers_areCorrupt()
    {
        QFETCH(MakeEngine, engine);
        const auto refused = loaded(PackFolder(u"nothing"_s, u"broken"_s), engine);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
    }

    void load_outputThatIsNeitherVectorNorMap_isRefused_data() { addEngines(); }
    void load_outputThatIsNeitherVectorNorMap_isRefused()
    {
        QFETCH(MakeEngine, engine);
        const auto refused = loaded(PackFolder(u"lines"_s, u"lines"_s), engine);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
    }

    void load_hostileFiles_areRefusedWithAWord_data()
    {
        QTest::addColumn<MakeEngine>("engine");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray good = PackFolder().networkBytes();
        const std::pair<const char*, QByteArray> kinds[] = {{"nothing", {}},
                                                            {"words", "this is no network"},
                                                            {"cut off", good.left(good.size() / 2)},
                                                            {"zeros", QByteArray(5000, '\0')}};
        for (const auto& [name, bytes] : kinds) {
            QTest::addRow("%s, OpenCV", name) << MakeEngine(&openCvEngine) << bytes;
            if (openVinoEngine())
                QTest::addRow("%s, OpenVINO", name) << MakeEngine(&openVinoEngine) << bytes;
        }
    }
    void load_hostileFiles_areRefusedWithAWord()
    {
        QFETCH(MakeEngine, engine);
        QFETCH(QByteArray, bytes);
        const PackFolder folder;
        folder.writeNetwork(bytes);
        const auto refused = loaded(folder, engine);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().code == ErrorCode::Unavailable || refused.error().code == ErrorCode::Corrupt);
        QVERIFY(!refused.error().detail.isEmpty());
    }

    void load_wrongDescription_isRefused_data() { addEngines(); }
    void load_wrongDescription_isRefused()
    {
        QFETCH(MakeEngine, engine);
        PackFolder map;
        map.setPart(u"pool"_s, u"none"_s);
        QCOMPARE(loaded(map, engine).error().code, ErrorCode::InvalidInput);
        PackFolder input;
        input.setNetwork(u"input"_s, u"sound"_s);
        QVERIFY(!loaded(input, engine).ok());
        PackFolder check;
        check.setNetwork(u"check"_s, QJsonObject{{u"map"_s, QJsonArray{500.0, 500.0}}});
        QCOMPARE(loaded(check, engine).error().code, ErrorCode::Corrupt);
    }

    void describe_packRemovedWhileInUse_goesOn_data() { addEngines(); }
    void describe_packRemovedWhileInUse_goesOn()
    {
        QFETCH(MakeEngine, engine);
        auto folder = std::make_unique<PackFolder>();
        const auto embedder = loaded(*folder, engine);
        folder.reset();
        QVERIFY(embedder.value()->describe(drawnPicture(1), {}).ok());
    }

    void describe_defaultPack_agreesWithTheReference_data() { addEngines(); }
    void describe_defaultPack_agreesWithTheReference()
    {
        QFETCH(MakeEngine, engine);
        const QString folder = defaultPack();
        if (folder.isEmpty())
            QSKIP("The default model pack was not made (resources/models/fetch.sh).");
        const auto pack = readModelPack(folder);
        QVERIFY2(pack.ok(), pack.ok() ? "" : qPrintable(pack.error().detail));
        const auto embedder = NetworkEmbedder::load(pack.value(), engine());
        QVERIFY2(embedder.ok(), embedder.ok() ? "" : qPrintable(embedder.error().detail));
        for (const QString& name : {u"jar"_s, u"fruit"_s, u"box"_s}) {
            const QImage picture(sourcePath(u"tests/data/look/%1.jpg"_s.arg(name)));
            const auto description = embedder.value()->describe(picture, {});
            QVERIFY2(description.ok(), description.ok() ? "" : qPrintable(description.error().detail));
            const double same = cosine(description.value().values, storedDescriptor(name));
            QVERIFY2(same >= .995, qPrintable(u"%1: %2"_s.arg(name).arg(same)));
        }
    }
};

VITRINE_REGISTER_TEST(TestNetworkEmbedder)
#include "tst_network_embedder.moc"
