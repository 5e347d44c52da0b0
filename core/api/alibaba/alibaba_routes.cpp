#include "core/api/alibaba/alibaba_limits.h"
#include "core/api/alibaba/images_calls.h"
#include "core/api/alibaba/items_calls.h"
#include "core/api/alibaba/task_calls.h"
#include "core/api/alibaba/upload_calls.h"
#include "core/api/calls/route.h"

#include <memory>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// What the handlers of one listener share.
struct Shared {
    TaskHub tasks;
    std::mutex updateTurn;
};

using JsonHandler = std::function<Checked<QJsonObject>(ApiCall&)>;

ApiHandler answered(JsonHandler handle)
{
    return [handle = std::move(handle)](ApiCall& call) -> ApiReply {
        const Checked<QJsonObject> body = handle(call);
        if (!body.ok())
            return alibabaFailure(body.error(), call.route.family);
        return jsonReply(body.value());
    };
}

enum class Writes { No, Yes };

Route items(const QByteArray& name, const QByteArray& operation, Writes writes, const QByteArray& summary,
            JsonHandler handle)
{
    return {.method = "POST",
            .path = "/item/" + name,
            .operation = "alibaba_items." + operation,
            .summary = summary,
            .family = ApiFamily::AlibabaItems,
            .auth = RouteAuth::Alibaba,
            .bodyLimit = kAlibabaItemsBody,
            .writes = writes == Writes::Yes,
            .handle = answered(std::move(handle))};
}

Route images(const QByteArray& name, const QByteArray& operation, Writes writes, const QByteArray& summary,
             JsonHandler handle)
{
    return {.method = "POST",
            .path = "/v2/image/" + name,
            .version = "2019-03-25",
            .operation = "alibaba_images." + operation,
            .summary = summary,
            .family = ApiFamily::AlibabaImages,
            .auth = RouteAuth::Alibaba,
            .bodyLimit = kAlibabaPictureBody,
            .writes = writes == Writes::Yes,
            .handle = answered(std::move(handle))};
}

Route rpc(const QByteArray& action, Writes writes, const QByteArray& summary, JsonHandler handle)
{
    return {.method = "POST",
            .path = "/",
            .action = action,
            .version = "2020-12-14",
            .operation = "alibaba_rpc." + action,
            .summary = summary,
            .family = ApiFamily::AlibabaRpc,
            .auth = RouteAuth::Alibaba,
            .bodyLimit = kAlibabaPictureBody,
            .writes = writes == Writes::Yes,
            .handle = answered(std::move(handle))};
}

/// The same action of the version of February 2020.
Route rpc2020(const QByteArray& action, Writes writes, const QByteArray& summary, JsonHandler handle)
{
    Route route = rpc(action, writes, summary, std::move(handle));
    route.version = "2020-02-12";
    route.operation = "alibaba_rpc_2020_02." + action;
    return route;
}

/// A management action: small, also by GET.
Route management(const QByteArray& action, Writes writes, const QByteArray& summary, JsonHandler handle)
{
    Route route = rpc(action, writes, summary, std::move(handle));
    route.method = "GET POST";
    route.bodyLimit = kAlibabaSmallBody;
    return route;
}

void addItems(std::vector<Route>& routes)
{
    routes.push_back(items("add", "AddItem", Writes::Yes, "Adds or replaces pictures of an item.", addItem));
    routes.push_back(
        items("delete", "DeleteItem", Writes::Yes, "Removes an item, or some of its pictures.", deleteItem));
    routes.push_back(items("search", "SearchItem", Writes::No, "Finds pictures that look like one.", searchItem));
}

void addImages(std::vector<Route>& routes)
{
    routes.push_back(images("add", "AddImage", Writes::Yes, "Adds or replaces a picture of a product.", addImage));
    routes.push_back(images("delete", "DeleteImage", Writes::Yes, "Removes a product, or one picture.", deleteImage));
    routes.push_back(
        images("search", "SearchImage", Writes::No, "Finds pictures by a picture or by name.", searchImage));
    routes.push_back(
        images("searchByPic", "SearchByPic", Writes::No, "SearchImage with Type=SearchByPic.", searchImage));
    routes.push_back(
        images("searchByName", "SearchByName", Writes::No, "SearchImage with Type=SearchByName.", searchImage));
}

void addRpc(std::vector<Route>& routes, const std::shared_ptr<Shared>& shared)
{
    routes.push_back(rpc("AddImage", Writes::Yes, "Adds or replaces a picture of a product.", addImage));
    routes.push_back(rpc("UpdateImage", Writes::Yes, "Changes what is written on a picture.",
                         [shared](ApiCall& call) { return updateImage(call, shared->updateTurn); }));
    routes.push_back(
        rpc("DeleteImage", Writes::Yes, "Removes a product, a picture, or what fits a filter.", deleteImage));
    routes.push_back(rpc("SearchImageByPic", Writes::No, "Finds pictures that look like one.", searchImageByPic));
    routes.push_back(
        rpc("SearchImageByName", Writes::No, "Finds pictures that look like a stored one.", searchImageByName));
    routes.push_back(rpc("SearchImageByText", Writes::No, "Finds pictures by words.", searchImageByText));
    routes.push_back(rpc("SearchImageByFilter", Writes::No, "Lists pictures that fit a filter.", searchImageByFilter));
    routes.push_back(rpc("CheckImageExists", Writes::No, "Whether a picture is there.", checkImageExists));
    routes.push_back(rpc("CompareSimilarByImage", Writes::No, "How alike two pictures are.", compareSimilarByImage));
    routes.push_back(rpc2020("AddImage", Writes::Yes, "Adds or replaces a picture of a product.", addImage));
    routes.push_back(rpc2020("DeleteImage", Writes::Yes, "Removes a product, or one picture.", deleteImage));
    routes.push_back(rpc2020("SearchImageByPic", Writes::No, "Finds pictures that look like one.", searchImageByPic));
    routes.push_back(
        rpc2020("SearchImageByName", Writes::No, "Finds pictures that look like a stored one.", searchImageByName));
}

void addManagement(std::vector<Route>& routes, const std::shared_ptr<Shared>& shared)
{
    const auto withTasks = [&shared](Checked<QJsonObject> (*handle)(ApiCall&, TaskHub&)) {
        return [shared, handle](ApiCall& call) { return handle(call, shared->tasks); };
    };
    Route detail = management("Detail", Writes::No, "What an instance is and holds.", instanceDetail);
    routes.push_back(std::move(detail));
    routes.push_back(management("DumpMeta", Writes::Yes, "Writes an instance's entries to a file, in the background.",
                                withTasks(dumpMeta)));
    routes.push_back(
        management("DumpMetaList", Writes::No, "How the dumps of an instance are.", withTasks(dumpMetaList)));
    routes.push_back(management("IncreaseInstance", Writes::Yes, "Does what an increment.meta says, in the background.",
                                withTasks(increaseInstance)));
    routes.push_back(
        management("IncreaseList", Writes::No, "How the batches of an instance are.", withTasks(increaseList)));
    routes.push_back({.method = "GET",
                      .path = "/imagesearch/tasks/{token}",
                      .operation = "alibaba_upload.GetTaskFile",
                      .summary = "What a dump or a batch wrote.",
                      .family = ApiFamily::AlibabaUpload,
                      .auth = RouteAuth::Open,
                      .bodyLimit = 0,
                      .handle = [shared](ApiCall& call) { return taskFile(call, shared->tasks); }});
}

void addUploads(std::vector<Route>& routes)
{
    routes.push_back({.method = "GET POST",
                      .path = "/",
                      .action = "AuthorizeFileUpload",
                      .version = "2019-12-19",
                      .operation = "alibaba_upload.AuthorizeFileUpload",
                      .summary = "Where a picture may be put ahead of the call that uses it.",
                      .family = ApiFamily::AlibabaUpload,
                      .auth = RouteAuth::Alibaba,
                      .bodyLimit = kAlibabaSmallBody,
                      .writes = false,
                      .handle = answered(authorizeFileUpload)});
    routes.push_back({.method = "POST",
                      .path = "/",
                      .operation = "alibaba_upload.PutObject",
                      .summary = "Puts a picture by a form, as an object store takes it.",
                      .family = ApiFamily::AlibabaUpload,
                      .auth = RouteAuth::Open,
                      .bodyLimit = kAlibabaPictureBody,
                      .writes = false,
                      .handle = [](ApiCall& call) -> ApiReply { return putObject(call); }});
}

} // namespace

std::vector<Route> alibabaRoutes()
{
    const auto shared = std::make_shared<Shared>();
    std::vector<Route> routes;
    addItems(routes);
    addImages(routes);
    addRpc(routes, shared);
    addManagement(routes, shared);
    addUploads(routes);
    return routes;
}

} // namespace vitrine
