#include "ui/models/id_patch.h"

#include <algorithm>
#include <unordered_set>

namespace vitrine {

namespace {
using Ids = std::vector<qint64>;

/// The rows of `list` whose ids are not in `other`, as ranges in ascending order.
std::vector<RowRange> rowsMissingIn(const Ids& list, const std::unordered_set<qint64>& other)
{
    std::vector<RowRange> ranges;
    for (int row = 0; row < int(list.size()); ++row) {
        if (other.contains(list[size_t(row)]))
            continue;
        if (!ranges.empty() && ranges.back().first + ranges.back().count == row)
            ++ranges.back().count;
        else
            ranges.push_back({row, 1});
    }
    return ranges;
}

/// Whether what both lists share stands in the same order in both.
bool sameOrder(const Ids& before, const Ids& after, const std::unordered_set<qint64>& inBefore,
               const std::unordered_set<qint64>& inAfter)
{
    auto next = after.begin();
    for (const qint64 id : before) {
        if (!inAfter.contains(id))
            continue;
        next = std::find_if(next, after.end(), [&](qint64 one) { return inBefore.contains(one); });
        if (next == after.end() || *next != id)
            return false;
        ++next;
    }
    return true;
}
} // namespace

IdPatch diffIds(const IdList& before, IdList after)
{
    IdPatch patch;
    patch.after = std::move(after);
    if (*before == *patch.after)
        return patch;
    const std::unordered_set<qint64> inBefore(before->begin(), before->end());
    const std::unordered_set<qint64> inAfter(patch.after->begin(), patch.after->end());
    patch.reordered = !sameOrder(*before, *patch.after, inBefore, inAfter);
    if (patch.reordered)
        return patch;
    patch.removals = rowsMissingIn(*before, inAfter);
    std::reverse(patch.removals.begin(), patch.removals.end());
    patch.insertions = rowsMissingIn(*patch.after, inBefore);
    return patch;
}

} // namespace vitrine
