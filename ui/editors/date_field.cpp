#include "ui/editors/date_field.h"

#include "ui/editors/field_frame.h"

#include <QCalendarWidget>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

namespace vitrine {

namespace {
constexpr QStringView kDayForm = u"yyyy-MM-dd";
constexpr QStringView kMinuteForm = u"yyyy-MM-dd HH:mm";
constexpr int kFirstYear = 1970; // "24" in a short form is read as 1924 and means 2024

QString shownDay(const QDate& day)
{
    return day.toString(kDayForm);
}
} // namespace

DateField::DateField(const QString& label, DatePrecision precision, QWidget* parent)
    : TextField(label, parent), m_precision(precision)
{
    auto* button = new QToolButton(this);
    button->setArrowType(Qt::DownArrow);
    button->setAutoRaise(true);
    button->setToolTip(tr("Choose in a calendar"));
    button->setAccessibleName(tr("Calendar"));
    connect(button, &QToolButton::clicked, this, &DateField::openCalendar);
    frame()->addWidget(button);
    setCheck([this](const QString& text) {
        if (text.isEmpty() || parsed(text))
            return QString();
        return m_precision == DatePrecision::Day ? tr("Please type a date, such as 2024-05-31.")
                                                 : tr("Please type a date and time, such as 2024-05-31 14:30.");
    });
}

void DateField::setStoredDate(const Merged<std::optional<QDate>>& stored)
{
    Merged<QString> texts;
    for (const auto& [value, count] : stored.values())
        texts.add(value ? shownDay(*value) : QString(), count);
    setStored(texts);
}

void DateField::setStoredTime(const Merged<std::optional<UtcMillis>>& stored)
{
    Merged<QString> texts;
    for (const auto& [value, count] : stored.values())
        texts.add(value ? QDateTime::fromMSecsSinceEpoch(*value).toString(kMinuteForm) : QString(), count);
    setStored(texts);
}

std::optional<QDate> DateField::date() const
{
    const auto moment = parsed(text());
    return moment ? std::optional(moment->date()) : std::nullopt;
}

std::optional<UtcMillis> DateField::time() const
{
    const auto moment = parsed(text());
    return moment ? std::optional<UtcMillis>(moment->toMSecsSinceEpoch()) : std::nullopt;
}

std::optional<QDateTime> DateField::parsed(const QString& text) const
{
    if (text.isEmpty())
        return std::nullopt;
    const QString clean = text.simplified();
    for (const QString& form : {kMinuteForm.toString(), QStringLiteral("yyyy-MM-dd HH:mm:ss")}) {
        const QDateTime moment = QDateTime::fromString(clean, form);
        if (moment.isValid() && m_precision == DatePrecision::Minute)
            return moment;
    }
    QDate day = QDate::fromString(clean, Qt::ISODate);
    if (!day.isValid())
        day = QLocale().toDate(clean, QLocale::ShortFormat);
    if (!day.isValid())
        return std::nullopt;
    if (day.year() < kFirstYear && day.year() >= 1900 && !clean.contains(QString::number(day.year())))
        day = day.addYears(100);
    return day.startOfDay();
}

void DateField::openCalendar()
{
    QMenu menu(this);
    auto* calendar = new QCalendarWidget(&menu);
    if (const auto current = date())
        calendar->setSelectedDate(*current);
    auto* action = new QWidgetAction(&menu);
    action->setDefaultWidget(calendar);
    menu.addAction(action);
    connect(calendar, &QCalendarWidget::activated, &menu, [this, &menu](const QDate& day) {
        const auto old = parsed(text());
        QString chosen = shownDay(day);
        if (m_precision == DatePrecision::Minute)
            chosen += old ? old->toString(QStringLiteral(" HH:mm")) : QStringLiteral(" 00:00");
        edit()->setText(chosen);
        userEdited();
        menu.close();
        commit();
    });
    menu.exec(mapToGlobal(QPoint(0, height())));
}

} // namespace vitrine
