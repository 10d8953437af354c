"""Holds YAML files against a JSON Schema: check_config_schema.py SCHEMA FILE…

Prints `accepted FILE` or `refused FILE: the first fault` for each. Exit 77: a library is missing.
"""
import json
import sys

try:
    import yaml
    from jsonschema import Draft7Validator
except ImportError as error:
    print(error)
    sys.exit(77)


class Loader(yaml.SafeLoader):
    """Days are texts, as in YAML 1.2 and in editors."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
schema = json.load(open(sys.argv[1], encoding="utf-8"))
Draft7Validator.check_schema(schema)
for path in sys.argv[2:]:
    config = yaml.load(open(path, encoding="utf-8"), Loader)
    faults = [fault.message for fault in Draft7Validator(schema).iter_errors(config)]
    print(f"refused {path}: {faults[0][:200]}" if faults else f"accepted {path}")
