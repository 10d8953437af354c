"""YAML files as PyYAML reads them: the events of each in a JSON list a line, spelled as in
yaml_events.h; null for a file that PyYAML refuses. The paths come on standard input."""

import json
import sys

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's parser, where it was built in
SPELLED = {
    yaml.DocumentStartEvent: "---",
    yaml.MappingStartEvent: "{",
    yaml.MappingEndEvent: "}",
    yaml.SequenceStartEvent: "[",
    yaml.SequenceEndEvent: "]",
    yaml.AliasEvent: "*",
}


def events_of(path):
    with open(path, "rb") as file:
        text = file.read()
    events = []
    try:
        # Parsers differ about the last line break of a block scalar that the file does not have.
        for event in yaml.parse(text if text.endswith(b"\n") else text + b"\n", Loader=LOADER):
            if isinstance(event, yaml.ScalarEvent):
                events.append('"' + event.value)
            elif type(event) in SPELLED:
                events.append(SPELLED[type(event)])
    except (yaml.YAMLError, UnicodeError):
        return None
    return events


for line in sys.stdin:
    print(json.dumps(events_of(line.rstrip("\n"))))
