#pragma once

#include "core/catalog/asset.h"
#include "core/services/edit_assets.h"

#include <QKeyEvent>

#include <optional>

namespace vitrine {

/// What a single key does to the picture that is looked at: 0-5 rate, P picks, X rejects, U takes the mark off.
inline std::optional<AssetPatch> markOfKey(const QKeyEvent& event)
{
    AssetPatch patch;
    const int key = event.key();
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return std::nullopt;
    if (key >= Qt::Key_0 && key <= Qt::Key_5)
        patch.rating = key - Qt::Key_0;
    else if (key == Qt::Key_P)
        patch.flag = AssetFlag::Pick;
    else if (key == Qt::Key_X)
        patch.flag = AssetFlag::Reject;
    else if (key == Qt::Key_U)
        patch.flag = AssetFlag::None;
    else
        return std::nullopt;
    return patch;
}

} // namespace vitrine
