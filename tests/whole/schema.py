#!/usr/bin/env python3
"""Holds models/govmap.schema.json to the program that it was made from.

schema.py PROGRAM SOURCE_DIR

1. The committed schema is what `govmap schema` prints, and is itself a draft-07 schema.
2. Every model of the repository is valid by it (an independent validator: python3-jsonschema).
   The same of models/footprints/options.schema.json, `govmap schema --of options`, and the files of options.
3. Whatever the schema refuses, the reader refuses; and the reader refuses a list of slips that the
   schema must refuse too. The slips are made in a real model: a key renamed, a value of another
   kind, a word or date that does not exist.
"""
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import jsonschema
import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates are text, only true and false are booleans."""


Loader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(true|false)$"), list("tf"))


def documents(source):
    """Every model file of the repository with what it holds. Those of the examples of packs speak the words of
    their own pack, which the schema of the usual ones does not know."""
    for path in sorted((source / "models").rglob("*.yaml")):
        if source / "models" / "examples" in path.parents:
            continue
        document = yaml.load(path.read_text(encoding="utf-8"), Loader)
        if isinstance(document, dict) and "govmap" in document:
            yield path, document


def places(node, path=()):
    """The paths to all values in a document."""
    yield path
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield from places(value, (*path, key))


def parent_of(document, path):
    for key in path[:-1]:
        document = document[key]
    return document


def slips(document, seed):
    """Copies of the document with one slip each, and what the slip is."""
    chosen = random.Random(seed).sample([p for p in places(document) if p], k=40)
    for path in chosen:
        for what, change in (
            ("a key renamed", lambda holder, key: holder.update({"nmae-of-no-key!": holder.pop(key)})),
            ("a list in place of it", lambda holder, key: holder.__setitem__(key, [["x"]])),
            ("a map in place of it", lambda holder, key: holder.__setitem__(key, {"No Such Key": 1})),
            ("text in place of it", lambda holder, key: holder.__setitem__(key, "no such word!")),
        ):
            changed = copy.deepcopy(document)
            holder = parent_of(changed, path)
            if what == "a key renamed" and not isinstance(holder, dict):
                continue
            change(holder, path[-1])
            yield f"{what}: {'/'.join(map(str, path))}", changed


MUST_BE_REFUSED = [
    "govmap: 1\npost: {}\n",
    "govmap: 2\n",
    "title: no format\n",
    "govmap: 1\nas_of: 2022-09\n",
    "govmap: 1\nas_of: 7 September 2022\n",
    "govmap: 1\nposts: []\n",
    "govmap: 1\nposts: {Bad Id: {}}\n",
    "govmap: 1\nposts: {p: {from: soon}}\n",
    "govmap: 1\nposts: {p: {type: no-such-type}}\n",
    "govmap: 1\npartnerships: {p: {roles: {no-such-role: {absent: vacant}}}}\n",
    "govmap: 1\npartnerships: {p: {roles: {sro: {absent: gone fishing}}}}\n",
    "govmap: 1\npartnerships: {p: {members: {complete: maybe, list: []}}}\n",
    "govmap: 1\npartnerships: {p: {members: {complete: true}}}\n",
    "govmap: 1\npartnerships: {p: {products: {no-such-product: {}}}}\n",
    "govmap: 1\nlinks: [{link: likes, from: a, to: b}]\n",
    "govmap: 1\nlinks: [{link: informs, from: a}]\n",
    "govmap: 1\nsources: {s: {publisher: P}}\n",
    "govmap: 1\nposts: {p: {properties: {x: {absent: perhaps}}}}\n",
]

MUST_BE_TAKEN = [
    "govmap: 1\n",
    "govmap: 1\nposts: {p: {name: P, from: 2022, until: 2023-04, aliases: Q}}\n",
    "govmap: 1\nsources: {s: {title: T}}\nposts: {p: {source: [s, {s: page 1}], properties: {n: 3, l: [a, b], "
    "o: {value: x, on: 2022}}}}\n",
    "govmap: 1\nauthorities: {a: {tier: upper, population: 100}}\npartnerships: {p: {footprint: {covers: a, complete: "
    "false}, members: {complete: {as_at: 2022-09}, list: []}}}\n",
]


class Holder:
    """Schema and program side by side."""

    def __init__(self, program, source, folder):
        self.program, self.source, self.folder = program, source, pathlib.Path(folder)
        self.schema_file = source / "models" / "govmap.schema.json"
        schema = json.loads(self.schema_file.read_text(encoding="utf-8"))
        jsonschema.Draft7Validator.check_schema(schema)
        self.validator = jsonschema.Draft7Validator(schema)

    def reader_takes(self, text):
        file = self.folder / "model.yaml"
        file.write_text(text, encoding="utf-8")
        run = subprocess.run([self.program, "check", str(file), "--fail-on", "never"], capture_output=True, timeout=60)
        if run.returncode not in (0, 2):
            raise SystemExit(f"exit status {run.returncode} for\n{text}\n{run.stderr.decode()}")
        return run.returncode == 0

    def schema_takes(self, document):
        return self.validator.is_valid(document)


def main():
    program, source = sys.argv[1], pathlib.Path(sys.argv[2])
    failures, looked_at = [], {"models": 0, "files of options": 0, "slips refused by both": 0, "texts": 0}
    with tempfile.TemporaryDirectory() as folder:
        holder = Holder(program, source, folder)
        printed = subprocess.run([program, "schema"], capture_output=True, check=True, timeout=60).stdout
        if printed != holder.schema_file.read_bytes():
            failures.append("models/govmap.schema.json is not what 'govmap schema' prints: make it again")
        for path, document in documents(source):
            looked_at["models"] += 1
            for error in holder.validator.iter_errors(document):
                failures.append(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
        options_file = source / "models" / "footprints" / "options.schema.json"
        if subprocess.run([program, "schema", "--of", "options"], capture_output=True, check=True, timeout=60).stdout != options_file.read_bytes():
            failures.append("models/footprints/options.schema.json is not what 'govmap schema --of options' prints: make it again")
        options_schema = json.loads(options_file.read_text(encoding="utf-8"))
        jsonschema.Draft7Validator.check_schema(options_schema)
        for path in sorted(options_file.parent.glob("*.yaml")):
            looked_at["files of options"] += 1
            document = yaml.load(path.read_text(encoding="utf-8"), Loader)
            for error in jsonschema.Draft7Validator(options_schema).iter_errors(document):
                failures.append(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
            if jsonschema.Draft7Validator(options_schema).is_valid({**document, "meeting": 4}):
                failures.append(f"{path}: a key that is not known is taken")
        real = next(d for p, d in documents(source) if p.name == "west-mercia.yaml")
        for what, changed in slips(real, seed=20220907):
            if holder.schema_takes(changed):
                continue
            looked_at["slips refused by both"] += 1
            if holder.reader_takes(yaml.safe_dump(changed, sort_keys=False, allow_unicode=True)):
                failures.append(f"the schema refuses it and the reader does not: {what}")
        for texts, wanted in ((MUST_BE_REFUSED, False), (MUST_BE_TAKEN, True)):
            for text in texts:
                looked_at["texts"] += 1
                by_schema = holder.schema_takes(yaml.load(text, Loader))
                by_reader = holder.reader_takes(text)
                if (by_schema, by_reader) != (wanted, wanted):
                    failures.append(f"schema {by_schema}, reader {by_reader}, wanted {wanted}: {text!r}")
    if looked_at["models"] < 5 or looked_at["files of options"] < 7 or looked_at["slips refused by both"] < 40:
        failures.append(f"looked at too little to mean anything: {looked_at}")
    print(", ".join(f"{count} {what}" for what, count in looked_at.items()))
    print("\n".join(failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
