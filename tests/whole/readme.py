#!/usr/bin/env python3
"""Runs what README.md and other pages show and compares what they say.

readme.py PROGRAM SOURCE_DIR

In a ```console block a line that begins with "$ " is a command, and the lines after it are what it
prints (to either stream); a line "…" stands for any lines. Commands run in the source folder, with
the program as `govmap`; files that they write go to a folder that is thrown away, as `out/`.
Links to files of the repository must lead to one.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

# Besides README.md; links on a page are relative to it.
OTHER_PAGES = ["models/guidance/local-packs.md"]


def blocks(text):
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        command, shown = None, []
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, shown
                command, shown = line[2:], []
            elif command:
                shown.append(line)
        if command:
            yield command, shown


def matches(shown, printed):
    """Whether the lines printed are those shown, "…" standing for any."""
    if not shown:
        return not printed
    if shown[0].strip() == "…":
        return any(matches(shown[1:], printed[at:]) for at in range(len(printed) + 1))
    return bool(printed) and shown[0].rstrip() == printed[0].rstrip() and matches(shown[1:], printed[1:])


def own_model(program, text, folder):
    """The model that a reader is to copy is read and checked; with the slip it says what is shown."""
    model = re.search(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL).group(1)
    shown = re.search(r"^```text\n(my-area.*?)^```$", text, re.MULTILINE | re.DOTALL).group(1)
    word, slip = "covers: [Rutland]", "covers: [Ruttland]"
    for content, status in ((model, 1), (model.replace(word, slip), 2)):
        pathlib.Path(folder, "my-area.yaml").write_text(content, encoding="utf-8")
        run = subprocess.run([program, "check", "my-area.yaml", "--fail-on", "expected"], cwd=folder, capture_output=True, text=True, timeout=60)
        if run.returncode != status:
            yield f"the model to copy: exit status {run.returncode}, not {status}:\n{run.stdout[-2000:]}{run.stderr}"
    if word not in model or shown not in run.stderr:
        yield f"the slip is answered by\n{run.stderr}\nand README.md shows\n{shown}"


def main():
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    pages = {name: (source / name).read_text(encoding="utf-8") for name in ["README.md", *OTHER_PAGES]}
    failures, ran, links = [], dict.fromkeys(pages, 0), dict.fromkeys(pages, 0)
    with tempfile.TemporaryDirectory() as folder:
        bin_folder = pathlib.Path(folder, "bin")
        bin_folder.mkdir()
        (bin_folder / "govmap").symlink_to(program)
        out = pathlib.Path(folder, "out")
        out.mkdir()
        env = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "COLUMNS": "100", "NO_COLOR": "1"}
        for page, command, shown in ((page, *block) for page, text in pages.items() for block in blocks(text)):
            if not command.startswith("govmap "):
                continue
            ran[page] += 1
            words = re.sub(r"\bout/", f"{out}/", command)
            run = subprocess.run(words, shell=True, cwd=source, env=env, stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True, timeout=60)
            printed = run.stdout.replace(str(out) + "/", "out/").splitlines()
            if shown and not matches(shown, printed):
                failures.append(f"$ {command}\nshown in {page}:\n" + "\n".join(shown) + "\nprinted:\n" + "\n".join(printed))
            if run.returncode not in (0, 1):
                failures.append(f"$ {command}\nended with exit status {run.returncode}:\n{run.stdout}")
        failures += own_model(program, pages["README.md"], folder)
    for page, text in pages.items():
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            links[page] += 1
            if not (source / page).parent.joinpath(target).exists():
                failures.append(f"{page} links to {target}, which is not there")
    print(f"{sum(ran.values())} commands run, {sum(links.values())} links followed")
    print("\n\n".join(failures))
    few = ran["README.md"] < 5 or min(ran.values()) < 1 or links["README.md"] < 5 or min(links.values()) < 1
    return 1 if failures or few else 0


if __name__ == "__main__":
    sys.exit(main())
