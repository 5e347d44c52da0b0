#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>

#include <span>
#include <vector>

namespace vitrine {

/// Changes whenever marks are made or packed differently: stored ones of another recipe are stale.
inline constexpr quint64 kMarksRecipe = 1;

/// Longest side of the picture in whose pixels marks stand.
inline constexpr int kMarkSide = 256;
inline constexpr int kMaxMarks = 96;

/// A place of a picture that is found again in a turned, mirrored, cropped, resized or recompressed copy of it.
/// The code is 64 signs of fixed projections of a SIFT descriptor (D. Lowe, "Distinctive Image Features from
/// Scale-Invariant Keypoints", 2004): few bits differ where two places look alike. `mirrored` is the code that the
/// place has in a mirror image.
struct PictureMark {
    quint64 code = 0;
    quint64 mirrored = 0;
    float x = 0, y = 0; ///< pixels of the picture at kMarkSide
    float size = 0;     ///< diameter, the same pixels
    float angle = 0;    ///< radians, 0..2 pi, clockwise
    bool operator==(const PictureMark&) const = default;
};

/// At most kMaxMarks, the strongest first; none in a plain picture. The picture (over white where it is transparent) is
/// brought to kMarkSide, small ones too. Errors: InvalidInput (null picture), TooLarge (memory). Any thread.
Result<std::vector<PictureMark>> pictureMarks(const QImage& picture);

/// 24 bytes a mark, places to a 1/200 of a pixel. Back: Corrupt where it is not such bytes.
QByteArray packedMarks(std::span<const PictureMark> marks);
Result<std::vector<PictureMark>> unpackedMarks(const QByteArray& bytes);

} // namespace vitrine
