#!/usr/bin/env python3
"""Draws findings to be judged by a person, and says how a run stands against earlier judgements.

    sample_findings.py draw  DEXLINT FOLDER --seed N [--count 100]    one JSON line a finding: rule, path, line, code lines
    sample_findings.py score DEXLINT FOLDER --labels FILE             how many of the judged findings are (still) there

Of severity error or warning, stratified: each rule gives a share of its size, at least one. Labels hold rule, path, an ordinal
(the how-manyeth finding of the rule in the file) and the verdict, and nothing of the files' text.
"""
import argparse
import collections
import json
import os
import random
import subprocess


def findings_of(program, folder):
    command = [os.path.abspath(program), "check", "--format", "json", "--isolated", "--no-baseline", "--no-gitignore", "--fail-on",
               "never", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    seen = collections.Counter()
    for finding in json.loads(done.stdout)["findings"]:
        place = finding["code"], finding["path"]
        seen[place] += 1
        if finding["severity"] != "note":
            yield dict(finding, ordinal=seen[place])


def shares(by_rule, count):
    """How many to draw of each rule: in proportion, none left out; the largest remainders first."""
    total = sum(map(len, by_rule.values()))
    count = min(count, total)
    exact = {rule: max(1.0, len(found) * count / total) for rule, found in by_rule.items()}
    drawn = {rule: min(len(by_rule[rule]), int(share)) for rule, share in exact.items()}
    order = sorted(by_rule, key=lambda rule: (exact[rule] - int(exact[rule]), rule), reverse=True)
    while sum(drawn.values()) < count:
        for rule in order:
            if sum(drawn.values()) < count and drawn[rule] < len(by_rule[rule]):
                drawn[rule] += 1
    return drawn


def lines_round(folder, finding):
    with open(os.path.join(folder, finding["path"]), encoding="utf-8", errors="replace") as source:
        lines = source.read().splitlines()
    first = max(0, finding["line"] - 9)
    return [line[:200] for line in lines[first:finding["line"] + 4]]


def draw(args):
    by_rule = collections.defaultdict(list)
    for finding in findings_of(args.program, args.folder):
        by_rule[finding["code"]].append(finding)
    chance = random.Random(args.seed)
    for rule, many in sorted(shares(by_rule, args.count).items()):
        for finding in sorted(chance.sample(by_rule[rule], many), key=lambda one: (one["path"], one["ordinal"])):
            keys = ("code", "rule", "severity", "path", "ordinal", "line", "column", "message")
            print(json.dumps(dict({key: finding[key] for key in keys}, lines=lines_round(args.folder, finding))))


def score(args):
    there = {(one["code"], one["path"], one["ordinal"]) for one in findings_of(args.program, args.folder)}
    with open(args.labels, encoding="utf-8") as source:
        labels = [json.loads(line) for line in source]
    rows = collections.defaultdict(collections.Counter)
    for label in labels:
        if "code" in label:
            found = (label["code"], label["path"], label["ordinal"]) in there
            rows[label["code"]][("there" if found else "gone", label["verdict"])] += 1
    total = collections.Counter()
    for code, row in sorted(rows.items()):
        total += row
        print(code, dict((" ".join(key), value) for key, value in row.items()))
    judged = total["there", "true"] + total["there", "false"]
    print(f"true: {total['there', 'true']} of {judged} that are there")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["draw", "score"])
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--labels")
    args = parser.parse_args()
    {"draw": draw, "score": score}[args.what](args)


main()
