#!/usr/bin/env python3
"""Rehearses the shipped plans of 2026 to 2028 on shipped models and on made-up ones, and holds what is told to the models and to itself.

rehearse.py PROGRAM SOURCE_DIR
"""
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile

import html5lib

WEST_MERCIA, WEST_MERCIA_2028, ICBS = "models/areas/west-mercia", "models/areas/west-mercia-2028", "models/areas/icb-mergers-2026"
TITLE = "Rehearsal: what is planned or supposed, not what is"
# A made-up partnership of a real county, for what the plans on Surrey would do to one.
SURREY = """govmap: 1
title: A made-up partnership of Surrey
as_of: 2026-03-01
area: police-surrey
uses: [national/from-harm-to-hope, reference/england-2023]
sources: {minutes: {title: Minutes, date: 2026-02-01}}
organisations:
  council: {name: Council of the county, type: upper-tier-council, covers: surrey, source: minutes}
bodies:
  icp: {name: Integrated Care Partnership, type: integrated-care-partnership, fulfils: [integrated-care-partnership], covers: icb-surrey-heartlands, source: minutes}
posts:
  dph: {name: Director of Public Health, type: director-of-public-health, of: council, source: minutes}
partnerships:
  cdp:
    name: Partnership of Surrey
    source: minutes
    footprint: {covers: [surrey]}
    reports_to: {to: central-government, through: sro, source: minutes}
    roles: {sro: {post: dph, source: minutes}}
    members: {complete: {as_at: 2026-02-01, source: minutes}, list: [{organisation: council, represents: [local-authority-officials], source: minutes}]}
    relations: {list: [{with: icp, nature: informs, source: minutes}]}
"""
SUPPOSED = """govmap: 1
title: What the council supposes
as_of: 2026-03-01
uses: [./surrey, reference/england-2023]
ends: [{of: council, until: 2027-04-01}]
"""
# A second partnership over the same county, which the guidance asks about.
SECOND = """govmap: 1
title: What the council supposes beside it
as_of: 2026-03-01
uses: [./surrey, reference/england-2023]
partnerships: {other: {name: Another partnership of Surrey, from: 2027-04-01, covers: [surrey]}}
"""
HOSTILE = """govmap: 1
title: "=1+1<script>\\e[31m\\u202E|`x`"
as_of: 2026-03-01
uses: [./surrey, reference/england-2023]
sources: {s: {title: "<b>[x](http://a)|\\e[0m"}}
ends: [{of: dph, until: 2027-04-01, source: s}]
posts: {next: {name: "=cmd|' /C calc'!A0 <i>\\e[31m\\u202E", type: director-of-public-health, from: 2027-04-01, succeeds: [dph], source: s}}
"""
WRONG = {  # name: (text, what is said)
    "day": ("posts: {other: {name: Other}}\n", "no day"),
    "elsewhere": ("posts: {other: {name: Other, from: 2027-01-01}}\n", "nothing in"),
    "nothing": ("ends: [{of: not-there, until: 2027-01-01}]\n", "'not-there'"),
    "early": ("ends: [{of: dph, until: 2027-01-01}]\nposts: {next: {name: Next, from: 2026-06-01, succeeds: [dph]}}\n", "before that is over"),
    "past": ("ends: [{of: dph, until: 2025-01-01}]\n", "no day of the changes lies after 1 March 2026"),
}


class Checks:
    def __init__(self, program, source):
        self.program, self.source, self.made, self.failed = program, source, 0, 0

    def run(self, *words, text=True):
        return subprocess.run([self.program, "rehearse", *map(str, words)], capture_output=True, text=text, timeout=240, cwd=self.source)

    def that(self, good, what, run=None):
        self.made += 1
        if not good:
            self.failed += 1
            print(what, *([run.args[1:], run.returncode, run.stdout[-900:], run.stderr[-900:]] if run else []), sep="\n  ")

    def json(self, *words, status=0):
        run = self.run(*words, "--format", "json")
        self.that(run.returncode == status, f"{words} is answered with {status}", run)
        return json.loads(run.stdout)

    @staticmethod
    def party(told, name):
        return next((one for one in told["parties"] if one["who"]["id"] == name), {"losses": [], "verdicts": []})

    @staticmethod
    def ties(party):
        return {(loss["ended"]["id"], tie["kind"]): tie for loss in party["losses"] for tie in loss["ties"]}

    def west_mercia(self):
        told = self.json(WEST_MERCIA, WEST_MERCIA_2028, ICBS)
        self.that([one["day"] for one in told["days"]] == ["2025-10-31", "2026-04-01", "2028-05-31"], f"its days: {told['days']}")
        touching = [one["of"]["id"] for one in told["changes"] if one["touches_the_model"]]
        self.that(touching == ["pcc-west-mercia"], f"the boards' mergers are elsewhere: {touching}")
        self.that([one["who"]["id"] for one in told["parties"][:2]] == ["herefordshire-and-worcestershire", "shropshire-telford-and-wrekin"], "both partnerships come first")
        for party in told["parties"][:2]:
            ties = self.ties(party)
            self.that(set(ties) == {("pcc-west-mercia", kind) for kind in ("role", "seat", "line", "money")}, f"{party['who']}: {set(ties)}")
            self.that(all(not tie["settled"] and tie["from"] == "2028-05-31" for tie in ties.values()), "nobody follows")
            rules = {one["rule"]: one for one in party["verdicts"]}
            self.that({"LEAD-01", "MEM-07", "GOV-12"} <= set(rules) and "CYC-01" not in rules, f"what was done by its day stays done: {set(rules)}")
            self.that(all(one["with_changes"] == "cannot-tell" and one["without_changes"] != "fail" for one in rules.values()), "not recorded is never missing")
        self.that(self.run(WEST_MERCIA, WEST_MERCIA_2028).returncode == 0, "cannot tell is no fail")
        self.that(self.run(WEST_MERCIA, WEST_MERCIA_2028, "--strict").returncode == 1, "strictly it counts")
        self.that(self.run(WEST_MERCIA, WEST_MERCIA_2028, "--strict", "--fail-on", "never").returncode == 0, "never is never")
        # What is told to be open with the changes is so for `check`, and was not without them.
        for verdicts, models in ((("cannot-tell",), (WEST_MERCIA, WEST_MERCIA_2028)), (("pass", "not-applicable"), (WEST_MERCIA,))):
            run = subprocess.run([self.program, "check", *models, "--as-of", "2028-05-31", "--format", "json"], capture_output=True, text=True, cwd=self.source)
            found = {(one["rule"], one["subject"], one["item"]): one["verdict"] for one in json.loads(run.stdout)["findings"]}
            for party in told["parties"]:
                for one in party["verdicts"]:
                    self.that(found[one["rule"], one["subject"], one["item"]] in verdicts, f"{models}: check says the same of {one['rule']}")

    def planned_authority(self, folder):
        # The list of the area's partnerships was whole in September 2022; of 2028 it says nothing.
        (folder / "herefordshire.yaml").write_text("""govmap: 1
title: A successor of Herefordshire
as_of: 2026-01-02
uses: [reference/england-2023, %s]
ends: [{of: herefordshire, until: 2028-04-01}]
authorities: {nh: {name: New Herefordshire (planned), tier: upper, from: 2028-04-01, succeeds: [herefordshire]}}
links: [{link: within, from: nh, to: police-west-mercia, since: 2028-04-01}]
""" % (self.source / WEST_MERCIA))
        told = self.json(self.source / WEST_MERCIA, folder / "herefordshire.yaml")
        found = [one["with_changes"] for party in told["parties"] for one in party["verdicts"] if (one["rule"], one["subject"]) == ("GEO-03", "nh")]
        self.that(found == ["cannot-tell"], f"whether anybody covers the new authority cannot be told: {found}")

    def surrey(self, folder):
        model = folder / "surrey.yaml"
        told = self.json(model, "models/areas/surrey-2027")
        cdp = self.party(told, "cdp")
        ties = self.ties(cdp)
        area = ties[("icb-surrey-heartlands", "area")]
        self.that(area["settled"] and area["from"] == "2026-04-01" and [one["id"] for one in area["then"]] == ["icb-surrey-and-sussex"], f"the board's area is followed: {area}")
        footprint = ties[("surrey", "footprint")]
        self.that(not footprint["settled"] and footprint["from"] == "2027-04-01" and "nothing that succeeds it" in footprint["sentence"], f"the footprint is not: {footprint}")
        ended = next(one for one in cdp["losses"] if one["ended"]["id"] == "surrey")
        self.that([one["id"] for one in ended["succeeded_by"]] == ["east-surrey", "west-surrey"], "both successors are named")
        rules = {one["rule"]: one for one in cdp["verdicts"]}
        self.that(rules["GOV-04"]["from"] == "2026-04-01" and rules["GOV-04"]["until"] == "2027-04-01", f"the relation is open from the merger: {rules['GOV-04']}")
        self.that(rules["GEO-03"]["force"] == "minimum" and rules["GEO-03"]["subject"] in ("east-surrey", "west-surrey"), "nobody covers the new authorities")
        later = self.json(model, "models/areas/surrey-2027", "--from", "2026-12-31")
        self.that([one["day"] for one in later["days"]] == ["2027-04-01"] and "2026-04-01" in later["days_left_out"], "--from narrows")
        earlier = self.json(model, "models/areas/surrey-2027", "--until", "2026-12-31")
        self.that(("surrey", "footprint") not in self.ties(self.party(earlier, "cdp")), "--until narrows")
        both = self.json(model, "models/areas/surrey-2027", folder / "supposed.yaml")
        seats = {one["rule"]: one["with_changes"] for one in self.party(both, "cdp")["verdicts"]}
        self.that(seats["MEM-02"] == "cannot-tell", f"a list that the model alone calls whole says nothing of who sits there then: {seats}")
        second = self.json(model, folder / "second.yaml", status=1)
        fails = [one["rule"] for one in self.party(second, "cdp")["verdicts"] if one["what"] == "fails"]
        self.that(fails == ["GEO-02"], f"what the changes themselves say can fail: {fails}")
        standing = {one["of"]["id"]: one["standing"] for one in both["changes"]}
        self.that(standing["council"] == "supposed" and standing["surrey"] == "planned" and standing["icb-mergers-2026-chair-surrey-and-sussex"] in ("planned", "told as done"), f"{standing}")
        national = self.json("models/areas/england", "models/areas/surrey-2027")
        self.that(any(one["of"]["id"] == "surrey" and one["touches_the_model"] for one in national["changes"]) and len(national["parties"]) == 6, "England: a county under review, and six partnerships whose board's area changes")

    def options(self, folder):
        model, changes = folder / "surrey.yaml", "models/areas/surrey-2027"
        told = self.json(model, changes, "--options", "models/footprints/surrey-and-sussex-2025.yaml")["footprint_options"]
        fates = {one["id"]: (one["without_changes"], one["with_changes"]) for one in told["options"]}
        self.that(told["day"] == "2027-04-01" and "GEO-03" in told["rules"] and len(fates) == 13, f"{told['day']}, {fates}")
        self.that(set(fates.values()) == {("passes", "passes")}, f"a county's two successors stand in for it: {fates}")
        self.that(told["replaced"] == ["Surrey ends; East Surrey (planned) and West Surrey (planned) take its place in each of them."], f"and that is told: {told['replaced']}")
        told = self.json(model, changes, "--options", "models/footprints/surrey-2027.yaml")["footprint_options"]
        self.that({(one["without_changes"], one["with_changes"]) for one in told["options"]} == {("not-possible", "passes")}, "options on the planned authorities need the changes")
        told = self.json("models/areas/england", "models/areas/norfolk-2028", "--until", "2026-12-31", "--options", "models/footprints/surrey-and-sussex-2025.yaml")["footprint_options"]
        self.that(told["replaced"] == [] and {one["with_changes"] for one in told["options"]} == {"passes"}, "elsewhere nothing is replaced")
        lost = folder / "lost.yaml"
        lost.write_text("govmap: 1\ntitle: T\nas_of: 2026-03-01\nuses: [./surrey, reference/england-2023]\nends: [{of: surrey, until: 2027-04-01}]\n")
        told = self.json(model, lost, "--options", "models/footprints/surrey-and-sussex-2025.yaml")["footprint_options"]
        self.that(all(one["with_changes"] == "not-possible" and "no upper-tier authority" in one["reasons"][0] for one in told["options"]), "without a successor there is no such way")
        for form in ("text", "markdown", "html", "csv"):
            run = self.run(model, lost, "--options", "models/footprints/surrey-and-sussex-2025.yaml", "--format", form)
            self.that("no upper-tier authority is recorded as succeeding it" in " ".join(run.stdout.split()), f"{form}: and it is said why", run)
        for file, said in (("models/footprints/none.yaml", "there is no file"), (model, "options")):
            run = self.run(model, changes, "--options", file)
            self.that(run.returncode == 2 and said in run.stderr and not run.stdout, f"options {file} are refused", run)

    def formats(self, folder):
        words = (folder / "surrey.yaml", folder / "hostile.yaml", "models/areas/surrey-2027")
        told = self.json(*words)
        counts = (len(told["changes"]), sum(len(loss["ties"]) for one in told["parties"] for loss in one["losses"]), sum(len(one["verdicts"]) for one in told["parties"]))
        self.that(min(counts) > 3, f"enough to look at: {counts}")
        table = self.run(*words, "--format", "csv", text=False).stdout.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(table)))
        found = tuple(sum(row["row"].startswith(kind) for row in rows) for kind in ("change", "tie", "verdict"))
        self.that(found == counts, f"the table has the same: {found}, {counts}")
        self.that(not any((cell or "").lstrip(" ").startswith(("=", "+", "-", "@")) for row in rows for cell in row.values()), "no cell is a formula")
        for form in ("text", "markdown", "html", "csv", "json"):
            run = self.run(*words, "--format", form)
            self.that(TITLE in run.stdout and "1 July 2022 to 30 November 2024" in run.stdout.replace("\n", " "), f"{form}: what it is, and what it rests on", run)
            self.that("\x1b" not in run.stdout and "\u202e" not in run.stdout and run.stdout.endswith("\n"), f"{form}: nothing hidden in it")
            self.that(run.stdout == self.run(*words, "--format", form).stdout, f"{form}: the same again")
            file = folder / f"out.{form}"
            self.that(self.run(*words, "--format", form, "-o", file).returncode == 0 and file.read_text().rstrip("\n") == run.stdout.rstrip("\n"), f"{form}: the file is the same")
        page = self.run(*words, "--format", "html").stdout
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
        self.that(not list(tree.iter("script")) and not list(tree.iter("i")) and len(list(tree.iter("h2"))) >= 3, "HTML: whole, and no element of theirs")
        page = self.run(*words, "--format", "markdown").stdout
        self.that("<script>" not in page and "<i>" not in page and "](http://" not in page, "Markdown: no element, no link of theirs")
        for party in told["parties"]:
            shown = [one for one in party["verdicts"] if party["partnership"] or one["force"] != "consider"]
            self.that(all(one["rule"] in page for one in shown), "each rule is on the page")

    def wrong_turns(self, folder):
        model = folder / "surrey.yaml"
        for name, (text, said) in WRONG.items():
            file = folder / f"{name}.yaml"
            file.write_text(f"govmap: 1\ntitle: T\nas_of: 2026-03-01\nuses: [./surrey, reference/england-2023]\n{text}")
            run = self.run(model, file)
            self.that(run.returncode == 2 and said in run.stderr and not run.stdout, f"{name} is refused", run)
        (folder / "bare.yaml").write_text("govmap: 1\ntitle: T\nas_of: 2026-03-01\nposts: {p: {name: P}}\n")
        (folder / "loose.yaml").write_text("govmap: 1\ntitle: T\nas_of: 2026-03-01\nends: [{of: dph, until: 2027-01-01}]\n")
        (folder / "side.yaml").write_text("govmap: 1\ntitle: T\nas_of: 2026-03-01\nuses: [./surrey]\nposts: {next: {name: N, from: 2027-01-01, succeeds: [dph]}}\n")
        for words, said in (((model, model), "brings nothing that"), ((WEST_MERCIA_2028, WEST_MERCIA), "brings nothing that"), ((model,), "CHANGES is required"),
                            ((WEST_MERCIA, "models/areas/staffordshire-2028"), "does not have it"), ((folder / "bare.yaml", ICBS), "uses: [reference/england-2023]"),
                            ((model, folder / "nowhere.yaml"), "there is no file"), ((WEST_MERCIA, WEST_MERCIA_2028, "--from", "May"), "is not a day"),
                            ((WEST_MERCIA, WEST_MERCIA_2028, "--from", "2028-01-01", "--until", "2027-01-01"), "is not after"),
                            ((WEST_MERCIA, WEST_MERCIA_2028, "--area", "Nowhere"), "'Nowhere'"), ((WEST_MERCIA, WEST_MERCIA_2028, "--format", "pdf"), "'pdf'"),
                            ((WEST_MERCIA, WEST_MERCIA_2028, "-o", f"{WEST_MERCIA_2028}/west-mercia-2028.yaml"), "would be written over")):
            run = self.run(*words)
            self.that(run.returncode == 2 and said in run.stderr and not run.stdout, f"{words} is refused", run)
        here, root = self.run(WEST_MERCIA, WEST_MERCIA_2028), self.run(WEST_MERCIA, self.source / WEST_MERCIA_2028)
        self.that(root.returncode == 0 and root.stdout == here.stdout, "a name from the root beside one from here is the same model", root)
        told = self.run(model, folder / "loose.yaml")
        self.that(told.returncode == 0 and "does not name the reference data itself" in told.stdout.replace("\n", " ").replace("  ", ""), "a file that cannot stand alone is told of", told)
        doubt = self.run(model, folder / "side.yaml")
        self.that("side.yaml:5:" in doubt.stderr and "no end is told" in doubt.stderr and "{of: dph, until: 2027-01-01" in doubt.stderr, "a successor of what does not end is told of, with its place", doubt)


def main():
    checks = Checks(sys.argv[1], pathlib.Path(sys.argv[2]).resolve())
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        for name, text in (("surrey", SURREY), ("supposed", SUPPOSED), ("second", SECOND), ("hostile", HOSTILE)):
            (folder / f"{name}.yaml").write_text(text)
        checks.west_mercia()
        checks.planned_authority(folder)
        checks.surrey(folder)
        checks.options(folder)
        checks.formats(folder)
        checks.wrong_turns(folder)
    print(f"{checks.made} checks made, {checks.failed} failed")
    return 1 if checks.failed or checks.made < 80 else 0


if __name__ == "__main__":
    sys.exit(main())
