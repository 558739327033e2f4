#!/usr/bin/env python3
"""Holds the code to the table of ranks: a folder of src/ includes only folders of lower rank.

Also holds every outside library to the folder that wraps it; the clock, the environment, the
terminal and the end of the process to the command line; and every .cpp to including its own header
first, which shows that the header includes what it needs.

    include_ranks.py [--source DIR]   looks at DIR (default: the src/ of this repository)
    include_ranks.py --self-test      shows on a small tree that each kind of violation is seen
"""

import argparse
import pathlib
import re
import sys
import tempfile
from collections import namedtuple

RANKS = {
    "base": 0,
    "model": 1,
    "read": 2,
    "graph": 2,
    "store": 2,
    "check": 3,
    "draw": 3,
    "compare": 4,
    "write": 5,
    "cli": 6,
}
MAIN = "main.cpp"  # above them all
OUTSIDE = "fmt_library.cpp"  # an outside library made here: it knows nothing of ours
FEWEST_FOLDERS = 8  # fewer than this looked at, and a pass would prove nothing

# Where an outside header may stand: in source files (never headers) of these folders.
Wrapped = namedtuple("Wrapped", "header folders most_files")
WRAPPED = [
    Wrapped(r"boost/.*", ("graph",), None),
    Wrapped(r"CLI/.*", ("cli",), 1),  # 3.5 s of compiling for each file that includes it
    Wrapped(r"yaml\.h", ("read",), None),
    Wrapped(r"(graphviz/)?(cgraph|gvc|cdt|gvplugin\w*)\.h", ("draw",), None),
    Wrapped(r"pugixml\.hpp", ("draw", "write"), None),
    Wrapped(r"SQLiteCpp/.*|sqlite3\.h", ("store",), None),
]
OURS_WITHOUT_FOLDER = {"govmap_version.hpp": "cli"}

# What only the command line may do. Comments and string literals do not count.
WORLD = {
    "the clock": r"\b(system_clock|std::time\s*\(|time\s*\(\s*(nullptr|NULL|0|&)|gettimeofday|clock_gettime)",
    "the environment": r"\b(secure_)?getenv\b",
    "the terminal": r"\bstd::(cout|cerr|clog|cin)\b|\b(f|v|vf)?printf\s*\(|\bf?puts\s*\(|\bfmt::print\b"
    r"|\b(stdout|stderr)\b|#\s*include\s*<iostream>",
    "the end of the process": r"\b(_|quick_|_E)?(exit|Exit)\s*\(|\bstd::terminate\s*\(",
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
NOT_CODE = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"(?P<mark>[^()\\\s]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL,
)

Look = namedtuple("Look", "violations files includes folders")


def without_comments_and_strings(text):
    """The same text, line for line, with include lines left as they are."""

    def blank(match):
        start = text.rfind("\n", 0, match.start()) + 1
        quoted_include = match[0][0] == '"' and INCLUDE.match(text, start)
        return match[0] if quoted_include else " " + "\n" * match[0].count("\n")

    # A digit separator (1'000) is no character literal.
    text = re.sub(r"(?<=[0-9A-Fa-f])'(?=[0-9A-Fa-f])", "", text)
    return NOT_CODE.sub(blank, text)


def include_violation(folder, name, header, quoted):
    """Why a file of this folder may not include this header, or None."""
    target, slash, _ = header.partition("/")
    if slash and target in RANKS:
        if RANKS[target] > RANKS[folder]:
            return f"{folder} (rank {RANKS[folder]}) includes {header} of higher rank ({RANKS[target]})"
        if RANKS[target] == RANKS[folder] and target != folder:
            return f"{folder} includes {header} of its sibling: both have rank {RANKS[folder]}"
        return None
    if header in OURS_WITHOUT_FOLDER:
        owner = OURS_WITHOUT_FOLDER[header]
        return None if folder == owner else f"{folder} includes {header}, which is for {owner} alone"
    for wrapped in WRAPPED:
        if re.fullmatch(wrapped.header, header):
            if folder not in wrapped.folders or not name.endswith(".cpp"):
                places = " and ".join(f"src/{one}/*.cpp" for one in wrapped.folders)
                return f"{header} may be included only in {places}"
            return None
    if quoted:
        return f'"{header}" is not written from src/ on, as "folder/file.hpp"'
    return None


def look(source):
    """Every violation under source, and how much was looked at."""
    violations, folders = [], set()
    files = includes = 0
    wrapped_in = {}
    for path in sorted(source.rglob("*")):
        if path.suffix not in (".cpp", ".hpp") or not path.is_file():
            continue
        name = path.relative_to(source).as_posix()
        files += 1
        if name == MAIN:
            continue
        if name == OUTSIDE:
            ours = [found[2] for found in INCLUDE.finditer(path.read_text(encoding="utf-8")) if found[1] == '"']
            violations += [f"{name} includes {header}, and is to know nothing of ours" for header in ours]
            continue
        folder = name.partition("/")[0]
        if folder not in RANKS:
            violations.append(f"{name}: {folder} has no rank; add it to the table in {sys.argv[0]}")
            continue
        folders.add(folder)
        code = without_comments_and_strings(path.read_text(encoding="utf-8"))

        own_header = path.with_suffix(".hpp")
        first = INCLUDE.search(code)
        if path.suffix == ".cpp" and own_header.is_file():
            wanted = own_header.relative_to(source).as_posix()
            if first is None or first[2] != wanted:
                violations.append(f"{name}: its first include is not its own header, {wanted}")

        for found in INCLUDE.finditer(code):
            includes += 1
            line = code.count("\n", 0, found.start()) + 1
            header = found[2]
            why = include_violation(folder, name, header, found[1] == '"')
            if why:
                violations.append(f"{name}:{line}: {why}")
                continue
            for wrapped in WRAPPED:
                if wrapped.most_files and re.fullmatch(wrapped.header, header):
                    wrapped_in.setdefault(wrapped, {}).setdefault(name, line)

        if folder != "cli":
            for what, pattern in WORLD.items():
                for found in re.finditer(pattern, code):
                    line = code.count("\n", 0, found.start()) + 1
                    violations.append(f"{name}:{line}: {what} is for cli alone: {found[0].strip()}")

    for wrapped, where in wrapped_in.items():
        for name, line in list(where.items())[wrapped.most_files :]:
            first = ", ".join(list(where)[: wrapped.most_files])
            violations.append(f"{name}:{line}: {wrapped.header} is included in {first} already, and once is enough")

    if len(folders) < FEWEST_FOLDERS:
        violations.append(
            f"looked at nothing to speak of: {len(folders)} folders under {source} hold code, "
            f"{FEWEST_FOLDERS} are expected"
        )
    return Look(violations, files, includes, sorted(folders))


CLEAN = {
    "main.cpp": '#include "cli/run.hpp"\n#include <iostream>\nint main() { std::cout << "hello"; }\n',
    "base/text.hpp": "#include <string>\n// printf( in a comment, exit( too\n",
    "base/text.cpp": '#include "base/text.hpp"\nconst char* s = "getenv(std::cout)"; int n = 1\'000; char c = \'"\';\n',
    "model/model.hpp": '#include "base/text.hpp"\n#include "model/kinds.hpp"\nint runtime(int);\n',
    "read/yaml.cpp": '#include "model/model.hpp"\n#include <yaml.h>\nint n = snprintf(s, 2, "x");\n',
    "graph/build.cpp": '#include <boost/graph/adjacency_list.hpp>\nauto r = R"(std::cerr)";\n',
    "check/run.cpp": '#include "graph/graph.hpp"\n#include "read/read.hpp"\n',
    "draw/renderer.cpp": "#include <gvc.h>\n#include <graphviz/cgraph.h>\n#include <pugixml.hpp>\n",
    "write/json.cpp": '#include "draw/scene.hpp"\n#include "check/finding.hpp"\n',
    "cli/run.cpp": '#include "write/json.hpp"\n#include <CLI/CLI.hpp>\n#include "govmap_version.hpp"\n'
    'auto now = std::chrono::system_clock::now(); auto c = std::getenv("NO_COLOR");\n',
}

# file, the text that makes it wrong, the place and part of the message expected
WRONG = [
    ("fmt_library.cpp", '#include <fmt/format.h>\n#include "base/text.hpp"\n', "is to know nothing of ours"),
    ("base/bad.hpp", '#include "model/model.hpp"\n', "base/bad.hpp:1: base (rank 0) includes model/model.hpp"),
    ("check/bad.cpp", '\n#include "cli/run.hpp"\n', "check/bad.cpp:2: check (rank 3) includes cli/run.hpp"),
    ("graph/bad.cpp", '#include "read/read.hpp"\n', "graph/bad.cpp:1: graph includes read/read.hpp of its sibling"),
    ("draw/bad.cpp", "#include <check/check.hpp>\n", "draw/bad.cpp:1: draw includes check/check.hpp of its sibling"),
    ("read/bad.cpp", '#include "text.hpp"\n', 'read/bad.cpp:1: "text.hpp" is not written from src/ on'),
    ("read/bad.cpp", '#include "../base/text.hpp"\n', 'read/bad.cpp:1: "../base/text.hpp" is not written'),
    ("extra/bad.cpp", "int n;\n", "extra/bad.cpp: extra has no rank"),
    ("graph/bad.hpp", "#include <boost/graph/graph_traits.hpp>\n", "graph/bad.hpp:1: boost/graph/graph_traits.hpp may"),
    ("check/bad.cpp", "#include <boost/optional.hpp>\n", "check/bad.cpp:1: boost/optional.hpp may be included only"),
    ("cli/second.cpp", "#include <CLI/App.hpp>\n", "cli/second.cpp:1: CLI/.* is included in cli/run.cpp already"),
    ("write/bad.cpp", "#include <CLI/CLI.hpp>\n", "write/bad.cpp:1: CLI/CLI.hpp may be included only"),
    ("read/bad.hpp", "#include <yaml.h>\n", "read/bad.hpp:1: yaml.h may be included only in src/read/*.cpp"),
    ("write/bad.cpp", "#include <cgraph.h>\n", "write/bad.cpp:1: cgraph.h may be included only in src/draw/*.cpp"),
    ("draw/bad.hpp", "#include <graphviz/gvc.h>\n", "draw/bad.hpp:1: graphviz/gvc.h may be included only"),
    ("check/bad.cpp", "#include <pugixml.hpp>\n", "check/bad.cpp:1: pugixml.hpp may be included only in src/draw/*.cpp and src/write/*.cpp"),
    ("write/bad.hpp", "#include <pugixml.hpp>\n", "write/bad.hpp:1: pugixml.hpp may be included only"),
    ("check/bad.cpp", "#include <sqlite3.h>\n", "check/bad.cpp:1: sqlite3.h may be included only in src/store/*.cpp"),
    ("store/bad.hpp", "#include <SQLiteCpp/Database.h>\n", "store/bad.hpp:1: SQLiteCpp/Database.h may be included only"),
    ("write/bad.cpp", '#include "govmap_version.hpp"\n', "write/bad.cpp:1: write includes govmap_version.hpp"),
    ("check/bad.cpp", "auto t = std::chrono::system_clock::now();\n", "check/bad.cpp:1: the clock is for cli alone"),
    ("check/bad.cpp", "auto t = std::time(nullptr);\n", "check/bad.cpp:1: the clock is for cli alone"),
    ("read/bad.cpp", '/* a\nb */ auto v = std::getenv("HOME");\n', "read/bad.cpp:2: the environment is for cli alone"),
    ("write/bad.cpp", 'void f() { std::cout << "x"; }\n', "write/bad.cpp:1: the terminal is for cli alone: std::cout"),
    ("write/bad.cpp", 'void f() { printf("x"); }\n', "write/bad.cpp:1: the terminal is for cli alone: printf("),
    ("write/bad.cpp", 'void f() { fmt::print("x"); }\n', "write/bad.cpp:1: the terminal is for cli alone: fmt::print"),
    ("base/text.cpp", "#include <string>\n", "base/text.cpp: its first include is not its own header, base/text.hpp"),
    ("base/text.cpp", "int n;\n", "base/text.cpp: its first include is not its own header, base/text.hpp"),
    ("draw/bad.cpp", "void f() { std::exit(3); }\n", "draw/bad.cpp:1: the end of the process is for cli alone"),
]


def lay(tree, files):
    for name, text in files.items():
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def self_test():
    failures = []

    def check_tree(files, expected, title):
        with tempfile.TemporaryDirectory() as tree:
            lay(pathlib.Path(tree), files)
            seen = look(pathlib.Path(tree)).violations
        if len(seen) != len(expected) or any(part not in text for part, text in zip(expected, seen)):
            failures.append(f"{title}: expected {expected}, saw {seen}")

    check_tree(CLEAN, [], "a clean tree")
    for name, text, message in WRONG:
        check_tree({**CLEAN, name: text}, [message], f"{name} with {text!r}")
    few = {name: text for name, text in CLEAN.items() if name.startswith(("base", "model"))}
    check_tree(few, ["looked at nothing to speak of: 2 folders"], "a tree of two folders")
    check_tree({}, ["looked at nothing to speak of: 0 folders"], "an empty tree")

    for failure in failures:
        print(failure)
    print(f"self-test: {len(WRONG) + 3} trees, {len(failures)} not as expected")
    return 1 if failures else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2] / "src")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        return self_test()

    seen = look(options.source)
    for violation in seen.violations:
        print(violation)
    print(
        f"looked at {seen.files} files and {seen.includes} include lines in {len(seen.folders)} folders "
        f"({', '.join(seen.folders)}): {len(seen.violations)} violations"
    )
    return 1 if seen.violations else 0


if __name__ == "__main__":
    sys.exit(main())
