#pragma once

#include "ui/actions/action_set.h"

#include <QWidget>

class QMenu;

namespace vitrine {

class SearchField;

/// The row at the top: the way back, the search field, filters, order, new product, import.
class ToolStrip : public QWidget
{
    Q_OBJECT
public:
    ToolStrip(ActionSet& actions, QWidget* parent = nullptr);
    SearchField& search() { return *m_search; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    SearchField* m_search;
};

} // namespace vitrine
