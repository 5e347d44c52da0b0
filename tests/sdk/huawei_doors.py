"""Both versions of Huawei ImageSearch as doors of look_pictures.Shelf, over the instance and service `look`."""

import base64

import look_pictures


def text64(data):
    return base64.b64encode(data).decode()


class VersionOne(look_pictures.Door):
    """@param call  (method, path, body) -> (status, answer). Entries have no region here."""

    add_region = False

    def __init__(self, call):
        self._call = call
        self._paths = {}

    def _search(self, **fields):
        status, answer = self._call("POST", "/look/image/search", {"limit": 20, **fields})
        if status != 200:
            raise RuntimeError("%d %r" % (status, answer))
        return [hit["path"].split("/")[-2] for hit in answer["result"]]

    def add(self, item, name, data, word, number, region):
        path = "https://img.local/%s/%s.png" % (item, name)
        self._paths.setdefault(item, []).append(path)
        status, answer = self._call("POST", "/look/image",
                                    {"path": path, "file": text64(data), "tags": {"number": str(number)}})
        if status != 200:
            raise RuntimeError("%d %r" % (status, answer))

    def by_picture(self, data, region=None, number=None):
        fields = {"file": text64(data)}
        if region:
            fields.update(is_crop=True, box=dict(zip(("x", "y", "width", "height"), region)))
        if number is not None:
            fields["tags"] = {"number": str(number)}
        return self._search(**fields)

    def by_name(self, item, name):
        return self._search(path="https://img.local/%s/%s.png" % (item, name))

    def remove(self, item):
        for path in self._paths.pop(item, []):
            self._call("DELETE", "/look/image", {"path": path})


class VersionTwo(look_pictures.Door):
    """@param search  the vendor's module of version 2"""

    def __init__(self, client, search):
        self._client, self._search = client, search
        self._ids = {}

    @staticmethod
    def _box(region):
        x, y, width, height = region
        return "%d,%d,%d,%d" % (x, y, x + width, y + height)

    def _find(self, **fields):
        answer = self._client.run_search(self._search.RunSearchRequest(
            service_name="look", body=self._search.SearchParam(limit=20, **fields)))
        return [hit.id.rsplit("-", 1)[0] for hit in answer.data.items]

    def add(self, item, name, data, word, number, region):
        record = name if name.startswith(item) else "%s-%s" % (item, name)
        self._ids.setdefault(item, []).append(record)
        options = self._search.AddDataOptionalParam(box=self._box(region)) if region else None
        self._client.run_add_data(self._search.RunAddDataRequest(service_name="look", body=self._search.AddDataParam(
            item_id=record, image_base64=text64(data), desc="a %s to try" % word, keywords=[word],
            custom_num_tags={"number": number}, optional_params=options)))

    def _look(self, kind, data, region=None, number=None, **fields):
        if region:
            fields["optional_params"] = self._search.SearchOptionalParam(box=self._box(region))
        if number is not None:
            fields["custom_num_tags"] = {"number": self._search.RangeParam(_from=number, to=number)}
        return self._find(search_type=kind, image_base64=text64(data), **fields)

    def by_picture(self, data, region=None, number=None):
        found = self._look("IMAGE", data, region, number)
        again = self._look("CATEGORY", data, region, number)
        if found != again:  # nothing here has a category
            raise RuntimeError("IMAGE gives %r, CATEGORY %r" % (found, again))
        return found

    def by_score(self, data, least):
        return self._look("IMAGE", data, min_score=least)

    def by_text(self, word):
        by_keyword = self._find(search_type="KEYWORD", keywords=[word])
        by_text = self._find(search_type="TEXT", text=word)
        if set(by_keyword) != set(by_text):
            raise RuntimeError("KEYWORD gives %r, TEXT %r" % (by_keyword, by_text))
        return by_text

    def remove(self, item):
        for record in self._ids.pop(item, []):
            self._client.run_delete_data(self._search.RunDeleteDataRequest(
                service_name="look", body=self._search.DeleteParam(item_id=record, force=True)))
