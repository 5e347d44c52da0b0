#pragma once

#include "core/services/look_proposals.h"
#include "ui/panels/foot_panel.h"

class QLabel;
class QPushButton;

namespace vitrine {

class PlacementPane;
class ThumbnailSource;

/// Pictures of the catalogue that look for their product, below the grid: the Inbox being sorted, or pictures that seem
/// to be on the wrong product.
class PlacementPanel : public FootPanel
{
    Q_OBJECT
public:
    explicit PlacementPanel(ThumbnailSource& thumbnails, QWidget* parent = nullptr);

    void showLooking(const QString& title, const QString& what);
    /// @param note  what else is to be said, beside the count
    void showProposals(const PlacementProposals& proposals, const QStringList& names, const QStringList& newNames,
                       const QString& note);
    PlacementPane& placement() { return *m_placement; }
    /// Something was done with the rows.
    void refresh();

Q_SIGNALS:
    void closed();

private:
    QLabel* m_title;
    QLabel* m_summary;
    PlacementPane* m_placement;
    QString m_note;
};

} // namespace vitrine
