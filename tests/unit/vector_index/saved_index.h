#pragma once

#include "core/search/vector_file.h"

#include <QTemporaryDir>

#include <cstring>

namespace vitrine::test {

inline VectorFileKey fileKey(int dimensions, quint64 step = 7)
{
    return {dimensions, QByteArray(32, 's'), step};
}

inline VectorLabel slotLabel(VectorSlot slot)
{
    VectorLabel label;
    const quint32 number = slot + 1; // zeros mean no row
    std::memcpy(label.bytes.data(), &number, sizeof(number));
    return label;
}

/// Every slot below `slots` as a row of the same number; those without a vector as rows that are not in use.
inline Result<> saveIndex(const ExactIndex& index, const QString& path, VectorSlot slots, const VectorFileKey& key)
{
    TRY_ASSIGN(const auto writer, begun, VectorFileWriter::create(path, key, slots));
    for (VectorSlot first = 0; first < slots; first += VectorBlock::kRows) {
        std::vector<VectorSlot> part;
        for (VectorSlot slot = first; slot < std::min<VectorSlot>(slots, first + VectorBlock::kRows); ++slot)
            part.push_back(slot);
        RawRows rows(part.size(), index.dimensions());
        const std::vector<bool> there = index.copy(part, rows);
        std::vector<VectorLabel> labels(part.size());
        for (size_t i = 0; i < part.size(); ++i)
            labels[i] = there[i] ? slotLabel(part[i]) : VectorLabel();
        TRY_VOID(writer->add(rows, labels));
    }
    return writer->finish();
}

} // namespace vitrine::test
