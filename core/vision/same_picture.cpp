#include "core/vision/same_picture.h"

#include "core/vision/pixels.h"

#include <bit>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace vitrine {

namespace {

constexpr int kCell = 16;      ///< pixels of a compared place
constexpr double kPlain = 4;   ///< below this deviation (of 255) a place has nothing on it
constexpr double kAlike = .16; ///< part of the deviation by which two places that look the same may differ
constexpr int kMinPlaces = 6;
/// Photos of a series agree in up to .55 of the places, copies spoilt by a watermark in .65 and more.
constexpr double kMostAgree = .6;
constexpr double kMinCovered = .6;
constexpr double kMaxColour = 10;
constexpr int kColourStep = 4;  ///< colours are compared at a fourth of the size
constexpr double kSmooth = 1.2; ///< blur, pixels: what compression and resizing take away is not compared

/// In the order of wholeMaps: turned by quarter turns, then mirrored and turned.
constexpr int kQuarters = 4;

} // namespace

struct ComparedPicture::Data {
    cv::Mat grey;   ///< floats, longest side kMarkSide, smoothed
    cv::Mat colour; ///< a, b of Lab, floats, 1/kColourStep of the side
};

Result<ComparedPicture> ComparedPicture::make(const QImage& picture)
{
    TRY_ASSIGN(const cv::Mat pixels, read, rgbPixels(picture));
    return guarded([&]() -> Result<ComparedPicture> {
        const double scale = double(kMarkSide) / std::max(pixels.cols, pixels.rows);
        const cv::Size size(std::max(1, int(std::lround(pixels.cols * scale))),
                            std::max(1, int(std::lround(pixels.rows * scale))));
        cv::Mat sized, grey, lab;
        cv::resize(pixels, sized, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
        const auto data = std::make_shared<Data>();
        cv::cvtColor(sized, grey, cv::COLOR_RGB2GRAY);
        grey.convertTo(data->grey, CV_32F);
        cv::GaussianBlur(data->grey, data->grey, {}, kSmooth);
        cv::cvtColor(sized, lab, cv::COLOR_RGB2Lab);
        cv::resize(lab, lab, cv::Size(std::max(1, size.width / kColourStep), std::max(1, size.height / kColourStep)), 0,
                   0, cv::INTER_AREA);
        std::vector<cv::Mat> planes;
        cv::split(lab, planes);
        cv::merge(std::vector<cv::Mat>{planes[1], planes[2]}, lab);
        lab.convertTo(data->colour, CV_32FC2);
        ComparedPicture made;
        made.m_data = data;
        return made;
    });
}

namespace {

double deviationOf(const cv::Mat& cell)
{
    cv::Scalar mean, deviation;
    cv::meanStdDev(cell, mean, deviation);
    return deviation[0];
}

float middleOfSorted(std::vector<float>& values)
{
    const auto middle = values.begin() + qsizetype(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// How far the brighter and darker points of two places typically differ when the one is laid upon the other and made
/// as bright. Medians: letters of a watermark over less than half of the place do not count.
double typicalDifference(const cv::Mat& a, const cv::Mat& b)
{
    std::vector<float> differences;
    differences.reserve(a.total());
    for (int y = 0; y < a.rows; ++y) {
        for (int x = 0; x < a.cols; ++x)
            differences.push_back(a.at<float>(y, x) - b.at<float>(y, x));
    }
    const float offset = middleOfSorted(differences);
    for (float& difference : differences)
        difference = std::abs(difference - offset);
    return middleOfSorted(differences);
}

cv::Matx23d affine(const PictureMap& map)
{
    const double sign = map.isMirrored ? -1 : 1;
    return {map.a * sign, -map.b, map.dx, map.b * sign, map.a, map.dy};
}

/// Mean distance of the colours where both pictures are, in a, b of Lab. Pixel x of the small picture stands for the
/// middle of the large one's pixels kColourStep * x and following.
double colourDifference(const cv::Mat& first, const cv::Mat& second, cv::Matx23d matrix)
{
    constexpr double kMiddle = (kColourStep - 1) / 2.;
    for (int row = 0; row < 2; ++row) {
        const double moved = (matrix(row, 0) + matrix(row, 1) - 1) * kMiddle + matrix(row, 2);
        matrix(row, 2) = moved / kColourStep;
    }
    cv::Mat colour, mask, difference;
    cv::warpAffine(first, colour, matrix, second.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpAffine(cv::Mat(first.size(), CV_8U, cv::Scalar(255)), mask, matrix, second.size(), cv::INTER_NEAREST);
    cv::absdiff(colour, second, difference);
    const cv::Scalar mean = cv::mean(difference, mask);
    return std::hypot(mean[0], mean[1]);
}

void compareCells(const cv::Mat& moved, const cv::Mat& still, const cv::Mat& mask, PictureAgreement& agreement)
{
    int same = 0;
    for (int y = 0; y + kCell <= still.rows; y += kCell) {
        for (int x = 0; x + kCell <= still.cols; x += kCell) {
            const cv::Rect cell(x, y, kCell, kCell);
            if (cv::countNonZero(mask(cell)) < kCell * kCell)
                continue;
            const double one = deviationOf(moved(cell)), other = deviationOf(still(cell));
            if (std::max(one, other) < kPlain)
                continue;
            ++agreement.places;
            const double scale = std::max(kPlain, std::min(one, other));
            same += typicalDifference(moved(cell), still(cell)) <= kAlike * scale ? 1 : 0;
        }
    }
    agreement.agreeing = agreement.places > 0 ? double(same) / agreement.places : 0;
}

} // namespace

bool PictureAgreement::isSame() const
{
    return places >= kMinPlaces && agreeing >= kMostAgree && covered >= kMinCovered && colour <= kMaxColour;
}

PictureAgreement comparePictures(const ComparedPicture& first, const ComparedPicture& second, const PictureMap& map)
{
    const cv::Mat& still = second.data().grey;
    const cv::Matx23d matrix = affine(map);
    const double growth = std::hypot(map.a, map.b);
    PictureAgreement agreement;
    if (growth < .1 || growth > 10)
        return agreement;
    cv::Mat moved, mask;
    const cv::Mat ones(first.data().grey.size(), CV_8U, cv::Scalar(255));
    cv::warpAffine(first.data().grey, moved, matrix, still.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::warpAffine(ones, mask, matrix, still.size(), cv::INTER_NEAREST);
    const double common = cv::countNonZero(mask);
    const double whole = std::min(double(still.total()), double(ones.total()) * growth * growth);
    agreement.covered = std::min(1., common / whole);
    if (common < kCell * kCell)
        return agreement;
    agreement.colour = colourDifference(first.data().colour, second.data().colour, matrix);
    compareCells(moved, still, mask, agreement);
    return agreement;
}

std::array<PictureMap, 8> wholeMaps(const ComparedPicture& first, const ComparedPicture& second)
{
    const cv::Mat &from = first.data().grey, &to = second.data().grey;
    std::array<PictureMap, 8> maps;
    for (int i = 0; i < 8; ++i) {
        const int quarter = i % kQuarters;
        const bool isMirrored = i >= kQuarters;
        const int width = quarter % 2 ? from.rows : from.cols;
        const int height = quarter % 2 ? from.cols : from.rows;
        const double growth = std::sqrt(double(to.cols) * to.rows / (double(width) * height));
        PictureMap map;
        map.a = growth * (quarter == 0 ? 1 : quarter == 2 ? -1 : 0);
        map.b = growth * (quarter == 1 ? 1 : quarter == 3 ? -1 : 0);
        map.isMirrored = isMirrored;
        // The middle goes to the middle; pixel centres are whole numbers.
        const QPointF middle = map.map({(from.cols - 1) / 2., (from.rows - 1) / 2.});
        map.dx = (to.cols - 1) / 2. - middle.x();
        map.dy = (to.rows - 1) / 2. - middle.y();
        maps[size_t(i)] = map;
    }
    return maps;
}

std::array<quint64, 8> turnedHashes(quint64 hash)
{
    // Row v, column u of the 8 x 8 coefficients of frequencies 1..8, row by row, highest bit first. Mirrored in x the
    // odd frequencies in x change their sign; turned about the diagonal u and v change places.
    constexpr quint64 kOddColumns = 0xAAAAAAAAAAAAAAAAULL, kOddRows = 0xFF00FF00FF00FF00ULL;
    const auto transposed = [](quint64 bits) {
        quint64 other = 0;
        for (int v = 0; v < 8; ++v) {
            for (int u = 0; u < 8; ++u)
                other |= (bits >> (63 - (v * 8 + u)) & 1) << (63 - (u * 8 + v));
        }
        return other;
    };
    const quint64 diagonal = transposed(hash);
    return {hash,
            diagonal ^ kOddColumns,            // (x, y) -> (-y, x)
            hash ^ kOddColumns ^ kOddRows,     //
            diagonal ^ kOddRows,               // (x, y) -> (y, -x)
            hash ^ kOddColumns,                // mirrored
            diagonal ^ kOddColumns ^ kOddRows, // mirrored, then turned: (x, y) -> (-y, -x)
            hash ^ kOddRows,
            diagonal};
}

namespace {

constexpr int kNearHash = 10; ///< bits

bool isTurned(const PictureMap& map)
{
    return map.isMirrored || std::abs(std::atan2(map.b, map.a)) > M_PI / 8;
}

void tryMap(const KnownPicture& first, const KnownPicture& second, const PictureMap& map,
            std::optional<SamePicture>& best)
{
    const PictureAgreement agreement = comparePictures(first.pixels, second.pixels, map);
    if (agreement.isSame() && (!best || agreement.agreeing > best->score))
        best = SamePicture{agreement.agreeing, isTurned(map)};
}

} // namespace

std::optional<SamePicture> findSame(const KnownPicture& first, const KnownPicture& second)
{
    std::optional<SamePicture> best;
    if (const std::optional<FoundMap> found = mapByMarks(first.marks, second.marks))
        tryMap(first, second, found->map, best);
    if (best || !first.hash || !second.hash)
        return best;
    const auto hashes = turnedHashes(*first.hash);
    const auto maps = wholeMaps(first.pixels, second.pixels);
    for (size_t i = 0; i < maps.size(); ++i) {
        if (std::popcount(hashes[i] ^ *second.hash) <= kNearHash)
            tryMap(first, second, maps[i], best);
    }
    return best;
}

} // namespace vitrine
