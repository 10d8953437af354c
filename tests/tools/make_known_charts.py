#!/usr/bin/env python3
"""Makes linter/flow/known_charts_table.h: which values of popular charts are written into a Secret.

    make_known_charts.py DEXLINT CHARTS > linter/flow/known_charts_table.h

DEXLINT   the program; its `flow` command reads the charts
CHARTS    a folder with charts in it, at any depth; a chart inside of another is left out

Values that are written whole (quoted, encoded or hashed) are kept; names in certificates and parts of longer texts are not, nor
settings by the last word of their key: charts write hosts and regions into Secrets as well.
"""
import json
import os
import re
import subprocess
import sys

HEAD = """// Made by tests/tools/make_known_charts.py from charts as their repositories publish them; not
// edited by hand. Facts only: names of charts, paths of values, keys of Secrets. Sorted.
#pragma once

#include "linter/flow/known_charts.h"

namespace dexlint {

// clang-format off
inline constexpr KnownFlow known_flow_table[] = {
"""
TAIL = """};
// clang-format on

}  // namespace dexlint
"""

SETTINGS = set("""account acl address bucket ca cert certificate crt database distribution endpoint host hostname id level mtime name
namespace namespaces options port project pub region retries scheme secure server shard signature size timeout type url user username
uuid verify""".split())


def is_setting(path):
    words = re.findall("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+", path.split("/")[-1])
    return bool(words) and words[-1].lower() in SETTINGS


def charts_in(top):
    for folder, folders, files in os.walk(top):
        if "Chart.yaml" in files:
            folders.clear()
            yield folder


def rows_of(program, chart):
    done = subprocess.run([program, "flow", chart, "--format", "json"], capture_output=True, check=True)
    said = json.loads(done.stdout)
    for leaf in said["leaves"]:
        whole = [way for way in leaf["evidence"] if way["kept"] in ("whole", "hashed")]
        if whole and not is_setting(leaf["path"]):
            yield said["chart"], leaf["path"], whole[0].get("secretKey", "")


def main():
    program, top = sys.argv[1:]
    rows = set()
    for chart in sorted(charts_in(top)):
        rows.update(rows_of(program, chart))
    sys.stdout.write(HEAD)
    for row in sorted(rows):
        sys.stdout.write("    {" + ", ".join(json.dumps(cell) for cell in row) + "},\n")
    sys.stdout.write(TAIL)


main()
