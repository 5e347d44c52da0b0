#include "ui/views/grid_view.h"

#include "ui/delegates/cell_layout.h"
#include "ui/style/shapes.h"
#include "ui/theme.h"
#include "ui/views/drop_shelf.h"
#include "ui/views/drop_spot.h"
#include "ui/views/grid_accessible.h"

#include <QPaintEvent>
#include <QScrollBar>

#include <cmath>
#include <utility>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kMargin = kSpace12, kGap = kSpace4;
/// Scroll bars count in int; beyond this the bar's steps stand for several pixels each.
constexpr qint64 kLongestBar = qint64(1) << 30;
} // namespace

GridView::GridView(ThumbnailSource& thumbnails, QWidget* parent)
    : QAbstractItemView(parent), m_delegate(new GridDelegate(thumbnails, this)), m_drops(new DropSpot(viewport())),
      m_shelf(new DropShelf(viewport()))
{
    installGridAccessibility();
    setItemDelegate(m_delegate);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectItems);
    setEditTriggers(NoEditTriggers);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Grid"));
    connect(&thumbnails, &ThumbnailSource::ready, viewport(), qOverload<>(&QWidget::update));
    connect(&thumbnails, &ThumbnailSource::failuresDropped, viewport(), qOverload<>(&QWidget::update));
}

void GridView::setModel(QAbstractItemModel* newModel)
{
    m_anchor = QModelIndex();
    m_hover = QModelIndex();
    for (const QMetaObject::Connection& one : std::exchange(m_following, {}))
        disconnect(one);
    QAbstractItemView::setModel(newModel);
    // At once, not in a later turn of the event loop: nothing may be painted or clicked at the places of before.
    using Model = QAbstractItemModel;
    if (newModel)
        m_following = {connect(newModel, &Model::rowsInserted, this, &GridView::layOut),
                       connect(newModel, &Model::rowsAboutToBeRemoved, this, &GridView::rememberSight),
                       connect(newModel, &Model::rowsRemoved, this, &GridView::layOut),
                       connect(newModel, &Model::layoutAboutToBeChanged, this, &GridView::rememberSight),
                       connect(newModel, &Model::layoutChanged, this, &GridView::layOut),
                       connect(newModel, &Model::modelReset, this, &GridView::layOut)};
    m_offset = 0;
    layOut();
}

void GridView::setEmptyText(const QString& title, const QString& hint)
{
    m_emptyTitle = title;
    m_emptyHint = hint;
    viewport()->update();
}

int GridView::selectedCount() const
{
    int count = 0;
    for (const QItemSelectionRange& range : selectionModel() ? selectionModel()->selection() : QItemSelection())
        count += range.height();
    return count;
}

std::vector<int> GridView::selectedRows() const
{
    std::vector<int> rows;
    if (!selectionModel())
        return rows;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

// Geometry

void GridView::doItemsLayout()
{
    QAbstractItemView::doItemsLayout();
    layOut();
}

void GridView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    layOut();
}

qint64 GridView::furthestOffset() const
{
    return std::max<qint64>(0, m_geometry.contentHeight() - viewport()->height());
}

/// Computes everything anew and puts the anchor back to where it was.
void GridView::layOut()
{
    const int count = model() ? model()->rowCount() : 0;
    m_geometry.set(count, viewport()->width(), CellLayout::sizeFor(edge(), font()), kMargin, kGap);
    const qint64 furthest = furthestOffset();
    m_scale = furthest > kLongestBar ? double(furthest) / double(kLongestBar) : 1;
    m_movingBar = true;
    verticalScrollBar()->setRange(0, int(double(furthest) / m_scale));
    verticalScrollBar()->setPageStep(std::max(1, int(viewport()->height() / m_scale)));
    verticalScrollBar()->setSingleStep(std::max(1, int(m_geometry.cellHeight() / 3 / m_scale)));
    m_movingBar = false;
    // At the very top newcomers are to be seen; anywhere else what is in sight stays in sight. The item that is held
    // stays the same through any number of changes: the first of its line would wander.
    findAnchor();
    if (m_anchor.isValid() && m_offset > 0)
        setOffset(m_geometry.rowTop(m_anchor.row()) + m_anchorShift);
    else
        moveTo(m_offset);
    viewport()->update();
}

void GridView::moveTo(qint64 offset)
{
    setOffset(offset);
    rememberAnchor();
}

void GridView::setOffset(qint64 offset)
{
    m_offset = std::clamp<qint64>(offset, 0, furthestOffset());
    m_movingBar = true;
    verticalScrollBar()->setValue(int(std::llround(double(m_offset) / m_scale)));
    m_movingBar = false;
    updateEditorGeometries();
}

/// The first item of which at least half is in sight: a strip of a line above is not what the user looks at.
void GridView::rememberAnchor()
{
    auto [first, last] = visibleItems();
    if (first + m_geometry.columns() <= last && m_geometry.rowTop(first) + m_geometry.cellHeight() / 2 < m_offset)
        first += m_geometry.columns();
    m_anchor = first <= last ? at(first) : QModelIndex();
    m_anchorShift = first <= last ? m_offset - m_geometry.rowTop(first) : 0;
}

/// Before things may go: the item that is held may be one of them, then the next in sight that stays takes its place.
void GridView::rememberSight()
{
    m_sight.clear();
    const auto [first, last] = visibleItems();
    const int count = model()->rowCount();
    for (int row = std::max(first, m_anchor.row()); row <= last && row < count; ++row)
        m_sight.emplace_back(at(row), m_offset - m_geometry.rowTop(row));
}

void GridView::findAnchor()
{
    for (const auto& [index, shift] : std::exchange(m_sight, {})) {
        if (m_anchor.isValid())
            return;
        m_anchor = index;
        m_anchorShift = shift;
    }
}

std::pair<int, int> GridView::visibleItems() const
{
    return m_geometry.itemsBetween(m_offset, m_offset + viewport()->height());
}

void GridView::setEdge(int newEdge, QPoint anchor)
{
    if (newEdge == edge())
        return;
    const int held = m_geometry.nearestIndex(anchor, m_offset);
    const double share =
        held < 0 ? 0 : double(anchor.y() - m_geometry.cellAt(held, m_offset).top()) / m_geometry.cellHeight();
    m_delegate->setEdge(newEdge);
    layOut();
    if (held >= 0)
        moveTo(m_geometry.rowTop(held) + qint64(std::clamp(share, 0.0, 1.0) * m_geometry.cellHeight()) - anchor.y());
    viewport()->update();
}

int GridView::verticalOffset() const
{
    return int(m_offset % kLongestBar);
}

void GridView::scrollContentsBy(int, int)
{
    if (m_movingBar)
        return;
    const qint64 before = m_offset;
    m_offset = std::clamp<qint64>(std::llround(verticalScrollBar()->value() * m_scale), 0, furthestOffset());
    rememberAnchor();
    const qint64 moved = before - m_offset;
    if (std::abs(moved) < viewport()->height() && m_band.isNull())
        viewport()->scroll(0, int(moved));
    else
        viewport()->update();
    updateEditorGeometries();
    updateHover(viewport()->mapFromGlobal(QCursor::pos()));
}

void GridView::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    layOut();
}

QRect GridView::visualRect(const QModelIndex& index) const
{
    return index.isValid() ? m_geometry.cellAt(index.row(), m_offset) : QRect();
}

QModelIndex GridView::indexAt(const QPoint& point) const
{
    const int row = m_geometry.indexAt(point, m_offset);
    return row < 0 ? QModelIndex() : at(row);
}

void GridView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const qint64 top = m_geometry.rowTop(index.row()), bottom = top + m_geometry.cellHeight();
    const int height = viewport()->height();
    qint64 wanted = m_offset;
    if (hint == PositionAtCenter)
        wanted = top - (height - m_geometry.cellHeight()) / 2;
    else if (hint == PositionAtTop || top < m_offset)
        wanted = top - kMargin;
    else if (hint == PositionAtBottom || bottom > m_offset + height)
        wanted = bottom + kMargin - height;
    if (wanted == m_offset)
        return;
    moveTo(wanted);
    viewport()->update();
}

// Selection and keys

QModelIndex GridView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int count = m_geometry.count();
    if (count == 0)
        return {};
    if (!currentIndex().isValid())
        return at(0);
    const int row = currentIndex().row(), columns = m_geometry.columns();
    const int page = columns * std::max(1, viewport()->height() / (m_geometry.cellHeight() + kGap));
    const auto stepBy = [&](int step) {
        const int wanted = row + step;
        // Up and down keep their column: at the first and last line they stay, pages go as far as they can.
        if (wanted < 0)
            return std::abs(step) > columns ? row % columns : row;
        if (wanted >= count)
            return std::abs(step) > columns || row / columns < (count - 1) / columns ? count - 1 : row;
        return wanted;
    };
    switch (action) {
    case MoveUp:
        return at(stepBy(-columns));
    case MoveDown:
        return at(stepBy(columns));
    case MovePageUp:
        return at(stepBy(-page));
    case MovePageDown:
        return at(stepBy(page));
    case MoveLeft:
    case MovePrevious:
        return at(std::max(0, row - 1));
    case MoveRight:
    case MoveNext:
        return at(std::min(count - 1, row + 1));
    case MoveHome:
        return at(0);
    case MoveEnd:
        return at(count - 1);
    }
    return currentIndex();
}

void GridView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    if (!selectionModel())
        return;
    if (state() == DragSelectingState)
        return selectBand(rect.normalized(), command);
    const int from = m_geometry.nearestIndex(rect.topLeft(), m_offset);
    const int to = m_geometry.nearestIndex(rect.bottomRight(), m_offset);
    if (from < 0 || to < 0)
        return;
    selectionModel()->select(QItemSelection(at(std::min(from, to)), at(std::max(from, to))), command);
}

void GridView::selectBand(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    QItemSelection selection;
    const auto [first, last] = m_geometry.itemsBetween(m_offset + rect.top(), m_offset + rect.bottom());
    const int columns = m_geometry.columns();
    for (int line = first; line <= last; line += columns) {
        int from = -1, to = -1;
        for (int row = line; row < line + columns && row <= last; ++row) {
            const QRect cell = m_geometry.cellAt(row, m_offset);
            if (cell.right() < rect.left() || cell.left() > rect.right())
                continue;
            from = from < 0 ? row : from;
            to = row;
        }
        if (from >= 0)
            selection.select(at(from), at(to));
    }
    selectionModel()->select(selection, command);
}

QRegion GridView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    const auto [first, last] = visibleItems();
    for (const QItemSelectionRange& range : selection) {
        const int to = std::min(last, range.bottom());
        for (int row = std::max(first, range.top()); row <= to; ++row)
            region += m_geometry.cellAt(row, m_offset);
    }
    return region;
}

void GridView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QAbstractItemView::selectionChanged(selected, deselected);
    Q_EMIT selectionEdited();
}

void GridView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QAbstractItemView::currentChanged(current, previous);
    viewport()->update(visualRect(previous));
    viewport()->update(visualRect(current));
    if (current.isValid())
        announceCell(this, current.row());
}

void GridView::keyboardSearch(const QString& text)
{
    if (!text.trimmed().isEmpty())
        Q_EMIT typed(text);
}

void GridView::startDrag(Qt::DropActions)
{
    Q_EMIT dragWanted();
}

// Painting

void GridView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    if (m_geometry.count() == 0)
        return paintEmpty(painter);
    paintItems(painter, event->rect());
    if (state() == DragSelectingState && !m_band.isNull()) {
        const Colours c = coloursOf(palette());
        painter.setOpacity(0.25);
        painter.fillRect(m_band, c.accent);
        painter.setOpacity(1);
        drawPanel(painter, m_band, {}, c.accent, 2);
    }
}

void GridView::paintItems(QPainter& painter, const QRect& area)
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State base = option.state & ~(QStyle::State_MouseOver | QStyle::State_HasFocus);
    const auto [first, last] = m_geometry.itemsBetween(m_offset + area.top(), m_offset + area.bottom());
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = at(row);
        option.rect = m_geometry.cellAt(row, m_offset);
        if (!option.rect.intersects(area))
            continue;
        option.state = base;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_MouseOver, m_hover == index);
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && currentIndex() == index);
        option.state.setFlag(QStyle::State_Active, isActiveWindow());
        m_delegate->paint(&painter, option, index);
    }
}

void GridView::paintEmpty(QPainter& painter) const
{
    const Colours c = coloursOf(palette());
    const QRect area = viewport()->rect().adjusted(kSpace24, 0, -kSpace24, 0);
    painter.setPen(c.text);
    painter.setFont(titleFont(font()));
    const QRect title(area.left(), area.center().y() - 40, area.width(), 30);
    painter.drawText(title, Qt::AlignHCenter | Qt::AlignBottom, m_emptyTitle);
    painter.setPen(c.muted);
    painter.setFont(font());
    painter.drawText(QRect(area.left(), title.bottom() + kSpace8, area.width(), 60),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyHint);
}

} // namespace vitrine
