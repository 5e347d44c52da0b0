#include "core/services/look_models.h"
#include "core/services/look_search.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/drawn_code.h"
#include "tests/support/drawn_picture.h"
#include "tests/support/shared_data.h"
#include "tests/support/test_registry.h"
#include "ui/actions/action_set.h"
#include "ui/panels/placement_panel.h"
#include "ui/panels/plan_panel.h"
#include "ui/views/drop_shelf.h"
#include "ui/views/placement_pane.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>

#include <map>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// A photo that nothing names is dropped on the window and finds its product; so do pictures of the Inbox.
class TestDropByLook : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_fixture;
    std::vector<ProductId> m_products;

    PlanPanel& plan() { return m_fixture->workspace().plan(); }
    PlacementPanel& sorting() { return m_fixture->workspace().placements(); }
    Product product(size_t at) { return m_fixture->files().product(m_products[at]); }

    QString photo(const QString& name, int motif, int variant)
    {
        const QString path = m_fixture->files().sources() + u'/' + name;
        QDir().mkpath(QFileInfo(path).path());
        if (!drawnPicture(motif, variant).save(path))
            qFatal("%s cannot be written.", qPrintable(path));
        return path;
    }
    void importNow(const QStringList& paths, const std::optional<ProductId>& to)
    {
        ImportRequest request;
        request.paths = paths;
        request.attachTo = to;
        must(importAll(m_fixture->other(), m_fixture->otherActor(), request));
    }
    void drop(const QStringList& paths)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& path : paths)
            urls << QUrl::fromLocalFile(path);
        data.setUrls(urls);
        QWidget* target = m_fixture->grid().viewport();
        const QPoint at = target->rect().bottomRight() - QPoint(30, 30);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &move);
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &drop);
    }
    static QStringList picturesOf(const QString& sku, const QString& folder, const QString& list)
    {
        QFile table(folder + u'/' + list + u".csv"_s);
        if (!table.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read.", qPrintable(table.fileName()));
        QStringList paths;
        for (const QByteArray& line : table.readAll().split('\n')) {
            const QList<QByteArray> cells = line.split(',');
            if (cells.size() > 1 && QString::fromUtf8(cells[1]) == sku)
                paths << folder + u'/' + QString::fromUtf8(cells[0]);
        }
        return paths;
    }
    static QString cell(PlacementPane& pane, int row, int column)
    {
        return pane.model().index(row, column).data().toString();
    }
    void press(PlacementPane& pane, Qt::Key key) { QTest::keyClick(&pane.table(), key); }
    void undo()
    {
        QAction* action = &m_fixture->action(ActionId::Undo);
        QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), kPatienceMs);
        action->trigger();
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_products.clear();
        for (int motif = 0; motif < 4; ++motif) {
            m_products.push_back(m_fixture->files().addProduct(u"ART-%1"_s.arg(motif), u"Thing %1"_s.arg(motif)));
            importNow({photo(u"known/%1a.png"_s.arg(motif), motif, 0), photo(u"known/%1b.png"_s.arg(motif), motif, 1)},
                      m_products.back());
        }
        QVERIFY(m_fixture->open(4));
    }
    void cleanup() { m_fixture.reset(); }

    void dropOnePhoto_enter_putsItOnItsProductInOneStep()
    {
        drop({photo(u"DSC_0001.png"_s, 2, 3)});
        PlacementPane& pane = plan().placement();
        QTRY_VERIFY_WITH_TIMEOUT(plan().isVisible() && pane.model().rowCount() == 1, kPatienceMs);
        QVERIFY(cell(pane, 0, PlacementModel::Product).startsWith(u"Thing 2"_s));
        QCOMPARE(cell(pane, 0, PlacementModel::Picture), u"DSC_0001.png"_s);
        QVERIFY(!cell(pane, 0, PlacementModel::Sure).isEmpty());
        const qsizetype before = m_fixture->steps();
        press(pane, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(product(2).media.size(), size_t(3), kPatienceMs);
        QVERIFY(!plan().isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->steps(), before + 1, kPatienceMs);
        undo();
        QTRY_COMPARE_WITH_TIMEOUT(product(2).media.size(), size_t(2), kPatienceMs);
    }

    void dropOnAFullList_theStripAtTheFoot_looksForTheProduct()
    {
        for (int i = 0; i < 40; ++i)
            m_fixture->files().addProduct(u"FULL-%1"_s.arg(i), u"Full %1"_s.arg(i));
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->rows().rowCount(), 44, kPatienceMs);
        auto* strip = m_fixture->grid().findChild<DropShelf*>();
        QVERIFY(strip && !strip->isVisible());
        QWidget* list = m_fixture->grid().viewport();
        const auto offers = [&](QPoint at) {
            QMimeData data;
            data.setUrls({QUrl::fromLocalFile(photo(u"DSC_0002.png"_s, 2, 4))});
            QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(list, &enter);
            const bool isOffered = strip->isVisible() && strip->text().contains(u"look for matching products"_s);
            QDragLeaveEvent leave;
            QCoreApplication::sendEvent(list, &leave);
            return isOffered;
        };
        QVERIFY(offers(m_fixture->grid().visualRect(m_fixture->rows().index(0)).center()));
        QVERIFY(!strip->isVisible());
        drop({photo(u"DSC_0001.png"_s, 2, 3)});
        QTRY_VERIFY_WITH_TIMEOUT(plan().isVisible() && plan().placement().model().rowCount() == 1, kPatienceMs);
        QVERIFY(cell(plan().placement(), 0, PlacementModel::Product).startsWith(u"Thing 2"_s));
        QVERIFY(!strip->isVisible());
    }

    void dropSeveral_keys_acceptChooseAndLeave()
    {
        QDir().mkpath(m_fixture->files().sources());
        const QString coded = m_fixture->files().sources() + u"/x.png"_s;
        must(changeProducts(m_fixture->other(), m_fixture->otherActor(), {&m_products[0], 1},
                            {.gtin = u"4012345678901"_s}));
        QVERIFY(withEan13(drawnPicture(3, 3, {640, 520}), u"4012345678901"_s).save(coded));
        drop({photo(u"DSC_1.png"_s, 1, 3), photo(u"DSC_2.png"_s, 2, 3), coded});
        PlacementPane& pane = plan().placement();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model().rowCount(), 3, kPatienceMs);
        QVERIFY(cell(pane, 2, PlacementModel::Why).contains(u"4012345678901"_s));
        QVERIFY(cell(pane, 2, PlacementModel::Product).startsWith(u"Thing 0"_s));
        press(pane, Qt::Key_A); // the first row
        QCOMPARE(pane.model().state(0), PlacementState::Accepted);
        const QString shown = cell(pane, 1, PlacementModel::Product);
        press(pane, Qt::Key_Right);
        QVERIFY(cell(pane, 1, PlacementModel::Product) != shown);
        press(pane, Qt::Key_Left);
        QCOMPARE(cell(pane, 1, PlacementModel::Product), shown);
        press(pane, Qt::Key_Delete);
        QCOMPARE(pane.model().state(1), PlacementState::LeftAlone);
        press(pane, Qt::Key_Return);
        QCOMPARE(pane.model().acceptedCount(), 2);
        QVERIFY(plan().isVisible()); // several: looked over once more before they come in
        const qsizetype before = m_fixture->steps();
        Q_EMIT plan().applyWanted();
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->steps(), before + 1, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(product(0).media.size(), size_t(3), kPatienceMs);
        QCOMPARE(product(1).media.size(), size_t(3));
        QCOMPARE(product(2).media.size(), size_t(2));
        QCOMPARE(must(counts(m_fixture->other())).inbox, qint64(1));
    }

    void dropSeveral_acceptAll_takesWhatIsSureEnough()
    {
        drop({photo(u"DSC_1.png"_s, 1, 3), photo(u"DSC_2.png"_s, 2, 3)});
        PlacementPane& pane = plan().placement();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model().rowCount(), 2, kPatienceMs);
        const std::vector<int> none = pane.model().acceptAll(1.01);
        QVERIFY(none.empty());
        QCOMPARE(pane.model().acceptAll(.1).size(), size_t(2));
        QVERIFY(pane.model().acceptAll(.1).empty()); // no row twice
    }

    void dropNewThings_n_makesAProductOfThem()
    {
        QStringList lamps;
        for (int variant = 0; variant < 3; ++variant)
            lamps << photo(u"Blue lamp %1.png"_s.arg(variant), 13, variant);
        drop(lamps);
        PlacementPane& pane = plan().placement();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model().rowCount(), 3, kPatienceMs);
        QVERIFY(cell(pane, 0, PlacementModel::Product).contains(u"Blue lamp"_s));
        press(pane, Qt::Key_N);
        QCOMPARE(pane.model().acceptedCount(), 3); // all of its group
        Q_EMIT plan().applyWanted();
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->rows().rowCount(), 5, kPatienceMs);
        undo();
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->rows().rowCount(), 4, kPatienceMs);
    }

    void dropAFolder_itsMeaning_isChosenInThePlan()
    {
        for (int i = 0; i < 22; ++i)
            photo(u"shots/inner/ART-1_%1.png"_s.arg(i), 1, i + 2); // 0 and 1 are there
        drop({m_fixture->files().sources() + u"/shots"_s});
        auto* use = plan().findChild<QComboBox*>();
        QTRY_VERIFY_WITH_TIMEOUT(use && use->isVisible(), kPatienceMs);
        use->setCurrentIndex(use->findData(int(FolderUse::Tags)));
        Q_EMIT use->activated(use->currentIndex());
        auto* import = plan().findChild<QPushButton*>(u"import"_s);
        QVERIFY(import);
        QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled() && use->currentData().toInt() == int(FolderUse::Tags),
                                 kPatienceMs);
        import->click();
        QTRY_COMPARE_WITH_TIMEOUT(product(1).media.size(), size_t(2 + 22), kPatienceMs);
        const Asset one = m_fixture->files().asset(product(1).media.back());
        QCOMPARE(one.tags.size(), size_t(1));
    }

    void dropOnePlainPicture_nothingAlike_comesInAtOnce()
    {
        const QString path = writePng(m_fixture->files().sources() + u"/plain.png"_s, QColor(10, 200, 90), {90, 60});
        drop({path});
        QTRY_COMPARE_WITH_TIMEOUT(must(counts(m_fixture->other())).inbox, qint64(1), kPatienceMs);
        QVERIFY(!plan().isVisible());
    }

    void sortInbox_enterAndAcceptAll_areOneStepEach()
    {
        importNow({photo(u"DSC_1.png"_s, 1, 3), photo(u"DSC_2.png"_s, 2, 3), photo(u"DSC_3.png"_s, 3, 3)}, {});
        m_fixture->action(ActionId::SortInbox).trigger();
        PlacementPane& pane = sorting().placement();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model().rowCount(), 3, kPatienceMs);
        const qsizetype before = m_fixture->steps();
        press(pane, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->steps(), before + 1, kPatienceMs);
        QCOMPARE(pane.model().rowCount(), 2);
        pane.table().selectAll();
        press(pane, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(m_fixture->steps(), before + 2, kPatienceMs);
        QCOMPARE(pane.model().rowCount(), 0);
        for (size_t at = 1; at < 4; ++at)
            QCOMPARE(product(at).media.size(), size_t(3));
        undo();
        QTRY_COMPARE_WITH_TIMEOUT(must(counts(m_fixture->other())).inbox, qint64(2), kPatienceMs);
    }

    void findMisplaced_enter_movesThePicture()
    {
        importNow({photo(u"known/3c.png"_s, 3, 2), photo(u"known/3d.png"_s, 3, 4)}, m_products[3]);
        importNow({photo(u"stray.png"_s, 3, 5)}, m_products[0]);
        m_fixture->action(ActionId::FindMisplaced).trigger();
        PlacementPane& pane = sorting().placement();
        QTRY_COMPARE_WITH_TIMEOUT(pane.model().rowCount(), 1, kPatienceMs);
        QCOMPARE(cell(pane, 0, PlacementModel::Product), u"Thing 3"_s);
        press(pane, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(product(3).media.size(), size_t(5), kPatienceMs);
        QCOMPARE(product(0).media.size(), size_t(2));
    }

    void dropAGroceryPhoto_enter_putsItOnItsProduct()
    {
        const QString grocery = sharedGrocery();
        if (grocery.isEmpty())
            QSKIP("The shared grocery pictures are not on this machine.");
        const QStringList skus{u"G000"_s, u"G020"_s, u"G040"_s, u"G060"_s, u"G075"_s};
        std::map<QString, ProductId> bySku;
        for (const QString& sku : skus) {
            bySku[sku] = m_fixture->files().addProduct(sku, sku);
            importNow(picturesOf(sku, grocery, u"gallery"_s), bySku[sku]);
        }
        int landed = 0, first = 0;
        for (const QString& sku : skus) {
            const QString copy = m_fixture->files().sources() + u"/IMG_%1.jpg"_s.arg(bySku[sku].value());
            QVERIFY(QFile::copy(picturesOf(sku, grocery, u"query"_s).constLast(), copy));
            drop({copy});
            PlacementPane& pane = plan().placement();
            QTRY_COMPARE_WITH_TIMEOUT(pane.model().rowCount(), 1, kPatienceMs);
            QVERIFY(plan().isVisible());
            const auto showsIt = [&] { return cell(pane, 0, PlacementModel::Product).startsWith(sku); };
            first += showsIt();
            for (int other = 0; other < 6 && !showsIt(); ++other)
                press(pane, Qt::Key_Right);
            if (!showsIt()) { // not even among those offered
                Q_EMIT plan().cancelled();
                continue;
            }
            press(pane, Qt::Key_Return);
            const size_t known = size_t(picturesOf(sku, grocery, u"gallery"_s).size());
            QTRY_COMPARE_WITH_TIMEOUT(m_fixture->files().product(bySku[sku]).media.size(), known + 1, kPatienceMs);
            QVERIFY(!plan().isVisible());
            ++landed;
        }
        QVERIFY2(landed >= 4, qPrintable(u"%1 of 5 landed on their product."_s.arg(landed)));
        const int wanted = LookModels::ofThisUser().list().empty() ? 3 : 4; // by colours and edges only: 3
        QVERIFY2(first >= wanted, qPrintable(u"%1 of 5 products were proposed first."_s.arg(first)));
    }
};

VITRINE_REGISTER_TEST(TestDropByLook)
#include "tst_drop_by_look.moc"
