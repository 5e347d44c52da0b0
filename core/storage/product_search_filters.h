#pragma once

#include "core/catalog/product_query.h"
#include "core/storage/product_search_sql.h"

#include "core/base/clock.h"

namespace vitrine {

/// What a condition is put on: product rows under the alias `p`, or asset rows under `a`.
enum class SearchThing { Product, Asset };

/// What drives the rows that a condition is asked of: `Few` come from the text index, so that a condition had better
/// look at each; `Many` are the whole table, so that it had better give a list of ids.
enum class DrivenBy { Few, Many };

struct FilterContext {
    Connection& db;
    SearchThing thing = SearchThing::Product;
    DrivenBy rows = DrivenBy::Many;
    bool trashed = false; ///< the rows are those in the trash
    UtcMillis now = 0;
};

/// The condition of a filter, true or false for every row, with tags, brands and so on looked up by name. A filter on
/// what only products have holds for an asset when a living product that shows it fits, and the other way round. A
/// value that its field cannot have fits nothing.
Result<SqlPart> filterCondition(const FilterContext& context, const Filter& filter);

/// Fields of one kind of thing; the part that filterCondition is made of.
Result<SqlPart> productCondition(const FilterContext& context, const Filter& filter);
Result<SqlPart> assetCondition(const FilterContext& context, const Filter& filter);

/// Neither in the trash: `expression` is the id of a row of `table`. Asks for the few that are, not for each row.
SqlPart livingCondition(const QString& expression, const QString& table);
/// No living product shows asset `a`.
SqlPart inboxCondition();
SqlPart nothing();

/// `column` (milliseconds) lies in one of the filter's days or in its range.
SqlPart timeCondition(const QString& column, const Filter& filter, UtcMillis now);
/// Links of `owner` (product, asset) to one of `words` (ids of tags, categories), as the rows are driven.
SqlPart linkCondition(const FilterContext& context, const QString& table, const QString& owner, const QString& word,
                      const std::vector<qint64>& ids);
Result<SqlPart> tagCondition(const FilterContext& context, const QString& owner, const QStringList& values);
/// Changed by one of the steps of the filter.
SqlPart stepCondition(const QString& owner, const QString& alias, const QStringList& values);
/// The attribute of the filter's name has one of its values or lies in its range.
Result<SqlPart> attributeCondition(const FilterContext& context, const Filter& filter);
/// The price of `p`, in hundredths of hundredths of its currency's unit, as an expression.
QString scaledPrice();
SqlPart priceCondition(const Filter& filter);

} // namespace vitrine
