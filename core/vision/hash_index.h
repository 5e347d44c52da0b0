#pragma once

#include <QtGlobal>

#include <array>
#include <unordered_map>
#include <vector>

namespace vitrine {

/// Finds perceptual hashes that differ in few bits without looking at all of them: of two hashes that differ in at most
/// kMaxDistance bits one of the four 16-bit words differs in one bit at most. Asking from any thread.
class HashIndex
{
public:
    static constexpr int kMaxDistance = 7;

    void add(quint64 hash, int picture);
    /// Pictures whose hash is near, each once; at most `limit`, the nearest first.
    std::vector<int> near(quint64 hash, size_t limit) const;
    /// Whether a hash says something: that of a plain picture or a simple slope does not.
    static bool isTelling(quint64 hash);

private:
    struct Entry {
        quint64 hash = 0;
        int picture = 0;
    };
    std::vector<Entry> m_entries;
    std::array<std::unordered_map<quint16, std::vector<size_t>>, 4> m_words;
};

} // namespace vitrine
