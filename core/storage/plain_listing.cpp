#include "core/storage/plain_listing.h"

#include "core/base/text_fold.h"
#include "core/catalog/names.h"
#include "core/storage/rows.h"
#include "core/storage/text_list.h"

#include <variant>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

using Value = std::variant<qint64, QString>;

/// A WHERE clause with the values of its placeholders.
struct Where {
    QStringList all;
    std::vector<Value> values;

    void add(const QString& condition, std::initializer_list<Value> bound = {})
    {
        all << condition;
        values.insert(values.end(), bound);
    }
    QString sql() const { return all.isEmpty() ? QString() : u" WHERE "_s + all.join(u" AND "_s); }
};

void bindAll(Statement& statement, const std::vector<Value>& values)
{
    for (const Value& value : values)
        std::visit([&statement](const auto& plain) { statement.bind(plain); }, value);
}

void addSpan(Where& where, const ListingPage& page)
{
    if (page.createdFrom)
        where.add(u"t.created_utc >= ?"_s, {*page.createdFrom});
    if (page.createdUntil)
        where.add(u"t.created_utc <= ?"_s, {*page.createdUntil});
}

/// "(a OR b)" of parts that bring their own values; nothing for an empty list.
void addAny(Where& where, const std::vector<Where>& parts)
{
    QStringList any;
    for (const Where& part : parts) {
        any << u"("_s + (part.all.isEmpty() ? u"1"_s : part.all.join(u" AND "_s)) + u")"_s;
        where.values.insert(where.values.end(), part.values.begin(), part.values.end());
    }
    if (!any.isEmpty())
        where.all << u"("_s + any.join(u" OR "_s) + u")"_s;
}

void addTag(Where& where, const QString& owner, const QString& has)
{
    where.add(u"EXISTS (SELECT 1 FROM %1_tag l JOIN tag g ON g.id = l.tag WHERE l.%1 = t.id AND g.trashed_utc IS NULL"
              " AND instr(fold_case(g.name), ?) > 0)"_s.arg(owner),
              {foldCase(has)});
}

Where whereOf(const ProductClass& wanted)
{
    Where where;
    where.add(wanted.trashed ? u"t.trashed_utc IS NOT NULL"_s : u"t.trashed_utc IS NULL"_s);
    if (wanted.state)
        where.add(u"t.state = ?"_s, {productStateName(*wanted.state)});
    return where;
}

Where whereOf(const AssetClass& wanted)
{
    Where where;
    if (wanted.state)
        where.add(u"t.state = ?"_s, {assetStateName(*wanted.state)});
    if (wanted.kind)
        where.add(u"t.kind = ?"_s, {assetKindName(*wanted.kind)});
    if (wanted.trashed)
        where.add(*wanted.trashed ? u"t.trashed_utc IS NOT NULL"_s : u"t.trashed_utc IS NULL"_s);
    if (wanted.property.isEmpty())
        return where;
    const QString row = u"EXISTS (SELECT 1 FROM asset_property p WHERE p.asset = t.id AND p.key = ?"_s;
    if (wanted.value)
        where.add(row + u" AND p.value = ?)"_s, {wanted.property, *wanted.value});
    else
        where.add(u"NOT "_s + row + u")"_s, {wanted.property});
    return where;
}

template <class Class>
void addClasses(Where& where, const std::vector<Class>& classes)
{
    std::vector<Where> parts;
    for (const Class& one : classes)
        parts.push_back(whereOf(one));
    addAny(where, parts);
}

Where whereOf(const AssetListing& listing)
{
    Where where;
    if (!listing.nameHas.isEmpty())
        where.add(u"instr(fold_case(t.title), ?) > 0"_s, {foldCase(listing.nameHas)});
    if (!listing.nameIs.isEmpty())
        where.add(u"t.title IN (SELECT value FROM json_each(?))"_s, {textListJson(listing.nameIs)});
    if (!listing.uuids.isEmpty())
        where.add(u"t.uuid IN (SELECT value FROM json_each(?))"_s, {textListJson(listing.uuids)});
    std::vector<Where> tags;
    for (const QString& tag : listing.tagsHave) {
        addTag(listing.everyTag ? where : tags.emplace_back(), u"asset"_s, tag);
    }
    addAny(where, tags);
    addClasses(where, listing.states);
    addClasses(where, listing.types);
    for (const AssetClass& one : listing.also)
        addAny(where, {whereOf(one)});
    addSpan(where, listing.page);
    return where;
}

/// @param table  "product" or "asset"; `t` in the conditions
template <class IdT>
Result<Listed<IdT>> list(Connection& db, const QString& table, const Where& where, const ListingPage& page)
{
    Listed<IdT> listed;
    TRY_ASSIGN(Statement count, counting, db.prepare(u"SELECT count(*) FROM %1 t"_s.arg(table) + where.sql()));
    bindAll(count, where.values);
    TRY_ASSIGN([[maybe_unused]] const bool counted, stepped, count.next());
    listed.total = count.integer(0);

    const QString direction = page.descending ? u" DESC"_s : QString();
    const QString touched = u" LEFT JOIN %1_touch u ON u.%1 = t.id"_s.arg(table);
    const bool byUpdate = page.order == ListingOrder::Updated;
    const QString key = byUpdate ? u"coalesce(u.updated_utc, t.created_utc)"_s : u"t.created_utc"_s;
    TRY_ASSIGN(Statement rows, prepared,
               db.prepare(u"SELECT t.id FROM %1 t"_s.arg(table) + (byUpdate ? touched : QString()) + where.sql() +
                          u" ORDER BY %1%2, t.id%2 LIMIT ? OFFSET ?"_s.arg(key, direction)));
    bindAll(rows, where.values);
    rows.bind(page.limit).bind(page.offset);
    while (true) {
        TRY_ASSIGN(const bool more, next, rows.next());
        if (!more)
            return listed;
        listed.ids.push_back(rows.id<IdT>(0));
    }
}

} // namespace

Result<Listed<ProductId>> listProducts(Connection& db, const ProductListing& listing)
{
    Where where;
    if (!listing.nameHas.isEmpty())
        where.add(u"instr(fold_case(t.name), ?) > 0"_s, {foldCase(listing.nameHas)});
    if (!listing.tagHas.isEmpty())
        addTag(where, u"product"_s, listing.tagHas);
    addClasses(where, listing.classes.empty() ? std::vector{ProductClass{}} : listing.classes);
    addSpan(where, listing.page);
    return list<ProductId>(db, u"product"_s, where, listing.page);
}

Result<Listed<AssetId>> listAssets(Connection& db, const AssetListing& listing)
{
    return list<AssetId>(db, u"asset"_s, whereOf(listing), listing.page);
}

} // namespace vitrine
