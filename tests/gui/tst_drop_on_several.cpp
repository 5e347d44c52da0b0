#include "core/services/edit_products.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_registry.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Pictures dropped on one of several selected products are for all of them, as one step.
class TestDropOnSeveral : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_fixture;
    std::vector<ProductId> m_products;

    WindowFixture& f() { return *m_fixture; }
    size_t pictures(size_t product) { return f().files().product(m_products[product]).media.size(); }

    void dropOnRow(int row, const QMimeData& data)
    {
        const QPoint at = f().grid().visualRect(f().rows().index(row)).center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f().grid().viewport(), &enter);
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(f().grid().viewport(), &drop);
    }
    QMimeData* shots()
    {
        auto* data = new QMimeData;
        const QString folder = f().files().sources() + u"/shots"_s;
        for (int i = 1; i <= 2; ++i)
            writePng(u"%1/shot %2.png"_s.arg(folder).arg(i), QColor(60 * i, 90, 30), QSize(40, 30));
        data->setUrls({QUrl::fromLocalFile(folder + u"/shot 1.png"_s), QUrl::fromLocalFile(folder + u"/shot 2.png"_s)});
        return data;
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_products.clear();
        for (int i = 0; i < 4; ++i)
            m_products.push_back(f().files().addProduct(u"P%1"_s.arg(i), u"Product %1"_s.arg(i)));
        QVERIFY(f().open(4));
        m_products.clear();
        for (int row = 0; row < 4; ++row)
            m_products.emplace_back(f().rows().idAt(row));
    }
    void cleanup() { m_fixture.reset(); }

    void files_onOneOfThreeSelected_goToAllThreeInOneStep()
    {
        f().select({0, 1, 2});
        const std::unique_ptr<QMimeData> data(shots());
        const qsizetype before = f().steps();
        dropOnRow(1, *data);
        for (size_t i = 0; i < 3; ++i)
            QTRY_COMPARE_WITH_TIMEOUT(pictures(i), size_t(2), kPatienceMs);
        QCOMPARE(pictures(3), size_t(0));
        QTRY_COMPARE_WITH_TIMEOUT(f().steps(), before + 1, kPatienceMs); // listed when the whole step is in
        QTRY_VERIFY_WITH_TIMEOUT(f().action(ActionId::Undo).isEnabled(), kPatienceMs);
        f().action(ActionId::Undo).trigger();
        for (size_t i = 0; i < 3; ++i)
            QTRY_COMPARE_WITH_TIMEOUT(pictures(i), size_t(0), kPatienceMs);
    }

    void files_onOneThatIsNotSelected_goToThatOneOnly()
    {
        f().select({0, 1});
        const std::unique_ptr<QMimeData> data(shots());
        dropOnRow(3, *data);
        QTRY_COMPARE_WITH_TIMEOUT(pictures(3), size_t(2), kPatienceMs);
        QCOMPARE(pictures(0), size_t(0));
    }

    void shareMedia_intoTwoAndOutOfOne_isOneStepEachWithoutDoubles()
    {
        const std::vector<AssetId> own = f().files().addPictures(2);
        const auto step = shareMedia(f().other(), f().otherActor(), own, std::span(m_products).first(3));
        QVERIFY(step.ok());
        QCOMPARE(pictures(2), size_t(2));
        const auto again = shareMedia(f().other(), f().otherActor(), own, std::span(m_products).first(2),
                                      std::span(m_products).subspan(2, 1));
        QVERIFY(again.ok());
        QVERIFY(!again.value().isValid() || again.value() != step.value());
        QCOMPARE(pictures(0), size_t(2)); // those that are there are not doubled
        QCOMPARE(pictures(2), size_t(0));
        f().files().undo(again.value());
        f().files().undo(step.value());
        QCOMPARE(pictures(0), size_t(0));
    }
};

VITRINE_REGISTER_TEST(TestDropOnSeveral)
#include "tst_drop_on_several.moc"
