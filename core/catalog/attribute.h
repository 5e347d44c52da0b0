#pragma once

#include "core/base/id.h"
#include "core/catalog/decimal.h"

#include <QDate>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace vitrine {

enum class AttributeType { Text, Number, YesNo, Date, OneOf, ManyOf };

struct AttributeOption {
    AttributeOptionId id;
    QString label;
    bool operator==(const AttributeOption&) const = default;
};

/// A free typed field of products. `key` is unique, folded lower case with '_' (it stands in tables and queries:
/// `attr.net_weight`); `unit` only for Number ("g", "cm"); `options` only for OneOf and ManyOf, in order.
struct AttributeDefinition {
    AttributeId id;
    QString uuid;
    QString key;
    QString name;
    AttributeType type = AttributeType::Text;
    QString unit;
    std::vector<AttributeOption> options;
    bool operator==(const AttributeDefinition&) const = default;
};

using AttributeOptions = std::vector<AttributeOptionId>;

/// One attribute of one product. The variant holds what the definition's type says:
/// Text QString, Number Decimal, YesNo bool, Date QDate, OneOf one option, ManyOf any number of them.
struct AttributeValue {
    AttributeId attribute;
    std::variant<QString, Decimal, bool, QDate, AttributeOptions> value;
    bool operator==(const AttributeValue&) const = default;
};

} // namespace vitrine
