#!/usr/bin/env python3
"""No file of the repository names a folder of the machine that it was written on, or a package host.

    forbidden_names.py               looks at every file that git tracks or would add
    forbidden_names.py --self-test   shows that each kind of name is seen, and that others are not
"""

import pathlib
import re
import subprocess
import sys

# Written so that this file does not match itself.
FORBIDDEN = re.compile(
    r"(^|[^a-z.])/(work|farm)/[a-z.]"
    r"|https?://[a-z.-]*(npmjs|debian)[a-z]*[.]"
    r"|\b(registry[.]npmjs|(deb|ftp|security|snapshot)[.]debian)[.]",
    re.MULTILINE,
)


def files_of(top):
    """Tracked files and new ones; without git, everything outside build/."""
    listed = subprocess.run(
        ["git", "-C", str(top), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if listed.returncode == 0:
        return [top / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in top.rglob("*") if path.relative_to(top).parts[0] not in ("build", ".git")]


def forbidden_in(text):
    for found in FORBIDDEN.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if found[0].startswith("\n"):
            line += 1
        yield line, found[0].strip()


def self_test():
    slash = "/"
    seen = [
        f"see {slash}work/main",
        f"{slash}work/x",
        f'"{slash}farm/cases"',
        f"a\n{slash}farm/.b",
        "https:" + "//registry.npmjs" + ".org/x",
        "http:" + "//deb.debian" + ".org/debian",
        "registry.npmjs" + ".org",
        "security.debian" + ".org",
    ]
    silent = ["homework/main", "./work/x", "src/framework/x.hpp", "a Debian package", "https://example.org/debian"]
    wrong = [text for text in seen if not list(forbidden_in(text))]
    wrong += [text for text in silent if list(forbidden_in(text))]
    if list(forbidden_in(f"one\ntwo {slash}work/x\n"))[0][0] != 2:
        wrong.append("the line number")
    for text in wrong:
        print(f"not as expected: {text!r}")
    print(f"self-test: {len(seen) + len(silent) + 1} cases, {len(wrong)} not as expected")
    return 1 if wrong else 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    top = pathlib.Path(__file__).resolve().parents[2]
    looked = found = 0
    for path in files_of(top):
        if path.is_symlink() or not path.is_file():
            continue
        content = path.read_bytes()
        if b"\0" in content:
            continue
        looked += 1
        for line, name in forbidden_in(content.decode("utf-8", "replace")):
            found += 1
            print(f"{path.relative_to(top)}:{line}: {name}")
    print(f"looked at {looked} files: {found} forbidden names")
    if looked == 0:
        print("looked at nothing, which proves nothing")
        return 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
