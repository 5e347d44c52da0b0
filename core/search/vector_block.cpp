#include "core/search/vector_block.h"

#include "core/search/vector_kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>

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

RawRows::RawRows(std::size_t rows, int dimensions)
    : scales(rows), bytes(rows * paddedDimensions(std::size_t(dimensions))), halves(bytes.size())
{}

VectorBlock::VectorBlock(int dimensions)
    : m_stride(paddedDimensions(std::size_t(dimensions))), m_scales(kRows), m_bytes(kRows * m_stride),
      m_halves(kRows * m_stride)
{}

VectorBlock::VectorBlock(int dimensions, std::size_t rows, ZeroedArray<float> scales, ZeroedArray<std::int8_t> bytes,
                         std::shared_ptr<const MappedFile> file, const std::uint16_t* halves)
    : m_stride(paddedDimensions(std::size_t(dimensions))), m_scales(std::move(scales)), m_bytes(std::move(bytes)),
      m_file(std::move(file)), m_fileHalves(halves), m_fileRows(rows)
{
    m_largestScale = largestOf({m_scales.data(), kRows}) * kQuestionScale;
}

const std::uint16_t* VectorBlock::halvesOf(std::size_t row) const
{
    if (!m_halves.isEmpty())
        return m_halves.data() + row * m_stride;
    return m_file->isWhole() ? m_fileHalves + row * m_stride : nullptr;
}

void VectorBlock::fromBytes(std::size_t row, std::span<float> to) const
{
    const std::int8_t* bytes = m_bytes.data() + row * m_stride;
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] = float(bytes[i]) * m_scales.data()[row] * kQuestionScale;
}

/// Rows of a file cannot be written: from here on the block has its own.
void VectorBlock::takeHalvesFromFile()
{
    ZeroedArray<std::uint16_t> own(kRows * m_stride);
    m_file->look();
    if (m_file->isWhole()) {
        std::memcpy(own.data(), m_fileHalves, m_fileRows * m_stride * sizeof(std::uint16_t));
    } else {
        std::vector<float> row(m_stride);
        for (std::size_t i = 0; i < m_fileRows; ++i) {
            fromBytes(i, row);
            toHalf(row.data(), own.data() + i * m_stride, m_stride);
        }
    }
    m_halves = std::move(own);
    m_file = nullptr;
}

void VectorBlock::write(std::size_t row, std::span<const float> vector)
{
    if (m_halves.isEmpty())
        takeHalvesFromFile();
    const float largest = largestOf(vector);
    const float steps = largest > 0 ? 127 / largest : 0;
    std::int8_t* bytes = m_bytes.data() + row * m_stride;
    for (std::size_t i = 0; i < vector.size(); ++i)
        bytes[i] = std::int8_t(std::lround(vector[i] * steps));
    m_scales.data()[row] = largest / 127 / kQuestionScale;
    m_largestScale = std::max(m_largestScale, largest / 127);
    toHalf(vector.data(), m_halves.data() + row * m_stride, vector.size());
}

void VectorBlock::scan(std::size_t word, std::uint64_t mask, const PreparedQuestion& question, float* scores) const
{
    const std::size_t first = word * 64;
    scanBytes(m_bytes.data() + first * m_stride, m_scales.data() + first, m_stride, mask, question.words.data(),
              scores);
}

void VectorBlock::prefetch(std::size_t row) const
{
    constexpr std::size_t kLine = 64, kMost = 512; // what is longer the processor follows by itself
    const std::int8_t* bytes = m_bytes.data() + row * m_stride;
    for (std::size_t i = 0; i < std::min(m_stride, kMost); i += kLine)
        __builtin_prefetch(bytes + i);
}

float VectorBlock::coarse(std::size_t row, const PreparedQuestion& question) const
{
    float score = 0;
    scanBytes(m_bytes.data() + row * m_stride, m_scales.data() + row, m_stride, 1, question.words.data(), &score);
    return score;
}

float VectorBlock::exact(std::size_t row, const PreparedQuestion& question) const
{
    const std::uint16_t* halves = halvesOf(row);
    return halves ? dotHalf(halves, question.values.data(), m_stride) : coarse(row, question);
}

void VectorBlock::read(std::size_t row, std::span<float> to) const
{
    if (const std::uint16_t* halves = halvesOf(row))
        fromHalf(halves, to.data(), to.size());
    else
        fromBytes(row, to);
}

void VectorBlock::copy(std::size_t row, RawRows& to, std::size_t place) const
{
    to.scales[place] = m_scales.data()[row];
    std::memcpy(to.bytes.data() + place * m_stride, m_bytes.data() + row * m_stride, m_stride);
    std::vector<float> values(m_stride);
    read(row, values);
    toHalf(values.data(), to.halves.data() + place * m_stride, m_stride);
}

float VectorBlock::coarseError(double questionLength) const
{
    // Rounding to whole steps is off by up to half a step, evenly: a standard deviation of step / sqrt(12) a dimension.
    const double rowPart = m_largestScale * questionLength / std::sqrt(12.0);
    const double questionPart = 1 / (kQuestionScale * std::sqrt(12.0));
    return float(6 * std::hypot(rowPart, questionPart));
}

} // namespace vitrine
