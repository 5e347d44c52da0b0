#pragma once

#include "core/api/calls/route.h"
#include "core/api/huawei/image_search_limits.h"
#include "core/api/huawei/json_fields.h"
#include "core/api/huawei/wire_result.h"
#include "core/base/result.h"
#include "core/catalog/entry_filter.h"
#include "core/catalog/gallery.h"

#include <QJsonObject>
#include <QRect>

namespace vitrine {

/// The handlers of ImageSearch v2. An item is an entry whose item key is the item_id and that has no picture name; its
/// product is the one with that SKU. Every gallery is a service with all search types. Source: ImageSearch API
/// reference, imagesearch_02_0038 to 0043.
namespace imagesearch_v2 {

ApiReply addData(ApiCall& call);
ApiReply checkData(ApiCall& call);
ApiReply updateData(ApiCall& call);
ApiReply deleteData(ApiCall& call);
ApiReply search(ApiCall& call);

// What they share.

/// MMS.0003, "Invalid parameter: <name>", with what is wrong with it.
ApiFailure invalid(const QString& name, const QString& detail = {});
ApiFailure failureOf(const JsonProblem& problem);
/// What a service refused.
ApiFailure failureOf(const Error& error);

const ImageSearchV2Limits& limitsOf(const ApiCall& call);
/// A call with the service that it works on and its fields.
struct ServiceCall {
    ApiCall& call;
    const ImageSearchV2Limits& limits;
    Gallery gallery;
    JsonFields fields;
};
/// Errors: MMS.1001 (no such service), MMS.0003 (project id, JSON), a body above the limit.
WireResult<ServiceCall> openService(ApiCall& call);

using EntryTags = QMap<QString, std::variant<QString, Decimal>>;
/// The custom_tags and custom_num_tags to be stored; nullopt where the field is absent.
struct StoredTags {
    std::optional<QMap<QString, QString>> texts;
    std::optional<QMap<QString, Decimal>> numbers;
};
WireResult<StoredTags> readStoredTags(const ServiceCall& service);
/// The conditions of custom_tags and custom_num_tags; nullopt when neither is given. A list means any of its values, a
/// range is closed; between keys all must hold.
WireResult<std::optional<EntryFilter>> readFilter(const ServiceCall& service);
/// "last_item": where the page before ended. Its `id` is ours: the number of the entry.
struct Cursor {
    double score = 1;
    EntryId entry;
};
WireResult<std::optional<Cursor>> readCursor(const ServiceCall& service);
QJsonObject cursorJson(const Cursor& cursor);

/// The picture of a call and what optional_params says about it.
struct PictureWords {
    std::optional<QByteArray> bytes;
    bool detects = true;
    std::optional<QRect> box;
    std::optional<qint64> category;
};
/// Errors: MMS.0003, ModelArts.4603 (an address that cannot be fetched).
WireResult<PictureWords> readPicture(const ServiceCall& service);

/// {"result": "success"} with "data", if there is any.
HttpResponse successReply(const std::optional<QJsonObject>& data = std::nullopt);
/// What is written on an entry: "desc", "custom_tags", "custom_num_tags", "keywords", those that it has.
QJsonObject sourceJson(const Entry& entry);
QJsonObject itemJson(const Entry& entry, double score);
/// An object in a picture: "box" as "x1,y1,x2,y2", "category", "category_name".
QJsonObject objectJson(const QRect& box, const std::optional<qint64>& category);

} // namespace imagesearch_v2
} // namespace vitrine
