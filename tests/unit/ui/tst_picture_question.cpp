#include "tests/support/test_registry.h"
#include "ui/look/picture_intake.h"
#include "ui/look/region_canvas.h"
#include "ui/look/region_editor.h"

#include <QSignalSpy>
#include <QtTest>

using namespace vitrine;

namespace {
QuestionPicture pictureOf(qint64 asset, bool unlike = false)
{
    QuestionPicture picture;
    picture.example.asset = AssetId(asset);
    picture.size = {200, 100};
    picture.unlike = unlike;
    return picture;
}
} // namespace

/// The value that the search field asks by look, and the part that is drawn on its pictures.
class TestPictureQuestion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lookQuery_wantedAndUnwanted_areSorted()
    {
        PictureQuestion question;
        question.pictures = {pictureOf(1), pictureOf(2, true), pictureOf(3)};
        question.wholeTail = true;
        const LookQuery query = lookQuery(question, true, std::nullopt);
        QCOMPARE(query.examples.size(), size_t(2));
        QCOMPARE(query.unlike.size(), size_t(1));
        QCOMPARE(query.unlike.front().asset, AssetId(2));
        QCOMPARE(query.grouping, LookGrouping::Product);
        QVERIFY(!query.naturalEnd);
        QVERIFY(lookQuery({}, false, std::nullopt).naturalEnd);
    }

    void remove_theLastWanted_makesTheOthersWanted()
    {
        PictureQuestion question;
        question.pictures = {pictureOf(1), pictureOf(2, true)};
        question.remove(0);
        QCOMPARE(question.pictures.size(), size_t(1));
        QVERIFY(!question.pictures.front().unlike);
    }

    void equality_regionWeightOrSwitch_differs()
    {
        PictureQuestion one;
        one.pictures = {pictureOf(1)};
        PictureQuestion other = one;
        QVERIFY(one == other);
        other.pictures[0].example.region = QRect(1, 2, 3, 4);
        QVERIFY(!(one == other));
        other = one;
        other.weights = {{QStringLiteral("colour"), 2}};
        QVERIFY(!(one == other));
        other = one;
        other.byPicture = true;
        QVERIFY(!(one == other));
    }

    void withPictures_changes_replaceAddAndTurnRound()
    {
        PictureQuestion question = withPictures({}, {pictureOf(1)}, QuestionChange::Unlike);
        QVERIFY(!question.pictures[0].unlike); // something must be wanted
        question = withPictures(question, {pictureOf(2), pictureOf(1)}, QuestionChange::Add);
        QCOMPARE(question.pictures.size(), size_t(2));
        question = withPictures(question, {pictureOf(2)}, QuestionChange::Unlike);
        QCOMPARE(question.pictures.size(), size_t(2));
        QVERIFY(question.pictures[1].unlike);
        question = withPictures(question, {pictureOf(9)}, QuestionChange::Replace);
        QCOMPARE(question.pictures.size(), size_t(1));
        for (qint64 id = 20; id < 40; ++id)
            question = withPictures(question, {pictureOf(id)}, QuestionChange::Add);
        QCOMPARE(question.pictures.size(), size_t(kMostQuestionPictures));
    }

    void part_region_isItsShareOfThePicture()
    {
        QuestionPicture picture = pictureOf(1);
        QCOMPARE(picture.part(), QRectF(0, 0, 1, 1));
        picture.example.region = QRect(50, 25, 100, 50);
        QCOMPARE(picture.part(), QRectF(.25, .25, .5, .5));
        QCOMPARE(pixelsOf(picture.part(), picture.size), QRect(50, 25, 100, 50));
    }

    void pixelsOf_edges_stayInsideAndAreNeverEmpty()
    {
        QCOMPARE(pixelsOf({0, 0, 1, 1}, {7, 5}), QRect(0, 0, 7, 5));
        QCOMPARE(pixelsOf({.999, .999, .001, .001}, {7, 5}), QRect(6, 4, 1, 1));
    }

    void scoreText_almostTheSame_isNotOneHundred()
    {
        QCOMPARE(scoreText(.9999), QStringLiteral("99 %"));
        QCOMPARE(scoreText(1), QStringLiteral("100 %"));
        QCOMPARE(scoreText(.424), QStringLiteral("42 %"));
    }

    void lookPlace_insideOneProduct_isAllProducts()
    {
        Location here;
        here.kind = Location::Kind::Inbox;
        QCOMPARE(lookPlace(here), Location());
        here.kind = Location::Kind::Category;
        here.name = QStringLiteral("Tea");
        QCOMPARE(lookPlace(here), here);
    }

    void canvas_keys_moveResizeAndTakeTheProposal()
    {
        RegionCanvas canvas;
        canvas.setPicture(QImage(200, 100, QImage::Format_RGB32));
        canvas.resize(300, 300);
        QSignalSpy chosen(&canvas, &RegionCanvas::partChosen);
        canvas.setProposal(QRectF(.3, .3, .4, .4));
        QTest::keyClick(&canvas, Qt::Key_M);
        QCOMPARE(canvas.part(), std::optional(QRectF(.3, .3, .4, .4)));
        QTest::keyClick(&canvas, Qt::Key_Right);
        QVERIFY(qFuzzyCompare(canvas.part()->x(), .31));
        QTest::keyClick(&canvas, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(qFuzzyCompare(canvas.part()->height(), .41));
        for (int i = 0; i < 100; ++i)
            QTest::keyClick(&canvas, Qt::Key_Right);
        QVERIFY(canvas.part()->right() <= 1.000001);
        QTest::keyClick(&canvas, Qt::Key_Home);
        QVERIFY(!canvas.part());
        QCOMPARE(chosen.count(), 104);
    }

    void canvas_mouse_drawsThenMovesThenResizes()
    {
        RegionCanvas canvas;
        canvas.setPicture(QImage(200, 200, QImage::Format_RGB32));
        canvas.resize(204, 204); // the picture one to one
        canvas.show();
        const auto drag = [&canvas](QPoint from, QPoint to) {
            QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
            QTest::mouseMove(&canvas, to);
            QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
        };
        drag({52, 52}, {152, 102});
        QVERIFY(canvas.part());
        QVERIFY(qAbs(canvas.part()->x() - .25) < .01 && qAbs(canvas.part()->width() - .5) < .01);
        drag({102, 77}, {122, 77});
        QVERIFY(qAbs(canvas.part()->x() - .35) < .01 && qAbs(canvas.part()->width() - .5) < .01);
        drag({172, 77}, {192, 77});
        QVERIFY(qAbs(canvas.part()->width() - .6) < .01);
    }
};

VITRINE_REGISTER_TEST(TestPictureQuestion)
#include "tst_picture_question.moc"
