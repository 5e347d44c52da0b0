"""The families of Alibaba Image Search as doors of look_pictures.Shelf, over the instance `look`."""

import base64

import look_pictures


def text64(data):
    return base64.b64encode(data).decode()


def corners(region):
    """x1,x2,y1,y2 as this vendor writes it."""
    x, y, width, height = region
    return "%d,%d,%d,%d" % (x, x + width, y, y + height)


class Items(look_pictures.Door):
    """Family A: offset bodies. It has no filter but the category, and no search by name.

    @param call  (operation, body) -> answer    @param item_body  makes a body of pictures and further values
    """

    guesses = True

    def __init__(self, call, item_body, offset_body):
        self._call, self._item_body, self._offset_body = call, item_body, offset_body

    @staticmethod
    def _frame(region, number):
        values = [("region", corners(region).encode())] if region else []
        return values + ([("cat_id", str(min(number, 9)).encode())] if number is not None else [])

    def add(self, item, name, data, word, number, region):
        self._call("add", self._item_body(item, [(name, data)], ("cust_content", word.encode()),
                                          *self._frame(region, number)))

    def by_picture(self, data, region=None, number=None):
        body = self._item_body(None, [("searchPic", data)], ("n", b"20"), *self._frame(region, number))
        return [hit["ItemId"] for hit in self._call("search", body)["Auctions"]["Auction"]]

    def remove(self, item):
        self._call("delete", self._offset_body([("item_id", item.encode())]))


class Images(look_pictures.Door):
    """Family B1: version 2019-03-25."""

    def __init__(self, client, models):
        self._client, self._models = client, models

    def _search(self, **fields):
        request = self._models.SearchImageRequest(instance_name="look", num=20, **fields)
        return [hit.product_id for hit in self._client.search_image(request).body.auctions]

    def add(self, item, name, data, word, number, region):
        self._client.add_image(self._models.AddImageRequest(
            instance_name="look", product_id=item, pic_name=name, pic_content=text64(data), custom_content=word,
            int_attr=number, str_attr=word, region=corners(region) if region else None))

    def by_picture(self, data, region=None, number=None):
        return self._search(pic_content=text64(data), region=corners(region) if region else None,
                            filter=None if number is None else "int_attr=%d" % number)

    def by_name(self, item, name):
        return self._search(type="SearchByName", product_id=item, pic_name=name)

    def remove(self, item):
        self._client.delete_image(self._models.DeleteImageRequest(instance_name="look", product_id=item))


class Rpc(look_pictures.Door):
    """Family B2: version 2020-12-14."""

    def __init__(self, client, models):
        self._client, self._models = client, models

    def _request(self, kind, **fields):
        return getattr(self._models, kind + "Request")(instance_name="look", **fields)

    @staticmethod
    def _items(answer):
        return [hit.product_id for hit in answer.body.auctions]

    def _by_picture(self, data, **fields):
        return self._items(self._client.search_image_by_pic(
            self._request("SearchImageByPic", pic_content=text64(data), num=20, **fields)))

    def add(self, item, name, data, word, number, region, category=None):
        self._client.add_image(self._request(
            "AddImage", product_id=item, pic_name=name, pic_content=text64(data), custom_content="a %s to try" % word,
            int_attr=number, region=corners(region) if region else None, category_id=category))

    def by_picture(self, data, region=None, number=None):
        return self._by_picture(data, region=corners(region) if region else None,
                                filter=None if number is None else "int_attr=%d" % number)

    def by_score(self, data, least):
        return self._by_picture(data, score_threshold="%.2f" % least)

    def distinct(self, data):
        return self._by_picture(data, distinct_product_id=True)

    def by_name(self, item, name):
        return self._items(self._client.search_image_by_name(
            self._request("SearchImageByName", product_id=item, pic_name=name, num=20)))

    def by_text(self, word):
        return self._items(self._client.search_image_by_text(self._request("SearchImageByText", text=word, num=20)))

    def compare(self, first, second):
        return self._client.compare_similar_by_image(self._request(
            "CompareSimilarByImage", primary_pic_content=text64(first),
            secondary_pic_content=text64(second))).body.score

    def remove(self, item):
        self._client.delete_image(self._request("DeleteImage", product_id=item))


class OldRpc(look_pictures.Door):
    """Version 2020-02-12. @param call  (action, **fields) -> answer"""

    def __init__(self, call):
        self._call = call

    def _search(self, action, **fields):
        return [hit["ProductId"] for hit in self._call(action, instance="look", Num=20, **fields)["Auctions"]]

    def add(self, item, name, data, word, number, region):
        fields = {"Region": corners(region)} if region else {}
        self._call("AddImage", instance="look", ProductId=item, PicName=name, PicContent=text64(data), IntAttr=number,
                   CustomContent=word, **fields)

    def by_picture(self, data, region=None, number=None):
        fields = {"Region": corners(region)} if region else {}
        if number is not None:
            fields["Filter"] = "int_attr=%d" % number
        return self._search("SearchImageByPic", PicContent=text64(data), **fields)

    def by_name(self, item, name):
        return self._search("SearchImageByName", ProductId=item, PicName=name)

    def remove(self, item):
        self._call("DeleteImage", instance="look", ProductId=item)


def guessed_category(suite, door):
    """Pictures of two categories: a search that names none stays in the one its picture is of."""
    with suite.case("B2: the category of a picture is guessed and narrows the search"):
        encoded, photo = look_pictures.encoded, look_pictures.photo
        for name, category in (("plate", 4), ("fence", 9)):
            for variant in (0, 1):
                door.add(name, "%s-%d" % (name, variant), encoded(photo(name, variant)), name, 1, None, category)
        answer = door._client.search_image_by_pic(door._request(
            "SearchImageByPic", pic_content=text64(encoded(photo("plate", 2))))).body
        suite.equal(answer.pic_info.category_id, 4, "guess")
        suite.equal({hit.product_id for hit in answer.auctions}, {"plate"}, "hits")
        answer = door._client.search_image_by_pic(door._request(
            "SearchImageByPic", pic_content=text64(encoded(photo("plate", 2))), category_id=9)).body
        suite.equal({hit.product_id for hit in answer.auctions}, {"fence"}, "the category that was asked for")
        for name in ("plate", "fence"):
            door.remove(name)


def groceries(suite, title, door):
    """Photos of the shared set, where it is there."""
    products = look_pictures.grocery()
    if not products:
        print("%s: the shared photos are not here (VITRINE_SHARED); that case is left out" % title)
        return
    with suite.case(title + ": photos of %d groceries" % len(products)):
        for product, pictures, _ in products:
            for number, data in enumerate(pictures):
                door.add(product, str(number), data, product, number, None)
        right = sum(door.by_picture(query)[0] == product for product, _, query in products)
        for product, _, _ in products:
            door.remove(product)
        suite.check(right >= 0.6 * len(products), "only %d of %d found first" % (right, len(products)))
