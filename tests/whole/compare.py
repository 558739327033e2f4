#!/usr/bin/env python3
"""Runs `compare` on every file of options in the repository, and holds what it says to the gazetteer's own tables.

compare.py PROGRAM SOURCE_DIR

1. Every file is compared, in every format; the formats say the same figures.
2. Residents, alignment with boards and forces, and meetings are reckoned again, from the tables, by this script.
3. What cannot be compared is refused with its place, and nothing is written.
4. Names that would steer a terminal, a browser or a spreadsheet do not.
"""
import csv
import html.parser
import io
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml

FIRST = """govmap-options: 1
title: Row
as_of: 2023-04-01
uses: [reference/england-2023]
area: police-west-mercia
today: each
options:
  each: {name: Each, partnerships: one-each}
  all: {name: All, partnerships: one-for-all}
"""


class Tags(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.seen, self.links, self.cells = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.links += [value for key, value in attrs if key in ("src", "href", "xlink:href") and not (value or "").startswith("#")]


class Checks:
    def __init__(self, program, source):
        self.program, self.source, self.made, self.failed = program, source, 0, 0
        self.by_hand = 0
        reference = source / "models" / "reference" / "england-2023"
        self.rows = {name: list(csv.DictReader((reference / f"{name}.csv").open(encoding="utf-8"))) for name in ("authorities", "health")}

    def run(self, *words):
        return subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, timeout=120, cwd=self.source)

    def that(self, good, what, run=None):
        self.made += 1
        if not good:
            self.failed += 1
            print(what, *([run.returncode, run.stdout[-600:], run.stderr[-600:]] if run else []), sep="\n  ")

    def files(self):
        files = sorted((self.source / "models" / "footprints").glob("*.yaml"))
        self.that(len(files) >= 7, f"{len(files)} files of options")
        for path in files:
            run = self.run("compare", path, "--format", "json")
            self.that(run.returncode == 0 and not run.stderr, f"{path.name} is compared", run)
            if run.returncode == 0:
                told = json.loads(run.stdout)
                self.formats(path, told)
                self.reckoned(path, told)
        self.that(self.by_hand >= 8, f"{self.by_hand} files reckoned again")

    def formats(self, path, told):
        letters = [one["letter"] for one in told["options"]]
        figures = {one["word"]: one for one in told["figures"]}
        table = list(csv.reader(io.StringIO(self.run("compare", path, "--format", "csv").stdout.lstrip("\ufeff"))))
        self.that(table[0][3:] == [one["name"] for one in told["options"]], f"{path.name}: the table's options")
        by_label = {row[1]: row[3:] for row in table[1:]}
        for word, figure in figures.items():
            values = [one["figures"][word] for one in told["options"]]
            self.that([json.loads(cell) if cell else None for cell in by_label[figure["label"]]] == values, f"{path.name}: {word} in the table")
            self.that(figure["same_in_all"] == (len(set(values)) == 1), f"{path.name}: whether {word} is the same")
        note = self.run("compare", path, "--format", "markdown").stdout
        page = self.run("compare", path, "--format", "html").stdout
        text = self.run("compare", path).stdout
        for one in told["options"]:
            for where, what in (("text", text), ("note", note), ("page", page)):
                self.that(f"{one['letter']}. " in what, f"{path.name}: {one['letter']} in the {where}")
        rows = [[cell.strip().rstrip("*").rstrip("\\").strip() for cell in line.strip("|").split("|")] for line in note.splitlines() if line.startswith("|")]
        meetings = next((row for row in rows if row[0].startswith("meetings to come to")), None)
        if meetings:
            self.that(meetings[1:] == [f"{one['figures']['meetings']:,}" for one in told["options"]], f"{path.name}: meetings in the note: {meetings}")
        tags = Tags(page)
        self.that("script" not in tags.seen and not tags.links and tags.seen.count("svg") >= 1, f"{path.name}: the page loads nothing and has its map")
        self.that(len(letters) == len(set(letters)) and any(one["id"] == told["today"] for one in told["options"]), f"{path.name}: business as usual")

    # By the tables alone: where a model plans other areas or authorities, they know nothing of it.
    def reckoned(self, path, told):
        day = told["as_of"]
        alive = {row["id"]: row for row in self.rows["authorities"] if row["tier"] == "upper" and (not row["from"] or row["from"] <= day) and (not row["until"] or row["until"] > day)}
        ids = [one["id"] for one in told["authorities"]]
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
        if any(planned in used for used in document["uses"] for planned in ("icb-mergers-2026", "thames-valley-2026", "surrey-2027")):
            return
        self.by_hand += 1
        residents = {one: int(alive[one]["population"]) for one in ids}
        shares = [(row["authority"], row["icb"], float(row["share_of_authority"])) for row in self.rows["health"]
                  if row["authority"] in alive and (not row["from"] or row["from"] <= day) and (not row["until"] or row["until"] > day)]
        boards, parted = {}, set()
        for authority, board, share in shares:
            if share >= 0.02:
                boards.setdefault(board, set()).add(authority)
            if 0.02 <= share < 0.98:
                parted.add(board)
        # who has to come for the boards: one for those under one leadership on the day
        sending = dict(boards)
        for led in document.get("led_together", []):
            if str(led.get("from", "")) <= day and (not led.get("until") or str(led["until"]) > day):
                sending[led["name"]] = set().union(*(sending.pop(board) for board in led["boards"]))
        for option in told["options"]:
            groups = [set(one["authorities"]) for one in option["partnerships"]]
            self.that(sorted(one for group in groups for one in group) == sorted(ids), f"{path.name} {option['letter']}: not a partition")
            sums = [sum(residents[one] for one in group) for group in groups]
            self.that([one["residents"] for one in option["partnerships"]] == sums, f"{path.name} {option['letter']}: residents {sums}")
            same = sum(residents[authority] * share for authority, board, share in shares
                       if authority in residents and share >= 0.02 and boards[board] in groups and board not in parted)
            whole = sum(residents[authority] * share for authority, board, share in shares if authority in residents)
            self.that(abs(option["figures"]["icb-coincide"] - same / whole) < 1e-9, f"{path.name} {option['letter']}: {option['figures']['icb-coincide']} of residents, not {same / whole}")
            meetings = len(ids)
            for column, officers in (("police_area", 2), ("probation_region", 1)):
                areas = {alive[one][column] for one in ids}
                meetings += officers * sum(any(alive[one][column] == area for one in group) for area in areas for group in groups)
            meetings += sum(bool(members & group) for members in sending.values() for group in groups)
            self.that(option["figures"]["meetings"] == meetings * told["meetings"], f"{path.name} {option['letter']}: {option['figures']['meetings']} meetings, not {meetings * told['meetings']}")

    # A pack in which no rule is decided by a footprint says nothing of a minimum, and a local one not of the guidance's.
    def packs(self):
        path = "models/footprints/west-mercia.yaml"
        run = self.run("compare", path, "--rules", "area-planning-boards")
        self.that(run.returncode == 0 and "None is known to fall below" not in run.stdout and "No rule of the packs in use puts a minimum on footprints" in run.stdout, "nothing asked, nothing said", run)
        told = json.loads(self.run("compare", path, "--rules", "area-planning-boards", "--format", "json").stdout)
        self.that(all(one["figures"]["minimum-broken"] is None and one["figures"]["other-broken"] is None for one in told["options"]), "nor counted")
        with tempfile.TemporaryDirectory() as folder:
            pack = pathlib.Path(folder) / "ours"
            (pack / "rules").mkdir(parents=True)
            (pack / "pack.yaml").write_text("govmap-pack: 1\nid: ours\ntitle: Ours\nlocal: true\nstanding: Ours alone.\nuses: [combating-drugs-2022]\n"
                                            "sources: {minutes: {title: Minutes}}\n", encoding="utf-8")
            (pack / "rules" / "OUR-01.yaml").write_text(
                "govmap-rule: 1\nid: OUR-01\ntitle: A partnership has at least two authorities\nforce: minimum\ncites: {minutes: item 1}\nwhy: We want it so.\n"
                "remedy: Widen it.\nfootprint: true\nabout: {fulfils: combating-drugs-partnership}\nrequires: {count: {path: covers, at_least: 2, noun: authority, nouns: authorities}}\n"
                "examples:\n  fails: [{says: one alone, model: {as_of: 2023-01-01, authorities: {a: {name: A, tier: upper}}, partnerships: {p: {name: P, footprint: {covers: [A]}}}}}]\n"
                "  never: {passes: x, cannot-tell: x, does-not-apply: x}\n", encoding="utf-8")
            run = self.run("compare", path, "--with", pack)
            self.that(run.returncode == 0 and "Below the minimum of a local pack, and not of the guidance: A" in run.stdout and "None is known to fall below what the guidance" in run.stdout, "a local minimum is not the guidance's", run)

    def west_mercia(self):
        told = json.loads(self.run("compare", "models/footprints/west-mercia.yaml", "--format", "json").stdout)
        by_id = {one["id"]: one for one in told["options"]}
        chosen, wide, each = by_id["icb-aligned"], by_id["force-wide"], by_id["one-each"]
        self.that(len(told["options"]) == 10 and told["today"] == "icb-aligned", "all ten ways, and the one that was chosen")
        self.that([one["residents"] for one in chosen["partnerships"]] == [798072, 516352], "residents, added up by hand")
        self.that([one["figures"]["meetings-commissioner"] for one in (each, chosen, wide)] == [16, 8, 4], "the commissioner's meetings, by hand")
        self.that(chosen["figures"]["icb-coincide"] == 1 and wide["figures"]["icb-coincide"] == 0, "each board has its partnership")
        self.that(not chosen["beaten_by"] and not wide["beaten_by"] and "icb-aligned" in each["beaten_by"], "what none beats")
        self.that(all(one["figures"]["minimum-broken"] == 0 for one in told["options"]), "the guidance's minimum leaves all ten open")
        crossing = by_id["connected-1"]
        self.that(any(one["rule"] == "GEO-05" and one["verdict"] == "fail" and one["evidence"] for one in crossing["findings"]), "a footprint across a board's border, with evidence")
        self.that({one["rule"] for one in wide["findings"]} == {"GEO-08", "GEO-11"}, f"what a wide one would have to write down: {wide['findings']}")

    def refusals(self):
        slips = (("{name: All, partnerships: one-for-all}", "{name: All, partnerships: {All: [shropshire, herefordshire, worcestershire]}}", ":9:", "Telford and Wrekin is in no partnership"),
                 ("{name: All, partnerships: one-for-all}", "{name: All, partnerships: {A: [shropshire, herefordshire, worcestershire, telford-and-wrekin], B: [shropshire]}}", ":9:", "in two partnerships"),
                 ("{name: All,", "{name: All, as_of: 2024-04-01,", ":9:", "one day only"), ("area: police-west-mercia", "area: Mercia", ":5:", "'Mercia'"),
                 ("today: each", "today: eech", ":6:", "'each'"), ("uses: [reference/england-2023]", "uses: [reference/england-2032]", ":4:", "england-2032"),
                 ("as_of: 2023-04-01", "as_of: 1 April", ":3:", "1 April"), ("title: Row", "titel: Row", ":2:", "titel"), ("\noptions:", "\noptions: [", "", ""),
                 ("area: police-west-mercia", "area: [police-west-mercia]\nled_together: [{name: Two, boards: [shropshire]}]", ":6:", "Shropshire"))
        with tempfile.TemporaryDirectory() as folder:
            file, out = pathlib.Path(folder) / "o.yaml", pathlib.Path(folder) / "out.html"
            file.write_text(FIRST, encoding="utf-8")
            run = self.run("compare", file, "--format", "html", "-o", out)
            self.that(run.returncode == 0 and out.exists(), "the file that the slips are made in is good", run)
            out.unlink()
            for good, bad, place, said in slips:
                self.that(FIRST.count(good) == 1, f"'{good}' is in the file")
                file.write_text(FIRST.replace(good, bad), encoding="utf-8")
                run = self.run("compare", file, "--format", "html", "-o", out)
                self.that(run.returncode == 2 and place in run.stderr and said in run.stderr and not run.stdout and not out.exists(), f"{bad} is refused", run)
            for words in ((), ("nowhere.yaml",), ("models/areas/west-mercia/west-mercia.yaml",), ("models/footprints/west-mercia.yaml", "--format", "pdf")):
                run = self.run("compare", *words)
                self.that(run.returncode == 2 and run.stderr and not run.stdout, f"{words} is refused", run)
            # what a file stands on is never overwritten
            run = self.run("compare", file, "-o", file)
            self.that(run.returncode == 2 and "options: [" not in run.stdout, "the file itself is not overwritten", run)

    def hostile(self):
        nasty = "=cmd()|<script>alert(1)</script>\x1b[31m\u202e"
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "o.yaml"
            file.write_text(FIRST.replace("{name: All,", json.dumps({"name": nasty, "note": nasty})[:-1] + ","), encoding="utf-8")
            for word in ("text", "markdown", "html", "csv", "json", "svg"):
                run = self.run("compare", file, "--format", word)
                self.that(run.returncode == 0 and "\x1b" not in run.stdout and "\u202e" not in run.stdout, f"{word}: nothing steers a terminal", run)
                if word in ("html", "markdown", "svg"):
                    self.that("<script" not in run.stdout, f"{word}: no element of the name's")
                if word == "csv":
                    self.that(not any(cell.startswith("=") for row in csv.reader(io.StringIO(run.stdout)) for cell in row), "csv: no formula")


def main():
    checks = Checks(sys.argv[1], pathlib.Path(sys.argv[2]))
    checks.files()
    checks.west_mercia()
    checks.packs()
    checks.refusals()
    checks.hostile()
    print(f"{checks.made - checks.failed} passed, {checks.failed} failed")
    sys.exit(1 if checks.failed else 0)


main()
