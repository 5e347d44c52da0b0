#include "core/vision/taught_algebra.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace vitrine {

namespace {

constexpr float kShrinkage = .1F;
constexpr int kDiscriminantAxes = 768, kWhiteningAxes = 512;
/// Axes are learnt from at most this many rows, evenly picked.
constexpr std::size_t kMostRows = 6000;
constexpr std::size_t kRowsTogether = 2048;

DescriptorRows evenSample(const DescriptorRows& rows, std::size_t most)
{
    if (rows.count() <= most)
        return rows;
    DescriptorRows sample{rows.dimensions, {}};
    for (std::size_t i = 0; i < most; ++i)
        sample.add(rows.row(i * rows.count() / most));
    return sample;
}

Projection made(ProjectionMethod method, const Eigen::RowVectorXf& mean, const Eigen::MatrixXf& axes)
{
    Projection projection{method, int(axes.rows()), int(axes.cols()), {}, {}};
    projection.mean.assign(mean.data(), mean.data() + mean.size());
    projection.axes.assign(axes.data(), axes.data() + axes.size()); // by column: a row an axis
    return projection;
}

/// Where the rows of each group are.
std::vector<std::vector<Eigen::Index>> groupsOf(std::span<const int> labels)
{
    std::unordered_map<int, std::size_t> places;
    std::vector<std::vector<Eigen::Index>> groups;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto [place, isNew] = places.try_emplace(labels[i], groups.size());
        if (isNew)
            groups.emplace_back();
        groups[place->second].push_back(Eigen::Index(i));
    }
    return groups;
}

/// The rows on their main axes, and how their groups lie there.
struct Taught {
    MainAxes main;
    RowMatrix rows;
    RowMatrix means; ///< of the groups
    Eigen::VectorXf counts;
    Eigen::MatrixXf whitening; ///< to the right of a row: within-group scatter becomes the same in every direction
};

Taught teach(const DescriptorRows& rows, std::span<const int> labels, int axes)
{
    Taught taught;
    const int most = std::min(axes, int(double(std::min(rows.count(), kMostRows)) * .75));
    taught.main = mainAxes(mapped(evenSample(rows, kMostRows)), std::max(1, most));
    taught.rows = (mapped(rows).rowwise() - taught.main.mean) * taught.main.axes;
    const auto groups = groupsOf(labels);
    taught.means.resize(Eigen::Index(groups.size()), taught.rows.cols());
    taught.counts.resize(Eigen::Index(groups.size()));
    RowMatrix inside = taught.rows;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        Eigen::RowVectorXf sum = Eigen::RowVectorXf::Zero(taught.rows.cols());
        for (const Eigen::Index i : groups[g])
            sum += taught.rows.row(i);
        taught.counts[Eigen::Index(g)] = float(groups[g].size());
        taught.means.row(Eigen::Index(g)) = sum / float(groups[g].size());
        for (const Eigen::Index i : groups[g])
            inside.row(i) -= taught.means.row(Eigen::Index(g));
    }
    Eigen::MatrixXf within = inside.transpose() * inside / float(rows.count());
    const float even = std::max(1e-9F, within.trace() / float(within.rows()));
    within *= 1 - kShrinkage;
    within.diagonal().array() += kShrinkage * even;
    const Eigen::LLT<Eigen::MatrixXf> root(within);
    taught.whitening = Eigen::MatrixXf::Identity(within.rows(), within.cols());
    root.matrixU().solveInPlace(taught.whitening);
    return taught;
}

} // namespace

DescriptorRows projected(const Projection& projection, const DescriptorRows& rows)
{
    if (projection.method == ProjectionMethod::None)
        return rows;
    const Eigen::Map<const RowMatrix> axes(projection.axes.data(), projection.to, projection.from);
    const Eigen::Map<const Eigen::RowVectorXf> mean(projection.mean.data(), projection.from);
    DescriptorRows result{projection.to, std::vector<float>(rows.count() * std::size_t(projection.to))};
    Eigen::Map<RowMatrix> all(result.values.data(), Eigen::Index(rows.count()), projection.to);
    for (std::size_t first = 0; first < rows.count(); first += kRowsTogether) {
        const auto many = Eigen::Index(std::min(kRowsTogether, rows.count() - first));
        const RowMatrix centred = mapped(rows).middleRows(Eigen::Index(first), many).rowwise() - mean;
        all.middleRows(Eigen::Index(first), many).noalias() = centred * axes.transpose();
    }
    for (Eigen::Index i = 0; i < all.rows(); ++i)
        all.row(i) /= std::max(all.row(i).norm(), 1e-9F);
    return result;
}

Projection pcaProjection(const DescriptorRows& rows, int dimensions)
{
    const MainAxes main = mainAxes(mapped(evenSample(rows, kMostRows)), dimensions);
    Eigen::MatrixXf axes = main.axes;
    for (Eigen::Index i = 0; i < axes.cols(); ++i)
        axes.col(i) /= std::pow(std::max(main.deviations[i], 1e-9F), .25F);
    return made(ProjectionMethod::Pca, main.mean, axes);
}

Projection whiteningProjection(const DescriptorRows& rows, std::span<const int> labels)
{
    const Taught taught = teach(rows, labels, kWhiteningAxes);
    const RowMatrix whitened = taught.rows * taught.whitening;
    const Eigen::MatrixXf strongest = strongestDirections(whitened, kSearchDimensions);
    return made(ProjectionMethod::Whitening, taught.main.mean, taught.main.axes * (taught.whitening * strongest));
}

Projection discriminantProjection(const DescriptorRows& rows, std::span<const int> labels)
{
    const Taught taught = teach(rows, labels, kDiscriminantAxes);
    const Eigen::RowVectorXf middle = taught.rows.colwise().mean();
    RowMatrix between = (taught.means.rowwise() - middle) * taught.whitening;
    for (Eigen::Index g = 0; g < between.rows(); ++g)
        between.row(g) *= std::sqrt(taught.counts[g]);
    const int dimensions = std::clamp(int(between.rows()) - 1, 1, kSearchDimensions);
    const Eigen::MatrixXf directions = strongestDirections(between, dimensions);
    return made(ProjectionMethod::Discriminants, taught.main.mean, taught.main.axes * (taught.whitening * directions));
}

} // namespace vitrine
