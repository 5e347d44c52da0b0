"""Pictures of things, drawn here: several photos of each, and two things in one picture for searches by region.

A picture is a function (x, y) -> (red, green, blue) with a size; `encoded` makes PNG bytes of it.
"""

import math
import os
import pathlib
import struct
import zlib

WIDTH, HEIGHT = 200, 180
GROUND = (228, 228, 222)


def _disc(x, y):
    return x * x + y * y < 1


def _bars(x, y):
    return abs(x) < 1 and abs(y) < 1 and (x + 4) % 0.5 < 0.3


def _cross(x, y):
    return (abs(x) < 0.3 and abs(y) < 1) or (abs(y) < 0.3 and abs(x) < 1)


def _ring(x, y):
    return 0.35 < x * x + y * y < 1


# Name, form, colour: no two are alike in both.
THINGS = (("plate", _disc, (200, 40, 40)), ("comb", _bars, (40, 60, 190)), ("cross", _cross, (40, 150, 70)),
          ("wheel", _ring, (190, 150, 30)), ("coin", _disc, (120, 60, 150)), ("fence", _bars, (110, 75, 40)))
NAMES = tuple(name for name, _, _ in THINGS)


def photo(name, variant=0):
    """The thing as another photo of it shows it: a little moved, larger, lit."""
    _, form, colour = next(thing for thing in THINGS if thing[0] == name)
    half = 62 * (1 + 0.06 * variant)
    middle = WIDTH / 2 + 4 * variant, HEIGHT / 2 - 3 * variant
    light = 1 - 0.04 * variant

    def pixel(x, y):
        inside = form((x - middle[0]) / half, (y - middle[1]) / half)
        return tuple(int(value * light) for value in (colour if inside else GROUND))

    return pixel


def side_by_side(left, right):
    """Two photos in one picture; the right one begins at WIDTH."""
    return lambda x, y: left(x, y) if x < WIDTH else right(x - WIDTH, y)


def encoded(pixel, width=WIDTH, height=HEIGHT):
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            rows += bytes(pixel(x, y))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows))) +
            chunk(b"IEND", b""))


class Shelf:
    """Adds the things through one door (a family's add and searches) and asks for them in every way that it has.

    A door is an object with these functions; those a family has not are None:
      add(item, name, data, word, number, region)   region: (x, y, width, height) or None
      by_picture(data, region, number, least, count) -> items, best first; number: only entries with that one
      by_name(item, name) -> items    by_text(word) -> items    compare(data, data) -> score
      remove(item)
    """

    def __init__(self, suite, title, door):
        self.suite, self.title, self.door = suite, title + ": ", door

    def case(self, name):
        return self.suite.case(self.title + name)

    def run(self):
        with self.case("two photos of each of %d things" % len(NAMES)):
            for number, name in enumerate(NAMES):
                for variant in (0, 1):
                    self.door.add(name, "%s-%d" % (name, variant), encoded(photo(name, variant)), name, number, None)
        with self.case("each thing by another photo"):
            for name in NAMES:
                found = self.door.by_picture(encoded(photo(name, 2)))
                self.suite.equal(found[:2], [name, name], "by photo of " + name)
        both = encoded(side_by_side(photo("comb", 2), photo("wheel", 2)), 2 * WIDTH, HEIGHT)
        with self.case("two things in one picture, by region"):
            for name, region in (("comb", (0, 0, WIDTH, HEIGHT)), ("wheel", (WIDTH, 0, WIDTH, HEIGHT))):
                self.suite.equal(self.door.by_picture(both, region=region)[0], name, "region of " + name)
        with self.case("within a filter"):
            number = NAMES.index("coin")
            found = self.door.by_picture(encoded(photo("plate", 2)), number=number)
            self.suite.equal(set(found), {"coin"}, "only what the filter leaves")
        if self.door.add_region:
            self._stored_region(both)
        self._other_ways()
        with self.case("nothing is found that was removed"):
            for name in NAMES:
                self.door.remove(name)
            self.suite.equal(self.door.by_picture(encoded(photo("plate", 2))), [], "after removing")

    def _stored_region(self, both):
        with self.case("an entry of a region is found by what is in the region"):
            self.door.add("wheel-of-two", "r", both, "two", 90, (WIDTH, 0, WIDTH, HEIGHT))
            found = self.door.by_picture(encoded(photo("wheel", 1)), number=90)
            self.suite.equal(found, ["wheel-of-two"], "by its number")
            if not self.door.guesses:
                best = self.door.by_picture(encoded(photo("wheel", 2)))[:3]
                self.suite.check("wheel-of-two" in best, "the region among %r" % best)
            worst = self.door.by_picture(encoded(photo("comb", 2)))[:2]
            self.suite.equal(worst, ["comb", "comb"], "what lies outside the region")
        self.door.remove("wheel-of-two")

    def _other_ways(self):
        if self.door.by_name:
            with self.case("by the name of a picture"):
                for name in NAMES:
                    self.suite.equal(self.door.by_name(name, name + "-0")[:2], [name, name], "by name of " + name)
        if self.door.by_text:
            with self.case("by text"):
                for name in NAMES:
                    self.suite.equal(set(self.door.by_text(name)), {name}, "by the word " + name)
        if self.door.by_score:
            with self.case("only what is alike enough"):
                found = self.door.by_score(encoded(photo("plate", 0)), 0.9)
                self.suite.check(found and set(found) == {"plate"}, "above .9: %r" % found)
        if self.door.distinct:
            with self.case("each product once"):
                found = self.door.distinct(encoded(photo("cross", 2)))
                self.suite.equal(found[0], "cross", "the best")
                self.suite.equal(sorted(found), sorted(NAMES), "each once")
        if self.door.compare:
            with self.case("two photos of one thing are more alike than of two"):
                same = self.door.compare(encoded(photo("fence")), encoded(photo("fence", 1)))
                other = self.door.compare(encoded(photo("fence")), encoded(photo("coin")))
                self.suite.check(same > 0.5 > other, "scores %r and %r" % (same, other))


class Door:
    """What a family can; see Shelf."""

    add_region = True
    guesses = False  # numbers are categories, and a search without one stays in the category that it guesses
    by_name = by_text = by_score = distinct = compare = None


def grocery(products=12, gallery=3):
    """Photos of the shared set: [(product, [gallery bytes], query bytes)]; empty where it is not there."""
    folder = pathlib.Path(os.environ.get("VITRINE_SHARED", "")) / "data" / "grocery"
    if not os.environ.get("VITRINE_SHARED") or not (folder / "query.csv").exists():
        return []
    rows = {kind: _rows(folder / (kind + ".csv")) for kind in ("gallery", "query")}
    names = [name for name in rows["query"] if len(rows["gallery"].get(name, ())) >= gallery]
    chosen = names[::max(1, math.ceil(len(names) / products))]
    read = lambda path: (folder / path).read_bytes()
    return [(name, [read(path) for path in rows["gallery"][name][:gallery]], read(rows["query"][name][0]))
            for name in chosen]


def _rows(table):
    """Pictures by product, of a table with the columns image and product_id."""
    lines = table.read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    found = {}
    for line in lines[1:]:
        values = dict(zip(header, line.split(",")))
        found.setdefault(values["product_id"], []).append(values["image"])
    return found
