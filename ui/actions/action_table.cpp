#include "ui/actions/action_table.h"

#include <QtGlobal>

#include <array>

namespace vitrine {

namespace {
constexpr Needs kEdit = Need::Catalogue | Need::Writable;
constexpr Needs kEditSelection = kEdit | Need::Selection | Need::Living;
constexpr Needs kEditProducts = kEditSelection | Need::Products;
constexpr Needs kEditAssets = kEditSelection | Need::Assets;

#define TEXT(text) QT_TRANSLATE_NOOP("Actions", text)

const ActionSpec kTable[] = {
    // File
    {ActionId::NewCatalogue, "new_catalogue", TEXT("&New catalogue..."), "Ctrl+Shift+N", MenuId::File, 0,
     "document-new", Need::None},
    {ActionId::OpenCatalogue, "open_catalogue", TEXT("&Open catalogue..."), "Ctrl+O", MenuId::File, 0, "document-open",
     Need::None},
    {ActionId::ImportFiles, "import_files", TEXT("&Import files..."), "Ctrl+I", MenuId::File, 1, "document-import",
     kEdit},
    {ActionId::ImportFolder, "import_folder", TEXT("Import a &folder..."), "Ctrl+Shift+I", MenuId::File, 1,
     "folder-add", kEdit},
    {ActionId::FetchPictures, "fetch_pictures", TEXT("Fetch pictures from the &web"), "Ctrl+Alt+I", MenuId::File, 1,
     "download", kEdit | Need::WaitingUrls},
    {ActionId::SaveFiles, "save_files", TEXT("&Save files to a folder..."), "Ctrl+Shift+S", MenuId::File, 2,
     "document-export", Need::Catalogue | Need::Selection},
    {ActionId::Backup, "backup", TEXT("&Back up the catalogue..."), "Ctrl+Alt+B", MenuId::File, 3, "backup",
     Need::Catalogue},
    {ActionId::CheckCatalogue, "check", TEXT("C&heck the catalogue"), "Ctrl+Alt+C", MenuId::File, 3, "tools-report-bug",
     Need::Catalogue},
    {ActionId::CloseCatalogue, "close_catalogue", TEXT("&Close catalogue"), "Ctrl+W", MenuId::File, 4, "window-close",
     Need::Catalogue},
    {ActionId::Quit, "quit", TEXT("&Quit"), "Ctrl+Q", MenuId::File, 4, "application-exit", Need::None},
    // Edit
    {ActionId::Undo, "undo", TEXT("&Undo"), "Ctrl+Z", MenuId::Edit, 0, "edit-undo", kEdit | Need::UndoableStep},
    {ActionId::Redo, "redo", TEXT("&Redo"), "Ctrl+Shift+Z; Ctrl+Y", MenuId::Edit, 0, "edit-redo",
     kEdit | Need::RedoableStep},
    {ActionId::Copy, "copy", TEXT("&Copy"), "Ctrl+C", MenuId::Edit, 1, "edit-copy", Need::Catalogue | Need::Selection,
     KeyScope::Grid},
    {ActionId::Paste, "paste", TEXT("&Paste"), "Ctrl+V", MenuId::Edit, 1, "edit-paste", kEdit},
    {ActionId::SelectAll, "select_all", TEXT("Select &all"), "Ctrl+A", MenuId::Edit, 2, "edit-select-all",
     Need::Catalogue, KeyScope::Grid},
    {ActionId::SelectNone, "select_none", TEXT("Select &nothing"), "Ctrl+Shift+A", MenuId::Edit, 2, "edit-select-none",
     Need::Catalogue | Need::Selection},
    {ActionId::InvertSelection, "invert_selection", TEXT("&Invert the selection"), "Ctrl+Shift+V", MenuId::Edit, 2,
     "edit-select-invert", Need::Catalogue},
    {ActionId::Find, "find", TEXT("&Find"), "Ctrl+F", MenuId::Edit, 3, "edit-find", Need::Catalogue},
    {ActionId::FindSlash, "find_slash", TEXT("Find"), "/", MenuId::None, 3, "edit-find", Need::Catalogue,
     KeyScope::Grid},
    {ActionId::SaveSearch, "save_search", TEXT("Sa&ve this search..."), "Ctrl+S", MenuId::Edit, 3, "bookmarks",
     kEdit | Need::SearchText},
    {ActionId::Settings, "settings", TEXT("&Settings..."), "Ctrl+,", MenuId::Edit, 4, "configure", Need::None},
    // Item
    {ActionId::NewProduct, "new_product", TEXT("&New product"), "Ctrl+N", MenuId::Item, 0, "list-add", kEdit},
    {ActionId::ProductFromPictures, "product_from_pictures", TEXT("New product from these &pictures"), "Ctrl+Shift+P",
     MenuId::Item, 0, "object-group", kEditAssets},
    {ActionId::Open, "open", TEXT("&Open"), "Return; Enter", MenuId::Item, 1, "document-open",
     Need::Catalogue | Need::OneSelected, KeyScope::Grid},
    {ActionId::Preview, "preview", TEXT("&Large preview"), "Space", MenuId::Item, 1, "quickview",
     Need::Catalogue | Need::Selection, KeyScope::Grid},
    {ActionId::Rename, "rename", TEXT("&Rename"), "F2", MenuId::Item, 2, "edit-rename",
     kEditSelection | Need::OneSelected},
    {ActionId::Duplicate, "duplicate", TEXT("&Duplicate"), "Ctrl+D", MenuId::Item, 2, "edit-duplicate", kEditProducts},
    {ActionId::EditTags, "edit_tags", TEXT("&Tags..."), "T", MenuId::Item, 2, "tag", kEditSelection, KeyScope::Grid},
    {ActionId::StateDraft, "state_draft", TEXT("&Draft"), "Ctrl+Alt+1", MenuId::State, 0, "document-edit",
     kEditProducts},
    {ActionId::StateActive, "state_active", TEXT("&Active"), "Ctrl+Alt+2", MenuId::State, 0, "dialog-ok-apply",
     kEditProducts},
    {ActionId::StateArchived, "state_archived", TEXT("A&rchived"), "Ctrl+Alt+3", MenuId::State, 0, "archive-insert",
     kEditProducts},
    {ActionId::DetachFromProduct, "detach", TEXT("Take out of the prod&uct"), "Ctrl+Backspace", MenuId::Item, 4,
     "list-remove", kEditAssets | Need::InsideProduct},
    {ActionId::ToTrash, "to_trash", TEXT("&Move to trash"), "Del", MenuId::Item, 4, "edit-delete", kEditSelection,
     KeyScope::Grid},
    {ActionId::Restore, "restore", TEXT("&Put back"), "Ctrl+R", MenuId::Item, 4, "edit-undo",
     kEdit | Need::Selection | Need::Trash},
    {ActionId::EmptyTrash, "empty_trash", TEXT("&Empty the trash..."), "Ctrl+Shift+Del", MenuId::Item, 4, "trash-empty",
     kEdit},
    // Picture
    {ActionId::Pick, "pick", TEXT("&Pick"), "P", MenuId::Picture, 0, "flag", kEditAssets, KeyScope::Grid},
    {ActionId::Reject, "reject", TEXT("Re&ject"), "X", MenuId::Picture, 0, "dialog-cancel", kEditAssets,
     KeyScope::Grid},
    {ActionId::Unflag, "unflag", TEXT("&Unflag"), "U", MenuId::Picture, 0, "edit-clear", kEditAssets, KeyScope::Grid},
    {ActionId::Rate0, "rate_0", TEXT("N&o rating"), "0", MenuId::Picture, 1, "rating-unrated", kEditAssets,
     KeyScope::Grid},
    {ActionId::Rate1, "rate_1", TEXT("&1 star"), "1", MenuId::Picture, 1, "rating", kEditAssets, KeyScope::Grid},
    {ActionId::Rate2, "rate_2", TEXT("&2 stars"), "2", MenuId::Picture, 1, "rating", kEditAssets, KeyScope::Grid},
    {ActionId::Rate3, "rate_3", TEXT("&3 stars"), "3", MenuId::Picture, 1, "rating", kEditAssets, KeyScope::Grid},
    {ActionId::Rate4, "rate_4", TEXT("&4 stars"), "4", MenuId::Picture, 1, "rating", kEditAssets, KeyScope::Grid},
    {ActionId::Rate5, "rate_5", TEXT("&5 stars"), "5", MenuId::Picture, 1, "rating", kEditAssets, KeyScope::Grid},
    {ActionId::RetryPictures, "retry_pictures", TEXT("&Retry failed pictures"), "Ctrl+Alt+R", MenuId::Picture, 2,
     "view-refresh", kEdit},
    // View
    {ActionId::ViewGrid, "view_grid", TEXT("&Grid"), "Ctrl+1", MenuId::View, 0, "view-grid", Need::Catalogue},
    {ActionId::LargerCells, "larger", TEXT("&Larger pictures"), "Ctrl++; Ctrl+=", MenuId::View, 1, "zoom-in",
     Need::Catalogue},
    {ActionId::SmallerCells, "smaller", TEXT("S&maller pictures"), "Ctrl+-", MenuId::View, 1, "zoom-out",
     Need::Catalogue},
    {ActionId::SortRelevance, "sort_relevance", TEXT("Best &match"), "", MenuId::Sort, 0, "", Need::Catalogue,
     KeyScope::Window, true},
    {ActionId::SortName, "sort_name", TEXT("&Name"), "", MenuId::Sort, 0, "", Need::Catalogue, KeyScope::Window, true},
    {ActionId::SortSku, "sort_sku", TEXT("&SKU"), "", MenuId::Sort, 0, "", Need::Catalogue, KeyScope::Window, true},
    {ActionId::SortAdded, "sort_added", TEXT("&Added"), "", MenuId::Sort, 0, "", Need::Catalogue, KeyScope::Window,
     true},
    {ActionId::SortUpdated, "sort_updated", TEXT("&Changed"), "", MenuId::Sort, 0, "", Need::Catalogue,
     KeyScope::Window, true},
    {ActionId::SortPrice, "sort_price", TEXT("&Price"), "", MenuId::Sort, 0, "", Need::Catalogue, KeyScope::Window,
     true},
    {ActionId::SortRating, "sort_rating", TEXT("&Rating"), "", MenuId::Sort, 0, "", Need::Catalogue, KeyScope::Window,
     true},
    {ActionId::SortReversed, "sort_reversed", TEXT("The other wa&y round"), "Ctrl+Alt+S", MenuId::Sort, 1, "view-sort",
     Need::Catalogue, KeyScope::Window, true},
    {ActionId::ShowFilters, "show_filters", TEXT("&Filters"), "Ctrl+L", MenuId::View, 3, "view-filter", Need::Catalogue,
     KeyScope::Window, true},
    {ActionId::ShowSidebar, "show_sidebar", TEXT("&Sidebar"), "F9", MenuId::View, 4, "sidebar-collapse-left",
     Need::Catalogue, KeyScope::Window, true},
    {ActionId::ShowInspector, "show_inspector", TEXT("&Inspector"), "F8", MenuId::View, 4, "sidebar-expand-right",
     Need::Catalogue, KeyScope::Window, true},
    {ActionId::ShowHistory, "show_history", TEXT("&History"), "Ctrl+H", MenuId::View, 4, "view-history",
     Need::Catalogue, KeyScope::Window, true},
    {ActionId::ShowJobs, "show_jobs", TEXT("&Jobs"), "Ctrl+J", MenuId::View, 4, "view-media-playlist", Need::Catalogue,
     KeyScope::Window, true},
    {ActionId::FullScreen, "full_screen", TEXT("F&ull screen"), "F11", MenuId::View, 5, "view-fullscreen", Need::None,
     KeyScope::Window, true},
    // Go
    {ActionId::Palette, "palette", TEXT("&Find a command..."), "Ctrl+K", MenuId::Go, 0, "search", Need::None},
    {ActionId::Back, "back", TEXT("&Back"), "Alt+Left", MenuId::Go, 1, "go-previous",
     Need::Catalogue | Need::CanGoBack},
    {ActionId::Forward, "forward", TEXT("&Forward"), "Alt+Right", MenuId::Go, 1, "go-next",
     Need::Catalogue | Need::CanGoForward},
    {ActionId::GoProducts, "go_products", TEXT("All &products"), "Alt+1", MenuId::Go, 2, "package", Need::Catalogue},
    {ActionId::GoInbox, "go_inbox", TEXT("&Inbox"), "Alt+2", MenuId::Go, 2, "mail-folder-inbox", Need::Catalogue},
    {ActionId::GoAssets, "go_assets", TEXT("All &assets"), "Alt+3", MenuId::Go, 2, "insert-image", Need::Catalogue},
    {ActionId::GoTrash, "go_trash", TEXT("&Trash"), "Alt+4", MenuId::Go, 2, "trash-empty", Need::Catalogue},
    {ActionId::NextPane, "next_pane", TEXT("&Next pane"), "F6", MenuId::Go, 3, "", Need::Catalogue},
    {ActionId::PreviousPane, "previous_pane", TEXT("P&revious pane"), "Shift+F6", MenuId::Go, 3, "", Need::Catalogue},
    // Help
    {ActionId::Keys, "keys", TEXT("&Keys"), "F1", MenuId::Help, 0, "input-keyboard", Need::None},
    {ActionId::About, "about", TEXT("&About Vitrine"), "", MenuId::Help, 1, "help-about", Need::None},
};
#undef TEXT
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
