#include "core/media/svg_weight.h"

using namespace Qt::StringLiterals;

namespace vitrine {

void SvgWeight::beginElement(const QString& id)
{
    int node = m_open.empty() ? 0 : m_open.back();
    if (!id.isEmpty()) {
        const int child = int(m_nodes.size());
        m_nodes.emplace_back();
        m_nodes[size_t(node)].children.push_back(child);
        m_byId.insert(id, child);
        node = child;
    }
    ++m_nodes[size_t(node)].elements;
    m_open.push_back(node);
}

void SvgWeight::endElement()
{
    if (!m_open.empty())
        m_open.pop_back();
}

Result<> SvgWeight::check(qint64 limit, int chain)
{
    TRY_VOID(count(0, limit, chain));
    return {};
}

Result<qint64> SvgWeight::count(int index, qint64 limit, int chain)
{
    if (m_nodes[size_t(index)].total == -2)
        return fail(ErrorCode::Corrupt, u"an element of it contains itself"_s);
    if (chain == 0)
        return fail(ErrorCode::TooLarge, u"its references are nested too deeply"_s);
    if (m_nodes[size_t(index)].total >= 0)
        return m_nodes[size_t(index)].total;
    m_nodes[size_t(index)].total = -2;
    std::vector<int> parts = m_nodes[size_t(index)].children;
    for (const QString& id : m_nodes[size_t(index)].references) {
        if (const auto it = m_byId.constFind(id); it != m_byId.constEnd())
            parts.push_back(it.value());
    }
    qint64 total = m_nodes[size_t(index)].elements;
    for (const int part : parts) {
        TRY_ASSIGN(const qint64 inside, counted, count(part, limit, chain - 1));
        total += inside;
        if (total > limit)
            return fail(ErrorCode::TooLarge,
                        u"it has more than %1 elements once its references are followed"_s.arg(limit));
    }
    m_nodes[size_t(index)].total = total;
    return total;
}

} // namespace vitrine
