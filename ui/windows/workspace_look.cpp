// The part of Workspace that shows the search by look.
#include "ui/commands/look_commands.h"
#include "ui/commands/look_describing.h"
#include "ui/look/why_strip.h"
#include "ui/search/search_field.h"
#include "ui/views/history_panel.h"
#include "ui/views/inspector_pane.h"
#include "ui/views/picture_compare.h"
#include "ui/views/picture_viewer.h"
#include "ui/windows/workspace.h"

#include <climits>

namespace vitrine {

void Workspace::connectLook()
{
    connect(m_describing, &LookDescribing::described, this, [this] {
        if (!m_browser->look().isEmpty())
            m_browser->reload();
    });
    connect(m_why, &WhyStrip::weightsWanted, this, [this](const std::vector<LookWeight>& weights) {
        PictureQuestion question = m_browser->look();
        question.weights = weights;
        m_browser->refineLook(question);
    });
    QAction* action = m_actions.action(ActionId::ShowWhy);
    action->setChecked(m_settings.isShown(QStringLiteral("why"), true));
    m_actions.on(ActionId::ShowWhy, this, [this, action] {
        m_settings.setShown(QStringLiteral("why"), action->isChecked());
        showWhy();
    });
    for (const IdListModel* model :
         {static_cast<IdListModel*>(&m_browser->products()), static_cast<IdListModel*>(&m_browser->assets())})
        connect(model, &QAbstractItemModel::dataChanged, this, &Workspace::showWhy); // names come a little later
    connectSimilar();
    connect(m_grid, &GridView::similarWanted, this, [this](const QModelIndex& index) {
        m_look->findSimilar(selectionAround({m_session, m_actions, *m_browser, *m_grid, m_settings, *window()}, index),
                            QuestionChange::Replace);
    });
}

/// The ways to what looks like a thing that is shown elsewhere than in the grid.
void Workspace::connectSimilar()
{
    const auto find = [this](const Selection& selection) { m_look->findSimilar(selection, QuestionChange::Replace); };
    const auto findOne = [find](AssetId asset) { find({{}, {asset}}); };
    // With the commands as the context: the large preview's other connections to the window come and go.
    connect(m_viewer, &PictureViewer::similarRequested, m_look, findOne);
    connect(m_compare, &PictureCompare::similarRequested, m_look, findOne);
    connect(m_inspector, &InspectorPane::similarRequested, m_look,
            [find](const std::vector<ProductId>& products, const std::vector<AssetId>& assets) {
                find({products, assets});
            });
    connect(m_history, &HistoryPanel::similarRequested, m_look, &LookCommands::findTouched);
}

/// The strip under the grid: for the current one of the results, else for the first.
void Workspace::showWhy()
{
    const LookAnswer* answer = m_browser->answer();
    m_why->setVisible(answer && m_actions.action(ActionId::ShowWhy)->isChecked());
    if (!answer)
        return;
    m_why->setQuestion(m_browser->look(), answer->partNames);
    const IdListModel& model = m_browser->model();
    const int row = std::max(0, m_grid->currentIndex().row());
    if (row >= model.rowCount())
        return m_why->showMatch(nullptr, {}, {});
    const qint64 id = model.idAt(row);
    m_why->showMatch(model.match(id), answer->parts.value(id), model.index(row).data().toString());
}

/// "12 results, 31 ms"; what a natural end left out is counted too.
QString Workspace::lookWords() const
{
    const LookAnswer& answer = *m_browser->answer();
    const qint64 count = m_browser->model().rowCount();
    QString words = tr("%n result(s)", nullptr, int(count));
    if (answer.total > count && !m_browser->look().wholeTail)
        words += tr(", %n less similar", nullptr, int(std::min<qint64>(answer.total - count, INT_MAX)));
    if (answer.waiting > 0)
        words += tr(", %n picture(s) not looked at yet", nullptr, int(std::min<qint64>(answer.waiting, INT_MAX)));
    return tr("%1, %2 ms", "results and time").arg(words).arg(m_browser->milliseconds());
}

/// What is missing for better results is said once, when it matters first.
void Workspace::giveAdvice()
{
    const LookAnswer* answer = m_browser->answer();
    if (!answer || answer->advice.isEmpty() || std::exchange(m_advised, true))
        return;
    m_session.notifier.inform(answer->advice);
}

bool Workspace::isOnlyDescribing(quint64 job) const
{
    return job == m_describing->job();
}

} // namespace vitrine
