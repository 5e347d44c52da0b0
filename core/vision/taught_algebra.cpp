#include "core/vision/taught_algebra.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

#include <algorithm>
#include <random>

namespace vitrine {

namespace {

/// Up to this many rows or columns the whole decomposition is made.
constexpr Eigen::Index kExactUpTo = 1400;
constexpr int kMoreDirections = 24;
constexpr int kRounds = 3;
constexpr float kNoLength = 1e-9F;

/// Eigenvectors of a symmetric matrix, the largest eigenvalue first.
struct Spectrum {
    Eigen::VectorXf values;
    Eigen::MatrixXf vectors;
};

Spectrum spectrumOf(const Eigen::MatrixXf& symmetric, Eigen::Index count)
{
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXf> solver(symmetric);
    Spectrum spectrum;
    spectrum.values = solver.eigenvalues().reverse().head(count).cwiseMax(0.F);
    spectrum.vectors = solver.eigenvectors().rowwise().reverse().leftCols(count);
    return spectrum;
}

/// Right singular vectors and singular values.
struct Directions {
    Eigen::MatrixXf vectors;
    Eigen::VectorXf lengths;
};

/// By the smaller of the two products of the matrix with itself.
Directions exactDirections(const Eigen::Ref<const RowMatrix>& rows, Eigen::Index count)
{
    if (rows.cols() <= rows.rows()) {
        const Spectrum spectrum = spectrumOf(rows.transpose() * rows, count);
        return {spectrum.vectors, spectrum.values.cwiseSqrt()};
    }
    const Spectrum spectrum = spectrumOf(rows * rows.transpose(), count);
    const Eigen::VectorXf lengths = spectrum.values.cwiseSqrt();
    Eigen::MatrixXf vectors = rows.transpose() * spectrum.vectors;
    for (Eigen::Index i = 0; i < count; ++i)
        vectors.col(i) /= std::max(lengths[i], kNoLength);
    return {vectors, lengths};
}

Eigen::MatrixXf orthonormal(const Eigen::MatrixXf& columns)
{
    const Eigen::HouseholderQR<Eigen::MatrixXf> qr(columns);
    return qr.householderQ() * Eigen::MatrixXf::Identity(columns.rows(), columns.cols());
}

Directions iteratedDirections(const Eigen::Ref<const RowMatrix>& rows, Eigen::Index count)
{
    std::mt19937 random(1);
    std::normal_distribution<float> normal;
    const Eigen::Index width = std::min(count + kMoreDirections, std::min(rows.rows(), rows.cols()));
    Eigen::MatrixXf basis(rows.cols(), width);
    for (float& value : basis.reshaped())
        value = normal(random);
    for (int round = 0; round < kRounds; ++round)
        basis = orthonormal(rows.transpose() * (rows * basis));
    const Directions small = exactDirections(RowMatrix(rows * basis), count);
    return {basis * small.vectors, small.lengths};
}

Directions directionsOf(const Eigen::Ref<const RowMatrix>& rows, Eigen::Index count)
{
    count = std::min(count, std::min(rows.rows(), rows.cols()));
    return std::min(rows.rows(), rows.cols()) <= kExactUpTo ? exactDirections(rows, count)
                                                            : iteratedDirections(rows, count);
}

} // namespace

Eigen::Map<const RowMatrix> mapped(const DescriptorRows& rows)
{
    return {rows.values.data(), Eigen::Index(rows.count()), Eigen::Index(rows.dimensions)};
}

MainAxes mainAxes(const Eigen::Ref<const RowMatrix>& rows, int count)
{
    MainAxes main;
    main.mean = rows.colwise().mean();
    const RowMatrix centred = rows.rowwise() - main.mean;
    Directions directions = directionsOf(centred, count);
    // Directions along which nothing varies are noise of the arithmetic.
    const float least = directions.lengths.size() > 0 ? directions.lengths[0] * 1e-4F : 0;
    const auto real = std::max<Eigen::Index>(1, (directions.lengths.array() > least).count());
    main.axes = directions.vectors.leftCols(real);
    main.deviations = directions.lengths.head(real) / std::sqrt(std::max<float>(1, float(rows.rows() - 1)));
    return main;
}

Eigen::MatrixXf strongestDirections(const Eigen::Ref<const RowMatrix>& rows, int count)
{
    return directionsOf(rows, count).vectors;
}

} // namespace vitrine
