#pragma once

#include "core/vision/projection.h"

#include <Eigen/Core>

namespace vitrine {

using RowMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Mean, main axes (columns, the strongest first) and the deviation along each.
struct MainAxes {
    Eigen::RowVectorXf mean;
    Eigen::MatrixXf axes;
    Eigen::VectorXf deviations;
};

Eigen::Map<const RowMatrix> mapped(const DescriptorRows& rows);
/// The strongest `count` axes of what varies in `rows`; exact for some thousand rows or dimensions, else by subspace
/// iteration from seeded random directions (Halko, Martinsson, Tropp).
MainAxes mainAxes(const Eigen::Ref<const RowMatrix>& rows, int count);
/// The strongest `count` right singular vectors of `rows`, as columns; no mean is taken off.
Eigen::MatrixXf strongestDirections(const Eigen::Ref<const RowMatrix>& rows, int count);

} // namespace vitrine
