#include "core/api/alibaba/instance_call.h"

#include "core/api/alibaba/wire_values.h"
#include "core/base/text_fold.h"
#include "core/services/edit_galleries.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShownChars = 200;

} // namespace

Checked<InstanceCall> openInstance(ApiCall& call, const std::optional<QByteArray>& name, AlibabaError unknown)
{
    if (!name || name->isEmpty())
        return AlibabaError::InvalidInstanceName;
    showField(call, u"InstanceName"_s, *name);
    const AlibabaLimits& limits = alibabaLimits(call.services.limits);
    const auto text = wireText(*name);
    if (!text || text->size() > limits.instanceNameChars)
        return unknown;
    TRY_ASSIGN(Gallery gallery, found,
               checked<Gallery>(galleryByName(call.services.catalogue, *text),
                                [unknown](const Error& error) { return refusalOf(error, unknown, unknown); }));
    return InstanceCall{call, limits, std::move(gallery)};
}

AlibabaError refusalOf(const Error& error, AlibabaError invalid, AlibabaError missing)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return missing;
    case ErrorCode::InvalidInput:
    case ErrorCode::Corrupt:
        return invalid;
    case ErrorCode::TooLarge:
        return AlibabaError::InstanceOverQuota;
    case ErrorCode::Unavailable:
    case ErrorCode::Cancelled:
        return AlibabaError::AccessEngineFailed;
    case ErrorCode::Conflict:
    case ErrorCode::Unauthorized:
    case ErrorCode::Io:
    case ErrorCode::Internal:
        break;
    }
    qWarning("image search: %s", qPrintable(error.detail));
    return AlibabaError::InternalError;
}

QJsonObject successBody(const ApiCall& call, const QString& messageName)
{
    return {{u"RequestId"_s, QString::fromLatin1(call.request.id)},
            {u"Success"_s, true},
            {u"Code"_s, 0},
            {messageName, u"success"_s}};
}

void showField(ApiCall& call, const QString& name, QByteArrayView value)
{
    const QByteArray shown = value.first(std::min(value.size(), kShownChars * 4)).toByteArray();
    call.decoded.push_back({name, textForDisplay(shown).left(kShownChars), {}});
}

void showPicture(ApiCall& call, const QString& name, const QByteArray& bytes)
{
    call.decoded.push_back({name, u"%1 bytes"_s.arg(bytes.size()), bytes});
}

} // namespace vitrine
