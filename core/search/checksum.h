#pragma once

#include <QtGlobal>

#include <cstddef>
#include <span>

namespace vitrine {

/// 64 bits over bytes, as fast as memory gives them. Finds what disks and crashes do to files, not what an enemy does.
/// @param start  of another checksum: continues it
quint64 checksumOf(std::span<const std::byte> bytes, quint64 start = 0);

} // namespace vitrine
