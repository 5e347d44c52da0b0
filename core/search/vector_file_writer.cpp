#include "core/search/vector_file_layout.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Error notWritten(const QString& path)
{
    return fail(ErrorCode::Io, u"The index file '%1' cannot be written: %2."_s.arg(path, qt_error_string(errno)));
}

/// Whether the open file is still the one of that name: another writer may have given it its final name.
bool isNamed(int descriptor, const QByteArray& path)
{
    struct stat open {
    }, named{};
    return ::fstat(descriptor, &open) == 0 && ::stat(path.constData(), &named) == 0 && open.st_ino == named.st_ino &&
           open.st_dev == named.st_dev;
}

Result<> syncFolder(const QString& path)
{
    const int folder =
        ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0)
        ::close(folder);
    return synced ? Result<>() : Result<>(notWritten(path));
}

} // namespace

struct VectorFileWriter::Data {
    QString path;
    QByteArray temporary;
    int descriptor;
    VectorFileHeader header;
    VectorFileLayout layout;
    VectorChecksums checksums;
    bool finished = false;

    Result<> write(std::size_t offset, std::span<const std::byte> bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t done = ::pwrite(descriptor, bytes.data(), bytes.size(), off_t(offset));
            if (done < 0 && errno == EINTR)
                continue;
            if (done < 0)
                return notWritten(path);
            bytes = bytes.subspan(std::size_t(done));
            offset += std::size_t(done);
        }
        return {};
    }
};

VectorFileWriter::VectorFileWriter(std::unique_ptr<Data> data) : m_data(std::move(data)) {}

VectorFileWriter::~VectorFileWriter()
{
    if (!m_data->finished)
        ::unlink(m_data->temporary.constData());
    ::close(m_data->descriptor); // and with it the lock
}

Result<std::unique_ptr<VectorFileWriter>> VectorFileWriter::create(const QString& path, const VectorFileKey& key,
                                                                   qint64 rows)
{
    const QByteArray temporary = QFile::encodeName(path + u".new"_s);
    // What a killed writer left has no lock any more and is written over.
    const int descriptor = ::open(temporary.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return notWritten(path);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 || !isNamed(descriptor, temporary)) {
        ::close(descriptor);
        return fail(ErrorCode::Unavailable, u"The index file '%1' is being written by another program."_s.arg(path));
    }
    VectorFileHeader header;
    header.dimensions = quint32(key.dimensions);
    header.rows = quint64(rows);
    header.step = key.lastStep;
    std::copy_n(key.space.cbegin(), std::min<std::size_t>(header.space.size(), std::size_t(key.space.size())),
                header.space.begin());
    std::unique_ptr<VectorFileWriter> writer(new VectorFileWriter(std::unique_ptr<Data>(
        new Data{path, temporary, descriptor, header, VectorFileLayout(key.dimensions, rows), {}, false})));
    const auto bytes = off_t(writer->m_data->layout.fileBytes());
    if (::ftruncate(descriptor, 0) != 0 || ::ftruncate(descriptor, bytes) != 0)
        return notWritten(path);
    return writer;
}

Result<> VectorFileWriter::add(const RawRows& rows, std::span<const VectorLabel> labels)
{
    const VectorFileLayout& layout = m_data->layout;
    const std::size_t block = m_data->checksums.size();
    if (block >= layout.blocks() || labels.size() != layout.rowsOf(block) || rows.scales.size() < labels.size())
        return fail(ErrorCode::Internal, u"The index file '%1' was given a block of another size."_s.arg(m_data->path));
    const std::array<std::span<const std::byte>, kVectorParts> parts{
        std::as_bytes(labels), std::as_bytes(std::span(rows.scales)), std::as_bytes(std::span(rows.bytes)),
        std::as_bytes(std::span(rows.halves))};
    std::array<quint64, kVectorParts> checksums{};
    for (std::size_t part = 0; part < kVectorParts; ++part) {
        const auto bytes = parts[part].first(labels.size() * layout.rowBytes(VectorPart(part)));
        checksums[part] = checksumOf(bytes);
        TRY_VOID(m_data->write(layout.offset(VectorPart(part), block), bytes));
    }
    m_data->checksums.push_back(checksums);
    return {};
}

Result<> VectorFileWriter::finish(const QByteArray& extra)
{
    if (m_data->checksums.size() != m_data->layout.blocks())
        return fail(ErrorCode::Internal, u"The index file '%1' lacks blocks."_s.arg(m_data->path));
    const auto extraBytes = std::as_bytes(std::span(extra.constData(), std::size_t(extra.size())));
    m_data->header.extraBytes = extraBytes.size();
    m_data->header.extraChecksum = checksumOf(extraBytes);
    TRY_VOID(m_data->write(m_data->layout.fileBytes(), extraBytes));
    m_data->header.checksum = headerChecksum(m_data->header, m_data->checksums);
    TRY_VOID(m_data->write(sizeof(VectorFileHeader), std::as_bytes(std::span(m_data->checksums))));
    TRY_VOID(m_data->write(0, std::as_bytes(std::span(&m_data->header, 1))));
    if (::fsync(m_data->descriptor) != 0 ||
        std::rename(m_data->temporary.constData(), QFile::encodeName(m_data->path).constData()) != 0)
        return notWritten(m_data->path);
    m_data->finished = true;
    return syncFolder(m_data->path);
}

} // namespace vitrine
