// The part of Workspace that passes signals between the parts.
#include "ui/commands/clipboard_commands.h"
#include "ui/commands/history_commands.h"
#include "ui/commands/import_commands.h"
#include "ui/commands/missing_thumbnails.h"
#include "ui/commands/selection_commands.h"
#include "ui/commands/sidebar_commands.h"
#include "ui/commands/view_commands.h"
#include "ui/duplicates/duplicate_desk.h"
#include "ui/panels/jobs_panel.h"
#include "ui/panels/sidebar.h"
#include "ui/panels/status_strip.h"
#include "ui/search/facet_bar.h"
#include "ui/search/search_suggestions.h"
#include "ui/text_format.h"
#include "ui/theme.h"
#include "ui/views/history_panel.h"
#include "ui/views/inspector_pane.h"
#include "ui/views/picture_compare.h"
#include "ui/views/picture_viewer.h"
#include "ui/windows/tool_strip.h"
#include "ui/windows/workspace.h"

#include <QEvent>
#include <QInputDialog>
#include <QMenu>
#include <QSplitter>
#include <QTimer>

namespace vitrine {

using namespace theme;

namespace {
/// A drop on one of more selected products than this is for that one only: it was hardly meant for thousands.
constexpr int kMostDroppedOn = 1000;
/// Time for the first screen to be painted and its pictures to be asked for.
constexpr int kAfterFirstListMs = 200;
/// More selected things than this are shown in the inspector as a number only by its own mixed-values reading.
Location productLocation(ProductId product, const QString& name)
{
    Location location;
    location.kind = Location::Kind::Product;
    location.id = product.value();
    location.name = name;
    location.assets = true;
    return location;
}

void collectPaths(const SidebarModel& model, const QModelIndex& parent, Location::Kind kind,
                  std::vector<CountedWord>& into)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const auto location = index.data(SidebarModel::LocationRole).value<Location>();
        if (index.data(SidebarModel::LocationRole).isValid() && location.kind == kind)
            into.emplace_back(location.name, index.data(SidebarModel::CountRole).toLongLong());
        collectPaths(model, index, kind, into);
    }
}
} // namespace

// Browsing

void Workspace::connectBrowsing()
{
    connect(m_sidebar, &Sidebar::chosen, this, [this](const Location& location) {
        m_browser->go(location);
        search().setText(m_browser->words());
    });
    connect(m_browser, &Browser::moved, this, [this] {
        m_sidebar->mark(m_browser->location());
        search().setText(m_browser->words());
        search().setPlaceholder(tr("Search in %1").arg(locationTitle(m_browser->location())));
        refreshActions();
    });
    connect(m_browser, &Browser::listed, this, &Workspace::showListed);
    // Both go over the whole catalogue: the first list and its pictures do not wait for them.
    connect(
        m_browser, &Browser::listed, this,
        [this] {
            QTimer::singleShot(kAfterFirstListMs, this, [this] {
                m_missing->look();
                m_watch->look();
            });
        },
        Qt::SingleShotConnection);
    connect(m_grid, &GridView::selectionEdited, this, &Workspace::showSelection);
    connect(m_grid, &GridView::activated, this, &Workspace::openCurrent);
    connect(m_grid, &GridView::quickActionTriggered, m_commands, &SelectionCommands::quickAction);
    connect(m_grid, &GridView::typed, this, [this](const QString& text) { search().enter(text); });
    m_grid->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_grid, &QWidget::customContextMenuRequested, this,
            [this](QPoint at) { openContextMenu(m_grid->viewport()->mapToGlobal(at)); });
    connect(m_commands, &SelectionCommands::productMade, this, [this](ProductId product) {
        m_awaited = product;
        if (!m_browser->showsProducts())
            m_browser->go({});
    });
    m_actions.on(ActionId::Open, this, [this] { openCurrent(); });
}

void Workspace::connectDuplicates()
{
    connect(m_watch, &DuplicateWatch::changed, this,
            [this] { m_sidebar->setDuplicates(qint64(m_watch->state().groups.size())); });
    connect(m_browser, &Browser::moved, this, [this] {
        const bool decides = m_browser->location().kind == Location::Kind::Duplicates;
        m_grid->setVisible(!decides);
        m_desk->setVisible(decides);
    });
}

// Large pictures

void Workspace::connectPreview()
{
    m_actions.on(ActionId::Preview, this, [this] { previewCurrent(); });
    m_actions.on(ActionId::Compare, this, [this] {
        const CommandContext context{m_session, m_actions, *m_browser, *m_grid, m_settings, *window()};
        m_compare->open(selectionOf(context).assets);
    });
    connect(m_commands, &SelectionCommands::previewWanted, this, &Workspace::previewCurrent);
    connect(m_compare, &PictureCompare::singleRequested, this, [this](AssetId asset) { previewThese({asset}, 0); });
}

/// Goes through what the grid lists; the grid follows.
void Workspace::previewCurrent()
{
    const QModelIndex current = m_grid->currentIndex();
    if (!current.isValid())
        return;
    m_viewer->disconnect(this);
    connect(m_viewer, &PictureViewer::placeChanged, this,
            [this](int place) { m_grid->setCurrentIndex(m_browser->model().index(place)); });
    m_viewer->open(listedPictures(), current.row());
}

/// Of an answer by look the pictures that were found, which need not be the covers, with where the thing is in them.
ViewerSource Workspace::listedPictures()
{
    ViewerSource source;
    source.count = m_browser->model().rowCount();
    const auto matchAt = [this](int place) -> const CellMatch* {
        const IdListModel& model = m_browser->model();
        const CellMatch* match = place < model.rowCount() ? model.match(model.idAt(place)) : nullptr;
        return match && match->asset.isValid() ? match : nullptr;
    };
    source.assetAt = [this, matchAt](int place) -> AssetId {
        if (place >= m_browser->model().rowCount())
            return {};
        if (const CellMatch* match = matchAt(place))
            return match->asset;
        const qint64 id = m_browser->model().idAt(place);
        if (!m_browser->showsProducts())
            return AssetId(id);
        const ProductSummary* product = m_browser->products().summary(ProductId(id));
        return product ? product->picture.value_or(AssetId()) : AssetId();
    };
    source.boxAt = [matchAt](int place) {
        const CellMatch* match = matchAt(place);
        return match ? match->box : QRectF();
    };
    return source;
}

void Workspace::previewThese(const std::vector<AssetId>& assets, int current)
{
    m_viewer->disconnect(this);
    m_viewer->open({int(assets.size()), [assets](int place) { return assets[size_t(place)]; }, {}}, current);
}

void Workspace::showListed(bool fresh)
{
    if (m_grid->model() != &m_browser->model())
        m_grid->setModel(&m_browser->model());
    if (fresh)
        m_grid->scrollToTop();
    if (m_awaited.isValid()) {
        if (const int row = m_browser->model().rowOf(m_awaited.value()); row >= 0 && m_browser->showsProducts()) {
            m_awaited = {};
            m_grid->setCurrentIndex(m_browser->model().index(row));
            m_inspector->focusName();
        }
    }
    refreshEmptyWords();
    showResultWords();
    showSelection();
    giveAdvice();
}

void Workspace::refreshEmptyWords()
{
    const Location::Kind kind = m_browser->location().kind;
    if (m_browser->answer())
        return m_grid->setEmptyText(tr("Nothing looks like this"),
                                    tr("Choose another part of the picture, or take words and filters away."));
    if (!m_browser->words().isEmpty())
        return m_grid->setEmptyText(tr("Nothing found"), m_browser->suggestion().isEmpty()
                                                             ? tr("Try fewer words, or take a filter away.")
                                                             : tr("Did you mean %1?").arg(m_browser->suggestion()));
    if (kind == Location::Kind::Inbox)
        return m_grid->setEmptyText(tr("The Inbox is empty"),
                                    tr("Pictures that belong to no product wait here. Drop files anywhere."));
    if (kind == Location::Kind::Trash)
        return m_grid->setEmptyText(tr("The trash is empty"), tr("What you delete can be put back from here."));
    if (kind == Location::Kind::Product)
        return m_grid->setEmptyText(tr("No pictures yet"), tr("Drop pictures here to attach them to this product."));
    if (kind == Location::Kind::AllProducts)
        return m_grid->setEmptyText(tr("No products yet"),
                                    tr("Drop a folder of pictures or a table here, or press Ctrl+N."));
    m_grid->setEmptyText(tr("Nothing here yet"), tr("Drop things here, or choose another place at the left."));
}

void Workspace::showSelection()
{
    const CommandContext context{m_session, m_actions, *m_browser, *m_grid, m_settings, *window()};
    Selection selection = selectionOf(context);
    const bool products = m_browser->showsProducts();
    const qint64 listed = m_browser->model().rowCount();
    QString words = products ? tr("%n product(s)", nullptr, int(listed)) : tr("%n picture(s)", nullptr, int(listed));
    if (!selection.isEmpty())
        words += tr(", %n selected", nullptr, int(selection.count()));
    m_status->setListed(words);
    if (selection.isEmpty())
        m_inspector->clear();
    else if (products)
        m_inspector->showProducts(std::move(selection.products));
    else
        m_inspector->showAssets(std::move(selection.assets));
    showWhy();
    refreshActions();
}

void Workspace::showResultWords()
{
    if (m_browser->answer())
        return search().setResult(lookWords());
    const int count = m_browser->model().rowCount();
    search().setResult(m_browser->words().isEmpty() ? QString()
                                                    : tr("%1, %2 ms", "results and time")
                                                          .arg(tr("%n result(s)", nullptr, count))
                                                          .arg(m_browser->milliseconds()));
}

void Workspace::openCurrent()
{
    const QModelIndex index = m_grid->currentIndex();
    if (!index.isValid())
        return;
    if (!m_browser->showsProducts())
        return previewCurrent();
    m_browser->go(productLocation(ProductId(m_browser->model().idAt(index.row())), index.data().toString()));
}

void Workspace::openContextMenu(QPoint at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool any = m_grid->selectionModel() && m_grid->selectionModel()->hasSelection();
    if (any) {
        m_actions.fillMenu(menu, MenuId::Item);
        if (m_browser->showsProducts())
            m_actions.fillMenu(menu->addMenu(ActionSet::menuTitle(MenuId::State)), MenuId::State);
        else
            m_actions.fillMenu(menu->addMenu(ActionSet::menuTitle(MenuId::Picture)), MenuId::Picture);
        menu->addSeparator();
        menu->addAction(m_actions.action(ActionId::Copy));
    } else {
        menu->addAction(m_actions.action(ActionId::NewProduct));
        menu->addAction(m_actions.action(ActionId::ImportFiles));
        menu->addAction(m_actions.action(ActionId::ImportFolder));
    }
    menu->addAction(m_actions.action(ActionId::Paste));
    menu->popup(at);
}

// Search

void Workspace::connectSearch()
{
    SearchField& field = search();
    field.setSuggest(m_suggestions->asFunction());
    field.setHistory(m_settings.searchHistory());
    connect(&field, &SearchField::textEdited, m_browser, &Browser::setWords);
    connect(&field, &SearchField::committed, this, [this](const QString& query) {
        m_settings.addSearch(query);
        search().setHistory(m_settings.searchHistory());
        m_grid->setFocus();
    });
    connect(&field, &SearchField::left, this, [this] { m_grid->setFocus(); });
    connect(m_facets, &FacetBar::queryWanted, this, [this](const QString& query) {
        search().setText(query);
        m_browser->setWords(query);
    });
    connect(m_sidebar, &Sidebar::loaded, this, [this] {
        std::vector<CountedWord> tags, categories;
        collectPaths(m_sidebar->sidebarModel(), {}, Location::Kind::Tag, tags);
        collectPaths(m_sidebar->sidebarModel(), {}, Location::Kind::Category, categories);
        m_suggestions->setTags(std::move(tags));
        m_suggestions->setCategories(std::move(categories));
        m_imports->setWaitingUrls(m_sidebar->catalogueCounts().waitingUrls);
        refreshActions();
    });
    m_actions.on(ActionId::Find, this, [this] { search().enter(); });
    m_actions.on(ActionId::FindSlash, this, [this] { search().enter(); });
    m_actions.on(ActionId::SaveSearch, this, [this] { askForSearchName(); });
}

void Workspace::askForSearchName()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save this search"));
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(m_browser->words());
    connect(dialog, &QInputDialog::textValueSelected, this, [this, query = m_browser->words()](const QString& name) {
        if (!name.trimmed().isEmpty())
            m_sidebarCommands->saveSearch(name.trimmed(), query);
    });
    dialog->open();
}

// Drops

DropPlace Workspace::placeOf(const QModelIndex& index) const
{
    if (!index.isValid()) {
        const Location& here = m_browser->location();
        if (const auto product = m_browser->shownProduct())
            return {DropPlace::Kind::Product, product->value(), here.name, {}};
        if (here.kind == Location::Kind::Tag)
            return {DropPlace::Kind::Tag, here.id, here.name, {}};
        if (m_browser->showsTrash())
            return {DropPlace::Kind::Trash, 0, {}, {}};
        return {DropPlace::Kind::Centre, 0, {}, {}};
    }
    const qint64 id = m_browser->model().idAt(index.row());
    const QString name = index.data().toString();
    if (m_browser->showsProducts())
        return placeOfProducts(index);
    if (const auto product = m_browser->shownProduct())
        return {DropPlace::Kind::Product, product->value(), m_browser->location().name, {}};
    return {DropPlace::Kind::Asset, id, name, {}};
}

/// A selected product stands for all that are selected.
DropPlace Workspace::placeOfProducts(const QModelIndex& index) const
{
    DropPlace place{DropPlace::Kind::Product, m_browser->model().idAt(index.row()), index.data().toString(), {}};
    const int selected = m_grid->selectedCount();
    if (selected < 2 || selected > kMostDroppedOn || !m_grid->selectionModel()->isSelected(index))
        return place;
    for (const int row : m_grid->selectedRows()) {
        if (row != index.row())
            place.others.push_back(m_browser->model().idAt(row));
    }
    place.name = tr("%n product(s)", nullptr, selected);
    return place;
}

void Workspace::connectDrops()
{
    m_grid->setDropHandler(m_drops, [this](const QModelIndex& index) { return placeOf(index); });
    m_sidebar->setDropHandler(m_drops);
    connect(m_drops, &DropController::importWanted, m_imports, &ImportCommands::import);
    connect(m_drops, &DropController::downloadWanted, m_imports, &ImportCommands::download);
    connect(m_drops, &DropController::imageDropped, m_imports, &ImportCommands::importImage);
    connect(m_drops, &DropController::tableDropped, m_imports, &ImportCommands::importTable);
}

// Panes

void Workspace::connectInspector()
{
    connect(m_inspector, &InspectorPane::productRequested, this,
            [this](ProductId product) { m_browser->go(productLocation(product, tr("Product"))); });
    connect(m_inspector, &InspectorPane::assetRequested, this, [this](AssetId asset) { previewThese({asset}, 0); });
    connect(m_inspector, &InspectorPane::previewRequested, this, &Workspace::previewThese);
    connect(m_inspector, &InspectorPane::filesDropped, this,
            [this](const QStringList& paths, ProductId product, int at) {
                ImportRequest request;
                request.paths = paths;
                request.attachTo = product;
                request.attachAt = at;
                m_imports->import(request);
            });
    connect(m_inspector, &InspectorPane::copyRequested, m_clipboard, &ClipboardCommands::copyAssets);
    connect(m_inspector, &InspectorPane::dragOutRequested, this,
            [this](const std::vector<AssetId>& assets, ProductId from) {
                m_clipboard->drag({{}, assets}, from);
            });
    const auto showTouched = [this](StepId step) {
        const QString query = QStringLiteral("step:%1").arg(step.value());
        search().setText(query);
        m_browser->setWords(query);
    };
    connect(m_inspector, &InspectorPane::touchedRequested, this, showTouched);
    connect(m_history, &HistoryPanel::touchedRequested, this, showTouched);
    connect(m_commands, &SelectionCommands::tagsWanted, this, [this] {
        m_inspector->setVisible(true);
        m_actions.action(ActionId::ShowInspector)->setChecked(true);
        m_inspector->focusTags();
    });
}

void Workspace::connectPanes()
{
    struct Pane {
        ActionId action;
        QWidget* widget;
        QString name;
        bool byDefault;
    };
    for (const Pane& pane : {Pane{ActionId::ShowSidebar, m_sidebar, QStringLiteral("sidebar"), true},
                             Pane{ActionId::ShowInspector, m_inspector, QStringLiteral("inspector"), true},
                             Pane{ActionId::ShowFilters, m_facets, QStringLiteral("filters"), false},
                             Pane{ActionId::ShowHistory, m_history, QStringLiteral("history"), false}}) {
        const bool shown = m_settings.isShown(pane.name, pane.byDefault);
        pane.widget->setVisible(shown);
        m_actions.action(pane.action)->setChecked(shown);
        m_actions.on(pane.action, this, [this, pane] {
            const bool show = m_actions.action(pane.action)->isChecked();
            pane.widget->setVisible(show);
            m_settings.setShown(pane.name, show);
        });
    }
    m_actions.on(ActionId::ShowJobs, this, [this] {
        m_jobsPanel->setVisible(m_actions.action(ActionId::ShowJobs)->isChecked());
        placeOverlays();
        m_jobsPanel->setFocus();
    });
    m_jobsPanel->installEventFilter(this);
    m_actions.on(ActionId::NextPane, this, [this] { nextPane(1); });
    m_actions.on(ActionId::PreviousPane, this, [this] { nextPane(-1); });
    installEventFilter(this);
}

void Workspace::connectStatus()
{
    connect(m_status, &StatusStrip::jobsWanted, m_actions.action(ActionId::ShowJobs), &QAction::trigger);
    connect(m_status, &StatusStrip::undoWanted, m_actions.action(ActionId::Undo), &QAction::trigger);
    connect(m_status, &StatusStrip::edgeWanted, m_view, qOverload<int>(&ViewCommands::setEdge));
    connect(m_view, &ViewCommands::edgeChanged, m_status, &StatusStrip::setEdge);
    connect(m_jobsPanel, &JobsPanel::retryWanted, m_missing, &MissingThumbnails::retry);
    connect(m_undo, &HistoryCommands::changed, this, [this] {
        m_status->setUndo(m_undo->undoText());
        refreshActions();
    });
    m_status->setEdge(m_grid->edge());
}

/// Panes in reading order; the focus goes to the next one that is shown.
void Workspace::nextPane(int by)
{
    QWidget* const panes[] = {&search(), m_sidebar, m_grid, m_desk, m_inspector, m_history};
    constexpr int kCount = int(std::size(panes));
    int at = 2;
    for (int i = 0; i < kCount; ++i) {
        const QWidget* focus = focusWidget();
        if (focus && (focus == panes[i] || panes[i]->isAncestorOf(focus)))
            at = i;
    }
    for (int i = 1; i <= kCount; ++i) {
        QWidget* next = panes[(at + by * i + kCount * i) % kCount];
        if (!next->isVisible())
            continue;
        next->setFocus(Qt::TabFocusReason);
        if (!next->hasFocus() && !next->isAncestorOf(focusWidget()) && next->nextInFocusChain())
            next->nextInFocusChain()->setFocus(Qt::TabFocusReason);
        return;
    }
}

void Workspace::placeOverlays()
{
    const QSize size(std::min(420, width() - 2 * kSpace16), std::min(360, height() / 2));
    m_jobsPanel->resize(size);
    m_jobsPanel->move(width() - size.width() - kSpace16, height() - m_status->height() - size.height() - kSpace8);
    m_jobsPanel->raise();
}

bool Workspace::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == this && event->type() == QEvent::Resize)
        placeOverlays();
    if (watched == m_jobsPanel && event->type() == QEvent::Hide)
        m_actions.action(ActionId::ShowJobs)->setChecked(false);
    return QWidget::eventFilter(watched, event);
}

void Workspace::refreshActions()
{
    Needs now = Need::Catalogue;
    const auto add = [&now](bool holds, Need need) { now.setFlag(need, holds); };
    const int selected = m_grid->selectedCount();
    add(m_session.isWritable(), Need::Writable);
    add(selected > 0, Need::Selection);
    add(selected == 1, Need::OneSelected);
    add(m_browser->showsProducts(), Need::Products);
    add(!m_browser->showsProducts(), Need::Assets);
    add(m_browser->showsTrash(), Need::Trash);
    add(!m_browser->showsTrash(), Need::Living);
    add(m_undo && m_undo->canUndo(), Need::UndoableStep);
    add(m_undo && m_undo->canRedo(), Need::RedoableStep);
    add(m_sidebar->catalogueCounts().waitingUrls > 0, Need::WaitingUrls);
    add(m_browser->canGoBack(), Need::CanGoBack);
    add(m_browser->canGoForward(), Need::CanGoForward);
    add(!m_browser->words().isEmpty(), Need::SearchText);
    add(m_browser->answer() != nullptr, Need::LookAsked);
    add(m_browser->shownProduct().has_value(), Need::InsideProduct);
    add(selected >= 2 && selected <= kMostCompared, Need::FewSelected);
    m_actions.setAvailable(now);
}

} // namespace vitrine
