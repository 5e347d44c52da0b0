#pragma once

#include "core/api/alibaba/alibaba_error.h"
#include "core/api/calls/api_call.h"

#include <QJsonObject>

#include <mutex>

namespace vitrine {

/// Families B: 2019-03-25 (paths) and 2020-12-14, 2020-02-12 (actions). Parameters from query and body together.

/// AddImage: Message, PicInfo{CategoryId, Region}.
Checked<QJsonObject> addImage(ApiCall& call);
/// DeleteImage: Message; the RPC versions also Data{PicNames}. Deleting what is not there succeeds.
Checked<QJsonObject> deleteImage(ApiCall& call);
/// /v2/image/search: by picture, or with Type=SearchByName by name.
Checked<QJsonObject> searchImage(ApiCall& call);
Checked<QJsonObject> searchImageByPic(ApiCall& call);
Checked<QJsonObject> searchImageByName(ApiCall& call);
Checked<QJsonObject> searchImageByText(ApiCall& call);
Checked<QJsonObject> searchImageByFilter(ApiCall& call);
/// What is not given stays. @param turn  one update at a time: it reads what is there before it writes
Checked<QJsonObject> updateImage(ApiCall& call, std::mutex& turn);
/// Exists, and with it Auctions: one object, not a list.
Checked<QJsonObject> checkImageExists(ApiCall& call);
/// Score, 0..1.
Checked<QJsonObject> compareSimilarByImage(ApiCall& call);
/// Instance{Name, Capacity in units of 10 000, ...}.
Checked<QJsonObject> instanceDetail(ApiCall& call);

} // namespace vitrine
