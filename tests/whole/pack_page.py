#!/usr/bin/env python3
"""Holds models/guidance/writing-a-pack.md to the files and to the program that it speaks of.

pack_page.py PROGRAM SOURCE_DIR

A block of YAML names in its first line the file that it is cut from (```yaml file=PATH): its lines
stand in that file, in that order, a line "…" standing for any lines. In a ```console block a line
that begins with "$ " is a command, and the lines after it are what it prints (to either stream),
"…" again for any lines; it is run in the source folder, with the program as `govmap`. Every rule of
the pack that the page is about is named on it, and links lead to files.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PAGE = "models/guidance/writing-a-pack.md"
PACK = "models/examples/serious-violence"
ELLIPSIS = "…"


def runs(lines):
    """The lines between the ellipses, run by run."""
    parts, now = [], []
    for line in lines:
        if line.strip() == ELLIPSIS:
            parts.append(now)
            now = []
        else:
            now.append(line.rstrip())
    parts.append(now)
    return parts


def find(part, lines, start):
    """Where the lines of `part` stand together in `lines` from `start` on; after them, or nothing."""
    for at in range(start, len(lines) - len(part) + 1):
        if lines[at:at + len(part)] == part:
            return at + len(part)
    return None


def cut_from(shown, lines):
    """The first run of `shown` that does not stand in the file where it should, or nothing."""
    at = 0
    for part in runs(shown):
        if not part:
            continue
        at = find(part, lines, at)
        if at is None:
            return part
    return None


def printed_as(shown, printed):
    """Whether what is printed is what is shown, from its first line to its last."""
    parts, at = runs(shown), 0
    for place, part in enumerate(parts):
        if not part:
            continue
        first, last = place == 0, place == len(parts) - 1
        if first and printed[:len(part)] != part:
            return False
        if last and not first:
            return len(printed) - len(part) >= at and printed[len(printed) - len(part):] == part
        at = len(part) if first else find(part, printed, at)
        if at is None:
            return False
    return len(parts) > 1 or at == len(printed)


def commands(text):
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for command, shown in re.findall(r"^\$ ([^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", block, re.MULTILINE):
            yield command, shown.splitlines()


def main():
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    text = (source / PAGE).read_text(encoding="utf-8")
    failures, cut, ran, links = [], 0, 0, 0
    for info, block in re.findall(r"^```yaml([^\n]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        name = re.fullmatch(r" file=(\S+)", info)
        if name is None:
            failures.append(f"a block of YAML that names no file:\n{block}")
            continue
        cut += 1
        lines = [line.rstrip() for line in (source / name[1]).read_text(encoding="utf-8").splitlines()]
        stray = cut_from(block.splitlines(), lines)
        if stray is not None:
            failures.append(f"{name[1]} does not hold, in this place:\n" + "\n".join(stray))
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "govmap").symlink_to(program)
        env = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "COLUMNS": "100", "NO_COLOR": "1"}
        for command, shown in commands(text):
            ran += 1
            run = subprocess.run(command, shell=True, cwd=source, env=env, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True, timeout=60)
            printed = [line.rstrip() for line in run.stdout.splitlines()]
            if run.returncode not in (0, 1) or not printed_as(shown, printed):
                failures.append(f"$ {command}\nshown:\n" + "\n".join(shown) + f"\nprinted (exit status {run.returncode}):\n" + run.stdout)
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        links += 1
        if not (source / PAGE).parent.joinpath(target).exists():
            failures.append(f"a link to {target}, which is not there")
    rules = sorted(path.stem for path in (source / PACK / "rules").glob("*.yaml"))
    failures += [f"{rule} is not named on the page" for rule in rules if rule not in text]
    print(f"{cut} blocks compared with their files, {ran} commands run, {links} links followed, {len(rules)} rules")
    print("\n\n".join(failures))
    return 1 if failures or cut < 6 or ran < 3 or links < 2 or len(rules) < 3 else 0


if __name__ == "__main__":
    sys.exit(main())
