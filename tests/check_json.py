"""Holds a SARIF file against the official schema: check_sarif.py REPORT SCHEMA.

Exit 0: valid. 1: not, with a line for each fault. 77: python3-jsonschema is missing.
"""
import json
import sys

try:
    from jsonschema import Draft4Validator, FormatChecker
except ImportError:
    print("python3-jsonschema is missing")
    sys.exit(77)

report, schema = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
# The schema is draft 4; newer drafts would ignore parts of it.
validator = Draft4Validator(schema, format_checker=FormatChecker())
faults = sorted(validator.iter_errors(report), key=lambda fault: [str(step) for step in fault.path])
for fault in faults:
    print("/".join(str(step) for step in fault.path) + ": " + fault.message[:300])
sys.exit(1 if faults else 0)
