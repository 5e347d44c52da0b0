#include "ui/actions/action_table.h"

#include <QtGlobal>

#include <array>

namespace vitrine {

namespace {
constexpr Needs kEdit = Need::Catalogue | Need::Writable;
constexpr Needs kEditSelection = kEdit | Need::Selection | Need::Living;
constexpr Needs kEditProducts = kEditSelection | Need::Products;
constexpr Needs kEditAssets = kEditSelection | Need::Assets;

const ActionSpec kTable[] = {
    // File
    {ActionId::NewCatalogue, "new_catalogue", QT_TRANSLATE_NOOP("Actions", "&New catalogue..."), "Ctrl+Shift+N",
     MenuId::File, 0, "document-new", Need::None},
    {ActionId::OpenCatalogue, "open_catalogue", QT_TRANSLATE_NOOP("Actions", "&Open catalogue..."), "Ctrl+O",
     MenuId::File, 0, "document-open", Need::None},
    {ActionId::ImportFiles, "import_files", QT_TRANSLATE_NOOP("Actions", "&Import files..."), "Ctrl+I", MenuId::File, 1,
     "document-import", kEdit},
    {ActionId::ImportFolder, "import_folder", QT_TRANSLATE_NOOP("Actions", "Import a &folder..."), "Ctrl+Shift+I",
     MenuId::File, 1, "folder-add", kEdit},
    {ActionId::FetchPictures, "fetch_pictures", QT_TRANSLATE_NOOP("Actions", "Fetch pictures from the &web"),
     "Ctrl+Alt+I", MenuId::File, 1, "download", kEdit | Need::WaitingUrls},
    {ActionId::SaveFiles, "save_files", QT_TRANSLATE_NOOP("Actions", "&Save files to a folder..."), "Ctrl+Shift+S",
     MenuId::File, 2, "document-export", Need::Catalogue | Need::Selection},
    {ActionId::Backup, "backup", QT_TRANSLATE_NOOP("Actions", "&Back up the catalogue..."), "Ctrl+Alt+B", MenuId::File,
     3, "backup", Need::Catalogue},
    {ActionId::CheckCatalogue, "check", QT_TRANSLATE_NOOP("Actions", "C&heck the catalogue"), "Ctrl+Alt+C",
     MenuId::File, 3, "tools-report-bug", Need::Catalogue},
    {ActionId::CloseCatalogue, "close_catalogue", QT_TRANSLATE_NOOP("Actions", "&Close catalogue"), "Ctrl+W",
     MenuId::File, 4, "window-close", Need::Catalogue},
    {ActionId::Quit, "quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q", MenuId::File, 4, "application-exit",
     Need::None},
    // Edit
    {ActionId::Undo, "undo", QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z", MenuId::Edit, 0, "edit-undo",
     kEdit | Need::UndoableStep},
    {ActionId::Redo, "redo", QT_TRANSLATE_NOOP("Actions", "&Redo"), "Ctrl+Shift+Z; Ctrl+Y", MenuId::Edit, 0,
     "edit-redo", kEdit | Need::RedoableStep},
    {ActionId::Copy, "copy", QT_TRANSLATE_NOOP("Actions", "&Copy"), "Ctrl+C", MenuId::Edit, 1, "edit-copy",
     Need::Catalogue | Need::Selection, KeyScope::Grid},
    {ActionId::Paste, "paste", QT_TRANSLATE_NOOP("Actions", "&Paste"), "Ctrl+V", MenuId::Edit, 1, "edit-paste", kEdit},
    {ActionId::SelectAll, "select_all", QT_TRANSLATE_NOOP("Actions", "Select &all"), "Ctrl+A", MenuId::Edit, 2,
     "edit-select-all", Need::Catalogue, KeyScope::Grid},
    {ActionId::SelectNone, "select_none", QT_TRANSLATE_NOOP("Actions", "Select &nothing"), "Ctrl+Shift+A", MenuId::Edit,
     2, "edit-select-none", Need::Catalogue | Need::Selection},
    {ActionId::InvertSelection, "invert_selection", QT_TRANSLATE_NOOP("Actions", "&Invert the selection"),
     "Ctrl+Shift+V", MenuId::Edit, 2, "edit-select-invert", Need::Catalogue},
    {ActionId::Find, "find", QT_TRANSLATE_NOOP("Actions", "&Find"), "Ctrl+F", MenuId::Edit, 3, "edit-find",
     Need::Catalogue},
    {ActionId::FindSlash, "find_slash", QT_TRANSLATE_NOOP("Actions", "Find"), "/", MenuId::None, 3, "edit-find",
     Need::Catalogue, KeyScope::Grid},
    {ActionId::SaveSearch, "save_search", QT_TRANSLATE_NOOP("Actions", "Sa&ve this search..."), "Ctrl+S", MenuId::Edit,
     3, "bookmarks", kEdit | Need::SearchText},
    {ActionId::Settings, "settings", QT_TRANSLATE_NOOP("Actions", "&Settings..."), "Ctrl+,", MenuId::Edit, 4,
     "configure", Need::None},
    // Item
    {ActionId::NewProduct, "new_product", QT_TRANSLATE_NOOP("Actions", "&New product"), "Ctrl+N", MenuId::Item, 0,
     "list-add", kEdit},
    {ActionId::ProductFromPictures, "product_from_pictures",
     QT_TRANSLATE_NOOP("Actions", "New product from these &pictures"), "Ctrl+Shift+P", MenuId::Item, 0, "object-group",
     kEditAssets},
    {ActionId::Open, "open", QT_TRANSLATE_NOOP("Actions", "&Open"), "Return; Enter", MenuId::Item, 1, "document-open",
     Need::Catalogue | Need::OneSelected, KeyScope::Grid},
    {ActionId::Preview, "preview", QT_TRANSLATE_NOOP("Actions", "&Large preview"), "Space", MenuId::Item, 1,
     "quickview", Need::Catalogue | Need::Selection, KeyScope::Grid},
    {ActionId::Compare, "compare", QT_TRANSLATE_NOOP("Actions", "&Compare side by side"), "C", MenuId::Item, 1,
     "view-split-left-right", Need::Catalogue | Need::Assets | Need::FewSelected, KeyScope::Grid},
    {ActionId::Rename, "rename", QT_TRANSLATE_NOOP("Actions", "&Rename"), "F2", MenuId::Item, 2, "edit-rename",
     kEditSelection | Need::OneSelected},
    {ActionId::Duplicate, "duplicate", QT_TRANSLATE_NOOP("Actions", "&Duplicate"), "Ctrl+D", MenuId::Item, 2,
     "edit-duplicate", kEditProducts},
    {ActionId::EditTags, "edit_tags", QT_TRANSLATE_NOOP("Actions", "&Tags..."), "T", MenuId::Item, 2, "tag",
     kEditSelection, KeyScope::Grid},
    {ActionId::StateDraft, "state_draft", QT_TRANSLATE_NOOP("Actions", "&Draft"), "Ctrl+Alt+1", MenuId::State, 0,
     "document-edit", kEditProducts},
    {ActionId::StateActive, "state_active", QT_TRANSLATE_NOOP("Actions", "&Active"), "Ctrl+Alt+2", MenuId::State, 0,
     "dialog-ok-apply", kEditProducts},
    {ActionId::StateArchived, "state_archived", QT_TRANSLATE_NOOP("Actions", "A&rchived"), "Ctrl+Alt+3", MenuId::State,
     0, "archive-insert", kEditProducts},
    {ActionId::DetachFromProduct, "detach", QT_TRANSLATE_NOOP("Actions", "Take out of the prod&uct"), "Ctrl+Backspace",
     MenuId::Item, 4, "list-remove", kEditAssets | Need::InsideProduct},
    {ActionId::ToTrash, "to_trash", QT_TRANSLATE_NOOP("Actions", "&Move to trash"), "Del", MenuId::Item, 4,
     "edit-delete", kEditSelection, KeyScope::Grid},
    {ActionId::Restore, "restore", QT_TRANSLATE_NOOP("Actions", "&Put back"), "Ctrl+R", MenuId::Item, 4, "edit-undo",
     kEdit | Need::Selection | Need::Trash},
    {ActionId::EmptyTrash, "empty_trash", QT_TRANSLATE_NOOP("Actions", "&Empty the trash..."), "Ctrl+Shift+Del",
     MenuId::Item, 4, "trash-empty", kEdit},
    // Picture
    {ActionId::Pick, "pick", QT_TRANSLATE_NOOP("Actions", "&Pick"), "P", MenuId::Picture, 0, "flag", kEditAssets,
     KeyScope::Grid},
    {ActionId::Reject, "reject", QT_TRANSLATE_NOOP("Actions", "Re&ject"), "X", MenuId::Picture, 0, "dialog-cancel",
     kEditAssets, KeyScope::Grid},
    {ActionId::Unflag, "unflag", QT_TRANSLATE_NOOP("Actions", "&Unflag"), "U", MenuId::Picture, 0, "edit-clear",
     kEditAssets, KeyScope::Grid},
    {ActionId::Rate0, "rate_0", QT_TRANSLATE_NOOP("Actions", "N&o rating"), "0", MenuId::Picture, 1, "rating-unrated",
     kEditAssets, KeyScope::Grid},
    {ActionId::Rate1, "rate_1", QT_TRANSLATE_NOOP("Actions", "&1 star"), "1", MenuId::Picture, 1, "rating", kEditAssets,
     KeyScope::Grid},
    {ActionId::Rate2, "rate_2", QT_TRANSLATE_NOOP("Actions", "&2 stars"), "2", MenuId::Picture, 1, "rating",
     kEditAssets, KeyScope::Grid},
    {ActionId::Rate3, "rate_3", QT_TRANSLATE_NOOP("Actions", "&3 stars"), "3", MenuId::Picture, 1, "rating",
     kEditAssets, KeyScope::Grid},
    {ActionId::Rate4, "rate_4", QT_TRANSLATE_NOOP("Actions", "&4 stars"), "4", MenuId::Picture, 1, "rating",
     kEditAssets, KeyScope::Grid},
    {ActionId::Rate5, "rate_5", QT_TRANSLATE_NOOP("Actions", "&5 stars"), "5", MenuId::Picture, 1, "rating",
     kEditAssets, KeyScope::Grid},
    {ActionId::RetryPictures, "retry_pictures", QT_TRANSLATE_NOOP("Actions", "&Retry failed pictures"), "Ctrl+Alt+R",
     MenuId::Picture, 2, "view-refresh", kEdit},
    // View
    {ActionId::ViewGrid, "view_grid", QT_TRANSLATE_NOOP("Actions", "&Grid"), "Ctrl+1", MenuId::View, 0, "view-grid",
     Need::Catalogue},
    {ActionId::LargerCells, "larger", QT_TRANSLATE_NOOP("Actions", "&Larger pictures"), "Ctrl++; Ctrl+=", MenuId::View,
     1, "zoom-in", Need::Catalogue},
    {ActionId::SmallerCells, "smaller", QT_TRANSLATE_NOOP("Actions", "S&maller pictures"), "Ctrl+-", MenuId::View, 1,
     "zoom-out", Need::Catalogue},
    {ActionId::SortRelevance, "sort_relevance", QT_TRANSLATE_NOOP("Actions", "Best &match"), "", MenuId::Sort, 0, "",
     Need::Catalogue, KeyScope::Window, true},
    {ActionId::SortName, "sort_name", QT_TRANSLATE_NOOP("Actions", "&Name"), "", MenuId::Sort, 0, "", Need::Catalogue,
     KeyScope::Window, true},
    {ActionId::SortSku, "sort_sku", QT_TRANSLATE_NOOP("Actions", "&SKU"), "", MenuId::Sort, 0, "", Need::Catalogue,
     KeyScope::Window, true},
    {ActionId::SortAdded, "sort_added", QT_TRANSLATE_NOOP("Actions", "&Added"), "", MenuId::Sort, 0, "",
     Need::Catalogue, KeyScope::Window, true},
    {ActionId::SortUpdated, "sort_updated", QT_TRANSLATE_NOOP("Actions", "&Changed"), "", MenuId::Sort, 0, "",
     Need::Catalogue, KeyScope::Window, true},
    {ActionId::SortPrice, "sort_price", QT_TRANSLATE_NOOP("Actions", "&Price"), "", MenuId::Sort, 0, "",
     Need::Catalogue, KeyScope::Window, true},
    {ActionId::SortRating, "sort_rating", QT_TRANSLATE_NOOP("Actions", "&Rating"), "", MenuId::Sort, 0, "",
     Need::Catalogue, KeyScope::Window, true},
    {ActionId::SortReversed, "sort_reversed", QT_TRANSLATE_NOOP("Actions", "The other wa&y round"), "Ctrl+Alt+S",
     MenuId::Sort, 1, "view-sort", Need::Catalogue, KeyScope::Window, true},
    {ActionId::ShowFilters, "show_filters", QT_TRANSLATE_NOOP("Actions", "&Filters"), "Ctrl+L", MenuId::View, 3,
     "view-filter", Need::Catalogue, KeyScope::Window, true},
    {ActionId::ShowSidebar, "show_sidebar", QT_TRANSLATE_NOOP("Actions", "&Sidebar"), "F9", MenuId::View, 4,
     "sidebar-collapse-left", Need::Catalogue, KeyScope::Window, true},
    {ActionId::ShowInspector, "show_inspector", QT_TRANSLATE_NOOP("Actions", "&Inspector"), "F8", MenuId::View, 4,
     "sidebar-expand-right", Need::Catalogue, KeyScope::Window, true},
    {ActionId::ShowHistory, "show_history", QT_TRANSLATE_NOOP("Actions", "&History"), "Ctrl+H", MenuId::View, 4,
     "clock", Need::Catalogue, KeyScope::Window, true},
    {ActionId::ShowListener, "show_listener", QT_TRANSLATE_NOOP("Actions", "Li&stener..."), "Ctrl+Shift+L",
     MenuId::View, 4, "network-server", Need::Catalogue},
    {ActionId::ShowJobs, "show_jobs", QT_TRANSLATE_NOOP("Actions", "&Jobs"), "Ctrl+J", MenuId::View, 4,
     "view-media-playlist", Need::Catalogue, KeyScope::Window, true},
    {ActionId::FullScreen, "full_screen", QT_TRANSLATE_NOOP("Actions", "F&ull screen"), "F11", MenuId::View, 5,
     "view-fullscreen", Need::None, KeyScope::Window, true},
    // Go
    {ActionId::Palette, "palette", QT_TRANSLATE_NOOP("Actions", "&Find a command..."), "Ctrl+K", MenuId::Go, 0,
     "search", Need::None},
    {ActionId::Back, "back", QT_TRANSLATE_NOOP("Actions", "&Back"), "Alt+Left", MenuId::Go, 1, "go-previous",
     Need::Catalogue | Need::CanGoBack},
    {ActionId::Forward, "forward", QT_TRANSLATE_NOOP("Actions", "&Forward"), "Alt+Right", MenuId::Go, 1, "go-next",
     Need::Catalogue | Need::CanGoForward},
    {ActionId::GoProducts, "go_products", QT_TRANSLATE_NOOP("Actions", "All &products"), "Alt+1", MenuId::Go, 2,
     "package", Need::Catalogue},
    {ActionId::GoInbox, "go_inbox", QT_TRANSLATE_NOOP("Actions", "&Inbox"), "Alt+2", MenuId::Go, 2, "mail-folder-inbox",
     Need::Catalogue},
    {ActionId::GoAssets, "go_assets", QT_TRANSLATE_NOOP("Actions", "All &assets"), "Alt+3", MenuId::Go, 2,
     "insert-image", Need::Catalogue},
    {ActionId::GoTrash, "go_trash", QT_TRANSLATE_NOOP("Actions", "&Trash"), "Alt+4", MenuId::Go, 2, "trash-empty",
     Need::Catalogue},
    {ActionId::NextPane, "next_pane", QT_TRANSLATE_NOOP("Actions", "&Next pane"), "F6", MenuId::Go, 3, "",
     Need::Catalogue},
    {ActionId::PreviousPane, "previous_pane", QT_TRANSLATE_NOOP("Actions", "P&revious pane"), "Shift+F6", MenuId::Go, 3,
     "", Need::Catalogue},
    // Help
    {ActionId::Keys, "keys", QT_TRANSLATE_NOOP("Actions", "&Keys"), "F1", MenuId::Help, 0, "input-keyboard",
     Need::None},
    {ActionId::About, "about", QT_TRANSLATE_NOOP("Actions", "&About Vitrine"), "", MenuId::Help, 1, "help-about",
     Need::None},
};
} // namespace

std::span<const ActionSpec> actionTable()
{
    return kTable;
}

const ActionSpec& actionSpec(ActionId id)
{
    for (const ActionSpec& spec : kTable) {
        if (spec.id == id)
            return spec;
    }
    Q_ASSERT(false); // a test proves that every id has its row
    return kTable[0];
}

} // namespace vitrine
