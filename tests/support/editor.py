"""An editor without a screen: speaks the Language Server Protocol with a server, and prints what was said.

editor.py SCRIPT FOLDER COMMAND…: plays SCRIPT, lines of JSON, in FOLDER. A step is a list, of
  ["open", FILE], ["change", FILE, OLD, NEW…], ["save", FILE], ["close", FILE]
                     FILE as it is in FOLDER; each OLD is replaced by its NEW in the editor's text, once;
                     all but save wait for diagnostics
  ["type", FILE, OLD, NEW…]  the same, a message for each pair, sent at once; waits for one round of diagnostics
  ["ask", METHOD, FILE, TEXT]  a request about the place of TEXT in the editor's text, and its answer; `|` in it is the
                     place itself
  ["cancel", METHOD, FILE, TEXT]  the same, cancelled in the same breath
  ["apply", N]       the N-th of the code actions that came last, carried out in the editor's text
  ["raw", BYTES]     sent as it is; waits for a message
  ["send", MESSAGE]  waits for an answer when it has an id
What is printed: `→` and what the editor said in short, `←` and each message of the server, whole.
"""
import json
import os
import subprocess
import sys
import threading
import queue


def shown(value, indent=""):
    """JSON, in one line what fits into one."""
    line = json.dumps(value, ensure_ascii=False)
    if len(indent + line) <= 110 or not isinstance(value, (dict, list)):
        return line
    deeper = indent + "  "
    if isinstance(value, dict):
        parts = [json.dumps(key) + ": " + shown(part, deeper) for key, part in value.items()]
        return "{\n" + ",\n".join(deeper + part for part in parts) + "\n" + indent + "}"
    return "[\n" + ",\n".join(deeper + shown(part, deeper) for part in value) + "\n" + indent + "]"


class Editor:
    def __init__(self, folder, command):
        self.folder = folder
        self.server = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.came = queue.Queue()
        self.texts = {}
        self.versions = {}
        self.actions = []
        self.last_id = 0
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        out = self.server.stdout
        while True:
            header = out.readline()
            if not header:
                break
            assert header.lower().startswith(b"content-length: "), header
            assert out.readline() == b"\r\n"
            self.came.put(json.loads(out.read(int(header.split(b":")[1]))))
        self.came.put(None)

    def send(self, *messages):
        bodies = [json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode() for message in messages]
        self.send_raw(b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies))

    def send_raw(self, data):
        self.server.stdin.write(data)
        self.server.stdin.flush()

    def hear(self, is_it):
        """All that comes, up to the message that `is_it`."""
        while True:
            message = self.came.get(timeout=240)
            if message is None:
                print("← (end)")
                return None
            print("← " + shown(message))
            if is_it(message):
                return message

    def hear_diagnostics(self, *names):
        """Of all of these, in whatever order."""
        missing = {self.uri(name) for name in names}

        def is_last(message):
            if message.get("method") == "textDocument/publishDiagnostics":
                missing.discard(message["params"]["uri"])
            return not missing

        self.hear(is_last)

    def hear_answer(self):
        return self.hear(lambda message: message.get("id") == self.last_id)

    def uri(self, name):
        return "file://" + os.path.join(self.folder, name)

    def document(self, name, **more):
        return {"textDocument": {"uri": self.uri(name), **more}}

    def position(self, name, mark):
        """Lines and UTF-16 units, counted here in another way than the server does."""
        text = self.texts[name]
        bare = mark.replace("|", "", 1)
        assert text.count(bare) == 1, f"{bare!r} stands {text.count(bare)} times in {name}"
        before = text[:text.index(bare) + max(mark.find("|"), 0)]
        lines = before.replace("\r\n", "\n").split("\n")
        return {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2}

    def offset(self, text, position):
        lines = text.split("\n")
        before = "".join(line + "\n" for line in lines[:position["line"]])
        line = lines[position["line"]].encode("utf-16-le")
        return len(before) + len(line[:2 * position["character"]].decode("utf-16-le"))

    # --- steps

    def step_open(self, name):
        with open(os.path.join(self.folder, name), newline="", encoding="utf-8") as file:
            self.texts[name] = file.read()
        self.versions[name] = 1
        self.send({"method": "textDocument/didOpen",
                   "params": self.document(name, languageId="yaml", version=1, text=self.texts[name])})
        self.hear_diagnostics(name)

    def replaced(self, name, old, new):
        assert self.texts[name].count(old) == 1, f"{old!r} stands {self.texts[name].count(old)} times in {name}"
        self.texts[name] = self.texts[name].replace(old, new)
        return self.change_of(name)

    def change_of(self, name):
        self.versions[name] += 1
        return {"method": "textDocument/didChange",
                "params": {**self.document(name, version=self.versions[name]),
                           "contentChanges": [{"text": self.texts[name]}]}}

    def step_change(self, name, old, new):
        self.step_type(name, old, new)

    def step_type(self, name, *pairs):
        self.send(*[self.replaced(name, old, new) for old, new in zip(pairs[::2], pairs[1::2])])
        self.hear_diagnostics(name)

    def step_save(self, name):
        with open(os.path.join(self.folder, name), "w", newline="", encoding="utf-8") as file:
            file.write(self.texts[name])
        self.send({"method": "textDocument/didSave", "params": self.document(name)})
        self.hear_diagnostics(*self.texts)

    def step_close(self, name):
        self.send({"method": "textDocument/didClose", "params": self.document(name)})
        del self.texts[name]
        self.hear_diagnostics(name)

    def request(self, method, name, mark):
        self.last_id += 1
        params = self.document(name)
        at = self.position(name, mark)
        if method == "textDocument/codeAction":
            params.update(range={"start": at, "end": at}, context={"diagnostics": []})
        else:
            params["position"] = at
        return {"id": self.last_id, "method": method, "params": params}

    def step_ask(self, method, name, mark):
        self.send(self.request(method, name, mark))
        answer = self.hear_answer()
        if method == "textDocument/codeAction":
            self.actions = answer["result"]

    def step_cancel(self, method, name, mark):
        request = self.request(method, name, mark)
        self.send(request, {"method": "$/cancelRequest", "params": {"id": request["id"]}})
        self.hear_answer()

    def step_apply(self, number):
        for uri, edits in self.actions[number - 1]["edit"]["changes"].items():
            name = os.path.relpath(uri.removeprefix("file://"), self.folder)
            text = self.texts[name]
            for edit in sorted(edits, key=lambda edit: self.offset(text, edit["range"]["start"]), reverse=True):
                begin, end = (self.offset(text, edit["range"][key]) for key in ("start", "end"))
                text = text[:begin] + edit["newText"] + text[end:]
            self.texts[name] = text
            self.send(self.change_of(name))
            self.hear_diagnostics(name)

    def step_raw(self, text):
        self.send_raw(text.encode())
        self.hear(lambda message: True)

    def step_send(self, message):
        if "id" in message:
            self.last_id = message["id"]
        self.send(message)
        if "id" in message:
            self.hear_answer()


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    script, folder = sys.argv[1:3]
    editor = Editor(folder, sys.argv[3:])
    editor.last_id += 1
    editor.send({"id": 1, "method": "initialize",
                 "params": {"processId": None, "rootUri": "file://" + folder, "capabilities": {}}})
    editor.hear_answer()
    editor.send({"method": "initialized", "params": {}})
    with open(script, encoding="utf-8") as file:
        for line in file:
            if not line.strip() or line.startswith("#"):
                continue
            step = json.loads(line)
            said = line.strip()
            print("→ " + (said if len(said) < 300 else said[:100] + " …"))
            getattr(editor, "step_" + step[0])(*step[1:])
    editor.last_id += 1
    editor.send({"id": editor.last_id, "method": "shutdown"})
    editor.hear_answer()
    editor.send({"method": "exit"})
    print("exit code", editor.server.wait(timeout=60))


if __name__ == "__main__":
    main()
