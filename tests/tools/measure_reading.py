#!/usr/bin/env python3
"""How much of a folder does dexlint read?  measure_reading.py DEXLINT FOLDER

Counts, with regular expressions and without dexlint's code, what is there: YAML files with template actions, and documents
that say `kind: Secret` in their first column (in JSON: anywhere, but not where an object only names a Secret). Then asks `dexlint explain-file` and the report about each,
and prints a table: of the templates, how many give a tree; of the Secrets, how many are recognised or listed as unread.
"""
import collections
import json
import os
import re
import subprocess
import sys

SECRET_YAML = re.compile(rb"^kind:[ \t]*[\"']?Secret[\"']?[ \t]*(#.*)?\r?$", re.M)
SECRET_JSON = re.compile(rb"\"kind\"\s*:\s*\"Secret\"")
PART = re.compile(r"  lines (\d+)-(\d+): (.*)")
SECRET = re.compile(r"    line (\d+): Secret ")


def files_of(folder):
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield os.path.relpath(os.path.join(place, name), folder)


def line_of(text, at):
    return text.count(b"\n", 0, at) + 1


def holds_secret(text):
    """True for JSON with a Secret in it; an object that only names one (`{"kind": "Secret", "name": …}`) is none."""
    found = []

    def look(pairs):
        item = dict(pairs)
        if item.get("kind") == "Secret" and ("metadata" in item or "data" in item or "stringData" in item):
            found.append(item)
        return item

    try:
        json.loads(text, object_pairs_hook=look)
    except ValueError:
        return True
    return bool(found)


def documents_of(name, text):
    """Lines of `kind: Secret`, one a document."""
    if name.endswith(".json") and not holds_secret(text):
        return []
    if name.endswith(".json"):
        return [line_of(text, hit.start()) for hit in SECRET_JSON.finditer(text)]
    return [line_of(text, hit.start()) for hit in SECRET_YAML.finditer(text)]


def explanations(binary, folder, names):
    """Per file: its parts (first line, last line, what was said, lines of Secrets)."""
    told = collections.defaultdict(list)
    for begin in range(0, len(names), 500):
        chunk = names[begin : begin + 500]
        done = subprocess.run([binary, "explain-file", *chunk], cwd=folder, capture_output=True, check=False)
        name = None
        for line in done.stdout.decode(errors="replace").split("\n"):
            if line and not line.startswith(" "):
                name = line.rsplit(": ", 1)[0]
            elif part := PART.match(line):
                told[name].append((int(part[1]), int(part[2]), part[3], []))
            elif (secret := SECRET.match(line)) and told[name]:
                told[name][-1][3].append(int(secret[1]))
    return told


def main():
    binary, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
    command = [binary, "check", "--no-gate", "--no-gitignore", "--isolated", "--format", "json", "--fail-on", "never", "."]
    report = json.loads(subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout)
    listed = collections.defaultdict(list)
    for skipped in report["skipped"]:
        listed[skipped["path"]].append(skipped)
    templates, secrets = collections.Counter(), {}
    for name in files_of(folder):
        with open(os.path.join(folder, name), "rb") as source:
            text = source.read()
        if re.search(r"\.(ya?ml)$", name) and b"{{" in text:
            templates["listed with a reason" if name in listed else "a tree"] += 1
        if b"\0" not in text and re.search(r"\.(ya?ml|json|tpl|tmpl|gotmpl|j2|example|sample|dist|template)$", name):
            lines = documents_of(name, text)
            if lines:
                secrets[name] = lines
    told = explanations(binary, folder, sorted(secrets))
    outcome, lost = collections.Counter(), []
    for name, lines in sorted(secrets.items()):
        for line in lines:
            part = next((part for part in told[name] if part[0] <= line <= part[1]), None)
            if part and part[3]:
                how = "line by line" if "line by line" in part[2] else "recognised"
            elif name in listed:
                how = "listed as unread"
            else:
                how = "LOST"
                lost.append(f"{name}:{line}")
            outcome[how] += 1
    for title, counts in (("YAML files with template actions", templates), ("documents with kind: Secret", outcome)):
        total = sum(counts.values())
        print(f"{title}: {total}")
        for what, count in counts.most_common():
            print(f"  {what:24} {count:6}  {100 * count / max(total, 1):6.2f} %")
    for place in lost[:40]:
        print("  lost:", place)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
