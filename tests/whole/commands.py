#!/usr/bin/env python3
"""Runs the program as people do, right turns and wrong ones: exit statuses, streams, files.

commands.py PROGRAM SOURCE_DIR
"""
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree

import icalendar

PARTNERSHIP = """govmap: 1
title: {title}
as_of: 2023-01-10
uses: [national/from-harm-to-hope, reference/england-2023]
posts: {{director: {{name: "{post}", type: director-of-public-health}}}}
partnerships:
  p:
    name: "{name}"
    reports_to: {{to: central-government, through: sro}}
    footprint: {{covers: [Rutland]}}
    roles: {{sro: {{post: director}}, partnership-lead: {{absent: vacant}}}}
    members: {{complete: {complete}, list: []}}
"""
HOSTILE = "<script>alert(1)</script> & \\\"quoted\\\" ]]> \\\\N \\\\l {x|y} \u202eright-to-left \u05d0\u05d1 <b>"
HOSTILE_READ = '<script>alert(1)</script> & "quoted" ]]> \\N \\l {x|y} '


class Run:
    """One run of the program, with what it left behind."""

    def __init__(self, program, cwd, *words, **more):
        env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8", **more.pop("env", {})}
        for name in ("ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                env[name] = os.environ[name]
        started = time.monotonic()
        run = subprocess.run([program, *map(str, words)], cwd=cwd, env=env, stdout=more.pop("stdout", subprocess.PIPE),
                             stderr=subprocess.PIPE, timeout=120, **more)
        self.seconds = time.monotonic() - started
        self.words, self.status = words, run.returncode
        self.out = (run.stdout or b"").decode()
        self.err = run.stderr.decode()


class Checks:
    def __init__(self, program, source, folder):
        self.program, self.source, self.folder = program, source, pathlib.Path(folder)
        self.failures, self.made = [], 0
        self.west_mercia = source / "models" / "areas" / "west-mercia"

    def run(self, *words, **more):
        return Run(self.program, self.folder, *words, **more)

    def that(self, holds, what, run=None):
        self.made += 1
        if not holds:
            told = f"\n  {' '.join(map(str, run.words))}\n  status {run.status}\n  out: {run.out[:400]}\n  err: {run.err[:600]}" if run else ""
            self.failures.append(what + told)

    def model(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    # Each method below is a group of checks.

    def exit_statuses(self):
        good = self.model("good.yaml", PARTNERSHIP.format(title="T", name="P", post="D", complete="false"))
        bad = self.model("bad.yaml", PARTNERSHIP.format(title="T", name="P", post="D", complete="true"))
        run = self.run("check", good)
        self.that(run.status == 0 and run.err == "", "nothing failed is 0, and nothing goes to standard error", run)
        run = self.run("check", bad)
        self.that(run.status == 1 and "Below the guidance's minimum: P." in run.out, "a failed minimum is 1", run)
        run = self.run("check", bad, "--fail-on", "never")
        self.that(run.status == 0, "--fail-on never is 0 whatever failed", run)
        run = self.run("check", good, "--only", "LEAD-04")
        self.that(run.status == 0, "a failed 'expected' is 0 by default", run)
        run = self.run("check", good, "--only", "LEAD-04", "--fail-on", "expected")
        self.that(run.status == 1, "a failed 'expected' is 1 with --fail-on expected", run)
        run = self.run("check", good, "--only", "MEM-06", "--strict")
        self.that(run.status == 1, "--strict counts cannot tell", run)
        for name, text in (("nothing.yaml", ""), ("slip.yaml", "bodies: {p: {name: North Combating Drugs Partnership}}\n"),
                           ("over.yaml", "partnerships: {p: {name: North Partnership, until: 2022-12-01}}\n")):
            nothing = self.model(name, "govmap: 1\ntitle: T\nas_of: 2023-01-10\n" + text)
            for words in ((), ("--only-failures",), ("--format", "markdown"), ("--format", "html"), ("--format", "sarif")):
                run = self.run("check", nothing, *words)
                self.that(run.status == 0 and "found anything to look at" in run.out and "Nothing is below" not in run.out,
                          f"{name}: a run that looked at no partnership is no good news", run)
            run = self.run("check", nothing, "--strict")
            self.that(run.status == 1, f"{name}: and with --strict it is 1", run)
        run = self.run("check", "slip.yaml")
        self.that("If North Combating Drugs Partnership (p) is a Combating Drugs Partnership, write it under 'partnerships:'" in " ".join(run.out.split()),
                  "what looks like a partnership is pointed out", run)
        run = self.run("check", good, "--strict", "--only", "GP-04")
        self.that(run.status == 0, "a run that asked for no minimum is not blamed for it", run)
        run = self.run("check", good, "--rules", "no-such-pack")
        self.that(run.status == 3 and "no-such-pack" in run.err, "a pack that is not there is 3", run)
        run = self.run("schema", "--of", "map")
        self.that(run.status == 2 and "report" in run.err, "a schema of something else is 2", run)
        run = self.run("rules", "test", "combating-drugs-2022", "--format", "xml")
        self.that(run.status == 2, "an option that is not known is 2", run)

    def bad_input(self):
        big = self.folder / "big.yaml"
        with big.open("wb") as file:
            file.write(b"govmap: 1\n#")
            file.seek(100_000_000)
            file.write(b"\n")
        (self.folder / "empty-folder").mkdir()
        cases = {
            "missing.yaml": (None, "there is no file or folder 'missing.yaml'"),
            "big.yaml": (None, "larger than 32 MB"),
            "empty-folder": (None, "holds no model"),
            "empty.yaml": ("", "the file is empty"),
            "key.yaml": ("govmap: 1\npsots: {}\n", "key.yaml:2:1: unknown key 'psots'"),
            "deep.yaml": ("a: " + "[" * 100_000, "nested more than 64 levels deep"),
            "bytes.yaml": (b"govmap: 1\ntitle: \xff\n", "not UTF-8"),
            "welsh.yaml": ("govmap: 1\nuses: [reference/england-2023]\npartnerships: {p: {footprint: {covers: [Llanfair]}}}\n",
                           "'Llanfair' is not the name of an authority"),
        }
        for name, (content, message) in cases.items():
            if isinstance(content, str):
                self.model(name, content)
            elif content is not None:
                (self.folder / name).write_bytes(content)
            for command in (("check", name), ("map", name, "--view", "chain", "-o", "never.svg"), ("trace", name, "x")):
                run = self.run(*command)
                self.that(run.status == 2 and run.out == "" and message in run.err, f"{name} is refused by {command[0]}", run)
        self.that(not (self.folder / "never.svg").exists(), "nothing is written where the input is bad")

    def findings_and_not_input_errors(self):
        welsh = self.model("powys.yaml", "govmap: 1\nas_of: 2023-01-10\nuses: [reference/england-2023]\n"
                           "posts: {a: {name: A}, b: {name: B}}\n"
                           "partnerships: {p: {footprint: {covers: [Shropshire, Powys]}, roles: {sro: [{post: a}, {post: b}]}}}\n")
        run = self.run("check", welsh, "--format", "tsv")
        self.that("GEO-12\tp\tpowys\tfail" in run.out and "LEAD-01\tp\t-\tfail" in run.out and run.status == 1,
                  "a Welsh authority and two SROs are findings", run)

    def formats(self):
        runs = {word: self.run("check", self.west_mercia, "--format", word) for word in ("text", "json", "tsv")}
        report = json.loads(runs["json"].out)
        lines = runs["tsv"].out.splitlines()[1:]
        self.that(len(lines) == len(report["findings"]) > 60, "TSV and JSON hold the same findings", runs["tsv"])
        for finding, line in zip(report["findings"], lines):
            self.that(line.split("\t") == [finding["rule"], finding["subject"], finding["item"], finding["verdict"],
                                          finding["force"], finding["guidance_force"] or "-"], line)
            self.that(finding["sentence"].endswith(".") and finding["citation"] and finding["remedy"], f"{line}: sentence, citation, remedy")
        guidance = {rule["rule"] for rule in report["rules"] if rule["guidance"]}
        self.that({rule["rule"] for rule in report["rules"]} - guidance == {rule["rule"] for rule in report["rules"] if rule["rule"].startswith("GP-")},
                  "JSON says which rules are the guidance's")
        end = re.sub(r"\s+", " ", runs["text"].out[runs["text"].out.rindex("\n\nIn all") :])
        for ours, title in ((True, "Guidance for local delivery partners (From harm to hope)"), (False, "Good practice in governance (our own)")):
            verdicts = [finding["verdict"] for finding in report["findings"] if (finding["rule"] in guidance) == ours]
            counted = ", ".join(f"{verdicts.count(word)} {word.replace('-', ' ').replace('excepted', 'accepted exception')}" for word in report["verdicts"])
            self.that(f"In all, by '{title}': {counted}." in end, "text counts as JSON does, pack by pack", runs["text"])
        self.that(self.run("check", self.west_mercia, "--format", "json").out == runs["json"].out, "the same input gives the same bytes")

    def baselines(self):
        name = self.model("known.yaml", PARTNERSHIP.format(title="T", name="P", post="D", complete="true"))
        run = self.run("check", name, "--write-baseline", "known.baseline")
        known = (self.folder / "known.baseline").read_text()
        self.that(run.status == 0 and "wrote known.baseline: " in run.err and run.out.startswith("T: as at"), "a baseline is written and accepted", run)
        self.that(known.count("verdict: fail") > 5 and "cannot-tell" not in known, "it holds the failures", run)
        run = self.run("check", name, "--baseline", "known.baseline")
        self.that(run.status == 0 and run.err == "" and "fail (known since the baseline)" in run.out, "what is known is shown and does not count", run)
        run = self.run("check", name, "--baseline", "known.baseline", "--strict")
        self.that(run.status == 1 and "cannot tell (new since the baseline)" in run.out, "with --strict cannot tell is new", run)
        run = self.run("check", name, "--strict", "--write-baseline", "strict.baseline")
        self.that(run.status == 0 and "cannot-tell" in (self.folder / "strict.baseline").read_text(), "with --strict it holds cannot tell", run)
        self.that(self.run("check", name, "--strict", "--baseline", "strict.baseline").status == 0, "which then does not count")
        lines = known.splitlines(keepends=True)
        dropped = next(line for line in lines if 'rule: "MEM-06"' in line)
        self.model("partly.baseline", "".join(line for line in lines if line != dropped))
        run = self.run("check", name, "--baseline", "partly.baseline", "--format", "tsv")
        self.that(run.status == 1 and "MEM-06\tp\t-\tfail\tminimum\tminimum\tnew" in run.out
                  and "MEM-05\tp\t-\tfail\tminimum\tminimum\tknown" in run.out, "a new failure counts", run)
        open_list = self.model("open.yaml", PARTNERSHIP.format(title="T", name="P", post="D", complete="false"))
        run = self.run("check", open_list, "--baseline", "known.baseline")
        self.that(run.status == 0 and "No longer found (" in run.out and "MEM-06, p (now: cannot tell)" in run.out and "no longer found" in run.err,
                  "what is found no longer is said", run)
        run = self.run("check", open_list, "--baseline", "known.baseline", "--only", "MEM-05")
        self.that("MEM-05, p" in run.out and "MEM-06, p" not in run.out, "a rule that did not run finds nothing less", run)
        run = self.run("check", open_list, "--baseline", "known.baseline", "--write-baseline", "known.baseline")
        self.that(run.status == 0 and (self.folder / "known.baseline").read_text() != known, "a baseline is made anew in place", run)
        for words, message in (
                (("--baseline", name), "known.yaml:1:1: this is not a baseline of govmap"),
                (("--baseline", "no.baseline"), "there is no file or folder 'no.baseline'"),
                (("--write-baseline", "x.baseline", "--only", "MEM-06"), "leave out --only"),
                (("--write-baseline", "empty-folder"), "it is a folder")):
            run = self.run("check", name, *words)
            self.that(run.status == 2 and run.out == "" and message in run.err, f"{' '.join(words)} is refused", run)
        self.that(not (self.folder / "x.baseline").exists(), "and nothing is written")
        run = self.run("check", self.west_mercia, "--write-baseline", self.west_mercia / "known.yaml")
        self.that(run.status == 2 and "part of the model" in run.err, "a baseline among a model's files is refused", run)
        run = self.run("check", self.west_mercia, "--baseline", "strict.baseline")
        self.that(run.status == 2 and "strict.baseline:5:5: nothing that this baseline speaks of is in the model" in run.err, "another model's is refused", run)
        before = (self.folder / "strict.baseline").read_text()
        run = self.run("check", name, "--write-baseline", "no/such/folder/x")
        self.that(run.status == 3 and run.out == "" and "cannot write 'no/such/folder/x'" in run.err, "what cannot be written is said", run)
        run = self.run("check", name, "--baseline", "known.yaml", "--write-baseline", "strict.baseline")
        self.that((self.folder / "strict.baseline").read_text() == before, "a run that fails leaves what stood there", run)

    def outputs_that_were_read(self):
        text = PARTNERSHIP.format(title="T", name="P", post="D", complete="true")
        name = self.model("mine.yaml", text)
        self.model("mine.svg", text)
        os.link(self.folder / name, self.folder / "linked.yaml")
        os.symlink(self.folder / name, self.folder / "shown.yaml")
        for output in (name, "./mine.yaml", self.folder / name, "linked.yaml", "shown.yaml"):
            for words in (("check", name, "--write-baseline", output), ("due", name, "-o", output),
                          ("return", name, "p", "-o", output)):
                run = self.run(*words)
                self.that(run.status == 2 and run.out == "" and "would be written over what was read from it" in run.err,
                          "what was read is not written over", run)
        run = self.run("map", "mine.svg", "--view", "chain", "-o", "mine.svg")
        self.that(run.status == 2 and "would be written over" in run.err, "not even by a picture", run)
        self.that((self.folder / name).read_text() == (self.folder / "mine.svg").read_text() == text, "and the model is there still")

    def streams(self):
        run = self.run("check", self.west_mercia, env={"COLUMNS": "60"})
        self.that("\x1b" not in run.out, "no colour where the output is no terminal", run)
        self.that(max(map(len, run.out.splitlines())) <= 100, "text keeps to the width, but for tables", run)
        with open("/dev/full", "wb") as full:
            run = self.run("check", self.west_mercia, stdout=full)
        self.that(run.status == 3 and "could not be written" in run.err, "a full disk is 3, and said", run)
        run = self.run("map", self.west_mercia, "--view", "chain", "-o", "no/such/folder/x.svg")
        self.that(run.status == 3 and "cannot write 'no/such/folder/x.svg'" in run.err, "a folder that is not there is said", run)
        old = self.model("old.svg", "what stood there")
        run = self.run("map", "missing.yaml", "--view", "chain", "-o", old)
        self.that((self.folder / old).read_text() == "what stood there", "a run that fails leaves what stood there", run)

    def outputs(self):
        """Every command that writes takes -o, and writes the same there as to standard output, as a whole or not at all."""
        west, hers = self.west_mercia, "herefordshire-and-worcestershire"
        commands = (("check", west, "--format", "html"), ("check", west, "--fail-on", "consider"), ("trace", west, "west-mercia-police"), ("due", west),
                    ("return", west, hers), ("document", "terms-of-reference", west, hers), ("rules",), ("rules", "test", "good-practice"),
                    ("explain", "MEM-06"), ("explain", west, "LEAD-04", hers), ("schema",), ("schema", "--of", "report"), ("manual",))
        sealed = self.folder / "sealed"
        sealed.mkdir()
        sealed.chmod(0o500)
        for command in commands:
            told = self.run(*command)
            old = self.folder / self.model("out.old", "what stood there")
            inode = old.stat().st_ino
            run = self.run(*command, "-o", "out.old")
            self.that(run.status == told.status and run.out == "" and run.err == "wrote out.old\n" and old.read_text() == told.out and told.out,
                      f"{command}: -o writes the same to a file", run)
            self.that(old.stat().st_ino != inode, f"{command}: the file is put in place of the old one as a whole")
            run = self.run(*command, "-o", "no/such/folder/x")
            self.that(run.status == 3 and run.out == "" and "cannot write 'no/such/folder/x'" in run.err, f"{command}: a folder that is not there is said", run)
            run = self.run(*command, "-o", ".")
            self.that(run.status == 2 and "cannot write '.': it is a folder" in run.err, f"{command}: a folder is no file", run)
            if os.geteuid() != 0:  # root may write anywhere
                run = self.run(*command, "-o", "sealed/x")
                self.that(run.status == 3 and "cannot write 'sealed/x'" in run.err, f"{command}: a folder that may not be written to", run)
        self.that(not list(sealed.iterdir()) and not list(self.folder.glob("*.part")), "nothing half-written is left")
        before = self.model("kept.html", "what stood there")
        run = self.run("check", "missing.yaml", "-o", before)
        self.that(run.status == 2 and (self.folder / before).read_text() == "what stood there", "a run that fails leaves what stood there", run)

    def notices(self):
        """A model of another day than the one asked for is said before anything else, in every paper."""
        hers = "herefordshire-and-worcestershire"
        for day, word in (("2023-05-01", "later"), ("2022-08-15", "earlier")):
            said = f"The model was written for 7 September 2022, and the day asked for is {word}"
            for command in (("check", self.west_mercia, "--format", "html"), ("return", self.west_mercia, hers), ("tor", self.west_mercia, hers)):
                run = self.run(*command, "--as-of", day)
                body = run.out.partition("<h1>")[2] or run.out
                self.that(said in body and len(re.sub(r"<[^>]*>", "", body.partition(said)[0])) < 140, f"{command[0]}: {word} is said at the top", run)
                self.that("The model was written for" not in self.run(*command).out, f"{command[0]}: and nothing of it on the model's own day")

    def manual(self):
        """The manual names every command and option that --help names, and groff finds nothing to warn of."""
        page = self.run("manual").out
        run = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-P-cbou", "-rLL=200n"], input=page.encode(), capture_output=True, timeout=60)
        shown = re.sub(r"\s+", " ", run.stdout.decode().replace("\u2010\n", "").replace("\u2010", "-"))
        self.that(run.returncode == 0 and not run.stderr and page.isascii(), f"groff warns: {run.stderr.decode()}")
        commands, options = [()], 0
        listed = lambda told: re.findall(r"^  (\w+) ", told.partition("\nSubcommands:\n")[2].partition("\n\n")[0], re.MULTILINE)
        for command in commands:
            told = self.run(*command, "--help").out
            commands.extend((*command, name) for name in listed(told))
            part = shown.partition("COMMANDS")[2].partition(f" govmap {' '.join(command)} ")[2] if command else shown
            self.that(not command or f" govmap {' '.join(command)} " in shown, f"{command} is in the manual")
            for names in re.findall(r"^  ((?:-\w,)?--[\w-]+)", told, re.MULTILINE):
                options += 1
                self.that(names.replace(",", ", ") in part, f"{command}: {names} is in the manual")
        self.that(len(commands) >= 12 and options > 50, f"{len(commands)} commands with {options} options were looked for")

    def hostile_names(self):
        name = self.model("hostile.yaml", PARTNERSHIP.format(title="T", name=HOSTILE, post=HOSTILE, complete="false"))
        for command in (("check", name), ("trace", name, "p"), ("check", name, "--format", "tsv")):
            run = self.run(*command)
            self.that(run.status == 0 and "\x1b" not in run.out and "\u202e" not in run.out, "nothing steers the terminal", run)
        for view in ("chain", "partnership"):
            run = self.run("map", name, "--view", view, "-o", "hostile.svg")
            self.that(run.status == 0, "hostile names are drawn", run)
            root = ElementTree.parse(self.folder / "hostile.svg").getroot()
            text = " ".join(" ".join("".join(e.itertext()) for e in root.iter() if e.tag.endswith(("}text", "}title", "}desc"))).split())
            for word in HOSTILE_READ.split():
                self.that(word in text, f"'{word}' comes out intact in {view}")
            self.that(not any(e.tag.endswith("}script") for e in root.iter()), "no element comes out of a name")
            run = self.run("map", name, "--view", view, "-o", "hostile.dot")
            read = subprocess.run(["dot", "-Tdot", self.folder / "hostile.dot", "-o", os.devnull], capture_output=True, timeout=60)
            self.that(read.returncode == 0 and not read.stderr, f"Graphviz reads the DOT of {view}: {read.stderr.decode()[:200]}", run)

    def due_lists(self):
        hers, theirs = "herefordshire-and-worcestershire", "shropshire-telford-and-wrekin"
        early, late = self.run("due", self.west_mercia), self.run("due", self.west_mercia, "--as-of", "2023-05-01")
        self.that(early.status == 0 and "30 September 2022 (in 23 days): terms of reference [CYC-04, minimum]" in early.out,
                  "what falls due is listed with the days that are left", early)
        self.that("30 April 2024" not in early.out, "what lies far ahead is not", early)
        self.that("0 overdue; " in late.out and " with the date passed and not recorded as done" in late.out and "Overdue" not in late.out,
                  "what is not recorded is never called overdue", late)
        items = json.loads(self.run("due", self.west_mercia, "--as-of", "2023-05-01", "--format", "json").out)["items"]
        checked = json.loads(self.run("check", self.west_mercia, "--as-of", "2023-05-01", "--format", "json", "--fail-on", "never").out)
        dated = {(finding["rule"], finding["subject"]) for finding in checked["findings"] if finding["due"]}
        self.that(dated and dated == {(item["rule"], item["subject"]) for item in items if item["rule"] and item["due"]},
                  "every rule with a date is in the list, for every partnership")
        self.that({item["subject"] for item in items} == {hers, theirs}, "both partnerships are in the list")
        for time in ("9x", "-1d", "1e9", "99999999999999999999d", "40000d", "2000y", ""):
            run = self.run("due", self.west_mercia, f"--within={time}")
            self.that(run.status == 2 and run.out == "" and "--within" in run.err, f"--within={time} is refused", run)
        run = self.run("due", self.west_mercia, "--within", "8m")
        self.that("30 April 2023" in run.out, "months are counted", run)
        run = self.run("due", self.west_mercia, "-o", "due.txt")
        self.that(run.status == 0 and run.out == "" and (self.folder / "due.txt").read_text() == early.out, "-o writes the same to a file", run)

    def calendars(self):
        name = self.model("hostile-due.yaml", PARTNERSHIP.format(title=HOSTILE + "\\r\\nEND:VCALENDAR", name=HOSTILE + "; a, b" + "\u00e9\U0001f600" * 40,
                                                                 post=HOSTILE, complete="false"))
        for model, needed in ((self.west_mercia, 16), (name, 8)):
            first, second = (self.run("due", model, "--format", "ics") for _ in range(2))
            self.that(first.status == 0 and first.out == second.out, "the same list gives the same calendar", first)
            run = self.run("due", model, "--format", "ics", "-o", "due.ics")
            data = (self.folder / "due.ics").read_bytes()
            lines = data.split(b"\r\n")
            self.that(lines[-1] == b"" and b"\n" not in b"".join(lines) and max(map(len, lines)) <= 75, "lines end in CR LF and are folded", run)
            calendar = icalendar.Calendar.from_ical(data)
            self.that(not calendar.errors and calendar.to_ical() != b"", f"a calendar library reads it: {calendar.errors}")
            events = calendar.walk("VEVENT")
            items = [item for item in json.loads(self.run("due", model, "--format", "json", "--within", "all").out)["items"]
                     if item["due"] and item["group"] not in ("done", "accepted")]
            self.that(len(events) == len(items) >= needed, f"an event for everything open: {len(events)} of {len(items)}")
            self.that(len({str(event["UID"]) for event in events}) == len(events), "every event has its own UID")
            for event, item in zip(events, items):
                start = event["DTSTART"]
                self.that(not event.errors and start.params["VALUE"] == "DATE" and start.dt.isoformat() == item["due"],
                          f"an all-day event on {item['due']}: {event.errors}")
                self.that("<script>" not in item["body_name"] or "<script>alert(1)</script> & " in str(event["SUMMARY"]), "names survive the library")
            # The library takes an escaped backslash before an n for a new line, so the letter of the standard is read here.
            text = data.decode().replace("\r\n ", "")
            summaries = [re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], line[8:]) for line in text.split("\r\n") if line.startswith("SUMMARY:")]
            for item, summary in zip(items, summaries):
                self.that(item["body_name"].replace("\u202e", "\\u{202e}") in summary, f"the name comes out intact: {summary}")
        run = self.run("due", self.west_mercia, "--format", "ics", "--within", "0d", "--as-of", "2022-07-01")
        self.that(run.status == 2 and run.out == "" and "nothing for a calendar" in run.err, "an empty calendar is not written", run)

    def documents(self):
        hers = "herefordshire-and-worcestershire"
        for command, first in (("return", "# Return to central government"), ("tor", "# Terms of reference"), ("matrix", "# Who answers for what")):
            run = self.run(command, self.west_mercia, hers)
            self.that(run.status == 0 and run.out.startswith(first) and run.out.endswith("\n") and not run.out.endswith("\n\n"), f"{command} is written", run)
            same = self.run("document", {"tor": "terms-of-reference"}.get(command, command), self.west_mercia, hers)
            self.that(same.out == run.out, f"document writes the same as {command}", same)
            filled = self.run(command, self.west_mercia, hers, "-o", "filled.md")
            self.that(filled.out == "" and (self.folder / "filled.md").read_text() == run.out, "-o writes it to a file", filled)
            rows = list(csv.reader(io.StringIO(self.run(command, self.west_mercia, hers, "--format", "csv").out.removeprefix("\ufeff"), newline="")))
            self.that(len(rows) > 5 and len({len(row) for row in rows}) == 1, f"the CSV of {command} is one table")
            for wrong, part in ((("pcc-west-mercia",), "is not what the document"), (("nobody",), "nothing in the model is called 'nobody'"), ((), "PARTNERSHIP")):
                run = self.run(command, self.west_mercia, *wrong)
                self.that(run.status == 2 and run.out == "" and part in run.err, f"{command} refuses {wrong}", run)
        for called, part in (("hereford", "its partnerships are herefordshire-and-worcestershire and"), ("shropshire police", "its partnerships are"), ("kent cdp", "its partnerships are herefordshire-and-worcestershire and shropshire-telford-and-wrekin")):
            run = self.run("return", self.west_mercia, called)
            self.that(run.status == 2 and part in run.err, f"'{called}' is answered with the ids there are", run)
        run = self.run("document", "retrun", self.west_mercia, hers)
        self.that(run.status == 2 and "did you mean 'return'?" in run.err, "a slip of the pen is answered", run)
        told = self.run("return", self.west_mercia, hers).out
        order = ["Upper-tier local authorities", "Why these authorities", "Senior Responsible Owner", "Other lead roles", "Core partners"]
        self.that([line for line in told.splitlines() if line.startswith("## ")] == [line for line in told.splitlines() if any(f". {word}" in line for word in order)]
                  and told.count("\n## ") == 5, "the return has the parts of Appendix 1 in its order")
        report = (self.source / "models" / "areas" / "west-mercia" / "west-mercia.yaml").read_text()
        self.that("@" not in told and "@" not in report, "no address of a person is in it")
        rule = json.loads(self.run("tor", self.west_mercia, hers, "--format", "json").out)
        words = [section["word"] for section in rule["sections"] if section["word"]]
        asked = (self.source / "models/guidance/combating-drugs-2022/rules/GOV-09.yaml").read_text()
        self.that(len(words) == 10 and all(f"      {word}: " in asked for word in words), f"the ten matters are those of the rule: {words}")

    def hostile_documents(self):
        for name in (HOSTILE, "=cmd|' /C calc'!A0", "@SUM(1)", "-1+1", "a | b || c", "# heading"):
            model = self.model("hostile-doc.yaml", PARTNERSHIP.format(title="T", name=name, post=name, complete="true").replace("list: []", "list: [{post: director}]"))
            for command in ("return", "tor", "matrix"):
                run = self.run(command, model, "p")
                self.that(run.status == 0 and "<script" not in run.out and "\x1b" not in run.out and "\u202e" not in run.out, f"{command}: no markup comes out of a name", run)
                tables = re.findall(r"(?:^\|.*\n)+", run.out, re.MULTILINE)
                cells = [{len(re.findall(r"(?<!\\)\|", line.replace("\\\\", ""))) for line in table.splitlines()} for table in tables]
                self.that(cells and all(len(counts) == 1 for counts in cells), f"{command}: tables stay tables: {cells}")
                run = self.run(command, model, "p", "--format", "csv")
                cells = [cell for row in csv.reader(io.StringIO(run.out.removeprefix("\ufeff"), newline="")) for cell in row]
                self.that(run.out.startswith("\ufeff") and not any(cell.lstrip()[:1] in tuple("=+-@") and cell for cell in cells), f"{command}: no cell is a formula", run)

    def explanations(self):
        hers = "herefordshire-and-worcestershire"
        page = self.run("explain", "MEM-01")
        self.that(page.status == 0 and page.out.startswith("MEM-01: Elected members are represented") and "Examples" in page.out, "a rule alone is its page", page)
        told = self.run("explain", self.west_mercia, "MEM-01", hers)
        self.that(told.status == 0 and told.err == "" and "\nCannot tell\n" in told.out and "What to add to the model" in told.out, "a verdict is explained", told)
        self.that(max(map(len, told.out.splitlines())) <= 100 and "stand-in-for" not in told.out, "it keeps to the width, and invents nobody", told)
        self.that(self.run("explain", self.west_mercia, "MEM-01", "Herefordshire and Worcestershire Combating Drugs Partnership").out == told.out, "a name will do")
        explained = json.loads(self.run("explain", self.west_mercia, "MEM-01", hers, "--format", "json").out)
        answers = explained["findings"][0]["answers"]
        self.that([answer["verdict"] for answer in answers] == ["pass", "fail", "fail"], f"what would settle it, and how: {answers}")
        # What is shown is what settles it: the lines, filled in, in a model of one's own.
        mine = PARTNERSHIP.format(title="T", name="P", post="D", complete="false").replace("list: []", "list: [{organisation: police, represents: [police]}]")
        mine += "organisations: {police: {name: The police}}\nsources: {minutes: {title: Minutes}}\n"
        name = self.model("mine.yaml", mine)
        answer = json.loads(self.run("explain", name, "LEAD-04", "p", "--format", "json").out)["findings"][0]["answers"][0]
        lines = answer["lines"].replace("POST-ID", "director").replace("SOURCE-ID", "minutes")
        role = re.search(r"partnership-lead: (\{.*\})", lines)
        self.that(answer["verdict"] == "pass" and role and answer["instead_of"]["line"] == 11, f"the place and the line are given: {answer}")
        name = self.model("mended.yaml", mine.replace("partnership-lead: {absent: vacant}", f"partnership-lead: {role[1]}" if role else ""))
        run = self.run("check", name, "--only", "LEAD-04", "--format", "tsv")
        self.that("LEAD-04\tp\t-\tpass" in run.out, "filled in by hand they settle it", run)
        early = self.run("explain", self.west_mercia, "CYC-05", hers)
        self.that(early.status == 0 and "yet due (30 November 2022)" in early.out and "What to add" not in early.out, "what does not apply says since when it will", early)
        late = self.run("explain", self.west_mercia, "CYC-05", hers, "--as-of", "2023-05-01")
        self.that("state: done" in late.out and "in place of what stands at" in late.out, "another day is looked at", late)
        passed = self.run("explain", self.west_mercia, "MEM-06", hers)
        self.that("\nPass\n" in passed.out and "without it: cannot tell" in passed.out, "a pass says what it hangs on", passed)
        both = self.run("explain", self.west_mercia, "LEAD-04", hers, "--with", self.source / "models/guidance/examples/local-council")
        self.that("Locally: The local pack" in both.out, "what a local pack changed is said", both)
        for words, part in ((("MEM-0",), "did you mean 'MEM-01'?"),
                            ((self.west_mercia, "MEM-0", hers), "did you mean 'MEM-01'?"),
                            ((self.west_mercia, "MEM-01", "herefordshire-and-worcestershir"), f"did you mean '{hers}'?"),
                            ((self.west_mercia, "MEM-01", "pcc-west-mercia"), f"it looks at {hers} and shropshire-telford-and-wrekin"),
                            ((self.west_mercia, "MEM-01", hers, "x"), "leave ITEM out"),
                            ((self.west_mercia, "GEO-12", hers, "worcestershir"), "did you mean 'worcestershire'?"),
                            ((self.west_mercia, "MEM-01"), "MODEL RULE SUBJECT"),
                            (("MEM-01", "--format", "json"), "MODEL RULE SUBJECT"),
                            ((), "WHAT")):
            run = self.run("explain", *words)
            self.that(run.status == 2 and run.out == "" and part in run.err, f"explain refuses {words}", run)
        name = self.model("hostile-why.yaml", PARTNERSHIP.format(title="T", name=HOSTILE, post=HOSTILE, complete="true"))
        for rule in ("MEM-06", "LEAD-01", "LEAD-03", "LEAD-04", "CYC-04", "GOV-01", "GEO-05"):
            run = self.run("explain", name, rule, "p")
            self.that(run.status == 0 and "\x1b" not in run.out and "\u202e" not in run.out, f"{rule}: nothing steers the terminal", run)
            run = self.run("explain", name, rule, "p", "--format", "json")
            self.that(run.status == 0 and "\u202e" not in run.out and json.loads(run.out)["rule"] == rule, f"{rule}: JSON is JSON", run)

    def speed(self):
        # Generous for a busy machine and for sanitizers; the benchmarks measure, this only catches a fall.
        seconds = sum(self.run(*words).seconds for words in (
            ("check", self.west_mercia), ("map", self.west_mercia, "--view", "chain", "-o", "a.svg"),
            ("map", self.west_mercia, "--view", "partnership", "--of", "herefordshire-and-worcestershire", "-o", "b.svg")))
        self.that(seconds < 15, f"check and both maps took {seconds:.1f} s")


def main():
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        checks = Checks(program, source, folder)
        for group in (checks.exit_statuses, checks.bad_input, checks.findings_and_not_input_errors, checks.formats,
                      checks.baselines, checks.streams, checks.outputs, checks.outputs_that_were_read, checks.notices, checks.manual, checks.hostile_names, checks.due_lists, checks.calendars,
                      checks.documents, checks.hostile_documents, checks.explanations,
                      checks.speed):
            group()
    print(f"{checks.made} checks made, {len(checks.failures)} failed")
    print("\n".join(checks.failures))
    return 1 if checks.failures or checks.made < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
