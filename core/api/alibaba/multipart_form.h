#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vitrine {

/// One part of a multipart/form-data body; `content` views the body.
struct MultipartPart {
    QByteArray name;
    std::optional<QByteArray> fileName;
    QByteArray mediaType;
    QByteArrayView content;
};

inline constexpr int kMaxMultipartParts = 64;
inline constexpr qsizetype kMaxMultipartHeaderBytes = 8 * 1024;
inline constexpr qsizetype kMaxBoundaryBytes = 200; ///< RFC 2046 says 70; clients write longer ones

/// The boundary of a "multipart/form-data; boundary=..." header, quoted or not; nullopt = another type, or none.
std::optional<QByteArray> multipartBoundary(QByteArrayView contentType);

/// The parts in their order. As RFC 7578, and as the vendor's Node client writes it: the line break between the last
/// byte of a part and the next boundary may be missing. What stands before the first boundary and after the last is
/// ignored. nullopt = no boundary, no closing boundary, a part without a name, or one of the limits above.
std::optional<std::vector<MultipartPart>> parseMultipart(QByteArrayView body, QByteArrayView boundary);

} // namespace vitrine
