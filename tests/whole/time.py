#!/usr/bin/env python3
"""Holds --as-of to what is known, or planned, of areas whose authorities, boards and posts begin and end.

time.py PROGRAM SOURCE_DIR

Of each reorganisation that the models hold it asks, on the days before, at and after it, which authorities there are
and which council serves each; and it proves that what contradicts the dates is refused.
"""
import functools
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

NORTH = {"corby", "east-northamptonshire", "kettering", "wellingborough"}
WEST = {"daventry", "northampton", "south-northamptonshire"}
CUMBERLAND = {"allerdale", "carlisle", "copeland"}
WESTMORLAND = {"barrow-in-furness", "eden", "south-lakeland"}
EAST_SURREY = {"elmbridge", "epsom-and-ewell", "mole-valley", "reigate-and-banstead", "tandridge"}
WEST_SURREY = {"guildford", "runnymede", "spelthorne", "surrey-heath", "waverley", "woking"}
NORFOLK = {"breckland", "broadland", "great-yarmouth", "kings-lynn-and-west-norfolk", "north-norfolk", "norwich", "south-norfolk"}
COUNCILS = ("upper-tier-council", "district-council")
WEST_AND_NORTH_LONDON = {"barnet", "brent", "camden", "ealing", "enfield", "hammersmith-and-fulham", "haringey", "harrow", "hillingdon", "hounslow",
                         "islington", "kensington-and-chelsea", "westminster"}


class Checks:
    def __init__(self, program, source):
        self.program, self.source, self.made, self.failed = str(pathlib.Path(program).resolve()), source, 0, 0
        self.json = functools.lru_cache(None)(self.json)

    def run(self, *words):
        return subprocess.run([self.program, *map(str, words)], capture_output=True, text=True, timeout=120, cwd=self.source)

    def that(self, good, what, run=None):
        self.made += 1
        if good:
            return
        self.failed += 1
        print(what, *([run.args[1:], run.returncode, run.stdout[-600:], run.stderr[-600:]] if run else []), sep="\n  ")

    def same(self, found, wanted, what):
        self.that(found == wanted, f"{what}: found {found}, wanted {wanted}")

    def json(self, *words):
        run = self.run(*words, "--format", "json")
        self.that(run.returncode == 0, "it can be asked", run)
        if run.returncode != 0:
            sys.exit("the rest was not looked at")
        return json.loads(run.stdout)

    def list(self, model, kind, day, *where):
        filters = [word for one in where for word in ("--where", one)]
        return {one["id"]: one for one in self.json("list", model, kind, *filters, "--as-of", day)["entries"]}

    def show(self, model, entity, day):
        return self.json("show", model, entity, "--as-of", day)

    def links(self, model, entity, day, kind, end):
        """The other ends of its links of a kind, by whether they hold on the day."""
        found = {}
        for one in self.show(model, entity, day)["links"]:
            if one["link"] == kind and one["to" if end == "from" else "from"] == entity:
                found.setdefault(one["holds"], set()).add(one[end])
        return found

    def served(self, model, area, day):
        """The councils that serve each authority that there is in the area on the day."""
        councils = set().union(*(self.list(model, "organisation", day, f"type={one}") for one in COUNCILS))
        return {one: self.links(model, one, day, "covers", "from").get("yes", set()) & councils
                for one in self.list(model, "authority", day, f"area={area}")}

    # Authorities that split and merge

    def reorganised(self, model, area, eve, day, old, new, declared=""):
        """On the eve there are the old authorities, on the day the new ones, and each has the one council that is its own."""
        for when, wanted in ((eve, old), (day, new)):
            served = self.served(model, area, when)
            self.same(set(served), {declared + one if wanted is old else one for one in wanted}, f"{area} on {when}")
            for authority, councils in served.items():
                own = wanted[authority.removeprefix(declared) if wanted is old else authority]
                self.same(councils, {own}, f"who serves {authority} on {when}")

    def cumbria(self):
        model, council = "models/areas/cumbria", "cumbria-council-"
        old = {"cumbria": council + "county", **{one: council + one for one in CUMBERLAND | WESTMORLAND}, "barrow-in-furness": council + "barrow"}
        new = {one: council + one for one in ("cumberland", "westmorland-and-furness")}
        for eve, day in (("2022-07-01", "2023-04-01"), ("2023-03-31", "2023-04-02")):
            self.reorganised(model, "police-cumbria", eve, day, old, new)
        for one, parts in (("cumberland", CUMBERLAND), ("westmorland-and-furness", WESTMORLAND)):
            links = self.show(model, one, "2023-04-01")["links"]
            self.same({link["to"] for link in links if link["link"] == "succeeds"}, parts | {"cumbria"}, f"what {one} succeeds")
        for day, commissioner, fire in (("2023-03-31", "cumbria-pcc", "cumbria-council-county"), ("2023-04-01", "cumbria-pfcc", "cumbria-pfcc")):
            self.answers(model, "cumbria-police-force", day, commissioner)
            self.answers(model, "cumbria-fire-and-rescue-service", day, fire)
            self.same(set(self.list(model, "post", day)) & {"cumbria-pcc", "cumbria-pfcc"}, {commissioner}, f"the commissioner on {day}")

    def northamptonshire(self):
        model, council = "models/areas/northamptonshire", "northamptonshire-council-"
        old = {one: council + one for one in NORTH | WEST | {"county"}}
        new = {one + "-northamptonshire": council + one for one in ("north", "west")}
        for eve, day in (("2019-01-01", "2021-04-01"), ("2021-03-31", "2021-04-02")):
            self.reorganised(model, "police-northamptonshire", eve, day, old, new, declared="northamptonshire-")
        for one, parts in (("north", NORTH), ("west", WEST)):
            links = self.show(model, one + "-northamptonshire", "2021-04-01")["links"]
            self.same({link["to"] for link in links if link["link"] == "succeeds"},
                      {"northamptonshire-" + part for part in parts | {"county"}}, f"what {one} Northamptonshire succeeds")
        for day, to in (("2018-12-31", council + "county"), ("2019-01-01", "northamptonshire-pfcc"), ("2021-04-01", "northamptonshire-pfcc")):
            self.answers(model, "northamptonshire-fire-and-rescue-service", day, to)

    def north_yorkshire(self):
        model = "models/areas/north-yorkshire"
        for day, area in (("2023-03-31", "north-yorkshire-county"), ("2023-04-01", "north-yorkshire")):
            self.same(self.links(model, "north-yorkshire-cdp", day, "covers", "to").get("yes"), {area}, f"North Yorkshire's footprint on {day}")

    def england(self):
        """The whole of England on days between the reorganisations, without a thing that is only planned."""
        for day, number in (("2021-03-31", 151), ("2021-04-01", 152), ("2023-03-31", 152), ("2023-04-01", 153), ("2026-01-01", 153)):
            upper = self.list("models/areas/england", "authority", day, "tier=upper", "country=england")
            self.same(len(upper), number, f"upper-tier authorities of England on {day}")
            self.that(not [one for one in upper.values() if "planned" in one["name"]], f"none of them is only planned on {day}")

    # What is planned

    def planned(self, model, area, eve, day, old, new):
        """As `reorganised`, and what is new is marked as planned; the gazetteer's authorities end, by a source that is named."""
        self.reorganised(model, area, eve, day, old, new)
        for one in new:
            shown = self.show(model, one, day)
            self.that("planned" in shown["name"] and shown["exists"] == "yes", f"{one} is there on {day}, and marked")
            self.same(self.show(model, one, eve)["exists"], "no", f"{one} on {eve}")
        for one in old:
            self.same([self.show(model, one, when)["exists"] for when in (eve, day)], ["yes", "no"], f"{one} on {eve} and {day}")
            ends = [p for p in self.show(model, one, eve)["properties"] if p["key"] == "until"]
            self.that(len(ends) == 1 and ends[0]["source"], f"{one}: its end is said, with a source")
            self.same(self.show("models/reference/england-2023", one, day)["exists"], "yes", f"{one}, of which the gazetteer knows no end")

    def surrey(self):
        model, council = "models/areas/surrey-2027", "surrey-2027-council-"
        old = {"surrey": council + "county", **{one: council + one for one in EAST_SURREY | WEST_SURREY}}
        new = {one + "-surrey": council + one for one in ("east", "west")}
        self.planned(model, "police-surrey", "2027-03-31", "2027-04-01", old, new)
        for one, parts in (("east-surrey", EAST_SURREY), ("west-surrey", WEST_SURREY)):
            links = self.show(model, one, "2027-04-01")["links"]
            self.same({link["to"] for link in links if link["link"] == "succeeds"}, parts | {"surrey"}, f"what {one} succeeds")
            self.that("icb-surrey-and-sussex" in self.links(model, one, "2027-04-01", "within", "to")["yes"], f"{one}: its board's area")

    def norfolk(self):
        model, council = "models/areas/norfolk-2028", "norfolk-2028-council-"
        old = {"norfolk": council + "county", **{one: council + one for one in NORFOLK}}
        new = {"west-norfolk": council + "west", "east-norfolk": council + "east", "greater-norwich-city": council + "greater-norwich"}
        self.planned(model, "police-norfolk", "2028-03-31", "2028-05-01", old, new)
        divided = {one: {link["from"] for link in self.show(model, one, "2028-03-31")["links"] if link["link"] == "succeeds"}
                   for one in ("south-norfolk", "broadland", "norwich")}
        self.same(divided, {"south-norfolk": set(new), "broadland": {"east-norfolk", "greater-norwich-city"}, "norwich": {"greater-norwich-city"}},
                  "which districts are divided")
        # The month alone is known.
        for one in (*old, *new, *old.values(), *new.values()):
            self.same(self.show(model, one, "2028-04-15")["exists"], "cannot tell", f"{one} in April 2028")

    def boards(self):
        model = "models/areas/icb-mergers-2026"
        for day, number in (("2026-03-31", 10), ("2026-04-01", 5)):
            boards = self.list(model, "organisation", day, "type=integrated-care-board")
            self.same(len(boards), number, f"boards on {day}")
            self.that(all(("planned" in one["name"]) == (number == 5) for one in boards.values()), f"those of {day} are marked if they are planned")
            for board in boards:
                self.same(len(self.links(model, board, day, "covers", "to").get("yes", ())), 1, f"{board} has one area on {day}")
        for day, wanted in (("2026-03-31", set()), ("2026-04-01", WEST_AND_NORTH_LONDON)):
            self.same(set(self.list(model, "authority", day, "area=icb-west-and-north-london")), wanted, f"West and North London on {day}")
            number = 37 if wanted else 42
            self.same(len(self.list(model, "area", day, "type=integrated-care-board")), number, f"areas of boards on {day}")
        self.same(self.links(model, "enfield", "2026-04-01", "within", "to")["yes"] & {"icb-north-central-london", "icb-west-and-north-london"},
                  {"icb-west-and-north-london"}, "Enfield's board")
        shared = [one["from"] for one in self.show(model, "icb-suffolk-and-north-east-essex", "2026-04-01")["links"] if one["link"] == "succeeds"]
        self.same(sorted(shared), ["icb-essex", "icb-norfolk-and-suffolk"], "a board that is divided")
        chair = "icb-mergers-2026-chair-surrey-and-sussex"
        for day, holds, number in (("2025-09-30", "no", 0), ("2025-10-15", "cannot tell", 2), ("2025-11-01", "yes", 2), ("2026-04-01", "no", 0)):
            self.same(self.show(model, chair, day)["exists"], holds, f"the chair of two boards on {day}")
            self.same(len(self.links(model, chair, day, "post_in", "to").get(holds, ())) if number else 0, number, f"and its boards on {day}")

    def commissioner(self):
        model, force, board = "models/areas/staffordshire-2028", "staffordshire-2028-police-force", "staffordshire-2028-policing-and-crime-board"
        lead = lambda day: [one["holds"] for one in self.show(model, "pcc-staffordshire", day)["links"] if one["link"] == "holds"]
        for day, there, next_there in (("2028-04-30", "yes", "no"), ("2028-05-01", "cannot tell", "cannot tell"), ("2028-05-30", "cannot tell", "cannot tell"),
                                       ("2028-05-31", "no", "yes"), ("2028-06-01", "no", "yes")):
            self.same(self.show(model, "pcc-staffordshire", day)["exists"], there, f"the commissioner on {day}")
            self.same(self.show(model, board, day)["exists"], next_there, f"the board on {day}")
            self.same(lead(day), [there], f"whether the commissioner leads the partnership on {day}")
        for day, to, certain in (("2028-04-30", "pcc-staffordshire", True), ("2028-05-10", "pcc-staffordshire", False), ("2028-06-01", board, True)):
            self.answers(model, force, day, to, certain)
        gaps = [(one["what"], one["reason"]) for one in self.show(model, board, "2025-11-13")["absent"]]
        self.same(gaps, [("lead", "not yet appointed")], "the board's lead")
        self.same(self.show("models/areas/staffordshire", "pcc-staffordshire", "2028-06-01")["exists"], "yes", "the model it stands on knows no end")

    def owner(self):
        """West Mercia's two partnerships have one owner, whose post is to end in May 2028."""
        for day, verdict in (("2028-04-30", "pass"), ("2028-05-15", "cannot-tell"), ("2028-06-01", "cannot-tell")):
            report = self.json("check", "models/areas/west-mercia-2028", "--only", "LEAD-01", "--fail-on", "never", "--as-of", day)
            found = [one["verdict"] for one in report["findings"] if one["rule"] == "LEAD-01"]
            self.same(found, [verdict] * 2, f"whether each partnership has an owner on {day}")
        for day, there in (("2028-04-30", "yes"), ("2028-05-15", "cannot tell"), ("2028-06-01", "no")):
            roles = [one["holds"] for one in self.show("models/areas/west-mercia-2028", "pcc-west-mercia", day)["links"]
                     if one["link"] == "holds" and one["role"] == "sro"]
            self.same(roles, [there] * 2, f"the owner's roles on {day}")

    def answers(self, model, entity, day, to, certain=True):
        step = self.json("trace", model, entity, "--as-of", day)["steps"][0]
        self.same((step["link"], step["to"], step["certain"]), ("answers_to", to, certain), f"whom {entity} answers to on {day}")

    # What contradicts the dates

    def refused(self):
        with tempfile.TemporaryDirectory() as folder:
            def model(covers, as_of, uses="reference/england-2023"):
                file = pathlib.Path(folder) / "m.yaml"
                file.write_text(f"govmap: 1\nas_of: {as_of}\nuses: [{uses}]\nbodies: {{b: {{name: B, covers: [{covers}]}}}}\n", encoding="utf-8")
                return self.run("list", file)

            areas = (self.source / "models/areas").as_posix()
            for covers, as_of, uses, why in (
                    ("cumbria", "2023-04-01", "", "Cumbria did not exist on 1 April 2023"),
                    ("{authority: cumbria, from: 2023-04-01}", "2023-03-31", "", "Cumbria did not exist from 1 April 2023"),
                    ("cumberland", "2023-03-31", "", "Cumberland did not exist on 31 March 2023"),
                    ("{authority: cumberland, until: 2023-04-01}", "2023-04-01", "", "Cumberland did not exist until 1 April 2023"),
                    ("northamptonshire-corby", "2021-04-01", "northamptonshire", "Corby did not exist on 1 April 2021"),
                    ("west-northamptonshire", "2021-03-31", "", "West Northamptonshire did not exist on 31 March 2021"),
                    ("east-surrey", "2027-03-31", "surrey-2027", "East Surrey (planned) did not exist on 31 March 2027"),
                    ("surrey", "2027-04-01", "surrey-2027", "Surrey did not exist on 1 April 2027"),
                    ("{authority: norwich, from: 2028-05}", "2028-03-01", "norfolk-2028", "Norwich did not exist from May 2028"),
                    ("icb-sussex", "2026-04-01", "icb-mergers-2026", "NHS Sussex did not exist on 1 April 2026"),
                    ("icb-essex", "2026-03-31", "icb-mergers-2026", "Essex Integrated Care Board area (planned) did not exist on 31 March 2026")):
                run = model(covers, as_of, f"{areas}/{uses}" if uses else "reference/england-2023")
                said = " ".join(run.stderr.split())
                self.that(run.returncode == 2 and why in said and not run.stdout, f"{covers} on {as_of} is refused", run)
                if covers.endswith("cumbria") or "corby" in covers or covers == "surrey":
                    self.that("it was succeeded by" in said, f"{covers} on {as_of}: the answer names the successors", run)
            for covers, as_of, uses in (("cumbria", "2023-03-31", ""), ("cumberland", "2023-04-01", ""), ("northamptonshire-corby", "2021-03-31", "northamptonshire"),
                                        ("west-northamptonshire", "2021-04-01", ""), ("east-surrey", "2027-04-01", "surrey-2027"),
                                        ("west-norfolk", "2028-04-15", "norfolk-2028"), ("icb-essex", "2026-04-01", "icb-mergers-2026")):
                run = model(covers, as_of, f"{areas}/{uses}" if uses else "reference/england-2023")
                self.that(run.returncode == 0, f"{covers} on {as_of} is no contradiction", run)

    def too_soon(self):
        """A successor that begins before its predecessor is over: in the models themselves, one date changed."""
        for name, entity, key, good, bad in (
                ("cumbria", "cumbria-pfcc", "from", "2023-04-01", "2023-03-31"),
                ("cumbria", "cumbria-council-cumberland", "from", "2023-04-01", "2022-05"),
                ("northamptonshire", "northamptonshire-county", "until", "2021-04-01", "2021-04-02"),
                ("surrey-2027", "east-surrey", "from", "2027-04-01", "2027-03-31"),
                ("norfolk-2028", "east-norfolk", "from", "2028-04", "2028-03"),
                ("surrey-2027", "surrey-2027-council-east", "from", "2027-04-01", "2026-05-07"),
                ("norfolk-2028", "norfolk-2028-council-west", "from", "2028-04", "2028-03"),
                ("icb-mergers-2026", "icb-mergers-2026-nhs-essex", "from", "2026-04-01", "2026"),
                ("staffordshire-2028", "staffordshire-2028-policing-and-crime-board", "from", "2028-05", "2028-04")):
            with tempfile.TemporaryDirectory() as folder:
                top = pathlib.Path(folder)
                for one in {name, "staffordshire", "icb-mergers-2026"}:
                    shutil.copytree(self.source / "models/areas" / one, top / one)
                file = top / name / f"{name}.yaml"
                text = file.read_text(encoding="utf-8")
                changed = re.sub(rf"(\n  {entity}:\n(?:    .*\n)*?    {key}: ){good}\n", rf"\g<1>{bad}\n", text)
                self.that(self.run("list", top / name).returncode == 0 and changed != text, f"{name}: as it is, it is read, and {entity} can be changed")
                file.write_text(changed, encoding="utf-8")
                run = self.run("list", top / name)
                if bad == "2026":  # the year holds the day, so nothing contradicts
                    self.that("before that is over" not in run.stderr, f"{entity}, {key} {bad}: a year that may hold the day is no contradiction", run)
                else:
                    self.that(run.returncode == 2 and "before that is over" in " ".join(run.stderr.split()) and not run.stdout,
                              f"{entity}, {key} {bad}: refused", run)


def main():
    checks = Checks(sys.argv[1], pathlib.Path(sys.argv[2]).resolve())
    for group in (checks.cumbria, checks.northamptonshire, checks.north_yorkshire, checks.england, checks.surrey, checks.norfolk,
                  checks.boards, checks.commissioner, checks.owner, checks.refused, checks.too_soon):
        group()
    print(f"{checks.made} checks made, {checks.failed} failed")
    return 1 if checks.failed or checks.made < 300 else 0


if __name__ == "__main__":
    sys.exit(main())
