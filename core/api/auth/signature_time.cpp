#include "core/api/auth/signature_time.h"

#include <QDateTime>

#include <string_view>

namespace vitrine {
namespace {

constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr std::string_view kDays = "MonTueWedThuFriSatSun";

/// Reads `text` by a form in which Y, M, D, h, m, s stand for digits and everything else for itself. By hand: this runs
/// once a call, and the general parser takes longer than the rest of the verification.
std::optional<UtcMillis> parse(std::string_view text, std::string_view form)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (text.size() != form.size())
        return std::nullopt;
    for (size_t i = 0; i < form.size(); ++i) {
        int* part = form[i] == 'Y'   ? &year
                    : form[i] == 'M' ? &month
                    : form[i] == 'D' ? &day
                    : form[i] == 'h' ? &hour
                    : form[i] == 'm' ? &minute
                    : form[i] == 's' ? &second
                                     : nullptr;
        if (part && text[i] >= '0' && text[i] <= '9')
            *part = *part * 10 + (text[i] - '0');
        else if (part || text[i] != form[i])
            return std::nullopt;
    }
    const QDate date(year, month, day);
    const QTime time(hour, minute, second);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
}

std::string_view viewOf(const QByteArray& text)
{
    return {text.constData(), size_t(text.size())};
}

/// Which of the names of three letters it is, from 1.
std::optional<int> nameAt(std::string_view names, std::string_view name)
{
    const size_t at = names.find(name);
    return at == std::string_view::npos || at % 3 != 0 ? std::nullopt : std::optional(int(at / 3) + 1);
}

QByteArray number(int value, int digits)
{
    return QByteArray::number(value).rightJustified(digits, '0');
}

QByteArray written(UtcMillis moment, const char* dash, const char* colon)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC);
    const QDate date = utc.date();
    const QTime time = utc.time();
    return number(date.year(), 4) + dash + number(date.month(), 2) + dash + number(date.day(), 2) + 'T' +
           number(time.hour(), 2) + colon + number(time.minute(), 2) + colon + number(time.second(), 2) + 'Z';
}

} // namespace

std::optional<UtcMillis> parseHttpDate(const QByteArray& text)
{
    // "Sat, 24 Feb 2018 08:00:00 GMT": the month's name becomes digits, the day's name is only looked at.
    const std::string_view view = viewOf(text);
    if (view.size() != 29 || !view.ends_with(" GMT") || !nameAt(kDays, view.substr(0, 3)))
        return std::nullopt;
    const auto month = nameAt(kMonths, view.substr(8, 3));
    if (!month)
        return std::nullopt;
    const QByteArray digits = text.sliced(3, 5) + number(*month, 2) + text.sliced(11).chopped(4);
    return parse(viewOf(digits), ", DD MM YYYY hh:mm:ss");
}

std::optional<UtcMillis> parseIsoSeconds(const QByteArray& text)
{
    return parse(viewOf(text), "YYYY-MM-DDThh:mm:ssZ");
}

std::optional<UtcMillis> parseBasicIso(const QByteArray& text)
{
    return parse(viewOf(text), "YYYYMMDDThhmmssZ");
}

QByteArray isoSeconds(UtcMillis time)
{
    return written(time, "-", ":");
}

QByteArray basicIso(UtcMillis time)
{
    return written(time, "", "");
}

} // namespace vitrine
