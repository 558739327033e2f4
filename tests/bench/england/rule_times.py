#!/usr/bin/env python3
"""Tells how long each rule of a pack takes on a model: the whole program with --only that rule, less the program with
the quickest of them; medians of RUNS.

  rule_times.py GOVMAP MODEL PACK [RUNS]
"""
import statistics, subprocess, sys, time


def seconds(program, model, pack, rule, runs):
    times = []
    for _ in range(runs):
        start = time.monotonic()
        subprocess.run([program, "check", model, "--rules", pack, "--only", rule, "--only-failures", "--fail-on", "never",
                        "--format", "keys"], stdout=subprocess.DEVNULL, check=True)
        times.append(time.monotonic() - start)
    return statistics.median(times)


def main():
    program, model, pack = sys.argv[1:4]
    runs = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    listed = subprocess.run([program, "rules", pack, "--format", "tsv"], capture_output=True, text=True, check=True).stdout
    rules = [line.split("\t")[0] for line in listed.splitlines()[1:]]
    took = {rule: seconds(program, model, pack, rule, runs) for rule in rules}
    least = min(took.values())
    whole = sum(one - least for one in took.values())
    print(f"{len(rules)} rules; the program itself with reading {least * 1000:.0f} ms, the rules together {whole * 1000:.0f} ms")
    for rule, one in sorted(took.items(), key=lambda item: -item[1]):
        print(f"{rule}\t{(one - least) * 1000:.1f} ms\t{100 * (one - least) / whole:.0f} %")


main()
