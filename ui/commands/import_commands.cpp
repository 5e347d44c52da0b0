#include "ui/commands/import_commands.h"

#include "core/ingest/download.h"
#include "core/ingest/url_rules.h"
#include "ui/services/job_starter.h"
#include "ui/text_format.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace vitrine {

namespace {
constexpr size_t kSmallImport = 20;

QString importLabel(const ImportPlan& plan)
{
    return plan.files.empty() ? ImportCommands::tr("Importing %n row(s)", nullptr, int(plan.products.size()))
                              : ImportCommands::tr("Importing %n file(s)", nullptr, int(plan.files.size()));
}
/// The product that everything goes to, which is worth telling; else empty.
QString onlyPlace(const ImportPlan& plan, const std::vector<FileChoice>& choices)
{
    const bool all = !choices.empty() && choices.size() == plan.files.size() && plan.products.empty();
    const auto other = [&](const FileChoice& choice) { return choice.name != choices.front().name; };
    return all && std::ranges::none_of(choices, other) ? choices.front().name : QString();
}
} // namespace

bool isSmallAndClear(const ImportPlan& plan)
{
    return plan.files.size() <= kSmallImport && plan.products.empty() && plan.urls.empty() && plan.skips.empty();
}

ImportCommands::ImportCommands(const CommandContext& context, PlanPanel& panel, NoticeBar& notice, QObject* parent)
    : QObject(parent), m_context(context), m_panel(panel), m_notice(notice)
{
    ActionSet& actions = m_context.actions;
    actions.on(ActionId::ImportFiles, this, [this] { chooseFiles(); });
    actions.on(ActionId::ImportFolder, this, [this] { chooseFolder(); });
    actions.on(ActionId::FetchPictures, this, [this] { fetch(); });
    connect(&m_panel, &PlanPanel::applyWanted, this, &ImportCommands::applyShown);
    connect(&m_panel, &PlanPanel::cancelled, this, &ImportCommands::closePlan);
    connect(&m_panel, &PlanPanel::folderUseWanted, this, [this](int use) {
        m_request.folders = FolderRule(use);
        makePlan();
    });
    connect(&m_notice, &NoticeBar::firstPressed, this, [this] {
        if (m_interrupted)
            return offerInterrupted(*m_interrupted);
        fetch();
    });
    connect(&m_notice, &NoticeBar::secondPressed, this, [this] {
        if (!m_interrupted)
            return m_notice.hide();
        startJob<std::monostate>(
            m_context.session, this, tr("Taking back the interrupted import"),
            [id = m_interrupted->id](Catalogue& catalogue, const JobContext& job) {
                return abandonImport(catalogue, id, job);
            },
            [this](Result<> result) {
                if (!result.ok())
                    m_context.session.notifier.complain(tr("Could not take the import back"), result.error());
            });
        m_interrupted.reset();
        refreshNotice();
    });
    if (m_context.session.isWritable())
        lookForInterrupted();
}

void ImportCommands::chooseFiles()
{
    auto* dialog = new QFileDialog(&m_context.window, tr("Import files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& file : files)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        const DropContent content = contentOf(data);
        ImportRequest request;
        request.paths = content.paths;
        request.tables = content.tables;
        import(request);
    });
    dialog->open();
}

void ImportCommands::chooseFolder()
{
    auto* dialog = new QFileDialog(&m_context.window, tr("Import a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        ImportRequest request;
        request.paths = {folder};
        import(request);
    });
    dialog->open();
}

void ImportCommands::import(ImportRequest request)
{
    request.inPlace = m_context.settings.importsInPlace();
    request.folders = FolderRule(m_context.settings.folderRule());
    m_request = request;
    makePlan();
}

void ImportCommands::makePlan()
{
    const QStringList all = m_request.paths + m_request.tables;
    const QString what =
        all.size() == 1 ? QFileInfo(all.constFirst()).fileName() : tr("%n thing(s)", nullptr, int(all.size()));
    // A folder or a table takes a moment: say at once that it has been taken.
    if (all.size() > int(kSmallImport) || !m_request.tables.isEmpty() || QFileInfo(m_request.paths.value(0)).isDir())
        m_panel.showPlanning(what);
    using Plan = std::shared_ptr<const ImportPlan>;
    m_context.session.jobs.cancel(m_looking);
    m_planning = startJob<Plan>(
        m_context.session, this, tr("Looking at %1").arg(what),
        [request = m_request](Catalogue& catalogue, const JobContext& job) {
            return planImport(catalogue, request, job);
        },
        [this](Result<Plan> result) {
            if (!result.ok()) {
                closePlan();
                return m_context.session.notifier.complain(tr("Could not import"), result.error());
            }
            takePlan(result.value());
        });
}

/// A small import that is clear is done at once; it waits for its proposals before that is known.
void ImportCommands::takePlan(const std::shared_ptr<const ImportPlan>& plan)
{
    m_plan = plan;
    const bool looks = m_context.settings.proposesProducts() && !unplacedFiles(*plan).empty();
    if (!looks)
        return showOrApply();
    if (!isSmallAndClear(*plan) || m_panel.isVisible()) {
        m_panel.showPlan(plan);
        m_panel.showLooking();
    }
    lookForProducts();
}

void ImportCommands::showOrApply()
{
    if (!isSmallAndClear(*m_plan))
        return m_panel.showPlan(m_plan);
    const auto plan = m_plan;
    closePlan();
    apply(plan);
}

void ImportCommands::lookForProducts()
{
    m_looking = startJob<PlanProposals>(
        m_context.session, this,
        tr("Looking for the products of %n picture(s)", nullptr, int(unplacedFiles(*m_plan).size())),
        [plan = m_plan, &door = m_context.session.look](Catalogue& catalogue,
                                                        const JobContext& job) -> Result<PlanProposals> {
            TRY_ASSIGN(LookSearch * look, opened, door.open());
            return proposeForPlan(catalogue, *look, *plan, {}, job);
        },
        [this, plan = m_plan](Result<PlanProposals> result) {
            if (m_plan == plan) // else another took its place, or it was carried out
                takeProposals(std::move(result));
        });
}

void ImportCommands::takeProposals(Result<PlanProposals> found)
{
    m_looking = 0;
    if (!found.ok()) {
        if (found.error().code != ErrorCode::Cancelled)
            m_context.session.notifier.complain(tr("Could not look for products"), found.error());
        return showOrApply();
    }
    if (!hasProposals(found.value().found) && isSmallAndClear(*m_plan))
        return showOrApply();
    m_panel.showPlan(m_plan);
    m_panel.showProposals(found.value());
}

bool hasProposals(const PlacementProposals& proposals)
{
    constexpr double kWorthAQuestion = .05;
    const bool some = std::ranges::any_of(proposals.pictures, [](const PictureProposals& picture) {
        return !picture.candidates.empty() && picture.candidates.front().confidence >= kWorthAQuestion;
    });
    return some || !proposals.clusters.empty();
}

void ImportCommands::applyShown()
{
    if (m_plan) {
        const std::vector<FileChoice> choices = m_panel.choices();
        apply(std::make_shared<const ImportPlan>(withChoices(*m_plan, choices)), onlyPlace(*m_plan, choices));
    }
    closePlan();
}

void ImportCommands::closePlan()
{
    if (m_planning)
        m_context.session.jobs.cancel(m_planning);
    if (m_looking)
        m_context.session.jobs.cancel(m_looking);
    m_planning = m_looking = 0;
    m_plan.reset();
    m_panel.finish();
    m_context.grid.setFocus();
}

void ImportCommands::apply(const std::shared_ptr<const ImportPlan>& plan, const QString& place)
{
    startJob<ImportReport>(
        m_context.session, this, importLabel(*plan),
        [plan, actor = m_context.session.actor](Catalogue& catalogue, const JobContext& job) {
            return applyImport(catalogue, actor, *plan, job);
        },
        reporting(tr("Could not import"), place));
}

std::function<void(Result<ImportReport>)> ImportCommands::reporting(const QString& what, const QString& place)
{
    return [this, what, place](Result<ImportReport> result) {
        if (!result.ok())
            return m_context.session.notifier.complain(what, result.error());
        const ImportReport& done = result.value();
        QStringList parts;
        if (done.productsAdded + done.productsChanged > 0)
            parts << tr("%n product(s)", nullptr, int(done.productsAdded + done.productsChanged));
        if (done.assetsAdded > 0)
            parts << tr("%n file(s)", nullptr, int(done.assetsAdded));
        const QString all = parts.join(tr(" and "));
        QString text = parts.isEmpty()   ? tr("Nothing new")
                       : place.isEmpty() ? tr("Imported %1").arg(all)
                                         : tr("Imported %1 to %2").arg(all, place);
        if (done.duplicates > 0)
            text += tr(", %n already here", nullptr, int(done.duplicates));
        if (!done.skipped.empty())
            text += tr(", %n left out", nullptr, int(done.skipped.size()));
        m_context.session.notifier.inform(text, done.step);
    };
}

// What comes without a file

QString ImportCommands::freshFile(const QString& name)
{
    const QString folder = m_folder.filePath(QString::number(++m_count));
    QDir().mkpath(folder);
    return QDir(folder).filePath(name);
}

/// Writes on a worker what came without a file, then imports the file.
void ImportCommands::keepAndImport(const ImportRequest& request, std::function<bool(QIODevice&)> write)
{
    const QString path = (request.paths + request.tables).constLast();
    m_context.session.runner.run<std::monostate>(
        Lane::Read, this,
        [path, write = std::move(write)]() -> Result<> {
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || !write(file) || !file.flush())
                return fail(ErrorCode::Io,
                            QStringLiteral("%1 could not be written: %2.").arg(path, file.errorString()));
            return {};
        },
        [this, request](Result<> result) {
            if (!result.ok())
                return m_context.session.notifier.complain(tr("Could not keep what was pasted"), result.error());
            import(request);
        });
}

void ImportCommands::importImage(const QImage& image, const ImportRequest& request)
{
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss"));
    ImportRequest whole = request;
    whole.paths = {freshFile(tr("Pasted %1").arg(stamp) + QStringLiteral(".png"))};
    keepAndImport(whole, [image](QIODevice& file) { return image.save(&file, "PNG"); });
}

void ImportCommands::importTable(const QString& text, const ImportRequest& request)
{
    ImportRequest whole = request;
    whole.tables = {freshFile(tr("Pasted table") + QStringLiteral(".tsv"))};
    keepAndImport(whole, [bytes = text.toUtf8()](QIODevice& file) { return file.write(bytes) == bytes.size(); });
}

/// The user dropped these very addresses, which is the word that they may be fetched.
void ImportCommands::download(const QList<QUrl>& urls, const ImportRequest& request)
{
    QStringList addresses, paths;
    for (const QUrl& url : urls) {
        const QString name = url.fileName().isEmpty() ? tr("picture") : url.fileName();
        addresses << url.toString(QUrl::FullyEncoded);
        paths << freshFile(name);
    }
    const auto rule = m_context.settings.allowsPrivateAddresses() ? PrivateAddresses::Allow : PrivateAddresses::Refuse;
    startJob<QStringList>(
        m_context.session, this, tr("Fetching %n picture(s)", nullptr, int(urls.size())),
        [addresses, paths, rule](Catalogue&, const JobContext& job) -> Result<QStringList> {
            QStringList fetched;
            for (qsizetype i = 0; i < addresses.size(); ++i) {
                job.report({i, addresses.size(), addresses[i]});
                const auto mayConnect = [rule](std::span<const quint8> address) {
                    return checkFetchAddress(address, rule);
                };
                const auto done = downloadFile(addresses[i], paths[i], mayConnect, {}, job);
                if (done.ok())
                    fetched << paths[i];
                else if (addresses.size() == 1 || done.error().code == ErrorCode::Cancelled)
                    return done.error();
                else
                    job.issue({addresses[i], done.error().detail, true});
            }
            return fetched;
        },
        [this, request](Result<QStringList> result) {
            if (!result.ok())
                return m_context.session.notifier.complain(tr("Could not fetch"), result.error());
            ImportRequest whole = request;
            whole.paths = result.value();
            if (!whole.paths.isEmpty())
                import(whole);
        });
}

// What waits

void ImportCommands::setWaitingUrls(qint64 count)
{
    m_waitingUrls = count;
    refreshNotice();
}

void ImportCommands::refreshNotice()
{
    if (m_interrupted)
        return m_notice.say(
            tr("An import was interrupted: %1, %2 of %3 done.")
                .arg(m_interrupted->description, formatCount(m_interrupted->done), formatCount(m_interrupted->total)),
            tr("Go on"), tr("Take back"));
    if (m_waitingUrls > 0)
        return m_notice.say(tr("Tables named %n picture(s) on the web.", nullptr, int(m_waitingUrls)),
                            tr("Fetch these %n picture(s)", nullptr, int(m_waitingUrls)), tr("Not now"));
    m_notice.say({}, {});
}

void ImportCommands::fetch()
{
    FetchOptions options;
    options.allowPrivateAddresses = m_context.settings.allowsPrivateAddresses();
    startJob<ImportReport>(
        m_context.session, this, tr("Fetching %n picture(s)", nullptr, int(m_waitingUrls)),
        [options, actor = m_context.session.actor](Catalogue& catalogue, const JobContext& job) {
            return fetchWaitingPictures(catalogue, actor, options, job);
        },
        reporting(tr("Could not fetch")));
    m_notice.hide();
}

void ImportCommands::lookForInterrupted()
{
    Catalogue& catalogue = m_context.session.catalogue;
    m_context.session.runner.run<std::vector<InterruptedImport>>(
        Lane::Read, this, [&catalogue] { return interruptedImports(catalogue); },
        [this](Result<std::vector<InterruptedImport>> result) {
            if (!result.ok() || result.value().empty())
                return;
            m_interrupted = result.value().front();
            refreshNotice();
        });
}

void ImportCommands::offerInterrupted(const InterruptedImport& import)
{
    startJob<ImportReport>(
        m_context.session, this, tr("Going on with the import"),
        [id = import.id, actor = m_context.session.actor](Catalogue& catalogue, const JobContext& job) {
            return continueImport(catalogue, actor, id, job);
        },
        reporting(tr("Could not go on with the import")));
    m_interrupted.reset();
    refreshNotice();
}

} // namespace vitrine
