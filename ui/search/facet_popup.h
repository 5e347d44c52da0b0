#pragma once

#include "core/catalog/facet.h"

#include <QFrame>

#include <vector>

class QListView;
class QStandardItemModel;

namespace vitrine {

/// The values of one facet with counts and check marks.
class FacetPopup : public QFrame
{
    Q_OBJECT
public:
    explicit FacetPopup(QWidget* parent);
    /// `words` tells which are chosen.
    void setValues(const std::vector<FacetCount>& values, const ProductQuery& words);
    void openBelow(QWidget* button);

Q_SIGNALS:
    void toggled(const vitrine::FacetCount& value);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void toggle(const QModelIndex& index);
    QListView* m_list;
    QStandardItemModel* m_model;
    std::vector<FacetCount> m_values;
};

/// What a value of a facet is called.
QString facetValueText(const FacetCount& value);

} // namespace vitrine
