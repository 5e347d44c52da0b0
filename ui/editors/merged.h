#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace vitrine {

/// Distinct values kept by name; beyond that a field only knows that there are more.
inline constexpr int kMaxDistinctValues = 200;

/// What a field holds among several things: each value with how many things have it, most frequent first once sorted.
/// A single thing gives one value, equal things one value, so an editor needs no second way to show one thing.
template <class T>
class Merged
{
public:
    struct Counted {
        T value;
        int count = 0;
        bool operator==(const Counted&) const = default;
    };

    void add(const T& value, int times = 1)
    {
        if (times <= 0)
            return;
        m_total += times;
        const auto same = std::find_if(m_values.begin(), m_values.end(),
                                       [&](const Counted& counted) { return counted.value == value; });
        if (same != m_values.end())
            same->count += times;
        else if (int(m_values.size()) < kMaxDistinctValues)
            m_values.push_back({value, times});
        else
            m_more = true;
    }

    /// Says that the things not counted so far hold `value` (an attribute or a translation that they lack).
    void fillUp(int total, const T& value) { add(value, total - m_total); }

    void sortByCount()
    {
        std::stable_sort(m_values.begin(), m_values.end(),
                         [](const Counted& a, const Counted& b) { return a.count > b.count; });
    }

    const std::vector<Counted>& values() const { return m_values; }
    int total() const { return m_total; }
    bool isMixed() const { return m_values.size() > 1; }
    /// There are more than kMaxDistinctValues different ones.
    bool hasMore() const { return m_more; }
    /// The value of all; T() when they differ or when there is nothing.
    T common() const { return m_values.size() == 1 ? m_values.front().value : T(); }
    bool operator==(const Merged&) const = default;

private:
    std::vector<Counted> m_values;
    int m_total = 0;
    bool m_more = false;
};

/// One value of one thing.
template <class T>
Merged<T> mergedOf(const T& value)
{
    Merged<T> merged;
    merged.add(value);
    return merged;
}

} // namespace vitrine
