#include "core/search/vector_file_layout.h"

#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// More rows than slots can number, more dimensions than a descriptor may have.
constexpr quint64 kMostRows = 1ULL << 30;
constexpr quint32 kMostDimensions = 16384;

/// A file that is open for reading; what is read is copied, so that nothing that happens to it can hurt.
class OpenFile
{
public:
    explicit OpenFile(const QString& path)
        : m_path(path), m_descriptor(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC))
    {
        struct stat facts {};
        if (m_descriptor >= 0 && ::fstat(m_descriptor, &facts) == 0)
            m_bytes = std::size_t(facts.st_size);
    }
    ~OpenFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    bool isOpen() const { return m_descriptor >= 0; }
    std::size_t bytes() const { return m_bytes; }
    int release() { return std::exchange(m_descriptor, -1); }
    Result<> read(std::size_t offset, std::span<std::byte> to) const
    {
        while (!to.empty()) {
            const ssize_t got = ::pread(m_descriptor, to.data(), to.size(), off_t(offset));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return fail(ErrorCode::Io, u"'%1' cannot be read: %2."_s.arg(m_path, qt_error_string(errno)));
            if (got == 0)
                return fail(ErrorCode::Corrupt, u"The index file '%1' ends too early."_s.arg(m_path));
            to = to.subspan(std::size_t(got));
            offset += std::size_t(got);
        }
        return {};
    }

private:
    QString m_path;
    int m_descriptor;
    std::size_t m_bytes = 0;
};

class Reader
{
public:
    Reader(const QString& path, OpenFile& file) : m_path(path), m_file(file) {}

    Result<LoadedVectors> load(const VectorFileKey& key)
    {
        TRY_VOID(readHeader(key));
        const VectorFileLayout layout(int(m_header.dimensions), qint64(m_header.rows));
        TRY_VOID(readChecksums(layout));
        LoadedVectors loaded;
        loaded.step = m_header.step;
        loaded.labels.resize(m_header.rows);
        std::vector<ReadBlock> blocks(layout.blocks());
        for (std::size_t block = 0; block < layout.blocks(); ++block)
            TRY_VOID(readBlock(layout, block, blocks[block], loaded.labels));
        TRY_ASSIGN(loaded.extra, extra, readExtra(layout));
        TRY_ASSIGN(const auto mapped, mapping, MappedFile::map(m_file.release(), layout.fileBytes()));
        ExactIndex::Contents contents{{}, {}, mapped};
        for (std::size_t block = 0; block < layout.blocks(); ++block) {
            const auto* halves =
                reinterpret_cast<const std::uint16_t*>(mapped->data() + layout.offset(VectorPart::Halves, block));
            contents.blocks.push_back(std::make_unique<VectorBlock>(key.dimensions, layout.rowsOf(block),
                                                                    std::move(blocks[block].scales),
                                                                    std::move(blocks[block].bytes), mapped, halves));
        }
        for (std::size_t row = 0; row < loaded.labels.size(); ++row) {
            if (!loaded.labels[row].isEmpty())
                contents.living.insert(VectorSlot(row));
        }
        loaded.index = std::make_shared<ExactIndex>(key.dimensions, std::move(contents));
        return loaded;
    }

private:
    struct ReadBlock {
        ZeroedArray<float> scales;
        ZeroedArray<std::int8_t> bytes;
    };

    Error corrupt(const QString& what) const
    {
        return fail(ErrorCode::Corrupt, u"The index file '%1' %2."_s.arg(m_path, what));
    }
    Error other(const QString& what) const
    {
        return fail(ErrorCode::Conflict, u"The index file '%1' is of %2."_s.arg(m_path, what));
    }

    Result<> readHeader(const VectorFileKey& key)
    {
        if (m_file.bytes() < sizeof(m_header))
            return corrupt(u"is too short"_s);
        TRY_VOID(m_file.read(0, std::as_writable_bytes(std::span(&m_header, 1))));
        if (m_header.magic != kVectorFileMagic)
            return corrupt(u"is something else"_s);
        if (m_header.version != kVectorFileVersion)
            return other(u"version %1; this program writes %2"_s.arg(m_header.version).arg(kVectorFileVersion));
        if (m_header.rows > kMostRows || m_header.dimensions == 0 || m_header.dimensions > kMostDimensions)
            return corrupt(u"has a damaged beginning"_s);
        if (int(m_header.dimensions) != key.dimensions ||
            key.space != QByteArrayView(m_header.space.data(), qsizetype(m_header.space.size())))
            return other(u"another comparison of pictures"_s);
        if (m_header.step > key.lastStep)
            return other(u"step %1, but the catalogue has only come to %2"_s.arg(m_header.step).arg(key.lastStep));
        return {};
    }
    Result<> readChecksums(const VectorFileLayout& layout)
    {
        if (m_file.bytes() < layout.fileBytes() || m_file.bytes() - layout.fileBytes() != m_header.extraBytes) {
            return corrupt(
                u"has %1 bytes instead of %2"_s.arg(m_file.bytes()).arg(layout.fileBytes() + m_header.extraBytes));
        }
        m_checksums.resize(layout.blocks());
        TRY_VOID(m_file.read(sizeof(m_header), std::as_writable_bytes(std::span(m_checksums))));
        return headerChecksum(m_header, m_checksums) == m_header.checksum
                   ? Result<>()
                   : Result<>(corrupt(u"has a damaged beginning"_s));
    }
    Result<> readPart(const VectorFileLayout& layout, VectorPart part, std::size_t block, void* to) const
    {
        const std::span bytes(static_cast<std::byte*>(to), layout.rowsOf(block) * layout.rowBytes(part));
        TRY_VOID(m_file.read(layout.offset(part, block), bytes));
        return checksumOf(bytes) == m_checksums[block][std::size_t(part)]
                   ? Result<>()
                   : Result<>(corrupt(u"is damaged: block %1 does not fit its checksum"_s.arg(block)));
    }
    Result<QByteArray> readExtra(const VectorFileLayout& layout) const
    {
        QByteArray extra(qsizetype(m_header.extraBytes), Qt::Uninitialized);
        const auto bytes = std::as_writable_bytes(std::span(extra.data(), std::size_t(extra.size())));
        TRY_VOID(m_file.read(layout.fileBytes(), bytes));
        if (checksumOf(bytes) != m_header.extraChecksum)
            return corrupt(u"is damaged at its end"_s);
        return extra;
    }
    /// The half precision is read for its checksum alone.
    Result<> readBlock(const VectorFileLayout& layout, std::size_t block, ReadBlock& into,
                       std::vector<VectorLabel>& labels)
    {
        const std::size_t stride = layout.rowBytes(VectorPart::Bytes);
        into.scales = ZeroedArray<float>(VectorBlock::kRows);
        into.bytes = ZeroedArray<std::int8_t>(VectorBlock::kRows * stride);
        m_buffer.resize(layout.rowsOf(block) * layout.rowBytes(VectorPart::Halves));
        TRY_VOID(readPart(layout, VectorPart::Labels, block, labels.data() + block * VectorBlock::kRows));
        TRY_VOID(readPart(layout, VectorPart::Scales, block, into.scales.data()));
        TRY_VOID(readPart(layout, VectorPart::Bytes, block, into.bytes.data()));
        return readPart(layout, VectorPart::Halves, block, m_buffer.data());
    }

    QString m_path;
    OpenFile& m_file;
    VectorFileHeader m_header;
    VectorChecksums m_checksums;
    std::vector<std::byte> m_buffer;
};

} // namespace

Result<LoadedVectors> loadVectorFile(const QString& path, const VectorFileKey& key)
{
    OpenFile file(path);
    if (!file.isOpen()) {
        return errno == ENOENT ? fail(ErrorCode::NotFound, u"There is no index file '%1'."_s.arg(path))
                               : fail(ErrorCode::Io, u"'%1' cannot be read: %2."_s.arg(path, qt_error_string(errno)));
    }
    return Reader(path, file).load(key);
}

} // namespace vitrine
