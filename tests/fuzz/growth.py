#!/usr/bin/env python3
"""Looks for inputs whose time grows faster than their size: growth.py PROGRAM [COUNT [SEED]]

Files of one fragment, or of COUNT random groups of fragments, repeated: each once in a size and once eight times as
long. Prints those that take more than 16 times as long, or over two seconds for half a megabyte, or that do not end
well; exits with 1 when there are any. Each find becomes a row of tests/hostile_test.cpp.
"""
import itertools
import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

fragments = [
    # YAML
    "x\n", "  x\n", "a: b\n", "a:\n", "- a\n", "? a\n", "# c\n", "---\n", "\"x\n", "'x\n", "a: |\n", "a: >-\n  x\n", "&a x\n",
    "*a\n", "!t x\n", "a: {b: c}\n", "a: [b, c]\n", "{", "}\n", "[", "]\n", "\t", "\r\n", "\r", " ", "\n\n", "\\\n", ": ", ",",
    # templates
    "{{ x\n", "{{ x }}\n", "{{- if x }}\n", "{{- end }}\n", "{{/* x\n", "<% x\n", "<< x\n", "[[ x\n", "{% x %}\n", "${A}\n",
    "$(x)\n", "#@ x\n", "a: #@ x\n", "%{ x\n", "(@ x\n", "{# x\n",
    # what rules look for
    "clientSecret: x\n", "clientSecret=x\n", "CLIENT_SECRET=abc123def\n", "\"clientSecret\": \"x\",\n",
    "redirectURI: http://x\n", "kind: Secret\n", "apiVersion: v1\nkind: Secret\n", "data:\n", "connectors:\n",
    "- type: oidc\n", "config:\n", "https://u:p@h/ ", "ghp_" + "abcdef" * 6 + " ", "-----BEGIN PRIVATE KEY-----\n",
    # layers
    "YWJj", "YWJj\n", "e30=\n", "{\\\"a\\\":", "\\n", "\\u0041", "&#10;", "&quot;",
    # guides, scripts, Terraform
    "```yaml\n", "```\n", "```hcl\na=1\n```\n", "~~~yaml\n", "<!--\n", "-->\n", "<pre><code>\n", "</pre>\n", "> a: b\n",
    "    a: b\n", "1. a\n", ".. code-block:: yaml\n", "----\n", "[source,yaml]\n", "<<EOF\nx\nEOF\n", "cat <<EOF\n", "EOF\n",
    "export A=b\n", "--set a=b ", "kubectl create secret generic x --from-literal=a=b\n", "resource \"a\" \"b\" {\n",
    "a = <<EOT\n", "a = {\n", "/* x\n", "// x\n",
    "# dexlint: ignore[DEX202] x\n", "<!-- dexlint: ignore[DEX202] -->\n", "é", "\u2028",
]
endings = [".yaml", ".md", ".json", ".tf", ".txt", ".sh", ".env", ".py", ".html", ".tpl"]
openings = {"": "", "known": "clientSecret: x\n", "broken": "clientSecret: x\na: b: c\n"}
small, times = 75_000, 8  # bytes


def seconds(program, path):
    """CPU time, and how it ended; at most a minute."""
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    child = subprocess.Popen([program, "check", "--no-gate", "-j", "1", "-f", "concise:/dev/null", path], preexec_fn=limit,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return usage.ru_utime + usage.ru_stime, os.waitstatus_to_exitcode(status)


def finding(program, folder, ending, opening, unit):
    """What is wrong with it, or None."""
    count = max(1, small // len(unit))
    path = pathlib.Path(folder, "a" + ending)
    found = []
    for size in (count, count * times):
        path.write_text(opening + unit * size, newline="")
        found.append(seconds(program, path))
    (once, _), (grown, ended) = found
    if ended not in (0, 1):
        return f"ended with {ended}"
    if grown > 2 or (grown > 0.5 and grown > 2 * times * once):
        return f"{once:.2f} s, and {grown:.2f} s when {times} times as long"
    return None


def main():
    program, count, seed = sys.argv[1], int((sys.argv[2:] or ["0"])[0]), int((sys.argv[3:] or ["1"])[0])
    chance = random.Random(seed)
    units = ["".join(chance.choices(fragments, k=chance.choice([2, 2, 3, 4]))) for _ in range(count)] or fragments
    kinds = list(itertools.product(endings, openings)) if not count else [(".yaml", "broken"), (".yaml", "known"),
                                                                         (".md", "")]
    finds = 0
    with tempfile.TemporaryDirectory() as folder:
        for unit, (ending, opening) in itertools.product(units, kinds):
            wrong = finding(program, folder, ending, openings[opening], unit)
            finds += wrong is not None
            if wrong:
                print(f"{ending}, {opening or 'nothing'} before it, {unit!r}: {wrong}", flush=True)
    print(f"{len(units) * len(kinds)} inputs, {finds} grow too fast", file=sys.stderr)
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
