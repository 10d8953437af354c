#!/usr/bin/env python3
"""Makes rules/shared/rarity_table.h: how surprising one character is behind another, in text that people write as values.

    train_rarity.py FOLDER [--write rules/shared/rarity_table.h]

Learns from the string leaves (8 to 80 characters) of every values.yaml below FOLDER. A fifth of the files, chosen by a seeded
shuffle, is held out; from it come the thresholds, and beside random values of common makes the figures that are printed:
recall at 2 % and at 5 % false positives, for bigrams and for Shannon's entropy.

The model: characters fall into 40 classes (a-z without case, 0-9, `-_`, `.`, `/:`, all else); a pair costs
-log2 P(class | class before), and a letter also what its case costs after what stood before. The mean of a text is its
bits per character.
"""
import argparse
import base64
import collections
import math
import os
import random
import re
import string

SEED = 20261123
STEP = 8  # the table's unit is 1/8 bit
KINDS = 4  # of the character before: other, lower, upper, digit
LEAF = re.compile(r"^\s*(?:- )*(?:[\w./\"'-]+:\s+)?(\S.*?)\s*$")
NO_STRING = re.compile(r"^(?:[-+]?[\d.]+|true|false|null|yes|no|on|off|~)$", re.I)
COLUMNS = ["alnum16", "alnum32", "pw12", "hex32", "b64-44", "url64"]


def leaves(path):
    """String leaves, read line by line: no YAML library is needed for values files as people write them."""
    with open(path, encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.lstrip().startswith("#"):
                continue
            match = LEAF.match(re.sub(r"\s#.*$", "", line))
            value = match.group(1) if match else ""
            quoted = len(value) > 1 and value[0] in "\"'" and value[-1] == value[0]
            value = value[1:-1] if quoted else value
            if 8 <= len(value) <= 80 and not value.endswith(":") and value[0] not in "{[&*|>" and "{{" not in value \
                    and not NO_STRING.match(value):
                yield value


def class_of(c):
    c = c.lower()
    if "a" <= c <= "z":
        return ord(c) - ord("a")
    if "0" <= c <= "9":
        return 26 + int(c)
    return {"-": 36, "_": 36, ".": 37, "/": 38, ":": 38}.get(c, 39)


def kind_of(c):
    return 1 if "a" <= c <= "z" else 2 if "A" <= c <= "Z" else 3 if "0" <= c <= "9" else 0


def in_steps(count, total, choices, smoothing):
    bits = -math.log2((count + smoothing) / (total + smoothing * choices))
    return min(127, round(bits * STEP))


class Model:
    def __init__(self, texts):
        pairs = [[0] * 40 for _ in range(40)]
        cases = [[0, 0] for _ in range(KINDS)]
        for text in texts:
            for before, c in zip(text, text[1:]):
                pairs[class_of(before)][class_of(c)] += 1
                if kind_of(c) in (1, 2):
                    cases[kind_of(before)][kind_of(c) - 1] += 1
        self.pairs = [[in_steps(n, sum(row), 40, 0.5) for n in row] for row in pairs]
        self.cases = [[in_steps(n, sum(row), 2, 0.5) for n in row] for row in cases]

    def bits(self, text):
        steps = 0
        for before, c in zip(text, text[1:]):
            steps += self.pairs[class_of(before)][class_of(c)]
            if kind_of(c) in (1, 2):
                steps += self.cases[kind_of(before)][kind_of(c) - 1]
        return steps / STEP / max(1, len(text) - 1)


def entropy(text):
    counts = collections.Counter(text).values()
    return -sum(n / len(text) * math.log2(n / len(text)) for n in counts)


def positives(make):
    alnum = string.ascii_letters + string.digits

    def text(alphabet, size):
        return "".join(make.choice(alphabet) for _ in range(size))

    return {
        "alnum16": [text(alnum, 16) for _ in range(2000)],
        "alnum32": [text(alnum, 32) for _ in range(2000)],
        "pw12": [text(alnum + "!#%&*+-=?@^_", 12) for _ in range(2000)],
        "hex32": [text("0123456789abcdef", 32) for _ in range(2000)],
        "b64-44": [base64.b64encode(make.randbytes(32)).decode() for _ in range(2000)],
        "url64": [text(alnum + "-_", 64) for _ in range(2000)],
    }


def threshold(scores, rate):
    ordered = sorted(scores, reverse=True)
    return ordered[int(len(ordered) * rate)]


def print_figures(model, negatives, found):
    print("%-24s %10s  %s" % ("", "threshold", " ".join("%8s" % name for name in COLUMNS)))
    for rate in (0.02, 0.05):
        for name, score in (("entropy", entropy), ("bigrams", model.bits)):
            limit = threshold([score(text) for text in negatives], rate)
            recall = [sum(score(text) > limit for text in found[column]) / len(found[column]) for column in COLUMNS]
            print("%-24s %10.2f  %s" % ("%s at FPR %d %%" % (name, rate * 100), limit,
                                        " ".join("%8.3f" % figure for figure in recall)))


def lines(rows, indent):
    for row in rows:
        text = indent + "{" + ", ".join(str(n) for n in row) + "},"
        while len(text) > 100:
            cut = text.rfind(" ", 0, 101)
            yield text[:cut]
            text = indent + " " + text[cut + 1:]
        yield text


def write(path, model, count):
    text = ["// Made by tests/tools/train_rarity.py from %d values of Helm charts; do not edit. Units: 1/%d bit." % (count, STEP),
            "// clang-format off", "#pragma once", "", "#include <array>", "#include <cstdint>", "",
            "namespace dexlint::rules {", "",
            "/// Row: the class of the character before; column: the class of this one. Classes: a-z, 0-9, `-_`,",
            "/// `.`, `/:`, all else.",
            "inline constexpr std::array<std::array<std::int8_t, 40>, 40> pair_costs{{"]
    text += lines(model.pairs, "    ")
    text += ["}};", "",
             "/// Row: the character before is no letter or digit, a lower-case letter, a capital, a digit; column:",
             "/// this letter is of lower case, a capital.",
             "inline constexpr std::array<std::array<std::int8_t, 2>, %d> case_costs{{" % KINDS]
    text += lines(model.cases, "    ")
    text += ["}};", "", "}  // namespace dexlint::rules", ""]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(text))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--write", metavar="HEADER")
    arguments = parser.parse_args()
    files = sorted(os.path.join(place, name) for place, _, names in os.walk(arguments.folder) for name in names
                   if name in ("values.yaml", "values.yml"))
    if len(files) < 5:
        parser.error("fewer than 5 values.yaml below " + arguments.folder)
    random.Random(SEED).shuffle(files)
    held_out = len(files) // 5
    train = sorted({text for path in files[held_out:] for text in leaves(path)})
    negatives = sorted({text for path in files[:held_out] for text in leaves(path)} - set(train))
    print("files %d, learnt from %d values, held out %d (no value is in both), seed %d"
          % (len(files), len(train), len(negatives), SEED))
    model = Model(train)
    print_figures(model, negatives, positives(random.Random(SEED + 1)))
    if arguments.write:
        write(arguments.write, model, len(train))


if __name__ == "__main__":
    main()
