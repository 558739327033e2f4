#!/usr/bin/env python3
"""Proves that every format of `govmap check` says the same, whatever stands in a model.

formats.py PROGRAM SOURCE_DIR

Each format is read back by a reader that is not ours (json, csv, xml, html5lib, cmark-gfm,
junitparser), and gives the verdict of every rule, subject and item, and the totals. All must be
equal, on: the repository's models, one with failures and accepted exceptions, one where rules look at
nothing, and one whose every text is hostile. JSON is held to the schema that `govmap schema --of report` prints. SARIF is held to its published schema where
scripts/fetch-npm could fetch that; where not, that part alone is skipped (exit status 77).
"""
import collections
import csv
import html
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

import html5lib
import jsonschema
import junitparser

LABELS = {"pass": "pass", "fail": "fail", "not applicable": "not-applicable", "cannot tell": "cannot-tell",
          "accepted exception": "excepted"}
SARIF_SCHEMA = "build/npm/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"

FAILING = """govmap: 1
title: Rutland
as_of: 2023-01-10
uses: [national/from-harm-to-hope, reference/england-2023]
sources: {minutes: {title: Minutes, date: 2023-01-05}}
posts: {director: {name: Director of Public Health, type: director-of-public-health}}
partnerships:
  p:
    name: Rutland Combating Drugs Partnership
    reports_to: {to: central-government, through: sro}
    footprint: {covers: [Rutland]}
    roles: {sro: {post: director, source: minutes}, partnership-lead: {absent: vacant}}
    members: {complete: true, list: []}
exceptions:
  - {rule: MEM-10, subject: p, item: "-", reason: No prison stands in the area, approver: director, until: 2023-06-01, source: minutes}
  - {rule: MEM-02, subject: p, reason: agreed for a while, approver: director, until: 2022-12-01}
  - {rule: NOPE-1, subject: p, reason: a slip, approver: director}
"""
IDLE = "govmap: 1\ntitle: Nothing to look at\nas_of: 2023-01-10\n"

# Each is a name somewhere in the hostile model. What a person reads of it comes after "=>".
NASTY = [
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "a | b \\| c `code` **bold** [link](javascript:alert(1)) ![x](y) ~~gone~~ <!-- no -->",
    "first line\nsecond line\r\n| third | line |\n# heading",
    "=cmd|' /C calc'!A0",
    "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "\r=1+1", "  =1+1", "＝1+1",
    "\"double\" 'single' , comma ; semicolon",
    "]]> &amp; &lt; &#x3c; <![CDATA[ x ]]>",
    "escape \x1b[31m bell \x07 zero \x01 delete \x7f next \x85 csi \x9b",
    "right \u202e to left \u2066 isolate \u200b nothing \ufeff mark",
    "www.evil.example http://evil.example @everyone a@b.example $x^2$ :smile:",
    "</style></title></td></table><h1>out</h1>",
]

ITEM = "<b>=a|b</b> \"c\" \u202e & `d`/e"  # no brackets: Markdown's reader finds the id by them


def quoted(text):
    return json.dumps(text)  # YAML reads JSON's strings


def hostile_model():
    """A partnership that fails, passes and leaves open, with a nasty text in every place there is for one."""
    names = [quoted(text) for text in NASTY]
    sources = "\n".join(f"  s{at}: {{title: {name}, date: 2023-01-05}}" for at, name in enumerate(names))
    posts = "\n".join(f"  post{at}: {{name: {name}, type: director-of-public-health, source: {{s{at}: {name}}}}}" for at, name in enumerate(names))
    partnerships = "\n".join(f"""  p{at}:
    name: {name}
    reports_to: {{to: central-government, through: sro}}
    footprint: {{covers: [a{at}], rationale: {{text: {name}, source: s{at}}}}}
    roles: {{sro: {{post: post{at}, source: {{s{at}: {name}}}}}, partnership-lead: {{absent: vacant, source: {{s{at}: {name}}}}}}}
    members:
      complete: {'true' if at % 2 else 'false'}
      list: [{{organisation: o{at}, represents: [police], source: {{s{at}: {name}}}}}]""" for at, name in enumerate(names))
    authorities = "\n".join(f"  a{at}: {{name: {quoted(text + str(at))}, tier: upper, country: {'england' if at % 2 else 'wales'}}}"
                            for at, text in enumerate(NASTY))
    organisations = "\n".join(f"  o{at}: {{name: {name}, type: police-force}}" for at, name in enumerate(names))
    exceptions = "\n".join(f"  - {{rule: MEM-10, subject: p{at}, reason: {name}, approver: post{at}, until: 2023-06-01, source: {{s{at}: {name}}}}}"
                           for at, name in enumerate(names) if at % 2)
    return f"""govmap: 1
title: {quoted(" ".join(NASTY))}
as_of: 2023-01-10
uses: [national/from-harm-to-hope]
sources:
{sources}
posts:
{posts}
organisations:
{organisations}
authorities:
{authorities}
partnerships:
{partnerships}
exceptions:
{exceptions}
  - {{rule: {names[3]}, subject: p1, item: {quoted(ITEM)}, reason: {names[1]}, approver: post1}}
"""


class Said:
    """What one format says: how often each (rule, subject, item, verdict), and the totals by verdict."""

    def __init__(self, findings, totals):
        self.findings = collections.Counter(findings)
        self.totals = totals


def read_json(text):
    report = json.loads(text)
    return Said(((f["rule"], f["subject"], f["item"], f["verdict"]) for f in report["findings"]), report["verdicts"])


def read_tsv(text):
    lines = [line.split("\t") for line in text.split("\n")[:-1]]
    if lines[0][:4] != ["rule", "subject", "item", "verdict"]:
        raise ValueError(f"the header of the TSV is {lines[0]}")
    return Said((tuple(line[:4]) for line in lines[1:]), None)


def read_csv(text):
    if not text.startswith("\ufeff"):
        raise ValueError("no byte order mark")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))
    if any(None in row or None in row.values() for row in rows):
        raise ValueError("rows of different lengths")
    for row in rows:
        for name, cell in row.items():
            if cell.lstrip(" ")[:1] in tuple("=+-@＝＋－＠\t\r") and cell.strip():
                raise ValueError(f"a spreadsheet takes {name} '{cell}' for a formula")
            if "\n" in cell or "\r" in cell:
                raise ValueError(f"{name} '{cell}' has more than one line")

    def plain(cell):
        return cell[1:] if re.match(r"' *[=+\-@＝＋－＠]", cell) else cell

    return Said(((plain(r["Rule"]), plain(r["About (id)"]), plain(r["Item (id)"]) or "-", LABELS[r["Verdict"]]) for r in rows), None)


def read_sarif(text):
    log = json.loads(text)
    run, = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    findings = []
    for result in run["results"]:
        if result.get("baselineState") == "absent":
            continue
        if rules[result["ruleIndex"]] != result["ruleId"]:
            raise ValueError("ruleIndex leads to another rule")
        kind, level = result["kind"], result["level"]
        if (kind == "fail") == (level == "none"):
            raise ValueError(f"kind {kind} with level {level}")
        verdict = {"pass": "pass", "notApplicable": "not-applicable", "open": "cannot-tell", "fail": "fail"}[kind]
        if result.get("suppressions"):
            verdict = "excepted"
        own = result["properties"]
        key = [result["ruleId"], own["subject"], own["item"]]
        print_, = result["partialFingerprints"].values()
        if [urllib.parse.unquote(part) for part in print_.split("/", 2)][:2] != key[:2] or verdict != own["verdict"]:
            raise ValueError(f"{print_}, {verdict} beside {own}")
        findings.append((*key, verdict))
        for place in result["locations"] + result.get("relatedLocations", []):
            at = place.get("physicalLocation", {}).get("artifactLocation", {}).get("uri")
            if at is not None and not re.fullmatch(r"(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", at):
                raise ValueError(f"'{at}' is no relative URI")
    return Said(findings, run["properties"]["verdicts"])


def read_junit(text):
    root = ElementTree.fromstring(text)
    findings, totals = [], collections.Counter()
    for suite in root.iter("testsuite"):
        cases = suite.findall("testcase")
        counted = [len(cases), sum(c.find("failure") is not None for c in cases), 0, sum(c.find("skipped") is not None for c in cases)]
        if counted != [int(suite.get(name)) for name in ("tests", "failures", "errors", "skipped")]:
            raise ValueError(f"the suite {suite.get('name')} counts wrongly")
        for case in cases:
            subject, _, item = case.get("name").partition("/")
            outcome = case.find("failure") if case.find("failure") is not None else case.find("skipped")
            verdict = "pass" if outcome is None else LABELS[re.split(r"[:(]", outcome.get("message"))[0].strip()]
            if (verdict == "fail") != (case.find("failure") is not None):
                raise ValueError("a failure that is none, or none that is one")
            findings.append((case.get("classname"), subject, item or "-", verdict))
            totals[verdict] += 1
    if int(root.get("tests")) != len(findings) or int(root.get("failures")) != totals["fail"]:
        raise ValueError("the whole counts wrongly")
    if int(root.get("skipped")) != len(findings) - totals["fail"] - totals["pass"]:
        raise ValueError("the whole counts what is skipped wrongly")
    again = junitparser.JUnitXml.fromstring(text.encode())
    if (sum(len(list(suite)) for suite in again), again.failures) != (len(findings), totals["fail"]):
        raise ValueError("junitparser reads something else")
    return Said(findings, {word: totals[word] for word in LABELS.values()})


def text_of(element):
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def parsed_html(text, strict):
    tree = html5lib.HTMLParser(strict=strict, namespaceHTMLElements=False).parse(text)
    harmful = [e.tag for e in tree.iter() if e.tag in ("script", "img", "iframe", "object", "form", "input", "link", "base", "svg", "del")]
    if harmful:
        raise ValueError(f"elements that nobody wrote: {harmful}")
    return tree


def read_html(text):
    tree = parsed_html(text, strict=True)  # any slip of the markup is an error
    findings = []
    for element in tree.iter():
        if "data-rule" not in element.attrib:
            continue
        findings.append(tuple(element.get(f"data-{name}") for name in ("rule", "subject", "item", "verdict")))
        tags = [text_of(e) for e in element.iter() if "verdict" in (e.get("class") or "").split()]
        if tags and LABELS[tags[0].split(" (")[0]] != findings[-1][3]:
            raise ValueError(f"{tags} is shown and {findings[-1]} is meant")
    level = 0
    for element in tree.iter():
        if re.fullmatch("h[1-6]", str(element.tag)):
            if int(element.tag[1]) > level + 1:
                raise ValueError(f"the heading '{text_of(element)}' leaves out a level")
            level = int(element.tag[1])
            if not text_of(element):
                raise ValueError("an empty heading")
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    if len(ids) != len(set(ids)):
        raise ValueError("an id is used twice")
    for element in tree.iter():
        href = element.get("href", "#")
        if not (href.startswith("https://www.gov.uk/") or href == "#" or href[1:] in ids):
            raise ValueError(f"a link to {href}")
        if element.get("src") or element.get("style") or any(name.startswith("on") for name in element.attrib):
            raise ValueError("something that loads or runs")
    if tree.get("lang") != "en-GB" or tree.find("head/title") is None:
        raise ValueError("no language or no title")
    style, = [e for e in tree.iter() if e.tag == "style"]
    if "url(" in style.text or "@import" in style.text or "&" in style.text:
        raise ValueError("the style sheet loads something, or was escaped")
    row, = [e for e in tree.iter() if e.get("id") == "totals-all"]
    totals = {cell.get("data-count"): int(text_of(cell)) for cell in row.iter() if cell.get("data-count")}
    return Said(findings, totals)


def last_brackets(text):
    """"Name (id)" -> "id"; a text without brackets is its own id."""
    found = re.search(r"\(([^()]*)\)$", text)
    return found[1] if found else text


def read_markdown(text):
    run = subprocess.run(["cmark-gfm", "--unsafe", "--validate-utf8", "-e", "table", "-e", "autolink", "-e", "strikethrough"],
                         input=text.encode(), capture_output=True, check=True, timeout=60)
    tree = parsed_html("<!DOCTYPE html><html><head><title>x</title></head><body>" + run.stdout.decode() + "</body></html>", strict=False)
    # An address of e-mail becomes a link whatever one does; it reads the same and loads nothing.
    if any(e.tag in ("a", "code", "em", "pre", "blockquote") and not e.get("href", "").startswith("mailto:") for e in tree.iter()):
        raise ValueError("text of a model became a link, code or emphasis")
    if [text_of(e) for e in tree.iter() if e.tag == "strong"][1:] != ["All"]:
        raise ValueError("text of a model became strong")
    findings, totals, subject = [], None, None
    for element in tree.find("body"):
        if element.tag == "h2":
            subject = last_brackets(text_of(element))
        if element.tag != "table":
            continue
        head = [text_of(cell) for cell in element.find("thead/tr")]
        for row in element.findall("tbody/tr"):
            cells = [text_of(cell) for cell in row]
            if len(cells) != len(head):
                raise ValueError("a row with more or fewer cells than the table")
            if head[0] == "Force":
                if cells[0] == "All":
                    totals = {LABELS[name.lower()]: int(cell) for name, cell in zip(head[1:-1], cells[1:])}
                continue
            item = "-" if cells[1] == "–" else last_brackets(cells[1])
            findings.append((cells[0].split(":")[0], subject, item, LABELS[cells[2].split(" (")[0]]))
    return Said(findings, totals)


def read_text(text):
    counts = re.search(r"^In all: ([^.]*)\.$", re.sub(r"\n +", " ", text), re.MULTILINE)[1]
    totals = {LABELS[word]: int(count) for count, word in (one.split(" ", 1) for one in counts.split(", "))}
    return Said([], totals)


READERS = {"json": read_json, "tsv": read_tsv, "csv": read_csv, "sarif": read_sarif, "junit": read_junit, "html": read_html,
           "markdown": read_markdown, "text": read_text}
# Formats for people, in which nothing may be hidden either; programs read the others.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class Formats:
    def __init__(self, program, source, folder):
        self.program, self.source, self.folder = program, source, pathlib.Path(folder)
        self.failures, self.findings = [], 0
        self.seen = collections.Counter()
        told = subprocess.run([program, "check", "--help"], capture_output=True, text=True, check=True, timeout=60).stdout
        formats = re.findall(r"^  (\w+) ", told.partition("\nFormats:\n")[2].partition("\n\n")[0], re.MULTILINE)
        if sorted(formats) != sorted([*READERS, "keys"]):
            self.failures.append(f"--help tells of the formats {formats}; there are readers for {list(READERS)}")
        schema = source / SARIF_SCHEMA
        printed = subprocess.run([program, "schema", "--of", "report"], capture_output=True, check=True, timeout=60).stdout
        self.json = jsonschema.Draft7Validator(json.loads(printed))
        jsonschema.Draft7Validator.check_schema(self.json.schema)
        self.sarif = jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))) if schema.exists() else None

    def report(self, model, word, more):
        run = subprocess.run([self.program, "check", model, "--format", word, "--fail-on", "never", *more], cwd=self.folder,
                             capture_output=True, timeout=120)
        if run.returncode != 0:
            raise SystemExit(f"check {model} --format {word}: exit status {run.returncode}\n{run.stderr.decode()}")
        return run.stdout.decode("utf-8")

    def compare(self, model, more=()):
        said = {}
        for word, reader in READERS.items():
            text = self.report(model, word, more)
            plain = text.removeprefix("\ufeff").replace("\r\n", "\n") if word == "csv" else text
            if found := STEERING.search(plain):
                self.failures.append(f"{model!r}: {word} lets {found[0]!r} through")
            try:
                said[word] = reader(text)
            except (ValueError, KeyError, AttributeError, ElementTree.ParseError, html5lib.html5parser.ParseError) as error:
                self.failures.append(f"{model!r}: {word} cannot be read back: {type(error).__name__}: {error}")
            validator = {"sarif": self.sarif, "json": self.json}.get(word)
            for error in validator.iter_errors(json.loads(text)) if validator else ():
                self.failures.append(f"{model!r}: {word}: {'/'.join(map(str, error.absolute_path))}: {error.message[:300]}")
        first = said.pop("json", None)
        if first is None:
            return
        self.findings += sum(first.findings.values())
        # Keys are of what failed, and nothing else is in them.
        keys = collections.Counter(tuple(line.split("\t")) for line in self.report(model, "keys", more).splitlines())
        failed = collections.Counter({key[:3]: count for key, count in first.findings.items() if key[3] == "fail"})
        if keys != failed:
            self.failures.append(f"{model!r}: keys tells of {sorted(keys - failed)} too many, {sorted(failed - keys)} too few")
        for key, count in first.findings.items():
            self.seen[key[3]] += count
        counted = collections.Counter()
        for key, count in first.findings.items():
            counted[key[3]] += count
        if {word: counted[word] for word in LABELS.values()} != first.totals:
            self.failures.append(f"{model!r}: JSON counts {first.totals} and holds {counted}")
        for word, one in said.items():
            if word != "text" and one.findings != self.as_shown(word, first.findings):
                gone, extra = first.findings - one.findings, one.findings - first.findings
                self.failures.append(f"{model!r}: {word} differs from JSON: not in it {dict(gone)}; only in it {dict(extra)}")
            if one.totals is not None and one.totals != first.totals:
                self.failures.append(f"{model!r}: {word} counts {one.totals}, JSON {first.totals}")

    def slips(self, model, more):
        """The schema refuses a report with any field left out, added, or of another kind: it says all there is."""
        report = json.loads(self.report(model, "json", more))
        made = 0

        def refuse(what):
            nonlocal made
            made += 1
            if self.json.is_valid(report):
                self.failures.append(f"the schema of the report takes {what}")

        records = [report, report["verdicts"], report["rules"][0], report["rules"][0]["verdicts"], report["baseline"], report["baseline"]["no_longer_found"][0]]
        records += [next(f for f in report["findings"] if f["verdict"] == word) for word in ("fail", "excepted")]
        records += [next(f for f in report["findings"] if f["evidence"])["evidence"][0], records[-1]["accepted"]]
        for record in records:
            for key, value in list(record.items()):
                del record[key]
                refuse(f"no '{key}'")
                record[key] = {"other": value}
                refuse(f"an object as '{key}'")
                record[key] = value
            record["extra"] = 1
            refuse("an extra field")
            del record["extra"]
        report["findings"][0]["verdict"] = "perhaps"
        refuse("a verdict that there is none of")
        if made < 90:
            self.failures.append(f"only {made} slips were made in a report")

    def baseline(self, model):
        """With every second failure accepted, and one that is no failure, the formats still say the same; those marked are the same."""
        self.report(model, "tsv", ["--write-baseline", "whole.baseline"])
        head, lines = "", []
        for line in pathlib.Path(self.folder, "whole.baseline").read_text(encoding="utf-8").splitlines(keepends=True):
            if line.startswith("  - "):
                lines.append(line)
            else:
                head += line
        gone = '  - {rule: "MEM-06", subject: "gone", item: "-", verdict: fail}\n'
        pathlib.Path(self.folder, "half.baseline").write_text(head + "".join(lines[::2]) + gone, encoding="utf-8")
        more = ["--baseline", "half.baseline"]
        self.compare(model, more)
        report = json.loads(self.report(model, "json", more))
        marks = collections.Counter(f["baseline"] for f in report["findings"] if f["baseline"])
        wanted = {"known": report["baseline"]["known"], "new": report["baseline"]["new"]}
        if len(lines) < 8 or dict(marks) != wanted or wanted["known"] != len(lines[::2]) or wanted["new"] != len(lines[1::2]):
            self.failures.append(f"{model}: {len(lines)} failures, half of them known, and {dict(marks)} are marked, {wanted} counted")
        results = json.loads(self.report(model, "sarif", more))["runs"][0]["results"]
        states = collections.Counter(r["baselineState"] for r in results if "baselineState" in r)
        if states != {"unchanged": marks["known"], "new": marks["new"], "absent": 1}:
            self.failures.append(f"{model}: SARIF marks {dict(states)}")
        for word, known, new in (("html", 'data-baseline="known"', 'data-baseline="new"'), ("tsv", "\tknown\n", "\tnew\n"), ("csv", ",known,", ",new,"),
                                 ("markdown", "| fail (known since the baseline) |", "| fail (new since the baseline) |"),
                                 ("junit", 'message="fail (known since the baseline): ', 'message="fail (new since the baseline): ')):
            text = self.report(model, word, more)
            if (text.count(known), text.count(new)) != (marks["known"], marks["new"]):
                self.failures.append(f"{model}: {word} marks {text.count(known)} known, {text.count(new)} new")
            if word in ("html", "markdown", "junit") and text.count("MEM-06, gone (nothing is found on it any more)") != 1:
                self.failures.append(f"{model}: {word} does not say what is found no longer")

    @staticmethod
    def as_shown(word, findings):
        """The findings with ids as a format shows them: only SARIF gives them as they are, the others to be read."""
        if word == "sarif":
            return findings
        shown = collections.Counter()
        for (rule, subject, item, verdict), count in findings.items():
            item = visible(item)
            if word == "markdown":
                item = re.sub(" +", " ", item).strip()
            shown[(rule, subject, item, verdict)] += count
        return shown


def visible(text):
    """What govmap shows of a text: one line, nothing hidden in it."""
    text = re.sub(r"[\t\n\r]", " ", text)
    text = re.sub("[\x00-\x1f\x7f-\x9f]", lambda c: f"\\x{ord(c[0]):02x}", text)
    return re.sub("[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]", lambda c: f"\\u{{{ord(c[0]):x}}}", text)


def main():
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        formats = Formats(program, source, folder)
        models = {"failing.yaml": FAILING, "idle.yaml": IDLE, "hostile.yaml": hostile_model(), "a b#c%d?e:f.yaml": FAILING}
        for name, text in models.items():
            pathlib.Path(folder, name).write_text(text, encoding="utf-8")
        bytes_name = pathlib.Path(folder, "not-utf8-\udcff.yaml")
        bytes_name.write_text(FAILING, encoding="utf-8")
        for area in sorted((source / "models" / "areas").iterdir()):
            formats.compare(str(area))
        for name in [*models, bytes_name.name]:
            formats.compare(name)
        formats.compare("failing.yaml", ["--only", "MEM-06,GP-04"])
        for name in ("hostile.yaml", "failing.yaml"):
            formats.baseline(name)
        formats.slips("failing.yaml", ["--baseline", "half.baseline"])
    missing = [word for word in LABELS.values() if formats.seen[word] == 0]
    if missing or formats.findings < 500:
        formats.failures.append(f"looked at too little to mean anything: {formats.findings} findings, none of {missing}")
    print(f"{formats.findings} findings compared in {len(READERS)} formats")
    print("\n".join(formats.failures))
    if formats.failures:
        return 1
    if formats.sarif is None:
        print(f"skipped: SARIF's schema is not there; scripts/fetch-npm fetches it to {SARIF_SCHEMA}")
        return 77
    return 0


if __name__ == "__main__":
    sys.exit(main())
