#pragma once

#include "ui/actions/action_set.h"
#include "ui/commands/command_context.h"
#include "ui/palette/command_palette.h"

#include <QWidget>

class QSplitter;

namespace vitrine {

class ClipboardCommands;
class DropController;
class DuplicateDesk;
class DuplicateWatch;
class FacetBar;
class HistoryCommands;
class HistoryPanel;
class ImportCommands;
class InspectorPane;
class JobsModel;
class JobsPanel;
class LookCommands;
class LookDescribing;
class MissingThumbnails;
class NoticeBar;
class PlanPanel;
class PictureCompare;
class PlacementCommands;
class PlacementPanel;
class PictureViewer;
class SearchField;
class SearchSuggestions;
class SelectionCommands;
class Sidebar;
class SidebarCommands;
class StatusStrip;
class ToolStrip;
class ViewCommands;
class WhyStrip;
struct ViewerSource;

/// Everything that shows one open catalogue: it puts the parts together and passes their signals on, nothing else.
class Workspace : public QWidget
{
    Q_OBJECT
public:
    Workspace(Session& session, ActionSet& actions, UserSettings& settings, QWidget* parent = nullptr);
    ~Workspace() override;

    Browser& browser() { return *m_browser; }
    GridView& grid() { return *m_grid; }
    Sidebar& sidebar() { return *m_sidebar; }
    SearchField& search();
    InspectorPane& inspector() { return *m_inspector; }
    PictureViewer& viewer() { return *m_viewer; }
    PlanPanel& plan() { return *m_plan; }
    PlacementPanel& placements() { return *m_placements; }
    ImportCommands& imports() { return *m_imports; }
    WhyStrip& why() { return *m_why; }
    LookCommands& look() { return *m_look; }
    /// Whether a job may be stopped without anything being lost.
    bool isOnlyDescribing(quint64 job) const;
    DropController& drops() { return *m_drops; }
    FacetBar& facets() { return *m_facets; }
    DuplicateDesk& duplicates() { return *m_desk; }
    JobsPanel& jobsPanel() { return *m_jobsPanel; }
    /// Height of what toasts must not cover at the foot.
    int footHeight() const;

    /// Takes this very step back, from a toast.
    void undoStep(StepId step);
    /// Places and saved searches, for the palette.
    std::vector<PaletteEntry> places() const;
    /// Saves what is being typed and the sizes of the panes.
    void prepareToClose();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildLayout();
    QWidget* buildCentre();
    void buildCommands();
    void connectBrowsing();
    void connectDuplicates();
    void connectSearch();
    void connectLook();
    void connectSimilar();
    void showWhy();
    QString lookWords() const;
    void giveAdvice();
    void connectDrops();
    void connectInspector();
    void connectPanes();
    void connectStatus();
    void showListed(bool fresh);
    void showSelection();
    void showResultWords();
    void refreshActions();
    void refreshEmptyWords();
    void openCurrent();
    void connectPreview();
    void previewCurrent();
    ViewerSource listedPictures();
    void previewThese(const std::vector<AssetId>& assets, int current);
    void openContextMenu(QPoint at);
    void askForSearchName();
    void nextPane(int by);
    void placeOverlays();
    DropPlace placeOf(const QModelIndex& index) const;
    DropPlace placeOfProducts(const QModelIndex& index) const;

    Session& m_session;
    ActionSet& m_actions;
    UserSettings& m_settings;
    Browser* m_browser;
    JobsModel* m_jobs;
    ToolStrip* m_tools;
    Sidebar* m_sidebar;
    FacetBar* m_facets;
    NoticeBar* m_notice;
    GridView* m_grid;
    DuplicateWatch* m_watch;
    DuplicateDesk* m_desk; ///< in place of the grid where duplicates are decided
    WhyStrip* m_why;
    PlanPanel* m_plan;
    PlacementPanel* m_placements;
    InspectorPane* m_inspector;
    HistoryPanel* m_history;
    StatusStrip* m_status;
    JobsPanel* m_jobsPanel;
    QWidget* m_middle; ///< everything between toolbar and status: what large pictures cover
    PictureViewer* m_viewer;
    PictureCompare* m_compare;
    QSplitter* m_panes;
    QSplitter* m_centre;
    SearchSuggestions* m_suggestions = nullptr;
    DropController* m_drops = nullptr;
    SelectionCommands* m_commands = nullptr;
    HistoryCommands* m_undo = nullptr;
    ViewCommands* m_view = nullptr;
    SidebarCommands* m_sidebarCommands = nullptr;
    ClipboardCommands* m_clipboard = nullptr;
    ImportCommands* m_imports = nullptr;
    LookCommands* m_look = nullptr;
    LookDescribing* m_describing = nullptr;
    bool m_advised = false; ///< what the search by look lacks was said
    MissingThumbnails* m_missing = nullptr;
    PlacementCommands* m_placing = nullptr;
    ProductId m_awaited; ///< made here a moment ago: to be selected when it appears
};

} // namespace vitrine
