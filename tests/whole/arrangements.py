#!/usr/bin/env python3
"""Proves that the pages on arrangements show hostile text of a model and do nothing else with it.

arrangements.py PROGRAM SOURCE_DIR

Makes the page of a model whose every text is an attack, turns it into HTML as GitHub would but with raw HTML
let through, and looks for anything that only an attack could have put there.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ATTACK = "A<script>alert(1)</script><img src=x onerror=alert(1)> [b](javascript:alert(1)) ![c](http://evil.example/c) | d ` *e* https://evil.example/f www.evil.example g@evil.example &lt;h"
MODEL = """govmap: 1
title: TEXT
as_of: 2023-06-01  # REMARK
area: Rutland
uses: [national/from-harm-to-hope]
sources:
  bad: {title: TEXT, publisher: TEXT, date: 2023, url: "javascript:alert(2)"}
  sly: {title: TEXT, url: "https://good.example/x)[y](javascript:alert(3)) <script>"}
authorities: {rutland: {name: Rutland}}
posts: {p: {name: "P ](http://evil.example/p) <i>", source: {bad: TEXT}}}
partnerships:
  cdp:
    name: "C ![c](http://evil.example/c) <b>"
    footprint: {covers: [Rutland]}
    roles: {sro: {post: p}, chair: {post: p}}
    members: {list: [{post: p, represents: [police]}]}
    sub_groups: {list: {g: {name: "G <u>", properties: {purpose: TEXT}}}}
    properties: {meetings: TEXT}
"""


def main():
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    if shutil.which("cmark-gfm") is None:
        print("skipped: cmark-gfm is not installed (scripts/install-packages test installs it)")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder)
        model = top / "models" / "areas" / "hostile"
        model.mkdir(parents=True)
        quoted = '"' + ATTACK.replace("\\", "\\\\").replace('"', '\\"') + '"'
        (model / "m.yaml").write_text(MODEL.replace("TEXT", quoted).replace("REMARK", ATTACK), encoding="utf-8")
        (model / "record.tsv").write_text(f"field\twhat\theld\thow\noddities[1]\t{ATTACK}\tno\t{ATTACK}\n", encoding="utf-8")
        script = source / "scripts" / "arrangements.py"
        subprocess.run([sys.executable, script, "--program", program, "--to", top / "to", "--models", top / "models"], check=True, timeout=120)
        failures = []
        for name in ("hostile.md", "README.md"):
            page = (top / "to" / name).read_text(encoding="utf-8")
            command = ["cmark-gfm", "--unsafe", "-t", "html", "-e", "table", "-e", "autolink", "-e", "strikethrough"]
            html = subprocess.run(command, input=page, capture_output=True, text=True, check=True).stdout
            # cmark-gfm closes what it opens, so that its own HTML is XML; an attack's need not be.
            try:
                root = ElementTree.fromstring(f"<body>{html}</body>")
            except ElementTree.ParseError as error:
                failures.append(f"{name}: something that is no Markdown of ours got through: {error}")
                continue
            seen = "".join(root.itertext())
            if "<script>alert(1)</script>" not in seen or "https://evil.example/f" not in seen:
                failures.append(f"{name}: the text itself is not shown")
            for element in root.iter():
                address = element.get("href") or element.get("src") or "here"
                kind = element.tag in ("script", "iframe") or any(key.startswith("on") for key in element.attrib)
                if kind or ":" in address and not address.startswith("https://good.example/x"):
                    failures.append(f"{name}: <{element.tag}> {element.attrib}")
            if name == "hostile.md" and sum(e.tag == "img" for e in root.iter()) != 1:
                failures.append(f"{name}: it has another picture than its map")
            if name == "README.md" and {len(row) for row in root.iter("tr")} != {5}:
                failures.append(f"{name}: a row of the index has more cells or fewer")
    print("\n".join(failures) or "2 pages looked at")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
