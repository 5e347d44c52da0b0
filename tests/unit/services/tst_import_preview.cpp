#include "core/services/import.h"
#include "core/services/plan_import.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"
#include "tests/support/written_file.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// A preview says what the import then does, and changes nothing.
class TestImportPreview : public QObject
{
    Q_OBJECT

    std::unique_ptr<CatalogueFixture> m_fixture;

    ImportRequest table(const QByteArray& text)
    {
        return {.tables = {writtenFile(m_fixture->sources() + u"/products.csv"_s, text)}};
    }
    ImportReport preview(const ImportRequest& request) { return must(previewImport(m_fixture->catalogue(), request)); }
    ImportReport import(const ImportRequest& request)
    {
        return must(importAll(m_fixture->catalogue(), m_fixture->actor(), request));
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<CatalogueFixture>();
        import(table("sku,name,price,category,tags,colour\n"
                     "A1,Tea,2.50 EUR,Drinks > Tea,green,red\n"
                     "A2,Coffee,3.00 EUR,Drinks,,blue\n"
                     "A3,Salt,,,,\n"));
    }

    void preview_rowsThatDiffer_areCountedAsTheRunDoes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("changed");
        const QByteArray header = "sku,name,price,category,tags,colour\n";
        QTest::newRow("the same again") << header + "A1,Tea,2.50 EUR,Drinks > Tea,green,red\nA3,Salt,,,,\n" << 0;
        QTest::newRow("another name") << header + "A1,Tea,,,,\nA2,Espresso,,,,\n" << 1;
        QTest::newRow("another price") << header + "A1,Tea,2.60 EUR,,,\n" << 1;
        QTest::newRow("a category that there is not yet") << header + "A1,Tea,,Food,,\n" << 1;
        QTest::newRow("a tag that there is not yet") << header + "A1,Tea,,,hot,\n" << 1;
        QTest::newRow("another attribute value") << header + "A2,Coffee,,,,black\n" << 1;
        QTest::newRow("an attribute that there is not yet") << QByteArray("sku,weight\nA1,5\nA2,6\n") << 2;
        QTest::newRow("a new product beside an old one") << header + "A1,Tea,,,,\nA9,New,,,,\n" << 0;
    }

    void preview_rowsThatDiffer_areCountedAsTheRunDoes()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, changed);
        const ImportRequest request = table(text);
        const QString before = m_fixture->content();
        const qint64 steps = m_fixture->number(u"SELECT count(*) FROM step"_s);
        const ImportReport said = preview(request);
        QCOMPARE(said.productsChanged, changed);
        QCOMPARE(m_fixture->content(), before);
        QCOMPARE(m_fixture->number(u"SELECT count(*) FROM step"_s), steps);
        const ImportReport done = import(request);
        QCOMPARE(done.productsChanged, said.productsChanged);
        QCOMPARE(done.productsAdded, said.productsAdded);
    }

    void preview_thousandsOfRows_arePiecesWithoutATrace()
    {
        m_fixture->addProducts(900);
        QByteArray text = "sku,name\n";
        for (int i = 0; i < 900; ++i)
            text += "P" + QByteArray::number(i).rightJustified(5, '0') + ",Product " +
                    QByteArray::number(i % 3 == 0 ? i + 1 : i) + "\n";
        const QString before = m_fixture->content();
        QCOMPARE(preview(table(text)).productsChanged, 300);
        QCOMPARE(m_fixture->content(), before);
    }

    void preview_readOnlyCatalogue_countsWhatItNames()
    {
        const ImportRequest request = table("sku,name\nA1,Tea\nA2,Espresso\n");
        m_fixture->reopen(OpenMode::ReadOnly);
        QCOMPARE(preview(request).productsChanged, 2);
    }
};

VITRINE_REGISTER_TEST(TestImportPreview)
#include "tst_import_preview.moc"
