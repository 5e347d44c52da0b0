#pragma once

#include "core/services/plan_proposals.h"
#include "ui/models/plan_model.h"
#include "ui/panels/foot_panel.h"

class QButtonGroup;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QHBoxLayout;

namespace vitrine {

class PlacementPane;
class ThumbnailSource;

/// An import before it happens: what is new, what goes where and why, what is here already, what is left out; and for
/// pictures that nothing names, which product they may show. Beside the work, never in its way; one button does it.
class PlanPanel : public FootPanel
{
    Q_OBJECT
public:
    explicit PlanPanel(ThumbnailSource& thumbnails, QWidget* parent = nullptr);
    /// The files are being looked at.
    void showPlanning(const QString& what);
    void showPlan(const std::shared_ptr<const ImportPlan>& plan);
    /// Products are being looked for; the plan may be carried out without them.
    void showLooking();
    /// They were found, or not.
    void showProposals(const PlanProposals& proposals);
    /// It was carried out or given up: gone with all that was decided.
    void finish();
    /// What was decided in the panel so far.
    std::vector<FileChoice> choices() const;
    PlanModel& model() { return *m_model; }
    PlacementPane& placement() { return *m_placement; }

Q_SIGNALS:
    void applyWanted();
    void cancelled();
    /// Nested folders are to mean something else: FolderUse as int.
    void folderUseWanted(int use);

private:
    QComboBox* makeFolderChoice();
    void buildLayout();
    void showGroups();
    void addGroup(const QString& text, bool checked, const std::function<void()>& chosen);
    void showSummary();
    void afterDecision();

    std::shared_ptr<const ImportPlan> m_plan;
    PlanProposals m_proposals;
    PlanModel* m_model;
    QLabel* m_title;
    QLabel* m_summary;
    QComboBox* m_folders;
    QHBoxLayout* m_groups;
    QTableView* m_table;
    PlacementPane* m_placement;
    QStackedWidget* m_pages;
    QPushButton* m_apply;
    QButtonGroup* m_choice = nullptr;
};

/// As one reads them: the files' names, and names for products made of the groups of files that look alike.
QStringList pictureNames(const std::vector<PictureToPlace>& pictures);
QStringList clusterNames(const std::vector<PictureToPlace>& pictures, const PlacementProposals& proposals);

} // namespace vitrine
