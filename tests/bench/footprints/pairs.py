#!/usr/bin/env python3
"""Counts and lists of footprints, the program beside a peer, in pairs of one run.

pairs.py [--rounds N] PROGRAM PEER WORD...

PROGRAM is govmap as it is installed. PEER and its words are a command that is called with AREA METHOD after them and whose last
line ends `AREA … METHOD: COUNT … SECONDS s`; each pair's counts have to be equal. Times are of whole processes, from start
to end; the peer's is mostly Python's. The program runs as people run it: it reads the gazetteer first.
"""
import argparse
import json
import re
import statistics
import subprocess
import sys
import time

# What is asked, as each of the two calls it. It lists as far as it can be waited for.
PAIRS = [("West Mercia", "police-west-mercia", "brute"), ("Greater Manchester", "ca-greater-manchester", "brute"),
         ("Greater Manchester", "ca-greater-manchester", "blocks"), ("Yorkshire and The Humber", "region-yorkshire-and-the-humber", "blocks"),
         ("South East", "region-south-east", "frontier"), ("North West", "region-north-west", "frontier"), ("London", "region-london", "frontier")]


def timed(words):
    begun = time.perf_counter()
    run = subprocess.run(words, capture_output=True, text=True, check=True)
    return time.perf_counter() - begun, run.stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("peer", nargs=argparse.REMAINDER)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    print("area\tmethod of the peer\tcount\tprogram, s\tpeer, s\ttimes as fast (median of pairs, and range)")
    for area, ours, method in PAIRS:
        pairs = []
        for _ in range(asked.rounds):
            mine, told = timed([asked.program, "footprints", "--area", ours, "--weigh", "fewer-partnerships", "--format", "json"])
            theirs, line = timed([*asked.peer, area, method])
            count = json.loads(told)["count"]
            if count != int(re.search(r"%s: (\d+)" % method, line).group(1)):
                sys.exit(f"{area}: {count} is not what the peer counts: {line}")
            pairs.append((mine, theirs))
        ratios = sorted(theirs / mine for mine, theirs in pairs)
        print(area, method, count, *(f"{statistics.median(one):.3f}" for one in zip(*pairs)),
              f"{statistics.median(ratios):.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})", sep="\t", flush=True)


main()
