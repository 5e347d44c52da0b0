#pragma once

#include <QFlags>

#include <span>

namespace vitrine {

/// Everything the window can do. Order does not matter; the table decides menus and their order.
enum class ActionId {
    NewCatalogue,
    OpenCatalogue,
    ImportFiles,
    ImportFolder,
    FetchPictures,
    SaveFiles,
    Backup,
    CheckCatalogue,
    CloseCatalogue,
    Settings,
    Quit,
    Undo,
    Redo,
    Copy,
    Paste,
    SelectAll,
    SelectNone,
    InvertSelection,
    Find,
    FindSlash,
    FindSimilar,
    AlsoLikeThis,
    NotLikeThis,
    FindByFile,
    FindByScreen,
    FindByColour,
    LookAsPictures,
    LookWholeTail,
    ShowWhy,
    LookSettings,
    SaveSearch,
    NewProduct,
    ProductFromPictures,
    Open,
    Preview,
    Compare,
    Rename,
    Duplicate,
    EditTags,
    StateDraft,
    StateActive,
    StateArchived,
    DetachFromProduct,
    ToTrash,
    Restore,
    EmptyTrash,
    Rate0,
    Rate1,
    Rate2,
    Rate3,
    Rate4,
    Rate5,
    Pick,
    Reject,
    Unflag,
    RetryPictures,
    SortInbox,
    FindMisplaced,
    ViewGrid,
    LargerCells,
    SmallerCells,
    SortRelevance,
    SortName,
    SortSku,
    SortAdded,
    SortUpdated,
    SortPrice,
    SortRating,
    SortReversed,
    ShowSidebar,
    ShowInspector,
    ShowFilters,
    ShowHistory,
    ShowJobs,
    ShowListener,
    FullScreen,
    Palette,
    Back,
    Forward,
    GoProducts,
    GoInbox,
    GoAssets,
    GoTrash,
    NextPane,
    PreviousPane,
    Keys,
    About,
};

enum class MenuId { None, File, Edit, Item, State, Picture, View, Sort, Go, Help };

/// What must be so for an action to be possible.
enum class Need : unsigned {
    None = 0,
    Catalogue = 1u << 0,    ///< one is open
    Writable = 1u << 1,     ///< and can be changed
    Selection = 1u << 2,    ///< something is selected in the centre
    OneSelected = 1u << 3,  ///< exactly one thing
    Products = 1u << 4,     ///< the centre shows products
    Assets = 1u << 5,       ///< the centre shows assets
    Living = 1u << 6,       ///< the centre does not show the trash
    Trash = 1u << 7,        ///< the centre shows the trash
    UndoableStep = 1u << 8, ///< Undo has something to take back
    RedoableStep = 1u << 9, ///< Redo has something to bring back
    WaitingUrls = 1u << 10, ///< picture addresses wait to be fetched
    CanGoBack = 1u << 11,
    CanGoForward = 1u << 12,
    SearchText = 1u << 13,    ///< the search field is not empty
    InsideProduct = 1u << 14, ///< the centre shows one product's media
    FewSelected = 1u << 15,   ///< two to four things, as fit side by side
    LookAsked = 1u << 20,     ///< the centre shows what a question by look found
};
Q_DECLARE_FLAGS(Needs, Need)
Q_DECLARE_OPERATORS_FOR_FLAGS(Needs)

/// Where the key works. Grid keys are single letters that must not be taken from text fields.
enum class KeyScope { Window, Grid };

/// One row of the table. `name` is stable (settings, tests); `text` is translated in the context "Actions" and carries
/// the mnemonic; `keys` are in portable form, several separated by "; "; `group` puts a separator between groups.
struct ActionSpec {
    ActionId id;
    const char* name;
    const char* text;
    const char* keys;
    MenuId menu;
    int group;
    const char* icon;
    Needs needs;
    KeyScope scope = KeyScope::Window;
    bool checkable = false;
};

std::span<const ActionSpec> actionTable();
const ActionSpec& actionSpec(ActionId id);

} // namespace vitrine
