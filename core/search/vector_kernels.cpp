#include "core/search/vector_kernels.h"

#include <bit>
#include <cstring>

// Compiled once for each instruction set: the next header includes this file again and again.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/search/vector_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace vitrine {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

std::int32_t dotBytes(const std::int8_t* row, const std::int16_t* question, std::size_t stride)
{
    const hn::ScalableTag<std::int16_t> wide;
    const hn::Rebind<std::int8_t, decltype(wide)> narrow;
    const hn::RepartitionToWide<decltype(wide)> sums;
    auto even = hn::Zero(sums), odd = hn::Zero(sums);
    for (std::size_t i = 0; i < stride; i += hn::Lanes(wide)) {
        const auto values = hn::PromoteTo(wide, hn::LoadU(narrow, row + i));
        even = hn::ReorderWidenMulAccumulate(sums, values, hn::LoadU(wide, question + i), even, odd);
    }
    return hn::GetLane(hn::SumOfLanes(sums, hn::Add(even, odd)));
}

void scanBytesHere(const std::int8_t* rows, const float* scales, std::size_t stride, std::uint64_t mask,
                   const std::int16_t* question, float* scores)
{
    for (std::uint64_t rest = mask; rest != 0; rest &= rest - 1) {
        const auto i = std::size_t(std::countr_zero(rest));
        scores[i] = scales[i] * float(dotBytes(rows + i * stride, question, stride));
    }
}

float dotHalfHere(const std::uint16_t* row, const float* question, std::size_t stride)
{
    const hn::ScalableTag<float> wide;
    const hn::Rebind<hwy::float16_t, decltype(wide)> half;
    const auto* halves = reinterpret_cast<const hwy::float16_t*>(row);
    auto sum = hn::Zero(wide);
    for (std::size_t i = 0; i < stride; i += hn::Lanes(wide))
        sum = hn::MulAdd(hn::PromoteTo(wide, hn::LoadU(half, halves + i)), hn::LoadU(wide, question + i), sum);
    return hn::GetLane(hn::SumOfLanes(wide, sum));
}

#if HWY_TARGET == HWY_SCALAR
std::uint64_t scanCodesHere(const std::uint8_t* block, const std::uint8_t* worth, std::size_t pairs, int least,
                            std::uint16_t* sums)
{
    std::uint64_t mask = 0;
    for (std::size_t row = 0; row < 64; ++row) {
        int sum = 0;
        for (std::size_t pair = 0; pair < pairs; ++pair) {
            const std::uint8_t codes = block[pair * 64 + row];
            sum += worth[pair * 32 + codes % 16] + worth[pair * 32 + 16 + codes / 16];
        }
        sums[row] = std::uint16_t(sum);
        mask |= std::uint64_t(sum >= least) << row;
    }
    return mask;
}
#else
/// Two values are looked up at once and added; even and odd rows then have sums of 16 bits of their own. The block
/// behind this one is fetched meanwhile: it is memory that takes the time.
std::uint64_t scanCodesHere(const std::uint8_t* block, const std::uint8_t* worth, std::size_t pairs, int least,
                            std::uint16_t* sums)
{
    constexpr std::size_t kRows = 64, kValues = 16;
    const hn::CappedTag<std::uint8_t, kRows> bytes;
    const hn::Repartition<std::uint16_t, decltype(bytes)> words;
    const auto low = hn::Set(bytes, std::uint8_t(15));
    for (std::size_t row = 0; row < kRows; row += hn::Lanes(bytes)) {
        auto even = hn::Zero(words), odd = hn::Zero(words);
        for (std::size_t pair = 0; pair < pairs; ++pair) {
            __builtin_prefetch(block + (pairs + pair) * kRows + row);
            const auto codes = hn::LoadU(bytes, block + pair * kRows + row);
            const auto first = hn::LoadDup128(bytes, worth + pair * 2 * kValues);
            const auto second = hn::LoadDup128(bytes, worth + pair * 2 * kValues + kValues);
            const auto both = hn::BitCast(words, hn::Add(hn::TableLookupBytes(first, hn::And(codes, low)),
                                                         hn::TableLookupBytes(second, hn::ShiftRight<4>(codes))));
            even = hn::Add(even, both);
            odd = hn::Add(odd, hn::ShiftRight<8>(both));
        }
        hn::StoreInterleaved2(hn::Sub(even, hn::ShiftLeft<8>(odd)), odd, words, sums + row);
    }
    const hn::RebindToSigned<decltype(words)> numbers;
    const auto bar = hn::Set(numbers, std::int16_t(least - 1));
    std::uint8_t bits[2 * sizeof(std::uint64_t)] = {};
    for (std::size_t row = 0; row < kRows; row += hn::Lanes(numbers)) {
        const auto sum = hn::LoadU(numbers, reinterpret_cast<const std::int16_t*>(sums) + row);
        hn::StoreMaskBits(numbers, hn::Gt(sum, bar), bits + row / 8);
    }
    std::uint64_t mask = 0;
    std::memcpy(&mask, bits, sizeof(mask));
    return mask;
}
#endif

void toHalfHere(const float* from, std::uint16_t* to, std::size_t count)
{
    const hn::ScalableTag<float> wide;
    const hn::Rebind<hwy::float16_t, decltype(wide)> half;
    for (std::size_t i = 0; i < count; i += hn::Lanes(wide))
        hn::StoreU(hn::DemoteTo(half, hn::LoadU(wide, from + i)), half, reinterpret_cast<hwy::float16_t*>(to + i));
}

void fromHalfHere(const std::uint16_t* from, float* to, std::size_t count)
{
    const hn::ScalableTag<float> wide;
    const hn::Rebind<hwy::float16_t, decltype(wide)> half;
    for (std::size_t i = 0; i < count; i += hn::Lanes(wide)) {
        const auto halves = hn::LoadU(half, reinterpret_cast<const hwy::float16_t*>(from + i));
        hn::StoreU(hn::PromoteTo(wide, halves), wide, to + i);
    }
}

} // namespace HWY_NAMESPACE
} // namespace vitrine
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace vitrine {

HWY_EXPORT(scanBytesHere);
HWY_EXPORT(dotHalfHere);
HWY_EXPORT(scanCodesHere);
HWY_EXPORT(toHalfHere);
HWY_EXPORT(fromHalfHere);

namespace {

/// The kernels work on whole registers: what is left over goes through a padded copy.
template <class From, class To, class Convert>
void convertAll(const From* from, To* to, std::size_t count, const Convert& convert)
{
    const std::size_t whole = count / kVectorPadding * kVectorPadding;
    convert(from, to, whole);
    From tail[kVectorPadding] = {};
    To converted[kVectorPadding] = {};
    std::memcpy(tail, from + whole, (count - whole) * sizeof(From));
    convert(tail, converted, kVectorPadding);
    std::memcpy(to + whole, converted, (count - whole) * sizeof(To));
}

} // namespace

void scanBytes(const std::int8_t* rows, const float* scales, std::size_t stride, std::uint64_t mask,
               const std::int16_t* question, float* scores)
{
    HWY_DYNAMIC_DISPATCH(scanBytesHere)(rows, scales, stride, mask, question, scores);
}

float dotHalf(const std::uint16_t* row, const float* question, std::size_t stride)
{
    return HWY_DYNAMIC_DISPATCH(dotHalfHere)(row, question, stride);
}

std::uint64_t scanCodes(const std::uint8_t* block, const std::uint8_t* worth, std::size_t pairs, int least,
                        std::uint16_t* sums)
{
    return HWY_DYNAMIC_DISPATCH(scanCodesHere)(block, worth, pairs, least, sums);
}

void toHalf(const float* from, std::uint16_t* to, std::size_t count)
{
    convertAll(from, to, count, [](const float* some, std::uint16_t* into, std::size_t n) {
        HWY_DYNAMIC_DISPATCH(toHalfHere)(some, into, n);
    });
}

void fromHalf(const std::uint16_t* from, float* to, std::size_t count)
{
    convertAll(from, to, count, [](const std::uint16_t* some, float* into, std::size_t n) {
        HWY_DYNAMIC_DISPATCH(fromHalfHere)(some, into, n);
    });
}

} // namespace vitrine
#endif
