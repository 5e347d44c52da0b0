// The attributes of edit_vocabulary.h.
#include "core/services/edit_vocabulary.h"

#include "core/catalog/product_rules.h"
#include "core/catalog/tag_path.h"
#include "core/services/attribute_conversion.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/storage/attribute_repository.h"

#include <algorithm>
#include <map>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kValuesAtOnce = 500;
constexpr int kMaxUnitChars = 32;
using StoredValue = AttributeRepository::StoredValue;

bool hasOptions(AttributeType type)
{
    return type == AttributeType::OneOf || type == AttributeType::ManyOf;
}

/// Names and labels trimmed and checked; unit and options only where the type has them.
Result<AttributeDefinition> checkedDefinition(const AttributeDefinition& definition)
{
    AttributeDefinition checked = definition;
    TRY_ASSIGN(checked.name, name, normalizedTagName(definition.name));
    checked.unit = definition.unit.trimmed();
    if (!checked.unit.isEmpty() && (checked.type != AttributeType::Number || checked.unit.size() > kMaxUnitChars)) {
        return fail(ErrorCode::InvalidInput,
                    u"Only numbers have a unit, of at most %1 characters."_s.arg(kMaxUnitChars));
    }
    if (!checked.options.empty() && !hasOptions(checked.type))
        return fail(ErrorCode::InvalidInput, u"Only attributes of one or of many options have options."_s);
    for (AttributeOption& option : checked.options) {
        TRY_ASSIGN(option.label, label, normalizedTagName(option.label));
    }
    checked.key = attributeKey(definition.key.isEmpty() ? checked.name : definition.key);
    if (checked.key.isEmpty())
        return fail(ErrorCode::InvalidInput, u"The attribute needs a key of letters or digits."_s);
    return checked;
}

Result<AttributeDefinition> existing(AttributeRepository& attributes, AttributeId id)
{
    TRY_ASSIGN(std::optional<AttributeDefinition> found, fetched, attributes.fetchOne(id));
    if (!found)
        return fail(ErrorCode::NotFound, u"The attribute is gone."_s);
    return std::move(*found);
}

Result<> requireUnused(AttributeRepository& attributes, const AttributeDefinition& before,
                       const AttributeDefinition& after)
{
    for (const AttributeOption& option : before.options) {
        const bool kept = std::any_of(after.options.begin(), after.options.end(),
                                      [&option](const AttributeOption& other) { return other.id == option.id; });
        if (kept)
            continue;
        TRY_ASSIGN(const qint64 uses, counted, attributes.uses(option.id));
        if (uses > 0) {
            return fail(ErrorCode::Conflict,
                        u"The option '%1' is used by %2 products; give them another value first."_s.arg(option.label)
                            .arg(uses));
        }
    }
    return {};
}

/// Converts an attribute's values to another type, product by product. A value of many options has several rows, which
/// may lie apart: all values are read first (ids only, some bytes a row), then written in short transactions.
class Conversion
{
public:
    Conversion(const AttributeDefinition& before, const AttributeDefinition& after) : m_before(before), m_after(after)
    {}

    Result<> read(AttributeRepository& attributes)
    {
        for (qint64 last = 0;;) {
            TRY_ASSIGN(const std::vector<StoredValue> page, fetched,
                       attributes.values(m_before.id, last, kValuesAtOnce));
            if (page.empty())
                return {};
            for (const StoredValue& value : page)
                m_rows[value.product.value()].push_back(value);
            last = page.back().row;
        }
    }

    /// Works out what everything becomes. Errors: InvalidInput.
    Result<> plan()
    {
        for (const auto& [product, rows] : m_rows) {
            TRY_ASSIGN(const ConvertedValue value, converted,
                       convertedValue(m_before.type, shown(rows), m_after.type, m_after.options));
            m_plan.emplace_back(product, value);
        }
        return {};
    }

    /// Writes the next few; false = all are done. `stored` is the definition with the ids of its options.
    Result<bool> writeSome(AttributeRepository& attributes, const AttributeDefinition& stored)
    {
        for (int i = 0; i < kValuesAtOnce && m_next < m_plan.size(); ++i, ++m_next) {
            const auto& [product, value] = m_plan[m_next];
            TRY_VOID(write(attributes, stored, m_rows[product], value));
        }
        return m_next < m_plan.size();
    }

private:
    QStringList shown(const std::vector<StoredValue>& rows) const
    {
        QStringList values;
        for (const StoredValue& row : rows)
            values << (row.option ? labelOf(m_before, *row.option) : row.value.value_or(QString()));
        return values;
    }

    static QString labelOf(const AttributeDefinition& definition, AttributeOptionId id)
    {
        const auto option = std::find_if(definition.options.begin(), definition.options.end(),
                                         [id](const AttributeOption& candidate) { return candidate.id == id; });
        return option == definition.options.end() ? QString() : option->label;
    }

    static AttributeOptionId optionOf(const AttributeDefinition& definition, const QString& label)
    {
        const auto option = std::find_if(definition.options.begin(), definition.options.end(),
                                         [&label](const AttributeOption& other) { return other.label == label; });
        return option == definition.options.end() ? AttributeOptionId() : option->id;
    }

    static Result<> write(AttributeRepository& attributes, const AttributeDefinition& stored,
                          const std::vector<StoredValue>& rows, const ConvertedValue& value)
    {
        std::vector<StoredValue> wanted;
        for (const QString& label : value.labels)
            wanted.push_back({0, rows.front().product, std::nullopt, optionOf(stored, label)});
        if (value.stored)
            wanted.push_back({0, rows.front().product, value.stored, std::nullopt});
        for (size_t i = 0; i < std::max(rows.size(), wanted.size()); ++i) {
            if (i >= wanted.size()) {
                TRY_VOID(attributes.removeValue(rows[i].row));
                continue;
            }
            wanted[i].row = i < rows.size() ? rows[i].row : 0;
            TRY_VOID(i < rows.size() ? attributes.writeValue(wanted[i]) : attributes.insertValue(stored.id, wanted[i]));
        }
        return {};
    }

    AttributeDefinition m_before, m_after;
    std::map<qint64, std::vector<StoredValue>> m_rows; ///< by product
    std::vector<std::pair<qint64, ConvertedValue>> m_plan;
    size_t m_next = 0;
};

/// Changes the type: first nothing but a check of every value, then definition and values, last the options that go.
Result<StepId> changeType(Catalogue& catalogue, const StepInfo& info, const AttributeDefinition& wanted)
{
    std::optional<Conversion> conversion;
    AttributeDefinition between; // with the options of both types, until no value uses the old ones
    return runPieces(catalogue, info, [&](EditContext& context) -> Result<bool> {
        AttributeRepository attributes(context.db);
        TRY_ASSIGN(const AttributeDefinition now, fetched, existing(attributes, wanted.id));
        if (!conversion) {
            conversion.emplace(now, wanted);
            TRY_VOID(conversion->read(attributes));
            TRY_VOID(conversion->plan());
            between = wanted;
            for (const AttributeOption& option : now.options) {
                const auto same = [&option](const AttributeOption& other) { return other.id == option.id; };
                if (std::none_of(between.options.begin(), between.options.end(), same))
                    between.options.push_back(option);
            }
            TRY_ASSIGN([[maybe_unused]] const bool changed, updated, attributes.update(now, between));
            return true;
        }
        TRY_ASSIGN(const bool more, written, conversion->writeSome(attributes, now));
        if (more)
            return true;
        AttributeDefinition last = now;
        std::erase_if(last.options, [&wanted](const AttributeOption& option) {
            return std::none_of(wanted.options.begin(), wanted.options.end(),
                                [&option](const AttributeOption& other) { return other.label == option.label; });
        });
        TRY_ASSIGN([[maybe_unused]] const bool changed, updated, attributes.update(now, last));
        return false;
    });
}

} // namespace

Result<AttributeId> createAttribute(Catalogue& catalogue, const Actor& actor, const AttributeDefinition& definition)
{
    TRY_ASSIGN(const AttributeDefinition checked, valid, checkedDefinition(definition));
    AttributeId made;
    TRY_ASSIGN(
        [[maybe_unused]] const StepId step, ran,
        runStep(catalogue, actor, {u"create_attribute"_s, {checked.name}}, [&](EditContext& context) -> Result<> {
            TRY_ASSIGN(made, inserted, AttributeRepository(context.db).insert(checked));
            return {};
        }));
    return made;
}

Result<StepId> changeAttribute(Catalogue& catalogue, const Actor& actor, const AttributeDefinition& definition)
{
    TRY_ASSIGN(const AttributeDefinition checked, valid, checkedDefinition(definition));
    const StepLabel label{u"edit_attribute"_s, {nameOfAttribute(catalogue, definition.id)}};
    bool typeChanges = false;
    TRY_ASSIGN(const StepId step, ran, runStep(catalogue, actor, label, [&](EditContext& context) -> Result<> {
                   AttributeRepository attributes(context.db);
                   TRY_ASSIGN(const AttributeDefinition before, fetched, existing(attributes, definition.id));
                   typeChanges = before.type != checked.type;
                   if (typeChanges)
                       return {};
                   TRY_VOID(requireUnused(attributes, before, checked));
                   TRY_ASSIGN([[maybe_unused]] const bool changed, updated, attributes.update(before, checked));
                   return {};
               }));
    return typeChanges ? changeType(catalogue, {actor, label, false}, checked) : Result<StepId>(step);
}

Result<StepId> removeAttribute(Catalogue& catalogue, const Actor& actor, AttributeId attribute)
{
    const StepLabel label{u"remove_attribute"_s, {nameOfAttribute(catalogue, attribute)}};
    return runPieces(catalogue, {actor, label, false}, [attribute](EditContext& context) -> Result<bool> {
        AttributeRepository attributes(context.db);
        TRY_VOID(existing(attributes, attribute));
        TRY_ASSIGN(const int removed, some, attributes.removeSomeValues(attribute, kValuesAtOnce));
        if (removed == kValuesAtOnce)
            return true;
        TRY_VOID(attributes.remove(attribute));
        return false;
    });
}

} // namespace vitrine
