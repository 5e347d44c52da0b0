#pragma once

#include "core/search/vector_index.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace vitrine {

/// A question in the two forms in which rows are compared with it.
struct PreparedQuestion {
    std::vector<float> values;       ///< padded with zeros
    std::vector<std::int16_t> words; ///< times kQuestionScale
    double length = 0;
};

/// Errors: InvalidInput (the number of dimensions, a value that is no number, a vector too long).
Result<PreparedQuestion> prepareQuestion(std::span<const float> vector, int dimensions);
/// Refuses what is not `dimensions` finite numbers.
Result<> checkVector(std::span<const float> vector, int dimensions);

/// A fixed number of rows: each as bytes with one scale, and in half precision. Rows have no meaning until written.
class VectorBlock
{
public:
    static constexpr std::size_t kRows = 8192;

    explicit VectorBlock(int dimensions);
    void write(std::size_t row, std::span<const float> vector);
    /// Coarse scores of the rows 64 x word .. whose bit is set, into 64 places.
    void scan(std::size_t word, std::uint64_t mask, const PreparedQuestion& question, float* scores) const;
    /// The coarse score of one row.
    float coarse(std::size_t row, const PreparedQuestion& question) const;
    /// The cosine from the half precision form.
    float exact(std::size_t row, const PreparedQuestion& question) const;
    void read(std::size_t row, std::span<float> to) const;
    /// How far the coarse score of any row can be expected to be off: six standard deviations of its rounding.
    float coarseError(double questionLength) const;

private:
    std::size_t m_stride;
    std::vector<std::int8_t> m_bytes;
    std::vector<float> m_scales;
    std::vector<std::uint16_t> m_halves;
    float m_largestScale = 0;
};

} // namespace vitrine
