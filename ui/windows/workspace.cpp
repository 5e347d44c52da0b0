#include "ui/windows/workspace.h"

#include "ui/commands/clipboard_commands.h"
#include "ui/commands/history_commands.h"
#include "ui/commands/import_commands.h"
#include "ui/commands/look_commands.h"
#include "ui/commands/look_describing.h"
#include "ui/commands/missing_thumbnails.h"
#include "ui/commands/placement_commands.h"
#include "ui/commands/selection_commands.h"
#include "ui/commands/sidebar_commands.h"
#include "ui/commands/view_commands.h"
#include "ui/duplicates/duplicate_desk.h"
#include "ui/look/why_strip.h"
#include "ui/panels/jobs_panel.h"
#include "ui/panels/sidebar.h"
#include "ui/panels/status_strip.h"
#include "ui/search/facet_bar.h"
#include "ui/search/search_suggestions.h"
#include "ui/theme.h"
#include "ui/views/history_panel.h"
#include "ui/views/inspector_pane.h"
#include "ui/views/picture_compare.h"
#include "ui/views/picture_viewer.h"
#include "ui/windows/tool_strip.h"

#include <QSplitter>

namespace vitrine {

using namespace theme;

Workspace::Workspace(Session& session, ActionSet& actions, UserSettings& settings, QWidget* parent)
    : QWidget(parent), m_session(session), m_actions(actions), m_settings(settings),
      m_browser(new Browser(session, this)), m_jobs(new JobsModel(session.jobs, this)),
      m_tools(new ToolStrip(actions, this)), m_sidebar(new Sidebar(session, this)),
      m_facets(new FacetBar(session, *m_browser, this)), m_notice(new NoticeBar(this)),
      m_grid(new GridView(session.thumbnails, this)), m_watch(new DuplicateWatch(session, this)),
      m_desk(new DuplicateDesk(session, *m_watch, this)), m_why(new WhyStrip(session.thumbnails, this)),
      m_plan(new PlanPanel(session.thumbnails, this)), m_placements(new PlacementPanel(session.thumbnails, this)),
      m_inspector(new InspectorPane(session, this)), m_history(new HistoryPanel(session, this)),
      m_status(new StatusStrip(*m_jobs, this)), m_jobsPanel(new JobsPanel(*m_jobs, session.jobs, this)),
      m_middle(new QWidget(this)), m_viewer(new PictureViewer(session, m_middle)),
      m_compare(new PictureCompare(session, m_middle)), m_panes(new QSplitter(Qt::Horizontal, m_middle)),
      m_centre(new QSplitter(Qt::Vertical, this))
{
    buildLayout();
    buildCommands();
    connectBrowsing();
    connectDuplicates();
    connectPreview();
    connectSearch();
    connectLook();
    connectDrops();
    connectInspector();
    connectPanes();
    connectStatus();
    m_browser->go({});
    m_sidebar->mark({});
    m_grid->setFocus();
}

Workspace::~Workspace() = default;

SearchField& Workspace::search()
{
    return m_tools->search();
}

QWidget* Workspace::buildCentre()
{
    auto* upper = new QWidget(this);
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_facets);
    column->addWidget(m_notice);
    column->addWidget(m_grid, 1);
    column->addWidget(m_desk, 1);
    m_desk->hide();
    column->addWidget(m_why);
    m_centre->addWidget(upper);
    m_centre->addWidget(m_plan);
    m_centre->addWidget(m_placements);
    m_centre->setChildrenCollapsible(false);
    m_centre->setStretchFactor(0, 3);
    m_centre->setStretchFactor(1, 2);
    m_centre->setStretchFactor(2, 2);
    upper->setBackgroundRole(QPalette::Base);
    upper->setAutoFillBackground(true);
    return m_centre;
}

void Workspace::buildLayout()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tools);
    auto* middle = new QVBoxLayout(m_middle);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->addWidget(m_panes);
    column->addWidget(m_middle, 1);
    column->addWidget(m_status);
    m_panes->addWidget(m_sidebar);
    m_panes->addWidget(buildCentre());
    m_panes->addWidget(m_inspector);
    m_panes->addWidget(m_history);
    m_panes->setChildrenCollapsible(false);
    m_panes->setStretchFactor(1, 1);
    m_panes->setSizes({210, 760, 320, 280});
    m_sidebar->setMinimumWidth(150);
    m_inspector->setMinimumWidth(240);
    m_history->setMinimumWidth(220);
    if (const QByteArray state = m_settings.layout(QStringLiteral("panes")); !state.isEmpty())
        m_panes->restoreState(state);
    m_sidebar->setBackgroundRole(QPalette::Window);
    QPalette quiet = m_sidebar->palette();
    quiet.setColor(QPalette::Base, quiet.color(QPalette::Window));
    m_sidebar->setPalette(quiet);
    m_jobsPanel->hide();
}

void Workspace::buildCommands()
{
    const CommandContext context{m_session, m_actions, *m_browser, *m_grid, m_settings, *window()};
    m_suggestions = new SearchSuggestions(m_session, this);
    m_drops = new DropController(m_session, m_settings, this);
    m_commands = new SelectionCommands(context, this);
    m_undo = new HistoryCommands(context, this);
    m_view = new ViewCommands(context, this);
    m_sidebarCommands = new SidebarCommands(context, *m_sidebar, this);
    m_clipboard = new ClipboardCommands(context, *m_drops, this);
    m_imports = new ImportCommands(context, *m_plan, *m_notice, this);
    m_look = new LookCommands(context, search(), this);
    m_describing = new LookDescribing(m_session, this);
    m_missing = new MissingThumbnails(m_session, m_actions, this);
    m_placing = new PlacementCommands(context, *m_placements, this);
    m_actions.installGridActions(m_grid);
}

int Workspace::footHeight() const
{
    return m_status->height();
}

void Workspace::undoStep(StepId step)
{
    m_undo->undo(step);
}

std::vector<PaletteEntry> Workspace::places() const
{
    std::vector<PaletteEntry> entries;
    const std::function<void(const QModelIndex&)> collect = [&](const QModelIndex& parent) {
        const SidebarModel& model = m_sidebar->sidebarModel();
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            const QVariant value = index.data(SidebarModel::LocationRole);
            if (value.isValid()) {
                const auto location = value.value<Location>();
                const QIcon icon = QIcon::fromTheme(index.data(SidebarModel::IconNameRole).toString());
                entries.push_back({tr("Go to %1").arg(location.name), tr("place"), icon, true,
                                   [this, location] { m_browser->go(location); }});
            }
            collect(index);
        }
    };
    collect({});
    return entries;
}

void Workspace::prepareToClose()
{
    m_inspector->commit();
    m_browser->cancelLook();
    m_settings.setLayout(QStringLiteral("panes"), m_panes->saveState());
}

} // namespace vitrine
