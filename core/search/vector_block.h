#pragma once

#include "core/search/mapped_file.h"
#include "core/search/vector_index.h"
#include "core/search/zeroed_array.h"

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

/// Rows in the form in which blocks keep them and index files hold them; each row of bytes and halves padded with zeros
/// to a multiple of kVectorPadding.
struct RawRows {
    std::vector<float> scales;
    std::vector<std::int8_t> bytes;
    std::vector<std::uint16_t> halves;

    /// All zeros.
    RawRows(std::size_t rows, int dimensions);
};

/// A fixed number of rows: each as bytes with one scale, and in half precision. Rows have no meaning until written. The
/// half precision may stay in a mapped file until the first row is written; where that file was cut short, the bytes
/// stand in for it.
class VectorBlock
{
public:
    static constexpr std::size_t kRows = 8192;

    explicit VectorBlock(int dimensions);
    /// The first `rows` rows from a file.
    /// @param scales, bytes  are taken over; with room for kRows rows
    /// @param halves         `rows` rows inside `file`
    VectorBlock(int dimensions, std::size_t rows, ZeroedArray<float> scales, ZeroedArray<std::int8_t> bytes,
                std::shared_ptr<const MappedFile> file, const std::uint16_t* halves);

    void write(std::size_t row, std::span<const float> vector);
    /// Coarse scores of the rows 64 x word .. whose bit is set, into 64 places.
    void scan(std::size_t word, std::uint64_t mask, const PreparedQuestion& question, float* scores) const;
    /// The row will be looked at soon.
    void prefetch(std::size_t row) const;
    /// The coarse score of one row.
    float coarse(std::size_t row, const PreparedQuestion& question) const;
    /// The cosine from the half precision form.
    float exact(std::size_t row, const PreparedQuestion& question) const;
    void read(std::size_t row, std::span<float> to) const;
    /// The row as it is kept, as row `place` of `to`.
    void copy(std::size_t row, RawRows& to, std::size_t place) const;
    /// How far the coarse score of any row can be expected to be off: six standard deviations of its rounding.
    float coarseError(double questionLength) const;

private:
    /// nullptr = the file that held them was cut short.
    const std::uint16_t* halvesOf(std::size_t row) const;
    void fromBytes(std::size_t row, std::span<float> to) const;
    void takeHalvesFromFile();

    std::size_t m_stride;
    ZeroedArray<float> m_scales;
    ZeroedArray<std::int8_t> m_bytes;
    ZeroedArray<std::uint16_t> m_halves; ///< empty = they are in the file
    std::shared_ptr<const MappedFile> m_file;
    const std::uint16_t* m_fileHalves = nullptr;
    std::size_t m_fileRows = 0;
    float m_largestScale = 0;
};

} // namespace vitrine
