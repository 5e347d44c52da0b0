#include "core/api/huawei/image_search_v1.h"
#include "core/api/huawei/image_search_v2.h"

namespace vitrine {

namespace {

Route route(ApiFamily family, const char* method, const QByteArray& path, const char* operation, const char* summary,
            qint64 bodyLimit, bool writes, ApiReply (*handle)(ApiCall&))
{
    Route route;
    route.method = method;
    route.path = path;
    route.operation = operation;
    route.summary = summary;
    route.family = family;
    route.auth = RouteAuth::Huawei;
    route.bodyLimit = bodyLimit;
    route.writes = writes;
    route.handle = handle;
    return route;
}

} // namespace

std::vector<Route> imageSearchRoutes()
{
    const auto v1 = [](const char* method, const char* path, const char* operation, const char* summary,
                       qint64 bodyLimit, bool writes, ApiReply (*handle)(ApiCall&)) {
        return route(ApiFamily::ImageSearchV1, method, QByteArray("/v1/{project_id}") + path, operation, summary,
                     bodyLimit, writes, handle);
    };
    const auto v2 = [](const char* path, const char* operation, const char* summary, qint64 bodyLimit, bool writes,
                       ApiReply (*handle)(ApiCall&)) {
        return route(ApiFamily::ImageSearchV2, "POST", QByteArray("/v2/{project_id}/mms/{service_name}") + path,
                     operation, summary, bodyLimit, writes, handle);
    };
    constexpr qint64 kPicture = kHuaweiPictureBody, kWords = kHuaweiWordsBody;
    return {
        v1("POST", "/service", "imagesearch_v1.CreateInstance", "Makes a gallery", kWords, true,
           imagesearch_v1::createInstance),
        v1("GET", "/service/{instance_name}", "imagesearch_v1.QueryInstance", "Describes a gallery", kWords, false,
           imagesearch_v1::queryInstance),
        v1("DELETE", "/service/{instance_name}", "imagesearch_v1.DeleteInstance", "Moves a gallery to the trash",
           kWords, true, imagesearch_v1::deleteInstance),
        v1("POST", "/{instance_name}/image", "imagesearch_v1.AddPicture", "Adds a picture, or replaces it", kPicture,
           true, imagesearch_v1::addPicture),
        v1("PUT", "/{instance_name}/image", "imagesearch_v1.ModifyPicture", "Replaces the tags of a picture", kWords,
           true, imagesearch_v1::modifyPicture),
        v1("DELETE", "/{instance_name}/image", "imagesearch_v1.DeletePicture", "Takes a picture out of a gallery",
           kWords, true, imagesearch_v1::deletePicture),
        v1("POST", "/{instance_name}/image/check", "imagesearch_v1.CheckPicture", "Says whether a picture is there",
           kWords, false, imagesearch_v1::checkPicture),
        v1("POST", "/{instance_name}/image/search", "imagesearch_v1.SearchPicture",
           "Finds pictures that look alike, or by tags", kPicture, false, imagesearch_v1::searchPicture),
        v2("/data/add", "imagesearch_v2.AddData", "Adds a record with or without a picture", kPicture, true,
           imagesearch_v2::addData),
        v2("/data/check", "imagesearch_v2.CheckData", "Describes a record, or finds records by tags", kWords, false,
           imagesearch_v2::checkData),
        v2("/data/update", "imagesearch_v2.UpdateData", "Changes description and tags of a record", kWords, true,
           imagesearch_v2::updateData),
        v2("/data/delete", "imagesearch_v2.DeleteData", "Removes a record, or records by tags", kWords, true,
           imagesearch_v2::deleteData),
        v2("/search", "imagesearch_v2.Search", "Finds records by picture, keywords or text", kPicture, false,
           imagesearch_v2::search),
    };
}

} // namespace vitrine
