#!/usr/bin/env python3
"""Instructions that a run takes, held against what it took before: budget.py [--accept] DEXLINT FILE

Counted by callgrind, which is the same on a busy machine. The tree is written here and never changes by itself: what
the gate drops, what is parsed, a chart, findings. FILE holds one line a system (the compiler and its library count,
too): `debian-12 x86_64 123456789`. More than 5 % over the line fails; --accept writes it anew.
"""
import argparse
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

allowed = 1.05

connector = """\
  - type: oidc
    id: provider-{0}
    name: Provider {0}
    config:
      issuer: https://provider-{0}.example.com
      clientID: client-{0}
      clientSecret: n0t-a-r3al-s3cret-{0}
      redirectURI: http://pach.example.com/dex/callback
"""
manifest = """\
apiVersion: apps/v1
kind: Deployment
metadata: {{name: web-{0}, namespace: default}}
spec:
  replicas: {0}
  template:
    spec:
      containers:
      - name: web
        image: registry.example.com/web:1.{0}
        env:
        - {{name: LOG_LEVEL, value: info}}
"""
template = """\
apiVersion: v1
kind: Secret
metadata:
  name: {{ .Release.Name }}
stringData:
  password: {{ .Values.db.password | quote }}
"""


def write(folder, path, text):
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def write_tree(folder):
    for number in range(100):
        write(folder, f"manifests/web-{number}.yaml", manifest.format(number))
        write(folder, f"src/file-{number}.go", "package main\n\nfunc main() {}\n" * 40)
    for number in range(20):
        connectors = "".join(connector.format(each) for each in range(number % 4 + 1))
        write(folder, f"teams/{number}/values.yaml", "oidc:\n  upstreamIDPs:\n" + connectors)
    write(folder, "chart/Chart.yaml", "name: web\nversion: 1.0.0\n")
    write(folder, "chart/values.yaml", "db:\n  password: n0t-a-r3al-passw0rd\n")
    write(folder, "chart/templates/secret.yaml", template)


def system():
    release = platform.freedesktop_os_release()
    return f"{release['ID']}-{release.get('VERSION_ID', 'rolling')} {platform.machine()}"


def instructions(dexlint, folder):
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", dexlint, "check", "--jobs",
                          "1", "--format", "json", "--fail-on", "never", folder], capture_output=True, text=True)
    counted = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 0 or counted is None or '"DEX101"' not in run.stdout:
        sys.exit(f"budget: dexlint under valgrind ended with {run.returncode}:\n{run.stderr}")
    return int(counted.group(1))


def read(path):
    lines = path.read_text().splitlines() if path.exists() else []
    return {line.rsplit(" ", 1)[0]: int(line.rsplit(" ", 1)[1]) for line in lines}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("dexlint")
    parser.add_argument("file", type=pathlib.Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_tree(pathlib.Path(folder))
        count = instructions(given.dexlint, folder)
    known = read(given.file)
    name = system()
    if given.accept:
        known[name] = count
        given.file.write_text("".join(f"{each} {known[each]}\n" for each in sorted(known)))
        return print(f"{name}: {count} instructions, accepted")
    if name not in known:
        return print(f"{name}: {count} instructions; skipped: {given.file} has no line for this system")
    ratio = count / known[name]
    print(f"{name}: {count} instructions, {known[name]} before: {ratio:.3f}")
    if ratio > allowed:
        sys.exit(f"budget: {(ratio - 1) * 100:.1f} % more instructions than {given.file} allows. Look for the cause with "
                 "callgrind_annotate; where the work is worth it, accept it: ./dev budget --accept")


if __name__ == "__main__":
    main()
