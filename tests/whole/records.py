#!/usr/bin/env python3
"""Holds every real partnership's model to the record of what its sources say.

records.py PROGRAM SOURCE_DIR

Beside a model, record.tsv says of each thing in its sources whether the model holds it, and by
which entity, link, role, gap, property or whole list, or why it does not (models/README.md has the
form). Everything named there must be in the model, and every entity that the model declares must be
named there: nothing lost, nothing added.
"""
import collections
import concurrent.futures
import functools
import json
import pathlib
import subprocess
import sys

LISTS = {"members": "member_of", "sub_groups": "part_of", "relations": "relates_to", "products": "owns",
         "footprint": "covers", "attends": "attends"}
HEADER = ["field", "what", "held", "how"]


class Model:
    """A folder, as the program shows it."""

    def __init__(self, program, source, folder):
        self.program, self.source, self.folder = program, source, folder
        self.show = functools.lru_cache(None)(self.show)

    def run(self, *words):
        return subprocess.run([self.program, *words], capture_output=True, text=True, timeout=120, cwd=self.source)

    def show(self, entity):
        run = self.run("show", self.folder, entity, "--format", "json")
        return json.loads(run.stdout) if run.returncode == 0 else None

    def own(self):
        """The ids of what the folder itself declares."""
        run = self.run("list", self.folder, "--format", "json")
        if run.returncode != 0:
            raise SystemExit(f"{self.folder}: {run.stderr}")
        return {one["id"] for one in json.loads(run.stdout)["entries"] if one["where"].startswith(self.folder + "/")}

    def holds(self, claim):
        kind, *words = claim.split(" ")
        if kind == "entity" and len(words) == 1:
            return self.show(words[0]) is not None
        if kind == "link" and len(words) == 3:
            return self.any(words[1], "links", link=words[0], to=words[2], **{"from": words[1]})
        if kind == "role" and len(words) == 3:
            return self.any(words[1], "links", link="holds", role=words[0], to=words[1], **{"from": words[2]})
        if kind == "gap" and len(words) >= 3:
            last = " ".join(words[2:])
            return self.any(words[1], "absent", link=words[0], what=last) or \
                self.any(words[1], "absent", link=words[0], reason=last)
        if kind == "property" and len(words) == 2:
            return self.any(words[0], "properties", key=words[1])
        if kind == "complete" and len(words) == 2 and words[1] in LISTS:
            return self.any(words[0], "complete", link=LISTS[words[1]])
        raise ValueError(f"'{claim}' is in none of the forms")

    def any(self, entity, part, **wanted):
        shown = self.show(entity)
        return shown is not None and any(all(one[key] == value for key, value in wanted.items()) for one in shown[part])


def look(program, source, file):
    folder = file.parent.relative_to(source).as_posix()
    model, wrong, named = Model(program, source, folder), [], set()
    lines = file.read_text(encoding="utf-8").splitlines()
    if lines[0].split("\t") != HEADER:
        return 0, [f"{folder}: the header is not {HEADER}"]
    seen = collections.Counter()
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(HEADER) or not all(cell.strip() for cell in cells):
            wrong.append(f"{folder}: not four filled cells: {line}")
            continue
        field, what, held, how = cells
        seen[field, what] += 1
        if held == "no":
            if len(how.split()) < 3:
                wrong.append(f"{folder}: {field}: no reason why it is not held")
        elif held == "yes":
            for claim in how.split(" ; "):
                named.update(claim.split(" ")[1:])
                try:
                    if not model.holds(claim):
                        wrong.append(f"{folder}: {field}: not in the model: {claim}")
                except ValueError as error:
                    wrong.append(f"{folder}: {field}: {error}")
        else:
            wrong.append(f"{folder}: {field}: held is '{held}', not yes or no")
    wrong += [f"{folder}: {field}, {what}: stands twice" for (field, what), count in seen.items() if count > 1]
    wrong += [f"{folder}: {one} is in the model, and no row of the record names it" for one in sorted(model.own() - named)]
    return len(lines) - 1, wrong


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    files = sorted((source / "models" / "areas").glob("*/record.tsv"))
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda file: look(program, source, file), files))
    rows = sum(count for count, _ in results)
    wrong = [line for _, lines in results for line in lines]
    print(f"{len(files)} records, {rows} rows looked at, {len(wrong)} wrong")
    print("\n".join(wrong))
    return 1 if wrong or len(files) < 30 or rows < 300 else 0


if __name__ == "__main__":
    sys.exit(main())
