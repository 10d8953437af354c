#!/usr/bin/env python3
"""dexlint against CredData's own judgement.  measure_creddata.py DEXLINT FOLDER

FOLDER holds the files and truth.jsonl: file, line, line_end, truth (false: looks like a credential and is none), category, value.
A finding of category `secret` on a labelled line counts as an alarm. Prints recall, false alarms, and each label and each
finding that disagree, without the values.
"""
import collections
import json
import os
import subprocess
import sys

COMMAND = ["--format", "json", "--isolated", "--no-baseline", "--no-gitignore", "--fail-on", "never", "."]


def labels_of(folder):
    with open(os.path.join(folder, "truth.jsonl"), encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def findings_of(program, folder):
    run = subprocess.run([os.path.abspath(program)] + COMMAND, cwd=folder, stdout=subprocess.PIPE, check=False)
    found = collections.defaultdict(list)
    for finding in json.loads(run.stdout)["findings"]:
        if finding["category"] == "secret":
            found[finding["path"]].append(finding)
    return found


def on(label, finding):
    return finding["line"] <= label["line_end"] and label["line"] <= finding["end_line"]


def place(label):
    return "%s:%d (%s)" % (label["file"], label["line"], label["category"])


def codes(findings):
    return ", ".join("%s %s" % (finding["code"], finding["severity"]) for finding in findings)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    labels, found = labels_of(sys.argv[2]), findings_of(sys.argv[1], sys.argv[2])
    hits = {id(label): [f for f in found[label["file"]] if on(label, f)] for label in labels}
    true = [label for label in labels if label["truth"] is True]
    false = [label for label in labels if label["truth"] is False]
    unsure = [label for label in labels if label["truth"] is None]
    missed = [label for label in true if not hits[id(label)]]
    alarmed = [label for label in false if hits[id(label)]]
    print("credentials found     %d of %d" % (len(true) - len(missed), len(true)))
    print("false ones alarmed on %d of %d" % (len(alarmed), len(false)))
    print("not judged by CredData, alarmed on: %d of %d" % (sum(bool(hits[id(label)]) for label in unsure), len(unsure)))
    for label in missed:
        print("missed       " + place(label))
    for label in alarmed:
        print("false alarm  %s: %s" % (place(label), codes(hits[id(label)])))
    for path in sorted(found):
        for finding in found[path]:
            if not any(on(label, finding) for label in labels if label["file"] == path):
                print("unlabelled   %s:%d: %s" % (path, finding["line"], codes([finding])))


if __name__ == "__main__":
    main()
