#include "ui/search/chip_label.h"

#include <QCoreApplication>

namespace vitrine {

namespace {
struct Word {
    const char* value;
    const char* text;
};

/// Values that the query language fixes; all others are the user's own words.
constexpr Word kWords[] = {
    {"draft", QT_TRANSLATE_NOOP("Words", "Draft")},
    {"active", QT_TRANSLATE_NOOP("Words", "Active")},
    {"archived", QT_TRANSLATE_NOOP("Words", "Archived")},
    {"blocked", QT_TRANSLATE_NOOP("Words", "Blocked")},
    {"picture", QT_TRANSLATE_NOOP("Words", "Picture")},
    {"video", QT_TRANSLATE_NOOP("Words", "Video")},
    {"sound", QT_TRANSLATE_NOOP("Words", "Sound")},
    {"other", QT_TRANSLATE_NOOP("Words", "Other")},
    {"today", QT_TRANSLATE_NOOP("Words", "Today")},
    {"yesterday", QT_TRANSLATE_NOOP("Words", "Yesterday")},
    {"week", QT_TRANSLATE_NOOP("Words", "This week")},
    {"month", QT_TRANSLATE_NOOP("Words", "This month")},
    {"year", QT_TRANSLATE_NOOP("Words", "This year")},
    {"older", QT_TRANSLATE_NOOP("Words", "Older")},
    {"tag", QT_TRANSLATE_NOOP("Words", "Tag")},
    {"category", QT_TRANSLATE_NOOP("Words", "Category")},
    {"price", QT_TRANSLATE_NOOP("Words", "Price")},
    {"gtin", QT_TRANSLATE_NOOP("Words", "GTIN")},
    {"description", QT_TRANSLATE_NOOP("Words", "Description")},
    {"sku", QT_TRANSLATE_NOOP("Words", "SKU")},
    {"inbox", QT_TRANSLATE_NOOP("Words", "In the Inbox")},
    {"pick", QT_TRANSLATE_NOOP("Words", "Picked")},
    {"reject", QT_TRANSLATE_NOOP("Words", "Rejected")},
    {"rated", QT_TRANSLATE_NOOP("Words", "Rated")},
    {"failed", QT_TRANSLATE_NOOP("Words", "Cannot be read")},
    {"inplace", QT_TRANSLATE_NOOP("Words", "Left in its folder")},
    {"duplicate", QT_TRANSLATE_NOOP("Words", "Same file twice")},
    {"yes", QT_TRANSLATE_NOOP("Words", "Yes")},
    {"no", QT_TRANSLATE_NOOP("Words", "No")},
};

constexpr const char* kFields[] = {
    QT_TRANSLATE_NOOP("Chip", "Tag"),     QT_TRANSLATE_NOOP("Chip", "Category"),  QT_TRANSLATE_NOOP("Chip", "State"),
    QT_TRANSLATE_NOOP("Chip", "SKU"),     QT_TRANSLATE_NOOP("Chip", "GTIN"),      QT_TRANSLATE_NOOP("Chip", "Brand"),
    QT_TRANSLATE_NOOP("Chip", "Price"),   QT_TRANSLATE_NOOP("Chip", "Has"),       QT_TRANSLATE_NOOP("Chip", "Is"),
    QT_TRANSLATE_NOOP("Chip", "Kind"),    QT_TRANSLATE_NOOP("Chip", "Rating"),    QT_TRANSLATE_NOOP("Chip", "Added"),
    QT_TRANSLATE_NOOP("Chip", "Changed"), QT_TRANSLATE_NOOP("Chip", "Attribute"), QT_TRANSLATE_NOOP("Chip", "Gallery"),
    QT_TRANSLATE_NOOP("Chip", "Step"),
};

bool hasFixedValues(FilterField field)
{
    switch (field) {
    case FilterField::State:
    case FilterField::Has:
    case FilterField::Is:
    case FilterField::Kind:
    case FilterField::Added:
    case FilterField::Updated:
        return true;
    default:
        return false;
    }
}

QString chipText(const char* text)
{
    return QCoreApplication::translate("Chip", text);
}

QString rangeText(const Filter& filter)
{
    if (filter.from.isEmpty())
        return chipText(QT_TRANSLATE_NOOP("Chip", "up to %1")).arg(filter.to);
    if (filter.to.isEmpty())
        return chipText(QT_TRANSLATE_NOOP("Chip", "from %1")).arg(filter.from);
    if (filter.from == filter.to)
        return filter.from;
    return chipText(QT_TRANSLATE_NOOP("Chip", "%1 to %2")).arg(filter.from, filter.to);
}
} // namespace

QString filterFieldText(FilterField field, const QString& attributeName)
{
    if (field == FilterField::Attribute && !attributeName.isEmpty())
        return attributeName;
    return chipText(kFields[size_t(field)]);
}

QString filterValueText(FilterField field, const QString& value)
{
    if (!hasFixedValues(field))
        return value;
    for (const Word& word : kWords) {
        if (value.compare(QLatin1String(word.value), Qt::CaseInsensitive) == 0)
            return QCoreApplication::translate("Words", word.text);
    }
    return value;
}

QString chipLabel(const Filter& filter)
{
    QStringList values;
    for (const QString& value : filter.values)
        values << filterValueText(filter.field, value);
    if (!filter.from.isEmpty() || !filter.to.isEmpty())
        values << rangeText(filter);
    const QString words = values.join(chipText(QT_TRANSLATE_NOOP("Chip", " or ")));
    const char* frame = filter.negated ? QT_TRANSLATE_NOOP("Chip", "%1: not %2") : QT_TRANSLATE_NOOP("Chip", "%1: %2");
    return chipText(frame).arg(filterFieldText(filter.field, filter.name), words);
}

} // namespace vitrine
