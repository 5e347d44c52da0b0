#include "core/catalog/language.h"
#include "core/catalog/names.h"
#include "core/catalog/product_rules.h"
#include "core/catalog/step_labels.h"
#include "core/catalog/tag_path.h"
#include "tests/support/test_registry.h"

#include <QSet>

using namespace vitrine;

namespace {
Product goodProduct()
{
    Product product;
    product.sku = u"G000"_qs;
    product.name = LocalizedText(u"Golden Delicious"_qs);
    product.name.set(u"sv"_qs, u"Äpple"_qs);
    product.description = LocalizedText(u"Sweet.\nJuicy."_qs);
    product.gtin = u"4006381333931"_qs;
    product.price = Money{1250, u"EUR"_qs};
    product.media = {AssetId(1), AssetId(2)};
    product.cover = AssetId(2);
    return product;
}
} // namespace

class TestRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void productProblems_goodProduct_none() { QVERIFY(productProblems(goodProduct()).empty()); }

    void productProblems_oneWrongField_isNamed_data()
    {
        QTest::addColumn<std::function<void(Product&)>>("spoil");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const char16_t* field, std::function<void(Product&)> spoil) {
            QTest::newRow(name) << spoil << QStringView(field).toString();
        };
        row("space around the SKU", u"sku", [](Product& p) { p.sku = u" a"_qs; });
        row("long name", u"name", [](Product& p) { p.name = LocalizedText(QString(513, u'x')); });
        row("line break in a name", u"name", [](Product& p) { p.name = LocalizedText(u"a\nb"_qs); });
        row("language that is none", u"name", [](Product& p) { p.name.set(u"english!"_qs, u"x"_qs); });
        row("language in another spelling", u"description", [](Product& p) { p.description.set(u"EN"_qs, u"x"_qs); });
        row("half a character", u"description",
            [](Product& p) { p.description = LocalizedText(QString(QChar(0xd800))); });
        row("too many texts", u"texts", [](Product& p) { p.texts.resize(65); });
        row("wrong check digit", u"gtin", [](Product& p) { p.gtin = u"4006381333930"_qs; });
        row("dashes in a GTIN", u"gtin", [](Product& p) { p.gtin = u"4-006381333931"_qs; });
        row("long brand", u"brand", [](Product& p) { p.brand = QString(257, u'b'); });
        row("negative price", u"price", [](Product& p) { p.price->minor = -1; });
        row("no currency", u"price", [](Product& p) { p.price->currency = u"eur"_qs; });
        row("picture twice", u"media", [](Product& p) { p.media.push_back(AssetId(1)); });
        row("foreign cover", u"media", [](Product& p) { p.cover = AssetId(9); });
        row("link to itself", u"links", [](Product& p) {
            p.id = ProductId(4);
            p.links = {{ProductId(4)}};
        });
        row("link twice", u"links", [](Product& p) { p.links = {{ProductId(4)}, {ProductId(4)}}; });
    }
    void productProblems_oneWrongField_isNamed()
    {
        QFETCH(std::function<void(Product&)>, spoil);
        Product product = goodProduct();
        spoil(product);
        const auto problems = productProblems(product);
        QCOMPARE(problems.size(), size_t(1));
        QTEST(problems.front().field, "field");
        QCOMPARE(validateProduct(product).error().detail, problems.front().detail);
    }

    void checkAttributeValue_typesAndOptions_areCompared()
    {
        AttributeDefinition colour;
        colour.name = u"Colour"_qs;
        colour.type = AttributeType::OneOf;
        colour.options = {{AttributeOptionId(1), u"Red"_qs}, {AttributeOptionId(2), u"Blue"_qs}};
        const auto check = [&colour](auto value) { return checkAttributeValue(colour, {AttributeId(1), value}).ok(); };
        QVERIFY(check(AttributeOptions{AttributeOptionId(2)}));
        QVERIFY(!check(AttributeOptions{}));
        QVERIFY(!check(AttributeOptions{AttributeOptionId(3)}));
        QVERIFY(!check(QString(u"Red"_qs)));
        colour.type = AttributeType::ManyOf;
        QVERIFY(check(AttributeOptions{}));
        QVERIFY(!check(AttributeOptions{AttributeOptionId(1), AttributeOptionId(1)}));
        colour.type = AttributeType::Date;
        QVERIFY(check(QDate(2024, 2, 29)));
        QVERIFY(!check(QDate()));
    }

    void stateChangeAllowed_blocked_neverStraightOnSale()
    {
        QVERIFY(!stateChangeAllowed(ProductState::Blocked, ProductState::Active));
        QVERIFY(stateChangeAllowed(ProductState::Blocked, ProductState::Draft));
        QVERIFY(stateChangeAllowed(ProductState::Active, ProductState::Blocked));
        QVERIFY(stateChangeAllowed(ProductState::Archived, ProductState::Active));
    }

    void attributeKey_name_isFolded()
    {
        QCOMPARE(attributeKey(u"Net weight (g)"_qs), u"net_weight_g"_qs);
        QCOMPARE(attributeKey(u"brand_and_volume"_qs), u"brand_and_volume"_qs);
        QCOMPARE(attributeKey(u"颜色"_qs), u"颜色"_qs);
    }

    void normalizedLanguage_tags_data()
    {
        QTest::addColumn<QString>("tag");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"en"_qs << u"en"_qs;
        QTest::newRow("script and region") << u"ZH_hans_cn"_qs << u"zh-Hans-CN"_qs;
        QTest::newRow("region") << u"pt-br"_qs << u"pt-BR"_qs;
        QTest::newRow("numeric region") << u"es-419"_qs << u"es-419"_qs;
        QTest::newRow("variant") << u"de-1996"_qs << u"de-1996"_qs;
        QTest::newRow("private use") << u"en-x-shop"_qs << u"en-x-shop"_qs;
        QTest::newRow("empty is the default") << QString() << QString();
        QTest::newRow("four letters alone") << u"imag"_qs << QStringLiteral("!");
        QTest::newRow("word") << u"description"_qs << QStringLiteral("!");
        QTest::newRow("dash behind") << u"en-"_qs << QStringLiteral("!");
        QTest::newRow("space") << u"en us"_qs << QStringLiteral("!");
    }
    void normalizedLanguage_tags()
    {
        QFETCH(QString, tag);
        const auto normal = normalizedLanguage(tag);
        QTEST(normal.ok() ? normal.value() : QStringLiteral("!"), "expected");
    }

    void parseTagPath_text_isCut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("two levels") << u"Fruit/Apple"_qs << QStringList{u"Fruit"_qs, u"Apple"_qs};
        QTest::newRow("spaces") << u" Fruit / Red  Apple "_qs << QStringList{u"Fruit"_qs, u"Red Apple"_qs};
        QTest::newRow("escaped") << u"TCP\\/IP/a\\\\b"_qs << QStringList{u"TCP/IP"_qs, u"a\\b"_qs};
        QTest::newRow("separator at the ends") << u"/Fruit/"_qs << QStringList{u"Fruit"_qs};
        QTest::newRow("lone escape at the end") << u"a\\"_qs << QStringList{u"a\\"_qs};
        QTest::newRow("hole") << u"a//b"_qs << QStringList();
        QTest::newRow("nothing") << u" / "_qs << QStringList();
        QTest::newRow("too deep") << QStringList(33, u"x"_qs).join(u'/') << QStringList();
        QTest::newRow("too long") << QString(129, u'x') << QStringList();
    }
    void parseTagPath_text_isCut()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, names);
        const auto parsed = parseTagPath(text);
        QCOMPARE(parsed.ok(), !names.isEmpty());
        if (!parsed.ok())
            return;
        QCOMPARE(parsed.value(), names);
        QCOMPARE(parseTagPath(composeTagPath(names)).value(), names);
        QCOMPARE(parseTagPath(composeTagPath(names, u'>'), u'>').value(), names);
    }

    void tagNameKey_names_keepWhatTellsThemApart()
    {
        QCOMPARE(tagNameKey(u"Red  Apple"_qs), tagNameKey(u"red apple"_qs));
        QVERIFY(tagNameKey(u"C"_qs) != tagNameKey(u"C++"_qs));
    }

    void names_everyEnumerator_comesBack()
    {
        for (int i = 0; i <= int(ProductState::Blocked); ++i)
            QCOMPARE(productStateFromName(productStateName(ProductState(i))), std::optional(ProductState(i)));
        for (int i = 0; i <= int(ProductLinkKind::PartOf); ++i)
            QCOMPARE(productLinkKindFromName(productLinkKindName(ProductLinkKind(i))),
                     std::optional(ProductLinkKind(i)));
        for (int i = 0; i <= int(AssetKind::Other); ++i)
            QCOMPARE(assetKindFromName(assetKindName(AssetKind(i))), std::optional(AssetKind(i)));
        for (int i = 0; i <= int(AttributeType::ManyOf); ++i)
            QCOMPARE(attributeTypeFromName(attributeTypeName(AttributeType(i))), std::optional(AttributeType(i)));
        for (int i = 0; i <= int(FileRole::Other); ++i)
            QCOMPARE(fileRoleFromName(fileRoleName(FileRole(i))), std::optional(FileRole(i)));
        for (int i = 0; i <= int(StepState::Abandoned); ++i)
            QCOMPARE(stepStateFromName(stepStateName(StepState(i))), std::optional(StepState(i)));
        QCOMPARE(productStateFromName(u" Active "), std::optional(ProductState::Active));
        QVERIFY(!productStateFromName(u"on sale"));
        QCOMPARE(actorKindName(ActorKind::CommandLine), u"command_line"_qs);
    }

    void englishLabel_codes_areFilled()
    {
        QCOMPARE(englishLabel({u"import"_qs, {u"50"_qs}}), u"Import 50 files"_qs);
        QCOMPARE(englishLabel({u"import"_qs, {u"1"_qs}}), u"Import 1 file"_qs);
        QCOMPARE(englishLabel({u"rename_product"_qs, {u"Tea %2 100%"_qs}}), u"Rename Tea %2 100%"_qs);
        QCOMPARE(englishLabel({u"attach_media"_qs, {u"3"_qs, u"Tea"_qs}}), u"Attach 3 pictures to Tea"_qs);
        QCOMPARE(englishLabel({u"of_tomorrow"_qs, {u"x"_qs}}), u"of_tomorrow x"_qs);
    }

    void stepTemplates_codes_areUnique()
    {
        QSet<QString> codes;
        for (const StepTemplate& line : stepTemplates())
            codes.insert(line.code.toString());
        QCOMPARE(size_t(codes.size()), stepTemplates().size());
    }
};

VITRINE_REGISTER_TEST(TestRules)
#include "tst_rules.moc"
