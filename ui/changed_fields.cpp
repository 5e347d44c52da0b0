#include "ui/changed_fields.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace vitrine {

namespace {
/// The nouns of journalled tables, their columns as core words them, and the fields of a product's patch. A test
/// compares them with a real catalogue.
constexpr const char* kWords[] = {
    QT_TRANSLATE_NOOP("ChangedFields", "setting"),
    QT_TRANSLATE_NOOP("ChangedFields", "product"),
    QT_TRANSLATE_NOOP("ChangedFields", "translation"),
    QT_TRANSLATE_NOOP("ChangedFields", "text block"),
    QT_TRANSLATE_NOOP("ChangedFields", "category"),
    QT_TRANSLATE_NOOP("ChangedFields", "tag"),
    QT_TRANSLATE_NOOP("ChangedFields", "alias"),
    QT_TRANSLATE_NOOP("ChangedFields", "attribute"),
    QT_TRANSLATE_NOOP("ChangedFields", "option"),
    QT_TRANSLATE_NOOP("ChangedFields", "asset"),
    QT_TRANSLATE_NOOP("ChangedFields", "file"),
    QT_TRANSLATE_NOOP("ChangedFields", "picture"),
    QT_TRANSLATE_NOOP("ChangedFields", "property"),
    QT_TRANSLATE_NOOP("ChangedFields", "link"),
    QT_TRANSLATE_NOOP("ChangedFields", "picture address"),
    QT_TRANSLATE_NOOP("ChangedFields", "gallery"),
    QT_TRANSLATE_NOOP("ChangedFields", "key"),
    QT_TRANSLATE_NOOP("ChangedFields", "gallery entry"),
    QT_TRANSLATE_NOOP("ChangedFields", "keyword"),
    QT_TRANSLATE_NOOP("ChangedFields", "saved search"),
    QT_TRANSLATE_NOOP("ChangedFields", "decision"),
    QT_TRANSLATE_NOOP("ChangedFields", "class"),
    QT_TRANSLATE_NOOP("ChangedFields", "first"),
    QT_TRANSLATE_NOOP("ChangedFields", "second"),
    QT_TRANSLATE_NOOP("ChangedFields", "verdict"),
    QT_TRANSLATE_NOOP("ChangedFields", "decided utc"),
    QT_TRANSLATE_NOOP("ChangedFields", "kind"),
    QT_TRANSLATE_NOOP("ChangedFields", "state"),
    QT_TRANSLATE_NOOP("ChangedFields", "failure"),
    QT_TRANSLATE_NOOP("ChangedFields", "title"),
    QT_TRANSLATE_NOOP("ChangedFields", "description"),
    QT_TRANSLATE_NOOP("ChangedFields", "creator"),
    QT_TRANSLATE_NOOP("ChangedFields", "rights"),
    QT_TRANSLATE_NOOP("ChangedFields", "date taken"),
    QT_TRANSLATE_NOOP("ChangedFields", "rating"),
    QT_TRANSLATE_NOOP("ChangedFields", "flag"),
    QT_TRANSLATE_NOOP("ChangedFields", "source"),
    QT_TRANSLATE_NOOP("ChangedFields", "date created"),
    QT_TRANSLATE_NOOP("ChangedFields", "place in the trash"),
    QT_TRANSLATE_NOOP("ChangedFields", "role"),
    QT_TRANSLATE_NOOP("ChangedFields", "name"),
    QT_TRANSLATE_NOOP("ChangedFields", "sha256"),
    QT_TRANSLATE_NOOP("ChangedFields", "bytes"),
    QT_TRANSLATE_NOOP("ChangedFields", "media type"),
    QT_TRANSLATE_NOOP("ChangedFields", "width"),
    QT_TRANSLATE_NOOP("ChangedFields", "height"),
    QT_TRANSLATE_NOOP("ChangedFields", "duration ms"),
    QT_TRANSLATE_NOOP("ChangedFields", "colour profile"),
    QT_TRANSLATE_NOOP("ChangedFields", "storage"),
    QT_TRANSLATE_NOOP("ChangedFields", "path"),
    QT_TRANSLATE_NOOP("ChangedFields", "path modified utc"),
    QT_TRANSLATE_NOOP("ChangedFields", "value"),
    QT_TRANSLATE_NOOP("ChangedFields", "language"),
    QT_TRANSLATE_NOOP("ChangedFields", "unit"),
    QT_TRANSLATE_NOOP("ChangedFields", "type"),
    QT_TRANSLATE_NOOP("ChangedFields", "position"),
    QT_TRANSLATE_NOOP("ChangedFields", "label"),
    QT_TRANSLATE_NOOP("ChangedFields", "parent"),
    QT_TRANSLATE_NOOP("ChangedFields", "item key"),
    QT_TRANSLATE_NOOP("ChangedFields", "picture name"),
    QT_TRANSLATE_NOOP("ChangedFields", "region x"),
    QT_TRANSLATE_NOOP("ChangedFields", "region y"),
    QT_TRANSLATE_NOOP("ChangedFields", "region width"),
    QT_TRANSLATE_NOOP("ChangedFields", "region height"),
    QT_TRANSLATE_NOOP("ChangedFields", "custom content"),
    QT_TRANSLATE_NOOP("ChangedFields", "text"),
    QT_TRANSLATE_NOOP("ChangedFields", "integer"),
    QT_TRANSLATE_NOOP("ChangedFields", "number"),
    QT_TRANSLATE_NOOP("ChangedFields", "capacity"),
    QT_TRANSLATE_NOOP("ChangedFields", "purpose"),
    QT_TRANSLATE_NOOP("ChangedFields", "SKU"),
    QT_TRANSLATE_NOOP("ChangedFields", "GTIN"),
    QT_TRANSLATE_NOOP("ChangedFields", "brand"),
    QT_TRANSLATE_NOOP("ChangedFields", "price"),
    QT_TRANSLATE_NOOP("ChangedFields", "currency"),
    QT_TRANSLATE_NOOP("ChangedFields", "cover"),
    QT_TRANSLATE_NOOP("ChangedFields", "target"),
    QT_TRANSLATE_NOOP("ChangedFields", "url"),
    QT_TRANSLATE_NOOP("ChangedFields", "reason"),
    QT_TRANSLATE_NOOP("ChangedFields", "body"),
    QT_TRANSLATE_NOOP("ChangedFields", "query"),
    QT_TRANSLATE_NOOP("ChangedFields", "colour"),
    QT_TRANSLATE_NOOP("ChangedFields", "entry"),
    QT_TRANSLATE_NOOP("ChangedFields", "term"),
    QT_TRANSLATE_NOOP("ChangedFields", "tags"),
    QT_TRANSLATE_NOOP("ChangedFields", "categories"),
    QT_TRANSLATE_NOOP("ChangedFields", "attributes"),
    QT_TRANSLATE_NOOP("ChangedFields", "links"),
    QT_TRANSLATE_NOOP("ChangedFields", "texts"),
    QT_TRANSLATE_NOOP("ChangedFields", "descriptions"),
    QT_TRANSLATE_NOOP("ChangedFields", "names"),
    QT_TRANSLATE_NOOP("ChangedFields", "sku"),
    QT_TRANSLATE_NOOP("ChangedFields", "gtin"),
    QT_TRANSLATE_NOOP("ChangedFields", "media"),
};
} // namespace

bool hasChangedFieldText(const QString& word)
{
    return std::any_of(std::begin(kWords), std::end(kWords),
                       [&](const char* known) { return word == QLatin1String(known); });
}

QString changedFieldText(const QString& word)
{
    return hasChangedFieldText(word) ? QCoreApplication::translate("ChangedFields", word.toLatin1().constData()) : word;
}

QString changedFieldsText(const QString& words)
{
    QStringList texts;
    for (const QString& word : words.split(QStringLiteral(", ")))
        texts << changedFieldText(word);
    return texts.join(QCoreApplication::translate("ChangedFields", ", ", "between two fields"));
}

} // namespace vitrine
