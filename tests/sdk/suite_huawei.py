"""Huawei Cloud MetaStudio and ImageSearch: the vendor's Python clients against `vitrine serve`.

huaweicloudsdkmetastudio (products, assets, files), huaweicloudsdkimagesearch (v2). Version 1 of ImageSearch, which that
package does not have any more, and the tokens are called without a client, as their documents show them.
"""

import base64
import hashlib
import json

import harness
import huawei_doors
import look_pictures

harness.python_packages("huawei_python", "huawei_python.txt")

from huaweicloudsdkcore.auth.credentials import BasicCredentials  # noqa: E402
from huaweicloudsdkcore.exceptions import exceptions  # noqa: E402
from huaweicloudsdkcore.region.region import Region  # noqa: E402
from huaweicloudsdkimagesearch import v2 as search  # noqa: E402
from huaweicloudsdkmetastudio import v1 as studio  # noqa: E402

FAMILIES = ("huawei_identity", "metastudio", "imagesearch_v1", "imagesearch_v2")
RED, BLUE, GREEN = harness.png(220, 30, 30), harness.png(30, 30, 220), harness.png(30, 200, 60)
JSON = {"Content-Type": "application/json"}

suite = harness.Suite("huawei", FAMILIES)


def text64(data):
    return base64.b64encode(data).decode()


def code_of(error):
    return error.error_code


def credentials(server, secret=None):
    return BasicCredentials(server.access_key, secret or server.secret_key, server.project_id)


def studio_client(server, secret=None):
    return studio.MetaStudioClient.new_builder().with_credentials(credentials(server, secret)) \
        .with_endpoint(server.url).build()


def search_client(server):
    return search.ImageSearchClient.new_builder().with_credentials(credentials(server)) \
        .with_endpoint(server.url).build()


# --- identity ---

def token(server, secret=None, project=None):
    body = {"auth": {"identity": {"methods": ["password"], "password": {"user": {
        "name": server.access_key, "password": secret or server.secret_key,
        "domain": {"name": server.access_key}}}}, "scope": {"project": {"id": project or server.project_id}}}}
    import urllib.request
    request = urllib.request.Request(server.url + "/v3/auth/tokens", data=json.dumps(body).encode(), headers=JSON)
    with urllib.request.urlopen(request, timeout=harness.PATIENCE) as answer:
        suite.equal(answer.status, 201, "a token is made")
        return answer.headers["X-Subject-Token"], json.loads(answer.read())


def identity_cases(server):
    with suite.case("token by password"):
        value, body = token(server)
        suite.check(value, "no X-Subject-Token")
        suite.equal(body["token"]["project"]["id"], server.project_id, "project of the token")
        status, _ = server.send("GET", "/v1/%s/products" % server.project_id, headers={"X-Auth-Token": value})
        suite.equal(status, 200, "a call with the token")
    with suite.case("token refused"):
        status, _ = server.send("POST", "/v3/auth/tokens", headers=JSON, body=json.dumps({"auth": {"identity": {
            "methods": ["password"], "password": {"user": {"name": server.access_key, "password": "wrong",
                                                           "domain": {"name": server.access_key}}}}}}).encode())
        suite.equal(status, 401, "a wrong secret")
    with suite.case("project looked up by the SDK"):
        found = studio.MetaStudioClient.new_builder() \
            .with_credentials(BasicCredentials(server.access_key, server.secret_key).with_iam_endpoint(server.url)) \
            .with_region(Region("cn-north-4", server.url)).build()
        suite.equal(found.list_products(studio.ListProductsRequest()).count >= 0, True, "a call without project id")
    with suite.case("wrong secret key"):
        error = suite.refused("APIGW.0301", lambda: studio_client(server, "wrong").list_products(
            studio.ListProductsRequest()), code_of)
        suite.equal(error.status_code, 401, "status")
        suite.check(error.request_id, "no request id")


# --- MetaStudio ---

def upload(server, client, asset, data, name="front.png", category="MAIN", kind="png"):
    md5 = base64.b64encode(hashlib.md5(data).digest()).decode()
    made = client.create_file(studio.CreateFileRequest(body=studio.FilesCreateReq(
        file_name=name, file_md5=md5, file_size=len(data), file_type=kind, asset_id=asset,
        asset_file_category=category)))
    status, _ = server.send("PUT", made.upload_url, data, {"Content-MD5": md5, "Content-Type": "image/png"})
    suite.equal(status, 200, "upload")
    client.confirm_file_upload(studio.ConfirmFileUploadRequest(
        file_id=made.file_id, body=studio.ConfirmFileUploadRequestBody(state="CREATED")))
    return made.file_id


def make_asset(client, name, kind="IMAGE"):
    return client.create_digital_asset(studio.CreateDigitalAssetRequest(
        x_app_user_id="anna", body=studio.CreateDigitalAssetRequestBody(asset_name=name, asset_type=kind))).asset_id


def show_asset(client, asset):
    return client.show_asset(studio.ShowAssetRequest(asset_id=asset))


def studio_assets(server, client):
    with suite.case("asset and its file, the minimal path"):
        asset = make_asset(client, "red front")
        suite.equal(show_asset(client, asset).asset_state, "CREATING", "state before the file")
        file = upload(server, client, asset, RED)
        shown = show_asset(client, asset)
        suite.equal((shown.asset_state, shown.files[0].file_id, shown.app_user_id), ("UNACTIVED", file, "anna"), "asset")
        suite.equal(server.send("GET", shown.files[0].download_url)[1], RED, "downloaded bytes")
        updated = client.update_digital_asset(studio.UpdateDigitalAssetRequest(
            asset_id=asset, body=studio.UpdateDigitalAssetRequestBody(asset_state="ACTIVED", tags=["studio"])))
        suite.equal((updated.asset_state, updated.tags), ("ACTIVED", ["studio"]), "updated asset")
    with suite.case("lists and summaries"):
        blue = make_asset(client, "blue back")
        upload(server, client, blue, BLUE)
        listed = client.list_assets(studio.ListAssetsRequest(name="front", asset_type="IMAGE", asset_state="ACTIVED"))
        suite.equal((listed.count, listed.assets[0].asset_id), (1, asset), "filtered list")
        both = client.list_assets(studio.ListAssetsRequest(asset_id=[asset, blue], is_movable=True))
        suite.equal(both.count, 2, "by repeated ids")
        named = client.list_asset_summary(studio.ListAssetSummaryRequest(
            body=studio.ListAssetSummarysReq(asset_ids=[asset, blue])))
        suite.equal({each.asset_name for each in named.asset_list}, {"red front", "blue back"}, "summaries")
    with suite.case("a second main file is refused"):
        suite.refused("MSS.10001008", lambda: upload(server, client, asset, BLUE), code_of)
    with suite.case("recycle, restore, force, batch"):
        client.delete_asset(studio.DeleteAssetRequest(asset_id=blue))
        suite.equal(show_asset(client, blue).asset_state, "DELETING", "recycled")
        client.restore_asset(studio.RestoreAssetRequest(asset_id=blue))
        acted = client.batch_execute_asset_action(studio.BatchExecuteAssetActionRequest(
            body=studio.BatchAssetActionReq(action="ACTIVE", asset_ids=[blue, "none"])))
        suite.equal({each.ret_status for each in acted.results}, {"SUCCESS", "FAILED"}, "batch")
        client.delete_asset(studio.DeleteAssetRequest(asset_id=blue, mode="force"))
        suite.refused("MSS.10001001", lambda: show_asset(client, blue), code_of)
    with suite.case("files: large, deleted, unknown"):
        green = make_asset(client, "green")
        large = client.create_large_file(studio.CreateLargeFileRequest(body=studio.LargeFilesCreateReq(
            file_name="green.png", file_type="png", asset_id=green, asset_file_category="MAIN",
            file_multipart_count=2)))
        half = len(GREEN) // 2
        for address, part in zip(large.upload_urls, (GREEN[:half], GREEN[half:])):
            status, _ = server.send("PUT", address, part, {"Content-Type": "application/octet-stream"})
            suite.equal(status, 200, "part")
        client.confirm_file_upload(studio.ConfirmFileUploadRequest(
            file_id=large.file_id, body=studio.ConfirmFileUploadRequestBody(state="CREATED")))
        suite.equal(server.send("GET", show_asset(client, green).files[0].download_url)[1], GREEN, "joined parts")
        client.delete_file(studio.DeleteFileRequest(file_id=large.file_id))
        suite.refused("MSS.10001004", lambda: client.delete_file(
            studio.DeleteFileRequest(file_id=large.file_id)), code_of)
    return asset


def studio_products(server, client, asset):
    def show(product):
        return client.show_product(studio.ShowProductRequest(product_id=product))

    with suite.case("product with everything"):
        made = client.create_product(studio.CreateProductRequest(body=studio.CreateProductRequestBody(
            name="Desk lamp é", description="Bright", tags=["home"], auto_active=True,
            text_list=[studio.ProductTextInfo(title="Care", text="Dust it")],
            asset_list=[studio.ProductMediaInfo(asset_id=asset, asset_type="IMAGE", order=1)])))
        suite.check(made.x_request_id, "no X-Request-Id")
        shown = show(made.product_id)
        suite.equal((shown.name, shown.tags, shown.state), ("Desk lamp é", ["home"], "ACTIVED"), "product")
        suite.equal((shown.asset_list[0].asset_id, shown.cover.asset_id), (asset, asset), "assets")
    with suite.case("update, list, set asset"):
        product = made.product_id
        client.update_product(studio.UpdateProductRequest(product_id=product, body=studio.UpdateProductRequestBody(
            name="Floor lamp", state="UNACTIVED")))
        listed = client.list_products(studio.ListProductsRequest(
            name="floor", state="UNACTIVED", sort_key="create_time", sort_dir="desc",
            create_since="2024-01-01T00:00:00Z", limit=5, offset=0))
        suite.equal((listed.count, listed.products[0].product_id), (1, product), "list")
        for action, count in (("UNLINK", 0), ("LINK", 1)):
            client.set_product_asset(studio.SetProductAssetRequest(product_id=product, body=studio.ProductAssetReleation(
                asset_item=studio.ProductMediaInfo(asset_id=asset, asset_type="IMAGE"), action=action)))
            suite.equal(len(show(product).asset_list), count, action)
    with suite.case("refusals"):
        suite.refused("MSS.00000003", lambda: show("00000000-0000-4000-8000-000000000000"), code_of)
        suite.refused("MSS.00000003", lambda: client.create_product(studio.CreateProductRequest(
            body=studio.CreateProductRequestBody(name="x", tags=["seventeen letters"]))), code_of)
        suite.refused("MSS.10001001", lambda: client.create_product(studio.CreateProductRequest(
            body=studio.CreateProductRequestBody(name="x", asset_list=[studio.ProductMediaInfo(
                asset_id="none", asset_type="IMAGE")]))), code_of)
    with suite.case("delete"):
        client.delete_product(studio.DeleteProductRequest(product_id=product))
        suite.equal(client.list_products(studio.ListProductsRequest()).count, 0, "after deleting")


# --- ImageSearch version 1, by token ---

def v1_caller(server):
    value, _ = token(server)

    def call(method, path, body=None):
        status, text = server.send(method, "/v1/%s%s" % (server.project_id, path),
                                   None if body is None else json.dumps(body).encode(),
                                   {"X-Auth-Token": value, "Content-Type": "application/json;charset=utf-8"})
        return status, json.loads(text or b"{}")

    return call


def v1_cases(server):
    call = v1_caller(server)
    with suite.case("v1: instance"):
        status, made = call("POST", "/service", {"name": "wall", "model": "common-search", "tags": ["colour"]})
        suite.equal((status, made["instanceName"], made["tags"]), (200, "wall", ["colour"]), "created")
        suite.equal(call("GET", "/service/wall")[1]["status"], "NORMAL", "queried")
        suite.equal(call("GET", "/service/none")[1]["error_code"], "IS.0007", "unknown instance")
    lamp, chair = "https://img.local/lamp-7.jpg", "https://img.local/chair.jpg"
    with suite.case("v1: add, check, modify, search, delete"):
        suite.equal(call("POST", "/wall/image", {"path": lamp, "file": text64(RED), "tags": {"colour": "red"}})[0], 200,
                    "added")
        suite.equal(call("POST", "/wall/image", {"path": chair, "file": text64(BLUE), "tags": {"colour": "blue"}})[0],
                    200, "added")
        suite.equal(call("POST", "/wall/image/check", {"path": lamp})[1], {"exist": "true"}, "checked")
        suite.equal(call("PUT", "/wall/image", {"path": lamp, "tags": {"colour": "green"}}), (200, {"result": "Success"}),
                    "modified")
        found = call("POST", "/wall/image/search", {"file": text64(RED), "limit": 2})[1]
        suite.equal((found["result"][0]["path"], found["result"][0]["tags"]), (lamp, {"colour": "green"}), "found")
        tagged = call("POST", "/wall/image/search", {"file": text64(RED), "tags": {"colour": "blue"}})[1]
        suite.equal([each["path"] for each in tagged["result"]], [chair], "found by tag")
        suite.equal(call("DELETE", "/wall/image", {"path": chair})[1], {"result": "Success"}, "deleted")
        suite.equal(call("POST", "/wall/image/check", {"path": chair})[1], {"exist": "false"}, "checked")
    with suite.case("v1: refusals"):
        suite.equal(call("PUT", "/wall/image", {"tags": {"colour": "x"}})[1],
                    {"error_code": "IS.0003", "error_msg": "Arguments of path can not be null."}, "without path")
        suite.equal(call("POST", "/wall/image", {"path": "x", "file": "no picture"})[1]["error_code"], "IS.0002", "bytes")
        suite.equal(call("DELETE", "/wall/image", {"path": "none"})[1]["error_code"], "IS.0016", "unknown path")
    with suite.case("v1: instance deleted"):
        suite.equal(call("DELETE", "/service/wall")[0], 200, "deleted")


# --- ImageSearch version 2 ---

def v2_cases(server):
    client = search_client(server)

    def add(item, data, **more):
        return client.run_add_data(search.RunAddDataRequest(service_name="shop", body=search.AddDataParam(
            item_id=item, image_base64=text64(data), **more)))

    def find(**more):
        return client.run_search(search.RunSearchRequest(service_name="shop", body=search.SearchParam(**more))).data

    with suite.case("v2: add"):
        added = add("sku-1", RED, desc="red lamp", keywords=["lamp"], custom_tags={"colour": "red"},
                    custom_num_tags={"price": 19.5})
        suite.equal(added.result, "success", "result")
        add("sku-2", BLUE, desc="blue chair", keywords=["chair"], custom_tags={"colour": "blue"},
            custom_num_tags={"price": 40})
        add("sku-1", RED, force=True, desc="red lamp", keywords=["lamp"], custom_tags={"colour": "red"},
            custom_num_tags={"price": 19.5})
        suite.refused("MMS.0003", lambda: add("sku-1", RED), code_of)
    with suite.case("v2: search by picture, filter, keyword, text"):
        found = find(search_type="IMAGE", limit=3, image_base64=text64(RED))
        suite.equal((found.items[0].id, found.items[0].source.custom_tags), ("sku-1", {"colour": "red"}), "picture")
        priced = find(search_type="IMAGE", image_base64=text64(RED),
                      custom_num_tags={"price": search.RangeParam(_from=30, to=50)})
        suite.equal([each.id for each in priced.items], ["sku-2"], "range")
        suite.equal([each.id for each in find(search_type="KEYWORD", keywords=["chair"]).items], ["sku-2"], "keyword")
        suite.equal(find(search_type="TEXT", text="red lamp").items[0].id, "sku-1", "text")
        boxed = find(search_type="CATEGORY", image_base64=text64(RED),
                     optional_params=search.SearchOptionalParam(box="0,0,100,100"))
        suite.equal(boxed.items[0].id, "sku-1", "region")
    with suite.case("v2: check, update"):
        client.run_update_data(search.RunUpdateDataRequest(service_name="shop", body=search.UpdateParam(
            item_id="sku-1", desc="green lamp", custom_tags={"colour": "green"})))
        checked = client.run_check_data(search.RunCheckDataRequest(service_name="shop", body=search.CheckParam(
            item_id="sku-1"))).data
        suite.equal((checked.existed, checked.item_info.desc), (True, "green lamp"), "by id")
        listed = client.run_check_data(search.RunCheckDataRequest(service_name="shop", body=search.CheckParam(
            custom_tags={"colour": ["green", "blue"]}, limit=1))).data
        suite.equal(listed.check_info.total_num, 2, "by condition")
    with suite.case("v2: refusals"):
        suite.refused("MMS.1001", lambda: client.run_search(search.RunSearchRequest(
            service_name="none", body=search.SearchParam(search_type="TEXT", text="x"))), code_of)
        suite.refused("MMS.0003", lambda: find(search_type="KEYWORD"), code_of)
        suite.refused("MMS.0003", lambda: add("sku-9", b"no picture"), code_of)
        suite.refused("MMS.0003", lambda: add("sku-9", RED, custom_tags={"unknown": "x"}), code_of)
    with suite.case("v2: delete"):
        gone = client.run_delete_data(search.RunDeleteDataRequest(service_name="shop", body=search.DeleteParam(
            custom_tags={"colour": ["green"]}))).data
        suite.equal([each.id for each in gone.items], ["sku-1"], "by condition")
        client.run_delete_data(search.RunDeleteDataRequest(service_name="shop", body=search.DeleteParam(
            item_id="sku-2")))
        suite.refused("MMS.0003", lambda: client.run_delete_data(search.RunDeleteDataRequest(
            service_name="shop", body=search.DeleteParam(item_id="sku-2"))), code_of)
        client.run_delete_data(search.RunDeleteDataRequest(service_name="shop", body=search.DeleteParam(
            item_id="sku-2", force=True)))


# --- finding by look through both versions ---

def looks(server):
    call = v1_caller(server)
    call("POST", "/service", {"name": "look", "model": "common-search", "tags": ["number"]})
    look_pictures.Shelf(suite, "v1 by look", huawei_doors.VersionOne(call)).run()
    call("DELETE", "/service/look")
    server.tool("gallery", server.catalogue, "add", "look", "--number-tag", "number")
    look_pictures.Shelf(suite, "v2 by look", huawei_doors.VersionTwo(search_client(server), search)).run()


with harness.Server(galleries=()) as server:
    server.tool("gallery", server.catalogue, "add", "shop", "--tag", "colour", "--number-tag", "price")
    identity_cases(server)
    client = studio_client(server)
    studio_products(server, client, studio_assets(server, client))
    v1_cases(server)
    v2_cases(server)
    looks(server)
    suite.collect(server)
    suite.equal(server.stop(), 0, "the listener's exit code")
suite.finish()
