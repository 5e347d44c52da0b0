#pragma once

#include "ui/commands/command_context.h"

#include <QActionGroup>
#include <QObject>

namespace vitrine {

/// Where to go, in what order, how large.
class ViewCommands : public QObject
{
    Q_OBJECT
public:
    ViewCommands(const CommandContext& context, QObject* parent);
    /// Keeps the item at `anchor` (viewport of the grid) in its place.
    void setEdge(int edge, QPoint anchor);
    void setEdge(int edge);

Q_SIGNALS:
    void edgeChanged(int edge);

private:
    void connectSorting();
    void connectPlaces();
    void applySort();
    CommandContext m_context;
    QActionGroup m_sorts;
};

} // namespace vitrine
