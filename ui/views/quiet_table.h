#pragma once

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace vitrine {

/// A table to read and choose from, as panels have it: whole rows, no grid, no editing, columns that share the width,
/// rows of `rowHeight` logical pixels or what the font needs.
QTableView* makeQuietTable(QAbstractItemModel* model, int rowHeight, QWidget* parent);

} // namespace vitrine
