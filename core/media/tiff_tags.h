#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace vitrine {

/// The few facts that are needed from a TIFF structure (TIFF 6.0) before or without a full reader of metadata: EXIF
/// blocks of JPEG, PNG and WebP are such a structure, and so is a TIFF file. Never fails: what is broken is not there.

/// EXIF orientation (tag 0x0112) of the first directory: 1 to 8; 1 = upright, also when it is missing or nonsense.
int tiffOrientation(QByteArrayView tiff);
/// The embedded colour profile (tag 0x8773); empty when there is none.
QByteArray tiffColourProfile(QByteArrayView tiff);
/// Directories, that is pages, of a TIFF file; from 1 to `limit`.
int tiffPageCount(QByteArrayView tiff, int limit);

/// Reads integers at any place of foreign bytes; nothing is read beyond the end.
class ByteReader
{
public:
    enum class Order { LittleEndian, BigEndian };
    ByteReader(QByteArrayView bytes, Order order) : m_bytes(bytes), m_order(order) {}

    /// @param width  1, 2 or 4 bytes. Nothing when the value would reach beyond the end.
    std::optional<quint32> integer(qint64 offset, int width) const
    {
        if (offset < 0 || offset + width > m_bytes.size())
            return std::nullopt;
        quint32 value = 0;
        for (int i = 0; i < width; ++i)
            value = value << 8 | quint8(m_bytes[m_order == Order::BigEndian ? offset + i : offset + width - 1 - i]);
        return value;
    }
    /// Empty when any of it would be beyond the end.
    QByteArrayView bytes(qint64 offset, qint64 length) const
    {
        const bool inside = offset >= 0 && length >= 0 && offset + length <= m_bytes.size();
        return inside ? m_bytes.sliced(offset, length) : QByteArrayView();
    }
    qint64 size() const { return m_bytes.size(); }

private:
    QByteArrayView m_bytes;
    Order m_order;
};

} // namespace vitrine
