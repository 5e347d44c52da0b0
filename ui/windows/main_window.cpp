#include "ui/windows/main_window.h"

#include "ui/commands/import_commands.h"
#include "ui/listener/listener_door.h"
#include "ui/pages/welcome_page.h"
#include "ui/palette/command_palette.h"
#include "ui/sample/sample_catalogue.h"
#include "ui/theme.h"
#include "ui/toasts/toast_stack.h"
#include "ui/windows/workspace.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QStackedWidget>
#include <QStandardPaths>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kLeavingMs = 25;

SampleLanguage sampleLanguage(const UserSettings& settings)
{
    const QString language = settings.language().isEmpty() ? QLocale::system().name() : settings.language();
    return language.startsWith(QStringLiteral("zh")) ? SampleLanguage::Chinese : SampleLanguage::English;
}

QString documents()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}
} // namespace

QString freeFolder(const QString& parent, const QString& name)
{
    const QDir dir(parent);
    QString wanted = name;
    for (int number = 2; dir.exists(wanted); ++number)
        wanted = QStringLiteral("%1 %2").arg(name).arg(number);
    return dir.filePath(wanted);
}

MainWindow::MainWindow(const Clock& clock, UserSettings& settings, Appearance& appearance)
    : m_clock(clock), m_settings(settings), m_appearance(appearance), m_actions(new ActionSet(settings, this)),
      m_pages(new QStackedWidget(this)), m_welcome(new WelcomePage(settings, this)), m_toasts(new ToastStack(m_pages)),
      m_palette(new CommandPalette(m_pages))
{
    setWindowTitle(QStringLiteral("Vitrine"));
    setCentralWidget(m_pages);
    m_pages->addWidget(m_welcome);
    m_actions->installWindowActions(this);
    buildMenus();
    connectActions();
    connectMaintenance();
    connectWelcome();
    resize(1320, 860);
    if (const QByteArray geometry = m_settings.layout(QStringLiteral("geometry")); !geometry.isEmpty())
        restoreGeometry(geometry);
    m_leaving.setInterval(kLeavingMs);
    connect(&m_leaving, &QTimer::timeout, this, &MainWindow::finishLeaving);
    connect(m_toasts, &ToastStack::undoWanted, this, [this](StepId step) {
        if (m_workspace)
            m_workspace->undoStep(step);
    });
    connect(&m_appearance, &Appearance::changed, this, qOverload<>(&QWidget::update));
}

MainWindow::~MainWindow()
{
    m_stopSample.request_stop();
    m_listener.reset();
    delete m_workspace;
}

void MainWindow::connectWelcome()
{
    connect(m_welcome, &WelcomePage::newWanted, this, &MainWindow::chooseNew);
    connect(m_welcome, &WelcomePage::openWanted, this, &MainWindow::chooseOpen);
    connect(m_welcome, &WelcomePage::recentWanted, this, &MainWindow::openCatalogue);
    connect(m_welcome, &WelcomePage::sampleWanted, this,
            [this] { makeSample(freeFolder(documents(), tr("Vitrine sample"))); });
    connect(m_welcome, &WelcomePage::filesDropped, this, [this](const QStringList& paths) {
        createCatalogue(freeFolder(documents(), QStringLiteral("Vitrine")), paths);
    });
}

// Opening

void MainWindow::startOpening(const QString& text, const QString& folder, std::function<Result<>()> before,
                              const QStringList& thenImport)
{
    leaveCatalogue([this, text, folder, before = std::move(before), thenImport] {
        m_welcome->showBusy(text);
        using Opened = std::shared_ptr<std::unique_ptr<Catalogue>>; // results are copied once on their way
        m_runner.run<Opened>(
            Lane::Edit, this,
            [&clock = m_clock, folder, before]() -> Result<Opened> {
                TRY_VOID(before());
                auto catalogue = Catalogue::open(folder, clock);
                if (!catalogue.ok() && catalogue.error().code == ErrorCode::Unavailable)
                    catalogue = Catalogue::open(folder, clock, OpenMode::ReadOnly);
                if (!catalogue.ok())
                    return catalogue.error();
                return std::make_shared<std::unique_ptr<Catalogue>>(std::move(catalogue).take());
            },
            [this, folder, thenImport](Result<Opened> result) {
                m_welcome->showBusy({});
                if (!result.ok()) {
                    if (result.error().code != ErrorCode::Cancelled)
                        m_welcome->showProblem(
                            tr("%1 could not be opened. %2").arg(QFileInfo(folder).fileName(), result.error().detail));
                    return;
                }
                takeCatalogue(std::move(*result.value()), thenImport);
            });
    });
}

void MainWindow::openCatalogue(const QString& folder)
{
    startOpening(tr("Opening %1").arg(QFileInfo(folder).fileName()), folder, [] { return Result<>(); }, {});
}

void MainWindow::createCatalogue(const QString& folder, const QStringList& thenImport)
{
    startOpening(
        tr("Making %1").arg(QFileInfo(folder).fileName()), folder,
        [folder, &clock = m_clock]() -> Result<> {
            if (!QDir().mkpath(QFileInfo(folder).path()))
                return fail(ErrorCode::Io, QStringLiteral("%1 could not be made.").arg(folder));
            return Catalogue::create(folder, clock);
        },
        thenImport);
}

void MainWindow::makeSample(const QString& folder)
{
    m_stopSample = {};
    JobContext job;
    job.stop = m_stopSample.get_token();
    job.report = [this, guard = QPointer<QObject>(this)](const Progress& progress) {
        m_runner.post(guard, [this, progress] {
            m_welcome->showBusy(tr("Making the sample: %1").arg(progress.step),
                                double(progress.done) / double(std::max<qint64>(1, progress.total)));
        });
    };
    startOpening(tr("Making the sample"), folder,
                 [folder, job, language = sampleLanguage(m_settings), &clock = m_clock]() -> Result<> {
                     if (!QDir().mkpath(QFileInfo(folder).path()))
                         return fail(ErrorCode::Io, QStringLiteral("%1 could not be made.").arg(folder));
                     return makeSampleCatalogue(folder, language, clock, job);
                 },
                 {});
}

void MainWindow::takeCatalogue(std::unique_ptr<Catalogue> catalogue, const QStringList& thenImport)
{
    const QString folder = QDir(catalogue->folder()).absolutePath(), warning = catalogue->locationWarning();
    const bool readOnly = catalogue->mode() == OpenMode::ReadOnly;
    m_session = std::make_unique<OpenSession>(std::move(catalogue), *m_toasts);
    m_workspace = new Workspace(m_session->session(), *m_actions, m_settings, m_pages);
    makeListener();
    m_pages->addWidget(m_workspace);
    m_pages->setCurrentWidget(m_workspace);
    m_toasts->setFloor(m_workspace->sizeHint().isValid() ? m_workspace->footHeight() : 0);
    m_toasts->raise();
    m_settings.addRecentCatalogue(folder);
    setWindowTitle(tr("%1 - Vitrine").arg(QFileInfo(folder).fileName()));
    if (readOnly)
        m_toasts->inform(tr("This catalogue is open for reading only."));
    if (!warning.isEmpty())
        m_toasts->inform(warning);
    if (!thenImport.isEmpty()) {
        ImportRequest request;
        request.paths = thenImport;
        m_workspace->imports().import(request);
    }
    Q_EMIT opened();
}

// Leaving

void MainWindow::closeCatalogue()
{
    leaveCatalogue([this] {
        m_welcome->refresh();
        Q_EMIT closed();
    });
}

/// Waits, with the event loop running, until what was promised is done; then the catalogue goes, then `then`.
void MainWindow::leaveCatalogue(std::function<void()> then)
{
    m_afterLeaving = std::move(then);
    if (m_workspace) {
        m_workspace->prepareToClose();
        m_session->cancelJobs();
        m_listener->leave();
        m_pages->setCurrentWidget(m_welcome);
        m_welcome->showBusy(tr("Closing"));
    }
    m_actions->setAvailable({});
    m_leaving.start();
    finishLeaving();
}

void MainWindow::finishLeaving()
{
    if (m_session && m_session->isBusy())
        return;
    m_leaving.stop();
    m_listener.reset();
    delete m_workspace;
    m_workspace = nullptr;
    if (m_session)
        return shutCatalogue();
    if (!m_shutting)
        left();
}

/// On the worker that opens catalogues too: the next one is opened behind it.
void MainWindow::shutCatalogue()
{
    m_shutting = true;
    const auto held = std::make_shared<OpenedCatalogue>(OpenSession::end(std::move(m_session)));
    m_runner.run<std::monostate>(
        Lane::Edit, this,
        [held]() -> Result<> {
            held->look.reset();
            held->catalogue.reset();
            return {};
        },
        [this](Result<>) {
            m_shutting = false;
            left();
        });
}

void MainWindow::left()
{
    setWindowTitle(QStringLiteral("Vitrine"));
    m_welcome->showBusy({});
    m_actions->retranslate();
    if (const auto then = std::exchange(m_afterLeaving, {}))
        then();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setLayout(QStringLiteral("geometry"), saveGeometry());
    if (!m_session) {
        m_stopSample.request_stop();
        return event->accept();
    }
    event->ignore();
    if (m_closing)
        return;
    const std::vector<JobSnapshot> jobs = m_session->session().jobs.jobs();
    const auto mayBeLost = [this](const JobSnapshot& job) {
        return isUnfinished(job) && !m_workspace->isOnlyDescribing(job.id);
    };
    if (std::any_of(jobs.begin(), jobs.end(), mayBeLost))
        return askAboutRunningWork();
    m_closing = true;
    leaveCatalogue([this] { close(); });
}

void MainWindow::askAboutRunningWork()
{
    auto* question = new QMessageBox(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Question);
    question->setText(tr("Work is still running."));
    question->setInformativeText(tr("What an unfinished import has brought in so far is taken back."));
    question->addButton(tr("Give it up and quit"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(tr("Keep working"), QMessageBox::RejectRole));
    connect(question, &QMessageBox::accepted, this, [this] {
        m_closing = true;
        leaveCatalogue([this] { close(); });
    });
    question->open();
}

} // namespace vitrine
