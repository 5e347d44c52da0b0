#pragma once

#include "core/base/result.h"

#include <QImage>
#include <QRect>
#include <QString>

#include <optional>
#include <vector>

namespace vitrine {

/// One aspect of a descriptor ("shape", "colour"): `dimensions` numbers that stand together.
struct DescriptorPart {
    QString name;
    int dimensions = 0;
    float weight = 1; ///< before the whole is brought to unit length
    bool operator==(const DescriptorPart&) const = default;
};

/// What makes descriptors, and thereby which ones may be compared: those of equal `recipe`.
struct EmbedderInfo {
    QString engine; ///< "classical", "openvino", "opencv"
    QString pack;   ///< name and version of the model pack; empty = none
    QString recipe; ///< 16 hex digits over everything that decides the numbers, but for the engine's rounding
    std::vector<DescriptorPart> parts;

    int dimensions() const
    {
        int sum = 0;
        for (const DescriptorPart& part : parts)
            sum += part.dimensions;
        return sum;
    }
};

/// What a picture looks like.
struct PictureDescription {
    /// The parts one after the other: each of length weight x c with the same c, the whole of unit length. A part that
    /// says nothing (one colour has no edges) is all zeros.
    std::vector<float> values;
    /// Where the thing shown is, in pixels of the picture given; never empty.
    QRect mainObject;
};

/// Turns pictures into descriptors. One engine an instance; implementations are safe to call from any threads at once
/// and keep several requests in flight where the engine gains by it.
class Embedder
{
public:
    virtual ~Embedder() = default;
    virtual const EmbedderInfo& info() const = 0;
    /// How many calls at a time use the machine fully.
    virtual int workers() const = 0;
    /// @param picture  upright, sRGB, any 8-bit format; transparency counts as white
    /// @param region   the thing to describe, in pixels of `picture`; without it the middle two thirds
    /// Errors: InvalidInput (an empty picture, a region outside it), Corrupt (the model gave values that are no
    /// numbers), Unavailable (the model cannot be run any more), Internal.
    virtual Result<PictureDescription> describe(const QImage& picture, const std::optional<QRect>& region) const = 0;
};

} // namespace vitrine
