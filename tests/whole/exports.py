#!/usr/bin/env python3
"""Proves that exports/ is what the current program makes of models/.

exports.py PROGRAM SOURCE_DIR

Makes the exports again into a folder that is thrown away. Texts must be equal to the letter.
Pictures must say the same: their texts, in order, and as many shapes of each kind; where they lie
on the page is the layout's business and may differ with the fonts of the machine.
"""
import collections
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree


def said(svg):
    """The texts of a picture and the number of its elements by name."""
    root = ElementTree.fromstring(svg)
    names = collections.Counter(element.tag.split("}")[-1] for element in root.iter())
    texts = [re.sub(r"\s+", " ", "".join(e.itertext())).strip() for e in root.iter() if e.tag.split("}")[-1] in ("text", "title", "desc")]
    return texts, names


def main():
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    committed = source / "exports"
    failures, compared = [], 0
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder)
        subprocess.run([source / "scripts" / "exports", "--program", program, "--to", made], check=True, timeout=280)
        files = lambda top: {p.relative_to(top).as_posix() for p in top.rglob("*") if p.is_file()}
        names = files(made) | files(committed) - {"README.md"}
        models = [f for part in ("areas", "national") for f in (source / "models" / part).glob("*/") if any(f.glob("*.yaml")) and f.name != "england"]
        for model in models:
            if f"arrangements/{model.name}.md" not in names:
                failures.append(f"exports/arrangements has no page on {model.name}")
        for name in sorted(names):
            compared += 1
            ours, theirs = committed / name, made / name
            if not ours.exists():
                failures.append(f"exports/{name} is made and not committed")
            elif not theirs.exists():
                failures.append(f"exports/{name} is committed and not made")
            elif name.endswith(".svg"):
                if said(ours.read_bytes()) != said(theirs.read_bytes()):
                    failures.append(f"exports/{name} says something else than the current program's picture")
            elif ours.read_bytes() != theirs.read_bytes():
                failures.append(f"exports/{name} is not what the current program makes")
    print(f"{compared} exports compared")
    if failures:
        print("\n".join([*failures, "make them again with scripts/exports, look at them, and commit them"]))
    return 1 if failures or compared < 8 or not models else 0


if __name__ == "__main__":
    sys.exit(main())
