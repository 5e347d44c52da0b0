#include "core/vision/picture_marks.h"

#include "core/vision/pixels.h"

#include <QDataStream>
#include <QIODevice>

#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/features2d.hpp>
#include <opencv2/imgproc.hpp>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNumbers = 128; ///< of a SIFT descriptor: 4 x 4 cells of 8 directions
constexpr int kBits = 64;
constexpr float kPlaceSteps = 200; ///< a pixel
constexpr float kAngleSteps = 65536 / (2 * std::numbers::pi_v<float>);
constexpr float kContrast = 0.015F; ///< lower than usual: smooth packshots have few strong places
/// OpenCV looks for places in the picture made twice as large and forgets that this moves pixel centres.
constexpr float kShift = .25F;
constexpr float kDoubled = 2; ///< places of this size or less are noise of the compression

/// The same signs on every machine: which numbers of a descriptor count for and which against a bit; as many of each.
std::array<std::array<float, kNumbers>, kBits> makeSigns()
{
    std::array<std::array<float, kNumbers>, kBits> signs{};
    quint64 state = 0x9E3779B97F4A7C15ULL;
    const auto random = [&state](quint64 below) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return size_t(state % below);
    };
    for (auto& row : signs) {
        for (size_t i = 0; i < kNumbers; ++i)
            row[i] = i < kNumbers / 2 ? 1.F : -1.F;
        for (size_t i = kNumbers - 1; i > 0; --i)
            std::swap(row[i], row[random(i + 1)]);
    }
    return signs;
}

quint64 codeOf(const std::array<float, kNumbers>& numbers)
{
    static const auto signs = makeSigns();
    quint64 code = 0;
    for (const auto& row : signs) {
        float sum = 0;
        for (size_t i = 0; i < kNumbers; ++i)
            sum += row[i] * numbers[i];
        code = code << 1 | (sum > 0 ? 1U : 0U);
    }
    return code;
}

/// Roots of the descriptor's shares, so that single strong edges do not decide alone.
std::array<float, kNumbers> rooted(const float* descriptor)
{
    std::array<float, kNumbers> numbers{};
    float sum = 1e-6F;
    for (size_t i = 0; i < kNumbers; ++i)
        sum += descriptor[i];
    for (size_t i = 0; i < kNumbers; ++i)
        numbers[i] = std::sqrt(descriptor[i] / sum);
    return numbers;
}

/// What the descriptor is in a mirror image: the place's own direction stays, across it everything changes sides.
std::array<float, kNumbers> mirrored(const std::array<float, kNumbers>& numbers)
{
    std::array<float, kNumbers> other{};
    for (size_t row = 0; row < 4; ++row) {
        for (size_t column = 0; column < 4; ++column) {
            for (size_t direction = 0; direction < 8; ++direction)
                other[((3 - row) * 4 + column) * 8 + (8 - direction) % 8] = numbers[(row * 4 + column) * 8 + direction];
        }
    }
    return other;
}

/// Grey, longest side kMarkSide.
cv::Mat greyAtMarkSide(const cv::Mat& pixels)
{
    cv::Mat grey, sized;
    cv::cvtColor(pixels, grey, cv::COLOR_RGB2GRAY);
    const double scale = double(kMarkSide) / std::max(grey.cols, grey.rows);
    const cv::Size size(std::max(1, int(std::lround(grey.cols * scale))),
                        std::max(1, int(std::lround(grey.rows * scale))));
    cv::resize(grey, sized, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return sized;
}

/// The strongest places; larger ones count more, because they survive more.
void keepStrongest(std::vector<cv::KeyPoint>& places)
{
    std::erase_if(places, [](const cv::KeyPoint& place) { return place.size <= kDoubled; });
    const auto strength = [](const cv::KeyPoint& place) { return place.response * std::sqrt(place.size); };
    std::sort(places.begin(), places.end(), [&](const cv::KeyPoint& a, const cv::KeyPoint& b) {
        return std::pair(strength(b), std::pair(a.pt.y, a.pt.x)) < std::pair(strength(a), std::pair(b.pt.y, b.pt.x));
    });
    if (places.size() > kMaxMarks)
        places.resize(kMaxMarks);
}

} // namespace

Result<std::vector<PictureMark>> pictureMarks(const QImage& picture)
{
    TRY_ASSIGN(const cv::Mat pixels, read, rgbPixels(picture));
    return guarded([&]() -> Result<std::vector<PictureMark>> {
        const cv::Mat grey = greyAtMarkSide(pixels);
        const auto sift = cv::SIFT::create(0, 3, kContrast);
        std::vector<cv::KeyPoint> places;
        sift->detect(grey, places);
        keepStrongest(places);
        cv::Mat descriptors;
        if (!places.empty())
            sift->compute(grey, places, descriptors);
        std::vector<PictureMark> marks;
        for (int i = 0; i < descriptors.rows; ++i) {
            const cv::KeyPoint& place = places[size_t(i)];
            const auto numbers = rooted(descriptors.ptr<float>(i));
            marks.push_back({codeOf(numbers), codeOf(mirrored(numbers)), place.pt.x - kShift, place.pt.y - kShift,
                             place.size, place.angle * std::numbers::pi_v<float> / 180});
        }
        return marks;
    });
}

QByteArray packedMarks(std::span<const PictureMark> marks)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    const auto place = [](float value) { return quint16(std::lround(std::clamp(value, 0.F, 327.F) * kPlaceSteps)); };
    for (const PictureMark& mark : marks) {
        stream << mark.code << mark.mirrored << place(mark.x) << place(mark.y) << place(mark.size)
               << quint16(std::lround(mark.angle * kAngleSteps));
    }
    return bytes;
}

Result<std::vector<PictureMark>> unpackedMarks(const QByteArray& bytes)
{
    constexpr qsizetype kBytes = 24;
    if (bytes.size() % kBytes != 0 || bytes.size() > kBytes * kMaxMarks)
        return fail(ErrorCode::Corrupt, u"What was kept of a picture for finding its copies is damaged."_s);
    std::vector<PictureMark> marks(size_t(bytes.size() / kBytes));
    QDataStream stream(bytes);
    for (PictureMark& mark : marks) {
        quint16 x = 0, y = 0, size = 0, angle = 0;
        stream >> mark.code >> mark.mirrored >> x >> y >> size >> angle;
        mark.x = float(x) / kPlaceSteps;
        mark.y = float(y) / kPlaceSteps;
        mark.size = float(size) / kPlaceSteps;
        mark.angle = float(angle) / kAngleSteps;
    }
    return marks;
}

} // namespace vitrine
