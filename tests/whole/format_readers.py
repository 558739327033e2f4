"""Reads every format of `govmap check` back, for formats.py, with a reader that is not ours: json, csv, xml, html5lib, cmark-gfm, junitparser.

A reader gives a Said, or an error (ValueError, or one of the libraries' own) where a text is not what its format has to be.
"""
import collections
import csv
import io
import json
import re
import subprocess
import urllib.parse
import xml.etree.ElementTree as ElementTree

import html5lib
import junitparser

LABELS = {"pass": "pass", "fail": "fail", "not applicable": "not-applicable", "cannot tell": "cannot-tell",
          "accepted exception": "excepted"}


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
    totals = collections.Counter()  # a row for each pack: none for all of them together
    for cell in tree.iter():
        if cell.get("data-count"):
            totals[cell.get("data-count")] += int(text_of(cell))
    return Said(findings, {word: totals[word] for word in LABELS.values()})


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
    strong = [text_of(e) for e in tree.iter() if e.tag == "strong"][1:]
    if not strong or not all(one.startswith("All of ") for one in strong):
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
                if cells[0].startswith("All of "):
                    totals = totals or collections.Counter()
                    for name, cell in zip(head[1:-1], cells[1:]):
                        totals[LABELS[name.lower()]] += int(cell)
                continue
            item = "-" if cells[1] == "–" else last_brackets(cells[1])
            findings.append((cells[0].split(":")[0], subject, item, LABELS[cells[2].split(" (")[0]]))
    return Said(findings, {word: totals[word] for word in LABELS.values()} if totals else None)


def read_text(text):
    totals = collections.Counter()  # a sentence for each pack, at the very end
    end = re.sub(r"\s+", " ", text[text.rindex("\n\nIn all") :])
    for counts in re.findall(r"(\d+ pass, [^.]*)\.", end):
        for count, word in (one.split(" ", 1) for one in counts.split(", ")):
            totals[LABELS[word]] += int(count)
    return Said([], {word: totals[word] for word in LABELS.values()})


READERS = {"json": read_json, "tsv": read_tsv, "csv": read_csv, "sarif": read_sarif, "junit": read_junit, "html": read_html,
           "markdown": read_markdown, "text": read_text}
