#pragma once

#include "core/catalog/asset.h"
#include "core/catalog/product.h"

#include <QMetaType>
#include <QRectF>
#include <QString>

namespace vitrine {

enum class CellSubject { Product, Picture, Video, Sound, Other };
enum class CellProblem { None, NoPicture, StillComing, Failed };

/// What one cell of the grid shows, ready to paint: no look-up is left to do. `known` is false until the page of
/// values with this row has arrived; then only the placeholder is painted.
struct GridCell {
    bool known = false;
    CellSubject subject = CellSubject::Product;
    QString title;
    QString detail;    ///< SKU, or what sort of file it is; muted
    QString value;     ///< price, or the size in pixels; muted, at the right
    QString sha256;    ///< of the picture to show; empty = none
    double aspect = 0; ///< width / height of the picture; 0 = not known
    qint64 durationMs = 0;
    int mediaCount = 0;
    int rating = 0;
    AssetFlag flag = AssetFlag::None;
    CellProblem problem = CellProblem::None;
    QString problemText;
    ProductState state = ProductState::Active;
    bool trashed = false;
    double score = -1; ///< how well it matches a question by look, 0..1; below 0 = it was not asked by look
    QRectF box;        ///< where in the picture the thing is, shares 0..1; null = not known
    bool operator==(const GridCell&) const = default;
};

} // namespace vitrine

Q_DECLARE_METATYPE(vitrine::GridCell)
