#include "ui/panels/sidebar.h"

#include "ui/delegates/sidebar_delegate.h"
#include "ui/style/shapes.h"
#include "ui/theme.h"
#include "ui/views/drop_spot.h"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMouseEvent>

namespace vitrine {

using namespace theme;

Sidebar::Sidebar(Session& session, QWidget* parent)
    : QTreeView(parent), m_session(session), m_model(new SidebarModel(this)), m_delegate(new SidebarDelegate(this)),
      m_drops(new DropSpot(viewport()))
{
    m_model->setWritable(session.isWritable());
    setModel(m_model);
    setItemDelegate(m_delegate);
    setHeaderHidden(true);
    setFrameShape(NoFrame);
    setIndentation(kIndent);
    setRootIsDecorated(true);
    setUniformRowHeights(false);
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setContentsMargins(0, kSpace8, 0, 0);
    setExpandsOnDoubleClick(false);
    setAccessibleName(tr("Places"));
    connect(&session.changes, &ChangeRelay::changed, this, [this](const ChangeSet&) { load(); });
    load();
}

void Sidebar::load()
{
    Catalogue& catalogue = m_session.catalogue;
    m_loading.start<SidebarData>(
        m_session.runner, this, [&catalogue] { return readSidebar(catalogue); },
        [this](Result<SidebarData> result) {
            if (!result.ok())
                return m_session.notifier.complain(tr("Could not read the sidebar"), result.error());
            m_counts = result.value().counts;
            m_tags = result.value().tags;
            SidebarData shown = std::move(result).take();
            shown.duplicates = m_duplicates;
            m_model->show(shown);
            for (int row = 0; !m_expandedOnce && row < m_model->rowCount(); ++row)
                setExpanded(m_model->index(row, 0), true);
            m_expandedOnce = true;
            mark(m_marked);
            Q_EMIT loaded();
        });
}

void Sidebar::setDuplicates(qint64 groups)
{
    if (m_duplicates == groups)
        return;
    m_duplicates = groups;
    load();
}

void Sidebar::mark(const Location& location)
{
    m_marked = location;
    const QModelIndex index = m_model->indexOf(location);
    if (index.isValid() && index == currentIndex() && selectionModel()->isSelected(index))
        return;
    const QSignalBlocker quiet(this);
    if (index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    else
        selectionModel()->clearSelection();
}

void Sidebar::choose(const QModelIndex& index)
{
    if (index.data(SidebarModel::SectionRole).toBool())
        return setExpanded(index, !isExpanded(index));
    const QVariant location = index.data(SidebarModel::LocationRole);
    if (location.isValid())
        Q_EMIT chosen(location.value<Location>());
}

void Sidebar::mouseReleaseEvent(QMouseEvent* event)
{
    QTreeView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool onRow = index.isValid() && (event->position().x() >= visualRect(index).left() ||
                                           index.data(SidebarModel::SectionRole).toBool());
    if (event->button() == Qt::LeftButton && onRow && state() == NoState)
        choose(index);
}

void Sidebar::keyPressEvent(QKeyEvent* event)
{
    const bool go = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (go && state() != EditingState)
        return choose(currentIndex());
    if (event->key() == Qt::Key_F2)
        return edit(currentIndex());
    const QModelIndex before = currentIndex();
    QTreeView::keyPressEvent(event);
    if (currentIndex() != before && currentIndex().data(SidebarModel::LocationRole).isValid())
        choose(currentIndex());
}

void Sidebar::contextMenuEvent(QContextMenuEvent* event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    const QPoint at = event->reason() == QContextMenuEvent::Mouse
                          ? event->globalPos()
                          : viewport()->mapToGlobal(visualRect(index).bottomLeft());
    const QVariant location = index.data(SidebarModel::LocationRole);
    Q_EMIT menuWanted(location.isValid() ? location.value<Location>() : Location(), index, at);
}

void Sidebar::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    if (m_model->rowCount(index) == 0)
        return;
    QRect arrow(rect.right() - 15, rect.top(), 16, rect.height());
    if (index.data(SidebarModel::SectionRole).toBool())
        arrow.setTop(arrow.bottom() - 26); // headings stand at the foot of their row
    drawChevron(*painter, arrow, isExpanded(index) ? Pointing::Down : Pointing::Right, coloursOf(palette()).muted, 7);
}

// Drops

DropPlace Sidebar::placeAt(QPoint point) const
{
    const QModelIndex index = indexAt(point);
    const QVariant value = index.data(SidebarModel::LocationRole);
    if (!value.isValid())
        return {};
    const auto location = value.value<Location>();
    DropPlace place{DropPlace::Kind::Elsewhere, location.id, index.data().toString()};
    switch (location.kind) {
    case Location::Kind::AllProducts:
        place.kind = DropPlace::Kind::AllProducts;
        break;
    case Location::Kind::Inbox:
        place.kind = DropPlace::Kind::Inbox;
        break;
    case Location::Kind::AllAssets:
        place.kind = DropPlace::Kind::AllAssets;
        break;
    case Location::Kind::Category:
        place.kind = DropPlace::Kind::Category;
        break;
    case Location::Kind::Tag:
        place.kind = DropPlace::Kind::Tag;
        break;
    case Location::Kind::Gallery:
        place.kind = DropPlace::Kind::Gallery;
        break;
    case Location::Kind::Trash:
        place.kind = DropPlace::Kind::Trash;
        break;
    case Location::Kind::SavedSearch:
    case Location::Kind::Product:
    case Location::Kind::Duplicates:
        break;
    }
    return place;
}

void Sidebar::setDropHandler(DropHandler* handler)
{
    m_drops->setHandler(handler);
}

void Sidebar::dragOver(QDropEvent* event)
{
    const QPoint point = event->position().toPoint();
    const bool accepted = m_drops->over(event, placeAt(point));
    m_delegate->setDropTarget(accepted ? indexAt(point) : QModelIndex());
    viewport()->update();
}

void Sidebar::endDragOver()
{
    m_delegate->setDropTarget({});
    viewport()->update();
}

void Sidebar::dragEnterEvent(QDragEnterEvent* event)
{
    dragOver(event);
    event->accept(); // refused rows too: the words must follow the pointer
}

void Sidebar::dragMoveEvent(QDragMoveEvent* event)
{
    dragOver(event);
}

void Sidebar::dragLeaveEvent(QDragLeaveEvent*)
{
    endDragOver();
    m_drops->leave();
}

void Sidebar::dropEvent(QDropEvent* event)
{
    endDragOver();
    m_drops->drop(event, placeAt(event->position().toPoint()));
}

} // namespace vitrine
