#include "core/exchange/cell_values.h"
#include "core/exchange/table_import.h"
#include "tests/support/shared_data.h"
#include "tests/support/test_registry.h"

#include <QBuffer>
#include <QFileInfo>
#include <QSet>

using namespace vitrine;

namespace {

struct Imported {
    TableMapping mapping;
    std::vector<ProductDraft> products;
    std::vector<TableIssue> issues;
    std::optional<Error> error;

    QStringList reasons() const
    {
        QStringList out;
        for (const TableIssue& issue : issues)
            out.append(QStringLiteral("%1:%2:%3").arg(issue.line).arg(issue.column).arg(issue.reason));
        return out;
    }
    /// The value of an attribute of a product; "-" when it is not there.
    QString attribute(size_t product, const QString& key) const
    {
        for (const DraftAttribute& attribute : products.at(product).attributes) {
            if (attribute.key == key)
                return QString(attribute.value).replace(u'\n', u'|');
        }
        return u"-"_qs;
    }
};

Imported importFrom(Result<TableReader> opened, const QHash<QString, QString>& overrides, UnknownColumns unknown)
{
    Imported out;
    if (!opened.ok()) {
        out.error = opened.error();
        return out;
    }
    TableReader reader = std::move(opened).take();
    Result<TableMapping> mapping = mapColumns(reader.header(), reader.columns(), overrides, unknown);
    if (!mapping.ok()) {
        out.error = mapping.error();
        return out;
    }
    out.mapping = std::move(mapping).take();
    TableSink sink;
    sink.product = [&out](ProductDraft&& product) {
        out.products.push_back(std::move(product));
        return Result<>();
    };
    sink.issue = [&out](const TableIssue& issue) { out.issues.push_back(issue); };
    const auto summary = importTable(reader, out.mapping, {u"EUR"_qs}, sink);
    if (!summary.ok())
        out.error = summary.error();
    return out;
}

Imported importText(const QString& text, const QHash<QString, QString>& overrides = {},
                    UnknownColumns unknown = UnknownColumns::Attributes)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(text.toUtf8());
    buffer->open(QIODevice::ReadOnly);
    return importFrom(TableReader::open(std::move(buffer), u"test.csv"_qs), overrides, unknown);
}

bool clears(const ProductDraft& product, DraftClear field)
{
    return std::find(product.clears.begin(), product.clears.end(), field) != product.clears.end();
}

QStringList paths(const std::vector<QStringList>& all)
{
    QStringList out;
    for (const QStringList& path : all)
        out.append(path.join(u'/'));
    return out;
}

QString oldShopify()
{
    return u"Handle,Title,Body (HTML),Vendor,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant "
           u"Grams,Variant Price,Variant Barcode,Image Src,Image Position,Image Alt Text,Variant Image,Status\n"
           "shirt,Shirt,<p>Soft &amp; warm</p>,Acme,\"summer, "
           "cotton\",TRUE,Size,S,SH-S,200,19.90,4006381333931,https://cdn.example.com/b.jpg,2,Back,https://"
           "cdn.example.com/s.jpg,active\n"
           "shirt,,,,,,,M,SH-M,210,21,,https://cdn.example.com/a.jpg,1,Front,,\n"
           "shirt,,,,,,,,,,,,https://cdn.example.com/c.jpg,3,,,\n"
           "mug,Mug,,Acme,,TRUE,Title,Default Title,MUG,300,5,,https://cdn.example.com/m.jpg,1,,,draft\n"_qs;
}

} // namespace

class TestTableImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mapColumns_groceryHeader_needsNoHelp()
    {
        const Imported out = importText(u"product_id,name,category,class_id,coarse_id,gtin,brand_and_volume,country,"
                                        u"title_sv,description_en,description_sv,iconic\n"
                                        "G1,Tea,Drinks/Tea,7,3,,\"X, 1l\",SE,Te,Green,Grönt,iconic/Tea.jpg\n"_qs);
        QVERIFY(!out.error);
        QCOMPARE(out.mapping.dialect, TableDialect::Generic);
        const ProductDraft& tea = out.products.at(0);
        QCOMPARE(tea.sku, u"G1"_qs);
        QCOMPARE(tea.name.all(), (QMap<QString, QString>{{QString(), u"Tea"_qs}, {u"sv"_qs, u"Te"_qs}}));
        QCOMPARE(tea.description.all(), (QMap<QString, QString>{{u"en"_qs, u"Green"_qs}, {u"sv"_qs, u"Grönt"_qs}}));
        QCOMPARE(paths(tea.categories), QStringList{u"Drinks/Tea"_qs});
        QVERIFY(tea.clears.empty());
        QCOMPARE(out.attribute(0, u"class_id"_qs), u"7"_qs);
        QCOMPARE(out.attribute(0, u"brand_and_volume"_qs), u"X, 1l"_qs);
        QVERIFY(!tea.gtin && !tea.brand && !tea.price);
        QCOMPARE(tea.pictures.at(0).place, u"iconic/Tea.jpg"_qs);
    }

    void importTable_sharedGrocery_isWhole()
    {
        const QString folder = test::sharedGrocery();
        if (folder.isEmpty())
            QSKIP("the shared grocery data is not here; set VITRINE_SHARED");
        const Imported products =
            importFrom(TableReader::openFile(folder + u"/products.csv"_qs), {}, UnknownColumns::Attributes);
        QVERIFY(!products.error);
        QCOMPARE(products.products.size(), size_t(81));
        QCOMPARE(products.reasons(), QStringList());
        const Imported gallery =
            importFrom(TableReader::openFile(folder + u"/gallery.csv"_qs), {}, UnknownColumns::Attributes);
        QVERIFY(!gallery.error);
        QCOMPARE(gallery.products.size(), size_t(810));
        QSet<QString> skus;
        for (const ProductDraft& product : gallery.products) {
            QVERIFY(product.name.isEmpty());
            QCOMPARE(product.pictures.size(), size_t(1));
            QVERIFY(QFileInfo::exists(folder + u'/' + product.pictures[0].place));
            skus.insert(product.sku);
        }
        QCOMPARE(skus.size(), 81);
    }

    void mapColumns_aliases_areKnown_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<TableField>("field");
        QTest::addColumn<QString>("language");
        const auto row = [](const char16_t* header, TableField field, const char16_t* language = u"") {
            QTest::newRow(qPrintable(QStringView(header).toString()))
                << QStringView(header).toString() << field << QStringView(language).toString();
        };
        row(u"SKU", TableField::Sku);
        row(u"Product ID", TableField::Sku);
        row(u"货号", TableField::Sku);
        row(u"Title", TableField::Name);
        row(u"name_zh-Hans", TableField::Name, u"zh-Hans");
        row(u"Product name (DE)", TableField::Name, u"de");
        row(u"title_tag", TableField::Attribute);
        row(u"EAN-13", TableField::Gtin);
        row(u"Price (USD)", TableField::Price);
        row(u"Image 3", TableField::Picture);
        row(u"image_link", TableField::Picture);
        row(u"标签", TableField::Tags);
        row(u"attr.net_weight", TableField::Attribute);
        row(u"whatever", TableField::Attribute);
    }
    void mapColumns_aliases_areKnown()
    {
        QFETCH(QString, header);
        const auto mapping = mapColumns({header}, 1, {});
        QVERIFY(mapping.ok());
        QTEST(mapping.value().columns.at(0).field, "field");
        QTEST(mapping.value().columns.at(0).language, "language");
    }

    void mapColumns_twoCandidates_theBetterOneCounts()
    {
        const auto mapping =
            mapColumns({u"id"_qs, u"title"_qs, u"sku"_qs, u"name"_qs}, 4, {}, UnknownColumns::LeaveOut).value();
        QCOMPARE(mapping.unmapped, (QStringList{u"id"_qs, u"title"_qs}));
        QCOMPARE(mapping.columns.at(0).header, u"sku"_qs);
        QCOMPARE(mapping.columns.at(1).header, u"name"_qs);
    }

    void mapColumns_overrides_goFirst()
    {
        const QStringList header{u"id"_qs, u"Bezeichner"_qs, u"x"_qs};
        const auto mapping = mapColumns(header, 3,
                                        {{u"bezeichner"_qs, u"name:de"_qs},
                                         {u"1"_qs, u"ignore"_qs},
                                         {u"x"_qs, u"attr:Net weight"_qs},
                                         {u"other"_qs, u"sku"_qs}});
        QVERIFY(mapping.ok());
        QCOMPARE(mapping.value().columns.at(0).field, TableField::Ignored);
        QCOMPARE(mapping.value().columns.at(1).language, u"de"_qs);
        QCOMPARE(mapping.value().columns.at(2).key, u"net_weight"_qs);
        QCOMPARE(mapping.value().usedOverrides.size(), 3);
        const TableMapping tables[] = {mapping.value()};
        const auto checked = checkOverridesUsed({{u"other"_qs, u"sku"_qs}}, tables);
        QVERIFY(!checked.ok());
        QVERIFY(checked.error().detail.contains(u"Bezeichner"));
    }

    void mapColumns_wrongOverrides_sayWhat()
    {
        const auto unknown = mapColumns({u"a"_qs}, 1, {{u"a"_qs, u"colour"_qs}});
        QVERIFY(!unknown.ok());
        QVERIFY(unknown.error().detail.contains(u"gtin"));
        QVERIFY(!mapColumns({u"a"_qs, u"b"_qs}, 2, {{u"a"_qs, u"sku"_qs}, {u"b"_qs, u"sku"_qs}}).ok());
        QVERIFY(!mapColumns({u"a"_qs}, 1, {{u"a"_qs, u"name:klingon!"_qs}}).ok());
        QVERIFY(!mapColumns({u"a"_qs}, 1, {{u"a"_qs, u"sku:7"_qs}}).ok());
    }

    void importTable_emptyAndAbsentCells_leaveAlone()
    {
        const Imported out = importText(u"sku,name,brand,price,image\nA,,,,a.jpg\nB\n"_qs);
        for (const ProductDraft& product : out.products) {
            QVERIFY(product.name.isEmpty() && !product.brand && !product.price && !product.gtin &&
                    product.attributes.empty());
        }
        QCOMPARE(out.products.at(0).pictures.at(0).place, u"a.jpg"_qs);
        QCOMPARE(out.reasons(), QStringList());
    }

    void importTable_valuesThatSpreadsheetsRuined_areReported_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<int>("products");
        QTest::addColumn<QString>("gtin");
        QTest::addColumn<QString>("reason");
        QTest::newRow("rounded barcode") << u"A,Tea,4.00638E+12,,"_qs << 1 << u"-"_qs << u"2:3:"_qs;
        QTest::newRow("rounded SKU") << u"4.00638E+12,Tea,,,"_qs << 0 << u"-"_qs << u"2:1:"_qs;
        QTest::newRow("wrong check digit") << u"A,Tea,4006381333930,,"_qs << 1 << u"-"_qs << u"must be 1"_qs;
        QTest::newRow("lost zero") << u"A,Tea,12345678905,,"_qs << 1 << u"012345678905"_qs << u"leading zero"_qs;
        QTest::newRow("kept zero by a formula")
            << u"\"=\"\"00A\"\"\",Tea,\"=\"\"012345678905\"\"\",,"_qs << 1 << u"012345678905"_qs << QString();
        QTest::newRow("formula in the SKU") << u"=1+1,Tea,,,"_qs << 0 << u"-"_qs << u"formula"_qs;
        QTest::newRow("formula in the name") << u"A,=HYPERLINK(1),,,"_qs << 1 << u"-"_qs << u"formula"_qs;
        QTest::newRow("broken characters") << u"A,Te\ufffda,,,"_qs << 1 << u"-"_qs << u"broken"_qs;
        QTest::newRow("price that is none") << u"A,Tea,,gratis,"_qs << 1 << u"-"_qs << u"gratis"_qs;
        QTest::newRow("negative price") << u"A,Tea,,-3,"_qs << 1 << u"-"_qs << u"below zero"_qs;
        QTest::newRow("state that is none") << u"A,Tea,,,maybe"_qs << 1 << u"-"_qs << u"maybe"_qs;
        QTest::newRow("no product named") << u",,,5,"_qs << 0 << u"-"_qs << u"names no product"_qs;
        QTest::newRow("too many cells") << u"A,Tea,,,,6"_qs << 0 << u"-"_qs << u"6 cells"_qs;
        QTest::newRow("wrong quotes") << u"A,\"Tea\"x,,,"_qs << 0 << u"-"_qs << u"quote"_qs;
        QTest::newRow("endless SKU") << QString(300, u'A') + u",Tea,,,"_qs << 0 << u"-"_qs << u"256 bytes"_qs;
        QTest::newRow("endless name") << u"A,"_qs + QString(600, u'n') + u",,,"_qs << 1 << u"-"_qs << u"512"_qs;
    }
    void importTable_valuesThatSpreadsheetsRuined_areReported()
    {
        QFETCH(QString, row);
        QFETCH(QString, reason);
        const Imported out = importText(u"sku,name,gtin,price,state\n"_qs + row + u"\nZ,Last,,1,active\n"_qs);
        QVERIFY(!out.error);
        QTEST(int(out.products.size()) - 1, "products");
        QCOMPARE(out.products.back().sku, u"Z"_qs);
        if (out.products.size() > 1)
            QTEST(out.products.front().gtin.value_or(u"-"_qs), "gtin");
        const QString all = out.reasons().join(u'\n');
        QCOMPARE(out.reasons().isEmpty(), reason.isEmpty());
        QVERIFY2(all.contains(reason), qPrintable(all));
    }

    void importTable_oneSkuTwoNames_theLaterRowIsAnError()
    {
        const Imported out = importText(u"sku,name,image\nA,Tea,1.jpg\nA,Tea,2.jpg\nA,Coffee,3.jpg\nA,,4.jpg\n"_qs);
        QCOMPARE(out.products.size(), size_t(3));
        QCOMPARE(out.reasons().size(), 1);
        QVERIFY(out.reasons()[0].startsWith(u"4:0:The SKU 'A' stands already on line 2"));
        QCOMPARE(out.issues[0].kind, IssueKind::Error);
    }

    void importTable_numbersOfPeople_areRead()
    {
        const Imported out = importText(u"sku;price;currency;tags;category;images\n"
                                        "A;1.299,90;SEK;a, b/c;Home > Tea | Gifts/For her;a.jpg, b.jpg\n"
                                        "B;5;;x;;\"a, b.jpg\"\n"_qs);
        QCOMPARE(out.products.at(0).price.value(), (Money{129990, u"SEK"_qs}));
        QCOMPARE(paths(out.products[0].tags), (QStringList{u"a"_qs, u"b/c"_qs}));
        QCOMPARE(paths(out.products[0].categories), (QStringList{u"Home/Tea"_qs, u"Gifts/For her"_qs}));
        QCOMPARE(out.products[0].pictures.size(), size_t(2));
        QCOMPARE(out.products.at(1).price.value(), (Money{500, u"EUR"_qs}));
        QCOMPARE(out.products[1].pictures.at(0).place, u"a, b.jpg"_qs);
    }

    void importTable_oldShopify_groupsByHandle()
    {
        const Imported out = importText(oldShopify());
        QCOMPARE(out.mapping.dialect, TableDialect::Shopify);
        QCOMPARE(out.reasons(), QStringList());
        QCOMPARE(out.products.size(), size_t(4));
        const ProductDraft& shirt = out.products[0];
        QCOMPARE(shirt.sku, u"shirt"_qs);
        QCOMPARE(shirt.description.text(), u"Soft & warm"_qs);
        QCOMPARE(paths(shirt.tags), (QStringList{u"summer"_qs, u"cotton"_qs}));
        QVERIFY(clears(shirt, DraftClear::Tags));
        QCOMPARE(shirt.pictures.size(), size_t(3));
        QCOMPARE(shirt.pictures[0].place, u"https://cdn.example.com/a.jpg"_qs);
        QCOMPARE(shirt.pictures[0].title, u"Front"_qs);
        QVERIFY(!shirt.price);
        const ProductDraft& small = out.products[1];
        QCOMPARE(small.sku, u"SH-S"_qs);
        QCOMPARE(small.name.text(), u"Shirt - S"_qs);
        QCOMPARE(small.links, (std::vector<DraftLink>{{u"shirt"_qs, ProductLinkKind::Variant}}));
        QCOMPARE(small.gtin, std::optional(u"4006381333931"_qs));
        QCOMPARE(small.pictures.at(0).place, u"https://cdn.example.com/s.jpg"_qs);
        QCOMPARE(out.attribute(1, u"size"_qs), u"S"_qs);
        QCOMPARE(out.attribute(1, u"weight"_qs), u"200"_qs);
        QCOMPARE(small.state, std::optional(ProductState::Active));
        QCOMPARE(out.products[2].price.value(), (Money{2100, u"EUR"_qs}));
        const ProductDraft& mug = out.products[3];
        QCOMPARE(mug.sku, u"MUG"_qs);
        QCOMPARE(mug.name.text(), u"Mug"_qs);
        QVERIFY(mug.links.empty());
        QCOMPARE(mug.state, std::optional(ProductState::Draft));
        QCOMPARE(out.attribute(3, u"title"_qs), u"-"_qs);
    }

    void importTable_newShopify_readsBlankHandles()
    {
        const Imported out = importText(u"Title,URL handle,Description,Status,SKU,Option1 name,Option1 "
                                        u"value,Price,Product image URL,Image position\n"
                                        "Shirt,shirt,,active,SH-S,Size,S,19,https://cdn.example.com/a.jpg,1\n"
                                        ",,,,SH-M,,M,20,,\n"
                                        ",,,,,,,,https://cdn.example.com/b.jpg,2\n"_qs);
        QCOMPARE(out.products.size(), size_t(3));
        QCOMPARE(out.products[0].pictures.size(), size_t(2));
        QVERIFY(clears(out.products[0], DraftClear::Description)); // present and empty: clears
        QCOMPARE(out.products[2].sku, u"SH-M"_qs);
        QVERIFY(!clears(out.products[2], DraftClear::Description));
    }

    void importTable_wooCommerce_linksVariations()
    {
        const Imported out = importText(
            u"ID,Type,SKU,\"GTIN, UPC, EAN, or ISBN\",Name,Published,Description,Regular "
            u"price,Categories,Tags,Images,Parent,Upsells,Weight (kg),Attribute 1 name,Attribute 1 value(s),Attribute "
            u"1 visible\n"
            "10,variable,HOOD,,Hoodie,1,\"Warm\\nsoft\",,\"Clothes > Hoodies, Sale\",\"warm, "
            "a\\,b\",\"https://shop.example/1.jpg, https://shop.example/2.jpg\",,,0.5,Colour,\"Blue, Navy\\, dark\",1\n"
            "11,variation,HOOD-B,,,1,,30,,,https://shop.example/3.jpg,HOOD,,,Colour,Blue,\n"
            "12,variation,HOOD-N,,Hoodie - Navy,-1,,31,,,,id:10,,,Colour,\"Navy\\, dark\",\n"
            "13,simple,,,Cap,2,,12,,,,,\"HOOD, id:99\",,,,\n"_qs);
        QCOMPARE(out.mapping.dialect, TableDialect::WooCommerce);
        QCOMPARE(out.products.size(), size_t(4));
        const ProductDraft& hoodie = out.products[0];
        QCOMPARE(hoodie.description.text(), u"Warm\nsoft"_qs);
        QCOMPARE(paths(hoodie.categories), (QStringList{u"Clothes/Hoodies"_qs, u"Sale"_qs}));
        QCOMPARE(paths(hoodie.tags), (QStringList{u"warm"_qs, u"a,b"_qs}));
        QCOMPARE(hoodie.pictures.size(), size_t(2));
        QCOMPARE(out.attribute(0, u"colour"_qs), u"Blue|Navy, dark"_qs);
        QCOMPARE(out.attribute(0, u"weight"_qs), u"0.5"_qs);
        QCOMPARE(out.products[1].name.text(), u"Hoodie"_qs);
        for (size_t variation : {1, 2})
            QCOMPARE(out.products[variation].links, (std::vector<DraftLink>{{u"HOOD"_qs, ProductLinkKind::Variant}}));
        QCOMPARE(out.products[2].state, std::optional(ProductState::Draft));
        QCOMPARE(out.products[3].sku, u"id:13"_qs);
        QCOMPARE(out.products[3].links, (std::vector<DraftLink>{{u"HOOD"_qs, ProductLinkKind::Related}}));
        QCOMPARE(out.reasons().size(), 1);
        QVERIFY(out.reasons()[0].contains(u"id:99"));
    }

    void importTable_googleFeed_isRead()
    {
        const Imported out = importText(
            u"id\ttitle\timage_link\tadditional_image_link\tprice\tproduct_type\tcondition\n"
            "A\tTea\thttps://x.example/1.jpg\thttps://x.example/2.jpg,https://x.example/3.jpg\t15.00 USD\tHome > Tea\tnew\n"_qs);
        QCOMPARE(out.mapping.dialect, TableDialect::Google);
        QCOMPARE(out.products.at(0).pictures.size(), size_t(3));
        QCOMPARE(out.products[0].price.value(), (Money{1500, u"USD"_qs}));
        QCOMPARE(paths(out.products[0].categories), QStringList{u"Home/Tea"_qs});
        QCOMPARE(out.attribute(0, u"condition"_qs), u"new"_qs);
    }

    void importTable_withoutAHeader_isMappedByNumber()
    {
        const QString rows = u"A1,img/a.jpg,12.50\nA2,img/b.jpg,13\n"_qs;
        const Imported mapped =
            importText(rows, {{u"1"_qs, u"sku"_qs}, {u"2"_qs, u"picture"_qs}, {u"3"_qs, u"price"_qs}});
        QVERIFY(!mapped.error);
        QCOMPARE(mapped.products.size(), size_t(2));
        QCOMPARE(mapped.products[0].sku, u"A1"_qs);
        QCOMPARE(mapped.products[1].price.value(), (Money{1300, u"EUR"_qs}));
        const Imported unmapped = importText(rows);
        QVERIFY(unmapped.error);
        QCOMPARE(unmapped.error->code, ErrorCode::InvalidInput);
        QVERIFY(unmapped.error->detail.contains(u"from 1 to 3"));
    }

    void importTable_noColumnNamesAProduct_isOneError()
    {
        const Imported out = importText(u"colour,size\nred,1\nblue,2\n"_qs);
        QVERIFY(out.error);
        QVERIFY2(out.error->detail.contains(u"colour, size"), qPrintable(out.error->detail));
    }

    void importTable_cancelled_stops()
    {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData("sku,name\n" + QByteArray("A,Tea\n").repeated(2000));
        buffer->open(QIODevice::ReadOnly);
        TableReader reader = TableReader::open(std::move(buffer), u"x.csv"_qs).take();
        const TableMapping mapping = mapColumns(reader.header(), 2, {}).take();
        std::stop_source source;
        JobContext job;
        job.stop = source.get_token();
        TableSink sink;
        sink.product = [&source](ProductDraft&&) {
            source.request_stop();
            return Result<>();
        };
        const auto result = importTable(reader, mapping, {}, sink, job);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
    }

    void plainFromHtml_markup_becomesText_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("plain");
        QTest::newRow("paragraphs") << u"<p>One &amp; two</p>\n<p>Three<br>four</p>"_qs
                                    << u"One & two\n\nThree\nfour"_qs;
        QTest::newRow("list") << u"Text<ul><li>a</li><li>b</li></ul>end"_qs << u"Text\n- a\n- b\n\nend"_qs;
        QTest::newRow("script goes") << u"a<script>alert('<p>')</script>b"_qs << u"ab"_qs;
        QTest::newRow("no markup stays") << u"5 < 6 and 7 > 6\n\n\nx"_qs << u"5 < 6 and 7 > 6\n\n\nx"_qs;
        QTest::newRow("numbers and unknown names") << u"&#8364;&#x20AC;&nope;&#0;"_qs << u"€€&nope;&#0;"_qs;
        QTest::newRow("left open") << u"<p>a<b"_qs << u"a<b"_qs;
        QTest::newRow("script left open") << u"a<script>b"_qs << u"ab"_qs;
    }
    void plainFromHtml_markup_becomesText()
    {
        QFETCH(QString, html);
        QTEST(plainFromHtml(html), "plain");
    }

    void plainFromHtml_hostileText_isWalkedOnce()
    {
        QCOMPARE(plainFromHtml(QString(200'000, u'<')).size(), 200'000);
        QVERIFY(plainFromHtml(u"<script>"_qs.repeated(50'000)).isEmpty());
        QVERIFY(plainFromHtml(u"<!--"_qs.repeated(50'000)).isEmpty());
    }

    void cellState_words_areKnown()
    {
        QCOMPARE(cellState(u"Active"_qs, CellForm::Plain), std::optional(ProductState::Active));
        QCOMPARE(cellState(u"上架"_qs, CellForm::Plain), std::optional(ProductState::Active));
        QCOMPARE(cellState(u"FALSE"_qs, CellForm::Flag), std::optional(ProductState::Draft));
        QCOMPARE(cellState(u"-1"_qs, CellForm::ShopState), std::optional(ProductState::Draft));
        QVERIFY(!cellState(u"3"_qs, CellForm::ShopState));
    }

    void cellPictures_schemes_areChecked()
    {
        QCOMPARE(cellPictures(u"HTTPS://x.example/a,b"_qs, CellForm::Plain).value().at(0).place,
                 u"HTTPS://x.example/a,b"_qs);
        QCOMPARE(cellPictures(u"file:///a/b.jpg"_qs, CellForm::Plain).value().at(0).place, u"/a/b.jpg"_qs);
        QCOMPARE(cellPictures(u"C:\\a\\b.jpg"_qs, CellForm::Plain).value().at(0).place, u"C:\\a\\b.jpg"_qs);
        QVERIFY(!cellPictures(u"ftp://x.example/a.jpg"_qs, CellForm::Plain).ok());
        QCOMPARE(cellPictures(u"a.jpg;b.jpg|https://x.example/c"_qs, CellForm::Plain).value().size(), size_t(3));
    }
};

VITRINE_REGISTER_TEST(TestTableImport)
#include "tst_table_import.moc"
