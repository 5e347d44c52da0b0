#pragma once

#include "core/catalog/duplicate.h"
#include "core/services/api_keys.h"
#include "core/services/import.h"
#include "core/services/listener_control.h"
#include "core/services/look_search.h"

#include <QRect>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace vitrine {

/// One call of the program, as the words after its name say it. Nothing has been opened or checked on disk yet.
struct WindowCall {
    QString catalogue; ///< empty: the window opens with the first-start page
};
struct NewCall {
    QString catalogue;
};
struct ImportCall {
    QString catalogue;
    ImportRequest request;
    bool dryRun = false;
    std::optional<double> byLook; ///< products for files that nothing names, at least this sure
};
enum class SearchBy { Product, Picture };
struct SearchCall {
    QString catalogue;
    QString text;
    QString gallery;
    int limit = 100;
    bool hasLimit = false; ///< the call says how many
    SearchBy by = SearchBy::Product;
    QStringList images = {};          ///< files to look for
    std::optional<QRect> region = {}; ///< only this part of the first
    QString imagesFrom = {};          ///< a list of files, one a line: a search each
    QStringList unlike = {};
    std::vector<LookColour> colours = {};
    std::vector<LookWeight> weights = {};
    std::optional<bool> detail = {}; ///< nullopt: where it helps
    bool why = false;

    bool isByLook() const { return !images.isEmpty() || !imagesFrom.isEmpty() || !colours.empty(); }
};
struct LearnCall {
    QString catalogue;
    bool forget = false;
};
struct SimilarCheckCall {
    QString catalogue;
    QString queries;
    bool detail = false; ///< with the check of printing, whatever the comparison
};
struct ModelCall {
    enum class Action { List, Add, Use, Remove };
    Action action = Action::List;
    QString argument; ///< the pack's folder to add, else its name
};
struct DuplicatesCall {
    QString catalogue;
    std::optional<DuplicateClass> kind; ///< nullopt: all of them
};
struct HistoryCall {
    QString catalogue;
    int limit = 50;
};
struct UndoCall {
    QString catalogue;
    std::optional<StepId> step;
};
struct RedoCall {
    QString catalogue;
};
struct CheckCall {
    QString catalogue;
    bool repair = false;
    bool digest = false;
};
struct BackupCall {
    QString catalogue;
    QString target;
};
struct RestoreCall {
    QString backup;
    QString catalogue;
};

enum class KeyDeed { Add, List, Revoke };
struct KeyCall {
    QString catalogue;
    KeyDeed deed = KeyDeed::List;
    QString name; ///< empty on add: one is chosen
    ApiRights rights = ApiRights::ReadWrite;
};
enum class GalleryDeed { Add, List, Remove };
struct EditGalleryCall {
    QString catalogue;
    GalleryDeed deed = GalleryDeed::List;
    QString name, description;
    QStringList textTags, numberTags; ///< keys that entries may carry
    std::optional<qint64> capacity;
};
struct ServeCall {
    QString catalogue;
    ListenerSettings settings;
};

using CallKind = std::variant<WindowCall, NewCall, ImportCall, SearchCall, HistoryCall, UndoCall, RedoCall, CheckCall,
                              BackupCall, RestoreCall, KeyCall, EditGalleryCall, ServeCall, LearnCall, SimilarCheckCall,
                              ModelCall, DuplicatesCall>;

struct Call {
    CallKind kind;
    bool json = false;
};

} // namespace vitrine
