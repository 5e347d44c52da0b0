#include "core/storage/attribute_repository.h"

#include "core/base/uuid.h"
#include "core/catalog/names.h"
#include "core/storage/page_loader.h"
#include "core/storage/rows.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

AttributeDefinition readDefinition(const Statement& row)
{
    AttributeDefinition definition;
    definition.id = row.id<AttributeId>(0);
    definition.uuid = row.text(1);
    definition.key = row.text(2);
    definition.name = row.text(3);
    definition.type = attributeTypeFromName(row.text(4)).value_or(AttributeType::Text);
    definition.unit = row.text(5);
    return definition;
}

template <class... Values>
Result<std::vector<AttributeDefinition>> readDefinitions(Connection& db, const QString& where, const Values&... values)
{
    TRY_ASSIGN(
        std::vector<AttributeDefinition> definitions, rows,
        readRows(db,
                 u"SELECT id, uuid, key, name, type, unit FROM attribute %1 ORDER BY position, name, id"_s.arg(where),
                 readDefinition, values...));
    PageLoader<AttributeDefinition> page(db, definitions);
    TRY_VOID(page.each(u"SELECT o.attribute, o.id, o.label FROM json_each(?) j"
                       " JOIN attribute_option o ON o.attribute = j.value ORDER BY o.attribute, o.position, o.id"_s,
                       [](AttributeDefinition& definition, const Statement& row) {
                           definition.options.push_back({row.id<AttributeOptionId>(1), row.text(2)});
                       }));
    return definitions;
}

qsizetype placeOf(const std::vector<AttributeOption>& options, AttributeOptionId id)
{
    const auto it =
        std::find_if(options.begin(), options.end(), [id](const AttributeOption& option) { return option.id == id; });
    return it == options.end() || !id.isValid() ? -1 : it - options.begin();
}

Error explainKey(const Error& error, const QString& key)
{
    if (error.code != ErrorCode::Conflict)
        return error;
    return fail(ErrorCode::Conflict, u"The attribute key '%1' is in use; take another one."_s.arg(key));
}

Error explainOption(const Error& error, const QString& label)
{
    if (error.code != ErrorCode::Conflict)
        return error;
    return fail(ErrorCode::Conflict,
                u"The attribute has two options named '%1'; name one of them otherwise."_s.arg(label));
}

} // namespace

Result<std::vector<AttributeDefinition>> AttributeRepository::all()
{
    return readDefinitions(m_db, u""_s);
}

Result<std::optional<AttributeDefinition>> AttributeRepository::fetchOne(AttributeId attribute)
{
    return firstOf(readDefinitions(m_db, u"WHERE id = ?"_s, attribute));
}

Result<std::optional<AttributeDefinition>> AttributeRepository::byKey(const QString& key)
{
    return firstOf(readDefinitions(m_db, u"WHERE key = ?"_s, key));
}

Result<AttributeId> AttributeRepository::insert(const AttributeDefinition& definition)
{
    const Result<> stored = runSql(m_db,
                                   u"INSERT INTO attribute (uuid, key, name, type, unit, position)"
                                   " VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM attribute))"_s,
                                   definition.uuid.isEmpty() ? newUuid() : definition.uuid, definition.key,
                                   definition.name, attributeTypeName(definition.type), definition.unit);
    if (!stored.ok())
        return explainKey(stored.error(), definition.key);
    const AttributeId id(m_db.lastInsertId());
    for (size_t i = 0; i < definition.options.size(); ++i)
        TRY_VOID(insertOption(id, definition.options[i].label, int(i)));
    return id;
}

Result<> AttributeRepository::insertOption(AttributeId attribute, const QString& label, int position)
{
    const Result<> stored =
        runSql(m_db, u"INSERT INTO attribute_option (attribute, label, position) VALUES (?, ?, ?)"_s, attribute, label,
               position);
    return stored.ok() ? Result<>() : explainOption(stored.error(), label);
}

Result<bool> AttributeRepository::update(const AttributeDefinition& before, const AttributeDefinition& after)
{
    const bool row = before.name != after.name || before.unit != after.unit || before.type != after.type;
    if (row) {
        TRY_VOID(runSql(m_db, u"UPDATE attribute SET name = ?, unit = ?, type = ? WHERE id = ?"_s, after.name,
                        after.unit, attributeTypeName(after.type), before.id));
    }
    if (before.options != after.options)
        TRY_VOID(updateOptions(before, after));
    return row || before.options != after.options;
}

Result<> AttributeRepository::updateOptions(const AttributeDefinition& before, const AttributeDefinition& after)
{
    for (const AttributeOption& option : before.options) {
        if (placeOf(after.options, option.id) < 0)
            TRY_VOID(runSql(m_db, u"DELETE FROM attribute_option WHERE id = ?"_s, option.id));
    }
    for (size_t i = 0; i < after.options.size(); ++i) {
        const AttributeOption& option = after.options[i];
        const qsizetype old = placeOf(before.options, option.id);
        if (old < 0) {
            TRY_VOID(insertOption(before.id, option.label, int(i)));
        } else if (old != qsizetype(i) || before.options[size_t(old)].label != option.label) {
            const Result<> stored = runSql(m_db, u"UPDATE attribute_option SET label = ?, position = ? WHERE id = ?"_s,
                                           option.label, int(i), option.id);
            if (!stored.ok())
                return explainOption(stored.error(), option.label);
        }
    }
    return {};
}

Result<> AttributeRepository::remove(AttributeId attribute)
{
    TRY_VOID(runSql(m_db, u"DELETE FROM attribute_option WHERE attribute = ?"_s, attribute));
    return runSql(m_db, u"DELETE FROM attribute WHERE id = ?"_s, attribute);
}

Result<std::vector<AttributeRepository::StoredValue>> AttributeRepository::values(AttributeId attribute,
                                                                                  qint64 afterRow, int limit)
{
    const auto read = [](Statement& row) {
        StoredValue value{row.integer(0), row.id<ProductId>(1), row.optionalText(2), std::nullopt};
        if (!row.isNull(3))
            value.option = row.id<AttributeOptionId>(3);
        return value;
    };
    return readRows(m_db,
                    u"SELECT id, product, value, option FROM product_attribute WHERE attribute = ? AND id > ?"
                    " ORDER BY id LIMIT ?"_s,
                    read, attribute, afterRow, limit);
}

Result<qint64> AttributeRepository::uses(AttributeOptionId option)
{
    return readNumber(m_db, u"SELECT count(*) FROM product_attribute WHERE option = ?"_s, option);
}

Result<> AttributeRepository::writeValue(const StoredValue& value)
{
    return runSql(m_db, u"UPDATE product_attribute SET value = ?, option = ? WHERE id = ?"_s, value.value, value.option,
                  value.row);
}

Result<> AttributeRepository::insertValue(AttributeId attribute, const StoredValue& value)
{
    return runSql(m_db, u"INSERT INTO product_attribute (product, attribute, value, option) VALUES (?, ?, ?, ?)"_s,
                  value.product, attribute, value.value, value.option);
}

Result<> AttributeRepository::removeValue(qint64 row)
{
    return runSql(m_db, u"DELETE FROM product_attribute WHERE id = ?"_s, row);
}

Result<int> AttributeRepository::removeSomeValues(AttributeId attribute, int limit)
{
    TRY_VOID(runSql(m_db,
                    u"DELETE FROM product_attribute WHERE id IN"
                    " (SELECT id FROM product_attribute WHERE attribute = ? LIMIT ?)"_s,
                    attribute, limit));
    return m_db.changedRows();
}

} // namespace vitrine
