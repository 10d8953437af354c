"""The bad examples of every rule as the files of a git repository: write_examples.py DEXLINT FOLDER

FOLDER must not exist. The repository has one commit and an origin, so that reports tell where they are from.
"""
import json
import pathlib
import subprocess
import sys


def git(folder, *arguments):
    identity = ["-c", "user.name=example", "-c", "user.email=example@example.com"]
    subprocess.run(["git", "-C", folder, *identity, *arguments], check=True)


def main():
    dexlint, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True)
    rules = subprocess.run([dexlint, "rules", "--format", "json"], capture_output=True, check=True)
    for rule in json.loads(rules.stdout):
        for number, example in enumerate(rule["bad"], 1):
            path = folder / rule["code"] / str(number) / example["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(example["text"], encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "remote", "add", "origin", "https://github.com/dexlint/dexlint.git")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "-q", "-m", "the bad examples")


main()
