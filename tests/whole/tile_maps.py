#!/usr/bin/env python3
"""Draws footprints of shipped models through the whole command, and reads back what the drawings say.

tile_maps.py PROGRAM SOURCE_DIR
"""
import pathlib
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</svg><script>alert(1)</script> & \\\"quoted\\\" \\e[31m\\u202E"


class Page(HTMLParser):
    """The cells of a page's tables, row by row, and its elements."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.elements, self.in_cell = [], [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.in_cell = True

    def handle_endtag(self, tag):
        self.in_cell = self.in_cell and tag not in ("td", "th")

    def handle_data(self, data):
        if self.in_cell:
            self.rows[-1][-1] += data


class Checks:
    def __init__(self, program, source, folder):
        self.program, self.source, self.folder = program, source, pathlib.Path(folder)
        self.made, self.failed = 0, 0

    def run(self, *words):
        return subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, timeout=120, cwd=self.source)

    def map(self, model, name, *more):
        return self.run("map", model, "--view", "footprint", "-o", self.folder / name, *more)

    def that(self, good, what, run=None):
        self.made += 1
        if not good:
            self.failed += 1
            print(what, *([run.args, run.returncode, run.stdout[-800:], run.stderr[-800:]] if run else []), sep="\n  ")

    def drawn(self, model, name, *more):
        """The titles of the tiles, the texts, and the root of a drawing."""
        run = self.map(model, name, *more)
        self.that(run.returncode == 0 and f"wrote {self.folder / name}" in run.stderr, f"{name} is drawn", run)
        root = ElementTree.parse(self.folder / name).getroot()
        tiles = {group.get("id"): group.find(f"{SVG}title").text for group in root.iter(f"{SVG}g") if (group.get("id") or "").startswith("map-1-")}
        return tiles, [one.text for one in root.iter(f"{SVG}text")], root

    def west_mercia(self):
        tiles, texts, root = self.drawn("models/areas/west-mercia", "west-mercia.svg")
        self.that(set(tiles) == {f"map-1-{one}" for one in ("herefordshire", "shropshire", "telford-and-wrekin", "worcestershire")}, f"its four authorities: {tiles}")
        self.that("1 Herefordshire and Worcestershire Combating Drugs Partnership" in tiles["map-1-worcestershire"], tiles["map-1-worcestershire"])
        self.that("Footprints: West Mercia police area" in texts and any("as at 7 September 2022" in one for one in texts), "title and date stand on it")
        self.that(root.get("role") == "img" and all(one in root.find(f"{SVG}desc").text for one in tiles.values()), "the text alternative has every tile")
        self.that(float(root.get("width")[:-2]) in (595, 842) and float(root.get("height")[:-2]) <= 842, "it is A4")
        again = self.drawn("models/areas/west-mercia", "again.svg")
        self.that((self.folder / "again.svg").read_bytes() == (self.folder / "west-mercia.svg").read_bytes() and again[0], "it is the same each time")

    def england(self):
        tiles, texts, root = self.drawn("models/areas/england", "england.svg")
        self.that(len(tiles) == 153, f"{len(tiles)} tiles")
        self.that(all("ICB area: " in one and "police force area: " in one for one in tiles.values()), "each is told with its boards and its police area")
        self.that("no partnership recorded" in tiles["map-1-kent"], tiles["map-1-kent"])
        sizes = {float(one.get("font-size")) for one in root.iter(f"{SVG}text")}
        self.that(min(sizes) >= 7, f"nothing is smaller than can be read: {sorted(sizes)}")
        numbers = {one.partition(": ")[2].split(" ")[0] for one in tiles.values()} - {"no"}
        key = {one.text for one in root.find(f".//{SVG}g[@id='key']").iter(f"{SVG}text")}
        self.that(len(numbers) > 20 and numbers <= key and numbers <= set(texts), f"every number stands on a tile and in the key: {sorted(numbers - key)}")

    def narrowed(self):
        tiles, _, _ = self.drawn("models/areas/england", "rutland.svg", "--area", "Rutland")
        self.that(list(tiles) == ["map-1-rutland"], f"one authority: {tiles}")
        tiles, _, _ = self.drawn("models/areas/england", "london.svg", "--area", "London")
        self.that(len(tiles) == 33, f"{len(tiles)} tiles in London")
        tiles, _, _ = self.drawn("models/areas/england", "greater.svg", "--area", "Greater Manchester")
        self.that(len(tiles) == 10, f"a name means the area before an authority: {tiles}")
        run = self.map("models/areas/england", "never.svg", "--area", "North West")
        self.that(run.returncode == 2 and "region-north-west" in run.stderr, "where several areas are called so, their ids are told", run)
        tiles, _, _ = self.drawn("models/areas/england", "both.svg", "--area", "police-west-mercia", "--area", "Rutland")
        self.that(len(tiles) == 5, "two areas together")

    def reorganised(self):
        before, _, _ = self.drawn("models/areas/surrey-2027", "surrey-2026.svg")
        after, _, _ = self.drawn("models/areas/surrey-2027", "surrey-2027.svg", "--as-of", "2027-04-01")
        self.that(list(before) == ["map-1-surrey"] and set(after) == {"map-1-east-surrey", "map-1-west-surrey"}, f"Surrey before and after: {after}")
        tiles, texts, _ = self.drawn("models/areas/cumbria", "cumbria.svg", "--as-of", "2022-09-07")
        self.that(list(tiles) == ["map-1-cumbria"], f"Cumbria before its end: {tiles}")
        self.that(any("has the place of Cumberland" in one for one in texts), "it is said whose place it has")

    def reference(self):
        """Until when the reference data are true stands on every map, and more on a map of a later day."""
        known = "true from 1 July 2022 to 30 November 2024"
        options = "models/footprints/west-mercia.yaml"
        for day, later in (("2023-04-01", False), ("2040-01-01", True)):
            _, _, root = self.drawn("models/areas/west-mercia", f"{day}.svg", "--as-of", day)
            told = root.find(f"{SVG}desc").text
            self.that(known in told and ("they know nothing" in told) == later, told)
        run = self.run("compare", options, "--format", "svg")
        self.that(run.returncode == 0 and known in run.stdout, "a comparison says it", run)

    def page(self):
        run = self.map("models/areas/west-mercia", "page.html")
        self.that(run.returncode == 0, "the page is written", run)
        text = (self.folder / "page.html").read_text(encoding="utf-8")
        page = Page(text)
        self.that(page.rows[0] == ["Authority", "Label", "Partnership", "ICB area", "Police force area"] and len(page.rows) == 5, f"the table: {page.rows}")
        self.that(any(row[0] == "Shropshire" and row[2].startswith("2 Shropshire, Telford and Wrekin") for row in page.rows), f"{page.rows}")
        self.that(page.elements.count("svg") == 1 and "script" not in page.elements and "http-equiv" in text, "the picture stands in it, and nothing else is loaded")

    def refusals(self):
        model = "models/areas/west-mercia"
        for name in ("map.png", "map.pdf", "map.dot", "map"):
            run = self.map(model, name)
            self.that(run.returncode == 2 and ".svg or .html" in run.stderr and not (self.folder / name).exists(), f"{name} is refused", run)
        for words, said in ((["--of", "herefordshire-and-worcestershire"], "--area"), (["--area", "Nowhere"], "'Nowhere'")):
            run = self.map(model, "never.svg", *words)
            self.that(run.returncode == 2 and said in run.stderr and not (self.folder / "never.svg").exists(), f"{words} is refused", run)
        run = self.run("map", model, "--view", "chain", "--area", "Rutland", "-o", self.folder / "never.svg")
        self.that(run.returncode == 2 and "--view footprint" in run.stderr, "--area is not for other views", run)
        run = self.run("map", model, "--view", "chain", "-o", self.folder / "never.html")
        self.that(run.returncode == 2 and "does not end in .svg, .png, .pdf or .dot" in run.stderr, "other views have no page", run)

    def hostile(self):
        model = self.folder / "hostile.yaml"
        model.write_text(f'govmap: 1\ntitle: "{HOSTILE}"\nas_of: 2023-06-01\narea: [rutland]\nuses: [reference/england-2023]\n'
                         f'partnerships: {{p: {{name: "{HOSTILE}", footprint: {{covers: [rutland]}}}}}}\n', encoding="utf-8")
        tiles, _, root = self.drawn(model, "hostile.svg")
        self.that("<script>alert(1)</script>" in tiles["map-1-rutland"] and not any(one.tag.endswith("script") for one in root.iter()), "a name is shown and does nothing")
        self.map(model, "hostile.html")
        text = (self.folder / "hostile.html").read_text(encoding="utf-8")
        self.that("script" not in Page(text).elements and "\x1b" not in text and "\u202e" not in text, "nor does it on the page")


def main():
    with tempfile.TemporaryDirectory() as folder:
        checks = Checks(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), folder)
        for group in (checks.west_mercia, checks.england, checks.narrowed, checks.reorganised, checks.reference, checks.page, checks.refusals, checks.hostile):
            group()
    print(f"{checks.made} checks made, {checks.failed} failed")
    return 1 if checks.failed or checks.made < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
