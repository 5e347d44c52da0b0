#include "core/vision/classical_embedder.h"

#include "core/vision/colour_histogram.h"
#include "core/vision/descriptor_join.h"
#include "core/vision/gradient_histogram.h"
#include "core/vision/object_box.h"
#include "core/vision/pixels.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Changed whenever the numbers change.
const QString kRecipe = u"c1a551ca10000001"_s;

Result<PictureDescription> describeParts(const cv::Mat& pixels, const cv::Rect& area,
                                         const std::vector<DescriptorPart>& parts, bool isRegion)
{
    // Of a region both views are the region: what lies around it was left out on purpose.
    const cv::Mat middle = pixels(area);
    const cv::Mat whole = isRegion ? middle : pixels;
    const cv::Mat centred = bell(kColourSide, 48);
    const cv::Mat even(kColourSide, kColourSide, CV_32F, cv::Scalar(1));
    PictureDescription description;
    TRY_ASSIGN(description.values, joined,
               joinParts(parts, {colourHistogram(middle, centred), colourHistogram(whole, even),
                                 gradientHistogram(middle), gradientHistogram(whole)}));
    const QRect box = objectBox(colourAttention(whole), {whole.cols, whole.rows});
    description.mainObject = isRegion ? box.translated(area.x, area.y) : box;
    return description;
}

} // namespace

ClassicalEmbedder::ClassicalEmbedder()
    : m_info{u"classical"_s,
             {},
             kRecipe,
             {{u"colour"_s, kColourBins, 1},
              {u"surroundings"_s, kColourBins, .5F},
              {u"shape"_s, kGradientBins, .5F},
              {u"layout"_s, kGradientBins, .3F}}}
{}

Result<PictureDescription> ClassicalEmbedder::describe(const QImage& picture, const std::optional<QRect>& region) const
{
    TRY_ASSIGN(const cv::Mat pixels, converted, rgbPixels(picture));
    TRY_ASSIGN(const cv::Rect area, found, describedArea(pixels, region));
    return guarded([&] { return describeParts(pixels, area, m_info.parts, region.has_value()); });
}

} // namespace vitrine
