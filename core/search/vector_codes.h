#pragma once

#include "core/base/result.h"
#include "core/search/best_slots.h"
#include "core/search/slot_set.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace vitrine {

/// 32 bytes that stand for a vector: 64 numbers of four bits, each for a few of its turned dimensions.
using VectorCode = std::array<std::uint8_t, 32>;
inline constexpr std::size_t kCodeParts = 2 * std::tuple_size_v<VectorCode>;

/// A question in the form in which codes are compared with it: what each of the 16 values of each number is worth.
struct CodeTables {
    alignas(64) std::array<std::uint8_t, kCodeParts * 16> worth{}; ///< up to 127, in steps
    float step = 1;                                                ///< what one is in the inner product
    float base = 0;                                                ///< what nothing at all is
};

/// How vectors become codes: turned so that what they vary in is spread evenly over the 64 numbers, and the 16 values
/// of each learned (FAISS product quantisation). An inner product by codes is off by some hundredths; good enough to
/// say which vectors are worth a closer look. Any thread.
class VectorCodes
{
public:
    /// @param vectors  row-major; some thousand, such as will be encoded. Errors: Internal (FAISS).
    static Result<VectorCodes> train(int dimensions, std::span<const float> vectors);
    /// From what numbers() gave. Errors: Corrupt (another count).
    static Result<VectorCodes> fromNumbers(int dimensions, std::span<const float> numbers);
    static std::size_t numberCount(int dimensions);
    std::vector<float> numbers() const;

    /// @param vectors  row-major
    std::vector<VectorCode> encode(std::span<const float> vectors) const;
    CodeTables tables(std::span<const float> question) const;

private:
    struct Data;
    explicit VectorCodes(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
    std::vector<float> turned(std::span<const float> vectors) const;
    std::shared_ptr<const Data> m_data;
};

/// Slots with their codes, laid out so that 64 are compared at once. Not shared between threads while it changes.
class CodeList
{
public:
    void add(VectorSlot slot, const VectorCode& code);
    /// The last one takes the place.
    void remove(VectorSlot slot);
    std::span<const VectorSlot> slots() const { return m_slots; }
    VectorCode code(std::size_t row) const;
    /// Offers those of `among` (null = all) by their inner product.
    /// @param bias  what is added to all of them
    void scan(const CodeTables& tables, float bias, const SlotSet* among, BestSlots& best) const;

private:
    static constexpr std::size_t kRows = 64;
    struct alignas(64) Block {
        std::uint8_t bytes[std::tuple_size_v<VectorCode>][kRows];
    };
    std::vector<VectorSlot> m_slots;
    std::vector<Block> m_blocks;
};

} // namespace vitrine
