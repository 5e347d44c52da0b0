#pragma once

#include <QtGlobal>

#include <memory>
#include <vector>

namespace vitrine {

/// The rows of a view: one id each, in order. Shared, so that a worker can compare it without a copy.
using IdList = std::shared_ptr<const std::vector<qint64>>;

struct RowRange {
    int first = 0;
    int count = 0;
    bool operator==(const RowRange&) const = default;
};

/// How one list becomes another. Removals count in the old list and go from the end to the start, so that each can be
/// applied as it is; insertions count in the new list and go from the start to the end.
struct IdPatch {
    IdList after;
    std::vector<RowRange> removals;
    std::vector<RowRange> insertions;
    bool reordered = false; ///< ids that stayed changed places: the ranges are not to be used
    bool isEmpty() const { return !reordered && removals.empty() && insertions.empty(); }
};

/// Compares two lists without doubles. 1M ids: some 100 ms, so for a worker. Any thread.
IdPatch diffIds(const IdList& before, IdList after);

} // namespace vitrine
