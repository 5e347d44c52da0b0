// Any bytes as an index file of eight dimensions. An odd first byte mends the checksums first, so that what they guard
// is reached too: a file that fits its checksums and lies all the same.
#include "core/search/vector_file_layout.h"

#include <QFile>
#include <QTemporaryDir>

#include <cmath>
#include <cstdlib>

using namespace vitrine;

namespace {

constexpr int kDimensions = 8;
constexpr quint64 kMostRows = 1000, kLastStep = 100;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

template <class Value>
void put(QByteArray& file, std::size_t at, const Value& value)
{
    std::memcpy(file.data() + at, &value, sizeof(Value));
}

quint64 checksumIn(const QByteArray& file, std::size_t at, std::size_t bytes)
{
    return checksumOf(std::as_bytes(std::span(file.constData() + at, bytes)));
}

void mend(QByteArray& file)
{
    VectorFileHeader header;
    if (std::size_t(file.size()) < sizeof(header))
        return;
    std::memcpy(&header, file.constData(), sizeof(header));
    const VectorFileLayout layout(kDimensions, qint64(std::min(header.rows, kMostRows)));
    if (header.rows > kMostRows || std::size_t(file.size()) < layout.fileBytes())
        return;
    VectorChecksums checksums(layout.blocks());
    for (std::size_t block = 0; block < layout.blocks(); ++block) {
        for (std::size_t part = 0; part < kVectorParts; ++part)
            checksums[block][part] = checksumIn(file, layout.offset(VectorPart(part), block),
                                                layout.rowsOf(block) * layout.rowBytes(VectorPart(part)));
        put(file, sizeof(header) + block * sizeof(checksums[block]), checksums[block]);
    }
    header.extraBytes = quint64(file.size()) - layout.fileBytes();
    header.extraChecksum = checksumIn(file, layout.fileBytes(), header.extraBytes);
    header.checksum = headerChecksum(header, checksums);
    put(file, 0, header);
}

void checkLoaded(const LoadedVectors& loaded)
{
    require(loaded.step <= kLastStep && loaded.labels.size() <= kMostRows);
    qint64 living = 0;
    std::vector<float> row(kDimensions);
    for (std::size_t slot = 0; slot < loaded.labels.size(); ++slot) {
        require(loaded.index->contains(VectorSlot(slot)) == !loaded.labels[slot].isEmpty());
        living += loaded.index->fetch(VectorSlot(slot), row) ? 1 : 0;
    }
    require(living == loaded.index->size());
    std::vector<float> asked(kDimensions, std::sqrt(1.F / kDimensions));
    const auto answer = loaded.index->search({asked, 10, -4, nullptr});
    require(!answer.ok() || answer.value().matches.size() <= 10);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const QTemporaryDir folder;
    if (size == 0)
        return 0;
    QByteArray bytes(reinterpret_cast<const char*>(data) + 1, qsizetype(size) - 1);
    if (data[0] % 2 == 1)
        mend(bytes);
    QFile file(folder.filePath(QStringLiteral("look.index")));
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto loaded = loadVectorFile(file.fileName(), {kDimensions, QByteArray(32, '\0'), kLastStep});
    if (loaded.ok())
        checkLoaded(loaded.value());
    else
        require(!loaded.error().detail.isEmpty());
    return 0;
}
