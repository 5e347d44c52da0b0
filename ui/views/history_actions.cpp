#include "ui/views/history_actions.h"

#include "core/services/history.h"
#include "ui/services/session.h"
#include "ui/theme.h"

#include <QPushButton>

namespace vitrine {

namespace {
enum class Way { Back, Forth };

Result<StepId> changeSteps(Catalogue& catalogue, const Actor& actor, const std::vector<StepId>& steps, Way way)
{
    StepId last;
    for (const StepId step : steps) {
        auto done = way == Way::Back ? undoStep(catalogue, actor, step) : redoStep(catalogue, actor, step);
        if (!done.ok())
            return done.error();
        last = done.value();
    }
    return last;
}
} // namespace

HistoryActions::HistoryActions(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_undo(new QPushButton(this)), m_touched(new QPushButton(this)),
      m_message(new QLabel(this))
{
    m_touched->setText(tr("&Show what it touched"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setForegroundRole(QPalette::WindowText);
    m_message->hide();
    auto* row = new QHBoxLayout;
    row->addWidget(m_undo);
    row->addWidget(m_touched);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kSpace8, theme::kSpace4, theme::kSpace8, theme::kSpace8);
    column->addWidget(m_message);
    column->addLayout(row);
    connect(m_undo, &QPushButton::clicked, this, &HistoryActions::takeBack);
    connect(m_touched, &QPushButton::clicked, this, &HistoryActions::showTouched);
    setSteps({});
}

void HistoryActions::setSteps(std::vector<Step> steps)
{
    const auto ids = [](const std::vector<Step>& all) {
        std::vector<StepId> some;
        for (const Step& step : all)
            some.push_back(step.id);
        return some;
    };
    if (ids(steps) != ids(m_steps))
        say({});
    m_steps = std::move(steps);
    const qsizetype count = qsizetype(m_steps.size());
    if (bringsBack())
        m_undo->setText(count > 1 ? tr("&Bring back %1 steps").arg(count) : tr("&Bring back"));
    else
        m_undo->setText(count > 1 ? tr("&Undo %1 steps").arg(count) : tr("&Undo this step"));
    m_undo->setEnabled(canTakeBack());
    m_touched->setEnabled(count == 1);
}

/// The chosen steps were undone: doing something means doing them again.
bool HistoryActions::bringsBack() const
{
    return !m_steps.empty() && m_steps.front().undoneBy.has_value();
}

bool HistoryActions::canTakeBack() const
{
    const bool same = std::all_of(m_steps.begin(), m_steps.end(), [this](const Step& step) {
        return step.undoable && step.state == StepState::Committed && step.undoneBy.has_value() == bringsBack();
    });
    return m_session.isWritable() && !m_running && !m_steps.empty() && same;
}

void HistoryActions::takeBack()
{
    if (!canTakeBack())
        return;
    const Way way = bringsBack() ? Way::Forth : Way::Back;
    std::vector<StepId> ids;
    for (const Step& step : m_steps)
        ids.push_back(step.id);
    if (way == Way::Forth)
        std::reverse(ids.begin(), ids.end()); // the oldest first
    m_running = true;
    m_undo->setEnabled(false);
    say({});
    m_session.edit<StepId>(
        this, tr("Undo"),
        [ids, way](Catalogue& catalogue, const Actor& actor) { return changeSteps(catalogue, actor, ids, way); },
        [this](Result<StepId> done) {
            m_running = false;
            m_undo->setEnabled(canTakeBack());
            if (!done.ok())
                say(done.error().detail);
        });
}

void HistoryActions::showTouched()
{
    if (m_steps.size() == 1)
        Q_EMIT touchedRequested(m_steps.front().id);
}

QString HistoryActions::message() const
{
    return m_message->text();
}

void HistoryActions::say(const QString& text)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::coloursOf(palette()).bad);
    m_message->setPalette(colours);
    m_message->setText(text);
    m_message->setVisible(!text.isEmpty());
}

} // namespace vitrine
