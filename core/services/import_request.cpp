#include "core/services/import_request.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QJsonArray absolutePaths(const QStringList& paths)
{
    QJsonArray list;
    for (const QString& path : paths)
        list.append(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    return list;
}

QStringList texts(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& item : value.toArray())
        list << item.toString();
    return list;
}

QString compactText(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

QString requestText(const ImportRequest& request)
{
    QJsonObject columns;
    for (auto field = request.columnFields.cbegin(); field != request.columnFields.cend(); ++field)
        columns.insert(field.key(), field.value());
    QJsonObject object{{u"paths"_s, absolutePaths(request.paths)},
                       {u"tables"_s, absolutePaths(request.tables)},
                       {u"columns"_s, columns},
                       {u"in_place"_s, request.inPlace},
                       {u"folders"_s, int(request.folders)},
                       {u"attach_at"_s, request.attachAt}};
    if (request.attachTo)
        object.insert(u"attach_to"_s, request.attachTo->value());
    if (!request.attachAlso.empty()) {
        QJsonArray also;
        for (const ProductId product : request.attachAlso)
            also.append(product.value());
        object.insert(u"attach_also"_s, also);
    }
    if (request.tagWith)
        object.insert(u"tag_with"_s, request.tagWith->value());
    if (!request.choices.empty())
        object.insert(u"choices"_s, choicesToJson(request.choices));
    return compactText(object);
}

QString withChoices(const QString& text, std::span<const FileChoice> choices)
{
    QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    object.remove(u"choices"_s);
    if (!choices.empty())
        object.insert(u"choices"_s, choicesToJson(choices));
    return compactText(object);
}

QString withoutChoices(const QString& text)
{
    return text.contains("\"choices\":"_L1) ? withChoices(text, {}) : text;
}

Result<ImportRequest> requestFromText(const QString& text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    if (object.isEmpty())
        return fail(ErrorCode::Corrupt,
                    u"The books of the interrupted import cannot be read. Take it back and import again."_s);
    ImportRequest request{.paths = texts(object[u"paths"]),
                          .tables = texts(object[u"tables"]),
                          .inPlace = object[u"in_place"].toBool(),
                          .folders = FolderRule(object[u"folders"].toInt()),
                          .attachAt = object[u"attach_at"].toInt(-1)};
    const QJsonObject columns = object[u"columns"].toObject();
    for (auto column = columns.begin(); column != columns.end(); ++column)
        request.columnFields.insert(column.key(), column.value().toString());
    if (object.contains(u"attach_to"))
        request.attachTo = ProductId(object[u"attach_to"].toInteger());
    for (const QJsonValue& product : object[u"attach_also"].toArray())
        request.attachAlso.emplace_back(product.toInteger());
    if (object.contains(u"tag_with"))
        request.tagWith = TagId(object[u"tag_with"].toInteger());
    request.choices = choicesFromJson(object[u"choices"].toArray());
    return request;
}

} // namespace vitrine
