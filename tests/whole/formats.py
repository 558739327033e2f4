#!/usr/bin/env python3
"""Proves that every format of `govmap check` says the same, whatever stands in a model.

formats.py PROGRAM SOURCE_DIR

Each format is read back by a reader that is not ours (format_readers.py), and gives the verdict of
every rule, subject and item, and the totals. All must be equal, on: some of the repository's models, one with
failures and accepted exceptions, one where rules look at nothing, and one whose every text is hostile
(format_models.py). JSON is held to the schema that `govmap schema --of report` prints. SARIF is held
to its published schema where scripts/fetch-npm could fetch that; where not, that part alone is skipped
(exit status 77).
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import html5lib
import jsonschema

from format_models import DISPUTED, FAILING, IDLE, hostile_model
from format_readers import LABELS, READERS

SARIF_SCHEMA = "build/npm/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
# Formats for people, in which nothing may be hidden either; programs read the others.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


class Formats:
    def __init__(self, program, source, folder):
        self.program, self.source, self.folder = program, source, pathlib.Path(folder)
        self.failures, self.findings, self.disagreements = [], 0, 0
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
            self.disagreements += key[0] == "sources-disagree"
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


def real_models(source):
    """Some of the repository's: the formats differ by what a report holds, not by where it is from. The largest is one."""
    areas = sorted((source / "models" / "areas").iterdir())
    return [area for at, area in enumerate(areas) if at % 5 == 0 or area.name in ("england", "west-mercia")]


def main():
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        formats = Formats(program, source, folder)
        models = {"failing.yaml": FAILING, "idle.yaml": IDLE, "disputed.yaml": DISPUTED, "hostile.yaml": hostile_model(), "a b#c%d?e:f.yaml": FAILING}
        for name, text in models.items():
            pathlib.Path(folder, name).write_text(text, encoding="utf-8")
        bytes_name = pathlib.Path(folder, "not-utf8-\udcff.yaml")
        bytes_name.write_text(FAILING, encoding="utf-8")
        for area in real_models(source):
            formats.compare(str(area))
        for name in [*models, bytes_name.name]:
            formats.compare(name)
        if not formats.disagreements:
            formats.failures.append("no format told of sources that disagree")
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
