#pragma once

#include "ui/actions/action_set.h"

#include <QWidget>

class QKeySequenceEdit;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace vitrine {

/// Every action with its keys; press another key to change it.
class KeysPage : public QWidget
{
    Q_OBJECT
public:
    KeysPage(ActionSet& actions, QWidget* parent);

private:
    void fill();
    void filter(const QString& words);
    void showCurrent();
    void apply();
    std::optional<ActionId> currentAction() const;

    ActionSet& m_actions;
    QLineEdit* m_filter;
    QTreeWidget* m_list;
    QKeySequenceEdit* m_keys;
    QPushButton* m_clear;
    QLabel* m_message;
};

} // namespace vitrine
