#pragma once

#include "ui/commands/command_context.h"

#include "core/services/history.h"

#include <QObject>

namespace vitrine {

/// Undo and Redo of this window's own steps, with what they would do in their names.
class HistoryCommands : public QObject
{
    Q_OBJECT
public:
    HistoryCommands(const CommandContext& context, QObject* parent);
    /// Takes back this very step (from a toast), whoever made it.
    void undo(StepId step, const QString& label);
    bool canUndo() const { return m_undo.has_value(); }
    bool canRedo() const { return m_redo.has_value(); }
    /// "Import 50 files"; empty when there is nothing to undo.
    QString undoText() const;

Q_SIGNALS:
    void changed();

private:
    struct Next {
        std::optional<Step> undo, redo;
    };
    void load();
    void redo(StepId step, const QString& label);
    void refreshTexts();
    std::function<void(Result<StepId>)> finished(const QString& what, const QString& done);

    CommandContext m_context;
    std::optional<Step> m_undo, m_redo;
    LatestRun m_loading;
};

} // namespace vitrine
