#pragma once

#include <QString>

#include <span>
#include <vector>

namespace vitrine {

/// Descriptors, one a row of `dimensions` floats.
struct DescriptorRows {
    int dimensions = 0;
    std::vector<float> values;

    std::size_t count() const { return dimensions > 0 ? values.size() / std::size_t(dimensions) : 0; }
    std::span<const float> row(std::size_t i) const
    {
        return std::span(values).subspan(i * std::size_t(dimensions), std::size_t(dimensions));
    }
    void add(std::span<const float> row) { values.insert(values.end(), row.begin(), row.end()); }
};

enum class ProjectionMethod {
    None,          ///< descriptors as they are
    Pca,           ///< the catalogue's own main axes, slightly evened out
    Whitening,     ///< taught: what varies within products counts less; helps products it never saw
    Discriminants, ///< taught: the axes that tell the products apart
};
/// "none", "pca", "whitening", "discriminants".
QString projectionName(ProjectionMethod method);
/// None for a word that is none of them.
ProjectionMethod projectionFromName(const QString& name);

/// From a descriptor to a search vector: axes x (descriptor - mean), brought to unit length.
struct Projection {
    ProjectionMethod method = ProjectionMethod::None;
    int from = 0, to = 0;
    std::vector<float> mean; ///< `from` numbers
    std::vector<float> axes; ///< `to` rows of `from` numbers

    /// Sizes fit and every number is finite.
    bool isValid() const;
};

/// Every row projected. None gives the rows back. Precondition: rows.dimensions == projection.from unless None.
DescriptorRows projected(const Projection& projection, const DescriptorRows& rows);

/// Search vectors have at most this many dimensions: at 512 a scan takes more than twice as long.
inline constexpr int kSearchDimensions = 256;

/// Principal axes of the rows, each divided by its deviation to the power of a fourth (more ruins the order far down).
/// Precondition: at least two rows. More than some thousand rows are sampled evenly.
Projection pcaProjection(const DescriptorRows& rows, int dimensions = kSearchDimensions);

/// Taught by groups: `labels[i]` is the product of row i. Within-product scatter on the PCA of the rows, shrunk by a
/// tenth towards its mean. Precondition: at least two groups, one of them with two rows. The linear algebra: Fisher's
/// discriminants, and within-class covariance normalisation.
Projection whiteningProjection(const DescriptorRows& rows, std::span<const int> labels);
Projection discriminantProjection(const DescriptorRows& rows, std::span<const int> labels);

} // namespace vitrine
