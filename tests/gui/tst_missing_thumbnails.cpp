#include "core/services/import.h"
#include "tests/gui/window_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// The cache of a catalogue was deleted while it was closed; the window is opened.
class TestMissingThumbnails : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void open_deletedCache_isMadeAgainAndShown()
    {
        WindowFixture fixture;
        QImage image(64, 48, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QString picture = fixture.files().sources() + u"/red.png"_s;
        QVERIFY(image.save(picture));
        must(importAll(fixture.other(), fixture.otherActor(), {.paths = {picture}}));
        fixture.files().close();
        QVERIFY(QDir(fixture.files().folder() + u"/cache"_s).removeRecursively());
        fixture.files().reopen();

        QVERIFY(fixture.open(0));
        fixture.workspace().browser().go({.kind = Location::Kind::AllAssets});
        QTRY_COMPARE_WITH_TIMEOUT(fixture.rows().rowCount(), 1, kPatienceMs);
        const auto missing = [&] { return must(countMissingMedia(fixture.other())); };
        QTRY_COMPARE_WITH_TIMEOUT(missing(), 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isPainted(fixture), kPatienceMs);
    }

private:
    /// The red of the picture is in its cell.
    static bool isPainted(WindowFixture& fixture)
    {
        const QRect cell = fixture.grid().visualRect(fixture.rows().index(0));
        const QImage shown = fixture.grid().viewport()->grab(cell).toImage();
        for (int y = 0; y < shown.height(); ++y) {
            for (int x = 0; x < shown.width(); ++x) {
                const QColor colour = shown.pixelColor(x, y);
                if (colour.red() > 200 && colour.green() < 60 && colour.blue() < 60)
                    return true;
            }
        }
        return false;
    }
};

VITRINE_REGISTER_TEST(TestMissingThumbnails)
#include "tst_missing_thumbnails.moc"
