#!/usr/bin/env python3
"""Starting inputs for the fuzzers: make_seeds.py DEXLINT OUT [FOLDER…]

Writes OUT/NAME/… for each fuzzer from the examples of DEXLINT's rules, from our samples, and from files below the
FOLDERs (a corpus, suites), those of up to 6,000 bytes.
"""
import hashlib
import json
import pathlib
import subprocess
import sys

most = 6000


def put(out, name, content):
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(content).hexdigest()[:16]).write_bytes(content)


def put_text(out, path, content):
    """A file of any kind, for each fuzzer that reads such files."""
    suffix = path.suffix.lower()
    put(out, "check", b"=== " + path.name.encode() + b"\n" + content)
    put(out, "template", content)
    if suffix in (".yaml", ".yml", ".tpl"):
        put(out, "yaml", content)
        put(out, "layer", b"\0" * 8 + content)
    if suffix in (".yaml", ".yml", ".tpl") and b"{{" in content:
        put(out, "flow", content)
    if suffix == ".json":
        put(out, "json", content)
        put(out, "layer", b"\0\1\0\0\0\0\0\0" + content)
    if suffix in (".tf", ".tfvars", ".hcl"):
        put(out, "hcl", content)


def report_of(dexlint, example, report):
    """What `dexlint merge` reads, of an example whose findings are few."""
    command = [dexlint, "check", "-", "--stdin-filename", example["path"], "--isolated", "-f", report, "--shard", "1/1"]
    done = subprocess.run(command, input=example["text"].encode(), capture_output=True, check=False)
    document = json.loads(done.stdout)
    for run in document.get("runs", []):  # a page a rule: too long to start from
        run["tool"]["driver"]["rules"] = []
    return json.dumps(document).encode()


def main():
    dexlint, out = sys.argv[1], pathlib.Path(sys.argv[2])
    rules = json.loads(subprocess.run([dexlint, "rules", "--format", "json"], capture_output=True, check=True).stdout)
    for rule in rules:
        for example in rule["bad"] + rule["good"]:
            put_text(out, pathlib.Path(example["path"]), example["text"].encode())
    for rule in rules:
        for example in rule["bad"][:1]:
            for report in ("json", "sarif"):
                put(out, "report", report_of(dexlint, example, report))
    samples = pathlib.Path(__file__).parent.parent / "samples"
    for folder in [samples, *map(pathlib.Path, sys.argv[3:])]:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.stat().st_size <= most:
                put_text(out, path, path.read_bytes())
    for chart in ("replicas: 1\n=== templates/secret.yaml\nkind: Secret\ndata: {a: {{ .Values.a | b64enc }}}\n",):
        put(out, "flow", chart.encode())
    for config in ("layers:\n- [values.yaml, values-prod.yaml]\n", "layer: [[a]]\n", "layers: {}\n",
                   "rules: {DEX202: {severity: note, options: {plain-http-hosts: x}}, secret: {enabled: false}}\n",
                   "allow:\n- {rule: [DEX116, DEX101], path: '*.yaml', trail: db.*, reason: known, until: 2027-01-31}\n",
                   "overrides:\n- {paths: [a/, '!b'], platform: pachyderm@2.4, rules: {DEX2: {enabled: true}}}\n",
                   "company: {references: ['v:*'], credentials: ['*Licence'], internal-hosts: [10.0.0.0/8]}\n",
                   "pin: 0.1\nprofile: login\nselect: [DEX1]\nignore: [meta]\nforeign-ignores: [gitleaks]\n"):
        put(out, "config", config.encode())
    for ignores in ("*.yaml\n!keep.yaml\n/a/**/b\na/b.yaml", "**/x[a-z]?\\ \n#c\nfoo/\nfoo/xb", "[[:alpha:]]*\nabc"):
        put(out, "gitignore", ignores.encode())
    for number in range(64):
        put(out, "planted", hashlib.sha512(bytes([number])).digest())


if __name__ == "__main__":
    main()
