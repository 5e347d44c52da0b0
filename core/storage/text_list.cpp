#include "core/storage/text_list.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace vitrine {

QString textListJson(const QStringList& texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

QStringList textListFromJson(const QString& json)
{
    QStringList texts;
    for (const QJsonValue& value : QJsonDocument::fromJson(json.toUtf8()).array())
        texts << value.toString();
    return texts;
}

} // namespace vitrine
