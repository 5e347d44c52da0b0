#pragma once

#include "core/jobs/job_context.h"
#include "core/vision/projection.h"

#include <optional>

#include <span>
#include <vector>

namespace vitrine {

/// Pictures with the product of each, in the order in which they came. A product with a single picture teaches nothing
/// and is left out by the caller.
struct TeachingSet {
    DescriptorRows rows;
    std::vector<int> products;
};

/// How well products are found: `top1` = the right product first (scored half by its best picture, half by the mean),
/// `map` = mean average precision by picture.
struct RecallFigures {
    double top1 = 0, map = 0;
    qint64 asked = 0;
};

/// What was learnt. Figures are of pictures that were held back: the newest third of each product's; of every fifth
/// product nothing was taught at all (`newcomers`).
struct Teaching {
    Projection projection; ///< method None: not taught, `reason` says why
    RecallFigures before, after, newcomersBefore, newcomersAfter;
    QString reason;
};

/// Teaches a projection by the products and keeps it if held-back pictures are found better by it and held-back
/// products not worse. From 40 products with 5 pictures each on discriminants are tried, and where they are refused
/// whitening; from 20 x 5 on whitening alone; with less nothing (measured: it would harm all others). Errors:
/// Cancelled.
Result<Teaching> teachProjection(const TeachingSet& set, const JobContext& job);

/// Recall of labelled questions among labelled pictures, both already projected to one space.
RecallFigures recallOf(const DescriptorRows& pictures, std::span<const int> products, const DescriptorRows& questions,
                       std::span<const int> wanted);

/// Where the score curve has its middle and how wide it is, from how often each picture's ten nearest others show its
/// own product. Nullopt where nearly all or nearly none do. Rows already projected.
struct Calibration {
    double middle = 0, width = 0;
};
std::optional<Calibration> calibrate(const DescriptorRows& pictures, std::span<const int> products);

} // namespace vitrine
