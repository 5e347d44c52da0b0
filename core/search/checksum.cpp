#include "core/search/checksum.h"

#include <array>
#include <bit>
#include <cstring>

namespace vitrine {

namespace {

/// Odd, with bits all over: from the digits of pi and the golden ratio.
constexpr quint64 kFirst = 0x9E3779B97F4A7C15, kSecond = 0x243F6A8885A308D3;

quint64 mixed(quint64 sum, quint64 word)
{
    return std::rotl((sum ^ word) * kFirst, 29);
}

} // namespace

quint64 checksumOf(std::span<const std::byte> bytes, quint64 start)
{
    // Four sums beside each other: one would wait for its own multiplication.
    std::array<quint64, 4> sums{start ^ kFirst, start ^ kSecond, start + kFirst, start + kSecond};
    std::array<quint64, 4> words{};
    std::size_t i = 0;
    for (; i + sizeof(words) <= bytes.size(); i += sizeof(words)) {
        std::memcpy(words.data(), bytes.data() + i, sizeof(words));
        for (std::size_t lane = 0; lane < 4; ++lane)
            sums[lane] = mixed(sums[lane], words[lane]);
    }
    words = {};
    if (i < bytes.size())
        std::memcpy(words.data(), bytes.data() + i, bytes.size() - i);
    quint64 all = bytes.size();
    for (std::size_t lane = 0; lane < 4; ++lane)
        all = mixed(all, mixed(sums[lane], words[lane]));
    return (all ^ (all >> 31)) * kSecond;
}

} // namespace vitrine
