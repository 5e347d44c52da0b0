#include "ui/panels/plan_panel.h"

#include "ui/text_format.h"
#include "ui/theme.h"
#include "ui/views/placement_pane.h"
#include "ui/views/quiet_table.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace vitrine {

using namespace theme;

namespace {
constexpr PlanGroup kGroups[] = {PlanGroup::Products,    PlanGroup::Attach, PlanGroup::New,
                                 PlanGroup::AlreadyHere, PlanGroup::Web,    PlanGroup::Skipped};

QTableView* planTable(PlanModel* model, QWidget* parent)
{
    QTableView* table = makeQuietTable(model, kRowHeight - 2, parent);
    table->setAccessibleName(PlanPanel::tr("What the import would do"));
    return table;
}
} // namespace

PlanPanel::PlanPanel(ThumbnailSource& thumbnails, QWidget* parent)
    : FootPanel(parent), m_model(new PlanModel(this)), m_title(new QLabel(this)), m_summary(new QLabel(this)),
      m_folders(makeFolderChoice()), m_groups(new QHBoxLayout), m_table(planTable(m_model, this)),
      m_placement(new PlacementPane(thumbnails, this)), m_pages(new QStackedWidget(this)),
      m_apply(new QPushButton(tr("Import"), this))
{
    setAccessibleName(tr("Import plan"));
    m_title->setFont(titleFont(font()));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_placement);
    buildLayout();
    connect(m_apply, &QPushButton::clicked, this, &PlanPanel::applyWanted);
    connect(m_placement, &PlacementPane::decided, this, &PlanPanel::afterDecision);
    hide();
}

void PlanPanel::buildLayout()
{
    auto* cancel = new QPushButton(tr("Cancel"), this);
    m_apply->setObjectName(QStringLiteral("import"));
    m_apply->setDefault(true);
    m_apply->setAutoDefault(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_summary, 1);
    head->addWidget(m_folders);
    head->addWidget(cancel);
    head->addWidget(m_apply);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kSpace16, kSpace12, kSpace16, kSpace8);
    all->addLayout(head);
    all->addLayout(m_groups);
    all->addWidget(m_pages, 1);
    m_groups->setSpacing(2);
    connect(cancel, &QPushButton::clicked, this, &PlanPanel::cancelled);
    connect(this, &FootPanel::escaped, this, &PlanPanel::cancelled);
}

QComboBox* PlanPanel::makeFolderChoice()
{
    auto* folders = new QComboBox(this);
    folders->addItem(tr("Folders mean nothing"), int(FolderUse::Ignore));
    folders->addItem(tr("Folders become categories"), int(FolderUse::Categories));
    folders->addItem(tr("Folders become tags"), int(FolderUse::Tags));
    folders->setAccessibleName(tr("What nested folders become"));
    folders->hide();
    connect(folders, &QComboBox::activated, this,
            [this, folders] { Q_EMIT folderUseWanted(folders->currentData().toInt()); });
    return folders;
}

void PlanPanel::showPlanning(const QString& what)
{
    m_title->setText(tr("Looking at %1").arg(what));
    m_summary->clear();
    m_plan.reset();
    m_proposals = {};
    m_model->setPlan(nullptr);
    m_placement->model().clear();
    m_folders->hide();
    showGroups();
    m_apply->setEnabled(false);
    show();
}

void PlanPanel::showPlan(const std::shared_ptr<const ImportPlan>& plan)
{
    m_plan = plan;
    m_proposals = {};
    m_placement->model().clear();
    m_model->setPlan(plan);
    m_title->setText(plan->files.empty() ? tr("Import %n row(s)", nullptr, int(plan->products.size()))
                                         : tr("Import %n file(s)", nullptr, int(plan->files.size())));
    const bool nested =
        std::ranges::any_of(plan->files, [](const PlannedFile& file) { return !file.folders.isEmpty(); });
    m_folders->setVisible(nested);
    m_folders->setCurrentIndex(m_folders->findData(int(plan->options.folders)));
    showGroups();
    showSummary();
    m_apply->setEnabled(plan->itemCount() > 0 || !plan->urls.empty());
    show();
    m_apply->setFocus();
}

void PlanPanel::showLooking()
{
    m_summary->setText(tr("Looking for the products that the pictures show"));
}

void PlanPanel::showProposals(const PlanProposals& proposals)
{
    m_proposals = proposals;
    m_placement->model().setProposals(proposals.found, pictureNames(proposals.pictures),
                                      clusterNames(proposals.pictures, proposals.found));
    showGroups();
    showSummary();
    if (!proposals.files.empty())
        m_placement->begin();
}

void PlanPanel::finish()
{
    hide();
    m_plan.reset();
    m_proposals = {};
    m_placement->model().clear();
    m_model->setPlan(nullptr);
}

void PlanPanel::showSummary()
{
    QStringList parts;
    if (const qint64 bytes = planCounts(*m_plan).bytes; bytes > 0)
        parts << formatBytes(bytes);
    if (const int placed = m_placement->model().acceptedCount(); placed > 0)
        parts << tr("%n picture(s) placed", nullptr, placed);
    if (m_proposals.found.partial)
        parts << tr("pictures of the catalogue are still being described");
    m_summary->setText(parts.join(QStringLiteral(" · ")));
}

/// A single picture that has found its place needs no second key.
void PlanPanel::afterDecision()
{
    showSummary();
    const PlacementModel& model = m_placement->model();
    if (model.openCount() > 0)
        return;
    if (m_plan->files.size() == 1 && m_plan->products.empty() && model.acceptedCount() == 1)
        Q_EMIT applyWanted();
    else
        m_apply->setFocus();
}

std::vector<FileChoice> PlanPanel::choices() const
{
    std::vector<FileChoice> choices;
    const PlacementModel& model = m_placement->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const PlacementModel::Decision decision = model.decision(row);
        if (!decision.isSomewhere())
            continue;
        const size_t at = model.pictureAt(row);
        const auto& candidates = m_proposals.found.pictures[at].candidates;
        const auto chosen = std::ranges::find(candidates, decision.product, [](const ProductProposal& proposal) {
            return std::optional(proposal.product);
        });
        choices.push_back({m_plan->files[m_proposals.files[at]].origin.source(), decision.product, decision.newProduct,
                           decision.name,
                           chosen == candidates.end() ? QStringLiteral("it was chosen") : reasonText(*chosen)});
    }
    return choices;
}

void PlanPanel::addGroup(const QString& text, bool checked, const std::function<void()>& chosen)
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setChecked(checked);
    button->setAutoRaise(true);
    m_choice->addButton(button);
    m_groups->addWidget(button);
    connect(button, &QToolButton::clicked, this, chosen);
}

void PlanPanel::showGroups()
{
    while (QLayoutItem* item = m_groups->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    delete m_choice;
    m_choice = new QButtonGroup(this);
    const bool proposes = !m_proposals.files.empty();
    m_pages->setCurrentWidget(proposes ? static_cast<QWidget*>(m_placement) : m_table);
    if (proposes) {
        const QString count = formatCount(qint64(m_proposals.files.size()));
        addGroup(tr("%1 %2", "group and count").arg(tr("Which product?"), count), true,
                 [this] { m_pages->setCurrentWidget(m_placement); });
    }
    const auto add = [this](const QString& text, std::optional<PlanGroup> group, bool checked) {
        addGroup(text, checked, [this, group] {
            m_model->setGroup(group);
            m_pages->setCurrentWidget(m_table);
        });
    };
    add(tr("All"), std::nullopt, !proposes);
    for (const PlanGroup group : kGroups) {
        if (const qint64 count = m_model->countOf(group); count > 0)
            add(tr("%1 %2", "group and count").arg(planGroupText(group), formatCount(count)), group, false);
    }
    m_groups->addStretch(1);
}

QStringList pictureNames(const std::vector<PictureToPlace>& pictures)
{
    QStringList names;
    for (const PictureToPlace& picture : pictures)
        names << picture.fileName;
    return names;
}

QStringList clusterNames(const std::vector<PictureToPlace>& pictures, const PlacementProposals& proposals)
{
    QStringList names;
    for (const std::vector<size_t>& cluster : proposals.clusters) {
        std::vector<PictureToPlace> members;
        for (const size_t at : cluster)
            members.push_back(pictures[at]);
        names << nameForCluster(members);
    }
    return names;
}

} // namespace vitrine
