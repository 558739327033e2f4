#!/usr/bin/env python3
"""Runs `footprints` on the shipped gazetteer, and holds what it says to what is known and to itself.

footprints.py PROGRAM SOURCE_DIR
"""
import csv
import io
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

# Connected partitions on borders by land and water, as other programs have counted them.
KNOWN = {"police-west-mercia": 10, "ca-west-midlands": 172, "ca-greater-manchester": 4181, "region-west-midlands": 557344,
         "region-yorkshire-and-the-humber": 691862, "region-south-east": 22806840, "region-north-west": 43908113632,
         "region-london": 8525715452200136}


class Checks:
    def __init__(self, program, source):
        self.program, self.source, self.made, self.failed = program, source, 0, 0

    def run(self, *words):
        return subprocess.run([self.program, "footprints", *words], capture_output=True, text=True, timeout=120, cwd=self.source)

    def that(self, good, what, run=None):
        self.made += 1
        if not good:
            self.failed += 1
            print(what, *([run.returncode, run.stdout[-800:], run.stderr[-800:]] if run else []), sep="\n  ")

    def json(self, *words):
        run = self.run(*words, "--format", "json")
        self.that(run.returncode == 0, f"{words} is answered", run)
        return json.loads(run.stdout)

    def counts(self):
        for area, count in KNOWN.items():
            told = self.json("--area", area, "--weigh", "icb-splits")
            self.that(told["count"] == count and told["exact"], f"{area}: {told['count']}, not {count}")

    def lists(self):
        for area in ("police-west-mercia", "ca-west-midlands", "ca-greater-manchester"):
            for more in ([], ["--max-size", "3"], ["--borders", "land"], ["--whole", "icb"], ["--min-residents", "400000"], ["--min-partnerships", "3"]):
                run = self.run("--area", area, "--list", *more)
                lines = run.stdout.splitlines()
                count = self.json("--area", area, *more)["count"]
                self.that(run.returncode == 0 and len(lines) == count == len(set(lines)), f"{area} {more}: {len(lines)} lines, {count} counted", run)
        names = {one["name"] for one in self.json("--area", "ca-greater-manchester")["authorities"]}
        for line in self.run("--area", "ca-greater-manchester", "--list").stdout.splitlines()[::97]:
            parts = [name for block in line.split(" | ") for name in block.split(" + ")]
            self.that(sorted(parts) == sorted(names), f"not a partition: {line}")

    def weighed(self):
        told = self.json("--area", "West Mercia", "--weigh", "more-partnerships,icb-splits,attendances")
        rows = [tuple(one["values"].values()) for one in told["unbeaten"]]
        self.that(rows == [(4, 2, 80), (3, 1, 64), (2, 0, 48), (1, 0, 36)], f"West Mercia: {rows}")
        self.that(told["unbeaten"][2]["example"] == [["herefordshire", "worcestershire"], ["shropshire", "telford-and-wrekin"]], "its two boards are an option")
        table = list(csv.DictReader(io.StringIO(self.run("--area", "West Mercia", "--format", "csv").stdout.lstrip("\ufeff"))))
        self.that([int(row["attendances"]) for row in table] == [80, 64, 48, 36], "the table says the same")
        gap = self.json("--area", "West Mercia", "--weigh", "population-gap", "--min-partnerships", "2")
        residents = {one["id"]: one["residents"] for one in gap["authorities"]}
        sums = [sum(residents[one] for one in block) for block in gap["unbeaten"][0]["example"]]
        self.that(gap["unbeaten"][0]["values"]["population-gap"] == max(sums) - min(sums) and min(residents.values()) > 0, "the gap adds up")

    def options_file(self):
        for area in ("police-west-mercia", "Greater Manchester", "region-north-west"):
            told = self.json("--area", area, "--top", "4")
            with tempfile.TemporaryDirectory() as folder:
                file = pathlib.Path(folder) / "options.yaml"
                run = self.run("--area", area, "--top", "4", "--format", "options", "-o", str(file))
                self.that(run.returncode == 0, f"{area}: options to go on with", run)
                compared = subprocess.run([self.program, "compare", str(file), "--format", "json"], capture_output=True, text=True, timeout=120, cwd=self.source)
                self.that(compared.returncode == 0, f"{area}: which compare takes", compared)
                meetings = [one["figures"]["meetings"] for one in json.loads(compared.stdout)["options"]]
                known = [one["values"]["attendances"] for one in told["unbeaten"]]
                self.that(len(meetings) >= 3 and set(meetings[1:5]) <= {*known, max(known), min(known)}, f"{area}: with the same attendances: {meetings}, {known[:6]}")

    # Also with a model that was named, from a file that stands elsewhere.
    def options_file_of_a_model(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "options.yaml"
            run = self.run("models/areas/west-mercia", "--area", "police-west-mercia", "--format", "options", "-o", str(file))
            self.that(run.returncode == 0 and "areas/west-mercia" in file.read_text(), "a model under uses", run)
            compared = subprocess.run([self.program, "compare", str(file)], capture_output=True, text=True, timeout=120, cwd=self.source)
            self.that(compared.returncode == 0, "which compare finds", compared)

    def refusals(self):
        for words, said in ((["--area", "Nowhere"], "'Nowhere'"), (["--area", "North West"], "region-north-west"), ([], "--area"),
                            (["--area", "West Mercia", "--require", "Shropshire+Kent"], "Kent"), (["--area", "West Mercia", "--borders", "sea"], "'sea'"),
                            (["--area", "West Mercia", "--weigh", "beauty"], "'beauty'"), (["--area", "West Mercia", "--list", "--format", "json"], "--list"),
                            (["--area", "region-north-west", "--weigh", "population-gap"], None)):
            run = self.run(*words)
            if said is None:
                self.that(run.returncode == 0 and "not told" in run.stdout, f"{words}: said to be too many", run)
            else:
                self.that(run.returncode == 2 and said in run.stderr and not run.stdout, f"{words} is refused", run)

    def interrupted(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "all.txt"
            with file.open("w") as out:
                run = subprocess.Popen([self.program, "footprints", "--area", "region-north-west", "--list"], stdout=out, stderr=subprocess.PIPE, text=True, cwd=self.source)
                time.sleep(2)
                run.send_signal(signal.SIGINT)
                told = run.communicate(timeout=60)[1]
            text = file.read_text()
            self.that(run.returncode == 3 and "these are not all" in told, f"an interrupt is told of: {run.returncode} {told}")
            lines = text.splitlines()
            self.that(text.endswith("\n") and len(lines) > 1000 and all(line.count("Cumberland") == 1 for line in lines[-50:]), "what was found is there, whole lines")
            self.that(f"stopped after {len(lines)} options" in told, f"{len(lines)} lines: {told}")


def main():
    checks = Checks(sys.argv[1], pathlib.Path(sys.argv[2]).resolve())
    for group in (checks.counts, checks.lists, checks.weighed, checks.options_file, checks.options_file_of_a_model, checks.refusals, checks.interrupted):
        group()
    print(f"{checks.made} checks made, {checks.failed} failed")
    return 1 if checks.failed or checks.made < 40 else 0


if __name__ == "__main__":
    sys.exit(main())
