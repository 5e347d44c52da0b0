#include "ui/views/grid_accessible.h"

#include "ui/models/id_list_model.h"
#include "ui/text_format.h"
#include "ui/views/grid_view.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QCoreApplication>

#include <unordered_map>

namespace vitrine {

namespace {
QString words(const char* text)
{
    return QCoreApplication::translate("GridCell", text);
}

QString describe(const GridCell& cell)
{
    QStringList parts{cell.detail, cell.value};
    if (cell.subject == CellSubject::Product)
        parts << productStateText(cell.state);
    if (cell.rating > 0)
        parts << QCoreApplication::translate("GridCell", "%n star(s)", nullptr, cell.rating);
    if (cell.flag != AssetFlag::None)
        parts << (cell.flag == AssetFlag::Pick ? words(QT_TRANSLATE_NOOP("GridCell", "picked"))
                                               : words(QT_TRANSLATE_NOOP("GridCell", "rejected")));
    if (cell.durationMs > 0)
        parts << formatDuration(cell.durationMs);
    parts << cell.problemText;
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

class CellAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    CellAccessible(GridView* view, int row) : m_view(view), m_row(row) {}

    bool isValid() const override { return m_view && m_row < m_view->model()->rowCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view->window()->windowHandle(); }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const auto cell = index().data(IdListModel::CellRole).value<GridCell>();
        if (kind == QAccessible::Name)
            return cell.known ? cell.title : words(QT_TRANSLATE_NOOP("GridCell", "Loading"));
        return kind == QAccessible::Description ? describe(cell) : QString();
    }

    QRect rect() const override
    {
        const QRect cell = m_view->visualRect(index());
        return {m_view->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State result;
        if (!isValid()) {
            result.invalid = true;
            return result;
        }
        result.focusable = result.selectable = result.multiSelectable = true;
        result.focused = m_view->hasFocus() && m_view->currentIndex().row() == m_row;
        result.selected = m_view->selectionModel()->isSelected(index());
        result.offscreen = !m_view->viewport()->rect().intersects(m_view->visualRect(index()));
        return result;
    }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }
    void doAction(const QString& action) override
    {
        if (!isValid())
            return;
        m_view->setCurrentIndex(index());
        if (action == pressAction())
            Q_EMIT m_view->activated(index());
    }

private:
    QModelIndex index() const { return m_view->model()->index(m_row, 0); }
    QPointer<GridView> m_view;
    int m_row;
};

/// Children are made when they are asked for and numbered by row.
class GridAccessible final : public QAccessibleWidget
{
public:
    explicit GridAccessible(GridView* view) : QAccessibleWidget(view, QAccessible::List) {}
    ~GridAccessible() override
    {
        for (const auto& [row, id] : m_cells)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return view()->model() ? view()->model()->rowCount() : 0; }
    QAccessibleInterface* child(int row) const override
    {
        if (row < 0 || row >= childCount())
            return nullptr;
        if (const auto found = m_cells.find(row); found != m_cells.end())
            return QAccessible::accessibleInterface(found->second);
        auto* made = new CellAccessible(view(), row); // the registry owns it
        m_cells.emplace(row, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (const auto& [row, id] : m_cells) {
            if (QAccessible::accessibleInterface(id) == child)
                return row;
        }
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const QModelIndex index = view()->indexAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
        return index.isValid() ? child(index.row()) : nullptr;
    }
    QAccessibleInterface* focusChild() const override
    {
        return view()->currentIndex().isValid() ? child(view()->currentIndex().row()) : nullptr;
    }

private:
    GridView* view() const { return static_cast<GridView*>(widget()); }
    mutable std::unordered_map<int, QAccessible::Id> m_cells;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* view = qobject_cast<GridView*>(object);
    return view ? new GridAccessible(view) : nullptr;
}
} // namespace

void installGridAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(&makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

void announceCell(GridView* view, int row)
{
    if (!QAccessible::isActive() || !view->hasFocus())
        return;
    QAccessibleEvent event(view, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

} // namespace vitrine
