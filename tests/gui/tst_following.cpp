#include "core/services/edit_products.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_registry.h"
#include "ui/editors/field_editor.h"
#include "ui/views/inspector_pane.h"
#include "ui/views/inspector_product.h"

#include <QFile>
#include <QLineEdit>
#include <QProcess>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Somebody else changes the catalogue while three products are selected and the list is scrolled to its middle.
class TestFollowing : public QObject
{
    Q_OBJECT

    static constexpr int kProducts = 300;
    std::unique_ptr<WindowFixture> m_fixture;
    std::vector<qint64> m_selected;
    std::vector<qint64> m_listed; ///< ids as they were in the beginning
    qint64 m_firstInSight = 0;
    int m_top = 0; ///< where it stood; with others before it, it may stand further right or left of there

    WindowFixture& f() { return *m_fixture; }

    int firstWholeRow()
    {
        int row = f().grid().visibleItems().first;
        while (f().grid().visualRect(f().rows().index(row)).top() < 0)
            ++row;
        return row;
    }
    int topOf(qint64 id) { return f().grid().visualRect(f().rows().index(f().rows().rowOf(id))).top(); }

    void verifyPlaceKept()
    {
        QCOMPARE(f().selectedIds(), m_selected);
        QCOMPARE(topOf(m_firstInSight), m_top);
    }
    void remove(const std::vector<ProductId>& products)
    {
        QVERIFY(trashProducts(f().other(), f().otherActor(), products).ok());
        QTRY_COMPARE_WITH_TIMEOUT(f().rows().rowCount(), kProducts - int(products.size()), kPatienceMs);
    }
    void change(ProductId product, const QString& name)
    {
        ProductPatch patch;
        patch.names[QString()] = name;
        const ProductId ids[] = {product};
        QVERIFY(changeProducts(f().other(), f().otherActor(), ids, patch).ok());
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        f().files().addProducts(kProducts);
        QVERIFY(f().open(kProducts));
        m_listed = *f().rows().ids();
        f().grid().scrollTo(f().rows().index(kProducts / 2), QAbstractItemView::PositionAtTop);
        const int first = firstWholeRow();
        QVERIFY(first > 0 && f().grid().visibleItems().second < kProducts - 1);
        f().select({first + 1, first + 3, first + 4});
        m_selected = f().selectedIds();
        m_firstInSight = f().rows().idAt(first);
        m_top = topOf(m_firstInSight);
    }
    void cleanup() { m_fixture.reset(); }

    void added_byAnother_selectionAndPlaceStay()
    {
        for (int i = 0; i < 3; ++i)
            f().files().addProduct(u"A-%1"_s.arg(i), u"Added %1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(f().rows().rowCount(), kProducts + 3, kPatienceMs);
        verifyPlaceKept();
    }

    void added_byAnotherProcess_selectionAndPlaceStay()
    {
        const QString program = qEnvironmentVariable("VITRINE_BINARY");
        if (!QFile::exists(program))
            QSKIP("VITRINE_BINARY names no program.");
        QFile table(f().files().sources() + u"/more.csv"_s);
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("sku,name\n");
        for (int i = 0; i < 40; ++i)
            table.write(u"X-%1,Another %1\n"_s.arg(i).toUtf8());
        table.close();
        QProcess import;
        import.start(program, {u"import"_s, f().files().folder(), u"--table"_s, table.fileName()});
        QVERIFY(import.waitForFinished(kPatienceMs));
        QCOMPARE(import.exitCode(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(f().rows().rowCount(), kProducts + 40, kPatienceMs);
        verifyPlaceKept();
    }

    void changed_byAnother_isShownAndSelectionAndPlaceStay()
    {
        const int row = f().grid().visibleItems().first + 3;
        change(ProductId(f().rows().idAt(row)), u"Changed"_s);
        QTRY_COMPARE_WITH_TIMEOUT(f().title(row), u"Changed"_s, kPatienceMs);
        verifyPlaceKept();
    }

    void changed_byAnother_whileANameIsTyped_keepsWhatIsTyped()
    {
        f().select({f().grid().visibleItems().first});
        const ProductId product(f().selectedIds().front());
        ProductInspector& page = *f().workspace().inspector().productPage();
        QTRY_COMPARE_WITH_TIMEOUT(page.field(u"name"_s)->draft().toString(), f().files().product(product).name.text(),
                                  kPatienceMs);
        auto* line = qobject_cast<QLineEdit*>(page.field(u"name"_s)->focusProxy());
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, u"Half a na"_s);
        QCOMPARE(line->text(), u"Half a na"_s);
        ProductPatch patch;
        patch.brand = u"Acme"_s;
        const ProductId ids[] = {product};
        QVERIFY(changeProducts(f().other(), f().otherActor(), ids, patch).ok());
        QTRY_COMPARE_WITH_TIMEOUT(page.field(u"brand"_s)->draft().toString(), u"Acme"_s, kPatienceMs);
        QCOMPARE(line->text(), u"Half a na"_s);
        QVERIFY(line->hasFocus());
    }

    void removed_othersAboveThePlace_selectionAndPlaceStay()
    {
        remove({ProductId(m_listed[0]), ProductId(m_listed[5]), ProductId(m_listed[6])});
        verifyPlaceKept();
    }

    void removed_oneOfTheSelected_theOthersStaySelected()
    {
        remove({ProductId(m_selected[1])});
        QCOMPARE(f().selectedIds(), (std::vector<qint64>{m_selected[0], m_selected[2]}));
        QCOMPARE(topOf(m_firstInSight), m_top);
    }

    void removed_allSelected_nothingIsSelectedAndTheInspectorIsEmpty()
    {
        remove({ProductId(m_selected[0]), ProductId(m_selected[1]), ProductId(m_selected[2])});
        QVERIFY(f().selectedIds().empty());
        QTRY_VERIFY_WITH_TIMEOUT(!f().workspace().inspector().productPage()->isVisible(), kPatienceMs);
    }

    void removedAndRestored_manyScattered_selectionAndPlaceStay()
    {
        std::vector<ProductId> others;
        for (size_t i = 0; i < m_listed.size(); i += 2) {
            if (std::find(m_selected.begin(), m_selected.end(), m_listed[i]) == m_selected.end() &&
                m_listed[i] != m_firstInSight)
                others.emplace_back(m_listed[i]);
        }
        remove(others);
        verifyPlaceKept();
        QVERIFY(restoreProducts(f().other(), f().otherActor(), others).ok());
        QTRY_COMPARE_WITH_TIMEOUT(f().rows().rowCount(), kProducts, kPatienceMs);
        QCOMPARE(f().selectedIds(), m_selected);
        QCOMPARE(*f().rows().ids(), m_listed);
    }
};

VITRINE_REGISTER_TEST(TestFollowing)
#include "tst_following.moc"
