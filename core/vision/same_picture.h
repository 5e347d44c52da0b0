#pragma once

#include "core/vision/picture_map.h"

#include <QImage>

#include <array>
#include <memory>

namespace cv {
class Mat;
}

namespace vitrine {

/// The small picture that is compared point by point. Made once, compared with many. Any thread; a value.
class ComparedPicture
{
public:
    /// Errors: InvalidInput (null picture), TooLarge (memory).
    static Result<ComparedPicture> make(const QImage& picture);

    struct Data;
    const Data& data() const { return *m_data; }

private:
    std::shared_ptr<const Data> m_data;
};

/// How far two pictures are the same where one lies in the other.
struct PictureAgreement {
    double agreeing = 0; ///< share of the places with something on them that look the same, 0..1
    double covered = 0;  ///< share of the picture with less in it that the other one covers
    double colour = 0;   ///< mean distance of the colours (a, b of CIE Lab)
    int places = 0;      ///< with something on them; few say little
    /// Whether that is one picture, changed. A watermark spoils places, never most.
    bool isSame() const;
};

/// Compares point by point under a map. Plain pictures agree with nothing.
PictureAgreement comparePictures(const ComparedPicture& first, const ComparedPicture& second, const PictureMap& map);

/// One picture with everything that finding its copies needs.
struct KnownPicture {
    std::vector<PictureMark> marks;
    std::optional<quint64> hash; ///< core/media/perceptual_hash.h; nullopt or a plain picture's: not asked
    ComparedPicture pixels;
};

struct SamePicture {
    double score = 0;      ///< PictureAgreement::agreeing
    bool isTurned = false; ///< or mirrored
};
/// Whether two pictures are one, changed. Tries what the marks say, then laying the one whole upon the other as the
/// hashes say. Any thread, a few milliseconds.
std::optional<SamePicture> findSame(const KnownPicture& first, const KnownPicture& second);

/// The eight ways to lay a picture whole upon the other: turned by 0, 90, 180, 270 degrees, upright and mirrored.
std::array<PictureMap, 8> wholeMaps(const ComparedPicture& first, const ComparedPicture& second);

/// A perceptual hash (core/media/perceptual_hash.h) as it would be, but for a few bits, of the picture turned and
/// mirrored; in the order of wholeMaps.
std::array<quint64, 8> turnedHashes(quint64 hash);

} // namespace vitrine
