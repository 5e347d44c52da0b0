#include "core/api/alibaba/increment_meta.h"

#include "core/api/alibaba/call_fields.h"
#include "core/api/alibaba/wire_values.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

bool isRelativePath(const QString& path)
{
    if (path.startsWith(u'/') || path.contains(u'\\'))
        return false;
    const QStringList parts = path.split(u'/');
    return !parts.contains(u".."_s) && !parts.contains(QString());
}

} // namespace

Checked<IncrementLine> parseIncrementLine(QByteArrayView line, const AlibabaLimits& limits)
{
    HttpRequest request;
    request.headers.add("Content-Type", "application/json");
    request.body = HttpBody(line.toByteArray());
    TRY_ASSIGN(const CallFields fields, read, CallFields::of(request));
    const FieldSource source = [&fields](const QByteArray& name) { return fields.find(name); };
    IncrementLine parsed;
    const QByteArray operation = fields.find("OperationType").value_or(QByteArray());
    parsed.deletes = operation.compare("DELETE", Qt::CaseInsensitive) == 0;
    if (!parsed.deletes && operation.compare("ADD", Qt::CaseInsensitive) != 0)
        return AlibabaError::BadRequest;
    if (const auto name = fields.find("PicName")) {
        TRY_ASSIGN(parsed.pictureName, checked, checkedPictureName(*name, limits));
    }
    if (parsed.deletes) {
        TRY_ASSIGN(parsed.words.itemKey, key, readItemKey(source, imagesNames(), limits));
        return parsed;
    }
    if (parsed.pictureName.isEmpty())
        return AlibabaError::NoSpecifiedPicName;
    if (!isRelativePath(parsed.pictureName))
        return AlibabaError::InvalidPicName;
    TRY_ASSIGN(parsed.words, said, readAddWords(source, imagesNames(), limits));
    return parsed;
}

QByteArray incrementLine(const Entry& entry)
{
    QJsonObject object{
        {u"OperationType"_s, u"ADD"_s}, {u"ProductId"_s, entry.itemKey}, {u"PicName"_s, entry.pictureName}};
    if (entry.category)
        object.insert(u"CategoryId"_s, *entry.category);
    if (!entry.customContent.isEmpty())
        object.insert(u"CustomContent"_s, entry.customContent);
    if (entry.region)
        object.insert(u"Region"_s, regionText(*entry.region));
    for (auto each = entry.attributes.begin(); each != entry.attributes.end(); ++each) {
        const bool isNumber = std::holds_alternative<qint64>(each.value());
        const QString stem = isNumber ? u"int_attr"_s : u"str_attr"_s;
        if (!each.key().startsWith(stem))
            continue;
        const QString name = (isNumber ? u"IntAttr"_s : u"StrAttr"_s) + each.key().mid(stem.size());
        object.insert(name, isNumber ? QJsonValue(std::get<qint64>(each.value()))
                                     : QJsonValue(std::get<QString>(each.value())));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace vitrine
