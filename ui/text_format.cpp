#include "ui/text_format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace vitrine {

namespace {
QString text(const char* source, int count = -1)
{
    return QCoreApplication::translate("Words", source, nullptr, count);
}
/// The sign of a currency where one is in use the world over, else its code with a space.
QString currencySign(const QString& code)
{
    struct Sign {
        const char16_t* code;
        const char16_t* sign;
    };
    static constexpr Sign kSigns[] = {{u"EUR", u"€"}, {u"USD", u"$"}, {u"GBP", u"£"}, {u"CNY", u"¥"}, {u"JPY", u"¥"},
                                      {u"INR", u"₹"}, {u"KRW", u"₩"}, {u"ILS", u"₪"}, {u"VND", u"₫"}};
    for (const Sign& one : kSigns) {
        if (code == QStringView(one.code))
            return QString::fromUtf16(one.sign);
    }
    return code + QChar::Nbsp;
}
} // namespace

QString formatMoney(const Money& money)
{
    const int digits = minorDigits(money.currency);
    const double amount = double(money.minor) / std::pow(10.0, digits);
    return QLocale().toCurrencyString(amount, currencySign(money.currency), digits);
}

QString formatCount(qint64 count)
{
    return QLocale().toString(count);
}

QString formatBytes(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString formatDuration(qint64 milliseconds)
{
    const qint64 seconds = (milliseconds + 500) / 1000;
    const qint64 hours = seconds / 3600;
    const QString rest = QStringLiteral("%1:%2")
                             .arg(seconds / 60 % 60, hours ? 2 : 1, 10, QLatin1Char('0'))
                             .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return hours ? QStringLiteral("%1:%2").arg(hours).arg(rest) : rest;
}

QString formatTimeLeft(double seconds)
{
    if (seconds < 60)
        return text(QT_TRANSLATE_N_NOOP("Words", "%n second(s) left"), std::max(1, int(std::ceil(seconds))));
    if (seconds < 3600)
        return text(QT_TRANSLATE_N_NOOP("Words", "about %n minute(s) left"), int(std::lround(seconds / 60)));
    return text(QT_TRANSLATE_N_NOOP("Words", "about %n hour(s) left"), int(std::lround(seconds / 3600)));
}

QString formatTime(UtcMillis utc)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(utc);
    const QLocale locale;
    const QString clock = locale.toString(local.time(), QLocale::ShortFormat);
    if (local.date() == QDate::currentDate())
        return text(QT_TRANSLATE_NOOP("Words", "today %1")).arg(clock);
    return QStringLiteral("%1 %2").arg(locale.toString(local.date(), QLocale::ShortFormat), clock);
}

QString assetKindText(AssetKind kind)
{
    switch (kind) {
    case AssetKind::Picture:
        return text(QT_TRANSLATE_NOOP("Words", "Picture"));
    case AssetKind::Video:
        return text(QT_TRANSLATE_NOOP("Words", "Video"));
    case AssetKind::Sound:
        return text(QT_TRANSLATE_NOOP("Words", "Sound"));
    case AssetKind::Other:
        break;
    }
    return text(QT_TRANSLATE_NOOP("Words", "File"));
}

QString productStateText(ProductState state)
{
    switch (state) {
    case ProductState::Draft:
        return text(QT_TRANSLATE_NOOP("Words", "Draft"));
    case ProductState::Active:
        return text(QT_TRANSLATE_NOOP("Words", "Active"));
    case ProductState::Archived:
        return text(QT_TRANSLATE_NOOP("Words", "Archived"));
    case ProductState::Blocked:
        break;
    }
    return text(QT_TRANSLATE_NOOP("Words", "Blocked"));
}

QString sortKeyText(SortKey key)
{
    switch (key) {
    case SortKey::Relevance:
        return text(QT_TRANSLATE_NOOP("Words", "Best match"));
    case SortKey::Name:
        return text(QT_TRANSLATE_NOOP("Words", "Name"));
    case SortKey::Sku:
        return text(QT_TRANSLATE_NOOP("Words", "SKU"));
    case SortKey::Added:
        return text(QT_TRANSLATE_NOOP("Words", "Added"));
    case SortKey::Updated:
        return text(QT_TRANSLATE_NOOP("Words", "Changed"));
    case SortKey::Price:
        return text(QT_TRANSLATE_NOOP("Words", "Price"));
    case SortKey::Rating:
        return text(QT_TRANSLATE_NOOP("Words", "Rating"));
    case SortKey::MediaOrder:
        break;
    }
    return text(QT_TRANSLATE_NOOP("Words", "Order in the product"));
}

} // namespace vitrine
