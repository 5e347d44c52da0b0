"""Alibaba Cloud Image Search: the vendor's Python and Node clients against `vitrine serve`.

Python: alibabacloud-imagesearch20190325, alibabacloud-imagesearch20201214, aliyun-python-sdk-imagesearch (with its core
for what no package has any more: family A by hand, version 2020-02-12). Node: @alicloud/imagesearch-2018-01-20 and
@alicloud/imagesearch20201214, see alibaba_node/suite.js.
"""

import base64
import io
import json
import os
import pathlib
import subprocess
import tempfile
import time

import alibaba_doors
import harness
import look_pictures

FAMILIES = ("alibaba_items", "alibaba_images", "alibaba_rpc", "alibaba_upload")
RED, BLUE, GREEN = harness.png(220, 30, 30), harness.png(30, 30, 220), harness.png(30, 200, 60)
SMALL = harness.png(220, 30, 30, 99, 120)

suite = harness.Suite("alibaba", FAMILIES)


def text64(data):
    return base64.b64encode(data).decode()


def offset_body(values):
    """Family A's body: values as (key, bytes)."""
    meta, content = [], b""
    for key, value in values:
        meta.append("%s,%d,%d" % (key, len(content), len(content) + len(value)))
        content += value
    return "#".join(meta).encode() + b"^" + content


def item_body(item, pictures, *more):
    """An add or a search: pictures as (name, bytes)."""
    names = [text64(name.encode()) for name, _ in pictures]
    values = [("item_id", item.encode())] if item else []
    values += [("pic_list", ",".join(names).encode())]
    values += [(name, base64.b64encode(data)) for name, (_, data) in zip(names, pictures)]
    return offset_body(values + list(more))


# The documented example, byte for byte; its contents are no pictures.
DOCUMENTED_ADD = (b'cust_content,0,17#item_id,17,21#c2hvZXMyLmpwZw==,21,37#cat_id,37,38#pic_list,38,71#'
                  b'c2hvZXMxLmpwZw==,71,87^{"key1":"value1"}1000cGljX2NvbnRlbnQy0c2hvZXMyLmpwZw==,'
                  b'c2hvZXMxLmpwZw==cGljX2NvbnRlbnQx')


# --- family A: aliyun-python-sdk-core with bodies made by hand ---

def legacy_client(server, secret=None):
    from aliyunsdkcore.client import AcsClient
    client = AcsClient(server.access_key, secret or server.secret_key, "cn-shanghai", port=int(server.port),
                       auto_retry=False)
    return client


def legacy_call(client, server, request):
    request.set_endpoint(server.host)
    request.set_protocol_type("http")
    request.set_accept_format("json")
    return json.loads(client.do_action_with_exception(request))


def items_call(client, server, name, body, instance="demo", parameter="instanceName"):
    from aliyunsdkcore.request import RoaRequest
    request = RoaRequest("ImageSearch", "2018-01-20", {"add": "AddItem", "delete": "DeleteItem",
                                                       "search": "SearchItem"}[name])
    request.set_uri_pattern("/item/" + name)
    request.set_method("POST")
    if instance is not None:
        request.add_query_param(parameter, instance)
    request.set_content(body)
    request.set_content_type("application/octet-stream")
    return legacy_call(client, server, request)


def legacy_code(error):
    return error.get_error_code()


def family_items(server):
    client = legacy_client(server)
    call = lambda name, body, **options: items_call(client, server, name, body, **options)

    with suite.case("A: the documented add is read; its contents are no pictures"):
        suite.refused("UnsupportedPicFormat", lambda: call("add", DOCUMENTED_ADD), legacy_code)
    with suite.case("A: two pictures of an item in one call"):
        answer = call("add", item_body("1000", [("shoes2.jpg", RED), ("shoes1.jpg", BLUE)], ("cat_id", b"4"),
                                       ("cust_content", b'{"key1":"value1"}')))
        suite.equal((answer["Message"], answer["Success"], answer["Code"]), ("success", True, 0), "add")
    with suite.case("A: the misspelt parameter of the documented example"):
        call("add", item_body("1001", [("g", GREEN)]), parameter="instaneName")
    with suite.case("A: search finds the picture first"):
        answer = call("search", item_body(None, [("searchPic", RED)], ("s", b"0"), ("n", b"5")))
        hits = answer["Auctions"]["Auction"]
        suite.equal((hits[0]["ItemId"], hits[0]["ProductId"], hits[0]["PicName"]), ("1000", "1000", "shoes2.jpg"), "hit")
        suite.equal(hits[0]["CustContent"], '{"key1":"value1"}', "custom content")
        suite.equal(answer["Head"]["DocsReturn"], len(hits), "DocsReturn")
        suite.check(len(answer["PicInfo"]["AllCategory"]["Category"]) == 14, "categories")
    with suite.case("A: search in another category finds nothing"):
        answer = call("search", item_body(None, [("searchPic", RED)], ("cat_id", b"9")))
        suite.equal(answer["Auctions"]["Auction"], [], "hits")
    with suite.case("A: delete one picture, then the item"):
        call("delete", offset_body([("item_id", b"1000"), ("pic_list", text64(b"shoes1.jpg").encode())]))
        hits = call("search", item_body(None, [("searchPic", BLUE)]))["Auctions"]["Auction"]
        suite.check("shoes1.jpg" not in [hit["PicName"] for hit in hits], "the picture is still found")
        call("delete", b"item_id,0,4^1000")
        call("delete", b"item_id,0,4^1000")
        call("delete", b"item_id,0,4^1001")
    refusals = [
        ("NoCaretSeperator", "add", b"item_id,0,4"),
        ("EmptyMeta", "add", b"^1000"),
        ("InvalidMetaItem", "add", b"item_id,0,5^1000"),
        ("InvalidMetaItem", "add", b"item_id,0,3#cat_id,2,4^1000"),
        ("NoSpecifiedItemId", "add", b"cat_id,0,1^0"),
        ("NoPicList", "add", b"item_id,0,4^1000"),
        ("NoSpecifiedAddPic", "add", b"item_id,0,4#pic_list,4,4^1000"),
        ("NoSpecifiedSearchPic", "search", b"s,0,1#pic_list,1,1^0"),
        ("InvalidPicList", "add", b"item_id,0,4#pic_list,4,9^1000a.png"),
        ("NoSpecifiedPic", "add", b"item_id,0,4#pic_list,4,12^1000YS5wbmc="),
        ("InvalidCategory", "add", item_body("1", [("a", RED)], ("cat_id", b"10"))),
        ("InvalidCrop", "add", item_body("1", [("a", RED)], ("crop", b"maybe"))),
        ("InvalidRegion", "add", item_body("1", [("a", RED)], ("region", b"0,500,0,10"))),
        ("InvalidIntAttr", "add", item_body("1", [("a", RED)], ("int_attr", b"x"))),
        ("InvalidStrAttr", "add", item_body("1", [("a", RED)], ("str_attr", b"a%"))),
        ("UnsupportedPicPixels", "add", item_body("1", [("a", SMALL)])),
        ("InvalidPicContent", "add", item_body("1", [("a", b"x" * (4 * 1024 * 1024 + 1))])),
        ("InvalidStartParameter", "search", item_body(None, [("a", RED)], ("s", b"-1"))),
        ("InvalidNumParameter", "search", item_body(None, [("a", RED)], ("n", b"0"))),
        ("OverflowMaxReturnNum", "search", item_body(None, [("a", RED)], ("n", b"101"))),
        ("OverflowMaxResultNum", "search", item_body(None, [("a", RED)], ("s", b"450"), ("n", b"51"))),
    ]
    for code, name, body in refusals:
        with suite.case("A: %s of %s" % (code, name)):
            suite.refused(code, lambda: call(name, body), legacy_code)
    with suite.case("A: instance names"):
        suite.refused("InvalidInstanceName", lambda: call("add", DOCUMENTED_ADD, instance=None), legacy_code)
        suite.refused("InvalidInstance", lambda: call("add", DOCUMENTED_ADD, instance="unknown"), legacy_code)
    with suite.case("A: quota"):
        call("add", item_body("1", [("a", RED)]), instance="tiny")
        suite.refused("InstanceOverQuota", lambda: call("add", item_body("1", [("b", BLUE)]), instance="tiny"),
                      legacy_code)
    with suite.case("A: a wrong secret and an unknown key"):
        wrong = legacy_client(server, "0" * 40)
        suite.refused("SignatureDoesNotMatch", lambda: items_call(wrong, server, "delete", b"item_id,0,1^1"),
                      legacy_code)
        from aliyunsdkcore.client import AcsClient
        nobody = AcsClient("VINOBODY", "x", "cn-shanghai", port=int(server.port), auto_retry=False)
        suite.refused("InvalidAccessKeyId.NotFound", lambda: items_call(nobody, server, "delete", b"item_id,0,1^1"),
                      legacy_code)


# --- family B1: aliyun-python-sdk-imagesearch 2.0.0 and alibabacloud-imagesearch20190325 ---

def family_images_legacy(server):
    from aliyunsdkimagesearch.request.v20190325 import AddImageRequest, DeleteImageRequest, SearchImageRequest
    from aliyunsdkcore.request import RoaRequest
    client = legacy_client(server)

    def call(request, instance="demo2", **fields):
        request.add_body_params("InstanceName", instance)
        for name, value in fields.items():
            request.add_body_params(name, value)
        return legacy_call(client, server, request)

    with suite.case("B1 legacy: add, search, delete"):
        answer = call(AddImageRequest.AddImageRequest(), ProductId="p", PicName="a", PicContent=text64(RED), Crop=True,
                      CategoryId=3)
        suite.equal((answer["Code"], answer["PicInfo"]["CategoryId"]), (0, 3), "add")
        answer = call(SearchImageRequest.SearchImageRequest(), PicContent=text64(RED))
        suite.equal((answer["Msg"], answer["Auctions"][0]["ProductId"]), ("success", "p"), "search")
        answer = call(SearchImageRequest.SearchImageRequest(), Type="SearchByName", ProductId="p", PicName="a")
        suite.equal(answer["Auctions"][0]["PicName"], "a", "by name")
    for path, fields in (("searchByPic", {"PicContent": text64(RED)}), ("searchByName", {"ProductId": "p", "PicName": "a"})):
        with suite.case("B1 legacy: /v2/image/" + path):
            request = RoaRequest("ImageSearch", "2019-03-25", "SearchImage")
            request.set_uri_pattern("/v2/image/" + path)
            request.set_method("POST")
            suite.equal(call(request, **fields)["Auctions"][0]["ProductId"], "p", "hit")
            request = RoaRequest("ImageSearch", "2019-03-25", "SearchImage")
            request.set_uri_pattern("/v2/image/" + path)
            request.set_method("POST")
            suite.refused("InvalidInstance", lambda: call(request, instance="unknown", **fields), legacy_code)
    with suite.case("B1 legacy: delete"):
        suite.equal(call(DeleteImageRequest.DeleteImageRequest(), ProductId="p")["Success"], True, "delete")
    with suite.case("B1 legacy: refusals"):
        suite.refused("NoSpecifiedProductId", lambda: call(DeleteImageRequest.DeleteImageRequest()), legacy_code)
        suite.refused("NoSpecifiedPicContent", lambda: call(SearchImageRequest.SearchImageRequest()), legacy_code)
        suite.refused("InvalidType", lambda: call(SearchImageRequest.SearchImageRequest(), Type="x"), legacy_code)


def tea_config(server, **more):
    from alibabacloud_tea_openapi.utils_models import Config
    return Config(access_key_id=server.access_key, access_key_secret=more.pop("secret", server.secret_key),
                  endpoint=server.address, protocol=server.url.split(":", 1)[0], region_id="cn-shanghai", **more)


def tea_code(error):
    return getattr(error, "code", None)


def family_images(server):
    from alibabacloud_imagesearch20190325 import models
    from alibabacloud_imagesearch20190325.client import Client
    for algorithm in (None, "v2"):
        title = "B1 %s: " % (algorithm or "ACS3")
        client = Client(tea_config(server, signature_algorithm=algorithm))
        add = lambda **fields: client.add_image(models.AddImageRequest(**{**dict(
            instance_name="demo", product_id="q", pic_name="a", pic_content=text64(BLUE)), **fields})).body
        search = lambda **fields: client.search_image(models.SearchImageRequest(instance_name="demo", **fields)).body
        with suite.case(title + "add"):
            body = add(category_id=4, crop=True, custom_content="c", int_attr=5, str_attr="s", region="1,100,2,90")
            suite.equal((body.code, body.success, body.message), (0, True, "success"), "add")
            suite.equal((body.pic_info.category_id, body.pic_info.region), (4, "1,100,2,90"), "PicInfo")
        with suite.case(title + "search by picture, filter and name"):
            body = search(pic_content=text64(BLUE), num=5, start=0, filter='int_attr>=5 AND str_attr="s"')
            suite.equal((body.msg, body.auctions[0].product_id, body.auctions[0].int_attr), ("success", "q", 5), "hit")
            suite.equal(body.head.docs_return, len(body.auctions), "DocsReturn")
            body = search(type="SearchByName", product_id="q", pic_name="a")
            suite.equal(body.auctions[0].pic_name, "a", "by name")
        with suite.case(title + "delete"):
            request = models.DeleteImageRequest(instance_name="demo", product_id="q", pic_name="a")
            suite.equal(client.delete_image(request).body.code, 0, "delete")
            suite.equal(client.delete_image(request).body.code, 0, "deleting what is not there")
    for code, fields in (("InvalidInstance", {"instance_name": "unknown"}), ("InvalidInstanceName", {"instance_name": ""}),
                         ("NoSpecifiedProductId", {"product_id": ""}), ("NoSpecifiedPicName", {"pic_name": ""}),
                         ("NoSpecifiedPicContent", {"pic_content": ""}), ("InvalidCategory", {"category_id": 77}),
                         ("InvalidRegion", {"region": "5,1,1,5"}), ("InvalidStrAttr", {"str_attr": "$"}),
                         ("InvalidCustomContent", {"custom_content": "x" * 4097}),
                         ("InvalidProductId", {"product_id": "x" * 513}), ("InvalidPicName", {"pic_name": "x" * 513}),
                         ("UnsupportedPicFormat", {"pic_content": "dGV4dA=="}),
                         ("UnsupportedPicPixels", {"pic_content": text64(SMALL)})):
        with suite.case("B1: %s of add" % code):
            suite.refused(code, lambda: add(**fields), tea_code)
    for code, fields in (("InvalidType", {"type": "x"}), ("PicNotExist", {"type": "SearchByName", "product_id": "z", "pic_name": "z"}),
                         ("InvalidNumParameter", {"num": 0}), ("InvalidStartParameter", {"start": -1}),
                         ("OverflowMaxReturnNum", {"num": 101}), ("OverflowMaxResultNum", {"start": 480, "num": 30}),
                         ("InvalidFilterClause", {"filter": "int_attr >"})):
        with suite.case("B1: %s of search" % code):
            suite.refused(code, lambda: search(**{"pic_content": text64(RED), **fields}), tea_code)


# --- family B2: alibabacloud-imagesearch20201214 ---

def wait_for(read, states=("SUCCESS", "FAIL")):
    until = time.monotonic() + harness.PATIENCE
    while True:
        state = read()
        if state in states or time.monotonic() > until:
            return state
        time.sleep(0.05)


def family_rpc(server, algorithm=None):
    from alibabacloud_imagesearch20201214 import models
    from alibabacloud_imagesearch20201214.client import Client
    title = "B2 %s: " % (algorithm or "ACS3")
    client = Client(tea_config(server, signature_algorithm=algorithm))

    def request(kind, **fields):
        return getattr(models, kind + "Request")(**{"instance_name": "demo", **fields})

    picture = lambda data: text64(data)
    with suite.case(title + "AddImage"):
        body = client.add_image(request("AddImage", product_id="r", pic_name="a", pic_content=picture(RED), category_id=4,
                                        crop=True, custom_content="warm winter jacket", int_attr=1, int_attr_2=2,
                                        int_attr_3=3, int_attr_4=4, str_attr="red", str_attr_2="b", str_attr_3="c",
                                        str_attr_4="d")).body
        suite.equal((body.code, body.message, body.pic_info.category_id), (0, "success", 4), "add")
        client.add_image(request("AddImage", product_id="b", pic_name="a", pic_content=picture(BLUE), int_attr=9))
        client.add_image(request("AddImage", product_id="b", pic_name="b", pic_content=picture(GREEN), int_attr=8))
    with suite.case(title + "UpdateImage"):
        body = client.update_image(request("UpdateImage", product_id="r", pic_name="a", int_attr=11, int_attr_3=33,
                                           str_attr_4="dd", custom_content="warm coat")).body
        suite.equal(body.code, 0, "update")
    with suite.case(title + "CheckImageExists"):
        body = client.check_image_exists(request("CheckImageExists", product_id="r", pic_name="a")).body
        suite.check(body.exists, "exists")
        hit = body.auctions
        suite.equal((hit.int_attr, hit.int_attr_2, hit.int_attr_3, hit.str_attr_4, hit.custom_content),
                    (11, 2, 33, "dd", "warm coat"), "what was updated, and what stayed")
        body = client.check_image_exists(request("CheckImageExists", product_id="r", pic_name="z")).body
        suite.check(not body.exists, "does not exist")
    with suite.case(title + "SearchImageByPic"):
        body = client.search_image_by_pic(request("SearchImageByPic", pic_content=picture(RED), num=10, start=0,
                                                  score_threshold="0.00", distinct_product_id=True)).body
        suite.equal((body.msg, body.auctions[0].product_id), ("success", "r"), "hit")
        suite.check(body.auctions[0].score > 0.9, "score %r" % body.auctions[0].score)
        products = [each.product_id for each in body.auctions]
        suite.equal(len(products), len(set(products)), "each product once")
        suite.equal(body.pic_info.region, body.pic_info.multi_region[0].region, "regions")
        body = client.search_image_by_pic(request("SearchImageByPic", pic_content=picture(RED),
                                                  filter="int_attr in (8,9)")).body
        suite.equal({each.product_id for each in body.auctions}, {"b"}, "filtered")
    with suite.case(title + "SearchImageByName"):
        body = client.search_image_by_name(request("SearchImageByName", product_id="b", pic_name="b",
                                                   score_threshold="0.50")).body
        suite.equal((body.auctions[0].product_id, body.auctions[0].pic_name), ("b", "b"), "itself first")
    with suite.case(title + "SearchImageByText"):
        body = client.search_image_by_text(request("SearchImageByText", text="coat")).body
        suite.equal([each.product_id for each in body.auctions], ["r"], "hits")
    with suite.case(title + "SearchImageByFilter"):
        body = client.search_image_by_filter(request("SearchImageByFilter", filter="int_attr < 10")).body
        suite.equal([each.product_id for each in body.auctions], ["b", "b"], "hits")
    with suite.case(title + "CompareSimilarByImage"):
        compare = lambda a, b: client.compare_similar_by_image(
            request("CompareSimilarByImage", primary_pic_content=picture(a), secondary_pic_content=picture(b))).body.score
        same, other = compare(RED, RED), compare(RED, BLUE)
        suite.check(0.9 < same <= 1 and 0 <= other < same, "scores %r and %r" % (same, other))
    with suite.case(title + "Detail"):
        instance = client.detail(request("Detail")).body.instance
        suite.equal((instance.name, instance.service_type), ("demo", 0), "instance")
        suite.check(instance.total_count >= 3, "count %r" % instance.total_count)
    rpc_tasks(server, client, request, title)
    rpc_refusals(client, request, title)
    with suite.case(title + "DeleteImage"):
        body = client.delete_image(request("DeleteImage", is_delete_by_filter=True, filter="int_attr = 9")).body
        suite.equal(body.data.pic_names, ["a"], "by filter")
        body = client.delete_image(request("DeleteImage", product_id="b")).body
        suite.equal(body.data.pic_names, ["b"], "the product")
        body = client.delete_image(request("DeleteImage", product_id="r", pic_name="a")).body
        suite.equal(body.data.pic_names, ["a"], "one picture")
        body = client.delete_image(request("DeleteImage", product_id="r", pic_name="a")).body
        suite.equal(body.data.pic_names, [], "nothing left")


def rpc_tasks(server, client, request, title):
    with suite.case(title + "DumpMeta, DumpMetaList and the file"):
        data = client.dump_meta(request("DumpMeta")).body.data
        suite.equal(data.dump_meta_status, "PROCESSING", "state")
        listed = lambda: client.dump_meta_list(request("DumpMetaList", id=int(data.id))).body.data.dump_meta_list[0]
        suite.equal(wait_for(lambda: listed().status), "SUCCESS", "state at the end")
        status, lines = server.get(listed().meta_url)
        suite.equal(status, 200, "MetaUrl")
        found = [json.loads(line) for line in lines.splitlines()]
        suite.check({"r", "b"} <= {line["ProductId"] for line in found}, "lines of the dump")
    with suite.case(title + "IncreaseInstance and IncreaseList"):
        bucket = pathlib.Path(server.bucket)
        (bucket / "batch").mkdir(exist_ok=True)
        (bucket / "batch" / "new.png").write_bytes(harness.png(5, 5, 5))
        lines = [{"OperationType": "ADD", "ProductId": "n", "PicName": "new.png", "CategoryId": 2, "IntAttr": 77},
                 {"OperationType": "ADD", "ProductId": "n", "PicName": "missing.png"},
                 {"OperationType": "DELETE", "ProductId": "unknown"}]
        (bucket / "batch" / "increment.meta").write_text("".join(json.dumps(line) + "\n" for line in lines))
        data = client.increase_instance(request("IncreaseInstance", bucket_name=bucket.name, path="/batch")).body.data
        suite.equal(data.increment_status, "PROCESSING", "state")
        listed = lambda: client.increase_list(request("IncreaseList", id=int(data.id))).body.data.increments.instance[0]
        suite.equal(wait_for(lambda: listed().status), "SUCCESS", "state at the end")
        errors = server.get(listed().error_url)[1].decode()
        suite.check('"PicNotExist"' in errors and errors.count("\n") == 1, "errors: " + errors)
        suite.check(client.check_image_exists(request("CheckImageExists", product_id="n", pic_name="new.png")).body.exists,
                    "the picture of the batch")
        client.delete_image(request("DeleteImage", product_id="n"))


def rpc_refusals(client, request, title):
    named = {"product_id": "r", "pic_name": "a"}
    added = {**named, "pic_content": text64(RED)}
    looked = {"pic_content": text64(RED)}
    cases = [
        ("InvalidInstance", client.add_image, "AddImage", {**added, "instance_name": "unknown"}),
        ("NoSpecifiedProductId", client.add_image, "AddImage", {**added, "product_id": ""}),
        ("InvalidProductId", client.add_image, "AddImage", {**added, "product_id": "x" * 513}),
        ("NoSpecifiedPicName", client.add_image, "AddImage", {**added, "pic_name": ""}),
        ("InvalidPicName", client.add_image, "AddImage", {**added, "pic_name": "a\nb"}),
        ("NoSpecifiedPicContent", client.add_image, "AddImage", {**added, "pic_content": ""}),
        ("InvalidPicContent", client.add_image, "AddImage", {**added, "pic_content": "A" * (6 << 20)}),
        ("InvalidPicUrl", client.add_image, "AddImage", {**added, "pic_content": "http://127.0.0.1:1/x"}),
        ("UnsupportedPicFormat", client.add_image, "AddImage", {**added, "pic_content": "dGV4dA=="}),
        ("UnsupportedPicPixels", client.add_image, "AddImage", {**added, "pic_content": text64(SMALL)}),
        ("InvalidCategory", client.add_image, "AddImage", {**added, "category_id": 10}),
        ("InvalidRegion", client.add_image, "AddImage", {**added, "region": "0,10,0,121"}),
        ("InvalidCustomContent", client.add_image, "AddImage", {**added, "custom_content": "x" * 4097}),
        ("InvalidIntAttr2", client.add_image, "AddImage", {**added, "int_attr_2": 1 << 31}),
        ("InvalidStrAttr3", client.add_image, "AddImage", {**added, "str_attr_3": "x" * 129}),
        ("PicNotExist", client.update_image, "UpdateImage", {**named, "pic_name": "z"}),
        ("InvalidIntAttr4", client.update_image, "UpdateImage", {**named, "int_attr_4": -(1 << 31) - 1}),
        ("InvalidStrAttr2", client.update_image, "UpdateImage", {**named, "str_attr_2": "&"}),
        ("NoSpecifiedProductId", client.delete_image, "DeleteImage", {}),
        ("InvalidFilterClause", client.delete_image, "DeleteImage", {"is_delete_by_filter": True}),
        ("NoSpecifiedPicContent", client.search_image_by_pic, "SearchImageByPic", {}),
        ("InvalidScoreThreshold", client.search_image_by_pic, "SearchImageByPic", {**looked, "score_threshold": "2"}),
        ("InvalidNumParameter", client.search_image_by_pic, "SearchImageByPic", {**looked, "num": 0}),
        ("InvalidStartParameter", client.search_image_by_pic, "SearchImageByPic", {**looked, "start": 500}),
        ("OverflowMaxReturnNum", client.search_image_by_pic, "SearchImageByPic", {**looked, "num": 101}),
        ("OverflowMaxResultNum", client.search_image_by_pic, "SearchImageByPic", {**looked, "num": 60, "start": 450}),
        ("InvalidFilterClause", client.search_image_by_pic, "SearchImageByPic", {**looked, "filter": "price = 1"}),
        ("PicNotExist", client.search_image_by_name, "SearchImageByName", {**named, "pic_name": "z"}),
        ("InvalidText", client.search_image_by_text, "SearchImageByText", {"text": "..."}),
        ("InvalidTextLength", client.search_image_by_text, "SearchImageByText", {"text": "x" * 513}),
        ("InvalidFilterClause", client.search_image_by_filter, "SearchImageByFilter", {"filter": "("}),
        ("NoSpecifiedPicName", client.check_image_exists, "CheckImageExists", {"product_id": "r"}),
        ("InvalidPrimaryPicContent", client.compare_similar_by_image, "CompareSimilarByImage", {"secondary_pic_content": text64(RED)}),
        ("InvalidSecondaryPicContent", client.compare_similar_by_image, "CompareSimilarByImage", {"primary_pic_content": text64(RED)}),
        ("UnsupportedPictureFormat", client.compare_similar_by_image, "CompareSimilarByImage",
         {"primary_pic_content": "dGV4dA==", "secondary_pic_content": text64(RED)}),
        ("Console.InstanceNotFound", client.detail, "Detail", {"instance_name": "unknown"}),
        ("Console.InstanceNotFound", client.dump_meta, "DumpMeta", {"instance_name": "unknown"}),
        ("Console.BadRequest", client.dump_meta_list, "DumpMetaList", {"page_size": 501}),
        ("Console.BadRequest", client.increase_instance, "IncreaseInstance", {"bucket_name": "bucket", "path": "x"}),
        ("Console.NoPermission", client.increase_instance, "IncreaseInstance", {"bucket_name": "other", "path": "/x"}),
        ("Console.BadRequest", client.increase_list, "IncreaseList", {"page_number": 0}),
    ]
    for code, call, kind, fields in cases:
        with suite.case("%s%s of %s" % (title, code, kind)):
            suite.refused(code, lambda: call(request(kind, **fields)), tea_code)


def rpc_signatures(server):
    from alibabacloud_imagesearch20201214 import models
    from alibabacloud_imagesearch20201214.client import Client
    for algorithm in (None, "v2"):
        with suite.case("B2 %s: a wrong secret" % (algorithm or "ACS3")):
            client = Client(tea_config(server, secret="0" * 40, signature_algorithm=algorithm))
            suite.refused("SignatureDoesNotMatch", lambda: client.detail(models.DetailRequest(instance_name="demo")),
                          tea_code)


def advance_calls(server):
    """The three steps of the calls that take a stream; step 2 goes to this listener without DNS."""
    from alibabacloud_imagesearch20201214 import models
    from alibabacloud_imagesearch20201214.client import Client
    from darabonba.runtime import RuntimeOptions
    client = Client(tea_config(server))
    client._open_platform_endpoint = server.address
    runtime = RuntimeOptions(ignore_ssl=True)
    title = "B2 advance over %s: " % server.url.split(":", 1)[0]
    with suite.case(title + "add"):
        body = client.add_image_advance(models.AddImageAdvanceRequest(
            instance_name="demo", product_id="adv", pic_name="a", pic_content_object=io.BytesIO(RED)), runtime).body
        suite.equal(body.code, 0, "add")
    with suite.case(title + "search"):
        body = client.search_image_by_pic_advance(models.SearchImageByPicAdvanceRequest(
            instance_name="demo", pic_content_object=io.BytesIO(RED)), runtime).body
        suite.equal(body.auctions[0].product_id, "adv", "hit")
    with suite.case(title + "compare"):
        body = client.compare_similar_by_image_advance(models.CompareSimilarByImageAdvanceRequest(
            instance_name="demo", primary_pic_content_object=io.BytesIO(RED),
            secondary_pic_content_object=io.BytesIO(RED)), runtime).body
        suite.check(body.score > 0.9, "score %r" % body.score)
        client.delete_image_with_options(models.DeleteImageRequest(instance_name="demo", product_id="adv"), runtime)


# --- version 2020-02-12: RPC by the legacy core ---

def family_rpc_2020_02(server):
    from aliyunsdkcore.request import RpcRequest
    client = legacy_client(server)

    def call(action, **fields):
        request = RpcRequest("ImageSearch", "2020-02-12", action)
        request.set_method("POST")
        request.add_body_params("InstanceName", fields.pop("instance", "demo"))
        for name, value in fields.items():
            request.add_body_params(name, value)
        return legacy_call(client, server, request)

    with suite.case("B3: add, search by picture and name, delete"):
        suite.equal(call("AddImage", ProductId="o", PicName="a", PicContent=text64(GREEN))["Code"], 0, "add")
        suite.equal(call("SearchImageByPic", PicContent=text64(GREEN))["Auctions"][0]["ProductId"], "o", "by picture")
        suite.equal(call("SearchImageByName", ProductId="o", PicName="a")["Auctions"][0]["ProductId"], "o", "by name")
        suite.equal(call("DeleteImage", ProductId="o")["Success"], True, "delete")
    for action, code in (("AddImage", "NoSpecifiedProductId"), ("SearchImageByPic", "NoSpecifiedPicContent"),
                         ("SearchImageByName", "NoSpecifiedProductId"), ("DeleteImage", "NoSpecifiedProductId"),
                         ("DoMagic", "InvalidApi.NotFound")):
        with suite.case("B3: %s of %s" % (code, action)):
            suite.refused(code, lambda: call(action), legacy_code)


# --- Node ---

def node_suite(server, node, part):
    environment = dict(os.environ, NODE_PATH=str(node / "node_modules"), NODE_TLS_REJECT_UNAUTHORIZED="0",
                       SDK_ADDRESS=server.address, SDK_URL=server.url, SDK_KEY=server.access_key,
                       SDK_SECRET=server.secret_key, SDK_PART=part, SDK_RED=text64(RED), SDK_BLUE=text64(BLUE))
    script = harness.SOURCE / "alibaba_node" / "suite.js"
    done = subprocess.run(["node", "--no-warnings", str(script)], env=environment, capture_output=True, text=True,
                          timeout=600)
    results = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    for result in results:
        with suite.case("Node %s: %s" % (part, result["case"])):
            suite.check(result["ok"], result.get("problem", ""))
    with suite.case("Node %s: ended" % part):
        suite.check(done.returncode == 0 and results, "code %d: %s" % (done.returncode, done.stderr.strip()[-600:]))


# --- finding by look through every family ---

def looks(server):
    from alibabacloud_imagesearch20190325 import models as images
    from alibabacloud_imagesearch20190325.client import Client as ImagesClient
    from alibabacloud_imagesearch20201214 import models as rpc
    from alibabacloud_imagesearch20201214.client import Client as RpcClient
    from aliyunsdkcore.request import RpcRequest
    legacy = legacy_client(server)

    def old(action, instance, **fields):
        request = RpcRequest("ImageSearch", "2020-02-12", action)
        request.set_method("POST")
        for name, value in dict(fields, InstanceName=instance).items():
            request.add_body_params(name, value)
        return legacy_call(legacy, server, request)

    items = lambda name, body: items_call(legacy, server, name, body, "look")
    door = alibaba_doors.Rpc(RpcClient(tea_config(server)), rpc)
    for title, each in (("A", alibaba_doors.Items(items, item_body, offset_body)),
                        ("B1", alibaba_doors.Images(ImagesClient(tea_config(server)), images)),
                        ("B2", door), ("B3", alibaba_doors.OldRpc(old))):
        look_pictures.Shelf(suite, title + " by look", each).run()
    alibaba_doors.guessed_category(suite, door)
    alibaba_doors.groceries(suite, "B2", door)


def main():
    harness.python_packages("alibaba_python", "alibaba_python.txt")
    node = harness.node_packages("alibaba_node", "alibaba_node")
    with tempfile.TemporaryDirectory() as folder:
        bucket = pathlib.Path(folder) / "bucket"
        bucket.mkdir()
        with harness.Server(galleries=("demo", "demo2", "look"), folders=(bucket,)) as server:
            server.bucket = bucket
            server.tool("gallery", server.catalogue, "add", "tiny", "--capacity", "1")
            family_items(server)
            family_images_legacy(server)
            family_images(server)
            family_rpc(server)
            family_rpc(server, "v2")
            rpc_signatures(server)
            advance_calls(server)
            family_rpc_2020_02(server)
            looks(server)
            node_suite(server, node, "items")
            node_suite(server, node, "rpc")
            suite.collect(server)
        with harness.Server(tls=True) as server:
            advance_calls(server)
            node_suite(server, node, "advance")
            suite.collect(server)
    suite.finish()


if __name__ == "__main__":
    main()
