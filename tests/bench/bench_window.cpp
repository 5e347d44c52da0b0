#include "tests/bench/bench_context.h"
#include "tests/bench/stall_meter.h"

#include "ui/settings/user_settings.h"
#include "ui/style/appearance.h"
#include "ui/views/grid_view.h"
#include "ui/windows/main_window.h"
#include "ui/windows/workspace.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QTimer>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFrames = 200;
constexpr int kPatienceMs = 60'000;

/// Lets the event loop run until `done`; the end of the process when that never comes.
void runUntil(const std::function<bool()>& done, const char* what)
{
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
        if (timer.elapsed() > kPatienceMs)
            stop(what, fail(ErrorCode::Unavailable, u"it did not happen within a minute"_s));
    }
}

bool showsRows(MainWindow& window)
{
    Workspace* workspace = window.workspace();
    const QAbstractItemModel* model = workspace ? workspace->grid().model() : nullptr;
    if (!model || model->rowCount() == 0)
        return false;
    return !model->index(0, 0).data(Qt::DisplayRole).toString().isEmpty();
}

double milliseconds(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Repaint times while the grid is dragged through the whole catalogue.
std::vector<double> scrollThrough(GridView& grid)
{
    QScrollBar* bar = grid.verticalScrollBar();
    std::vector<double> frames;
    for (int frame = 0; frame < kFrames; ++frame) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(int(double(bar->maximum()) * frame / kFrames));
        grid.viewport()->repaint();
        frames.push_back(milliseconds(timer));
        QCoreApplication::processEvents();
    }
    return frames;
}

} // namespace

void benchWindow(BenchContext& context)
{
    auto& meter = static_cast<StallMeter&>(*qApp);
    for (const qint64 size : context.sizes) {
        const QString folder = context.generatedCatalogue(size);
        UserSettings settings(context.workFolder + u"/window.ini"_s);
        Appearance appearance(settings);
        MainWindow window(context.clock, settings, appearance);
        window.resize(1400, 900);
        window.show();
        runUntil([&] { return window.isVisible(); }, "showing the window");
        meter.reset();
        QElapsedTimer timer;
        timer.start();
        window.openCatalogue(folder);
        runUntil([&] { return showsRows(window); }, "opening a catalogue in the window");
        const double first = milliseconds(timer);
        const std::vector<double> frames = scrollThrough(window.workspace()->grid());
        const auto add = [&](const QString& name, double value, std::optional<double> atMost) {
            context.report.add(
                {.group = u"window"_s, .name = name, .size = size, .value = value, .unit = u"ms"_s, .atMost = atMost});
        };
        add(u"first products shown after opening"_s, first, 1000);
        add(u"scroll frame, 95th percentile"_s, percentile(frames, .95), 16);
        add(u"longest time in one event"_s, meter.longestMs(), 50);
        window.closeCatalogue();
        runUntil([&] { return !window.workspace(); }, "closing a catalogue");
    }
}

} // namespace vitrine::bench
