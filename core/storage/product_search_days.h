#pragma once

#include "core/base/clock.h"
#include "core/catalog/product_query.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace vitrine {

/// A stretch of time, from included, until excluded; an end that is not there is open.
struct TimeRange {
    std::optional<UtcMillis> from, until;
};

/// "2024-01-31", "2024-01", "2024", "today", "yesterday", "week", "month", "year" (today and the 6, 29, 364 days
/// before), "older" (before all of those), in local time. nullopt = none of these.
std::optional<TimeRange> dayRange(const QString& text, UtcMillis now);

/// The range of a filter without values; nullopt when an end is no day.
std::optional<TimeRange> dayRange(const Filter& filter, UtcMillis now);

/// The words among them that the facet "added" offers, the newest first.
const QStringList& recentDayNames();

} // namespace vitrine
