#pragma once

#include "core/storage/duplicate_store.h"

#include <span>
#include <vector>

namespace vitrine {

/// Contents of one group, the strongest pair's first.
using ContentGroup = std::vector<QString>;

/// Gathers pairs into groups. Two groups become one only where enough of the pairs between them were found (a fourth):
/// one wrong pair must not chain two pictures with all their copies together. Pure; the order of groups is that of
/// their first content.
std::vector<ContentGroup> groupsOf(std::span<const StoredPair> pairs);

} // namespace vitrine
