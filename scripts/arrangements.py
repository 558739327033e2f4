#!/usr/bin/env python3
"""Writes a page on every arrangement that models/ holds, and an index of them.

arrangements.py --program GOVMAP --to FOLDER [--models FOLDER]

A page says what the arrangement is, shows its map, and says what was hard to hold in a model and what is not
known. What govmap can tell comes from its JSON; of the model's own text are read only the sources, the day, the
place, and, where there is no partnership, what stands in its place. scripts/exports runs this.
"""
import argparse
import concurrent.futures
import csv
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
from urllib.parse import urlsplit

import yaml

MONTHS = "January February March April May June July August September October November December".split()
TOP = pathlib.Path(__file__).resolve().parent.parent
SECTIONS = {"bodies": "Bodies", "posts": "Posts", "organisations": "Organisations"}
COUNTED = {"programmes": "programmes", "funds": "funds", "products": "documents", "outcomes": "outcomes", "metrics": "metrics"}


def say(text):
    """Text of a model as Markdown that shows it and does nothing else: no markup, no HTML, no link."""
    text = re.sub(r"\s+", " ", str(text)).strip()
    text = re.sub(r"([\\`*_{}\[\]<>#|~&!$])", r"\\\1", text)
    text = re.sub(r"(?<=:)/(?=/)", r"\\/", text)  # GitHub makes links of addresses by themselves
    text = re.sub(r"(?i)\b(www)\.", r"\1\\.", text)
    text = text.replace("@", "@<!-- -->")  # a comment is all that keeps an address from becoming a link
    return re.sub(r"^(\d+)([.)])|^([-+=])", lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", text)


def link(text, url):
    """A link, if the address is one that a browser may follow without harm."""
    parts = urlsplit(str(url)) if url else None
    if not parts or parts.scheme not in ("http", "https") or not parts.netloc:
        return say(text)
    safe = re.sub(r"[^A-Za-z0-9:/?#@!$&'*+,;=._~%-]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), str(url))
    return f"[{say(text)}]({safe})"


def in_words(date):
    """A day, month or year of YAML as people write it."""
    parts = [int(part) for part in str(date).split("-")]
    return " ".join([str(p) for p in parts[2:3]] + [MONTHS[m - 1] for m in parts[1:2]] + [str(parts[0])])


def listed(items):
    return "\n".join(f"- {item}" for item in items)


def table(rows):
    return "\n".join(["| | |", "| --- | --- |", *(f"| {key} | {value} |" for key, value in rows)])


class Govmap:
    def __init__(self, program):
        self.program = program

    def run(self, *arguments):
        """The program's answer; status 2 is an answer too (it says why not), any other is a failure of ours."""
        done = subprocess.run([self.program, *map(str, arguments)], cwd=TOP, capture_output=True, text=True, timeout=60, check=False)
        if done.returncode not in (0, 1, 2):
            sys.exit(f"arrangements: govmap {' '.join(map(str, arguments))}: {done.stderr}")
        return done

    def json(self, *arguments):
        done = self.run(*arguments, "--format", "json")
        if done.returncode == 2:
            sys.exit(f"arrangements: govmap {' '.join(map(str, arguments))}: {done.stderr}")
        return json.loads(done.stdout)


class Arrangement:
    def __init__(self, govmap, folder, to):
        self.govmap, self.folder, self.to, self.id = govmap, folder, to, folder.name
        self.text = {}
        for file in sorted(folder.glob("*.yaml")):
            for key, value in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).items():
                if isinstance(value, dict):
                    self.text.setdefault(key, {}).update(value)
                else:
                    self.text.setdefault(key, value)
        self.day_note = self.remark_on_the_day()
        day = self.text.get("as_of") or self.latest_source()
        self.model = [os.path.relpath(folder, TOP), "--as-of", day]
        self.check = govmap.json("check", *self.model, "--fail-on", "never")
        self.day = in_words(self.check["as_of"])
        self.minimum = [f for f in self.check["findings"] if f["guidance_force"] == "minimum" and f["verdict"] != "not-applicable"]
        # Every partnership is looked at by the rule on its Senior Responsible Owner.
        self.partnerships = {f["subject"]: f["subject_name"] for f in self.check["findings"] if f["rule"] == "LEAD-01"}
        self.members = {}
        self.covered = []

    def remark_on_the_day(self):
        for file in sorted(self.folder.glob("*.yaml")):
            if found := re.search(r"^as_of:[ \t]*\S+[ \t]+#[ \t]*(.+)$", file.read_text(encoding="utf-8"), re.MULTILINE):
                return found[1]
        return None if "as_of" in self.text else "the model has no day of its own; this is the day of its latest source"

    def latest_source(self):
        dates = [str(s["date"]) for s in self.text.get("sources", {}).values() if "date" in s]
        year, month, day = (max(dates) + "-01-01").split("-")[:3]  # the first day of a month or year
        return datetime.date(int(year), int(month), int(day)).isoformat()

    # What it is

    def facts(self, partnership):
        """The tables of the terms of reference and of the return, by what they are called."""
        papers = [self.govmap.json(command, self.model[0], partnership, *self.model[1:]) for command in ("tor", "return")]
        return {t["called"]: t for paper in reversed(papers) for s in paper["sections"] for t in s["tables"]}

    def partnership(self, partnership):
        facts = self.facts(partnership)
        cells = lambda called, column=0: [r[column]["text"] for r in facts[called]["rows"] if r[0]["kind"] == "said"]
        open_ = lambda called: "; ".join(facts[called]["notes"])

        def told(called, names=None):
            names = names if names is not None else cells(called)
            text = "; ".join(map(say, names)) or "*" + say("; ".join(r[0]["text"] for r in facts[called]["rows"]) or "not recorded") + "*"
            note = say(open_(called)).rstrip(".")
            return f"{text} ({note[:1].lower()}{note[1:]})" if names and note else text

        area = [f"{a} ({c})" if c != "whole" else a for a, c in zip(cells("area"), cells("area", 1))]
        self.covered += [a for a in cells("area") if a not in self.covered]
        members = cells("members")
        self.members[partnership] = len(members)
        relations = [f"{b}: {n}" if n else b for b, n in zip(cells("relations to other bodies"), cells("relations to other bodies", 2))]
        groups = [f"{g} ({p})" if p and p != "not recorded" else g for g, p in zip(cells("sub-groups"), cells("sub-groups", 1))]
        rows = [
            ("Area", told("area", area)),
            ("Senior Responsible Owner", told("Senior Responsible Owner")),
            # The paper asks for posts; that a team or a body chairs is on the map.
            ("Chair", told("chair").replace("no post is recorded", "somebody chairs who is no post: see the map")),
            ("Partnership lead", told("partnership lead")),
            (f"Members recorded: {len(members)}", told("members")),
            ("Reports to", told("lines of reporting")),
            ("Sub-groups", told("sub-groups", groups)),
            ("Other bodies", told("relations to other bodies", relations)),
            ("Meets", told("how often it meets")),
        ]
        line = self.govmap.json("trace", self.model[0], partnership, *self.model[1:])
        steps = [say(step["sentence"]) + ("" if step.get("certain", True) else " (not certain)") + "." for step in line["steps"]]
        end = say(line["break"]["sentence"]) if line.get("break") else "The line is whole."
        return "\n\n".join([f"### {say(self.partnerships[partnership])}", table(rows), "Its line upwards:", listed([*steps, end])])

    def others(self):
        """What stands in a model that has no partnership on its day: each with the first step upwards from it."""
        parts = ["There is no Combating Drugs Partnership in it on that day. What it holds:"]
        for section, heading in SECTIONS.items():
            lines = []
            for id_, fields in self.text.get(section, {}).items():
                done = self.govmap.run("trace", self.model[0], id_, *self.model[1:], "--format", "json")
                steps = json.loads(done.stdout)["steps"] if done.returncode != 2 else []
                name = (fields or {}).get("name", id_)
                lines.append(say(steps[0]["sentence"]) + "." if steps else f"{say(name)}: no line upwards from it is recorded.")
            if lines:
                parts += [f"{heading}:", listed(lines)]
        counts = [f"{len(self.text[key])} {word}" for key, word in COUNTED.items() if key in self.text]
        if counts:
            parts.append("And " + ", ".join(counts) + ".")
        return "\n\n".join(parts)

    # Its map

    def main_bodies(self):
        """Where there is no partnership: the model's own bodies, those with the most links first."""
        links = {}
        for body in self.text.get("bodies", {}):
            shown = self.govmap.run("show", self.model[0], body, *self.model[1:], "--format", "json")
            entity = json.loads(shown.stdout) if shown.returncode == 0 else {"exists": "no"}
            if entity["exists"] == "yes":
                links[body] = (sum(one["holds"] == "yes" for one in entity["links"]), entity["name"])
        return {body: links[body][1] for body in sorted(links, key=lambda body: -links[body][0])}

    def maps(self):
        if not self.partnerships:
            # The first that fits a sheet: a body that most of the nation hangs on does not.
            national = self.govmap.run("map", *self.model, "--view", "national", "-o", self.to / f"{self.id}.svg") if self.folder.parent.name == "national" else None
            if national and national.returncode == 0:
                return f"![Map of who answers to whom on {self.day}]({self.id}.svg)\n\n*Who answers to whom on {self.day}, nationally.*"
            why = "It has no body of its own that could be drawn."
            for body, name in self.main_bodies().items():
                drawn, why = self.map_of(body, name, f"{self.id}.svg")
                if drawn:
                    break
            return why
        alone = len(self.partnerships) < 2
        files = {one: f"{self.id}.svg" if alone else f"{self.id}--{one}.svg" for one in self.partnerships}
        return "\n\n".join(self.map_of(one, name, files[one])[1] for one, name in self.partnerships.items())

    def map_of(self, body, name, file):
        """Whether it could be drawn, and the map or why not."""
        done = self.govmap.run("map", *self.model, "--view", "partnership", "--of", body, "-o", self.to / file)
        if done.returncode == 0:
            return True, f"![Map of {say(name)} on {self.day}]({file})\n\n*{say(name)} on {self.day}: who it is made of, and who it answers to.*"
        why = done.stderr.strip().removeprefix("govmap: ").split(";")[0]
        return False, f"{say(name)} cannot be drawn: {say(why)}."

    # What was hard to hold

    def hard(self):
        record, readme = self.folder / "record.tsv", self.folder / "README.md"
        parts = []
        if record.exists():
            with record.open(encoding="utf-8", newline="") as file:
                rows = [r for r in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if r["field"].startswith("oddities")]
            held = [say(r["what"]) for r in rows if r["held"] == "yes"]
            not_held = [f"{say(r['what'])}: {say(r['how'])}" for r in rows if r["held"] != "yes"]
            if held:
                parts += ["Out of the ordinary, and held by the model:", listed(held)]
            if not_held:
                parts += ["Not held by the model:", listed(not_held)]
            if not rows:
                parts.append("Nothing out of the ordinary was noted.")
        if readme.exists():  # our own Markdown, one heading deeper than where it stands
            body = re.sub(r"\A# .*\n+", "", readme.read_text(encoding="utf-8")).strip()
            parts.append(re.sub(r"^(#+) ", r"##\1 ", body, flags=re.MULTILINE))
        return "\n\n".join(parts) or "No record of that was kept with this model."

    # What is not known

    def counts(self):
        return {v: sum(f["verdict"] == v for f in self.minimum) for v in ("pass", "fail", "cannot-tell", "excepted")}

    def short(self, sentence):
        """Without the partnership's name, where there is one and every line would say it again."""
        if len(self.partnerships) == 1:
            name = next(iter(self.partnerships.values()))
            sentence = sentence.replace(f"the {name}", "the partnership").replace(name, "the partnership")
        return say(sentence)

    def unknown(self):
        counts, parts = self.counts(), []
        findings = self.minimum or self.check["findings"]
        if self.minimum:
            parts.append(f"Of the guidance's minimum, {self.verdicts()}.")
        else:
            parts.append("The guidance's minimum finds nothing to look at. What good practice would ask:")
        below = [self.short(f["sentence"]) for f in findings if f["verdict"] == "fail"]
        if below:
            parts += ["Below it, from what is recorded:" if self.minimum else "Not so, from what is recorded:", listed(below)]
        settles = {}
        for finding in findings:
            for fact in finding["would_settle_it"] if finding["verdict"] == "cannot-tell" else []:
                settles.setdefault(self.short(fact), []).append(finding["rule"])
        if settles:
            parts += ["What would settle the rest:" if self.minimum else "What would settle what cannot be told:"]
            parts.append(listed(f"{fact} ({self.cited(rules)})" for fact, rules in settles.items()))
        elif not counts["cannot-tell"]:
            parts.append("Beyond that, the rules find nothing open here.")
        return "\n\n".join(parts)

    def verdicts(self):
        counts = self.counts()
        words = {"pass": "met", "fail": "not met", "cannot-tell": "cannot be told", "excepted": "accepted as an exception"}
        return ", ".join(f"{n} {words[v]}" for v, n in counts.items() if n or v in ("pass", "cannot-tell"))

    @staticmethod
    def cited(rules):
        rules = sorted(set(rules))
        return ", ".join(rules) if len(rules) < 4 else f"{len(rules)} rules, {rules[0]} to {rules[-1]}"

    # The page

    def sources(self):
        lines = []
        for source in self.text.get("sources", {}).values():
            about = [say(source[key]) for key in ("publisher",) if key in source]
            if "date" in source:
                about.append(in_words(source["date"]))
            lines.append(", ".join([link(source["title"], source.get("url")), *about]))
        uses = self.text.get("uses", [])
        uses = "Stands also on " + ", ".join(f"`{re.sub('[^a-zA-Z0-9_./-]', '?', str(u))}`" for u in uses) + "." if uses else ""
        return "\n\n".join(part for part in (listed(lines), uses) if part) or "None is named."

    def title(self):
        return self.text.get("title") or self.id

    def page(self):
        what = "\n\n".join(map(self.partnership, self.partnerships)) if self.partnerships else self.others()
        model = self.model[0]
        return "\n".join([
            f"# {say(self.title())}",
            "",
            f"As at {self.day}{': ' + say(self.day_note).rstrip('.') if self.day_note else ''}. Made from [the model](../../{model}) by"
            " `scripts/exports`; what is not written there is *not recorded*, which is not *missing*. The guidance is guidance, not law.",
            "",
            "## What it is\n", what, "",
            "## Its map\n", self.maps(), "",
            "## What was hard to hold\n", self.hard(), "",
            "## What is not known\n", self.unknown(), "",
            f"`govmap check {model} --as-of {self.check['as_of']}` has all of it.", "",
            "## Sources\n", self.sources(), "",
        ])

    def row(self):
        area = self.text.get("area") or ("England" if self.folder.parent.name == "national" else "not said")
        places = self.covered or (area if isinstance(area, list) else [area])
        places = [re.sub(r"^police-(.*)", lambda m: f"police area of {m[1].replace('-', ' ').title()}", str(one)) for one in places]
        place = "; ".join(map(say, places)) if len(places) < 5 else f"{len(places)} authorities, {say(places[0])} to {say(places[-1])}"
        members = " + ".join(str(n) for n in self.members.values()) or "no partnership"
        return f"| [{say(self.title())}]({self.id}.md) | {place} | {self.day} | {members} | {self.verdicts() if self.minimum else 'nothing to look at'} |"


def main():
    parser = argparse.ArgumentParser(description="Writes a page on every arrangement of models/.")
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--to", required=True, type=pathlib.Path)
    parser.add_argument("--models", default=TOP / "models", type=pathlib.Path)
    given = parser.parse_args()
    to = given.to.resolve()
    to.mkdir(parents=True, exist_ok=True)
    govmap = Govmap(given.program.resolve())
    # England is all the others together: each has its page already.
    folders = [f for part in ("areas", "national") for f in sorted((given.models / part).glob("*/"))
               if list(f.glob("*.yaml")) and f.name != "england"]
    if not folders:
        sys.exit(f"arrangements: no model in {given.models}/areas or {given.models}/national")

    def made(folder):
        arrangement = Arrangement(govmap, folder.resolve(), to)
        page = arrangement.page()
        return arrangement, page

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        arrangements = list(pool.map(made, folders))
    for arrangement, page in arrangements:
        (to / f"{arrangement.id}.md").write_text(page, encoding="utf-8")
    index = [
        "# Arrangements", "",
        "A page for every arrangement that the models hold: what it is, its map, what was hard to hold, what is not known. The numbers of the",
        "last column count what the guidance puts as the minimum, for the partnership and the authorities it covers; it is guidance, not law.", "",
        "| arrangement | place | as at | members recorded | guidance's minimum |", "| --- | --- | --- | --- | --- |",
        *(arrangement.row() for arrangement, _ in arrangements), "",
    ]
    (to / "README.md").write_text("\n".join(index), encoding="utf-8")


if __name__ == "__main__":
    main()
