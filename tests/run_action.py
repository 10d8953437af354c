"""Runs the composite action in DIRECTORY as a runner of GitHub does, without GitHub.

    run_action.py DIRECTORY [INPUT=VALUE | github.NAME=VALUE]...

Steps with `uses` are only noted. Prints JSON: `status` of the job, `steps` (id or name, and what
became of each), `outputs`, `summary`, and all that the steps printed as `log`.

Known are the expressions that action.yml needs: `inputs.x`, `steps.x.outputs.y`, `github.x`, texts in
quotes, `==`, `!=` and `&&`. Anything else ends the run, so that it cannot be taken for empty.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml


class Context:
    def __init__(self, action, given):
        self.values = {f"inputs.{name}": str(known.get("default", "")) for name, known in action["inputs"].items()}
        for name, value in given.items():
            key = name if name.startswith("github.") else f"inputs.{name}"
            if key.startswith("inputs.") and key not in self.values:
                sys.exit(f"run_action.py: action.yml has no input {name}")
            self.values[key] = value

    def value(self, term):
        term = term.strip()
        if re.fullmatch(r"'[^']*'", term):
            return term[1:-1]
        if term not in self.values and not re.fullmatch(r"steps\.[\w-]+\.outputs\.[\w-]+", term):
            sys.exit(f"run_action.py: unknown in an expression: {term}")
        return self.values.get(term, "")

    def holds(self, condition):
        for part in condition.split("&&"):
            left, operator, right = re.split(r"(==|!=)", part)
            if (self.value(left) == self.value(right)) != (operator == "=="):
                return False
        return True

    def filled(self, text):
        return re.sub(r"\$\{\{(.*?)\}\}", lambda match: self.value(match[1]), str(text))


def outputs_in(path):
    """What a step wrote to GITHUB_OUTPUT: NAME=VALUE, a line each."""
    return dict(line.split("=", 1) for line in path.read_text().splitlines())


def run_step(step, context, folder, directory):
    output = folder / "output"
    output.write_text("")
    environment = dict(
        os.environ,
        GITHUB_OUTPUT=str(output),
        GITHUB_STEP_SUMMARY=str(folder / "summary"),
        GITHUB_ACTION_PATH=str(directory),
        GITHUB_WORKSPACE=os.getcwd(),
        RUNNER_TEMP=str(folder),
        RUNNER_OS="Linux",
        RUNNER_ARCH="X64",
        **{name: context.filled(value) for name, value in step.get("env", {}).items()},
    )
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", context.filled(step["run"])]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    for name, value in outputs_in(output).items():
        context.values[f"steps.{step['id']}.outputs.{name}"] = value
    return done


def main(directory, *arguments):
    directory = pathlib.Path(directory).resolve()
    action = yaml.safe_load((directory / "action.yml").read_text())
    context = Context(action, dict(argument.split("=", 1) for argument in arguments))
    status, steps, log = 0, [], ""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "summary").write_text("")
        for step in action["runs"]["steps"]:
            outcome = "skipped"
            if status == 0 and context.holds(step.get("if", "'' == ''")):
                outcome = "used"
                if "run" in step:
                    done = run_step(step, context, folder, directory)
                    status, log = done.returncode, log + done.stdout
                    outcome = f"exit {status}"
            steps.append({"name": step["name"], "outcome": outcome})
        outputs = {name: context.filled(known["value"]) for name, known in action["outputs"].items()}
        summary = (folder / "summary").read_text()
    json.dump({"status": status, "steps": steps, "outputs": outputs, "summary": summary, "log": log}, sys.stdout, indent=1)


main(*sys.argv[1:])
