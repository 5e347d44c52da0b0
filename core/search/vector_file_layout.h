#pragma once

#include "core/search/checksum.h"
#include "core/search/vector_block.h"
#include "core/search/vector_file.h"
#include "core/search/vector_kernels.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>

namespace vitrine {

static_assert(std::endian::native == std::endian::little, "index files are little-endian");

inline constexpr std::array<char, 8> kVectorFileMagic{'V', 'i', 't', 'r', 'I', 'd', 'x', '\n'};
/// Raised when anything below changes.
inline constexpr quint32 kVectorFileVersion = 2;

/// How a file begins; behind it stand the checksums of the parts.
struct VectorFileHeader {
    std::array<char, 8> magic = kVectorFileMagic;
    quint32 version = kVectorFileVersion;
    quint32 dimensions = 0;
    quint64 rows = 0;
    quint64 step = 0;
    std::array<char, 32> space{};
    quint64 extraBytes = 0; ///< behind the last section
    quint64 extraChecksum = 0;
    quint64 checksum = 0; ///< over this header with zero here, and the checksums behind it
};
static_assert(sizeof(VectorFileHeader) == 88 && std::is_trivially_copyable_v<VectorFileHeader>);

/// The parts of a block's rows, each in a section of its own.
enum class VectorPart { Labels, Scales, Bytes, Halves };
inline constexpr std::size_t kVectorParts = 4;

/// Where everything stands in a file of so many rows.
class VectorFileLayout
{
public:
    VectorFileLayout(int dimensions, qint64 rows)
        : m_rows(std::size_t(rows)), m_stride(paddedDimensions(std::size_t(dimensions)))
    {
        m_sections[0] = aligned(sizeof(VectorFileHeader) + blocks() * kVectorParts * sizeof(quint64));
        for (std::size_t part = 0; part < kVectorParts; ++part)
            m_sections[part + 1] = aligned(m_sections[part] + m_rows * rowBytes(VectorPart(part)));
    }
    std::size_t blocks() const { return (m_rows + VectorBlock::kRows - 1) / VectorBlock::kRows; }
    std::size_t rowsOf(std::size_t block) const
    {
        return std::min(VectorBlock::kRows, m_rows - block * VectorBlock::kRows);
    }
    std::size_t rowBytes(VectorPart part) const
    {
        switch (part) {
        case VectorPart::Labels:
            return sizeof(VectorLabel);
        case VectorPart::Scales:
            return sizeof(float);
        case VectorPart::Bytes:
            return m_stride;
        case VectorPart::Halves:
            break;
        }
        return m_stride * sizeof(std::uint16_t);
    }
    std::size_t offset(VectorPart part, std::size_t block) const
    {
        return m_sections[std::size_t(part)] + block * VectorBlock::kRows * rowBytes(part);
    }
    /// Of everything but the extra, which begins there.
    std::size_t fileBytes() const { return m_sections[kVectorParts]; }

private:
    static std::size_t aligned(std::size_t bytes) { return (bytes + 4095) / 4096 * 4096; }
    std::size_t m_rows, m_stride;
    std::array<std::size_t, kVectorParts + 1> m_sections{};
};

/// Checksums by block, then by part.
using VectorChecksums = std::vector<std::array<quint64, kVectorParts>>;

inline quint64 headerChecksum(VectorFileHeader header, const VectorChecksums& checksums)
{
    header.checksum = 0;
    return checksumOf(std::as_bytes(std::span(checksums)), checksumOf(std::as_bytes(std::span(&header, 1))));
}

} // namespace vitrine
