#include "core/search/coarse_index.h"

#include <cstring>
#include <shared_mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// What stands before the centres and the list of each slot (-1 = in none).
struct ListsHeader {
    quint32 lists = 0, slots = 0;
    qint32 looked = 0;
    float recall = 0;
};

} // namespace

QByteArray CoarseIndex::lists(std::span<const VectorSlot> slots) const
{
    std::vector<qint32> listOf(slots.size(), -1);
    {
        const std::shared_lock lock(m_mutex);
        for (std::size_t i = 0; i < slots.size(); ++i) {
            if (slots[i] < m_listOf.size())
                listOf[i] = m_listOf[slots[i]];
        }
    }
    const ListsHeader header{quint32(m_lists.size()), quint32(slots.size()), m_looked, float(m_recall)};
    const auto bytesOf = [](const auto* values, std::size_t count) {
        return QByteArrayView(reinterpret_cast<const char*>(values), qsizetype(count * sizeof(*values)));
    };
    QByteArray bytes;
    bytes.append(bytesOf(&header, 1));
    bytes.append(bytesOf(m_centreVectors.data(), m_centreVectors.size()));
    bytes.append(bytesOf(listOf.data(), listOf.size()));
    return bytes;
}

Result<std::unique_ptr<CoarseIndex>> CoarseIndex::fromLists(std::shared_ptr<ExactIndex> exact, const QByteArray& lists)
{
    const Error wrong = fail(ErrorCode::Corrupt, u"The lists of the approximate index do not fit."_s);
    ListsHeader header;
    if (std::size_t(lists.size()) < sizeof(header))
        return wrong;
    std::memcpy(&header, lists.constData(), sizeof(header));
    const std::size_t numbers = std::size_t(header.lists) * std::size_t(exact->dimensions());
    const std::size_t bytes = sizeof(header) + numbers * sizeof(float) + std::size_t(header.slots) * sizeof(qint32);
    if (header.lists == 0 || header.lists > 65536 || std::size_t(lists.size()) != bytes || header.looked < 1 ||
        header.looked > int(header.lists))
        return wrong;
    std::vector<float> centres(numbers);
    std::vector<qint32> listOf(header.slots);
    std::memcpy(centres.data(), lists.constData() + sizeof(header), numbers * sizeof(float));
    std::memcpy(listOf.data(), lists.constData() + sizeof(header) + numbers * sizeof(float),
                listOf.size() * sizeof(qint32));
    std::unique_ptr<CoarseIndex> index(new CoarseIndex(std::move(exact)));
    TRY_VOID(index->setCentres(std::move(centres)));
    for (VectorSlot slot = 0; slot < listOf.size(); ++slot) {
        if (listOf[slot] >= int(header.lists))
            return wrong;
        if (listOf[slot] >= 0 && index->m_exact->contains(slot))
            index->assign(slot, listOf[slot]);
    }
    index->m_looked = header.looked;
    index->m_recall = header.recall;
    TRY_VOID(index->catchUp());
    return index;
}

} // namespace vitrine
