#include "tests/bench/generated_vectors.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <span>

namespace vitrine::bench {

namespace {

constexpr int kFactors = 30;
constexpr qint64 kPicturesOfOne = 10;
constexpr float kAxisPower = -.325F;   ///< of the spread along the main axes, by their number
constexpr float kPictureSpread = .75F; ///< against that of products

void toUnitLength(std::span<float> vector)
{
    const double length = std::sqrt(std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0));
    for (float& value : vector)
        value = float(value / length);
}

/// Mixes hidden factors, the same way for all.
class HiddenFactors
{
public:
    HiddenFactors(int dimensions, quint32 seed)
        : m_dimensions(dimensions), m_random(seed), m_mix(size_t(dimensions * kFactors))
    {
        std::normal_distribution<float> normal;
        for (float& value : m_mix)
            value = normal(m_random);
    }
    void next(std::span<float> vector)
    {
        std::normal_distribution<float> normal;
        float hidden[kFactors];
        for (float& value : hidden)
            value = normal(m_random);
        for (int d = 0; d < m_dimensions; ++d) {
            float value = .3F * normal(m_random);
            for (int f = 0; f < kFactors; ++f)
                value += m_mix[size_t(d * kFactors + f)] * hidden[f] / 5;
            vector[size_t(d)] = value;
        }
        toUnitLength(vector);
    }

private:
    int m_dimensions;
    std::mt19937 m_random;
    std::vector<float> m_mix;
};

class Products
{
public:
    Products(int dimensions, quint32 seed) : m_random(seed), m_spread(size_t(dimensions)), m_product(m_spread.size())
    {
        for (size_t axis = 0; axis < m_spread.size(); ++axis)
            m_spread[axis] = std::pow(float(axis + 1), kAxisPower);
    }
    void nextProduct()
    {
        for (size_t axis = 0; axis < m_spread.size(); ++axis)
            m_product[axis] = m_spread[axis] * m_normal(m_random);
    }
    void nextPicture(std::span<float> vector)
    {
        for (size_t axis = 0; axis < m_spread.size(); ++axis)
            vector[axis] = m_product[axis] + kPictureSpread * m_spread[axis] * m_normal(m_random);
        toUnitLength(vector);
    }

private:
    std::mt19937 m_random;
    std::normal_distribution<float> m_normal;
    std::vector<float> m_spread, m_product;
};

} // namespace

std::vector<float> hiddenFactors(qint64 count, int dimensions, quint32 seed)
{
    HiddenFactors source(dimensions, seed);
    std::vector<float> vectors(size_t(count) * size_t(dimensions));
    for (qint64 i = 0; i < count; ++i)
        source.next(std::span(vectors).subspan(size_t(i) * size_t(dimensions), size_t(dimensions)));
    return vectors;
}

GeneratedVectors nearHiddenFactors(qint64 count, int questions, int dimensions, quint32 seed)
{
    GeneratedVectors made{hiddenFactors(count, dimensions, seed), hiddenFactors(questions, dimensions, seed + 1000)};
    for (size_t i = 0; i < made.questions.size(); ++i)
        made.questions[i] = .9F * made.vectors[i] + .45F * made.questions[i];
    return made;
}

GeneratedVectors ofProducts(qint64 count, int questions, int dimensions, quint32 seed)
{
    const auto width = size_t(dimensions);
    GeneratedVectors made{std::vector<float>(size_t(count) * width), std::vector<float>(size_t(questions) * width)};
    Products products(dimensions, seed);
    for (qint64 i = 0; i < count; ++i) {
        const qint64 product = i / kPicturesOfOne;
        if (i % kPicturesOfOne == 0) {
            products.nextProduct();
            if (product < questions)
                products.nextPicture(std::span(made.questions).subspan(size_t(product) * width, width));
        }
        products.nextPicture(std::span(made.vectors).subspan(size_t(i) * width, width));
    }
    return made;
}

} // namespace vitrine::bench
