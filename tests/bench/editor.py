#!/usr/bin/env python3
"""How long a language server lets an editor wait: editor.py [--rounds N] [--wrap COMMAND] FILE DEXLINT

FILE is opened, changed, hovered over, acted on and completed in, at a client secret that is put into it where
`upstreamIDPs: []` stands. Printed: the fastest and the median of all rounds, in milliseconds, for each request.
"""
import argparse
import json
import os
import pathlib
import shlex
import shutil
import statistics
import subprocess
import tempfile
import time

connectors = """upstreamIDPs:
  - id: okta
    type: oidc
    name: Okta
    config:
      issuer: https://example.okta.com
      clientID: pachyderm
      clientSecret: n0t-a-r3al-s3cret-1
      redirectURI: http://pach.example.com/dex/callback
"""


class Server:
    def __init__(self, command, folder):
        self.process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.last_id = 0
        self.ask("initialize", {"rootUri": folder.as_uri(), "capabilities": {
            "textDocument": {"codeAction": {"resolveSupport": {"properties": ["edit"]}, "dataSupport": True}}}})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def hear(self, is_it):
        out = self.process.stdout
        while True:
            length = int(out.readline().split(b":")[1])
            out.readline()
            message = json.loads(out.read(length))
            if is_it(message):
                return message

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.last_id += 1
        self.send({"id": self.last_id, "method": method, "params": params})
        return self.hear(lambda message: message.get("id") == self.last_id).get("result")

    def diagnostics(self):
        return self.hear(lambda message: message.get("method") == "textDocument/publishDiagnostics")


def place(text, mark, behind=False):
    before = text[:text.index(mark) + (len(mark) if behind else 1)]
    return {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}


def measure(server, file, text, rounds):
    times = {}

    def timed(name, work):
        begin = time.perf_counter()
        result = work()
        times.setdefault(name, []).append((time.perf_counter() - begin) * 1000)
        return result

    uri = file.as_uri()
    document = {"textDocument": {"uri": uri}}
    secret = place(text, "n0t-a-r3al")
    here = {**document, "position": secret}
    action = {**document, "range": {"start": secret, "end": secret}, "context": {"diagnostics": []}}
    typing = text.replace("      clientID: pachyderm\n", "      clientID: pachyderm\n      prom\n", 1)
    typed = {**document, "position": place(typing, "      prom", True)}
    for number in range(rounds):
        def opened():
            server.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1,
                                                                  "text": text}})
            return server.diagnostics()

        def change(new):
            server.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2},
                                                   "contentChanges": [{"text": new}]})

        def hovered():
            change(text + f"# {number}\n")
            return server.ask("textDocument/hover", here)

        def completed():
            change(typing)
            return server.ask("textDocument/completion", typed)

        found = timed("open", opened)["params"]["diagnostics"]
        assert timed("hover", lambda: server.ask("textDocument/hover", here)), "nothing to hover over"
        actions = timed("code action", lambda: server.ask("textDocument/codeAction", action))
        assert actions, "no code action"
        for one in actions:
            if "edit" not in one:
                assert timed("resolve", lambda one=one: server.ask("codeAction/resolve", one))["edit"]
        timed("code action again", lambda: server.ask("textDocument/codeAction", action))
        assert timed("change and hover", hovered)
        assert timed("change and complete", completed), "nothing to complete"
        server.tell("textDocument/didClose", document)
        server.diagnostics()
    return times, len(found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--wrap", default="", help="a command in front of the server, such as valgrind")
    parser.add_argument("file", type=pathlib.Path)
    parser.add_argument("dexlint", type=pathlib.Path)
    options = parser.parse_args()
    text = options.file.read_text(encoding="utf-8").replace("upstreamIDPs: []\n", connectors, 1)
    assert "n0t-a-r3al" in text, "the file has no `upstreamIDPs: []`"
    with tempfile.TemporaryDirectory() as name:
        # As it stands in a chart, whose templates count.
        folder = pathlib.Path(name).resolve() / "chart"
        shutil.copytree(options.file.parent, folder)
        os.chmod(folder, 0o700)
        file = folder / options.file.name
        os.chmod(file, 0o600)
        file.write_text(text, encoding="utf-8")
        server = Server([*shlex.split(options.wrap), str(options.dexlint.resolve()), "lsp"], folder)
        times, found = measure(server, file, text, options.rounds)
        server.ask("shutdown", {})
        server.tell("exit", {})
        server.process.wait(timeout=60)
        print(f"{options.file.name}: {len(text.encode())} bytes, {found} diagnostics, {options.rounds} rounds")
        for name, all_times in times.items():
            print(f"{name:22} fastest {min(all_times):6.1f} ms  median {statistics.median(all_times):6.1f} ms")
        for path in folder.rglob("*"):
            os.chmod(path, 0o700)


if __name__ == "__main__":
    main()
