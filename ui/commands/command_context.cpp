#include "ui/commands/command_context.h"

namespace vitrine {

namespace {
Selection selectionOfRows(const CommandContext& context, const std::vector<int>& rows)
{
    Selection selection;
    const IdListModel& model = context.browser.model();
    for (const int row : rows) {
        const qint64 id = model.idAt(row);
        if (context.browser.showsProducts())
            selection.products.emplace_back(id);
        else
            selection.assets.emplace_back(id);
    }
    return selection;
}
} // namespace

Selection selectionOf(const CommandContext& context)
{
    return selectionOfRows(context, context.grid.selectedRows());
}

Selection selectionAround(const CommandContext& context, const QModelIndex& index)
{
    if (!index.isValid() || context.grid.selectionModel()->isSelected(index))
        return selectionOf(context);
    return selectionOfRows(context, {index.row()});
}

} // namespace vitrine
