#include "ui/views/quiet_table.h"

#include "ui/theme.h"

#include <QHeaderView>
#include <QTableView>

namespace vitrine {

QTableView* makeQuietTable(QAbstractItemModel* model, int rowHeight, QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setModel(model);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setEditTriggers(QTableView::NoEditTriggers);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(theme::heightFor(rowHeight, table->font()));
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    return table;
}

} // namespace vitrine
