#include "core/vision/mark_index.h"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>

namespace vitrine {

namespace {

constexpr size_t kTables = 4; ///< a code is cut into so many words; one at least must be equal
constexpr size_t kWords = 1U << 16;
constexpr int kMaxBits = 10;     ///< so many of 64 may differ
constexpr size_t kCommon = 6000; ///< words that more marks have say nothing and are passed over
constexpr size_t kNotSeen = SIZE_MAX;

size_t wordOf(quint64 code, size_t table)
{
    return size_t(code >> (16 * table) & 0xFFFF);
}

} // namespace

struct MarkIndex::Data {
    std::vector<quint64> codes;
    std::vector<quint32> owners; ///< picture of each code
    std::array<std::vector<quint32>, kTables> starts;
    std::array<std::vector<quint32>, kTables> places; ///< codes by word
    int pictures = 0;

    void fill(size_t table)
    {
        auto& from = starts[table];
        from.assign(kWords + 1, 0);
        for (const quint64 code : codes)
            ++from[wordOf(code, table) + 1];
        for (size_t word = 0; word < kWords; ++word)
            from[word + 1] += from[word];
        std::vector<quint32> next(from.begin(), from.end() - 1);
        places[table].resize(codes.size());
        for (size_t i = 0; i < codes.size(); ++i)
            places[table][next[wordOf(codes[i], table)]++] = quint32(i);
    }

    template <class Visit>
    void eachAlike(quint64 code, const Visit& visit) const
    {
        for (size_t table = 0; table < kTables; ++table) {
            const size_t word = wordOf(code, table);
            const quint32 begin = starts[table][word], end = starts[table][word + 1];
            if (end - begin > kCommon)
                continue;
            for (quint32 i = begin; i < end; ++i) {
                const quint32 place = places[table][i];
                if (std::popcount(codes[place] ^ code) <= kMaxBits)
                    visit(owners[place]);
            }
        }
    }
};

MarkIndex::MarkIndex() : m_data(std::make_unique<Data>()) {}
MarkIndex::~MarkIndex() = default;

void MarkIndex::add(std::span<const PictureMark> marks)
{
    for (const PictureMark& mark : marks) {
        m_data->codes.push_back(mark.code);
        m_data->owners.push_back(quint32(m_data->pictures));
    }
    ++m_data->pictures;
}

void MarkIndex::finish()
{
    for (size_t table = 0; table < kTables; ++table)
        m_data->fill(table);
}

std::vector<MarkIndex::Candidate> MarkIndex::candidates(std::span<const PictureMark> marks, size_t limit) const
{
    struct Votes {
        std::array<int, 2> shared{};
        std::array<size_t, 2> lastMark{kNotSeen, kNotSeen};
    };
    std::unordered_map<quint32, Votes> votes;
    for (size_t i = 0; i < marks.size(); ++i) {
        for (const size_t side : {size_t(0), size_t(1)}) {
            const auto vote = [&](quint32 picture) {
                Votes& given = votes[picture];
                if (std::exchange(given.lastMark[side], i) != i)
                    ++given.shared[side];
            };
            m_data->eachAlike(side == 0 ? marks[i].code : marks[i].mirrored, vote);
        }
    }
    std::vector<Candidate> found;
    for (const auto& [picture, given] : votes) {
        const int shared = std::max(given.shared[0], given.shared[1]);
        if (shared >= kMinShared)
            found.push_back({int(picture), shared});
    }
    std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
        return std::pair(-a.shared, a.picture) < std::pair(-b.shared, b.picture);
    });
    if (found.size() > limit)
        found.resize(limit);
    return found;
}

} // namespace vitrine
