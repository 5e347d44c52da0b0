#include "ui/panels/plan_panel.h"

#include "ui/style/shapes.h"
#include "ui/text_format.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

namespace vitrine {

using namespace theme;

namespace {
constexpr PlanGroup kGroups[] = {PlanGroup::Products,    PlanGroup::Attach, PlanGroup::New,
                                 PlanGroup::AlreadyHere, PlanGroup::Web,    PlanGroup::Skipped};

QTableView* planTable(PlanModel* model, QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setEditTriggers(QTableView::NoEditTriggers);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(heightFor(kRowHeight, table->font()) - 2);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setAccessibleName(PlanPanel::tr("What the import would do"));
    return table;
}
} // namespace

PlanPanel::PlanPanel(QWidget* parent)
    : QFrame(parent), m_model(new PlanModel(this)), m_title(new QLabel(this)), m_summary(new QLabel(this)),
      m_groups(new QHBoxLayout), m_table(planTable(m_model, this)), m_apply(new QPushButton(tr("Import"), this))
{
    setAccessibleName(tr("Import plan"));
    m_title->setFont(titleFont(font()));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    m_apply->setDefault(true);
    m_apply->setAutoDefault(true);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_summary, 1);
    head->addWidget(cancel);
    head->addWidget(m_apply);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kSpace16, kSpace12, kSpace16, kSpace8);
    all->addLayout(head);
    all->addLayout(m_groups);
    all->addWidget(m_table, 1);
    m_groups->setSpacing(2);
    connect(m_apply, &QPushButton::clicked, this, &PlanPanel::applyWanted);
    connect(cancel, &QPushButton::clicked, this, &PlanPanel::cancelled);
    hide();
}

void PlanPanel::showPlanning(const QString& what)
{
    m_title->setText(tr("Looking at %1").arg(what));
    m_summary->clear();
    m_model->setPlan(nullptr);
    showGroups();
    m_apply->setEnabled(false);
    show();
}

void PlanPanel::showPlan(const std::shared_ptr<const ImportPlan>& plan)
{
    m_model->setPlan(plan);
    const PlanCounts counts = planCounts(*plan);
    m_title->setText(plan->files.empty() ? tr("Import %n row(s)", nullptr, int(plan->products.size()))
                                         : tr("Import %n file(s)", nullptr, int(plan->files.size())));
    m_summary->setText(counts.bytes > 0 ? formatBytes(counts.bytes) : QString());
    showGroups();
    m_apply->setEnabled(plan->itemCount() > 0 || !plan->urls.empty());
    show();
    m_apply->setFocus();
}

void PlanPanel::showGroups()
{
    while (QLayoutItem* item = m_groups->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    auto* choice = new QButtonGroup(this);
    const auto add = [&](const QString& text, std::optional<PlanGroup> group) {
        auto* button = new QToolButton(this);
        button->setText(text);
        button->setCheckable(true);
        button->setChecked(!group);
        button->setAutoRaise(true);
        choice->addButton(button);
        m_groups->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, group] { m_model->setGroup(group); });
    };
    add(tr("All"), std::nullopt);
    for (const PlanGroup group : kGroups) {
        if (const qint64 count = m_model->countOf(group); count > 0)
            add(tr("%1 %2", "group and count").arg(planGroupText(group), formatCount(count)), group);
    }
    m_groups->addStretch(1);
}

void PlanPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours c = coloursOf(palette());
    painter.fillRect(rect(), c.surface);
    painter.fillRect(QRect(0, 0, width(), 1), c.line);
}

void PlanPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QFrame::keyPressEvent(event);
}

} // namespace vitrine
