#pragma once

#include "ui/commands/command_context.h"

#include "core/services/history.h"

#include <QObject>

#include <algorithm>
#include <deque>

namespace vitrine {

/// Undo and Redo of this window's own steps, with what they would do in their names. Each press takes back (or brings
/// back) one step more: presses that come while one is at work wait for their turn.
class HistoryCommands : public QObject
{
    Q_OBJECT
public:
    HistoryCommands(const CommandContext& context, QObject* parent);
    /// Takes back this very step (from a toast), whoever made it.
    void undo(StepId step);
    bool canUndo() const { return m_undo || waits(Press::Redo); }
    /// True as soon as Undo was pressed: whoever presses Redo next means that step.
    bool canRedo() const { return m_redo || waits(Press::Undo); }
    /// "Import 50 files"; empty when there is nothing to undo.
    QString undoText() const;

Q_SIGNALS:
    void changed();

private:
    struct Next {
        std::optional<Step> undo, redo;
    };
    enum class Press { Undo, Redo };
    bool waits(Press kind) const { return std::find(m_presses.begin(), m_presses.end(), kind) != m_presses.end(); }
    void load();
    void press(Press kind);
    void takeNextPress();
    void run(Press kind, const Step& step);
    quint64 start(Press kind, StepId step, const QString& label, std::function<void(Result<StepId>)> done);
    void refreshTexts();
    std::function<void(Result<StepId>)> finished(const QString& what, const QString& done);

    CommandContext m_context;
    std::optional<Step> m_undo, m_redo;
    LatestRun m_loading;
    std::deque<Press> m_presses; ///< the first is at work
    quint64 m_job = 0;           ///< of the first; 0 = not begun
};

} // namespace vitrine
