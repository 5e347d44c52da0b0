#pragma once

#include "core/catalog/attribute.h"
#include "core/storage/connection.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

/// Attribute definitions with their options, and the values stored under them. Keys and labels come normalised.
/// Errors: as of Statement; Conflict when the key or an option's label is in use.
class AttributeRepository
{
public:
    explicit AttributeRepository(Connection& db) : m_db(db) {}

    /// All of them, by position then name.
    Result<std::vector<AttributeDefinition>> all();
    Result<std::optional<AttributeDefinition>> fetchOne(AttributeId attribute);
    Result<std::optional<AttributeDefinition>> byKey(const QString& key);

    /// Goes to the end of the list; ids of the options are ignored.
    Result<AttributeId> insert(const AttributeDefinition& definition);
    /// Writes name, unit, type and options as they differ; options are told apart by id, one without is new, one that
    /// is missing is deleted (its values must be gone). True = something was written.
    Result<bool> update(const AttributeDefinition& before, const AttributeDefinition& after);
    Result<> remove(AttributeId attribute); ///< its values must be gone

    /// One row of product_attribute.
    struct StoredValue {
        qint64 row = 0;
        ProductId product;
        std::optional<QString> value;
        std::optional<AttributeOptionId> option;
    };
    /// At most `limit` rows with an id above `afterRow`, in the order of their ids.
    Result<std::vector<StoredValue>> values(AttributeId attribute, qint64 afterRow, int limit);
    /// Rows that use one option.
    Result<qint64> uses(AttributeOptionId option);
    Result<> writeValue(const StoredValue& value);
    Result<> insertValue(AttributeId attribute, const StoredValue& value);
    Result<> removeValue(qint64 row);
    /// Deletes at most `limit` values; how many it were.
    Result<int> removeSomeValues(AttributeId attribute, int limit);

private:
    Result<> updateOptions(const AttributeDefinition& before, const AttributeDefinition& after);
    Result<> insertOption(AttributeId attribute, const QString& label, int position);
    Connection& m_db;
};

} // namespace vitrine
