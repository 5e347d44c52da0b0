#include "ui/views/inspector_timeline.h"

#include "ui/changed_fields.h"
#include "ui/services/session.h"
#include "ui/step_text.h"
#include "ui/text_format.h"
#include "ui/theme.h"
#include "ui/views/history_actions.h"

#include <QHeaderView>
#include <QTreeWidget>

namespace vitrine {

namespace {
constexpr int kMostSteps = 300;
constexpr int kMostChars = 120;
constexpr size_t kOpenChanges = 3; // more are opened by a click

QString shortened(const QString& value)
{
    const QString line = value.simplified();
    return line.size() > kMostChars ? line.left(kMostChars - 1) + u'…' : line;
}
} // namespace

QString changeText(const TimelineChange& change)
{
    const QString what = changedFieldText(change.field.isEmpty() ? change.thing : change.field);
    if (change.oldValue.isEmpty())
        return InspectorTimeline::tr("%1: %2 added").arg(what, shortened(change.newValue));
    if (change.newValue.isEmpty())
        return InspectorTimeline::tr("%1: %2 removed").arg(what, shortened(change.oldValue));
    return InspectorTimeline::tr("%1: %2 → %3").arg(what, shortened(change.oldValue), shortened(change.newValue));
}

struct InspectorTimeline::Data {
    Session& session;
    ProductId product;
    AssetId asset;
    QTreeWidget* view = nullptr;
    HistoryActions* actions = nullptr;
    std::vector<TimelineEvent> events;
    LatestRun reading;
};

InspectorTimeline::InspectorTimeline(Session& session, QWidget* parent)
    : QWidget(parent), m_data(new Data{session, {}, {}})
{
    m_data->view = new QTreeWidget(this);
    m_data->view->setColumnCount(2);
    m_data->view->setHeaderLabels({tr("What"), tr("When")});
    m_data->view->header()->setStretchLastSection(false);
    m_data->view->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_data->view->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_data->view->setFrameShape(QFrame::NoFrame);
    m_data->view->setAccessibleName(tr("Timeline"));
    m_data->actions = new HistoryActions(session, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_data->view, 1);
    column->addWidget(m_data->actions);
    setFocusProxy(m_data->view);
    connect(m_data->view, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (!item)
            return m_data->actions->setSteps({});
        const QTreeWidgetItem* top = item->parent() ? item->parent() : item;
        m_data->actions->setSteps(
            {m_data->events[size_t(m_data->view->indexOfTopLevelItem(const_cast<QTreeWidgetItem*>(top)))].step});
    });
    connect(m_data->actions, &HistoryActions::touchedRequested, this, &InspectorTimeline::touchedRequested);
    connect(&session.changes, &ChangeRelay::changed, this, [this](const ChangeSet& changes) {
        if (changes.everything || changes.history)
            reload();
    });
}

InspectorTimeline::~InspectorTimeline() = default;

QTreeWidget* InspectorTimeline::view() const
{
    return m_data->view;
}

void InspectorTimeline::showProduct(ProductId product)
{
    m_data->product = product;
    m_data->asset = {};
    reload();
}

void InspectorTimeline::showAsset(AssetId asset)
{
    m_data->asset = asset;
    m_data->product = {};
    reload();
}

void InspectorTimeline::showNothing()
{
    m_data->product = {};
    m_data->asset = {};
    m_data->reading.cancel();
    fill({});
}

/// Reads again while it is seen; else when it is shown next.
void InspectorTimeline::reload()
{
    if (!m_data->product.isValid() && !m_data->asset.isValid())
        return;
    m_data->reading.start<std::vector<TimelineEvent>>(
        m_data->session.runner, this,
        [&catalogue = m_data->session.catalogue, product = m_data->product, asset = m_data->asset] {
            return product.isValid() ? productTimeline(catalogue, product, kMostSteps)
                                     : assetTimeline(catalogue, asset, kMostSteps);
        },
        [this](Result<std::vector<TimelineEvent>> read) {
            if (read.ok())
                fill(read.value());
            else
                m_data->session.notifier.complain(tr("Could not read the timeline"), read.error());
        });
}

void InspectorTimeline::fill(const std::vector<TimelineEvent>& events)
{
    const int current = m_data->view->indexOfTopLevelItem(m_data->view->currentItem());
    m_data->events = events;
    m_data->view->clear();
    for (const TimelineEvent& event : events) {
        auto* item = new QTreeWidgetItem(m_data->view);
        item->setText(0, stepText(event.step));
        item->setText(1, formatTime(event.step.finishedUtc));
        item->setToolTip(0, actorText(event.step.actor));
        QFont font = item->font(0);
        font.setStrikeOut(event.step.undoneBy.has_value());
        item->setFont(0, font);
        for (const TimelineChange& change : event.changes) {
            auto* line = new QTreeWidgetItem(item);
            line->setText(0, changeText(change));
            line->setToolTip(0, changeText(change));
            line->setFirstColumnSpanned(true);
            line->setForeground(0, theme::coloursOf(palette()).muted);
        }
        item->setExpanded(m_data->view->topLevelItemCount() == 1 || event.changes.size() <= kOpenChanges);
    }
    if (auto* item = m_data->view->topLevelItem(std::max(0, current)))
        m_data->view->setCurrentItem(item);
}

} // namespace vitrine
