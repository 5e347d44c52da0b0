// Any text as a Filter: a tree within the limits, or refused.
#include "core/api/alibaba/filter_clause.h"

#include <cstdint>
#include <cstdlib>

using namespace vitrine;

namespace {

int conditions(const EntryFilter& filter, int depth)
{
    if (depth > kMaxFilterDepth)
        std::abort();
    int count = filter.kind == EntryFilter::Kind::Condition ? 1 : 0;
    for (const EntryFilter& part : filter.parts)
        count += conditions(part, depth + 1);
    return count;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QString clause = QString::fromUtf8(reinterpret_cast<const char*>(data), qsizetype(size));
    const auto filter = parseFilterClause(clause);
    if (filter.ok() && conditions(filter.value(), 1) > kMaxFilterConditions)
        std::abort();
    return 0;
}
