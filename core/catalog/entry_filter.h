#pragma once

#include "core/catalog/decimal.h"

#include <QString>

#include <variant>
#include <vector>

namespace vitrine {

/// What of an entry a condition looks at.
enum class EntryField {
    Attribute, ///< `name` is the attribute's key ("int_attr")
    Tag,       ///< `name` is the key of a key:value tag
    Category,
    ItemKey,
    PictureName,
};
enum class Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual, In, NotIn };

using EntryValue = std::variant<qint64, QString, Decimal>;

/// `field name comparison values`; one value but for In and NotIn. An entry without the attribute or tag does not fit,
/// whatever the comparison.
struct EntryCondition {
    EntryField field = EntryField::Attribute;
    QString name;
    Comparison comparison = Comparison::Equal;
    std::vector<EntryValue> values;
    bool operator==(const EntryCondition&) const = default;
};

/// A tree of conditions over entries. Default: everything fits.
struct EntryFilter {
    enum class Kind { Everything, Condition, All, Any };
    Kind kind = Kind::Everything;
    EntryCondition condition;       ///< Kind::Condition
    std::vector<EntryFilter> parts; ///< Kind::All, Kind::Any

    static EntryFilter of(EntryCondition condition) { return {Kind::Condition, std::move(condition), {}}; }
    static EntryFilter all(std::vector<EntryFilter> parts) { return {Kind::All, {}, std::move(parts)}; }
    static EntryFilter any(std::vector<EntryFilter> parts) { return {Kind::Any, {}, std::move(parts)}; }
    bool operator==(const EntryFilter&) const = default;
};

/// Deeper trees, or ones with more conditions, are refused by those who make them.
inline constexpr int kMaxFilterDepth = 32;
inline constexpr int kMaxFilterConditions = 512;

} // namespace vitrine
