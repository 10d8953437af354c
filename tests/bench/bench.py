#!/usr/bin/env python3
"""dexlint timed beside what it is compared with: bench.py BUILD OUT [--gitleaks PROGRAM] NAME=FOLDER[,FOLDER]…

BUILD holds `dexlint` and `bench_micro`. Each NAME is a tree; the one called `charts` is also grown and split among
threads. Everything on one tree runs in one hyperfine, one after the other, with warm caches. Writes OUT/bench.md and
OUT/bench.svg, and prints the first. Ratios are of the fastest runs: what else a machine does only ever adds.
"""
import argparse
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

growth = (1, 4, 16)
gitleaks_seconds = 120  # of one tree; where it is not done by then, the ratio is at least this one


# --- measuring --------------------------------------------------------------------------------------------------------

def hyperfine(commands, folder, warmup=2, runs=10):
    """Per command: the fastest and the median run, and the least CPU time, in ms."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        subprocess.run(["hyperfine", "--shell=none", "--ignore-failure", "--warmup", str(warmup), "--runs", str(runs),
                        "--style=none", "--export-json", out.name, *commands],
                       cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        results = json.load(open(out.name))["results"]
    return [{"ms": min(each["times"]) * 1000, "median": each["median"] * 1000,
             "cpu": (each["user"] + each["system"]) * 1000} for each in results]


def peak_mib(command, folder):
    """Peak resident memory. A child starts with what its parent has, and this one has grown: a small one asks."""
    code = ("import os, subprocess, sys\n"
            "child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
            "print(os.wait4(child.pid, 0)[2].ru_maxrss)")
    asked = subprocess.run([sys.executable, "-S", "-c", code, *command.split()], cwd=folder, capture_output=True, check=True)
    return int(asked.stdout) / 1024


def size_of(folders):
    files = [entry for folder in folders for entry in pathlib.Path(folder).rglob("*")
             if entry.is_file() and not entry.is_symlink()]
    return len(files), sum(entry.stat().st_size for entry in files) / 1e6


def scanned(dexlint, folders):
    """Files and bytes that dexlint read, and what it spent per stage, from its own counts."""
    run = subprocess.run([dexlint, "check", "--verbose", "--statistics", *folders], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        sys.exit(f"bench: dexlint ended with {run.returncode} on {' '.join(folders)}\n{run.stderr}")
    counts = re.search(r"(\d+) files walked, (\d+) scanned, (\d+) bytes", run.stderr)
    stages = re.findall(r"^dexlint: (\w+): ([\d.]+) ms", run.stderr, re.MULTILINE)
    return [int(count) for count in counts.groups()], {name: float(ms) for name, ms in stages}


# --- the parts of the report ------------------------------------------------------------------------------------------

def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def ratio(a, b):
    return f"{a / b:.2f} ×"


def trees(context, named):
    """One row a tree; what is slowest runs once, by itself."""
    dexlint, literals = context["dexlint"], context["literals"]
    rows, bars, measured = [], [], {}
    for name, folders in named.items():
        paths = " ".join(folders)
        ours, word, many = hyperfine([f"{dexlint} {paths}", f"rg -c clientSecret {paths}",
                                      f"rg -lFf {literals} {paths}"], "/")
        found = {"files": size_of(folders)[0], "ours": ours, "word": word, "many": many,
                 "rss": peak_mib(f"{dexlint} {paths}", "/")}
        (walked, read, size), found["stages"] = scanned(dexlint, folders)
        if context["gitleaks"]:
            command = "; ".join(f"{context['gitleaks']} dir --no-banner -l fatal {folder}" for folder in folders)
            found["gitleaks"] = hyperfine([f"timeout {gitleaks_seconds} sh -c '{command}'"], "/", warmup=0, runs=1)[0]
        measured[name] = found
        peer = found.get("gitleaks")
        at_least = "≥ " if peer and peer["ms"] >= gitleaks_seconds * 1000 else ""
        rows.append([name, str(walked), str(read), f"{size / 1e6:.1f}", f"{ours['ms']:.1f}", f"{ours['cpu']:.1f}",
                     f"{word['ms']:.1f}", f"{many['ms']:.1f}", ratio(ours["ms"], many["ms"]),
                     f"{at_least}{peer['ms']:.0f}" if peer else "–",
                     at_least + ratio(peer["ms"], ours["ms"]) if peer else "–",
                     f"{found['rss']:.0f}", f"{walked / ours['ms']:.0f}k", f"{size / 1e3 / ours['ms']:.0f}"])
        bars += [(f"{name}: dexlint", ours["ms"]), (f"{name}: rg -c", word["ms"]), (f"{name}: rg -lFf", many["ms"])]
    head = ["tree", "files", "read", "MB read", "dexlint ms", "its CPU ms", "`rg -c` ms", "`rg -lFf` ms",
            "to `rg -lFf`", "gitleaks ms", "gitleaks to it", "peak MiB", "files/s", "MB/s"]
    return table(head, rows), bars, measured


def stages(measured):
    names = list(next(iter(measured.values()))["stages"])
    rows = [[tree] + [f"{found['stages'].get(name, 0):.1f}" for name in names] for tree, found in measured.items()]
    return table(["ms of CPU, all threads"] + names, rows)


def start(dexlint):
    with tempfile.TemporaryDirectory() as empty:
        found = hyperfine([f"{dexlint} --version", f"{dexlint} {empty}", "rg --version", f"rg x {empty}"], empty,
                          warmup=20, runs=100)
    names = ["dexlint --version", "dexlint on an empty folder", "rg --version", "rg on an empty folder"]
    rows = [[name, f"{each['ms']:.2f}", f"{each['median']:.2f}", ratio(each["ms"], found[i % 2 + 2]["ms"])]
            for i, (name, each) in enumerate(zip(names, found))]
    return table(["start-up", "ms", "median", "to rg"], rows), found


def hook(dexlint, folders):
    """Five files of the tree, named as pre-commit names them."""
    files = sorted(str(path) for folder in folders for path in pathlib.Path(folder).rglob("*.yaml"))
    some = files[::max(1, len(files) // 5)][:5]
    return hyperfine([f"{dexlint} {' '.join(some)}"], "/", warmup=10, runs=50)[0]


def grown(dexlint, folders, out):
    """The tree ×1, ×4, ×16, of hard links where the file system has them."""
    top = pathlib.Path(out, "grown")
    shutil.rmtree(top, ignore_errors=True)
    for copy in range(max(growth)):
        for i, folder in enumerate(folders):
            target = top / str(copy) / str(i)
            target.parent.mkdir(parents=True, exist_ok=True)
            if subprocess.run(["cp", "-rl", folder, target], stderr=subprocess.DEVNULL).returncode != 0:
                shutil.rmtree(target, ignore_errors=True)
                subprocess.run(["cp", "-r", folder, target], check=True)
    commands = [f"{dexlint} " + " ".join(str(top / str(copy)) for copy in range(times)) for times in growth]
    # By turns: a machine that slows down in between would spoil the ratio.
    rounds = [hyperfine(commands, "/", warmup=1 if turn == 0 else 0, runs=1) for turn in range(5)]
    found = [min(turns, key=lambda turn: turn["ms"]) for turns in zip(*rounds)]
    rss = [peak_mib(command, "/") for command in commands]
    rows = [[f"×{times}", f"{each['ms']:.1f}", ratio(each["ms"], found[0]["ms"]), f"{memory:.0f}"]
            for times, each, memory in zip(growth, found, rss)]
    return table(["charts", "ms", "to ×1", "peak MiB"], rows), found, max(rss)


def threads(dexlint, folders):
    paths = " ".join(folders)
    one, two = hyperfine([f"{dexlint} -j 1 {paths}", f"{dexlint} -j 2 {paths}"], "/")
    rows = [["1", f"{one['ms']:.1f}", ""], ["2", f"{two['ms']:.1f}", ratio(one["ms"], two["ms"])]]
    return table(["threads", "ms", "gain"], rows), one["ms"] / two["ms"]


def verdicts(measured, start_up, hooked, growing, rss, gain):
    """The bars of this project, and where this run stands."""
    rows = []

    def bar(what, value, bound, spelled, at_least=False):
        rows.append([what, bound, spelled, "yes" if (value >= float(bound.split()[1])) == at_least or
                     value == float(bound.split()[1]) else "no"])

    for name, each in zip(["--version", "empty folder"], start_up):
        bar(f"start-up, {name}", each["ms"], "≤ 4 ms", f"{each['ms']:.2f} ms")
    for name, found in measured.items():
        limit = "≤ 1.0" if name == "charts" else "≤ 0.5" if found["files"] >= 30000 else None
        quotient = found["ours"]["ms"] / found["many"]["ms"]
        if limit:
            bar(f"{name}: to `rg -lFf`", quotient, limit, f"{quotient:.2f}")
        if "gitleaks" in found:
            quotient = found["gitleaks"]["ms"] / found["ours"]["ms"]
            bar(f"{name}: faster than gitleaks", quotient, "≥ 100 ×", f"{quotient:.0f} ×", at_least=True)
    rss = max([rss] + [found["rss"] for found in measured.values()])
    bar("peak RSS on any tree", rss, "≤ 40 MiB", f"{rss:.0f} MiB")
    if growing:
        quotient = growing[-1]["ms"] / growing[0]["ms"]
        bar("×16 tree", quotient, "≤ 17 ×", f"{quotient:.1f} ×")
        bar("two threads", gain, "≥ 1.6 ×", f"{gain:.2f} ×", at_least=True)
        bar("5 files from a hook", hooked["ms"], "≤ 10 ms", f"{hooked['ms']:.1f} ms")
    return table(["measure", "bar", "here", "met"], rows)


def chart(bars):
    """Horizontal bars as SVG, each as long as its milliseconds."""
    longest = max(ms for _, ms in bars)
    rows = []
    for i, (name, ms) in enumerate(bars):
        y = 20 + i * 22
        color = "#2b7a4b" if name.endswith("dexlint") else "#9aa3ad"
        rows.append(f'<text x="170" y="{y + 13}" text-anchor="end">{html.escape(name)}</text>'
                    f'<rect x="178" y="{y}" width="{440 * ms / longest:.1f}" height="17" fill="{color}"/>'
                    f'<text x="{184 + 440 * ms / longest:.1f}" y="{y + 13}">{ms:.0f} ms</text>')
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="700" height="{30 + 22 * len(bars)}" '
            f'font-family="sans-serif" font-size="12">\n' + "\n".join(rows) + "\n</svg>\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("build", type=pathlib.Path)
    arguments.add_argument("out", type=pathlib.Path)
    arguments.add_argument("--gitleaks")
    arguments.add_argument("tree", nargs="+")
    given = arguments.parse_args()
    given.build, given.out = given.build.resolve(), given.out.resolve()  # commands run in other folders
    given.out.mkdir(parents=True, exist_ok=True)
    named = {name: folders.split(",") for name, folders in (each.split("=", 1) for each in given.tree)}
    dexlint, micro = str(given.build / "dexlint"), str(given.build / "tests/bench/bench_micro")
    literals = given.out / "literals.txt"
    literals.write_text(subprocess.run([micro, "--literals"], capture_output=True, text=True, check=True).stdout)
    context = {"dexlint": dexlint, "literals": literals, "gitleaks": given.gitleaks}

    compared, bars, measured = trees(context, named)
    start_up, started = start(dexlint)
    parts = [compared, stages(measured), start_up]
    charts = named.get("charts")
    growing, rss, gain, hooked = None, 0, 0, None
    if charts:
        growth_table, growing, rss = grown(dexlint, charts, given.out)
        thread_table, gain = threads(dexlint, charts)
        hooked = hook(dexlint, charts)
        parts += [growth_table, thread_table]
    else:
        print("bench: skipped growth, threads and the hook: there is no tree called charts", file=sys.stderr)
    parts.append(subprocess.run([micro, *next(iter(named.values()))], capture_output=True, text=True,
                                check=True).stdout)
    parts.insert(0, verdicts(measured, started, hooked, growing, rss, gain))
    report = "# dexlint bench\n\n" + "\n".join(parts)
    (given.out / "bench.md").write_text(report)
    (given.out / "bench.svg").write_text(chart(bars))
    print(report, end="")


if __name__ == "__main__":
    main()
