#pragma once

#include "ui/models/placement_model.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSpinBox;
class QTableView;

namespace vitrine {

/// Where pictures find their products: one row each, decided by keys. Enter or A accepts the product shown and goes on
/// to the next open row, Left and Right choose another, N a new product for all that look like it, Delete leaves the
/// picture where it is; one button accepts all that are sure enough.
class PlacementPane : public QWidget
{
    Q_OBJECT
public:
    explicit PlacementPane(ThumbnailSource& thumbnails, QWidget* parent = nullptr);

    PlacementModel& model() { return *m_model; }
    QTableView& table() { return *m_table; }
    /// The first open row gets the keys.
    void begin();

public Q_SLOTS:
    void acceptSelected();
    void acceptAllSure();
    void leaveSelected();

Q_SIGNALS:
    /// These rows have been accepted or left alone just now.
    void decided(const std::vector<int>& rows);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeBar();
    std::vector<int> selectedRows() const;
    void chooseNext(int by);
    void chooseNew();
    void goOn();
    bool handleKey(int key);

    PlacementModel* m_model;
    QTableView* m_table;
    QSpinBox* m_sure;
};

} // namespace vitrine
