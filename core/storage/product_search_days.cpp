#include "core/storage/product_search_days.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

UtcMillis startOf(QDate day)
{
    return day.startOfDay(Qt::LocalTime).toMSecsSinceEpoch();
}

TimeRange between(QDate first, QDate after)
{
    return {startOf(first), startOf(after)};
}

std::optional<TimeRange> named(const QString& text, QDate today)
{
    if (text == u"today")
        return TimeRange{startOf(today), {}};
    if (text == u"yesterday")
        return between(today.addDays(-1), today);
    if (text == u"week")
        return TimeRange{startOf(today.addDays(-6)), {}};
    if (text == u"month")
        return TimeRange{startOf(today.addDays(-29)), {}};
    if (text == u"year")
        return TimeRange{startOf(today.addDays(-364)), {}};
    if (text == u"older")
        return TimeRange{{}, startOf(today.addDays(-364))};
    return std::nullopt;
}

} // namespace

std::optional<TimeRange> dayRange(const QString& text, UtcMillis now)
{
    if (const auto range = named(text, QDateTime::fromMSecsSinceEpoch(now).date()))
        return range;
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid())
        return between(day, day.addDays(1));
    if (const QDate month = QDate::fromString(text + u"-01"_s, Qt::ISODate); text.size() == 7 && month.isValid())
        return between(month, month.addMonths(1));
    if (const QDate year = QDate::fromString(text + u"-01-01"_s, Qt::ISODate); text.size() == 4 && year.isValid())
        return between(year, year.addYears(1));
    return std::nullopt;
}

std::optional<TimeRange> dayRange(const Filter& filter, UtcMillis now)
{
    TimeRange range;
    if (!filter.from.isEmpty()) {
        const auto first = dayRange(filter.from, now);
        if (!first)
            return std::nullopt;
        range.from = filter.fromEnd == RangeEnd::Included ? first->from : first->until;
    }
    if (!filter.to.isEmpty()) {
        const auto last = dayRange(filter.to, now);
        if (!last)
            return std::nullopt;
        range.until = filter.toEnd == RangeEnd::Included ? last->until : last->from;
    }
    return range;
}

const QStringList& recentDayNames()
{
    static const QStringList names{u"today"_s, u"week"_s, u"month"_s, u"year"_s, u"older"_s};
    return names;
}

} // namespace vitrine
