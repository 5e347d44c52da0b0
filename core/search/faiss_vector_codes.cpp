#include "core/search/vector_codes.h"

#include "core/search/vector_kernels.h"

#include <faiss/VectorTransform.h>
#include <faiss/impl/ProductQuantizer.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <random>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBits = 4;
constexpr std::size_t kValues = 1 << kBits;
constexpr float kMostWorth = 127;

static_assert(kVectorPadding % kCodeParts == 0, "turned dimensions are dealt out evenly");

/// The 16 values of one number: k-means over a few columns. FAISS would start its threads anew for each of the many
/// short rounds, which takes minutes where others use the processor too.
class Means
{
public:
    Means(std::span<const float> rows, std::size_t stride, std::size_t column, std::size_t width) : m_width(width)
    {
        const std::size_t count = rows.size() / stride, used = std::min(count, kMostRows);
        for (std::size_t i = 0; i < used; ++i) {
            const float* row = rows.data() + i * count / used * stride + column;
            m_rows.insert(m_rows.end(), row, row + width);
        }
    }
    void learn(float* means) const
    {
        const std::size_t count = m_rows.size() / m_width;
        std::mt19937 random(1);
        for (std::size_t i = 0; i < kValues; ++i)
            std::copy_n(m_rows.data() + random() % count * m_width, m_width, means + i * m_width);
        std::vector<std::size_t> nearest(count);
        for (int round = 0; round < kRounds; ++round) {
            for (std::size_t i = 0; i < count; ++i)
                nearest[i] = nearestOf(m_rows.data() + i * m_width, means);
            std::vector<std::size_t> members(kValues);
            std::vector<double> sums(kValues * m_width);
            for (std::size_t i = 0; i < count; ++i) {
                ++members[nearest[i]];
                for (std::size_t d = 0; d < m_width; ++d)
                    sums[nearest[i] * m_width + d] += m_rows[i * m_width + d];
            }
            for (std::size_t i = 0; i < kValues; ++i) {
                const float* other = m_rows.data() + random() % count * m_width; // for a value that nothing is near to
                for (std::size_t d = 0; d < m_width; ++d)
                    means[i * m_width + d] =
                        members[i] > 0 ? float(sums[i * m_width + d] / double(members[i])) : other[d];
            }
        }
    }

private:
    static constexpr std::size_t kMostRows = 4096;
    static constexpr int kRounds = 20;
    std::size_t nearestOf(const float* row, const float* means) const
    {
        std::size_t best = 0;
        float least = std::numeric_limits<float>::infinity();
        for (std::size_t i = 0; i < kValues; ++i) {
            float distance = 0;
            for (std::size_t d = 0; d < m_width; ++d)
                distance += (row[d] - means[i * m_width + d]) * (row[d] - means[i * m_width + d]);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
    std::size_t m_width;
    std::vector<float> m_rows;
};

} // namespace

struct VectorCodes::Data {
    std::size_t dimensions, padded;
    faiss::LinearTransform turning;
    faiss::ProductQuantizer quantizer;

    explicit Data(int count)
        : dimensions(std::size_t(count)), padded(paddedDimensions(dimensions)), turning(int(padded), int(padded)),
          quantizer(padded, kCodeParts, kBits)
    {}
    std::vector<float> widened(std::span<const float> vectors) const
    {
        std::vector<float> wide(vectors.size() / dimensions * padded);
        for (std::size_t i = 0; i * dimensions < vectors.size(); ++i)
            std::ranges::copy(vectors.subspan(i * dimensions, dimensions), wide.begin() + std::ptrdiff_t(i * padded));
        return wide;
    }
};

Result<VectorCodes> VectorCodes::train(int dimensions, std::span<const float> vectors)
{
    const auto data = std::make_shared<Data>(dimensions);
    try {
        const std::vector<float> wide = data->widened(vectors);
        const auto count = faiss::Index::idx_t(wide.size() / data->padded);
        faiss::PCAMatrix axes(int(data->padded), int(data->padded));
        axes.balanced_bins = int(kCodeParts);
        axes.train(count, wide.data());
        data->turning.A = std::move(axes.A); // without the mean: inner products stay what they are
        data->turning.is_trained = true;
        const VectorCodes codes(data);
        const std::vector<float> turned = codes.turned(vectors);
        const std::size_t width = data->quantizer.dsub;
        for (std::size_t part = 0; part < kCodeParts; ++part)
            Means(turned, data->padded, part * width, width).learn(data->quantizer.get_centroids(part, 0));
    } catch (const std::exception& error) { // FAISS throws its own kind and allocation failures
        return fail(ErrorCode::Internal, u"FAISS failed: %1."_s.arg(QString::fromUtf8(error.what())));
    }
    return VectorCodes(data);
}

std::size_t VectorCodes::numberCount(int dimensions)
{
    const std::size_t padded = paddedDimensions(std::size_t(dimensions));
    return padded * padded + padded * kValues;
}

std::vector<float> VectorCodes::numbers() const
{
    std::vector<float> numbers = m_data->turning.A;
    numbers.insert(numbers.end(), m_data->quantizer.centroids.begin(), m_data->quantizer.centroids.end());
    return numbers;
}

Result<VectorCodes> VectorCodes::fromNumbers(int dimensions, std::span<const float> numbers)
{
    if (numbers.size() != numberCount(dimensions))
        return fail(ErrorCode::Corrupt, u"The codes of the approximate index do not fit."_s);
    const auto data = std::make_shared<Data>(dimensions);
    const auto turning = numbers.first(data->padded * data->padded), values = numbers.subspan(turning.size());
    data->turning.A.assign(turning.begin(), turning.end());
    data->turning.is_trained = true;
    data->quantizer.centroids.assign(values.begin(), values.end());
    return VectorCodes(data);
}

std::vector<float> VectorCodes::turned(std::span<const float> vectors) const
{
    const std::vector<float> wide = m_data->widened(vectors);
    std::vector<float> turned(wide.size());
    m_data->turning.apply_noalloc(faiss::Index::idx_t(wide.size() / m_data->padded), wide.data(), turned.data());
    return turned;
}

std::vector<VectorCode> VectorCodes::encode(std::span<const float> vectors) const
{
    const std::vector<float> all = turned(vectors);
    std::vector<VectorCode> codes(all.size() / m_data->padded);
    for (std::size_t i = 0; i < codes.size(); ++i)
        m_data->quantizer.compute_code(all.data() + i * m_data->padded, codes[i].data());
    return codes;
}

CodeTables VectorCodes::tables(std::span<const float> question) const
{
    const std::vector<float> turnedQuestion = turned(question);
    std::vector<float> products(kCodeParts * kValues);
    m_data->quantizer.compute_inner_prod_table(turnedQuestion.data(), products.data());
    CodeTables tables;
    float widest = 0;
    std::array<float, kCodeParts> least{};
    for (std::size_t part = 0; part < kCodeParts; ++part) {
        const auto [low, high] = std::ranges::minmax(std::span(products).subspan(part * kValues, kValues));
        least[part] = low;
        widest = std::max(widest, high - low);
        tables.base += low;
    }
    tables.step = widest > 0 ? widest / kMostWorth : 1;
    for (std::size_t i = 0; i < products.size(); ++i)
        tables.worth[i] = std::uint8_t(std::lround((products[i] - least[i / kValues]) / tables.step));
    return tables;
}

} // namespace vitrine
