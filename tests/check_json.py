"""Holds JSON against a schema: check_json.py FILE SCHEMA [--lines].

--lines: each line of the file is a value. Exit 0: valid. 1: not, with a line for each fault. 77: python3-jsonschema
is missing.
"""
import json
import sys

try:
    from jsonschema import FormatChecker
    from jsonschema.validators import validator_for
except ImportError:
    print("python3-jsonschema is missing")
    sys.exit(77)

with open(sys.argv[2], encoding="utf-8") as file:
    schema = json.load(file)
with open(sys.argv[1], encoding="utf-8") as file:
    values = [json.loads(line) for line in file] if "--lines" in sys.argv[3:] else [json.load(file)]
# Each draft would ignore parts of the others; a schema names its own.
validator = validator_for(schema)(schema, format_checker=FormatChecker())
faults = [fault for value in values for fault in validator.iter_errors(value)]
for fault in faults[:50]:
    print("/".join(str(step) for step in fault.path) + ": " + fault.message[:300])
sys.exit(1 if faults else 0)
