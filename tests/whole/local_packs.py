#!/usr/bin/env python3
"""Runs the program with local packs: what they may adjust and ask, and how it ends where they may not.

local_packs.py PROGRAM SOURCE_DIR
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

MODEL = """govmap: 1
title: T
as_of: 2023-04-10
uses: [guidance/combating-drugs-2022/examples/base]
partnerships:
  p:
    name: "{name}"
    roles: {{sro: {{post: council-leader}}, partnership-lead: {{absent: vacant}}}}
    members: {{complete: true, list: []}}
"""
PACK = """govmap-pack: 1
id: {id}
title: Rules of {id}
standing: Ours.
local: true
uses: [combating-drugs-2022]
sources: {{terms: {{title: Our terms}}}}
"""
RULE = """govmap-rule: 1
id: OUR-1
title: Ours
force: minimum
cites: {{terms: paragraph 1}}
why: So.
remedy: Do so.
about: {{fulfils: combating-drugs-partnership}}
requires:
  sql:
    query: |-
      {query}
    no_rows: pass
    no_rows_says: Nothing is found.
examples:
  {examples}
"""
NEVER = "never: {passes: a test, fails: a test, cannot-tell: a test, does-not-apply: a test}"
SAYS = "SELECT 'fail' AS verdict, NULL AS item, {} AS sentence FROM entities WHERE id = :subject"
HOSTILE = "'; DROP TABLE links;-- <b>&amp; \\u202eleft \\e[31m \\\"q\\\" {subject} %s ]]>"
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "

# query -> what is said of it; refused before anything runs
REFUSED = {
    "DELETE FROM links": "the query would write",
    "INSERT INTO entities SELECT * FROM entities": "the query would write",
    "CREATE TABLE t (x)": "the query would",
    "PRAGMA writable_schema = ON": "the query would set or ask a pragma",
    "ATTACH '/etc/passwd' AS p": "the query would attach another database",
    "VACUUM INTO 'copy.db'": "",
    "SELECT load_extension('x.so')": "the query calls 'load_extension'",
    "SELECT writefile('never', 'x')": "no such function",
    "SELECT randomblob(1000000000)": "the query calls 'randomblob'",
    "SELECT date('now')": "the query calls 'date'",
    "SELECT sql FROM sqlite_schema": "the query reads 'sqlite_master'",
    "SELECT 1; SELECT 2": "there is more than one statement",
    "SELECT 1; -- a remark\n      DROP TABLE links": "there is more than one statement",
    "-- a remark alone": "there is no query",
    "SELECT 'pass' AS verdict, :subject AS item": "the query gives the columns verdict and item",
    "SELECT 'pass' AS verdict, NULL AS item, 'x' AS sentence": "the query does not look at its subject",
    "SELECT 'pass' AS verdict, :other AS item, 'x' AS sentence": "':other' stands for nothing",
}
# query -> what is said when it is run
STOPPED = {
    ENDLESS + "SELECT 'pass' AS verdict, :subject AS item, max(x) AS sentence FROM n": "bound of 1000000 instructions",
    "SELECT 'pass' AS verdict, :subject AS item, count(*) AS sentence FROM words a, words b, words c, words d":
        "bound of 1000000 instructions",
    "SELECT 'pass' AS verdict, a.word AS item, :subject AS sentence FROM words a, words b": "more than 1000 rows",
    "WITH RECURSIVE n(x) AS (SELECT :subject UNION ALL SELECT x || x FROM n) SELECT 'pass' AS verdict, NULL AS item, "
    "max(x) AS sentence FROM n": "a text of more than 10000 bytes",
    "SELECT NULL AS verdict, NULL AS item, :subject AS sentence": "the query gives no verdict (NULL)",
    "SELECT 'pass' AS verdict, NULL AS item, nullif(:subject, 'p') AS sentence": "the query gives no sentence",
    "SELECT 'fine' AS verdict, NULL AS item, :subject AS sentence": "the query gives the verdict 'fine'",
    "SELECT 'pass' AS verdict, NULL AS item, CAST(x'ff' AS TEXT) || :subject AS sentence": "is not text",
}


class Tests:
    def __init__(self, program, source, folder):
        self.program, self.source, self.folder = program, source, pathlib.Path(folder)
        self.failures, self.made = [], 0
        self.example = source / "models" / "guidance" / "examples"

    def run(self, *words, cwd=None):
        return subprocess.run([self.program, *map(str, words)], cwd=cwd or self.folder, capture_output=True, timeout=120)

    def that(self, holds, what, run):
        self.made += 1
        if not holds:
            self.failures.append(f"{what}\n  {' '.join(map(str, run.args[1:]))}\n  status {run.returncode}\n  "
                                 f"out: {run.stdout.decode()[:600]}\n  err: {run.stderr.decode()[:900]}")

    def pack(self, name, more="", query=None, examples=NEVER):
        folder = self.folder / name
        (folder / "rules").mkdir(parents=True, exist_ok=True)
        (folder / "pack.yaml").write_text(PACK.format(id=name) + more, encoding="utf-8")
        if query is not None:
            (folder / "rules" / "OUR-1.yaml").write_text(RULE.format(query=query, examples=examples), encoding="utf-8")
        return "./" + name

    def model(self, name="P"):
        (self.folder / "model.yaml").write_text(MODEL.format(name=name), encoding="utf-8")
        return "model.yaml"

    # Each method below is a group of tests.

    def which_packs_run(self):
        local = self.pack("ours", "adjusts: [{rule: LEAD-04, force: minimum, reason: We agreed to it}]\n")

        def packs(*words):
            run = self.run("rules", "--format", "tsv", *words)
            return {line.split("\t")[4] for line in run.stdout.decode().splitlines()[1:]}, run

        usual = {"combating-drugs-2022", "good-practice"}
        for words, wanted in (((), usual), (("--with", local), usual), ((local,), {"combating-drugs-2022"}),
                              (("good-practice", "--with", local), usual), (("--with", self.example / "local-council"),
                                                                            usual | {"local-council"})):
            found, run = packs(*words)
            self.that(run.returncode == 0 and found == wanted, f"{words}: rules of {sorted(found)} run, wanted {sorted(wanted)}", run)
        model = self.model()
        for words in (("--with", local), ("--rules", local), ("--with", self.folder / "ours"), ("--with", "ours")):
            run = self.run("check", model, *words, "--only", "LEAD-04")
            self.that(run.returncode == 1 and b"the guidance says expected" in run.stdout, f"{words} raises the rule", run)
        run = self.run("check", model, "--only", "LEAD-04")
        self.that(run.returncode == 0, "without the pack the rule is as it was", run)
        run = self.run("explain", "LEAD-04", "--with", local)
        self.that(b"raises it from expected to minimum: We agreed to it." in run.stdout, "explain shows it", run)
        for words in (("map", model, "--view", "partnership", "-o", "p.dot"), ("rules", "test"), ("trace", model, "p"), ("schema",)):
            run = self.run(*words, "--with", local)
            self.that(run.returncode in (0, 1) and not run.stderr.startswith(b"govmap"), f"{words[0]} takes --with", run)

    def whose_minimum(self):
        model = self.model()
        lowered = self.pack("low", "adjusts: [{rule: MEM-04, force: consider, reason: We are few}]\n")
        run = self.run("check", model, "--with", lowered, "--only", "MEM-04")
        self.that(run.returncode == 0 and b"Below the guidance's minimum: P." in run.stdout,
                  "a lowered minimum is 0, and said to be below the guidance's minimum", run)
        run = self.run("check", model, "--with", lowered, "--only", "MEM-04", "--fail-on", "consider")
        self.that(run.returncode == 1, "--fail-on goes by the force in use", run)
        raised = self.pack("high", "adjusts: [{rule: LEAD-04, force: minimum, reason: We agreed to it}]\n")
        run = self.run("check", model, "--with", raised, "--only", "LEAD-04")
        self.that(run.returncode == 1 and b"None of the rules looked at is one of the guidance's minimum. Below the minimum of the local pack "
                  b"'Rules of high'" in run.stdout.replace(b"\n", b" "), "a raised rule is a local minimum", run)
        run = self.run("check", model, "--with", raised, "--with", lowered, "--format", "json")
        by_rule = {rule["rule"]: rule for rule in json.loads(run.stdout)["rules"]}
        self.that((by_rule["MEM-04"]["force"], by_rule["MEM-04"]["guidance_force"]) == ("consider", "minimum") and
                  by_rule["LEAD-04"]["local"]["changed_by"] == "Rules of high" and by_rule["MEM-06"]["local"] is None,
                  "JSON says both forces, and who says so", run)

    def bad_adjustments(self):
        model = self.model()
        cases = {
            "{rule: MEM-99, force: minimum, reason: So}": "there is no rule 'MEM-99' in the packs that this one uses",
            "{rule: MEM-04, force: consider}": "the key 'reason' is needed here",
            "{rule: MEM-04, force: minimum, reason: So}": "MEM-04 has the force 'minimum' already",
            "{rule: MEM-04, force: none, reason: So}": "'none' is not known here",
            "{rule: GP-04, force: minimum, reason: So}": "there is no rule 'GP-04' in the packs that this one uses",
        }
        for text, message in cases.items():
            local = self.pack("ours", f"adjusts:\n  - {text}\n")
            for words in (("check", model), ("rules",), ("rules", "test"), ("explain", "MEM-04"), ("map", model, "--view", "chain", "-o", "x.svg")):
                run = self.run(*words, "--with", local)
                self.that(run.returncode == 3 and run.stdout == b"" and re.search(r"^ours/pack\.yaml:9:\d+: ", run.stderr.decode(), re.M)
                          and message in run.stderr.decode(), f"{text} is refused by {words[0]}", run)
        one = self.pack("one", "adjusts: [{rule: MEM-04, force: consider, reason: So}]\n")
        two = self.pack("two", "adjusts: [{rule: MEM-04, force: expected, reason: So}]\n")
        run = self.run("check", model, "--with", one, "--with", two)
        self.that(run.returncode == 3 and b"MEM-04 is adjusted twice" in run.stderr and b"two/pack.yaml:8:" in run.stderr,
                  "two packs that adjust one rule", run)
        run = self.run("check", model, "--with", "./nothing-here")
        self.that(run.returncode == 3 and b"there is no rule pack './nothing-here'" in run.stderr, "a pack that is not there", run)

    def queries_refused(self):
        model = self.model()
        for query, message in REFUSED.items():
            local = self.pack("ours", query=query)
            for words in (("check", model), ("rules",)):
                run = self.run(*words, "--with", local)
                told = run.stderr.decode()
                self.that(run.returncode == 3 and run.stdout == b"" and "ours/rules/OUR-1.yaml:11:12: " in told and message in told,
                          f"refused by {words[0]}: {query}", run)
        self.that(not list(self.folder.glob("*.db")) and not (self.folder / "never").exists(), "no query leaves a file", run)

    def queries_stopped(self):
        model = self.model()
        for query, message in STOPPED.items():
            local = self.pack("ours", query=query)
            for words in (("check", model, "--format", "json"), ("check", model, "--fail-on", "never"),
                          ("map", model, "--view", "chain", "-o", "never.svg")):
                run = self.run(*words, "--with", local)
                told = run.stderr.decode()
                self.that(run.returncode == 3 and run.stdout == b"" and "ours/rules/OUR-1.yaml:11:12: the rule OUR-1 could not "
                          "be run to its end: looking at 'p'," in told and message in told, f"{words[0]} stops: {query}", run)
            local = self.pack("ours", query=query,
                              examples="passes: [{says: x, as_of: 2023-04-10, model: {partnerships: {p: {name: P}}}}]\n  "
                              "never: {fails: a test, cannot-tell: a test, does-not-apply: a test}")
            run = self.run("rules", "test", "--with", local)
            self.that(run.returncode == 3 and message in run.stderr.decode(), f"rules test stops: {query}", run)
        self.that(not (self.folder / "never.svg").exists(), "nothing is drawn where a rule stops", run)

    def hostile_names(self):
        model = self.model(HOSTILE)
        local = self.pack("ours", query=SAYS.format("name || ' falls short'"))
        runs = {word: self.run("check", model, "--with", local, "--only", "OUR-1", "--format", word) for word in ("text", "json", "tsv")}
        for word, run in runs.items():
            self.that(run.returncode == 1 and b"\x1b" not in run.stdout and "\u202e".encode() not in run.stdout,
                      f"a hostile name steers nothing in {word}", run)
        finding = json.loads(runs["json"].stdout)["findings"][0]
        self.that(finding["sentence"].startswith("'; DROP TABLE links;-- <b>&amp; "), "the name comes out as it is", runs["json"])
        again = self.run("check", model, "--with", local, "--only", "OUR-1", "--format", "json")
        self.that(again.stdout == runs["json"].stdout, "the same input gives the same bytes", again)

    def the_page(self):
        """What models/guidance/local-packs.md shows to be copied works when it is copied."""
        text = (self.source / "models" / "guidance" / "local-packs.md").read_text(encoding="utf-8")
        pack, condition = re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
        folder = self.folder / "my-council"
        (folder / "rules").mkdir(parents=True)
        (folder / "pack.yaml").write_text(pack, encoding="utf-8")
        rule = RULE.format(query="x", examples=NEVER)
        (folder / "rules" / "OUR-1.yaml").write_text(
            rule[: rule.index("about:")] + condition + rule[rule.index("examples:"):], encoding="utf-8")
        for attends, status, words in (("", 0, "No observer of the P is recorded."),
                                       ("    attends: [{organisation: example-police, as: observer}]\n", 1,
                                        "Example Police is recorded as an observer of the P.")):
            (self.folder / "model.yaml").write_text(MODEL.format(name="P") + attends, encoding="utf-8")
            run = self.run("check", "model.yaml", "--rules", "my-council", "--only", "OUR-1")
            self.that(run.returncode == status and words.replace("the P", "P") in run.stdout.decode().replace("the P", "P"),
                      "the page's pack and query", run)
        (self.folder / "copy").mkdir()
        subprocess.run(["cp", "-r", self.example / "local-council", self.folder / "copy"], check=True)
        run = self.run("rules", "test", "./copy/local-council")
        self.that(run.returncode == 0 and b", 0 do not." in run.stdout, "a copy of the example elsewhere works", run)


def main():
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    failures, made = [], 0
    for group in (Tests.which_packs_run, Tests.whose_minimum, Tests.bad_adjustments, Tests.queries_refused, Tests.queries_stopped,
                  Tests.hostile_names, Tests.the_page):
        with tempfile.TemporaryDirectory() as folder:
            tests = Tests(program, source, folder)
            group(tests)
        failures += tests.failures
        made += tests.made
    print(f"{made} checks made, {len(failures)} failed")
    print("\n".join(failures))
    return 1 if failures or made < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
