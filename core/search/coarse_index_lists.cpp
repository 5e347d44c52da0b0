#include "core/search/coarse_index.h"

#include <cstring>
#include <shared_mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// What stands before the centres, the numbers that codes are made with, the list of each slot (-1 = in none) and the
/// code of each.
struct ListsHeader {
    quint32 lists = 0, slots = 0;
    qint32 looked = 0, closer = 0;
    float recall = 0;
};

constexpr quint32 kMostLists = 65536;
constexpr int kMostCloser = 1 << 20;

/// Takes numbers off the front.
class NumberReader
{
public:
    explicit NumberReader(QByteArrayView bytes) : m_bytes(bytes) {}
    template <class T>
    std::vector<T> take(std::size_t count)
    {
        std::vector<T> values(count);
        std::memcpy(values.data(), m_bytes.data(), count * sizeof(T));
        m_bytes = m_bytes.sliced(qsizetype(count * sizeof(T)));
        return values;
    }

private:
    QByteArrayView m_bytes;
};

template <class T>
void append(QByteArray& bytes, std::span<const T> values)
{
    bytes.append(QByteArrayView(reinterpret_cast<const char*>(values.data()), qsizetype(values.size_bytes())));
}

} // namespace

QByteArray CoarseIndex::lists(std::span<const VectorSlot> slots) const
{
    std::vector<qint32> listOf(slots.size(), -1);
    std::vector<VectorCode> codes(slots.size());
    std::vector<std::size_t> placeOf;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        placeOf.resize(std::max(placeOf.size(), std::size_t(slots[i]) + 1), slots.size());
        placeOf[slots[i]] = i;
    }
    {
        const std::shared_lock lock(m_mutex);
        for (std::size_t list = 0; list < m_lists.size(); ++list) {
            const std::span<const VectorSlot> members = m_lists[list].slots();
            for (std::size_t row = 0; row < members.size(); ++row) {
                if (members[row] >= placeOf.size() || placeOf[members[row]] == slots.size())
                    continue;
                listOf[placeOf[members[row]]] = qint32(list);
                codes[placeOf[members[row]]] = m_lists[list].code(row);
            }
        }
    }
    const Effort effort = m_effort;
    const ListsHeader header{quint32(m_lists.size()), quint32(slots.size()), effort.lists, effort.closer,
                             float(m_recall)};
    const std::vector<float> numbers = m_codes->numbers();
    QByteArray bytes;
    append(bytes, std::span(&header, 1));
    append(bytes, std::span<const float>(m_centreVectors));
    append(bytes, std::span<const float>(numbers));
    append(bytes, std::span<const qint32>(listOf));
    append(bytes, std::span<const VectorCode>(codes));
    return bytes;
}

Result<std::unique_ptr<CoarseIndex>> CoarseIndex::fromLists(std::shared_ptr<ExactIndex> exact, const QByteArray& lists)
{
    const Error wrong = fail(ErrorCode::Corrupt, u"The lists of the approximate index do not fit."_s);
    ListsHeader header;
    if (std::size_t(lists.size()) < sizeof(header))
        return wrong;
    std::memcpy(&header, lists.constData(), sizeof(header));
    const std::size_t centres = std::size_t(header.lists) * std::size_t(exact->dimensions());
    const std::size_t numbers = VectorCodes::numberCount(exact->dimensions());
    const std::size_t bytes = sizeof(header) + (centres + numbers) * sizeof(float) +
                              std::size_t(header.slots) * (sizeof(qint32) + sizeof(VectorCode));
    if (header.lists == 0 || header.lists > kMostLists || std::size_t(lists.size()) != bytes || header.looked < 1 ||
        header.looked > int(header.lists) || header.closer < 1 || header.closer > kMostCloser)
        return wrong;
    (void)exact->takeWritten(); // what is there now is what the lists are of
    NumberReader reader(QByteArrayView(lists).sliced(sizeof(header)));
    std::unique_ptr<CoarseIndex> index(new CoarseIndex(std::move(exact)));
    TRY_VOID(index->setCentres(reader.take<float>(centres)));
    TRY_ASSIGN(index->m_codes, codes, VectorCodes::fromNumbers(index->dimensions(), reader.take<float>(numbers)));
    const std::vector<qint32> listOf = reader.take<qint32>(header.slots);
    const std::vector<VectorCode> codeOf = reader.take<VectorCode>(header.slots);
    for (VectorSlot slot = 0; slot < listOf.size(); ++slot) {
        if (listOf[slot] >= int(header.lists))
            return wrong;
        if (listOf[slot] >= 0 && index->m_exact->contains(slot))
            index->assign(slot, {listOf[slot], codeOf[slot]});
    }
    index->m_effort = Effort{header.looked, header.closer};
    index->m_recall = header.recall;
    TRY_VOID(index->catchUp());
    return index;
}

} // namespace vitrine
