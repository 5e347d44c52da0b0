#include "core/services/edit_products.h"
#include "core/services/import.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/drawn_asset.h"
#include "tests/support/drawn_picture.h"
#include "tests/support/test_registry.h"
#include "ui/duplicates/duplicate_compare.h"
#include "ui/duplicates/duplicate_desk.h"
#include "ui/duplicates/duplicate_model.h"
#include "ui/panels/sidebar.h"
#include "ui/views/picture_preview.h"

#include <QDir>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTransform>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Deciding about duplicates in the window.
class TestDuplicateDesk : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowFixture> m_fixture;
    ProductId m_product;
    AssetId m_small;

    WindowFixture& f() { return *m_fixture; }
    DuplicateDesk& desk() { return f().workspace().duplicates(); }
    AssetId import(const QString& name, const QImage& image)
    {
        QDir().mkpath(f().files().sources());
        ImportRequest request;
        request.paths = {f().files().sources() + u'/' + name};
        if (!image.save(request.paths.front()))
            qFatal("A picture for a test could not be written.");
        return must(importAll(f().other(), f().otherActor(), request)).assets.front();
    }
    int groups() { return desk().groups().rowCount(); }
    void press(Qt::Key key) { QTest::keyClick(&desk().list(), key); }
    bool isTrashed(AssetId asset) { return f().files().asset(asset).trashedUtc.has_value(); }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        for (const int motif : {1, 4}) {
            const QImage drawn = drawnPicture(motif, 0, {480, 400});
            import(u"large-%1.png"_s.arg(motif), drawn);
            m_small = import(u"small-%1.png"_s.arg(motif),
                             drawn.scaled(240, 200, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        }
        m_product = f().files().addProduct(u"TEA"_s, u"Tea"_s, {m_small});
        QVERIFY(f().open(1));
        Location duplicates;
        duplicates.kind = Location::Kind::Duplicates;
        f().workspace().browser().go(duplicates);
        QTRY_COMPARE_WITH_TIMEOUT(groups(), 2, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(desk().isVisible(), kPatienceMs);
    }
    void cleanup() { m_fixture.reset(); }

    void enter_suggestion_mergesAndUndoBringsBack()
    {
        const DuplicateGroup group = desk().groups().group(desk().current());
        const AssetId kept = group.members[0].asset, other = group.members[1].asset;
        QCOMPARE(f().files().asset(kept).mainFile()->width, 480);
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isTrashed(other), kPatienceMs);
        QVERIFY(!isTrashed(kept));
        QTRY_COMPARE_WITH_TIMEOUT(groups(), 1, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(f().action(ActionId::Undo).isEnabled(), kPatienceMs);
        f().action(ActionId::Undo).trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!isTrashed(other), kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(groups(), 2, kPatienceMs);
    }

    void numberKey_another_isKeptAndTakesOver()
    {
        const DuplicateGroup group = desk().groups().group(0);
        press(Qt::Key_2);
        QTRY_VERIFY_WITH_TIMEOUT(isTrashed(group.members[0].asset), kPatienceMs);
        QVERIFY(!isTrashed(group.members[1].asset));
    }

    void numberKey_thatNoPictureHas_doesNothing()
    {
        const qsizetype steps = f().steps();
        press(Qt::Key_7);
        QCOMPARE(f().steps(), steps);
    }

    void n_group_isGoneAndNothingElseChanges()
    {
        const DuplicateGroup group = desk().groups().group(0);
        press(Qt::Key_N);
        QTRY_COMPARE_WITH_TIMEOUT(groups(), 1, kPatienceMs);
        for (const DuplicateMember& member : group.members)
            QVERIFY(!isTrashed(member.asset));
    }

    void s_group_goesBehindTheOthers()
    {
        const QString first = DuplicateModel::keyOf(desk().groups().group(0));
        desk().list().setCurrentIndex(desk().groups().index(0));
        press(Qt::Key_S);
        QCOMPARE(desk().groups().rowOf(first), 1);
        QCOMPARE(desk().current(), 0);
        QCOMPARE(groups(), 2);
    }

    void sidebar_row_countsOpenGroups()
    {
        const auto count = [this] {
            Location duplicates;
            duplicates.kind = Location::Kind::Duplicates;
            const SidebarModel& model = f().workspace().sidebar().sidebarModel();
            return model.indexOf(duplicates).data(SidebarModel::CountRole).toInt();
        };
        QTRY_COMPARE_WITH_TIMEOUT(count(), 2, kPatienceMs);
        press(Qt::Key_N);
        QTRY_COMPARE_WITH_TIMEOUT(count(), 1, kPatienceMs);
    }

    void newPicture_fromOutside_isComparedByItself()
    {
        import(u"turned.png"_s, drawnPicture(4, 0, {480, 400}).transformed(QTransform().rotate(90)));
        const auto largest = [this] {
            size_t size = 0;
            for (int row = 0; row < groups(); ++row)
                size = std::max(size, desk().groups().group(row).members.size());
            return size;
        };
        QTRY_COMPARE_WITH_TIMEOUT(largest(), size_t(3), kPatienceMs);
    }

    void zoom_ofOnePicture_isFollowedByTheOthers()
    {
        const auto& tiles = desk().compare().tiles();
        QCOMPARE(tiles.size(), size_t(2));
        const auto follows = [&tiles] {
            tiles[0]->preview().setScale(2); // a picture that arrives late is fitted first
            tiles[0]->preview().setScale(3);
            return qFuzzyCompare(tiles[1]->preview().scale(), 3.0);
        };
        QTRY_VERIFY_WITH_TIMEOUT(follows(), kPatienceMs);
    }

    void place_leftAgain_showsTheGrid()
    {
        f().workspace().browser().go({});
        QTRY_VERIFY_WITH_TIMEOUT(f().grid().isVisible() && !desk().isVisible(), kPatienceMs);
    }

    void sameProduct_differentFields_areToldBeforeTheMerge()
    {
        std::vector<ProductId> twins;
        for (const int first : {0, 4}) {
            std::vector<AssetId> media;
            for (int variant = first; variant < first + 2; ++variant)
                media.push_back(
                    addPictureBytes(f().files(), drawnPng(2, variant), {240, 200}, u"twin-%1.png"_s.arg(variant)));
            twins.push_back(f().files().addProduct(u"TWIN-%1"_s.arg(first), u"Twin"_s, media));
            must(
                changeProducts(f().other(), f().otherActor(), {&twins.back(), 1}, {.brand = u"Maker %1"_s.arg(first)}));
        }
        QPushButton* compareNow = nullptr;
        for (QPushButton* button : desk().findChildren<QPushButton*>())
            compareNow = button->text() == u"Compare now"_s ? button : compareNow;
        QVERIFY(compareNow);
        const auto rowOfTwins = [this, compareNow] {
            for (int row = 0; row < groups(); ++row) {
                if (desk().groups().group(row).kind == DuplicateClass::SameProduct)
                    return row;
            }
            if (compareNow->isVisible()) // not while it compares
                compareNow->click();
            return -1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(rowOfTwins() >= 0, kPatienceMs);
        desk().list().setCurrentIndex(desk().groups().index(rowOfTwins()));
        const auto* foot = desk().findChild<QLabel*>(u"foot"_s);
        QTRY_VERIFY_WITH_TIMEOUT(foot->text().contains(u"leaves behind: sku, brand"_s), kPatienceMs);
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(f().files().product(twins[0]).trashedUtc || f().files().product(twins[1]).trashedUtc,
                                 kPatienceMs);
    }
};

VITRINE_REGISTER_TEST(TestDuplicateDesk)
#include "tst_duplicate_desk.moc"
