#pragma once

#include <QImage>
#include <QString>

#include <vector>

namespace vitrine::test {

/// A picture as busy as a photo, the same for the same seed: soft spots and edges of many sizes and colours.
QImage busyPicture(int seed, QSize size = {320, 240});

/// A picture, changed the way copies are.
struct ChangedPicture {
    QString name;
    QImage image;
    int quality = 92; ///< of the JPEG it is to be stored as
};
/// Turned by 90, 180, 270 degrees, mirrored, cropped to 80 %, at half the size, at JPEG quality 30, watermarked.
std::vector<ChangedPicture> changedPictures(const QImage& original);

QImage watermarked(const QImage& original);
QByteArray jpegBytes(const QImage& image, int quality);

} // namespace vitrine::test
