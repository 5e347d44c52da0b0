#include "core/exchange/table_import.h"
#include "core/ingest/plan_builder.h"
#include "tests/support/shared_data.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace vitrine;

namespace {

struct FakeCatalogue final : CatalogueLookup {
    std::vector<NamedProduct> products;
    QHash<QString, AssetId> contents;
    Result<> eachProduct(const std::function<void(const NamedProduct&)>& take) const override
    {
        for (const NamedProduct& product : products)
            take(product);
        return {};
    }
    Result<std::optional<AssetId>> assetWithContent(const QString& sha256) const override
    {
        const auto it = contents.constFind(sha256);
        return it == contents.constEnd() ? std::optional<AssetId>() : std::optional(it.value());
    }
};

ProductDraft draft(qint64 line, const QString& sku, const QString& name = {}, const QStringList& pictures = {})
{
    ProductDraft out;
    out.line = line;
    out.sku = sku;
    out.name = LocalizedText(name);
    for (const QString& picture : pictures)
        out.pictures.push_back({picture, picture.startsWith(u"http"), 0, {}});
    return out;
}

ScannedFile scannedFile(const QString& path, const QStringList& folders = {})
{
    return {{path, {}}, AssetKind::Picture, 10, 1, path.section(u'/', -1), {}, folders};
}

struct Fixture {
    QTemporaryDir dir;
    FakeCatalogue catalogue;
    PlanInput input;

    QString path(const QString& relative) const { return dir.path() + u'/' + relative; }
    void file(const QString& relative)
    {
        QDir().mkpath(QFileInfo(path(relative)).absolutePath());
        QFile file(path(relative));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x");
    }
    void table(std::vector<ProductDraft> drafts, const QString& name = u"t.csv"_qs)
    {
        input.tables.push_back({path(name), std::move(drafts), {}, {}});
    }
    ImportPlan plan()
    {
        Result<ImportPlan> built = buildImportPlan(input, catalogue);
        return built.ok() ? std::move(built).take() : ImportPlan();
    }
};

} // namespace

namespace {

TableDrafts readTable(const QString& path)
{
    TableDrafts out;
    out.path = path;
    TableReader reader = TableReader::openFile(path).take();
    const TableMapping mapping = mapColumns(reader.header(), reader.columns(), {}).take();
    TableSink sink;
    sink.product = [&out](ProductDraft&& draft) {
        out.drafts.push_back(std::move(draft));
        return Result<>();
    };
    sink.issue = [&out](const TableIssue& issue) { out.errors.push_back({out.path, issue.reason}); };
    return importTable(reader, mapping, {}, sink).ok() ? out : TableDrafts();
}

} // namespace

class TestPlanBuilder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void build_foldersAsCategories_leaveOutTheProductsOwnFolder_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("folders");
        QTest::addColumn<QStringList>("category");
        const QStringList teas{u"Drinks"_qs, u"Tea"_qs};
        QTest::newRow("the file is called like the product") << u"A-1.jpg"_qs << teas << teas;
        QTest::newRow("the folder is called like the product")
            << u"front.jpg"_qs << QStringList(teas + QStringList{u"A-1"_qs}) << teas;
        QTest::newRow("a folder inside the product's folder")
            << u"front.jpg"_qs << QStringList(teas + QStringList{u"A-1"_qs, u"details"_qs}) << teas;
        QTest::newRow("no product") << u"front.jpg"_qs << teas << QStringList();
        QTest::newRow("no folder") << u"A-1.jpg"_qs << QStringList() << QStringList();
        QTest::newRow("names that a tree cannot have as they are")
            << u"A-1.jpg"_qs << QStringList{u"  Hot   drinks "_qs, QString(300, u'x')}
            << QStringList{u"Hot drinks"_qs, QString(128, u'x')};
    }

    void build_foldersAsCategories_leaveOutTheProductsOwnFolder()
    {
        QFETCH(const QString, file);
        QFETCH(const QStringList, folders);
        QFETCH(const QStringList, category);
        Fixture f;
        f.catalogue.products = {{ProductId(7), -1, u"A-1"_qs, {}, {u"Green"_qs}}};
        ScannedFile scanned = scannedFile(u"/shop/"_qs + file, folders);
        scanned.root = u"shop"_qs;
        f.input.scan.files = {scanned};
        f.input.options.folders = FolderUse::Categories;
        const ImportPlan plan = f.plan();
        QCOMPARE(plan.files.size(), size_t(1));
        QCOMPARE(plan.files[0].category, category);
        f.input.options.folders = FolderUse::Tags;
        QVERIFY(f.plan().files[0].category.isEmpty());
    }

    void build_rowsOfOneSku_becomeOneProduct()
    {
        Fixture f;
        for (const QString& name : {u"1.jpg"_qs, u"2.jpg"_qs, u"3.jpg"_qs})
            f.file(name);
        f.catalogue.products = {{ProductId(7), -1, u"B"_qs, {}, {u"Bee"_qs}}};
        f.table({draft(2, u"A"_qs, u"Tea"_qs, {u"1.jpg"_qs}), draft(3, u"B"_qs, u"Bee two"_qs)});
        f.table({draft(2, u"A"_qs, {}, {u"2.jpg"_qs}), draft(3, u"A"_qs, {}, {u"3.jpg"_qs, u"1.jpg"_qs})},
                u"gallery.csv"_qs);
        const ImportPlan plan = f.plan();
        QCOMPARE(plan.products.size(), size_t(2));
        QCOMPARE(plan.products[0].values.name.text(), u"Tea"_qs);
        QVERIFY(!plan.products[0].existing);
        QCOMPARE(plan.products[1].existing, std::optional(ProductId(7)));
        QCOMPARE(plan.files.size(), size_t(3));
        QCOMPARE(plan.files[1].origin.path, f.path(u"2.jpg"_qs));
        QCOMPARE(plan.files[1].target.sku, u"A"_qs);
        QCOMPARE(plan.files[1].target.planned, 0);
        QCOMPARE(planCounts(plan), (PlanCounts{1, 1, 3, 0, 3, 0, 0, 0, 3}));
    }

    void build_rowsWithoutSku_areKnownByGtinOrName()
    {
        Fixture f;
        f.catalogue.products = {{ProductId(1), -1, {}, u"04006381333931"_qs, {u"Pen"_qs}},
                                {ProductId(2), -1, {}, {}, {u"Crème"_qs}},
                                {ProductId(3), -1, {}, {}, {u"Twin"_qs}},
                                {ProductId(4), -1, {}, {}, {u"Twin"_qs}}};
        ProductDraft pen = draft(2, {}, u"Another name"_qs);
        pen.gtin = u"4006381333931"_qs;
        f.table({pen, draft(3, {}, u"creme"_qs), draft(4, {}, u"Twin"_qs), draft(5, {}, u"New"_qs),
                 draft(6, {}, u"new"_qs)});
        const ImportPlan plan = f.plan();
        QCOMPARE(plan.products.size(), size_t(3));
        QCOMPARE(plan.products[0].existing, std::optional(ProductId(1)));
        QCOMPARE(plan.products[1].existing, std::optional(ProductId(2)));
        QVERIFY(!plan.products[2].existing);
        QCOMPARE(plan.skips.size(), size_t(1));
        QVERIFY(plan.skips[0].source.endsWith(u"t.csv:4"));
    }

    void build_picturesOfRows_areLookedFor_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("found");
        QTest::newRow("relative") << u"img/a.jpg"_qs << u"img/a.jpg"_qs;
        QTest::newRow("backslashes") << u"img\\a.jpg"_qs << u"img/a.jpg"_qs;
        QTest::newRow("other case in the table's folder") << u"B.JPG"_qs << u"b.jpg"_qs;
        QTest::newRow("a path of another machine") << u"C:\\shop\\b.jpg"_qs << u"b.jpg"_qs;
        QTest::newRow("among the scanned files") << u"C.jpg"_qs << u"deep/er/c.jpg"_qs;
        QTest::newRow("up and down") << u"img/../b.jpg"_qs << u"b.jpg"_qs;
        QTest::newRow("not there") << u"img/z.jpg"_qs << QString();
        QTest::newRow("a folder") << u"img"_qs << QString();
        QTest::newRow("two scanned files of that name") << u"d.jpg"_qs << QString();
        QTest::newRow("a folder and nothing") << u"img/"_qs << QString();
    }
    void build_picturesOfRows_areLookedFor()
    {
        QFETCH(QString, written);
        QFETCH(QString, found);
        Fixture f;
        for (const QString& name : {u"img/a.jpg"_qs, u"b.jpg"_qs, u"deep/er/c.jpg"_qs})
            f.file(name);
        f.input.scan.files = {scannedFile(f.path(u"deep/er/c.jpg"_qs)), scannedFile(f.path(u"p/d.jpg"_qs)),
                              scannedFile(f.path(u"q/d.jpg"_qs))};
        f.table({draft(9, u"A"_qs, u"Tea"_qs, {written})});
        const ImportPlan plan = f.plan();
        if (found.isEmpty()) {
            QCOMPARE(plan.files.size(), size_t(3));
            QCOMPARE(plan.skips.size(), size_t(1));
            QCOMPARE(plan.skips[0].source, f.path(u"t.csv"_qs) + u":9"_qs);
        } else {
            QCOMPARE(plan.files.front().origin.path, f.path(found));
            QCOMPARE(plan.files.front().target.planned, 0);
            QVERIFY(plan.skips.empty());
        }
    }

    void build_oneFileForTwoProducts_standsOnce()
    {
        Fixture f;
        f.file(u"a.jpg"_qs);
        f.table({draft(2, u"A"_qs, u"Tea"_qs, {u"a.jpg"_qs}), draft(3, u"B"_qs, u"Cup"_qs, {u"a.jpg"_qs})});
        const ImportPlan plan = f.plan();
        QCOMPARE(plan.files.size(), size_t(1));
        QCOMPARE(plan.files[0].alsoFor.size(), size_t(1));
        QCOMPARE(plan.files[0].alsoFor[0].sku, u"B"_qs);
    }

    void build_addresses_areListedOrRefused()
    {
        Fixture f;
        f.table({draft(
            2, u"A"_qs, u"Tea"_qs,
            {u"https://x.example/a.jpg"_qs, u"https://x.example/a.jpg"_qs, u"http://me:pw@x.example/b.jpg"_qs})});
        const ImportPlan plan = f.plan();
        QVERIFY(plan.files.empty());
        QCOMPARE(plan.urls.size(), size_t(1));
        QCOMPARE(plan.urls[0].sku, u"A"_qs);
        QCOMPARE(plan.skips.size(), size_t(1));
        QVERIFY(!plan.skips[0].reason.contains(u"pw"));
    }

    void build_scannedFiles_goToProductsByName()
    {
        Fixture f;
        f.catalogue.products = {{ProductId(1), -1, u"G000"_qs, {}, {u"Golden Delicious"_qs}},
                                {ProductId(2), -1, u"T1"_qs, {}, {u"Twin"_qs}},
                                {ProductId(3), -1, u"T2"_qs, {}, {u"Twin"_qs}}};
        f.table({draft(2, u"NEW"_qs, u"New thing"_qs)});
        f.input.scan.files = {scannedFile(u"/d/Golden-Delicious_002.jpg"_qs), scannedFile(u"/d/NEW_1.jpg"_qs),
                              scannedFile(u"/d/IMG_1.jpg"_qs), scannedFile(u"/d/Twin 1.jpg"_qs)};
        f.input.scan.skips = {{u"/d/.x"_qs, u"It is hidden."_qs}};
        const ImportPlan plan = f.plan();
        QCOMPARE(plan.files.size(), size_t(4));
        QCOMPARE(plan.files[0].target.existing, std::optional(ProductId(1)));
        QCOMPARE(plan.files[0].order, 2);
        QCOMPARE(plan.files[1].target.planned, 0);
        QVERIFY(plan.files[2].target.isNone() && plan.files[3].target.isNone());
        QCOMPARE(plan.warnings.size(), size_t(1));
        QVERIFY(plan.warnings[0].reason.contains(u"T1, T2"));
        QCOMPARE(plan.skips.size(), size_t(1));
        QCOMPARE(planCounts(plan).inbox, qint64(2));
    }

    void build_droppedOnAProduct_goesThere()
    {
        Fixture f;
        f.catalogue.products = {{ProductId(1), -1, u"G000"_qs, {}, {}}};
        f.input.options.attachTo = ProductId(9);
        f.input.scan.files = {scannedFile(u"/d/G000.jpg"_qs), scannedFile(u"/d/x.jpg"_qs)};
        for (const PlannedFile& file : f.plan().files)
            QCOMPARE(file.target.existing, std::optional(ProductId(9)));
    }

    void build_contents_tellWhatIsHere()
    {
        Fixture f;
        f.catalogue.contents = {{u"known"_qs, AssetId(5)}, {QString(), AssetId(6)}};
        f.input.options.lookAtContents = true;
        f.input.hash = [](const FileOrigin& origin, const JobContext&) -> Result<QString> {
            if (origin.path.endsWith(u"bad.jpg"))
                return fail(ErrorCode::Io, u"It cannot be read."_qs);
            if (origin.path.endsWith(u"c.jpg"))
                return QString();
            return origin.path.endsWith(u"a.jpg") ? u"known"_qs : u"new"_qs;
        };
        f.input.scan.files = {scannedFile(u"/d/a.jpg"_qs), scannedFile(u"/d/bad.jpg"_qs), scannedFile(u"/d/c.jpg"_qs)};
        const ImportPlan plan = f.plan();
        QCOMPARE(plan.files.size(), size_t(2));
        QCOMPARE(plan.files[0].alreadyHere, std::optional(AssetId(5)));
        QVERIFY(!plan.files[1].alreadyHere);
        QCOMPARE(plan.skips.size(), size_t(1));
        QCOMPARE(planCounts(plan).alreadyHere, qint64(1));
    }

    void build_twice_isTheSame()
    {
        Fixture f;
        f.file(u"1.jpg"_qs);
        f.table({draft(2, u"A"_qs, u"Tea"_qs, {u"1.jpg"_qs}), draft(3, {}, u"Cup"_qs)});
        f.input.scan.files = {scannedFile(u"/d/Cup_1.jpg"_qs)};
        const ImportPlan first = f.plan(), second = f.plan();
        QCOMPARE(first.files.size(), second.files.size());
        for (size_t i = 0; i < first.files.size(); ++i) {
            QCOMPARE(first.files[i].target, second.files[i].target);
            QCOMPARE(first.files[i].origin, second.files[i].origin);
        }
        QCOMPARE(first.files[1].target.planned, 1);
    }

    void build_sharedGrocery_isWhole()
    {
        const QString folder = test::sharedGrocery();
        if (folder.isEmpty())
            QSKIP("the shared grocery data is not here; set VITRINE_SHARED");
        Fixture f;
        f.input.tables = {readTable(folder + u"/products.csv"_qs), readTable(folder + u"/gallery.csv"_qs)};
        const ImportPlan plan = f.plan();
        QCOMPARE(plan.products.size(), size_t(81));
        QCOMPARE(plan.files.size(), size_t(891));
        QVERIFY(plan.skips.empty() && plan.warnings.empty());
        QVERIFY(std::none_of(plan.files.begin(), plan.files.end(),
                             [](const PlannedFile& file) { return file.target.isNone(); }));
        QVERIFY(plan.files.front().origin.path.endsWith(u"/iconic/Golden-Delicious.jpg"));
    }

    void build_sharedGalleryFolder_goesToProductsByName()
    {
        const QString folder = test::sharedGrocery();
        if (folder.isEmpty())
            QSKIP("the shared grocery data is not here; set VITRINE_SHARED");
        Fixture f;
        f.input.tables = {readTable(folder + u"/products.csv"_qs)};
        for (ProductDraft& product : f.input.tables[0].drafts)
            product.pictures.clear();
        f.input.scan = scanPaths({folder + u"/gallery"_qs}, {}).take();
        const ImportPlan plan = f.plan();
        QCOMPARE(plan.files.size(), size_t(810));
        QHash<QString, int> perProduct;
        for (const PlannedFile& file : plan.files) {
            QVERIFY2(!file.target.isNone(), qPrintable(file.origin.path));
            const QString name = file.target.name.simplified().replace(u' ', u'-');
            QVERIFY2(file.origin.path.contains(u'/' + name + u'_'), qPrintable(file.origin.path + u' ' + name));
            ++perProduct[file.target.sku];
        }
        QCOMPARE(perProduct.size(), 81);
    }

    void mergeDraft_laterRows_win()
    {
        ProductDraft first = draft(2, u"A"_qs, u"Tea"_qs);
        first.tags = {{u"a"_qs}};
        first.brand = u"Old"_qs;
        first.attributes = {{u"size"_qs, u"Size"_qs, AttributeType::Text, u"1"_qs, {}}};
        ProductDraft later = draft(5, u"A"_qs);
        later.tags = {{u"b"_qs}};
        later.clears = {DraftClear::Tags, DraftClear::Brand};
        later.attributes = {{u"size"_qs, u"Size"_qs, AttributeType::Text, u"2"_qs, {}}};
        mergeDraft(first, later);
        QCOMPARE(first.line, qint64(2));
        QCOMPARE(first.name.text(), u"Tea"_qs);
        QCOMPARE(first.tags, std::vector<QStringList>{{u"b"_qs}});
        QVERIFY(!first.brand);
        QCOMPARE(first.attributes.size(), size_t(1));
        QCOMPARE(first.attributes[0].value, u"2"_qs);
    }
};

VITRINE_REGISTER_TEST(TestPlanBuilder)
#include "tst_plan_builder.moc"
