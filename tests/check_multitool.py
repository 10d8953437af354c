"""Has Microsoft's sarif-multitool judge SARIF files: check_multitool.py MULTITOOL FILE...

Exit 0: no error, warning or note but SARIF2006, which asks the network whether links work. 1: otherwise, with a line for
each. The tool itself ends with 0 whatever it finds.
"""
import json
import os
import subprocess
import sys
import tempfile

tool, *files = sys.argv[1:]
bad = False
for file in files:
    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "log.sarif")
        run = subprocess.run(
            [tool, "validate", file, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note", "-o", log,
             "--log", "ForceOverwrite"], capture_output=True, text=True, check=False)
        if not os.path.exists(log):
            sys.exit(f"{tool} wrote nothing about {file}:\n{run.stdout}{run.stderr}")
        with open(log, encoding="utf-8-sig") as text:
            judged = json.load(text)["runs"][0]
    results = [result for result in judged["results"] if not result["ruleId"].startswith("SARIF2006")]
    failed = [note for invocation in judged.get("invocations", [])
              for note in invocation.get("toolExecutionNotifications", []) if note.get("level") == "error"]
    counts = {level: sum(result.get("level", "warning") == level for result in results)
              for level in ("error", "warning", "note")}
    print(f"{file}: {counts['error']} errors, {counts['warning']} warnings, {counts['note']} notes")
    for result in results[:20]:
        places = [place["physicalLocation"].get("region", {}) for place in result.get("locations", [])]
        print("  ", result["ruleId"], result["message"].get("text") or result["message"].get("arguments"), places[:1])
    for note in failed:
        print("  ", note["message"]["text"])
    bad = bad or bool(results) or bool(failed)
sys.exit(1 if bad else 0)
