"""An editor as the language server knows it: plain JSON-RPC with `mkdocs-usecases lsp`, over its pipes."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from urllib.parse import unquote, urlparse

COMMAND = (
    sys.executable,
    "-c",
    "from mkdocs_usecases.hosts.cli import main; raise SystemExit(main(['lsp']))",
)
PATIENCE = 20.0
"""Seconds: machines that run tests are busy."""

Json = Any

CAPABILITIES: Mapping[str, Json] = {
    "workspace": {
        "workspaceFolders": True,
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "workspaceEdit": {"documentChanges": True, "changeAnnotationSupport": {"groupsOnLabel": True}},
    },
    "textDocument": {
        "publishDiagnostics": {
            "relatedInformation": True,
            "codeDescriptionSupport": True,
            "dataSupport": True,
        },
        "completion": {"completionItem": {"insertReplaceSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "rename": {"prepareSupport": True, "honorsChangeAnnotations": True},
        "codeAction": {
            "isPreferredSupport": True,
            "dataSupport": True,
            "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}},
        },
    },
}


class Refused(Exception):
    """The server answered with an error."""


class Editor:
    """One client with one server; files are named as seen from the first folder."""

    def __init__(self, *folders: Path) -> None:
        self.folders = folders
        self.capabilities: Json = None
        self.registered: list[Json] = []
        self.said: list[str] = []
        """What the server wrote to the log of the editor."""

        self.published: list[tuple[str, int | None, Sequence[Json]]] = []
        self.texts: dict[str, str] = {}
        self._versions: dict[str, int] = {}
        self._answers: dict[int, Json] = {}
        self._asked = 0
        self._news: queue.Queue[Json] = queue.Queue()
        self.process = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folders[0]
        )
        assert self.process.stdout is not None and self.process.stderr is not None
        self.errors: list[bytes] = []
        self._threads = [
            threading.Thread(target=self._listen, args=(self.process.stdout,)),
            threading.Thread(target=self.errors.extend, args=(self.process.stderr,)),
        ]
        for thread in self._threads:
            thread.start()

    # Messages.

    def start(self, capabilities: Mapping[str, Json] = CAPABILITIES, **more: Json) -> Json:
        """Shake hands; gives what the server can."""
        folders = [{"uri": folder.as_uri(), "name": folder.name} for folder in self.folders]
        given = {"processId": None, "rootUri": folders[0]["uri"], "workspaceFolders": folders}
        self.capabilities = self.ask("initialize", {**given, "capabilities": capabilities, **more})
        self.tell("initialized", {})
        return self.capabilities

    def ask(self, method: str, params: Json) -> Json:
        """The answer to a question."""
        self._asked += 1
        number = self._asked
        self._write({"id": number, "method": method, "params": params})
        self.wait(lambda: number in self._answers, f"an answer to {method}")
        answer = self._answers.pop(number)
        if "error" in answer:
            raise Refused(answer["error"]["message"])
        return answer["result"]

    def tell(self, method: str, params: Json) -> None:
        """Say something that has no answer."""
        self._write({"method": method, "params": params})

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Take what comes until a condition holds."""
        end = time.monotonic() + PATIENCE
        while not condition():
            try:
                self._take(self._news.get(timeout=max(end - time.monotonic(), 0.01)))
            except queue.Empty:
                text = b"".join(self.errors).decode()
                raise AssertionError(f"{what} did not come in {PATIENCE:g} s; {text}") from None

    def settle(self) -> None:
        """Take all that comes until nothing more does, after whatever the server has put off."""
        while True:
            try:
                self._take(self._news.get(timeout=0.5))
            except queue.Empty:
                return

    # Texts.

    def uri(self, name: str) -> str:
        return name if name.startswith("untitled:") else (self.folders[0] / name).as_uri()

    def open(self, name: str, text: str | None = None, language: str = "markdown") -> None:
        if text is None:
            text = (self.folders[0] / name).read_bytes().decode()
        self.texts[name] = text
        self._versions[name] = self._versions.get(name, 0) + 1
        item = {"uri": self.uri(name), "languageId": language, "version": self._versions[name], "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})

    def change(self, name: str, text: str) -> None:
        """Have another text in the place of the one before."""
        self.texts[name] = text
        self.send(name, [{"text": text}])

    def replace(self, name: str, old: str, new: str) -> None:
        """Type something in the place of something else."""
        assert old in self.texts[name]
        self.change(name, self.texts[name].replace(old, new, 1))

    def send(self, name: str, changes: Sequence[Json]) -> None:
        """Send changes as they are."""
        self._versions[name] += 1
        document = {"uri": self.uri(name), "version": self._versions[name]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def close(self, name: str) -> None:
        self.texts.pop(name, None)
        self.tell("textDocument/didClose", {"textDocument": {"uri": self.uri(name)}})

    def version(self, name: str) -> int:
        return self._versions[name]

    def write(self, name: str, text: str | None, *, is_told: bool = True) -> None:
        """Change a file on disk, or delete it, and tell the server as a watcher does."""
        path = self.folders[0] / name
        there = path.exists()
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        if is_told:
            kind = 3 if text is None else 2 if there else 1
            event = {"uri": self.uri(name), "type": kind}
            self.tell("workspace/didChangeWatchedFiles", {"changes": [event]})

    # Findings.

    def diagnostics(self, name: str) -> Sequence[Json]:
        """What was last published for a file."""
        return self.publications().get(name, ())

    def publications(self) -> Mapping[str, Sequence[Json]]:
        """What was last published for each file."""
        return {name: found for name, _, found in self.published}

    def codes(self, name: str) -> list[str]:
        return [each.get("code", "") for each in self.diagnostics(name)]

    # The pipes.

    def _listen(self, stream: IO[bytes]) -> None:
        while header := stream.readline():
            length = 0
            while header.strip():
                key, _, value = header.partition(b":")
                length = int(value) if key.lower() == b"content-length" else length
                header = stream.readline()
            self._news.put(json.loads(stream.read(length)))

    def _take(self, message: Json) -> None:
        method = message.get("method")
        if method is None:
            self._answers[message["id"]] = message
        elif method == "textDocument/publishDiagnostics":
            params = message["params"]
            self.published.append((self._name(params["uri"]), params.get("version"), params["diagnostics"]))
        elif method in ("window/logMessage", "window/showMessage"):
            self.said.append(message["params"]["message"])
        elif "id" in message:
            if method == "client/registerCapability":
                self.registered += message["params"]["registrations"]
            items = message.get("params", {}).get("items", ()) if method == "workspace/configuration" else ()
            self._write({"id": message["id"], "result": [None for _ in items] or None})

    def _name(self, uri: str) -> str:
        path = Path(unquote(urlparse(uri).path))
        if not uri.startswith("file:"):
            return uri
        return (
            path.relative_to(self.folders[0]).as_posix()
            if path.is_relative_to(self.folders[0])
            else str(path)
        )

    def _write(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def stop(self) -> int:
        """Say good-bye; gives the exit code."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.end()

    def leave(self) -> int:
        """Go without a word; gives the exit code."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.end()

    def end(self) -> int:
        """Wait until the server is gone, and clear away; gives the exit code."""
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            for thread in self._threads:
                thread.join()
            for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
                assert pipe is not None
                pipe.close()


@contextmanager
def editing(
    *folders: Path, capabilities: Mapping[str, Json] = CAPABILITIES, **more: Json
) -> Iterator[Editor]:
    """An editor with folders open, until the end of the block."""
    editor = Editor(*(folder.resolve() for folder in folders))
    try:
        editor.start(capabilities, **more)
        yield editor
    finally:
        editor.process.kill()
        editor.end()
