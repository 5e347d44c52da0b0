#pragma once

#include "core/services/import.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

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
};
enum class SearchBy { Product, Picture };
struct SearchCall {
    QString catalogue;
    QString text;
    QString gallery;
    int limit = 100;
    SearchBy by = SearchBy::Product;
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

using CallKind = std::variant<WindowCall, NewCall, ImportCall, SearchCall, HistoryCall, UndoCall, RedoCall, CheckCall,
                              BackupCall, RestoreCall>;

struct Call {
    CallKind kind;
    bool json = false;
};

} // namespace vitrine
