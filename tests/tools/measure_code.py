#!/usr/bin/env python3
"""How large the files and functions of a C++ tree are, and how much of it is comment: measure_code.py FOLDER…

One line a folder: files, median and 90th percentile of lines a file and of lines a function, from its head to its brace;
comments as a share of all lines that are not blank, licence headers left out. Tests, benchmarks and generated files do
not count. Functions are those that universal-ctags finds.
"""
import json
import pathlib
import re
import statistics
import subprocess
import sys

endings = {".cc", ".cpp", ".h", ".hpp"}
left_out = re.compile(r"test|bench|fuzz|third_party|build/|generated|getopt|demos?/|examples?/")
licence = re.compile(r"copyright|licen[cs]e|all rights reserved", re.I)


def kinds(text):
    """Of each line: "code", "comment" or "blank"."""
    inside = False
    for line in text.splitlines():
        bare = line.strip()
        if inside:
            yield "comment"
            inside = "*/" not in bare
        elif not bare:
            yield "blank"
        elif bare.startswith("//"):
            yield "comment"
        elif bare.startswith("/*"):
            yield "comment"
            inside = "*/" not in bare
        else:
            yield "code"


def without_licence(text):
    head = re.match(r"(?:\s*//[^\n]*\n)+|\s*/\*.*?\*/\s*\n", text, re.S)
    return text[head.end():] if head and licence.search(head[0]) else text


def function_lengths(files):
    made = subprocess.run(["ctags", "--output-format=json", "--languages=C++", "--langmap=C++:.cc.cpp.h.hpp", "--kinds-C++=f",
                           "--fields=+ne", "-f", "-", "-L", "-"], input="\n".join(map(str, files)), capture_output=True,
                          text=True, check=True)
    for line in made.stdout.splitlines():
        tag = json.loads(line)
        if tag.get("end"):
            yield tag["end"] - tag["line"] + 1


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def measure(folder):
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in endings and path.is_file()
             and not left_out.search(str(path.relative_to(folder)))]
    texts = [without_licence(path.read_text(encoding="utf-8", errors="replace")) for path in files]
    lines = [text.count("\n") for text in texts]
    functions = list(function_lengths(files))
    all_kinds = [kind for text in texts for kind in kinds(text)]
    comments = all_kinds.count("comment") / max(1, len(all_kinds) - all_kinds.count("blank"))
    return (f"{folder}: {len(files)} files; lines a file: median {statistics.median(lines):.0f}, 9 of 10 below "
            f"{percentile(lines, .9)}; {len(functions)} functions: median {statistics.median(functions):.0f}, 9 of 10 below "
            f"{percentile(functions, .9)}; comments {comments:.0%}")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(measure(pathlib.Path(name)))
