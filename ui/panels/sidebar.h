#pragma once

#include "ui/models/sidebar_model.h"
#include "ui/services/drop_handler.h"
#include "ui/services/session.h"

#include <QTreeView>

namespace vitrine {

class DropSpot;
class SidebarDelegate;

/// The left pane: where to go, what to drop on. Follows the catalogue by itself.
class Sidebar : public QTreeView
{
    Q_OBJECT
public:
    explicit Sidebar(Session& session, QWidget* parent = nullptr);

    SidebarModel& sidebarModel() { return *m_model; }
    const CatalogueCounts& catalogueCounts() const { return m_counts; }
    const std::vector<TagNode>& tags() const { return m_tags; }
    void setDropHandler(DropHandler* handler);
    /// How many groups of duplicates are to be decided, for their row.
    void setDuplicates(qint64 groups);
    /// Marks the row of this place, without going there.
    void mark(const Location& location);

Q_SIGNALS:
    void chosen(const vitrine::Location& location);
    void menuWanted(const vitrine::Location& location, const QModelIndex& index, QPoint globalPos);
    /// New numbers and words are known.
    void loaded();

protected:
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void load();
    void choose(const QModelIndex& index);
    void dragOver(QDropEvent* event);
    void endDragOver();
    DropPlace placeAt(QPoint point) const;

    Session& m_session;
    SidebarModel* m_model;
    SidebarDelegate* m_delegate;
    CatalogueCounts m_counts;
    std::vector<TagNode> m_tags;
    Location m_marked;
    std::optional<qint64> m_duplicates;
    LatestRun m_loading;
    DropSpot* m_drops;
    bool m_expandedOnce = false;
};

} // namespace vitrine
