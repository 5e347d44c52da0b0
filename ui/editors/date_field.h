#pragma once

#include "core/base/clock.h"
#include "ui/editors/text_field.h"

#include <QDate>
#include <QDateTime>

#include <optional>

namespace vitrine {

enum class DatePrecision { Day, Minute };

/// A day, or a moment shown in local time, typed as text ("2024-05-03", the locale's short form) or chosen in a
/// calendar. Empty = no date.
class DateField final : public TextField
{
    Q_OBJECT
public:
    DateField(const QString& label, DatePrecision precision, QWidget* parent = nullptr);
    void setStoredDate(const Merged<std::optional<QDate>>& stored);
    void setStoredTime(const Merged<std::optional<UtcMillis>>& stored);
    /// nullopt when empty. Only after commitRequested, when the text is known to be a date.
    std::optional<QDate> date() const;
    std::optional<UtcMillis> time() const;

private:
    std::optional<QDateTime> parsed(const QString& text) const;
    void openCalendar();
    DatePrecision m_precision;
};

} // namespace vitrine
