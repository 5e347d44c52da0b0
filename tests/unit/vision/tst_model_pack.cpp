#include "core/vision/model_pack.h"
#include "tests/support/test_registry.h"
#include "tests/unit/vision/pack_folder.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestModelPack : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readModelPack_aGoodOne_tellsWhatIsInIt()
    {
        const PackFolder folder;
        const auto pack = readModelPack(folder.path());
        QVERIFY(pack.ok());
        QCOMPARE(pack.value().label(), u"test pack 3"_s);
        QCOMPARE(pack.value().licence, u"CC0"_s);
        QCOMPARE(pack.value().networks.size(), size_t(1));
        QCOMPARE(pack.value().networks[0].side, 32);
        QCOMPARE(pack.value().networks[0].scale[2], 1.F / 128);
        QCOMPARE(pack.value().parts[0].pooling, PartPooling::Bell);
        QCOMPARE(pack.value().recipe.size(), 16);
    }

    void readModelPack_otherWeights_areAnotherRecipe()
    {
        PackFolder folder;
        const QString before = readModelPack(folder.path()).value().recipe;
        QByteArray bytes = folder.networkBytes();
        bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] + 1);
        folder.writeNetwork(bytes);
        QVERIFY(readModelPack(folder.path()).value().recipe != before);
        folder.setPart(u"weight"_s, 2);
        QVERIFY(readModelPack(folder.path()).value().recipe != before);
    }

    void readModelPack_spoiltDescription_isRefused_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("no name") << u"network"_s << u"name"_s << QJsonValue(u""_s);
        QTest::newRow("no outputs") << u"network"_s << u"outputs"_s << QJsonValue(QJsonArray());
        QTest::newRow("a side of nothing") << u"network"_s << u"side"_s << QJsonValue(0);
        QTest::newRow("a gigantic side") << u"network"_s << u"side"_s << QJsonValue(100000);
        QTest::newRow("a mean of two numbers") << u"network"_s << u"mean"_s << QJsonValue(QJsonArray{1, 2});
        QTest::newRow("a scale of words") << u"network"_s << u"scale"_s << QJsonValue(QJsonArray{u"a"_s, 2, 3});
        QTest::newRow("a file elsewhere") << u"network"_s << u"file"_s << QJsonValue(u"../small.onnx"_s);
        QTest::newRow("a part of an unknown network") << u"part"_s << u"network"_s << QJsonValue(u"other"_s);
        QTest::newRow("a part of an unknown output") << u"part"_s << u"output"_s << QJsonValue(u"other"_s);
        QTest::newRow("an unknown pooling") << u"part"_s << u"pool"_s << QJsonValue(u"most"_s);
        QTest::newRow("a weight of nothing") << u"part"_s << u"weight"_s << QJsonValue(0);
    }
    void readModelPack_spoiltDescription_isRefused()
    {
        QFETCH(QString, where);
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        PackFolder folder;
        if (where == u"part")
            folder.setPart(key, value);
        else
            folder.setNetwork(key, value);
        const auto refused = readModelPack(folder.path());
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(refused.error().detail.contains(folder.path()));
    }

    void readModelPack_otherBytesThanPromised_areCorrupt()
    {
        PackFolder folder;
        folder.setNetwork(u"sha256"_s, QString(64, u'0'));
        QCOMPARE(readModelPack(folder.path()).error().code, ErrorCode::Corrupt);
    }

    void readModelPack_missingThings_areNotFound()
    {
        const PackFolder folder;
        QFile::remove(folder.networkPath());
        QCOMPARE(readModelPack(folder.path()).error().code, ErrorCode::NotFound);
        QCOMPARE(readModelPack(folder.path() + u"/nowhere"_s).error().code, ErrorCode::NotFound);
    }

    void readModelPack_wordsInsteadOfJson_areRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("a model");
        QTest::newRow("cut off") << QByteArray("{\"format\": 1, \"name\"");
        QTest::newRow("a list") << QByteArray("[1, 2]");
        QTest::newRow("another format") << QByteArray("{\"format\": 2}");
    }
    void readModelPack_wordsInsteadOfJson_areRefused()
    {
        QFETCH(QByteArray, bytes);
        const PackFolder folder;
        folder.writeDescription(bytes);
        QCOMPARE(readModelPack(folder.path()).error().code, ErrorCode::InvalidInput);
    }
};

VITRINE_REGISTER_TEST(TestModelPack)
#include "tst_model_pack.moc"
