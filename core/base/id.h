#pragma once

#include <QHashFunctions>

#include <compare>

namespace vitrine {

/// A database key that knows what it is the key of: a ProductId is not an AssetId. 0 = not stored yet.
/// Ids live inside one catalogue; wherever one leaves the program the UUID of the thing is used instead.
template <class Tag>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(qint64 value) noexcept : m_value(value) {}
    constexpr qint64 value() const noexcept { return m_value; }
    constexpr bool isValid() const noexcept { return m_value > 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.m_value, seed); }

private:
    qint64 m_value = 0;
};

using ProductId = Id<struct ProductTag>;
using AssetId = Id<struct AssetTag>;
using AssetFileId = Id<struct AssetFileTag>;
using TagId = Id<struct TagTag>;
using CategoryId = Id<struct CategoryTag>;
using AttributeId = Id<struct AttributeTag>;
using AttributeOptionId = Id<struct AttributeOptionTag>;
using GalleryId = Id<struct GalleryTag>;
using EntryId = Id<struct EntryTag>;
using SavedSearchId = Id<struct SavedSearchTag>;
using StepId = Id<struct StepTag>;
using ImportId = Id<struct ImportTag>;

} // namespace vitrine

namespace std {
template <class Tag>
struct hash<vitrine::Id<Tag>> {
    size_t operator()(vitrine::Id<Tag> id) const noexcept { return std::hash<qint64>{}(id.value()); }
};
} // namespace std
