#pragma once

#include "core/search/exact_index.h"

#include <QByteArray>

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace vitrine {

/// What a row of an index file is of, in the words of its owner. All zeros: the row is not in use.
struct VectorLabel {
    std::array<std::uint8_t, 48> bytes{};
    auto operator<=>(const VectorLabel&) const = default;
    bool isEmpty() const { return *this == VectorLabel(); }
};

/// What the vectors of a file must be of, so that they can be used.
struct VectorFileKey {
    int dimensions = 0;
    QByteArray space;     ///< 32 bytes over everything that decides the numbers
    quint64 lastStep = 0; ///< how far the catalogue had come; a file that says more is of another one
};

/// The vectors of an exact index in a file of their own: derived data, so that opening a catalogue does not make them
/// again. The format (docs/storage.md) has a version, and a checksum over every part. Files are replaced as a whole and
/// never changed: whoever has one mapped keeps it as it was.
struct LoadedVectors {
    std::shared_ptr<ExactIndex> index; ///< row i of the file in slot i; half precision stays in the file
    std::vector<VectorLabel> labels;   ///< by slot
    quint64 step = 0;
    QByteArray extra; ///< what finish() was given
};

/// Reads and checks all of it. Errors: NotFound (no file), Conflict (of another space, dimension, version or
/// catalogue), Corrupt (not such a file, cut short, or a checksum does not fit: the detail says which), Io.
Result<LoadedVectors> loadVectorFile(const QString& path, const VectorFileKey& key);

/// Writes a file beside the one that is there and then puts it in its place. One writer of a path at a time, whatever
/// the process. Errors of all: Io (the file that was there stays).
class VectorFileWriter
{
public:
    /// @param rows  that will be added. Errors also: Unavailable (another one is writing).
    static Result<std::unique_ptr<VectorFileWriter>> create(const QString& path, const VectorFileKey& key, qint64 rows);
    /// A file that was not finished is removed.
    ~VectorFileWriter();
    VectorFileWriter(const VectorFileWriter&) = delete;
    VectorFileWriter& operator=(const VectorFileWriter&) = delete;

    /// The next rows: VectorBlock::kRows of them, or what is left.
    Result<> add(const RawRows& rows, std::span<const VectorLabel> labels);
    /// After the last row: on disk, and under its name.
    /// @param extra  whatever else belongs to these rows; in their order, which is that of the slots when it is read
    Result<> finish(const QByteArray& extra = {});

private:
    struct Data;
    explicit VectorFileWriter(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
