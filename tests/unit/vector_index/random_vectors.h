#pragma once

#include "core/search/vector_index.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace vitrine::test {

using Vector = std::vector<float>;

inline Vector unitVector(Vector vector)
{
    const double length = std::sqrt(std::inner_product(vector.begin(), vector.end(), vector.begin(), 0.0));
    for (float& value : vector)
        value = float(value / length);
    return vector;
}

/// Unit vectors, evenly spread or in clusters around a few random centres.
class RandomVectors
{
public:
    RandomVectors(int dimensions, quint32 seed, int clusters = 0) : m_dimensions(dimensions), m_random(seed)
    {
        for (int i = 0; i < clusters; ++i)
            m_centres.push_back(plain());
    }
    Vector next()
    {
        Vector vector = plain();
        if (!m_centres.empty()) {
            const Vector& centre = m_centres[m_random() % m_centres.size()];
            std::transform(vector.begin(), vector.end(), centre.begin(), vector.begin(),
                           [](float own, float shared) { return .3F * own + shared; });
        }
        return unitVector(vector);
    }
    std::mt19937& random() { return m_random; }

private:
    Vector plain()
    {
        std::normal_distribution<float> normal;
        Vector vector(std::size_t(m_dimensions), 0.F);
        for (float& value : vector)
            value = normal(m_random);
        return unitVector(vector);
    }
    int m_dimensions;
    std::mt19937 m_random;
    std::vector<Vector> m_centres;
};

} // namespace vitrine::test
