#include "ui/commands/view_commands.h"

#include <cmath>

namespace vitrine {

namespace {
struct SortAction {
    ActionId action;
    SortKey key;
    SortDirection natural; ///< what people expect first: A to Z, newest, best
};

constexpr SortAction kSorts[] = {
    {ActionId::SortRelevance, SortKey::Relevance, SortDirection::Ascending},
    {ActionId::SortName, SortKey::Name, SortDirection::Ascending},
    {ActionId::SortSku, SortKey::Sku, SortDirection::Ascending},
    {ActionId::SortAdded, SortKey::Added, SortDirection::Descending},
    {ActionId::SortUpdated, SortKey::Updated, SortDirection::Descending},
    {ActionId::SortPrice, SortKey::Price, SortDirection::Ascending},
    {ActionId::SortRating, SortKey::Rating, SortDirection::Descending},
};

SortDirection reversed(SortDirection direction)
{
    return direction == SortDirection::Ascending ? SortDirection::Descending : SortDirection::Ascending;
}
} // namespace

ViewCommands::ViewCommands(const CommandContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_sorts(this)
{
    connectSorting();
    connectPlaces();
    const auto zoom = [this](double factor) { setEdge(int(std::lround(m_context.grid.edge() * factor))); };
    m_context.actions.on(ActionId::LargerCells, this, [zoom] { zoom(1.2); });
    m_context.actions.on(ActionId::SmallerCells, this, [zoom] { zoom(1 / 1.2); });
    m_context.actions.on(ActionId::ViewGrid, this, [this] { m_context.grid.setFocus(); });
    connect(&m_context.grid, &GridView::edgeWanted, this, qOverload<int, QPoint>(&ViewCommands::setEdge));
    m_context.grid.setEdge(m_context.settings.cellSize(), {});
}

void ViewCommands::connectSorting()
{
    for (const SortAction& sort : kSorts) {
        QAction* action = m_context.actions.action(sort.action);
        m_sorts.addAction(action);
        m_context.actions.on(sort.action, this, [this] { applySort(); });
    }
    m_context.actions.action(ActionId::SortRelevance)->setChecked(true);
    m_context.actions.on(ActionId::SortReversed, this, [this] { applySort(); });
}

void ViewCommands::applySort()
{
    const bool other = m_context.actions.action(ActionId::SortReversed)->isChecked();
    for (const SortAction& sort : kSorts) {
        if (m_context.actions.action(sort.action)->isChecked())
            m_context.browser.setOrder({sort.key, other ? reversed(sort.natural) : sort.natural});
    }
}

void ViewCommands::connectPlaces()
{
    const auto go = [this](ActionId action, Location::Kind kind) {
        m_context.actions.on(action, this, [this, kind] {
            Location location;
            location.kind = kind;
            m_context.browser.go(location);
        });
    };
    go(ActionId::GoProducts, Location::Kind::AllProducts);
    go(ActionId::GoInbox, Location::Kind::Inbox);
    go(ActionId::GoAssets, Location::Kind::AllAssets);
    go(ActionId::GoTrash, Location::Kind::Trash);
    m_context.actions.on(ActionId::Back, this, [this] { m_context.browser.goBack(); });
    m_context.actions.on(ActionId::Forward, this, [this] { m_context.browser.goForward(); });
}

void ViewCommands::setEdge(int edge)
{
    // Without a pointer the current item stays in place, else the middle.
    GridView& grid = m_context.grid;
    const QRect current = grid.visualRect(grid.currentIndex());
    const bool inSight = grid.viewport()->rect().intersects(current);
    setEdge(edge, inSight ? current.center() : grid.viewport()->rect().center());
}

void ViewCommands::setEdge(int edge, QPoint anchor)
{
    const int wanted = std::clamp(edge, kSmallestCell, kLargestCell);
    m_context.grid.setEdge(wanted, anchor);
    m_context.settings.setCellSize(wanted);
    Q_EMIT edgeChanged(wanted);
}

} // namespace vitrine
