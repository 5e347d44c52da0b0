#include "core/services/browse.h"
#include "core/services/import.h"
#include "tests/screenshots/listener_scenes.h"
#include "tests/screenshots/scenes.h"
#include "ui/sample/sample_catalogue.h"
#include "ui/sample/sample_pictures.h"
#include "ui/sample/sample_products.h"
#include "ui/settings/language.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>

using namespace vitrine;

namespace {
/// Files for the import plan: names that match products, and some that do not.
QStringList lookAlikes(const QString& folder)
{
    const QStringList names{QStringLiteral("MUG-BLU_4.jpg"),     QStringLiteral("MUG-YLW_3.jpg"),
                            QStringLiteral("LMP-LIN_front.jpg"), QStringLiteral("CHR-OAK-BL-04.jpg"),
                            QStringLiteral("DSC_5001.jpg"),      QStringLiteral("DSC_5002.jpg"),
                            QStringLiteral("notes.txt")};
    QDir().mkpath(folder);
    int hue = 0;
    for (const QString& name : names) {
        QImage picture(600, 450, QImage::Format_RGB32);
        picture.fill(QColor::fromHsl((hue += 47) % 360, 120, 170));
        if (!name.endsWith(QStringLiteral("txt"))) {
            picture.save(QDir(folder).filePath(name), "JPG");
            continue;
        }
        QFile file(QDir(folder).filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write("Ask about the lamp.\n");
    }
    return {folder};
}

/// Copies of pictures of the sample, changed as copies are: what the duplicates' desk is for.
Result<> addCopies(const QString& catalogue, const QString& folder, const Clock& clock)
{
    TRY_ASSIGN(const auto opened, made, Catalogue::open(catalogue, clock));
    TRY_ASSIGN(const auto summaries, read, assetSummaries(*opened, std::vector{AssetId(1), AssetId(2), AssetId(3)}));
    QDir().mkpath(folder);
    ImportRequest request;
    for (const AssetSummary& summary : summaries) {
        TRY_ASSIGN(const QString path, found, mainFilePath(*opened, summary.id));
        const QImage picture(path);
        const QString file = QDir(folder).filePath(QStringLiteral("copy-%1").arg(summary.id.value()));
        request.paths << file + QStringLiteral("-small.jpg") << file + QStringLiteral("-turned.jpg");
        picture.scaled(picture.size() / 2, Qt::KeepAspectRatio, Qt::SmoothTransformation).save(request.paths[0]);
        picture.transformed(QTransform().rotate(90)).save(request.paths[1]);
        TRY_ASSIGN([[maybe_unused]] const ImportReport report, imported,
                   importAll(*opened, {ActorKind::CommandLine, QStringLiteral("sample"), {}, {}}, request));
        request.paths.clear();
    }
    return {};
}

/// Photos of the shop's things under a camera's names, one with a new thing on it twice.
QStringList unnamedPhotos(const QString& folder)
{
    QDir().mkpath(folder);
    int number = 2041;
    const auto take = [&](SampleShape shape, const QColor& colour, SampleView view) {
        const QString name = QStringLiteral("IMG_%1.jpg").arg(number++);
        drawSamplePicture(shape, colour, view, {700, 640}).save(QDir(folder).filePath(name), "JPG");
    };
    const auto things = sampleProducts();
    for (const size_t at : {size_t(0), size_t(5), size_t(9), size_t(14)})
        take(things[at].shape, QColor(QString::fromLatin1(things[at].colour)), SampleView::Front);
    take(SampleShape::Bag, QColor(60, 30, 120), SampleView::Front);
    take(SampleShape::Bag, QColor(60, 30, 120), SampleView::Detail);
    return {folder};
}

void drawAll(test::Scenes& scenes, const QStringList& files, const QStringList& unnamed)
{
    scenes.products();
    scenes.several();
    scenes.productOpen();
    scenes.inbox();
    scenes.searching();
    scenes.byLook();
    scenes.palette();
    scenes.plan(files);
    scenes.proposals(unnamed);
    scenes.sorting();
    scenes.history();
    scenes.preview();
    scenes.duplicates();
    scenes.settings();
    scenes.empty();
}
} // namespace

/// vitrine_screenshots FOLDER light|dark|chinese|double
int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("usage: vitrine_screenshots FOLDER light|dark|chinese|double\n", stderr);
        return 2;
    }
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    QApplication application(argc, argv);
    const QString folder = QString::fromLocal8Bit(argv[1]), kind = QString::fromLocal8Bit(argv[2]);
    QApplication::setFont(QFont(QStringLiteral("Noto Sans"), 10));
    const QTemporaryDir scratch;
    const bool chinese = kind == QStringLiteral("chinese");
    const SystemClock clock;
    const QString catalogue = scratch.filePath(chinese ? QStringLiteral("小店") : QStringLiteral("Corner shop"));
    const auto made =
        makeSampleCatalogue(catalogue, chinese ? SampleLanguage::Chinese : SampleLanguage::English, clock);
    if (!made.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(made.error().detail));
        return 1;
    }
    if (const auto added = addCopies(catalogue, scratch.filePath(QStringLiteral("Copies")), clock); !added.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(added.error().detail));
        return 1;
    }
    UserSettings settings(scratch.filePath(QStringLiteral("settings.ini")));
    settings.setScheme(kind == QStringLiteral("dark") ? SchemeChoice::Dark : SchemeChoice::Light);
    settings.setLanguage(chinese ? QStringLiteral("zh_CN") : QStringLiteral("en"));
    installLanguage(settings.language());
    Appearance appearance(settings);
    MainWindow window(clock, settings, appearance);
    window.resize(1360, 860);
    test::giveExampleListener(window, scratch.filePath(QStringLiteral("keys")));
    window.show();
    test::Scenes scenes(window, folder, kind);
    scenes.welcome();
    if (!scenes.open(catalogue))
        return 1;
    if (kind == QStringLiteral("double"))
        scenes.products(); // one is enough to see that everything is sharp
    else
        drawAll(scenes, lookAlikes(scratch.filePath(QStringLiteral("Photos"))),
                unnamedPhotos(scratch.filePath(QStringLiteral("Camera"))));
    const bool drawn = kind == QStringLiteral("double") || test::drawListenerPanel(window, folder, kind);
    bool closed = false;
    QObject::connect(&window, &MainWindow::closed, &window, [&closed] { closed = true; });
    window.closeCatalogue();
    return QTest::qWaitFor([&closed] { return closed; }, 20000) && scenes.ok() && drawn ? 0 : 1;
}
