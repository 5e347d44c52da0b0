#include "tests/support/test_registry.h"
#include "tests/unit/editors/fake_thumbnails.h"
#include "ui/editors/drag_contents.h"
#include "ui/editors/media_strip.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

using namespace vitrine;
using namespace vitrine::test;

namespace {
std::vector<StripItem> fiveItems()
{
    std::vector<StripItem> items;
    for (int number = 1; number <= 5; ++number)
        items.push_back({AssetId(number), QString(64, u'a'), QStringLiteral("%1.jpg").arg(number)});
    return items;
}

std::vector<AssetId> ids(std::initializer_list<int> numbers)
{
    std::vector<AssetId> result;
    for (const int number : numbers)
        result.emplace_back(number);
    return result;
}
} // namespace

class TestMediaStrip : public QObject
{
    Q_OBJECT

    FakeThumbnails m_thumbnails;

    std::unique_ptr<MediaStrip> shownStrip(std::optional<AssetId> cover = std::nullopt)
    {
        auto strip = std::make_unique<MediaStrip>(m_thumbnails);
        strip->resize(400, strip->heightForWidth(400));
        strip->setMedia(fiveItems(), cover);
        strip->resize(400, strip->heightForWidth(400));
        strip->show();
        strip->activateWindow();
        (void)QTest::qWaitForWindowActive(strip.get());
        strip->setFocus();
        return strip;
    }

    static std::vector<AssetId> orderIn(const QSignalSpy& spy)
    {
        return spy.isEmpty() ? std::vector<AssetId>{} : spy.last().first().value<std::vector<AssetId>>();
    }

    static void dropOn(MediaStrip& strip, QPointF place, const QMimeData& mime)
    {
        QDragEnterEvent enter(place.toPoint(), Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&strip, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(place, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&strip, &drop);
    }

    static void drag(MediaStrip& strip, QPoint from, QPoint to)
    {
        QTest::mousePress(&strip, Qt::LeftButton, {}, from);
        for (const double part : {.3, .6, 1.}) {
            const QPointF place = QPointF(from) + QPointF(to - from) * part;
            QMouseEvent move(QEvent::MouseMove, place, strip.mapToGlobal(place), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(&strip, &move);
        }
        QTest::mouseRelease(&strip, Qt::LeftButton, {}, to);
    }

private Q_SLOTS:
    void order_withoutCover_firstPictureStandsForIt()
    {
        auto items = fiveItems();
        items[0].kind = AssetKind::Sound;
        const MediaOrder order(items, std::nullopt);
        QCOMPARE(order.at(0).id, AssetId(2));
        QCOMPARE(order.placeOf(0), 1);
        QCOMPARE(order.at(1).id, AssetId(1));
    }

    void moved_severalBeforeAGap_keepTheirOrder()
    {
        const MediaOrder order(fiveItems(), AssetId(1)); // shown: 1 2 3 4 5
        QCOMPARE(order.moved({AssetId(5), AssetId(3)}, 1), ids({1, 3, 5, 2, 4}));
        QCOMPARE(order.moved({AssetId(2)}, 5), ids({1, 3, 4, 5, 2}));
        QCOMPARE(order.moved({AssetId(2)}, 1), ids({1, 2, 3, 4, 5}));
    }

    void moved_coverInTheMiddle_countsTheOthers()
    {
        const MediaOrder order(fiveItems(), AssetId(3)); // shown: 3 1 2 4 5
        QCOMPARE(order.moved({AssetId(5)}, 1), ids({5, 1, 2, 3, 4}));
        QCOMPARE(order.moved({AssetId(1)}, 3), ids({2, 3, 1, 4, 5}));
    }

    void shifted_atTheEnd_stays()
    {
        const MediaOrder order(fiveItems(), std::nullopt);
        QCOMPARE(order.shifted({AssetId(4), AssetId(5)}, 1), ids({1, 2, 3, 4, 5}));
        QCOMPARE(order.shifted({AssetId(3), AssetId(5)}, 1), ids({1, 2, 4, 3, 5}));
        QCOMPARE(order.shifted({AssetId(5)}, -5), ids({5, 1, 2, 3, 4}));
        QCOMPARE(order.shifted({AssetId(1), AssetId(2)}, 5), ids({3, 4, 5, 1, 2}));
    }

    void layout_everySlot_liesInsideAndApart()
    {
        for (const int width : {200, 333, 400, 900}) {
            const MediaStripLayout layout(width, 80, 8, 7);
            for (int one = 0; one <= 7; ++one) {
                QVERIFY(QRect(0, 0, width, layout.height()).contains(layout.slot(one)));
                for (int other = one + 1; other <= 7; ++other)
                    QVERIFY(!layout.slot(one).intersects(layout.slot(other)));
                QCOMPARE(layout.slotAt(layout.slot(one).center()), one);
            }
        }
    }

    void altRight_movesTheSelectedPicture()
    {
        const auto strip = shownStrip();
        QSignalSpy spy(strip.get(), &MediaStrip::orderRequested);
        strip->select({AssetId(2)});
        QTest::keyClick(strip.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(orderIn(spy), ids({1, 3, 2, 4, 5}));
        QTest::keyClick(strip.get(), Qt::Key_Home, Qt::AltModifier);
        QCOMPARE(orderIn(spy), ids({2, 1, 3, 4, 5}));
    }

    void altLeft_isTakenFromTheWindow()
    {
        const auto strip = shownStrip();
        QKeyEvent event(QEvent::ShortcutOverride, Qt::Key_Left, Qt::AltModifier);
        event.ignore();
        QApplication::sendEvent(strip.get(), &event);
        QVERIFY(event.isAccepted());
    }

    void dragging_toAGap_asksForTheOrder()
    {
        const auto strip = shownStrip();
        QSignalSpy spy(strip.get(), &MediaStrip::orderRequested);
        const QRect second = strip->itemRect(AssetId(2));
        drag(*strip, strip->itemRect(AssetId(5)).center(), second.center() - QPoint(second.width() / 3, 0));
        QCOMPARE(orderIn(spy), ids({1, 5, 2, 3, 4}));
    }

    void dragging_ontoTheCover_asksForTheCover()
    {
        const auto strip = shownStrip();
        QSignalSpy cover(strip.get(), &MediaStrip::coverRequested);
        drag(*strip, strip->itemRect(AssetId(4)).center(), strip->itemRect(AssetId(1)).center());
        QCOMPARE(cover.size(), 1);
        QCOMPARE(cover.first().first().value<AssetId>(), AssetId(4));
    }

    void dragging_outOfTheStrip_startsADragOfAllSelected()
    {
        const auto strip = shownStrip();
        strip->select({AssetId(2), AssetId(3)});
        QSignalSpy spy(strip.get(), &MediaStrip::dragOutRequested);
        drag(*strip, strip->itemRect(AssetId(3)).center(), QPoint(200, strip->height() + 60));
        QCOMPARE(spy.size(), 1);
        QCOMPARE(orderIn(spy), ids({2, 3}));
    }

    void keys_deleteCoverOpenPreviewCopy_ask()
    {
        const auto strip = shownStrip();
        strip->select({AssetId(3)});
        QSignalSpy removed(strip.get(), &MediaStrip::removeRequested);
        QSignalSpy cover(strip.get(), &MediaStrip::coverRequested);
        QSignalSpy opened(strip.get(), &MediaStrip::openRequested);
        QSignalSpy previewed(strip.get(), &MediaStrip::previewRequested);
        QSignalSpy copied(strip.get(), &MediaStrip::copyRequested);
        QTest::keyClick(strip.get(), Qt::Key_Delete);
        QTest::keyClick(strip.get(), Qt::Key_C);
        QTest::keyClick(strip.get(), Qt::Key_Return);
        QTest::keyClick(strip.get(), Qt::Key_Space);
        QTest::keySequence(strip.get(), QKeySequence::Copy);
        for (const QSignalSpy* spy : {&removed, &cover, &opened, &previewed, &copied})
            QCOMPARE(spy->size(), 1);
    }

    void readOnly_changesNothing()
    {
        const auto strip = shownStrip();
        strip->setReadOnly(true);
        strip->select({AssetId(3)});
        QSignalSpy ordered(strip.get(), &MediaStrip::orderRequested);
        QSignalSpy removed(strip.get(), &MediaStrip::removeRequested);
        QTest::keyClick(strip.get(), Qt::Key_Right, Qt::AltModifier);
        QTest::keyClick(strip.get(), Qt::Key_Delete);
        drag(*strip, strip->itemRect(AssetId(5)).center(), strip->itemRect(AssetId(2)).center());
        QVERIFY(ordered.isEmpty() && removed.isEmpty());
    }

    void drop_filesAndAssets_tellThePlace()
    {
        const auto strip = shownStrip();
        QSignalSpy files(strip.get(), &MediaStrip::filesDropped);
        QSignalSpy assets(strip.get(), &MediaStrip::assetsDropped);
        const QRect third = strip->itemRect(AssetId(3));
        const QPointF place = third.center() - QPoint(third.width() / 3, 0);
        QMimeData urls;
        urls.setUrls({QUrl::fromLocalFile(QStringLiteral("/a.jpg"))});
        dropOn(*strip, place, urls);
        QCOMPARE(files.size(), 1);
        QCOMPARE(files.first().at(1).toInt(), 2);
        QMimeData inside;
        putAssets(inside, {ids({8, 9}), ProductId(4)});
        dropOn(*strip, place, inside);
        QCOMPARE(assets.size(), 1);
        QCOMPARE(assets.first().at(0).value<std::vector<AssetId>>(), ids({8, 9}));
        QCOMPARE(assets.first().at(1).value<ProductId>(), ProductId(4));
    }

    void assetsOf_brokenBytes_isNothing()
    {
        QMimeData mime;
        mime.setData(QString::fromUtf16(kAssetsMimeType), QByteArray(9, '\xff'));
        QVERIFY(!assetsOf(mime));
    }
};

VITRINE_REGISTER_TEST(TestMediaStrip)
#include "tst_media_strip.moc"
