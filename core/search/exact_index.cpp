#include "core/search/exact_index.h"

#include "core/search/best_slots.h"

#include <algorithm>
#include <future>
#include <shared_mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kWordsABlock = VectorBlock::kRows / 64;
/// So many more than wanted are kept by their bytes: nearly always enough.
constexpr std::size_t kLeastCandidates = 256;
/// Rows of a list lie anywhere: so many ahead are fetched into the cache.
constexpr std::size_t kAhead = 12;
/// Fewer vectors are not worth a second thread.
constexpr qint64 kAlone = 100'000;

std::size_t blockOf(VectorSlot slot)
{
    return slot / VectorBlock::kRows;
}

std::size_t rowOf(VectorSlot slot)
{
    return slot % VectorBlock::kRows;
}

Result<> checkCount(const VectorQuestion& question)
{
    return question.count >= 1 ? Result<>()
                               : fail(ErrorCode::InvalidInput, u"At least one result must be asked for."_s);
}

} // namespace

ExactIndex::ExactIndex(int dimensions, int threads) : m_dimensions(dimensions), m_threads(threads) {}

ExactIndex::ExactIndex(int dimensions, Contents contents, int threads)
    : m_dimensions(dimensions), m_threads(threads), m_blocks(std::move(contents.blocks)),
      m_living(std::move(contents.living)), m_file(std::move(contents.file)), m_size(m_living.count())
{}

qint64 ExactIndex::changes() const
{
    const std::shared_lock lock(m_mutex);
    return m_changes;
}

bool ExactIndex::contains(VectorSlot slot) const
{
    const std::shared_lock lock(m_mutex);
    return m_living.contains(slot);
}

qint64 ExactIndex::size() const
{
    const std::shared_lock lock(m_mutex);
    return m_size;
}

Result<> ExactIndex::put(VectorSlot slot, std::span<const float> vector)
{
    TRY_VOID(checkVector(vector, m_dimensions));
    const std::unique_lock lock(m_mutex);
    while (m_blocks.size() <= blockOf(slot))
        m_blocks.push_back(nullptr);
    auto& block = m_blocks[blockOf(slot)];
    if (!block)
        block = std::make_unique<VectorBlock>(m_dimensions);
    block->write(rowOf(slot), vector);
    m_size += m_living.contains(slot) ? 0 : 1;
    m_living.insert(slot);
    m_written.insert(slot);
    ++m_changes;
    return {};
}

SlotSet ExactIndex::takeWritten()
{
    const std::unique_lock lock(m_mutex);
    return std::exchange(m_written, {});
}

bool ExactIndex::remove(VectorSlot slot)
{
    const std::unique_lock lock(m_mutex);
    if (!m_living.contains(slot))
        return false;
    m_living.erase(slot);
    --m_size;
    ++m_changes;
    return true;
}

bool ExactIndex::fetch(VectorSlot slot, std::span<float> to) const
{
    const std::shared_lock lock(m_mutex);
    if (!m_living.contains(slot) || to.size() != std::size_t(m_dimensions))
        return false;
    m_blocks[blockOf(slot)]->read(rowOf(slot), to);
    return true;
}

ExactIndex::Coarse ExactIndex::scanBlocks(const PreparedQuestion& prepared, const VectorQuestion& question,
                                          std::size_t count, std::size_t firstBlock, std::size_t endBlock) const
{
    Coarse coarse;
    BestSlots best(count);
    float scores[64];
    for (std::size_t b = firstBlock; b < endBlock; ++b) {
        for (std::size_t w = 0; w < kWordsABlock && m_blocks[b]; ++w) {
            const std::size_t word = b * kWordsABlock + w;
            const std::uint64_t mask = m_living.word(word) & (question.among ? question.among->word(word) : ~0ULL);
            if (mask == 0)
                continue;
            m_blocks[b]->scan(w, mask, prepared, scores);
            for (std::uint64_t rest = mask; rest != 0; rest &= rest - 1) {
                const auto i = std::size_t(std::countr_zero(rest));
                if (scores[i] >= question.atLeast)
                    ++coarse.reached;
                best.offer({VectorSlot(word * 64 + i), scores[i]});
            }
        }
    }
    coarse.best = best.take();
    coarse.complete = coarse.best.size() < count;
    return coarse;
}

ExactIndex::Coarse ExactIndex::scan(const PreparedQuestion& prepared, const VectorQuestion& question,
                                    std::size_t count) const
{
    const std::size_t blocks = m_blocks.size();
    if (m_size < kAlone || m_threads < 2)
        return scanBlocks(prepared, question, count, 0, blocks);
    const std::size_t middle = blocks / 2;
    auto second = std::async(std::launch::async,
                             [&, middle, blocks] { return scanBlocks(prepared, question, count, middle, blocks); });
    Coarse coarse = scanBlocks(prepared, question, count, 0, middle);
    const Coarse other = second.get();
    coarse.best.insert(coarse.best.end(), other.best.begin(), other.best.end());
    std::sort(coarse.best.begin(), coarse.best.end(), isBetter);
    coarse.complete = coarse.complete && other.complete;
    if (coarse.best.size() > count) {
        coarse.best.resize(count);
        coarse.complete = false;
    }
    coarse.reached += other.reached;
    return coarse;
}

float ExactIndex::coarseError(const PreparedQuestion& prepared) const
{
    float error = 0;
    for (const auto& block : m_blocks)
        error = std::max(error, block ? block->coarseError(prepared.length) : 0);
    return error;
}

/// The best by bytes again in half precision, from the best on, until nothing left out can belong to the answer. Rarely
/// the first scan did not keep enough for that: then it is made again with more.
VectorAnswer ExactIndex::refined(const PreparedQuestion& prepared, const VectorQuestion& question,
                                 const Scan& scanned) const
{
    const float error = coarseError(prepared);
    const auto wanted = std::size_t(question.count);
    for (std::size_t count = wanted + std::max(wanted / 2, kLeastCandidates);; count *= 4) {
        const Coarse coarse = scanned(count);
        BestSlots best(wanted);
        bool done = coarse.complete;
        for (const VectorMatch& match : coarse.best) {
            if (match.cosine + error < std::max(best.bar(), question.atLeast)) {
                done = true;
                break;
            }
            const float cosine = m_blocks[blockOf(match.slot)]->exact(rowOf(match.slot), prepared);
            if (cosine >= question.atLeast)
                best.offer({match.slot, cosine});
        }
        VectorAnswer answer{best.take(), coarse.reached};
        const bool full = answer.matches.size() >= wanted;
        const float worst = full ? answer.matches.back().cosine : question.atLeast;
        if (!done && coarse.best.back().cosine + error > worst)
            continue;
        answer.total = std::max(answer.total, qint64(answer.matches.size()));
        return answer;
    }
}

Result<VectorAnswer> ExactIndex::search(const VectorQuestion& question) const
{
    TRY_VOID(checkCount(question));
    TRY_ASSIGN(const PreparedQuestion prepared, ready, prepareQuestion(question.vector, m_dimensions));
    const std::shared_lock lock(m_mutex);
    lookAtFile();
    return refined(prepared, question, [&](std::size_t count) { return scan(prepared, question, count); });
}

Result<VectorAnswer> ExactIndex::searchSlots(const VectorQuestion& question, std::span<const VectorSlot> slots) const
{
    TRY_VOID(checkCount(question));
    TRY_ASSIGN(const PreparedQuestion prepared, ready, prepareQuestion(question.vector, m_dimensions));
    const std::shared_lock lock(m_mutex);
    lookAtFile();
    return refined(prepared, question, [&](std::size_t count) { return scanSlots(prepared, question, count, slots); });
}

/// A file that was cut short ends nothing: the bytes stand in for it.
void ExactIndex::lookAtFile() const
{
    if (m_file)
        m_file->look();
}

ExactIndex::Coarse ExactIndex::scanSlots(const PreparedQuestion& prepared, const VectorQuestion& question,
                                         std::size_t count, std::span<const VectorSlot> slots) const
{
    Coarse coarse;
    BestSlots best(count);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (const std::size_t ahead = i + kAhead; ahead < slots.size() && m_blocks[blockOf(slots[ahead])])
            m_blocks[blockOf(slots[ahead])]->prefetch(rowOf(slots[ahead]));
        const VectorSlot slot = slots[i];
        if (!m_living.contains(slot) || (question.among && !question.among->contains(slot)))
            continue;
        const float score = m_blocks[blockOf(slot)]->coarse(rowOf(slot), prepared);
        if (score >= question.atLeast)
            ++coarse.reached;
        best.offer({slot, score});
    }
    coarse.best = best.take();
    coarse.complete = coarse.best.size() < count;
    return coarse;
}

std::vector<VectorSlot> ExactIndex::slots() const
{
    std::vector<VectorSlot> all;
    const std::shared_lock lock(m_mutex);
    m_living.forEach([&all](VectorSlot slot) { all.push_back(slot); });
    return all;
}

std::vector<bool> ExactIndex::copy(std::span<const VectorSlot> slots, RawRows& to) const
{
    std::vector<bool> there(slots.size());
    const std::shared_lock lock(m_mutex);
    lookAtFile();
    for (std::size_t i = 0; i < slots.size(); ++i) {
        there[i] = m_living.contains(slots[i]);
        if (there[i])
            m_blocks[blockOf(slots[i])]->copy(rowOf(slots[i]), to, i);
    }
    return there;
}

} // namespace vitrine
