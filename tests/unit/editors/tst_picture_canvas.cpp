#include "tests/support/test_registry.h"
#include "ui/views/picture_canvas.h"

#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

using namespace vitrine;

class TestPictureCanvas : public QObject
{
    Q_OBJECT

    static std::unique_ptr<PictureCanvas> shownCanvas(QSize picture, QSize full = {})
    {
        auto canvas = std::make_unique<PictureCanvas>();
        canvas->resize(200, 100);
        QImage image(picture, QImage::Format_RGB32);
        image.fill(Qt::red);
        canvas->show();
        (void)QTest::qWaitForWindowExposed(canvas.get());
        canvas->setPicture(image, full);
        return canvas;
    }

private Q_SLOTS:
    void fit_largePicture_fillsTheWidget()
    {
        const auto canvas = shownCanvas({400, 400});
        QCOMPARE(canvas->zoomMode(), ZoomMode::Fit);
        QCOMPARE(canvas->scale(), 0.25);
        canvas->resize(200, 200);
        QCOMPARE(canvas->scale(), 0.5);
    }

    void fit_smallPicture_isNotBlownUp()
    {
        const auto canvas = shownCanvas({20, 20});
        QCOMPARE(canvas->scale(), canvas->devicePixelRatioF());
    }

    void wheel_zoomsAroundThePointer()
    {
        const auto canvas = shownCanvas({4000, 2000});
        const QPointF pointer(50, 30);
        const QPointF before = canvas->pictureAt(pointer);
        QWheelEvent wheel(pointer, canvas->mapToGlobal(pointer), {}, {0, 960}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas.get(), &wheel);
        QCOMPARE(canvas->scale(), 0.05 * 4);
        QVERIFY((canvas->pictureAt(pointer) - before).manhattanLength() < 0.01);
    }

    void keyZ_goesOneToOneThenTwoThenFit()
    {
        const auto canvas = shownCanvas({4000, 2000});
        QTest::keyClick(canvas.get(), Qt::Key_Z);
        QCOMPARE(canvas->scale(), 1.);
        QTest::keyClick(canvas.get(), Qt::Key_Z);
        QCOMPARE(canvas->scale(), 2.);
        QTest::keyClick(canvas.get(), Qt::Key_Z);
        QCOMPARE(canvas->zoomMode(), ZoomMode::Fit);
    }

    void arrows_zoomed_panWithinThePicture()
    {
        const auto canvas = shownCanvas({400, 400});
        canvas->setScale(1);
        for (int press = 0; press < 20; ++press)
            QTest::keyClick(canvas.get(), Qt::Key_Left);
        QCOMPARE(canvas->pictureAt({0, 50}).x(), 0.);
    }

    void arrows_fitted_areLeftToTheOwner()
    {
        const auto canvas = shownCanvas({400, 400});
        QKeyEvent key(QEvent::KeyPress, Qt::Key_Right, Qt::NoModifier);
        QApplication::sendEvent(canvas.get(), &key);
        QVERIFY(!key.isAccepted());
    }

    void zoom_beyondTheGivenPixels_asksForMore()
    {
        const auto canvas = shownCanvas({200, 100}, {2000, 1000});
        QSignalSpy spy(canvas.get(), &PictureCanvas::morePixelsWanted);
        canvas->setScale(0.5);
        QVERIFY(!spy.isEmpty());
        QCOMPARE(spy.last().first().toSize(), QSize(1000, 500));
        QImage finer(1000, 500, QImage::Format_RGB32);
        canvas->refine(finer);
        QCOMPARE(canvas->scale(), 0.5);
        QCOMPARE(canvas->fullSize(), QSize(2000, 1000));
    }

    void dragging_zoomed_movesThePicture()
    {
        const auto canvas = shownCanvas({400, 400});
        canvas->setScale(1);
        const QPointF before = canvas->pictureAt({100, 50});
        QTest::mousePress(canvas.get(), Qt::LeftButton, {}, {100, 50});
        QMouseEvent move(QEvent::MouseMove, QPointF(70, 40), canvas->mapToGlobal(QPointF(70, 40)), Qt::NoButton,
                         Qt::LeftButton, {});
        QApplication::sendEvent(canvas.get(), &move);
        QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, {70, 40});
        QCOMPARE(canvas->pictureAt({100, 50}), before + QPointF(30, 10));
    }
};

VITRINE_REGISTER_TEST(TestPictureCanvas)
#include "tst_picture_canvas.moc"
