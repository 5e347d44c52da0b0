#pragma once

#include "core/services/look_search.h"

#include <QString>

#include <vector>

namespace vitrine {

/// A picture from outside of which is known what it shows.
struct LabelledPicture {
    QString path;
    QString sku; ///< of the product that must be found
};

/// How well labelled pictures are found. `top1`, `top5`: the right product first, among the first five products;
/// `pictureTop1`, `map`: by picture (mean average precision over the first thousand).
struct LookRecall {
    qint64 queries = 0;
    double top1 = 0, top5 = 0, pictureTop1 = 0, map = 0;
    double medianMs = 0; ///< of one question, decoding and describing included
    struct Skipped {
        QString path, reason;
    };
    std::vector<Skipped> skipped; ///< not counted
};

/// The labelled pictures of a table with columns `image` (relative to the table) and `product_id` or `sku`.
/// Errors: NotFound, Io, InvalidInput (no such columns, no rows).
Result<std::vector<LabelledPicture>> readLabelledPictures(const QString& table);

/// Asks for each picture by product and by picture, two at a time. Errors: those of LookSearch::find that are not about
/// one picture, Cancelled.
Result<LookRecall> checkLook(LookSearch& look, const Catalogue& catalogue, std::span<const LabelledPicture> pictures,
                             DetailCheck detail = DetailCheck::Off, const JobContext& job = {});

} // namespace vitrine
