#!/usr/bin/env python3
"""The documentation as pages for a browser: make_site.py DEXLINT FOLDER

Each page is a part of the README, or what the program prints of a rule or a connector. Every link is followed: one that
leads nowhere is an error. Needs cmark-gfm.
"""
import html
import pathlib
import re
import subprocess
import sys

from site_picture import data_flow

top = pathlib.Path(__file__).resolve().parent.parent
repository = "https://github.com/dexlint/dexlint/blob/main/"
# File, title, headings of the README that it holds.
guide = [
    ("index", "dexlint", ["dexlint", "Two commands"]),
    ("ci", "CI recipes", ["Where it runs by itself", "Several machines"]),
    ("use", "Using it", ["Using it", "What it reads", "Saying that it is meant", "Starting from today", "Letting it fix"]),
    ("config", "Config", ["Config"]),
    ("packs", "Packs", ["Rules of your own"]),
    ("editor", "In an editor", ["In an editor"]),
    ("how", "How it works", ["How it is laid out", "What it depends on"]),
    ("comparison", "Comparison", ["How fast it is"]),
]
links = [(f"{name}.html", title) for name, title, _ in guide] + [("rules.html", "Rules"), ("connectors.html", "Connectors")]
style = """
:root{color-scheme:light dark;--line:#8884;--shade:#8881;--link:light-dark(#0550ae,#79b8ff)}
body{font:16px/1.55 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
nav{display:flex;flex-wrap:wrap;gap:.2rem .9rem;border-bottom:1px solid var(--line);padding-bottom:.6rem}
a{color:var(--link)}nav a{text-decoration:none}nav a[aria-current]{font-weight:bold;color:inherit}
code,pre{font:14px/1.45 ui-monospace,monospace;background:var(--shade);border-radius:3px}
code{padding:.1em .25em}pre{padding:.8rem 1rem;overflow:auto}pre code{background:none;padding:0}
table{border-collapse:collapse;display:block;overflow:auto}
td,th{text-align:left;vertical-align:top;padding:.35em .8em .35em 0;border-bottom:1px solid var(--line)}
@media(min-width:40rem){p code,td code{white-space:nowrap}}img,svg{max-width:100%;height:auto}h1,h2,h3{line-height:1.25}
"""


def rendered(markdown):
    """HTML of our own text; pictures and folds in it stay."""
    made = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table"], input=markdown, capture_output=True, text=True, check=True)

    def with_anchor(match):
        words = re.sub(r"<[^>]*>", "", match[2])
        anchor = re.sub(r"[^\w -]", "", html.unescape(words).lower()).replace(" ", "-")
        return f'<h{match[1]} id="{anchor}">{match[2]}</h{match[1]}>'

    return re.sub(r"<h([1-6])>(.*?)</h\1>", with_anchor, made.stdout)


def sections_of(text):
    """By heading: the heading and what stands below it, up to the next; a # in a block of code is none."""
    sections, heading, fenced = {}, None, False
    for line in text.splitlines(keepends=True):
        fenced ^= line.startswith("```")
        if not fenced and re.match(r"#{1,3} ", line):
            heading = line.lstrip("#").strip()
            line = line.replace("###", "##", 1)
        sections[heading] = sections.get(heading, "") + line
    return sections


class Site:
    def __init__(self, dexlint, folder):
        self.dexlint = dexlint
        self.folder = folder
        self.pages = {}
        self.home_of = {}  # by heading of the README

    def run(self, *arguments):
        return subprocess.run([self.dexlint, *arguments], capture_output=True, text=True, check=True).stdout

    def add(self, name, title, body):
        up = "../" * name.count("/")
        around = "\n".join(f'<a href="{up}{to}"{" aria-current=page" if to == name else ""}>{html.escape(words)}</a>'
                           for to, words in links)
        self.pages[name] = (f'<!doctype html>\n<html lang="en"><meta charset="utf-8"><meta name="viewport" '
                            f'content="width=device-width">\n<title>{html.escape(title)}</title>\n<style>{style}</style>\n'
                            f"<nav>{around}</nav>\n{body}")

    def add_guide(self, sections):
        for name, title, headings in guide:
            for heading in headings:
                anchor = re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
                self.home_of["#" + anchor] = f"{name}.html#{anchor}"
        for name, title, headings in guide:
            text = "\n".join(sections[heading] for heading in headings)
            text = re.sub(r"<details><summary>[^<]*: \d+</summary>\n\n\| code .*?</details>\n", "", text, flags=re.S)
            body = rendered(text + self.more_of(name))
            self.add(f"{name}.html", title, (data_flow() if name == "how" else "") + self.with_links(body))

    def more_of(self, name):
        if name == "config":
            return f"\n## Every key\n\n`dexlint init` writes this file:\n\n```yaml\n{self.default_config()}```\n"
        if name == "packs":
            return "".join(f"\n## {path.stem}\n\n```yaml\n{path.read_text(encoding='utf-8')}```\n"
                           for path in sorted((top / "packs").glob("*.yaml")))
        return ""

    def default_config(self):
        folder = self.folder / "init"
        folder.mkdir()
        subprocess.run([self.dexlint, "init"], cwd=folder, capture_output=True, check=True)
        written = folder / ".dexlint.yaml"
        text = written.read_text(encoding="utf-8")
        written.unlink()
        folder.rmdir()
        return text

    def with_links(self, body):
        """What leads to a part of the README leads to its page, what leads to a file to the repository."""

        def target(match):
            to = match[2]
            if to in self.home_of:
                return f'{match[1]}="{self.home_of[to]}"'
            if re.match(r"[a-z]+:|#", to):
                return match[0]
            if not (top / to).exists():
                sys.exit(f"README.md: nothing is at {to}")
            if match[1] == "src":
                (self.folder / pathlib.Path(to).name).write_bytes((top / to).read_bytes())
                return f'src="{pathlib.Path(to).name}"'
            return f'href="{repository}{to}"'

        return re.sub(r'(href|src)="([^"]*)"', target, body)

    def add_rules(self):
        index = self.run("rules", "--format", "markdown").replace(".md)", ".html)")
        self.add("rules.html", "The rules of dexlint", rendered(index))
        for code in re.findall(r"^DEX\d+", self.run("rules"), re.M):
            self.add(f"rules/{code}.html", code, rendered(self.run("explain", code)))

    def add_connectors(self):
        table = (top / "rules/dex/connectors.yaml").read_text(encoding="utf-8")
        names = re.findall(r"^  ([a-zA-Z-]+):$", table[table.index("\nconnectors:"):table.index("\nserver:")], re.M)
        index = "# Connector types\n\n" + "".join(f"- [{name}](connectors/{name}.html)\n" for name in names)
        self.add("connectors.html", "Connector types", rendered(index))
        for name in names:
            self.add(f"connectors/{name}.html", name, rendered(self.run("explain", name)))

    def dead_links(self):
        for name, text in self.pages.items():
            for to in re.findall(r'(?:href|src)="([^"]*)"', text):
                if re.match(r"[a-z]+:", to):
                    continue
                path, _, anchor = to.partition("#")
                parts = []
                for part in [*name.split("/")[:-1], *path.split("/")] if path else name.split("/"):
                    parts = parts[:-1] if part == ".." else [*parts, part]
                page = "/".join(parts)
                is_there = page in self.pages or (self.folder / page).is_file()
                if not is_there or (anchor and f'id="{anchor}"' not in self.pages.get(page, "")):
                    yield f"{name}: {to}"

    def write(self):
        for name, text in self.pages.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def main():
    site = Site(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve())
    site.folder.mkdir(parents=True, exist_ok=True)
    site.add_guide(sections_of((top / "README.md").read_text(encoding="utf-8")))
    site.add_rules()
    site.add_connectors()
    site.write()
    dead = list(site.dead_links())
    if dead:
        sys.exit("links that lead nowhere:\n" + "\n".join(dead))
    print(f"{len(site.pages)} pages")


if __name__ == "__main__":
    main()
