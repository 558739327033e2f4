#!/usr/bin/env python3
"""Reads back what `list` and `show` say of real models, and holds them to each other.

look.py PROGRAM SOURCE_DIR
"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile

HOSTILE = '''govmap: 1
title: T
as_of: 2023-04-10
bodies:
  x: {name: "=cmd|' /C calc'!A0 <b>\\e[31m\\u202E", type: sub-group, note: "a,b\\"c", from: 2023-04, until: 2023-06-01}
  y: {name: Y, part_of: {to: x, from: 2024-01-01}}
'''
ONCE = '''govmap: 1
title: T
as_of: 2023-04-10
posts: {p: {name: P}, q: {name: Q}}
partnerships:
  cdp:
    name: C
    roles: {chair: {post: p, from: 2022-06-01, note: for a year}}
    members: {list: [{post: q, from: 2022-05-01, note: by letter}]}
'''


class Checks:
    def __init__(self, program, source):
        self.program, self.source, self.made, self.failed = program, source, 0, 0

    def run(self, *words, text=True):
        return subprocess.run([self.program, *words], capture_output=True, text=text, timeout=120, cwd=self.source)

    def that(self, good, what, run=None):
        self.made += 1
        if good:
            return
        self.failed += 1
        print(what, *([run.args[1:], run.returncode, run.stdout[-600:], run.stderr[-600:]] if run else []), sep="\n  ")

    def entries(self, *words):
        run = self.run("list", *words, "--format", "json")
        self.that(run.returncode == 0, "it can be listed", run)
        return json.loads(run.stdout)["entries"]

    def formats_agree(self):
        for model in ("models/areas/dorset-bcp", "models/areas/plymouth", "models/national/drug-strategy-2017"):
            entries = self.entries(model)
            ids = [one["id"] for one in entries]
            self.that(len(ids) > 20 and len(set(ids)) == len(ids), f"{model}: many, each once")
            self.that(self.run("list", model, "--format", "ids").stdout.split() == ids, f"{model}: the ids are the same")
            rows = list(csv.DictReader(io.StringIO(self.run("list", model, "--format", "csv", text=False).stdout.decode("utf-8-sig"))))
            self.that([row["Id"] for row in rows] == ids, f"{model}: the table has the same")
            page = self.run("list", model).stdout.replace("\n", " ")
            self.that(all(one in page for one in ids), f"{model}: so has the page")

    def filters(self):
        model = "models/areas/dorset-bcp"
        kinds = {one["id"]: one["kind"] for one in self.entries(model)}
        for kind in sorted(set(kinds.values())):
            found = [one["id"] for one in self.entries(model, kind)]
            self.that(found == [one for one in kinds if kinds[one] == kind], f"list {kind}")
        self.that([one["id"] for one in self.entries(model, "partnership")] == ["dorset-bcp-cdp"], "list partnership")
        self.that({one["type"] for one in self.entries(model, "--where", "type=sub-group")} >= {"sub-group"}, "--where type")
        self.that({one["id"] for one in self.entries(model, "--where", "category=police")} ==
                  {"police-force-dorset", "dorset-bcp-rocu-south-west"}, "--where category")
        self.that({one["id"] for one in self.entries(model, "authority", "--where", "area=police-dorset", "--where", "tier=upper")} ==
                  {"dorset", "bournemouth-christchurch-and-poole"}, "--where area and tier")
        for words, said in ((["bodie"], "body"), (["--where", "typ=x"], "'type'"), (["--where", "type=sub-grup"], "'sub-group'"),
                            (["--where", "type"], "KEY=WORD"), (["--where", "area=Nowhere at all"], "Nowhere at all")):
            run = self.run("list", model, *words)
            self.that(run.returncode == 2 and said in run.stderr and not run.stdout, f"list {words} is refused", run)

    def dates(self):
        north = "models/areas/north-yorkshire"
        names = lambda day: {one["id"] for one in self.entries(north, "authority", "--where", "area=police-north-yorkshire", "--as-of", day)}
        before, after = names("2023-03-31"), names("2023-04-01")
        self.that(before != after and len(before) > len(after), "the districts of North Yorkshire end on 1 April 2023")
        west = [set(one["id"] for one in self.entries("models/areas/west-mercia-2019", "partnership", "--as-of", day))
                for day in ("2019-06-01", "2022-09-07")]
        self.that(west[0] == set() and len(west[1]) == 2, "West Mercia has no partnership in 2019, and two in 2022")

    def shown(self):
        for model, entity in (("models/areas/dorset-bcp", "dorset-bcp-cdp"), ("models/areas/plymouth", "plymouth-cdp")):
            shown = json.loads(self.run("show", model, entity, "--format", "json").stdout)
            report = json.loads(self.run("check", model, "--format", "json", "--fail-on", "never").stdout)
            found = {(one["rule"], one["item"], one["verdict"]) for one in report["findings"] if one["subject"] == entity}
            self.that(found == {(one["rule"], one["item"], one["verdict"]) for one in shown["findings"]} and found,
                      f"{entity}: the verdicts are those of check")
            self.that(all(entity in (one["from"], one["to"]) for one in shown["links"]) and len(shown["links"]) > 10,
                      f"{entity}: each link is its own")
            page = self.run("show", model, entity).stdout
            self.that(page.count("\n  - ") == sum(len(shown[part]) for part in ("properties", "links", "absent", "complete", "findings")),
                      f"{entity}: the page has as many lines")
            said = " ".join(page.split())
            self.that("is stated whole, no source named" not in said, f"{entity}: that somebody holds a role is no statement on a list")
        with tempfile.TemporaryDirectory() as folder:
            model = pathlib.Path(folder) / "m.yaml"
            model.write_text(ONCE, encoding="utf-8")
            said = " ".join(self.run("show", str(model), "cdp").stdout.split())
            for words in ("(noted: by letter)", "from 1 May 2022", "(noted: for a year)", "from 1 June 2022"):
                self.that(said.count(words) == 1, f"{words} is said once: {said}")
        run = self.run("show", "models/areas/dorset-bcp", "dorset-bpc-cdp")
        self.that(run.returncode == 2 and "dorset-bcp-cdp" in run.stderr, "a misspelt id is answered with the nearest", run)

    def hostile(self):
        with tempfile.TemporaryDirectory() as folder:
            model = pathlib.Path(folder) / "m.yaml"
            model.write_text(HOSTILE, encoding="utf-8")
            for words in (["list", str(model)], ["list", str(model), "--format", "csv"], ["list", str(model), "--format", "json"],
                          ["show", str(model), "x"], ["show", str(model), "x", "--format", "json"]):
                run = self.run(*words, text=False)
                self.that(run.returncode == 0 and not any(bad in run.stdout for bad in (b"\x1b", "\u202e".encode())),
                          f"{words[0]} {words[2:]}: nothing steers a terminal", run)
            table = self.run("list", str(model), "--format", "csv").stdout
            self.that("'=cmd" in table, "no formula runs in a spreadsheet")
            shown = json.loads(self.run("show", str(model), "x", "--format", "json").stdout)
            self.that((shown["exists"], shown["from"], shown["until"]) == ("cannot tell", "2023-04", "2023-06-01"), "half-known dates as written")
            self.that([one["holds"] for one in shown["links"]] == ["no"], "a link of another time is there, and said not to hold")

    def england(self):
        run = self.run("check", "models/areas/england", "--only", "GEO-02,GEO-03", "--format", "json", "--fail-on", "never")
        rules = {one["rule"]: one["verdicts"] for one in json.loads(run.stdout)["rules"]}
        self.that(sum(rules["GEO-03"].values()) == 153 and rules["GEO-03"]["fail"] == 0, "all 153 authorities are looked at, none is said to be uncovered")
        self.that(rules["GEO-03"]["pass"] >= 40 and rules["GEO-03"]["cannot-tell"] >= 50, "some are covered; of the rest one cannot tell")
        self.that(rules["GEO-02"] .get("fail") == 0, "none is covered twice")


def main():
    checks = Checks(sys.argv[1], pathlib.Path(sys.argv[2]).resolve())
    for group in (checks.formats_agree, checks.filters, checks.dates, checks.shown, checks.hostile, checks.england):
        group()
    print(f"{checks.made} checks made, {checks.failed} failed")
    return 1 if checks.failed or checks.made < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
