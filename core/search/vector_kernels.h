#pragma once

#include <cstddef>
#include <cstdint>

namespace vitrine {

/// The inner loops over vectors, in the best form that this processor has (chosen at run time). Any thread.

/// Rows are padded with zeros to a multiple of this many dimensions.
inline constexpr std::size_t kVectorPadding = 64;
constexpr std::size_t paddedDimensions(std::size_t dimensions)
{
    return (dimensions + kVectorPadding - 1) / kVectorPadding * kVectorPadding;
}
/// A question is scaled by this into 16 bits: a unit vector times a row of bytes then fits into 32 bits at any length.
inline constexpr float kQuestionScale = 8192;

/// For each set bit i of `mask`: scores[i] = scales[i] x inner product of row i of `rows` with `question`.
/// @param rows      64 rows of `stride` bytes     @param scales   64 numbers
/// @param question  `stride` numbers              @param stride   a multiple of kVectorPadding
void scanBytes(const std::int8_t* rows, const float* scales, std::size_t stride, std::uint64_t mask,
               const std::int16_t* question, float* scores);
/// Inner product of a row in half precision with `question`; both `stride` long, a multiple of kVectorPadding.
float dotHalf(const std::uint16_t* row, const float* question, std::size_t stride);
/// Which of 64 rows of codes are worth at least `least`, as bits, and what each is worth.
/// @param block  `pairs` x 64 bytes: byte r of line p is two numbers of row r, the low half and the high half
/// @param worth  for each pair 16 values of the low half, then 16 of the high half, each at most 127
/// @param least  at least 0      @param sums  64 places; pairs up to 128
std::uint64_t scanCodes(const std::uint8_t* block, const std::uint8_t* worth, std::size_t pairs, int least,
                        std::uint16_t* sums);
/// To half precision, rounded to the nearest, and back. Any count.
void toHalf(const float* from, std::uint16_t* to, std::size_t count);
void fromHalf(const std::uint16_t* from, float* to, std::size_t count);

} // namespace vitrine
