#include "core/services/look_models.h"
#include "tests/gui/look_window.h"
#include "tests/support/shared_data.h"
#include "tests/support/test_registry.h"
#include "ui/look/part_rows.h"
#include "ui/look/region_canvas.h"
#include "ui/look/region_editor.h"
#include "ui/look/why_strip.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSlider>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Finding by look in the real window: pictures come into the search field, products come out.
class TestLookInWindow : public QObject
{
    Q_OBJECT

    std::unique_ptr<LookWindow> m_fixture;
    LookWindow& f() { return *m_fixture; }
    double scoreAt(int row) { return f().rows().index(row).data(IdListModel::CellRole).value<GridCell>().score; }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LookWindow>();
        QVERIFY(f().open());
    }
    void cleanup() { m_fixture.reset(); }

    void dropOnTheField_aPhoto_findsItsProductFirst()
    {
        f().dropPhoto(3);
        QVERIFY(f().answered(1));
        QCOMPARE(f().firstProduct(), f().products[3]);
        QVERIFY(f().browser().showsProducts());
        QVERIFY(f().field().pictureChip(0));
        QVERIFY(f().field().pictureChip(0)->accessibleName().contains(u"photo-3"_s));
        QTRY_VERIFY_WITH_TIMEOUT(scoreAt(0) > 0, kPatienceMs);
        for (int row = 1; row < f().rows().rowCount(); ++row)
            QVERIFY(f().rows().match(f().rows().idAt(row))->score <= f().rows().match(f().rows().idAt(0))->score);
    }

    void dropOnTheField_anImageWithoutAFile_findsItsProductFirst()
    {
        QMimeData data;
        data.setImageData(drawnPicture(2, 5));
        f().drop(data);
        QVERIFY(f().answered(1));
        QCOMPARE(f().firstProduct(), f().products[2]);
    }

    void dropOnTheField_text_isSearchedForAsWords()
    {
        QMimeData data;
        data.setText(u"Thing 4"_s);
        f().drop(data);
        QCOMPARE(f().field().text(), u"Thing 4"_s);
        QVERIFY(f().browser().look().isEmpty());
    }

    void dropOnTheField_noPicture_complainsAndAsksNothing()
    {
        QFile file(f().photo(1) + u".jpg"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a picture");
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        f().drop(data);
        QVERIFY(QTest::qWaitFor([&] { return !f().browser().isLoading(); }, kPatienceMs));
        QVERIFY(f().browser().look().isEmpty());
        QCOMPARE(f().rows().rowCount(), LookWindow::kProducts);
    }

    void paste_aPictureIntoTheField_asksByIt()
    {
        QGuiApplication::clipboard()->setImage(drawnPicture(1, 4));
        f().field().enter();
        QTest::keySequence(f().field().edit(), QKeySequence::Paste);
        QVERIFY(f().answered(1));
        QCOMPARE(f().firstProduct(), f().products[1]);
    }

    void findSimilar_aSelectedProduct_findsItselfFirst()
    {
        f().select({4});
        const ProductId wanted(f().rows().idAt(4));
        f().action(ActionId::FindSimilar).trigger();
        QVERIFY(f().answered(1));
        QCOMPARE(f().firstProduct(), wanted);
    }

    void secondPicture_dropped_isAddedAndWithAltTurnsAway()
    {
        f().dropPhoto(0);
        QVERIFY(f().answered(1));
        f().dropPhoto(5);
        QVERIFY(f().answered(2));
        QVERIFY(!f().browser().look().pictures[1].unlike);
        f().browser().goBack();
        QVERIFY(f().answered(1));
        f().dropPhoto(5, Qt::AltModifier);
        QVERIFY(f().answered(2));
        QVERIFY(f().browser().look().pictures[1].unlike);
        QCOMPARE(f().firstProduct(), f().products[0]);
    }

    void backAndForward_goThroughQuestionsByLook()
    {
        f().dropPhoto(2);
        QVERIFY(f().answered(1));
        f().action(ActionId::Back).trigger();
        QVERIFY(f().quiet());
        QVERIFY(!f().field().pictureChip(0));
        QCOMPARE(f().rows().rowCount(), LookWindow::kProducts);
        f().action(ActionId::Forward).trigger();
        QVERIFY(f().answered(1));
        QVERIFY(f().field().pictureChip(0));
        QCOMPARE(f().firstProduct(), f().products[2]);
    }

    void escape_takesWordsThenPicturesAway()
    {
        f().dropPhoto(2);
        QVERIFY(f().answered(1));
        f().field().enter();
        QTest::keyClicks(f().field().edit(), u"Thing"_s);
        QTest::keyClick(f().field().edit(), Qt::Key_Escape);
        for (int i = 0; i < 3 && !f().field().text().isEmpty(); ++i)
            QTest::keyClick(f().field().edit(), Qt::Key_Escape);
        QVERIFY(!f().browser().look().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!f().browser().isLoading(), kPatienceMs);
        QTest::keyClick(f().field().edit(), Qt::Key_Escape);
        QVERIFY(f().browser().look().isEmpty());
        QVERIFY(f().quiet());
    }

    void backspace_atTheBeginning_takesTheLastPictureAway()
    {
        f().dropPhoto(2);
        QVERIFY(f().answered(1));
        f().field().enter();
        QTest::keyClick(f().field().edit(), Qt::Key_Backspace);
        QVERIFY(f().quiet());
        QVERIFY(f().browser().look().isEmpty());
    }

    void words_besideAPicture_narrowTheResult()
    {
        f().dropPhoto(2);
        QVERIFY(f().answered(1));
        f().browser().setWords(u"sku:M-1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(f().firstProduct(), f().products[1], kPatienceMs);
        QCOMPARE(f().rows().rowCount(), 1);
        QVERIFY(f().browser().answer());
    }

    void asPictures_switched_listsPictures()
    {
        f().dropPhoto(2);
        QVERIFY(f().answered(1));
        f().action(ActionId::LookAsPictures).trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!f().browser().showsProducts(), kPatienceMs);
        QVERIFY(f().browser().answer());
        QVERIFY(f().rows().rowCount() >= 3);
    }

    void background_change_keepsTheResult()
    {
        f().dropPhoto(2);
        QVERIFY(f().answered(1));
        f().files().addProduct(u"NEW"_s, u"Bare"_s);
        QVERIFY(QTest::qWaitFor([&] { return !f().browser().isLoading(); }, kPatienceMs));
        QVERIFY(f().browser().answer());
        QCOMPARE(f().firstProduct(), f().products[2]);
    }

    void part_drawnInTheEditor_isAskedAndUndoneByWhole()
    {
        f().dropPhoto(3);
        QVERIFY(f().answered(1));
        QTest::mouseClick(f().field().pictureChip(0), Qt::LeftButton, {}, QPoint(8, 8));
        auto* editor = f().field().findChild<RegionEditor*>();
        QVERIFY(editor);
        RegionCanvas& canvas = editor->canvas();
        QTRY_VERIFY_WITH_TIMEOUT(canvas.proposal().has_value(), kPatienceMs);
        const QRectF shown = canvas.pictureRect();
        const QPoint from = (shown.topLeft() + QPointF(shown.width() * .2, shown.height() * .2)).toPoint();
        const QPoint to = (shown.topLeft() + QPointF(shown.width() * .8, shown.height() * .7)).toPoint();
        QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(&canvas, to);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
        QVERIFY(f().browser().look().pictures[0].example.region.has_value());
        const QRect region = *f().browser().look().pictures[0].example.region;
        QVERIFY(qAbs(region.x() - 48) <= 3 && qAbs(region.width() - 144) <= 5);
        QVERIFY(f().answered(1));
        QTest::keyClick(&canvas, Qt::Key_Home);
        QVERIFY(!f().browser().look().pictures[0].example.region.has_value());
        QTest::keyClick(&canvas, Qt::Key_Escape);
        QVERIFY(f().answered(1));
        QCOMPARE(f().firstProduct(), f().products[3]);
    }

    void why_ofTheSelectedResult_showsPartsAndWeighs()
    {
        f().dropPhoto(3);
        QVERIFY(f().answered(1));
        f().select({0});
        WhyStrip& why = f().workspace().why();
        QTRY_VERIFY_WITH_TIMEOUT(why.isVisible(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(why.words().contains(u"Thing 3"_s), kPatienceMs);
        QVERIFY(why.rows().shownPercent(u"colour"_s) > 0);
        QSlider* colour = why.rows().slider(u"colour"_s);
        QVERIFY(colour);
        colour->setValue(0);
        QVERIFY(!f().browser().look().weights.empty());
        QVERIFY(f().answered(1));
        colour->setValue(100);
        QVERIFY(f().browser().look().weights.empty());
        QVERIFY(f().answered(1));
        f().action(ActionId::ShowWhy).trigger();
        QVERIFY(!why.isVisible());
    }

    void closing_whileAQuestionIsAsked_isQuick()
    {
        f().dropPhoto(3);
        QVERIFY(f().close());
    }

    void dropOnTheField_photosOfTheSharedData_findTheirProducts();
};

namespace {
struct Labelled {
    QString path, product;
};

std::vector<Labelled> labelled(const QString& table, const QString& folder)
{
    QFile file(table);
    std::vector<Labelled> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray& line : lines.mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        if (cells.size() >= 2)
            rows.push_back({folder + u'/' + QString::fromUtf8(cells[0]), QString::fromUtf8(cells[1])});
    }
    return rows;
}
} // namespace

/// Ten products of the shared photos. With a model pack eight of ten must come first; the comparison of colours and
/// edges, which runs where there is none, finds six.
void TestLookInWindow::dropOnTheField_photosOfTheSharedData_findTheirProducts()
{
    const QString folder = sharedGrocery();
    if (folder.isEmpty())
        QSKIP("The shared photos are not on this machine.");
    constexpr int kEvery = 8, kMost = 10;
    std::map<QString, std::vector<AssetId>> media;
    std::map<QString, ProductId> products;
    for (const Labelled& row : labelled(folder + u"/gallery.csv"_s, folder)) {
        QFile file(row.path);
        if (row.product.mid(1).toInt() % kEvery || media[row.product].size() == 5 || !file.open(QIODevice::ReadOnly))
            continue;
        media[row.product].push_back(
            addPictureBytes(f().files(), file.readAll(), QImage(row.path).size(), QFileInfo(row.path).fileName()));
    }
    for (const auto& [sku, pictures] : media) {
        if (!pictures.empty() && products.size() < kMost)
            products[sku] = f().files().addProduct(sku, sku, pictures);
    }
    int asked = 0, right = 0;
    std::map<QString, bool> seen;
    for (const Labelled& row : labelled(folder + u"/query.csv"_s, folder)) {
        if (!products.contains(row.product) || std::exchange(seen[row.product], true))
            continue;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(row.path)});
        f().browser().setLook({});
        QVERIFY(f().quiet());
        f().drop(data);
        QVERIFY(f().answered(1));
        ++asked;
        right += f().firstProduct() == products[row.product];
    }
    QVERIFY(asked >= 5);
    const int wanted = LookModels::ofThisUser().list().empty() ? 5 : 8;
    QVERIFY2(right * 10 >= asked * wanted, qPrintable(u"%1 of %2"_s.arg(right).arg(asked)));
}

VITRINE_REGISTER_TEST(TestLookInWindow)
#include "tst_look_in_window.moc"
