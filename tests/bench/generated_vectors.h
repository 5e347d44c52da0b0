#pragma once

#include <QtGlobal>

#include <vector>

namespace vitrine::bench {

/// Unit vectors and questions of unit length, row-major.
struct GeneratedVectors {
    std::vector<float> vectors, questions;
};

/// Vectors that vary in 30 hidden directions and a little in all.
std::vector<float> hiddenFactors(qint64 count, int dimensions, quint32 seed);
/// The same, and questions near the first of them.
GeneratedVectors nearHiddenFactors(qint64 count, int questions, int dimensions, quint32 seed);
/// Ten pictures to a product, and questions that are another picture of some. Both products and their pictures spread
/// over the axes as 891 real pictures do that were described and brought to 256 main axes (half in the first 30, three
/// quarters in the first 100; the tenth nearest at .41, here .54). Real products lie in groups besides, which helps any
/// index that deals vectors out; here they do not.
GeneratedVectors ofProducts(qint64 count, int questions, int dimensions, quint32 seed);

} // namespace vitrine::bench
