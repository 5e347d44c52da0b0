#pragma once

#include "ui/actions/action_set.h"
#include "ui/models/browser.h"
#include "ui/services/session.h"
#include "ui/settings/user_settings.h"
#include "ui/views/grid_view.h"

#include <vector>

namespace vitrine {

/// What commands work on. Everything outlives the commands.
struct CommandContext {
    Session& session;
    ActionSet& actions;
    Browser& browser;
    GridView& grid;
    UserSettings& settings;
    QWidget& window; ///< parent of questions
};

/// What is selected in the centre: one of the two is empty.
struct Selection {
    std::vector<ProductId> products;
    std::vector<AssetId> assets;
    bool isEmpty() const { return products.empty() && assets.empty(); }
    size_t count() const { return products.size() + assets.size(); }
};

Selection selectionOf(const CommandContext& context);
/// The selection, or the thing under `index` when that is not part of it.
Selection selectionAround(const CommandContext& context, const QModelIndex& index);

} // namespace vitrine
