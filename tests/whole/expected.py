#!/usr/bin/env python3
"""Compares what the rules say with the tables that were worked out by hand.

expected.py PROGRAM SOURCE_DIR

Beside a model, expected-<date>.tsv says which verdict each rule ought to give at that date, and why
(rule, subject, item, verdict, reason). The whole check at that date must say the same: no line
more, none fewer, none different.
"""
import pathlib
import re
import subprocess
import sys


def table(text, columns):
    lines = text.splitlines()
    header = lines[0].split("\t")
    if header[: len(columns)] != columns:
        raise SystemExit(f"the header is {header}, not {columns}")
    rows = [line.split("\t") for line in lines[1:]]
    keys = [tuple(row[:3]) for row in rows]
    if len(set(keys)) != len(keys):
        raise SystemExit("a rule, subject and item stand twice")
    return {tuple(row[:3]): row[3:] for row in rows}


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    compared, failures = 0, []
    for file in sorted((source / "models").rglob("expected-*.tsv")):
        date = re.fullmatch(r"expected-(\d{4}-\d{2}-\d{2})\.tsv", file.name).group(1)
        expected = table(file.read_text(encoding="utf-8"), ["rule", "subject", "item", "verdict", "reason"])
        run = subprocess.run(
            [program, "check", str(file.parent), "--as-of", date, "--format", "tsv", "--fail-on", "never"],
            capture_output=True, text=True, timeout=60)
        if run.returncode != 0:
            raise SystemExit(f"{file}: exit status {run.returncode}\n{run.stderr}")
        found = table(run.stdout, ["rule", "subject", "item", "verdict"])
        for key in sorted(expected.keys() | found.keys()):
            compared += 1
            by_hand = expected[key][0] if key in expected else "(not in the table)"
            by_program = found[key][0] if key in found else "(not reported)"
            if by_hand != by_program:
                failures.append(f"{file.name}: {' '.join(key)}: by hand {by_hand}, by the program {by_program}")
            if key in expected and not (len(expected[key]) > 1 and expected[key][1].strip()):
                failures.append(f"{file.name}: {' '.join(key)}: no reason is given")
    print(f"{compared} verdicts compared")
    print("\n".join(failures))
    return 1 if failures or compared < 60 else 0


if __name__ == "__main__":
    sys.exit(main())
