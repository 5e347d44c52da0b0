#include "core/services/duplicate_groups.h"

#include <QHash>

#include <algorithm>
#include <set>

namespace vitrine {

namespace {

constexpr double kEnoughLinks = .25;

class Gatherer
{
public:
    explicit Gatherer(std::span<const StoredPair> pairs) : m_pairs(pairs.begin(), pairs.end())
    {
        std::sort(m_pairs.begin(), m_pairs.end(), [](const StoredPair& a, const StoredPair& b) {
            return a.score != b.score ? a.score > b.score : a.pair < b.pair;
        });
        for (const StoredPair& pair : m_pairs)
            m_links.insert(pair.pair);
    }

    std::vector<ContentGroup> run()
    {
        for (const StoredPair& pair : m_pairs)
            join(groupOf(pair.pair.first), groupOf(pair.pair.second));
        std::erase_if(m_groups, [](const ContentGroup& group) { return group.size() < 2; });
        std::sort(m_groups.begin(), m_groups.end());
        return std::move(m_groups);
    }

private:
    size_t groupOf(const QString& content)
    {
        const auto known = m_places.constFind(content);
        if (known != m_places.constEnd())
            return *known;
        m_places.insert(content, m_groups.size());
        m_groups.push_back({content});
        return m_groups.size() - 1;
    }

    bool areLinked(const ContentGroup& one, const ContentGroup& other) const
    {
        size_t links = 0;
        for (const QString& first : one) {
            for (const QString& second : other)
                links += m_links.count(ContentPair::of(first, second));
        }
        return double(links) >= kEnoughLinks * double(one.size() * other.size());
    }

    void join(size_t one, size_t other)
    {
        if (one == other || !areLinked(m_groups[one], m_groups[other]))
            return;
        for (const QString& content : m_groups[other]) {
            m_places[content] = one;
            m_groups[one].push_back(content);
        }
        m_groups[other].clear();
    }

    std::vector<StoredPair> m_pairs;
    std::set<ContentPair> m_links;
    QHash<QString, size_t> m_places;
    std::vector<ContentGroup> m_groups;
};

} // namespace

std::vector<ContentGroup> groupsOf(std::span<const StoredPair> pairs)
{
    return Gatherer(pairs).run();
}

} // namespace vitrine
