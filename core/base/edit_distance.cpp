#include "core/base/text_fold.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace vitrine {
namespace {

/// One row of the table per letter of `a`, only the band of cells that can still be within the limit.
class Band
{
public:
    Band(QStringView a, QStringView b, int limit)
        : m_a(a), m_b(b), m_limit(limit), m_before(size_t(b.size()) + 1), m_last(m_before), m_row(m_before)
    {
        for (size_t j = 0; j < m_last.size(); ++j)
            m_last[j] = std::min(int(j), limit + 1);
    }

    /// Fills the row of letter `i` (from 1); the smallest value in it.
    int advance(int i)
    {
        const int columns = int(m_b.size());
        const int from = std::max(1, i - m_limit);
        const int to = std::min(columns, i + m_limit);
        std::fill(m_row.begin(), m_row.end(), m_limit + 1);
        m_row[0] = std::min(i, m_limit + 1);
        int best = m_row[0];
        for (int j = from; j <= to; ++j) {
            m_row[size_t(j)] = std::min(cell(i, j), m_limit + 1);
            best = std::min(best, m_row[size_t(j)]);
        }
        m_before.swap(m_last);
        m_last.swap(m_row);
        return best;
    }

    int result() const { return m_last.back(); }

private:
    int cell(int i, int j) const
    {
        const auto column = size_t(j);
        const bool same = m_a[i - 1] == m_b[j - 1];
        int value = std::min({m_last[column] + 1, m_row[column - 1] + 1, m_last[column - 1] + (same ? 0 : 1)});
        if (i > 1 && j > 1 && m_a[i - 1] == m_b[j - 2] && m_a[i - 2] == m_b[j - 1])
            value = std::min(value, m_before[column - 2] + 1);
        return value;
    }

    QStringView m_a, m_b;
    int m_limit;
    std::vector<int> m_before, m_last, m_row;
};

} // namespace

int editDistance(QStringView a, QStringView b, int limit)
{
    if (limit < 0 || qAbs(a.size() - b.size()) > limit)
        return std::max(limit, -1) + 1;
    Band band(a, b, limit);
    int twoBack = 0; // a swap may come back from two rows above
    for (int i = 1; i <= int(a.size()); ++i) {
        const int best = band.advance(i);
        if (best > limit && twoBack > limit)
            return limit + 1;
        twoBack = best;
    }
    return band.result();
}

} // namespace vitrine
