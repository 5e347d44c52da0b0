#include "core/search/vector_block.h"

#include "core/search/vector_kernels.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Longer questions do not fit into 16 bits.
constexpr double kLongestQuestion = 3.9;

float largestOf(std::span<const float> values)
{
    float largest = 0;
    for (const float value : values)
        largest = std::max(largest, std::abs(value));
    return largest;
}

} // namespace

Result<> checkVector(std::span<const float> vector, int dimensions)
{
    if (vector.size() != std::size_t(dimensions)) {
        return fail(ErrorCode::InvalidInput,
                    u"A vector has %1 dimensions, the index %2."_s.arg(vector.size()).arg(dimensions));
    }
    if (!std::all_of(vector.begin(), vector.end(), [](float value) { return std::isfinite(value); }))
        return fail(ErrorCode::InvalidInput, u"A vector holds a value that is no number."_s);
    return {};
}

Result<PreparedQuestion> prepareQuestion(std::span<const float> vector, int dimensions)
{
    TRY_VOID(checkVector(vector, dimensions));
    PreparedQuestion question;
    question.values.resize(paddedDimensions(vector.size()));
    question.words.resize(question.values.size());
    double squares = 0;
    for (std::size_t i = 0; i < vector.size(); ++i)
        squares += double(vector[i]) * vector[i];
    question.length = std::sqrt(squares);
    if (question.length > kLongestQuestion)
        return fail(ErrorCode::InvalidInput, u"The question's vector is %1 long."_s.arg(question.length));
    for (std::size_t i = 0; i < vector.size(); ++i) {
        question.values[i] = vector[i];
        question.words[i] = std::int16_t(std::lround(vector[i] * kQuestionScale));
    }
    return question;
}

VectorBlock::VectorBlock(int dimensions)
    : m_stride(paddedDimensions(std::size_t(dimensions))), m_bytes(kRows * m_stride), m_scales(kRows),
      m_halves(kRows * m_stride)
{}

void VectorBlock::write(std::size_t row, std::span<const float> vector)
{
    const float largest = largestOf(vector);
    const float steps = largest > 0 ? 127 / largest : 0;
    std::int8_t* bytes = m_bytes.data() + row * m_stride;
    for (std::size_t i = 0; i < vector.size(); ++i)
        bytes[i] = std::int8_t(std::lround(vector[i] * steps));
    m_scales[row] = largest / 127 / kQuestionScale;
    m_largestScale = std::max(m_largestScale, largest / 127);
    toHalf(vector.data(), m_halves.data() + row * m_stride, vector.size());
}

void VectorBlock::scan(std::size_t word, std::uint64_t mask, const PreparedQuestion& question, float* scores) const
{
    const std::size_t first = word * 64;
    scanBytes(m_bytes.data() + first * m_stride, m_scales.data() + first, m_stride, mask, question.words.data(),
              scores);
}

float VectorBlock::coarse(std::size_t row, const PreparedQuestion& question) const
{
    float score = 0;
    scanBytes(m_bytes.data() + row * m_stride, m_scales.data() + row, m_stride, 1, question.words.data(), &score);
    return score;
}

float VectorBlock::exact(std::size_t row, const PreparedQuestion& question) const
{
    return dotHalf(m_halves.data() + row * m_stride, question.values.data(), m_stride);
}

void VectorBlock::read(std::size_t row, std::span<float> to) const
{
    fromHalf(m_halves.data() + row * m_stride, to.data(), to.size());
}

float VectorBlock::coarseError(double questionLength) const
{
    // Rounding to whole steps is off by up to half a step, evenly: a standard deviation of step / sqrt(12) a dimension.
    const double rowPart = m_largestScale * questionLength / std::sqrt(12.0);
    const double questionPart = 1 / (kQuestionScale * std::sqrt(12.0));
    return float(6 * std::hypot(rowPart, questionPart));
}

} // namespace vitrine
