#include "core/services/import.h"
#include "tests/bench/bench_context.h"
#include "tests/bench/stall_meter.h"
#include "tests/gui/window_script.h"

#include "ui/settings/user_settings.h"
#include "ui/style/appearance.h"
#include "ui/views/grid_view.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>

namespace vitrine::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRounds = 3;
constexpr int kFrames = 300;
constexpr int kFrameMs = 16;
constexpr int kRestMs = 300; ///< for what the window does a moment later: timers, answers, repaints
constexpr int kPatienceMs = 60'000;

StallMeter& meter()
{
    return static_cast<StallMeter&>(*qApp);
}

double milliseconds(const QElapsedTimer& timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

void turn()
{
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
}

void runFor(int wantedMs)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < wantedMs)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
}

/// Lets the event loop run until `done`; the end of the process when that never comes.
void runUntil(const std::function<bool()>& done, const QString& what)
{
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        turn();
        if (timer.elapsed() > kPatienceMs)
            stop(qPrintable(what), fail(ErrorCode::Unavailable, u"it did not happen within a minute"_s));
    }
}

/// As an event of its own, so that the meter sees it.
void post(const std::function<void()>& call)
{
    bool called = false;
    QMetaObject::invokeMethod(
        qApp,
        [&] {
            call();
            called = true;
        },
        Qt::QueuedConnection);
    while (!called)
        turn();
}

/// A window on a catalogue, with settings of its own.
class BenchWindow
{
public:
    BenchWindow(BenchContext& context, const QString& folder)
        : m_settings(freshFile(context.workFolder + u"/window.ini"_s)), m_appearance(m_settings),
          m_window(context.clock, m_settings, m_appearance), m_script(m_window, folder, u"chair"_s)
    {
        m_window.resize(1400, 900);
        m_window.show();
    }
    ~BenchWindow()
    {
        bool closed = false;
        const QObject context;
        QObject::connect(&m_window, &MainWindow::closed, &context, [&] { closed = true; });
        m_window.closeCatalogue();
        runUntil([&] { return closed; }, u"closing a catalogue"_s);
    }
    MainWindow& window() { return m_window; }
    const test::WindowScript& script() const { return m_script; }
    GridView& grid() { return m_window.workspace()->grid(); }
    void open(const QString& folder)
    {
        m_window.openCatalogue(folder);
        runUntil([&] { return m_script.showsRows(); }, u"opening a catalogue in the window"_s);
    }

private:
    static QString freshFile(const QString& path)
    {
        QFile::remove(path);
        return path;
    }
    UserSettings m_settings;
    Appearance m_appearance;
    MainWindow m_window;
    test::WindowScript m_script;
};

/// From nothing to a window with the first products painted.
double firstPaint(BenchContext& context, const QString& folder)
{
    QElapsedTimer timer;
    timer.start();
    BenchWindow bench(context, folder);
    bench.open(folder);
    bench.grid().viewport()->repaint();
    return milliseconds(timer);
}

/// How long the window's thread was busy for each frame of a scroll at 60 frames a second: moving, painting, asking for
/// what comes into sight and taking it. Half of the frames go on by a line, as a wheel does, half leap, as a drag of
/// the bar does. The 95th percentile.
Spent scrollFrame(GridView& grid)
{
    QScrollBar* bar = grid.verticalScrollBar();
    std::vector<double> wall, thread;
    for (int frame = 0; frame < kFrames; ++frame) {
        const Spent before = meter().busy();
        QElapsedTimer timer;
        timer.start();
        const bool leap = frame >= kFrames / 2;
        post([&] {
            bar->setValue(leap ? int(double(bar->maximum()) * frame / kFrames) : bar->value() + 3 * bar->singleStep());
        });
        runFor(std::max(1, kFrameMs - int(timer.elapsed())));
        wall.push_back(meter().busy().wallMs - before.wallMs);
        thread.push_back(meter().busy().threadMs - before.threadMs);
    }
    return {percentile(wall, .95), percentile(thread, .95)};
}

void keepLeast(Spent& least, const Spent& other)
{
    least = {std::min(least.wallMs, other.wallMs), std::min(least.threadMs, other.threadMs)};
}

/// The longest event of each act of a user's hour.
std::vector<Spent> longestEvents(BenchContext& context, const QString& folder)
{
    BenchWindow bench(context, folder);
    runFor(kRestMs);
    std::vector<Spent> longest;
    for (const test::Act& act : bench.script().acts()) {
        meter().reset();
        QElapsedTimer timer;
        timer.start();
        for (const auto& event : act.events)
            post(event);
        runUntil(act.done, act.name);
        const qint64 until = timer.elapsed();
        runFor(kRestMs);
        longest.push_back(meter().longest());
        std::fprintf(stderr, "    %-20s done in %5lld ms; longest event %6.1f ms, of the processor %6.1f (%s)\n",
                     qPrintable(act.name), (long long)(until), longest.back().wallMs, longest.back().threadMs,
                     qPrintable(meter().longestName()));
    }
    return longest;
}

/// What the program itself does comes back in each run of an act; what other work of the machine adds does not. So the
/// least of several runs counts, act by act, and then the most of all acts.
Spent longestOfSession(BenchContext& context, const QString& folder)
{
    std::vector<Spent> least = longestEvents(context, folder);
    for (int round = 1; round < kRounds; ++round) {
        const std::vector<Spent> again = longestEvents(context, folder);
        for (size_t i = 0; i < least.size(); ++i)
            keepLeast(least[i], again[i]);
    }
    Spent most;
    for (const Spent& one : least)
        most = {std::max(most.wallMs, one.wallMs), std::max(most.threadMs, one.threadMs)};
    return most;
}

/// The real pictures, to scroll through cells that have something to paint. Empty when they are absent.
QString pictureCatalogue(BenchContext& context)
{
    const QString folder = context.workFolder + u"/pictures"_s;
    if (context.grocery.isEmpty() || QFile::exists(folder + u"/catalogue.sqlite"_s))
        return context.grocery.isEmpty() ? QString() : folder;
    const auto catalogue = makeOrStop(folder, context.clock);
    const QStringList tables{context.grocery + u"/products.csv"_s, context.grocery + u"/gallery.csv"_s};
    orStop(importAll(*catalogue, {ActorKind::CommandLine, u"bench"_s, {}}, {.tables = tables}), "importing pictures");
    return folder;
}

Spent scrollOnce(BenchContext& context, const QString& folder, ActionId place)
{
    BenchWindow bench(context, folder);
    bench.open(folder);
    post([&] { bench.window().actions().action(place)->trigger(); });
    runFor(kRestMs);
    runUntil([&] { return bench.script().showsRows(); }, u"going to a place"_s);
    return scrollFrame(bench.grid());
}

Spent scroll(BenchContext& context, const QString& folder, ActionId place)
{
    Spent least = scrollOnce(context, folder, place);
    for (int round = 1; round < kRounds; ++round)
        keepLeast(least, scrollOnce(context, folder, place));
    return least;
}

class WindowReport
{
public:
    explicit WindowReport(Report& report) : m_report(report) {}
    void add(qint64 size, const QString& name, double value, std::optional<double> atMost = {})
    {
        m_report.add(
            {.group = u"window"_s, .name = name, .size = size, .value = value, .unit = u"ms"_s, .atMost = atMost});
    }
    void add(qint64 size, const QString& name, const Spent& spent, double atMost)
    {
        add(size, name, spent.wallMs, atMost);
        add(size, name + u": processor"_s, spent.threadMs);
    }

private:
    Report& m_report;
};

} // namespace

void benchWindow(BenchContext& context)
{
    WindowReport report(context.report);
    for (const qint64 size : context.sizes) {
        const QString folder = context.generatedCatalogue(size);
        double first = firstPaint(context, folder);
        for (int round = 1; round < kRounds; ++round)
            first = std::min(first, firstPaint(context, folder));
        report.add(size, u"from nothing to the first products painted"_s, first, 1000);
        report.add(size, u"scroll frame, 95th percentile"_s, scroll(context, folder, ActionId::GoProducts), 16);
        report.add(size, u"longest event of a session"_s, longestOfSession(context, folder), 50);
    }
    if (const QString folder = pictureCatalogue(context); !folder.isEmpty())
        report.add(0, u"scroll frame through real pictures, 95th percentile"_s,
                   scroll(context, folder, ActionId::GoAssets), 16);
}

} // namespace vitrine::bench
